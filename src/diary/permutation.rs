//! Weeks with the routine against weeks without, in an order drawn by lot: how many of the possible orders would have looked as good.

/// All nights a week can have recorded divide this: rates per night become whole numbers, and equal ones stay equal.
const COMMON: u64 = 420;

/// What the order by lot says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Permuted {
    /// Cramps per recorded night in the blocks with the routine less those without, summed over the blocks.
    pub difference: f64,
    /// Orders with as few cramps on the nights with the routine, or fewer. Of `all`, the one-sided chance.
    pub as_few: u32,
    /// Orders that lie as far apart, in either direction. Of `all`, the two-sided chance.
    pub as_far: u32,
    /// All orders.
    pub all: u32,
}

/// One block as it went: with the routine or without, its cramps, and its recorded nights (1 to 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// With the routine.
    pub with: bool,
    /// Cramps in its recorded nights.
    pub cramps: u32,
    /// Recorded nights that count.
    pub recorded: u32,
}

/// Compares blocks with all orders that have as many with the routine as without. `None` if these blocks do not, if a block has no recorded
/// night or more than seven, and without any block or with more than 16.
#[must_use]
pub fn permute(blocks: &[Block]) -> Option<Permuted> {
    let rates: Vec<i64> = blocks.iter().map(rate).collect::<Option<_>>()?;
    let with = blocks.iter().filter(|block| block.with).count();
    if blocks.is_empty() || blocks.len() > 16 || with * 2 != blocks.len() {
        return None;
    }
    let difference = |order: u32| rates.iter().enumerate().map(|(at, rate)| if order >> at & 1 == 1 { *rate } else { -*rate }).sum::<i64>();
    let order = blocks.iter().enumerate().map(|(at, block)| u32::from(block.with) << at).sum();
    let seen = difference(order);
    let orders: Vec<i64> = (0..1_u32 << blocks.len()).filter(|order| order.count_ones() as usize == with).map(difference).collect();
    let count = |holds: &dyn Fn(i64) -> bool| orders.iter().map(|d| u32::from(holds(*d))).sum();
    Some(Permuted {
        difference: seen as f64 / COMMON as f64,
        as_few: count(&|d| d <= seen),
        as_far: count(&|d| d.abs() >= seen.abs()),
        all: count(&|_| true),
    })
}

fn rate(block: &Block) -> Option<i64> {
    let nights = u64::from(block.recorded);
    (1..=7).contains(&nights).then(|| i64::try_from(u64::from(block.cramps) * COMMON / nights).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{super::tail::near, *};

    fn blocks(order: &str, cramps: [u32; 6], recorded: u32) -> Vec<Block> {
        order.chars().zip(cramps).map(|(c, cramps)| Block { with: c == '+', cramps, recorded }).collect()
    }

    #[test]
    fn the_worked_order_of_six_weeks_is_the_published_one() {
        // Weekly counts 9 5 6 8 4 10, off on on off on off: 15 with, 27 without; one order of the 20 is as good, two are as far apart.
        let ours = permute(&blocks("-++-+-", [9, 5, 6, 8, 4, 10], 1)).unwrap();
        assert_eq!((ours.difference, ours.as_few, ours.as_far, ours.all), (-12.0, 1, 2, 20));
        assert!(near(f64::from(ours.as_few) / f64::from(ours.all), 0.05) && near(f64::from(ours.as_far) / f64::from(ours.all), 0.1));
    }

    #[test]
    fn a_missing_night_makes_no_week_better() {
        let full = permute(&blocks("-++-+-", [5, 5, 5, 5, 5, 5], 5)).unwrap();
        assert!(near(full.difference, 0.0) && full.as_far == full.all);
        let mut gaps = blocks("-++-+-", [5, 4, 5, 5, 5, 5], 5);
        gaps[1].recorded = 4;
        assert_eq!(permute(&gaps), Some(full), "the same rate on fewer nights");
    }

    #[test]
    fn a_block_of_which_nothing_is_known_ends_it() {
        let mut blocks = blocks("-++-+-", [5, 5, 5, 5, 5, 5], 5);
        blocks[2].recorded = 0;
        assert_eq!(permute(&blocks), None);
        assert_eq!(permute(&[]), None);
    }

    #[test]
    fn sixteen_blocks_are_the_most() {
        let many =
            |pairs: usize| [true, false].repeat(pairs).into_iter().map(|with| Block { with, cramps: 1, recorded: 5 }).collect::<Vec<_>>();
        assert_eq!(permute(&many(8)).map(|permuted| permuted.all), Some(12_870), "16 over 8");
        assert_eq!(permute(&many(9)), None);
        assert_eq!(permute(&many(8)[1..]), None, "as many with as without");
    }
}
