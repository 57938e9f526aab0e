//! Diaries of people who never were: how often a verdict is wrong, and how often it finds what is there.

use super::{Comparison, Verdict};

/// Diaries a share is taken from; ten times as many in the long campaign.
fn diaries() -> u32 {
    if std::env::var("UNCLENCH_CAMPAIGN").is_ok_and(|scale| scale == "full") { 20_000 } else { 2_000 }
}

/// SplitMix64: small, and the same on every machine.
struct Draws(u64);

impl Draws {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Knuth's way: multiplied until too small.
    fn poisson(&mut self, mean: f64) -> u32 {
        let floor = libm::exp(-mean);
        let mut product = self.unit();
        let mut count = 0;
        while product > floor {
            product *= self.unit();
            count += 1;
        }
        count
    }
}

/// How one person's cramps come.
#[derive(Clone, Copy, Debug)]
enum Habit {
    /// Singly.
    Single,
    /// In clusters: few nights, each with one cramp and some more.
    Clusters,
    /// In bad spells of about four nights, three times as bad as the rest. What lasts for weeks no interval of one diary can tell from a
    /// change: that is what the other design is for, which draws its weeks by lot.
    Spells,
}

/// So many nights at this mean.
fn nights(habit: Habit, mean: f64, count: usize, draws: &mut Draws) -> Vec<Option<u32>> {
    const MORE: f64 = 1.0;
    let mut bad = draws.unit() < 0.5;
    (0..count)
        .map(|_| {
            if draws.unit() < 0.25 {
                bad = !bad;
            }
            Some(match habit {
                Habit::Single => draws.poisson(mean),
                Habit::Clusters => (0..draws.poisson(mean / (1.0 + MORE))).map(|_| 1 + draws.poisson(MORE)).sum(),
                Habit::Spells => draws.poisson(mean * if bad { 1.5 } else { 0.5 }),
            })
        })
        .collect()
}

/// The share of diaries for which something holds: this mean before, this ratio after.
fn share(habit: Habit, mean: f64, ratio: f64, lengths: (usize, usize), holds: impl Fn(&[Option<u32>], &[Option<u32>]) -> bool) -> f64 {
    let mut draws = Draws(0x5eed);
    let found = (0..diaries())
        .filter(|_| {
            let before = nights(habit, mean, lengths.0, &mut draws);
            let after = nights(habit, mean * ratio, lengths.1, &mut draws);
            holds(&before, &after)
        })
        .count();
    found as f64 / f64::from(diaries())
}

/// Whether the look that counts ends in "fewer".
fn is_praised(before: &[Option<u32>], after: &[Option<u32>]) -> bool {
    Comparison::of(before, after).verdict == Verdict::Fewer
}

/// Whether somebody who looks every morning is ever told "fewer". An answer stands for a week (`verdict` holds that), so one morning of each
/// will do.
fn is_ever_praised(before: &[Option<u32>], after: &[Option<u32>]) -> bool {
    [28, 35, 42].iter().any(|nights| is_praised(before, &after[..*nights]))
}

/// What is tried: all in the long campaign, else the last of each.
fn tried<T: Clone>(all: &[T], always: usize) -> Vec<T> {
    let full = std::env::var("UNCLENCH_CAMPAIGN").is_ok_and(|scale| scale == "full");
    all.iter().skip(if full { 0 } else { all.len() - always }).cloned().collect()
}

#[test]
fn a_routine_that_does_nothing_is_seldom_praised() {
    let all = [
        (Habit::Single, 2.0),
        (Habit::Single, 7.0),
        (Habit::Clusters, 2.0),
        (Habit::Clusters, 14.0),
        (Habit::Spells, 7.0),
        (Habit::Clusters, 7.0),
        (Habit::Spells, 14.0),
        (Habit::Single, 14.0),
    ];
    for (habit, a_week) in tried(&all, 3) {
        let ever = share(habit, a_week / 7.0, 1.0, (14, 42), is_ever_praised);
        let praised = share(habit, a_week / 7.0, 1.0, (14, 42), is_praised);
        println!(
            "{habit:?}, {a_week} a week, no effect: {:.1} % end in \"fewer\", {:.1} % who look every morning ever see it",
            praised * 100.0,
            ever * 100.0
        );
        assert!(praised <= ever && ever < 0.05, "{habit:?} at {a_week} a week: {praised}, {ever}");
    }
}

#[test]
fn a_true_halving_is_found_as_often_as_published() {
    // Chance to detect a ratio of one half with the exact test at 95 of 100; two standard errors of 2,000 diaries are 2.2 points, and
    // the table is rounded.
    for (a_week, published) in tried(&[(2.0, 0.12), (4.0, 0.25), (7.0, 0.43), (14.0, 0.74)], 1) {
        let found = |before: &[_], after: &[_]| Comparison::of(before, after).ratio.is_some_and(|ratio| ratio.limits.high < 1.0);
        let ours = share(Habit::Single, a_week / 7.0, 0.5, (14, 42), found);
        println!("{a_week} a week, halved: {:.1} % found, published {:.0} %", ours * 100.0, published * 100.0);
        assert!((ours - published).abs() < 0.03, "{a_week} a week: {ours}, published {published}");
    }
    let said = share(Habit::Single, 2.0, 0.5, (14, 42), is_praised);
    println!("14 a week, halved: {:.1} % end in \"fewer\"", said * 100.0);
    assert!(said > 0.7, "{said}");
}
