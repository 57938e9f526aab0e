//! How often: cramps per recorded night, and how sure that is. A night of which nothing is known is never a zero.

use super::tail::{Chance, Confidence, Interval, crossing};
use crate::model::sort;

/// Share of its nights that a stretch of time must have recorded before anything is said of it (evidence: 70 of 100, editorial).
const ENOUGH: f64 = 0.7;
/// Nights in a week.
pub const WEEK: f64 = 7.0;

/// Cramps counted over some nights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cramps in the recorded nights.
    pub cramps: u32,
    /// Recorded nights with at least one cramp.
    pub with_cramp: u32,
    /// Nights of which the number of cramps is known, zero included.
    pub recorded: u32,
    /// All nights, recorded or not.
    pub nights: u32,
    /// The most cramps in one night.
    pub most: u32,
}

impl Tally {
    /// Counts nights; `None` is a night of which nothing is known.
    #[must_use]
    pub fn of(nights: &[Option<u32>]) -> Self {
        nights.iter().fold(Self::default(), |sum, night| Self {
            cramps: sum.cramps.saturating_add(night.unwrap_or(0)),
            with_cramp: sum.with_cramp + u32::from(night.is_some_and(|cramps| cramps > 0)),
            recorded: sum.recorded + u32::from(night.is_some()),
            nights: sum.nights.saturating_add(1),
            most: sum.most.max(night.unwrap_or(0)),
        })
    }

    /// Cramps per recorded night; `None` without one.
    #[must_use]
    pub fn per_night(&self) -> Option<f64> {
        (self.recorded > 0).then(|| f64::from(self.cramps) / f64::from(self.recorded))
    }

    /// Cramps in seven recorded nights; `None` without a recorded night.
    #[must_use]
    pub fn per_week(&self) -> Option<f64> {
        self.per_night().map(|rate| rate * WEEK)
    }

    /// The exact interval of [`Tally::per_night`] if cramps come singly (Garwood 1936): the rates at which so few, or so many,
    /// would each be rarer than the tail. `None` without a recorded night.
    #[must_use]
    pub fn interval(&self, confidence: Confidence) -> Option<Interval> {
        if self.recorded == 0 {
            return None;
        }
        let (x, count) = (self.cramps, f64::from(self.cramps));
        let tail = confidence.tail();
        // Beyond this no count of so few cramps reaches a tail of 1 in 200.
        let beyond = 2.0 * count + 20.0;
        let low = if x == 0 { 0.0 } else { crossing(tail, 0.0, count, |mean| Chance::Poisson(mean).at_least(x)) };
        let high = crossing(-tail, count, beyond, |mean| -Chance::Poisson(mean).at_most(x));
        let nights = f64::from(self.recorded);
        Some(Interval { low: low / nights, high: high / nights })
    }

    /// The interval of [`Tally::per_week`].
    #[must_use]
    pub fn weekly_interval(&self, confidence: Confidence) -> Option<Interval> {
        self.interval(confidence).map(|of| Interval { low: of.low * WEEK, high: of.high * WEEK })
    }

    /// Whether enough of the nights are recorded to say anything of them.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.recorded > 0 && f64::from(self.recorded) >= ENOUGH * f64::from(self.nights)
    }
}

/// The last `count` recorded nights, in the order of all of them.
#[must_use]
pub fn last_recorded(nights: &[Option<u32>], count: usize) -> Vec<u32> {
    let known: Vec<u32> = nights.iter().flatten().copied().collect();
    known.get(known.len().saturating_sub(count)..).unwrap_or_default().to_vec()
}

/// The middle one of some values, or the mean of the two in the middle; `None` without any.
#[must_use]
pub fn median(values: impl IntoIterator<Item = u32>) -> Option<f64> {
    let mut sorted: Vec<u32> = values.into_iter().collect();
    sort(&mut sorted, Ord::cmp);
    let middle = |from_above: usize| sorted.get((sorted.len() - from_above) / 2).map(|value| f64::from(*value));
    if sorted.is_empty() { None } else { Some(f64::midpoint(middle(1)?, middle(0)?)) }
}

#[cfg(test)]
mod tests {
    use super::{super::tail::near, *};
    use proptest::prelude::*;

    fn tally(cramps: u32, recorded: u32) -> Tally {
        Tally { cramps, recorded, nights: recorded, ..Tally::default() }
    }

    /// Exact limits of a Poisson rate, computed with scipy 1.17.1 from the chi-squared law.
    const GARWOOD: [(u32, u32, f64, f64); 7] = [
        (0, 14, 0.0, 0.263_491_389_579_566_8),
        (1, 14, 0.001_808_414_856_020_707, 0.397_974_527_924_207),
        (2, 14, 0.017_300_662_753_140_36, 0.516_049_119_123_14),
        (7, 14, 0.201_025_932_251_419_1, 1.030_191_097_264_455_5),
        (14, 14, 0.546_709_305_450_042_8, 1.677_830_080_131_112_6),
        (28, 14, 1.328_985_475_418_395_2, 2.890_556_853_090_585_4),
        (50, 42, 0.883_594_374_701_473, 1.569_494_444_388_971_8),
    ];

    #[test]
    fn exact_limits_of_a_rate_are_the_published_ones() {
        for (cramps, nights, low, high) in GARWOOD {
            let ours = tally(cramps, nights).interval(Confidence::Usual).unwrap();
            println!("{cramps:>3} in {nights} nights: {:.6} to {:.6}", ours.low, ours.high);
            assert!(near(ours.low, low) && near(ours.high, high), "{cramps} in {nights}: {ours:?}");
            let weekly = tally(cramps, nights).weekly_interval(Confidence::Usual).unwrap();
            assert!(
                (weekly.low - low * 7.0).abs() < 1e-5 && (weekly.high - high * 7.0).abs() < 1e-5,
                "a week has seven nights: {weekly:?}"
            );
        }
        assert_eq!(tally(0, 0).weekly_interval(Confidence::Usual), None);
    }

    #[test]
    fn without_a_recorded_night_there_is_no_rate() {
        for nights in [&[][..], &[None, None, None][..]] {
            let tally = Tally::of(nights);
            assert_eq!((tally.per_night(), tally.per_week(), tally.interval(Confidence::Usual)), (None, None, None));
            assert!(!tally.is_enough());
        }
    }

    #[test]
    fn a_night_without_a_record_is_no_night_without_a_cramp() {
        let (gaps, zeros) = (Tally::of(&[Some(2), None, None, Some(0)]), Tally::of(&[Some(2), Some(0), Some(0), Some(0)]));
        assert_eq!((gaps.per_night(), gaps.recorded, gaps.nights), (Some(1.0), 2, 4));
        assert_eq!(zeros.per_night(), Some(0.5));
        assert!(!gaps.is_enough() && zeros.is_enough());
    }

    #[test]
    fn one_night_of_forty_is_counted_as_it_was() {
        let tally = Tally::of(&[Some(40)]);
        let interval = tally.interval(Confidence::Usual).unwrap();
        assert_eq!((tally.per_night(), tally.most), (Some(40.0), 40));
        assert!(interval.low > 28.0 && interval.high < 55.0, "{interval:?}");
    }

    #[test]
    fn the_middle_of_some_values() {
        assert_eq!(median([]), None);
        assert_eq!(median([7]), Some(7.0));
        assert_eq!(median([9, 1, 5]), Some(5.0));
        assert_eq!(median([4, 9, 1, 5]), Some(4.5));
    }

    #[test]
    fn the_last_recorded_nights_skip_what_is_not_known() {
        assert_eq!(last_recorded(&[Some(4), Some(1), None, Some(0), None], 2), [1, 0]);
        assert_eq!(last_recorded(&[None, Some(3)], 14), [3]);
    }

    proptest! {
        #[test]
        fn an_interval_holds_its_rate_and_an_early_one_holds_it(cramps in 0_u32..5000, nights in 1_u32..400) {
            let tally = tally(cramps, nights);
            let (usual, early) = (tally.interval(Confidence::Usual).unwrap(), tally.interval(Confidence::Early).unwrap());
            let rate = tally.per_night().unwrap();
            prop_assert!(usual.low <= rate && rate < usual.high && usual.high.is_finite());
            prop_assert!(early.low <= usual.low && usual.high < early.high);
        }
    }
}
