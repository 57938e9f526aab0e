//! What the program is made of, held to `deny.toml` without anything that has to be installed or fetched first.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};
use toml::Table;

const DENY: &str = include_str!("../deny.toml");

/// The crates that the program is linked or built with on this target, by name, with their licences and sources.
fn crates(target: &str) -> BTreeMap<String, (String, String)> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", target]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    let nodes: BTreeMap<&str, &Value> =
        all["resolve"]["nodes"].as_array().unwrap().iter().map(|node| (node["id"].as_str().unwrap(), node)).collect();
    let root = all["resolve"]["root"].as_str().unwrap();
    let (mut needed, mut ahead) = (BTreeSet::new(), vec![root]);
    while let Some(id) = ahead.pop() {
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let ships = dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] != "dev");
            let id = dependency["pkg"].as_str().unwrap();
            if ships && needed.insert(id) {
                ahead.push(id);
            }
        }
    }
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let packages = all["packages"].as_array().unwrap().iter().filter(|package| needed.contains(package["id"].as_str().unwrap()));
    packages.map(|package| (text(package, "name"), (text(package, "license"), text(package, "source")))).collect()
}

fn words(table: &Table, key: &str) -> BTreeSet<String> {
    table[key].as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

/// Whether each part of the licence may be chosen. `a AND b` needs both, `a OR b` and `a/b` one.
fn is_allowed(licence: &str, allowed: &BTreeSet<String>) -> bool {
    let part =
        |part: &str| part.split(" OR ").flat_map(|one| one.split('/')).any(|one| allowed.contains(one.trim_matches(['(', ')', ' '])));
    !licence.is_empty() && licence.split(" AND ").all(part)
}

#[test]
fn every_licence_and_every_crate_is_one_that_may_be_there() {
    let deny: Table = DENY.parse().unwrap();
    let licences = deny["licenses"].as_table().unwrap();
    let allowed = words(licences, "allow");
    let exceptions: BTreeMap<String, BTreeSet<String>> = licences["exceptions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["crate"].as_str().unwrap().to_owned(), words(one.as_table().unwrap(), "allow")))
        .collect();
    let banned: BTreeSet<&str> = deny["bans"]["deny"].as_array().unwrap().iter().map(|one| one["crate"].as_str().unwrap()).collect();
    let found = crates("x86_64-unknown-linux-gnu");
    assert!(found.len() > 50, "{}", found.len());
    for (name, (licence, source)) in &found {
        let more = exceptions.get(name).is_some_and(|more| is_allowed(licence, more));
        assert!(is_allowed(licence, &allowed) || more, "{name} has {licence}");
        assert!(!banned.contains(name.as_str()), "{name} is banned");
        assert_eq!(source, "registry+https://github.com/rust-lang/crates.io-index", "{name}");
    }
}

#[test]
fn a_licence_is_read_as_it_is_meant() {
    let allowed = ["MIT", "Unicode-3.0"].map(str::to_owned).into();
    for (licence, may) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(licence, &allowed), may, "{licence}");
    }
}
