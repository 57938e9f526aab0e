//! The nights as a table: RFC 4180, one line a night. Dates, numbers and words of our own only, so nothing in it can be a formula.

use crate::diary::{Evening, Summary};

const HEAD: &str = "night,recorded,cramps,routine\r\n";

/// The table. What is not known is empty, which is not 0.
pub(super) fn table(summary: &Summary) -> String {
    let nights = summary.first.iter_days().zip(summary.counts.iter().zip(&summary.evenings));
    let row = |(night, (cramps, evening)): (chrono::NaiveDate, (&Option<u32>, &Option<Evening>))| {
        let routine = match evening {
            Some(Evening::Whole) => "done",
            Some(Evening::Part) => "part",
            Some(Evening::LeftOut) => "no",
            None => "",
        };
        let count = cramps.map(|count| count.to_string()).unwrap_or_default();
        format!("{night},{},{count},{routine}\r\n", if cramps.is_some() { "yes" } else { "no" })
    };
    HEAD.to_owned() + &nights.map(row).collect::<String>()
}
