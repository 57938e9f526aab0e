//! The commands that open the coach: the first screen, or a session at once.

use super::{Look, Stretch};
use crate::{
    app::{App, Choice},
    error::Error,
    model::{Id, SafeText, Settings, ThemeName},
    paths::Paths,
    runtime::{self, Front, Library, terminal::Terminal},
    session::Preferences,
    state,
    time::{Clock, SystemClock},
};
use std::{env, time::Duration};

/// Opens the first screen.
pub(super) fn home(look: Look) -> Result<u8, Error> {
    Terminal::preflight().map_err(|why| Error::NoTerminal(format!("{why}. For lines instead of a screen: unclench stretch --plain")))?;
    let paths = Paths::from_environment();
    let memory = paths.state_file().map(|file| state::load(&file)).unwrap_or_default();
    let library = Library::new(&paths);
    let tonight = library.tonight(&memory);
    let now = SystemClock.now();
    let app = App::new(tonight, settings(look), memory, &now);
    runtime::run(app, vec![], Front::Screen, &library, &paths)
}

/// Leads through a routine, on the screen or in lines.
pub(super) fn stretch(look: Look, stretch: &Stretch) -> Result<u8, Error> {
    let front = if stretch.plain || Terminal::preflight().is_err() { Front::Lines } else { Front::Screen };
    let paths = Paths::from_environment();
    let (choice, preferences) = chosen(stretch)?;
    let memory = paths.state_file().map(|file| state::load(&file)).unwrap_or_default();
    let now = SystemClock.now();
    let app = App::new(choice, settings(look), memory, &now);
    let (app, effects) = app.straight_to_session(&preferences, stretch.steady, &now);
    runtime::run(app, effects, front, &Library::new(&paths), &paths)
}

/// The routine that was named, or tonight's, and what is wanted of it.
pub(super) fn chosen(stretch: &Stretch) -> Result<(Choice, Preferences), Error> {
    let paths = Paths::from_environment();
    let library = Library::new(&paths);
    let choice = match &stretch.routine {
        Some(id) => library.routine(id).ok_or_else(|| unknown(id, &library))?,
        None => {
            let memory = paths.state_file().map(|file| state::load(&file)).unwrap_or_default();
            library.tonight(&memory)
        }
    };
    let at_most = stretch.minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60));
    Ok((choice, Preferences { at_most }))
}

fn unknown(id: &str, library: &Library) -> Error {
    let pack = library.whole();
    let ids: Vec<&str> = pack.routines.iter().map(|r| r.id.as_str()).collect();
    let id = SafeText::new(id).cut(Id::LONGEST);
    let near = ids.iter().map(|known| (strsim::damerau_levenshtein(id.as_str(), known), known)).min().filter(|(far, _)| *far <= 3);
    let hint = near.map(|(_, known)| format!(" Did you mean {known}?")).unwrap_or_default();
    Error::Usage(format!("there is no routine called {id}.{hint} Routines: {}.", ids.join(", ")))
}

/// The settings with what the command line and the environment say.
fn settings(look: Look) -> Settings {
    let colourless = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let defaults = Settings::default();
    Settings {
        theme: look.theme.unwrap_or(if colourless { ThemeName::Mono } else { defaults.theme }),
        motion: look.motion.unwrap_or(defaults.motion),
        ..defaults
    }
}
