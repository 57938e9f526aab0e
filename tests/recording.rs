//! What is on the disk when the program is killed, and what it then offers: the coach as a process without a terminal, with a
//! person at the other end of a pipe.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

#[path = "shared/place.rs"]
mod place;

use place::place;
use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program that is talked to.
struct Talk {
    child: Child,
    lines: Receiver<String>,
}

impl Talk {
    fn begin(data: &Path, arguments: &[&str]) -> Self {
        Self::through(&mut Command::new(PROGRAM), data, arguments)
    }

    /// As [`Talk::begin`], by way of this command.
    fn through(command: &mut Command, data: &Path, arguments: &[&str]) -> Self {
        let mut child = command
            .args(arguments)
            .env_clear()
            .env("UNCLENCH_DATA_DIR", data)
            .env("UNCLENCH_CONFIG_DIR", data.join("config"))
            // After midnight the first screen has another row marked.
            .env("TZ", place(21).0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (send, lines) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Self { child, lines }
    }

    /// Reads on to a line that has these words.
    fn hear(&self, words: &str) -> String {
        let mut heard = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => heard.push(line),
                Err(_) => panic!("{words:?} was not said, but:\n{}", heard.join("\n")),
            }
        }
    }

    fn say(&mut self, text: &str) {
        self.child.stdin.as_mut().unwrap().write_all(text.as_bytes()).unwrap();
    }

    /// As a power cut would.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Its exit code and what it complained of.
    fn end(self) -> (Option<i32>, String) {
        let ended = self.child.wait_with_output().unwrap();
        (ended.status.code(), String::from_utf8(ended.stderr).unwrap())
    }
}

fn person() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    (home, data)
}

fn journal(data: &Path) -> String {
    let files = fs::read_dir(data.join("journal")).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|e| e == "jsonl")).map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn a_killed_session_has_every_finished_hold_and_goes_on_at_the_same_set_and_side() {
    let (_home, data) = person();
    let mut talk = Talk::begin(&data, &["stretch", "article-classic", "--plain", "--steady"]);
    talk.hear("It starts in");
    // On to the hold, and five seconds less of it.
    talk.say("\n-\n");
    talk.hear("Then LEFT leg, set 2 of 10");
    talk.kill();
    let kept = journal(&data);
    assert_eq!((kept.matches("\"kind\":\"session\"").count(), kept.matches("\"kind\":\"hold\"").count()), (1, 1), "{kept}");
    let again = Talk::begin(&data, &["stretch", "--resume", "--plain", "--steady"]);
    assert!(again.hear("It starts in").contains("LEFT leg"));
    again.kill();
    let mut home = Talk::begin(&data, &["--plain"]);
    home.hear("Go on, ");
    home.say("\n");
    home.hear("A new hip joint");
    home.say("n\n");
    home.hear("Steady on your feet tonight?");
    home.say("\n");
    home.hear("It starts in");
    home.say("\n");
    assert!(home.hear("hold 10 seconds").contains("LEFT leg, set 2 of 10"));
    home.kill();
    assert_eq!(journal(&data).matches("\"kind\":\"session\"").count(), 1, "it is one session");
}

#[test]
fn a_session_that_is_on_is_offered_in_no_other_window() {
    let (_home, data) = person();
    let mut on = Talk::begin(&data, &["stretch", "article-classic", "--plain", "--steady"]);
    on.hear("It starts in");
    on.say("\n-\n");
    on.hear("Then LEFT leg, set 2 of 10");
    let home = Talk::begin(&data, &["--plain"]);
    assert!(home.hear("Stretch, ").starts_with("> Stretch, "), "nothing is left to go on with");
    home.kill();
    let (code, said) = Talk::begin(&data, &["stretch", "--resume", "--plain"]).end();
    assert!(code == Some(2) && said.contains("a session goes on in another window"), "{said}");
    on.kill();
    let later = Talk::begin(&data, &["--plain"]);
    later.hear("Go on, ");
    later.kill();
}

#[test]
fn what_a_tick_leaves_nothing_of_is_said_to_be_gone() {
    let (_home, data) = person();
    let mut talk = Talk::begin(&data, &["stretch", "article-classic", "--plain", "--steady"]);
    talk.hear("It starts in");
    talk.say("\n-\n");
    talk.hear("Then LEFT leg, set 2 of 10");
    talk.kill();
    let mut setup = Talk::begin(&data, &["setup", "--plain"]);
    setup.say("2\n\n");
    setup.end();
    let (code, said) = Talk::begin(&data, &["stretch", "--resume", "--plain"]).end();
    assert!(code == Some(2) && said.contains("or what you ticked leaves it out (unclench setup)"), "{said}");
}

#[test]
fn without_anything_to_go_on_with_that_is_said() {
    let (_home, data) = person();
    let (code, said) = Talk::begin(&data, &["stretch", "--resume", "--plain"]).end();
    assert_eq!((code, said.as_str()), (Some(2), "unclench: nothing was stopped tonight. To begin: unclench stretch\n"));
}

#[test]
fn a_cramp_in_a_power_cut_is_asked_about_and_never_guessed() {
    let (_home, data) = person();
    let talk = Talk::begin(&data, &["cramp", "--plain"]);
    talk.hear("Keys");
    // The line above comes before anything is written; what is said next comes after it.
    talk.hear("Hold");
    talk.kill();
    assert!(journal(&data).contains("\"course\":\"open\""));
    let mut home = Talk::begin(&data, &["--plain"]);
    home.hear("was left open. y it is over, x forget it.");
    home.say("y\n");
    home.hear("about how long?");
    home.say("2 min\n\n");
    home.hear("cramp");
    home.say("q\n");
    assert_eq!(home.end(), (Some(0), String::new()));
    let kept = journal(&data);
    assert!(kept.contains("\"course\":\"over\",\"seconds\":120"), "{kept}");
}

#[test]
fn practice_leaves_nothing_behind() {
    let (_home, data) = person();
    let mut talk = Talk::begin(&data, &["cramp", "--practice", "--plain"]);
    talk.hear("Practice. Nothing is recorded.");
    talk.say("q\n");
    assert_eq!(talk.end().0, Some(0));
    assert!(!data.join("journal").exists());
}

#[test]
fn what_no_disk_takes_is_handed_to_the_person() {
    let (home, _) = person();
    let blocked = home.path().join("a-file");
    fs::write(&blocked, "").unwrap();
    let mut talk = Talk::begin(&blocked.join("data"), &["--plain"]);
    talk.hear("Last night, any cramps? 0 none, 1, 2, 3, + more, . not sure.");
    talk.say("2\n");
    let line = talk.hear("1 entry is not saved: ");
    assert!(line.contains("a-file/data") && line.ends_with("s saves again."), "{line}");
    talk.say("q\n");
    let (code, said) = talk.end();
    assert_eq!(code, Some(74), "{said}");
    assert!(said.contains("a-file/data") && said.contains("\"kind\":\"night\",\"cramps\":2,\"crc\":"), "{said}");
}

/// Another window that writes holds nothing up: what it kept from being saved is tried again at the next occasion.
#[test]
fn another_window_that_saves_is_waited_for_without_a_stop() {
    let (_home, data) = person();
    fs::create_dir_all(data.join("journal")).unwrap();
    let lock = File::create(data.join("journal/.lock")).unwrap();
    lock.lock().unwrap();
    let mut talk = Talk::begin(&data, &["--plain"]);
    talk.hear("Last night, any cramps?");
    talk.say("2\n");
    talk.hear("1 entry is not saved yet: another window is saving.");
    lock.unlock().unwrap();
    talk.say("0\n");
    talk.hear("Last night: no cramps.");
    talk.say("q\n");
    assert_eq!(talk.end(), (Some(0), String::new()));
    assert_eq!(journal(&data).matches("\"kind\":\"night\"").count(), 2);

    // At the end there is one wait for all that is left, not one for each.
    lock.lock().unwrap();
    let mut talk = Talk::begin(&data, &["--plain"]);
    talk.hear("Last night: no cramps.");
    talk.say("1\n2\n3\n1\n2\n3\n");
    talk.hear("6 entries are not saved yet");
    let before = Instant::now();
    talk.say("q\n");
    let (code, said) = talk.end();
    assert_eq!((code, said.matches("\"kind\":\"night\"").count()), (Some(74), 6), "{said}");
    assert!(before.elapsed() < Duration::from_secs(20), "six times five seconds? {:?}", before.elapsed());
}

/// A deadly signal leaves little time: what cannot be saved is handed to the person before it is over.
#[test]
fn what_a_signal_leaves_unsaved_is_handed_over_in_time() {
    let (_home, data) = person();
    fs::create_dir_all(data.join("journal")).unwrap();
    let lock = File::create(data.join("journal/.lock")).unwrap();
    lock.lock().unwrap();
    let mut talk = Talk::begin(&data, &["--plain"]);
    talk.hear("Last night, any cramps?");
    talk.say("1\n");
    talk.hear("not saved yet");
    let id = talk.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let (code, said) = talk.end();
    // The end of its input may be heard first.
    assert!(matches!(code, Some(143 | 74)), "{code:?}");
    assert_eq!(said.matches("\"kind\":\"night\"").count(), 1, "{said}");
}

/// What another window begins while the question stands is erased with the rest.
#[test]
fn erase_looks_again_once_nobody_else_can_write() {
    let (_home, data) = person();
    let folder = data.join("journal");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("a.jsonl"), "\n").unwrap();
    let mut talk = Talk::begin(&data, &["data", "erase"]);
    talk.hear("unclench backup");
    fs::write(folder.join("b.jsonl"), "\n").unwrap();
    talk.say("erase\n");
    assert_eq!(talk.end(), (Some(0), String::new()));
    assert!(!folder.exists());
}

/// An episode that was nothing leaves nothing open: where another window writes to its end, neither comes to the disk; where that ends
/// before, both do.
#[test]
fn a_cramp_that_was_none_leaves_nothing_open() {
    for (freed, on_disk) in [(false, 0), (true, 1)] {
        let (_home, data) = person();
        fs::create_dir_all(data.join("journal")).unwrap();
        let lock = File::create(data.join("journal/.lock")).unwrap();
        lock.lock().unwrap();
        let mut talk = Talk::begin(&data, &["cramp", "--plain"]);
        talk.hear("Keys");
        talk.hear("not saved yet");
        if freed {
            lock.unlock().unwrap();
        }
        talk.say("q\n");
        assert_eq!(talk.end(), (Some(0), String::new()));
        let kept = journal(&data);
        let lines = |kind: &str| kept.matches(&format!("\"kind\":\"{kind}\"")).count();
        assert_eq!((lines("cramp"), lines("revoke")), (on_disk, on_disk), "{kept}");
    }
}

/// K02: the clock that goes on in sleep starts far off the other, as after a night in sleep: a hold is as long as it is.
#[test]
fn k02_a_computer_that_has_slept_before_holds_as_long() {
    let (_home, data) = person();
    let shifted = ["-T", "--boottime", "28800"];
    if !Command::new("unshare").args(shifted).arg("true").output().is_ok_and(|ran| ran.status.success()) {
        return println!("skipped: no clock of its own can be had here (unshare -T)");
    }
    let mut talk =
        Talk::through(Command::new("unshare").args(shifted).arg(PROGRAM), &data, &["stretch", "article-classic", "--plain", "--steady"]);
    talk.hear("It starts in");
    let before = Instant::now();
    talk.say("\n-\n");
    talk.hear("Then LEFT leg, set 2 of 10");
    assert!(before.elapsed() >= Duration::from_secs(5), "{:?}", before.elapsed());
    talk.kill();
    let kept = journal(&data);
    assert!(kept.contains("\"kind\":\"hold\"") && kept.contains("\"seconds\":5,\"whole\":true"), "{kept}");
}

/// D16: the file is put aside, deleted, or its folder replaced while a window is open: what is said then goes into another file, the
/// stranger's stays as it is, and the person is told.
#[test]
fn d16_a_file_swapped_under_an_open_window_is_left_alone() {
    for swap in ["another file", "deleted", "another folder"] {
        let (home, data) = person();
        let mut talk = Talk::begin(&data, &["--plain"]);
        talk.hear("Last night, any cramps?");
        talk.say("1\n");
        talk.hear("Last night: 1 cramp.");
        let folder = data.join("journal");
        let ours = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).find(|path| path.extension().is_some()).unwrap();
        match swap {
            "another file" => {
                fs::write(home.path().join("other"), "not ours\n").unwrap();
                fs::rename(home.path().join("other"), &ours).unwrap();
            }
            "deleted" => fs::remove_file(&ours).unwrap(),
            _ => {
                fs::rename(&folder, home.path().join("aside")).unwrap();
                fs::create_dir(&folder).unwrap();
            }
        }
        talk.say("2\n");
        talk.hear("Last night: 2 cramps.");
        talk.say("q\n");
        let (code, said) = talk.end();
        assert_eq!(code, Some(0), "{swap}: {said}");
        assert!(said.contains("was replaced or taken away") && said.contains("a new file beside it"), "{swap}: {said}");
        let kept = journal(&data);
        assert!(kept.contains("\"cramps\":2") && !kept.contains("\"cramps\":1"), "{swap}: {kept}");
        assert!(swap != "another file" || fs::read_to_string(&ours).unwrap() == "not ours\n");
    }
}

/// D20: erased, and the power fails: it can still be brought back.
#[test]
fn d20_what_was_erased_before_a_power_cut_can_be_brought_back() {
    let (_home, data) = person();
    let mut talk = Talk::begin(&data, &["--plain"]);
    talk.hear("Keys");
    talk.say("d\na\n02:40\n\t\n\n");
    talk.hear("02:40");
    talk.say("\n\x1b[B\nx\n");
    talk.hear("Erased.");
    talk.kill();
    assert_eq!(journal(&data).matches("\"kind\":\"revoke\"").count(), 1);
    let mut again = Talk::begin(&data, &["--plain"]);
    again.hear("Keys");
    again.say("d\n");
    again.hear("Cramps: not recorded");
    again.say("u\n");
    again.hear("02:40");
    again.hear("Taken back.");
    again.kill();
}

#[test]
fn the_whole_diary_is_kept_line_by_line() {
    let (_home, data) = person();
    let mut talk = Talk::begin(&data, &["--plain"]);
    talk.hear("Keys");
    talk.say("d\n");
    talk.hear("Cramps: not recorded");
    talk.say("a\n");
    talk.hear("> When: ");
    talk.say("02:40\n\t\n");
    assert_eq!(talk.hear("When: "), "When: 02:40");
    talk.say("90 s\n\t\n1\n\n");
    talk.hear("02:40  calf, 1 min 30 s");
    talk.say("\n");
    talk.hear("> Night, 1 cramp");
    talk.say("q\nu\n");
    talk.hear("Taken back. u does it after all.");
    talk.say("u\n");
    talk.hear("02:40  calf, 1 min 30 s");
    talk.say("q\nh\n");
    talk.hear("Habits: 0 of ");
    talk.say(" \n");
    talk.hear("[x]");
    talk.kill();
    let kept = journal(&data);
    let kinds = ["cramp", "revoke", "habit"].map(|kind| kept.matches(&format!("\"kind\":\"{kind}\"")).count());
    assert_eq!(kinds, [1, 2, 1], "{kept}");
}

/// Answers of the danger check up to a leg that may hold a clot; a question is still open.
const LEG: &str = "n\nn\nn\n1\n";

#[test]
fn a_terminated_check_keeps_what_was_said_of_the_leg() {
    let (_home, data) = person();
    let mut check = Talk::begin(&data, &["flags", "--check", "--plain"]);
    check.say("n\nn\nn\n");
    check.hear("One leg");
    check.say("1\n");
    check.hear("y yes");
    let pid = check.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    // Its input goes on: it is the signal that ends it.
    let open = check.child.stdin.take();
    assert_eq!(check.end().0, Some(143));
    drop(open);
    assert!(fs::read_to_string(data.join("state.toml")).unwrap().starts_with("clot_since = \"2"));
}

#[test]
fn an_open_window_hears_of_a_block_that_another_has_set() {
    let (_home, data) = person();
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("state.toml"), "steady = true\n").unwrap();
    let mut home = Talk::begin(&data, &["--plain"]);
    home.hear("Stretch, ");
    let mut check = Talk::begin(&data, &["flags", "--check", "--plain"]);
    check.say(LEG);
    check.hear("y yes");
    check.say("q\n");
    assert_eq!(check.end().0, Some(0));
    // What was marked starts nothing any more.
    home.say("\n");
    home.hear("Has someone checked this leg?");
    home.say("y\n");
    home.hear("Stretch, ");
    home.say("q\n");
    assert_eq!(home.end().0, Some(0));
    let state = fs::read_to_string(data.join("state.toml")).unwrap();
    assert!(state.starts_with("steady = true\n") && !state.contains("clot_since"), "{state}");
}

#[test]
fn a_block_that_no_disk_takes_is_told_at_once_with_the_mend() {
    let (_home, data) = person();
    fs::write(&data, "a file where the folder should be").unwrap();
    let mut check = Talk::begin(&data, &["flags", "--check", "--plain"]);
    check.say(LEG);
    check.say(&"n\n".repeat(5));
    let told = check.hear("The leg check is not saved");
    assert!(told.contains("s saves again") && told.contains("check the folder and the space on the disk"), "{told}");
    fs::remove_file(&data).unwrap();
    check.say("s\nq\nq\n");
    let (code, complaint) = check.end();
    assert!(!complaint.contains("leg check"), "{complaint}");
    assert!(fs::read_to_string(data.join("state.toml")).unwrap().starts_with("clot_since = \"2"), "{code:?} {complaint}");

    let (_home, data) = person();
    fs::write(&data, "a file where the folder should be").unwrap();
    let mut check = Talk::begin(&data, &["flags", "--check", "--plain"]);
    check.say(&format!("{LEG}q\nq\n"));
    let (code, complaint) = check.end();
    assert!(code == Some(74) && complaint.contains("The leg check is not saved: cannot write"), "{code:?} {complaint}");
}
