//! Any bytes as settings: `cargo +nightly fuzz run settings`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for diagnostic in unclench::config::read("config.toml", bytes).1 {
        assert!(!diagnostic.plain().contains(|c: char| c.is_control() && c != '\n'));
    }
});
