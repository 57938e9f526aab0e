//! `unclench setup`: what a plan should leave out, ticked on the screen or by number.

use super::{
    Look, print,
    settings::{configured, tell, wants_lines},
};
use crate::{
    app::{App, Setup},
    content,
    error::Error,
    files,
    keys::Keymap,
    model::Memory,
    paths::Paths,
    present,
    runtime::{self, Front, Library, terminal::Terminal},
    state,
};
use std::io;

pub(super) fn run(look: Look, paths: &Paths) -> Result<u8, Error> {
    let memory = state::load(paths.state_file().as_deref())?;
    let conditions = content::core_conditions();
    if wants_lines(look.plain) {
        return by_number(Setup::new(conditions, &memory.ticks), &memory, paths);
    }
    Terminal::preflight().map_err(|why| Error::NoTerminal(format!("{why}. For lines instead of a screen: unclench setup --plain")))?;
    let (config, notices) = configured(look, paths);
    let mut app = App::in_setup(conditions, config.settings, memory);
    app.keymap = config.keymap;
    let ended = runtime::run(app, vec![], Front::Screen, &Library::new(paths), paths);
    tell(&notices);
    ended
}

/// The same as numbered lines. Nothing is kept until an empty line says so.
fn by_number(mut setup: Setup, memory: &Memory, paths: &Paths) -> Result<u8, Error> {
    loop {
        let view = present::setup(&setup, &Keymap::default());
        let rows =
            view.rows.iter().zip(1..).map(|((tick, is_ticked), at)| format!("{at:>2} [{}] {tick}\n", if *is_ticked { 'x' } else { ' ' }));
        print(&format!("{}\n{}\n{}{}\n", view.title, view.intro, rows.collect::<String>(), present::BY_NUMBER))?;
        loop {
            let mut line = String::new();
            let read = io::stdin().read_line(&mut line).map_err(|source| Error::Io { what: "cannot read the answers", source })?;
            match line.trim() {
                _ if read == 0 => return print("Nothing was changed.\n").map(|()| 2),
                "q" => return print("Nothing was changed.\n").map(|()| 0),
                "" => {
                    let ticks = setup.ticked().iter().map(|condition| condition.id.clone()).collect();
                    let now = Memory { ticks, asked_hips: true, set_up: true, ..memory.clone() };
                    state::save(paths.state_file().as_deref(), memory, &now, files::PATIENCE)?;
                    return print("Kept.\n").map(|()| 0);
                }
                numbers => {
                    let numbers: Option<Vec<usize>> = numbers.split([' ', ',']).filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect();
                    let known = |at: &usize| (1..=setup.rows().len()).contains(at);
                    match numbers.filter(|numbers| numbers.iter().all(known)) {
                        Some(numbers) => numbers.into_iter().for_each(|at| setup.toggle(at - 1)),
                        None => {
                            print(&format!("{}\n", present::BY_NUMBER))?;
                            continue;
                        }
                    }
                }
            }
            break;
        }
    }
}
