//! Diaries for tests, and the worked example of the evidence file, night by night: 21 cramps in 14 nights before, 14 in 28 after.

use super::Diary;
use crate::model::{Entry, EntryId, Record, Trust};
use chrono::{Days, NaiveDate};

pub(crate) const BEFORE: [u32; 14] = [2, 0, 3, 1, 0, 4, 2, 0, 1, 3, 0, 2, 1, 2];
pub(crate) const AFTER: [u32; 28] = [1, 0, 0, 2, 1, 0, 1, 0, 0, 1, 0, 0, 2, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 0];

/// The night so many after the first of all.
pub(crate) fn night(number: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap() + Days::new(number as u64)
}

/// A diary of these records, each written down in the evening of its night, in this order. Their ids count from 1.
pub(crate) fn diary_of(records: impl IntoIterator<Item = (NaiveDate, Record)>) -> Diary {
    let entries = records.into_iter().zip(1..).map(|((night, record), bits)| {
        let at = night.and_hms_opt(21, 0, 0).unwrap().and_utc().fixed_offset();
        Entry { id: EntryId::from_bits(bits), at, zone: None, night, trust: Trust::Sealed, record }
    });
    entries.collect()
}
