//! Any bytes as a file of the diary, and as a table: `cargo +nightly fuzz run diary`.
#![no_main]

use std::path::Path;
use unclench::journal::{read_table, scan_bytes, table};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    scan_bytes(Path::new("a"), bytes, |_| {});
    let (entries, _) = read_table(Path::new("a"), bytes);
    table(&entries, &mut Vec::new()).expect("memory takes all");
});
