//! When to remind, and in which words the computer's own schedulers are told. Everything here is arithmetic and text: it
//! reads no clock and writes nothing, and what the reminder says to the person is not its business.
//!
//! Times are the wall's, wherever one is: a reminder at 22:15 is at 22:15 on either side of a clock change and of the sea.

mod install;
mod units;

pub use install::{Places, Step, install, installed, remove, undo};
pub use units::{Job, Scheduler};

use crate::{
    model::{Reminded, SafeText},
    time::time_of_day,
};
use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use std::fmt;

/// A computer that was asleep reminds so long after the time, and then no more.
const BEDTIME_LATENESS: TimeDelta = TimeDelta::minutes(90);
const BREAK_LATENESS: TimeDelta = TimeDelta::minutes(10);
/// Two bedtimes that are nearer than this are of one night, whatever the clock was set to between them.
const ONE_NIGHT: TimeDelta = TimeDelta::hours(12);
const ONE_BREAK: TimeDelta = TimeDelta::minutes(30);
/// Before this hour of the night nothing reminds, unless the bedtime itself was put there.
const NIGHT_ENDS: u32 = 4;

/// What a reminder is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Tonight's routine.
    Bedtime,
    /// A few minutes on one's feet between long sits.
    Break,
}

/// When to remind, every day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Whole minutes.
    bedtime: NaiveTime,
    /// At every full hour from the first to the second, 4 to 23.
    breaks: Option<(u32, u32)>,
}

/// Why there can be no such reminder, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub(super) String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Schedule {
    /// Every day at `bedtime`, as in `22:15` or `10:15pm`, and at every full hour of `breaks`, as in `9-17` or `9am-5pm`. A bedtime from 00:00 to 03:59
    /// is taken only if it is meant to be `late`.
    ///
    /// # Errors
    /// With the range, for what is no time of day or no hours.
    pub fn new(bedtime: &str, breaks: Option<&str>, late: bool) -> Result<Self, Refused> {
        let bedtime = time_of_day(bedtime).ok_or_else(|| {
            let given = SafeText::new(bedtime).cut(20);
            Refused(format!("{given} is no time of day. Hours go from 00 to 23 and minutes from 00 to 59, as in 22:15 or 10:15pm."))
        })?;
        if bedtime.hour() < NIGHT_ENDS && !late {
            return Err(Refused(format!(
                "at {} you may be asleep. From 00:00 to 03:59 nothing reminds, unless you add --late.",
                hm(bedtime)
            )));
        }
        let breaks = breaks.map(hours).transpose()?;
        Ok(Self { bedtime, breaks })
    }

    /// The arguments that make this schedule again. Each is one word, so that it can be found in any scheduler's file.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let mut arguments = vec![format!("--bedtime={}", hm(self.bedtime))];
        arguments.extend(self.breaks.map(|(first, last)| format!("--breaks={first}-{last}")));
        arguments.extend((self.bedtime.hour() < NIGHT_ENDS).then(|| "--late".to_owned()));
        arguments
    }

    /// The schedule whose [`Schedule::arguments`] stand somewhere in a text.
    #[must_use]
    pub fn found_in(text: &str) -> Option<Self> {
        // The last, since a path may hold anything and stands before them.
        let (_, rest) = text.rsplit_once("--bedtime=")?;
        let value = |rest: &'_ str| rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, ':' | '-')).collect::<String>();
        let breaks = rest.split_once("--breaks=").map(|(_, rest)| value(rest));
        Self::new(&value(rest), breaks.as_deref(), true).ok()
    }

    /// The first reminder after `now`.
    #[must_use]
    pub fn next(&self, now: NaiveDateTime) -> NaiveDateTime {
        let times = self.times();
        let on = |day: u64| now.date().checked_add_days(Days::new(day)).map(|date| times.clone().map(move |time| date.and_time(time)));
        let days = on(0).into_iter().chain(on(1)).flatten();
        days.filter(|at| *at > now).min().unwrap_or(now)
    }

    /// What is due at `now`, a while after its time at the most, unless it was said already. Never from 00:00 to 03:59
    /// but for a bedtime put there.
    #[must_use]
    pub fn due(&self, now: NaiveDateTime, said: &Reminded) -> Option<Kind> {
        let near = |last: Option<NaiveDateTime>, span| last.is_some_and(|last| (now - last).abs() < span);
        let asleep = now.hour() < NIGHT_ENDS && self.bedtime.hour() >= NIGHT_ENDS;
        let since = |time: NaiveTime| {
            let since = now.time() - time;
            if since < TimeDelta::zero() { since + TimeDelta::days(1) } else { since }
        };
        if asleep {
            None
        } else if since(self.bedtime) < BEDTIME_LATENESS {
            (!near(said.bedtime, ONE_NIGHT)).then_some(Kind::Bedtime)
        } else if self.hours().any(|hour| since(at(hour)) < BREAK_LATENESS) {
            (!near(said.pause, ONE_BREAK)).then_some(Kind::Break)
        } else {
            None
        }
    }

    /// When to go to bed, in whole minutes.
    #[must_use]
    pub fn bedtime(&self) -> NaiveTime {
        self.bedtime
    }

    /// Between which full hours there are breaks.
    #[must_use]
    pub fn breaks(&self) -> Option<(NaiveTime, NaiveTime)> {
        self.breaks.map(|(first, last)| (at(first), at(last)))
    }

    /// The hours of the breaks.
    pub fn hours(&self) -> impl Iterator<Item = u32> + Clone + use<> {
        self.breaks.into_iter().flat_map(|(first, last)| first..=last)
    }

    fn times(&self) -> impl Iterator<Item = NaiveTime> + Clone + use<> {
        std::iter::once(self.bedtime).chain(self.hours().map(at))
    }
}

fn hm(time: NaiveTime) -> impl fmt::Display {
    time.format("%H:%M")
}

fn at(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}

/// `9`, `17:00` or `5pm`.
fn full_hour(text: &str) -> Option<u32> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { time_of_day(text).filter(|time| time.minute() == 0).map(|time| time.hour()) }
}

fn hours(text: &str) -> Result<(u32, u32), Refused> {
    let between = text.split_once('-').and_then(|(first, last)| Some((full_hour(first.trim())?, full_hour(last.trim())?)));
    between.filter(|(first, last)| (NIGHT_ENDS..=*last).contains(first) && *last < 24).ok_or_else(|| {
        let given = SafeText::new(text).cut(20);
        Refused(format!("{given} are no hours for breaks. They go from 4 to 23, the earlier one first, as in 9-17 or 9am-5pm."))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn schedule(bedtime: &str, breaks: Option<&str>) -> Schedule {
        Schedule::new(bedtime, breaks, true).unwrap()
    }

    #[test]
    fn what_is_no_time_is_refused_with_the_range() {
        for text in
            ["25:61", "24:00", "22:60", "22", "22:1", "22:015", "-1:00", "+2:00", "22:15:00", "", "٢٢:١٥", "10:15 xm", "13pm", "0:15am"]
        {
            let refused = Schedule::new(text, None, false).unwrap_err().to_string();
            assert!(refused.contains("from 00 to 23") && refused.contains("from 00 to 59"), "{refused}");
            assert!(!refused.contains('\n'), "{refused:?}");
        }
        for text in ["17-9", "3-9", "9-24", "9", "-", "9-", "9-17-20", "9am-5:30pm", "5pm-9am", "9-17pm"] {
            let refused = Schedule::new("22:15", Some(text), false).unwrap_err().to_string();
            assert!(refused.contains("from 4 to 23"), "{refused}");
        }
        assert_eq!(Schedule::new("7:05", None, false).unwrap().bedtime, at(7) + TimeDelta::minutes(5));
        for (bedtime, breaks) in [("10:15pm", "9am-5pm"), ("10.15 pm", "9-5pm"), ("22.15", "9 - 17"), ("10:15 P.M.", "9:00-17:00")] {
            assert_eq!(Schedule::new(bedtime, Some(breaks), false), Schedule::new("22:15", Some("9-17"), false), "{bedtime} {breaks}");
        }
        assert_eq!(Schedule::new("12am", None, true).unwrap().bedtime, at(0));
    }

    #[test]
    fn the_small_hours_are_asked_for_twice() {
        for text in ["00:00", "03:59"] {
            assert!(Schedule::new(text, None, false).unwrap_err().to_string().contains("--late"));
            assert!(Schedule::new(text, None, true).is_ok());
        }
        assert!(Schedule::new("04:00", None, false).is_ok());
    }

    #[test]
    fn the_next_one_comes_in_the_order_of_the_day() {
        let schedule = schedule("22:15", Some("9-10"));
        let next = |now| schedule.next(moment(now));
        assert_eq!(next("2026-11-22T08:00:00"), moment("2026-11-22T09:00:00"));
        assert_eq!(next("2026-11-22T09:00:00"), moment("2026-11-22T10:00:00"));
        assert_eq!(next("2026-11-22T10:00:01"), moment("2026-11-22T22:15:00"));
        assert_eq!(next("2026-12-31T22:15:00"), moment("2027-01-01T09:00:00"));
    }

    #[test]
    fn a_late_computer_reminds_a_while_and_never_in_the_small_hours() {
        let never = Reminded::default();
        let due = |bedtime, now| schedule(bedtime, Some("9-17")).due(moment(now), &never);
        assert_eq!(due("22:15", "2026-11-22T22:14:59"), None);
        assert_eq!(due("22:15", "2026-11-22T22:15:00"), Some(Kind::Bedtime));
        assert_eq!(due("22:15", "2026-11-22T23:44:59"), Some(Kind::Bedtime));
        assert_eq!(due("22:15", "2026-11-22T23:45:00"), None);
        assert_eq!(due("23:30", "2026-11-23T00:00:00"), None);
        assert_eq!(due("00:30", "2026-11-23T01:59:00"), Some(Kind::Bedtime));
        assert_eq!(due("22:15", "2026-11-22T09:09:00"), Some(Kind::Break));
        assert_eq!(due("22:15", "2026-11-22T09:10:00"), None);
        assert_eq!(due("09:00", "2026-11-22T09:00:00"), Some(Kind::Bedtime));
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_bring_the_night_again_and_a_wrong_year_does_not_silence_all_nights() {
        let schedule = schedule("22:15", None);
        let said = |at| Reminded { bedtime: Some(moment(at)), pause: None };
        assert_eq!(schedule.due(moment("2026-11-22T22:15:00"), &said("2026-11-22T22:20:00")), None);
        assert_eq!(schedule.due(moment("2026-11-22T22:15:00"), &said("2099-01-01T22:15:00")), Some(Kind::Bedtime));
        assert_eq!(schedule.due(moment("1970-01-01T22:15:00"), &said("2026-11-22T22:15:00")), Some(Kind::Bedtime));
    }

    fn any_schedule() -> impl Strategy<Value = Schedule> {
        (0..24_u32, 0..60_u32, prop::option::of((4..24_u32, 4..24_u32))).prop_map(|(hour, minute, breaks)| {
            let breaks = breaks.map(|(a, b)| (a.min(b), a.max(b)));
            Schedule { bedtime: NaiveTime::from_hms_opt(hour, minute, 0).unwrap(), breaks }
        })
    }

    fn any_moment() -> impl Strategy<Value = NaiveDateTime> {
        (0..2_000_000_000_i64).prop_map(|at| chrono::DateTime::from_timestamp(at, 0).unwrap().naive_utc())
    }

    proptest! {
        #[test]
        fn arguments_make_the_same_schedule_again(schedule in any_schedule(), around in "[a-z '\"<>/]{0,9}") {
            let text = schedule.arguments().iter().map(|argument| format!("{around}'{argument}'{around}")).collect::<String>();
            prop_assert_eq!(Schedule::found_in(&text), Some(schedule));
        }

        #[test]
        fn the_next_one_is_later_within_a_day_and_due_then(schedule in any_schedule(), now in any_moment()) {
            let next = schedule.next(now);
            prop_assert!(next > now && next - now <= TimeDelta::days(1));
            prop_assert!(schedule.due(next, &Reminded::default()).is_some());
            // Nothing lies in between.
            prop_assert_eq!(schedule.next(next - TimeDelta::seconds(1)), next);
        }

        /// However often a scheduler calls in a night, one reminder before bed comes of it, and none between 00:00 and 04:00.
        #[test]
        fn a_night_has_one_reminder(schedule in any_schedule(), from in any_moment(), gaps in prop::collection::vec(1..3600_i64, 1..60)) {
            let (mut now, mut said, mut times) = (from, Reminded::default(), vec![]);
            for gap in gaps {
                now += TimeDelta::seconds(gap);
                let kind = schedule.due(now, &said);
                prop_assert!(kind.is_none() || now.hour() >= 4 || schedule.bedtime.hour() < 4);
                if kind == Some(Kind::Bedtime) {
                    times.push(now);
                }
                kind.into_iter().for_each(|kind| match kind {
                    Kind::Bedtime => said.bedtime = Some(now),
                    Kind::Break => said.pause = Some(now),
                });
            }
            prop_assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= ONE_NIGHT), "{:?}", times);
        }
    }
}
