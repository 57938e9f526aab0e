//! The imperative shell: it owns the terminal, the signals and the waiting. It must not know a word the user reads, nor a
//! rule of the coach.

pub mod input;
pub mod screen;
pub mod terminal;
pub mod wake;

use rustix::fs::Mode;
use signal_hook::consts::{SIGPIPE, SIGXFSZ};
use std::{
    io,
    sync::{Arc, atomic::AtomicBool},
};

/// The first thing a process does: what it creates is its owner's alone, and a write to a full or closed place is an error
/// it can answer, not its death.
pub fn settle() -> io::Result<()> {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    for signal in [SIGPIPE, SIGXFSZ] {
        // A handler that does nothing, rather than "ignore": programs we start must not inherit it.
        signal_hook::flag::register(signal, Arc::new(AtomicBool::new(false)))?;
    }
    Ok(())
}
