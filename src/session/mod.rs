//! The coach without its voice: what a routine asks for becomes a [`Plan`], and a [`Session`] leads through it. A [`Checkup`] leads
//! through the danger check.
//!
//! Pure. Time comes in as an argument, what should happen goes out as values. Knows nothing of packs as text, of
//! terminals, of words on a screen, or of the hour.

mod check;
mod machine;
mod plan;
#[cfg(test)]
mod tests;

pub use check::{Answer, Checkup, Finding, Findings, Step};
pub use machine::{Cue, Held, Input, Note, Outcome, Output, Phase, Session};
pub use plan::{Dropped, Kind, Measure, Plan, PlannedStep, Preferences, Segment};
