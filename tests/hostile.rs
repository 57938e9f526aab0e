//! Text that means to act on the terminal, in every place from which text comes and that needs no terminal to be shown: packs,
//! settings, arguments, file names, the environment, the diary. The screens are in `tests/pty/screens.rs`.

use std::{ffi::OsString, fs, os::unix::ffi::OsStringExt, process::Command};
use tempfile::TempDir;
use unclench::content;

#[path = "pty/payloads.rs"]
mod payloads;
use payloads::{PAYLOADS, assert_harmless, campaign};

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
const VALID: &str = include_str!("fixtures/valid.toml");

/// As a TOML string may say it, so that the file itself is clean.
fn escaped(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() || c == ' ' { c.to_string() } else { format!("\\U{:08X}", u32::from(c)) }).collect()
}

/// Where each quoted text of the pack begins, behind its quote.
fn fields() -> Vec<usize> {
    let quotes: Vec<usize> = VALID.match_indices('"').map(|(at, _)| at + 1).collect();
    quotes.into_iter().step_by(2).collect()
}

/// P13: refused with words that are clean, or taken with everything unfit left out.
#[test]
fn no_field_of_a_pack_carries_anything_to_the_terminal() {
    let fields = fields();
    assert!(fields.len() > 90, "{}", fields.len());
    for (at, place) in fields.into_iter().enumerate() {
        for (number, payload) in PAYLOADS.iter().enumerate() {
            // In a sample, each field meets a few of them and each of them many fields.
            if campaign(24, 3) < 24 && (at + number) % 8 != 0 {
                continue;
            }
            for text in [escaped(payload), payload.to_string()] {
                let mut pack = VALID.to_owned();
                pack.insert_str(place, &text);
                let (read, diagnostics) = content::read_bytes(&format!("{payload}.toml"), pack.as_bytes());
                for diagnostic in &diagnostics {
                    assert_harmless(&diagnostic.plain().replace('\n', " "));
                    assert_harmless(&diagnostic.to_string().replace('\n', " "));
                }
                if let Some(pack) = read {
                    let debug = format!("{pack:?}");
                    assert!(!debug.contains("\\u{") && !debug.contains("\\0"), "{payload:?} is in {debug}");
                }
            }
        }
    }
}

/// P13: the environment, arguments, file names, settings and what is printed of packs.
#[test]
fn no_command_prints_what_it_was_fed() {
    for (number, payload) in PAYLOADS.iter().enumerate() {
        if campaign(24, 3) < 24 && number % 4 != 0 {
            continue;
        }
        let home = TempDir::new().unwrap();
        // No file name holds these two.
        let name = payload.replace(['\0', '/'], "").chars().take(40).collect::<String>();
        let data = home.path().join(format!("d{name}"));
        fs::create_dir_all(data.join("packs")).unwrap();
        let line = format!("{{\"v\":1,\"note\":\"{payload}\"}}\n");
        fs::create_dir_all(data.join("journal")).unwrap();
        fs::write(data.join("journal").join(format!("{name}.jsonl")), line).unwrap();
        fs::write(data.join("packs").join(format!("{name}.toml")), format!("schema = 1\n{payload} = 3\n")).unwrap();
        fs::write(data.join("packs/own.toml"), VALID.replace("My evening", &format!("My {} evening", escaped(payload)))).unwrap();
        fs::write(data.join("config.toml"), format!("theme = \"{}\"\n\"{}\" = 1\n", escaped(payload), escaped(payload))).unwrap();
        fs::write(data.join("state.toml"), format!("routine = \"{}\"\n", escaped(payload))).unwrap();
        let pack = data.join("packs").join(format!("{name}.toml"));
        let pack = pack.to_str().unwrap();
        let argument = payload.replace('\0', "");
        for arguments in [
            &["list"][..],
            &["list", "--json"],
            &["flags"],
            &["flags", "--json"],
            &["guide", &argument],
            &["guide", "--json"],
            &["stretch", "--dry-run"],
            &["stretch", &argument, "--dry-run"],
            &["stretch", "--minutes", &argument],
            &["cramp", &argument],
            &["--theme", &argument],
            &[&argument],
            &["status"],
            &["config", "show"],
            &["config", "path"],
            &["report"],
            &["trial"],
            &["pack", "check", pack],
            &["pack", "install", pack],
            &["pack", "remove", &argument],
            &["remind", "show", "--bedtime", &argument],
        ] {
            let mut command = Command::new(PROGRAM);
            command.args(arguments).env("UNCLENCH_DATA_DIR", &data).env("UNCLENCH_CONFIG_DIR", &data);
            for variable in ["TERM", "LANG", "LC_ALL", "TZ", "COLORTERM", "NO_COLOR", "PAGER", "EDITOR"] {
                command.env(variable, &argument);
            }
            // Where someone is asked, the answer is to leave.
            fs::write(home.path().join("typed"), "q\nq\n").unwrap();
            command.env("UNCLENCH_SOMETHING", OsString::from_vec(vec![0x9b, 0xff]));
            let output = command.stdin(fs::File::open(home.path().join("typed")).unwrap()).output().unwrap();
            for written in [output.stdout, output.stderr] {
                let written = String::from_utf8(written).unwrap();
                assert_harmless(&written.replace('\n', " "));
            }
            assert!(output.status.code().is_some_and(|code| code != 101), "{arguments:?} with {payload:?}");
        }
    }
}
