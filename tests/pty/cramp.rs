//! A cramp in a terminal that has little room, or no colours.

use crate::support::{Pty, zone};

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
        pty.wait_for("0:01");
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
