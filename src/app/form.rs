//! A form: what a person may say of one cramp or one night, field by field. What they do not touch is not said.

use super::TextLine;
use crate::{
    diary::{Diary, Episode},
    model::{Course, EntryId, EpisodeFacts, MOST_CRAMPS, NightFacts, Record, SafeText, Severity, SleepQuality, Word},
    time::{Meant, Misread, Now},
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use std::time::Duration;

/// Longest note, in characters.
const NOTE: usize = 200;
/// Longest text of any other field.
const SHORT: usize = 24;
/// What lasts longer is not one cramp.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// When it began.
    When,
    /// How long it lasted.
    Lasted,
    /// The muscle.
    Muscle,
    /// The leg.
    Side,
    /// How bad it was.
    Severity,
    /// Whether it woke the person up.
    Woke,
    /// What helped.
    Helped,
    /// How sore the muscle was the next day.
    Soreness,
    /// How many cramps there were.
    Cramps,
    /// How one slept.
    Quality,
    /// Whether one stretched.
    Stretched,
    /// Why the routine was left out.
    Skipped,
    /// What there was about the day.
    Factors,
    /// In the person's own words.
    Note,
}

/// An answer, or none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(TextLine),
    /// One of so many.
    One {
        /// How many there are.
        of: usize,
        /// Which one.
        chosen: Option<usize>,
    },
    /// Any of them.
    Many {
        /// Which ones.
        chosen: Vec<bool>,
        /// Where the mark is.
        at: usize,
    },
    /// A number.
    Number {
        /// The least.
        low: u16,
        /// The most.
        high: u16,
        /// Which one.
        value: Option<u16>,
    },
}

/// Why a form cannot be kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The time cannot be read.
    NoTime,
    /// It is still to come.
    ToCome,
    /// The clocks went back: it was that time twice.
    Twice(DateTime<FixedOffset>, DateTime<FixedOffset>),
    /// The clocks went forward over it: the first time after it stands there now.
    LeftOut(DateTime<FixedOffset>),
    /// The length cannot be read.
    NoLength,
}

/// What the form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A cramp, or a new one.
    Episode(Option<EntryId>),
    /// A night.
    Night,
}

/// A form that is being filled in.
#[derive(Clone, Debug)]
pub struct Form {
    about: About,
    night: NaiveDate,
    /// The cramp was left open: what is kept closes it.
    closes: bool,
    fields: Vec<(Field, Value)>,
    before: Vec<Value>,
    at: usize,
    /// Nothing was typed yet into the field that the keys are for: a digit begins its number anew.
    fresh: bool,
    trouble: Option<Trouble>,
    /// Which of two times was meant.
    picked: Option<DateTime<FixedOffset>>,
}

impl Form {
    /// About a new cramp of a night.
    #[must_use]
    pub fn new_episode(night: NaiveDate) -> Self {
        Self::make(About::Episode(None), night, false, episode_fields(&EpisodeFacts::default(), ""))
    }

    /// About a cramp that is in the diary.
    #[must_use]
    pub fn of_episode(episode: &Episode) -> Self {
        let fields = episode_fields(&episode.facts, &episode.onset.format("%H:%M").to_string());
        let mut form = Self::make(About::Episode(Some(episode.id)), episode.night, episode.is_open(), fields);
        if form.closes {
            form.go_to(Field::Lasted);
        }
        form
    }

    /// About a night.
    #[must_use]
    pub fn of_night(diary: &Diary, night: NaiveDate) -> Self {
        let known = diary.night(night);
        let facts = known.map(|night| night.facts.clone()).unwrap_or_default();
        let cramps = Value::Number { low: 0, high: MOST_CRAMPS, value: known.and_then(crate::diary::Night::cramps) };
        let fields = vec![
            (Field::Cramps, cramps),
            (Field::Quality, Value::Number { low: 1, high: 5, value: facts.quality.map(|quality| u16::from(quality.value())) }),
            (Field::Stretched, yes_or_no(facts.stretched)),
            (Field::Skipped, one(facts.skipped)),
            (Field::Factors, many(facts.factors.as_deref())),
            (Field::Note, Value::Text(TextLine::new(facts.note.as_ref().map_or("", SafeText::as_str)))),
        ];
        Self::make(About::Night, night, false, fields)
    }

    fn make(about: About, night: NaiveDate, closes: bool, fields: Vec<(Field, Value)>) -> Self {
        let before = fields.iter().map(|(_, value)| value.clone()).collect();
        Self { about, night, closes, fields, before, at: 0, fresh: true, trouble: None, picked: None }
    }

    /// What it is about.
    #[must_use]
    pub fn about(&self) -> About {
        self.about
    }

    /// The night it is about.
    #[must_use]
    pub fn night(&self) -> NaiveDate {
        self.night
    }

    /// Whether it asks for the end of a cramp that was left open.
    #[must_use]
    pub fn closes(&self) -> bool {
        self.closes
    }

    /// The fields with what is in them.
    #[must_use]
    pub fn fields(&self) -> &[(Field, Value)] {
        &self.fields
    }

    /// Which field the keys are for.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// What keeps it from being kept.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// To this field, if it has it.
    pub(super) fn go_to(&mut self, field: Field) {
        self.at = self.fields.iter().position(|(other, _)| *other == field).unwrap_or(self.at);
        self.fresh = true;
    }

    /// To another field: from the last on to the first.
    pub(super) fn step(&mut self, by: isize) {
        let count = self.fields.len();
        self.at = self.at.saturating_add_signed(by.rem_euclid(count.cast_signed().max(1))) % count.max(1);
        self.fresh = true;
    }

    /// Sets a number that has its own field.
    pub(super) fn set_number(&mut self, wanted: Field, number: u16) {
        for (field, value) in &mut self.fields {
            if let (true, Value::Number { value, low, high }) = (*field == wanted, value) {
                *value = Some(number.clamp(*low, *high));
            }
        }
    }

    /// Whether the keys are for the person's own words, in which every letter is one.
    #[must_use]
    pub fn takes_own_words(&self) -> bool {
        matches!(self.fields.get(self.at), Some((Field::Note, _)))
    }

    /// A letter, a digit or a space for the field.
    pub(super) fn type_letter(&mut self, letter: char) {
        if let Some(Trouble::Twice(first, second)) = self.trouble {
            self.picked = match letter {
                '1' => Some(first),
                '2' => Some(second),
                _ => self.picked,
            };
            if self.picked.is_some() {
                self.trouble = None;
            }
            return;
        }
        let Some((field, value)) = self.fields.get_mut(self.at) else { return };
        let digit = letter.to_digit(10).and_then(|digit| u16::try_from(digit).ok());
        match value {
            Value::Text(line) => {
                line.insert(letter, if *field == Field::Note { NOTE } else { SHORT });
                self.trouble = None;
                self.picked = None;
            }
            Value::Number { low, high, value } => {
                // A second digit makes a greater number, where there is one; else it begins anew.
                let typed = value.filter(|_| !self.fresh);
                let longer = |digit: u16| typed.map(|typed| typed * 10 + digit).filter(|longer| *longer > 9 && longer <= high);
                let number = digit.map(|digit| longer(digit).unwrap_or(digit)).filter(|number| (*low..=*high).contains(number));
                *value = number.or(*value);
                self.fresh &= digit.is_none();
            }
            Value::One { of, chosen } => match digit.map(usize::from) {
                Some(digit) if (1..=*of).contains(&digit) => *chosen = Some(digit - 1),
                _ if letter == ' ' => *chosen = Some(chosen.map_or(0, |at| (at + 1) % *of)),
                _ => {}
            },
            Value::Many { chosen, at } => {
                let which = if letter == ' ' { Some(*at) } else { digit.map(usize::from).and_then(|digit| digit.checked_sub(1)) };
                if let Some((which, is_chosen)) = which.and_then(|which| Some((which, chosen.get_mut(which)?))) {
                    *is_chosen = !*is_chosen;
                    *at = which;
                }
            }
        }
    }

    /// To the left or right in a field: in a text, or to a smaller or greater answer.
    pub(super) fn turn(&mut self, right: bool) {
        match self.fields.get_mut(self.at).map(|(_, value)| value) {
            Some(Value::Text(line)) if right => line.right(),
            Some(Value::Text(line)) => line.left(),
            Some(Value::Number { low, high, value }) => {
                *value = Some(match *value {
                    None => *low,
                    Some(value) if right => (value + 1).min(*high),
                    Some(value) => value.saturating_sub(1).max(*low),
                });
            }
            Some(Value::One { of, chosen }) => {
                *chosen = Some(match *chosen {
                    None if right => 0,
                    None => *of - 1,
                    Some(at) => (at + if right { 1 } else { *of - 1 }) % *of,
                });
            }
            Some(Value::Many { chosen, at }) => *at = (*at + if right { 1 } else { chosen.len() - 1 }) % chosen.len().max(1),
            None => {}
        }
    }

    /// Does this to the text of the field, if it has one.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut TextLine)) {
        if let Some((_, Value::Text(line))) = self.fields.get_mut(self.at) {
            change(line);
            self.trouble = None;
            self.picked = None;
        }
    }

    /// What the form says, with the night it belongs to; nothing if that is nothing new. Trouble is kept for the person to
    /// see.
    pub(super) fn said(&mut self, night_starts: NaiveTime, now: &Now) -> Option<Option<(NaiveDate, Record)>> {
        match self.read(night_starts, now) {
            Ok(said) => Some(said),
            Err((field, trouble)) => {
                self.go_to(field);
                if let Trouble::LeftOut(offered) = trouble {
                    self.fields[self.at].1 = Value::Text(TextLine::new(&offered.format("%Y-%m-%d %H:%M").to_string()));
                }
                self.trouble = Some(trouble);
                None
            }
        }
    }

    fn read(&self, night_starts: NaiveTime, now: &Now) -> Result<Option<(NaiveDate, Record)>, (Field, Trouble)> {
        match self.about {
            About::Night => {
                let mut facts = NightFacts::default();
                for (field, value) in self.touched() {
                    match (field, value) {
                        (Field::Cramps, Value::Number { value, .. }) => facts.cramps = *value,
                        (Field::Quality, Value::Number { value, .. }) => facts.quality = value.and_then(small).and_then(SleepQuality::new),
                        (Field::Stretched, Value::One { chosen, .. }) => facts.stretched = chosen.map(|at| at == 0),
                        (Field::Skipped, value) => facts.skipped = chosen(value),
                        (Field::Factors, value) => facts.factors = ticked(value),
                        (Field::Note, Value::Text(line)) => facts.note = Some(SafeText::new(&line.text())),
                        _ => {}
                    }
                }
                Ok((facts != NightFacts::default()).then_some((self.night, Record::Night(facts))))
            }
            About::Episode(of) => {
                let mut facts = EpisodeFacts::default();
                for (field, value) in self.touched() {
                    match (field, value) {
                        (Field::When, Value::Text(line)) => {
                            let onset = self.moment(&line.text(), night_starts, now).map_err(|trouble| (Field::When, trouble))?;
                            facts.onset = Some(onset);
                        }
                        (Field::Lasted, Value::Text(line)) => {
                            let lasted = length(&line.text()).ok_or((Field::Lasted, Trouble::NoLength))?;
                            facts.course = Some(lasted.map_or(Course::Unknown, Course::Over));
                        }
                        (Field::Muscle, value) => facts.muscle = chosen(value),
                        (Field::Side, value) => facts.side = chosen(value),
                        (Field::Severity, Value::Number { value, .. }) => facts.severity = value.and_then(small).and_then(Severity::new),
                        (Field::Woke, Value::One { chosen, .. }) => facts.woke = chosen.map(|at| at == 0),
                        (Field::Helped, value) => facts.helped = ticked(value),
                        (Field::Soreness, Value::Number { value, .. }) => facts.soreness = value.and_then(small).and_then(Severity::new),
                        (Field::Note, Value::Text(line)) => facts.note = Some(SafeText::new(&line.text())),
                        _ => {}
                    }
                }
                if (self.closes || of.is_none()) && facts.course.is_none() {
                    facts.course = Some(Course::Unknown);
                }
                if of.is_none() && facts.onset.is_none() {
                    return Err((Field::When, Trouble::NoTime));
                }
                let night = facts.onset.map_or(self.night, |onset| crate::model::night_of(onset, night_starts));
                Ok((facts != EpisodeFacts::default()).then_some((night, Record::Episode { of, facts })))
            }
        }
    }

    /// The fields that hold something else than before.
    fn touched(&self) -> impl Iterator<Item = (Field, &Value)> {
        let same = |value: &Value, before: &Value| match (value, before) {
            (Value::Text(now), Value::Text(then)) => now.text() == then.text(),
            (Value::Many { chosen: now, .. }, Value::Many { chosen: then, .. }) => now == then,
            (now, then) => now == then,
        };
        self.fields
            .iter()
            .zip(&self.before)
            .filter(move |((_, value), before)| !same(value, before))
            .map(|((field, value), _)| (*field, value))
    }

    /// The moment that is meant by a text.
    fn moment(&self, text: &str, night_starts: NaiveTime, now: &Now) -> Result<DateTime<FixedOffset>, Trouble> {
        if let Some(picked) = self.picked {
            return Ok(picked);
        }
        // A time of day is meant within the night; a time ago counts from now.
        let next = self.night.succ_opt().unwrap_or(self.night);
        let end = now.at(next.and_time(night_starts)) - TimeDelta::seconds(1);
        let counts_back = text.trim_end().to_lowercase().ends_with("ago");
        let from = if counts_back { now.wall } else { now.wall.min(end) };
        match now.said(text, from) {
            Ok(Meant::Once(at)) if at <= now.wall => Ok(at),
            Ok(Meant::Once(_)) | Err(Misread::Future) => Err(Trouble::ToCome),
            Ok(Meant::Twice(first, second)) => Err(Trouble::Twice(first, second)),
            Ok(Meant::Never(offered)) => Err(Trouble::LeftOut(offered)),
            Err(Misread::Unknown) => Err(Trouble::NoTime),
        }
    }
}

fn episode_fields(facts: &EpisodeFacts, when: &str) -> Vec<(Field, Value)> {
    let severity = |value: Option<Severity>| Value::Number { low: 0, high: 10, value: value.map(|value| u16::from(value.value())) };
    let lasted = match facts.course {
        Some(Course::Over(length)) => written(length),
        _ => String::new(),
    };
    vec![
        (Field::When, Value::Text(TextLine::new(when))),
        (Field::Lasted, Value::Text(TextLine::new(&lasted))),
        (Field::Muscle, one(facts.muscle)),
        (Field::Side, one(facts.side)),
        (Field::Severity, severity(facts.severity)),
        (Field::Woke, yes_or_no(facts.woke)),
        (Field::Helped, many(facts.helped.as_deref())),
        (Field::Soreness, severity(facts.soreness)),
        (Field::Note, Value::Text(TextLine::new(facts.note.as_ref().map_or("", SafeText::as_str)))),
    ]
}

fn yes_or_no(value: Option<bool>) -> Value {
    Value::One { of: 2, chosen: value.map(|yes| usize::from(!yes)) }
}

fn one<W: Word + PartialEq>(value: Option<W>) -> Value {
    let chosen = value.and_then(|value| W::WORDS.iter().position(|(_, word)| *word == value));
    Value::One { of: W::WORDS.len(), chosen }
}

fn many<W: Word + PartialEq>(values: Option<&[W]>) -> Value {
    let chosen = W::WORDS.iter().map(|(_, word)| values.is_some_and(|values| values.contains(word))).collect();
    Value::Many { chosen, at: 0 }
}

fn chosen<W: Word>(value: &Value) -> Option<W> {
    let Value::One { chosen: Some(at), .. } = value else { return None };
    W::WORDS.get(*at).map(|(_, word)| *word)
}

fn ticked<W: Word>(value: &Value) -> Option<Vec<W>> {
    let Value::Many { chosen, .. } = value else { return None };
    Some(W::WORDS.iter().zip(chosen).filter(|(_, is_chosen)| **is_chosen).map(|((_, word), _)| *word).collect())
}

fn small(value: u16) -> Option<u8> {
    u8::try_from(value).ok()
}

/// A length as it is typed: `1 min 10 s`.
fn written(length: Duration) -> String {
    match (length.as_secs() / 60, length.as_secs() % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// The length that is meant by a text: `90 s`, `1 min 30 s` or `1:30`; nothing for no text. `None` if it cannot be read: a number
/// alone may be minutes or seconds.
fn length(text: &str) -> Option<Option<Duration>> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Some(None);
    }
    let number = |digits: &str| digits.trim().parse::<u64>().ok();
    let seconds = if let Some((minutes, seconds)) = text.split_once(':') {
        number(minutes)?.checked_mul(60)?.checked_add(number(seconds).filter(|seconds| *seconds < 60)?)?
    } else {
        let mut total = 0_u64;
        let mut rest = text.as_str();
        while !rest.trim().is_empty() {
            rest = rest.trim_start();
            let digits = rest.find(|c: char| !c.is_ascii_digit())?;
            let count = number(&rest[..digits])?;
            rest = rest[digits..].trim_start();
            let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let unit = match &rest[..letters] {
                "h" | "hour" | "hours" => 3600,
                "m" | "min" | "mins" | "minute" | "minutes" => 60,
                "s" | "sec" | "secs" | "second" | "seconds" => 1,
                _ => return None,
            };
            total = total.checked_add(count.checked_mul(unit)?)?;
            rest = &rest[letters..];
        }
        total
    };
    Some(Duration::from_secs(seconds)).filter(|length| *length <= LONGEST).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_as_people_write_it() {
        for (text, seconds) in [("90 s", 90), ("1 min 10 s", 70), ("1:10", 70), ("2m", 120), ("1 hour", 3600), ("90sec", 90)] {
            assert_eq!(length(text), Some(Some(Duration::from_secs(seconds))), "{text}");
            assert_eq!(length(&written(Duration::from_secs(seconds))), Some(Some(Duration::from_secs(seconds))));
        }
        assert_eq!(length("  "), Some(None));
        for text in ["a while", "90", "1:70", "min", "-3", "99999999999999999999", "25 h", "1 x"] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
