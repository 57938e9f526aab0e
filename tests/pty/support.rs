//! A program in a pseudo-terminal: started, typed at, resized, signalled and looked at. Waits by blocking on what the program
//! writes, never by sleeping.
#![expect(clippy::unwrap_used, reason = "a harness has nobody to tell")]

#[path = "../shared/place.rs"]
mod place;

use place::place;
use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::{
    process::{Pid, Signal, kill_process, kill_process_group},
    termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr},
};
use std::{
    fs::{self, File, OpenOptions},
    io::{Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::PathBuf,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// What asks the terminal for its ground, once, after the first frame.
pub(crate) const QUESTION: &str = "\u{1b}]11;?\u{1b}\\\u{1b}[c";
/// How long anything may take before a test fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// Who does nothing for so long does nothing before something happens.
const QUIET: Duration = Duration::from_millis(200);
/// Do not make the tty the process's controlling one.
const O_NOCTTY: i32 = rustix::fs::OFlags::NOCTTY.bits().cast_signed();

/// The full numbers of the fault list, or a sample of them.
pub(crate) fn campaign(full: usize, sample: usize) -> usize {
    if std::env::var("UNCLENCH_CAMPAIGN").is_ok_and(|campaign| campaign == "full") { full } else { sample }
}

/// A program of `examples/`, which Cargo builds together with the tests.
pub(crate) fn example(name: &str) -> String {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.push("examples");
    path.push(name);
    assert!(path.exists(), "{} is missing: cargo build --examples", path.display());
    path.into_os_string().into_string().unwrap()
}

/// A time zone in which it is this hour.
pub(crate) fn zone(hour: u32) -> String {
    place(hour).0
}

/// Fails if more has passed than was promised: ten times as much where other things may be going on, and the promise itself in
/// the full campaign.
pub(crate) fn keeps(promise: Duration, since: Instant) {
    let took = since.elapsed();
    println!("{took:?} of {promise:?}");
    assert!(took < promise * campaign(1, 10) as u32, "{took:?}, and {promise:?} are promised");
}

/// A program in a terminal of its own.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    keyboard: Sender<Vec<u8>>,
    chunks: Receiver<Vec<u8>>,
    exit: Receiver<i32>,
    closing: Arc<AtomicBool>,
    tty: PathBuf,
    pid: Pid,
    terminal: vt100::Parser,
    /// Everything the program wrote and the test has received.
    pub(crate) bytes: Vec<u8>,
}

impl Pty {
    /// Starts `program` in a terminal of 80×24.
    pub(crate) fn start(program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
        let tty = pair.master.tty_name().unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(std::env::current_dir().unwrap());
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        for (name, value) in environment {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let pid = Pid::from_raw(child.process_id().unwrap().cast_signed()).unwrap();

        let (tell_exit, exit) = mpsc::channel();
        thread::spawn(move || {
            let status = child.wait().unwrap();
            assert_eq!(status.signal(), None, "died by a signal");
            let _ = tell_exit.send(status.exit_code().cast_signed());
        });

        // No more than one chunk ahead of the test: a test that does not look is a terminal that does not read.
        let (tell_chunk, chunks) = mpsc::sync_channel(0);
        let closing = Arc::new(AtomicBool::new(false));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let stop = Arc::clone(&closing);
        thread::spawn(move || {
            let mut chunk = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                if stop.load(Ordering::SeqCst) || tell_chunk.send(chunk[..count].to_vec()).is_err() {
                    break;
                }
            }
        });

        // Typed from a thread: more than fits into the tty must not keep the test from reading what comes of it.
        let (keyboard, typed) = mpsc::channel::<Vec<u8>>();
        let mut writer = pair.master.take_writer().unwrap();
        thread::spawn(move || typed.iter().try_for_each(|keys| writer.write_all(&keys)));

        let terminal = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        Self { master: pair.master, keyboard, chunks, exit, closing, tty, pid, terminal, bytes: Vec::new() }
    }

    /// Starts one of `examples/` and waits for `text`.
    pub(crate) fn example(name: &str, environment: &[(&str, &str)], text: &str) -> Self {
        let mut pty = Self::start(&example(name), &[], environment);
        pty.wait_for(text);
        pty
    }

    /// Waits until the screen shows `text`.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |pty| pty.text().contains(text));
    }

    /// Waits until a frame that has come to its end shows `text`.
    pub(crate) fn wait_for_frame(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} in a frame"), |pty| pty.is_whole() && pty.text().contains(text));
    }

    /// Waits until the clock of a cramp shows so many seconds, or more: who is slow may miss one.
    pub(crate) fn wait_for_second(&mut self, least: u32) {
        let seconds = |word: &str| {
            let (minutes, seconds) = word.split_once(':').filter(|(minutes, _)| minutes.len() == 1)?;
            Some(minutes.parse::<u32>().ok()? * 60 + seconds.parse::<u32>().ok()?)
        };
        let shown = |pty: &Self| pty.text().split_whitespace().find_map(seconds);
        self.wait_until(&format!("second {least}"), |pty| pty.is_whole() && shown(pty) >= Some(least));
    }

    /// Waits until `done`.
    pub(crate) fn wait_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        self.wait_longer(PATIENCE, what, done);
    }

    /// Waits until `done`, for what takes its time.
    pub(crate) fn wait_longer(&mut self, patience: Duration, what: &str, done: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + patience;
        while !done(self) {
            match self.chunks.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.show(&chunk),
                Err(error) => panic!("{error} waiting for {what}; the screen:\n{}", self.text()),
            }
        }
    }

    /// Reads until there are `count` bytes, but no longer than this.
    pub(crate) fn read_on(&mut self, patience: Duration, count: usize) {
        let deadline = Instant::now() + patience;
        while self.bytes.len() < count {
            match self.chunks.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.show(&chunk),
                Err(_) => return,
            }
        }
    }

    fn show(&mut self, chunk: &[u8]) {
        self.terminal.process(chunk);
        self.bytes.extend_from_slice(chunk);
    }

    /// What the terminal shows, without styles.
    pub(crate) fn text(&self) -> String {
        self.terminal.screen().contents()
    }

    /// Whether the last frame has come to its end.
    pub(crate) fn is_whole(&self) -> bool {
        self.bytes.strip_suffix(QUESTION.as_bytes()).unwrap_or(&self.bytes).ends_with(b"\x1b[?2026l")
    }

    /// What the terminal shows and its modes.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.terminal.screen()
    }

    /// Types.
    pub(crate) fn send(&self, keys: impl Into<Vec<u8>>) {
        self.keyboard.send(keys.into()).unwrap();
    }

    /// Resizes the window.
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.show_as(cols.clamp(1, 500), rows.clamp(1, 300));
    }

    /// Has the screen be this large, whatever the tty claims.
    pub(crate) fn show_as(&mut self, cols: u16, rows: u16) {
        self.terminal.screen_mut().set_size(rows.try_into().unwrap(), cols.try_into().unwrap());
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Sends the program a signal, if it has not ended by itself.
    pub(crate) fn signal_if_there(&self, signal: Signal) {
        let _ = kill_process(self.pid, signal);
    }

    /// Sends a signal to whatever is in the foreground.
    pub(crate) fn signal_foreground(&self, signal: Signal) {
        kill_process_group(Pid::from_raw(self.master.process_group_leader().unwrap()).unwrap(), signal).unwrap();
    }

    /// Makes the tty take lines, as a shell does behind the program's back.
    pub(crate) fn cook(&self) {
        let tty = self.slave();
        let mut modes = tcgetattr(&tty).unwrap();
        modes.local_modes |= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        tcsetattr(&tty, OptionalActions::Now, &modes).unwrap();
    }

    /// What the system's books say of the program: `proc("io")`. Linux only.
    pub(crate) fn proc(&self, page: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{page}", self.pid)).unwrap()
    }

    /// A number of such a page.
    pub(crate) fn count(&self, page: &str, name: &str) -> u64 {
        number(&self.proc(page), name)
    }

    /// How often the program has slept and been woken, in all its threads, and how often it has written; and whether it sleeps.
    fn books(&self) -> (Books, bool) {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.pid)).unwrap();
        // A thread may end before it is looked at.
        let tasks: Vec<String> = tasks.filter_map(|task| fs::read_to_string(task.unwrap().path().join("status")).ok()).collect();
        let wakes = tasks.iter().map(|task| number(task, "voluntary_ctxt_switches:")).sum();
        (Books { wakes, writes: self.count("io", "syscw:") }, tasks.iter().all(|task| task.contains("\nState:\tS")))
    }

    /// Waits until the program sleeps and nothing has happened for a while.
    pub(crate) fn wait_for_quiet(&mut self) -> Books {
        let deadline = Instant::now() + PATIENCE;
        let mut before = self.books();
        loop {
            self.read_on(QUIET, usize::MAX);
            let after = self.books();
            if after == before && after.1 {
                return after.0;
            }
            assert!(Instant::now() < deadline, "the program never rests: {before:?}, then {after:?}");
            before = after;
        }
    }

    /// Fails unless the program, once it is quiet, is not woken and writes nothing for more than a second, so that nothing ticks.
    /// Something may happen `times`, that long apart.
    pub(crate) fn assert_rests(&mut self, times: usize) {
        let watches: Vec<(Books, Books)> = (0..=times)
            .map(|_| {
                let before = self.wait_for_quiet();
                self.read_on(Duration::from_millis(1300), usize::MAX);
                (before, self.books().0)
            })
            .collect();
        assert!(watches.iter().any(|(before, after)| before == after), "{watches:?}; the screen:\n{}", self.text());
    }

    /// How many frames the program has begun.
    pub(crate) fn frames(&self) -> usize {
        self.bytes.windows(8).filter(|bytes| bytes == b"\x1b[?2026h").count()
    }

    /// Closes the window and returns the program's exit code.
    pub(crate) fn close(self) -> i32 {
        self.closing.store(true, Ordering::SeqCst);
        // The thread that reads holds the window open; let it have something to read, and leave.
        let mut tty = self.slave();
        let _ = tty.write(b"x");
        drop((tty, self.chunks, self.keyboard, self.master));
        self.exit.recv_timeout(PATIENCE).expect("the program outlives its window")
    }

    /// The exit code, without reading what the program writes.
    pub(crate) fn exit_unread(&self) -> i32 {
        self.exit.recv_timeout(PATIENCE).expect("the program does not end")
    }

    /// Reads to the end and returns the exit code.
    pub(crate) fn exit(&mut self) -> i32 {
        self.exit_within(PATIENCE).unwrap_or_else(|| panic!("the program does not end; the screen:\n{}", self.text()))
    }

    /// Reads to the end and returns the exit code, if it comes to that.
    pub(crate) fn exit_within(&mut self, patience: Duration) -> Option<i32> {
        let deadline = Instant::now() + patience;
        loop {
            match self.chunks.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.show(&chunk),
                Err(RecvTimeoutError::Disconnected) => return Some(self.exit_unread()),
                Err(RecvTimeoutError::Timeout) => return None,
            }
        }
    }

    /// Whether the tty takes lines and echoes them, as a shell expects it.
    pub(crate) fn is_cooked(&self) -> bool {
        tcgetattr(self.slave()).unwrap().local_modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
    }

    /// Fails unless the terminal is as a shell expects it.
    pub(crate) fn assert_restored(&self) {
        assert!(self.is_cooked(), "the tty is left raw");
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "left in the alternate screen");
        assert!(!screen.hide_cursor(), "left without a cursor");
        assert!(!screen.bracketed_paste(), "left with bracketed paste");
    }

    fn slave(&self) -> File {
        OpenOptions::new().read(true).write(true).custom_flags(O_NOCTTY).open(&self.tty).unwrap()
    }
}

/// What the system's books say a program has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Books {
    /// How often it has slept and been woken.
    pub(crate) wakes: u64,
    /// How often it has written.
    pub(crate) writes: u64,
}

fn number(page: &str, name: &str) -> u64 {
    let line = page.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Runs `script` in a shell, `$0` being the program, and returns its exit code, its output and its errors.
pub(crate) fn shell(program: &str, script: &str) -> (Option<i32>, String, String) {
    let output = Command::new("sh").args(["-c", script, program]).env("TERM", "xterm-256color").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}
