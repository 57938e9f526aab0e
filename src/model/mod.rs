//! The field's nouns. Every other room speaks in these; this one knows no files, no screens and no clock.

mod ascii;
mod condition;
mod entry;
mod figure;
#[cfg(test)]
pub(crate) mod fixture;
mod flag;
mod guide;
mod habit;
mod relief;
mod settings;
mod sort;
mod stretch;
mod text;
mod width;

pub use ascii::ascii;
pub use condition::{Care, Condition, Effect, Subject, Verdict};
pub use entry::{
    Course, DeviceId, Done, Draft, Entry, EntryId, EpisodeFacts, Factor, Help, HoldDone, MORNING, MOST_CRAMPS, NightFacts, Planned, Record,
    SessionFacts, Severity, Skip, SleepQuality, TrialDesign, TrialReason, TrialStep, Trust, last_night, next_night, night_of,
};
pub use figure::{Capsule, Depth, Figure, Joint, Limb, Part, Point, Pose, Prop, PropKind, PropShape, View};
pub use flag::{Advice, Ask, Check, CheckLine, ClotBlock, Flag, Screen, Screening, ScreeningName, Signs, Target, Urgency};
pub use guide::{Card, Dispute, Guide, Topic};
pub use habit::Habit;
pub use relief::{CrampMuscle, CrampPosition, GentleMove, JOINS, Picture, Relief, ReliefKind, ReliefLine, ReliefUse, Variant};
pub use settings::{Colours, CueMode, Cues, Hooks, Hours, Memory, Motion, Numbers, Occasion, Reminded, Settings, ThemeName};
pub use sort::sort;
pub(crate) use stretch::words;
pub use stretch::{
    Dose, DoseChange, Effort, Evidence, Grade, Id, Muscle, Need, Order, Pack, PackHead, Position, Routine, SET_UP, Side, Sides, Source,
    Span, Step, Stretch, Word,
};
pub use text::SafeText;
pub use width::Width;
