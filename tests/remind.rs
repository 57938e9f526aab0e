//! Reminders as a person sets them: with the schedulers' own commands replaced by scripts that write down how they were called,
//! and the files read by whoever will have to read them.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

#[path = "shared/place.rs"]
mod place;
#[path = "shared/script.rs"]
mod script;

use icalendar::{CalendarDateTime, Component, DatePerhapsTime, parser};
use place::place;
use script::script;
use std::{
    env, fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");

/// A person's computer with schedulers that only write down what they are told.
struct Person(TempDir);

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Person {
    fn new() -> Self {
        let person = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(person.path("run/systemd")).unwrap();
        fs::create_dir(person.path("bin")).unwrap();
        person.has("systemctl", "echo systemctl \"$@\" >> \"$HOME/log\"");
        person.has("notify-send", "printf '<%s>' \"$@\" >> \"$HOME/log\"");
        person.has(
            "crontab",
            "case $1 in -l) cat \"$HOME/tab\" 2>/dev/null || { echo 'no crontab for me' >&2; exit 1; };; -) cat > \"$HOME/tab\";; esac",
        );
        person
    }

    /// Puts a command on this person's path.
    fn has(&self, name: &str, text: &str) {
        script(&self.path("bin").join(name), text);
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.0.path().join(inside)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    fn units(&self) -> Vec<String> {
        let folder = fs::read_dir(self.path("config/systemd/user"));
        let mut names: Vec<_> = folder.into_iter().flatten().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs a command in a place where it is now this hour; `keys` are typed.
    fn at(&self, hour: u32, arguments: &str, keys: &str) -> Ran {
        let path = env::join_paths([&self.path("bin"), Path::new("/usr/bin"), Path::new("/bin")]).unwrap();
        let mut command = Command::new(PROGRAM);
        command.arg("remind").args(arguments.split_whitespace()).env_clear().env("HOME", self.0.path()).env("PATH", path);
        command.env("XDG_RUNTIME_DIR", self.path("run")).env("XDG_CONFIG_HOME", self.path("config")).env("TZ", place(hour).0);
        command.env("UNCLENCH_DATA_DIR", self.path("da ta%n")).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // It may not want to know.
        let _ = child.stdin.take().unwrap().write_all(keys.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The same at noon, when nothing is due, and successful.
    fn does(&self, arguments: &str, keys: &str) -> String {
        let ran = self.at(12, arguments, keys);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments}: {}", ran.out);
        ran.out
    }
}

#[test]
fn what_will_be_done_is_shown_first_and_only_done_when_told() {
    let person = Person::new();
    let shown = person.does("show --bedtime 22:15 --breaks 9-17", "");
    assert!(shown.starts_with("A reminder every day at 22:15, and every hour from 09:00 to 17:00. Next: "), "{shown}");
    let asked = person.does("install --bedtime 22:15 --breaks 9-17", "q\n");
    assert!(asked.starts_with(&shown) && asked.ends_with("Nothing was changed.\n"), "{asked}");
    assert_eq!(person.at(12, "install --bedtime 22:15", "").code, Some(2), "nobody there to say yes");
    assert!(person.units().is_empty() && person.log().is_empty());
    let done = person.does("install --bedtime 22:15 --breaks 9-17", "\n");
    assert!(done.starts_with(&shown) && done.ends_with("Set. unclench remind remove takes it away.\n"), "{done}");
    for name in person.units() {
        let path = person.path("config/systemd/user").join(name);
        let text = fs::read_to_string(&path).unwrap();
        let indented: String = text.lines().map(|line| format!("    {line}\n")).collect();
        assert!(shown.contains(&format!("write {}\n{indented}", path.display())), "exactly what was shown: {shown}");
    }
    for line in person.log().lines() {
        assert!(shown.contains(&format!("run {line}\n")), "{line}");
    }
}

#[test]
fn it_is_set_twice_as_once_and_taken_away_whole() {
    let person = Person::new();
    for emit in ["systemd", "cron"] {
        fs::write(person.path("tab"), "# mine\n5 4 * * 7 backup --at 50\\%\n").unwrap();
        person.does(&format!("install --bedtime 21:00 --emit {emit}"), "\n");
        person.does(&format!("install --bedtime 22:15 --emit {emit}"), "\n");
        let (units, tab) = (person.units(), fs::read_to_string(person.path("tab")).unwrap());
        person.does(&format!("install --bedtime 22:15 --emit {emit}"), "\n");
        assert_eq!((person.units(), fs::read_to_string(person.path("tab")).unwrap()), (units, tab));
        let set = person.does("show", "");
        assert!(set.starts_with("A reminder every day at 22:15. Next: ") && set.contains(&format!("Set through {emit}.")), "{set}");
        assert!(person.does("remove", "").ends_with("The reminder is gone.\n"));
        assert_eq!(person.units(), [""; 0]);
        assert_eq!(fs::read_to_string(person.path("tab")).unwrap(), "# mine\n5 4 * * 7 backup --at 50\\%\n");
        assert_eq!(person.does("remove", ""), "No reminder is set.\n");
    }
}

#[test]
fn a_scheduler_that_does_not_take_it_leaves_nothing_behind() {
    let person = Person::new();
    person.has("systemctl", "echo 'Failed to connect to \x1b[31mbus' >&2; exit 1");
    let ran = person.at(12, "install --bedtime 22:15", "\n");
    assert_eq!((ran.code, person.units().len()), (Some(74), 0));
    assert!(ran.err.contains("systemctl --user daemon-reload: Failed to connect to bus"), "{}", ran.err);
    // A crontab that cannot be read is not replaced.
    fs::write(person.path("tab"), "1 2 * * * mine\n").unwrap();
    person.has("crontab", "[ $1 = - ] && cat > \"$HOME/tab\"; echo 'permission denied' >&2; exit 1");
    let ran = person.at(12, "install --bedtime 22:15 --emit cron", "\n");
    assert_eq!(ran.code, Some(74));
    assert!(ran.err.contains("nothing was changed: permission denied"), "{}", ran.err);
    assert_eq!(fs::read_to_string(person.path("tab")).unwrap(), "1 2 * * * mine\n");
}

#[test]
fn a_reminder_that_is_set_outlives_one_that_is_not_taken() {
    let person = Person::new();
    person.does("install --bedtime 21:00", "y\n");
    let units = || person.units().iter().map(|name| fs::read_to_string(person.path("config/systemd/user").join(name)).unwrap()).collect();
    let before: Vec<String> = units();
    fs::remove_file(person.path("log")).unwrap();
    person.has("systemctl", "echo systemctl \"$@\" >> \"$HOME/log\"; [ $2 != restart ]");
    let ran = person.at(12, "install --bedtime 22:15", "Yes\n");
    assert_eq!((ran.code, ran.err.contains("everything is as it was before")), (Some(74), true), "{}", ran.err);
    assert_eq!((units(), before.len()), (before, 2));
    assert_eq!(person.log().matches("enable").count(), 2, "and the scheduler knows: {}", person.log());
    assert!(!person.log().contains("disable"), "{}", person.log());
}

#[test]
fn the_folder_that_was_named_is_the_one_the_scheduler_is_told() {
    let person = Person::new();
    let told = |folder: &str| format!("UNCLENCH_DATA_DIR={}", person.path(folder).display());
    assert!(person.does("show --bedtime 22:15 --emit cron", "").contains(&told("da ta''\\%n")));
    let other = person.path("other");
    let shown = person.does(&format!("show --bedtime 22:15 --emit cron --data-dir {}", other.display()), "");
    assert!(shown.contains(&format!("'{}'", told("other"))), "{shown}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let person = Person::new();
    fs::write(person.path("config"), "").unwrap();
    let ran = person.at(12, "install --bedtime 22:15", "\n");
    assert_eq!(ran.code, Some(73));
    assert!(ran.err.contains("unclench-remind.service"), "{}", ran.err);
}

#[test]
fn times_that_are_none_are_refused_with_the_range() {
    let person = Person::new();
    for (arguments, words) in [
        ("install --bedtime 25:61", "Hours go from 00 to 23 and minutes from 00 to 59"),
        ("show --bedtime 24:00", "Hours go from 00 to 23"),
        ("fire --bedtime ten", "Hours go from 00 to 23"),
        ("install --bedtime 22:15 --breaks 17-9", "They go from 4 to 23"),
        ("install --bedtime 02:00", "add --late"),
        ("install --bedtime 22:15 --emit ics", "--emit ics > bedtime.ics"),
        ("show --bedtime 22:15 --emit at", "systemd, launchd, cron, ics"),
        ("show --breaks 9-17", "--bedtime <TIME>"),
        ("show --late", "--bedtime <TIME>"),
    ] {
        let ran = person.at(12, arguments, "\n");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments}");
        assert!(ran.err.contains(words), "{arguments}: {}", ran.err);
    }
    assert!(person.log().is_empty() && person.units().is_empty());
}

#[test]
fn a_night_is_reminded_of_once_and_not_in_the_small_hours() {
    let person = Person::new();
    let fire = |hour, arguments: &str| {
        let ran = person.at(hour, arguments, "");
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""), "{arguments} at {hour}");
        let said = person.log();
        let _ = fs::remove_file(person.path("log"));
        said
    };
    assert_eq!(fire(12, "fire --bedtime 22:00"), "");
    assert_eq!(
        fire(22, "fire --bedtime 21:59 --breaks 9-17"),
        "<--app-name=unclench><--><unclench><Time to stretch: Before bed, classic, 9:55.>"
    );
    assert_eq!(fire(22, "fire --bedtime 21:59"), "", "already said");
    assert_eq!(fire(21, "fire --bedtime 21:00"), "", "nor when the clock is set back");
    assert_eq!(fire(0, "fire --bedtime 23:59"), "", "one may be asleep");
}

#[test]
fn where_nothing_suits_nothing_is_said_and_markup_is_none() {
    let person = Person::new();
    fs::create_dir_all(person.path("da ta%n/packs")).unwrap();
    let remembers = |text: &str| fs::write(person.path("da ta%n/state.toml"), text).unwrap();
    remembers("ticks = [\"clot-possible\"]");
    assert_eq!(person.at(22, "fire --bedtime 21:59", "").code, Some(0));
    assert_eq!(person.log(), "");
    let pack = include_str!("fixtures/valid.toml").replace("name = \"My evening\"", "name = \"<b>M&M\"");
    fs::write(person.path("da ta%n/packs/mine.toml"), pack).unwrap();
    remembers("routine = \"my-evening\"");
    person.at(22, "fire --bedtime 21:59", "");
    assert!(person.log().contains("<Time to stretch: &lt;b&gt;M&amp;M, "), "{}", person.log());
}

#[test]
fn before_bed_nothing_is_said_once_tonight_is_done() {
    let person = Person::new();
    fs::create_dir_all(person.path("da ta%n/journal")).unwrap();
    let night = place(22).1.date_naive();
    let did = |routine: &str| {
        let head =
            |id: &str, kind| format!("{{\"v\":1,\"id\":\"{id}\",\"at\":\"{night}T20:00:00Z\",\"night\":\"{night}\",\"kind\":\"{kind}\"");
        let [first, second] = ["01939d2f-3a6b-7c11-8a52-1b6f0d2e0000", "01939d2f-3a6b-7c11-8a52-1b6f0d2e0001"];
        let (begun, over) = (head(first, "session"), head(second, "session-more"));
        let lines = format!("{begun},\"routine\":\"{routine}\"}}\n{over},\"session\":\"{first}\",\"done\":\"completed\"}}\n");
        fs::write(person.path("da ta%n/journal/a.jsonl"), lines).unwrap();
    };
    did("trial");
    assert_eq!(person.at(22, "fire --bedtime 21:59", "").code, Some(0));
    assert_eq!(person.log(), "");
    did("desk-break");
    person.at(22, "fire --bedtime 9:59pm", "");
    assert!(person.log().contains("<Time to stretch: Before bed, classic, 9:55.>"), "{}", person.log());
}

#[test]
fn times_are_said_and_shown_as_the_person_writes_them() {
    let person = Person::new();
    fs::create_dir_all(person.path("config/unclench")).unwrap();
    fs::write(person.path("config/unclench/config.toml"), "clock = 12").unwrap();
    let shown = person.does("show --bedtime 10.15pm --breaks 9am-5pm", "");
    assert!(shown.starts_with("A reminder every day at 10:15 pm, and every hour from 9:00 am to 5:00 pm. Next: "), "{shown}");
    assert!(shown.contains("--bedtime=22:15") && shown.contains("--breaks=9-17"), "{shown}");
    assert!(shown.lines().next().unwrap().ends_with("m."), "{shown}");
}

#[test]
fn a_computer_without_notifications_is_told_in_words() {
    let person = Person::new();
    person.has("notify-send", "exit 1");
    let ran = person.at(22, "fire --bedtime 21:59", "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "Time to stretch: Before bed, classic, 9:55.\n"));
    let state = fs::metadata(person.path("da ta%n/state.toml")).unwrap();
    assert_eq!(state.permissions().mode() & 0o777, 0o600);
}

/// The reminder does not talk anyone out of what they are trying.
#[test]
fn a_trials_night_without_the_routine_is_not_reminded_of_it() {
    let person = Person::new();
    fs::create_dir_all(person.path("da ta%n/journal")).unwrap();
    let began = |days: u64| {
        let night = place(22).1.date_naive() - chrono::Days::new(days);
        let id = "01939d2f-3a6b-7c11-8a52-1b6f0d2e0000";
        let line = format!(
            "{{\"v\":1,\"id\":\"{id}\",\"at\":\"{night}T20:00:00Z\",\"night\":\"{night}\",\"kind\":\"trial\",\"trial\":\"began\"}}\n"
        );
        fs::write(person.path("da ta%n/journal/a.jsonl"), line).unwrap();
    };
    began(13);
    assert_eq!(person.at(22, "fire --bedtime 21:59", "").code, Some(0));
    assert_eq!(person.log(), "");
    began(14);
    person.at(22, "fire --bedtime 21:59", "");
    assert!(person.log().contains("<Time to stretch: "), "{}", person.log());
}

/// Everyone in one second, as two schedulers may be: one says it.
#[test]
fn two_schedulers_in_one_second_remind_once() {
    let person = Person::new();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| person.at(22, "fire --bedtime 21:59", ""));
        }
    });
    assert_eq!(person.log().matches("Time to stretch").count(), 1, "{}", person.log());
}

/// The units with the real program and a folder whose name tries to be more than that.
#[test]
fn systemd_accepts_its_units() {
    let is_here = Command::new("systemd-analyze").arg("--version").output().is_ok();
    if !is_here {
        eprintln!("passed over: there is no systemd-analyze here");
        return;
    }
    let person = Person::new();
    person.does("install --bedtime 22:15 --breaks 9-17 --emit systemd", "\n");
    let folder = person.path("config/systemd/user");
    let verify = |files: &[PathBuf]| {
        let mut command = Command::new("systemd-analyze");
        let output = command.args(["verify", "--man=no"]).args(files).env("XDG_RUNTIME_DIR", person.path("run")).output().unwrap();
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let files = [folder.join("unclench-remind.timer"), folder.join("unclench-remind.service")];
    // What it says of other units is not our business.
    let said = verify(&files);
    let ours: Vec<&str> = said.lines().filter(|line| line.contains("unclench")).collect();
    assert!(ours.is_empty(), "{said}");
    // The judge itself.
    let bad = fs::read_to_string(&files[0]).unwrap().replace("22:15", "25:61");
    fs::write(&files[0], bad).unwrap();
    assert!(verify(&files).contains("unclench-remind.timer"));
    for (when, next) in [("*-*-* 22:15:00", "22:15:00"), ("*-*-* 09..17:00:00", ":00:00")] {
        let output = Command::new("systemd-analyze").args(["calendar", when]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains(next), "{said}");
    }
}

#[test]
fn a_calendar_reads_the_file() {
    let person = Person::new();
    let text = person.does("show --bedtime 22:15 --breaks 9-10 --emit ics", "");
    let unfolded = parser::unfold(&text);
    let calendar = parser::read_calendar(&unfolded).unwrap();
    let calendar: icalendar::Calendar = calendar.into();
    let events: Vec<_> = calendar.components.iter().filter_map(|component| component.as_event()).collect();
    assert_eq!(
        events.iter().map(|event| event.get_uid().unwrap()).collect::<Vec<_>>(),
        ["bedtime@unclench", "break-09@unclench", "break-10@unclench"]
    );
    let times: Vec<_> = events.iter().map(|event| event.get_start().unwrap()).collect();
    for (time, expected) in times.iter().zip(["22:15:00", "09:00:00", "10:00:00"]) {
        let DatePerhapsTime::DateTime(CalendarDateTime::Floating(time)) = time else { panic!("{time:?}") };
        assert_eq!(time.time().to_string(), expected);
    }
    for event in events {
        assert_eq!(event.property_value("RRULE"), Some("FREQ=DAILY"));
        assert!(event.get_timestamp().is_some());
    }
    assert_eq!(text.matches("BEGIN:VALARM").count(), 3);
}

/// The property list is XML, whatever is in the path of the data.
#[test]
fn launchd_gets_a_property_list() {
    let person = Person::new();
    let text = person.does("show --bedtime 22:15 --emit launchd", "");
    let script =
        "import plistlib,sys; p = plistlib.loads(sys.stdin.buffer.read()); print(p['StartCalendarInterval'], p['ProgramArguments'][-1])";
    let Ok(mut child) = Command::new("python3").args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() else {
        eprintln!("passed over: there is no python3 here");
        return;
    };
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "[{'Hour': 22, 'Minute': 15}] --bedtime=22:15\n");
}
