//! How little it does: wake-ups, writes and bytes of a hold and of a screen that rests, and system calls before the first move
//! of a cramp. Counts, not times: they are the same on every machine.

use crate::{
    program::{PROGRAM, Person},
    support::Pty,
};
use std::{fs, process::Command};

/// A second of a hold is one wake-up, one write, and few bytes: with large digits, the time left and the breathing guide. Seconds
/// that a computer has no time for are none.
#[test]
fn a_second_of_a_hold_is_one_wake_up_one_write_and_few_bytes() {
    const SECONDS: usize = 6;
    let is_paused = |pty: &Pty| pty.text().contains("Paused.");
    // On a computer that stood still it pauses by itself, or the hold is over.
    for _ in 0..10 {
        let mut pty = Person::new().holding();
        pty.wait_until("two seconds", |pty| is_paused(pty) || pty.frames() >= 4);
        let (before, frames, bytes) = (pty.wait_for_quiet(), pty.frames(), pty.bytes.len());
        pty.wait_until("some seconds", |pty| is_paused(pty) || pty.frames() >= frames + SECONDS);
        let (after, frames, bytes) = (pty.wait_for_quiet(), (pty.frames() - frames) as u64, pty.bytes.len() - bytes);
        if is_paused(&pty) || !pty.text().contains("LEFT leg") {
            continue;
        }
        let (wakes, writes) = (after.wakes - before.wakes, after.writes - before.writes);
        assert_eq!((wakes, writes), (frames, frames), "wake-ups and writes in as many frames");
        assert!(bytes as u64 <= 320 * frames, "{bytes} bytes in {frames} s");
        return;
    }
    panic!("the computer stands still all the time");
}

/// Nothing is done while a page is read or a list looked at; the first screen waits for its clock's next minute.
#[test]
fn what_is_only_looked_at_wakes_nobody() {
    let person = Person::lying();
    for (keys, text) in [("", "Cramp now"), ("g", "search"), ("!", "EMERGENCY"), ("r", "tonight's"), ("d", "does it help")] {
        let mut pty = person.start(&[], "Cramp now");
        pty.send(keys);
        pty.wait_for_frame(text);
        // A full minute may fall into it, on the first screen alone.
        pty.assert_rests(usize::from(keys.is_empty()));
    }
}

/// The system calls from the start to the first frame's write, where `strace` is at hand.
#[test]
fn few_system_calls_come_before_the_first_move_of_a_cramp() {
    const MOST: usize = 110;
    if !Command::new("strace").args(["-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success()) {
        eprintln!("left out: strace is not here, or may not trace");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (trace, data) = (folder.path().join("trace"), folder.path().join("data"));
    // Cargo has the loader look through folders of its own.
    let own = [("UNCLENCH_DATA_DIR", data.to_str().unwrap()), ("UNCLENCH_CONFIG_DIR", "/dev/null/none"), ("LD_LIBRARY_PATH", "")];
    let mut pty = Pty::start("strace", &["-f", "-o", trace.to_str().unwrap(), PROGRAM, "cramp"], &own);
    pty.wait_for_frame("Pull your toes up");
    // What is typed before the first frame is thrown away; a second later that is over.
    pty.wait_for_second(1);
    pty.send("q");
    assert_eq!(pty.exit(), 0);
    let calls = fs::read_to_string(&trace).unwrap();
    let first = calls.lines().position(|line| line.contains(" write(") && line.contains("\\33[?2026h")).unwrap();
    assert!(first <= MOST, "{first} system calls before the first frame:\n{calls}");
}
