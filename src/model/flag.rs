//! Danger signs and the questions that find them. Plain values that are right once made; they know nothing of what was
//! answered. Nothing here is a diagnosis: a sign says how soon a person should be seen, and why.

use super::{Id, SafeText, Source, Word, sort, words};
use chrono::NaiveDate;

words! {
    /// How soon somebody should look at it; the greater, the sooner.
    Urgency {
        /// Nothing urgent.
        SelfCare = "self-care",
        /// Ask a pharmacist or prescriber about medicines.
        Medicines = "medicines",
        /// Book an appointment, days to two weeks.
        Book = "book",
        /// Now.
        Urgent = "urgent",
        /// The emergency number.
        Emergency = "emergency",
    }
}

words! {
    /// The screenings, by name.
    ScreeningName {
        /// Whether it is a night cramp at all.
        Cramp = "cramp",
        /// Whether it could be restless legs.
        RestlessLegs = "restless-legs",
    }
}

/// A danger sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// Its id.
    pub id: Id,
    /// The sign in full, in plain words.
    pub sign: SafeText,
    /// The question that finds it; the built-in signs are found by the check.
    pub ask: Option<SafeText>,
    /// How soon.
    pub urgency: Urgency,
    /// Why.
    pub why: SafeText,
    /// The rule behind `questions` in a reviewer's shorthand; not shown.
    pub escalate: Option<SafeText>,
    /// What is said with it.
    pub also: Vec<SafeText>,
    /// Asked before it is shown: any yes may make it more urgent, none makes it less.
    pub questions: Vec<Ask>,
    /// What is said beside the key that puts it aside for a while; most signs cannot be.
    pub aside: Option<SafeText>,
    /// Ids of the sources behind it.
    pub sources: Vec<Id>,
    /// When its words were last looked over.
    pub reviewed: NaiveDate,
}

/// Where a yes leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// To this sign.
    Flag(Id),
    /// To the same sign, this soon.
    Urgency(Urgency),
}

/// A question of nine words at most, and what a yes does; it does something.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The question.
    pub ask: SafeText,
    /// Where a yes leads.
    pub to: Option<Target>,
    /// What is said after a yes.
    pub say: Option<SafeText>,
    /// It is about a leg: only then does a sign it leads to set the clot block.
    pub leg: bool,
}

/// A line of the check.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckLine {
    /// The question, nine words at most.
    pub ask: SafeText,
    /// The sign a yes leads to.
    pub leads_to: Id,
    /// Asked after a yes, in turn: the first yes among them leads there instead.
    pub then: Vec<CheckLine>,
    /// A yes leads there only after this screening.
    pub after: Option<ScreeningName>,
    /// "Not sure" counts as yes.
    pub unsure: bool,
    /// It is about a leg: only then does the sign it leads to set the clot block.
    pub leg: bool,
}

/// What is asked at one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// Its id.
    pub id: Id,
    /// The first yes ends the check; otherwise every yes is kept and the check goes on.
    pub stops: bool,
    /// Its lines.
    pub lines: Vec<CheckLine>,
}

/// What to do, this soon.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// Line by line.
    pub say: Vec<SafeText>,
    /// What stands beside the first line until the person has stored a number of their own.
    pub number: Option<SafeText>,
}

/// Questions all of which need a yes.
#[derive(Clone, Debug, PartialEq)]
pub struct Screening {
    /// Asked first; a yes ends the screening.
    pub first: Vec<Ask>,
    /// The questions.
    pub asks: Vec<SafeText>,
    /// What is said when every answer is yes.
    pub yes: SafeText,
    /// Said with it if it was a thigh.
    pub thigh: Option<SafeText>,
    /// What is said otherwise.
    pub no: Option<SafeText>,
}

/// What stands between a leg that may hold a clot, and rubbing, heat and cold.
#[derive(Clone, Debug, PartialEq)]
pub struct ClotBlock {
    /// The signs that set it.
    pub flags: Vec<Id>,
    /// The question whose yes lifts it.
    pub lift: SafeText,
    /// Asked before any rubbing, heat or cold; not sure counts as yes.
    pub asks: Vec<Ask>,
}

/// The danger check.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What stands over every screen.
    pub heading: SafeText,
    /// What every result ends with.
    pub ending: SafeText,
    /// The sign shown when nothing was ticked.
    pub otherwise: Id,
    /// The screens in order.
    pub screens: Vec<Screen>,
    /// The clot questions.
    pub clot: ClotBlock,
    pub(crate) advice: [Advice; Urgency::WORDS.len()],
    pub(crate) screenings: [Screening; ScreeningName::WORDS.len()],
}

impl Check {
    /// What to do, this soon.
    #[must_use]
    pub fn advice(&self, urgency: Urgency) -> &Advice {
        &self.advice[urgency as usize]
    }

    /// The screening of this name.
    #[must_use]
    pub fn screening(&self, name: ScreeningName) -> &Screening {
        &self.screenings[name as usize]
    }
}

/// All danger signs, the most urgent first, with the check that finds them and the sources behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct Signs {
    flags: Vec<Flag>,
    /// The check, and what to do.
    pub check: Check,
    /// The sources.
    pub sources: Vec<Source>,
}

impl Signs {
    /// Puts the most urgent first; what is equally urgent stays in its order.
    #[must_use]
    pub fn new(mut flags: Vec<Flag>, check: Check) -> Self {
        sort(&mut flags, |a, b| b.urgency.cmp(&a.urgency));
        Self { flags, check, sources: vec![] }
    }

    /// The same with sources.
    #[must_use]
    pub fn with_sources(self, sources: Vec<Source>) -> Self {
        Self { sources, ..self }
    }

    /// The same without the question for a sign that was put aside.
    #[must_use]
    pub fn without(mut self, aside: &Id) -> Self {
        for screen in &mut self.check.screens {
            screen.lines.retain(|line| line.leads_to != *aside);
        }
        self.check.screens.retain(|screen| !screen.lines.is_empty());
        self
    }

    /// The same with the sign of a clot before all others.
    #[must_use]
    pub fn led_by_clot(mut self) -> Self {
        let clot = self.check.clot.flags.first();
        // The others stay as they are to each other.
        sort(&mut self.flags, |a, b| (Some(&b.id) == clot).cmp(&(Some(&a.id) == clot)));
        self
    }

    /// The signs, the most urgent first.
    #[must_use]
    pub fn flags(&self) -> &[Flag] {
        &self.flags
    }

    /// The sign with this id.
    #[must_use]
    pub fn flag(&self, id: &Id) -> Option<&Flag> {
        self.flags.iter().find(|flag| flag.id == *id)
    }
}
