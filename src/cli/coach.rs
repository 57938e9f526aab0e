//! The commands that open the coach: the first screen, or a session at once.

use super::{
    Look, Stretch,
    settings::{configured, front, tell, wants_lines},
};
use crate::{
    app::{App, Choice, Effect, NoMore},
    diary::Evening,
    error::Error,
    model::{Id, Memory, SafeText, Settings, night_of},
    paths::Paths,
    runtime::{self, Front, Ledger, Library, terminal::Terminal},
    session::Preferences,
    state,
    time::{Clock, SystemClock},
};
use chrono::NaiveDate;
use std::time::Duration;

/// Opens the first screen.
pub(super) fn home(look: Look, paths: &Paths) -> Result<u8, Error> {
    let front = front(look.plain);
    if front == Front::Lines && !wants_lines(look.plain) {
        Terminal::preflight().map_err(|why| Error::NoTerminal(format!("{why}. For lines instead of a screen: unclench --plain")))?;
    }
    let memory = state::load(paths.state_file().as_deref())?;
    let library = Library::new(paths);
    let (config, notices) = configured(look, paths);
    let ticked = library.ticked(&memory);
    let wanted = (library.tonight(&memory, &ticked, false), Preferences { ticked, ..Preferences::default() });
    let (tonight, preferences) = for_ears(front, wanted, &library, &memory);
    let mut app = App::new(tonight, config.settings, memory).opened_at(SystemClock.now().wall.time());
    app.preferences = preferences;
    app.keymap = config.keymap;
    app.mistakes.0 = notices.len();
    let ended = runtime::run(app, vec![Effect::LoadDiary, Effect::LoadHabits, Effect::CheckPacks], front, &library, paths);
    tell(&notices);
    ended
}

/// Leads through a routine, on the screen or in lines.
pub(super) fn stretch(look: Look, stretch: &Stretch, paths: &Paths) -> Result<u8, Error> {
    let front = front(look.plain);
    if stretch.resume {
        return resume(look, stretch, front, paths);
    }
    let memory = state::load(paths.state_file().as_deref())?;
    let library = Library::new(paths);
    let (choice, preferences) = for_ears(front, chosen(stretch, paths, &memory)?, &library, &memory);
    let now = SystemClock.now();
    let (config, notices) = configured(look, paths);
    let mut app = App::new(choice, config.settings, memory);
    app.keymap = config.keymap;
    let (app, effects) = app.straight_to_session(&preferences, stretch.steady, &now);
    let ended = runtime::run(app, effects, front, &library, paths);
    tell(&notices);
    ended
}

/// The same for who hears it instead of seeing it: getting into position takes as long as its words do, so all are needed.
fn for_ears(front: Front, wanted: (Choice, Preferences), library: &Library, memory: &Memory) -> (Choice, Preferences) {
    let (choice, preferences) = wanted;
    if front != Front::Lines {
        return (choice, preferences);
    }
    let whole = library.routine(choice.pack.routines[choice.routine].id.as_str(), memory);
    (whole.unwrap_or(choice), Preferences { aloud: true, ..preferences })
}

/// Goes on with what was stopped tonight.
fn resume(look: Look, stretch: &Stretch, front: Front, paths: &Paths) -> Result<u8, Error> {
    let memory = state::load(paths.state_file().as_deref())?;
    let library = Library::new(paths);
    let (config, notices) = configured(look, paths);
    let ticked = library.ticked(&memory);
    let mut app = App::new(library.tonight(&memory, &ticked, false), config.settings, memory.clone());
    app.preferences = Preferences { ticked, aloud: front == Front::Lines, ..Preferences::default() };
    app.keymap = config.keymap;
    let mut ledger = Ledger::new(paths);
    if ledger.is_held() {
        return Err(Error::Usage("a session goes on in another window. To begin another: unclench stretch".into()));
    }
    let diary = ledger.load().diary;
    let find = |routine: &Id| library.routine(routine.as_str(), &memory);
    let (app, effects) = app.straight_on(diary, find, stretch.steady, &SystemClock.now()).map_err(|why| {
        Error::Usage(match why {
            NoMore::NothingStopped => "nothing was stopped tonight. To begin: unclench stretch".into(),
            NoMore::NothingLeft => "nothing is left of what was stopped tonight, or what you ticked leaves it out (unclench setup). \
                                    To begin: unclench stretch"
                .into(),
        })
    })?;
    let ended = runtime::run_with(ledger, app, effects, front, &library, paths);
    tell(&notices);
    ended
}

/// The night it is, by the date of its evening.
pub(super) fn tonight(settings: &Settings) -> NaiveDate {
    night_of(SystemClock.now().wall, settings.night_starts)
}

/// Whether tonight's stretching is done to its end, as far as the newest lines of the diary tell.
pub(super) fn is_done(settings: &Settings, paths: &Paths) -> bool {
    let tonight = tonight(settings);
    Ledger::new(paths).lately(tonight).evening(tonight) == Some(Evening::Whole)
}

/// The routine that was named, or tonight's, and what is wanted of it.
pub(super) fn chosen(stretch: &Stretch, paths: &Paths, memory: &Memory) -> Result<(Choice, Preferences), Error> {
    let library = Library::new(paths);
    let ticked = library.ticked(memory);
    let choice = match &stretch.routine {
        Some(id) => library.first(id, memory, true).ok_or_else(|| unknown(id, &library))?,
        None => library.tonight(memory, &ticked, true),
    };
    let at_most = stretch.minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60));
    Ok((choice, Preferences { at_most, ticked, aloud: false }))
}

fn unknown(id: &str, library: &Library) -> Error {
    let complaints = library.complaints();
    if !complaints.is_empty() {
        let told: Vec<String> = complaints.iter().map(|complaint| format!("\n  {complaint}")).collect();
        return Error::BadData(format!("a pack of your own cannot be used; everything built in still works.{}", told.concat()));
    }
    let pack = library.whole();
    let ids: Vec<&str> = pack.routines.iter().map(|r| r.id.as_str()).collect();
    nothing_called("routine", "Routines", id, &ids)
}

/// There is nothing of this kind with this id; the nearest there is, and all.
pub(super) fn nothing_called(kind: &str, all: &str, id: &str, ids: &[&str]) -> Error {
    let id = SafeText::new(id).cut(Id::LONGEST);
    let near = ids.iter().map(|known| (strsim::damerau_levenshtein(id.as_str(), known), known)).min().filter(|(far, _)| *far <= 3);
    let hint = near.map(|(_, known)| format!(" Did you mean {known}?")).unwrap_or_default();
    Error::Usage(format!("there is no {kind} called {id}.{hint} {all}: {}.", ids.join(", ")))
}
