//! Diaries of people who never were: how often a verdict is wrong, and how often it finds what is there.

use super::{Comparison, Verdict};

/// Whether this is the long campaign: all that is tried, with diaries enough to show that a promise is kept.
fn is_long() -> bool {
    std::env::var("UNCLENCH_CAMPAIGN").is_ok_and(|scale| scale == "full")
}

/// Diaries a share is taken from.
fn diaries() -> u32 {
    if is_long() { 20_000 } else { 2_000 }
}

/// A share found, and the two standard errors that another seed may make it differ by.
fn with_error(share: f64) -> (f64, f64) {
    (share, 2.0 * (share * (1.0 - share) / f64::from(diaries())).sqrt())
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
    /// In bad spells of about so many nights, three times as bad as the rest. What lasts for weeks no interval of one diary can tell from a
    /// change: that is what the other design is for, which draws its weeks by lot.
    Spells(f64),
}

/// So many nights at this mean.
fn nights(habit: Habit, mean: f64, count: usize, draws: &mut Draws) -> Vec<Option<u32>> {
    const MORE: f64 = 1.0;
    let changing = if let Habit::Spells(nights) = habit { 1.0 / nights } else { 0.0 };
    let mut bad = draws.unit() < 0.5;
    (0..count)
        .map(|_| {
            if draws.unit() < changing {
                bad = !bad;
            }
            Some(match habit {
                Habit::Single => draws.poisson(mean),
                Habit::Clusters => (0..draws.poisson(mean / (1.0 + MORE))).map(|_| 1 + draws.poisson(MORE)).sum(),
                Habit::Spells(_) => draws.poisson(mean * if bad { 1.5 } else { 0.5 }),
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
    all.iter().skip(if is_long() { 0 } else { all.len() - always }).cloned().collect()
}

#[test]
fn a_routine_that_does_nothing_is_seldom_praised() {
    let (four, ten) = (Habit::Spells(4.0), Habit::Spells(10.0));
    // The last but for ten nights: of those the share is known and not promised (decision 12).
    let all = [
        (ten, 14.0, 0.12),
        (Habit::Single, 2.0, 0.05),
        (Habit::Single, 7.0, 0.05),
        (Habit::Clusters, 2.0, 0.05),
        (Habit::Clusters, 14.0, 0.05),
        (Habit::Clusters, 28.0, 0.05),
        (four, 7.0, 0.05),
        (Habit::Clusters, 7.0, 0.05),
        (Habit::Single, 14.0, 0.05),
        (four, 14.0, 0.05),
        (four, 28.0, 0.05),
    ];
    for (habit, a_week, most) in tried(&all, 3) {
        let praised = share(habit, a_week / 7.0, 1.0, (14, 42), is_praised);
        let (ever, error) = with_error(share(habit, a_week / 7.0, 1.0, (14, 42), is_ever_praised));
        println!(
            "{habit:?}, {a_week} a week, no effect: {:.1} % end in \"fewer\", {:.1} % (within {:.1}) who look every morning ever see it",
            praised * 100.0,
            ever * 100.0,
            error * 100.0
        );
        // Whatever the seed: the long campaign shows that it is kept, the short one that it is not clearly broken.
        let bound = if is_long() { ever + error } else { ever - error };
        assert!(praised <= ever && bound < most, "{habit:?} at {a_week} a week: {praised}, {ever} within {error}");
    }
}

#[test]
fn a_true_halving_is_found_as_often_as_published() {
    // Chance to detect a ratio of one half with the exact test at 95 of 100. The table is rounded, and at 7 a week a point high.
    for (a_week, published) in tried(&[(2.0, 0.12), (4.0, 0.25), (7.0, 0.43), (14.0, 0.74)], 1) {
        let found = |before: &[_], after: &[_]| Comparison::of(before, after).ratio.is_some_and(|ratio| ratio.limits.high < 1.0);
        let (ours, error) = with_error(share(Habit::Single, a_week / 7.0, 0.5, (14, 42), found));
        println!("{a_week} a week, halved: {:.1} % found, published {:.0} %", ours * 100.0, published * 100.0);
        assert!((ours - published).abs() < error + 0.015, "{a_week} a week: {ours}, published {published}");
    }
    // What is said before a trial is begun: `present::trial_offered`.
    let said = [
        (Habit::Single, 2.0, 0.1),
        (Habit::Single, 7.0, 0.4),
        (Habit::Clusters, 14.0, 0.4),
        (Habit::Spells(4.0), 14.0, 0.55),
        (Habit::Single, 14.0, 0.7),
    ];
    for (habit, a_week, said) in tried(&said, 2) {
        let (ours, error) = with_error(share(habit, a_week / 7.0, 0.5, (14, 42), is_praised));
        println!("{habit:?}, {a_week} a week, halved: {:.1} % end in \"fewer\", said {:.0} %", ours * 100.0, said * 100.0);
        assert!((ours - said).abs() < error + 0.02, "{habit:?} at {a_week} a week: {ours}, said {said}");
    }
}
