//! A cramp in a terminal that has little room, or no colours; and what is opened outside.

#[path = "../shared/script.rs"]
mod script;

use crate::support::{Pty, zone};
use script::script;
use std::{fs, process::Command};

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");

#[test]
fn the_first_move_fits_the_smallest_terminal_and_needs_no_colour() {
    let nowhere = ["UNCLENCH_DATA_DIR", "UNCLENCH_CONFIG_DIR"].map(|name| (name, "/dev/null/none"));
    let zone = zone(3);
    for (size, more) in [("20", ("NO_COLOR", "")), ("20", ("NO_COLOR", "1")), ("80", ("NO_COLOR", "1"))] {
        let rows = if size == "20" { "6" } else { "24" };
        let script = format!("stty cols {size} rows {rows}; exec \"$0\" cramp");
        let mut pty = Pty::start("/bin/sh", &["-c", &script, PROGRAM], &[nowhere[0], nowhere[1], ("TZ", &zone), more]);
        pty.show_as(size.parse().unwrap_or(80), rows.parse().unwrap_or(24));
        pty.wait_until("the move", |pty| {
            pty.text().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().contains("pull your toes up")
        });
        // Keys from before the first frame are dropped.
        pty.wait_for_second(1);
        assert!(pty.text().contains('!'), "{}", pty.text());
        pty.send("q");
        assert_eq!(pty.exit(), 0);
    }
}

#[test]
fn a_dumb_terminal_gets_lines() {
    let environment = [("TERM", "dumb"), ("UNCLENCH_DATA_DIR", "/dev/null/none"), ("UNCLENCH_CONFIG_DIR", "/dev/null/none")];
    let mut pty = Pty::start(PROGRAM, &["cramp"], &environment);
    pty.wait_for("TOES UP. Pull your toes up towards your shin.");
    pty.send("q\n");
    assert_eq!(pty.exit(), 0);
}

#[test]
fn a_source_is_handed_over_as_one_argument_and_nothing_waits_for_it() {
    let home = tempfile::tempdir().unwrap();
    let opener = home.path().join("xdg-open");
    script(&opener, "printf '%s|' \"$#\" \"$@\" >\"$0.told\"; exec /bin/sleep 5");
    // Reading it waits until the opener has written.
    let told = home.path().join("xdg-open.told");
    assert!(Command::new("mkfifo").arg(&told).status().unwrap().success());
    let folder = home.path().to_str().unwrap();
    for path in [&*format!("{folder}:/usr/bin:/bin"), "/dev/null"] {
        let nowhere = ["UNCLENCH_DATA_DIR", "UNCLENCH_CONFIG_DIR"].map(|name| (name, "/dev/null/none"));
        let mut pty = Pty::start(PROGRAM, &[], &[nowhere[0], nowhere[1], ("PATH", path), ("TZ", &zone(22))]);
        pty.wait_for("done by");
        pty.send("!");
        pty.wait_for("EMERGENCY");
        pty.send("\r");
        pty.wait_for("Danger sign");
        pty.send("o");
        pty.wait_for(if path == "/dev/null" { "Nothing here opens addresses." } else { "Opened outside:" });
        assert!(pty.text().contains("https://thrombosisuk.org/what-is-pe.php"), "{}", pty.text());
        if path != "/dev/null" {
            assert_eq!(fs::read_to_string(&told).unwrap(), "1|https://thrombosisuk.org/what-is-pe.php|");
        }
        pty.send("qqq");
        assert_eq!(pty.exit(), 0);
    }
}
