//! What a diary is made of: entries. An entry says one thing, was written down at one time and is never changed: a
//! correction, an erasure and an undoing are entries of their own. Plain values; they know nothing of files, and nothing of
//! what a whole diary says.

use super::{CrampMuscle, Id, SafeText, Side, Word, words};
use chrono::{DateTime, Duration as Span, FixedOffset, NaiveDate, NaiveTime, Timelike};
use std::{fmt, time::Duration};

/// An entry's name: the 128 bits of a version 7 UUID. Whoever writes an entry gives it a greater one than all it knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u128);

impl EntryId {
    /// The id with these bits.
    #[must_use]
    pub fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// The bits of the id.
    #[must_use]
    pub fn bits(self) -> u128 {
        self.0
    }

    /// The id, if `text` is one as [`Display`](fmt::Display) writes it; capitals are taken too.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let bytes: &[u8; 36] = text.as_bytes().try_into().ok()?;
        // In halves: there is one on every line, and 128 bits are slow to shift.
        let half = |from: usize, to: usize| {
            (from..to).try_fold(0, |bits: u64, at| match (at, bytes[at]) {
                (8 | 13 | 18 | 23, b'-') => Some(bits),
                (8 | 13 | 18 | 23, _) => None,
                (_, b @ b'0'..=b'9') => Some(bits << 4 | u64::from(b - b'0')),
                (_, b @ (b'a'..=b'f' | b'A'..=b'F')) => Some(bits << 4 | u64::from((b | 0x20) - b'a' + 10)),
                _ => None,
            })
        };
        Some(Self(u128::from(half(0, 18)?) << 64 | u128::from(half(18, 36)?)))
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = *b"00000000-0000-0000-0000-000000000000";
        let mut rest = self.0;
        for digit in text.iter_mut().rev().filter(|b| **b != b'-') {
            *digit = b"0123456789abcdef"[(rest & 15) as usize];
            rest >>= 4;
        }
        f.write_str(str::from_utf8(&text).unwrap_or_default())
    }
}

/// A computer that writes entries: the name of the one file that it alone adds to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceId(String);

impl DeviceId {
    /// The device with this name, if it is one as an [`Id`] is.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        Id::new(name).map(|id| Self(id.as_str().to_owned()))
    }

    /// The device named by the last 48 of these bits.
    #[must_use]
    pub fn from_bits(bits: u128) -> Self {
        Self(format!("{:012x}", bits & 0xffff_ffff_ffff))
    }

    /// Its name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How bad something is, from 0 (not at all) to 10 (the worst imaginable): the numeric rating scale of pain research.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Severity(u8);

impl Severity {
    /// The severity, if it is 0 to 10.
    #[must_use]
    pub fn new(value: u8) -> Option<Self> {
        (value <= 10).then_some(Self(value))
    }

    /// 0 to 10.
    #[must_use]
    pub fn value(self) -> u8 {
        self.0
    }
}

/// How one slept, from 1 (very poorly) to 5 (very well): the five steps of the Consensus Sleep Diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SleepQuality(u8);

impl SleepQuality {
    /// The quality, if it is 1 to 5.
    #[must_use]
    pub fn new(value: u8) -> Option<Self> {
        (1..=5).contains(&value).then_some(Self(value))
    }

    /// 1 to 5.
    #[must_use]
    pub fn value(self) -> u8 {
        self.0
    }
}

words! {
    /// Something about a day that may bear on its night.
    Factor {
        /// Alcohol in the evening.
        Alcohol = "alcohol",
        /// Coffee, tea or cola after noon.
        LateCaffeine = "late-caffeine",
        /// Harder exercise than usual.
        HardExercise = "hard-exercise",
        /// Long sitting or standing.
        LongSitting = "long-sitting",
        /// A medicine begun or changed.
        NewMedicine = "new-medicine",
        /// Ill.
        Illness = "illness",
        /// Away from home.
        Travel = "travel",
    }
}

words! {
    /// Something that was done against a cramp and helped.
    Help {
        /// The stretch of the cramp screen, or another.
        Stretch = "stretch",
        /// Getting up and walking.
        Walk = "walk",
        /// Rubbing.
        Rub = "rub",
        /// Warmth.
        Heat = "heat",
        /// Cold.
        Cold = "cold",
        /// Lying with the legs up.
        LegsUp = "legs-up",
        /// A drink.
        Drink = "drink",
        /// It went by itself.
        Nothing = "nothing",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// Why a routine was left out.
    Skip {
        /// Too tired.
        Tired = "tired",
        /// Ill.
        Unwell = "unwell",
        /// Something hurt.
        Pain = "pain",
        /// Away from home.
        Away = "away",
        /// No time.
        NoTime = "no-time",
        /// Forgotten.
        Forgot = "forgot",
        /// Another reason.
        Other = "other",
    }
}

words! {
    /// How far a session got.
    Done {
        /// To the end of its plan.
        Completed = "completed",
        /// Stopped by the person.
        Partial = "partial",
        /// Stopped by something else: a sleeping computer, a closed window, a power cut.
        Interrupted = "interrupted",
    }
}

/// What is known of how a cramp went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// It was there when this was written, and nothing is known after.
    Open,
    /// It let go after so long.
    Over(Duration),
    /// It is over; nobody knows after how long.
    Unknown,
}

/// What was said of a cramp. What is `None` was not said, which is not the same as "no".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EpisodeFacts {
    /// When it began; when the entry was written if nobody said.
    pub onset: Option<DateTime<FixedOffset>>,
    /// How it went on.
    pub course: Option<Course>,
    /// The muscle.
    pub muscle: Option<CrampMuscle>,
    /// The leg.
    pub side: Option<Side>,
    /// How bad it was.
    pub severity: Option<Severity>,
    /// Whether it woke the person up.
    pub woke: Option<bool>,
    /// What helped.
    pub helped: Option<Vec<Help>>,
    /// How sore the muscle was the next day.
    pub soreness: Option<Severity>,
    /// In the person's own words.
    pub note: Option<SafeText>,
}

/// The most cramps one night can be said to have had: one every five minutes for eight hours would be 96. More
/// is a slip of the finger.
pub const MOST_CRAMPS: u16 = 99;

/// What was said of a night as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NightFacts {
    /// How many cramps there were, up to [`MOST_CRAMPS`]; zero is an answer.
    pub cramps: Option<u16>,
    /// How one slept.
    pub quality: Option<SleepQuality>,
    /// Whether the person stretched, with this program or without.
    pub stretched: Option<bool>,
    /// Why the routine was left out.
    pub skipped: Option<Skip>,
    /// What there was about the day.
    pub factors: Option<Vec<Factor>>,
    /// In the person's own words.
    pub note: Option<SafeText>,
}

/// What a session was going to hold of one stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The stretch.
    pub stretch: Id,
    /// All holds, both sides together.
    pub holds: u16,
    /// All time held, both sides together.
    pub time: Duration,
}

/// One hold, or the part of one that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldDone {
    /// The entry that began the session.
    pub session: EntryId,
    /// Index of the step in the routine.
    pub step: u16,
    /// The stretch.
    pub stretch: Id,
    /// The side.
    pub side: Side,
    /// The repetition on this side, from 1.
    pub repetition: u16,
    /// How long it was held.
    pub time: Duration,
    /// To its planned end.
    pub whole: bool,
}

/// What was said of a session after it began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionFacts {
    /// How far it got.
    pub done: Option<Done>,
    /// A stretch that hurt. Told at once; one more hurt is one more entry.
    pub hurt: Option<Id>,
    /// How the legs felt afterwards, 0 (fine) to 10.
    pub legs: Option<Severity>,
}

/// How a person tries out on themselves whether a routine helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrialDesign {
    /// 14 nights as before, then 42 with the routine.
    BeforeAfter,
    /// Blocks of 7 nights, with the routine (`true`) or without, in an order drawn beforehand.
    Blocks(Vec<bool>),
}

words! {
    /// Why a trial was paused or stopped.
    TrialReason {
        /// The person wanted it.
        Wish = "wish",
        /// Ill.
        Illness = "illness",
        /// Away from home.
        Travel = "travel",
        /// A danger sign was ticked.
        Sign = "sign",
        /// A stretch hurt.
        Hurt = "hurt",
    }
}

/// A step of a trial. It counts from the night its entry belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrialStep {
    /// It was begun: its first night is the one of the entry.
    Began(TrialDesign),
    /// The nights from here on do not count.
    Paused(TrialReason),
    /// The nights from here on count again.
    Resumed,
    /// It was ended before its time.
    Stopped(TrialReason),
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A cramp, or more about the one that the entry `of` began. What is said later counts.
    Episode {
        /// The entry that began it; `None` in that entry itself.
        of: Option<EntryId>,
        /// What is said.
        facts: EpisodeFacts,
    },
    /// Something about the whole night of the entry. What is said later counts.
    Night(NightFacts),
    /// A session began.
    Session {
        /// The routine.
        routine: Id,
        /// The most it was to take, in minutes.
        minutes: Option<u16>,
        /// What was planned.
        planned: Vec<Planned>,
    },
    /// A hold of a session.
    Held(HoldDone),
    /// More about a session.
    SessionFacts {
        /// The entry that began it.
        session: EntryId,
        /// What is said.
        facts: SessionFacts,
    },
    /// A habit was ticked, or the tick was taken away.
    Habit {
        /// Which one.
        habit: Id,
        /// The day it is for.
        day: NaiveDate,
        /// Done or not.
        done: bool,
    },
    /// A danger sign was ticked.
    Sign(Id),
    /// A step of a trial.
    Trial(TrialStep),
    /// Something that is to be said once was said.
    Told(Id),
    /// An earlier entry is not to count. Undoing an erasure erases the erasure.
    Revoke(EntryId),
    /// A damaged entry counts after all, as it reads now.
    Accept {
        /// The damaged entry.
        of: EntryId,
        /// The checksum of what was accepted, so that no later damage is.
        checksum: u32,
    },
}

/// Something to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// The night it belongs to, by the date of its evening.
    pub night: NaiveDate,
    /// What.
    pub record: Record,
}

/// How far an entry can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Its checksum does not match: kept and shown, but outside everything that is counted until the person accepts it.
    Doubtful {
        /// The checksum of what it says now.
        checksum: u32,
    },
    /// As it was written.
    Sealed,
    /// Edited by the person, who took the checksum away.
    ByHand,
}

/// One thing that was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// When it was written, with the offset of the place.
    pub at: DateTime<FixedOffset>,
    /// The time zone's name, where the computer had one.
    pub zone: Option<SafeText>,
    /// The night it belongs to, by the date of its evening: settled when it was written, and never again.
    pub night: NaiveDate,
    /// How far it can be relied on.
    pub trust: Trust,
    /// What it says.
    pub record: Record,
}

/// The night a moment belongs to, by the date of its evening: the local day that began at `starts` (noon unless the person
/// says otherwise).
#[must_use]
pub fn night_of(at: DateTime<FixedOffset>, starts: NaiveTime) -> NaiveDate {
    let into_day = Span::seconds(i64::from(starts.num_seconds_from_midnight()));
    at.naive_local().checked_sub_signed(into_day).unwrap_or(at.naive_local()).date()
}

/// The first night that has not begun, by the date of its evening.
#[must_use]
pub fn next_night(now: DateTime<FixedOffset>, starts: NaiveTime) -> NaiveDate {
    let tonight = night_of(now, starts);
    tonight.succ_opt().unwrap_or(tonight)
}

/// Until this hour after midnight a night goes on; from then on it can be spoken of as a whole.
pub const MORNING: u32 = 5;

/// The night that is meant by "last night", by the date of its evening: in the morning the one that is ending, at any other time the
/// one before.
#[must_use]
pub fn last_night(now: DateTime<FixedOffset>, starts: NaiveTime) -> NaiveDate {
    let tonight = night_of(now, starts);
    let morning = now.hour() >= MORNING && now.time() < starts;
    if morning { tonight } else { tonight.pred_opt().unwrap_or(tonight) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_night_is_the_one_that_ends_in_the_morning_and_else_the_one_before() {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        let night = |at: &str| last_night(DateTime::parse_from_rfc3339(&format!("2026-11-{at}:00+01:00")).unwrap(), noon).to_string();
        for (at, last) in [("22T04:59", "20"), ("22T05:00", "21"), ("22T11:59", "21"), ("22T12:00", "21"), ("23T00:00", "21")] {
            assert_eq!(night(at), format!("2026-11-{last}"), "{at}");
        }
    }

    #[test]
    fn an_id_reads_as_it_is_written() {
        let id = EntryId::from_bits(0x0192_f0c1_2345_7abc_8def_0123_4567_89ab);
        assert_eq!(id.to_string(), "0192f0c1-2345-7abc-8def-0123456789ab");
        assert_eq!(EntryId::new(&id.to_string()), Some(id));
        assert_eq!(EntryId::new("0192f0c1-2345-7abc-8def-0123456789aB"), Some(id));
        for wrong in [
            "",
            "0192f0c1",
            "0192f0c1-2345-7abc-8def-0123456789ag",
            "0192f0c12345-7abc-8def-0123456789ab-",
            "+192f0c1-2345-7abc-8def-0123456789ab",
        ] {
            assert_eq!(EntryId::new(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_night_goes_from_noon_to_noon() {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        let night = |at: &str| night_of(DateTime::parse_from_rfc3339(at).unwrap(), noon).to_string();
        assert_eq!(night("2026-10-24T12:00:00+02:00"), "2026-10-24");
        assert_eq!(night("2026-10-25T02:30:00+02:00"), "2026-10-24");
        assert_eq!(night("2026-10-25T02:30:00+01:00"), "2026-10-24");
        assert_eq!(night("2026-10-25T11:59:59+01:00"), "2026-10-24");
        assert_eq!(night("2026-10-25T12:00:00+01:00"), "2026-10-25");
    }
}
