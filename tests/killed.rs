//! `kill -9` at any moment of a session and of a cramp: what was finished is on the disk, and what is there can be read.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

/// Holds of a second with a second between them: many moments in a short time.
const PACK: &str = r#"
schema = 1

[pack]
id = "quick"
name = "Quick"
version = "1"
language = "en"
licence = "MIT"
authors = ["A. Person"]

[[routine]]
id = "quick-calf"
name = "Quick"
label = "For a test."
purpose = "Many short holds."
evidence = "D"
sources = []

[[routine.step]]
stretch = "calf-wall"
hold = "1s"
repetitions = 5
rest = "1s"
"#;

/// How long a program may take to say something before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// As many rounds as the full campaign has, or a sample; eight at once, since they mostly wait.
fn rounds(full: u32, round: impl Fn(u32) + Sync) {
    let all = if std::env::var("UNCLENCH_CAMPAIGN").is_ok_and(|campaign| campaign == "full") { full } else { 16 };
    thread::scope(|scope| {
        for lane in 0..8 {
            let round = &round;
            scope.spawn(move || (lane..all).step_by(8).for_each(round));
        }
    });
}

fn unclench(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_unclench"));
    command.args(arguments).env_clear().env("UNCLENCH_DATA_DIR", data.join("data")).env("UNCLENCH_CONFIG_DIR", data.join("config"));
    command
}

/// When a program is killed.
enum Death {
    /// So long after its first line was said: however slow the computer is to start it, this falls into what it does.
    After(Duration),
    /// Once a line with these words was said.
    At(&'static str),
}

/// Runs, types `keys`, kills: the lines that were said until then.
fn killed(data: &Path, arguments: &[&str], keys: &str, death: &Death) -> Vec<String> {
    let mut command = unclench(data, arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let (send, lines) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    let reader = thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
    child.stdin.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    let mut heard = vec![lines.recv_timeout(PATIENCE).unwrap()];
    let end = Instant::now() + if let Death::After(life) = death { *life } else { PATIENCE };
    while let Ok(line) = lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
        heard.push(line);
        if matches!(death, Death::At(words) if heard.last().is_some_and(|line| line.contains(words))) {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let _ = reader.join();
    heard.extend(lines);
    heard
}

/// What the journal holds, after the program itself found nothing wrong with it but perhaps a line that was being written.
fn kept(data: &Path) -> String {
    let checked = unclench(data, &["data", "check"]).output().unwrap();
    assert_eq!(checked.status.code(), Some(0), "{}{}", String::from_utf8_lossy(&checked.stdout), String::from_utf8_lossy(&checked.stderr));
    let Ok(files) = fs::read_dir(data.join("data/journal")) else { return String::new() };
    let files = files.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "jsonl"));
    files.map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// A moment within so many milliseconds, the same in every run; in the first rounds after that of nothing at all, when these words
/// are said.
fn moment(round: u32, within: u64, words: &[&'static str]) -> Death {
    match words.get((round as usize).wrapping_sub(1)) {
        Some(words) => Death::At(words),
        None => Death::After(Duration::from_millis(u64::from(round).wrapping_mul(0x9e37_79b9_7f4a_7c15) % within)),
    }
}

#[test]
fn a_session_loses_at_most_the_hold_in_progress() {
    let (all_begun, all_kept) = (AtomicUsize::new(0), AtomicUsize::new(0));
    rounds(500, |round| {
        let person = tempfile::tempdir().unwrap();
        fs::create_dir_all(person.path().join("data/packs")).unwrap();
        fs::write(person.path().join("data/packs/quick.toml"), PACK).unwrap();
        let heard = killed(
            person.path(),
            &["stretch", "quick-calf", "--plain", "--steady"],
            "\n",
            &moment(round, 6000, &["hold 1 second", "Then "]),
        );
        // A hold is said when it begins, and a second lies between its end and the next.
        let begun = heard.iter().filter(|line| line.contains("hold 1 second")).count();
        let kept = kept(person.path());
        let holds = kept.matches("\"kind\":\"hold\"").count();
        assert!(holds + 1 >= begun && holds <= begun, "round {round}: {begun} begun, {holds} kept\n{}\n{kept}", heard.join("\n"));
        assert!(holds == 0 || kept.matches("\"kind\":\"session\"").count() == 1, "{kept}");
        all_begun.fetch_add(begun, Ordering::Relaxed);
        all_kept.fetch_add(holds, Ordering::Relaxed);
    });
    let (begun, kept) = (all_begun.into_inner(), all_kept.into_inner());
    println!("{begun} holds begun, {kept} finished and kept");
    assert!(kept > 0 && begun > kept, "no kill fell into a hold");
}

#[test]
fn a_cramp_is_open_in_the_diary_or_not_there_and_never_closed_by_a_guess() {
    let open = AtomicUsize::new(0);
    rounds(500, |round| {
        let person = tempfile::tempdir().unwrap();
        let heard = killed(person.path(), &["cramp", "--plain"], "", &moment(round, 300, &["Hold"]));
        let kept = kept(person.path());
        let cramps = kept.matches("\"kind\":\"cramp\"").count();
        assert!(cramps <= 1 && cramps == kept.matches("\"course\":\"open\"").count(), "round {round}:\n{}\n{kept}", heard.join("\n"));
        open.fetch_add(cramps, Ordering::Relaxed);
    });
    let open = open.into_inner();
    println!("{open} cramps left open");
    assert!(open > 0, "every kill came before the first write");
}
