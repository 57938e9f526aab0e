//! Topics and cards as packs write them. Knows the keys and what fits on a card; whether a topic is there is `link`'s.

use super::{
    condition::subject,
    validate::{ANY, Kind, Names, evidence, short},
};
use crate::{
    diag::Code,
    document::{Table, Value},
    model::{Card, Dispute, SafeText, Topic},
};
use std::ops::RangeInclusive;

/// Longest title, so that it stands on one line.
const TITLE: usize = 60;
/// Longest paragraph.
const PARAGRAPH: usize = 300;
/// Paragraphs on a card, and facts one card may say.
const FEW: RangeInclusive<usize> = 1..=8;

pub(super) fn topic(t: &mut Table<'_>, names: &mut Names) -> Option<Topic> {
    let id = names.declare(Kind::Topic, t);
    let name = t.need("name", |v| v.text(TITLE));
    Some(Topic { id: id?, name: name? })
}

pub(super) fn card(t: &mut Table<'_>, names: &mut Names) -> Option<Card> {
    let id = names.declare(Kind::Card, t);
    let topic = t.need("topic", |v| names.refer(Kind::Topic, v));
    let title = t.need("title", |v| v.text(TITLE));
    let text = t.need("text", |v| v.list(FEW, paragraph));
    let dispute = if t.has("says") || t.has("evidence") { dispute(t).map(Some) } else { Some(None) };
    let grade = t.need("grade", evidence);
    let sources = names.sources(t);
    let covers = t.find("covers", |v| v.set(FEW, fact));
    let muscles = t.find("muscles", |v| v.set(ANY, Value::word));
    let tags = t.find("tags", |v| v.set(ANY, short));
    let about = t.find("about", |v| v.set(ANY, |v| subject(v, names)));
    let hide_for = t.find("hide_for", |v| v.set(ANY, Value::word));
    let notes_of = t.find("notes_of", |v| v.set(ANY, |v| names.refer(Kind::Condition, v)));
    Some(Card {
        id: id?,
        topic: topic?,
        title: title?,
        text: text?,
        dispute: dispute?,
        grade: grade?,
        sources: sources?,
        covers: covers.unwrap_or_default(),
        muscles: muscles.unwrap_or_default(),
        tags: tags.unwrap_or_default(),
        about: about.unwrap_or_default(),
        hide_for: hide_for.unwrap_or_default(),
        notes_of: notes_of.unwrap_or_default(),
    })
}

fn paragraph(v: &Value<'_>) -> Option<SafeText> {
    v.text(PARAGRAPH)
}

/// What is often said never stands without what is known.
fn dispute(t: &mut Table<'_>) -> Option<Dispute> {
    let says = t.need("says", paragraph);
    let evidence = t.need("evidence", paragraph);
    Some(Dispute { says: says?, evidence: evidence? })
}

/// A row of the list of facts: `F001`, or `X01` for what is often said and wrong.
fn fact(v: &Value<'_>) -> Option<SafeText> {
    let text = v.text(4)?;
    let number = |letter, digits| {
        let number = text.as_str().strip_prefix(letter);
        number.is_some_and(|number| number.len() == digits && number.bytes().all(|b| b.is_ascii_digit()))
    };
    if !number('F', 3) && !number('X', 2) {
        v.error(Code::BadId, "is not the number of a fact", &|d| d.help("\"F001\" or \"X01\""));
        return None;
    }
    Some(text)
}
