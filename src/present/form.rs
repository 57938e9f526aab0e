//! A diary's form in words: its fields, their answers, and what keeps it from being kept.

use super::{
    Hint,
    diary::{clock, night_name, plain},
    footer,
};
use crate::{
    app::{About, App, Field, Form, Trouble, Value},
    diary::Diary,
    keys::Context,
    model::{CrampMuscle, Factor, Help, Side, Skip, Word},
};
use chrono::{DateTime, FixedOffset};

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
    /// What is asked.
    pub label: &'static str,
    /// What is in it, up to the place of the next letter.
    pub before: String,
    /// The rest of it.
    pub after: String,
    /// Letters go into it.
    pub is_text: bool,
    /// The keys are for it.
    pub marked: bool,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormView {
    /// What it is about.
    pub title: String,
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// What may be answered in the marked field, with whether it is.
    pub options: Vec<(String, bool)>,
    /// How to answer.
    pub hint: String,
    /// What keeps it from being kept.
    pub trouble: String,
    /// The keys.
    pub footer: Vec<Hint>,
}

pub(super) fn form_view(app: &App, diary: &Diary, form: &Form) -> FormView {
    let title = match form.about() {
        About::Night => night_name(form.night()),
        About::Episode(None) => format!("A cramp · {}", night_name(form.night())),
        About::Episode(Some(id)) => {
            let at = diary.episode(id).map(|episode| clock(app, episode.onset)).unwrap_or_default();
            if form.closes() {
                format!("The cramp at {at}: about how long?")
            } else {
                format!("The cramp at {at} · {}", night_name(form.night()))
            }
        }
    };
    let fields = form.fields().iter().enumerate().map(|(at, (field, value))| {
        let (before, after) = match value {
            Value::Text(line) => line.parts(),
            _ => ("", ""),
        };
        let shown = shown(*field, value);
        FieldView {
            label: label(*field),
            before: if matches!(value, Value::Text(_)) { before.to_owned() } else { shown },
            after: after.to_owned(),
            is_text: matches!(value, Value::Text(_)),
            marked: at == form.at(),
        }
    });
    let (options, hint) =
        form.fields().get(form.at()).map(|(field, value)| (options(*field, value), hint(*field, value))).unwrap_or_default();
    let danger = (!form.takes_own_words()).then(|| Hint { key: "!".into(), words: "danger" });
    FormView {
        title,
        fields: fields.collect(),
        options,
        hint: hint.into(),
        trouble: form.trouble().map(trouble).unwrap_or_default(),
        footer: footer(&app.keymap, Context::Form).into_iter().chain(danger).collect(),
    }
}

fn label(field: Field) -> &'static str {
    match field {
        Field::When => "When",
        Field::Lasted => "How long",
        Field::Muscle => "Muscle",
        Field::Side => "Leg",
        Field::Severity => "Pain",
        Field::Woke => "Woke me",
        Field::Helped => "Helped",
        Field::Soreness => "Sore after",
        Field::Cramps => "Cramps",
        Field::Quality => "Sleep",
        Field::Stretched => "Stretched",
        Field::Skipped => "Left out",
        Field::Factors => "That day",
        Field::Note => "Note",
    }
}

/// The words of a field's answers.
fn answers(field: Field) -> Vec<String> {
    fn words<W: Word>() -> Vec<String> {
        W::WORDS.iter().map(|(word, _)| plain(word)).collect()
    }
    match field {
        Field::Muscle => words::<CrampMuscle>(),
        Field::Side => words::<Side>(),
        Field::Helped => words::<Help>(),
        Field::Skipped => words::<Skip>(),
        Field::Factors => words::<Factor>(),
        Field::Woke | Field::Stretched => vec!["yes".into(), "no".into()],
        _ => vec![],
    }
}

/// What is in a field that takes no letters.
fn shown(field: Field, value: &Value) -> String {
    let answers = answers(field);
    let not_said = || "–".to_owned();
    match value {
        Value::Text(line) => line.text(),
        Value::Number { value, .. } => value.map_or_else(not_said, |value| value.to_string()),
        Value::One { chosen, .. } => chosen.and_then(|at| answers.get(at).cloned()).unwrap_or_else(not_said),
        Value::Many { chosen, .. } => {
            let chosen: Vec<&str> = answers.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(word, _)| word.as_str()).collect();
            if chosen.is_empty() { not_said() } else { chosen.join(", ") }
        }
    }
}

fn options(field: Field, value: &Value) -> Vec<(String, bool)> {
    let numbered = |(at, word): (usize, String)| format!("{} {word}", at + 1);
    let words = answers(field).into_iter().enumerate().map(numbered);
    match value {
        Value::One { chosen, .. } => words.enumerate().map(|(at, word)| (word, *chosen == Some(at))).collect(),
        Value::Many { chosen, .. } => words.zip(chosen).map(|(word, chosen)| (word, *chosen)).collect(),
        Value::Text(_) | Value::Number { .. } => vec![],
    }
}

fn hint(field: Field, value: &Value) -> &'static str {
    match (field, value) {
        (Field::When, _) => "Such as 02:40, yesterday 23:50, or 15 min ago.",
        (Field::Lasted, _) => "Such as 1 min 10 s, or 90 s. Empty: nobody knows.",
        (Field::Severity, _) => "0 no pain … 10 the worst there is.",
        (Field::Soreness, _) => "The day after: 0 not sore … 10 very sore.",
        (Field::Quality, _) => "1 very poorly … 5 very well.",
        (Field::Cramps, _) => "0 is an answer too.",
        (Field::Stretched, _) => "That evening, with unclench or without: a number, or ← →.",
        (Field::Note, _) => "In your own words. It stays on this computer. Here ! is a letter too.",
        (_, Value::Many { .. }) => "Numbers, as many as fit.",
        _ => "A number, or ← →.",
    }
}

fn trouble(trouble: Trouble) -> String {
    let at = |at: DateTime<FixedOffset>| at.format("%H:%M (UTC%:z)").to_string();
    match trouble {
        Trouble::NoTime => "That time cannot be read.".into(),
        Trouble::ToCome => "That is still to come.".into(),
        Trouble::Twice(first, second) => {
            format!("The clocks went back: it was that time twice. 1: the first, {}. 2: the second, {}.", at(first), at(second))
        }
        Trouble::LeftOut(offered) => {
            format!("The clocks went forward over that time. {} is the first after it; enter saves that.", offered.format("%H:%M"))
        }
        Trouble::NoLength => "That length cannot be read. Say it like 1 min 10 s, or 90 s.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_asks_something_of_its_own() {
        use Field as F;
        let of_cramps = [F::When, F::Lasted, F::Muscle, F::Side, F::Severity, F::Woke, F::Helped, F::Soreness];
        let of_nights = [F::Cramps, F::Quality, F::Stretched, F::Skipped, F::Factors, F::Note];
        let mut labels: Vec<_> = of_cramps.into_iter().chain(of_nights).map(label).collect();
        labels.sort_unstable();
        labels.dedup();
        assert!(labels.len() == of_cramps.len() + of_nights.len() && !labels.contains(&""), "{labels:?}");
        let number = Value::Number { low: 0, high: 10, value: None };
        assert_eq!(hint(F::Soreness, &number), "The day after: 0 not sore … 10 very sore.");
    }
}
