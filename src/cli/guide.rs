//! `unclench guide`: what the guide says, printed.

use super::{print, print_json, print_long, spelt};
use crate::{
    error::Error,
    model::{Card, Condition, Guide},
    paths::Paths,
    present::{self, Line, wrap},
    runtime::{Library, pager, terminal},
    search::{Found, Index},
    state,
};
use serde::Serialize;
use std::iter;

/// Longer lines are hard to read.
const WIDEST: usize = 70;
/// Cards printed in full, and named after them.
const FULL: usize = 3;
const NAMED: usize = 9;

#[derive(Serialize)]
struct Listing<'a> {
    schema: u8,
    cards: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    topic: &'a str,
    title: &'a str,
    text: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
    grade: String,
    sources: Vec<Origin<'a>>,
}

#[derive(Serialize)]
struct Origin<'a> {
    id: &'a str,
    authors: &'a str,
    published: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    shows: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    checked: bool,
}

pub(super) fn run(words: &[String], json: bool, paths: &Paths) -> Result<u8, Error> {
    let library = Library::new(paths);
    let memory = state::load(paths.state_file().as_deref())?;
    let ticked = library.ticked(&memory);
    let query = words.join(" ");
    if query.trim().is_empty() && !json {
        return print_long(&mut contents(&library, &ticked)).map(|()| 0);
    }
    let guide = library.guide().for_ticked(&ticked);
    let found = Index::new(&guide.cards).search(&query);
    if json {
        let cards = found.cards.iter().map(|at| entry(&guide, &guide.cards[*at])).collect();
        return print_json(serde_json::to_string(&Listing { schema: 1, cards })).map(|()| 0);
    }
    // Not every pager can do links.
    let paged = spelt(&answer(&guide, &found, &query, false)).into_owned();
    pager::show(&mut iter::once(paged), &mut |_| print(&answer(&guide, &found, &query, terminal::links()))).map(|()| 0)
}

fn entry<'a>(guide: &'a Guide, card: &'a Card) -> Entry<'a> {
    let dispute = card.dispute.as_ref();
    Entry {
        id: card.id.as_str(),
        topic: card.topic.as_str(),
        title: card.title.as_str(),
        text: card.text.iter().map(AsRef::as_ref).collect(),
        says: dispute.map(|dispute| dispute.says.as_str()),
        evidence: dispute.map(|dispute| dispute.evidence.as_str()),
        grade: format!("{}{}", card.grade.grade.word(), if card.grade.safety { "+S" } else { "" }),
        sources: guide
            .sources_of(card)
            .map(|source| Origin {
                id: source.id.as_str(),
                authors: source.authors.as_str(),
                published: source.published.as_str(),
                year: source.year,
                shows: source.shows.as_str(),
                url: source.url.as_ref().map(AsRef::as_ref),
                checked: source.checked,
            })
            .collect(),
    }
}

/// Every topic with the titles of its cards, as it is read.
fn contents(library: &Library, ticked: &[Condition]) -> impl Iterator<Item = String> {
    let topics = library.topics().map(|(topic, cards)| {
        let mut text = format!("{}\n", topic.name);
        let cards = cards.into_iter().filter_map(|card| card.for_ticked(ticked));
        cards.for_each(|card| text.push_str(&format!("  {}\n", card.title)));
        text + "\n"
    });
    topics.chain(iter::once("unclench guide WORDS prints what is known about them.\n".into()))
}

/// The best cards in full and the next ones by name, or what is near.
fn answer(guide: &Guide, found: &Found, query: &str, links: bool) -> String {
    if found.cards.is_empty() {
        return present::nothing_found(query, &found.near) + "\n";
    }
    let cards: Vec<_> = found.cards.iter().map(|at| &guide.cards[*at]).collect();
    let (full, others) = cards.split_at(cards.len().min(FULL));
    let mut text = full.iter().map(|card| in_full(guide, card, links)).collect::<Vec<_>>().join("\n\n");
    if !others.is_empty() {
        text.push_str("\n\nAlso in the guide:\n");
        others.iter().take(NAMED).for_each(|card| text.push_str(&format!("  {}\n", card.title)));
    }
    text
}

fn in_full(guide: &Guide, card: &Card, links: bool) -> String {
    let mut text = format!("{}\n\n", card.title);
    for line in present::card(guide, card) {
        match line {
            Line::Link(url) if links => text.push_str(&format!("\u{1b}]8;;{url}\u{1b}\\{url}\u{1b}]8;;\u{1b}\\\n")),
            Line::Heading(words) | Line::Text(words) | Line::Quiet(words) | Line::Link(words) | Line::Key(words, _) => {
                wrap(&words, WIDEST).iter().for_each(|line| text.push_str(&format!("{line}\n")));
            }
            Line::Blank => text.push('\n'),
        }
    }
    text
}
