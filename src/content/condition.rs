//! Conditions as the built-in pack writes them. Knows the keys, and that nothing gets two verdicts.

use super::validate::{ANY, Kind, Names, SOME, short};
use crate::{
    diag::{Code, Diagnostic},
    document::{Table, Value},
    model::{Care, Condition, Id, Subject, Verdict, Word},
};
use std::ops::RangeInclusive;

const CELLS: RangeInclusive<usize> = 0..=200;

pub(super) fn condition(t: &mut Table<'_>, names: &mut Names) -> Option<Condition> {
    let id = names.declare(Kind::Condition, t);
    let tick = t.need("tick", short);
    let mut verdicts = Vec::new();
    t.need("ok", |v| v.list(CELLS, |v| judge(&mut verdicts, subject(v, names)?, Verdict::Ok, v)));
    t.need("never", |v| v.list(CELLS, |v| judge(&mut verdicts, subject(v, names)?, Verdict::Never { instead: None }, v)));
    t.find("stand_ins", |v| {
        v.list(SOME, |v| {
            let (of, instead) = v.table("a stand-in", |t| Some((of(t, names)?, t.need("put", |v| names.refer(Kind::Stretch, v))?)))?;
            judge(&mut verdicts, of, Verdict::Never { instead: Some(instead) }, v)
        })
    });
    t.find("cautions", |v| v.list(SOME, |v| v.table("a caution", |t| caution(t, names, &mut verdicts))));
    let effects = t.find("effects", |v| v.set(ANY, Value::word));
    let not_with = t.find("not_with", |v| v.set(ANY, |v| names.refer(Kind::Condition, v)));
    let notes = t.find("notes", |v| v.list(ANY, short));
    Some(Condition {
        id: id?,
        tick: tick?,
        verdicts,
        effects: effects.unwrap_or_default(),
        not_with: not_with.unwrap_or_default(),
        notes: notes.unwrap_or_default(),
    })
}

fn caution(t: &mut Table<'_>, names: &mut Names, verdicts: &mut Vec<(Subject, Verdict)>) -> Option<()> {
    let say = t.need("say", short);
    t.need("cells", |v| {
        v.list(SOME, |v| {
            let (of, instead) = v.table("a cell", |t| {
                let of = of(t, names);
                let instead: Option<Id> = t.find("put", |v| names.refer(Kind::Stretch, v));
                Some((of?, instead))
            })?;
            judge(verdicts, of, Verdict::Caution { say: say.clone()?, instead }, v)
        })
    })?;
    Some(())
}

fn of(t: &mut Table<'_>, names: &mut Names) -> Option<Subject> {
    t.need("of", |v| subject(v, names))
}

pub(super) fn subject(v: &Value<'_>, names: &mut Names) -> Option<Subject> {
    match Care::from_word(v.string()?) {
        Some(care) => Some(Subject::Care(care)),
        None => names.refer(Kind::Stretch, v).map(Subject::Stretch),
    }
}

/// The first verdict on a thing stands.
fn judge(verdicts: &mut Vec<(Subject, Verdict)>, on: Subject, verdict: Verdict, v: &Value<'_>) -> Option<()> {
    if verdicts.iter().any(|(subject, _)| *subject == on) {
        v.error(Code::Repeated, "is a second verdict on the same", &Diagnostic::warning);
    } else {
        verdicts.push((on, verdict));
    }
    Some(())
}
