//! The arrow table of `docs/ARCHITECTURE.md`: which room may name which. A room that names another breaks the build here, and so does a
//! promise of `docs/RELIABILITY.md` whose test is gone.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources should fail")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Each room and the rooms it may name directly.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("time", &[]),
    ("error", &["model"]),
    ("files", &["time"]),
    ("paths", &["files"]),
    ("diag", &["model"]),
    ("keys", &[]),
    ("document", &["model", "diag"]),
    ("content", &["model", "diag", "document"]),
    ("config", &["model", "time", "diag", "document", "keys"]),
    ("state", &["model", "error", "files", "diag", "document"]),
    ("session", &["model", "time"]),
    ("diary", &["model", "time"]),
    ("report", &["model", "diary"]),
    ("journal", &["model", "error", "files"]),
    ("search", &["model"]),
    ("cue", &["model", "session"]),
    ("remind", &["model", "time"]),
    ("app", &["model", "time", "search", "session", "diary", "keys", "cue"]),
    ("present", &["model", "time", "session", "diary", "keys", "app"]),
    ("ui", &["present", "model"]),
    ("plain", &["present", "model"]),
    (
        "runtime",
        &[
            "model", "time", "error", "files", "paths", "diag", "keys", "content", "config", "state", "session", "diary", "journal", "cue",
            "app", "present", "ui", "plain",
        ],
    ),
    (
        "cli",
        &[
            "model", "time", "error", "files", "paths", "diag", "keys", "content", "config", "state", "search", "session", "diary",
            "journal", "cue", "app", "present", "plain", "runtime", "remind", "report",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn room_of(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms that a text names as `crate::room` or inside `crate::{…}`.
fn named(text: &str) -> BTreeSet<String> {
    let code = without_comments(text);
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let word = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = true;
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && !c.is_whitespace() => {
                        rooms.insert(word(&group[i..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            rooms.insert(word(rest));
        }
    }
    rooms
}

#[test]
fn rooms_name_only_what_they_may() {
    let table: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 20, "the sources were not found");
    let mut broken = Vec::new();
    for path in files {
        let room = room_of(&path);
        let text = fs::read_to_string(&path).unwrap();
        let allowed = table.get(room.as_str()).unwrap_or_else(|| panic!("{} is in no room of the table", path.display()));
        for other in named(&text) {
            if other != room && !allowed.contains(&other.as_str()) {
                broken.push(format!("{}: {room} may not name {other}", path.display()));
            }
        }
        if text.contains("super::super") {
            broken.push(format!("{}: super::super reaches past a door", path.display()));
        }
        if text.contains("pub use crate::") {
            broken.push(format!("{}: a room lends out another room's names", path.display()));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_table_is_the_one_in_the_document() {
    let document = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ARCHITECTURE.md")).unwrap();
    for (room, allowed) in ARROWS.iter().filter(|(room, _)| *room != "lib") {
        let names = if allowed.is_empty() { "–".to_owned() } else { allowed.join(" ") };
        assert!(document.contains(&format!("| `{room}` | {names} |")), "docs/ARCHITECTURE.md lacks: | `{room}` | {names} |");
    }
}

#[test]
fn only_the_clock_reads_a_clock() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for path in files.iter().filter(|path| room_of(path) != "time") {
        let text = without_comments(&fs::read_to_string(path).unwrap());
        for reading in ["Instant::now", "SystemTime::now", "Utc::now", "Local::now", "clock_gettime"] {
            assert!(!text.contains(reading), "{} reads a clock: {reading}", path.display());
        }
        let at_the_edge = ["files", "runtime", "cli"].contains(&room_of(path).as_str());
        assert!(at_the_edge || !text.contains("SystemClock"), "{} asks for the clock, and is to be handed the time", path.display());
    }
}

#[test]
fn the_terminal_is_never_asked_where_its_cursor_is() {
    // ratatui's Terminal::clear() and crossterm's cursor::position() wait for an answer that may never come.
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for path in files {
        let text = without_comments(&fs::read_to_string(&path).unwrap());
        for query in ["cursor::position", "ratatui::init", "ratatui::Terminal", "supports_keyboard_enhancement"] {
            assert!(!text.contains(query), "{} uses {query}", path.display());
        }
    }
}

#[test]
fn every_test_that_a_promise_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let promises = fs::read_to_string(root.join("docs/RELIABILITY.md")).unwrap();
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("tests"), &mut files);
    let code: String = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let is_name = |word: &&str| word.matches('_').count() > 1 && word.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    let names: Vec<&str> = promises.split('`').skip(1).step_by(2).filter(is_name).collect();
    assert!(names.len() > 50, "the names were not found");
    let lost: Vec<&str> = names.into_iter().filter(|name| !code.contains(&format!("fn {name}("))).collect();
    assert!(lost.is_empty(), "docs/RELIABILITY.md names tests that are not there: {lost:?}");
}
