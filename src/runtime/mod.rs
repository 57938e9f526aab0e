//! The imperative shell: it owns the terminal, the signals and the waiting. It must not know a word the user reads, nor a
//! rule of the coach.

pub mod input;
pub mod screen;
pub mod terminal;
pub mod wake;

use rustix::fs::Mode;
use signal_hook::consts::SIGXFSZ;
use std::{
    io,
    sync::{Arc, atomic::AtomicBool},
};

/// The first thing a process does: what it creates is its owner's alone, and a write past a limit on file sizes is an error
/// to answer, not its death (as std has it for a closed pipe).
pub fn settle() -> io::Result<()> {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    // A handler that does nothing, rather than "ignore", which the programs we start would inherit.
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    Ok(())
}
