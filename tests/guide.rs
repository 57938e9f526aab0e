//! The guide as it is built in: every fact is on a card, no card repeats another, and no address came in unseen.

use ratatui::{buffer::Buffer, layout::Rect};
use rustix::time::{ClockId, clock_gettime};
use std::sync::Arc;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    hint::black_box,
    path::Path,
    time::Duration,
};
use unclench::{
    app::{App, Choice, Event},
    content,
    keys::Key,
    model::{Card, Guide, Memory, SafeText, Settings, ThemeName},
    present::{self, View},
    search::Index,
    time::{Mono, Now},
    ui::{self, Theme},
};

fn guide() -> Guide {
    content::core_guide()
}

fn paragraphs(card: &Card) -> impl Iterator<Item = &str> {
    let dispute = card.dispute.iter().flat_map(|dispute| [&dispute.says, &dispute.evidence]);
    [&card.title].into_iter().chain(&card.text).chain(dispute).map(SafeText::as_str)
}

#[test]
fn the_guide_is_whole() {
    let guide = guide();
    assert_eq!((guide.topics.len(), guide.cards.len()), (13, 110));
    for topic in &guide.topics {
        let cards = content::core_cards(&topic.id);
        assert!(!cards.is_empty() && cards.iter().all(|card| card.topic == topic.id), "{}", topic.id);
    }
}

#[test]
fn every_fact_is_on_a_card() {
    let guide = guide();
    let covered: BTreeSet<_> = guide.cards.iter().flat_map(|card| &card.covers).map(ToString::to_string).collect();
    let facts = (1..=167).map(|n| format!("F{n:03}")).chain((1..=25).map(|n| format!("X{n:02}")));
    let missing: Vec<_> = facts.filter(|fact| !covered.contains(fact)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_card_says_a_few_facts_and_who_contradicts_shows_both_sides() {
    for card in &guide().cards {
        assert!((1..=8).contains(&card.covers.len()), "{}", card.id);
        let contradicts = card.covers.iter().any(|fact| fact.as_str().starts_with('X'));
        assert!(!contradicts || card.dispute.is_some(), "{}", card.id);
    }
}

#[test]
fn every_source_is_there() {
    let guide = guide();
    for card in &guide.cards {
        assert_eq!(guide.sources_of(card).count(), card.sources.len(), "{}", card.id);
    }
}

#[test]
fn no_two_cards_share_eight_words_in_a_row() {
    let guide = guide();
    let mut first: BTreeMap<String, &Card> = BTreeMap::new();
    for card in &guide.cards {
        for paragraph in paragraphs(card) {
            let plain = paragraph.to_lowercase().replace(['’', '\''], "");
            let words: Vec<_> = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            for run in words.windows(8).map(|run| run.join(" ")) {
                let owner = *first.entry(run.clone()).or_insert(card);
                assert_eq!(owner.id, card.id, "{run}");
            }
        }
    }
}

/// `tests/addresses.txt` lists every address somebody has looked at; what is not there has to be looked at first.
#[test]
fn no_address_came_in_unseen() {
    let known: BTreeSet<_> = include_str!("addresses.txt").lines().collect();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("content/core")];
    let mut found = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.extend(addresses(&path));
            }
        }
    }
    let found: BTreeSet<_> = found.iter().map(String::as_str).collect();
    let new: Vec<_> = found.difference(&known).collect();
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(new.is_empty() && gone.is_empty(), "new: {new:#?}, gone: {gone:#?}");
}

/// Web addresses, and the numbers that stand for one.
fn addresses(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("it was listed");
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '"' | ',' | ';'));
    let is_address = |word: &&str| {
        let lower = word.to_lowercase();
        let doi = lower.match_indices("10.").any(|(at, _)| {
            let rest = &lower[at + 3..];
            rest.find('/').is_some_and(|end| end >= 4 && rest[..end].bytes().all(|b| b.is_ascii_digit()))
        });
        doi || ["http:", "https:", "www.", "pmid", "pmc", "doi:", "doi.org"].iter().any(|sign| lower.starts_with(sign))
    };
    words.map(|word| word.trim_matches(['(', ')'])).filter(is_address).map(str::to_owned).collect()
}

/// What is installed answers each key of a search before the next frame (`a_key_of_a_search` in benches/evening.rs measures it). Here
/// is that the time grows no faster than the cards, on any computer: time of the processor, and compared with itself.
#[test]
fn four_times_as_many_cards_are_searched_in_four_times_the_time() {
    let own = guide().cards;
    let index = |many: usize| {
        let many = own.iter().cycle().take(many).enumerate();
        let cards: Vec<_> =
            many.map(|(at, card)| Card { tags: vec![format!("{at:x}cramp{at}").as_str().into()], ..card.clone() }).collect();
        Index::new(&cards)
    };
    let [few, many] = [5_000, 20_000].map(index);
    for query in ["m", "magnesium", "magnezium at night", "mognosiom", "a b c d e f g h"] {
        let fastest = |index: &Index| {
            let search = |_| {
                let start = processor();
                black_box(index.search(query));
                processor() - start
            };
            (0..5).map(search).min().expect("five")
        };
        let (few, many) = (fastest(&few), fastest(&many));
        println!("{query}: {few:?}, {many:?}");
        // The square of it would be sixteen.
        assert!(many < few * 7, "{query}: {few:?}, and then {many:?}");
    }
}

/// How long this thread has used a processor.
fn processor() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().expect("not before its beginning")
}

/// For these ticks: the titles of the cards that are left out, and those of the cards that say more.
fn changed(ticks: &[&str]) -> (Vec<String>, Vec<String>) {
    let ticked: Vec<_> = content::core_conditions().into_iter().filter(|condition| ticks.contains(&condition.id.as_str())).collect();
    assert_eq!(ticked.len(), ticks.len());
    let (before, after) = (guide(), guide().for_ticked(&ticked));
    let of = |card: &Card| after.cards.iter().find(|other| other.id == card.id).cloned();
    let ids = |changed: &dyn Fn(&Card) -> bool| before.cards.iter().filter(|card| changed(card)).map(|card| card.id.to_string()).collect();
    (ids(&|card| of(card).is_none()), ids(&|card| of(card).is_some_and(|other| other != *card)))
}

#[test]
fn what_a_tick_rules_out_is_not_advised() {
    assert_eq!(changed(&[]), (vec![], vec![]));
    assert_eq!(changed(&["fluid-limit"]).0, ["water-by-day", "q-sip-all-day"]);
    let gone: BTreeSet<_> = changed(&["patch"]).0.into_iter().collect();
    assert_eq!(gone, ["warm-bath", "packs-in-the-evening", "warm-shower-after", "warm-pack"].map(String::from).into());
    assert!(changed(&["stiff-nerves"]).1.iter().any(|id| id == "foot-shin-inner-cramp"));
    let (gone, careful) = changed(&["pregnant"]);
    assert!(gone.contains(&"rubbing".to_owned()) && careful.contains(&"cramps-in-pregnancy".to_owned()), "{gone:?} {careful:?}");
    // A leg with a clot is not told to do anything to itself.
    assert!(changed(&["clot-possible"]).0.iter().any(|id| id == "calf-at-the-wall"));
}

/// What is found is made ready to be seen only as far as a screen can show it, wherever the mark is.
#[test]
fn of_many_cards_those_around_the_mark_are_shown_and_no_others_are_made_ready() {
    let core = guide();
    let cards = core.cards.iter().cycle().take(900).enumerate();
    let many = cards.map(|(at, card)| Card { title: format!("Card {at}").as_str().into(), ..card.clone() }).collect();
    let choice = Choice { pack: Arc::new(content::core_part("trial").unwrap()), routine: 0 };
    let mut app = App::new(choice, Settings::default(), Memory { asked_hips: true, ..Memory::default() });
    let now = Now { mono: Mono::default(), wall: chrono::DateTime::parse_from_rfc3339("2026-11-22T21:47:00+01:00").unwrap() };
    app.update(Event::Key(Key::Char('g')), &now);
    app.update(Event::Guide(Arc::new(Guide { cards: many, ..core })), &now);
    app.update(Event::Key(Key::Char('/')), &now);
    let area = Rect::new(0, 0, 120, 300);
    let mut marked = 0;
    for at in [0, 299, 301, 450, 600, 899] {
        while marked < at {
            app.update(Event::Key(Key::Down), &now);
            marked += 1;
        }
        let view = present::view(&app, &now);
        let View::Guide(guide) = &view else { panic!("the guide is closed") };
        assert_eq!(guide.before + guide.cards.len() + guide.after, 900);
        assert!(guide.cards.len() <= 600);
        let mut buffer = Buffer::empty(area);
        ui::render(&view, &Theme::new(ThemeName::Dusk), area, &mut buffer);
        let rows: Vec<String> = buffer.content().chunks(120).map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect();
        let shown: Vec<usize> = rows.iter().filter_map(|row| row.split_once("Card ")?.1.split_whitespace().next()?.parse().ok()).collect();
        assert!(shown.len() > 100 && shown.contains(&at), "{at}: {shown:?}");
        assert!(shown.windows(2).all(|pair| pair[1] == pair[0] + 1), "{at}: {shown:?}");
    }
}
