//! The nouns of a session as a pack describes them: stretch, dose, routine, source. Plain values that are right once made;
//! they know nothing of the text they were read from, and nothing of clocks.

use super::{Card, Check, Condition, Figure, Flag, Habit, Picture, Relief, SafeText, Topic};
use std::{fmt, time::Duration};

/// How long one gets to take up a position before the first hold of a stretch.
pub const SET_UP: Duration = Duration::from_secs(10);

/// A name inside packs: 1 to 40 of `a–z`, `0–9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// Longest id in characters.
    pub const LONGEST: usize = 40;

    /// The id, if `text` is one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let fits = (1..=Self::LONGEST).contains(&text.len());
        (fits && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

/// A closed set of words that a pack may use for one of its keys.
pub trait Word: Copy + 'static {
    /// Every word with its meaning, in the order they are listed to the person.
    const WORDS: &'static [(&'static str, Self)];

    /// The value a word stands for.
    #[must_use]
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(w, _)| *w == word).map(|(_, value)| *value)
    }
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)* }
        impl Word for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),*];
        }
        impl $name {
            /// The word used for this value in packs and in machine-readable output.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What a stretch acts on.
    Muscle {
        /// Gastrocnemius: the upper calf, stretched with a straight knee.
        Calf = "calf",
        /// The lower calf, stretched with a bent knee.
        Soleus = "soleus",
        /// Back of the thigh.
        Hamstrings = "hamstrings",
        /// Front of the thigh.
        Quadriceps = "quadriceps",
        /// Front of the hip.
        HipFlexors = "hip-flexors",
        /// Buttock.
        Gluteals = "gluteals",
        /// Inner thigh.
        Adductors = "adductors",
        /// Front of the lower leg.
        Shin = "shin",
        /// Sole and toes.
        Foot = "foot",
        /// No single muscle.
        WholeLeg = "whole-leg",
    }
}

words! {
    /// How the body is while stretching.
    Position {
        /// On the feet.
        Standing = "standing",
        /// On a chair or the bed's edge.
        Seated = "seated",
        /// In or on the bed.
        Lying = "lying",
        /// On one knee.
        Kneeling = "kneeling",
    }
}

words! {
    /// A thing one needs to hand.
    Need {
        /// A free stretch of wall.
        Wall = "wall",
        /// A low step, 20 cm at most.
        Step = "step",
        /// A steady chair.
        Chair = "chair",
        /// A strap or belt.
        Strap = "strap",
        /// A towel.
        Towel = "towel",
        /// A cushion under the knee.
        Cushion = "cushion",
        /// Pillows.
        Pillows = "pillows",
        /// A bed.
        Bed = "bed",
        /// A desk or worktop to hold.
        Desk = "desk",
    }
}

words! {
    /// Which legs one repetition takes.
    Sides {
        /// Left and right, one after the other.
        Each = "each",
        /// Both legs at once.
        Both = "both",
    }
}

words! {
    /// The order in which left and right take turns.
    Order {
        /// Left, right, left, right.
        Alternate = "alternate",
        /// All repetitions left, then all right.
        SideBySide = "side-by-side",
    }
}

words! {
    /// The leg at work.
    Side {
        /// The person's left leg.
        Left = "left",
        /// The person's right leg.
        Right = "right",
        /// Both legs at once.
        Both = "both",
    }
}

impl Side {
    /// The other leg; both stays both.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::Both => Self::Both,
        }
    }
}

words! {
    /// How well a claim is supported, as the built-in pack's guide explains it.
    Grade {
        /// Consistent trials or firm consensus for this very claim.
        A = "A",
        /// At least one decent trial or good indirect evidence.
        B = "B",
        /// Small, conflicting or only indirect data.
        C = "C",
        /// Plausible, commonly advised, not tested for night cramps.
        D = "D",
        /// Better evidence points the other way.
        X = "X",
        /// A precaution, kept even without trials.
        S = "S",
    }
}

/// A claim's evidence: one grade, and whether a safety rule belongs to it (`"C+S"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The grade.
    pub grade: Grade,
    /// A safety rule belongs to the claim.
    pub safety: bool,
}

/// A span of allowed values and the one to start with; `low ≤ default ≤ high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<T> {
    /// Lowest value.
    pub low: T,
    /// Highest value.
    pub high: T,
    /// The value used unless the person asks for less.
    pub default: T,
}

impl<T: Copy> Span<T> {
    /// One value and no choice.
    #[must_use]
    pub fn only(value: T) -> Self {
        Self { low: value, high: value, default: value }
    }
}

/// What one repetition is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// A still hold of this length, 1 s to 15 min.
    Hold(Span<Duration>),
    /// A movement repeated at this pace; all repetitions of a side run in one go.
    Pace(Duration),
}

/// How much of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dose {
    /// One repetition.
    pub effort: Effort,
    /// Repetitions on each side, 1 to 100.
    pub repetitions: Span<u16>,
    /// Which legs a repetition takes.
    pub sides: Sides,
    /// The gap between two repetitions; zero for none.
    pub rest: Duration,
}

impl Dose {
    /// From set-up to the end of the last repetition, at the values a dose starts with.
    #[must_use]
    pub fn length(&self) -> Duration {
        let sides = if self.sides == Sides::Each { 2 } else { 1 };
        let repetitions = sides * u32::from(self.repetitions.default);
        let (one, gaps) = match self.effort {
            Effort::Hold(hold) => (hold.default, repetitions.saturating_sub(1)),
            Effort::Pace(pace) => (pace, sides - 1),
        };
        SET_UP + one * repetitions + self.rest * gaps
    }
}

/// The parts of a dose a routine step states itself; what is `None` comes from the stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DoseChange {
    /// Instead of the stretch's hold or pace.
    pub effort: Option<Effort>,
    /// Instead of the stretch's repetitions.
    pub repetitions: Option<Span<u16>>,
    /// Instead of the stretch's sides.
    pub sides: Option<Sides>,
    /// Instead of the stretch's rest.
    pub rest: Option<Duration>,
}

impl DoseChange {
    /// The dose that results over `base`; `None` if something is stated by neither.
    #[must_use]
    pub fn over(&self, base: Option<&Dose>) -> Option<Dose> {
        Some(Dose {
            effort: self.effort.or(base.map(|d| d.effort))?,
            repetitions: self.repetitions.or(base.map(|d| d.repetitions))?,
            sides: self.sides.or(base.map(|d| d.sides))?,
            rest: self.rest.or(base.map(|d| d.rest))?,
        })
    }
}

/// One stretch or movement, as a pack teaches it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Its id.
    pub id: Id,
    /// What a person calls it.
    pub name: SafeText,
    /// What it acts on.
    pub muscle: Muscle,
    /// How the body is.
    pub position: Position,
    /// What it is for.
    pub purpose: SafeText,
    /// How to get into it, one instruction each.
    pub steps: Vec<SafeText>,
    /// Form cues, shown in turn through the hold.
    pub cues: Vec<SafeText>,
    /// What commonly goes wrong.
    pub mistakes: Vec<SafeText>,
    /// What one should feel, and where.
    pub feel: SafeText,
    /// The stretch to change to when this one is too much.
    pub easier: Option<Id>,
    /// Who should be careful.
    pub cautions: Vec<SafeText>,
    /// What one needs to hand.
    pub needs: Vec<Need>,
    /// Its own dose; an easier variant without one keeps the dose of the stretch it replaces.
    pub dose: Option<Dose>,
    /// The order of sides.
    pub order: Order,
    /// How well it is supported.
    pub evidence: Evidence,
    /// Ids of the sources behind it.
    pub sources: Vec<Id>,
    /// The drawing; `None` only in a part of a pack that was read for its words alone.
    pub figure: Option<Figure>,
}

/// One line of a routine.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The stretch.
    pub stretch: Id,
    /// What the routine says about the dose.
    pub dose: DoseChange,
    /// Instead of the stretch's order of sides.
    pub order: Option<Order>,
    /// Outside the total; offered at the end.
    pub optional: bool,
    /// A line shown with the stretch in this routine.
    pub note: Option<SafeText>,
}

/// A list of stretches with their doses.
#[derive(Clone, Debug, PartialEq)]
pub struct Routine {
    /// Its id.
    pub id: Id,
    /// What a person calls it.
    pub name: SafeText,
    /// One line for lists.
    pub label: SafeText,
    /// What it is for.
    pub purpose: SafeText,
    /// How well it is supported.
    pub evidence: Evidence,
    /// Ids of the sources behind it.
    pub sources: Vec<Id>,
    /// Its steps in order.
    pub steps: Vec<Step>,
}

/// Where a claim comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Who wrote it.
    pub authors: SafeText,
    /// Where it was published.
    pub published: SafeText,
    /// When, if known.
    pub year: Option<u16>,
    /// What it shows, in one sentence.
    pub shows: SafeText,
    /// An `https` address, if one was seen at the publisher.
    pub url: Option<SafeText>,
    /// Seen at the publisher's own page.
    pub checked: bool,
}

/// Who made a pack and what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct PackHead {
    /// Its id.
    pub id: Id,
    /// Its name, always shown beside its text.
    pub name: SafeText,
    /// Its version.
    pub version: SafeText,
    /// The language it is written in (BCP 47).
    pub language: SafeText,
    /// Its licence.
    pub licence: SafeText,
    /// Its authors.
    pub authors: Vec<SafeText>,
    /// When to stop at once, one line each; only the built-in pack has any.
    pub stop_signals: Vec<SafeText>,
}

/// Content that has been read and checked: a whole pack, or the part of one that a screen needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pack {
    /// Who made it; `None` in a part that did not need it.
    pub head: Option<PackHead>,
    /// Sources in file order.
    pub sources: Vec<Source>,
    /// Stretches in file order.
    pub stretches: Vec<Stretch>,
    /// Routines in file order.
    pub routines: Vec<Routine>,
    /// Reliefs in file order.
    pub reliefs: Vec<Relief>,
    /// Pictures in file order.
    pub pictures: Vec<Picture>,
    /// Danger signs in file order.
    pub flags: Vec<Flag>,
    /// The danger check; only the built-in pack has one.
    pub check: Option<Check>,
    /// What a person may tick, in the order it is offered; only the built-in pack has any.
    pub conditions: Vec<Condition>,
    /// Topics of the guide, in the order they are offered.
    pub topics: Vec<Topic>,
    /// Cards of the guide in file order.
    pub cards: Vec<Card>,
    /// Habits in the order they are offered.
    pub habits: Vec<Habit>,
}

impl Pack {
    /// The stretch with this id.
    #[must_use]
    pub fn stretch(&self, id: &Id) -> Option<&Stretch> {
        self.stretches.iter().find(|s| s.id == *id)
    }

    /// The routine with this id.
    #[must_use]
    pub fn routine(&self, id: &str) -> Option<&Routine> {
        self.routines.iter().find(|r| r.id == *id)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &Id) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == *id)
    }

    /// When to stop at once; empty in a part without the head.
    #[must_use]
    pub fn stop_signals(&self) -> &[SafeText] {
        self.head.as_ref().map_or(&[], |head| &head.stop_signals)
    }

    /// Whether any step of this routine (optional ones aside) is done standing.
    #[must_use]
    pub fn stands(&self, routine: &Routine) -> bool {
        let steps = routine.steps.iter().filter(|step| !step.optional);
        steps.filter_map(|step| self.stretch(&step.stretch)).any(|s| s.position == Position::Standing)
    }
}
