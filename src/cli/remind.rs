//! `unclench remind`: sets, shows and takes away a reminder in the computer's own scheduler, and speaks when that calls.

use super::{Look, coach, print, print_as_it_is, print_json, settings::configured, words};
use crate::{
    diary::Evening,
    error::{Error, shown},
    files::{self, Existing},
    model::{Hours, Memory, SafeText},
    paths::Paths,
    present,
    remind::{self, Job, Kind, Places, Refused, Schedule, Scheduler, Step},
    runtime::{Ledger, command, read_file, terminal},
    state,
    time::{Clock, SystemClock},
};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{
    env,
    fs::{self, File},
    io,
    path::Path,
};

/// Longest file of a scheduler that is read.
const LARGEST_FILE: usize = 256 * 1024;

#[derive(Subcommand)]
pub(super) enum Remind {
    /// Say what is set; with --bedtime: what install would write, and where.
    Show {
        /// When you go to bed, as in 22:15 or 10:15pm.
        #[arg(long, value_name = "TIME")]
        bedtime: Option<String>,
        #[command(flatten)]
        when: When,
        /// Only the text for systemd, launchd, cron or ics (a calendar file).
        #[arg(long, value_name = "FOR", requires = "bedtime", value_parser = words::<Scheduler>(), hide_possible_values = true)]
        emit: Option<Scheduler>,
        /// As JSON: what is set.
        #[arg(long, conflicts_with = "bedtime")]
        json: bool,
    },
    /// Set the reminder: it says what it would write and where, and asks first.
    Install {
        /// When you go to bed, as in 22:15 or 10:15pm.
        #[arg(long, value_name = "TIME")]
        bedtime: String,
        #[command(flatten)]
        when: When,
        /// Through systemd, launchd or cron; by itself it takes what your computer has.
        #[arg(long, value_name = "FOR", value_parser = words::<Scheduler>(), hide_possible_values = true)]
        emit: Option<Scheduler>,
    },
    /// Take the reminder away, wherever it was set.
    Remove,
    /// What the scheduler runs: say it, if it is the hour, it was not said tonight and tonight's stretching is not done.
    Fire {
        /// When you go to bed, as in 22:15 or 10:15pm.
        #[arg(long, value_name = "TIME")]
        bedtime: String,
        #[command(flatten)]
        when: When,
    },
}

#[derive(Args)]
pub(super) struct When {
    /// By day too, every hour from the first to the last, as in 9-17 or 9am-5pm.
    #[arg(long, value_name = "HOURS", requires = "bedtime")]
    breaks: Option<String>,
    /// Yes, a bedtime from 00:00 to 03:59 is meant.
    #[arg(long, requires = "bedtime")]
    late: bool,
}

#[derive(Serialize)]
struct Listing {
    schema: u8,
    reminders: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    scheduler: &'static str,
    bedtime: String,
    breaks: Vec<u32>,
    next: String,
}

pub(super) fn run(what: Remind, paths: &Paths) -> Result<u8, Error> {
    match what {
        Remind::Show { bedtime: None, json, .. } => show(json, hours(paths)),
        Remind::Show { bedtime: Some(bedtime), when, emit: Some(scheduler), .. } => {
            let job = job(schedule(&bedtime, &when)?, paths)?;
            print_as_it_is(&job.text(scheduler, SystemClock.now().wall)).map(|()| 0)
        }
        Remind::Show { bedtime: Some(bedtime), when, .. } => {
            let (schedule, scheduler) = (schedule(&bedtime, &when)?, usual()?);
            let steps = remind::install(&job(schedule.clone(), paths)?, scheduler, &places()?, &crontab_for(scheduler)?);
            print(&format!("{}{}", said(&schedule, hours(paths)), listed(&steps))).map(|()| 0)
        }
        Remind::Install { bedtime, when, emit } => install(&schedule(&bedtime, &when)?, emit.map_or_else(usual, Ok)?, paths),
        Remind::Remove => remove(),
        Remind::Fire { bedtime, when } => fire(&schedule(&bedtime, &when)?, paths),
    }
}

fn refused(why: &Refused) -> Error {
    Error::Usage(why.to_string())
}

fn schedule(bedtime: &str, when: &When) -> Result<Schedule, Error> {
    Schedule::new(bedtime, when.breaks.as_deref(), when.late).map_err(|why| refused(&why))
}

/// What the scheduler is to run: this program, with the folders it was told to use.
fn job(schedule: Schedule, paths: &Paths) -> Result<Job, Error> {
    let unclear = || Error::Usage("the path of this program is not plain text; a scheduler cannot be told it. Move the program.".into());
    let program = env::current_exe().map_err(|source| Error::Io { what: "the system does not say where this program is", source })?;
    let mut words = Vec::new();
    let usual = Paths::of_the_platform();
    let folders = [("UNCLENCH_DATA_DIR", &paths.data, usual.data), ("UNCLENCH_CONFIG_DIR", &paths.config, usual.config)];
    for (name, folder, usual) in folders {
        if let Some(folder) = folder.as_ref().filter(|folder| usual.as_ref() != Some(folder)) {
            words.push(format!("{name}={}", folder.to_str().ok_or_else(unclear)?));
        }
    }
    if !words.is_empty() {
        words.insert(0, "/usr/bin/env".into());
    }
    words.push(program.into_os_string().into_string().map_err(|_| unclear())?);
    Job::new(words, schedule).map_err(|why| refused(&why))
}

fn places() -> Result<Places, Error> {
    let folders =
        directories::BaseDirs::new().ok_or_else(|| Error::Usage("there is no home folder to keep a reminder in. Set HOME.".into()))?;
    Ok(Places {
        systemd: folders.config_dir().join("systemd/user"),
        agents: folders.home_dir().join("Library/LaunchAgents"),
        user: rustix::process::getuid().as_raw(),
    })
}

/// The scheduler that this computer has.
fn usual() -> Result<Scheduler, Error> {
    let runs_systemd = || env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("systemd").is_dir());
    if cfg!(target_os = "macos") {
        Ok(Scheduler::Launchd)
    } else if runs_systemd() {
        Ok(Scheduler::Systemd)
    } else if command::is_there("crontab") {
        Ok(Scheduler::Cron)
    } else {
        let way = "unclench remind show --bedtime 22:15 --emit ics > bedtime.ics makes a file for your calendar";
        Err(Error::Usage(format!("there is no scheduler here that unclench knows (systemd or cron). {way}.")))
    }
}

/// What a person who has none gets is empty; anything else that goes wrong must not cost a crontab its lines.
fn crontab() -> Result<String, Error> {
    let failed = |source| Error::Io { what: "your crontab cannot be read, so nothing was changed", source };
    let ran = command::run(&["crontab".into(), "-l".into()], "").map_err(failed)?;
    match ran.failed {
        None => Ok(ran.out),
        Some(why) if why.as_str().contains("no crontab") => Ok(String::new()),
        Some(why) => Err(failed(io::Error::other(why.to_string()))),
    }
}

fn crontab_for(scheduler: Scheduler) -> Result<String, Error> {
    if scheduler == Scheduler::Cron { crontab() } else { Ok(String::new()) }
}

/// What is set, whatever set it. A crontab that cannot be read has nothing to show.
fn found(places: &Places) -> Vec<(Scheduler, Schedule)> {
    let lines = if command::is_there("crontab") { crontab().unwrap_or_default() } else { String::new() };
    remind::installed(places, &lines, text_of)
}

/// What a scheduler's file holds, if it is there.
fn text_of(path: &Path) -> Option<String> {
    read_file(path, LARGEST_FILE).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

fn show(json: bool, hours: Hours) -> Result<u8, Error> {
    let now = SystemClock.now().wall.naive_local();
    let set = found(&places()?);
    if json {
        let entry = |(scheduler, schedule): &(Scheduler, Schedule)| Entry {
            scheduler: scheduler.word(),
            bedtime: schedule.bedtime().format("%H:%M").to_string(),
            breaks: schedule.hours().collect(),
            next: schedule.next(now).format("%Y-%m-%dT%H:%M").to_string(),
        };
        let listing = Listing { schema: 1, reminders: set.iter().map(entry).collect() };
        return print_json(serde_json::to_string(&listing)).map(|()| 0);
    }
    let line = |(scheduler, schedule): &(Scheduler, Schedule)| format!("{}Set through {}.\n", said(schedule, hours), scheduler.word());
    let text = match set.as_slice() {
        [] => "No reminder is set.\n\nunclench remind install --bedtime 22:15 sets one.\n".to_owned(),
        set => set.iter().map(line).collect::<String>() + "\nunclench remind remove takes it away.\n",
    };
    print(&text).map(|()| 0)
}

/// The schedule in words, with what comes next.
fn said(schedule: &Schedule, hours: Hours) -> String {
    let time = |time| present::time_of_day(hours, time);
    let breaks = schedule.breaks().map(|(first, last)| format!(", and every hour from {} to {}", time(first), time(last)));
    let breaks = breaks.unwrap_or_default();
    format!("A reminder every day at {}{breaks}. {}", time(schedule.bedtime()), next(schedule, hours))
}

fn next(schedule: &Schedule, hours: Hours) -> String {
    let next = schedule.next(SystemClock.now().wall.naive_local());
    format!("Next: {}, {}.\n", next.format("%A"), present::time_of_day(hours, next.time()))
}

/// How the person writes times.
fn hours(paths: &Paths) -> Hours {
    configured(Look::default(), paths).0.settings.hours
}

/// Every step in full: texts apart, commands together.
fn listed(steps: &[Step]) -> String {
    let groups = steps.chunk_by(|a, b| matches!((a, b), (Step::Run { .. }, Step::Run { .. })));
    let steps: String = groups.map(|group| format!("\n{}", group.iter().map(ToString::to_string).collect::<String>())).collect();
    steps.lines().map(|line| format!("{}\n", SafeText::new(line))).collect()
}

fn install(schedule: &Schedule, scheduler: Scheduler, paths: &Paths) -> Result<u8, Error> {
    if scheduler == Scheduler::Ics {
        let way = format!("unclench remind show {} --emit ics > bedtime.ics", schedule.arguments().join(" "));
        return Err(Error::Usage(format!("a calendar takes a file that you open in it: {way}")));
    }
    let places = places()?;
    let steps = remind::install(&job(schedule.clone(), paths)?, scheduler, &places, &crontab_for(scheduler)?);
    print(&format!("{}{}\nEnter does this; q and Enter leaves everything as it is.\n", said(schedule, hours(paths)), listed(&steps)))?;
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line).map_err(|source| Error::Io { what: "cannot read the answer", source })?;
    if read == 0 || !["", "y", "yes"].contains(&line.trim().to_lowercase().as_str()) {
        return print("Nothing was changed.\n").map(|()| if read == 0 { 2 } else { 0 });
    }
    let undo = remind::undo(&steps, scheduler, &places, text_of);
    if let Err(error) = steps.iter().try_for_each(perform) {
        undo.iter().for_each(|step| drop(perform(step)));
        return Err(error);
    }
    print("Set. unclench remind remove takes it away.\n").map(|()| 0)
}

fn remove() -> Result<u8, Error> {
    let places = places()?;
    let set = found(&places);
    if set.is_empty() {
        return print("No reminder is set.\n").map(|()| 0);
    }
    for (scheduler, _) in set {
        let steps = remind::remove(scheduler, &places, &crontab_for(scheduler)?);
        print(listed(&steps).trim_start())?;
        steps.iter().try_for_each(perform)?;
    }
    print("\nThe reminder is gone.\n").map(|()| 0)
}

fn perform(step: &Step) -> Result<(), Error> {
    match step {
        Step::Write(path, text) => {
            files::put_with_folder(path, text.as_bytes(), Existing::Replace).map_err(|source| Error::cannot_create(path, source))
        }
        Step::Delete(path) => match fs::remove_file(path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Error::cannot_create(path, source)),
            _ => Ok(()),
        },
        Step::Run { command, input, may_fail } => {
            let failed = |why: String| Error::Io {
                what: "the scheduler did not take it, and everything is as it was before",
                source: io::Error::other(format!("{}: {why}", shown(Path::new(&command.join(" "))))),
            };
            match command::run(command, input) {
                Ok(ran) => ran.failed.filter(|_| !may_fail).map_or(Ok(()), |why| Err(failed(why.to_string()))),
                Err(_) if *may_fail => Ok(()),
                Err(error) => Err(failed(error.to_string())),
            }
        }
    }
}

/// Says what is due, once. Silent where there is nothing to say: a scheduler mails what its commands print.
fn fire(schedule: &Schedule, paths: &Paths) -> Result<u8, Error> {
    let now = SystemClock.now().wall.naive_local();
    // Two schedulers may call in the same second; who comes second has nothing to add.
    let folder = paths.data.as_ref().filter(|folder| fs::create_dir_all(folder).is_ok());
    let door = folder.and_then(|folder| File::open(folder).ok());
    if door.as_ref().is_some_and(|door| matches!(door.try_lock(), Err(fs::TryLockError::WouldBlock))) {
        return Ok(0);
    }
    let file = paths.state_file();
    let mut said = file.as_deref().map(state::reminded).transpose()?.unwrap_or_default();
    let due = schedule.due(now, &said);
    let Some((kind, words)) = due.and_then(|kind| Some((kind, call(kind, paths)?))) else {
        let words = if terminal::prints() { format!("Nothing to say now. {}", next(schedule, hours(paths))) } else { String::new() };
        return print(&words).map(|()| 0);
    };
    match kind {
        Kind::Bedtime => said.bedtime = Some(now),
        Kind::Break => said.pause = Some(now),
    }
    // Remembered first: said twice is worse than not at all, unless it cannot be remembered at all.
    let remembered = file.map_or(Ok(()), |file| state::save_reminded(&file, &said));
    let notified = command::run(&notification(&words), "").is_ok_and(|ran| ran.failed.is_none());
    if terminal::prints() || !notified {
        print(&format!("{words}\n"))?;
    }
    remembered.map(|()| 0)
}

/// What the reminder says. Nothing where nothing suits: then resting is right; and nothing before bed once tonight's is done, or
/// where a trial asks for a night without it.
fn call(kind: Kind, paths: &Paths) -> Option<String> {
    if kind == Kind::Bedtime {
        let tonight = coach::tonight(&configured(Look::default(), paths).0.settings);
        let diary = Ledger::new(paths).load().diary;
        if diary.evening(tonight) == Some(Evening::Whole) || present::asks_to_leave_it_out(&diary, tonight).is_some() {
            return None;
        }
    }
    let wanted = super::Stretch { routine: (kind == Kind::Break).then(|| Memory::BREAK.into()), ..super::Stretch::default() };
    let memory = state::load(paths.state_file().as_deref()).ok()?;
    let (choice, preferences) = coach::chosen(&wanted, paths, &memory).ok()?;
    let plan = choice.plan(&preferences);
    let what = format!("{}, {}", plan.routine().name, present::minutes(plan.total()));
    present::unsuited(&plan).is_none().then(|| match kind {
        Kind::Bedtime => format!("Time to stretch: {what}."),
        Kind::Break => format!("A break for your legs: {what}."),
    })
}

/// The command that shows a notification; the words are an argument of their own, and no markup.
fn notification(words: &str) -> Vec<String> {
    let plain = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let command: &[&str] = if cfg!(target_os = "macos") {
        let script = ["on run argv", "display notification (item 1 of argv) with title \"unclench\"", "end run"];
        &["osascript", "-e", script[0], "-e", script[1], "-e", script[2], "--", words]
    } else {
        &["notify-send", "--app-name=unclench", "--", "unclench", &plain]
    };
    command.iter().map(ToString::to_string).collect()
}
