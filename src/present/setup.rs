//! The set-up in words.

use super::{Hint, footer};
use crate::{
    app::Setup,
    keys::{Context, Keymap},
};

/// What may be ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupView {
    /// What it asks.
    pub title: &'static str,
    /// For whom it is, or what was unticked because of another tick.
    pub intro: String,
    /// Every line, with whether it is ticked.
    pub rows: Vec<(String, bool)>,
    /// Which line is marked.
    pub marked: usize,
    /// The keys.
    pub footer: Vec<Hint>,
}

/// How to answer line by line.
pub const BY_NUMBER: &str = "Numbers, then Enter: tick or untick. An empty line: keep these. q: change nothing.";

/// The set-up as it is shown.
#[must_use]
pub fn setup(setup: &Setup, keymap: &Keymap) -> SetupView {
    SetupView {
        title: "What should your plan leave out?",
        intro: setup.gave_way().map_or_else(
            || "For adults. A helper may read it out: slow moves, no jerks.".into(),
            |other| format!("Unticked, as only one of the two can be: {}.", other.tick),
        ),
        rows: setup.rows().map(|(condition, is_ticked)| (condition.tick.to_string(), is_ticked)).collect(),
        marked: setup.marked(),
        footer: footer(keymap, Context::Ticks),
    }
}
