//! What happens to terminals, done to the smallest program that holds one: it must always give it back, and never spin.
//! The numbers are those of the list of faults.

use crate::support::{Pty, campaign, example, keeps, shell};
use rustix::process::Signal;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    thread,
    time::{Duration, Instant},
};

fn guard() -> Pty {
    Pty::example("guard", &[], "80x24 ready")
}

/// T01–T04.
#[test]
fn a_deadly_signal_gives_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let mut pty = guard();
        assert!(!pty.is_cooked() && pty.screen().alternate_screen() && pty.screen().hide_cursor() && pty.screen().bracketed_paste());
        let asked = Instant::now();
        pty.signal(signal);
        assert_eq!(pty.exit(), code);
        keeps(Duration::from_secs(1), asked);
        pty.assert_restored();
    }
}

#[test]
fn the_end_gives_the_terminal_back() {
    let mut pty = guard();
    pty.send("q");
    assert_eq!(pty.exit(), 0);
    pty.assert_restored();
}

/// T05.
#[test]
fn a_closed_window_ends_the_program() {
    let pty = guard();
    let closed = Instant::now();
    // The signal, or the dead terminal if that is noticed first.
    let code = pty.close();
    assert!([129, 74].contains(&code), "{code}");
    keeps(Duration::from_millis(1500), closed);
}

/// T06, T07: nobody tells the program that its window is gone. The phase varies: asleep, painting, in half a sequence. The shell
/// that waits for it says how long it has used a processor.
#[test]
fn an_orphan_ends_and_never_spins() {
    let folder = tempfile::tempdir().unwrap();
    let times = folder.path().join("times");
    let deaf = "trap '' HUP; \"$0\"; code=$?; times >\"$1\"; exit $code";
    let stranger = deaf.replace("\"$0\"", "setsid --wait \"$0\"");
    for round in 0..campaign(20, 3) {
        for script in [deaf, &stranger] {
            let mut pty = Pty::start("sh", &["-c", script, &example("guard"), times.to_str().unwrap()], &[]);
            pty.wait_for("80x24 ready");
            pty.send(["", "f", "\x1b["][round % 3]);
            let closed = Instant::now();
            let code = pty.close();
            assert!([129, 74].contains(&code), "{script} in round {round} ended with {code}");
            keeps(Duration::from_secs(2), closed);
            let used = fs::read_to_string(&times).unwrap();
            // The shell itself, then those it waited for: `0m0.020000s 0m0.010000s`.
            let seconds = |time: &str| time.strip_prefix("0m")?.strip_suffix('s')?.parse::<f64>().ok();
            let busy: Option<f64> = used.lines().nth(1).and_then(|line| line.split_whitespace().map(seconds).sum());
            assert!(busy < Some(1.0) && busy.is_some(), "{script} in round {round}: {used}");
        }
    }
}

/// T10, T11. The shell says what it sees while the program is stopped.
#[test]
fn a_stop_gives_the_terminal_to_the_shell_and_back() {
    let script = r#"set -m; "$0"; echo "stopped $?"; stty -a | grep -o ' icanon'; read -r line; fg; echo "ended $?""#;
    for from_outside in [false, true] {
        let mut pty = Pty::start("bash", &["-c", script, &example("guard")], &[]);
        pty.wait_for("80x24 ready");
        if from_outside {
            pty.signal_foreground(Signal::TSTP);
        } else {
            pty.send("\x1a");
        }
        pty.wait_for("icanon");
        assert!(pty.text().contains("stopped 147"), "{}", pty.text());
        pty.assert_restored();
        pty.send("\n");
        pty.wait_for("80x24 resumed");
        assert!(!pty.is_cooked() && pty.screen().alternate_screen() && !pty.text().contains("stopped"));
        pty.send("q");
        pty.wait_for("ended 0");
        assert_eq!(pty.exit(), 0);
        pty.assert_restored();
    }
}

/// A program that no shell waits for would be stopped for good.
#[test]
fn ctrl_z_does_nothing_where_nobody_could_undo_it() {
    let mut pty = guard();
    pty.send("\x1a");
    pty.wait_for("Ctrl('z')");
    pty.send("q");
    assert_eq!(pty.exit(), 0);
}

/// A stop that cannot be caught, and a shell that left the tty cooked.
#[test]
fn after_a_stop_by_surprise_the_terminal_is_taken_again() {
    let mut pty = guard();
    pty.signal(Signal::STOP);
    pty.cook();
    pty.signal(Signal::CONT);
    pty.wait_for("80x24 resumed");
    assert!(!pty.is_cooked());
    pty.send("q");
    assert_eq!(pty.exit(), 0);
    pty.assert_restored();
}

/// T13, T14.
#[test]
fn a_panic_in_any_thread_gives_the_terminal_back_and_leaves_a_report() {
    for (key, message) in [("p", "asked to"), ("t", "asked to, in a thread")] {
        let reports = tempfile::tempdir().unwrap();
        let mut pty = Pty::example("guard", &[("GUARD_REPORTS", reports.path().join("new").to_str().unwrap())], "80x24 ready");
        pty.send(key);
        assert_eq!(pty.exit(), 101);
        pty.assert_restored();
        assert!(pty.text().starts_with("unclench had to stop"), "{}", pty.text());
        let bytes = String::from_utf8_lossy(&pty.bytes).into_owned();
        let (_, after) = bytes.rsplit_once("\x1b[?1049l").unwrap();
        assert!(!after.contains("\x1b[?2026h"), "drawn after the end: {after:?}");
        let report = fs::read_dir(reports.path().join("new")).unwrap().next().unwrap().unwrap().path();
        assert!(pty.text().replace('\n', "").contains(report.to_str().unwrap()), "{}", pty.text());
        assert_eq!(fs::metadata(&report).unwrap().permissions().mode() & 0o777, 0o600);
        let report = fs::read_to_string(report).unwrap();
        assert!(report.contains(message) && report.contains("guard.rs:"), "{report}");
    }
}

/// No such place, and a limit on file sizes, which kills who does not catch it.
#[test]
fn a_panic_without_a_place_for_the_report_says_it_all() {
    let reports = tempfile::tempdir().unwrap();
    for script in ["GUARD_REPORTS=/dev/null/none exec \"$0\"", "ulimit -f 0; exec \"$0\""] {
        let mut pty = Pty::start("sh", &["-c", script, &example("guard")], &[("GUARD_REPORTS", reports.path().to_str().unwrap())]);
        pty.wait_for("80x24 ready");
        pty.send("p");
        assert_eq!(pty.exit(), 101);
        pty.assert_restored();
        assert!(pty.text().contains("asked to"), "{}", pty.text());
    }
}

/// T15.
#[test]
fn a_storm_of_sizes_ends_in_the_last_one() {
    const SIZES: [u16; 8] = [0, 1, 2, 5, 24, 60, 200, 300];
    let mut pty = guard();
    pty.resize(300, 300);
    pty.wait_for("300x300");
    let before = pty.count("status", "VmRSS:");
    for step in 0..2000 {
        pty.resize(SIZES[step % 8], SIZES[step / 8 % 8]);
    }
    pty.resize(61, 17);
    pty.wait_for("61x17 Resize(61, 17)");
    let growth = pty.count("status", "VmRSS:").saturating_sub(before);
    assert!(growth < 5 * 1024, "{growth} KiB");
    pty.send("q");
    assert_eq!(pty.exit(), 0);
}

/// T16, at the sizes that a terminal may claim without meaning it.
#[test]
fn absurd_sizes_are_bounded() {
    let mut pty = guard();
    for (cols, rows, shown) in [
        (0, 1, "1"),
        (1, 0, "1"),
        (2, 2, "2x"),
        (12, 1, "12x1"),
        (1000, 500, "500x300"),
        (10_000, 10_000, "500x300 Resize(10000"),
        (u16::MAX, u16::MAX, "500x300 Resize(65535"),
        (0, 0, "80x24 Resize(80"),
    ] {
        pty.resize(cols, rows);
        if (cols, rows) == (0, 0) {
            pty.show_as(80, 24);
        }
        pty.wait_for(shown);
    }
    assert!(pty.count("status", "VmHWM:") < 60 * 1024);
    pty.send("q");
    assert_eq!(pty.exit(), 0);
}

/// T19, without the few keys that this program obeys.
#[test]
fn garbage_is_survived() {
    let mut pty = guard();
    let mut seed = 1_u32;
    let mut garbage = b"\x1b[<0;0;0M\x1b[0;0R\x1b[M   \x1b[200~\x1b[201~".repeat(10);
    for _ in 0..100_000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let byte = (seed >> 24) as u8;
        match byte {
            b'q' | b'p' | b't' | b'f' | 0x1a => garbage.extend(b"\x1b["),
            byte => garbage.push(byte),
        }
    }
    // The end of a paste that may have begun by chance.
    garbage.extend(b"\x1b[201~\x03");
    pty.send(garbage);
    pty.wait_for("Ctrl('c')");
    let mut paste = b"\x1b[200~".to_vec();
    paste.resize(1 << 20, b'q');
    paste.extend(b"\x1b[201~");
    pty.send(paste);
    pty.wait_for("pasted 65536");
    assert!(pty.count("status", "VmHWM:") < 30 * 1024);
    pty.send("q");
    assert_eq!(pty.exit(), 0);
    pty.assert_restored();
}

/// Crossterm's reader sleeps here until the next key, past every deadline and signal.
#[test]
fn half_a_sequence_holds_nothing_up() {
    let mut pty = guard();
    pty.send("\x1b[");
    pty.resize(70, 20);
    pty.wait_for("70x20");
    pty.send("\x1b");
    pty.wait_for("Esc");
    pty.send("q");
    assert_eq!(pty.exit(), 0);
}

/// T20–T23.
#[test]
fn without_a_terminal_nothing_is_written_but_one_line() {
    let path = example("guard");
    for script in ["exec \"$0\" </dev/null", "exec \"$0\" <&-", "setsid -w \"$0\" </dev/null", ": | \"$0\""] {
        let (code, output, errors) = shell(&path, script);
        assert_eq!((code, output.as_str(), errors.as_str()), (Some(2), "", "guard: the keyboard is not a terminal\n"), "{script}");
    }
    for (term, script) in [("dumb", ""), ("", ""), ("xterm", "unset TERM;"), ("xterm", "exec </dev/null;")] {
        let script = format!("{script} exec \"$0\"");
        let mut pty = Pty::start("sh", &["-c", &script, &path], &[("TERM", term)]);
        assert_eq!(pty.exit(), 2, "TERM={term} {script}");
        assert!(!pty.bytes.contains(&0x1b) && pty.bytes.iter().filter(|byte| **byte == b'\n').count() == 1);
    }
    let mut pty = Pty::start("sh", &["-c", "\"$0\" | cat", &path], &[]);
    pty.wait_for("the output is not a terminal");
    assert_eq!(pty.exit(), 0);
}

/// T29: nobody reads what the program writes, so it is stuck in a write.
#[test]
fn a_stuck_terminal_does_not_keep_the_program_from_ending() {
    let mut pty = guard();
    pty.send("f");
    pty.wait_for("///");
    // Far longer than it takes to fill the tty.
    thread::sleep(Duration::from_millis(campaign(30_000, 300) as u64));
    let asked = Instant::now();
    pty.signal(Signal::TERM);
    assert_eq!(pty.exit_unread(), 143);
    keeps(Duration::from_millis(1500), asked);
    assert!(pty.is_cooked());
}

/// Nothing is written before the first frame, and each frame is a single write of a single synchronized block.
#[test]
fn a_frame_is_one_write_and_no_change_is_none() {
    const KEYS: usize = 40;
    let mut pty = guard();
    assert!(pty.bytes.starts_with(b"\x1b[?2026h\x1b[?1049h"), "{:?}", String::from_utf8_lossy(&pty.bytes));
    pty.send("a");
    pty.wait_for("Char('a')");
    let (before, frames) = (pty.wait_for_quiet(), pty.frames());
    for round in 0..KEYS {
        let key = if round % 2 == 0 { 'b' } else { 'a' };
        // Twice: the second changes nothing.
        pty.send(format!("{key}"));
        pty.wait_for(&format!("Char('{key}')"));
        pty.send(format!("{key}"));
    }
    pty.send("c");
    pty.wait_for("Char('c')");
    let after = pty.wait_for_quiet();
    assert_eq!((pty.frames() - frames, after.writes - before.writes), (KEYS + 1, KEYS as u64 + 1));
    assert!(!String::from_utf8_lossy(&pty.bytes).contains("\x1b[6n"), "the terminal was asked for its cursor");
}

#[test]
fn an_idle_program_is_never_woken() {
    let mut pty = guard();
    pty.send("a");
    pty.wait_for("Char('a')");
    pty.assert_rests(0);
}

#[test]
fn no_color_keeps_what_is_not_colour() {
    let mut pty = Pty::example("guard", &[("NO_COLOR", "1")], "80x24 ready");
    assert!(!String::from_utf8_lossy(&pty.bytes).contains("\x1b[m"));
    pty.send("q");
    pty.exit();
}

#[test]
fn lines_come_from_anything() {
    for (script, expected) in [
        ("printf 'ab\\n\\nc\\r\\n\\r\\nd' | \"$0\" --lines", "Char('a')\nChar('b')\nEnter\nChar('c')\nEnter\nChar('d')\nend\n"),
        ("printf 'aq\\nb' | \"$0\" --lines", "Char('a')\nChar('q')\n"),
        ("f=$(mktemp); printf 'a\\n' >$f; \"$0\" --lines <$f; rm $f", "Char('a')\nend\n"),
        ("\"$0\" --lines </dev/null", "end\n"),
        ("\"$0\" --lines <&-", "end\n"),
    ] {
        let (code, output, errors) = shell(&example("guard"), script);
        assert_eq!((code, output.as_str(), errors.as_str()), (Some(0), expected, ""), "{script}");
    }
}

#[test]
fn lines_come_from_a_terminal_that_stays_as_it_is() {
    let mut pty = Pty::start(&example("guard"), &["--lines"], &[]);
    pty.send("ø\n\n");
    pty.wait_for("Enter");
    assert!(pty.text().contains("Char('ø')"), "{}", pty.text());
    pty.assert_restored();
    pty.send("\x04");
    pty.wait_for("end");
    assert_eq!(pty.exit(), 0);
    assert!(!pty.bytes.contains(&0x1b));
}

#[test]
fn lines_end_at_a_signal() {
    let mut pty = Pty::start(&example("guard"), &["--lines"], &[]);
    pty.send("a\n");
    pty.wait_for("Char('a')");
    pty.send("\x03");
    assert_eq!(pty.exit(), 130);
}
