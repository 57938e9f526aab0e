//! The commands that open the coach: the first screen, or a session at once.

use super::{Look, Stretch};
use crate::{
    app::{App, Choice, Effect},
    config,
    diag::Diagnostic,
    error::{Error, shown},
    model::{Id, SafeText, Settings, ThemeName},
    paths::Paths,
    runtime::{self, Front, Ledger, Library, read_file, terminal::Terminal},
    session::Preferences,
    state,
    time::{Clock, SystemClock},
};
use std::{env, io::Write, time::Duration};

/// Opens the first screen.
pub(super) fn home(look: Look, plain: bool, paths: &Paths) -> Result<u8, Error> {
    if !plain {
        Terminal::preflight().map_err(|why| Error::NoTerminal(format!("{why}. For lines instead of a screen: unclench --plain")))?;
    }
    let front = if plain { Front::Lines } else { Front::Screen };
    let memory = paths.state_file().map(|file| state::load(&file)).unwrap_or_default();
    let library = Library::new(paths);
    let (settings, notices) = settings(look, paths);
    let ticked = library.ticked(&memory);
    let mut app = App::new(library.tonight(&memory, &ticked), settings, memory).opened_at(SystemClock.now().wall.time());
    app.preferences.ticked = ticked;
    let ended = runtime::run(app, vec![Effect::LoadDiary, Effect::LoadHabits], front, &library, paths);
    tell(&notices);
    ended
}

/// Leads through a routine, on the screen or in lines.
pub(super) fn stretch(look: Look, stretch: &Stretch, paths: &Paths) -> Result<u8, Error> {
    let front = if stretch.plain || Terminal::preflight().is_err() { Front::Lines } else { Front::Screen };
    if stretch.resume {
        return resume(look, stretch, front, paths);
    }
    let (choice, preferences) = chosen(stretch, paths)?;
    let memory = paths.state_file().map(|file| state::load(&file)).unwrap_or_default();
    let now = SystemClock.now();
    let (settings, notices) = settings(look, paths);
    let app = App::new(choice, settings, memory);
    let (app, effects) = app.straight_to_session(&preferences, stretch.steady, &now);
    let ended = runtime::run(app, effects, front, &Library::new(paths), paths);
    tell(&notices);
    ended
}

/// Goes on with what was stopped tonight.
fn resume(look: Look, stretch: &Stretch, front: Front, paths: &Paths) -> Result<u8, Error> {
    let memory = paths.state_file().map(|file| state::load(&file)).unwrap_or_default();
    let library = Library::new(paths);
    let (settings, notices) = settings(look, paths);
    let ticked = library.ticked(&memory);
    let mut app = App::new(library.tonight(&memory, &ticked), settings, memory.clone());
    app.preferences.ticked = ticked;
    let diary = Ledger::new(paths).load().diary;
    let find = |routine: &Id| library.routine(routine.as_str(), &memory);
    let Some((app, effects)) = app.straight_on(diary, find, stretch.steady, &SystemClock.now()) else {
        return Err(Error::Usage("nothing was stopped tonight. To begin: unclench stretch".into()));
    };
    let ended = runtime::run(app, effects, front, &library, paths);
    tell(&notices);
    ended
}

/// Says what is wrong with the settings, once the screen is gone.
pub(super) fn tell(notices: &[Diagnostic]) {
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
pub(super) fn chosen(stretch: &Stretch, paths: &Paths) -> Result<(Choice, Preferences), Error> {
    let library = Library::new(paths);
    let memory = paths.state_file().map(|file| state::load(&file)).unwrap_or_default();
    let ticked = library.ticked(&memory);
    let choice = match &stretch.routine {
        Some(id) => library.words(id, &memory).ok_or_else(|| unknown(id, &library))?,
        None => library.tonight(&memory, &ticked),
    };
    let at_most = stretch.minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60));
    Ok((choice, Preferences { at_most, ticked }))
}

fn unknown(id: &str, library: &Library) -> Error {
    let complaints = library.complaints();
    if !complaints.is_empty() {
        let told: Vec<String> = complaints.iter().map(|complaint| format!("\n  {complaint}")).collect();
        return Error::BadData(format!("a pack of your own cannot be used; everything built in still works.{}", told.concat()));
    }
    let pack = library.whole();
    let ids: Vec<&str> = pack.routines.iter().map(|r| r.id.as_str()).collect();
    let id = SafeText::new(id).cut(Id::LONGEST);
    let near = ids.iter().map(|known| (strsim::damerau_levenshtein(id.as_str(), known), known)).min().filter(|(far, _)| *far <= 3);
    let hint = near.map(|(_, known)| format!(" Did you mean {known}?")).unwrap_or_default();
    Error::Usage(format!("there is no routine called {id}.{hint} Routines: {}.", ids.join(", ")))
}

/// The settings: flag, then environment, then the person's file, then the default. And what is wrong in the file.
pub(super) fn settings(look: Look, paths: &Paths) -> (Settings, Vec<Diagnostic>) {
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
