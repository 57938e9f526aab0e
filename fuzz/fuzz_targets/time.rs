//! Any words for a time: `cargo +nightly fuzz run time`.
#![no_main]

use chrono::{DateTime, FixedOffset};
use unclench::time::{day, length, said};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let now = DateTime::from_timestamp(1_795_338_000, 0).expect("a moment");
    let zone = FixedOffset::east_opt(3_600).expect("a zone");
    let _ = said(text, now.fixed_offset(), &zone);
    let _ = day(text, now.date_naive());
    let _ = length(text);
});
