//! How often afterwards, for each time before: the ratio of two rates with its exact limits.
//!
//! Given all cramps of both times, those of the second are a draw from a binomial law; limits and chances follow from it without an
//! approximation. The exact one is the method of every verdict, chosen beforehand; the mid-P one is narrower and is only ever shown beside
//! it. Method: Clopper and Pearson 1934; the central p as in the R package `rateratio.test`.

use super::{
    rates::Tally,
    tail::{Chance, Confidence, Interval, crossing},
};

/// A comparison of two rates that has something to compare: at least one cramp, and recorded nights on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// The rate after for each one before; infinite if there was none before.
    pub rate: f64,
    /// The limits of what is plausible for it.
    pub limits: Interval,
    /// The chance of a difference at least as large in either direction if nothing has changed.
    pub p: f64,
}

impl Ratio {
    /// Compares two rates exactly; `None` where there is nothing to compare.
    #[must_use]
    pub fn of(before: &Tally, after: &Tally, confidence: Confidence) -> Option<Self> {
        Self::counting(before, after, confidence, |_| 0.0)
    }

    /// The same with only half the chance of what was seen: narrower, for the page of details, never for a verdict.
    #[must_use]
    pub fn mid(before: &Tally, after: &Tally, confidence: Confidence) -> Option<Self> {
        let x = after.cramps;
        Self::counting(before, after, confidence, |chance| 0.5 * chance.of(x))
    }

    /// With each tail smaller by `left_out`.
    fn counting(before: &Tally, after: &Tally, confidence: Confidence, left_out: impl Fn(Chance) -> f64) -> Option<Self> {
        let n = before.cramps.checked_add(after.cramps).filter(|n| *n > 0)?;
        let (x, rate_before, rate_after) = (after.cramps, before.per_night()?, after.per_night()?);
        let odds = f64::from(before.recorded) / f64::from(after.recorded);
        let ratio = |share: f64| if share >= 1.0 { f64::INFINITY } else { share / (1.0 - share) * odds };
        let above = |chance: Chance| chance.at_least(x) - left_out(chance);
        let below = |chance: Chance| chance.at_most(x) - left_out(chance);
        let tail = confidence.tail();
        let low = if x == 0 { 0.0 } else { crossing(tail, 0.0, 1.0, |share| above(Chance::Binomial(n, share))) };
        let high = if x == n { 1.0 } else { crossing(-tail, 0.0, 1.0, |share| -below(Chance::Binomial(n, share))) };
        let unchanged = Chance::Binomial(n, 1.0 / (1.0 + odds));
        Some(Self {
            rate: if before.cramps == 0 { f64::INFINITY } else { rate_after / rate_before },
            limits: Interval { low: ratio(low), high: ratio(high) },
            p: (2.0 * above(unchanged).min(below(unchanged))).min(1.0),
        })
    }
}

/// The fewest cramps, before and after together, with which a difference could ever be told from chance, however they fell. `None`
/// without recorded nights on both sides.
#[must_use]
pub fn fewest_to_tell(before: &Tally, after: &Tally, confidence: Confidence) -> Option<u32> {
    let (t0, t1) = (f64::from(before.recorded), f64::from(after.recorded));
    if before.recorded == 0 || after.recorded == 0 {
        return None;
    }
    let chance = t0.min(t1) / (t0 + t1);
    Some(((libm::log(confidence.tail()) / libm::log(chance)).floor() as u32) + 1)
}

#[cfg(test)]
mod tests {
    use super::{super::tail::near, *};
    use proptest::prelude::*;

    const NONE: f64 = f64::INFINITY;

    /// A pair of counts, and what scipy 1.17.1 makes of it.
    struct Published {
        id: &'static str,
        counts: [u32; 4],
        rate: f64,
        exact: [f64; 2],
        mid: [f64; 2],
        p: f64,
        mid_p: f64,
    }

    /// Computed with scipy 1.17.1. CHK is the data set of the vignette of R's `rateratio.test`, called barely not significant there.
    #[rustfmt::skip]
    const VECTORS: [Published; 11] = [
        Published { id: "T1", counts: [28, 14, 15, 14], rate: 0.535_714_285_714_285_7, exact: [0.265_948_028_744_970_1, 1.037_765_336_341_471_2], mid: [0.279_195_149_866_368_06, 0.996_710_473_312_619_7], p: 0.065_994_034_455_798_1, mid_p: 0.048_766_765_904_474_58 },
        Published { id: "T2", counts: [21, 14, 30, 42], rate: 0.476_190_476_190_476_2, exact: [0.263_709_566_904_562_4, 0.875_083_704_802_844_6], mid: [0.272_802_672_170_162_36, 0.843_003_548_163_962_2], p: 0.016_353_165_210_746_933, mid_p: 0.011_705_667_913_323_977 },
        Published { id: "T3", counts: [10, 14, 3, 14], rate: 0.3, exact: [0.053_053_990_484_763_26, 1.165_118_610_484_049_2], mid: [0.066_437_970_324_338_07, 1.034_945_231_972_122_2], p: 0.092_285_156_25, mid_p: 0.057_373_046_875 },
        Published { id: "T4", counts: [8, 14, 0, 14], rate: 0.0, exact: [0.0, 0.585_833_175_137_243_2], mid: [0.0, 0.454_215_433_448_953_65], p: 0.007_812_5, mid_p: 0.003_906_25 },
        Published { id: "T5", counts: [0, 14, 3, 28], rate: NONE, exact: [0.206_615_677_515_447_04, NONE], mid: [0.291_644_226_680_939_03, NONE], p: 0.592_592_592_592_592_4, mid_p: 0.296_296_296_296_296_2 },
        Published { id: "T7", counts: [12, 28, 14, 28], rate: 1.166_666_666_666_666_7, exact: [0.500_843_966_154_965_4, 2.761_219_471_941_516], mid: [0.533_623_430_156_385_2, 2.581_899_141_286_798], p: 0.845_018_982_887_268_1, mid_p: 0.701_108_038_425_445_3 },
        Published { id: "T8", counts: [2, 14, 1, 14], rate: 0.5, exact: [0.008_474_980_349_111_537, 9.604_529_884_722_862], mid: [0.016_950_748_953_766_408, 6.573_588_576_809_422], p: 1.0, mid_p: 0.625 },
        Published { id: "T9", counts: [42, 14, 70, 42], rate: 0.555_555_555_555_555_6, exact: [0.373_669_543_359_832_16, 0.834_982_658_854_469_2], mid: [0.379_917_065_103_749_1, 0.819_896_346_633_846_3], p: 0.004_567_349_127_076_491, mid_p: 0.003_478_057_420_715_309_5 },
        Published { id: "T10", counts: [5, 14, 0, 42], rate: 0.0, exact: [0.0, 0.363_759_701_727_515_26], mid: [0.0, 0.273_521_401_008_693], p: 0.001_953_125, mid_p: 0.000_976_562_5 },
        Published { id: "CHK", counts: [9, 16_660, 2, 17_877], rate: 0.207_094_155_743_257_93, exact: [0.021_774_062_759_064_707, 1.000_549_104_487_721_5], mid: [0.030_495_771_963_668_344, 0.869_523_193_018_257_3], p: 0.050_106_495_614_108_904, mid_p: 0.029_266_567_002_520_93 },
        Published { id: "W", counts: [21, 14, 14, 28], rate: 0.333_333_333_333_333_3, exact: [0.156_778_309_168_307_23, 0.687_316_453_378_765_2], mid: [0.165_567_996_367_240_18, 0.655_236_319_086_491_4], p: 0.002_182_938_966_513_384, mid_p: 0.001_423_213_982_318_161_3 },
    ];

    fn tallies([x0, t0, x1, t1]: [u32; 4]) -> (Tally, Tally) {
        let tally = |cramps, recorded| Tally { cramps, recorded, nights: recorded, ..Tally::default() };
        (tally(x0, t0), tally(x1, t1))
    }

    fn compared(counts: [u32; 4]) -> Option<Ratio> {
        let (before, after) = tallies(counts);
        Ratio::of(&before, &after, Confidence::Usual)
    }

    fn compared_mid(counts: [u32; 4]) -> Option<Ratio> {
        let (before, after) = tallies(counts);
        Ratio::mid(&before, &after, Confidence::Usual)
    }

    #[test]
    fn the_published_comparisons_come_out_to_six_digits() {
        for Published { id, counts, rate, exact, mid, p, mid_p } in VECTORS {
            let (ours, half) = (compared(counts).unwrap(), compared_mid(counts).unwrap());
            let Ratio { rate: our_rate, limits, p: our_p } = ours;
            println!(
                "{id:>3} {our_rate:.6}  {:.6} to {:.6}  p {our_p:.6}  mid {:.6} to {:.6}  p {:.6}",
                limits.low, limits.high, half.limits.low, half.limits.high, half.p
            );
            let pairs = [
                (our_rate, rate),
                (limits.low, exact[0]),
                (limits.high, exact[1]),
                (half.limits.low, mid[0]),
                (half.limits.high, mid[1]),
                (our_p, p),
                (half.p, mid_p),
            ];
            for (ours, published) in pairs {
                assert!(near(ours, published), "{id}: {ours} is not {published}");
            }
        }
    }

    #[test]
    fn without_a_cramp_or_a_night_there_is_nothing_to_compare() {
        // The first is T6 of the published table.
        for counts in [[0, 14, 0, 28], [3, 0, 2, 14], [3, 14, 0, 0], [0, 0, 0, 0]] {
            assert_eq!(compared(counts), None, "{counts:?}");
        }
    }

    #[test]
    fn a_few_cramps_can_never_tell() {
        // 2 × 0.5⁵ = 0.0625 and 2 × 0.5⁶ = 0.03125; with twice as many nights after, four cramps; with three times, three.
        let nights = |recorded| Tally { recorded, nights: recorded, ..Tally::default() };
        for (t0, t1, fewest) in [(14, 14, 6), (14, 28, 4), (14, 42, 3), (28, 42, 5)] {
            assert_eq!(fewest_to_tell(&nights(t0), &nights(t1), Confidence::Usual), Some(fewest), "{t0} + {t1}");
        }
        assert_eq!(fewest_to_tell(&nights(14), &nights(0), Confidence::Usual), None);
    }

    proptest! {
        #[test]
        fn the_exact_chance_and_the_exact_limits_never_disagree(x0 in 0_u32..60, t0 in 1_u32..90, x1 in 0_u32..60, t1 in 1_u32..90) {
            prop_assume!(x0 + x1 > 0);
            let (ours, mid) = (compared([x0, t0, x1, t1]).unwrap(), compared_mid([x0, t0, x1, t1]).unwrap());
            let apart = ours.limits.low > 1.0 || ours.limits.high < 1.0;
            prop_assume!((ours.p - 0.05).abs() > 1e-9);
            prop_assert_eq!(apart, ours.p < 0.05, "{:?}", ours);
            prop_assert!(ours.limits.low <= mid.limits.low && mid.limits.high <= ours.limits.high);
            let (before, after) = tallies([x0, t0, x1, t1]);
            let fewest = fewest_to_tell(&before, &after, Confidence::Usual).unwrap();
            prop_assert!(!apart || x0 + x1 >= fewest);
        }

        #[test]
        fn the_other_way_round_is_the_inverse(x0 in 1_u32..60, t0 in 1_u32..90, x1 in 1_u32..60, t1 in 1_u32..90) {
            let (there, back) = (compared([x0, t0, x1, t1]).unwrap(), compared([x1, t1, x0, t0]).unwrap());
            prop_assert!((there.rate * back.rate - 1.0).abs() < 1e-9);
            prop_assert!((there.limits.low * back.limits.high - 1.0).abs() < 1e-6);
            prop_assert!((there.p - back.p).abs() < 1e-9);
        }
    }
}
