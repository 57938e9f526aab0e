//! Everything that can wake the program, as one closed enum, and the one place where it sleeps. No thread but the caller's
//! reads the terminal; one thread sleeps until there is a signal. Nothing ticks. Knows no key's meaning and draws nothing.

use crate::{
    keys::Key,
    runtime::{
        input::{Decoder, Input},
        terminal::{abandon, size},
    },
    time::{Clock, SystemClock},
};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    stdio::stdin,
};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
};
use std::{
    io::{self, PipeReader, PipeWriter, Read, Write},
    mem,
    os::fd::BorrowedFd,
    thread,
    time::Duration,
};

const DEADLY: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];
const OTHERS: [i32; 3] = [SIGTSTP, SIGCONT, SIGWINCH];
/// What a [`Bell`] writes where signals write their numbers: no signal has this one.
const CALLED: u8 = 0;
/// How long the program has to end by itself after a deadly signal before it is made to.
const LAST_WISHES: Duration = Duration::from_millis(700);
/// How long the rest of a sequence may be behind its ESC. Only a slow line ever tears them apart.
const ESCAPE_DELAY: Duration = Duration::from_millis(25);
/// The same while the terminal owes an answer, which begins with an ESC too; and how long the end of the program waits for it.
const ANSWER_DELAY: Duration = Duration::from_millis(150);

/// Why the program is awake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Something came in; in order. May be empty.
    Inputs(Vec<Input>),
    /// Nothing will come in any more. Told once.
    EndOfInput,
    /// We are asked to stop for a while: [`Terminal::suspend`](crate::runtime::terminal::Terminal::suspend).
    Suspend,
    /// We were stopped, by ourselves or not, and go on:
    /// [`Terminal::resume`](crate::runtime::terminal::Terminal::resume).
    Resumed,
    /// This signal, or the loss of the terminal, ends the program: exit code 128 + signal. It has 700 ms to save and to
    /// leave by itself.
    Quit(i32),
    /// What was begun on a thread of its own has come to something: its [`Bell`] was rung, once or more.
    Called,
    /// The time given has passed; or it has not, and there is nothing else to tell.
    Deadline,
}

/// Wakes the program, from any thread.
#[derive(Debug)]
pub struct Bell(PipeWriter);

impl Bell {
    /// Rings it.
    pub fn ring(&self) {
        // Nobody hears it only when the program is ending.
        let _ = (&self.0).write(&[CALLED]);
    }
}

/// What standard input is read as.
#[derive(Debug)]
enum Reader {
    Keyboard(Decoder),
    /// `fresh`: the last key was the end of a line, so that another makes an empty line.
    Lines {
        decoder: Decoder,
        fresh: bool,
    },
    Ended,
}

/// All that can wake the program.
#[derive(Debug)]
pub struct Sources {
    signals: PipeReader,
    /// Its other end.
    calls: PipeWriter,
    /// Signals that are caught and wait for the thread that will tell of them, started with the first wait: the first frame
    /// does not have to wait for a thread.
    listener: Option<(Signals, PipeWriter)>,
    /// A bit for each signal that came and was not yet told.
    raised: u64,
    reader: Reader,
}

impl Sources {
    /// Signals, and standard input as a raw keyboard.
    pub fn keyboard() -> io::Result<Self> {
        Self::new(Reader::Keyboard(Decoder::default()))
    }

    /// Signals, and standard input as lines, from whatever it is: each character of a line is a key, and an empty line is
    /// Enter.
    pub fn lines() -> io::Result<Self> {
        Self::new(Reader::Lines { decoder: Decoder::default(), fresh: true })
    }

    fn new(reader: Reader) -> io::Result<Self> {
        let (signals, writer) = io::pipe()?;
        let caught = Signals::new(DEADLY.into_iter().chain(OTHERS))?;
        let calls = writer.try_clone()?;
        Ok(Self { signals, calls, listener: Some((caught, writer)), raised: 0, reader })
    }

    /// Sleeps until there is something to tell, for ever if there is no `timeout`. An error means that there is no input
    /// to be had: waiting again would find the same.
    pub fn wait(&mut self, timeout: Option<Duration>) -> io::Result<Wake> {
        if let Some((caught, writer)) = self.listener.take() {
            listen(caught, writer)?;
        }
        if let Some(wake) = self.raised() {
            return Ok(wake);
        }
        // A span too long for the system is as good as none.
        let timeout = timeout.and_then(|span| Timespec::try_from(span).ok());
        let mut watched = [PollFd::new(&self.signals, PollFlags::IN), PollFd::from_borrowed_fd(stdin(), PollFlags::IN)];
        let count = if matches!(self.reader, Reader::Ended) { 1 } else { 2 };
        match poll(&mut watched[..count], timeout.as_ref()) {
            Ok(0) | Err(Errno::INTR) => return Ok(Wake::Deadline),
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
        let [signalled, input] = watched.map(|fd| fd.revents());
        if !signalled.is_empty() {
            let mut numbers = [0; 64];
            let count = self.signals.read(&mut numbers)?;
            self.raised = numbers[..count].iter().fold(self.raised, |raised, number| raised | 1 << number);
            if let Some(wake) = self.raised() {
                return Ok(wake);
            }
        }
        if input.is_empty() { Ok(Wake::Deadline) } else { self.read() }
    }

    /// A bell that wakes whoever waits here.
    pub fn bell(&self) -> io::Result<Bell> {
        self.calls.try_clone().map(Bell)
    }

    /// The terminal has just been asked what it is like: what it answers is no key, whenever it comes.
    pub(super) fn expect_answer(&mut self) {
        if let Reader::Keyboard(decoder) = &mut self.reader {
            decoder.expect_answer(SystemClock.now().mono);
        }
    }

    /// Lets an answer that is still owed come in, a moment at most: the shell would take it for something typed.
    pub(super) fn hear_out(&mut self) {
        if let Reader::Keyboard(decoder) = &mut self.reader {
            hear_out(decoder, stdin(), ANSWER_DELAY);
        }
    }

    /// The most urgent signal not yet told.
    fn raised(&mut self) -> Option<Wake> {
        let mut take = |signal: i32| {
            let before = self.raised;
            self.raised &= !(1 << signal);
            before != self.raised
        };
        if let Some(signal) = DEADLY.into_iter().find(|signal| take(*signal)) {
            return Some(Wake::Quit(signal));
        }
        // As the kernel has it: to go on undoes a stop that has not happened yet.
        let stop = take(SIGTSTP);
        if take(SIGCONT) {
            return Some(Wake::Resumed);
        }
        if stop {
            return Some(Wake::Suspend);
        }
        if take(SIGWINCH) {
            let (cols, rows) = size();
            return Some(Wake::Inputs(vec![Input::Resize(cols, rows)]));
        }
        take(CALLED.into()).then_some(Wake::Called)
    }

    fn read(&mut self) -> io::Result<Wake> {
        let bytes = read(stdin())?;
        Ok(match (&mut self.reader, bytes) {
            (Reader::Keyboard(decoder), Some(bytes)) => Wake::Inputs(keys(decoder, &bytes)),
            (Reader::Keyboard(_), None) => {
                abandon(LAST_WISHES, 128 + SIGHUP);
                Wake::Quit(SIGHUP)
            }
            (Reader::Lines { decoder, fresh }, Some(bytes)) => Wake::Inputs(lines(decoder, fresh, bytes)),
            (Reader::Lines { .. } | Reader::Ended, _) => {
                self.reader = Reader::Ended;
                Wake::EndOfInput
            }
        })
    }
}

/// What there is to read; `None` at its end.
fn read(from: BorrowedFd<'_>) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = vec![0; 4096];
    match rustix::io::read(from, &mut bytes) {
        // A terminal whose window is gone says either.
        Ok(0) | Err(Errno::IO) => return Ok(None),
        Ok(count) => bytes.truncate(count),
        // Somebody else was quicker.
        Err(Errno::INTR | Errno::AGAIN) => bytes.clear(),
        Err(error) => return Err(error.into()),
    }
    Ok(Some(bytes))
}

fn keys(decoder: &mut Decoder, bytes: &[u8]) -> Vec<Input> {
    let now = SystemClock.now().mono;
    let mut inputs = decoder.feed(bytes, now);
    if decoder.undecided() && !arrives_within(stdin(), if decoder.awaits_answer(now) { ANSWER_DELAY } else { ESCAPE_DELAY }) {
        inputs.extend(decoder.lapse());
    }
    inputs
}

/// Whether there is something to read before so much time has passed; also where that cannot be known.
fn arrives_within(from: BorrowedFd<'_>, span: Duration) -> bool {
    let delay = Timespec::try_from(span).ok();
    !matches!(poll(&mut [PollFd::from_borrowed_fd(from, PollFlags::IN)], delay.as_ref()), Ok(0))
}

/// Reads what comes, until no answer is owed any more, or for so long.
fn hear_out(decoder: &mut Decoder, from: BorrowedFd<'_>, patience: Duration) {
    let until = SystemClock.now().mono + patience;
    loop {
        let now = SystemClock.now().mono;
        if now >= until || !decoder.awaits_answer(now) || !arrives_within(from, until.since(now)) {
            return;
        }
        let Ok(Some(bytes)) = read(from) else { return };
        drop(decoder.feed(&bytes, now));
    }
}

/// In lines, Enter only ends what was typed, unless that was nothing.
fn lines(decoder: &mut Decoder, fresh: &mut bool, mut bytes: Vec<u8>) -> Vec<Input> {
    bytes.retain(|byte| *byte != b'\r');
    let now = SystemClock.now().mono;
    let mut inputs = vec![];
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let typed = line.strip_suffix(b"\n").unwrap_or(line);
        inputs.extend(decoder.feed(typed, now));
        // An ESC before the end of its line is the key: no sequence goes on beyond.
        if typed.len() < line.len() {
            inputs.extend(decoder.lapse());
            inputs.extend(decoder.feed(b"\n", now));
        }
    }
    inputs.retain(|input| {
        let ends = *input == Input::Key(Key::Enter);
        let empty = mem::replace(fresh, ends);
        !ends || empty
    });
    inputs
}

/// Starts the thread that turns signals into bytes to read; and, since the program may be stuck in a write, sees to it that
/// the deadly ones are.
fn listen(mut signals: Signals, mut writer: PipeWriter) -> io::Result<()> {
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            if DEADLY.contains(&signal) {
                abandon(LAST_WISHES, 128 + signal);
            }
            // Nobody reads any more only when the program is ending.
            let _ = writer.write(&[signal as u8]);
        }
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::fd::AsFd;

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn escape_and_enter_leave_what_is_open_in_lines() {
        let typed = |text: &[u8]| lines(&mut Decoder::default(), &mut true, text.to_vec());
        assert_eq!(typed(b"\x1b\n"), [Input::Key(Key::Esc)]);
        assert_eq!(typed(b"a\x1b\r\n\n\x1b[Aq\n"), [Key::Char('a'), Key::Esc, Key::Enter, Key::Up, Key::Char('q')].map(Input::Key));
    }

    #[test]
    fn an_owed_answer_is_waited_for_and_no_byte_behind_it_is_taken() {
        let (keyboard, mut terminal) = io::pipe().unwrap();
        let mut decoder = Decoder::default();
        let begun = SystemClock.now().mono;
        decoder.expect_answer(begun + LONG);
        let answers = thread::spawn(move || {
            for piece in ["\x1b]11;rgb:fafa/f5", "f5/ecec\x1b\\\x1b[?62", ";4c"] {
                terminal.write_all(piece.as_bytes()).unwrap();
            }
            terminal
        });
        hear_out(&mut decoder, keyboard.as_fd(), LONG);
        let mut terminal = answers.join().unwrap();
        terminal.write_all(b"ls").unwrap();
        assert_eq!(read(keyboard.as_fd()).unwrap().unwrap(), b"ls");
        // None is owed any more.
        hear_out(&mut decoder, keyboard.as_fd(), LONG);
        assert!(SystemClock.now().mono.since(begun) < LONG);
    }

    #[test]
    fn an_answer_that_never_comes_is_waited_for_so_long_and_not_at_all_once_nobody_can_give_it() {
        let (keyboard, terminal) = io::pipe().unwrap();
        let mut decoder = Decoder::default();
        let begun = SystemClock.now().mono;
        decoder.expect_answer(begun + LONG);
        hear_out(&mut decoder, keyboard.as_fd(), Duration::from_millis(20));
        assert!(SystemClock.now().mono.since(begun) >= Duration::from_millis(20));
        drop(terminal);
        hear_out(&mut decoder, keyboard.as_fd(), LONG);
        assert!(SystemClock.now().mono.since(begun) < LONG);
    }
}
