//! The coach without its voice: what a routine asks for becomes a [`Plan`], and a [`Session`] leads through it; [`cramp`]
//! leads through a cramp, and [`care`] through what may follow. A [`Checkup`] leads through the danger check.
//!
//! Pure. Time comes in as an argument, what should happen goes out as values. Knows nothing of packs as text, of
//! terminals, of words on a screen, or of the hour.

pub mod care;
mod check;
pub mod cramp;
mod machine;
mod plan;
mod screening;
#[cfg(test)]
mod tests;

pub use check::{Answer, Checkup, Finding, Findings, Step};
pub use machine::{Cue, Held, Input, Note, Outcome, Output, Phase, Session};
pub use plan::{Dropped, Kind, Measure, Plan, PlannedStep, Preferences, Segment};
pub use screening::Screened;
