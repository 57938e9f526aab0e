//! Other people's programs, run beside ours: never waited for, never listened to, and ended when their time is over. Knows
//! nothing of what they are for.
//!
//! Each leads a process group of its own, so that what it has started is ended with it. One thread for each kind starts and
//! ends them; it sleeps until there is something to start or to end.

use crate::{
    files::{self, Existing},
    time::{Clock, Mono, SystemClock},
};
use rustix::process::{Pid, Signal, kill_process_group};
use std::{
    collections::VecDeque,
    ffi::OsString,
    fs,
    io::{self, Write},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};

/// How long a program may run.
const LIMIT: Duration = Duration::from_secs(10);
/// The most that run at once: the oldest has to go for one more.
const MOST: usize = 16;
/// From one look at what is still running to the next, while our own program ends.
const LOOK: Duration = Duration::from_millis(10);
/// How long ending them may take, beyond the grace that they have: only on a busy computer, or where the system lets none die, is it
/// more than a moment. Whoever leaves sooner leaves them running for ever.
const ENDING: Duration = Duration::from_secs(2);

/// A program to be started.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errand {
    /// Its whole path, or a name to be found on `PATH`.
    pub program: PathBuf,
    /// Its arguments, each as it is: no shell reads them.
    pub arguments: Vec<OsString>,
    /// What it gets on its standard input; without it, nothing. Less than the 4 KiB that fit into any pipe that nobody reads.
    pub input: Option<String>,
    /// What is added to its environment.
    pub environment: Vec<(&'static str, String)>,
    /// A file that it needs, and what has to be in it.
    pub file: Option<(PathBuf, Vec<u8>)>,
}

impl Errand {
    /// Starts it, with an end put to it in a while.
    fn start(&self, limit: Duration) -> io::Result<Running> {
        if let Some((path, bytes)) = &self.file {
            keep(path, bytes)?;
        }
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(if self.input.is_some() { Stdio::piped() } else { Stdio::null() });
        let mut child = command.spawn()?;
        if let (Some(input), Some(mut pipe)) = (&self.input, child.stdin.take()) {
            // Who does not want to hear it need not.
            let _ = pipe.write_all(input.as_bytes());
        }
        Ok(Running { child, due: SystemClock.now().mono + limit })
    }

    /// Runs it to its end, or to the end of its time; for who has nothing else to do.
    ///
    /// # Errors
    /// When it cannot be started, or does not end by itself.
    pub fn run(&self) -> io::Result<ExitStatus> {
        let mut running = self.start(LIMIT)?;
        while SystemClock.now().mono < running.due {
            if let Some(status) = running.child.try_wait()? {
                return Ok(status);
            }
            thread::sleep(LOOK);
        }
        running.end();
        Err(io::Error::from(io::ErrorKind::TimedOut))
    }
}

/// Writes a file that can be made again at any time, unless it is there already.
fn keep(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    files::put_with_folder(path, bytes, Existing::Replace)
}

/// A program that runs, or has ended and was not yet buried: its number is nobody else's until then.
struct Running {
    child: Child,
    due: Mono,
}

impl Running {
    /// Ends it and all that it has started and that stayed with it.
    fn end(self) {
        self.kill().bury();
    }

    /// Has it end, which may take the system a while.
    fn kill(self) -> Self {
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        self
    }

    fn bury(mut self) {
        let _ = self.child.wait();
    }
}

/// How many of a kind may run at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One: the next ends the one before.
    Newest,
    /// Up to sixteen.
    All,
}

/// Starts programs of one kind, without ever making the caller wait.
#[derive(Debug)]
pub struct Runner {
    kind: Kind,
    limit: Duration,
    line: Option<Line>,
}

/// What the thread that starts them is told.
enum Order {
    Start(Errand),
    /// End what runs.
    Stop,
    /// End what runs, at this moment or once this is so, and the thread.
    Finish(Mono, fn() -> bool),
}

/// To that thread, once there is one.
#[derive(Debug)]
struct Line {
    orders: Sender<Order>,
    /// Nothing ever comes out of it; it breaks when the thread has ended.
    ended: Receiver<()>,
}

impl Runner {
    /// For programs of this kind. Starts no thread yet.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self { kind, limit: LIMIT, line: None }
    }

    /// Has a program started. One that cannot be is none.
    pub fn start(&mut self, errand: Errand) {
        let (kind, limit) = (self.kind, self.limit);
        if self.line.is_none() {
            let (orders, received) = mpsc::channel();
            let (living, ended) = mpsc::channel();
            let work = move || {
                work(kind, limit, &received);
                drop(living);
            };
            let thread = thread::Builder::new().name("programs".into()).spawn(work);
            self.line = thread.ok().map(|_| Line { orders, ended });
        }
        self.order(Order::Start(errand));
    }

    /// Ends what runs.
    pub fn stop(&self) {
        self.order(Order::Stop);
    }

    fn order(&self, order: Order) {
        if let Some(line) = &self.line {
            // The thread ends after us.
            let _ = line.orders.send(order);
        }
    }

    /// Ends what runs, after a grace in which it may end by itself and that is over once `is_cut`. Returns when all has ended, or soon
    /// after the grace.
    pub fn finish(&mut self, grace: Duration, is_cut: fn() -> bool) {
        self.order(Order::Finish(SystemClock.now().mono + grace, is_cut));
        if let Some(line) = self.line.take() {
            let _ = line.ended.recv_timeout(grace + ENDING);
        }
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.finish(Duration::ZERO, || true);
    }
}

fn work(kind: Kind, limit: Duration, orders: &Receiver<Order>) {
    let most = if kind == Kind::Newest { 1 } else { MOST };
    let mut running: VecDeque<Running> = VecDeque::new();
    loop {
        // All have the same time, so that the first to start is the first to be ended.
        let order = match running.front() {
            Some(first) => orders.recv_timeout(first.due.since(SystemClock.now().mono)),
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let order = match order {
            Ok(order) if kind == Kind::Newest => orders.try_iter().last().unwrap_or(order),
            Ok(order) => order,
            Err(RecvTimeoutError::Timeout) => {
                running.drain(..1).for_each(Running::end);
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => Order::Finish(SystemClock.now().mono, || true),
        };
        match order {
            Order::Start(errand) => {
                let over = (running.len() + 1).saturating_sub(most);
                let dying: Vec<Running> = running.drain(..over).map(Running::kill).collect();
                // What comes next does not wait for a death.
                running.extend(errand.start(limit));
                dying.into_iter().for_each(Running::bury);
            }
            Order::Stop => running.drain(..).for_each(Running::end),
            Order::Finish(until, is_cut) => {
                loop {
                    // Whoever has ended is buried, and its number is not ours to kill any more.
                    running.retain_mut(|one| matches!(one.child.try_wait(), Ok(None)));
                    if running.is_empty() || is_cut() || SystemClock.now().mono >= until {
                        break;
                    }
                    thread::sleep(LOOK);
                }
                // One that is slow to die keeps none of the others alive.
                let dying: Vec<Running> = running.drain(..).map(Running::kill).collect();
                return dying.into_iter().for_each(Running::bury);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// How long anything may take before a test fails: much less than the programs here would.
    const PATIENCE: Duration = Duration::from_secs(30);

    /// Waits until there is an answer.
    fn wait_for<T>(patience: Duration, answer: impl Fn() -> Option<T>) -> Option<T> {
        let until = SystemClock.now().mono + patience;
        loop {
            let answer = answer();
            if answer.is_some() || SystemClock.now().mono >= until {
                return answer;
            }
            thread::sleep(LOOK);
        }
    }

    /// The lines of a file, if they are so many.
    fn lines(path: &Path, count: usize) -> Option<Vec<String>> {
        let lines: Vec<String> = fs::read_to_string(path).unwrap_or_default().lines().map(str::to_owned).collect();
        (lines.len() >= count).then_some(lines)
    }

    /// Never a file that was just written: while another test starts a program of its own, it cannot be run.
    fn script(text: &str) -> Errand {
        Errand { program: "/bin/sh".into(), arguments: vec!["-c".into(), text.into()], ..Errand::default() }
    }

    fn lives(pid: &str) -> bool {
        Command::new("kill").args(["-0", pid]).stderr(Stdio::null()).status().unwrap().success()
    }

    #[test]
    fn the_newest_ends_the_one_before_with_all_it_has_started() {
        let home = tempfile::tempdir().unwrap();
        let log = home.path().join("log");
        let errand = script(&format!("sleep 100 & echo $! $$ >> {}; wait", log.display()));
        let mut runner = Runner::new(Kind::Newest);
        runner.start(errand.clone());
        let first = wait_for(PATIENCE, || lines(&log, 1)).unwrap()[0].clone();
        assert!(first.split(' ').all(lives));
        runner.start(errand);
        let second = wait_for(PATIENCE, || lines(&log, 2)).unwrap()[1].clone();
        runner.finish(Duration::ZERO, || false);
        for pid in first.split(' ').chain(second.split(' ')) {
            // A child of one that was ended is buried by the system, in its own time.
            let runs = || lives(pid) && fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "));
            wait_for(PATIENCE, || (!runs()).then_some(())).unwrap();
        }
    }

    #[test]
    fn what_never_ends_is_ended_when_its_time_is_over() {
        let home = tempfile::tempdir().unwrap();
        let log = home.path().join("log");
        let errand = script(&format!("echo $$ >> {}; exec sleep 100", log.display()));
        // On a slow computer the time may be over before they have said who they are.
        let said = [200, 2_000, 20_000].map(Duration::from_millis).into_iter().find_map(|limit| {
            let _ = fs::remove_file(&log);
            let mut runner = Runner::new(Kind::All);
            runner.limit = limit;
            runner.start(errand.clone());
            runner.start(errand.clone());
            wait_for(limit * 2, || lines(&log, 2)).map(|pids| (runner, pids))
        });
        let (_runner, pids) = said.unwrap();
        for pid in pids {
            wait_for(PATIENCE, || (!lives(&pid)).then_some(())).unwrap();
        }
    }

    #[test]
    fn a_grace_lets_a_program_end_by_itself_and_no_longer() {
        let home = tempfile::tempdir().unwrap();
        let log = home.path().join("log");
        let quick = script(&format!("sleep 0.1; echo done >> {}", log.display()));
        let mut runner = Runner::new(Kind::All);
        runner.start(quick);
        runner.finish(PATIENCE, || false);
        assert_eq!(fs::read_to_string(&log).unwrap(), "done\n");
        let endless = Errand { program: "/bin/sleep".into(), arguments: vec!["100".into()], ..Errand::default() };
        // Nor longer than there is time: who ends the program in the grace ends them.
        for (grace, is_cut) in [(Duration::from_millis(50), (|| false) as fn() -> bool), (PATIENCE * 2, || true)] {
            let mut runner = Runner::new(Kind::All);
            runner.start(endless.clone());
            let started = SystemClock.now().mono;
            runner.finish(grace, is_cut);
            assert!(SystemClock.now().mono.since(started) < PATIENCE);
        }
    }

    #[test]
    fn nothing_that_a_program_does_makes_the_caller_wait() {
        for text in ["exec cat /dev/zero", "exec sleep 100", "exit 3", "kill -SEGV $$"] {
            let errand = Errand { input: Some("words ".repeat(100)), ..script(text) };
            let mut runner = Runner::new(Kind::Newest);
            let started = SystemClock.now().mono;
            for _ in 0..50 {
                runner.start(errand.clone());
            }
            // To wait for one of them would take ten seconds.
            let took = SystemClock.now().mono.since(started);
            assert!(took < Duration::from_secs(5), "{text}: {took:?}");
        }
        Runner::new(Kind::All).start(Errand { program: "/nowhere/nothing".into(), ..Errand::default() });
    }

    #[test]
    fn a_file_is_written_once_and_mended_if_it_was_spoilt() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("cache/tones/half.wav");
        for spoilt in [None, Some("noise")] {
            if let Some(noise) = spoilt {
                fs::write(&path, noise).unwrap();
            }
            keep(&path, b"tone").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"tone");
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        }
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        keep(&path, b"tone").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    }
}
