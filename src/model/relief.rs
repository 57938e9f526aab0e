//! What the coach says through a cramp: large lines on a clock that nobody has to press a key for. Plain values that are
//! right once made; they know nothing of when a script is shown.

use super::{Figure, Id, SafeText, Word, words};
use std::time::Duration;

words! {
    /// A muscle that cramps, as a person would name it.
    CrampMuscle {
        /// The calf.
        Calf = "calf",
        /// The back of the thigh.
        BackOfThigh = "back-of-thigh",
        /// The front of the thigh.
        FrontOfThigh = "front-of-thigh",
        /// Sole, arch and toes.
        Foot = "foot",
        /// The inner thigh.
        InnerThigh = "inner-thigh",
        /// The front of the lower leg.
        Shin = "shin",
    }
}

impl CrampMuscle {
    /// What people call it besides its word, and its key in a cramp.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Calf => &["c", "calves"],
            Self::BackOfThigh => &["h", "back", "ham", "hamstring", "hamstrings"],
            Self::FrontOfThigh => &["t", "front", "thigh", "quad", "quads"],
            Self::Foot => &["f", "feet", "toe", "toes", "arch", "sole"],
            Self::InnerThigh => &["i", "inner", "groin"],
            Self::Shin => &["s"],
        }
    }

    /// The muscle that someone half awake means: by its word or any of its names, however written.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase().replace([' ', '_'], "-");
        Self::WORDS.iter().find(|(word, muscle)| *word == name || muscle.names().contains(&name.as_str())).map(|(_, muscle)| *muscle)
    }
}

words! {
    /// Where the person is when the cramp comes.
    CrampPosition {
        /// Lying in bed.
        Bed = "bed",
        /// Sitting on the edge of the bed.
        Edge = "edge",
        /// On the feet; only ever by the person's own choice.
        Standing = "standing",
    }
}

words! {
    /// For whom a script is made.
    Variant {
        /// For most people.
        Usual = "usual",
        /// For a replaced hip: no reaching, no deep bend, no strap.
        Hip = "hip",
    }
}

words! {
    /// What a relief is for, as packs say it.
    ReliefKind {
        /// Eases one muscle.
        Script = "script",
        /// Asks for danger signs while a cramp goes on.
        DangerCard = "danger-card",
        /// Takes the place of every script while a leg has to be checked for a clot.
        ClotSafe = "clot-safe",
    }
}

/// What a relief is for.
#[derive(Clone, Debug, PartialEq)]
pub enum ReliefUse {
    /// Eases one muscle.
    Script {
        /// The muscle.
        muscle: CrampMuscle,
        /// Where the person is.
        position: CrampPosition,
        /// For whom.
        variant: Variant,
    },
    /// Asks for danger signs.
    DangerCard,
    /// Takes the place of every script.
    ClotSafe {
        /// Lines that a muscle has instead of the line at the same time.
        by_muscle: Vec<(CrampMuscle, ReliefLine)>,
    },
}

/// From this moment on, a script's lines go by the cramp clock; the ones before are its own.
pub const JOINS: Duration = Duration::from_secs(2 * 60);

/// One line of a relief.
#[derive(Clone, Debug, PartialEq)]
pub struct ReliefLine {
    /// When it comes, from the start of the relief.
    pub at: Duration,
    /// How long what it asks for takes, where it says so: counted down, over before [`JOINS`] and before the next that has one.
    pub lasts: Option<Duration>,
    /// What it says, nine words at most.
    pub say: SafeText,
    /// The same in giant letters: `A–Z`, `?` and spaces, twelve at most.
    pub big: SafeText,
    /// The body as it is from this line on, where it changes with it.
    pub picture: Option<Id>,
    /// It is not for everyone who follows these lines, so from here on no body is shown until a line has one.
    pub alone: bool,
}

/// A body at rest in one pose, to be shown beside lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its id.
    pub id: Id,
    /// Where the body is.
    pub position: CrampPosition,
    /// Its drawing, whose two poses are the same.
    pub figure: Figure,
}

/// What to do in a cramp, or how to tell that it is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Relief {
    /// Its id.
    pub id: Id,
    /// What a person calls it.
    pub name: SafeText,
    /// What it is for.
    pub purpose: ReliefUse,
    /// Its lines, the first at zero, each later than the one before.
    pub lines: Vec<ReliefLine>,
    /// How to rest once it has let go.
    pub rest: Option<SafeText>,
    /// What may be done then, ten times, if the person likes.
    pub gentle: Option<GentleMove>,
}

/// A small move for a muscle that has let go.
#[derive(Clone, Debug, PartialEq)]
pub struct GentleMove {
    /// What it says, nine words at most.
    pub say: SafeText,
    /// The same in giant letters, as [`ReliefLine::big`].
    pub big: SafeText,
    /// The stretch whose verdicts hold for it.
    pub stretch: Id,
}

impl Relief {
    /// The lines as this muscle has them.
    pub fn lines_for(&self, muscle: CrampMuscle) -> impl Iterator<Item = &ReliefLine> {
        let instead: &[_] = match &self.purpose {
            ReliefUse::ClotSafe { by_muscle } => by_muscle,
            ReliefUse::Script { .. } | ReliefUse::DangerCard => &[],
        };
        self.lines.iter().map(move |line| {
            let own = instead.iter().find(|(of, own)| *of == muscle && own.at == line.at);
            own.map_or(line, |(_, own)| own)
        })
    }
}
