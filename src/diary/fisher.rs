//! Nights with a cramp, before and after: the test that a single bad night cannot sway (Fisher's exact test).

use super::rates::Tally;

/// Chances that differ by less than this share are taken as the same.
const SAME: f64 = 1e-7;

/// The chance, if nothing has changed, of a share of nights with a cramp that is as far apart or further, in either direction: the sum of
/// what is at most as likely. 1 where there is nothing to compare.
#[must_use]
pub(super) fn fisher(before: &Tally, after: &Tally) -> f64 {
    let with = before.with_cramp + after.with_cramp;
    let all = before.recorded + after.recorded;
    let chance = |x: u32| {
        let choose = |n: u32, k: u32| {
            let ln = |k: u32| libm::lgamma(f64::from(k) + 1.0);
            ln(n) - ln(k) - ln(n - k)
        };
        libm::exp(choose(before.recorded, x) + choose(after.recorded, with - x) - choose(all, with))
    };
    let seen = chance(before.with_cramp) * (1.0 + SAME);
    let possible = with.saturating_sub(after.recorded)..=with.min(before.recorded);
    possible.map(chance).filter(|p| *p <= seen).sum::<f64>().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{fixture, tail::near},
        *,
    };

    #[test]
    fn the_worked_example_is_the_published_one() {
        // scipy 1.17.1, fisher_exact([[10, 4], [11, 17]]).
        let tally = |nights: &[u32]| Tally::of(&nights.iter().copied().map(Some).collect::<Vec<_>>());
        let (before, after) = (tally(&fixture::BEFORE), tally(&fixture::AFTER));
        assert_eq!([before.with_cramp, before.recorded, after.with_cramp, after.recorded], [10, 14, 11, 28]);
        assert!(near(fisher(&before, &after), 0.100_121_866_895_246_52));
    }

    #[test]
    fn nothing_to_compare_is_no_difference() {
        let tally = |with_cramp, recorded| Tally { with_cramp, recorded, ..Tally::default() };
        for (before, after) in [((0, 0), (0, 0)), ((0, 14), (0, 14)), ((3, 14), (0, 0)), ((14, 14), (14, 14))] {
            assert!(near(fisher(&tally(before.0, before.1), &tally(after.0, after.1)), 1.0));
        }
    }
}
