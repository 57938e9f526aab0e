//! Opens an address in whatever opens addresses here: as one argument, without a shell, and without waiting for it.

use std::{
    os::unix::process::CommandExt,
    process::{Command, Stdio},
    thread,
};

const OPENER: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

/// Whether something was there to open it. Whatever it says goes nowhere: the screen is ours.
pub(super) fn open(address: &str) -> bool {
    let mut opener = Command::new(OPENER);
    // A group of its own: our Ctrl-C is not for it.
    opener.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let Ok(mut opened) = opener.spawn() else { return false };
    // Somebody has to take note of its end.
    let _ = thread::Builder::new().spawn(move || opened.wait());
    true
}
