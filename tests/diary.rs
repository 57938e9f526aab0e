//! The diary's commands as processes, and what they do when the world around them is broken: fault rows B3, D01 to D20 and
//! K03 to K08 (D16 and D20 also in `recording.rs`, K01, K06 and K07 with a clock of their own beside the code). `UNCLENCH_CAMPAIGN=full` runs the long counts.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use serde_json::Value;
use std::{
    env,
    fs::{self, OpenOptions, Permissions},
    io::{Read, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::Instant,
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// A computer with a diary: folders of its own, in Oslo.
struct Computer(TempDir);

impl Computer {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn journal(&self) -> PathBuf {
        self.path("data/journal")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env("UNCLENCH_DATA_DIR", self.path("data")).env("UNCLENCH_CONFIG_DIR", self.path("config"));
        command.env("TZ", "Europe/Oslo").env("COLUMNS", "100").current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs what must work; what it printed.
    fn ok(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}: {}", ran.out);
        ran.out
    }

    /// Runs what must be refused; what it said.
    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(code), ""), "{arguments:?}: {}", ran.err);
        ran.err
    }

    /// The files of the journal.
    fn files(&self) -> Vec<PathBuf> {
        let listed = fs::read_dir(self.journal()).map(|listed| listed.map(|file| file.unwrap().path()).collect::<Vec<_>>());
        let mut files = listed.unwrap_or_default();
        files.retain(|file| file.extension().is_some_and(|e| e == "jsonl"));
        files.sort();
        files
    }

    /// The one file of the journal.
    fn file(&self) -> PathBuf {
        assert_eq!(self.files().len(), 1);
        self.files().remove(0)
    }

    fn nights(&self, nights: u32) -> Value {
        let ran = self.run(&["diary", "--json", "--nights", &nights.to_string()]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        serde_json::from_str(&ran.out).unwrap()
    }

    /// The entries there are, by the program's own count.
    fn entries(&self) -> usize {
        self.run(&["export"]).out.lines().count()
    }
}

fn full() -> bool {
    env::var("UNCLENCH_CAMPAIGN").is_ok_and(|said| said == "full")
}

/// Whether a tool is here; says so if a test is cut short without it.
fn has(tool: &str) -> bool {
    let here = Command::new("sh").args(["-c", &format!("command -v {tool}")]).stdout(Stdio::null()).status().unwrap().success();
    if !here {
        println!("skipped: {tool} is not installed");
    }
    here
}

fn is_root() -> bool {
    let root = Command::new("id").arg("-u").output().unwrap().stdout.starts_with(b"0\n");
    if !root {
        println!("skipped: this needs root");
    }
    root
}

/// A small disk of its own under `at`, gone when dropped.
struct Disk(PathBuf);

impl Disk {
    fn mounted(at: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let done = is_root() && Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(at).status().unwrap().success();
        if !done {
            println!("skipped: no disk can be mounted here");
        }
        done.then(|| Self(at.to_owned()))
    }

    fn remount(&self, options: &str) {
        assert!(Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(&self.0).status().unwrap().success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_cramp_a_night_and_a_habit_are_written_down_and_read_back() {
    let home = Computer::new();
    let said = home.ok(&[
        "log",
        "cramp",
        "calf",
        "--at",
        "2026-10-20 02:40",
        "--side",
        "left",
        "--severity",
        "7",
        "--lasted",
        "9 min",
        "--woke",
        "yes",
        "--helped",
        "stretch,walk",
        "--note",
        "after\u{1b}[31m dance\n",
    ]);
    assert_eq!(
        said,
        "Saved: a cramp at 02:40 (UTC+02:00), night of 2026-10-19: left calf, severity 7, 9 min, woke you, helped: stretch walk, \
         \"after dance \".\n"
    );
    home.ok(&["log", "night", "--night", "2026-10-18", "--cramps", "0", "--sleep", "4"]);
    home.ok(&["log", "habit", "legs-up", "--day", "2026-10-19"]);
    let told = home.nights(4_000);
    let night = |date: &str| told["nights"].as_array().unwrap().iter().find(|night| night["night"] == date).unwrap().clone();
    assert_eq!((night("2026-10-18")["cramps"].as_u64(), night("2026-10-18")["sleep"].as_u64()), (Some(0), Some(4)));
    assert_eq!(night("2026-10-17")["cramps"], Value::Null, "not recorded is not zero");
    assert_eq!(night("2026-10-19")["episodes"][0]["onset"], "2026-10-20T02:40:00+02:00");
    assert_eq!(night("2026-10-19")["habits"][0], "legs-up");
    let lines = home.ok(&["diary", "--nights", "4000"]);
    assert!(
        lines.contains("2026-10-19 Mon  1 cramp\n    02:40  left calf, severity 7, 9 min")
            && lines.ends_with("1 cramp in 2 recorded nights of 4000.\n"),
        "{lines}"
    );

    home.ok(&["log", "undo"]);
    assert_eq!(home.nights(4_000)["nights"].to_string().matches("legs-up").count(), 0);
    home.ok(&["log", "undo"]);
    assert_eq!(home.nights(4_000)["nights"].to_string().matches("legs-up").count(), 1);
}

#[test]
fn times_are_told_as_the_person_writes_them() {
    let computer = Computer::new();
    let says = |arguments: &[&str]| Ran::from(computer.command(arguments).env("UNCLENCH_CLOCK", "12").output().unwrap()).out;
    let logged = says(&["log", "cramp", "--at", "yesterday 02:40"]);
    assert!(logged.starts_with("Saved: a cramp at 2:40 am (UTC"), "{logged}");
    assert!(says(&["diary"]).contains("\n    2:40 am  leg"), "{}", says(&["diary"]));
    assert!(computer.ok(&["diary"]).contains("\n    02:40  leg"));
}

#[test]
fn what_makes_no_sense_is_refused_with_what_would() {
    let home = Computer::new();
    for (arguments, said) in [
        (&["log", "cramp", "--severity", "11"][..], "11 is not in 0..=10"),
        (&["log", "cramp", "--at", "soon"], "15 min ago"),
        (&["log", "cramp", "--at", "\u{1b}]0;pwn\u{7}"], "15 min ago"),
        (&["log", "cramp", "--at", "2099-01-01 10:00"], "has not come yet"),
        (&["log", "cramp", "--lasted", "long"], "9 min"),
        (&["log", "cramp", "--helped", "magic"], "magic"),
        (&["log", "night"], "--cramps 0"),
        (&["log", "night", "--cramps", "-1"], "-1"),
        (&["log", "night", "--cramps", "100"], "100 is not in 0..=99"),
        (&["log", "night", "--cramps", "70000"], "is not in 0..=99"),
        (&["log", "night", "--stretched", "--skipped", "tired"], "cannot be used with"),
        (&["log", "habit", "leg-up"], "Did you mean legs-up? Habits: "),
        (&["log", "habit", "moonwalk"], "there is no habit called moonwalk. Habits: "),
        (&["log", "night", "--night", "2026-02-30", "--cramps", "1"], "2026-11-21"),
        (&["log", "habit", "Legs Up"], "a-z"),
        (&["log", "undo"], "nothing"),
        (&["diary", "--nights", "0"], "0"),
        (&["backup"], "nothing to back up"),
    ] {
        let err = home.refused(2, arguments);
        assert!(err.contains(said) && !err.contains('\u{1b}'), "{arguments:?}: {err}");
    }
    assert!(!home.path("data").exists(), "nothing was made");
}

/// What is said now and what the diary had already are told together; nothing is dropped, nothing doubled in silence.
#[test]
fn what_does_not_go_together_is_told() {
    let home = Computer::new();
    let cramp = ["log", "cramp", "calf", "--side", "left", "--at", "2026-10-20 02:40"];
    assert!(home.ok(&cramp).ends_with("left calf.\n"));
    let twice = home.ok(&cramp);
    assert!(twice.contains("There was one of that minute, muscle and leg: now there are two.") && twice.lines().count() == 1, "{twice}");
    home.ok(&["log", "undo"]);
    let other = home.ok(&["log", "cramp", "calf", "--side", "right", "--at", "2026-10-20 02:40"]);
    assert!(!other.contains("two"), "{other}");
    let none = home.ok(&["log", "night", "--night", "2026-10-19", "--cramps", "0"]);
    assert_eq!(none, "Saved: night of 2026-10-19: 0 cramps. But 2 cramps are written down there, and counted.\n");
    assert!(home.ok(&["log", "night", "--night", "2026-10-19", "--cramps", "2"]).ends_with("2 cramps.\n"));
    let night = |told: &Value| told["nights"].as_array().unwrap().iter().find(|night| night["night"] == "2026-10-19").unwrap().clone();
    assert_eq!((&night(&home.nights(4_000))["cramps"], &night(&home.nights(4_000))["stretched"]), (&Value::from(2), &Value::Null));
    home.ok(&["log", "night", "--night", "2026-10-19", "--skipped", "tired"]);
    assert_eq!(night(&home.nights(4_000))["stretched"], false);
    assert!(home.ok(&["log", "night", "--night", "2026-10-19", "--stretched"]).ends_with(": stretched.\n"));
    let told = night(&home.nights(4_000));
    assert_eq!((&told["stretched"], &told["skipped"]), (&Value::Bool(true), &Value::Null), "the later word counts");
}

/// K03, K04: an hour that came twice is asked about, one that never came is refused, and both are kept apart.
#[test]
fn changed_clocks_are_asked_about() {
    let home = Computer::new();
    let twice = home.refused(2, &["log", "cramp", "--at", "2025-10-26 02:30"]);
    assert!(
        twice.contains("--first for 2025-10-26 02:30 (UTC+02:00)") && twice.contains("--second for 2025-10-26 02:30 (UTC+01:00)"),
        "{twice}"
    );
    home.ok(&["log", "cramp", "--at", "2025-10-26 02:30", "--second"]);
    home.ok(&["log", "cramp", "--at", "2025-10-26 02:30", "--first"]);
    let told = home.nights(4_000);
    let night = told["nights"].as_array().unwrap().iter().find(|night| night["night"] == "2025-10-25").unwrap().clone();
    let onsets: Vec<&str> = night["episodes"].as_array().unwrap().iter().map(|episode| episode["onset"].as_str().unwrap()).collect();
    assert_eq!(onsets, ["2025-10-26T02:30:00+02:00", "2025-10-26T02:30:00+01:00"]);
    let never = home.refused(2, &["log", "cramp", "--at", "2026-03-29 02:30"]);
    assert!(never.contains("--at \"2026-03-29 03:30\""), "{never}");
}

/// K05: the nights of a diary stay where they were when its owner travels. K08: a zone nobody knows is UTC, and said.
#[test]
fn nights_stay_when_the_zone_changes() {
    let home = Computer::new();
    home.ok(&["log", "cramp", "--at", "2026-10-20 02:40"]);
    let before = home.ok(&["export"]);
    let there: Ran = home.command(&["diary", "--json", "--nights", "4000"]).env("TZ", "Asia/Tokyo").output().unwrap().into();
    assert!(there.out.contains("{\"night\":\"2026-10-19\",\"cramps\":1"));
    assert_eq!(home.ok(&["export"]), before);
    for zone in ["Foo/Bar", "Nowhere"] {
        let lost: Ran = home.command(&["log", "cramp", "--at", "2026-10-20 04:00"]).env("TZ", zone).output().unwrap().into();
        assert_eq!(lost.code, Some(0));
        assert!(lost.err.contains("not installed") && lost.out.contains("UTC+00:00"), "{} {}", lost.err, lost.out);
    }
    let bare: Ran = home.command(&["log", "cramp"]).env("TZ", ":").output().unwrap().into();
    assert_eq!((bare.code, bare.err.as_str()), (Some(0), ""));
}

/// D10: a folder that others own. D11, D12: no home, a home that is a file, a pipe or a loop in the place of the data.
#[test]
fn without_a_place_to_write_it_says_so_at_once_and_the_rest_works() {
    let home = Computer::new();
    let bare = |arguments: &[&str], variables: &[(&str, &str)]| -> Ran {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env_clear().env("PATH", "/usr/bin:/bin").envs(variables.iter().copied()).current_dir(home.0.path());
        command.stdin(Stdio::null()).output().unwrap().into()
    };
    let file = home.path("file");
    fs::write(&file, "").unwrap();
    let missing = home.path("none/there");
    for variables in [
        &[("HOME", file.to_str().unwrap())][..],
        &[("UNCLENCH_DATA_DIR", file.to_str().unwrap())],
        &[("HOME", file.to_str().unwrap()), ("XDG_DATA_HOME", "relative"), ("UNCLENCH_DATA_DIR", "relative")],
    ] {
        let ran = bare(&["log", "cramp"], variables);
        assert_eq!((ran.code, ran.out.as_str()), (Some(73), ""), "{variables:?}: {}", ran.err);
        assert!(ran.err.contains("cannot save in") && ran.err.contains("file"), "{}", ran.err);
        assert_eq!(bare(&["list"], variables).code, Some(0));
        assert_eq!(bare(&["diary"], variables).code, Some(0));
    }
    assert_eq!(fs::read_dir(home.0.path()).unwrap().count(), 1, "nothing was written into the current folder");
    let made = bare(&["log", "cramp"], &[("UNCLENCH_DATA_DIR", missing.to_str().unwrap())]);
    assert_eq!(made.code, Some(0), "{}", made.err);

    for broken in ["pipe", "loop"] {
        let home = Computer::new();
        home.ok(&["log", "cramp"]);
        let file = home.file();
        fs::remove_file(&file).unwrap();
        let done = match broken {
            "pipe" => Command::new("mkfifo").arg(&file).status(),
            _ => Command::new("ln").arg("-s").arg(&file).arg(&file).status(),
        };
        assert!(done.unwrap().success());
        let ran = home.run(&["log", "cramp"]);
        assert!(matches!(ran.code, Some(0 | 73)), "{broken}: {:?} {}", ran.code, ran.err);
        assert_eq!(home.run(&["diary"]).code, Some(0));
        assert!(home.run(&["data", "check"]).out.contains(file.file_name().unwrap().to_str().unwrap()));
    }
    if is_root() && has("setpriv") {
        let home = Computer::new();
        home.ok(&["log", "cramp"]);
        let (id, before) = ("65534", fs::read(home.file()).unwrap());
        fs::set_permissions(home.0.path(), Permissions::from_mode(0o755)).unwrap();
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid", id, "--clear-groups", PROGRAM, "log", "cramp"])
            .env("UNCLENCH_DATA_DIR", home.path("data"))
            .current_dir("/");
        let ran: Ran = command.output().unwrap().into();
        if ran.err.contains("failed to execute") {
            return println!("skipped: another user cannot reach the program");
        }
        assert_eq!(ran.code, Some(73), "{}", ran.err);
        assert!(ran.err.contains("Permission denied"), "{}", ran.err);
        assert_eq!(fs::read(home.file()).unwrap(), before);
    }
}

/// D18: whatever the umask, only the owner may read.
#[test]
fn files_are_their_owners_alone() {
    let home = Computer::new();
    let mut command = Command::new("sh");
    let script = "umask 000; set -e; $0 log cramp; $0 export --out e.jsonl; $0 export --format csv --out e.csv; $0 backup b.jsonl";
    command.args(["-c", script, PROGRAM]).env("UNCLENCH_DATA_DIR", home.path("data")).env("UNCLENCH_CONFIG_DIR", home.path("config"));
    let ran: Ran = command.current_dir(home.0.path()).output().unwrap().into();
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for folder in [home.path("data"), home.journal()] {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
    }
    for file in [home.file(), home.path("data/state.toml"), home.path("e.jsonl"), home.path("e.csv"), home.path("b.jsonl")] {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    fs::set_permissions(home.file(), Permissions::from_mode(0o644)).unwrap();
    home.ok(&["log", "cramp"]);
    assert_eq!(mode(&home.file()), 0o600, "what a sync tool opened is closed again");
}

/// D01: killed at any moment, however fast the computer is, nothing that was said to be saved is lost, and the next start has no question.
#[test]
fn killed_while_writing_nothing_acknowledged_is_lost() {
    let home = Computer::new();
    let rounds = if full() { 1_000 } else { 25 };
    let began = Instant::now();
    home.ok(&["log", "cramp"]);
    let whole = began.elapsed();
    let (mut acknowledged, mut killed) = (1, 0);
    for round in 0..rounds {
        let note = format!("round {round}.");
        let mut child = home.command(&["log", "cramp", "--note", &note]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * round * 3 / 2 / rounds);
        let _ = child.kill();
        let mut out = String::new();
        child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        if out.starts_with("Saved") {
            acknowledged += 1;
            let files: String = home.files().iter().map(|file| fs::read_to_string(file).unwrap()).collect();
            assert!(files.contains(&note), "{note} was said to be saved");
        }
    }
    let check = home.run(&["data", "check"]);
    let entries = home.entries();
    println!("{rounds} rounds, {killed} killed, {acknowledged} acknowledged, {entries} there");
    assert!(killed > 0 && entries >= acknowledged);
    assert_eq!(home.run(&["log", "cramp"]).code, Some(0), "{}", check.out);
}

/// D02, D03: whatever prefix of a write a power cut leaves, it opens, holds all that was whole, and goes on.
#[test]
fn after_a_power_cut_at_any_byte_the_diary_opens_and_goes_on() {
    let home = Computer::new();
    home.ok(&["log", "night", "--night", "2026-10-01", "--cramps", "1"]);
    home.ok(&["log", "night", "--night", "2026-10-02", "--cramps", "2"]);
    let (file, whole) = (home.file(), fs::read(home.file()).unwrap());
    let first = whole.iter().position(|b| *b == b'\n').unwrap() + 1;
    for at in (first..whole.len()).step_by(if full() { 1 } else { 23 }) {
        fs::write(&file, &whole[..at]).unwrap();
        home.ok(&["log", "night", "--night", "2026-10-03", "--cramps", "3"]);
        // Cut between the brace and the line break, nothing is missing.
        assert_eq!(home.entries(), if at == whole.len() - 1 { 3 } else { 2 }, "cut at {at}");
    }
}

/// D04: four windows write at once.
#[test]
fn four_writers_lose_nothing() {
    let home = Computer::new();
    home.ok(&["log", "cramp"]);
    let each = if full() { 200 } else { 10 };
    let script = format!("set -e; for i in $(seq {each}); do $0 log cramp --severity 3 >/dev/null; done");
    let writers: Vec<_> = (0..4)
        .map(|_| {
            let mut command = Command::new("sh");
            command
                .args(["-c", &script, PROGRAM])
                .env("UNCLENCH_DATA_DIR", home.path("data"))
                .env("UNCLENCH_CONFIG_DIR", home.path("config"));
            command.stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for writer in writers {
        let ran: Ran = writer.wait_with_output().unwrap().into();
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    }
    assert_eq!(home.entries(), 4 * each + 1);
    assert!(home.ok(&["data", "check"]).contains("all sound"));
    assert_eq!(home.files().len(), 1);
}

/// D05: another window holds the lock: five seconds of patience, then what to do, and exit 75.
#[test]
fn a_held_lock_is_waited_for_and_then_told() {
    let home = Computer::new();
    home.ok(&["log", "cramp"]);
    let lock = OpenOptions::new().write(true).open(home.journal().join(".lock")).unwrap();
    lock.lock().unwrap();
    let said = home.refused(75, &["log", "cramp"]);
    assert!(said.contains("another window is saving") && said.contains("data/journal") && said.contains("save again"), "{said}");
    assert_eq!(home.entries(), 1, "reading waits for nobody");
    drop(lock);
    home.ok(&["log", "cramp"]);
}

/// D06, D08: a full disk, and one with no room for another file.
#[test]
fn a_full_disk_is_told_and_takes_nothing_away() {
    let home = Computer::new();
    let Some(_disk) = Disk::mounted(&home.path("data"), "size=160k") else { return };
    let mut saved = 0;
    let note = "n".repeat(1_900);
    let error = loop {
        let ran = home.run(&["log", "cramp", "--note", &note]);
        if ran.code != Some(0) {
            break ran;
        }
        saved += 1;
        assert!(saved < 200, "the disk never filled");
    };
    assert_eq!((error.code, error.out.as_str()), (Some(74), ""), "{}", error.err);
    assert!(
        error.err.contains("the disk is full") && error.err.contains("data/journal") && error.err.contains("Free about 1 MB"),
        "{}",
        error.err
    );
    assert!(home.ok(&["data", "check"]).contains(&format!("{saved} entries: all sound")), "half a line is taken back");
    let backup = home.run(&["backup", "data/b.jsonl"]);
    assert_eq!((backup.code, home.path("data/b.jsonl").exists()), (Some(73), false), "{}", backup.err);
    assert!(fs::read_dir(home.path("data")).unwrap().all(|file| !file.unwrap().file_name().to_string_lossy().ends_with(".new")));

    let other = Computer::new();
    let Some(_disk) = Disk::mounted(&other.path("data"), "nr_inodes=2") else { return };
    let said = other.refused(74, &["log", "cramp"]);
    assert!(said.contains("the disk is full") && said.contains("data/journal"), "{said}");
}

/// D07: a limit on the size of files is an error, not a death.
#[test]
fn a_limit_on_files_is_told() {
    let home = Computer::new();
    home.ok(&["log", "cramp"]);
    let limited = |_| -> Ran {
        let mut command = Command::new("bash");
        let script =
            "ulimit -f 1; for i in 1 2 3 4 5 6 7 8 9; do \"$0\" log cramp --note \"$(printf 'n%.0s' {1..400})\" >/dev/null || exit; done";
        command.args(["-c", script, PROGRAM]).env("UNCLENCH_DATA_DIR", home.path("data")).env("UNCLENCH_CONFIG_DIR", home.path("config"));
        command.output().unwrap().into()
    };
    let ran = limited(());
    assert_eq!(ran.code, Some(74), "{}", ran.err);
    assert!(ran.err.contains("may not grow"), "{}", ran.err);
    assert!(home.ok(&["data", "check"]).contains("all sound"));
}

/// D09: on a disk that only reads, the diary reads.
#[test]
fn on_a_disk_that_only_reads_the_diary_reads() {
    let home = Computer::new();
    let Some(disk) = Disk::mounted(&home.path("data"), "size=1m") else { return };
    home.ok(&["log", "night", "--cramps", "2"]);
    disk.remount("ro");
    assert!(home.ok(&["diary"]).contains("2 cramps"));
    assert!(home.ok(&["data", "check"]).contains("all sound"));
    let said = home.refused(73, &["log", "cramp"]);
    assert!(said.contains("Read-only") && said.contains("data/journal"), "{said}");
    assert_eq!(home.run(&["list"]).code, Some(0));
}

/// D13: every flipped bit is found, costs at most what it touches, and the original stays. A damaged entry counts once it is accepted.
#[test]
fn flipped_bits_are_found_and_kept() {
    let home = Computer::new();
    for night in ["2026-10-01", "2026-10-02", "2026-10-03"] {
        home.ok(&["log", "night", "--night", night, "--cramps", "4", "--note", "J* bent"]);
    }
    let (file, whole) = (home.file(), fs::read(home.file()).unwrap());
    let flips = if full() { 1_000 } else { 20 };
    for flip in 0..flips {
        let bit = flip * 7_919 % (whole.len() * 8);
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        fs::write(&file, &damaged).unwrap();
        let check = home.run(&["data", "check"]);
        assert_eq!(check.code, Some(65), "bit {bit}: {}", check.out);
        assert!(check.out.contains(".jsonl:"), "bit {bit}: {}", check.out);
        let recorded = home.nights(4_000)["recorded"].as_u64().unwrap();
        assert!(recorded >= 2, "bit {bit} cost {}", 3 - recorded);
        assert_eq!(fs::read(&file).unwrap(), damaged, "it is kept as it is");
    }
    let text = String::from_utf8(whole.clone()).unwrap().replacen("\"cramps\":4", "\"cramps\":5", 1);
    fs::write(&file, text).unwrap();
    let check = home.run(&["data", "check"]);
    let id = check.out.split("--accept ").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    assert_eq!(home.nights(4_000)["recorded"], 2);
    home.ok(&["data", "check", "--accept", &id]);
    assert_eq!(home.nights(4_000)["recorded"], 3);
    assert_eq!(home.run(&["data", "check"]).code, Some(0));
    assert!(home.refused(2, &["data", "check", "--accept", &id]).contains("no damaged entry"));

    // A hand edit: who takes the checksum away means it.
    let mut lines: Vec<String> = String::from_utf8(whole).unwrap().lines().map(str::to_owned).collect();
    let sum = lines[0].find(",\"crc\"").unwrap();
    lines[0] = format!("{}}}", &lines[0][..sum]).replace("\"cramps\":4", "\"cramps\":1");
    fs::write(&file, lines.join("\n") + "\n").unwrap();
    assert_eq!(home.nights(4_000)["recorded"], 3);
    let check = home.run(&["data", "check"]);
    assert_eq!(check.code, Some(0));
    assert!(check.out.contains("changed by hand"), "{}", check.out);
}

/// D14: an emptied, cut or foreign file is told, and a backup brings everything back.
#[test]
fn an_emptied_file_is_told_and_comes_back_from_a_backup() {
    for left in ["", "cut", "dear diary\n", "SQLite format 3\0", "gone"] {
        let home = Computer::new();
        for cramps in ["1", "2", "3"] {
            home.ok(&["log", "night", "--night", &format!("2026-10-0{cramps}"), "--cramps", cramps]);
        }
        let said = home.ok(&["backup", "b.jsonl"]);
        assert!(said.contains("b.jsonl: 3 lines"), "{said}");
        let (file, whole) = (home.file(), fs::read(home.file()).unwrap());
        match left {
            "cut" => fs::write(&file, &whole[..100]).unwrap(),
            "gone" => fs::remove_file(&file).unwrap(),
            other => fs::write(&file, other).unwrap(),
        }
        let check = home.run(&["data", "check"]);
        assert_eq!(check.code, Some(65), "{left:?}: {}", check.out);
        assert!(check.out.contains(file.file_name().unwrap().to_str().unwrap()), "{}", check.out);
        if matches!(left, "" | "gone") {
            assert!(check.out.contains("empty or gone") && check.out.contains("unclench import"), "{}", check.out);
            for format in ["jsonl", "csv"] {
                let ran = home.run(&["export", "--format", format]);
                assert!(ran.code == Some(65) && ran.err.contains("left out") && ran.err.contains("empty or gone"), "{}", ran.err);
            }
            let said = home.refused(66, &["backup", "b.jsonl", "--force"]);
            assert!(said.contains("no backup was made") && said.contains("empty or gone"), "{said}");
        }
        assert_eq!(home.run(&["diary"]).code, Some(0));
        home.ok(&["import", "b.jsonl"]);
        assert_eq!(home.nights(4_000)["recorded"], 3, "{left:?}");
        assert_eq!(home.files().len(), if left.is_empty() { 2 } else { 1 }, "an emptied file may come back: {left:?}");
    }
}

/// D15: what a newer version wrote is kept, counted, carried along, and never rewritten.
#[test]
fn entries_of_a_newer_version_are_kept() {
    let home = Computer::new();
    home.ok(&["log", "cramp"]);
    let newer = "{\"v\":9,\"id\":\"x\",\"moon\":\"full\"";
    let sum = crc32fast::hash(format!("{newer}}}").as_bytes());
    let line = format!("{newer},\"crc\":\"{sum:08x}\"}}\n");
    OpenOptions::new().append(true).open(home.file()).unwrap().write_all(line.as_bytes()).unwrap();
    assert!(home.run(&["diary"]).err.contains("1 entry is of a newer version"));
    assert!(home.ok(&["data", "check"]).contains("1 entry, 1 more of a newer version, kept: all sound."));
    home.ok(&["log", "cramp"]);
    assert!(home.ok(&["export"]).contains(&line));
    let table = home.run(&["export", "--format", "csv"]);
    assert_eq!(table.code, Some(65));
    assert!(table.err.contains("left out: 1 entry of a newer version"), "{}", table.err);
    let other = Computer::new();
    fs::write(other.path("e.jsonl"), home.ok(&["export"])).unwrap();
    assert_eq!(other.ok(&["import", "e.jsonl"]), "3 entries taken in; 0 already there.\n");
    assert_eq!(other.ok(&["import", "e.jsonl"]), "0 entries taken in; 3 already there.\n");
    assert!(other.ok(&["export"]).contains(&line));
}

/// D16, D17: copies that sync tools and people leave beside ours are united, and never written in.
#[test]
fn copies_beside_ours_are_united() {
    let home = Computer::new();
    home.ok(&["log", "cramp", "--at", "2026-10-20 02:40"]);
    let name = home.file().file_stem().unwrap().to_str().unwrap().to_owned();
    let copy = home.journal().join(format!("{name}.sync-conflict-20261122-024011-ABCDEFG.jsonl"));
    fs::copy(home.file(), &copy).unwrap();
    let before = fs::read(&copy).unwrap();
    home.ok(&["log", "cramp", "--at", "2026-10-20 04:40"]);
    fs::write(home.journal().join("notes.txt"), "not ours").unwrap();
    assert_eq!((home.entries(), fs::read(&copy).unwrap()), (2, before));
    // The copy has what a careless sync took from ours.
    fs::write(home.journal().join(format!("{name}.jsonl")), "").unwrap();
    assert_eq!(home.entries(), 1);
}

/// D19: a backup is whole or not there, and writes over nothing.
#[test]
fn a_backup_is_whole_or_not_there() {
    let home = Computer::new();
    home.ok(&["log", "cramp"]);
    fs::write(home.path("b.jsonl"), "mine").unwrap();
    std::os::unix::fs::symlink(home.path("b.jsonl"), home.path("link.jsonl")).unwrap();
    for target in ["b.jsonl", "link.jsonl"] {
        assert!(home.refused(73, &["backup", target]).contains("--force"));
        assert!(home.refused(73, &["export", "--out", target]).contains("--force"));
    }
    assert_eq!(fs::read_to_string(home.path("b.jsonl")).unwrap(), "mine");
    home.ok(&["backup", "link.jsonl", "--force"]);
    assert_eq!(fs::read_to_string(home.path("b.jsonl")).unwrap(), "mine", "a link is replaced, not followed");
    assert_eq!(fs::read(home.path("link.jsonl")).unwrap(), fs::read(home.file()).unwrap());
    assert!(home.refused(73, &["backup", "none/there.jsonl"]).contains("none/there.jsonl"));
    let other = Computer::new();
    fs::copy(home.path("link.jsonl"), other.path("b.jsonl")).unwrap();
    other.ok(&["import", "b.jsonl"]);
    assert_eq!(other.ok(&["export"]), home.ok(&["export"]));
}

/// D19: while others write, a backup has whole lines only, and all that was there when it began.
#[test]
fn d19_a_backup_while_others_write_is_whole() {
    let home = Computer::new();
    home.ok(&["log", "cramp"]);
    let script = "for i in $(seq 40); do $0 log cramp --note \"$(printf 'n%.0s' $(seq 1500))\" >/dev/null || exit; done";
    let mut command = Command::new("sh");
    command.args(["-c", script, PROGRAM]).env("UNCLENCH_DATA_DIR", home.path("data")).env("UNCLENCH_CONFIG_DIR", home.path("config"));
    let mut writer = command.spawn().unwrap();
    for round in 0..if full() { 60 } else { 6 } {
        let (there, file) = (home.entries(), format!("b{round}.jsonl"));
        home.ok(&["backup", &file]);
        let kept = fs::read_to_string(home.path(&file)).unwrap();
        let whole = kept.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok()).count();
        assert_eq!(whole, kept.lines().count());
        assert!(whole >= there, "{whole} of {there}");
    }
    assert!(writer.wait().unwrap().success());
}

/// What cannot be read is named, and the exit code says so; what can be read comes all the same.
#[test]
fn an_export_names_what_it_could_not_read_and_a_backup_is_not_made_without_it() {
    let home = Computer::new();
    home.ok(&["log", "cramp"]);
    OpenOptions::new().append(true).open(home.file()).unwrap().write_all(b"{\"v\":1,\"id\"\n").unwrap();
    for format in ["jsonl", "csv"] {
        let ran = home.run(&["export", "--format", format]);
        assert_eq!((ran.code, ran.out.lines().filter(|line| line.contains("cramp") && line.contains("unknown")).count()), (Some(65), 1));
        assert!(ran.err.starts_with("unclench: left out: ") && ran.err.contains(".jsonl:2: no entry can be read here"), "{}", ran.err);
    }
    assert!(home.ok(&["backup", "whole.jsonl"]).contains("2 lines"), "a backup keeps what cannot be read");
    fs::create_dir(home.journal().join("other.jsonl")).unwrap();
    for format in ["jsonl", "csv"] {
        let ran = home.run(&["export", "--format", format]);
        assert_eq!(ran.code, Some(66));
        assert!(ran.out.contains("unknown") && ran.err.contains("other.jsonl: cannot be read"), "{}{}", ran.out, ran.err);
    }
    let said = home.refused(66, &["backup", "b.jsonl"]);
    assert!(said.contains("no backup was made") && said.contains("other.jsonl") && !home.path("b.jsonl").exists(), "{said}");
}

/// A foreign file in the place of a journal, or a folder: named, left as it is, and the coach and the help in a cramp work.
#[test]
fn a_corrupt_or_swapped_file_is_named_and_stops_nothing() {
    for foreign in [&b"SQLite format 3\0 and more"[..], b"\xff\xfe\x00\x01", b"[2026-11-22] dear diary\n", b"<html>"] {
        let home = Computer::new();
        home.ok(&["log", "night", "--night", "2026-10-01", "--cramps", "1"]);
        let file = home.file();
        fs::write(&file, foreign).unwrap();
        fs::create_dir(home.journal().join("folder.jsonl")).unwrap();
        let check = home.run(&["data", "check"]);
        let name = file.file_name().unwrap().to_str().unwrap();
        assert_eq!(check.code, Some(65));
        assert!(
            check.out.contains(&format!("{name}:1: no entry can be read here")) && check.out.contains("kept as it is"),
            "{}",
            check.out
        );
        assert!(check.out.contains("folder.jsonl: cannot be read") && !check.out.contains('\u{1b}'), "{}", check.out);
        home.ok(&["log", "night", "--night", "2026-10-02", "--cramps", "2"]);
        assert_eq!(home.nights(4_000)["recorded"], 1);
        assert!(fs::read(&file).unwrap().starts_with(foreign), "it is left as it is");
        for arguments in [&["stretch", "--dry-run"][..], &["flags"], &["list"]] {
            assert_eq!(home.run(arguments).code, Some(0), "{arguments:?}");
        }
        let mut command = home.command(&["cramp", "--practice", "--plain"]);
        let mut cramp = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        cramp.stdin.take().unwrap().write_all(b"q\n").unwrap();
        let cramp: Ran = cramp.wait_with_output().unwrap().into();
        assert_eq!(cramp.code, Some(0), "{}", cramp.err);
    }
}

/// K06: a clock that was set back does not lose or reorder anything; it is noted.
#[test]
fn a_clock_set_back_is_noted_and_ids_go_on() {
    // An id of 2099, as a clock that was wrong then would have given it.
    let home = Computer::new();
    home.ok(&["log", "night", "--night", "2026-10-01", "--cramps", "1"]);
    let text = fs::read_to_string(home.file()).unwrap();
    let (id, rest) =
        (text.split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned(), text.split(",\"crc\"").next().unwrap());
    let future = format!("{}}}\n", rest.replace(&id, "03b47c8f-0000-7000-8000-000000000000").replace("\"at\":\"20", "\"at\":\"21"));
    fs::write(home.journal().join("other.jsonl"), future).unwrap();
    home.ok(&["log", "night", "--night", "2026-10-01", "--cramps", "5"]);
    let told = home.nights(4_000);
    let night = told["nights"].as_array().unwrap().iter().find(|night| night["night"] == "2026-10-01").unwrap().clone();
    assert_eq!(night["cramps"], 5, "what is said later counts, whatever the clock says");
    assert!(home.ok(&["data", "check"]).contains("the clock was set back"));
}

#[test]
fn a_table_goes_out_and_comes_back_and_cannot_act() {
    let home = Computer::new();
    home.ok(&["log", "cramp", "--at", "2026-10-20 02:40", "--helped", "rub,heat", "--note", "=HYPERLINK(\"http://x\";\"y\"), \"quoted\""]);
    home.ok(&["log", "night", "--night", "2026-10-18", "--cramps", "0", "--note", "'-1"]);
    let table = home.ok(&["export", "--format", "csv"]);
    assert!(table.starts_with("v,id,at,zone,night,kind,") && table.contains(",\"'=HYPERLINK(") && table.contains("\r\n"), "{table}");
    let other = Computer::new();
    let written = || home.run(&["export", "--format", "csv", "--out", "t.csv"]);
    assert_eq!(written().out, "Written: t.csv, 3 lines. Only you can read it.\n");
    let again = written();
    assert_eq!((again.code, &*again.err), (Some(73), "unclench: t.csv is there already. Nothing was written; --force replaces it.\n"));
    fs::copy(home.path("t.csv"), other.path("t.csv")).unwrap();
    assert_eq!(other.ok(&["import", "t.csv"]), "2 entries taken in; 0 already there.\n");
    assert_eq!(other.ok(&["import", "t.csv"]), "0 entries taken in; 2 already there.\n");
    assert_eq!(other.ok(&["export"]), home.ok(&["export"]));
    fs::write(other.path("bad.csv"), table.replace("cramp,", "dream,")).unwrap();
    let ran = other.run(&["import", "bad.csv"]);
    assert_eq!(ran.code, Some(65));
    assert!(ran.err.contains("bad.csv:2: no entry can be read here: `kind`"), "{}", ran.err);
}

#[test]
fn a_strangers_table_is_mapped_or_refused_with_the_line() {
    let home = Computer::new();
    let import = |text: &str, map: &[&str]| {
        fs::write(home.path("t.csv"), text).unwrap();
        home.run(&[&["import", "t.csv"], map].concat())
    };
    let text = "Date,Time,Pain,Leg,Duration,mood\n2026-10-20,02:40,7,L,9,=bad\n2026-10-20,02:40,7,L,9,bad\n2026-10-21,23:50,3,right,,\n";
    let ran = import(text, &[]);
    assert_eq!(ran.code, Some(65));
    assert!(ran.err.contains("line 1: nobody knows what `mood` means") && ran.err.contains("--map \"mood=note\""), "{}", ran.err);
    let ran = import(text, &["--map", "mood=note"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "3 entries taken in; 0 already there.\n"), "{}", ran.err);
    assert_eq!(import(text, &["--map", "mood=note"]).out, "0 entries taken in; 3 already there.\n");
    let ran = import("night,cramps\n2026-10-01,0\n2026-10-02,2\n", &[]);
    assert_eq!(ran.out, "2 entries taken in; 0 already there.\n", "{}", ran.err);
    assert_eq!(home.nights(4_000)["recorded"], 4);
    // Somewhere else, the same moments are the same entries.
    fs::write(home.path("t.csv"), "onset,pain\n2026-10-22T02:40:00+02:00,7\n").unwrap();
    home.ok(&["import", "t.csv"]);
    for table in ["onset,pain\n2026-10-22T09:40:00+09:00,7\n", "night,cramps\n2026-10-01,0\n2026-10-02,2\n"] {
        fs::write(home.path("t.csv"), table).unwrap();
        let away: Ran = home.command(&["import", "t.csv"]).env("TZ", "Asia/Tokyo").output().unwrap().into();
        assert!(away.out.starts_with("0 entries taken in"), "{table}: {}{}", away.out, away.err);
    }
    let before = home.ok(&["export"]);
    for (text, said) in [
        ("date,pain\n2026-10-20,7\n", "line 2: a cramp needs its time"),
        ("date,time,pain\n2026-10-20,02:40,11\n", "line 2: severity cannot be `11`"),
        ("date,time\n20/10/2026,02:40\n", "line 2: a date cannot be `20/10/2026`"),
        ("onset\n2025-10-26 02:30\n", "line 2: `2025-10-26 02:30` came twice"),
        ("onset\n2026-03-29 02:30\n", "never came"),
        ("date,cramps\n2026-10-20,many\n", "line 2: cramps cannot be `many`; it is 0 to 99"),
        ("date,cramps\n2026-10-20,100\n", "line 2: cramps cannot be `100`"),
        ("date,cramps\n2126-10-20,1\n", "line 2: it has not come yet"),
        ("date,cramps\n2026-10-20\n", "line 2: the row is not as long"),
        ("colour\nred\n", "line 1:"),
        ("", "no column says when"),
        ("date,day\n2026-10-20,2026-10-20\n", "two columns mean date"),
    ] {
        let ran = import(text, &[]);
        assert_eq!(ran.code, Some(65), "{text}: {}", ran.err);
        assert!(ran.err.contains(said), "{text}: {}", ran.err);
    }
    assert_eq!(home.ok(&["export"]), before, "nothing of a refused file is taken in");
    assert_eq!(home.run(&["import", "none.csv"]).code, Some(66));
    assert!(import("x\n", &["--map", "x=moon"]).err.contains("a column can mean date"));
}

#[test]
fn the_files_are_found_and_erased_only_when_asked() {
    let home = Computer::new();
    home.ok(&["log", "cramp"]);
    assert_eq!(home.ok(&["data", "path"]), format!("{}\n", home.journal().display()));
    assert!(home.ok(&["data", "erase"]).ends_with("Nothing was deleted.\n"));
    assert_eq!(home.entries(), 1);
    fs::write(home.journal().join("notes.txt"), "mine").unwrap();
    home.ok(&["data", "erase", "--yes"]);
    assert_eq!((home.entries(), home.journal().join("notes.txt").exists()), (0, true));
    assert!(home.ok(&["data", "check"]).contains("0 entries: all sound"));
    assert_eq!(home.ok(&["data", "erase"]), "There is no diary here.\n");
    let elsewhere = home.path("elsewhere");
    home.ok(&["--data-dir", "elsewhere", "log", "cramp"]);
    assert!(elsewhere.join("journal").is_dir());
}

/// Every query of docs/JOURNAL.md, on a journal as it is.
fn documented_queries_answer(folder: &Path) {
    let document = include_str!("../docs/JOURNAL.md");
    let block = |language: &str| document.split(&format!("```{language}\n")).nth(1).unwrap().split("```").next().unwrap();
    let ran = |command: &mut Command| -> String {
        let ran: Ran = command.current_dir(folder).output().unwrap().into();
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{command:?}");
        ran.out
    };
    if has("jq") {
        let queries: Vec<&str> = block("sh").lines().collect();
        assert_eq!(queries.len(), 2);
        assert!(ran(Command::new("sh").args(["-c", queries[0]])).contains("2026-10-19\t2026-10-20T02:40:00+02:00\t7"));
        assert!(ran(Command::new("sh").args(["-c", queries[1]])).contains("\"night\": \"2026-09-02\""));
    }
    if has("duckdb") {
        assert!(ran(Command::new("duckdb").args(["-csv", "-c", block("sql")])).contains("2026-09-02,3"));
    }
    let readme: Vec<&str> = include_str!("../README.md").lines().filter(|line| line.contains("*.jsonl")).collect();
    assert_eq!(readme.len(), 2, "a query with each: {readme:?}");
    for (query, tool, answer) in [(readme[0], "jq", "2026-10-19\t\t7"), (readme[1], "duckdb", "night")] {
        assert!(query.contains(tool), "{query}");
        if has(tool) {
            assert!(ran(Command::new("sh").args(["-c", query])).contains(answer), "{query}");
        }
    }
}

/// Sixty nights on two computers, one of them written with a file that others carry; united by copying files, and read by what
/// anyone has.
#[test]
fn sixty_nights_on_two_computers_make_one_diary() {
    let (one, two) = (Computer::new(), Computer::new());
    let start = chrono::NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let mut cramps = 0;
    for n in 0..60u64 {
        let home = if n % 3 == 0 { &two } else { &one };
        let night = (start + chrono::Days::new(n)).to_string();
        let count = n * 7 % 4;
        cramps += count;
        home.ok(&["log", "night", "--night", &night, "--cramps", &count.to_string(), "--sleep", &(n % 5 + 1).to_string()]);
    }
    for file in two.files() {
        fs::copy(&file, one.journal().join(file.file_name().unwrap())).unwrap();
    }
    for file in one.files() {
        fs::copy(&file, two.journal().join(file.file_name().unwrap())).unwrap();
    }
    assert_eq!(one.ok(&["export"]), two.ok(&["export"]));
    assert_eq!(one.nights(4_000)["recorded"], 60);
    two.ok(&["log", "cramp", "--at", "2026-10-20 02:40", "--severity", "7"]);
    documented_queries_answer(&two.journal());
    let sum = |command: &mut Command| -> u64 {
        let output = command.current_dir(one.journal()).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
    };
    if has("jq") {
        assert_eq!(sum(Command::new("sh").args(["-c", "cat *.jsonl | jq -s 'map(.cramps) | add'"])), cramps);
    }
    if has("python3") {
        let script = "import json,glob,zlib\nlines=[l.rstrip('\\n') for f in glob.glob('*.jsonl') for l in open(f)]\n\
                      assert all('%08x'%zlib.crc32((l[:-18]+'}').encode())==l[-10:-2] for l in lines)\n\
                      print(sum(json.loads(l)['cramps'] for l in lines))";
        assert_eq!(sum(Command::new("python3").args(["-c", script])), cramps);
    }
}
