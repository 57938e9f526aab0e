//! Habits as packs write them. Knows the keys, and what fits on their screen.

use super::validate::{Kind, Names, evidence};
use crate::{
    diag::Code,
    document::{Table, Value},
    model::{Habit, SafeText},
};
use std::{ops::RangeInclusive, time::Duration};

/// Longest name, so that it stands on one line.
const NAME: usize = 32;
/// Longest line of text.
const LINE: usize = 200;
/// Lines of text.
const FEW: RangeInclusive<usize> = 1..=4;
/// How long one may be asked to do something.
const LASTS: RangeInclusive<Duration> = Duration::from_secs(60)..=Duration::from_secs(3600);

pub(super) fn habit(t: &mut Table<'_>, names: &mut Names) -> Option<Habit> {
    let id = names.declare(Kind::Habit, t);
    let name = t.need("name", |v| v.text(NAME));
    let text = t.need("text", |v| v.list(FEW, line));
    let timed = t.has("least") || t.has("most");
    let lasts = if timed { lasts(t).map(Some) } else { Some(None) };
    let judged_as = t.find("judged_as", |v| names.refer(Kind::Stretch, v));
    let grade = t.need("grade", evidence);
    let sources = names.sources(t);
    Some(Habit { id: id?, name: name?, text: text?, lasts: lasts?, judged_as, grade: grade?, sources: sources? })
}

fn line(v: &Value<'_>) -> Option<SafeText> {
    v.text(LINE)
}

/// The least and the most never stand alone.
fn lasts(t: &mut Table<'_>) -> Option<(Duration, Duration)> {
    let least = t.need("least", |v| v.quantity(LASTS));
    let most = t.need("most", |v| {
        let most = v.quantity(LASTS)?;
        if least.is_some_and(|least| most < least) {
            v.error(Code::OutOfRange, "is less than `least`", &|d| d.help("the least time comes first"));
            return None;
        }
        Some(most)
    });
    Some((least?, most?))
}
