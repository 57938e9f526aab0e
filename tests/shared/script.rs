//! Scripts that are written and run at once.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// Writes a script for the shell. Another process does it: a file that this one had open could not be run for as long as a program
/// that another test has just begun to start still has it open, too.
pub(crate) fn script(path: &Path, text: &str) {
    let mut shell =
        Command::new("/bin/sh").args(["-c", "cat >\"$0\"; chmod 755 \"$0\""]).arg(path).stdin(Stdio::piped()).spawn().expect("a shell");
    write!(shell.stdin.take().expect("a pipe"), "#!/bin/sh\n{text}\n").expect("it reads");
    assert!(shell.wait().expect("our child").success(), "{} is not written", path.display());
}
