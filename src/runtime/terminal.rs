//! The terminal, taken and given back. Whatever ends the program (its own end, an error, a panic in any thread, a signal)
//! goes through [`give_back`], and nothing is drawn after it. Knows no key and nothing of what is painted.

use crate::{
    model::SafeText,
    runtime::screen::Screen,
    time::{Clock, SystemClock},
};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::{buffer::Buffer, style::Color};
use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
    process::{Signal, getpgrp, getsid, kill_current_process_group},
    stdio,
    termios::{isatty, tcgetwinsize},
};
use signal_hook::low_level::exit;
use std::{
    backtrace::Backtrace,
    fs, io,
    io::Write,
    mem,
    panic::{self, PanicHookInfo},
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// The version; in what is released also the commit it was made from and its day.
pub const VERSION: &str = env!("UNCLENCH_VERSION");

/// Alternate screen, no cursor, pastes marked as such, and what else is to be reported.
macro_rules! take {
    ($($mode:literal)*) => { concat!("\x1b[?1049h\x1b[?25l\x1b[?2004h", $("\x1b[?", $mode),*) };
}

/// What a terminal is asked to report beside keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reports {
    /// When its window comes to the front and goes behind another.
    pub focus: bool,
    /// Clicks.
    pub mouse: bool,
}

impl Reports {
    fn taking(self) -> &'static str {
        match (self.focus, self.mouse) {
            (false, false) => take!("1004l"),
            (true, false) => take!("1004h"),
            (false, true) => take!("1004l" "1000h" "1006h"),
            (true, true) => take!("1004h" "1000h" "1006h"),
        }
    }
}

/// The reverse, from wherever a frame was broken off.
const GIVE_BACK: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l\x1b[?1049l\x1b[?25h";
/// How long giving the terminal back may take before the process ends without: a write to a stuck terminal may never return.
const RESTORE: Duration = Duration::from_millis(300);

/// How much of the terminal is ours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Nothing,
    /// Raw, and no byte written yet.
    Keys,
    Screen,
    /// Given back for good: the process is ending.
    Gone,
}

/// Locked by whoever writes to the terminal, so that no frame ends up behind the bytes that give it back.
static HELD: Mutex<Held> = Mutex::new(Held::Nothing);

fn held() -> MutexGuard<'static, Held> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why there is no terminal to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTerminal {
    /// Keys would come from a file, a pipe or nowhere.
    #[error("the keyboard is not a terminal")]
    Input,
    /// The screen would go to a file, a pipe or nowhere.
    #[error("the output is not a terminal")]
    Output,
    /// `TERM` is empty or `dumb`.
    #[error("this terminal can only print lines")]
    Dumb,
}

/// Whether what is printed may hold links that a terminal makes clickable.
#[must_use]
pub fn links() -> bool {
    prints() && can_do_more_than_lines()
}

/// Whether what is printed is read on a terminal.
#[must_use]
pub fn prints() -> bool {
    isatty(stdio::stdout())
}

/// Whether a pager would have a terminal to read keys from and to scroll on.
pub(super) fn can_scroll() -> bool {
    prints() && isatty(stdio::stdin()) && can_do_more_than_lines()
}

/// What asks the terminal for its ground, and then what it is, which every terminal answers: when that is answered, the ground
/// is known or never will be.
pub(super) const ASK_GROUND: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// Whether the terminal can be asked for its ground: one that would neither answer nor keep still is not.
pub(super) fn may_be_asked() -> bool {
    let value = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let term = value("TERM").unwrap_or_default();
    can_do_more_than_lines() && answers(&term.to_string_lossy(), value("TMUX").is_some(), value("STY").is_some())
}

/// The Linux console knows no such question, and GNU screen passes none on; within tmux, which answers for itself, `TERM` may be
/// called as within the other.
fn answers(term: &str, in_tmux: bool, in_screen: bool) -> bool {
    !in_screen && !term.starts_with("linux") && (in_tmux || !term.starts_with("screen"))
}

fn can_do_more_than_lines() -> bool {
    std::env::var_os("TERM").is_some_and(|term| !term.is_empty() && term != "dumb")
}

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub struct Terminal {
    screen: Screen,
    taking: &'static str,
}

impl Terminal {
    /// Whether there is a terminal that can be taken. Writes nothing.
    pub fn preflight() -> Result<(), NoTerminal> {
        if !isatty(stdio::stdin()) {
            return Err(NoTerminal::Input);
        }
        if !isatty(stdio::stdout()) {
            return Err(NoTerminal::Output);
        }
        if can_do_more_than_lines() { Ok(()) } else { Err(NoTerminal::Dumb) }
    }

    /// Takes the terminal. Not a byte is written before the first frame, which brings everything in one piece.
    ///
    /// The signals must be listened to already ([`crate::runtime::wake::Sources`]): one that came in between would leave the
    /// terminal raw.
    pub fn enter(ground: Color) -> io::Result<Self> {
        Self::enter_with(ground, Reports::default())
    }

    /// As [`Terminal::enter`], told of more.
    pub fn enter_with(ground: Color, reports: Reports) -> io::Result<Self> {
        let mut terminal = Self { screen: Screen::new(ground), taking: reports.taking() };
        terminal.take()?;
        Ok(terminal)
    }

    fn take(&mut self) -> io::Result<()> {
        let mut held = held();
        if *held == Held::Gone {
            return Err(io::Error::other("the terminal has been given back"));
        }
        enable_raw_mode()?;
        *held = Held::Keys;
        self.screen.restart(size(), self.taking);
        Ok(())
    }

    /// Shows what `paint` paints on an empty buffer: one write, or none if it shows that already. Returns whether it wrote.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer)) -> io::Result<bool> {
        let frame = self.screen.frame(paint);
        let mut held = held();
        if frame.is_empty() || matches!(*held, Held::Nothing | Held::Gone) {
            return Ok(false);
        }
        *held = Held::Screen;
        Output.write_all(frame)?;
        Ok(true)
    }

    /// The columns and rows that are painted.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        self.screen.size()
    }

    /// Makes the next frame paint everything, at the size the window now has: after a resize, or when other programs wrote over it.
    pub fn repaint(&mut self) {
        self.screen.restart(size(), "");
    }

    /// Lends the terminal to whatever `run` does with it.
    pub fn lend<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        self.leave();
        let done = run();
        self.take()?;
        Ok(done)
    }

    /// Gives the terminal back and stops, until the shell lets us go on. Does nothing where no shell with job control
    /// could.
    pub fn suspend(&mut self) -> io::Result<()> {
        if getsid(None) == Ok(getpgrp()) {
            return Ok(());
        }
        // Not TSTP, which is ours to catch, and which a process group without a parent never gets.
        self.lend(|| kill_current_process_group(Signal::STOP))??;
        Ok(())
    }

    /// After a stop that could not be prepared for: takes the terminal again, in whatever state it was left.
    pub fn resume(&mut self) -> io::Result<()> {
        cook();
        self.take()
    }

    /// Gives the terminal back. Cannot fail, and may be done twice.
    pub fn leave(&mut self) {
        give_back(Held::Nothing);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.leave();
    }
}

/// The window's columns and rows, by asking the system, not the terminal. Some report 0×0 when they do not know.
pub(super) fn size() -> (u16, u16) {
    match tcgetwinsize(stdio::stdout()) {
        Ok(size) if (size.ws_col, size.ws_row) != (0, 0) => (size.ws_col, size.ws_row),
        _ => (80, 24),
    }
}

/// Through crossterm, which would otherwise believe the terminal raw and not make it so again.
fn cook() {
    let _ = disable_raw_mode();
}

/// Errors have nowhere to go: a terminal that cannot be given back is dead.
fn give_back(then: Held) {
    // Before the lock, which a write to a stuck terminal may hold for ever.
    cook();
    let mut held = held();
    let now = if *held == Held::Gone { Held::Gone } else { then };
    if mem::replace(&mut *held, now) == Held::Screen {
        let _ = Output.write_all(GIVE_BACK);
    }
}

/// The process is about to end, whatever else it waits for.
static ABANDONED: AtomicBool = AtomicBool::new(false);

/// Whether [`abandon`] was called.
pub(super) fn is_abandoned() -> bool {
    ABANDONED.load(Ordering::Relaxed)
}

/// Ends the process with `code` when `patience` has passed, terminal given back, whatever the other threads are stuck in.
pub(super) fn abandon(patience: Duration, code: i32) {
    ABANDONED.store(true, Ordering::Relaxed);
    after(patience, move || {
        give_back(Held::Gone);
        exit(code);
    });
    after(patience + RESTORE, move || exit(code));
}

fn after(span: Duration, act: impl FnOnce() + Send + 'static) {
    // If no thread can be had, the loop has still been told what `act` is to enforce.
    let _ = thread::Builder::new().spawn(move || {
        thread::sleep(span);
        act();
    });
}

/// Rings the terminal's bell, if standard output is one. A bell that cannot be rung is no reason to stop.
pub fn ring() {
    pass(b"\x07");
}

/// Passes something that is not to be seen to standard output, if that is a terminal.
pub(super) fn pass(bytes: &[u8]) {
    let held = held();
    if *held != Held::Gone && isatty(stdio::stdout()) {
        let _ = Output.write_all(bytes);
    }
}

/// From now on a panic in any thread gives the terminal back, writes a report into the directory `reports` if there is one, says so on
/// standard error and ends the process with code 101.
pub fn report_panics(reports: Option<PathBuf>) {
    panic::set_hook(Box::new(move |panic| {
        after(Duration::from_secs(2), || exit(101));
        give_back(Held::Gone);
        let written = reports.as_deref().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound)).and_then(|reports| report(reports, panic));
        let last_words = match written {
            Ok(path) => format!("Please send the report: {}", path.display()),
            Err(_) => format!("No report could be written; this is what it would have said: {panic}"),
        };
        // Not `eprintln!`: it panics if standard error is gone.
        let _ = writeln!(
            io::stderr(),
            "unclench had to stop: it made a mistake of its own. What was saved is safe.\n{}",
            SafeText::new(&last_words)
        );
        exit(101);
    }));
}

fn report(reports: &Path, panic: &PanicHookInfo<'_>) -> io::Result<PathBuf> {
    fs::create_dir_all(reports)?;
    let stamp = SystemClock.now().wall.to_utc().format("%Y%m%dT%H%M%SZ");
    let path = reports.join(format!("crash-{stamp}.txt"));
    let text = format!("unclench {VERSION}\n{panic}\n\n{}\n", Backtrace::force_capture());
    fs::write(&path, text)?;
    Ok(path)
}

/// Standard output without std's buffer, which would cut a frame at its line ends.
struct Output;

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(stdio::stdout(), bytes) {
                // Some earlier program left the terminal non-blocking.
                Err(Errno::AGAIN) => poll(&mut [PollFd::from_borrowed_fd(stdio::stdout(), PollFlags::OUT)], None)?,
                written => return Ok(written?),
            };
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_terminals_that_pass_it_on_are_asked() {
        for term in ["xterm-256color", "tmux-256color", "foot", "xterm-kitty"] {
            assert!(answers(term, false, false) && !answers(term, false, true), "{term}");
        }
        assert!(answers("screen-256color", true, false) && !answers("screen-256color", false, false) && !answers("screen", true, true));
        assert!(!answers("linux", false, false) && !answers("linux", true, false));
    }
}
