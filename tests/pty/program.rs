//! The coach as a person meets it: the real program in a terminal, key by key.
#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use crate::support::{Pty, QUESTION, keeps, zone};
use rustix::process::Signal;
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};
use tempfile::TempDir;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
const VALID: &str = include_str!("../fixtures/valid.toml");
/// What one form cue of the first hold of `after-cramp` says, and nothing else does.
const HOLDING: &str = "Toes up, heel away.";

/// A person with folders of their own.
pub(crate) struct Person(TempDir);

impl Person {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Someone whose routine is a lying one of less than two minutes.
    pub(crate) fn lying() -> Self {
        let person = Self::new();
        fs::create_dir(person.data()).unwrap();
        fs::write(person.data().join("state.toml"), "routine = \"after-cramp\"\nasked_hips = true\n").unwrap();
        person
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// Starts the program in the evening, when cues are silent, and waits for `text`.
    pub(crate) fn start(&self, arguments: &[&str], text: &str) -> Pty {
        let mut pty = start_at(&self.data(), arguments, 22);
        pty.wait_for_frame(text);
        pty
    }

    /// In the first hold of `after-cramp`.
    pub(crate) fn holding(&self) -> Pty {
        let mut pty = self.start(&["stretch", "after-cramp", "--steady"], "Lie on your back");
        pty.send("n");
        pty.wait_for_frame(HOLDING);
        pty
    }
}

/// Starts the program with this folder for its data, at this hour.
fn start_at(data: &Path, arguments: &[&str], hour: u32) -> Pty {
    let data = data.to_str().unwrap();
    Pty::start(PROGRAM, arguments, &[("UNCLENCH_DATA_DIR", data), ("UNCLENCH_CONFIG_DIR", "/dev/null/none"), ("TZ", &zone(hour))])
}

/// The large number, as it is drawn.
fn number(screen: &vt100::Screen) -> String {
    let digits = |row: String| row.chars().map(|c| if c == '█' { c } else { ' ' }).collect::<String>();
    screen.rows(38, 42).map(digits).collect::<Vec<_>>().join("\n")
}

#[test]
fn hips_and_feet_are_asked_about_before_the_first_session_and_not_again() {
    let person = Person::new();
    let mut pty = person.start(&[], "Before bed, classic");
    assert!(pty.text().contains("night · 2"), "{}", pty.text());
    pty.send("\r");
    pty.wait_for("A new hip joint");
    pty.send("n");
    pty.wait_for("Steady on your feet tonight?");
    pty.send("y");
    pty.wait_for("LEFT leg");
    pty.send("q");
    pty.wait_for("Nothing was held");
    pty.send("q");
    pty.wait_for("done by");
    pty.send("\r");
    pty.wait_for("LEFT leg");
    pty.send("qqq");
    assert_eq!(pty.exit(), 0);
    pty.assert_restored();

    let mut pty = person.start(&[], "Before bed, classic");
    pty.send("\r");
    pty.wait_for("LEFT leg");
    assert!(fs::read_to_string(person.data().join("state.toml")).unwrap().starts_with("steady = true\n"));
}

#[test]
fn who_is_not_steady_sits_at_once_and_the_next_evening() {
    let person = Person::new();
    let mut pty = person.start(&[], "Before bed, classic");
    pty.send("\r");
    pty.wait_for("A new hip joint");
    pty.send("n");
    pty.wait_for("Steady on your feet tonight?");
    pty.send("n");
    pty.wait_for_frame("1:25 left");
    assert!(pty.text().contains("The tested dose, seated"), "{}", pty.text());
    pty.send("qqq");
    assert_eq!(pty.exit(), 0);
    let pty = person.start(&[], "The tested dose, seated");
    assert!(pty.text().contains("1:25 · done by"), "{}", pty.text());
}

#[test]
fn another_routine_is_chosen_from_the_list() {
    let person = Person::new();
    let mut pty = person.start(&[], "Before bed, classic");
    pty.send("r");
    pty.wait_for("Hips and lower calf");
    pty.send("jjj\r");
    pty.wait_for("9:10 · done by");
    pty.send("q");
    assert_eq!(pty.exit(), 0);
    person.start(&[], "All in bed");
}

#[test]
fn a_pause_sleeps() {
    let person = Person::new();
    // While the figure moves, and while a number ticks.
    for keys in [" ", "n "] {
        let mut pty = person.start(&["stretch", "after-cramp", "--steady"], "Lie on your back");
        pty.send(keys);
        pty.wait_for_frame("Paused.");
        pty.assert_rests(0);
        let paused = number(pty.screen());
        pty.send(" ");
        pty.wait_until("the number that goes on", |pty| number(pty.screen()) != paused);
    }
}

#[test]
fn pages_open_over_a_session_and_pause_it() {
    let person = Person::new();
    let mut pty = person.holding();
    pty.send("?");
    pty.wait_for_frame("it hurts: stop this hold at once");
    pty.send("jjjjjj");
    pty.wait_for_frame("unclench is no medical device");
    pty.send("?");
    pty.wait_for_frame("Paused.");
    pty.send("s");
    pty.wait_for("What you should feel");
    pty.send("\x1b");
    pty.wait_for_frame("Paused.");
    pty.send(" ");
    pty.wait_for_frame(HOLDING);
}

#[test]
fn a_window_of_any_size_shows_what_matters() {
    let person = Person::new();
    let mut pty = person.holding();
    pty.resize(20, 6);
    pty.wait_for(" · LEFT leg · Heel");
    pty.resize(40, 12);
    pty.wait_for_frame("██");
    assert!(pty.text().contains("LEFT leg") && pty.text().contains("space pause") && pty.text().contains(HOLDING), "{}", pty.text());
    pty.resize(1, 1);
    pty.wait_until("a character", |pty| !pty.text().trim().is_empty());
    pty.resize(80, 24);
    pty.wait_for_frame("q stop");
    for words in ["After a cramp", "Heel push, lying", "LEFT leg", HOLDING, "next  rest 5 s, then RIGHT leg", "space pause", "⣿"] {
        assert!(pty.text().contains(words), "{words}: {}", pty.text());
    }
}

#[test]
fn stopping_keeps_the_place() {
    let person = Person::lying();
    let mut pty = person.start(&[], "After a cramp");
    pty.send("\rn");
    pty.wait_for_frame(HOLDING);
    pty.send("q");
    pty.wait_for("Stopped here");
    pty.send("q");
    pty.wait_for_frame("Go on");
    assert!(pty.text().contains("Heel push, lying, LEFT leg"), "{}", pty.text());
    pty.send("\r");
    pty.wait_for("Lie on your back");
}

/// T12: the number is the one last seen, whatever the clock says.
#[test]
fn time_that_the_program_did_not_run_does_not_count() {
    let person = Person::new();
    let mut pty = person.holding();
    pty.signal(Signal::STOP);
    // What it had written until then is still to be read.
    pty.read_on(Duration::from_secs(3), usize::MAX);
    let before = number(pty.screen());
    pty.signal(Signal::CONT);
    pty.wait_for_frame("Paused. Nothing runs.");
    assert_eq!(number(pty.screen()), before);
    assert!(pty.text().contains("Paused: away for "), "{}", pty.text());
    assert!(!pty.bytes.contains(&0x07));
}

/// T01–T04, on every screen.
#[test]
fn a_deadly_signal_gives_the_terminal_back_from_every_screen() {
    for (keys, shown) in [("", "done by"), ("\r", "Lie on your back"), ("\rn", HOLDING), ("\rn ", "Paused."), ("\rnnnnnn", "lights out")] {
        for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
            let person = Person::lying();
            let mut pty = person.start(&[], "done by");
            assert!(!pty.is_cooked() && pty.screen().alternate_screen() && pty.screen().hide_cursor());
            pty.send(keys);
            pty.wait_for(shown);
            pty.signal(signal);
            assert_eq!(pty.exit(), code, "{signal:?} at {shown}");
            pty.assert_restored();
        }
    }
}

#[test]
fn a_shell_gets_the_terminal_while_a_hold_waits() {
    let person = Person::new();
    let script = r#"set -m; "$0" stretch after-cramp --steady; echo "stopped $?"; read -r line; fg; echo "ended $?""#;
    let data = person.data();
    let mut pty = Pty::start("bash", &["-c", script, PROGRAM], &[("UNCLENCH_DATA_DIR", data.to_str().unwrap()), ("TZ", &zone(22))]);
    pty.wait_for("Lie on your back");
    pty.send("n");
    pty.wait_for_frame(HOLDING);
    pty.send("\x1a");
    pty.wait_for("stopped 147");
    pty.assert_restored();
    // A second may have begun while the key was under way.
    let left = pty.bytes.windows(8).position(|bytes| bytes == b"\x1b[?1049l").unwrap();
    let mut until_then = vt100::Parser::default();
    until_then.process(&pty.bytes[..left]);
    let before = number(until_then.screen());
    pty.send("\n");
    pty.wait_for_frame("Paused. Nothing runs.");
    assert!(!pty.is_cooked() && pty.screen().alternate_screen() && !pty.text().contains("stopped"));
    for words in ["After a cramp", "Heel push, lying", "LEFT leg", "next  rest 5 s", "space go on", "⣿"] {
        assert!(pty.text().contains(words), "{words}: {}", pty.text());
    }
    assert_eq!(number(pty.screen()), before);
    pty.send("q");
    pty.wait_for("Stopped here");
    pty.send("q");
    pty.wait_for("ended 0");
    assert_eq!(pty.exit(), 0);
    pty.assert_restored();
}

#[test]
fn ctrl_c_leaves_as_q_does_and_twice_at_once() {
    let person = Person::new();
    let mut pty = person.holding();
    pty.send("\x03");
    pty.wait_for("Stopped here");
    pty.send("\x03");
    assert_eq!(pty.exit(), 130);
    pty.assert_restored();
}

/// T05.
#[test]
fn a_closed_window_ends_the_coach() {
    for keys in ["", "\r", "\rn", "\rn ", "?"] {
        let pty = Person::lying().start(&[], "done by");
        pty.send(keys);
        let closed = Instant::now();
        let code = pty.close();
        assert!([129, 74].contains(&code), "{code}");
        keeps(Duration::from_millis(1500), closed);
    }
}

#[test]
fn a_session_opened_alone_never_shows_the_first_screen() {
    let person = Person::new();
    let mut pty = person.holding();
    pty.send("qq");
    assert_eq!(pty.exit(), 0);
    let bytes = String::from_utf8_lossy(&pty.bytes);
    assert!(!bytes.contains("Routines") && !bytes.contains("first screen"), "{bytes:?}");
}

/// Fails at the first character that is neither to be seen nor part of a sequence that the program may write.
pub(crate) fn assert_clean(written: &str, bell: bool) {
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\u{1b}' => sequence(rest),
            '\u{7}' => bell.then_some(1),
            c => (!c.is_control()).then(|| c.len_utf8()),
        };
        let length = length.unwrap_or_else(|| panic!("{:?}", rest.chars().take(40).collect::<String>()));
        rest = &rest[length..];
    }
}

/// The length of the sequence that `text` begins with, if it is one of ours.
fn sequence(text: &str) -> Option<usize> {
    const MODES: [&str; 7] = ["25", "1000", "1004", "1006", "1049", "2004", "2026"];
    if text.starts_with(QUESTION) {
        return Some(QUESTION.len());
    }
    let body = text.strip_prefix("\u{1b}[")?;
    let end = body.find(|c: char| !matches!(c, '0'..='9' | ';' | '?'))?;
    let (parameters, kind) = (&body[..end], body.as_bytes()[end]);
    let ours = match parameters.strip_prefix('?') {
        Some(mode) => MODES.contains(&mode) && b"hl".contains(&kind),
        None => !parameters.contains('?') && b"mHJKC".contains(&kind),
    };
    ours.then_some(text.len() - body.len() + end + 1)
}

/// The colour that the list of routines is painted on, after the terminal said this, so long after it was asked.
fn ground_after(arguments: &[&str], answer: &str, late: Duration) -> vt100::Color {
    let person = Person::new();
    let mut pty = start_at(&person.data(), arguments, 20);
    pty.wait_for_frame("done by");
    if !arguments.contains(&"--theme") {
        pty.wait_until("the question", |pty| String::from_utf8_lossy(&pty.bytes).contains(QUESTION));
    }
    let ground = |pty: &Pty| pty.screen().cell(20, 2).unwrap().bgcolor();
    let before = ground(&pty);
    pty.read_on(late, usize::MAX);
    // In the middle of typing.
    pty.send(format!("j{answer}k"));
    pty.read_on(Duration::from_millis(300), usize::MAX);
    assert!(pty.text().contains("done by") && ground(&pty) == before, "nothing changes before one's eyes: {}", pty.text());
    pty.send("r");
    pty.wait_for_frame("Hips and lower calf");
    assert!(pty.text().contains("not asked yet"), "{}", pty.text());
    let ground = ground(&pty);
    pty.send("qq");
    assert_eq!(pty.exit(), 0);
    pty.assert_restored();
    assert_eq!(String::from_utf8_lossy(&pty.bytes).matches(QUESTION).count(), usize::from(!arguments.contains(&"--theme")));
    ground
}

#[test]
fn a_light_terminal_that_says_so_gets_the_light_theme_and_nothing_it_says_is_a_key() {
    const LIGHT: &str = "\u{1b}]11;rgb:fafa/f5f5/ecec\u{1b}\\\u{1b}[?62;4c";
    let at_once = Duration::ZERO;
    let [dusk, day] = ["dusk", "day"].map(|theme| ground_after(&["--theme", theme], LIGHT, at_once));
    assert_ne!(dusk, day);
    assert_eq!(ground_after(&[], LIGHT, at_once), day);
    assert_eq!(ground_after(&[], LIGHT, Duration::from_millis(500)), day, "late");
    assert_eq!(ground_after(&[], "", at_once), dusk, "never");
    for garbage in
        ["\u{1b}]11;rgb:ffff\u{7}", "\u{1b}]11;qqqq/!?qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq\u{1b}\\", "\u{1b}[?;;1c\u{1b}Pq!\u{1b}\\"]
    {
        assert_eq!(ground_after(&[], garbage, at_once), dusk, "{garbage:?}");
    }
}

#[test]
fn who_would_not_answer_or_has_a_cramp_is_asked_nothing() {
    let person = Person::new();
    let data = person.data();
    for (term, arguments) in [
        ("linux", &[][..]),
        ("screen-256color", &[][..]),
        ("xterm-256color", &["cramp"][..]),
        ("xterm-256color", &["--theme", "night"][..]),
    ] {
        let environment = [("UNCLENCH_DATA_DIR", data.to_str().unwrap()), ("TERM", term), ("TMUX", ""), ("TZ", &zone(20))];
        let mut pty = Pty::start(PROGRAM, arguments, &environment);
        if arguments == ["cramp"] {
            // What is typed before its first frame is thrown away there; a second later that is over.
            pty.wait_for_second(1);
        } else {
            pty.wait_for_frame("done by");
        }
        pty.send("?qqq");
        assert_eq!(pty.exit(), 0);
        assert!(!String::from_utf8_lossy(&pty.bytes).contains("\u{1b}]"), "{term} {arguments:?}");
    }
}

/// Who leaves before the answer has come does not find it in the shell. How it is waited for: `runtime::wake`.
#[test]
fn an_answer_that_comes_while_leaving_is_not_left_for_the_shell() {
    let person = Person::new();
    let data = person.data();
    let script = "\"$0\"; read -r typed; echo \"typed: <$typed>\"";
    let environment = [("UNCLENCH_DATA_DIR", data.to_str().unwrap()), ("TZ", &zone(20))];
    for answer in ["\u{1b}]11;rgb:fafa/f5f5/ecec\u{1b}\\\u{1b}[?62;4c", ""] {
        let started = Instant::now();
        let mut pty = Pty::start("sh", &["-c", script, PROGRAM], &environment);
        pty.wait_for_frame("done by");
        pty.wait_until("the question", |pty| String::from_utf8_lossy(&pty.bytes).contains(QUESTION));
        let left = Instant::now();
        pty.send(format!("q{answer}"));
        pty.wait_until("the end", |pty| !pty.screen().alternate_screen());
        // Three seconds after the question nothing is waited for any more.
        let waited = left.elapsed() >= Duration::from_millis(150) || started.elapsed() >= Duration::from_secs(3);
        assert!(waited || !answer.is_empty());
        pty.send("hello\r");
        pty.wait_for("typed: <hello>");
        assert_eq!(pty.exit(), 0);
    }
}

#[test]
fn no_screen_writes_what_it_may_not() {
    let tour = [
        ("", "done by"),
        ("?", "start what is marked"),
        ("jjjjjjjjjjjjjjjjjjjjjjjj", "no medical device"),
        ("?s", "How well supported"),
        ("qr", "Hips and lower calf"),
        ("q\r", "Lie on your back"),
        ("n", HOLDING),
        (" ", "Paused."),
        (" x", "Sharp pain"),
        ("q", "Stopped here"),
        ("q", "Go on"),
    ];
    // At noon the bell rings; at night it is silent.
    for (hour, theme, rings) in [(12, "auto", true), (2, "auto", false), (2, "day", false), (2, "mono", false)] {
        let person = Person::lying();
        fs::create_dir(person.data().join("packs")).unwrap();
        let pack = VALID.replace("name = \"My evening\"", r#"name = "\u001b]0;pwn\u0007My evening""#);
        fs::write(person.data().join("packs/\u{1b}]0;pwn\u{7}.toml"), pack).unwrap();
        let mut pty = start_at(&person.data(), &["--theme", theme], hour);
        for (keys, shown) in tour {
            pty.send(keys);
            pty.wait_for(shown);
            assert!(!pty.text().contains("My evening"));
        }
        pty.resize(40, 12);
        pty.wait_for("enter open");
        pty.send("q");
        assert_eq!(pty.exit(), 0);
        let written = str::from_utf8(&pty.bytes).unwrap();
        let (screens, left_out) = written.split_at(written.rfind("\u{1b}[?25h").unwrap() + 6);
        assert_clean(screens, rings);
        assert!(left_out.contains("left out:"), "{left_out:?}");
        assert_clean(&left_out.replace("\r\n", ""), false);
        assert_eq!(pty.bytes.contains(&0x07), rings, "{theme} at {hour}:00");
    }
}

/// What failed is said behind the screen, and names a hostile folder without obeying it.
#[test]
fn a_complaint_about_a_hostile_folder_is_clean() {
    let person = Person::new();
    let file = person.0.path().join("\u{1b}]0;pwn\u{7}\u{9b}31mfile");
    fs::write(&file, "").unwrap();
    let mut pty = start_at(&file, &["stretch", "trial"], 22);
    pty.wait_for("A new hip joint");
    pty.send("n");
    pty.wait_for("Steady on your feet tonight?");
    pty.send("y");
    pty.wait_for("LEFT leg");
    pty.send("qq");
    assert_eq!(pty.exit(), 74);
    let written = str::from_utf8(&pty.bytes).unwrap();
    let (screens, complaint) = written.split_at(written.rfind("\u{1b}[?25h").unwrap() + 6);
    assert_clean(screens, false);
    assert!(
        complaint.starts_with("unclench: Your last answer is not saved: cannot write ") && complaint.trim_end().ends_with("the disk."),
        "{complaint:?}"
    );
    assert_clean(complaint.trim_end(), false);
}

/// The recorded run: 170 seconds in which nothing may come early or late.
#[test]
fn the_trial_routine_keeps_its_timeline() {
    if std::env::var_os("UNCLENCH_REALTIME").is_none() {
        println!("takes 170 s: set UNCLENCH_REALTIME=1 to run it");
        return;
    }
    const LATE: f64 = 0.020;
    let output = Command::new(PROGRAM).args(["stretch", "trial", "--dry-run", "--json"]).output().unwrap();
    let timeline: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let segments = timeline["segments"].as_array().unwrap();

    let person = Person::new();
    let mut pty = start_at(&person.data(), &["stretch", "trial", "--steady"], 22);
    let mut place = None;
    let mut next_place = |what: &str| {
        pty.wait_longer(Duration::from_secs(20), what, |pty| pty.is_whole() && Some(signature(pty)) != place);
        place = Some(signature(&pty));
        Instant::now()
    };
    let first = next_place("the first frame");
    let mut table = format!("{:>9}  {:>9}  {:>8}  segment\n", "due s", "seen s", "late ms");
    let mut worst = 0.0_f64;
    let mut record = |due: f64, seen: Instant, what: &str| {
        let at = seen.duration_since(first).as_secs_f64();
        worst = worst.max((at - due).abs());
        writeln!(table, "{due:9.3}  {at:9.3}  {:8.1}  {what}", (at - due) * 1000.0).unwrap();
    };
    for (index, segment) in segments.iter().enumerate() {
        let what = format!("{} {} {} of {}: {}", segment["kind"], segment["side"], segment["rep"], segment["of"], segment["stretch"]);
        let seen = if index == 0 { first } else { next_place(&what) };
        record(segment["start_s"].as_f64().unwrap(), seen, &what.replace('"', ""));
    }
    record(timeline["total_s"].as_f64().unwrap(), next_place("the end"), "done");
    writeln!(table, "worst: {:.1} ms", worst * 1000.0).unwrap();
    let target = Path::new(PROGRAM).ancestors().nth(2).unwrap();
    fs::write(target.join("trial-timeline.txt"), &table).unwrap();
    assert!(pty.text().contains("Done"), "{}", pty.text());
    pty.send("q");
    assert_eq!(pty.exit(), 0);
    assert!(worst <= LATE, "{table}");
}

/// What changes on the screen when a segment gives way to the next, and only then: the set and what comes next.
fn signature(pty: &Pty) -> Vec<String> {
    let tells = |line: &&str| [" leg · set ", "  next  ", "Done"].iter().any(|mark| line.contains(mark));
    pty.text().lines().filter(tells).map(str::to_owned).collect()
}

#[test]
fn a_cramp_has_its_first_move_on_the_screen_whatever_was_typed_before() {
    let nowhere = [("UNCLENCH_DATA_DIR", "/dev/null/none"), ("UNCLENCH_CONFIG_DIR", "/dev/null/none"), ("TZ", &zone(3))];
    for arguments in [&["cramp"][..], &["c"], &["cramp", "knee"]] {
        // It starts once something was typed, and the rest is there already.
        let later = [&["-c", "read -r _; exec \"$0\" \"$@\"", PROGRAM][..], arguments].concat();
        let mut pty = Pty::start("/bin/sh", &later, &nowhere);
        pty.send("\rqqq\r\rqq");
        pty.wait_for("Pull your toes up towards your shin.");
        pty.wait_for("One leg swollen or hot? Press !");
        pty.wait_for_second(2);
        assert_eq!(pty.text().contains("No such muscle"), arguments.len() > 1);
        pty.send("f");
        pty.wait_for("Foot cramp");
        pty.send("\r");
        pty.wait_for("It let go.");
        pty.send("q");
        // Nothing can be written there, and what was to be is handed over.
        assert_eq!(pty.exit(), 74);
        assert!(String::from_utf8_lossy(&pty.bytes).contains("Not saved."));
    }
}

/// Starts the program with these settings, at this hour.
fn start_with(person: &Person, settings: &str, arguments: &[&str], hour: u32, more: &[(&str, &str)]) -> Pty {
    let config = person.0.path().join("config");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.toml"), settings).unwrap();
    let data = person.data();
    let zone = zone(hour);
    let folders = [("UNCLENCH_DATA_DIR", data.to_str().unwrap()), ("UNCLENCH_CONFIG_DIR", config.to_str().unwrap()), ("TZ", zone.as_str())];
    Pty::start(PROGRAM, arguments, &[&folders, more].concat())
}

#[test]
fn what_is_not_understood_is_one_line_on_the_first_screen_and_a_list_behind_it() {
    let person = Person::lying();
    fs::create_dir(person.data().join("packs")).unwrap();
    fs::write(person.data().join("packs/mine.toml"), "schema = 1\nroutin = 3\n").unwrap();
    let mut pty = start_with(&person, "theme = \"nihgt\"\nclock = 13\n", &[], 22, &[]);
    pty.wait_for_frame("done by");
    pty.wait_for("Not understood: settings, 2; packs,");
    pty.send("q");
    assert_eq!(pty.exit(), 0);
    let said = String::from_utf8_lossy(&pty.bytes).into_owned();
    let behind = said.rsplit("\u{1b}[?1049l").next().unwrap();
    for place in ["config.toml:1:9", "config.toml:2:9", "mine.toml:"] {
        assert!(behind.contains(place), "{place}: {behind}");
    }
}

#[test]
fn a_click_presses_the_key_under_it_only_if_there_is_a_mouse() {
    let person = Person::lying();
    let mut pty = start_with(&person, "mouse = true\n", &[], 22, &[]);
    pty.wait_for_frame("done by");
    assert!(String::from_utf8_lossy(&pty.bytes).contains("\u{1b}[?1006h"));
    let at = pty.text().lines().position(|line| line.contains("Guide")).unwrap() + 1;
    pty.send("\u{1b}[<0;99999;99999M");
    pty.send(format!("\u{1b}[<0;20;{at}M\u{1b}[<0;20;{at}m"));
    pty.wait_for("Why it happens");
    pty.send("qq");
    assert_eq!(pty.exit(), 0);
    let mut without = start_with(&person, "", &[], 22, &[]);
    without.wait_for_frame("done by");
    assert!(!String::from_utf8_lossy(&without.bytes).contains("1006h"));
    without.send("q");
    assert_eq!(without.exit(), 0);
}

#[test]
fn other_keys_hold_in_a_cramp_as_soon_as_they_are_read_and_enter_and_help_stay() {
    let person = Person::new();
    let settings = "theme = \"day\"\n[keys.in-cramp]\n\"it let go\" = \"z\"\nfoot = \"5\"\ndanger signs = 1\n";
    let settings = settings.replace("danger signs = 1", "\"danger signs\" = \"d\"");
    let mut pty = start_with(&person, &settings, &["cramp"], 2, &[("COLORTERM", "truecolor")]);
    pty.wait_for_frame("5 foot");
    // The colours of the first frame stay: nothing turns white before one's eyes.
    assert!(!String::from_utf8_lossy(&pty.bytes).contains("250;245;236"));
    pty.send("5");
    pty.wait_for("Foot cramp");
    pty.send("!");
    pty.wait_for("When to get help");
    pty.send("qq");
    pty.exit();
}

#[test]
fn only_a_terminal_known_to_notify_is_asked_about_its_focus_and_asked_no_more_at_the_end() {
    for (term, asks) in [("xterm-kitty", true), ("xterm-256color", false)] {
        let data = Person::new().data();
        let mut pty = Pty::start(
            PROGRAM,
            &["cramp"],
            &[("TERM", term), ("UNCLENCH_DATA_DIR", data.to_str().unwrap()), ("UNCLENCH_CONFIG_DIR", "/dev/null/none")],
        );
        pty.wait_for_frame("Pull your toes up");
        // It went behind another window and came back: nothing of it is a key.
        pty.send("\x1b[O\x1b[I");
        pty.wait_for_second(2);
        pty.send("q");
        assert_eq!(pty.exit(), 0);
        pty.assert_restored();
        let bytes = String::from_utf8_lossy(&pty.bytes);
        assert_eq!(bytes.contains("\x1b[?1004h"), asks, "{term}");
        assert!(bytes.rfind("\x1b[?1004l") > bytes.rfind("\x1b[?1004h"), "{term}");
    }
}

#[test]
fn the_breathing_guide_goes_at_a_key_and_stays_away_the_next_time() {
    let person = Person::new();
    let mut pty = person.holding();
    pty.wait_for("breathe out");
    pty.send("a");
    pty.wait_until("no guide", |pty| pty.is_whole() && !pty.text().contains("breathe "));
    pty.send("q");
    pty.wait_for("Stopped here");
    pty.send("q");
    assert_eq!(pty.exit(), 0);
    assert!(fs::read_to_string(person.data().join("state.toml")).unwrap().starts_with("breath_off = true\n"));
    let mut pty = person.start(&["cramp"], "Pull your toes up");
    pty.wait_for_second(2);
    assert!(!pty.text().contains("breathe "), "{}", pty.text());
    pty.send("a");
    pty.wait_for("breathe ");
    pty.send("q");
    assert_eq!(pty.exit(), 0);
}
