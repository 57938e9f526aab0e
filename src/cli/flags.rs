//! `unclench flags`: the danger signs, the most urgent first.

use super::print;
use crate::{
    error::Error,
    model::{Flag, Id, Signs},
    paths::Paths,
    present,
    runtime::Library,
};
use serde::Serialize;

#[derive(Serialize)]
struct Listing<'a> {
    schema: u8,
    flags: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    sign: &'a str,
    urgency: &'static str,
    why: &'a str,
    sources: Vec<&'a str>,
}

/// Lists all danger signs.
pub(super) fn list(json: bool, paths: &Paths) -> Result<u8, Error> {
    let signs = signs(paths)?;
    let text = if json {
        let flags = signs.flags().iter().map(entry).collect();
        serde_json::to_string(&Listing { schema: 1, flags }).unwrap_or_default()
    } else {
        present::signs_in_lines(&signs).join("\n")
    };
    print(&format!("{text}\n")).map(|()| 0)
}

fn signs(paths: &Paths) -> Result<Signs, Error> {
    Library::new(paths).signs().ok_or_else(|| Error::BadData("the danger signs cannot be read".into()))
}

fn entry(flag: &Flag) -> Entry<'_> {
    Entry {
        id: flag.id.as_str(),
        sign: present::sign_words(flag),
        urgency: flag.urgency.word(),
        why: flag.why.as_str(),
        sources: flag.sources.iter().map(Id::as_str).collect(),
    }
}
