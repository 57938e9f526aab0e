//! The tails of two laws of chance, and where they cross a given size. Arithmetic only: no table, no approximation.

/// How sure an interval is to be. An early look at a comparison must be surer than the one that was agreed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Confidence {
    /// 95 of 100.
    #[default]
    Usual,
    /// 999 of 1000, as Haybittle and Peto have it: such a look takes next to nothing from the one that was agreed on.
    Early,
}

impl Confidence {
    /// What lies outside on either side.
    pub(super) fn tail(self) -> f64 {
        match self {
            Self::Usual => 0.025,
            Self::Early => 0.000_5,
        }
    }

    /// The same as a multiple of the standard error of a normal law.
    pub(super) fn errors(self) -> f64 {
        match self {
            Self::Usual => 1.959_963_984_540_054,
            Self::Early => 3.290_526_731_491_895,
        }
    }

    /// The same where the error itself is estimated from so many values that are free (Student's t, as Cornish and Fisher expand it; from
    /// 20 on within 0.01).
    pub(super) fn errors_of(self, free: f64) -> f64 {
        let z = self.errors();
        let (cube, fifth) = (z.powi(3), z.powi(5));
        z + (cube + z) / (4.0 * free) + (5.0 * fifth + 16.0 * cube + 3.0 * z) / (96.0 * free * free)
    }
}

/// A range of what is plausible; the upper end may be infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end, 0 or more.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// The range that covers both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

/// The chance of each number of cramps.
#[derive(Clone, Copy, Debug)]
pub(super) enum Chance {
    /// Of so many on average, without a limit.
    Poisson(f64),
    /// Of so many at most, each with this chance.
    Binomial(u32, f64),
}

impl Chance {
    /// The chance of exactly `x`.
    pub(super) fn of(self, x: u32) -> f64 {
        let k = f64::from(x);
        match self {
            Self::Poisson(mean) if mean <= 0.0 => f64::from(x == 0),
            Self::Poisson(mean) => libm::exp(k * libm::log(mean) - mean - ln_factorial(k)),
            Self::Binomial(n, _) if x > n => 0.0,
            Self::Binomial(_, p) if p <= 0.0 => f64::from(x == 0),
            Self::Binomial(n, p) if p >= 1.0 => f64::from(x == n),
            Self::Binomial(n, p) => {
                let rest = f64::from(n - x);
                libm::exp(ln_factorial(k + rest) - ln_factorial(k) - ln_factorial(rest) + k * libm::log(p) + rest * libm::log1p(-p))
            }
        }
    }

    /// The chance of `x` or fewer.
    pub(super) fn at_most(self, x: u32) -> f64 {
        if f64::from(x) < self.mean() { self.fall(x) } else { 1.0 - self.rise(x.saturating_add(1)) }
    }

    /// The chance of `x` or more.
    pub(super) fn at_least(self, x: u32) -> f64 {
        if f64::from(x) > self.mean() { self.rise(x) } else { x.checked_sub(1).map_or(1.0, |fewer| 1.0 - self.fall(fewer)) }
    }

    fn mean(self) -> f64 {
        match self {
            Self::Poisson(mean) => mean,
            Self::Binomial(n, p) => f64::from(n) * p,
        }
    }

    /// The chance of `x + 1` for each chance of `x`.
    fn step(self, x: u32) -> f64 {
        match self {
            Self::Poisson(mean) => mean / (f64::from(x) + 1.0),
            Self::Binomial(n, p) => f64::from(n.saturating_sub(x)) / (f64::from(x) + 1.0) * (p / (1.0 - p)),
        }
    }

    /// The sum from `x` down to 0. Below the mean its terms only get smaller.
    fn fall(self, x: u32) -> f64 {
        let mut term = self.of(x);
        let mut sum = term;
        for k in (0..x).rev() {
            term /= self.step(k);
            if sum + term == sum {
                break;
            }
            sum += term;
        }
        sum
    }

    /// The sum from `x` upwards. Above the mean its terms only get smaller.
    fn rise(self, x: u32) -> f64 {
        let mut term = self.of(x);
        let mut sum = term;
        for k in x..u32::MAX {
            term *= self.step(k);
            if sum + term == sum {
                break;
            }
            sum += term;
        }
        sum
    }
}

fn ln_factorial(k: f64) -> f64 {
    libm::lgamma(k + 1.0)
}

/// Where a rising function crosses `goal`, between `low` and `high`: halved until no number lies between.
pub(super) fn crossing(goal: f64, mut low: f64, mut high: f64, rising: impl Fn(f64) -> f64) -> f64 {
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if rising(middle) < goal { low = middle } else { high = middle }
    }
}

#[cfg(test)]
pub(super) fn near(ours: f64, published: f64) -> bool {
    (ours.is_infinite() && published.is_infinite()) || (ours - published).abs() <= 1e-6
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_at_most_so_many_is_not_more(x in 0_u32..2000, mean in 0.0_f64..3000.0, n in 1_u32..3000, p in 0.0_f64..=1.0) {
            for chance in [Chance::Poisson(mean), Chance::Binomial(n, p)] {
                let (below, above) = (chance.at_most(x), chance.at_least(x + 1));
                prop_assert!((below + above - 1.0).abs() < 1e-9, "{chance:?} {below} {above}");
                prop_assert!(chance.at_most(x) + 1e-9 >= chance.of(x));
            }
        }
    }

    #[test]
    fn coins_fall_as_they_do() {
        let coins = Chance::Binomial(4, 0.5);
        assert!(near(coins.at_most(1), 5.0 / 16.0));
        let each: Vec<f64> = (0..6).map(|heads| coins.of(heads) * 16.0).collect();
        assert!(each.iter().zip([1.0, 4.0, 6.0, 4.0, 1.0, 0.0]).all(|(ours, known)| near(*ours, known)), "{each:?}");
        assert!(near(coins.at_least(4), 1.0 / 16.0), "all of them is not more than all");
        assert!(near(Chance::Poisson(2.0).at_least(1), 1.0 - libm::exp(-2.0)));
    }

    #[test]
    fn errors_of_few_values_are_those_of_the_tables() {
        for (free, usual, early) in [(20.0, 2.086, 3.850), (30.0, 2.042, 3.646), (54.0, 2.005, 3.480)] {
            let ours = [Confidence::Usual, Confidence::Early].map(|sure| sure.errors_of(free));
            assert!((ours[0] - usual).abs() < 0.001 && (ours[1] - early).abs() < 0.01, "{free}: {ours:?}");
        }
    }

    #[test]
    fn what_is_certain_is_certain() {
        for (chance, only) in [(Chance::Poisson(0.0), 0), (Chance::Binomial(3, 0.0), 0), (Chance::Binomial(3, 1.0), 3)] {
            assert_eq!([0, 1, 3].map(|x| chance.of(x)), [0, 1, 3].map(|x| f64::from(x == only)), "{chance:?}");
        }
    }
}
