//! A cramp, and what stands around it, as a process without a terminal: in every broken condition, for every tick, and
//! against packs that would soften it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
const FIRST: &str = "TOES UP. Pull your toes up towards your shin.\n";

/// A person's computer: folders of their own, nothing else set.
struct Person(TempDir);

impl Person {
    /// What this person's files hold, by their names in the data folder.
    fn with(files: &[(&str, &str)]) -> Self {
        let person = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(person.path("data/packs")).unwrap();
        fs::create_dir_all(person.path("config")).unwrap();
        for (name, text) in files {
            fs::write(person.path(name), text).unwrap();
        }
        person
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs it with these keys, which then end; the exit code, what it said, and what it complained of.
    fn says(&self, arguments: &[&str], keys: &str) -> (Option<i32>, String, String) {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env("UNCLENCH_DATA_DIR", self.path("data")).env("UNCLENCH_CONFIG_DIR", self.path("config"));
        said(command.args(arguments), keys)
    }

    fn state(&self) -> String {
        fs::read_to_string(self.path("data/state.toml")).unwrap_or_default()
    }
}

fn said(command: &mut Command, keys: &str) -> (Option<i32>, String, String) {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // It may have left before it was told to.
    let _ = child.stdin.take().unwrap().write_all(keys.as_bytes());
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn the_first_move_comes_whatever_is_broken() {
    let broken = Person::with(&[
        ("config/config.toml", "theme = \u{0}[["),
        ("data/state.toml", "ticks = {{{"),
        ("data/packs/a.toml", "schema = 99"),
        ("data/packs/b.toml", "\u{7f}["),
    ]);
    let (code, out, err) = broken.says(&["cramp"], "q\n");
    assert_eq!((code, out.starts_with(FIRST)), (Some(0), true), "{out}");
    // What is wrong in the settings is told once the cramp is over; the packs wait for another time.
    let told =
        |err: &str| err.contains("config.toml:1:") && err.lines().all(|line| line.contains("config.toml:") || line.contains("settings"));
    assert!(told(&err), "{err}");
    let (config, data) = (broken.path("config"), broken.path("data"));
    let places: [&[(&str, &str)]; 6] = [
        &[],
        &[("HOME", "/dev/null/none")],
        &[("UNCLENCH_DATA_DIR", "/proc/1"), ("UNCLENCH_CONFIG_DIR", "/proc")],
        &[("UNCLENCH_DATA_DIR", "/dev/full"), ("UNCLENCH_CONFIG_DIR", "relative")],
        &[("TERM", "dumb"), ("NO_COLOR", "1"), ("LANG", "xx_XX.bogus"), ("TZ", ":::")],
        &[("UNCLENCH_DATA_DIR", data.to_str().unwrap()), ("UNCLENCH_CONFIG_DIR", config.to_str().unwrap()), ("TERM", "dumb")],
    ];
    for place in places {
        for arguments in [&["cramp"][..], &["c", "--plain"], &["cramp", "nose"], &["cramp", "--practice"]] {
            let (code, out, err) = said(Command::new(PROGRAM).env_clear().envs(place.iter().copied()).args(arguments), "q\n");
            assert!(out.starts_with(FIRST), "{place:?} {arguments:?} {out}");
            // That the diary cannot be written is told after it, and never in practice.
            let unsaved = code == Some(74) && err.contains("Not saved.") && !arguments.contains(&"--practice");
            let zoned = place.iter().any(|(name, _)| *name == "TZ") && err.contains("times are in UTC");
            let fine = err.is_empty() || zoned || told(&err);
            assert!(unsaved || (code == Some(0) && fine), "{place:?} {arguments:?} {code:?} {err}");
        }
    }
    // A folder that takes nothing more: what cannot be kept is said at the end, and the leg is treated the same.
    let full = [("UNCLENCH_DATA_DIR", "/proc/1"), ("UNCLENCH_CONFIG_DIR", "/proc")];
    let (code, out, err) =
        said(Command::new(PROGRAM).env_clear().envs(full).args(["flags", "--check", "--plain"]), "n\nn\nn\n1\nn\nn\nn\nn\nn\nq\n");
    assert!(out.contains("Until someone has checked this leg"), "{out}");
    assert!(code == Some(74) && err.contains("state.toml") && err.contains("rf03"), "{code:?} {err}");
}

#[test]
fn a_possible_clot_is_kept_until_the_question_is_answered_with_yes() {
    let person = Person::with(&[]);
    let (code, out, _) = person.says(&["flags", "--check", "--plain"], "n\nn\nn\n1\nn\nn\nn\nn\nn\n");
    assert!(code == Some(0) && out.contains("Call the urgent line now; be seen today."), "{out}");
    assert!(person.state().starts_with("clot_since = \"2"), "{}", person.state());
    let blocked = |arguments: &[&str], keys: &str| person.says(arguments, keys).1;
    let cramp = blocked(&["cramp"], "q\n");
    assert!(cramp.starts_with(FIRST) && cramp.contains("\nToes up gently. No pulling, no rubbing.\n"), "{cramp}");
    for routine in ["trial-seated", "bed-only", "article-classic"] {
        let stretch = blocked(&["stretch", routine, "--plain"], "n\n");
        assert!(stretch.contains("Has someone checked this leg?") && !stretch.contains("It starts in"), "{stretch}");
    }
    assert!(blocked(&["stretch", "trial", "--dry-run"], "").contains("Call the urgent line now"));
    blocked(&["setup", "--plain"], "7\n\n");
    assert!(person.state().contains("clot_since"), "the set-up does not take it away: {}", person.state());
    let stretch = blocked(&["stretch", "bed-only", "--plain"], "y\nn\nq\n");
    assert!(stretch.contains("It starts in"), "{stretch}");
    assert!(!person.state().contains("clot_since") && person.state().contains("clot_checked = \"2"), "{}", person.state());
}

#[test]
fn practice_keeps_nothing_and_says_so_to_the_end() {
    let person = Person::with(&[]);
    let (code, out, _) = person.says(&["cramp", "--practice"], "f\nw\n \nq\n");
    assert!(code == Some(0) && out.contains("Practice. Nothing is recorded.") && out.contains("Foot cramp, practice"), "{out}");
    assert_eq!(person.state(), "");
    let (_, out, _) = person.says(&["cramp", "nose", "--practice"], "q\n");
    assert!(out.contains("No such muscle: this is the calf. Practice. Nothing is recorded."), "{out}");
}

#[test]
fn the_numbers_of_ones_own_stand_where_it_says_to_call() {
    let person = Person::with(&[("config/config.toml", "[help]\nemergency = \"144\"\nurgent = \"111, text 07860\"\n")]);
    let (_, out, _) = person.says(&["flags", "--check", "--plain"], "1\n");
    assert!(out.contains("  Call the emergency number now.\n  (144)\n"), "{out}");
    let (_, out, _) = person.says(&["flags", "--check", "--plain"], "n\nn\nn\n2\n");
    assert!(out.contains("(111, text 07860)"), "{out}");
    let (_, out, _) = person.says(&["cramp"], "+\n+\nq\n");
    assert!(out.contains("Urgent line: 111, text 07860\n"), "{out}");
}

/// What a pack of one's own has to begin with.
const HEAD: &str = "schema = 1\n[pack]\nid = \"mine\"\nname = \"Mine\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"MIT\"\nauthors = [\"A.\"]\n\
    [[source]]\nid = \"me\"\nauthors = \"Me\"\npublished = \"Here\"\nyear = 2024\nshows = \"It.\"\nchecked = true\n";

fn flag(id: &str, more: &str) -> String {
    format!(
        "{HEAD}[[flag]]\nid = \"{id}\"\nsign = \"It is fine.\"\nask = \"Is it fine?\"\nurgency = \"self-care\"\nwhy = \"Because.\"\nsources = [\"me\"]\nreviewed = \"2026-11-22\"\n{more}"
    )
}

fn relief(id: &str, more: &str) -> String {
    format!(
        "{HEAD}[[relief]]\nid = \"{id}\"\nname = \"Easy\"\n{more}\nlines = [{{ at = \"0s\", say = \"Hop on one leg.\", big = \"HOP\" }}]\n"
    )
}

#[test]
fn a_pack_of_ones_own_can_add_but_never_take_away_or_soften() {
    let script = "muscle = \"calf\"\nposition = \"bed\"";
    let tries = [
        ("a sign under the id of a built-in one", flag("rf01", ""), false),
        ("a sign that can be put aside", flag("mine", "aside = \"Hide it.\"\n"), false),
        ("a step under the id of a built-in one", relief("calf-bed", script), false),
        ("a danger card", relief("danger-card", "kind = \"danger-card\""), false),
        ("another danger card", relief("mine", "kind = \"danger-card\""), false),
        ("other lines for a leg with a clot", relief("mine", "kind = \"clot-safe\"\nby_muscle = []"), false),
        ("another check", format!("{HEAD}[check]\nheading = \"None\"\nscreen = []\n"), false),
        ("another condition", format!("{HEAD}[[condition]]\nid = \"clot-possible\"\ntick = \"None\"\nok = []\nnever = []\n"), false),
        ("a sign more", flag("mine", ""), true),
        ("a script more", relief("mine", script), true),
    ];
    let (_, signs, _) = Person::with(&[]).says(&["flags"], "");
    for (what, pack, allowed) in tries {
        let person = Person::with(&[("data/packs/mine.toml", &pack)]);
        let (code, out, err) = person.says(&["pack", "check", person.path("data/packs/mine.toml").to_str().unwrap()], "");
        assert_eq!(code, Some(if allowed { 0 } else { 65 }), "{what}: {out}{err}");
        assert!(allowed || format!("{out}{err}").contains("mine.toml:"), "{what} is refused at its place: {out}{err}");
        let (_, flags, _) = person.says(&["flags"], "");
        for line in signs.lines() {
            assert!(flags.contains(line), "{what}: {line} is gone");
        }
        let (_, cramp, _) = person.says(&["cramp"], "q\n");
        assert!(cramp.starts_with(FIRST) && !cramp.contains("Hop"), "{what}: {cramp}");
        // The first emergency still ends the check at once.
        let (_, check, _) = person.says(&["flags", "--check", "--plain"], "1\n");
        assert!(check.contains("EMERGENCY:") && !check.contains("Is it fine?"), "{what}: {check}");
    }
}
