//! Long prints go through the pager, as `git` has it: only when they are read on a terminal and longer than it is.

use crate::{model::Width, runtime::terminal};
use signal_hook::consts::SIGINT;
use std::{
    env,
    io::{self, Write},
    process::{Child, Command, Stdio},
    sync::{Arc, atomic::AtomicBool},
};

/// Shows a text in the person's pager, `PAGER`, else `less`, each part as it comes. Where nobody looks, it fits or there is no pager,
/// `print` gets it, in no more pieces than there are parts. A pager that is left early has shown enough.
///
/// # Errors
/// What `print` has.
pub fn show<E>(parts: &mut dyn Iterator<Item = String>, print: &mut dyn FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let mut begun = None;
    if let Some(pager) = terminal::can_scroll().then(pager).flatten() {
        let (columns, rows) = terminal::size();
        let text = begun.insert(parts.next().unwrap_or_default());
        while fits(text, columns.into(), rows.into()) {
            let Some(part) = parts.next() else { return print(text) };
            text.push_str(&part);
        }
        if let Ok(pager) = start(&pager) {
            feed(pager, begun.into_iter().chain(parts));
            return Ok(());
        }
    }
    for part in begun.into_iter().chain(parts) {
        print(&part)?;
    }
    Ok(())
}

/// Whether all lines can be seen at once, with one left for the prompt.
fn fits(text: &str, columns: usize, rows: usize) -> bool {
    let height = |line: &str| line.width().div_ceil(columns.max(1)).max(1);
    text.lines().map(height).sum::<usize>() < rows
}

/// The words of the pager's command; `cat` and nothing at all mean none.
fn pager() -> Option<Vec<String>> {
    let command = env::var("PAGER").unwrap_or_else(|_| "less".into());
    let words: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
    words.first().is_some_and(|first| first != "cat").then_some(words)
}

fn start(pager: &[String]) -> io::Result<Child> {
    let (name, arguments) = pager.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let mut command = Command::new(name);
    if env::var_os("LESS").is_none() {
        // Leave if it fits after all, keep the text on the screen.
        command.env("LESS", "FRX");
    }
    command.args(arguments).stdin(Stdio::piped()).spawn()
}

fn feed(mut pager: Child, parts: impl Iterator<Item = String>) {
    // Ctrl-C is for the pager; a handler that does nothing keeps us here until it ends.
    let _ = signal_hook::flag::register(SIGINT, Arc::new(AtomicBool::new(false)));
    if let Some(mut pipe) = pager.stdin.take() {
        for part in parts {
            // It may be left before it has read everything.
            if pipe.write_all(part.as_bytes()).is_err() {
                break;
            }
        }
    }
    let _ = pager.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_fits_if_all_of_it_and_the_prompt_do() {
        assert!(fits("a\nb\n", 10, 3) && !fits("a\nb\n", 10, 2));
        assert!(fits(&"x".repeat(20), 10, 3) && !fits(&"x".repeat(21), 10, 3));
        assert!(!fits("\n\n\n", 10, 3) && fits("", 0, 1));
    }
}
