//! What is written is what is read; what is damaged is found; what is not understood is kept.

use super::*;
use crate::model::{
    Course, CrampMuscle, Done, EpisodeFacts, Factor, Help, HoldDone, Id, MOST_CRAMPS, NightFacts, Planned, Record, SessionFacts, Severity,
    Side, Skip, SleepQuality, TrialDesign, TrialReason, TrialStep, Word,
};
use proptest::{option, prelude::*};
use serde_json::Value;
use std::{fmt::Debug, os::unix::fs::PermissionsExt};

fn word<W: Word + Debug>() -> impl Strategy<Value = W> {
    prop::sample::select(W::WORDS.iter().map(|(_, value)| *value).collect::<Vec<_>>())
}

fn ids() -> impl Strategy<Value = Id> {
    "[a-z0-9-]{1,40}".prop_map(|text| Id::new(&text).unwrap())
}

fn entry_ids() -> impl Strategy<Value = EntryId> {
    any::<u128>().prop_map(EntryId::from_bits)
}

fn severities() -> impl Strategy<Value = Severity> {
    (0..=10u8).prop_map(|n| Severity::new(n).unwrap())
}

fn moments() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (0..4_000_000_000i64, -56..=56i32)
        .prop_map(|(at, quarters)| DateTime::from_timestamp(at, 0).unwrap().with_timezone(&FixedOffset::east_opt(quarters * 900).unwrap()))
}

fn lengths() -> impl Strategy<Value = Duration> {
    (0..86_400_000u64).prop_map(Duration::from_millis)
}

fn notes() -> impl Strategy<Value = SafeText> {
    ".{0,40}|=1\\+1|\\{\"v\":1\\}".prop_map(|text| SafeText::new(&text))
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0..60_000i32).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(700_000 + n).unwrap())
}

fn cramps() -> impl Strategy<Value = Record> {
    let course = prop_oneof![Just(Course::Open), lengths().prop_map(Course::Over), Just(Course::Unknown)];
    let first = (option::of(entry_ids()), option::of(moments()), option::of(course), option::of(word::<CrampMuscle>()));
    let second = (option::of(word::<Side>()), option::of(severities()), option::of(any::<bool>()));
    let third = (option::of(prop::collection::vec(word::<Help>(), 0..3)), option::of(severities()), option::of(notes()));
    (first, second, third).prop_map(|((of, onset, course, muscle), (side, severity, woke), (helped, soreness, note))| Record::Episode {
        of,
        facts: EpisodeFacts { onset, course, muscle, side, severity, woke, helped, soreness, note },
    })
}

fn nights() -> impl Strategy<Value = Record> {
    let quality = (1..=5u8).prop_map(|n| SleepQuality::new(n).unwrap());
    let factors = prop::collection::vec(word::<Factor>(), 0..3);
    let said = (option::of(any::<bool>()), option::of(word::<Skip>()));
    (option::of(0..=MOST_CRAMPS), option::of(quality), said, option::of(factors), option::of(notes())).prop_map(
        |(cramps, quality, (stretched, skipped), factors, note)| {
            Record::Night(NightFacts { cramps, quality, stretched, skipped, factors, note })
        },
    )
}

fn sessions() -> impl Strategy<Value = Record> {
    let planned = (ids(), any::<u16>(), lengths()).prop_map(|(stretch, holds, time)| Planned { stretch, holds, time });
    let begun = (ids(), option::of(any::<u16>()), prop::collection::vec(planned, 0..4));
    let held = (entry_ids(), any::<u16>(), ids(), word::<Side>(), any::<u16>(), lengths(), any::<bool>());
    let more = (entry_ids(), option::of(word::<Done>()), option::of(ids()), option::of(severities()));
    prop_oneof![
        begun.prop_map(|(routine, minutes, planned)| Record::Session { routine, minutes, planned }),
        held.prop_map(|(session, step, stretch, side, repetition, time, whole)| {
            Record::Held(HoldDone { session, step, stretch, side, repetition, time, whole })
        }),
        more.prop_map(|(session, done, hurt, legs)| Record::SessionFacts { session, facts: SessionFacts { done, hurt, legs } }),
    ]
}

fn records() -> impl Strategy<Value = Record> {
    let trial = prop_oneof![
        Just(TrialStep::Began(TrialDesign::BeforeAfter)),
        prop::collection::vec(any::<bool>(), 0..9).prop_map(|blocks| TrialStep::Began(TrialDesign::Blocks(blocks))),
        word::<TrialReason>().prop_map(TrialStep::Paused),
        Just(TrialStep::Resumed),
        word::<TrialReason>().prop_map(TrialStep::Stopped),
    ];
    prop_oneof![
        4 => cramps(),
        2 => nights(),
        3 => sessions(),
        1 => (ids(), days(), any::<bool>()).prop_map(|(habit, day, done)| Record::Habit { habit, day, done }),
        1 => ids().prop_map(Record::Sign),
        1 => trial.prop_map(Record::Trial),
        1 => ids().prop_map(Record::Told),
        1 => entry_ids().prop_map(Record::Revoke),
        1 => (entry_ids(), any::<u32>()).prop_map(|(of, checksum)| Record::Accept { of, checksum }),
    ]
}

fn entries() -> impl Strategy<Value = Entry> {
    (entry_ids(), moments(), option::of("[A-Z][a-z]{1,9}/[A-Z][a-z]{1,9}"), days(), records()).prop_map(|(id, at, zone, night, record)| {
        Entry { id, at, zone: zone.map(|zone| SafeText::new(&zone)), night, trust: Trust::Sealed, record }
    })
}

const SCHEMA: &str = include_str!("../../docs/schema/journal.schema.json");

/// Whether a value is as a JSON schema has it: the keywords that ours uses, but for the forms of texts.
fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    schema.as_object().unwrap().iter().all(|(keyword, said)| match keyword.as_str() {
        "$ref" => fits(root, root.pointer(said.as_str().unwrap().trim_start_matches('#')).unwrap(), value),
        "oneOf" => said.as_array().unwrap().iter().filter(|one| fits(root, one, value)).count() == 1,
        "const" => value == said,
        "enum" => said.as_array().unwrap().contains(value),
        "type" => match said.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_u64(),
            "number" => value.is_number(),
            other => panic!("{other}"),
        },
        "minimum" => value.as_f64() >= said.as_f64(),
        "maximum" => value.as_f64() <= said.as_f64(),
        "maxLength" => value.as_str().unwrap().chars().count() as u64 <= said.as_u64().unwrap(),
        "properties" => {
            said.as_object().unwrap().iter().all(|(name, schema)| value.get(name).is_none_or(|value| fits(root, schema, value)))
        }
        "required" => said.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
        "additionalProperties" => value.as_object().unwrap().keys().all(|name| schema["properties"].get(name).is_some()),
        "items" => value.as_array().unwrap().iter().all(|value| fits(root, said, value)),
        "$schema" | "title" | "$defs" | "pattern" => true,
        other => panic!("{other}"),
    })
}

/// With a whole validator, where there is one.
#[test]
fn a_validator_takes_every_line() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let lines: Vec<String> = (0..300).map(|_| line::write(&entries().new_tree(&mut runner).unwrap().current())).collect();
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("lines"), lines.join("\n")).unwrap();
    fs::write(home.path().join("schema"), SCHEMA).unwrap();
    let script = "import json,jsonschema\ncheck=jsonschema.Draft202012Validator(json.load(open('schema')))\n\
                  lines=[json.loads(line) for line in open('lines').read().split('\\n')]\nprint(len({line['kind'] for line in lines}))\n\
                  [check.validate(line) for line in lines]";
    let Ok(ran) = std::process::Command::new("python3").args(["-W", "ignore", "-c", script]).current_dir(home.path()).output() else {
        return println!("skipped: python3 is not installed");
    };
    let said = String::from_utf8_lossy(&ran.stderr);
    if said.contains("No module named") {
        return println!("skipped: jsonschema is not installed");
    }
    assert!(ran.status.success(), "{said}");
    assert_eq!(ran.stdout, b"11\n", "every kind was among them");
}

/// Everything found in these bytes, as if a file held them.
fn found(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    scan_bytes(Path::new("a.jsonl"), bytes, |found| match found {
        Found::Entry(entry, _) => reading.entries.push(entry),
        Found::Unknown(_) => reading.unknown += 1,
        Found::Problem(problem) => reading.problems.push(problem),
    });
    reading
}

fn draft(record: Record) -> Draft {
    let at = DateTime::parse_from_rfc3339("2026-11-22T02:40:11+01:00").unwrap();
    Draft { at, night: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), record }
}

fn cramp(severity: u8, note: &str) -> Record {
    let facts = EpisodeFacts { severity: Severity::new(severity), note: Some(SafeText::new(note)), ..EpisodeFacts::default() };
    Record::Episode { of: None, facts }
}

/// Three sealed entries and their file.
fn three() -> (Vec<Entry>, Vec<u8>) {
    let mut stamp = Stamp::new(None);
    let entries: Vec<Entry> = (3..6).map(|n| stamp.seal(draft(cramp(n, "a bent toe, J*")))).collect();
    let bytes = entries.iter().flat_map(|entry| [line::write(entry).into_bytes(), vec![b'\n']].concat()).collect();
    (entries, bytes)
}

proptest! {
    #[test]
    fn what_is_written_is_what_is_read(entry in entries()) {
        let text = line::write(&entry);
        prop_assert!(!text.contains('\n') && text.as_bytes().starts_with(START), "{}", text);
        prop_assert_eq!(line::read(text.as_bytes()), Heard::Entry(entry));
    }

    /// docs/schema/journal.schema.json.
    #[test]
    fn the_schema_fits_every_line(entry in entries()) {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let text = line::write(&entry);
        let line: Value = serde_json::from_str(&text).unwrap();
        prop_assert!(fits(&schema, &schema, &line), "{}", text);
        let mut other = line.clone();
        other["severity"] = Value::from(11);
        prop_assert!(!fits(&schema, &schema, &other));
    }

    #[test]
    fn a_table_gives_back_what_it_was_made_of(entries in prop::collection::vec(entries(), 0..5)) {
        let mut bytes = vec![];
        table(&entries, &mut bytes).unwrap();
        prop_assert!(is_table(&bytes));
        // No cell that a spreadsheet would take for a formula.
        for row in csv::Reader::from_reader(&bytes[..]).into_records() {
            prop_assert!(row.unwrap().iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
        }
        let (read, problems) = read_table(Path::new("a.csv"), &bytes);
        prop_assert_eq!((read, problems), (entries, vec![]));
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "(\\{\"v\":1|[{}\":,a-z0-9\n]){0,60}") {
        found(&bytes);
        found(text.as_bytes());
        let _ = read_table(Path::new("a"), &bytes);
        let _ = read_table(Path::new("a"), text.as_bytes());
    }

    /// Whatever computers and clocks do, an id is greater than all before it.
    #[test]
    fn ids_only_grow(moments in prop::collection::vec(moments(), 1..20)) {
        let mut stamp = Stamp::new(None);
        let ids: Vec<EntryId> = moments.into_iter().map(|at| stamp.seal(Draft { at, ..draft(cramp(1, "")) }).id).collect();
        prop_assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    }

    /// What is about an entry comes after it, however far off a damaged id is.
    #[test]
    fn what_is_about_an_entry_is_later(of in (0..u128::MAX >> 8).prop_map(EntryId::from_bits)) {
        for record in [Record::Revoke(of), Record::Accept { of, checksum: 1 }] {
            prop_assert!(Stamp::new(None).seal(draft(record)).id > of);
        }
    }

    /// A line cut anywhere, then closed and followed by others, costs that line alone.
    #[test]
    fn a_torn_line_costs_itself(at in 0usize..600) {
        let (entries, bytes) = three();
        let first = bytes.iter().position(|b| *b == b'\n').unwrap();
        let at = at % first;
        for gap in [&b"\n"[..], b""] {
            let torn = [&bytes[..at], gap, &bytes[first + 1..]].concat();
            prop_assert_eq!(&found(&torn).entries[..], &entries[1..]);
        }
    }
}

#[test]
fn every_bit_that_flips_is_found_and_costs_at_most_the_entries_it_touches() {
    let (entries, bytes) = three();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            let reading = found(&flipped);
            assert!(!reading.problems.is_empty() && reading.unknown == 0, "byte {at} bit {bit} went unseen");
            let untouched: Vec<&Entry> = entries.iter().filter(|entry| reading.entries.contains(entry)).collect();
            let breaks = bytes[at] == b'\n';
            assert!(untouched.len() >= if breaks { 3 } else { 2 }, "byte {at} bit {bit} cost {}", 3 - untouched.len());
            let trusted = reading.entries.iter().filter(|entry| !matches!(entry.trust, Trust::Doubtful { .. }));
            assert!(trusted.clone().all(|entry| entries.contains(entry)), "byte {at} bit {bit} was believed");
        }
    }
}

#[test]
fn a_line_reads_like_this() {
    let entry = Entry {
        id: EntryId::from_bits(0x019a_a8b1_2345_7abc_8def_0123_4567_89ab),
        zone: Some("Europe/Oslo".into()),
        ..Stamp::new(None).seal(draft(cramp(7, "after the dance")))
    };
    let text = r#"{"v":1,"id":"019aa8b1-2345-7abc-8def-0123456789ab","at":"2026-11-22T02:40:11+01:00","zone":"Europe/Oslo","night":"2026-11-21","kind":"cramp","severity":7,"note":"after the dance","crc":"5400dfb9"}"#;
    assert_eq!(line::write(&entry), text);
    let told = |text: &str| match line::read(text.as_bytes()) {
        Heard::Entry(entry) => format!("{:?}", entry.trust),
        other => format!("{other:?}"),
    };
    assert_eq!(told(&text.replace(r#","crc":"5400dfb9""#, "").replace(":7", ":8")), "ByHand");
    assert!(told(&text.replace(":7", ":8")).starts_with("Doubtful"));
    assert!(told(&text.replace("crc", "crd")).starts_with("Doubtful"), "a damaged name is no checksum taken away");
    assert!(told(&text.replace(r#","crc":"5400dfb9""#, "").replace(":7", ":11")).contains("`severity` is 11 and must be 0 to 10"));
}

/// By hand a member may come to stand in a line twice: neither of the two is taken for what was meant.
#[test]
fn a_member_that_stands_in_a_line_twice_makes_it_no_entry() {
    let (_, bytes) = three();
    let line = String::from_utf8(bytes).unwrap().lines().next().unwrap().to_owned();
    let whole = format!("{}}}", line.split(",\"crc\"").next().unwrap());
    assert_eq!(found(whole.as_bytes()).entries.len(), 1, "without its checksum it was changed by hand");
    let members: serde_json::Map<String, Value> = serde_json::from_str(&whole).unwrap();
    for (member, value) in members {
        let twice = format!("{},\"{member}\":{value}}}", whole.strip_suffix('}').unwrap());
        let reading = found(twice.as_bytes());
        let why = reading.problems.iter().map(ToString::to_string).collect::<String>();
        assert!(reading.entries.is_empty() && why.contains(&format!("duplicate field `{member}`")), "{member}: {why}");
    }
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_counted() {
    let sealed = |text: &str| format!("{},\"crc\":\"{:08x}\"}}", &text[..text.len() - 1], crc32fast::hash(text.as_bytes()));
    let newer = sealed(r#"{"v":2,"id":"x","moon":"full"}"#);
    let stranger = sealed(
        r#"{"v":1,"id":"019aa8b1-2345-7abc-8def-0123456789ab","at":"2026-11-22T02:40:11+01:00","night":"2026-11-21","kind":"dream"}"#,
    );
    let reading = found(format!("{newer}\n{stranger}\n").as_bytes());
    assert_eq!((reading.entries.len(), reading.unknown, reading.problems.len()), (0, 2, 0));
}

#[test]
fn a_note_can_neither_break_a_line_nor_act_on_a_terminal() {
    let entry = Stamp::new(None).seal(draft(cramp(1, "a\u{1b}]0;pwn\u{7}b\n{\"v\":1} \u{202e}")));
    assert_eq!(found(line::write(&entry).as_bytes()).entries, vec![entry.clone()]);
    let raw = line::write(&entry).replace(r#""note":"ab"#, r#""note":"a\u001b[31mb\n"#);
    let Heard::Entry(Entry { record: Record::Episode { facts, .. }, .. }) = line::read(raw.as_bytes()) else { panic!("{raw}") };
    assert!(facts.note.unwrap().as_str().starts_with("ab"));
}

#[test]
fn nothing_is_made_before_the_first_append_and_then_only_its_owner_may_read_it() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("a/journal");
    let device = new_device();
    let mut journal = Journal::new(&folder, &device);
    assert!(journal.is_empty() && fs::read_dir(home.path()).unwrap().next().is_none());
    let (entries, bytes) = three();
    for entry in &entries {
        journal.append(entry).unwrap();
    }
    assert_eq!(fs::read(journal.path()).unwrap(), bytes);
    assert_eq!(read(&folder).entries, entries);
    for (path, mode) in [(folder.clone(), 0o700), (journal.path().to_owned(), 0o600), (folder.join(".lock"), 0o600)] {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
    }
}

/// Whatever is in the lines, and wherever a file is parted.
#[test]
fn two_halves_of_a_file_hold_what_the_whole_does() {
    let (_, bytes) = three();
    let mut bytes = [&bytes[..], b"no entry\n\n{\"v\":1}\r\n", &bytes[..bytes.len() - 30]].concat();
    let flipped = bytes.len() - 9;
    bytes[flipped] ^= 1;
    let path = Path::new("a.jsonl");
    let told = |reading: Reading| (reading.entries, reading.unknown, reading.problems);
    let mut whole = Reading::default();
    whole.hear(path, &bytes);
    let whole = told(whole);
    assert!(whole.0.len() >= 5 && whole.2.len() >= 3, "{whole:?}");
    for middle in 0..=bytes.len() {
        let mut halves = Reading::default();
        halves.add_halves(path, &bytes, middle);
        assert_eq!(told(halves), whole, "{middle}");
    }
}

#[test]
fn the_end_of_a_file_is_its_last_whole_lines() {
    let folder = tempfile::tempdir().unwrap();
    let (all, bytes) = three();
    fs::write(folder.path().join("a.jsonl"), &bytes).unwrap();
    let mut seen = 0;
    for most in 0..=bytes.len() as u64 + 1 {
        let mut entries = vec![];
        scan_ends(folder.path(), most, Some(all[0].night), |found| match found {
            Found::Entry(entry, _) => entries.push(entry),
            other => panic!("{other:?}"),
        });
        assert!(all.ends_with(&entries) && entries.len() >= seen, "{most}");
        seen = entries.len();
    }
    assert_eq!(seen, all.len());
    scan_ends(Path::new("/nowhere"), 9, None, |found| panic!("{found:?}"));
    scan_ends(folder.path(), 1 << 20, Some(NaiveDate::default()), |found| panic!("{found:?}"));
}

#[test]
fn a_torn_tail_is_closed_by_the_next_append() {
    let home = tempfile::tempdir().unwrap();
    let (entries, bytes) = three();
    let device = new_device();
    let mut journal = Journal::new(home.path(), &device);
    fs::write(journal.path(), &bytes[..bytes.len() - 40]).unwrap();
    let late = Stamp::new(None).seal(draft(cramp(9, "")));
    journal.append(&late).unwrap();
    let reading = read(home.path());
    assert_eq!(reading.entries, vec![entries[0].clone(), entries[1].clone(), late]);
    assert!(matches!(&reading.problems[..], [Problem { line: 3, fault: Fault::Broken(_), .. }]), "{:?}", reading.problems);
}

#[test]
fn a_file_put_in_the_place_of_ours_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut journal = Journal::new(home.path(), &new_device());
    let (entries, _) = three();
    journal.append(&entries[0]).unwrap();
    fs::write(home.path().join("other"), "not ours\n").unwrap();
    fs::rename(home.path().join("other"), journal.path()).unwrap();
    assert!(matches!(journal.append(&entries[1]), Err(JournalError::Swapped { .. })));
    assert_eq!(fs::read_to_string(journal.path()).unwrap(), "not ours\n");
    fs::remove_file(journal.path()).unwrap();
    assert!(matches!(journal.append(&entries[1]), Err(JournalError::Swapped { .. })));
}

#[test]
fn pipes_folders_and_other_files_hold_nothing_up() {
    let home = tempfile::tempdir().unwrap();
    let (entries, bytes) = three();
    fs::write(home.path().join("a.jsonl"), &bytes).unwrap();
    fs::write(home.path().join("a.sync-conflict-20261122-0240-ABC.jsonl"), &bytes).unwrap();
    fs::write(home.path().join("notes.txt"), "hello").unwrap();
    fs::create_dir(home.path().join("folder.jsonl")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(home.path().join("pipe.jsonl")).status().unwrap();
    assert!(made.success());
    let reading = read(home.path());
    assert_eq!(reading.entries, [entries.clone(), entries.clone()].concat());
    let told: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert!(told.len() == 2 && told.iter().all(|told| told.contains("not a plain file")), "{told:?}");
    let mut journal = Journal::new(home.path(), &DeviceId::new("pipe").unwrap());
    let error = Error::from(journal.append(&entries[0]).unwrap_err());
    assert_eq!(error.exit_code(), 73, "{error}");
}

#[test]
fn a_file_that_is_too_long_is_read_as_far_as_it_may_be_and_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.jsonl"), "one\ntwo\nthree\n").unwrap();
    for (most, read, is_long) in [(14, "one\ntwo\nthree\n", false), (13, "one\ntwo\n", true), (4, "one\n", true), (2, "", true)] {
        let (mut bytes, mut faults) = (vec![], vec![]);
        each_file_up_to(folder.path(), most, |read| match read {
            Ok((_, whole)) => bytes.extend(whole),
            Err(problem) => faults.push(problem.fault),
        });
        assert_eq!(String::from_utf8(bytes).unwrap(), read, "{most}");
        assert_eq!(faults, if is_long { vec![Fault::Long(most)] } else { vec![] });
    }
}
