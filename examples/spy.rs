//! A program that stands in for a voice, a player or a command of the person's own: it writes down when it was started and
//! with what, and then does what `SPY_DOES` says: `hang`, `flood`, `crash`, `mixed` (one of all of them), or else ends.

use serde_json::json;
use std::{
    env,
    fs::OpenOptions,
    io::{self, Read, Write},
    process::{self, ExitCode},
    thread,
    time::{SystemTime, UNIX_EPOCH},
};

fn main() -> ExitCode {
    let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64();
    match note(at) {
        Ok(()) => act(),
        Err(error) => {
            let _ = writeln!(io::stderr(), "spy: {error}");
            ExitCode::FAILURE
        }
    }
}

/// One line, in one write.
fn note(at: f64) -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let arguments: Vec<String> = env::args().collect();
    let told: serde_json::Map<_, _> =
        env::vars().filter(|(name, _)| name.starts_with("UNCLENCH_") && !name.ends_with("_DIR")).map(|(n, v)| (n, v.into())).collect();
    let line = json!({ "at": at, "pid": process::id(), "arguments": arguments, "input": input, "told": told });
    let log = env::var_os("SPY_LOG").ok_or_else(|| io::Error::other("SPY_LOG names no file"))?;
    OpenOptions::new().append(true).create(true).open(log)?.write_all(format!("{line}\n").as_bytes())
}

fn act() -> ExitCode {
    let does = env::var("SPY_DOES").unwrap_or_default();
    match (does.as_str(), process::id() % 4) {
        ("hang", _) | ("mixed", 0) => loop {
            thread::park();
        },
        ("flood", _) | ("mixed", 1) => loop {
            let noise = [b'x'; 65536];
            if io::stdout().write_all(&noise).and_then(|()| io::stderr().write_all(&noise)).is_err() {
                return ExitCode::SUCCESS;
            }
        },
        ("crash", _) | ("mixed", 2) => process::abort(),
        _ => ExitCode::SUCCESS,
    }
}
