//! Any bytes as a pack: `cargo +nightly fuzz run pack`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (_, diagnostics) = unclench::content::read_bytes("p.toml", bytes);
    for diagnostic in diagnostics {
        assert!(!diagnostic.plain().contains(|c: char| c.is_control() && c != '\n'));
    }
});
