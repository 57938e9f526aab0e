//! Reliefs as packs write them. Knows what fits on the screen of someone half awake.

use super::{
    figure::still,
    validate::{Kind, Named, Names, Owner, short},
};
use crate::{
    diag::Code,
    document::{Table, Value},
    model::{CrampMuscle, CrampPosition, GentleMove, JOINS, Picture, Relief, ReliefKind, ReliefLine, ReliefUse, SafeText, Variant},
};
use std::{mem, ops::RangeInclusive, time::Duration};

const TIMES: RangeInclusive<Duration> = Duration::ZERO..=Duration::from_secs(30 * 60);
const LASTS: RangeInclusive<Duration> = Duration::from_secs(1)..=JOINS;
const LINES: RangeInclusive<usize> = 1..=40;
/// Most words one takes in at a glance.
const WORDS: usize = 9;
/// Longest sentence of so many words.
const SENTENCE: usize = 60;
/// Most giant letters a screen has room for.
const LETTERS: usize = 12;

pub(super) fn relief(t: &mut Table<'_>, names: &mut Names, owner: Owner) -> Option<Relief> {
    let id = names.declare(Kind::Relief, t);
    let name = t.need("name", short);
    let kind = t.find("kind", |v| {
        let kind = v.word()?;
        if owner == Owner::Person && kind != ReliefKind::Script {
            v.error(Code::SafetyText, "may be `script` only", &|d| d.help("danger signs are the built-in pack's to say"));
        }
        Some(kind)
    });
    let mut shown = vec![];
    let lines = t.need("lines", |v| lines(v, names, &mut shown));
    let rest = t.find("rest", sentence);
    let gentle = t.find("gentle", |v| v.table("a move", |t| gentle(t, names)));
    let purpose = match kind.unwrap_or(ReliefKind::Script) {
        ReliefKind::Script => {
            let muscle = t.need("muscle", Value::word);
            let position = t.need("position", Value::word);
            let variant = t.find("variant", Value::word);
            names.shown.extend(position.map(|position| (position, shown)));
            ReliefUse::Script { muscle: muscle?, position: position?, variant: variant.unwrap_or(Variant::Usual) }
        }
        ReliefKind::DangerCard => ReliefUse::DangerCard,
        ReliefKind::ClotSafe => {
            let times = lines.iter().flatten().map(|line| line.at).collect::<Vec<_>>();
            ReliefUse::ClotSafe { by_muscle: t.need("by_muscle", |v| v.list(1..=20, |v| own_line(v, &times)))? }
        }
    };
    Some(Relief { id: id?, name: name?, purpose, lines: lines?, rest, gentle })
}

pub(super) fn picture(t: &mut Table<'_>, names: &mut Names) -> Option<Picture> {
    let id = names.declare(Kind::Picture, t);
    let position: Option<CrampPosition> = t.need("position", Value::word);
    let figure = still(t);
    Some(Picture { id: id?, position: position?, figure: figure? })
}

/// The lines, with the pictures they name in `shown`.
fn lines(v: &Value<'_>, names: &mut Names, shown: &mut Vec<Named>) -> Option<Vec<ReliefLine>> {
    let (mut first, mut earliest, mut counted) = (true, Duration::ZERO, Duration::ZERO);
    v.list(LINES, |v| {
        let opens = mem::take(&mut first);
        let line = v.table("a line", |t| {
            let picture = t.find("picture", |v| {
                let id = names.refer(Kind::Picture, v)?;
                shown.push(Named { kind: Kind::Picture, id: id.clone(), span: v.span() });
                Some(id)
            });
            Some(ReliefLine { picture, ..line(t)? })
        })?;
        if line.at < earliest || (opens && !line.at.is_zero()) {
            let right = if opens { "the first line is `at = \"0s\"`" } else { "each line comes later than the one before" };
            v.error(Code::LineOrder, "comes at the wrong time", &|d| d.help(right));
        }
        earliest = line.at + Duration::from_secs(1);
        if let Some(lasts) = line.lasts {
            if line.at < counted || line.at + lasts > JOINS {
                v.error(Code::LineOrder, "counts at the wrong time", &|d| {
                    d.help("`for` is over after two minutes at the latest, and before the next line that has one")
                });
            }
            counted = line.at + lasts;
        }
        Some(line)
    })
}

fn own_line(v: &Value<'_>, times: &[Duration]) -> Option<(CrampMuscle, ReliefLine)> {
    let own = v.table("a line", |t| {
        let muscle = t.need("muscle", Value::word);
        let line = line(t);
        Some((muscle?, line?))
    })?;
    if !times.contains(&own.1.at) {
        v.error(Code::LineOrder, "comes at the wrong time", &|d| d.help("it takes the place of the line at the same time"));
    }
    Some(own)
}

fn line(t: &mut Table<'_>) -> Option<ReliefLine> {
    let at = t.need("at", |v| v.quantity(TIMES));
    let lasts = t.find("for", |v| v.quantity(LASTS));
    let say = t.need("say", sentence);
    let big = t.need("big", big);
    let alone = t.find("alone", Value::flag).unwrap_or(false);
    Some(ReliefLine { at: at?, lasts, say: say?, big: big?, picture: None, alone })
}

fn gentle(t: &mut Table<'_>, names: &mut Names) -> Option<GentleMove> {
    let say = t.need("say", sentence);
    let big = t.need("big", big);
    let stretch = t.need("stretch", |v| names.refer(Kind::Stretch, v));
    Some(GentleMove { say: say?, big: big?, stretch: stretch? })
}

fn sentence(v: &Value<'_>) -> Option<SafeText> {
    few_words(v, SENTENCE)
}

/// A sentence for the night: one glance, one thing.
pub(super) fn few_words(v: &Value<'_>, longest: usize) -> Option<SafeText> {
    let text = v.text(longest)?;
    let words = text.as_str().split_whitespace().count();
    if words > WORDS {
        v.error(Code::TooManyWords, &format!("has {words} words"), &|d| d.help(&format!("at most {WORDS}: one thing at a time")));
        return None;
    }
    Some(text)
}

fn big(v: &Value<'_>) -> Option<SafeText> {
    let text = v.text(LETTERS)?;
    if !text.as_str().bytes().all(|b| matches!(b, b'A'..=b'Z' | b'?' | b' ')) {
        v.error(Code::BigWords, "cannot be drawn in giant letters", &|d| d.help("A–Z, `?` and spaces"));
        return None;
    }
    Some(text)
}
