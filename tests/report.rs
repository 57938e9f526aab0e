//! The page for the doctor and the trial on oneself, as processes: what they print, write, refuse, and their exit codes.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

#[path = "shared/place.rs"]
mod place;

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use place::place;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Command, Stdio},
};
use tempfile::TempDir;
use unclench::{
    model::{Draft, Id, NightFacts, Record, TrialDesign, TrialStep},
    paths::Paths,
    runtime::Ledger,
};

/// A person's computer: folders of their own, nothing else set.
struct Person(TempDir);

impl Person {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn paths(&self) -> Paths {
        Paths { config: Some(self.0.path().join("config")), data: Some(self.0.path().join("data")), ..Paths::default() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes these records down, each for its night.
    fn with(self, records: impl IntoIterator<Item = (NaiveDate, Record)>) -> Self {
        let mut ledger = Ledger::new(&self.paths());
        for (night, record) in records {
            ledger.record(Draft { at: now(), night, record }).1.unwrap();
        }
        self
    }

    /// The exit code, standard output and standard error, where it is nine in the evening: the night has begun.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        self.run_at(21, arguments)
    }

    fn run_at(&self, hour: u32, arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_unclench"));
        command.args(arguments).env("TZ", place(hour).0);
        command.env("UNCLENCH_DATA_DIR", self.0.path().join("data")).env("UNCLENCH_CONFIG_DIR", self.0.path().join("config"));
        let output = command.current_dir(self.0.path()).stdin(Stdio::null()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn entries(&self) -> Vec<Record> {
        Ledger::new(&self.paths()).load().diary.entries().map(|entry| entry.record.clone()).collect()
    }
}

fn now() -> DateTime<FixedOffset> {
    place(21).1
}

/// The night so many before this one.
fn ago(nights: u64) -> NaiveDate {
    now().date_naive() - Days::new(nights)
}

fn counted(nights: u64, cramps: u16) -> (NaiveDate, Record) {
    (ago(nights), Record::Night(NightFacts { cramps: Some(cramps), ..NightFacts::default() }))
}

#[test]
fn an_empty_diary_and_no_nights_are_said_in_a_sentence() {
    let person = Person::new();
    let (code, out, err) = person.run(&["report"]);
    assert_eq!((code, out.as_str()), (66, ""));
    assert!(err.contains("the diary knows none of the last 56 nights"), "{err}");
    assert_eq!(person.run(&["report", "--nights", "0"]).0, 2);
    assert!(!person.file("data").exists(), "looking writes nothing");
}

/// What a command prints is whole sentences about nights that are there, whatever the diary holds: no number made of nothing.
fn is_honest(text: &str) {
    for never in ["NaN", "inf ", "null", "0% to", "100%", "100 %", "-0", "0 of 0"] {
        assert!(!text.contains(never), "{never}: {text}");
    }
}

#[test]
fn an_empty_diary_a_trial_of_it_and_its_nights_are_sentences() {
    let person = Person::new();
    for (arguments, needed) in [
        (&["diary"][..], "Nothing is recorded in these nights."),
        (&["trial", "status"], "No trial has been begun"),
        (&["trial", "start"], "Nothing has begun."),
    ] {
        let (code, out, err) = person.run(arguments);
        assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
        assert!(out.contains(needed), "{out}");
    }
    assert_eq!(person.run(&["trial", "status", "--json"]).1, "{\"schema\":1,\"trial\":null}\n");
    assert!(!person.file("data").exists(), "looking writes nothing");
}

#[test]
fn no_nights_are_refused_by_every_command_that_counts_them() {
    let person = Person::new().with([counted(1, 2)]);
    for (command, most) in [("report", 3660), ("diary", 40_000)] {
        for nights in ["0", "-3", "3.5", "many", "40001", "99999999999"] {
            let (code, out, err) = person.run(&[command, "--nights", nights]);
            let said = format!("unclench: --nights is a number from 1 to {most}, and \"{nights}\" is none of them.\n");
            assert_eq!((code, out.as_str(), err), (2, "", said));
        }
        assert_eq!(person.run(&[command, "--nights", &most.to_string()]).0, 0);
    }
}

#[test]
fn nights_of_which_nobody_said_anything_have_no_rate() {
    let begun = (ago(56), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)));
    let unsaid = (1..=56).map(|night| (ago(night), Record::Night(NightFacts { factors: Some(vec![]), ..NightFacts::default() })));
    let person = Person::new().with([begun].into_iter().chain(unsaid));
    let (code, out, _) = person.run(&["report"]);
    assert_eq!(code, 0);
    assert!(out.contains("Nights recorded  0 of 56") && !out.contains("CRAMPS PER WEEK") && !out.contains("Cramps per week"), "{out}");
    assert!(out.contains("Too early.") && out.contains("0 of 14 before, 0 of 42 after") && !out.contains("rate ratio"), "{out}");
    is_honest(&out);
    let (_, out, _) = person.run(&["trial", "status"]);
    assert!(out.contains("Too early\nNot enough nights or cramps"), "{out}");
    is_honest(&out);
    assert!(person.run(&["diary", "--nights", "56"]).1.contains("Cramps are recorded for none of these nights."));
    for page in ["html", "md"] {
        is_honest(&person.run(&["report", "--format", page]).1.replace("width:100%", ""));
    }
    assert!(person.run(&["report", "--format", "json"]).1.contains("\"per_week\":null"));
}

#[test]
fn one_night_of_forty_cramps_is_told_as_what_it_is() {
    let begun = (ago(56), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)));
    let nights = (1..=56).map(|night| counted(night, if night == 50 { 40 } else { 0 }));
    let person = Person::new().with([begun].into_iter().chain(nights));
    for arguments in [&["report"][..], &["trial", "status"]] {
        let (code, out, _) = person.run(arguments);
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code, 0);
        assert!(out.contains("Unclear") && out.contains("Very uneven nights") && !out.contains("More than chance"), "one bad night: {out}");
        is_honest(&out);
    }
    let (_, out, _) = person.run(&["report", "--nights", "1"]);
    assert!(out.contains("Nights recorded      1 of 1"), "{out}");
    is_honest(&out);
}

#[test]
fn by_day_the_page_is_of_that_day_and_its_nights_end_before() {
    let person = Person::new().with((2..20).map(|night| counted(night, 1)));
    let (code, out, _) = person.run_at(10, &["report"]);
    let today = place(10).1.date_naive().format("Made on %-d %b %Y ").to_string();
    assert!(code == 0 && out.split_whitespace().collect::<Vec<_>>().join(" ").contains(&today), "{today}: {out}");
}

#[test]
fn every_medicine_is_on_the_page_or_none_is() {
    let person = Person::new().with((1..20).map(|night| counted(night, 1)));
    let report = |many: usize| {
        let medicines: Vec<String> = (1..=many).map(|nth| format!("--medicine=tablet {nth:02}")).collect();
        person.run(&["report"].into_iter().chain(medicines.iter().map(String::as_str)).collect::<Vec<_>>())
    };
    let (code, out, _) = report(30);
    assert!(code == 0 && (1..=30).all(|nth| out.contains(&format!("tablet {nth:02}"))), "{out}");
    for asked in ["--medicine=aspirin", "--question=Why?"] {
        let (code, out, err) = person.run(&["report", "--format=csv", asked]);
        assert!(code == 2 && out.is_empty() && err.contains("a table (csv) has room for nights alone"), "{err}");
    }
    let (code, out, err) = report(31);
    assert!(code == 2 && out.is_empty() && err.contains("31 medicines do not fit on one page") && err.contains("up to 30"), "{err}");
}

#[test]
fn a_report_is_written_once_and_for_the_person_alone() {
    let person = Person::new().with((1..20).map(|night| counted(night, 1)));
    let (code, out, err) = person.run(&["report", "--out", "page.html", "--question", "Is it <b>my</b> tablets?"]);
    assert_eq!((code, out.as_str()), (0, ""));
    let at = |needle: &str| err.find(needle).unwrap_or_else(|| panic!("{needle}: {err}"));
    assert!(at("It holds 19 nights") < at("Written: page.html"), "{err}");
    let page = fs::read_to_string(person.file("page.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Is it &lt;b&gt;my&lt;/b&gt; tablets?"));
    assert_eq!(fs::metadata(person.file("page.html")).unwrap().permissions().mode() & 0o777, 0o600);

    fs::write(person.file("page.html"), "mine").unwrap();
    let (code, _, err) = person.run(&["report", "--out", "page.html"]);
    assert_eq!((code, fs::read_to_string(person.file("page.html")).unwrap().as_str()), (73, "mine"));
    assert!(err.contains("--force"), "{err}");
    assert_eq!(person.run(&["report", "--out", "page.html", "--force"]).0, 0);
    assert!(fs::read_to_string(person.file("page.html")).unwrap().starts_with("<!DOCTYPE html>"));
    assert_eq!(person.run(&["report", "--out", "nowhere/page.html"]).0, 73);
    let left = fs::read_dir(person.0.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(left.filter(|name| name.contains("page")).collect::<Vec<_>>(), ["page.html"]);
}

#[test]
fn a_file_is_of_the_kind_that_its_name_says() {
    let person = Person::new().with((1..20).map(|night| counted(night, 1)));
    for (name, begins) in [
        ("a.txt", "Leg cramps"),
        ("a.md", "# Leg cramps"),
        ("a.html", "<!DOCTYPE html>"),
        ("B.HTM", "<!DOCTYPE html>"),
        ("a.Csv", "night,recorded"),
        ("a.json", "{"),
        ("a", "Leg cramps"),
    ] {
        assert_eq!(person.run(&["report", "--out", name]).0, 0, "{name}");
        assert!(fs::read_to_string(person.file(name)).unwrap().starts_with(begins), "{name}");
    }
    for name in ["a.pdf", "a.doc", "a.html.gz", "a."] {
        let (code, out, err) = person.run(&["report", "--out", name]);
        assert_eq!((code, out.as_str(), person.file(name).exists()), (2, "", false));
        assert!(err.contains(".txt, .md, .html, .csv or .json") && err.contains("print it into a file"), "{err}");
    }
    assert_eq!(person.run(&["report", "--out", "a.pdf", "--format", "html"]).0, 0);
    let (code, out, err) = person.run(&["report", "--out", "-"]);
    assert_eq!((code, err.as_str(), person.file("-").exists()), (0, "", false));
    assert_eq!(out, person.run(&["report"]).1);
}

#[test]
fn the_order_in_which_nights_were_written_down_changes_nothing() {
    let nights: Vec<_> = (1..30).map(|night| counted(night, (night % 4) as u16)).collect();
    let forwards = Person::new().with(nights.clone());
    let backwards = Person::new().with(nights.into_iter().rev());
    for format in ["text", "md", "html", "csv", "json"] {
        let report = |person: &Person| person.run(&["report", "--format", format]);
        let ours = report(&forwards);
        assert_eq!(ours.0, 0);
        assert_eq!(ours, report(&backwards));
    }
}

#[test]
fn a_trial_is_explained_begun_once_paused_and_ended() {
    let person = Person::new();
    let (code, out, _) = person.run(&["trial", "start"]);
    assert_eq!(code, 0);
    for needed in ["56 nights", "fewer than 3 in all", "You need not wait", "Nothing has begun"] {
        assert!(out.contains(needed), "{needed}: {out}");
    }
    assert_eq!(person.entries(), []);
    for early in ["stop", "pause", "resume"] {
        assert_eq!(person.run(&["trial", early]).0, 2, "{early}");
    }

    assert_eq!(person.run(&["trial", "start", "--yes"]).0, 0);
    let (code, _, err) = person.run(&["trial", "start", "--yes", "--weeks"]);
    assert_eq!(code, 2);
    assert!(err.contains("a trial is on"), "{err}");
    assert_eq!(person.run(&["trial", "resume"]).0, 2);
    for (why, said) in [(None, "\nSince"), (Some("--away"), ": you were away."), (Some("--ill"), ": you were ill.")] {
        let arguments: Vec<&str> = ["trial", "pause"].into_iter().chain(why).collect();
        assert_eq!(person.run(&arguments).0, 0);
        assert_eq!(person.run(&["trial", "pause"]).0, 2);
        let out = person.run(&["trial"]).1;
        assert!(out.contains("Your trial is paused\nSince") && out.contains(said), "{out}");
        assert_eq!(out.contains("you were"), why.is_some(), "nobody said why: {out}");
        assert_eq!(person.run(&["trial", "resume"]).0, 0);
    }
    assert_eq!(person.run(&["trial", "pause", "--away", "--ill"]).0, 2);
    assert!(person.run(&["trial", "stop"]).1.contains("Your trial has ended early"));
    assert_eq!(person.run(&["trial", "stop"]).0, 2);
    assert_eq!(person.entries().len(), 8);
    assert!(person.run(&["log", "undo"]).1.contains("taken back"));
    assert!(person.run(&["trial"]).1.contains("Your trial begins on "), "ending it can be undone");
    // Its plan cannot: a trial that went badly would be one that never was.
    assert_eq!(person.run(&["trial", "stop"]).0, 0);
}

#[test]
fn the_order_of_weeks_is_in_the_diary_before_the_first_night() {
    let person = Person::new();
    assert_eq!(person.run(&["trial", "start", "--weeks", "--yes"]).0, 0);
    let [Record::Trial(TrialStep::Began(TrialDesign::Blocks(order)))] = &person.entries()[..] else { panic!("{:?}", person.entries()) };
    assert_eq!((order.len(), order.iter().filter(|with| **with).count()), (6, 3));
}

#[test]
fn a_done_trial_is_in_the_report_with_what_it_cannot_show() {
    let begun = (ago(56), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)));
    let nights = (1..=56).map(|night| counted(night, if night > 42 { 2 } else { u16::from(night % 2 == 0) }));
    let person = Person::new().with([begun].into_iter().chain(nights));
    for (arguments, needed) in [(["trial", "status"], "Your trial is done: 56 nights"), (["report", "--nights=56"], "DID IT HELP?")] {
        let (code, out, _) = person.run(&arguments);
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code, 0);
        for needed in [needed, "More than chance; cause not proven.", "dummy pills", "bad spells pass", "You need not wait"] {
            assert!(out.contains(needed), "{needed}: {out}");
        }
    }
}

#[test]
fn what_the_diary_brings_up_is_said_once() {
    let said = |person: &Person, command| person.run(&[command]).1.contains("four cramps or more in one night");
    for command in ["diary", "trial"] {
        let person = Person::new().with([counted(1, 4)]);
        assert!(said(&person, command));
        assert!(!said(&person, "trial") && !said(&person, "diary"));
        assert_eq!(person.entries().last(), Some(&Record::Told(Id::new("rf28").unwrap())));
    }
    let person = Person::new().with([counted(1, 4), (ago(0), Record::Told(Id::new("rf28").unwrap()))]);
    assert!(person.run(&["report"]).1.contains("four cramps or more in one night"), "the doctor should still see it");
}
