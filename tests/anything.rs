//! Any bytes at all: settings, spoken times, the diary's files and tables. Whatever they are, there is an answer, and it is fit
//! to be shown. Packs have theirs in `tests/content.rs`; the same doors stand open to a fuzzer in `fuzz/`.

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;
use std::path::Path;
use unclench::{config, journal, time};

#[path = "pty/payloads.rs"]
mod payloads;
use payloads::{PAYLOADS, assert_harmless, campaign};

const CONFIG: &str = "theme = \"night\"\nclock = 12\nmouse = true\n[keys.hold]\nnext = \"z\"\n";
const LINE: &str = r#"{"v":1,"id":"01939d2f-3a6b-7c11-8a52-1b6f0d2e4c5a","at":"2026-11-21T03:10:00+00:00","night":"2026-11-20","kind":"cramp","severity":5,"note":"n"}"#;
const TABLE: &str =
    "v,id,at,night,kind,severity,note\n1,01939d2f-3a6b-7c11-8a52-1b6f0d2e4c5a,2026-11-21T03:10:00+00:00,2026-11-20,cramp,5,\"a, b\"\n";

fn cases() -> ProptestConfig {
    ProptestConfig { cases: u32::try_from(campaign(20_000, 200)).unwrap_or(200), failure_persistence: None, ..ProptestConfig::default() }
}

/// A valid text with some of its bytes replaced by others.
fn mutated(valid: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<Vec<u8>>().prop_map(|mut bytes| {
            bytes.truncate(8);
            bytes
        }),
        prop::sample::select(&PAYLOADS[..]).prop_map(|payload| payload.as_bytes().to_vec()),
        prop::sample::select(&["\"", "=", "{", "}", "[", "]", ",", "\n", "-", "9e999", "\u{feff}", "null"][..])
            .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    prop::collection::vec((0..valid.len(), 0..12_usize, piece), 1..5).prop_map(move |edits| {
        let mut bytes = valid.as_bytes().to_vec();
        for (at, gone, piece) in edits {
            let at = at.min(bytes.len());
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, piece);
        }
        bytes
    })
}

fn settings_answer(bytes: &[u8]) {
    for diagnostic in config::read("\u{1b}]0;pwn\u{7}config.toml", bytes).1 {
        assert_harmless(&diagnostic.plain().replace('\n', " "));
        assert_harmless(&diagnostic.to_string().replace('\n', " "));
    }
}

fn times_answer(text: &str) {
    let Some(now) = DateTime::from_timestamp(1_795_338_000, 0) else { return };
    for zone in [FixedOffset::east_opt(0), FixedOffset::east_opt(50_400), FixedOffset::west_opt(43_200)].into_iter().flatten() {
        if let Ok(time::Meant::Once(at)) = time::said(text, now.fixed_offset(), &zone) {
            assert!(at <= now, "{text:?} is {at}");
        }
    }
    let _ = time::day(text, now.date_naive());
    let _ = time::length(text);
}

fn diaries_answer(bytes: &[u8]) {
    let mut entries = vec![];
    journal::scan_bytes(Path::new("a"), bytes, |found| {
        if let journal::Found::Entry(entry, _) = found {
            entries.push(entry);
        }
    });
    entries.extend(journal::read_table(Path::new("a"), bytes).0);
    for entry in &entries {
        let line = journal::line_of(entry);
        assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
    }
    let mut table = vec![];
    assert!(journal::table(&entries, &mut table).is_ok());
    let table = String::from_utf8_lossy(&table).replace(['\r', '\n'], " ");
    assert_harmless(&table);
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_settings_are_answered(bytes in any::<Vec<u8>>(), near in mutated(CONFIG)) {
        settings_answer(&bytes);
        settings_answer(&near);
    }

    #[test]
    fn any_words_for_a_time_are_answered(
        any in "\\PC{0,40}",
        near in "(yesterday|today|now|ago|[0-9]{1,6}|[:. -]|min|h|am|pm|T|Z|\\+|sat|2026-02-30|24:60){0,8}"
    ) {
        times_answer(&any);
        times_answer(&near);
    }

    #[test]
    fn any_diary_is_answered(bytes in any::<Vec<u8>>(), line in mutated(LINE), table in mutated(TABLE)) {
        diaries_answer(&bytes);
        diaries_answer(&line);
        diaries_answer(&table);
    }
}

/// The mutations start from what is understood.
#[test]
fn what_is_mutated_is_sound() {
    let mut understood = 0;
    journal::scan_bytes(Path::new("a"), LINE.as_bytes(), |found| understood += usize::from(matches!(found, journal::Found::Entry(..))));
    assert_eq!((understood, journal::read_table(Path::new("a"), TABLE.as_bytes()).0.len()), (1, 1));
}
