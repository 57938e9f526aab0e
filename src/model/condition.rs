//! Who should not do what: for everything a person may tick, one verdict on every stretch and every kind of care. Plain
//! values that are right once made; how several ticks go together is not said here.

use super::{Id, SafeText, Word, words};

words! {
    /// What is done to a leg besides stretching it.
    Care {
        /// Rubbing and rolling.
        Massage = "massage",
        /// A warm pack.
        Heat = "heat",
        /// A cold pack.
        Cold = "cold",
    }
}

words! {
    /// What a condition does beyond its verdicts.
    Effect {
        /// Sets the clot block.
        ClotBlock = "clot-block",
        /// Answers the clot question about risks with yes.
        ClotRisk = "clot-risk",
        /// Hides what the coach says about food and salt.
        NoFoodTips = "no-food-tips",
        /// Hides what the coach says about drinking.
        NoDrinkTips = "no-drink-tips",
        /// Hides what the coach says about hot baths.
        NoHotBath = "no-hot-bath",
        /// Routines run on one side only.
        OneSide = "one-side",
        /// The seated trial is the routine to begin with.
        SeatedTrial = "seated-trial",
        /// A cramp is eased as a replaced hip allows; standing, only that of the calf.
        HipScripts = "hip-scripts",
        /// No strap goes round the foot in a cramp.
        NoStrap = "no-strap",
        /// A cramp is never eased standing.
        NoStanding = "no-standing",
        /// A cramp of the front of the thigh is never eased standing.
        FrontSeated = "front-seated",
        /// A cramp of the back of the thigh is eased lying.
        BackLying = "back-lying",
        /// Standing is for two hands on a wall, and no walk follows.
        Unsteady = "unsteady",
    }
}

/// What a verdict is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A stretch; its easier variants go with it.
    Stretch(Id),
    /// A kind of care.
    Care(Care),
}

/// Whether to do it.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// As it is.
    Ok,
    /// With care.
    Caution {
        /// What to take care of.
        say: SafeText,
        /// What takes its place; `None` if it stays.
        instead: Option<Id>,
    },
    /// Not at all.
    Never {
        /// What takes its place, if anything does.
        instead: Option<Id>,
    },
}

/// Something a person may tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Its id.
    pub id: Id,
    /// What the person ticks, in plain words.
    pub tick: SafeText,
    /// One verdict on each.
    pub verdicts: Vec<(Subject, Verdict)>,
    /// What else it does.
    pub effects: Vec<Effect>,
    /// The conditions that cannot hold together with it.
    pub not_with: Vec<Id>,
    /// What is said because of it.
    pub notes: Vec<SafeText>,
}

impl Condition {
    /// Whether it does this.
    #[must_use]
    pub fn does(&self, effect: Effect) -> bool {
        self.effects.contains(&effect)
    }

    /// The verdict on this; `None` on what goes with something else.
    #[must_use]
    pub fn verdict(&self, on: &Subject) -> Option<&Verdict> {
        self.verdicts.iter().find(|(subject, _)| subject == on).map(|(_, verdict)| verdict)
    }
}
