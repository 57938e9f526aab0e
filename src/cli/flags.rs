//! `unclench flags`: the danger signs, the most urgent first, and the check that finds them.

use super::{
    Look, print_json, print_long,
    settings::{configured, front, tell},
};
use crate::{
    app::App,
    error::Error,
    model::{Flag, Id},
    paths::Paths,
    present,
    runtime::{self, Library},
    state,
    time::{Clock, SystemClock},
};
use serde::Serialize;
use std::{iter, sync::Arc};

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
    let signs = Library::new(paths).signs_alone().ok_or_else(unread)?;
    if json {
        let flags = signs.flags().iter().map(entry).collect();
        return print_json(serde_json::to_string(&Listing { schema: 1, flags })).map(|()| 0);
    }
    print_long(&mut iter::once(present::signs_in_lines(&signs).join("\n") + "\n")).map(|()| 0)
}

/// Asks, on the screen or in lines, and says what to do.
pub(super) fn check(look: Look, paths: &Paths) -> Result<u8, Error> {
    let front = front(look.plain);
    let library = Library::new(paths);
    let signs = Arc::new(library.signs().ok_or_else(unread)?);
    // Danger signs are told, whatever lies where the memory should.
    let memory = state::load(paths.state_file().as_deref()).unwrap_or_default();
    let (config, notices) = configured(look, paths);
    let mut app = App::new(library.tonight(&memory, &[], false), config.settings, memory).straight_to_check(signs, &SystemClock.now());
    app.keymap = config.keymap;
    let ended = runtime::run(app, vec![], front, &library, paths);
    tell(&notices);
    ended
}

fn unread() -> Error {
    Error::BadData("the danger signs cannot be read".into())
}

fn entry(flag: &Flag) -> Entry<'_> {
    Entry {
        id: flag.id.as_str(),
        sign: flag.sign.as_str(),
        urgency: flag.urgency.word(),
        why: flag.why.as_str(),
        sources: flag.sources.iter().map(Id::as_str).collect(),
    }
}
