//! A reminder as each scheduler writes it. No text of a person gets in here: times are numbers, and of words from outside
//! there is only the path of the program, quoted for each format and refused if it holds a line end or another control.

use super::{Refused, Schedule};
use crate::model::{SafeText, Word, words};
use chrono::{DateTime, FixedOffset, Timelike};

words! {
    /// Who wakes the reminder.
    Scheduler {
        /// A user timer of systemd.
        Systemd = "systemd",
        /// An agent of macOS.
        Launchd = "launchd",
        /// A crontab line.
        Cron = "cron",
        /// A calendar file, for a calendar with an alarm of its own.
        Ics = "ics",
    }
}

/// The name of the timer, the service and the agent.
pub(super) const NAME: &str = "unclench-remind";
/// What ends our lines in a crontab, so that they are found again.
pub(super) const CRON_MARK: &str = "# unclench-remind";

/// A schedule and the command that is to be run then.
#[derive(Clone, Debug)]
pub struct Job {
    pub(super) schedule: Schedule,
    command: Vec<String>,
}

impl Job {
    /// To run `program`, a path and perhaps what goes before it, at these times.
    ///
    /// # Errors
    /// For a path with a control character: a line end in it would be another line of the unit.
    pub fn new(program: Vec<String>, schedule: Schedule) -> Result<Self, Refused> {
        if let Some(bad) = program.iter().find(|word| word.chars().any(char::is_control)) {
            let path = SafeText::new(bad);
            return Err(Refused(format!(
                "the path {path} has a control character in it and cannot be given to a scheduler. Move the program."
            )));
        }
        let command = program.into_iter().chain(["remind".into(), "fire".into()]).chain(schedule.arguments()).collect();
        Ok(Self { schedule, command })
    }

    /// The service and the timer of systemd, with their file names.
    #[must_use]
    pub fn systemd(&self) -> [(String, String); 2] {
        let command: Vec<String> = self.command.iter().enumerate().map(|(at, word)| systemd_word(word, at == 0)).collect();
        let bedtime = self.schedule.bedtime();
        let breaks =
            self.schedule.breaks.map(|(first, last)| format!("OnCalendar=*-*-* {first:02}..{last:02}:00:00\n")).unwrap_or_default();
        let service = format!(
            "[Unit]\nDescription=unclench: a reminder for your legs\n\n[Service]\nType=oneshot\nExecStart={}\nTimeoutStartSec=60\n",
            command.join(" "),
        );
        // Not persistent: a bedtime that was slept through is not to ring in the morning.
        let timer = format!(
            "[Unit]\nDescription=unclench: when to remind\n\n[Timer]\nOnCalendar=*-*-* {}\n{breaks}AccuracySec=1min\nPersistent=false\n\n\
             [Install]\nWantedBy=timers.target\n",
            bedtime.format("%H:%M:00"),
        );
        [(format!("{NAME}.service"), service), (format!("{NAME}.timer"), timer)]
    }

    /// The agent of macOS: a property list.
    #[must_use]
    pub fn launchd(&self) -> String {
        let words: String = self.command.iter().map(|word| format!("    <string>{}</string>\n", xml(word))).collect();
        let at = |hour, minute| {
            format!("    <dict><key>Hour</key><integer>{hour}</integer><key>Minute</key><integer>{minute}</integer></dict>\n")
        };
        let bedtime = self.schedule.bedtime();
        let times: String =
            [at(bedtime.hour(), bedtime.minute())].into_iter().chain(self.schedule.hours().map(|hour| at(hour, 0))).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
             <plist version=\"1.0\">\n<dict>\n  <key>Label</key><string>{NAME}</string>\n\
             \x20 <key>ProgramArguments</key>\n  <array>\n{words}  </array>\n\
             \x20 <key>StartCalendarInterval</key>\n  <array>\n{times}  </array>\n</dict>\n</plist>\n"
        )
    }

    /// Lines of a crontab.
    #[must_use]
    pub fn cron(&self) -> String {
        let command: Vec<String> = self.command.iter().map(|word| cron_word(word)).collect();
        let line = |minute: u32, hours: &str| format!("{minute} {hours} * * * {} {CRON_MARK}\n", command.join(" "));
        let bedtime = self.schedule.bedtime();
        let breaks = self.schedule.breaks.map(|(first, last)| line(0, &format!("{first}-{last}"))).unwrap_or_default();
        line(bedtime.minute(), &bedtime.hour().to_string()) + &breaks
    }

    /// A calendar with an alarm of its own, from the day of `now` on. Times float: they are those of the place one is in.
    /// Taken in twice it is there once.
    #[must_use]
    pub fn calendar(&self, now: DateTime<FixedOffset>) -> String {
        let stamp = now.to_utc().format("%Y%m%dT%H%M%SZ");
        let event = |id: &str, time: String, words: &str| {
            let day = now.format("%Y%m%d");
            format!(
                "BEGIN:VEVENT\r\nUID:{id}@unclench\r\nDTSTAMP:{stamp}\r\nDTSTART:{day}T{time}00\r\nDURATION:PT10M\r\nRRULE:FREQ=DAILY\r\n\
                 SUMMARY:{words}\r\nTRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:{words}\r\nTRIGGER:PT0S\r\n\
                 END:VALARM\r\nEND:VEVENT\r\n"
            )
        };
        let bedtime = event("bedtime", self.schedule.bedtime().format("%H%M").to_string(), "Stretch before bed");
        let breaks = self.schedule.hours().map(|hour| event(&format!("break-{hour:02}"), format!("{hour:02}00"), "A break for your legs"));
        let events = bedtime + &breaks.collect::<String>();
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//unclench//unclench//EN\r\n{events}END:VCALENDAR\r\n")
    }

    /// All of it in one piece, as this scheduler wants it.
    #[must_use]
    pub fn text(&self, scheduler: Scheduler, now: DateTime<FixedOffset>) -> String {
        match scheduler {
            Scheduler::Systemd => self.systemd().map(|(name, text)| format!("# {name}\n{text}")).join("\n"),
            Scheduler::Launchd => self.launchd(),
            Scheduler::Cron => self.cron(),
            Scheduler::Ics => self.calendar(now),
        }
    }
}

/// Quoted, with specifiers and variables taken literally. In the path of the program variables are not looked for.
fn systemd_word(word: &str, is_program: bool) -> String {
    let word = word.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%");
    format!("\"{}\"", if is_program { word } else { word.replace('$', "$$") })
}

fn xml(word: &str) -> String {
    word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Quoted for the shell, and `%`, which ends the command in a crontab, for cron. Cron takes the backslash away only from a `%`
/// that no other backslash stands before, hence the quotes between.
fn cron_word(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''").replace('%', "''\\%"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::process::Command;

    const NASTY: [&str; 7] = ["/o p/%h", "/a%n%%/\"q\"", "/it's/$HOME", "/\\%x\\", "/&<b>;`x`", "/$$/${X}", "/'%'\\'"];

    fn job(path: &str) -> Job {
        Job::new(vec![path.into()], Schedule::new("22:15", Some("9-10"), false).unwrap()).unwrap()
    }

    #[test]
    fn units_read_as_they_should() {
        let now = "2026-11-22T21:47:05+01:00".parse().unwrap();
        let all = Scheduler::WORDS.iter().map(|(word, scheduler)| format!("== {word}\n{}", job("/usr/bin/unclench").text(*scheduler, now)));
        insta::assert_snapshot!(all.collect::<Vec<_>>().join("\n").replace('\r', ""));
    }

    #[test]
    fn a_path_with_a_control_character_is_refused() {
        let schedule = Schedule::new("22:15", None, false).unwrap();
        for bad in ["/a\nExecStart=/bin/evil", "/a\rb", "/a\0b", "/a\u{1b}[31m", "/a\u{85}b"] {
            let refused = Job::new(vec![bad.into()], schedule.clone()).unwrap_err().to_string();
            assert!(!refused.contains(char::is_control), "{refused:?}");
        }
    }

    #[test]
    fn a_percent_sign_is_one_to_systemd() {
        for path in NASTY {
            let [(_, service), (_, timer)] = job(path).systemd();
            let lines = service.lines().filter(|line| line.starts_with("ExecStart=")).count();
            assert_eq!((lines, service.lines().count(), timer.lines().count()), (1, 7, 11), "{path}");
            let command = service.split("ExecStart=").nth(1).unwrap();
            assert_eq!(command.matches('%').count(), 2 * path.matches('%').count(), "{command}");
        }
    }

    /// What cron hands to the shell: all up to the first `%` that no backslash stands before.
    fn as_cron_reads(line: &str) -> String {
        let (mut command, mut escaped) = (String::new(), false);
        for c in line.chars() {
            match c {
                '%' if escaped => {
                    command.pop();
                    command.push('%');
                }
                '%' => break,
                c => command.push(c),
            }
            escaped = c == '\\' && !escaped;
        }
        command
    }

    #[test]
    fn a_crontab_line_reaches_the_shell_whole() {
        for path in NASTY {
            let text = job(path).cron();
            assert_eq!(text.lines().count(), 2);
            for line in text.lines() {
                let command = as_cron_reads(line.splitn(6, ' ').nth(5).unwrap());
                let words = Command::new("sh").args(["-c", &format!("printf '%s\\n' {command}")]).output().unwrap();
                let words = String::from_utf8(words.stdout).unwrap();
                assert_eq!(words, format!("{path}\nremind\nfire\n--bedtime=22:15\n--breaks=9-10\n"), "{line}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_path_is_one_line_and_its_schedule_is_found_again(path in "/\\PC{0,40}") {
            let job = job(&path);
            prop_assert_eq!(job.cron().lines().count(), 2);
            for text in [job.cron(), job.launchd(), job.systemd()[0].1.clone()] {
                prop_assert_eq!(Schedule::found_in(&text), Some(job.schedule.clone()));
            }
            let command: String = job.cron().lines().next().unwrap().splitn(6, ' ').skip(5).collect();
            prop_assert!(as_cron_reads(&command).ends_with(CRON_MARK));
        }
    }

    #[test]
    fn calendar_lines_are_short_and_end_as_they_must() {
        let text = job("/usr/bin/unclench").calendar("2026-11-22T21:47:05+01:00".parse().unwrap());
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n', ',', ';', '\\']));
        assert!(text.lines().all(|line| line.len() <= 75));
    }
}
