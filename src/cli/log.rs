//! `unclench log`: the entries of a diary, one command each. The same drafts as the screens make.

use super::{Look, coach::nothing_called, diary::told, print, settings::configured, words};
use crate::{
    diary::{Diary, Night as NightOf},
    error::Error,
    model::{
        Course, CrampMuscle, Draft, Entry, EpisodeFacts, Factor, Help, Id, MOST_CRAMPS, NightFacts, Record, SafeText, Settings, Severity,
        Side, Skip, SleepQuality, Word, last_night, night_of,
    },
    paths::Paths,
    present::count,
    runtime::{Ledger, Library},
    time::{self, Clock, Meant, Now, SystemClock},
};
use chrono::{DateTime, FixedOffset, Local, NaiveDate};
use clap::{
    Args, Subcommand,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use std::{io::Write, time::Duration};

/// The muscles under the names that a cramp is opened with, too.
fn muscles() -> impl TypedValueParser<Value = CrampMuscle> {
    let named = CrampMuscle::WORDS.iter().map(|(word, muscle)| PossibleValue::new(*word).aliases(muscle.names()));
    PossibleValuesParser::new(named).try_map(|name| CrampMuscle::from_name(&name).ok_or("not one of the words"))
}

#[derive(Subcommand)]
pub(super) enum Log {
    /// A cramp: now, or when you say. What you do not say stays open; it is not taken for a no.
    Cramp(Cramp),
    /// A night as a whole: how many cramps (0 counts), how you slept.
    Night(Night),
    /// A habit you kept.
    Habit(Habit),
    /// Take the last entry of the past day back. Once more takes the taking back back.
    Undo,
}

#[derive(Args)]
pub(super) struct Cramp {
    /// calf, back-of-thigh, front-of-thigh, foot, inner-thigh or shin.
    #[arg(value_parser = muscles(), ignore_case = true, hide_possible_values = true)]
    muscle: Option<CrampMuscle>,
    /// When it began: 02:40, "15 min ago", "yesterday 23:50" or "2026-11-21 23:50"; now if you do not say.
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Of a time that came twice that night, the earlier one.
    #[arg(long, requires = "at", conflicts_with = "second")]
    first: bool,
    /// Of a time that came twice that night, the later one.
    #[arg(long, requires = "at")]
    second: bool,
    /// left, right or both.
    #[arg(long, value_parser = words::<Side>(), hide_possible_values = true)]
    side: Option<Side>,
    /// How bad it was, from 0 (not at all) to 10.
    #[arg(long, value_name = "0-10", value_parser = clap::value_parser!(u8).range(0..=10))]
    severity: Option<u8>,
    /// How long it lasted: "70 s" or "9 min".
    #[arg(long, value_name = "LENGTH")]
    lasted: Option<String>,
    /// Whether it woke you up: yes or no.
    #[arg(long, value_name = "YES|NO", value_parser = ["yes", "no"], hide_possible_values = true)]
    woke: Option<String>,
    /// What helped: stretch, walk, rub, heat, cold, legs-up, drink, nothing, other; more than one with commas.
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = words::<Help>(), hide_possible_values = true)]
    helped: Option<Vec<Help>>,
    /// How sore the muscle was the next day, from 0 to 10.
    #[arg(long, value_name = "0-10", value_parser = clap::value_parser!(u8).range(0..=10))]
    soreness: Option<u8>,
    /// In your own words.
    #[arg(long)]
    note: Option<String>,
}

#[derive(Args)]
pub(super) struct Night {
    /// The date of its evening: yesterday, or like 2026-11-21. The last night if you do not say.
    #[arg(long, value_name = "DATE")]
    night: Option<String>,
    /// How many cramps there were, up to 99; 0 is an answer.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=i64::from(MOST_CRAMPS)))]
    cramps: Option<u16>,
    /// How you slept, from 1 (very poorly) to 5 (very well).
    #[arg(long, value_name = "1-5", value_parser = clap::value_parser!(u8).range(1..=5))]
    sleep: Option<u8>,
    /// You stretched that evening, with unclench or without.
    #[arg(long, conflicts_with = "skipped")]
    stretched: bool,
    /// Why there were no stretches: tired, unwell, pain, away, no-time, forgot or other.
    #[arg(long, value_name = "WHY", value_parser = words::<Skip>(), hide_possible_values = true)]
    skipped: Option<Skip>,
    /// What there was about the day: alcohol, late-caffeine, hard-exercise, long-sitting, new-medicine, illness, travel; more than
    /// one with commas.
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = words::<Factor>(), hide_possible_values = true)]
    factors: Option<Vec<Factor>>,
    /// In your own words.
    #[arg(long)]
    note: Option<String>,
}

#[derive(Args)]
pub(super) struct Habit {
    /// Its id, like legs-up.
    #[arg(value_parser = |text: &str| Id::new(text).ok_or("an id is 1 to 40 of a-z, 0-9 and -"))]
    habit: Id,
    /// The day: today, yesterday, or like 2026-11-21. Today if you do not say.
    #[arg(long, value_name = "DATE")]
    day: Option<String>,
    /// Take the tick away.
    #[arg(long)]
    not: bool,
}

pub(super) fn run(log: &Log, paths: &Paths) -> Result<u8, Error> {
    let now = SystemClock.now();
    let settings = configured(Look::default(), paths).0.settings;
    let mut ledger = Ledger::new(paths);
    let mut diary = ledger.load().diary;
    let mut undone = String::new();
    let draft = match log {
        Log::Cramp(cramp) => cramp.draft(&now, &settings)?,
        Log::Night(night) => night.draft(&now, &settings)?,
        Log::Habit(habit) => habit.draft(&now, &settings, paths)?,
        Log::Undo => {
            let last = last_change(&diary, &now)?;
            undone = match last.record {
                // What is taken back is an undoing: what that one took back counts again.
                Record::Revoke(of) => {
                    diary.entry(of).map(|entry| format!(" It counts again: {}", told(entry, settings.hours))).unwrap_or_default()
                }
                _ => format!(" It was: {}", told(last, settings.hours)),
            };
            Draft { at: now.wall, night: night_of(now.wall, settings.night_starts), record: Record::Revoke(last.id) }
        }
    };
    let (entry, saved) = ledger.record(draft);
    for notice in ledger.notices() {
        // Nobody to tell if this fails; the entry is what matters.
        let _ = writeln!(std::io::stderr(), "unclench: {notice}");
    }
    saved?;
    diary.add(entry.clone());
    print(&format!("Saved: {}{}{undone}\n", told(&entry, settings.hours), remark(&diary, &entry))).map(|()| 0)
}

/// What an entry says beside what the diary had already.
fn remark(diary: &Diary, entry: &Entry) -> String {
    match &entry.record {
        Record::Episode { .. } if diary.twin(entry.id).is_some() => {
            " There was one of that minute, muscle and leg: now there are two. If it is the same: unclench log undo".to_owned()
        }
        Record::Night(NightFacts { cramps: Some(_), .. }) => {
            let listed = diary.night(entry.night).filter(|night| night.outnumbered().is_some()).and_then(NightOf::cramps);
            let listed = listed.map(|listed| count(usize::from(listed), "cramp is", "cramps are"));
            listed.map(|listed| format!(" But {listed} written down there, and counted.")).unwrap_or_default()
        }
        _ => String::new(),
    }
}

impl Cramp {
    fn draft(&self, now: &Now, settings: &Settings) -> Result<Draft, Error> {
        let onset = self.at.as_deref().map(|text| moment(text, now.wall, self.first, self.second)).transpose()?;
        let lasted = self.lasted.as_deref().map(length).transpose()?;
        let facts = EpisodeFacts {
            onset,
            // What is told afterwards is over; what is told as it begins may not be.
            course: lasted.map(Course::Over).or(Some(Course::Unknown)),
            muscle: self.muscle,
            side: self.side,
            severity: self.severity.and_then(Severity::new),
            woke: self.woke.as_deref().map(|said| said == "yes"),
            helped: self.helped.clone(),
            soreness: self.soreness.and_then(Severity::new),
            note: self.note.as_deref().map(SafeText::new),
        };
        let night = night_of(onset.unwrap_or(now.wall), settings.night_starts);
        Ok(Draft { at: now.wall, night, record: Record::Episode { of: None, facts } })
    }
}

impl Night {
    fn draft(&self, now: &Now, settings: &Settings) -> Result<Draft, Error> {
        let last = last_night(now.wall, settings.night_starts);
        let night = self.night.as_deref().map_or(Ok(last), |text| day(text, now))?;
        let facts = NightFacts {
            cramps: self.cramps,
            quality: self.sleep.and_then(SleepQuality::new),
            stretched: self.stretched.then_some(true),
            skipped: self.skipped,
            factors: self.factors.clone(),
            note: self.note.as_deref().map(SafeText::new),
        };
        if facts == NightFacts::default() {
            return Err(Error::Usage("nothing was said of that night. If there was no cramp: unclench log night --cramps 0".into()));
        }
        Ok(Draft { at: now.wall, night, record: Record::Night(facts) })
    }
}

impl Habit {
    fn draft(&self, now: &Now, settings: &Settings, paths: &Paths) -> Result<Draft, Error> {
        let known = Library::new(paths).habits();
        if !known.iter().any(|habit| habit.id == self.habit) {
            let ids: Vec<&str> = known.iter().map(|habit| habit.id.as_str()).collect();
            return Err(nothing_called("habit", "Habits", self.habit.as_str(), &ids));
        }
        let day = self.day.as_deref().map_or(Ok(now.wall.date_naive()), |text| day(text, now))?;
        let record = Record::Habit { habit: self.habit.clone(), day, done: !self.not };
        Ok(Draft { at: now.wall, night: night_of(now.wall, settings.night_starts), record })
    }
}

/// What would be taken back.
fn last_change<'d>(diary: &'d Diary, now: &Now) -> Result<&'d Entry, Error> {
    let since = now.wall - chrono::Duration::days(1);
    diary.last_change(since).ok_or_else(|| Error::Usage("there is nothing of the past day to take back".into()))
}

fn day(text: &str, now: &Now) -> Result<NaiveDate, Error> {
    let refused = || Error::Usage(format!("{} is not a day up to today. Say it like yesterday or 2026-11-21.", quoted(text)));
    time::day(text, now.wall.date_naive()).ok_or_else(refused)
}

fn length(text: &str) -> Result<Duration, Error> {
    let refused = || Error::Usage(format!("{} is not a length of up to a day. Say it like \"70 s\" or \"9 min\".", quoted(text)));
    let length = time::length(text).and_then(|length| length.to_std().ok());
    length.filter(|length| *length <= Duration::from_secs(24 * 3600)).ok_or_else(refused)
}

fn moment(text: &str, now: DateTime<FixedOffset>, first: bool, second: bool) -> Result<DateTime<FixedOffset>, Error> {
    let name = |at: &DateTime<FixedOffset>| format!("{} (UTC{})", at.format("%Y-%m-%d %H:%M"), at.format("%:z"));
    match time::said(text, now, &Local) {
        Ok(Meant::Once(at)) => Ok(at),
        Ok(Meant::Twice(at, _)) if first => Ok(at),
        Ok(Meant::Twice(_, at)) if second => Ok(at),
        Ok(Meant::Twice(one, other)) => Err(Error::Usage(format!(
            "{} came twice that night, for the clock was put back. Add --first for {} or --second for {}. Nothing was saved.",
            quoted(text),
            name(&one),
            name(&other)
        ))),
        Ok(Meant::Never(at)) => Err(Error::Usage(format!(
            "{} never came that night, for the clock was put forward. If you mean {}: --at \"{}\". Nothing was saved.",
            quoted(text),
            name(&at),
            at.format("%Y-%m-%d %H:%M")
        ))),
        Err(misread) => Err(Error::Usage(format!("{} {misread}. Nothing was saved.", quoted(text)))),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", SafeText::new(text).cut(40))
}
