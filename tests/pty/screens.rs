//! Every screen, fed with what means to act on the terminal and driven at random: only our own bytes reach the terminal, and
//! there is always a way out.
#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use crate::{
    payloads::{PAYLOADS, assert_harmless, campaign},
    program::assert_clean,
    support::{PATIENCE, Pty, zone},
};
use rustix::process::Signal;
use std::{
    fs, thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
const VALID: &str = include_str!("../fixtures/valid.toml");

/// How to get to each screen from the command line, and what its first frame shows.
const SCREENS: [(&[&str], &str, &str); 14] = [
    (&[], "", "done by"),
    (&[], "r", "Hips and lower calf"),
    (&[], "g", "Why it happens"),
    (&[], "g/s", "s"),
    (&[], "d", "night"),
    (&[], "h", ""),
    (&[], "u", ""),
    (&[], "!", "help"),
    (&[], "!c", ""),
    (&[], "?", "Keys"),
    (&["stretch", "my-evening", "--steady"], "", "LEFT leg"),
    (&["stretch", "after-cramp", "--steady"], "n", "LEFT leg"),
    (&["cramp"], "", "Pull your toes up"),
    (&["setup"], "", ""),
];
const SIZES: [(u16, u16); 4] = [(20, 6), (40, 12), (80, 24), (200, 60)];

/// A person whose every file means harm.
struct Victim(TempDir);

impl Victim {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let all = PAYLOADS.concat();
        let packs = home.path().join("d\u{1b}]0;pwn\u{7}\u{9b}31m\u{202e}/packs");
        fs::create_dir_all(&packs).unwrap();
        fs::write(packs.join("my-legs.toml"), VALID).unwrap();
        fs::write(packs.join("\u{1b}]52;c;cm0=\u{7}\u{202e}.toml"), format!("schema = 1\n\"{all}\" = 1\n")).unwrap();
        let data = packs.parent().unwrap();
        fs::write(data.join("config.toml"), format!("mouse = true\ntheme = \"{}\"\n", PAYLOADS[0])).unwrap();
        let marks = "z\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}";
        fs::create_dir(data.join("journal")).unwrap();
        let entry = serde_json::json!({
            "v": 1, "id": "01939d2f-3a6b-7c11-8a52-1b6f0d2e4c5a", "at": "2026-11-21T03:10:00+00:00", "night": "2026-11-20",
            "kind": "cramp", "muscle": "calf", "severity": 5, "note": format!("{}{marks}", all),
        });
        fs::write(data.join("journal/\u{9b}31mother.jsonl"), format!("{entry}\n{all}\n")).unwrap();
        Self(home)
    }

    fn start(&self, arguments: &[&str], hour: u32) -> Pty {
        let data = fs::read_dir(self.0.path()).unwrap().next().unwrap().unwrap().path();
        let data = data.to_str().unwrap();
        let hostile: String = PAYLOADS.concat().replace('\0', "");
        let zone = zone(hour);
        // Nothing else may be started: no editor, no browser, no pager.
        let environment = [
            ("UNCLENCH_DATA_DIR", data),
            ("UNCLENCH_CONFIG_DIR", data),
            ("TZ", zone.as_str()),
            ("PATH", "/nonexistent"),
            ("LANG", &hostile),
        ];
        let utf8 = [("LC_ALL", "C.UTF-8"), ("EDITOR", hostile.as_str()), ("COLORTERM", hostile.as_str())];
        Pty::start(PROGRAM, arguments, &[&environment[..], &utf8].concat())
    }
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// A key, a paste, a click or a piece of something that never becomes one. Nothing that ends the program at once.
    fn event(&mut self) -> Vec<u8> {
        const KEYS: [&str; 16] = [
            "\r", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\t", "\x7f", "\x1b[3~", "\x1b[H", "\x1b[F", " ", "\x0c", "\x1b[Z", "\x1b[I",
            "\x1b[O", "\x1b[5~",
        ];
        match self.roll(20) {
            0 => format!("\x1b[200~{}\x1b[201~", PAYLOADS[self.roll(PAYLOADS.len())]).into_bytes(),
            1 => format!("\x1b[<{};{};{}M", self.roll(70), self.roll(300), self.roll(100)).into_bytes(),
            2 => format!("\x1b[<0;{};{}M", self.roll(80), self.roll(24)).into_bytes(),
            3 => b"\x1b[<0;0;0M".to_vec(),
            4 => PAYLOADS[self.roll(PAYLOADS.len())].replace(['\u{3}', '\u{1a}'], "").into_bytes(),
            5 => b"\x1b".to_vec(),
            6..10 => KEYS[self.roll(KEYS.len())].into(),
            _ => match b' ' + self.roll(95) as u8 {
                // The way out is taken at the end; it would make every walk a short one.
                b'q' => b"j".to_vec(),
                key => vec![key],
            },
        }
    }
}

/// Everything the program wrote while it had the screen is ours, and everything behind it is plain.
fn assert_ours(pty: &Pty) {
    let written = str::from_utf8(&pty.bytes).unwrap();
    let (screens, behind) = written.split_at(written.rfind("\u{1b}[?25h").unwrap() + 6);
    assert_clean(screens, true);
    assert_harmless(&without_controls(screens));
    assert_harmless(&behind.replace("\r\n", " "));
}

/// What is to be seen. Every sequence is known to be ours.
fn without_controls(written: &str) -> String {
    let mut parts = written.split('\u{1b}');
    let first = parts.next().unwrap().to_owned();
    let rest = parts.map(|part| part.split_once(|c: char| c.is_ascii_alphabetic()).map_or("", |(_, text)| text));
    (first + &rest.collect::<String>()).replace('\u{7}', "")
}

/// P13, T18.
#[test]
fn any_keys_on_any_screen_write_only_our_bytes_and_leave_a_way_out() {
    let events = campaign(10_000 / SCREENS.len() + 1, 40);
    let mut dice = Dice(7);
    for (round, (cols, rows)) in SIZES.into_iter().enumerate() {
        for (number, (arguments, keys, shown)) in SCREENS.into_iter().enumerate() {
            // In a sample, each screen has one size.
            if campaign(1, 0) == 0 && number % SIZES.len() != round {
                continue;
            }
            let victim = Victim::new();
            let mut left = events;
            while left > 0 {
                let walk = left.min(240);
                left -= walk;
                let mut pty = victim.start(arguments, [12, 22][walk % 2]);
                pty.wait_until("a frame", Pty::is_whole);
                for key in keys.chars() {
                    pty.send(key.to_string());
                }
                pty.wait_for_frame(shown);
                pty.resize(cols, rows);
                for _ in 0..walk {
                    pty.send(dice.event());
                }
                // Whatever is half typed ends; then twice Ctrl-C, which is always the way out.
                pty.send("\x1b[201~\x1b\x03");
                pty.send("\x03\x03");
                let code = pty.exit();
                assert!([0, 130].contains(&code), "{arguments:?} {keys:?} at {cols}x{rows} ended with {code}: {}", pty.text());
                assert!(pty.is_cooked() && !pty.screen().alternate_screen());
                assert_ours(&pty);
            }
        }
    }
}

/// T01–T04 on every screen there is.
#[test]
fn a_signal_on_any_screen_gives_the_terminal_back() {
    let signals = [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];
    let victim = Victim::new();
    for (number, (arguments, keys, shown)) in SCREENS.into_iter().enumerate() {
        for (signal, code) in signals.into_iter().skip(number % 4).take(campaign(4, 1)) {
            let mut pty = victim.start(arguments, 22);
            pty.wait_until("a frame", Pty::is_whole);
            for key in keys.chars() {
                pty.send(key.to_string());
            }
            pty.wait_for_frame(shown);
            pty.signal(signal);
            assert_eq!(pty.exit(), code, "{arguments:?} {keys:?}");
            pty.assert_restored();
            assert_ours(&pty);
        }
    }
}

/// Ended in the middle of whatever it was doing: painting, loading, writing.
#[test]
fn ended_at_any_moment_the_terminal_is_given_back() {
    let victim = Victim::new();
    let mut dice = Dice(11);
    for round in 0..campaign(1000, 20) {
        let (arguments, keys, _) = SCREENS[dice.roll(SCREENS.len())];
        let mut pty = victim.start(arguments, 22);
        pty.wait_until("the first bytes", |pty| !pty.bytes.is_empty());
        pty.send(keys);
        for _ in 0..dice.roll(40) {
            pty.send(dice.event());
        }
        if round % 2 == 0 {
            let so_far = pty.bytes.len() + dice.roll(4000);
            let cap = Duration::from_millis(dice.roll(80) as u64);
            pty.read_on(cap, so_far);
        }
        pty.signal_if_there(Signal::TERM);
        let code = pty.exit();
        // It may have come to its end by itself.
        assert!([143, 0, 130].contains(&code), "{arguments:?}: {code}");
        assert!(pty.is_cooked() && !pty.screen().alternate_screen());
    }
}

/// T15 for the program itself: a hold goes on through it all.
#[test]
fn a_storm_of_sizes_leaves_the_hold_and_the_memory_as_they_were() {
    const SIZES: [u16; 8] = [0, 1, 2, 5, 24, 60, 200, 300];
    let victim = Victim::new();
    let mut pty = victim.start(&["stretch", "after-cramp", "--steady"], 22);
    pty.wait_for_frame("LEFT leg");
    pty.send("n");
    pty.wait_for_frame("Toes up");
    pty.send(" ");
    pty.wait_for_frame("Paused.");
    // Not before: a slow computer takes longer for such a frame than a hold waits for.
    pty.resize(300, 300);
    pty.wait_until("the large frame", |pty| pty.is_whole() && pty.screen().rows(0, 300).any(|row| row.len() > 200 && row.contains("left")));
    let before = pty.count("status", "VmRSS:");
    for step in 0..campaign(2000, 400) {
        pty.resize(SIZES[step % 8], SIZES[step / 8 % 8]);
    }
    pty.resize(80, 24);
    pty.wait_until("the last size", |pty| pty.is_whole() && pty.text().contains("Paused.") && pty.text().contains("After a cramp"));
    let growth = pty.count("status", "VmRSS:").saturating_sub(before);
    println!("the memory grew by {growth} KiB");
    assert!(growth < 5 * 1024, "{growth} KiB");
    pty.send("\x03\x03");
    assert_eq!(pty.exit(), 130);
    pty.assert_restored();
}

/// T19 for the program itself: its keys are among the garbage.
#[test]
fn garbage_is_survived_by_every_front() {
    let victim = Victim::new();
    let mut dice = Dice(5);
    for arguments in [&[][..], &["cramp"], &["stretch", "my-evening", "--steady"]] {
        let mut pty = victim.start(arguments, 22);
        pty.wait_until("a frame", Pty::is_whole);
        let mut garbage = b"\x1b[<0;0;0M\x1b[0;0R\x1b[M   \x1b[200~\x1b[201~".repeat(10);
        garbage.extend((0..campaign(100_000, 20_000)).map(|_| match dice.roll(256) as u8 {
            3 | 0x1a | b'q' => b'[',
            byte => byte,
        }));
        garbage.extend(b"\x1b[201~\x1b");
        pty.send(garbage);
        pty.send("\x03\x03\x03");
        let code = pty.exit();
        assert!([0, 130].contains(&code), "{arguments:?}: {code}");
        assert!(pty.is_cooked() && !pty.screen().alternate_screen());
        assert_ours(&pty);
    }
}

/// T08, T09: under a multiplexer, the way many people run it.
#[test]
fn a_killed_multiplexer_ends_it_and_another_window_shows_it_again() {
    if !std::process::Command::new("tmux").arg("-V").output().is_ok_and(|output| output.status.success()) {
        eprintln!("passed over: there is no tmux here");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let socket = home.path().join("socket");
    let socket = socket.to_str().unwrap();
    let ended = home.path().join("ended");
    let attach = |arguments: &[&str]| {
        let data = home.path().join("data");
        let environment = [("UNCLENCH_DATA_DIR", data.to_str().unwrap()), ("UNCLENCH_CONFIG_DIR", "/dev/null/none"), ("LC_ALL", "C.UTF-8")];
        Pty::start("tmux", &[&["-S", socket, "-f", "/dev/null"], arguments].concat(), &environment)
    };
    // Deaf to the signal, so that nothing but the dead terminal tells it.
    let command = format!("trap '' HUP; {PROGRAM} stretch after-cramp --steady; echo $? >{}", ended.display());
    let mut first = attach(&["new-session", "sh", "-c", &command]);
    first.wait_for("Lie on your back");
    first.send("n");
    first.wait_for("LEFT leg");
    first.send(" ");
    first.wait_for("Paused.");
    first.send("\x02d");
    assert_eq!(first.exit(), 0);
    let mut second = attach(&["attach"]);
    second.resize(100, 30);
    second.wait_for("Paused.");
    assert!(second.text().contains("After a cramp"), "{}", second.text());
    let mut killer = attach(&["kill-server"]);
    assert_eq!(killer.exit(), 0);
    second.exit();
    let deadline = Instant::now() + PATIENCE;
    let code = loop {
        match fs::read_to_string(&ended) {
            Ok(code) if !code.is_empty() => break code,
            _ => assert!(Instant::now() < deadline, "it outlives its terminal"),
        }
        thread::sleep(Duration::from_millis(5));
    };
    assert!(["129\n", "74\n"].contains(&code.as_str()), "{code:?}");
}
