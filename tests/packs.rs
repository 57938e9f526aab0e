//! Packs of one's own, added and taken away: where they go, what is refused, and that nothing is ever left by half.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::PathBuf,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
const VALID: &str = include_str!("fixtures/valid.toml");

struct Person(TempDir);

impl Person {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn place(&self, name: &str) -> PathBuf {
        self.0.path().join("data/packs").join(name)
    }

    /// A file of this person, outside the program's folder.
    fn file(&self, name: &str, text: &str) -> String {
        let file = self.0.path().join(name);
        fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env("UNCLENCH_DATA_DIR", self.0.path().join("data")).env("UNCLENCH_CONFIG_DIR", "/dev/null/none");
        command.current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    }

    /// Every file below this person's folder.
    fn everything(&self) -> Vec<PathBuf> {
        let (mut found, mut ahead) = (Vec::new(), vec![self.0.path().to_owned()]);
        while let Some(folder) = ahead.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { ahead.push(path) } else { found.push(path) }
            }
        }
        found.sort();
        found
    }
}

#[test]
fn a_pack_is_added_used_replaced_and_taken_away() {
    let person = Person::new();
    let file = person.file("legs.toml", VALID);
    let (code, out, err) = person.run(&["pack", "install", &file]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("Installed My legs 1, by A. Person: 1 routine, 1 stretch, 2 cards.\n"), "{out}");
    assert_eq!(fs::read_to_string(person.place("my-legs.toml")).unwrap(), VALID);
    assert_eq!(fs::metadata(person.place("my-legs.toml")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(person.place("")).unwrap().permissions().mode() & 0o777, 0o700);
    assert!(person.run(&["list"]).1.contains("My evening"));

    // The same authors may bring a newer one.
    let newer = person.file("newer.toml", &VALID.replace("version = \"1\"", "version = \"2\""));
    assert!(person.run(&["pack", "install", &newer]).1.starts_with("Replaced My legs 2"));
    // Others have to be let.
    let theirs = person.file("theirs.toml", &VALID.replace("A. Person", "B. Person"));
    let (code, out, err) = person.run(&["pack", "install", &theirs]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(
        err,
        "unclench: you have another pack with the id `my-legs` by A. Person. Nothing was changed; with --replace this one takes its place.\n"
    );
    assert!(fs::read_to_string(person.place("my-legs.toml")).unwrap().contains("version = \"2\""));
    assert!(person.run(&["pack", "install", "--replace", &theirs]).1.starts_with("Replaced My legs 1, by B. Person"));

    let (code, out, _) = person.run(&["pack", "remove", "my-legs"]);
    assert!(code == Some(0) && out.starts_with("Removed "), "{out}");
    assert!(!person.run(&["list"]).1.contains("My evening"));
    assert_eq!(person.run(&["pack", "remove", "my-legs"]).0, Some(66));
    assert_eq!(fs::read_dir(person.place("")).unwrap().count(), 0);
}

/// P17: nothing is written anywhere, and nothing hangs.
#[test]
fn what_is_no_pack_file_is_not_installed() {
    let person = Person::new();
    let good = person.file("good.toml", VALID);
    let link = person.0.path().join("link.toml");
    symlink(&good, &link).unwrap();
    let pipe = person.0.path().join("pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let before = person.everything();
    for (file, why) in [
        (link.to_str().unwrap(), "it is a link; name the file itself"),
        (pipe.to_str().unwrap(), "not a plain file"),
        ("/dev/zero", "not a plain file"),
        ("/", "not a plain file"),
        ("https://example.org/pack.toml", "No such file"),
        ("none.toml", "No such file"),
    ] {
        let (code, out, err) = person.run(&["pack", "install", file]);
        assert_eq!((code, out.as_str()), (Some(66), ""), "{file}");
        assert!(err.contains(why) && err.lines().count() == 1, "{err}");
    }
    assert_eq!(person.everything(), before);
    let long = "x".repeat(300);
    for id in ["../../x", "/etc/x", "CON", "a\\u0000b", long.as_str(), ".", "..", "", "core", "a/b"] {
        let file = person.file("bad.toml", &VALID.replace("id = \"my-legs\"", &format!("id = \"{id}\"")));
        let (code, out, err) = person.run(&["pack", "install", &file]);
        if id == "core" && code == Some(0) {
            assert_eq!(person.run(&["pack", "remove", id]).0, Some(0));
            continue;
        }
        assert_eq!(code, Some(65), "{id}: {out}{err}");
        assert!(out.contains("bad.toml:5:6") && err.contains("is not installed. Nothing was changed."), "{id}: {out}{err}");
        let unclean = id.replace("\\u0000", "");
        assert!([2, 66].contains(&person.run(&["pack", "remove", &unclean]).0.unwrap()), "{id}");
    }
    fs::remove_file(person.0.path().join("bad.toml")).unwrap();
    assert_eq!(person.everything(), before);
}

#[test]
fn a_pack_that_another_one_leaves_no_room_for_is_not_installed() {
    let person = Person::new();
    fs::create_dir_all(person.place("")).unwrap();
    fs::write(person.place("by-hand.toml"), VALID).unwrap();
    let file = person.file("legs.toml", VALID);
    let (code, _, err) = person.run(&["pack", "install", &file]);
    assert_eq!(code, Some(65));
    assert!(err.contains("`calf-door` is already in ") && err.contains("by-hand.toml"), "{err}");
    assert!(!person.place("my-legs.toml").exists());
}

/// A link in the place of the pack is replaced, not followed.
#[test]
fn a_link_in_the_folder_leads_nowhere() {
    let person = Person::new();
    fs::create_dir_all(person.place("")).unwrap();
    let precious = person.file("precious", "precious");
    symlink(&precious, person.place("my-legs.toml")).unwrap();
    let file = person.file("legs.toml", VALID);
    assert_eq!(person.run(&["pack", "install", &file]).0, Some(2));
    assert_eq!(person.run(&["pack", "install", "--replace", &file]).0, Some(0));
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
    assert_eq!(fs::read_to_string(person.place("my-legs.toml")).unwrap(), VALID);
}

/// P18: the moment of the kill goes through the whole run, however fast the computer is.
#[test]
fn killed_at_any_moment_the_old_pack_is_there_or_the_new_one() {
    let rounds = if std::env::var("UNCLENCH_CAMPAIGN").is_ok_and(|campaign| campaign == "full") { 200 } else { 20 };
    let person = Person::new();
    let versions: Vec<String> =
        (0..2).map(|n| VALID.replace("version = \"1\"", &format!("version = \"{n}\"\n#{}", "x".repeat(400_000)))).collect();
    let files: Vec<String> = versions.iter().enumerate().map(|(n, text)| person.file(&format!("{n}.toml"), text)).collect();
    let began = std::time::Instant::now();
    assert_eq!(person.run(&["pack", "install", &files[0]]).0, Some(0));
    let whole = began.elapsed();
    let (mut old, mut new) = (0, 0);
    for round in 0..rounds {
        let before = fs::read_to_string(person.place("my-legs.toml")).unwrap();
        let mut command = person.command(&["pack", "install", &files[(round + 1) % 2]]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * u32::try_from(round).unwrap() / rounds as u32);
        child.kill().unwrap();
        child.wait().unwrap();
        let after = fs::read_to_string(person.place("my-legs.toml")).unwrap();
        assert!(versions.contains(&after), "{} bytes", after.len());
        if after == before {
            old += 1;
        } else {
            new += 1;
        }
        let (code, out, err) = person.run(&["list"]);
        assert!(code == Some(0) && out.contains("My evening") && err.is_empty(), "{err}");
    }
    println!("{rounds} kills: the old pack {old} times, the new one {new} times");
}
