//! How little it does: wake-ups, writes and bytes of a hold and of a screen that rests, and system calls before the first move
//! of a cramp. Counts, not times: they are the same on every machine.

use crate::{
    program::{PROGRAM, Person, number},
    support::Pty,
};
use std::{fs, process::Command, thread, time::Duration};

/// Waits until the large number has changed so often.
fn seconds(pty: &mut Pty, many: u64) {
    for _ in 0..many {
        let before = number(pty);
        pty.wait_until("the next second", |pty| pty.is_whole() && number(pty) != before);
    }
}

/// A second of a hold is one wake-up, one write, and few bytes: with large digits, the time left and the breathing guide.
#[test]
fn a_second_of_a_hold_is_one_wake_up_one_write_and_few_bytes() {
    const SECONDS: u64 = 6;
    let mut pty = Person::new().holding();
    seconds(&mut pty, 2);
    let books = |pty: &Pty| (pty.wakes(), pty.count("io", "syscw:"), pty.bytes.len() as u64);
    let (wakes, writes, bytes) = books(&pty);
    seconds(&mut pty, SECONDS);
    let after = books(&pty);
    let (wakes, writes, bytes) = (after.0 - wakes, after.1 - writes, after.2 - bytes);
    // The books may be one behind or ahead of what is seen.
    assert!((SECONDS - 1..=SECONDS + 1).contains(&wakes), "{wakes} wake-ups in {SECONDS} s");
    assert!((SECONDS - 1..=SECONDS + 1).contains(&writes), "{writes} writes in {SECONDS} s");
    assert!(bytes <= 320 * SECONDS, "{bytes} bytes in {SECONDS} s");
}

/// Nothing is done while a page is read or a list looked at; the first screen waits for its clock's next minute.
#[test]
fn what_is_only_looked_at_wakes_nobody() {
    let person = Person::lying();
    for (keys, text) in [("", "Cramp now"), ("g", "search"), ("!", "EMERGENCY"), ("r", "tonight's"), ("d", "does it help")] {
        let mut pty = person.start(&[], "Cramp now");
        pty.send(keys);
        pty.wait_for_frame(text);
        // The write that was just seen has yet to return, and what follows the first frame to be read.
        thread::sleep(Duration::from_millis(300));
        let books = |pty: &Pty| (pty.wakes(), pty.count("io", "syscw:"));
        let before = books(&pty);
        thread::sleep(Duration::from_millis(700));
        let after = books(&pty);
        // A full minute may fall into it, on the first screen alone.
        let minute = u64::from(keys.is_empty());
        assert!(after.0 - before.0 <= minute && after.1 - before.1 <= minute, "{text}: {before:?}, then {after:?}");
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
    pty.wait_for_frame("0:01");
    pty.send("q");
    assert_eq!(pty.exit(), 0);
    let calls = fs::read_to_string(&trace).unwrap();
    let first = calls.lines().position(|line| line.contains(" write(") && line.contains("\\33[?2026h")).unwrap();
    assert!(first <= MOST, "{first} system calls before the first frame:\n{calls}");
}
