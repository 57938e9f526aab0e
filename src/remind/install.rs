//! What has to be done to set a reminder or to take it away, as data: it can be shown before it is done.

use super::{
    Job, Schedule, Scheduler,
    units::{CRON_MARK, NAME},
};
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// Where the schedulers of this person look.
#[derive(Clone, Debug)]
pub struct Places {
    /// `~/.config/systemd/user`.
    pub systemd: PathBuf,
    /// `~/Library/LaunchAgents`.
    pub agents: PathBuf,
    /// The person's number, which launchd wants to know.
    pub user: u32,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Put this text into this file, whatever was in it.
    Write(PathBuf, String),
    /// Delete this file if it is there.
    Delete(PathBuf),
    /// Run this command, without a shell.
    Run {
        /// The command and its arguments.
        command: Vec<String>,
        /// What it reads.
        input: String,
        /// It may fail: what it is to undo may not be there.
        may_fail: bool,
    },
}

impl Step {
    fn run(command: &[&str]) -> Self {
        Self::Run { command: command.iter().map(ToString::to_string).collect(), input: String::new(), may_fail: false }
    }

    fn try_run(command: &[&str]) -> Self {
        Self::Run { command: command.iter().map(ToString::to_string).collect(), input: String::new(), may_fail: true }
    }
}

/// The step in full, as a person can check it.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (title, text) = match self {
            Self::Write(path, text) => (format!("write {}", path.display()), text),
            Self::Delete(path) => (format!("delete {}", path.display()), &String::new()),
            Self::Run { command, input, .. } if input.is_empty() => (format!("run {}", command.join(" ")), input),
            Self::Run { command, input, .. } => (format!("give to {}", command.join(" ")), input),
        };
        writeln!(f, "{title}")?;
        text.lines().try_for_each(|line| writeln!(f, "    {line}"))
    }
}

/// Sets the reminder. `crontab` is what the person's crontab holds now. Nothing for a calendar file: that is the person's to
/// open.
#[must_use]
pub fn install(job: &Job, scheduler: Scheduler, places: &Places, crontab: &str) -> Vec<Step> {
    match scheduler {
        Scheduler::Systemd => {
            let files = job.systemd().map(|(name, text)| Step::Write(places.systemd.join(name), text));
            let timer = format!("{NAME}.timer");
            let start = [
                Step::run(&["systemctl", "--user", "daemon-reload"]),
                Step::run(&["systemctl", "--user", "enable", &timer]),
                // Started anew, so that other times count at once.
                Step::run(&["systemctl", "--user", "restart", &timer]),
            ];
            files.into_iter().chain(start).collect()
        }
        Scheduler::Launchd => {
            let file = agent(places);
            let domain = format!("gui/{}", places.user);
            let load = Step::run(&["launchctl", "bootstrap", &domain, &file.to_string_lossy()]);
            vec![Step::Write(file, job.launchd()), unload(places), load]
        }
        Scheduler::Cron => vec![write_crontab(others_of(crontab) + &job.cron())],
        Scheduler::Ics => vec![],
    }
}

/// Takes the reminder away from this scheduler.
#[must_use]
pub fn remove(scheduler: Scheduler, places: &Places, crontab: &str) -> Vec<Step> {
    match scheduler {
        Scheduler::Systemd => vec![
            Step::try_run(&["systemctl", "--user", "disable", "--now", &format!("{NAME}.timer")]),
            Step::Delete(places.systemd.join(format!("{NAME}.service"))),
            Step::Delete(places.systemd.join(format!("{NAME}.timer"))),
            Step::try_run(&["systemctl", "--user", "daemon-reload"]),
        ],
        Scheduler::Launchd => vec![unload(places), Step::Delete(agent(places))],
        Scheduler::Cron => vec![write_crontab(others_of(crontab))],
        Scheduler::Ics => vec![],
    }
}

/// Undoes these steps to set a reminder, so far as it can be done: what the files held before, which `read` knows, stands in them
/// again, and the scheduler is told so. To be asked for before they are taken.
#[must_use]
pub fn undo(steps: &[Step], scheduler: Scheduler, places: &Places, read: impl Fn(&Path) -> Option<String>) -> Vec<Step> {
    let back = |step: &Step| match step {
        Step::Write(path, _) => read(path).map_or_else(|| Step::Delete(path.clone()), |before| Step::Write(path.clone(), before)),
        Step::Delete(_) => step.clone(),
        Step::Run { command, input, .. } => Step::Run { command: command.clone(), input: input.clone(), may_fail: true },
    };
    let steps: Vec<Step> = steps.iter().map(back).collect();
    match scheduler {
        // A crontab that was not taken is as it was.
        Scheduler::Cron => vec![],
        _ if steps.iter().any(|step| matches!(step, Step::Write(..))) => steps,
        _ => remove(scheduler, places, ""),
    }
}

/// The schedules that are set, by what stands in the schedulers' files.
#[must_use]
pub fn installed(places: &Places, crontab: &str, read: impl Fn(&Path) -> Option<String>) -> Vec<(Scheduler, Schedule)> {
    let service = read(&places.systemd.join(format!("{NAME}.service")));
    // Without its timer a service is never called.
    let timer = read(&places.systemd.join(format!("{NAME}.timer")));
    let ours: String = crontab.lines().filter(|line| line.ends_with(CRON_MARK)).collect();
    let texts = [(Scheduler::Systemd, timer.and(service)), (Scheduler::Launchd, read(&agent(places))), (Scheduler::Cron, Some(ours))];
    texts.into_iter().filter_map(|(scheduler, text)| Some((scheduler, Schedule::found_in(&text?)?))).collect()
}

fn agent(places: &Places) -> PathBuf {
    places.agents.join(format!("{NAME}.plist"))
}

fn unload(places: &Places) -> Step {
    Step::try_run(&["launchctl", "bootout", &format!("gui/{}/{NAME}", places.user)])
}

fn write_crontab(lines: String) -> Step {
    Step::Run { command: vec!["crontab".into(), "-".into()], input: lines, may_fail: false }
}

/// The lines of a crontab that are not ours, each as it was.
fn others_of(crontab: &str) -> String {
    let kept: String = crontab.split_inclusive('\n').filter(|line| !line.trim_end().ends_with(CRON_MARK)).collect();
    if kept.is_empty() || kept.ends_with('\n') { kept } else { kept + "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places() -> Places {
        Places { systemd: "/home/a/systemd".into(), agents: "/home/a/Agents".into(), user: 1000 }
    }

    fn job(bedtime: &str) -> Job {
        Job::new(vec!["/usr/bin/unclench".into()], Schedule::new(bedtime, Some("9-10"), false).unwrap()).unwrap()
    }

    fn crontab(steps: &[Step]) -> String {
        let [Step::Run { command, input, .. }] = steps else { panic!("{steps:?}") };
        assert_eq!(command.join(" "), "crontab -");
        input.clone()
    }

    #[test]
    fn every_step_can_be_read_before_it_is_taken() {
        let all = [Scheduler::Systemd, Scheduler::Launchd, Scheduler::Cron].map(|scheduler| {
            let said = |steps: Vec<Step>| steps.iter().map(ToString::to_string).collect::<String>();
            said(install(&job("22:15"), scheduler, &places(), "0 5 * * * backup\n")) + "--\n" + &said(remove(scheduler, &places(), ""))
        });
        insta::assert_snapshot!(all.join("==\n"));
    }

    #[test]
    fn what_is_installed_is_found_again() {
        for scheduler in [Scheduler::Systemd, Scheduler::Launchd, Scheduler::Cron] {
            let steps = install(&job("22:15"), scheduler, &places(), "");
            let read = |path: &Path| {
                steps.iter().find_map(|step| match step {
                    Step::Write(to, text) if to == path => Some(text.clone()),
                    _ => None,
                })
            };
            let lines = if scheduler == Scheduler::Cron { crontab(&steps) } else { String::new() };
            assert_eq!(installed(&places(), &lines, read), [(scheduler, job("22:15").schedule)]);
        }
        assert_eq!(installed(&places(), "", |_| None), []);
    }

    #[test]
    fn what_is_undone_is_as_it_was_before() {
        for scheduler in [Scheduler::Systemd, Scheduler::Launchd] {
            let (old, new) = (install(&job("21:00"), scheduler, &places(), ""), install(&job("22:15"), scheduler, &places(), ""));
            let read = |path: &Path| {
                old.iter().find_map(|step| match step {
                    Step::Write(to, text) if to == path => Some(text.clone()),
                    _ => None,
                })
            };
            let shown = |steps: &[Step]| steps.iter().map(ToString::to_string).collect::<String>();
            let back = undo(&new, scheduler, &places(), read);
            assert_eq!(shown(&back), shown(&old));
            // A scheduler that has just failed may do so again, and the rest is still to be put back.
            assert!(back.iter().all(|step| !matches!(step, Step::Run { may_fail: false, .. })), "{back:?}");
            assert_eq!(undo(&new, scheduler, &places(), |_| None), remove(scheduler, &places(), ""));
        }
        assert_eq!(undo(&install(&job("22:15"), Scheduler::Cron, &places(), ""), Scheduler::Cron, &places(), |_| None), []);
    }

    proptest! {
        /// A crontab is the person's: put in twice and taken out again, every line of theirs is as it was.
        #[test]
        fn a_crontab_keeps_every_line_of_the_person(lines in prop::collection::vec("\\PC{0,20}", 0..6)) {
            let before: String = lines.iter().map(|line| format!("{line}\n")).collect();
            let once = crontab(&install(&job("22:15"), Scheduler::Cron, &places(), &before));
            let twice = crontab(&install(&job("22:15"), Scheduler::Cron, &places(), &once));
            prop_assert_eq!(&once, &twice);
            let other = crontab(&install(&job("21:00"), Scheduler::Cron, &places(), &twice));
            prop_assert_eq!(other.lines().count(), lines.len() + 2);
            prop_assert_eq!(crontab(&remove(Scheduler::Cron, &places(), &other)), before);
        }
    }
}
