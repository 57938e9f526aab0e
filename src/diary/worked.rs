//! The worked example of the evidence file, night by night: 21 cramps in 14 nights before, 14 in 28 after. And nights to put it in.

use chrono::{Days, NaiveDate};

pub(super) const BEFORE: [u32; 14] = [2, 0, 3, 1, 0, 4, 2, 0, 1, 3, 0, 2, 1, 2];
pub(super) const AFTER: [u32; 28] = [1, 0, 0, 2, 1, 0, 1, 0, 0, 1, 0, 0, 2, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 0];

/// The night so many after the first of all.
pub(super) fn night(number: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap() + Days::new(number as u64)
}
