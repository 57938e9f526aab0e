//! Long prints and the pager, which wants a terminal.

use crate::support::{Pty, shell};
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");

/// Prints in a terminal of 24 rows with this pager, for a person without anything of their own.
fn print(arguments: &[&str], pager: &[(&str, &str)]) -> Pty {
    let nobody = [("UNCLENCH_DATA_DIR", "/dev/null/none"), ("UNCLENCH_CONFIG_DIR", "/dev/null/none")];
    Pty::start(PROGRAM, arguments, &[&nobody, pager].concat())
}

#[test]
fn what_is_longer_than_the_terminal_goes_through_the_pager() {
    for arguments in [&["guide"][..], &["guide", "magnesium"], &["flags"], &["stretch", "--dry-run"]] {
        let mut pty = print(arguments, &[("PAGER", "head -n 2")]);
        assert_eq!(pty.exit(), 0);
        assert!(pty.text().lines().count() <= 2 && !pty.text().is_empty(), "{arguments:?}: {}", pty.text());
        assert!(!pty.bytes.windows(4).any(|part| part == b"\x1b]8;"), "not every pager can do links");
    }
}

#[test]
fn a_report_goes_through_the_pager_and_its_forms_for_programs_do_not() {
    let home = tempfile::tempdir().unwrap();
    let own = [("UNCLENCH_DATA_DIR", home.path().to_str().unwrap()), ("UNCLENCH_CONFIG_DIR", "/dev/null/none"), ("PAGER", "head -n 2")];
    let ran = |arguments: &[&str]| {
        let mut pty = Pty::start(PROGRAM, arguments, &own);
        assert_eq!(pty.exit(), 0, "{arguments:?}: {}", pty.text());
        pty.text().lines().count()
    };
    ran(&["log", "night", "--cramps", "1"]);
    assert!(ran(&["report"]) <= 2);
    assert!(ran(&["report", "--format", "html"]) > 2);
}

#[test]
fn what_fits_is_printed_and_so_is_what_no_pager_takes() {
    for (arguments, pager, last) in [
        (&["list"][..], "head -n 2", "unclench stretch ID starts one."),
        (&["flags", "--json"], "head -n 2", "}"),
        (&["guide"], "cat", "unclench guide WORDS prints"),
        (&["guide"], "", "unclench guide WORDS prints"),
        (&["guide"], "/no/such/pager -R", "unclench guide WORDS prints"),
    ] {
        let mut pty = print(arguments, &[("PAGER", pager)]);
        assert_eq!(pty.exit(), 0);
        assert!(pty.text().contains(last), "{arguments:?} with {pager:?}: {}", pty.text());
    }
}

/// Part by part it is the same text, whoever takes it.
#[test]
fn nothing_is_lost_or_said_twice_on_the_way() {
    let printed = |arguments: &[&str], pager| {
        let mut pty = print(arguments, &[("PAGER", pager)]);
        assert_eq!(pty.exit(), 0);
        pty.bytes
    };
    for arguments in [&["guide"][..], &["guide", "magnesium"], &["flags"]] {
        assert_eq!(printed(arguments, "/no/such/pager"), printed(arguments, "cat"), "{arguments:?}");
    }
    for arguments in [&["guide"][..], &["flags"]] {
        assert_eq!(printed(arguments, "tee"), printed(arguments, "cat"), "{arguments:?}");
    }
}

#[test]
fn ctrl_c_is_for_the_pager_and_leaving_it_early_is_no_error() {
    if shell("less", "command -v \"$0\"").0 != Some(0) {
        eprintln!("passed over: there is no less here");
        return;
    }
    let mut pty = print(&["guide"], &[("PAGER", "less"), ("LESS", "")]);
    pty.wait_until("the pager's prompt", |pty| pty.text().lines().last().is_some_and(|line| line.starts_with(':')));
    pty.send("\x03");
    // What is typed before the pager has dealt with the signal goes with it.
    let left = (0..100).find_map(|_| {
        pty.send("q");
        pty.exit_within(Duration::from_millis(500))
    });
    assert_eq!(left, Some(0), "{}", pty.text());
    pty.assert_restored();
}
