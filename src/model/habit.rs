//! Small things a person may do by day. Plain values that are right once made.

use super::{Evidence, Id, SafeText};
use std::time::Duration;

/// One habit.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    /// Its id.
    pub id: Id,
    /// Its name, one line.
    pub name: SafeText,
    /// How it is done, and what is known of it.
    pub text: Vec<SafeText>,
    /// The least and the most time it takes, where that is to be watched.
    pub lasts: Option<(Duration, Duration)>,
    /// The stretch whose verdicts hold for it too.
    pub judged_as: Option<Id>,
    /// How well it is supported.
    pub grade: Evidence,
    /// Ids of the sources behind it.
    pub sources: Vec<Id>,
}
