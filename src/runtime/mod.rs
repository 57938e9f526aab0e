//! The imperative shell: it waits, hands the [`App`] what happened, performs the effects that come back and shows the
//! result. It must not know a word the person reads, nor a rule of the coach.

mod browser;
pub mod child;
pub mod command;
pub mod cues;
mod diary;
mod hooks;
pub mod input;
mod library;
pub mod pager;
pub mod screen;
pub mod terminal;
pub mod wake;

use crate::{
    app::{App, Choice, Doing, Effect, Event, Screen},
    content,
    cue::{Teller, Told, Tone},
    diag::Diagnostic,
    error::Error,
    files,
    journal::{self, Fault},
    keys::Key,
    model::{Entry, Memory, ThemeName, ascii},
    paths::Paths,
    plain::Transcript,
    present, state,
    time::{Clock, Now, SystemClock},
    ui::{self, Theme},
};
use chrono::NaiveDate;
use cues::{Cues, Notice};
pub use diary::{Arrived, Ledger, Loaded};
use hooks::Commands;
use input::Input;
pub use library::{Library, read_file, read_file_itself, settings_file};
use rustix::{
    fs::Mode,
    process::{Signal, kill_current_process_group},
    stdio::stdin,
    termios::{QueueSelector, tcflush},
};
use signal_hook::consts::SIGXFSZ;
use std::{
    io::{self, Write},
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};
use terminal::{Reports, Terminal};
use wake::{Bell, Sources, Wake};

/// How long what could not be remembered, and then what could not be saved, is tried at the end: together shorter than the time a
/// deadly signal leaves.
const LAST_TRY: Duration = Duration::from_millis(200);

/// The first thing a process does: what it creates is its owner's alone, and a write past a limit on file sizes is an error
/// to answer, not its death (as std has it for a closed pipe).
///
/// # Errors
/// When the system refuses signal handlers.
pub fn settle() -> io::Result<()> {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    // A handler that does nothing, rather than "ignore", which the programs we start would inherit.
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    Ok(())
}

/// Which front end shows the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// The whole terminal.
    Screen,
    /// Lines that are only added.
    Lines,
}

/// Runs the program until it ends; the exit code. The first effects are performed once the first screen is shown.
///
/// # Errors
/// When the terminal or standard output fails.
pub fn run(app: App, effects: Vec<Effect>, front: Front, library: &Library, paths: &Paths) -> Result<u8, Error> {
    run_with(Ledger::new(paths), app, effects, front, library, paths)
}

/// As [`run`], with a ledger that has been read in already.
///
/// # Errors
/// As [`run`].
pub fn run_with(mut ledger: Ledger, app: App, effects: Vec<Effect>, front: Front, library: &Library, paths: &Paths) -> Result<u8, Error> {
    ledger.wait_at_most(files::BRIEFLY);
    let terminal_failed = |source| Error::Io { what: "the terminal failed", source };
    let clock = SystemClock;
    // Listening comes before taking: a signal in between would leave the terminal raw.
    let mut sources = match front {
        Front::Screen => Sources::keyboard(),
        Front::Lines => Sources::lines(),
    }
    .map_err(terminal_failed)?;
    let shown = match front {
        Front::Screen => {
            let ground = theme(&app, &clock.now()).ground();
            let reports = Reports { focus: Notice::here().is_some(), mouse: app.settings.mouse };
            Shown::Screen(Terminal::enter_with(ground, reports).map_err(terminal_failed)?)
        }
        Front::Lines => Shown::Lines(Transcript::default()),
    };
    let (cues, commands) = (Cues::new(paths), Commands::new(paths));
    // Lines are the way there, and come in the order of what was typed: those wait for the diary.
    let bell = if front == Front::Screen { sources.bell().ok() } else { None };
    let doing = Doing::default();
    let remembered = app.memory.clone();
    let mut shell = Shell {
        app,
        shown,
        library,
        paths,
        ledger,
        bell,
        busy: false,
        remembered,
        heard: None,
        left_out: vec![],
        cues,
        commands,
        doing,
        made_to_end: false,
    };
    let result = shell.run_to_end(&mut sources, effects, &clock);
    if let Shown::Screen(terminal) = &mut shell.shown {
        sources.hear_out();
        terminal.leave();
    }
    for complaint in std::mem::take(&mut shell.left_out) {
        let _ = writeln!(io::stderr(), "unclench: left out: {complaint}");
    }
    shell.cues.hush();
    shell.tell_commands(Doing::default());
    // Nothing it asks for now can fail but what is told of.
    let _ = shell.tell(Event::Ending, &clock.now());
    let result = shell.save_the_rest(result);
    shell.commands.finish(shell.made_to_end);
    result
}

/// How it looks now.
fn theme(app: &App, now: &Now) -> Theme {
    Theme::new(app.theme_at(now.wall.time())).on(app.settings.colours, app.settings.ascii).large(app.settings.big_text)
}

/// What was read of the diary, told.
fn diary_of(loaded: Loaded) -> Event {
    let problems = loaded.problems.iter().filter(|problem| !matches!(problem.fault, Fault::ByHand(_) | Fault::Glued)).count();
    Event::Diary(Box::new(loaded.diary), problems)
}

/// Whether something still waits for another window, now that this became of an entry, and `others` are not saved either.
fn still_busy(was: bool, saved: &Result<(), Error>, others: bool) -> bool {
    match saved {
        Ok(()) => was && others,
        Err(Error::Busy(_)) => true,
        // There is something to mend; then a key saves them all.
        Err(_) => false,
    }
}

/// Where the program is shown.
enum Shown {
    Screen(Terminal),
    Lines(Transcript),
}

struct Shell<'a> {
    app: App,
    shown: Shown,
    library: &'a Library,
    paths: &'a Paths,
    ledger: Ledger,
    /// For the diary to be read without anyone waiting for it, once.
    bell: Option<Bell>,
    /// What is remembered on the disk, as far as is known here.
    remembered: Memory,
    /// The file that was last looked at for it.
    heard: Option<files::Print>,
    /// Another window was writing in the diary when we last wanted to.
    busy: bool,
    /// What is wrong with the person's own packs, to be said at the end, too.
    left_out: Vec<Diagnostic>,
    cues: Cues,
    commands: Commands,
    /// What the person's own commands were last told of.
    doing: Doing,
    /// By a signal, or since the terminal is gone.
    made_to_end: bool,
}

impl Shell<'_> {
    fn run_to_end(&mut self, sources: &mut Sources, effects: Vec<Effect>, clock: &impl Clock) -> Result<u8, Error> {
        let mut now = clock.now();
        let in_cramp = self.app.distrusts_early_keys();
        if in_cramp || matches!(self.shown, Shown::Screen(_)) {
            // Words first: what else is to be done can wait for a frame.
            self.show(&now)?;
            if in_cramp && matches!(self.shown, Shown::Screen(_)) {
                // Where it fails, those keys do what they do.
                let _ = tcflush(stdin(), QueueSelector::IFlush);
            } else if !in_cramp && self.app.settings.theme == ThemeName::Auto && terminal::may_be_asked() {
                // In a cramp nothing is waited for and no look changes.
                terminal::pass(terminal::ASK_GROUND);
                sources.expect_answer();
            }
        }
        let mut ended = self.perform(effects, &now)?;
        loop {
            self.show(&now)?;
            self.tell_commands(self.app.doing());
            self.ledger.hold(self.app.session().is_some());
            if let Some(code) = ended {
                return Ok(code);
            }
            let due = present::next_change(&self.app, &now, self.shows_figures());
            let timeout = due.map(|due| due.since(clock.now().mono));
            let wake = sources.wait(timeout).map_err(|source| Error::Io { what: "the keyboard failed", source })?;
            now = clock.now();
            self.catch_up(&now)?;
            let leaving = matches!(wake, Wake::Inputs(_) | Wake::Quit(_));
            ended = self.answer(wake, &now)?;
            // What ends by itself is shown; who leaves has seen enough.
            if leaving && let Some(code) = ended {
                return Ok(code);
            }
        }
    }

    /// Hands on what woke us; the exit code if that was the end.
    fn answer(&mut self, wake: Wake, now: &Now) -> Result<Option<u8>, Error> {
        let at_home = matches!(self.app.screen(), Screen::Home(_));
        if matches!(wake, Wake::Inputs(_)) || (at_home && wake == Wake::Deadline) {
            self.hear_others(now)?;
        }
        match wake {
            Wake::Deadline => self.tell(Event::Tick, now),
            Wake::Inputs(inputs) => {
                for input in inputs {
                    let ended = match input {
                        Input::Key(key) => self.tell(Event::Key(key), now)?,
                        Input::Resize(..) => {
                            self.repaint();
                            None
                        }
                        Input::Click(column, row) => match self.key_at(column, row, now) {
                            Some(key) => self.tell(Event::Key(key), now)?,
                            None => None,
                        },
                        Input::Ground { light } => self.tell(Event::Ground { light }, now)?,
                        Input::FocusGained => self.tell(Event::Focus(true), now)?,
                        Input::FocusLost => self.tell(Event::Focus(false), now)?,
                        Input::Paste(_) => None,
                    };
                    if ended.is_some() {
                        return Ok(ended);
                    }
                    // A screen is its last state; lines are the way there.
                    if matches!(self.shown, Shown::Lines(_)) {
                        self.show(now)?;
                    }
                }
                Ok(None)
            }
            Wake::Called => {
                while let Some(arrived) = self.ledger.arrived() {
                    let ended = match arrived {
                        Arrived::Ends(diary) => self.tell(Event::DiaryEnds(Box::new(diary)), now)?,
                        Arrived::Whole(loaded) => self.tell(diary_of(loaded), now)?,
                    };
                    if ended.is_some() {
                        return Ok(ended);
                    }
                }
                Ok(None)
            }
            Wake::EndOfInput => self.tell(Event::InputEnded, now),
            Wake::Suspend => {
                let ended = self.tell(Event::Suspending, now)?;
                self.suspend()?;
                Ok(ended)
            }
            Wake::Resumed => {
                if let Shown::Screen(terminal) = &mut self.shown {
                    terminal.resume().map_err(|source| Error::Io { what: "the terminal failed", source })?;
                }
                self.tell(Event::Tick, now)
            }
            Wake::Quit(signal) => {
                self.made_to_end = true;
                Ok(Some(u8::try_from(128 + signal).unwrap_or(u8::MAX)))
            }
        }
    }

    /// What another window has had remembered holds here too, before any key does.
    fn hear_others(&mut self, now: &Now) -> Result<(), Error> {
        // A cramp waits for no disk, and practice is nobody's.
        if self.app.distrusts_early_keys() || self.app.is_practice() {
            return Ok(());
        }
        let Some(file) = self.paths.state_file() else { return Ok(()) };
        let print = files::print(&file);
        if print.is_none() || print == self.heard {
            return Ok(());
        }
        self.heard = print;
        // What cannot be read any more changes nothing here; to remember something tells why.
        let Ok(theirs) = state::load(Some(&file)) else { return Ok(()) };
        if theirs != self.remembered {
            let memory = theirs.clone().changed(&self.remembered, &self.app.memory);
            self.remembered = theirs;
            let ticked = self.library.ticked(&memory);
            self.tell(Event::Recalled(memory, ticked), now)?;
        }
        Ok(())
    }

    /// Has this remembered.
    fn remember(&mut self, memory: Memory, patience: Duration) -> Event {
        match state::save(self.paths.state_file().as_deref(), &self.remembered, &memory, patience) {
            Ok(()) => {
                self.remembered = memory;
                Event::Remembered
            }
            Err(why) => Event::NotRemembered(why.to_string()),
        }
    }

    /// What became of an entry.
    fn recorded(&mut self, entry: Entry, saved: Result<(), Error>) -> Event {
        let others = self.app.unsaved().iter().any(|other| other.id != entry.id);
        self.busy = still_busy(self.busy, &saved, others);
        // Who is still writing is not waited for twice.
        let patience = if matches!(saved, Err(Error::Busy(_))) { Duration::ZERO } else { files::BRIEFLY };
        self.ledger.wait_at_most(patience);
        match saved {
            Ok(()) => Event::Recorded(entry),
            Err(Error::Busy(_)) => Event::NotYetRecorded(entry),
            Err(why) => Event::NotRecorded(entry, why.to_string()),
        }
    }

    /// What another window kept from being saved is tried again whenever something has woken us.
    fn catch_up(&mut self, now: &Now) -> Result<(), Error> {
        let waiting = if self.busy { self.app.unsaved().to_vec() } else { vec![] };
        for entry in waiting {
            let id = entry.id;
            self.perform(vec![Effect::SaveAgain(entry)], now)?;
            if self.app.unsaved().iter().any(|entry| entry.id == id) {
                break;
            }
        }
        Ok(())
    }

    /// What could not be saved is tried once more, all entries in one write; what cannot be saved even now is handed to the person,
    /// and the exit code says so.
    fn save_the_rest(&mut self, result: Result<u8, Error>) -> Result<u8, Error> {
        // Little time is left after a deadly signal, and the disk may be slow: what cannot be saved has to be said, too.
        let patience = if self.made_to_end { files::BRIEFLY } else { LAST_TRY };
        let again = self.app.unremembered().is_some().then(|| self.app.memory.clone());
        let forgotten = again.map(|memory| self.remember(memory, patience));
        let kept: Vec<String> = self.app.unsaved().iter().map(journal::line_of).collect();
        let lines: Vec<&[u8]> = kept.iter().map(String::as_bytes).collect();
        self.ledger.wait_at_most(patience);
        let mut why = if lines.is_empty() { None } else { self.ledger.adopt(&lines).err() };
        // A deadly signal may come while another window is waited for, too.
        let until = SystemClock.now().mono + files::PATIENCE;
        while matches!(why, Some(Error::Busy(_))) && SystemClock.now().mono < until && !self.made_to_end && !terminal::is_abandoned() {
            why = self.ledger.adopt(&lines).err();
        }
        let mut out = io::stderr();
        for notice in self.ledger.notices() {
            let _ = writeln!(out, "unclench: {notice}");
        }
        // Standard error may be gone; then nobody is left to tell.
        if let Some(Event::NotRemembered(why)) = &forgotten {
            let _ = writeln!(out, "unclench: {}: {why}", present::not_remembered(&self.app));
        }
        if let Some(why) = &why {
            let _ = writeln!(
                out,
                "unclench: {why}\nNot saved. Keep these lines in a file; `unclench import FILE` takes them:\n{}",
                kept.join("\n")
            );
        }
        if why.is_none() && !matches!(forgotten, Some(Event::NotRemembered(_))) {
            return result;
        }
        match result {
            Ok(code) if code < 128 => Ok(74),
            other => other,
        }
    }

    fn tell(&mut self, event: Event, now: &Now) -> Result<Option<u8>, Error> {
        let effects = self.app.update(event, now);
        self.perform(effects, now)
    }

    /// Does what the program asks for, in order; the exit code if it asks to end.
    fn perform(&mut self, effects: Vec<Effect>, now: &Now) -> Result<Option<u8>, Error> {
        let mut ended = None;
        for effect in effects {
            let answer = match effect {
                Effect::Ring => {
                    terminal::ring();
                    None
                }
                Effect::Cue(mode, cues) => {
                    if let Some(teller) = self.cues.teller(mode) {
                        teller.tell(&Told { tone: Tone::of(&cues), words: present::spoken(self.app.session(), &cues) });
                    }
                    None
                }
                Effect::Sample(mode) => {
                    if let Some(teller) = self.cues.teller(mode) {
                        teller.tell(&Told { tone: Some(Tone::Half), words: present::sample(mode).to_owned() });
                    }
                    None
                }
                Effect::Hush => {
                    self.cues.hush();
                    None
                }
                Effect::Notify(remedy) => {
                    if let Some(mut notice) = Notice::here() {
                        notice.tell(&Told { tone: None, words: present::notice(remedy).to_owned() });
                    }
                    None
                }
                Effect::FindMeans => Some(Event::Means(self.cues.means())),
                Effect::Load(id) => {
                    self.library.routine(&id, &self.app.memory).map(|Choice { pack, routine }| Event::Loaded(pack, routine))
                }
                Effect::LoadRest => {
                    let id = self.app.tonight.pack.routines[self.app.tonight.routine].id.as_str();
                    self.library.routine(id, &self.app.memory).map(|choice| Event::Rest(choice.pack))
                }
                Effect::LoadAll => Some(Event::LoadedAll(self.library.whole())),
                Effect::LoadGuide => Some(Event::Guide(Arc::new(self.library.guide()))),
                Effect::LoadSources(ids) => Some(Event::Sources(self.library.sources(&ids))),
                Effect::LoadRelief(id) => content::core_relief(&id).map(Event::Relief),
                Effect::LoadPictures(ids) => Some(Event::Pictures(ids.iter().filter_map(content::core_picture).collect())),
                Effect::LoadSigns => self.library.signs().map(|signs| Event::Signs(Arc::new(signs))),
                Effect::Recall => {
                    let memory = match state::load(self.paths.state_file().as_deref()) {
                        Ok(memory) => memory,
                        Err(why) => {
                            ended = ended.or(self.tell(Event::NotRemembered(why.to_string()), now)?);
                            // It may hold a block; and what it asks is answered with one key.
                            Memory { clot_since: Some(NaiveDate::default()), ..Memory::default() }
                        }
                    };
                    self.remembered = memory.clone();
                    let ticked = self.library.ticked(&memory);
                    ended = ended.or(self.tell(Event::Recalled(memory, ticked), now)?);
                    // What suits this person does not wait for a disk.
                    self.show(now)?;
                    None
                }
                Effect::LoadTicked => Some(Event::Ticked(self.library.ticked(&self.app.memory))),
                Effect::OpenAddress(address) => (!browser::open(address.as_str())).then_some(Event::NotOpened),
                Effect::LoadConditions => Some(Event::Conditions(content::core_conditions())),
                Effect::LoadSettings => self.library.settings().map(|config| Event::Configured(config.settings, config.keymap)),
                Effect::CheckPacks => {
                    self.left_out = self.library.complaints();
                    Some(Event::PacksChecked(self.left_out.len()))
                }
                Effect::LoadDiary => {
                    let is_coming = self.bell.take().is_some_and(|bell| self.ledger.load_aside(move || bell.ring()));
                    (!is_coming).then(|| diary_of(self.ledger.load()))
                }
                Effect::LoadHabits => Some(Event::Habits(self.library.habits())),
                // What goes on in another window is not left.
                Effect::LoadStopped(_) if self.ledger.is_held() => None,
                Effect::LoadStopped(id) => self.library.routine(&id, &self.app.memory).map(Event::Stopped),
                Effect::Record(draft) => {
                    let (entry, saved) = self.ledger.record(draft);
                    Some(self.recorded(entry, saved))
                }
                Effect::SaveAgain(entry) => {
                    let saved = self.ledger.retry(&entry);
                    Some(self.recorded(entry, saved))
                }
                Effect::Remember(memory) => Some(self.remember(memory, files::BRIEFLY)),
                Effect::Suspend => {
                    self.suspend()?;
                    None
                }
                Effect::Repaint => {
                    self.repaint();
                    None
                }
                Effect::Exit(code) => return Ok(ended.or(Some(code))),
            };
            if let Some(event) = answer {
                // What else was asked for is done all the same.
                ended = ended.or(self.tell(event, now)?);
            }
        }
        Ok(ended)
    }

    /// Tells the person's own commands what has begun and what has ended.
    fn tell_commands(&mut self, doing: Doing) {
        let before = std::mem::replace(&mut self.doing, doing);
        for (occasion, facts) in before.until(&self.doing) {
            self.commands.run(occasion, &facts);
        }
    }

    fn show(&mut self, now: &Now) -> Result<(), Error> {
        let view = present::view(&self.app, now);
        let written = match &mut self.shown {
            Shown::Screen(terminal) => {
                let theme = theme(&self.app, now);
                terminal.draw(|buffer| ui::render(&view, &theme, buffer.area, buffer)).map(|_| ())
            }
            Shown::Lines(transcript) => {
                let text = transcript.lines(&view).join("\n");
                let mut text = if self.app.settings.ascii { ascii(&text).into_owned() } else { text };
                if text.is_empty() {
                    return Ok(());
                }
                text.push('\n');
                let mut out = io::stdout().lock();
                out.write_all(text.as_bytes()).and_then(|()| out.flush())
            }
        };
        written.map_err(|source| Error::Io { what: "cannot write to the screen", source })
    }

    /// The key that is shown at this place.
    fn key_at(&self, column: u16, row: u16, now: &Now) -> Option<Key> {
        let Shown::Screen(terminal) = &self.shown else { return None };
        let (width, height) = terminal.size();
        let view = present::view(&self.app, now);
        let shown = ui::key_at(&view, &theme(&self.app, now), (width, height), (column.min(width - 1), row.min(height - 1)));
        shown.as_deref().and_then(Key::from_label)
    }

    fn shows_figures(&self) -> bool {
        match &self.shown {
            Shown::Screen(terminal) => {
                let (width, height) = terminal.size();
                ui::shows_figures(width, height)
            }
            Shown::Lines(_) => false,
        }
    }

    fn repaint(&mut self) {
        if let Shown::Screen(terminal) = &mut self.shown {
            terminal.repaint();
        }
    }

    fn suspend(&mut self) -> Result<(), Error> {
        let stopped = match &mut self.shown {
            Shown::Screen(terminal) => terminal.suspend(),
            Shown::Lines(_) => kill_current_process_group(Signal::STOP).map_err(io::Error::from),
        };
        stopped.map_err(|source| Error::Io { what: "the terminal failed", source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_for_another_window_is_tried_until_nothing_does() {
        let busy = || Err(Error::Busy(String::new()));
        assert!(still_busy(false, &busy(), false) && still_busy(true, &busy(), true));
        assert!(still_busy(true, &Ok(()), true), "another entry still waits");
        assert!(!still_busy(true, &Ok(()), false) && !still_busy(false, &Ok(()), true));
        assert!(!still_busy(true, &Err(Error::Unsaved(String::new())), true), "it does not go on by itself");
    }
}
