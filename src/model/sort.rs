//! One sort for short lists of every kind: each kind that sorts by itself becomes three kilobytes of program. What may have thousands of
//! entries sorts by itself: it is up to four times as fast.

use std::{cmp::Ordering, mem};

/// Puts entries in order; those that are equal stay as they stand to each other.
pub fn sort<T>(entries: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..entries.len()).collect();
    sort_places(&mut places, &|a, b| order(&entries[a], &entries[b]));
    // Along each circle of entries that take each other's places.
    for start in 0..places.len() {
        let mut at = start;
        while places[at] != start {
            let from = mem::replace(&mut places[at], at);
            entries.swap(at, from);
            at = from;
        }
        places[at] = at;
    }
}

fn sort_places(places: &mut [usize], order: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|a, b| order(*a, *b));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_a_stable_sort_does(entries: Vec<(u8, u16)>) {
            let (mut ours, mut known) = (entries.clone(), entries);
            sort(&mut ours, |(a, _), (b, _)| a.cmp(b));
            known.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, known);
        }
    }

    /// A long diary, and one older entry of another computer: a way that grew with the square of the length would not come to its end here.
    #[test]
    fn of_a_long_list_the_last_may_belong_first() {
        let mut entries: Vec<u32> = (1..1_000_000).chain([0]).collect();
        sort(&mut entries, Ord::cmp);
        assert!(entries.is_sorted());
    }
}
