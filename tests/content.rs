//! The loader as a person meets it: files in, values or diagnostics out.

use proptest::prelude::*;
use std::{fs, path::PathBuf, time::Duration};
use unclench::{
    content,
    diag::{Code, Diagnostic, Severity},
    model::{Effort, Pack, Word},
};

const VALID: &str = include_str!("fixtures/valid.toml");

fn read(text: &str) -> (Option<Pack>, Vec<Diagnostic>) {
    content::read_bytes("my.toml", text.as_bytes())
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(|d| d.code).collect()
}

fn plain(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|d| d.plain() + "\n").collect()
}

fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// How many times as many cases a long campaign tries.
fn cases(few: u32) -> ProptestConfig {
    let full = std::env::var("UNCLENCH_CAMPAIGN").is_ok_and(|scale| scale == "full");
    ProptestConfig { cases: few * if full { 100 } else { 1 }, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn a_valid_pack_becomes_these_values() {
    let (pack, diagnostics) = read(VALID);
    assert_eq!(plain(&diagnostics), "");
    insta::assert_debug_snapshot!("valid", pack.unwrap());
}

#[test]
fn every_code_has_a_fixture_that_shows_it() {
    // No text can be what no text comes of.
    for (word, code) in Code::WORDS.iter().filter(|(_, code)| *code != Code::Unread) {
        let file = format!("tests/fixtures/invalid/{word}.toml");
        let bytes = if *code == Code::TooLarge { vec![b'\n'; content::LARGEST_FILE + 1] } else { fs::read(root(&file)).unwrap() };
        let (pack, diagnostics) = content::read_bytes(&format!("{word}.toml"), &bytes);
        assert!(codes(&diagnostics).contains(code), "{word}: {}", plain(&diagnostics));
        assert_eq!(pack.is_some(), diagnostics.iter().all(|d| d.severity == Severity::Warning), "{word}");
        let last = &diagnostics[diagnostics.len().saturating_sub(10)..];
        let lines: String = last.iter().map(|d| format!("{d}\n")).collect();
        insta::assert_snapshot!(*word, format!("{}\n{lines}", plain(last)));
    }
}

#[test]
fn every_code_is_explained_and_nothing_else_is() {
    let page = fs::read_to_string(root("docs/CONTENT.md")).unwrap();
    let rows = page.split_once("## Errors").unwrap().1.lines();
    let explained: Vec<_> = rows.filter_map(|row| row.strip_prefix("| `")?.split('`').next()).collect();
    let known: Vec<_> = Code::WORDS.iter().map(|(word, _)| *word).collect();
    assert_eq!(explained, known);
}

#[test]
fn every_fixture_is_named_after_a_code() {
    for entry in fs::read_dir(root("tests/fixtures/invalid")).unwrap() {
        let path = entry.unwrap().path();
        assert!(Code::from_word(path.file_stem().unwrap().to_str().unwrap()).is_some(), "{}", path.display());
    }
}

#[test]
fn the_page_shows_a_pack_that_is_one() {
    let page = fs::read_to_string(root("docs/CONTENT.md")).unwrap();
    let blocks: String = page.split("```toml\n").skip(1).filter_map(|block| block.split("```").next()).collect();
    let (head, figure) = blocks.split_once("[stretch.figure]                  # see \"Figures\"\n").unwrap();
    let (routine, figure) = figure.split_once("[stretch.figure]").unwrap();
    let (_, diagnostics) = read(&format!("{head}[stretch.figure]{figure}{routine}"));
    assert_eq!(codes(&diagnostics), [Code::BuiltInId, Code::BuiltInId], "{}", plain(&diagnostics));
}

#[test]
fn errors_come_all_at_once_by_place() {
    let text = VALID
        .replace("schema = 1", "schema = 1\ncolour = \"red\"")
        .replace("year = 2024", "year = 20240")
        .replace("\"standing\"", "\"standin\"")
        .replace("rest = \"5s\"\n", "")
        .replace("stretch = \"calf-wall\"", "stretch = \"calf-wal\"");
    let (pack, diagnostics) = read(&text);
    assert_eq!(pack, None);
    assert_eq!(
        codes(&diagnostics),
        [Code::UnknownKey, Code::OutOfRange, Code::UnknownWord, Code::MissingKey, Code::UnknownStretch],
        "{}",
        plain(&diagnostics)
    );
}

#[test]
fn byte_order_marks_and_foreign_line_ends_do_no_harm() {
    let (expected, _) = read(VALID);
    for text in [format!("\u{feff}{VALID}"), VALID.replace('\n', "\r\n")] {
        let (pack, diagnostics) = read(&text);
        assert_eq!(plain(&diagnostics), "");
        assert_eq!(pack, expected);
    }
}

#[test]
fn columns_are_characters() {
    let (_, diagnostics) = read(&VALID.replace("sources = []", "\"ſöurces\" = []"));
    let unknown = diagnostics.iter().find(|d| d.code == Code::UnknownKey).unwrap();
    assert_eq!(unknown.place.to_string(), "my.toml:74:1");
    let (_, diagnostics) = read("schema = 1\npack = { \"näme\" = 1, nmae = 2 }");
    let unknown = diagnostics.iter().find(|d| d.message.as_str().contains("nmae")).unwrap();
    assert_eq!((unknown.place.line, unknown.place.column), (2, 22));
}

#[test]
fn hostile_files_are_refused_in_a_few_small_words() {
    const MANY: usize = 100_000;
    let long_line = format!("schema = 1\n[pack]\nname = \"{}\"", "x\u{1b}]0;pwn\u{7}".repeat(MANY));
    for text in [
        String::new(),
        "\0".into(),
        "[".repeat(MANY),
        format!("a = {}", "[".repeat(MANY)),
        format!("a = {}", "{a=".repeat(MANY)),
        format!("{}a = 1", "a.".repeat(MANY)),
        format!("[{}a]", "a.".repeat(MANY)),
        "[a]\n".repeat(MANY),
        "=\n".repeat(MANY),
        "[[stretch]]\n".repeat(MANY / 2),
        format!("a = {}1", "-".repeat(MANY)),
        format!("\"{}\" = 1", "\u{1b}[31m".repeat(MANY)),
        long_line,
        format!("schema = 1\n[pack]\nname = \"z{}\"", "\u{335}".repeat(MANY)),
    ] {
        let (pack, diagnostics) = read(&text);
        assert_eq!(pack, None);
        assert!(!diagnostics.is_empty());
        for diagnostic in diagnostics {
            for shown in [diagnostic.plain(), diagnostic.to_string(), diagnostic.styled()] {
                assert!(shown.len() < 2_500, "{} bytes", shown.len());
            }
            is_clean(&diagnostic);
        }
    }
}

fn is_clean(diagnostic: &Diagnostic) {
    let shown = diagnostic.plain() + &diagnostic.to_string();
    let unfit =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    assert!(!shown.contains(unfit), "{shown:?}");
    assert!(!shown.contains(&"\u{335}".repeat(5)));
}

fn keeps_the_limits(pack: &Pack) {
    assert!(pack.stretches.len() <= 200 && pack.routines.len() <= 200 && pack.sources.len() <= 2000);
    for routine in &pack.routines {
        assert!((1..=60).contains(&routine.steps.len()));
        let part = content::part(pack, routine.id.as_str()).expect("every reference leads somewhere");
        for step in &routine.steps {
            let dose =
                step.dose.over(part.stretch(&step.stretch).expect("a part has its stretches").dose.as_ref()).expect("every dose is stated");
            assert!((1..=100).contains(&dose.repetitions.low) && dose.repetitions.high <= 100);
            assert!(dose.repetitions.low <= dose.repetitions.default && dose.repetitions.default <= dose.repetitions.high);
            assert!(dose.rest <= Duration::from_secs(120));
            let (low, high) = match dose.effort {
                Effort::Hold(hold) => (hold.low, hold.high),
                Effort::Pace(pace) => (pace, pace * 30),
            };
            assert!(Duration::from_secs(1) <= low && high <= Duration::from_secs(900));
        }
    }
    for relief in &pack.reliefs {
        assert!(relief.lines[0].at.is_zero() && relief.lines.is_sorted_by(|a, b| a.at < b.at));
        assert!(relief.lines.iter().all(|line| line.say.as_str().split_whitespace().count() <= 9 && line.big.as_str().len() <= 12));
    }
    assert!(pack.pictures.iter().all(|picture| picture.figure.fault().is_none()));
    for stretch in &pack.stretches {
        assert!(stretch.figure.as_ref().is_some_and(|figure| figure.fault().is_none()) && stretch.name.as_str().chars().count() <= 400);
    }
}

fn holds_for_any(bytes: &[u8]) {
    let (pack, diagnostics) = content::read_bytes("\u{1b}]0;pwn\u{7}my.toml", bytes);
    assert_eq!(pack.is_some(), diagnostics.iter().all(|d| d.severity == Severity::Warning));
    assert!(diagnostics.iter().map(|d| &d.place).is_sorted_by_key(|place| (place.line, place.column)));
    diagnostics.iter().for_each(is_clean);
    pack.iter().for_each(keeps_the_limits);
}

/// Pieces that a mutation puts into a valid pack.
const PIECES: &[&str] = &[
    "",
    "\"",
    "'",
    "\n",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "=",
    ".",
    ",",
    "#",
    "-",
    "\0",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{feff}",
    "\u{335}",
    "é",
    "0",
    "9",
    "nan",
    "1e18",
    "-1",
    "20s..30s",
    "900s",
    "[[routine]]\n",
    "[[routine.step]]\n",
    "[stretch.dose]\n",
    "calf-door",
    "my-evening",
    "[[relief]]\n",
    "at = \"9s\"",
    "\"\"\"",
];

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_bytes_do(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        holds_for_any(&bytes);
    }

    #[test]
    fn any_text_of_toml_signs_does(text in "([\\[\\]{}=.,\"'#\n -]|[a-z]|stretch|routine|[0-9]|\\PC){0,120}") {
        holds_for_any(text.as_bytes());
    }

    #[test]
    fn a_mutated_pack_does(
        edits in proptest::collection::vec((0..VALID.len(), 0..24_usize, proptest::sample::select(PIECES)), 1..4)
    ) {
        let mut bytes = VALID.as_bytes().to_vec();
        for (at, gone, piece) in edits {
            let at = at.min(bytes.len());
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, piece.bytes());
        }
        holds_for_any(&bytes);
    }

    #[test]
    fn lines_in_any_order_do(seed in proptest::collection::vec(any::<proptest::sample::Index>(), 1..40)) {
        let mut lines: Vec<_> = VALID.lines().collect();
        for index in seed {
            let at = index.index(lines.len());
            let line = lines.swap_remove(at);
            lines.insert(at / 2, line);
        }
        holds_for_any(lines.join("\n").as_bytes());
    }
}
