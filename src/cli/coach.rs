//! The commands that open the coach: the first screen, or a session at once.

use super::{Look, Stretch};
use crate::{
    app::{App, Choice},
    config,
    diag::Diagnostic,
    error::{Error, shown},
    model::{Settings, ThemeName},
    paths::Paths,
    runtime::{self, Front, Library, read_file, terminal::Terminal},
    session::Preferences,
    state,
    time::{Clock, SystemClock},
};
use std::{env, io::Write, time::Duration};

/// Opens the first screen.
pub(super) fn home(look: Look) -> Result<u8, Error> {
    Terminal::preflight().map_err(|why| Error::NoTerminal(format!("{why}. For lines instead of a screen: unclench stretch --plain")))?;
    let paths = Paths::from_environment();
    let memory = paths.state_file().map(|file| state::load(&file)).unwrap_or_default();
    let library = Library::new(&paths);
    let (settings, notices) = settings(look, &paths);
    let app = App::new(library.tonight(&memory), settings, memory, &SystemClock.now());
    let ended = runtime::run(app, vec![], Front::Screen, &library, &paths);
    tell(&notices);
    ended
}

/// Leads through a routine, on the screen or in lines.
pub(super) fn stretch(look: Look, stretch: &Stretch) -> Result<u8, Error> {
    let front = if stretch.plain || Terminal::preflight().is_err() { Front::Lines } else { Front::Screen };
    let paths = Paths::from_environment();
    let (choice, preferences) = chosen(stretch)?;
    let memory = paths.state_file().map(|file| state::load(&file)).unwrap_or_default();
    let now = SystemClock.now();
    let (settings, notices) = settings(look, &paths);
    let app = App::new(choice, settings, memory, &now);
    let (app, effects) = app.straight_to_session(&preferences, stretch.steady, &now);
    let ended = runtime::run(app, effects, front, &Library::new(&paths), &paths);
    tell(&notices);
    ended
}

/// Says what is wrong with the settings, once the screen is gone.
fn tell(notices: &[Diagnostic]) {
    let mut out = std::io::stderr();
    for notice in notices {
        // Standard error may be gone; then nobody asked.
        let _ = writeln!(out, "unclench: {notice}");
    }
    if !notices.is_empty() {
        let _ = writeln!(out, "unclench: what is wrong in the settings was left at its default; nothing else was touched.");
    }
}

/// The routine that was named, or tonight's, and what is wanted of it.
pub(super) fn chosen(stretch: &Stretch) -> Result<(Choice, Preferences), Error> {
    let paths = Paths::from_environment();
    let library = Library::new(&paths);
    let choice = match &stretch.routine {
        Some(id) => library.words(id).ok_or_else(|| unknown(id, &library))?,
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
    let near = ids.iter().map(|known| (strsim::damerau_levenshtein(id, known), known)).min().filter(|(far, _)| *far <= 3);
    let hint = near.map(|(_, known)| format!(" Did you mean {known}?")).unwrap_or_default();
    let id = crate::model::SafeText::new(id).cut(crate::model::Id::LONGEST);
    Error::Usage(format!("there is no routine called {id}.{hint} Routines: {}.", ids.join(", ")))
}

/// The settings: flag, then environment, then the person's file, then the default. And what is wrong in the file.
fn settings(look: Look, paths: &Paths) -> (Settings, Vec<Diagnostic>) {
    let file = paths.config_file().and_then(|path| Some((read_file(&path, config::LARGEST_FILE).ok()?, path)));
    let (settings, notices) = match file {
        Some((bytes, path)) => config::read(shown(&path).as_str(), &bytes),
        None => (Settings::default(), vec![]),
    };
    (overridden(settings, look), notices)
}

/// These settings, but for what a flag or the environment says.
pub(super) fn overridden(mut settings: Settings, look: Look) -> Settings {
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        settings.theme = ThemeName::Mono;
    }
    settings.theme = look.theme.unwrap_or(settings.theme);
    settings.motion = look.motion.unwrap_or(settings.motion);
    settings
}
