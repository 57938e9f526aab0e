//! The guide: topics, cards, what a search finds, and a card in full.

use super::{Hint, Line, footer, page::source, words};
use crate::{
    app::{App, Reader},
    model::{Card, Guide},
};
use std::ops::Range;

/// Characters of a paragraph that are shown before the first word that was looked for.
const BEFORE: usize = 24;

/// No screen shows more cards than this, before or after the one that is marked.
const SEEN: usize = 300;

/// The letters of the grades in one line; the page of keys has them all.
const LEGEND: &str = "A strong … D untested · X unlikely · S safety";

/// A line with the places of the words that were looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The line.
    pub text: String,
    /// The words in it, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// One card of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    /// Its title.
    pub title: Marked,
    /// The paragraph in which it was found, or its first.
    pub below: Marked,
    /// The letter of its grade.
    pub grade: &'static str,
    /// What the letter means.
    pub graded: String,
    /// Marked.
    pub marked: bool,
}

/// The guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideView {
    /// The topics, each with whether it is open.
    pub topics: Vec<(String, bool)>,
    /// The cards of the open topic, or what was found: of many, those around the mark that a screen has room for.
    pub cards: Vec<CardRow>,
    /// How many come before those.
    pub before: usize,
    /// How many come after them.
    pub after: usize,
    /// The keys move the mark among the cards, not among the topics.
    pub in_cards: bool,
    /// What has been typed, while one searches.
    pub typed: Option<String>,
    /// What there is to say about the list.
    pub said: String,
    /// What the letters mean, in short.
    pub legend: &'static str,
    /// The keys.
    pub footer: Vec<Hint>,
}

pub(super) fn guide(app: &App, reader: &Reader) -> GuideView {
    let guide = reader.guide();
    let listed = reader.listed();
    let before = reader.marked().unwrap_or(0).saturating_sub(SEEN);
    let seen = listed.iter().enumerate().skip(before).take(2 * SEEN);
    let rows = seen.map(|(at, card)| row(reader, &guide.cards[*card], reader.marked() == Some(at)));
    let said = match reader.search() {
        Some(search) if listed.is_empty() => nothing_found(&search.typed, &search.found.near),
        _ => words::count(listed.len(), "card", "cards"),
    };
    GuideView {
        topics: guide.topics.iter().enumerate().map(|(at, topic)| (topic.name.to_string(), at == reader.topic())).collect(),
        cards: rows.collect(),
        before,
        after: listed.len().saturating_sub(before + 2 * SEEN),
        in_cards: reader.marked().is_some(),
        typed: reader.search().map(|search| search.typed.clone()),
        said,
        legend: if listed.is_empty() { "" } else { LEGEND },
        footer: footer(&app.keymap, app.context_below()),
    }
}

fn row(reader: &Reader, card: &Card, marked: bool) -> CardRow {
    let marks = |text: &str| reader.search().map(|search| search.found.marks(text)).unwrap_or_default();
    let dispute = card.dispute.iter().flat_map(|dispute| [&dispute.says, &dispute.evidence]);
    let mut paragraphs = card.text.iter().chain(dispute).map(|text| around(text.as_str(), &marks(text.as_str())));
    let first = paragraphs.next().unwrap_or_default();
    let below = if first.marks.is_empty() { paragraphs.find(|text| !text.marks.is_empty()).unwrap_or(first) } else { first };
    CardRow {
        title: Marked { text: card.title.to_string(), marks: marks(card.title.as_str()) },
        below,
        grade: card.grade.grade.word(),
        graded: words::evidence(card.grade),
        marked,
    }
}

/// A paragraph from shortly before its first mark on.
fn around(text: &str, marks: &[Range<usize>]) -> Marked {
    let first = marks.first().map_or(0, |mark| mark.start);
    let near = text[..first].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    if near == 0 {
        return Marked { text: text.to_owned(), marks: marks.to_vec() };
    }
    let from = text[near..first].find(' ').map_or(first, |space| near + space + 1);
    const CUT: &str = "… ";
    let moved = marks.iter().map(|mark| mark.start - from + CUT.len()..mark.end - from + CUT.len());
    Marked { text: format!("{CUT}{}", &text[from..]), marks: moved.collect() }
}

/// What is said when nothing was found.
#[must_use]
pub fn nothing_found(query: &str, near: &[String]) -> String {
    let query = crate::model::SafeText::new(query);
    if near.is_empty() { format!("Nothing on “{query}”.") } else { format!("Nothing on “{query}”. Near: {}.", near.join(", ")) }
}

/// A card in full, without its title.
#[must_use]
pub fn card(guide: &Guide, card: &Card) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for text in &card.text {
        lines.extend([Line::Text(text.to_string()), Line::Blank]);
    }
    if let Some(dispute) = &card.dispute {
        lines.extend([Line::Heading("Often said".into()), Line::Text(dispute.says.to_string()), Line::Blank]);
        lines.extend([Line::Heading("What the evidence says".into()), Line::Text(dispute.evidence.to_string()), Line::Blank]);
    }
    lines.extend([Line::Heading("How well supported".into()), Line::Text(words::evidence(card.grade))]);
    lines.extend(guide.sources_of(card).flat_map(source));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_begins_with_a_whole_word_shortly_before_what_was_looked_for() {
        let text = "Whoever takes it at night may sleep no better for the salt.";
        let salt = text.find("salt").map(|at| at..at + 4).unwrap();
        let Marked { text, marks } = around(text, std::slice::from_ref(&salt));
        assert_eq!((text.as_str(), &text[marks[0].clone()]), ("… sleep no better for the salt.", "salt"));
    }
}
