//! `unclench trial`: a trial on oneself, begun, looked at, paused and ended from the shell.

use super::{
    Form, Look, print, print_as_it_is,
    settings::{configured, front, tell},
};
use crate::{
    app::App,
    diary::{Diary, Stage, Worry, orders},
    error::Error,
    model::{Draft, Record, TrialDesign, TrialReason, TrialStep, next_night, night_of},
    paths::Paths,
    present::{self, Line, wrap},
    report::trial_alone,
    runtime::{self, Front, Ledger, Library},
    state,
    time::{Clock, Now, SystemClock},
};
use chrono::NaiveDate;
use clap::Subcommand;
use std::{
    collections::hash_map::RandomState,
    hash::BuildHasher,
    io::{self, Write},
};

/// Longer lines are hard to read.
const WIDEST: usize = 76;

#[derive(Subcommand)]
pub(super) enum TrialCommand {
    /// Say how long it takes and what it needs; with --yes, begin it.
    Start {
        /// Six weeks with or without the routine in an order drawn by lot, not before and after.
        #[arg(long)]
        weeks: bool,
        /// Yes, begin it.
        #[arg(long)]
        yes: bool,
    },
    /// Where it stands and what it has found.
    Status(Form),
    /// End it early; unclench log undo takes that back.
    Stop,
    /// The nights from tonight on do not count.
    Pause {
        /// You are ill.
        #[arg(long)]
        ill: bool,
        /// You are away.
        #[arg(long, conflicts_with = "ill")]
        away: bool,
    },
    /// The nights from tonight on count again.
    Resume,
}

pub(super) fn run(look: Look, command: Option<&TrialCommand>, json: bool, paths: &Paths) -> Result<u8, Error> {
    if json && !matches!(command, None | Some(TrialCommand::Status(_))) {
        return Err(Error::Usage("--json says where a trial stands, and changes none: unclench trial --json".into()));
    }
    if command.is_none() && !json && front(look.plain) == Front::Screen {
        return on_the_screen(look, paths);
    }
    let now = SystemClock.now();
    let starts = configured(look, paths).0.settings.night_starts;
    let (tonight, first) = (night_of(now.wall, starts), next_night(now.wall, starts));
    let mut ledger = Ledger::new(paths);
    let loaded = ledger.load();
    for problem in loaded.told() {
        // Standard error may be gone; then nobody asked.
        let _ = writeln!(io::stderr(), "unclench: {problem}");
    }
    let mut desk = Desk { ledger, diary: loaded.diary, now, tonight, first };
    match command.unwrap_or(&TrialCommand::Status(Form { json })) {
        TrialCommand::Start { weeks, yes } => desk.start(*weeks, *yes),
        TrialCommand::Status(form) if json || form.json => print_as_it_is(&trial_alone(&desk.diary, desk.tonight)).map(|()| 0),
        TrialCommand::Status(_) => desk.status(),
        TrialCommand::Stop => desk.step(TrialStep::Stopped(TrialReason::Wish), "It has ended. What it found so far:"),
        TrialCommand::Pause { ill, away } => {
            let why = match (ill, away) {
                (true, _) => TrialReason::Illness,
                (_, true) => TrialReason::Travel,
                (false, false) => TrialReason::Wish,
            };
            desk.step(TrialStep::Paused(why), "Paused. unclench trial resume goes on.")
        }
        TrialCommand::Resume => desk.step(TrialStep::Resumed, "It goes on."),
    }
}

fn on_the_screen(look: Look, paths: &Paths) -> Result<u8, Error> {
    let (config, notices) = configured(look, paths);
    let memory = state::load(paths.state_file().as_deref())?;
    let library = Library::new(paths);
    let mut ledger = Ledger::new(paths);
    let loaded = ledger.load();
    let mut app = App::new(library.tonight(&memory, &[], false), config.settings, memory);
    app.keymap = config.keymap;
    let app = app.straight_to_trial(loaded.diary, loaded.problems.len(), &SystemClock.now());
    let ended = runtime::run_with(ledger, app, vec![], front(look.plain), &library, paths);
    tell(&notices);
    ended
}

/// The diary, and what writes in it.
struct Desk {
    ledger: Ledger,
    diary: Diary,
    now: Now,
    tonight: NaiveDate,
    /// The first night that has not begun: one that has must not be chosen by what it was like.
    first: NaiveDate,
}

impl Desk {
    /// The night one is ill in, or goes on with: the one to come.
    fn coming(&self) -> NaiveDate {
        self.now.wall.date_naive()
    }

    fn stage(&self) -> Option<Stage> {
        self.diary.trial().map(|trial| trial.stage(self.coming()))
    }

    fn start(&mut self, weeks: bool, yes: bool) -> Result<u8, Error> {
        if let Some(Stage::Running | Stage::Paused(..)) = self.stage() {
            let since = self.diary.trial().map(|trial| trial.first.format("%-d %b %Y").to_string()).unwrap_or_default();
            return Err(Error::Usage(format!(
                "a trial is on, begun on {since}; it goes on as it was planned. unclench trial status says where it stands, unclench trial stop ends it."
            )));
        }
        if !yes {
            raise(&mut self.ledger, &self.diary, &self.now, self.tonight)?;
            let begin = if weeks { "unclench trial start --weeks --yes" } else { "unclench trial start --yes" };
            print(&printed(&present::trial_offered(self.first)))?;
            return print(&format!("\nNothing has begun. To begin it: {begin}\n")).map(|()| 0);
        }
        let design = if weeks { TrialDesign::Blocks(drawn()) } else { TrialDesign::BeforeAfter };
        self.keep(Record::Trial(TrialStep::Began(design)), self.first)?;
        print("Begun, and its plan is in your diary.\n\n")?;
        self.status()
    }

    fn step(&mut self, step: TrialStep, said: &str) -> Result<u8, Error> {
        let fits = match (self.stage(), &step) {
            (Some(Stage::Running), TrialStep::Resumed) => Err("the trial is not paused."),
            (Some(Stage::Paused(..)), TrialStep::Paused(_)) => Err("the trial is paused already."),
            (Some(Stage::Running | Stage::Paused(..)), _) => Ok(()),
            _ => Err("no trial is on. unclench trial start says what one takes."),
        };
        fits.map_err(|why| Error::Usage(why.to_owned()))?;
        self.keep(Record::Trial(step), self.coming())?;
        print(&format!("{said}\n\n"))?;
        self.status()
    }

    fn status(&mut self) -> Result<u8, Error> {
        raise(&mut self.ledger, &self.diary, &self.now, self.tonight)?;
        let lines = match self.diary.trial() {
            Some(trial) => present::trial_told(&self.diary, &trial, self.tonight),
            None => {
                let mut lines = vec![Line::Heading("No trial has been begun".into()), Line::Blank];
                lines.extend(present::trial_offered(self.first));
                lines.push(Line::Blank);
                lines.push(Line::Text("To begin: unclench trial start --yes, or unclench trial start --weeks --yes".into()));
                lines
            }
        };
        print(&printed(&lines)).map(|()| 0)
    }

    fn keep(&mut self, record: Record, night: NaiveDate) -> Result<(), Error> {
        let (entry, saved) = self.ledger.record(Draft { at: self.now.wall, night, record });
        saved?;
        self.diary.add(entry);
        self.ledger.notices().iter().for_each(|notice| {
            let _ = writeln!(io::stderr(), "unclench: {notice}");
        });
        Ok(())
    }
}

/// What the diary brings up by itself, once.
pub(super) fn raise(ledger: &mut Ledger, diary: &Diary, now: &Now, tonight: NaiveDate) -> Result<(), Error> {
    let (Some(worry), Some(sign)) = (diary.worry(tonight), Worry::sign()) else { return Ok(()) };
    print(&printed(&present::worry(worry)))?;
    // If it cannot be kept it is said once more, which does no harm.
    let _ = ledger.record(Draft { at: now.wall, night: tonight, record: Record::Told(sign) });
    Ok(())
}

/// One of the orders, by lot.
fn drawn() -> Vec<bool> {
    let all = orders();
    // A new state is seeded by the system.
    let lot = RandomState::new().hash_one(()) as usize;
    all.get(lot % all.len()).cloned().unwrap_or_default()
}

fn printed(lines: &[Line]) -> String {
    let mut out = String::new();
    for line in lines {
        match line {
            Line::Heading(said) => out.push_str(&format!("{said}\n")),
            Line::Text(said) | Line::Quiet(said) | Line::Link(said) => {
                wrap(said, WIDEST).iter().for_each(|line| out.push_str(&format!("{line}\n")));
            }
            Line::Key(name, said) => out.push_str(&format!("{name:<8}{said}\n")),
            Line::Blank => out.push('\n'),
        }
    }
    out
}
