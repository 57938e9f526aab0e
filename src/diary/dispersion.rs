//! Cramps come in clusters: how uneven the nights are, and how much wider that makes what is plausible.

use super::{
    rates::Tally,
    ratio::Ratio,
    tail::{Confidence, Interval},
};

/// From this unevenness on, an interval is widened.
const WIDENED: f64 = 1.2;
/// From here, or with [`MANY`] cramps in one night that is not like the others, even the widened interval is to be taken as too narrow.
const TOO_UNEVEN: f64 = 2.0;
const MANY: u32 = 5;
/// Below this as many as there are come in every night: half of what chance alone does.
const EVEN: f64 = 0.5;

/// Nights of a window that bad spells are looked for in.
const WEEK: usize = 7;

/// How far pieces of one time lie from its mean, and how many of them are free to. Nights without any cramp say nothing of either.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Scatter {
    sum: f64,
    free: f64,
}

/// Of every piece of so many nights in a row. A night of which nothing is known is expected to hold nothing; pieces may overlap, and each
/// is free but for its share in the mean.
fn scatter(nights: &[Option<u32>], length: usize) -> Scatter {
    let counted = |nights: &[Option<u32>]| {
        nights.iter().flatten().fold((0.0, 0.0), |(cramps, known), night| (cramps + f64::from(*night), known + 1.0))
    };
    let (cramps, known) = counted(nights);
    if cramps == 0.0 {
        return Scatter::default();
    }
    let pieces = nights.windows(length).map(counted).filter(|(_, of)| *of > 0.0);
    pieces.fold(Scatter::default(), |Scatter { sum, free }, (found, of)| {
        let expected = cramps / known * of;
        Scatter { sum: sum + (found - expected).powi(2) / expected, free: free + 1.0 - of / known }
    })
}

fn pooled(before: &[Option<u32>], after: &[Option<u32>], length: usize) -> Option<f64> {
    let [a, b] = [before, after].map(|nights| scatter(nights, length));
    // Sums of parts of one: what is nothing may be a little off.
    (a.free + b.free > 1e-9).then(|| (a.sum + b.sum) / (a.free + b.free))
}

/// How uneven the recorded nights of two times are: 1 where cramps come singly and at random, more where they cluster. `None` where too
/// few nights are known to say.
#[must_use]
pub fn unevenness(before: &[Option<u32>], after: &[Option<u32>]) -> Option<f64> {
    pooled(before, after, 1)
}

/// How much wider the unevenness makes what is plausible, as a factor of the variance: that of the nights or, where bad spells last from
/// night to night, that of every seven nights in a row.
#[must_use]
pub(super) fn spread(before: &[Option<u32>], after: &[Option<u32>]) -> f64 {
    [1, WEEK].into_iter().filter_map(|length| pooled(before, after, length)).fold(1.0, f64::max)
}

/// Whether nights are so uneven that no interval should be trusted.
#[must_use]
pub fn is_too_uneven(unevenness: f64, most: u32) -> bool {
    unevenness > TOO_UNEVEN || most >= MANY && unevenness >= EVEN
}

/// The interval as it is shown: the exact one, or a wider one (quasi-Poisson) where the nights are uneven; never a narrower one.
#[must_use]
pub(super) fn widened(ratio: &Ratio, before: &Tally, after: &Tally, spread: f64, confidence: Confidence) -> Interval {
    // Two means are estimated; before a comparison can be made at all there may be fewer nights.
    let free = (f64::from(before.recorded) + f64::from(after.recorded) - 2.0).max(1.0);
    let wider = || quasi_poisson(ratio, (before.cramps, after.cramps), spread, confidence, confidence.errors_of(free));
    if spread <= WIDENED { ratio.limits } else { ratio.limits.and(wider()) }
}

/// The limits of the logarithm of the ratio, spread by the unevenness. A time without any cramp has no logarithm: there the cramps of the
/// other time count for fewer than they are, and the exact limit is taken of those.
fn quasi_poisson(ratio: &Ratio, (before, after): (u32, u32), unevenness: f64, confidence: Confidence, errors: f64) -> Interval {
    if before == 0 || after == 0 {
        // With all n cramps on one side the exact limit is the odds of tail^(1/n).
        let odds = |n: f64| libm::pow(confidence.tail(), -1.0 / n) - 1.0;
        let spread = |n: u32| odds(f64::from(n) / unevenness) / odds(f64::from(n));
        return match (before, after) {
            (0, 0) => ratio.limits,
            (0, n) => Interval { low: ratio.limits.low / spread(n), high: f64::INFINITY },
            (n, _) => Interval { low: 0.0, high: ratio.limits.high * spread(n) },
        };
    }
    let error = (unevenness * (1.0 / f64::from(before) + 1.0 / f64::from(after))).sqrt() * errors;
    Interval { low: ratio.rate * libm::exp(-error), high: ratio.rate * libm::exp(error) }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{fixture, tail::near},
        *,
    };
    use proptest::prelude::*;

    fn nights(counts: &[u32]) -> Vec<Option<u32>> {
        counts.iter().copied().map(Some).collect()
    }

    fn ratio(before: &[u32], after: &[u32]) -> Option<Ratio> {
        Ratio::of(&Tally::of(&nights(before)), &Tally::of(&nights(after)), Confidence::Usual)
    }

    /// As it is shown if only the nights are looked at.
    fn shown(before: &[u32], after: &[u32]) -> Interval {
        let (before, after) = (nights(before), nights(after));
        let (phi, tallies) = (unevenness(&before, &after).unwrap_or(1.0), [Tally::of(&before), Tally::of(&after)]);
        let ratio = Ratio::of(&tallies[0], &tallies[1], Confidence::Usual).unwrap();
        widened(&ratio, &tallies[0], &tallies[1], phi, Confidence::Usual)
    }

    #[test]
    fn the_worked_example_is_as_even_as_published() {
        let index = |counts| {
            let Scatter { sum, free } = scatter(&nights(counts), 1);
            sum / free
        };
        assert!((index(&fixture::BEFORE) - 1.1026).abs() < 5e-5);
        assert!((index(&fixture::AFTER) - 0.9630).abs() < 5e-5);
        let phi = unevenness(&nights(&fixture::BEFORE), &nights(&fixture::AFTER)).unwrap();
        assert!((phi - 1.008_333).abs() < 1e-6, "{phi}");
        let ratio = ratio(&fixture::BEFORE, &fixture::AFTER).unwrap();
        let of = |phi| quasi_poisson(&ratio, (21, 14), phi, Confidence::Usual, Confidence::Usual.errors());
        let spread = of(phi);
        assert!(near(spread.low, 0.169_031) && near(spread.high, 0.657_343), "{spread:?}");
        let naive = of(1.0);
        assert!(near(naive.low, 0.169_506) && near(naive.high, 0.655_498), "{naive:?}");
        assert_eq!(shown(&fixture::BEFORE, &fixture::AFTER), ratio.limits);
    }

    #[test]
    fn as_many_cramps_in_every_night_are_not_uneven() {
        let is = |counts: &[u32]| {
            let nights = nights(counts);
            is_too_uneven(unevenness(&nights, &[]).unwrap_or(1.0), Tally::of(&nights).most)
        };
        assert!(!is(&[5; 30]) && !is(&[6, 5, 6, 5, 5, 6, 5, 5]));
        assert!(is(&[40, 0, 0, 0]));
        let one_of_many = |many: u32| is(&[many, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 2, 0, 1, 0, 2, 1, 0, 0, 1, 1, 0, 1, 0]);
        assert!(one_of_many(5) && !one_of_many(3), "one night of many among even ones");
    }

    #[test]
    fn the_same_cramps_in_fewer_nights_tell_less() {
        let (once, spread) = ([8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0]);
        let none = [0; 14];
        assert_eq!(ratio(&once, &none).unwrap().limits, ratio(&spread, &none).unwrap().limits);
        assert!(shown(&spread, &none).high < 0.6);
        assert!(shown(&once, &none).high > 1.0, "one bad night is no proof");
        assert!(near(shown(&none, &once).low * shown(&once, &none).high, 1.0), "as wide the other way round");
    }

    #[test]
    fn what_is_estimated_from_fewer_nights_is_less_sure() {
        // As many cramps, as uneven, in half as many nights of which the cramps are known.
        let of = |recorded| {
            let tally = |cramps, recorded| Tally { cramps, recorded, nights: 60, ..Tally::default() };
            let (before, after) = (tally(20, recorded), tally(20, recorded));
            let ratio = Ratio::of(&before, &after, Confidence::Usual).unwrap();
            widened(&ratio, &before, &after, 2.0, Confidence::Usual).high
        };
        assert!(of(15) > of(30));
    }

    #[test]
    fn spells_that_last_widen_more_than_the_same_nights_in_another_order() {
        let mixed = |count: usize| (0..count).map(|at| Some([3, 1][at % 2])).collect::<Vec<_>>();
        let spells = |count: usize| (0..count).map(|at| Some([3, 1][at / 7 % 2])).collect::<Vec<_>>();
        let of = |nights: &dyn Fn(usize) -> Vec<Option<u32>>| spread(&nights(14), &nights(42));
        assert_eq!(of(&mixed), 1.0);
        assert!(of(&spells) > 1.5, "{}", of(&spells));
        // What is not recorded is no good week.
        let gaps: Vec<_> = mixed(42).into_iter().enumerate().map(|(at, night)| night.filter(|_| at / 7 != 2 || at % 7 == 0)).collect();
        assert_eq!(spread(&mixed(14), &gaps), 1.0);
    }

    #[test]
    fn cramps_that_come_in_pairs_count_for_half() {
        let (eight, four) = (ratio(&[1; 8], &[0; 8]).unwrap(), ratio(&[1, 1, 1, 1, 0, 0, 0, 0], &[0; 8]).unwrap());
        assert!(near(quasi_poisson(&eight, (8, 0), 2.0, Confidence::Usual, 0.0).high, four.limits.high));
    }

    #[test]
    fn more_than_twice_as_uneven_or_five_in_a_night_is_too_uneven() {
        let is = [(2.0, 4), (2.1, 0), (0.5, 5), (0.4, 5)].map(|(unevenness, most)| is_too_uneven(unevenness, most));
        assert_eq!(is, [false, true, true, false]);
    }

    #[test]
    fn too_few_nights_are_not_uneven() {
        for (before, after) in [(&[][..], &[][..]), (&[3], &[5]), (&[0, 0], &[0, 0])] {
            assert_eq!(unevenness(&nights(before), &nights(after)), None);
        }
        assert_eq!(spread(&nights(&[3; 7]), &[]), 1.0, "a window that is all there is");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_never_narrower_than_exact(
            before in proptest::collection::vec(0_u32..6, 2..30),
            after in proptest::collection::vec(0_u32..6, 2..30),
        ) {
            if let Some(ratio) = ratio(&before, &after) {
                let shown = shown(&before, &after);
                prop_assert!(shown.low <= ratio.limits.low && ratio.limits.high <= shown.high, "{shown:?}");
                prop_assert!(shown.low >= 0.0 && !shown.high.is_nan());
            }
        }
    }
}
