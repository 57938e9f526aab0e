//! A program that does nothing but hold the terminal: the tests of `runtime` put it through what happens to terminals.
//!
//! It shows what came in last. `q` quits, Ctrl-Z suspends, `p` panics, `t` panics in a thread, `f` floods the terminal with
//! frames. With `--lines` it reads lines and prints what wakes it.

use ratatui::{buffer::Buffer, layout::Position, style::Color, style::Style};
use std::{env, io, path::PathBuf, process::ExitCode, thread, time::Duration};
use unclench::{
    keys::Key,
    runtime::{
        input::Input,
        settle,
        terminal::{Terminal, report_panics},
        wake::{Sources, Wake},
    },
};

fn main() -> ExitCode {
    let run = if env::args().any(|argument| argument == "--lines") { lines } else { screen };
    match settle().and_then(|()| run()) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            use io::Write;
            let _ = writeln!(io::stderr(), "guard: {error}");
            ExitCode::from(74)
        }
    }
}

fn screen() -> io::Result<u8> {
    if let Err(missing) = Terminal::preflight() {
        eprintln!("guard: {missing}");
        return Ok(2);
    }
    report_panics(Some(env::var_os("GUARD_REPORTS").map_or_else(env::temp_dir, PathBuf::from)));
    let mut sources = Sources::keyboard()?;
    let mut terminal = Terminal::enter(Color::Rgb(16, 16, 24))?;
    let mut shown = "ready".to_owned();
    let mut flood = None;
    loop {
        terminal.draw(|buffer| paint(&shown, flood, buffer))?;
        flood = flood.map(|frames: u32| frames + 1);
        match sources.wait(flood.map(|_| Duration::ZERO))? {
            Wake::Inputs(inputs) => {
                for input in inputs {
                    shown = format!("{input:?}");
                    match input {
                        Input::Key(Key::Char('q')) => return Ok(0),
                        Input::Key(Key::Ctrl('z')) => terminal.suspend()?,
                        Input::Key(Key::Char('p')) => panic!("asked to"),
                        Input::Key(Key::Char('t')) => _ = thread::spawn(|| panic!("asked to, in a thread")),
                        Input::Key(Key::Char('f')) => flood = Some(0),
                        Input::Resize(..) => terminal.repaint(),
                        Input::Paste(text) => shown = format!("pasted {}", text.len()),
                        _ => {}
                    }
                }
            }
            Wake::Suspend => terminal.suspend()?,
            Wake::Resumed => {
                terminal.resume()?;
                "resumed".clone_into(&mut shown);
            }
            Wake::Quit(signal) => return Ok(u8::try_from(128 + signal).unwrap_or(1)),
            Wake::EndOfInput | Wake::Called | Wake::Deadline => {}
        }
    }
}

fn paint(shown: &str, flood: Option<u32>, buffer: &mut Buffer) {
    let area = buffer.area;
    buffer.set_style(area, Style::new().bg(Color::Rgb(16, 16, 24)));
    if let Some(frame) = flood {
        for Position { x, y } in area.positions() {
            buffer.set_string(x, y, if frame % 2 == 0 { "/" } else { "\\" }, Style::new());
        }
    }
    buffer.set_stringn(0, 0, format!("{}x{} {shown}", area.width, area.height), area.width.into(), Style::new());
}

fn lines() -> io::Result<u8> {
    let mut sources = Sources::lines()?;
    let mut ended = false;
    loop {
        match sources.wait(ended.then_some(Duration::from_millis(50)))? {
            Wake::Inputs(inputs) => {
                for input in inputs {
                    let Input::Key(key) = input else { continue };
                    println!("{key:?}");
                    if key == Key::Char('q') {
                        return Ok(0);
                    }
                }
            }
            Wake::EndOfInput => {
                println!("end");
                ended = true;
            }
            Wake::Deadline if ended => return Ok(0),
            Wake::Quit(signal) => return Ok(u8::try_from(128 + signal).unwrap_or(1)),
            Wake::Suspend | Wake::Resumed | Wake::Called | Wake::Deadline => {}
        }
    }
}
