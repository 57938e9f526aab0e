//! Danger signs and the check as packs write them. Knows the keys; which signs there are is the built-in pack's to say.

use super::{
    relief::few_words,
    validate::{ANY, Kind, Names, Owner, SOME, long, short},
};
use crate::{
    diag::Code,
    document::{Table, Value},
    model::{Advice, Ask, Check, CheckLine, ClotBlock, Flag, Id, SafeText, Screen, Screening, ScreeningName, Target, Urgency, Word},
};
use chrono::NaiveDate;

/// Longest question of nine words.
const QUESTION: usize = 64;

fn question(v: &Value<'_>) -> Option<SafeText> {
    few_words(v, QUESTION)
}

pub(super) fn flag(t: &mut Table<'_>, names: &mut Names, owner: Owner) -> Option<Flag> {
    let id = names.declare(Kind::Flag, t);
    let sign = t.need("sign", short);
    if owner == Owner::Person {
        t.require("ask");
    }
    let ask = t.find("ask", question);
    let urgency = t.need("urgency", Value::word);
    let why = t.need("why", short);
    let escalate = t.find("escalate", short);
    let also = t.find("also", |v| v.list(ANY, short));
    let questions = t.find("questions", |v| v.list(ANY, |v| v.table("a question", |t| follow_up(t, names))));
    let aside = if owner == Owner::Person { None } else { t.find("aside", short) };
    let sources = names.sources(t);
    let reviewed = t.need("reviewed", date);
    Some(Flag {
        id: id?,
        sign: sign?,
        ask,
        urgency: urgency?,
        why: why?,
        escalate,
        also: also.unwrap_or_default(),
        questions: questions.unwrap_or_default(),
        aside,
        sources: sources?,
        reviewed: reviewed?,
    })
}

fn date(v: &Value<'_>) -> Option<NaiveDate> {
    let text = v.string()?;
    let date = text.parse().ok().filter(|date: &NaiveDate| date.to_string() == text);
    if date.is_none() {
        v.error(Code::BadDate, "is not a day", &|d| d.help("year, month, day: \"2026-11-22\""));
    }
    date
}

fn follow_up(t: &mut Table<'_>, names: &mut Names) -> Option<Ask> {
    let ask = t.need("ask", question);
    let to = if t.has("leads_to") { leads_to(t, names).map(Target::Flag) } else { t.find("urgency", Value::word).map(Target::Urgency) };
    let say = t.find("say", short);
    if !["leads_to", "urgency", "say"].iter().any(|key| t.has(key)) {
        t.error(Code::MissingKey, "a question needs a key `leads_to`, `urgency` or `say`", &|d| d);
    }
    let leg = t.find("leg", Value::flag);
    Some(Ask { ask: ask?, to, say, leg: leg.unwrap_or(true) })
}

fn leads_to(t: &mut Table<'_>, names: &mut Names) -> Option<Id> {
    t.need("leads_to", |v| names.refer(Kind::Flag, v))
}

pub(super) fn check(t: &mut Table<'_>, names: &mut Names) -> Option<Check> {
    let heading = t.need("heading", short);
    let ending = t.need("ending", short);
    let otherwise = t.need("otherwise", |v| names.refer(Kind::Flag, v));
    let advice = t.need("advice", |v| v.table("the advice", |t| each_word::<Urgency, _>(t, advice)?.try_into().ok()));
    let screens = t.need("screen", |v| v.list(SOME, |v| v.table("a screen", |t| screen(t, names))));
    let clot = t.need("clot", |v| v.table("the clot questions", |t| clot(t, names)));
    let screenings =
        t.need("screening", |v| v.table("the screenings", |t| each_word::<ScreeningName, _>(t, |t| screening(t, names))?.try_into().ok()));
    Some(Check {
        heading: heading?,
        ending: ending?,
        otherwise: otherwise?,
        screens: screens?,
        clot: clot?,
        advice: advice?,
        screenings: screenings?,
    })
}

/// A table with a table for every word of a closed list, in the order of the list.
fn each_word<W: Word, T>(t: &mut Table<'_>, mut reader: impl FnMut(&mut Table<'_>) -> Option<T>) -> Option<Vec<T>> {
    let read: Vec<_> = W::WORDS.iter().map(|(word, _)| t.need(word, |v| v.table(word, &mut reader))).collect();
    read.into_iter().collect()
}

fn advice(t: &mut Table<'_>) -> Option<Advice> {
    let say = t.need("say", |v| v.list(SOME, short));
    let number = t.find("number", short);
    Some(Advice { say: say?, number })
}

fn screen(t: &mut Table<'_>, names: &mut Names) -> Option<Screen> {
    let id = t.need("id", Value::id);
    let stops = t.need("stops", Value::flag);
    let lines = t.need("lines", |v| v.list(1..=3, |v| v.table("a line", |t| line(t, names))));
    Some(Screen { id: id?, stops: stops?, lines: lines? })
}

fn line(t: &mut Table<'_>, names: &mut Names) -> Option<CheckLine> {
    let ask = t.need("ask", question);
    let leads_to = leads_to(t, names);
    let then = t.find("then", |v| v.list(SOME, |v| v.table("a line", |t| line(t, names))));
    let after = t.find("after", Value::word);
    let unsure = t.find("unsure", Value::flag).unwrap_or(false);
    let leg = t.find("leg", Value::flag).unwrap_or(true);
    Some(CheckLine { ask: ask?, leads_to: leads_to?, then: then.unwrap_or_default(), after, unsure, leg })
}

fn clot(t: &mut Table<'_>, names: &mut Names) -> Option<ClotBlock> {
    let flags = t.need("flags", |v| v.set(SOME, |v| names.refer(Kind::Flag, v)));
    let lift = t.need("lift", question);
    let asks = t.need("asks", |v| v.list(SOME, |v| v.table("a question", |t| follow_up(t, names))));
    Some(ClotBlock { flags: flags?, lift: lift?, asks: asks? })
}

fn screening(t: &mut Table<'_>, names: &mut Names) -> Option<Screening> {
    let first = t.find("first", |v| v.list(ANY, |v| v.table("a question", |t| follow_up(t, names))));
    let asks = t.need("asks", |v| v.list(SOME, question));
    let yes = t.need("yes", long);
    let thigh = t.find("thigh", short);
    let no = t.find("no", short);
    Some(Screening { first: first.unwrap_or_default(), asks: asks?, yes: yes?, thigh, no })
}
