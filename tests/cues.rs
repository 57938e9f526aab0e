//! What is heard: a session by ear with the clock in our hands, and the real program with spies for its voices, players and
//! hooks.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

#[path = "shared/place.rs"]
mod place;

use chrono::DateTime;
use place::place;
use ratatui::style::Color;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use tempfile::TempDir;
use unclench::{
    app::{App, Effect, Event},
    cue::{Means, Recorder, Teller, Told, Tone},
    model::{CueMode, Memory, Settings, Side, ThemeName},
    paths::Paths,
    present,
    runtime::{Library, screen::Screen},
    session::{Kind, Preferences},
    time::{Mono, Now},
    ui::{self, Theme},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
const VALID: &str = include_str!("fixtures/valid.toml");
/// How late a cue may be.
const LATE: f64 = 0.050;
/// How late it may be on a computer that is busy with other things, in the short runs: to wait for a program takes ten seconds.
const VERY_LATE: f64 = 5.0;
/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// What happened in a session nobody touched.
struct Heard {
    /// When what was told, in seconds.
    told: Vec<(f64, Told)>,
    /// Wake-ups within holds.
    wakes: usize,
    /// Bytes written to a terminal of 80×24 while holds ran: the frame that turns from one segment to another is none of them.
    bytes: usize,
    /// Seconds held.
    held: f64,
}

/// Goes through a routine as the shell would, but for the waiting.
fn listen(routine: &str, mode: CueMode) -> Heard {
    listen_with(routine, mode, &Preferences::default())
}

/// As [`listen`], with a plan for these preferences.
fn listen_with(routine: &str, mode: CueMode, preferences: &Preferences) -> Heard {
    let at = |mono: Mono| Now { mono, wall: DateTime::parse_from_rfc3339("2026-11-22T20:00:00+01:00").unwrap() };
    let start = Mono::from_zero(Duration::ZERO);
    let choice = Library::new(&Paths::default()).routine(routine, &Memory::default()).unwrap();
    let mut app = App::new(choice, Settings::default(), Memory::default());
    app.cues = Some(mode);
    let (mut app, mut effects) = app.straight_to_session(preferences, true, &at(start));
    let mut recorder = Recorder::default();
    let mut heard = Heard { told: vec![], wakes: 0, bytes: 0, held: 0.0 };
    let mut screen = Screen::new(Color::Reset);
    screen.restart((80, 24), "");
    let (mut mono, mut entered) = (start, 0);
    loop {
        for effect in effects {
            match effect {
                Effect::Cue(_, cues) => {
                    recorder.tell(&Told { tone: Tone::of(&cues), words: present::spoken(app.session(), &cues) });
                    heard.told.push((mono.since(start).as_secs_f64(), recorder.told.last().unwrap().clone()));
                }
                Effect::FindMeans => drop(app.update(Event::Means(Means { tones: true, voice: true }), &at(mono))),
                // What is written down is not heard.
                _ => {}
            }
        }
        let theme = Theme::new(ThemeName::Dusk);
        let bytes = screen.frame(|buffer| ui::render(&present::view(&app, &at(mono)), &theme, buffer.area, buffer)).len();
        let Some(due) = present::next_change(&app, &at(mono), true).filter(|_| app.session().is_some()) else { return heard };
        if let Some(session) = app.session().filter(|session| session.segment().kind == Kind::Hold) {
            heard.wakes += 1;
            heard.bytes += if session.entered() == entered { bytes } else { 0 };
            entered = session.entered();
            heard.held += due.since(mono).as_secs_f64();
        }
        mono = due;
        effects = app.update(Event::Tick, &at(mono));
    }
}

#[test]
fn a_session_can_be_followed_with_eyes_shut() {
    let told = listen("trial-seated", CueMode::Voice).told;
    let words: Vec<(f64, &str)> = told.iter().map(|(at, told)| (*at, told.words.as_str())).collect();
    let first = [
        (0.0, "Next: Whole back of leg, sitting. Left leg."),
        (7.0, "Three."),
        (8.0, "Two."),
        (9.0, "One."),
        (10.0, "Left leg. Hold."),
        (15.0, "Half."),
        (17.0, "Three."),
        (18.0, "Two."),
        (19.0, "One."),
    ];
    assert_eq!(words[..first.len()], first, "{words:?}");
    assert!(words[first.len()].1.starts_with("Let go. "), "{words:?}");
    assert_eq!(words.last().unwrap().1, "Let go. Done. That is all for now.");
    let starts = |side: &str| words.iter().filter(|(_, words)| *words == format!("{side} leg. Hold.")).count();
    assert_eq!((starts("Left"), starts("Right")), (3, 3));
    assert!(told.windows(2).all(|pair| pair[1].0 - pair[0].0 >= 0.999), "nothing has to be broken off within a second: {words:?}");
}

#[test]
fn tones_come_at_the_turns_alone_and_each_start_has_its_end() {
    let told = listen("trial-seated", CueMode::Tones).told;
    let tones: Vec<Tone> = told.iter().map(|(_, told)| told.tone.unwrap()).collect();
    let (left, right) = (Side::Left, Side::Right);
    assert!(tones.starts_with(&[Tone::Start(left), Tone::End(left)]), "{tones:?}");
    let count = |tone| tones.iter().filter(|known| **known == tone).count();
    assert_eq!([Tone::Start(left), Tone::End(left), Tone::Start(right)].map(count), [3, 3, 3]);
    // The last end and the end of all are one moment.
    assert_eq!((count(Tone::End(right)), count(Tone::Done)), (2, 1));
    assert_eq!(tones.len(), 12, "{tones:?}");
}

#[test]
fn the_breathing_guide_wakes_nobody_and_writes_little() {
    let heard = listen("trial", CueMode::Silent);
    assert_eq!(heard.told, []);
    assert!((heard.held - 120.0).abs() < 0.001, "{}", heard.held);
    assert_eq!(heard.wakes, 120, "one a second");
    let rate = heard.bytes as f64 / heard.held;
    println!("{rate:.0} bytes a second");
    assert!(rate <= 320.0, "{rate:.0} bytes a second");
}

/// A computer with spies among its programs, and a person with settings.
struct Home(TempDir);

/// What a spy has written down.
#[derive(Debug)]
struct Note {
    at: f64,
    pid: u64,
    arguments: Vec<String>,
    input: String,
    told: Value,
}

impl Home {
    fn new(programs: &[&str], config: &str) -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        for folder in ["bin", "config", "data/packs"] {
            fs::create_dir_all(home.path(folder)).unwrap();
        }
        let spy = Path::new(PROGRAM).parent().unwrap().join("examples/spy");
        assert!(spy.exists(), "{} is missing: cargo build --examples", spy.display());
        for program in programs {
            std::os::unix::fs::symlink(&spy, home.path("bin").join(program)).unwrap();
        }
        fs::write(home.path("config/config.toml"), config).unwrap();
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The program at noon.
    fn command(&self, does: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env_clear().env("TZ", place(12).0).env("TERM", "xterm");
        command.env("PATH", self.path("bin")).env("SPY_LOG", self.path("log")).env("SPY_DOES", does);
        for (name, folder) in [("UNCLENCH_DATA_DIR", "data"), ("UNCLENCH_CONFIG_DIR", "config"), ("UNCLENCH_CACHE_DIR", "cache")] {
            command.env(name, self.path(folder));
        }
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn start(&self, does: &str, arguments: &[&str]) -> Child {
        self.command(does, arguments).spawn().unwrap()
    }

    fn notes(&self) -> Vec<Note> {
        let log = fs::read_to_string(self.path("log")).unwrap_or_default();
        let note = |line: &str| {
            let note: Value = serde_json::from_str(line).ok()?;
            Some(Note {
                at: note["at"].as_f64()?,
                pid: note["pid"].as_u64()?,
                arguments: note["arguments"].as_array()?.iter().filter_map(|a| a.as_str().map(str::to_owned)).collect(),
                input: note["input"].as_str()?.to_owned(),
                told: note["told"].clone(),
            })
        };
        log.lines().filter_map(note).collect()
    }

    /// Waits until spies have written so much.
    fn wait_for(&self, count: usize) -> Vec<Note> {
        self.wait_until(|notes| notes.len() >= count)
    }

    fn wait_until(&self, enough: impl Fn(&[Note]) -> bool) -> Vec<Note> {
        let started = Instant::now();
        loop {
            let notes = self.notes();
            if enough(&notes) {
                return notes;
            }
            assert!(started.elapsed() < PATIENCE, "more notes wanted: {notes:?}");
            thread::sleep(Duration::from_millis(2));
        }
    }
}

fn clock() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64()
}

fn press(child: &mut Child, keys: &str) {
    child.stdin.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
}

fn ends(child: &mut Child) -> i32 {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().unwrap();
        }
        assert!(started.elapsed() < PATIENCE, "the program does not end");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Whether a process comes to its end, which takes one that was killed its time on a busy computer. What has ended and waits to be
/// buried has.
fn is_gone(pid: u64) -> bool {
    let lives = || fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z ") && !stat.contains(") X "));
    let started = Instant::now();
    while lives() && started.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(2));
    }
    !lives()
}

const VOICE: &str = "[cues]\nmode = \"voice\"\n";

#[test]
fn a_voice_that_hangs_crashes_or_floods_delays_no_cue_and_is_gone_with_us() {
    // Nothing but the key comes for a while after it: a voice that has not come to speak then is ended by the next word.
    let slow = VALID
        .replace("hold = { range = \"20s..1m\", default = \"30s\" }", "hold = \"15m\"")
        .replace("repetitions = \"2..3\"", "repetitions = 1")
        .replace("rest = \"5s\"", "rest = \"2m\"");
    for does in ["hang", "flood", "crash"] {
        let home = Home::new(&["espeak-ng"], VOICE);
        fs::write(home.path("data/packs/slow.toml"), &slow).unwrap();
        let mut child = home.start(does, &["stretch", "my-evening", "--plain", "--steady"]);
        home.wait_for(1);
        let mut said = vec!["Next: Calf stretch at the door. Left leg."];
        for words in ["Left leg. Hold.", "Let go. Change. Right leg.", "Right leg. Hold."] {
            let pressed = clock();
            press(&mut child, "n\n");
            let is_said = |note: &Note| note.input == words;
            let notes = home.wait_until(|notes| notes.iter().any(is_said));
            let late = notes.iter().find(|note| is_said(note)).unwrap().at - pressed;
            assert!(late < VERY_LATE, "{does}: {late} s");
            said.push(words);
        }
        press(&mut child, "q\nq\n");
        assert_eq!(ends(&mut child), 0);
        let notes = home.notes();
        // On a slow computer it may come to counting the seconds.
        let counted = ["Half.", "Three.", "Two.", "One."];
        let inputs: Vec<&str> = notes.iter().map(|note| note.input.as_str()).filter(|words| !counted.contains(words)).collect();
        assert_eq!(inputs, said, "{does}");
        assert!(notes.iter().all(|note| note.arguments[1..] == ["--stdin"] && is_gone(note.pid)), "{does}: {notes:?}");
    }
}

/// P19: no word of a pack is ever an option, and no shell reads it.
#[test]
fn words_go_to_voices_as_words() {
    let hostile = "-f /etc/passwd; $(id) `id` %s <b>";
    let pack = VALID.replace("name = \"Calf stretch at the door\"", &format!("name = \"{hostile}\""));
    let said = format!("Next: {hostile}. Left leg.");
    for (voice, arguments, by_input) in [
        ("spd-say", vec!["-w", "-N", "unclench", "--", &said], false),
        ("espeak-ng", vec!["--stdin"], true),
        ("espeak", vec!["--stdin"], true),
        ("say", vec!["-f", "-"], true),
    ] {
        let home = Home::new(&[voice, "sh", "id"], VOICE);
        fs::write(home.path("data/packs/mine.toml"), &pack).unwrap();
        let routine = pack.split("[[routine]]").nth(1).unwrap().split("id = \"").nth(1).unwrap().split('"').next().unwrap();
        let mut child = home.start("", &["stretch", routine, "--plain", "--steady"]);
        let notes = home.wait_for(1);
        press(&mut child, "q\nq\n");
        assert_eq!(ends(&mut child), 0);
        assert_eq!(notes[0].arguments[1..], arguments, "{voice}");
        assert_eq!(notes[0].input, if by_input { said.as_str() } else { "" }, "{voice}");
        assert!(home.notes().iter().all(|note| note.arguments[0].ends_with(voice)));
    }
}

#[test]
fn tones_are_made_once_for_their_owner_and_played_by_what_is_there() {
    let home = Home::new(&["aplay", "paplay"], "[cues]\nmode = \"tones\"\n");
    let mut child = home.start("", &["stretch", "trial-seated", "--plain", "--steady"]);
    press(&mut child, "n\n");
    home.wait_for(1);
    press(&mut child, "n\n");
    let notes = home.wait_for(2);
    press(&mut child, "q\nq\n");
    assert_eq!(ends(&mut child), 0);
    for (note, name) in notes.iter().zip(["start-left", "end-left"]) {
        let file = home.path(&format!("cache/tones/{name}.wav"));
        assert!(note.arguments[0].ends_with("/paplay"), "{note:?}");
        assert_eq!(note.arguments[1..], [file.to_str().unwrap()]);
        assert!(fs::read(&file).unwrap().starts_with(b"RIFF"));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(fs::metadata(home.path("cache/tones")).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_missing_voice_is_named_once_and_the_session_goes_on() {
    let home = Home::new(&[], VOICE);
    let mut command = home.command("", &["stretch", "trial-seated", "--plain", "--steady"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    press(&mut child, "n\nn\nv\nv\nv\nq\nq\n");
    let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(output.matches("No voice and no player for tones was found.").count(), 1, "{output}");
    assert!(output.contains("Then RIGHT leg"), "{output}");
}

#[test]
fn commands_of_ones_own_hear_of_every_turn_and_of_little_else() {
    let hooks: String = ["session_start", "session_end", "hold_start", "hold_end", "cramp", "cramp_end"]
        .map(|event| format!("on_{event} = [\"hook\", \"{event}\", \"$(id); -x\"]\n"))
        .concat();
    let home = Home::new(&["hook"], &format!("[hooks]\n{hooks}"));
    let told = |note: &Note| -> Vec<String> {
        assert_eq!((note.arguments.len(), note.arguments[2].as_str(), note.input.as_str()), (3, "$(id); -x", ""));
        let told = note.told.as_object().unwrap();
        assert_eq!(told["UNCLENCH_EVENT"], note.arguments[1].as_str());
        told.iter().map(|(name, value)| format!("{}={}", name.trim_start_matches("UNCLENCH_"), value.as_str().unwrap())).collect()
    };
    let mut child = home.start("", &["stretch", "trial-seated", "--plain", "--steady"]);
    // Side by side they may overtake each other.
    for (keys, count) in [("", 1), ("n\n", 2), ("n\n", 3), ("q\n", 4)] {
        press(&mut child, keys);
        home.wait_for(count);
    }
    press(&mut child, "q\n");
    assert_eq!(ends(&mut child), 0);
    let notes = home.notes();
    let hold = ["MUSCLE=hamstrings", "ROUTINE=trial-seated", "SIDE=left", "STRETCH=leg-sit"];
    assert_eq!(told(&notes[0]), ["EVENT=session_start", "ROUTINE=trial-seated"]);
    assert_eq!(told(&notes[1]), [&["EVENT=hold_start"][..], &hold].concat());
    assert_eq!(told(&notes[2]), [&["EVENT=hold_end"][..], &hold].concat());
    assert_eq!(told(&notes[3]), ["EVENT=session_end", "ROUTINE=trial-seated"]);

    fs::remove_file(home.path("log")).unwrap();
    let mut child = home.start("", &["cramp", "foot", "--plain"]);
    home.wait_for(1);
    press(&mut child, "q\n");
    assert_eq!(ends(&mut child), 0);
    let notes = home.wait_for(2);
    assert_eq!(told(&notes[0]), ["EVENT=cramp", "MUSCLE=foot"]);
    assert_eq!(told(&notes[1]), ["EVENT=cramp_end", "MUSCLE=foot"]);

    fs::remove_file(home.path("log")).unwrap();
    let mut child = home.start("", &["cramp", "--practice", "--plain"]);
    press(&mut child, "q\n");
    assert_eq!(ends(&mut child), 0);
    assert!(home.notes().is_empty(), "practice is nothing that happened");
}

#[test]
fn a_hook_that_never_ends_holds_nothing_up_and_is_ended() {
    let home =
        Home::new(&["hook"], "[hooks]\non_session_start = [\"hook\"]\non_hold_start = [\"hook\"]\non_hold_end = [\"/nowhere/hook\"]\n");
    let mut child = home.start("hang", &["stretch", "trial-seated", "--plain", "--steady"]);
    home.wait_for(1);
    let pressed = clock();
    press(&mut child, "n\n");
    let notes = home.wait_for(2);
    assert!(notes[1].at - pressed < VERY_LATE);
    press(&mut child, "n\nq\nq\n");
    assert_eq!(ends(&mut child), 0);
    assert!(notes.iter().all(|note| is_gone(note.pid)), "{notes:?}");
}

#[test]
fn every_cue_can_be_tried_and_what_is_missing_is_named() {
    let home = Home::new(&["pw-play", "espeak"], "");
    let ran = home.command("", &["cue", "test"]).stdout(Stdio::piped()).output().unwrap();
    let text = String::from_utf8(ran.stdout).unwrap();
    assert!(text.contains("bin/pw-play\n") && text.contains("bin/espeak\n") && !text.contains("not heard"), "{text}");
    let notes = home.notes();
    assert_eq!(notes.len(), 16, "{text}");
    let distinct: BTreeSet<_> = notes.iter().map(|note| (&note.arguments, &note.input)).collect();
    // All three ends sound another way, and are said alike.
    assert_eq!(distinct.len(), 14, "{notes:?}");
    let failing = home.command("crash", &["cue", "test"]).stdout(Stdio::piped()).output().unwrap();
    assert_eq!(String::from_utf8(failing.stdout).unwrap().matches("not heard").count(), 16);
    let none = Home::new(&[], "").command("", &["cue", "test", "--json"]).stdout(Stdio::piped()).output().unwrap();
    let found: Value = serde_json::from_slice(&none.stdout).unwrap();
    assert_eq!(
        (&found["tones"], &found["voice"], &found["bell"], &found["schema"]),
        (&Value::Null, &Value::Null, &false.into(), &1.into())
    );
}

/// The recorded run: a whole session with a voice that hangs, floods, crashes or just ends, each cue at its time.
#[test]
fn every_cue_of_a_session_comes_at_its_time() {
    if std::env::var_os("UNCLENCH_REALTIME").is_none() {
        println!("takes three minutes: set UNCLENCH_REALTIME=1 to run it");
        return;
    }
    let due = listen_with("trial", CueMode::Voice, &Preferences { aloud: true, ..Preferences::default() }).told;
    let home = Home::new(&["espeak-ng"], VOICE);
    let mut command = home.command("mixed", &["stretch", "trial", "--plain", "--steady"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    // The session begins with the first line, which no cue is waited for; how long the program takes to be there is another matter.
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.next().unwrap().unwrap();
    let started = clock();
    thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    // What this computer needs at the same moment to wake a sleeper and to have it start the smallest program there is.
    let yardstick: Vec<f64> = due
        .iter()
        .map(|(due, _)| {
            thread::sleep(Duration::from_secs_f64((started + due - clock()).max(0.0)));
            assert!(Command::new("true").status().unwrap().success());
            clock() - started - due
        })
        .collect();
    let notes = home.wait_for(due.len());
    press(&mut child, "q\n");
    assert_eq!(ends(&mut child), 0);
    let mut table = format!("{:>9}  {:>9}  {:>8}  {:>12}  said\n", "due s", "seen s", "late ms", "yardstick ms");
    let (mut worst, mut slowest, mut beyond) = (0.0_f64, 0.0_f64, 0.0_f64);
    for (((due, told), note), yardstick) in due.iter().zip(&notes).zip(yardstick) {
        let late = note.at - started - due;
        (worst, slowest, beyond) = (worst.max(late), slowest.max(yardstick), beyond.max(late - yardstick));
        let millis = [late, yardstick].map(|span| span * 1000.0);
        table += &format!("{due:9.3}  {:9.3}  {:8.1}  {:12.1}  {}\n", note.at - started, millis[0], millis[1], note.input);
        assert_eq!(note.input, told.words, "{table}");
    }
    table +=
        &format!("worst: {:.1} ms, of the yardstick {:.1} ms, beyond it {:.1} ms\n", worst * 1000.0, slowest * 1000.0, beyond * 1000.0);
    fs::write(Path::new(PROGRAM).ancestors().nth(2).unwrap().join("cue-timeline.txt"), &table).unwrap();
    println!("{table}");
    // A computer that stands still starts nothing; what is ours is what comes on top.
    assert!(beyond <= LATE && notes.len() == due.len() && due.last().unwrap().0 >= 120.0, "{table}");
}
