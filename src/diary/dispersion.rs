//! Cramps come in clusters: how uneven the nights are, and how much wider that makes what is plausible.

use super::{
    ratio::Ratio,
    tail::{Confidence, Interval},
};

/// From this unevenness on, an interval is widened.
const WIDENED: f64 = 1.2;
/// From here on, whole weeks are so uneven that bad spells must last: fewer than 1 in 10 diaries without any look like it (chi-squared with the
/// six degrees that eight weeks of two times leave). Below, chance alone makes weeks differ: to widen for that would hide what is there.
const LASTING: f64 = 1.8;
/// From here, or with [`MANY`] cramps in one night, even the widened interval is to be taken as too narrow.
const TOO_UNEVEN: f64 = 2.0;
const MANY: u32 = 5;

/// How far the nights of one time lie from their mean, and how many of them are free to. Nights without any cramp say nothing of either.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Scatter {
    sum: f64,
    free: f64,
}

/// Of cramps, each with the nights it was counted in.
fn scatter(counts: &[(f64, f64)]) -> Scatter {
    let (cramps, nights) = counts.iter().fold((0.0, 0.0), |(cramps, nights), (x, of)| (cramps + x, nights + of));
    if cramps == 0.0 {
        return Scatter::default();
    }
    let mean = cramps / nights;
    Scatter { sum: counts.iter().map(|(x, of)| (x - mean * of).powi(2) / (mean * of)).sum(), free: counts.len() as f64 - 1.0 }
}

fn by_night(nights: &[u32]) -> Scatter {
    scatter(&nights.iter().map(|x| (f64::from(*x), 1.0)).collect::<Vec<_>>())
}

fn by_week(nights: &[Option<u32>]) -> Scatter {
    let week = |week: &[Option<u32>]| {
        let known = || week.iter().flatten().map(|x| f64::from(*x));
        (known().sum::<f64>(), known().count() as f64)
    };
    scatter(&nights.chunks(7).map(week).filter(|(_, nights)| *nights > 0.0).collect::<Vec<_>>())
}

fn pooled(a: Scatter, b: Scatter) -> Option<f64> {
    (a.free + b.free > 0.0).then(|| (a.sum + b.sum) / (a.free + b.free))
}

/// How uneven the recorded nights of two times are: 1 where cramps come singly and at random, more where they cluster. `None` where too
/// few nights are known to say.
#[must_use]
pub fn unevenness(before: &[u32], after: &[u32]) -> Option<f64> {
    pooled(by_night(before), by_night(after))
}

/// How much wider the unevenness makes what is plausible, as a factor of the variance: that of the nights or, where bad spells last from
/// night to night, of whole weeks. A night of which nothing is known is expected to hold nothing.
#[must_use]
pub(super) fn spread(before: &[Option<u32>], after: &[Option<u32>]) -> f64 {
    let known = |nights: &[Option<u32>]| nights.iter().flatten().copied().collect::<Vec<_>>();
    let weeks = pooled(by_week(before), by_week(after)).filter(|weeks| *weeks > LASTING);
    let nights = unevenness(&known(before), &known(after)).unwrap_or(1.0);
    weeks.map_or(nights, |weeks| weeks.max(nights))
}

/// Whether nights are so uneven that no interval should be trusted.
#[must_use]
pub fn is_too_uneven(unevenness: f64, most: u32) -> bool {
    unevenness > TOO_UNEVEN || most >= MANY
}

/// The interval as it is shown: the exact one, or a wider one (quasi-Poisson) where the nights are uneven; never a narrower one.
#[must_use]
pub(super) fn widened(ratio: &Ratio, cramps: (u32, u32), spread: f64, confidence: Confidence) -> Interval {
    if spread <= WIDENED { ratio.limits } else { ratio.limits.and(quasi_poisson(ratio, cramps, spread, confidence)) }
}

/// The limits of the logarithm of the ratio, spread by the unevenness. A time without any cramp has no logarithm: there the cramps of the
/// other time count for fewer than they are, and the exact limit is taken of those.
fn quasi_poisson(ratio: &Ratio, (before, after): (u32, u32), unevenness: f64, confidence: Confidence) -> Interval {
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
    let error = (unevenness * (1.0 / f64::from(before) + 1.0 / f64::from(after))).sqrt() * confidence.errors();
    Interval { low: ratio.rate * libm::exp(-error), high: ratio.rate * libm::exp(error) }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{fixture, rates::Tally, tail::near},
        *,
    };
    use proptest::prelude::*;

    fn ratio(before: &[u32], after: &[u32]) -> Option<Ratio> {
        let tally = |nights: &[u32]| Tally::of(&nights.iter().copied().map(Some).collect::<Vec<_>>());
        Ratio::of(&tally(before), &tally(after), Confidence::Usual)
    }

    #[test]
    fn the_worked_example_is_as_even_as_published() {
        let index = |nights| by_night(nights).sum / by_night(nights).free;
        assert!((index(&fixture::BEFORE) - 1.1026).abs() < 5e-5);
        assert!((index(&fixture::AFTER) - 0.9630).abs() < 5e-5);
        let phi = unevenness(&fixture::BEFORE, &fixture::AFTER).unwrap();
        assert!((phi - 1.008_333).abs() < 1e-6, "{phi}");
        let ratio = ratio(&fixture::BEFORE, &fixture::AFTER).unwrap();
        let spread = quasi_poisson(&ratio, (21, 14), phi, Confidence::Usual);
        assert!(near(spread.low, 0.169_031) && near(spread.high, 0.657_343), "{spread:?}");
        let naive = quasi_poisson(&ratio, (21, 14), 1.0, Confidence::Usual);
        assert!(near(naive.low, 0.169_506) && near(naive.high, 0.655_498), "{naive:?}");
        assert_eq!(widened(&ratio, (21, 14), phi, Confidence::Usual), ratio.limits);
    }

    #[test]
    fn the_same_cramps_in_fewer_nights_tell_less() {
        let (once, spread) = ([8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0]);
        let none = [0; 14];
        let (one_night, many) = (ratio(&once, &none).unwrap(), ratio(&spread, &none).unwrap());
        assert_eq!(one_night.limits, many.limits);
        let of = |before: &[u32], ratio| widened(ratio, (8, 0), unevenness(before, &none).unwrap(), Confidence::Usual);
        assert!(of(&spread, &many).high < 0.6);
        assert!(of(&once, &one_night).high > 1.0, "one bad night is no proof");
        let back = ratio(&none, &once).unwrap();
        let low = widened(&back, (0, 8), unevenness(&none, &once).unwrap(), Confidence::Usual).low;
        assert!(near(low * of(&once, &one_night).high, 1.0), "as wide the other way round");
    }

    #[test]
    fn spells_that_last_widen_more_than_the_same_nights_in_another_order() {
        let mixed = |count: usize| (0..count).map(|at| Some([3, 1][at % 2])).collect::<Vec<_>>();
        let spells = |count: usize| (0..count).map(|at| Some([3, 1][at / 7 % 2])).collect::<Vec<_>>();
        let of = |nights: &dyn Fn(usize) -> Vec<Option<u32>>| spread(&nights(14), &nights(42));
        assert!(of(&mixed) < 1.0 && of(&spells) > LASTING, "{} {}", of(&mixed), of(&spells));
        let example = [&fixture::BEFORE[..], &fixture::AFTER].map(|nights| nights.iter().copied().map(Some).collect::<Vec<_>>());
        assert!((spread(&example[0], &example[1]) - 1.008_333).abs() < 1e-6, "the published one has none");
        // What is not recorded is no good week.
        let gaps: Vec<_> = mixed(42).into_iter().enumerate().map(|(at, night)| night.filter(|_| at / 7 != 2 || at % 7 == 0)).collect();
        assert!(spread(&mixed(14), &gaps) < 1.0);
    }

    #[test]
    fn cramps_that_come_in_pairs_count_for_half() {
        let (eight, four) = (ratio(&[1; 8], &[0; 8]).unwrap(), ratio(&[1, 1, 1, 1, 0, 0, 0, 0], &[0; 8]).unwrap());
        assert!(near(widened(&eight, (8, 0), 2.0, Confidence::Usual).high, four.limits.high));
    }

    #[test]
    fn more_than_twice_as_uneven_or_five_in_a_night_is_too_uneven() {
        assert_eq!([(2.0, 4), (2.1, 0), (0.5, 5)].map(|(unevenness, most)| is_too_uneven(unevenness, most)), [false, true, true]);
    }

    #[test]
    fn too_few_nights_are_not_uneven() {
        assert_eq!(unevenness(&[], &[]), None);
        assert_eq!(unevenness(&[3], &[5]), None);
        assert_eq!(unevenness(&[0, 0], &[0, 0]), None);
    }

    proptest! {
        #[test]
        fn what_is_shown_is_never_narrower_than_exact(
            before in proptest::collection::vec(0_u32..6, 2..30),
            after in proptest::collection::vec(0_u32..6, 2..30),
        ) {
            if let Some(ratio) = ratio(&before, &after) {
                let cramps = (before.iter().sum(), after.iter().sum());
                let shown = widened(&ratio, cramps, unevenness(&before, &after).unwrap_or(1.0), Confidence::Usual);
                prop_assert!(shown.low <= ratio.limits.low && ratio.limits.high <= shown.high, "{shown:?}");
                prop_assert!(shown.low >= 0.0 && !shown.high.is_nan());
            }
        }
    }
}
