//! The README is followed to the letter: every command in it, in order, by a person with an empty home.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
const README: &str = include_str!("../README.md");

fn commands() -> Vec<&'static str> {
    let blocks = README.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap());
    blocks.flat_map(str::lines).collect()
}

/// The command as it can be run with nobody there to press a key: a session is only planned, the first screen only explained.
fn unattended(command: &str) -> String {
    match command {
        "unclench" => "unclench --help".into(),
        "unclench cramp" => "echo q | unclench cramp".into(),
        "unclench setup" => "unclench setup --help".into(),
        // The one thing here that is not kept in the home folder is the crontab of whoever runs this.
        "unclench remind remove" => "unclench remind remove --help".into(),
        // Nobody says yes, so nothing is set.
        set if set.starts_with("unclench remind install") => format!("echo q | {set} --emit systemd"),
        "unclench remind show --bedtime 22:15" => format!("{command} --emit systemd"),
        "unclench flags --check" => "yes n | head -n 20 | unclench flags --check".into(),
        session if session.starts_with("unclench stretch") && !session.contains("--dry-run") => format!("{session} --dry-run"),
        other => other.into(),
    }
}

#[test]
fn every_command_works_in_the_order_given() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("my-legs.toml"), include_str!("fixtures/valid.toml")).unwrap();
    let path = env::join_paths([Path::new(PROGRAM).parent().unwrap(), Path::new("/usr/bin"), Path::new("/bin")]).unwrap();
    let (cargo, rest): (Vec<_>, Vec<_>) = commands().into_iter().partition(|command| command.starts_with("cargo"));
    // This is the second of them, and the first has its own tests.
    assert_eq!(cargo, ["cargo run --release   # runs the coach", "cargo test            # passes the tests"]);
    assert!(rest.len() >= 10, "{rest:?}");
    for command in rest {
        let mut shell = Command::new("sh");
        shell.args(["-c", &unattended(command)]).current_dir(&home).stdin(Stdio::null());
        shell.env_clear().env("HOME", home.path()).env("PATH", &path);
        let output = shell.output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let left: Vec<_> =
        [".local/share", ".config"].iter().map(|dir| home.path().join(dir).join("unclench")).filter(|dir| dir.exists()).collect();
    assert!(left.is_empty(), "what is deleted is gone: {left:?}");
}

#[test]
fn every_link_leads_somewhere() {
    let links: Vec<_> = README.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert!(links.len() >= 5, "{links:?}");
    for link in links {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(), "{link}");
    }
}

#[test]
fn the_toolchain_it_asks_for_is_the_one_that_is_needed() {
    assert!(README.contains(&format!("({} or newer)", env!("CARGO_PKG_RUST_VERSION"))));
}
