//! Other programs, run for a moment: arguments as they are, no shell, and never waited for without end.

use crate::model::SafeText;
use rustix::process::{Pid, Signal, kill_process};
use std::{
    env,
    io::{self, Write},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// How long a command may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longest complaint that is passed on, in characters.
const LONGEST: usize = 200;

/// What a command left behind.
#[derive(Debug)]
pub struct Ran {
    /// Its output.
    pub out: String,
    /// Why it failed, in its own words, if it did.
    pub failed: Option<SafeText>,
}

/// Whether a command of this name can be found.
#[must_use]
pub fn is_there(name: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(name).is_file()))
}

/// Runs a command to its end and gives it `input` to read. What takes longer than twenty seconds is ended.
///
/// # Errors
/// When it cannot be started, or does not end.
pub fn run(command: &[String], input: &str) -> io::Result<Ran> {
    let (name, arguments) = command.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let mut ready = Command::new(name);
    // Its complaints are looked at, so they are to be in one language.
    ready.args(arguments).env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Cron does not say where the person's session listens.
    let session = format!("/run/user/{}", rustix::process::getuid().as_raw());
    if env::var_os("XDG_RUNTIME_DIR").is_none() && Path::new(&session).is_dir() {
        ready.env("XDG_RUNTIME_DIR", session);
    }
    let mut child = ready.spawn()?;
    let pid = Pid::from_child(&child);
    let (tell, ended) = mpsc::channel();
    let input = input.to_owned();
    thread::Builder::new().spawn(move || {
        // It may end without having read it.
        let _ = child.stdin.take().map(|mut pipe| pipe.write_all(input.as_bytes()));
        let _ = tell.send(child.wait_with_output());
    })?;
    let output = ended.recv_timeout(PATIENCE).map_err(|_| {
        let _ = kill_process(pid, Signal::KILL);
        io::Error::new(io::ErrorKind::TimedOut, "it did not end within 20 seconds")
    })??;
    let said = SafeText::new(String::from_utf8_lossy(&output.stderr).trim()).cut(LONGEST);
    let why = if said.as_str().is_empty() { SafeText::new(&output.status.to_string()) } else { said };
    Ok(Ran { out: String::from_utf8_lossy(&output.stdout).into_owned(), failed: (!output.status.success()).then_some(why) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sh(script: &str, input: &str) -> Ran {
        run(&["sh".into(), "-c".into(), script.into()], input).unwrap()
    }

    #[test]
    fn a_command_reads_what_it_is_given_and_its_complaint_is_clean() {
        let ran = sh("cat", "a\nb\n");
        assert_eq!((ran.out.as_str(), ran.failed), ("a\nb\n", None));
        let complaint = sh("printf 'no\\033[31m way\\n' >&2; exit 3", "").failed.unwrap();
        assert_eq!(complaint.as_str(), "no way");
        assert!(sh("exit 3", "").failed.unwrap().as_str().contains('3'));
    }

    #[test]
    fn what_is_not_read_holds_nobody_up() {
        assert!(sh("exec 0<&-; exit 0", &"x".repeat(1_000_000)).failed.is_none());
        assert!(run(&["no-such-program-anywhere".into()], "").is_err());
        assert!(is_there("sh") && !is_there("no-such-program-anywhere"));
    }
}
