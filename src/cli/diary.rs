//! `unclench diary`: the nights, newest first, in lines or as JSON.

use super::{Look, print, print_json, settings::configured, trial};
use crate::{
    diary::{Diary, Episode, Night},
    error::Error,
    model::{
        Course, CrampMuscle, Done, Entry, EpisodeFacts, Hours, NightFacts, Record, SafeText, Severity, Side, Skip, SleepQuality, night_of,
    },
    paths::Paths,
    present,
    runtime::Ledger,
    time::{Clock, SystemClock},
};
use chrono::{DateTime, Days, FixedOffset, NaiveDate, SecondsFormat};
use serde::Serialize;
use std::{io::Write, time::Duration};

#[derive(Serialize)]
struct Told<'a> {
    schema: u8,
    /// How many of the nights listed have a count.
    recorded: usize,
    nights: Vec<NightTold<'a>>,
}

/// A night as JSON; null is "nobody said".
#[derive(Serialize)]
struct NightTold<'a> {
    night: String,
    cramps: Option<u16>,
    sleep: Option<u8>,
    stretched: Option<bool>,
    skipped: Option<&'static str>,
    factors: Vec<&'static str>,
    note: Option<&'a str>,
    episodes: Vec<EpisodeTold<'a>>,
    sessions: Vec<SessionTold<'a>>,
    habits: Vec<&'a str>,
}

#[derive(Serialize)]
struct EpisodeTold<'a> {
    id: String,
    onset: String,
    over: Option<bool>,
    seconds: Option<f64>,
    muscle: Option<&'static str>,
    side: Option<&'static str>,
    severity: Option<u8>,
    woke: Option<bool>,
    helped: Vec<&'static str>,
    soreness: Option<u8>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct SessionTold<'a> {
    id: String,
    at: String,
    routine: &'a str,
    done: Option<&'static str>,
    held_s: f64,
}

pub(super) fn run(json: bool, nights: u32, paths: &Paths) -> Result<u8, Error> {
    let mut ledger = Ledger::new(paths);
    let loaded = ledger.load();
    let mut err = std::io::stderr();
    for told in ledger.notices().iter().map(ToString::to_string).chain(loaded.told()) {
        // What can be read is read all the same.
        let _ = writeln!(err, "unclench: {told}");
    }
    if loaded.unknown > 0 {
        let lines = present::count(loaded.unknown, "entry is", "entries are");
        let _ = writeln!(err, "unclench: {lines} of a newer version: kept, and not shown. Update unclench to see them.");
    }
    let now = SystemClock.now();
    let settings = configured(Look::default(), paths).0.settings;
    let last = night_of(now.wall, settings.night_starts);
    let listed: Vec<NaiveDate> = (0..nights).filter_map(|back| last.checked_sub_days(Days::new(u64::from(back)))).collect();
    if json {
        let nights: Vec<NightTold<'_>> = listed.iter().map(|night| as_json(&loaded.diary, *night)).collect();
        let told = Told { schema: 1, recorded: nights.iter().filter(|night| night.cramps.is_some()).count(), nights };
        return print_json(serde_json::to_string(&told)).map(|()| 0);
    }
    print(&listed.iter().filter_map(|night| as_lines(&loaded.diary, *night, settings.hours)).collect::<String>())?;
    let counts: Vec<u16> = listed.iter().filter_map(|night| loaded.diary.night(*night)?.cramps()).collect();
    let cramps: usize = counts.iter().copied().map(usize::from).sum();
    let sum = match counts.len() {
        0 if listed.iter().any(|night| loaded.diary.night(*night).is_some()) => {
            "Cramps are recorded for none of these nights. unclench log night --cramps 0 begins.".to_owned()
        }
        0 => "Nothing is recorded in these nights. unclench log night --cramps 0 begins.".to_owned(),
        recorded => format!(
            "{} in {} of {nights}.",
            present::count(cramps, "cramp", "cramps"),
            present::count(recorded, "recorded night", "recorded nights")
        ),
    };
    print(&format!("{sum}\n"))?;
    trial::raise(&mut ledger, &loaded.diary, &now, last).map(|()| 0)
}

fn as_json(diary: &Diary, date: NaiveDate) -> NightTold<'_> {
    let known = diary.night(date);
    let facts = known.map(|night| &night.facts);
    let episodes = known.into_iter().flat_map(|night| &night.episodes).filter_map(|id| diary.episode(*id)).map(|episode| {
        let EpisodeFacts { course, muscle, side, severity, woke, helped, soreness, note, .. } = &episode.facts;
        EpisodeTold {
            id: episode.id.to_string(),
            onset: moment(episode.onset),
            over: course.map(|course| course != Course::Open),
            seconds: lasted(*course).map(|length| length.as_secs_f64()),
            muscle: muscle.map(CrampMuscle::word),
            side: side.map(Side::word),
            severity: severity.map(Severity::value),
            woke: *woke,
            helped: helped.iter().flatten().map(|h| h.word()).collect(),
            soreness: soreness.map(Severity::value),
            note: note.as_ref().map(SafeText::as_str),
        }
    });
    let sessions = known.into_iter().flat_map(|night| &night.sessions).filter_map(|id| diary.session(*id)).map(|session| SessionTold {
        id: session.id.to_string(),
        at: moment(session.at),
        routine: session.routine.as_str(),
        done: session.done.map(Done::word),
        held_s: session.held.iter().map(|hold| hold.time).sum::<Duration>().as_secs_f64(),
    });
    NightTold {
        night: date.to_string(),
        cramps: known.and_then(Night::cramps),
        sleep: facts.and_then(|f| f.quality).map(SleepQuality::value),
        stretched: diary.stretched(date),
        skipped: facts.and_then(|f| f.skipped).map(Skip::word),
        factors: facts.and_then(|f| f.factors.as_ref()).into_iter().flatten().map(|f| f.word()).collect(),
        note: facts.and_then(|f| f.note.as_ref()).map(SafeText::as_str),
        episodes: episodes.collect(),
        sessions: sessions.collect(),
        habits: diary.habits().filter(|(day, _)| *day == date).map(|(_, habit)| habit.as_str()).collect(),
    }
}

/// A night of which something is known.
fn as_lines(diary: &Diary, date: NaiveDate, hours: Hours) -> Option<String> {
    let night = diary.night(date)?;
    let count = night.cramps().map_or_else(|| "cramps not recorded".to_owned(), |n| present::count(usize::from(n), "cramp", "cramps"));
    let rest = of_night(&NightFacts { cramps: None, ..night.facts.clone() });
    let mut text = format!("{}  {count}{}{rest}\n", date.format("%Y-%m-%d %a"), if rest.is_empty() { "" } else { ", " });
    for episode in night.episodes.iter().filter_map(|id| diary.episode(*id)) {
        text.push_str(&format!("    {}  {}\n", present::time_of_day(hours, episode.onset.time()), of_episode(episode)));
    }
    for session in night.sessions.iter().filter_map(|id| diary.session(*id)) {
        let done = session.done.map_or("no end recorded", Done::word);
        let held = present::span(session.held.iter().map(|hold| hold.time).sum());
        text.push_str(&format!("    {}  {}: {done}, {held} held\n", present::time_of_day(hours, session.at.time()), session.routine));
    }
    Some(text)
}

fn of_episode(episode: &Episode) -> String {
    let open = if episode.is_open() { ", left open" } else { "" };
    format!("{}{open}", of_facts(&episode.facts))
}

fn of_facts(facts: &EpisodeFacts) -> String {
    let EpisodeFacts { course, muscle, side, severity, woke, helped, soreness, note, .. } = facts;
    let side = side.map(|side| format!("{} ", side.word())).unwrap_or_default();
    let mut parts = vec![muscle.map_or_else(|| format!("{side}leg"), |m| format!("{side}{}", m.word().replace('-', " ")))];
    parts.extend(severity.map(|s| format!("severity {}", s.value())));
    parts.extend(lasted(*course).map(present::span));
    parts.extend(woke.map(|woke| if woke { "woke you" } else { "did not wake you" }.to_owned()));
    parts.extend(helped.as_ref().map(|h| format!("helped: {}", h.iter().map(|h| h.word()).collect::<Vec<_>>().join(" "))));
    parts.extend(soreness.map(|s| format!("soreness {}", s.value())));
    parts.extend(note.as_ref().map(|n| format!("\"{n}\"")));
    parts.join(", ")
}

fn of_night(facts: &NightFacts) -> String {
    let NightFacts { cramps, quality, stretched, skipped, factors, note } = facts;
    let mut parts: Vec<String> = cramps.map(|n| present::count(usize::from(n), "cramp", "cramps")).into_iter().collect();
    parts.extend(quality.map(|q| format!("sleep {} of 5", q.value())));
    parts.extend(stretched.map(|did| if did { "stretched" } else { "did not stretch" }.to_owned()));
    parts.extend(skipped.map(|s| format!("no stretches: {}", s.word())));
    parts.extend(factors.as_ref().map(|f| f.iter().map(|f| f.word()).collect::<Vec<_>>().join(" ")));
    parts.extend(note.as_ref().map(|n| format!("\"{n}\"")));
    parts.join(", ")
}

/// An entry that was just written, in words.
pub(super) fn told(entry: &Entry, hours: Hours) -> String {
    let night = entry.night.format("night of %Y-%m-%d");
    match &entry.record {
        Record::Episode { facts, .. } => {
            let onset = facts.onset.unwrap_or(entry.at);
            let time = present::time_of_day(hours, onset.time());
            format!("a cramp at {time} (UTC{}), {night}: {}.", onset.format("%:z"), of_facts(facts))
        }
        Record::Night(facts) => format!("{night}: {}.", of_night(facts)),
        Record::Habit { habit, day, done } => format!("{habit} on {day}{}.", if *done { "" } else { ", not" }),
        Record::Revoke(_) => "the last change is taken back. unclench log undo takes that back.".to_owned(),
        _ => format!("{night}."),
    }
}

fn lasted(course: Option<Course>) -> Option<Duration> {
    match course {
        Some(Course::Over(length)) => Some(length),
        _ => None,
    }
}

fn moment(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}
