//! Every command as a process of its own, without a terminal: what it prints, its exit code, and what it does when the world
//! around it is broken.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

#[path = "shared/place.rs"]
mod place;

use place::place;
use serde_json::Value;
use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;
use unclench::model::Word;

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
const VALID: &str = include_str!("fixtures/valid.toml");
/// The built-in routines with their lengths in seconds.
const ROUTINES: [(&str, f64); 9] = [
    ("article-classic", 595.0),
    ("trial", 170.0),
    ("trial-seated", 85.0),
    ("bed-only", 550.0),
    ("five-minute", 300.0),
    ("desk-break", 195.0),
    ("hips-and-soleus", 705.0),
    ("nhs-calf", 310.0),
    ("after-cramp", 95.0),
];

/// What a process left behind.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

/// A person's computer in the evening: folders of their own, nothing else set.
struct Person(TempDir);

impl Person {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With these files in the packs folder.
    fn with_packs(packs: &[(&str, &str)]) -> Self {
        let person = Self::new();
        fs::create_dir_all(person.data().join("packs")).unwrap();
        for (name, text) in packs {
            fs::write(person.data().join("packs").join(name), text).unwrap();
        }
        person
    }

    /// Who has ticked these conditions.
    fn with_ticks(ids: &[&str]) -> Self {
        let person = Self::new();
        fs::create_dir_all(person.data()).unwrap();
        fs::write(person.data().join("state.toml"), format!("ticks = {ids:?}")).unwrap();
        person
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn dressed(&self, mut command: Command) -> Command {
        command.env("UNCLENCH_DATA_DIR", self.data()).env("UNCLENCH_CONFIG_DIR", self.0.path().join("config"));
        command.env("TERM", "xterm-256color").env_remove("NO_COLOR").env_remove("COLUMNS").env("TZ", place(21).0).stdin(Stdio::null());
        command
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.dressed(Command::new(PROGRAM));
        command.args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        ran(&mut self.command(arguments))
    }

    /// Runs a shell script, `$0` being the program.
    fn shell(&self, script: &str) -> Ran {
        let mut command = self.dressed(Command::new("bash"));
        ran(command.args(["-c", script, PROGRAM]))
    }

    /// Runs a session in lines: `keys` come through a pipe, which is then closed.
    fn session(&self, arguments: &[&str], keys: &str) -> Ran {
        self.keyed(&["stretch", "--plain"], arguments, keys)
    }

    fn keyed(&self, what: &[&str], arguments: &[&str], keys: &str) -> Ran {
        let mut command = self.command(what);
        let mut child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(keys.as_bytes()).unwrap();
        let ran = finished(child.wait_with_output().unwrap());
        assert!(!ran.out.contains(['\u{1b}', '\r']), "{}", ran.out);
        ran
    }

    /// Opens the settings in this editor.
    fn edits(&self, editor: &str) -> Ran {
        ran(self.command(&["config", "edit"]).env_remove("VISUAL").env("EDITOR", editor))
    }

    fn timeline(&self, arguments: &[&str]) -> Value {
        let ran = self.run(&[&["stretch", "--dry-run", "--json"], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
        serde_json::from_str(&ran.out).unwrap()
    }
}

fn ran(command: &mut Command) -> Ran {
    finished(command.output().unwrap())
}

fn finished(output: std::process::Output) -> Ran {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn root(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path).into_os_string().into_string().unwrap()
}

/// A pack with one routine that is over soon: a hold of one second on each side, after ten to get ready.
fn short_pack() -> String {
    VALID
        .replace("hold = { range = \"20s..1m\", default = \"30s\" }", "hold = \"1s\"")
        .replace("repetitions = \"2..3\"", "repetitions = 1")
        .replace("rest = \"5s\"", "rest = \"0s\"")
        .replace("position = \"standing\"", "position = \"seated\"")
}

fn seconds(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_else(|| panic!("{key} of {value}"))
}

#[test]
fn a_cramp_needs_no_terminal_no_home_and_no_known_muscle() {
    let person = Person::new();
    let mut command = person.shell("echo q | env -i \"$0\" cramp my knee");
    assert_eq!((command.code, command.err.as_str()), (Some(0), ""));
    let first = command.out.lines().next().unwrap_or_default().to_owned();
    assert_eq!(first, "TOES UP. Pull your toes up towards your shin.");
    assert!(command.out.contains("No such muscle"), "{}", command.out);
    command = person.shell("echo q | \"$0\" c back of thigh --plain --practice");
    assert!(command.out.starts_with("LEG STRAIGHT. ") && command.out.contains("Nothing is recorded"), "{}", command.out);
    assert!(!person.data().exists(), "nothing was written");
}

#[test]
fn help_reads_well() {
    let person = Person::new();
    for (name, arguments) in [
        ("help", &["--help"][..]),
        ("help-short", &["-h"]),
        ("help-stretch", &["stretch", "--help"]),
        ("help-list", &["list", "--help"]),
        ("help-guide", &["guide", "--help"]),
        ("help-setup", &["setup", "--help"]),
        ("help-cue-test", &["cue", "test", "--help"]),
        ("help-pack", &["pack", "--help"]),
        ("help-report", &["report", "--help"]),
        ("help-trial", &["trial", "--help"]),
        ("help-trial-start", &["trial", "start", "--help"]),
        ("help-pack-check", &["pack", "check", "--help"]),
        ("help-pack-install", &["pack", "install", "--help"]),
        ("help-pack-remove", &["pack", "remove", "--help"]),
        ("help-status", &["status", "--help"]),
        ("help-remind", &["remind", "--help"]),
        ("help-remind-show", &["remind", "show", "--help"]),
        ("help-remind-install", &["remind", "install", "--help"]),
    ] {
        let ran = person.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
        insta::assert_snapshot!(name, ran.out);
    }
    // What is released adds its commit.
    assert!(person.run(&["--version"]).out.starts_with(concat!("unclench ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn the_list_names_every_routine_and_its_length() {
    let person = Person::new();
    insta::assert_snapshot!("list", person.run(&["list"]).out);
    let listing: Value = serde_json::from_str(&person.run(&["list", "--json"]).out).unwrap();
    assert_eq!(listing["schema"], 1);
    let routines = listing["routines"].as_array().unwrap();
    let listed: Vec<_> = routines.iter().map(|r| (r["id"].as_str().unwrap(), seconds(r, "total_s"))).collect();
    assert_eq!(listed, ROUTINES);
    for routine in routines {
        let keys: Vec<_> = routine.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["evidence", "id", "label", "name", "standing", "total_s"]);
    }
}

#[test]
fn the_danger_signs_are_listed_the_most_urgent_first() {
    let person = Person::new();
    let listed: Value = serde_json::from_str(&person.run(&["flags", "--json"]).out).unwrap();
    let flags = listed["flags"].as_array().unwrap();
    assert_eq!((listed["schema"].as_u64(), flags.len()), (Some(1), 37));
    assert_eq!((flags[0]["id"].as_str(), flags[0]["urgency"].as_str()), (Some("rf01"), Some("emergency")));
    assert_eq!(flags[36]["urgency"], "self-care");
    assert_eq!(flags[0]["sources"][0], "nhs-dvt-reported");
    let text = person.run(&["flags"]).out;
    let bands = ["EMERGENCY: ", "URGENT, NOW: ", "BOOK A VISIT: ", "MEDICINES: ", "SELF-CARE: ", "This is not a diagnosis."];
    assert!(bands.map(|band| text.find(band).unwrap()).is_sorted(), "{text}");
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flags.iter().all(|flag| whole.contains(flag["sign"].as_str().unwrap())));
    let wide = text.lines().max_by_key(|line| line.chars().count()).unwrap();
    assert!(wide.chars().count() <= 80, "no window of eighty columns breaks it within a word: {wide}");
    assert!(!text.contains("not a clot") && !text.contains('§'));
}

#[test]
fn the_check_asks_line_by_line_and_says_what_to_do() {
    let person = Person::new();
    let check = |keys: &str| person.keyed(&["flags", "--check"], &[], keys);
    let urgent = check("1\n");
    assert_eq!((urgent.code, urgent.err.as_str()), (Some(0), ""));
    assert!(urgent.out.contains("EMERGENCY:\n  Call the emergency number now.\n"), "{}", urgent.out);
    let nothing = check(&"n\n".repeat(12));
    assert_eq!(nothing.code, Some(0));
    assert!(nothing.out.contains("SELF-CARE:\n  Nothing urgent here. Still worried? Call anyway.\n"), "{}", nothing.out);
    let unanswered = check("");
    assert_eq!(unanswered.code, Some(2));
    assert!(unanswered.out.contains("1: Breathless, chest pain, coughing blood, or fainted?"), "{}", unanswered.out);
    let half = check("n\nn\nn\n1\n");
    assert_eq!(half.code, Some(2));
    assert!(half.out.contains("Pregnant, or birth in the last six weeks?"), "{}", half.out);
    for ran in [urgent, nothing, unanswered, half] {
        assert!(ran.out.contains("This is not a diagnosis. If you are worried, call.") && !ran.out.contains("not a clot"));
    }
    assert_eq!(person.run(&["flags", "--check", "--json"]).code, Some(2));
}

#[test]
fn a_sign_of_ones_own_is_listed_and_asked_for() {
    let person = Person::with_packs(&[("mine.toml", VALID), ("broken.toml", "schema = ")]);
    assert!(person.run(&["flags"]).out.contains("  The old scar hurts.\n"));
    let asked = person.keyed(&["flags", "--check", "--plain"], &[], &("n\n".repeat(12) + "y\nn\ny\n"));
    assert_eq!(asked.code, Some(0));
    assert!(asked.out.contains("URGENT, NOW:") && asked.out.contains("  Cover it.\n"), "{}", asked.out);
}

#[test]
fn a_timeline_adds_up() {
    let person = Person::new();
    for (id, total) in ROUTINES {
        let timeline = person.timeline(&[id]);
        let keys: Vec<_> = timeline.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["dropped", "routine", "schema", "screened", "segments", "total_s"]);
        assert_eq!((&timeline["schema"], &timeline["routine"]), (&1.into(), &id.into()));
        assert_eq!([&timeline["dropped"], &timeline["screened"]], [&Value::Array(vec![]); 2]);
        let (mut at, mut left, mut right) = (0.0, 0.0, 0.0);
        for segment in timeline["segments"].as_array().unwrap() {
            let keys: Vec<_> = segment.as_object().unwrap().keys().filter(|key| *key != "pace_s").collect();
            assert_eq!(keys, ["kind", "length_s", "of", "rep", "side", "start_s", "stretch"]);
            assert_eq!(seconds(segment, "start_s"), at, "{id}: {segment}");
            at += seconds(segment, "length_s");
            match (segment["kind"].as_str().unwrap(), segment["side"].as_str().unwrap()) {
                ("hold", "left") => left += seconds(segment, "length_s"),
                ("hold", "right") => right += seconds(segment, "length_s"),
                ("hold", "both") => {}
                ("setup" | "rest" | "switch", "left" | "right" | "both") => {}
                other => panic!("{id}: {other:?}"),
            }
            assert!((1..=segment["of"].as_u64().unwrap()).contains(&segment["rep"].as_u64().unwrap()), "{id}: {segment}");
        }
        assert_eq!((at, seconds(&timeline, "total_s")), (total, total), "{id}");
        assert_eq!(left, right, "{id}");
    }
}

#[test]
fn a_timeline_can_be_read() {
    let person = Person::new();
    insta::assert_snapshot!("dry-run", person.run(&["stretch", "trial-seated", "--dry-run"]).out);
    insta::assert_snapshot!("dry-run-fitted", person.run(&["stretch", "--minutes", "3", "--dry-run"]).out);
}

#[test]
fn a_routine_fits_into_the_minutes_or_is_as_short_as_it_gets() {
    let person = Person::new();
    for (id, whole) in ROUTINES {
        let mut shortest = None;
        let mut before = 0.0;
        for minutes in 1..=12 {
            let fitted = person.timeline(&[id, "--minutes", &minutes.to_string()]);
            let total = seconds(&fitted, "total_s");
            let shortest = *shortest.get_or_insert(total);
            assert!(total <= f64::from(minutes) * 60.0 || total == shortest, "{id} in {minutes}: {total} s");
            assert!(before <= total && total <= whole, "{id} in {minutes}: {total} s after {before} s");
            assert_eq!(fitted["dropped"].as_array().unwrap().is_empty(), total == whole, "{id} in {minutes}");
            before = total;
        }
    }
    for out_of_range in ["0", "61", "-1", "five"] {
        assert_eq!(person.run(&["stretch", "--minutes", out_of_range, "--dry-run"]).code, Some(2), "{out_of_range}");
    }
}

#[test]
fn a_timeline_says_what_became_of_a_stretch() {
    let person = Person::with_ticks(&["hip-new", "from-the-future"]);
    insta::assert_snapshot!("dry-run-screened", person.run(&["stretch", "article-classic", "--dry-run"]).out);
    let timeline = person.timeline(&["article-classic"]);
    let why = "Hip replacement, first 12 weeks (or hip rules for life)";
    let of = |at: usize| (&timeline["screened"][at]["stretch"], &timeline["screened"][at]["instead"], &timeline["screened"][at]["why"][0]);
    assert_eq!(of(0), (&"ham-stool".into(), &"leg-sit-tall".into(), &why.into()));
    assert_eq!(of(2), (&"quad-stand".into(), &Value::Null, &why.into()));
    assert_eq!(person.timeline(&[])["routine"], "trial-seated");
    let said = person.session(&["trial-seated"], "q\n");
    assert!(said.out.contains("  High seat. Sit tall, no leaning forward.\n"), "{}", said.out);
}

#[test]
fn where_nothing_suits_a_session_says_so_and_a_possible_clot_sends_to_help() {
    for (tick, words) in
        [("leg-injury", "Nothing here suits tonight. Rest is fine."), ("clot-possible", "Call the urgent line now; be seen today.")]
    {
        let person = Person::with_ticks(&[tick]);
        for ran in [person.session(&["article-classic"], ""), person.run(&["stretch", "trial", "--dry-run"])] {
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
            assert!(ran.out.contains(words) && !ran.out.contains("hold "), "{}", ran.out);
        }
        assert!(person.timeline(&["bed-only"])["total_s"].as_f64() < Some(60.0));
    }
}

#[test]
fn a_routine_of_ones_own_that_nobody_judged_says_so() {
    let person = Person::with_packs(&[("mine.toml", &short_pack())]);
    fs::write(person.data().join("state.toml"), "ticks = [\"reflux\"]").unwrap();
    let own = person.run(&["list"]).out.lines().find(|line| !ROUTINES.iter().any(|(id, _)| line.starts_with(id))).unwrap().to_owned();
    let said = person.session(&[own.split(' ').next().unwrap()], "q\n");
    assert!(said.out.contains("Nobody has checked this one for what you ticked."), "{}", said.out);
}

#[test]
fn the_set_up_is_done_by_number_and_kept() {
    let person = Person::new();
    let ran = person.run(&["setup"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("unclench setup --plain"), "{}", ran.err);
    let unanswered = person.run(&["setup", "--plain"]);
    assert_eq!(unanswered.code, Some(2));
    insta::assert_snapshot!("setup", unanswered.out);
    assert!(!person.data().join("state.toml").exists());
    let done = person.shell(r#"printf '99\n7, 18\n18\n\n' | "$0" setup --plain"#);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    assert!(done.out.ends_with("Kept.\n") && done.out.contains(" 7 [x] Falls, dizziness"), "{}", done.out);
    assert_eq!(fs::read_to_string(person.data().join("state.toml")).unwrap(), "ticks = [\"falls\"]\nasked_hips = true\nset_up = true\n");
    assert_eq!(person.timeline(&[])["routine"], "trial-seated");
    person.shell(r#"printf '7\nq\n' | "$0" setup --plain"#);
    assert_eq!(person.timeline(&[])["routine"], "trial-seated");
}

#[test]
fn an_unknown_routine_is_answered_with_a_near_one() {
    let person = Person::new();
    for (id, near) in [("tria", " Did you mean trial?"), ("\u{1b}[31mtrail\u{7}", " Did you mean trial?"), ("\u{9b}31m\u{202e}zumba", "")] {
        let ran = person.run(&["stretch", id]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(
            ran.err.ends_with("nhs-calf, after-cramp.\n") && ran.err.contains(&format!(".{near} Routines: article-classic")),
            "{ran:?}"
        );
        assert!(!ran.err.trim_end().contains(|c: char| c.is_control() || c == '\u{202e}'), "{ran:?}");
    }
    let endless = person.run(&["stretch", &"x".repeat(100_000)]);
    assert_eq!(endless.code, Some(2));
    assert!(endless.err.len() < 500);
}

#[test]
fn arguments_that_make_no_sense_are_quoted_without_their_controls() {
    let person = Person::new();
    for arguments in [
        &["\u{1b}]0;pwn\u{7}stretc"][..],
        &["stretch", "--json"],
        &["--theme", "\u{9b}31mpink"],
        &["pack"],
        &["pack", "check"],
        &["stretch", "a", "b"],
    ] {
        let ran = person.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.err.contains("--help") && !ran.err.contains(|c: char| c.is_control() && c != '\n'), "{ran:?}");
    }
}

#[test]
fn what_holds_everywhere_goes_before_a_trials_commands_and_its_json_changes_nothing() {
    let person = Person::new();
    let status = person.run(&["trial", "--ascii", "status", "--json"]);
    assert_eq!((status.code, status.err.as_str()), (Some(0), ""));
    assert_eq!(person.run(&["trial", "--json", "status"]).out, status.out);
    let stop = person.run(&["trial", "--json", "stop"]);
    assert_eq!((stop.code, stop.out.as_str(), stop.err.contains("unclench trial --json")), (Some(2), "", true), "{}", stop.err);
}

#[test]
fn without_a_terminal_the_coach_says_so_in_one_line() {
    let ran = Person::new().run(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(ran.err, "unclench: the keyboard is not a terminal. For lines instead of a screen: unclench --plain\n");
}

#[test]
fn a_pack_is_checked() {
    let person = Person::new();
    let good = person.run(&["pack", "check", &root("tests/fixtures/valid.toml")]);
    assert_eq!((good.code, good.err.as_str()), (Some(0), ""));
    for entry in fs::read_dir(root("tests/fixtures/invalid")).unwrap() {
        let path = entry.unwrap().path();
        let word = path.file_stem().unwrap().to_str().unwrap();
        let ran = person.run(&["pack", "check", path.to_str().unwrap()]);
        // The one thing that is only warned of.
        assert_eq!(ran.code, Some(if word == "repeated" { 0 } else { 65 }), "{word}");
        assert!(ran.out.contains(&format!("[{word}]")) && ran.err.is_empty(), "{ran:?}");
        assert!(!ran.out.contains(|c: char| c.is_control() && c != '\n'), "{word}");
    }
}

#[test]
fn all_errors_of_all_packs_are_listed_with_their_places() {
    let person = Person::new();
    let bad = person.0.path().join("bad.toml");
    let text = VALID
        .replace("schema = 1", "schema = 1\ncolour = \"red\"")
        .replace("year = 2024", "year = 20240")
        .replace("\"standing\"", "\"standin\"")
        .replace("rest = \"5s\"\n", "")
        .replace("stretch = \"calf-wall\"", "stretch = \"calf-wal\"");
    fs::write(&bad, text).unwrap();
    let script = format!("cd {} && \"$0\" pack check bad.toml {}", person.0.path().display(), root("tests/fixtures/valid.toml"));
    let ran = person.shell(&script);
    assert_eq!((ran.code, ran.err.as_str()), (Some(65), ""));
    let codes: Vec<_> = ran.out.lines().filter_map(|line| line.strip_prefix("error[")?.split(']').next()).collect();
    assert_eq!(codes, ["unknown-key", "out-of-range", "unknown-word", "missing-key", "unknown-stretch"]);
    for place in ["bad.toml:3:1", "bad.toml:17:8", "bad.toml:26:12", "bad.toml:39:1", "bad.toml:81:11"] {
        assert!(ran.out.contains(place), "{place}: {}", ran.out);
    }
    assert!(
        ran.out.contains("bad.toml: 5 errors, 0 warnings\n") && ran.out.ends_with("valid.toml: nothing to complain about\n"),
        "{}",
        ran.out
    );
}

#[test]
fn what_is_not_a_pack_file_is_refused_at_once() {
    let person = Person::new();
    let folder = person.0.path().to_str().unwrap();
    let pipe = format!("{folder}/pipe");
    assert_eq!(person.shell(&format!("mkfifo {pipe}")).code, Some(0));
    for (file, why) in [
        (format!("{folder}/none.toml"), "No such file"),
        (format!("{folder}/\u{1b}]0;pwn\u{7}\u{202e}.toml"), "No such file"),
        (folder.to_owned(), "not a plain file"),
        (pipe, "not a plain file"),
        ("/dev/zero".into(), "not a plain file"),
    ] {
        let ran = person.run(&["pack", "check", &file]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(66), ""), "{file}");
        assert!(ran.err.contains(why) && ran.err.lines().count() == 1, "{ran:?}");
        assert!(!ran.err.trim_end().contains(|c: char| c.is_control() || c == '\u{202e}'), "{ran:?}");
    }
}

#[test]
fn a_pack_of_ones_own_is_there_and_a_broken_one_harms_nothing() {
    let broken = VALID.replace("my-", "no-").replace("schema = 1", "schema = \"\u{1b}[31m");
    let person = Person::with_packs(&[("a.toml", &broken), ("b.toml", VALID), ("c.txt", "not a pack")]);
    fs::create_dir(person.data().join("packs/folder.toml")).unwrap();
    let list = person.run(&["list"]);
    assert_eq!(list.code, Some(0));
    assert!(list.out.contains("My evening") && list.out.contains("after-cramp") && !list.out.contains("no-evening"), "{}", list.out);
    assert!(seconds(&person.timeline(&["my-evening"]), "total_s") > 60.0);
    assert_eq!(seconds(&person.timeline(&["trial"]), "total_s"), 170.0);
    let told = person.run(&["stretch", "no-evening", "--dry-run"]);
    assert_eq!(told.code, Some(65));
    assert!(told.err.contains("a.toml:2:11") && told.err.contains("everything built in still works"), "{}", told.err);
    assert!(!told.err.contains('\u{1b}'));
    assert!(list.err.contains("left out") && list.err.contains("a.toml:2:11"), "{}", list.err);
}

#[test]
fn a_reader_that_has_gone_is_no_error_and_a_full_disk_is() {
    let person = Person::new();
    for command in ["list", "list --json", "stretch --dry-run", "--help"] {
        let ran = person.shell(&format!("\"$0\" {command} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}"));
        assert_eq!((ran.out.as_str(), ran.err.as_str()), ("0\n", ""), "{command}");
        let ran = person.shell(&format!("\"$0\" {command} >/dev/full"));
        assert_eq!((ran.code, ran.err.lines().count()), (Some(74), 1), "{command}: {}", ran.err);
    }
    // Nobody reads from the start.
    let ran = person.shell("exec 3> >(:); wait $!; \"$0\" list >&3");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let ran = person.shell("\"$0\" stretch after-cramp --steady --plain >/dev/full");
    assert_eq!((ran.code, ran.err.lines().count()), (Some(74), 1), "{}", ran.err);
    let ran = person.shell(&format!("\"$0\" pack check {} >/dev/full", root("tests/fixtures/invalid/syntax.toml")));
    assert_eq!(ran.code, Some(74));
}

#[test]
fn closed_outputs_are_survived() {
    let person = Person::new();
    for (command, code) in [("list", 0), ("stretch --dry-run", 0), ("--help", 0), ("", 2), ("nonsense", 2), ("stretch nonsense", 2)] {
        for closed in [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"] {
            let ran = person.shell(&format!("\"$0\" {command} {closed}"));
            assert_eq!(ran.code, Some(code), "{command} {closed}");
            assert!(!ran.err.contains("panicked"), "{}", ran.err);
        }
    }
}

#[test]
fn an_odd_environment_is_no_obstacle() {
    let person = Person::new();
    let own = "env -u UNCLENCH_DATA_DIR -u UNCLENCH_CONFIG_DIR -u XDG_DATA_HOME -u XDG_CONFIG_HOME";
    let expected = person.run(&["list"]).out;
    for environment in [
        format!("{own} -u HOME"),
        format!("{own} HOME="),
        format!("{own} HOME=/nonexistent"),
        format!("{own} HOME=/dev/null"),
        "env UNCLENCH_DATA_DIR=relative".into(),
        "env UNCLENCH_DATA_DIR=/dev/null/none".into(),
        "env -i".into(),
        "env LANG=C LC_ALL=xx_YY.KOI8".into(),
    ] {
        let ran = person.shell(&format!("cd /; {environment} \"$0\" list"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{environment}");
        assert_eq!(ran.out, expected, "{environment}");
        let ran = person.shell(&format!("cd /; printf 'q\\n' | {environment} \"$0\" stretch after-cramp --steady --plain"));
        let said = if environment.contains("TZ=") { ran.err.contains("times are in UTC") } else { ran.err.is_empty() };
        assert!(ran.code == Some(0) && said, "{environment} {:?} {}", ran.code, ran.err);
    }
    // A zone that nobody knows is said in one line, and times are in UTC.
    for (zone, named) in [("garbage", "garbage"), ("$'\\e[31m/../x'", "/../x")] {
        let ran = person.shell(&format!("cd /; printf 'q\\n' | env TZ={zone} \"$0\" stretch after-cramp --steady --plain"));
        assert_eq!(ran.code, Some(0), "{zone}");
        let told = format!("unclench: the time zone {named} is not installed here: times are in UTC. Set TZ to one that is.\n");
        assert_eq!(ran.err, told, "{zone}");
    }
}

#[test]
fn what_cannot_be_remembered_is_said_at_the_end_and_stops_nothing() {
    let person = Person::new();
    // A folder that is a file cannot be written even by root.
    File::create(person.data()).unwrap();
    let ran = person.session(&["trial"], "n\ny\nq\n");
    assert_eq!(ran.code, Some(74));
    assert!(ran.out.contains("1 of 2: Calf stretch at the wall"), "{}", ran.out);
    assert!(ran.err.starts_with("unclench: Your last answer is not saved: cannot write ") && ran.err.lines().count() == 1, "{}", ran.err);
}

#[test]
fn hips_and_feet_are_asked_about_once() {
    let person = Person::new();
    let first = person.session(&["trial"], "n\ny\nq\n");
    assert!(first.out.starts_with("A new hip joint, or an operation on a leg?\n"), "{}", first.out);
    assert!(first.out.contains("\nSteady on your feet tonight?\n"), "{}", first.out);
    assert!(person.session(&["trial"], "q\n").out.starts_with("The tested dose. "));
    let state = fs::metadata(person.data().join("state.toml")).unwrap();
    assert_eq!(state.permissions().mode() & 0o777, 0o600);
    let mut written: Vec<_> = fs::read_dir(person.data()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    written.sort();
    assert_eq!(written, ["journal", "state.lock", "state.toml"], "only what is remembered and the diary is written");
}

#[test]
fn who_is_not_steady_sits_at_once_and_the_next_time() {
    let person = Person::new();
    let ran = person.session(&["trial"], "n\nn\nq\n");
    assert!(ran.out.contains("The tested dose, seated. "), "{}", ran.out);
    assert!(person.session(&[], "q\n").out.starts_with("The tested dose, seated. "));
}

#[test]
fn a_question_without_anyone_to_answer_ends_the_program() {
    let ran = Person::new().session(&["trial"], "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), ""));
    insta::assert_snapshot!("plain-question", ran.out);
}

#[test]
fn keys_lead_through_a_session_in_lines() {
    let ran = Person::new().session(&["after-cramp", "--steady"], "n\nn\nn\nn\n \n\nx\n?\nq\n\nq\n");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!("plain-session", ran.out);
}

#[test]
fn lines_end_as_they_may() {
    let person = Person::new();
    let unix = person.session(&["after-cramp", "--steady"], "n\nn\nq\n");
    assert_eq!(person.session(&["after-cramp", "--steady"], "n\r\nn\r\nq\r\n").out, unix.out);
    assert_eq!(person.session(&["after-cramp", "--steady"], "nnq").out, unix.out);
}

/// Ten seconds to get ready and two holds of one, in real time: never a number that ticks, every change once.
#[test]
fn a_session_without_a_keyboard_goes_on_by_itself() {
    let person = Person::with_packs(&[("short.toml", &short_pack())]);
    let ran = person.session(&["my-evening", "--steady"], "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!("plain-unattended", ran.out);
}

#[test]
fn a_keyboard_that_goes_away_lets_a_paused_session_go_on() {
    let person = Person::with_packs(&[("short.toml", &short_pack())]);
    let ran = person.session(&["my-evening", "--steady"], "n\n \n");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let order = ["LEFT leg: hold 1 second.", "Paused.", "Going on, LEFT leg", "RIGHT leg: hold 1 second.", "Done."];
    let places: Vec<_> = order.iter().map(|words| ran.out.find(words).unwrap_or_else(|| panic!("{words}: {}", ran.out))).collect();
    assert!(places.is_sorted(), "{}", ran.out);
}

#[test]
fn every_word_of_the_look_is_taken() {
    let person = Person::new();
    let themes = unclench::model::ThemeName::WORDS.iter().map(|(word, _)| ("--theme", *word));
    let motions = unclench::model::Motion::WORDS.iter().map(|(word, _)| ("--motion", *word));
    let help = person.run(&["--help"]).out;
    for (option, word) in themes.chain(motions) {
        assert_eq!(person.run(&["list", option, word]).code, Some(0), "{option} {word}");
        assert!(help.contains(word), "{word}");
    }
}

#[test]
fn the_guide_is_printed_by_topic_by_words_and_as_json() {
    let person = Person::new();
    let contents = person.run(&["guide"]);
    assert_eq!(contents.out.lines().filter(|line| line.starts_with("  ")).count(), 110);
    let own = Person::with_packs(&[("mine.toml", VALID)]).run(&["guide"]).out;
    let after = |heading: &str| own.split_once(&format!("{heading}\n")).unwrap().1.split_once("\n\n").unwrap().0.to_owned();
    assert_eq!(after("My notes"), "  What my aunt does");
    assert!(after("Why it happens").ends_with("\n  Short"), "a topic of ours has the person's cards, too: {own}");
    insta::assert_snapshot!("guide", person.run(&["guide", "quinine"]).out);
    let all = person.run(&["guide", "magnesium"]).out + &contents.out + &person.run(&["guide", "xyzzyxyzzy"]).out;
    assert!(all.lines().all(|line| line.chars().count() <= 70 || line.starts_with("https://")), "{all}");
    assert!(!all.contains('\u{1b}'), "no links in a pipe");
    let json: Value = serde_json::from_str(&person.run(&["guide", "--json", "magnesium"]).out).unwrap();
    let card = &json["cards"][0];
    assert_eq!(json["schema"], 1);
    for key in ["id", "topic", "title", "text", "grade", "sources"] {
        assert!(!card[key].is_null(), "{key}");
    }
}

#[test]
fn in_ascii_all_words_are_ascii_and_programs_get_every_letter() {
    let person = Person::with_packs(&[("mine.toml", &VALID.replace("My evening", "Mein Abend – schön"))]);
    let ran = |arguments: &[&str], locale: &str| {
        let mut command = person.command(arguments);
        let ran = ran(command.env_remove("LC_ALL").env_remove("LC_CTYPE").env("LANG", locale));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
        ran.out
    };
    ran(&["log", "night", "--cramps", "1", "--note", "Füße"], "en_GB.UTF-8");
    for (arguments, has_more) in [
        (&["list"][..], true),
        (&["flags"], true),
        (&["guide", "magnesium"], true),
        (&["guide"], false),
        (&["diary"], true),
        (&["report"], false),
        (&["trial"], false),
        (&["stretch", "--dry-run"], false),
    ] {
        let whole = ran(arguments, "en_GB.UTF-8");
        assert!(!has_more || !whole.is_ascii(), "{arguments:?}: {whole}");
        for ascii in [ran(&[arguments, &["--ascii"]].concat(), "en_GB.UTF-8"), ran(arguments, "C")] {
            assert!(ascii.is_ascii() && ascii.lines().count() == whole.lines().count(), "{arguments:?}: {ascii}");
        }
    }
    for arguments in [&["list", "--json"][..], &["diary", "--json"], &["report", "--format", "md", "--question", "Füße?"], &["export"]] {
        let whole = ran(arguments, "en_GB.UTF-8");
        assert!(!whole.is_ascii(), "{arguments:?}");
        assert_eq!(ran(arguments, "C"), whole, "{arguments:?}");
    }
}

#[test]
fn what_the_guide_does_not_have_is_answered_with_what_is_near() {
    let person = Person::new();
    let ran = person.run(&["guide", "mognosiom"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out, "Nothing on “mognosiom”. Near: magnesium.\n");
    assert_eq!(person.run(&["guide", "\u{1b}[31mxyzzyxyzzy"]).out, "Nothing on “xyzzyxyzzy”.\n");
    assert_eq!(person.run(&["guide", "--json", "xyzzyxyzzy"]).out, "{\"schema\":1,\"cards\":[]}\n");
}

#[test]
fn tonight_is_one_line_for_whoever_reads_it() {
    let person = Person::new();
    assert_eq!(person.run(&["status"]).out, "Tonight: Before bed, classic, 9:55.\n");
    assert_eq!(person.run(&["status", "--format", "tmux"]).out, "legs 9:55\n");
    let bar: Value = serde_json::from_str(&person.run(&["status", "--format", "waybar"]).out).unwrap();
    assert_eq!((&bar["text"], &bar["class"]), (&"9:55".into(), &"tonight".into()));
    assert_eq!(person.run(&["status", "--format", "polybar"]).code, Some(2));
    let ill = Person::with_ticks(&["clot-possible"]);
    assert_eq!(ill.run(&["status"]).out, "Call the urgent line now; be seen today.\n");
    assert_eq!(ill.run(&["status", "--format", "tmux"]).out, "\n");
    let own = Person::with_packs(&[("mine.toml", &VALID.replace("name = \"My evening\"", "name = \"#[bg=red]<b>M&M\""))]);
    fs::write(own.data().join("state.toml"), "routine = \"my-evening\"").unwrap();
    let bar = own.run(&["status", "--format", "waybar"]).out;
    assert!(bar.contains("&lt;b&gt;M&amp;M"), "{bar}");
    fs::write(own.data().join("state.toml"), "routine = \"gone\"").unwrap();
    assert_eq!(own.run(&["status"]).out, "Tonight: Before bed, classic, 9:55.\n");
}

/// Lines of a diary in which a session of this routine began in this night and got so far.
fn sessions(night: chrono::NaiveDate, told: &[(&str, &str)]) -> String {
    let line = |(at, (routine, done)): (usize, &(&str, &str))| {
        let id = |n: usize| format!("01939d2f-3a6b-7c11-8a52-1b6f0d2e{}{n:02x}", night.format("%d"));
        let head =
            |n, kind| format!("{{\"v\":1,\"id\":\"{}\",\"at\":\"{night}T13:00:00Z\",\"night\":\"{night}\",\"kind\":\"{kind}\"", id(n));
        let (begun, over) = (head(2 * at, "session"), head(2 * at + 1, "session-more"));
        format!("{begun},\"routine\":\"{routine}\"}}\n{over},\"session\":\"{}\",\"done\":\"{done}\"}}\n", id(2 * at))
    };
    told.iter().enumerate().map(line).collect()
}

#[test]
fn tonight_is_done_once_a_session_of_it_came_to_its_end() {
    let person = Person::new();
    let journal = person.data().join("journal");
    fs::create_dir_all(&journal).unwrap();
    let tonight = place(21).1.date_naive();
    let status = |night, told: &[(&str, &str)]| {
        // A long diary, whose first line is cut where the end begins.
        let long = format!("{}{}", "{\"v\":9}\n".repeat(10_000), sessions(night, told));
        fs::write(journal.join("a.jsonl"), long).unwrap();
        person.run(&["status"]).out
    };
    let open = "Tonight: Before bed, classic, 9:55.\n";
    assert_eq!(status(tonight, &[("trial", "partial"), ("desk-break", "completed")]), open);
    assert_eq!(status(tonight.pred_opt().unwrap(), &[("trial", "completed")]), open, "another night");
    let partly = [("article-classic", "interrupted"), ("article-classic", "completed")];
    assert_eq!(status(tonight, &partly), "Tonight: done. Before bed, classic.\n");
    assert_eq!(person.run(&["status", "--format", "tmux"]).out, "legs done\n");
    let bar: Value = serde_json::from_str(&person.run(&["status", "--format", "waybar"]).out).unwrap();
    assert_eq!((&bar["text"], &bar["class"]), (&"done".into(), &"done".into()));
    let json: Value = serde_json::from_str(&person.run(&["status", "--json"]).out).unwrap();
    assert_eq!(json["tonight"]["done"], true);
}

fn config_file(person: &Person) -> PathBuf {
    person.0.path().join("config/config.toml")
}

/// A person who has written these settings.
fn with_settings(text: &str) -> Person {
    let person = Person::new();
    fs::create_dir_all(person.0.path().join("config")).unwrap();
    fs::write(config_file(&person), text).unwrap();
    person
}

#[test]
fn settings_with_five_errors_list_five_and_the_rest_counts() {
    let person =
        with_settings("theme = \"nihgt\"\nmotion = \"still\"\nclock = 13\nquiet = \"25:00-7:00\"\nbig_txt = true\n[keys]\npause = \"x\"\n");
    let ran = person.run(&["config", "show"]);
    assert_eq!(ran.code, Some(65));
    assert_eq!(ran.err.lines().filter(|line| line.contains("config.toml:")).count(), 5, "{}", ran.err);
    for (line, from) in [("motion = \"still\"", "config.toml"), ("theme = \"auto\"", "default")] {
        assert!(ran.out.lines().any(|l| l.starts_with(line) && l.ends_with(from)), "{line}: {}", ran.out);
    }
    // And none of them stops a cramp or a session.
    let cramp = person.keyed(&["cramp", "--plain"], &[], "q");
    assert_eq!((cramp.code, cramp.out.contains("TOES UP")), (Some(0), true), "{}", cramp.err);
    let session = person.session(&["--steady"], "q");
    assert_eq!((session.code, session.err.lines().count()), (Some(0), 6), "{}", session.err);
}

#[test]
fn what_holds_says_where_it_comes_from() {
    let person = with_settings("theme = \"day\"\nmotion = \"still\"\n");
    let mut command = person.command(&["config", "show", "--ascii"]);
    let ran = ran(command.env("UNCLENCH_THEME", "contrast").env("LANG", "en_GB.UTF-8").env_remove("LC_ALL").env_remove("LC_TIME"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for (line, from) in [
        ("theme = \"contrast\"", "environment"),
        ("motion = \"still\"", "config.toml"),
        ("ascii = true", "flag"),
        ("clock = \"auto\"", "default"),
    ] {
        assert!(ran.out.lines().any(|l| l.starts_with(line) && l.ends_with(from)), "{line} from {from}: {}", ran.out);
    }
    assert!(!ran.out.contains("help."), "a number that nobody set: {}", ran.out);
    let path = person.run(&["config", "path"]);
    assert_eq!(path.out, format!("{}\n", config_file(&person).display()));
}

#[test]
fn what_holds_is_whole_and_can_be_put_in_a_file_again() {
    let own = "sync_dir = \"~/carried\"\n[help]\nurgent = \"116 \\\"117\\\"\"\n[cues]\nmode = \"tones\"\ngap = \"silent\"\n\
               [hooks]\non_cramp = [\"lamp\", \"a = \\u0007\\\"b\\\"\"]\n[keys]\n\"this hold once more\" = \"R\"\n[keys.hold]\nnext = []\n";
    let person = with_settings(own);
    let shown = person.run(&["config", "show"]);
    assert_eq!((shown.code, shown.err.as_str()), (Some(0), ""));
    let json: Value = serde_json::from_str(&person.run(&["config", "show", "--json"]).out).unwrap();
    let value = |key: &str| json["settings"].as_array().unwrap().iter().find(|entry| entry["key"] == key).map(|entry| &entry["value"]);
    for (key, wanted) in [
        ("help.urgent", r#""116 \"117\"""#),
        ("cues.mode", r#""tones""#),
        ("cues.gap", r#""silent""#),
        ("hooks.on_cramp", r#"["lamp","a = \"b\""]"#),
        (r#"keys."this hold once more""#, r#"["R"]"#),
        ("keys.hold.next", "[]"),
        ("sync_dir", r#""~/carried""#),
    ] {
        assert_eq!(value(key).map(ToString::to_string).as_deref(), Some(wanted), "{key}: {json}");
        assert!(shown.out.contains(&format!("{key} = {wanted} ")), "{key}: {}", shown.out);
    }
    assert_eq!((value("help.emergency"), value("cues.hold")), (None, None));
    assert_eq!(with_settings(&shown.out).run(&["config", "show", "--json"]).out.matches("config.toml").count(), 7);
}

#[test]
fn an_editor_gets_the_default_and_what_it_writes_is_kept_whatever_it_is() {
    let person = Person::new();
    let first = person.edits("grep -q big_text");
    assert_eq!((first.code, first.out.as_str()), (Some(0), "Nothing was changed.\n"), "{}", first.err);
    assert_eq!(fs::read_to_string(config_file(&person)).unwrap(), unclench::config::DEFAULT);
    assert_eq!(fs::metadata(config_file(&person)).unwrap().permissions().mode() & 0o777, 0o600);
    let wrong = person.edits("sed -i s/auto/nihgt/");
    assert_eq!(wrong.code, Some(65));
    assert!(wrong.out.contains("did you mean `night`?") && wrong.out.contains("Kept as you wrote it."), "{}", wrong.out);
    assert!(fs::read_to_string(config_file(&person)).unwrap().contains("nihgt"));
    let mended = person.edits("sed -i s/nihgt/night/");
    assert_eq!((mended.code, mended.out.contains("understood")), (Some(65), false), "the clock's auto is wrong, too: {}", mended.out);
    for (editor, said) in [("no-such-editor-anywhere", "no editor called no-such-editor-anywhere"), ("false", "ended with an error")] {
        let failed = person.edits(editor);
        assert_eq!((failed.code, failed.err.contains(said)), (Some(2), true), "{}", failed.err);
    }
}

#[test]
fn settings_that_are_there_and_cannot_be_read_are_told() {
    let person = with_settings("");
    let is_told = |why: &str| {
        let ran = person.run(&["config", "show"]);
        assert_eq!((ran.code, ran.out.contains("theme = \"auto\"")), (Some(65), true), "{}", ran.err);
        assert!(ran.err.contains(&format!("config.toml:1:1: error[unread]: the settings cannot be read: {why}\n")), "{}", ran.err);
        let edited = person.edits("true");
        assert_eq!(edited.code, Some(66));
        assert!(edited.err.contains(&format!("config.toml: {why}. Check")), "{}", edited.err);
        let session = person.session(&["trial", "--steady"], "q");
        assert_eq!((session.code, session.err.matches("error[unread]").count()), (Some(0), 1), "{}", session.err);
    };
    fs::remove_file(config_file(&person)).unwrap();
    symlink("nowhere", config_file(&person)).unwrap();
    is_told("it is a link to a file that is not there");
    fs::remove_file(config_file(&person)).unwrap();
    fs::create_dir(config_file(&person)).unwrap();
    is_told("it is not a plain file");
}

#[test]
fn a_reset_keeps_every_file_that_was_there() {
    let person = with_settings("theme = \"day\"\n");
    for (text, kept) in [("theme = \"day\"\n", "config.toml.old"), ("theme = \"dusk\"\n", "config.toml.old2")] {
        fs::write(config_file(&person), text).unwrap();
        let ran = person.run(&["config", "reset"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.out.trim_end().ends_with(kept), "{}", ran.out);
        assert_eq!(fs::read_to_string(config_file(&person).with_file_name(kept)).unwrap(), text);
        assert_eq!(fs::read_to_string(config_file(&person)).unwrap(), unclench::config::DEFAULT);
    }
    assert_eq!(person.run(&["config", "reset"]).out, "The settings are the default already.\n");
}
