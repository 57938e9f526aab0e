//! What `--json` prints is what `docs/schema/` says: every key is described there, and every key it asks for is there.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use serde_json::{Map, Value};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

/// Every reading command with its schema; the packs and ticks that make it show all it can.
const COMMANDS: &[(&str, &[&str])] = &[
    ("list", &["list"]),
    ("flags", &["flags"]),
    ("guide", &["guide"]),
    ("guide", &["guide", "magnesium"]),
    ("guide", &["guide", "xyzzyxyzzy"]),
    ("stretch", &["stretch", "--dry-run"]),
    ("stretch", &["stretch", "article-classic", "--minutes", "3", "--dry-run"]),
    ("stretch", &["stretch", "five-minute", "--dry-run"]),
    ("status", &["status"]),
    ("diary", &["diary", "--nights", "4000"]),
    ("report", &["report", "--nights", "3660", "--format", "json"]),
    ("report", &["report"]),
    ("trial", &["trial", "status"]),
    ("trial", &["trial"]),
    ("remind", &["remind", "show"]),
    ("cue", &["cue", "test"]),
    ("config", &["config", "show"]),
    ("config-path", &["config", "path"]),
    ("data-path", &["data", "path"]),
    ("data-check", &["data", "check"]),
];

/// What is ticked, and what else is in the diary: a trial of either kind, or what would end one.
const PERSONS: [(&str, &str); 3] = [
    (
        "",
        r#"{"v":1,"id":"019aa8b1-2340-7abc-8def-0123456789ab","at":"2026-09-01T12:00:00+01:00","night":"2026-09-01","kind":"trial","trial":"began"}"#,
    ),
    (
        "\"hip-new\"",
        r#"{"v":1,"id":"019aa8b1-2340-7abc-8def-0123456789ab","at":"2026-11-01T12:00:00+01:00","night":"2026-11-01","kind":"trial","trial":"began","blocks":[true,false,true,true,false,false]}"#,
    ),
    (
        "\"clot-possible\"",
        r#"{"v":1,"id":"019aa8b1-2347-7abc-8def-0123456789ab","at":"2026-11-20T12:00:00+01:00","night":"2026-11-20","kind":"sign","sign":"rf03"}"#,
    ),
];

/// Two cramps, a night and a session, as a person may write them by hand.
const DIARY: &str = r#"{"v":1,"id":"019aa8b1-2341-7abc-8def-0123456789ab","at":"2026-11-19T08:00:00+01:00","night":"2026-11-18","kind":"cramp","course":"over","seconds":70,"muscle":"calf","side":"left","severity":6,"woke":true,"helped":["stretch"],"soreness":3}
{"v":1,"id":"019aa8b1-2342-7abc-8def-0123456789ab","at":"2026-11-19T08:00:00+01:00","night":"2026-11-18","kind":"night","cramps":1,"quality":3,"factors":["alcohol"]}
{"v":1,"id":"019aa8b1-2345-7abc-8def-0123456789ab","at":"2026-11-20T02:40:11+01:00","night":"2026-11-19","kind":"cramp"}
{"v":1,"id":"019aa8b1-2346-7abc-8def-0123456789ab","at":"2026-11-20T22:00:00+01:00","night":"2026-11-20","kind":"session","routine":"trial"}
"#;

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schema/{name}.schema.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The output of a command for a person with these ticks and a reminder.
fn output(arguments: &[&str], (ticks, entry): (&str, &str)) -> Value {
    let home = tempfile::tempdir().unwrap();
    let units = home.path().join("units/systemd/user");
    fs::create_dir_all(&units).unwrap();
    fs::write(units.join("unclench-remind.timer"), "").unwrap();
    fs::write(units.join("unclench-remind.service"), "--bedtime=22:15 --breaks=9-17").unwrap();
    fs::write(home.path().join("state.toml"), format!("ticks = [{ticks}]")).unwrap();
    fs::create_dir_all(home.path().join("journal")).unwrap();
    fs::write(home.path().join("journal/diary.jsonl"), format!("{DIARY}{entry}\n")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_unclench"));
    command.args(arguments).args((!arguments.contains(&"json")).then_some("--json")).stdin(Stdio::null()).env("PATH", "");
    command.env("UNCLENCH_DATA_DIR", home.path()).env("UNCLENCH_CONFIG_DIR", home.path()).env("XDG_CONFIG_HOME", home.path().join("units"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What a schema says against a value. Of JSON Schema it knows what the schemas use, and refuses a word that it does not.
fn complaints(schema: &Map<String, Value>, value: &Value, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut unless = |fits: bool, why: &str| found.extend((!fits).then(|| format!("{place}: {why}: {value}")));
    for (word, says) in schema {
        match word.as_str() {
            "$schema" | "title" | "description" => {}
            "type" => {
                let is = |name: &Value| match name.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "number" => value.is_number(),
                    "integer" => value.is_u64(),
                    "null" => value.is_null(),
                    other => panic!("an unknown type: {other}"),
                };
                unless(says.as_array().map_or_else(|| is(says), |names| names.iter().any(is)), "of another type");
            }
            "const" => unless(says == value, "not the one value"),
            "enum" => unless(says.as_array().unwrap().contains(value), "none of the values"),
            // These two say nothing of other types; `type` does.
            "minimum" => unless(!value.is_number() || value.as_f64() >= says.as_f64(), "too small"),
            "required" if !value.is_object() => {}
            "required" => {
                for key in says.as_array().unwrap() {
                    unless(value.get(key.as_str().unwrap()).is_some(), &format!("{key} is missing"));
                }
            }
            "properties" | "items" | "additionalProperties" => {}
            other => panic!("{place}: an unknown word: {other}"),
        }
    }
    if let (Some(known), Some(entries)) = (schema.get("properties"), value.as_object()) {
        for (key, entry) in entries {
            match known.get(key) {
                Some(known) => found.extend(complaints(known.as_object().unwrap(), entry, &format!("{place}.{key}"))),
                None => found.push(format!("{place}.{key} is not described")),
            }
        }
    }
    if let (Some(of), Some(entries)) = (schema.get("additionalProperties"), value.as_object()) {
        let each = entries.iter();
        found.extend(each.flat_map(|(key, entry)| complaints(of.as_object().unwrap(), entry, &format!("{place}.{key}"))));
    }
    if let (Some(of), Some(entries)) = (schema.get("items"), value.as_array()) {
        let each = entries.iter().enumerate();
        found.extend(each.flat_map(|(at, entry)| complaints(of.as_object().unwrap(), entry, &format!("{place}[{at}]"))));
    }
    found
}

#[test]
fn what_is_printed_is_what_is_described() {
    for (name, arguments) in COMMANDS {
        for person in PERSONS {
            let found = complaints(schema(name).as_object().unwrap(), &output(arguments, person), name);
            assert!(found.is_empty(), "{arguments:?} with {person:?}:\n{}", found.join("\n"));
        }
    }
}

/// Every key that is described is printed by some command, so that nothing is described that is not so.
#[test]
fn what_is_described_is_printed() {
    fn described(schema: &Value, place: &str, all: &mut Vec<String>) {
        for (key, of) in schema["properties"].as_object().into_iter().flatten() {
            all.push(format!("{place}.{key}"));
            described(of, &format!("{place}.{key}"), all);
        }
        if schema.get("items").is_some() {
            described(&schema["items"], place, all);
        }
    }
    fn printed(value: &Value, place: &str, all: &mut Vec<String>) {
        for (key, entry) in value.as_object().into_iter().flatten() {
            all.push(format!("{place}.{key}"));
            printed(entry, &format!("{place}.{key}"), all);
        }
        value.as_array().into_iter().flatten().for_each(|entry| printed(entry, place, all));
    }
    let (mut wanted, mut seen) = (vec![], vec![]);
    for (name, arguments) in COMMANDS {
        described(&schema(name), name, &mut wanted);
        for person in PERSONS {
            printed(&output(arguments, person), name, &mut seen);
        }
    }
    wanted.retain(|key| !seen.contains(key));
    assert!(wanted.is_empty(), "{wanted:?}");
}

/// The judge itself: each way of being wrong is seen.
#[test]
fn a_wrong_value_is_seen() {
    let schema = schema("remind");
    let judge = |value: &Value| complaints(schema.as_object().unwrap(), value, "remind").len();
    let right = output(&["remind", "show"], PERSONS[0]);
    assert_eq!((judge(&right), right["reminders"].as_array().unwrap().len()), (0, 1));
    for (key, wrong) in [
        ("scheduler", Value::from("ics")),
        ("bedtime", Value::from(22)),
        ("breaks", Value::from(vec![3])),
        ("breaks", Value::from(vec![9.5])),
        ("unknown", Value::Null),
    ] {
        let mut value = right.clone();
        value["reminders"][0][key] = wrong;
        assert_eq!(judge(&value), 1, "{key}");
    }
    let mut value = right.clone();
    value["schema"] = 2.into();
    value["reminders"][0].as_object_mut().unwrap().remove("next");
    assert_eq!(judge(&value), 2);
}

/// The report tells of a trial in the very keys that `trial status` does.
#[test]
fn a_trial_is_described_once() {
    assert_eq!(schema("report")["properties"]["trial"], schema("trial")["properties"]["trial"]);
}

#[test]
fn every_schema_is_named_in_the_document() {
    let document = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/JSON.md")).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(document.contains(&format!("](schema/{name})")), "{name}");
        // The journal's lines have their own test, beside the code that writes them.
        let of_files = name == "journal.schema.json";
        assert!(of_files || COMMANDS.iter().any(|(of, _)| name == format!("{of}.schema.json")), "{name} is of no command");
    }
}
