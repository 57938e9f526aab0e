//! What a stretch of nights holds in numbers: how often, how bad, where, when, and what was done. Pure counting; no verdict.

use super::{Diary, Night, Place, SessionRecord, Stage, Tally, Verdict, median, verdict::BEFORE};
use crate::model::{Course, CrampMuscle, Factor, Help, Id, Side, Skip, Word, sort};
use chrono::{Days, NaiveDate, Timelike};

/// A middle value and of how many it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    /// The median.
    pub median: f64,
    /// The lowest.
    pub low: u32,
    /// The highest.
    pub high: u32,
    /// Of how many values.
    pub of: u32,
}

impl Middle {
    fn of(values: impl IntoIterator<Item = u32>) -> Option<Self> {
        let values: Vec<u32> = values.into_iter().collect();
        let of = u32::try_from(values.len()).unwrap_or(u32::MAX);
        Some(Self { median: median(values.iter().copied())?, low: *values.iter().min()?, high: *values.iter().max()?, of })
    }
}

/// Seven nights, or fewer at an end.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// The first of its nights.
    pub first: NaiveDate,
    /// The number of cramps of each of its nights.
    pub nights: Vec<Option<u32>>,
    /// Those counted.
    pub tally: Tally,
    /// Whether each night was one with the routine, in a trial.
    pub with: Vec<Option<bool>>,
}

/// What became of the routine in an evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evening {
    /// Done: the person said so, or came to the end of a routine with at least half of it held.
    Whole,
    /// In part.
    Part,
    /// Not: the person said so, or why.
    LeftOut,
}

/// What may be said of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A trial goes on, or fewer nights are recorded than one begins with.
    TooEarly,
    /// Nothing was tried that the nights could be compared by.
    Untried,
    /// A trial is done.
    Answered(Verdict),
}

/// Recorded nights after a day that had something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factored {
    /// What it was.
    pub factor: Factor,
    /// How many such nights.
    pub nights: u32,
    /// How many of them had a cramp.
    pub with_cramp: u32,
}

/// Some nights in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The first night, by the date of its evening.
    pub first: NaiveDate,
    /// The last night.
    pub last: NaiveDate,
    /// The number of cramps of each night.
    pub counts: Vec<Option<u32>>,
    /// Those counted.
    pub tally: Tally,
    /// The same nights by weeks, as [`Diary::weeks`] has them.
    pub weeks: Vec<Week>,
    /// Cramps that were written down one by one.
    pub episodes: u32,
    /// How long they lasted, in seconds.
    pub seconds: Option<Middle>,
    /// How bad they were, 0 to 10.
    pub pain: Option<Middle>,
    /// How sore the muscle was the next day, 0 to 10.
    pub soreness: Option<Middle>,
    /// How one slept, 1 to 5.
    pub sleep: Option<Middle>,
    /// Cramps that woke the person up, of those of which it was said.
    pub woke: (u32, u32),
    /// Cramps by muscle.
    pub muscles: Vec<(CrampMuscle, u32)>,
    /// Cramps by leg.
    pub sides: Vec<(Side, u32)>,
    /// Cramps by the hour they began in.
    pub hours: [u32; 24],
    /// What helped, and how often.
    pub helped: Vec<(Help, u32)>,
    /// What the days were like.
    pub factors: Vec<Factored>,
    /// What became of the routine, evening by evening; `None` where nobody said.
    pub evenings: Vec<Option<Evening>>,
    /// Time held of the time planned, in the evenings with a session, in seconds.
    pub held: (u64, u64),
    /// Why the routine was left out.
    pub skipped: Vec<(Skip, u32)>,
    /// Stretches that hurt, and how often.
    pub hurt: Vec<(Id, u32)>,
    /// Danger signs that were ticked.
    pub signs: Vec<(NaiveDate, Id)>,
}

fn counted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut counts: Vec<(T, u32)> = vec![];
    for value in values {
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    sort(&mut counts, |(a, many), (b, few)| few.cmp(many).then(a.cmp(b)));
    counts
}

impl Diary {
    /// The last night that can be spoken of: this one if its cramps are known, else the one before.
    #[must_use]
    pub fn last_night(&self, tonight: NaiveDate) -> NaiveDate {
        let is_known = self.night(tonight).is_some_and(|night| night.cramps().is_some());
        if is_known { tonight } else { tonight.pred_opt().unwrap_or(tonight) }
    }

    /// The last `nights` nights in numbers, none before the first the diary knows of. `None` if it knows of none of them.
    #[must_use]
    pub fn summary(&self, nights: u32, tonight: NaiveDate) -> Option<Summary> {
        let last = self.last_night(tonight);
        let asked = last.checked_sub_days(Days::new(u64::from(nights.checked_sub(1)?))).unwrap_or(NaiveDate::MIN);
        let known = self.nights().map(|(date, _)| date).find(|date| *date >= asked)?;
        let began = self.nights().next().map_or(known, |(date, _)| date).max(asked);
        (began <= last).then(|| self.between(began, last))
    }

    fn between(&self, first: NaiveDate, last: NaiveDate) -> Summary {
        let dates: Vec<NaiveDate> = first.iter_days().take_while(|date| *date <= last).collect();
        let nights: Vec<&Night> = dates.iter().filter_map(|date| self.night(*date)).collect();
        let episodes: Vec<_> = nights.iter().flat_map(|night| &night.episodes).filter_map(|id| self.episode(*id)).collect();
        let evenings: Vec<Vec<&SessionRecord>> = dates.iter().map(|date| self.sessions_of(*date)).collect();
        let counts = self.counts(dates.iter().copied());
        let said = |said: fn(&super::Episode) -> Option<u32>| Middle::of(episodes.iter().filter_map(|episode| said(episode)));
        let mut hours = [0; 24];
        for episode in &episodes {
            if let Some(hour) = hours.get_mut(episode.onset.hour() as usize) {
                *hour += 1;
            }
        }
        let woke = || episodes.iter().filter_map(|episode| episode.facts.woke);
        let total = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let planned = evenings.iter().flatten().flat_map(|session| &session.planned).map(|planned| planned.time.as_secs()).sum();
        let held = evenings.iter().flatten().flat_map(|session| &session.held).map(|held| held.time.as_secs()).sum();
        Summary {
            first,
            last,
            tally: Tally::of(&counts),
            weeks: self.weeks(first, last),
            counts,
            episodes: total(episodes.len()),
            seconds: said(|episode| match episode.facts.course {
                Some(Course::Over(after)) => u32::try_from(after.as_secs()).ok(),
                _ => None,
            }),
            pain: said(|episode| episode.facts.severity.map(|severity| severity.value().into())),
            soreness: said(|episode| episode.facts.soreness.map(|severity| severity.value().into())),
            sleep: Middle::of(nights.iter().filter_map(|night| night.facts.quality).map(|quality| quality.value().into())),
            woke: (total(woke().filter(|woke| *woke).count()), total(woke().count())),
            muscles: counted(episodes.iter().filter_map(|episode| episode.facts.muscle)),
            sides: counted(episodes.iter().filter_map(|episode| episode.facts.side)),
            hours,
            helped: counted(episodes.iter().filter_map(|episode| episode.facts.helped.as_ref()).flatten().copied()),
            factors: factors(&nights),
            held: (held, planned),
            evenings: dates.iter().map(|date| self.evening(*date)).collect(),
            skipped: counted(nights.iter().filter_map(|night| night.facts.skipped)),
            hurt: counted(evenings.iter().flatten().flat_map(|session| session.hurt.iter().cloned())),
            signs: self.signs().iter().filter(|(date, _)| (first..=last.succ_opt().unwrap_or(last)).contains(date)).cloned().collect(),
        }
    }

    fn sessions_of(&self, night: NaiveDate) -> Vec<&SessionRecord> {
        self.night(night).into_iter().flat_map(|night| &night.sessions).filter_map(|id| self.session(*id)).collect()
    }

    /// The nights by weeks. Those of a trial are its own, from its first night on, and begin anew where it was paused; what lies before
    /// it, and all where there is none, is counted back in sevens, so that a trend ends with a whole week.
    #[must_use]
    pub fn weeks(&self, first: NaiveDate, last: NaiveDate) -> Vec<Week> {
        let trial = self.trial().map(|trial| trial.nights(last)).unwrap_or_default();
        let dates: Vec<(NaiveDate, Option<Place>)> = (first.iter_days().take_while(|date| *date <= last))
            .map(|date| (date, trial.binary_search_by_key(&date, |(night, _)| *night).ok().map(|at| trial[at].1)))
            .collect();
        let (before, since) = dates.split_at(dates.iter().position(|(_, place)| place.is_some()).unwrap_or(dates.len()));
        let mut weeks: Vec<&[(NaiveDate, Option<Place>)]> = before.rchunks(7).collect();
        weeks.reverse();
        // A new week: every seventh number of the trial, and where it is left or gone on with.
        let goes_on = |a: &(NaiveDate, Option<Place>), b: &(NaiveDate, Option<Place>)| {
            a.1.is_some() == b.1.is_some() && b.1.is_none_or(|place| place.number % 7 != 0)
        };
        weeks.extend(since.chunk_by(goes_on).flat_map(|piece| piece.chunks(7)));
        let week = |nights: &[(NaiveDate, Option<Place>)]| {
            let counts = self.counts(nights.iter().map(|(date, _)| *date));
            let with = nights.iter().map(|(_, place)| place.map(|place| place.with)).collect();
            Some(Week { first: nights.first()?.0, tally: Tally::of(&counts), nights: counts, with })
        };
        weeks.into_iter().filter_map(week).collect()
    }
}

/// Only nights of which the cramps are known can say anything of what went before them.
fn factors(nights: &[&Night]) -> Vec<Factored> {
    let count = |factor: Factor, holds: &dyn Fn(u16) -> bool| {
        let had = |night: &&&Night| night.facts.factors.as_ref().is_some_and(|factors| factors.contains(&factor));
        let known = nights.iter().filter(had).filter_map(|night| night.cramps()).filter(|cramps| holds(*cramps));
        u32::try_from(known.count()).unwrap_or(u32::MAX)
    };
    let all = Factor::WORDS.iter().map(|(_, factor)| *factor);
    let counted = all.map(|factor| Factored { factor, nights: count(factor, &|_| true), with_cramp: count(factor, &|cramps| cramps > 0) });
    counted.filter(|factored| factored.nights > 0).collect()
}

impl Diary {
    /// Whether anything can be said of a change.
    #[must_use]
    pub fn standing(&self, tonight: NaiveDate) -> Standing {
        let trial = self.trial();
        match trial.as_ref().map(|trial| (trial, trial.stage(tonight))) {
            Some((_, Stage::Running | Stage::Paused(..))) => Standing::TooEarly,
            Some((trial, Stage::Done)) => Standing::Answered(self.found(trial, tonight).verdict()),
            Some((_, Stage::Stopped(..))) | None => {
                let recorded = self.nights().filter(|(_, night)| night.cramps().is_some());
                if recorded.take(BEFORE as usize).count() < BEFORE as usize { Standing::TooEarly } else { Standing::Untried }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::fixture::{diary_of, night},
        *,
    };
    use crate::model::{EpisodeFacts, NightFacts, Record, Severity, TrialDesign, TrialStep};
    use proptest::prelude::*;

    fn said(at: usize, cramps: Option<u16>) -> (NaiveDate, Record) {
        (night(at), Record::Night(NightFacts { cramps, factors: Some(vec![Factor::Alcohol]), ..NightFacts::default() }))
    }

    fn cramp(at: usize, severity: u8) -> (NaiveDate, Record) {
        let facts = EpisodeFacts {
            severity: Severity::new(severity),
            muscle: Some(CrampMuscle::Calf),
            side: Some(Side::Left),
            ..EpisodeFacts::default()
        };
        (night(at), Record::Episode { of: None, facts })
    }

    #[test]
    fn nights_are_counted_from_the_first_known_one() {
        let diary = diary_of([said(3, Some(0)), cramp(5, 6), cramp(5, 8), said(6, None)]);
        let summary = diary.summary(30, night(7)).unwrap();
        assert_eq!((summary.first, summary.last), (night(3), night(6)));
        assert_eq!(summary.counts, [Some(0), None, Some(2), None]);
        assert_eq!((summary.tally.recorded, summary.tally.nights, summary.tally.cramps), (2, 4, 2));
        assert_eq!(summary.pain, Some(Middle { median: 7.0, low: 6, high: 8, of: 2 }));
        assert_eq!((summary.muscles, summary.sides), (vec![(CrampMuscle::Calf, 2)], vec![(Side::Left, 2)]));
        assert_eq!(summary.factors, [Factored { factor: Factor::Alcohol, nights: 1, with_cramp: 0 }]);
        assert_eq!(summary.hours.iter().sum::<u32>(), 2);
        let sign = || Id::new("rf03").unwrap();
        let ticked = diary_of([said(3, Some(0)), (night(3), Record::Sign(sign())), said(9, Some(0))]);
        assert_eq!(ticked.summary(30, night(10)).unwrap().signs, [(night(3), sign())]);
        assert_eq!(ticked.summary(5, night(10)).unwrap().signs, []);
    }

    #[test]
    fn an_empty_diary_and_no_nights_have_no_numbers() {
        assert_eq!(Diary::default().summary(30, night(3)), None);
        assert_eq!(diary_of([said(0, Some(1))]).summary(0, night(1)), None);
        assert_eq!(diary_of([said(9, Some(1))]).summary(3, night(1)), None, "written down for a night to come");
    }

    #[test]
    fn only_a_trial_that_is_done_is_an_answer() {
        let month = |from| (from..from + 28).map(|at| said(at, Some(1)));
        let at = |diary: &Diary, at| diary.standing(night(at));
        assert_eq!(at(&Diary::default(), 0), Standing::TooEarly);
        assert_eq!(at(&diary_of((0..13).map(|at| said(at, Some(1))).chain([said(13, None)])), 14), Standing::TooEarly);
        assert_eq!(at(&diary_of(month(0)), 28), Standing::Untried);
        let lot = (night(0), Record::Trial(TrialStep::Began(TrialDesign::Blocks(vec![true, true, true, false, false, false]))));
        let weeks = diary_of([lot].into_iter().chain((0..42).map(|at| said(at, Some(0)))));
        assert_eq!([41, 42].map(|on| at(&weeks, on)), [Standing::TooEarly, Standing::Answered(Verdict::TooEarly)]);
        let begun = (night(28), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)));
        let trial =
            diary_of(month(0).chain([begun]).chain((28..42).map(|at| said(at, Some(1)))).chain((42..84).map(|at| said(at, Some(0)))));
        // On the first of these the look that counts is still to come.
        assert_eq!([70, 84].map(|on| at(&trial, on)), [Standing::TooEarly, Standing::Answered(Verdict::Fewer)]);
    }

    #[test]
    fn weeks_end_with_the_last_night() {
        let diary = diary_of((0..10).map(|at| said(at, Some(1))));
        let weeks = diary.summary(30, night(10)).unwrap().weeks;
        assert_eq!(weeks.iter().map(|week| (week.first, week.tally.cramps)).collect::<Vec<_>>(), [(night(0), 3), (night(3), 7)]);
    }

    #[test]
    fn weeks_of_a_trial_are_its_own() {
        use crate::model::TrialReason::Illness;
        let step = |at, step| (night(at), Record::Trial(step));
        let begun =
            [step(3, TrialStep::Began(TrialDesign::BeforeAfter)), step(12, TrialStep::Paused(Illness)), step(14, TrialStep::Resumed)];
        let diary = diary_of((0..30).map(|at| said(at, Some(1))).chain(begun));
        let weeks: Vec<(NaiveDate, u32)> = diary.weeks(night(0), night(29)).iter().map(|week| (week.first, week.tally.nights)).collect();
        // Before it, its first seven, two and a pause of two, five more, whole weeks again, and what has begun.
        let all = [(0, 3), (3, 7), (10, 2), (12, 2), (14, 5), (19, 7), (26, 4)];
        assert_eq!(weeks, all.map(|(at, nights)| (night(at), nights)));
    }

    proptest! {
        #[test]
        fn nothing_is_counted_that_nobody_said(said_of in proptest::collection::vec(proptest::option::of(0_u16..50), 0..60), nights in 0_u32..90) {
            let diary = diary_of(said_of.iter().enumerate().filter_map(|(at, cramps)| Some(said(at, Some((*cramps)?)))));
            if let Some(summary) = diary.summary(nights, night(said_of.len())) {
                let kept = said_of.get(said_of.len().saturating_sub(nights as usize)..).unwrap();
                prop_assert_eq!(u64::from(summary.tally.cramps), kept.iter().flatten().map(|cramps| u64::from(*cramps)).sum::<u64>());
                prop_assert_eq!(summary.tally.recorded as usize, kept.iter().flatten().count());
                prop_assert_eq!(summary.weeks.iter().map(|week| week.tally.recorded).sum::<u32>(), summary.tally.recorded);
            }
        }
    }
}
