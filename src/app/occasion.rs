//! Occasions at which the person's own commands are run: what has begun and what has ended from one moment to the next.

use super::{App, Screen};
use crate::{
    model::{CrampMuscle, Id, Muscle, Occasion, Side, Word},
    session::{Kind, Phase},
};

/// What is told of an occasion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The routine's id.
    pub routine: Option<Id>,
    /// The stretch's id.
    pub stretch: Option<Id>,
    /// The side that is stretched.
    pub side: Option<Side>,
    /// What it acts on, or what cramps.
    pub muscle: Option<&'static str>,
}

/// What the person is doing, as far as it makes an occasion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doing {
    session: Option<Facts>,
    /// With its number.
    hold: Option<(u32, Facts)>,
    cramp: Option<Facts>,
}

impl App {
    /// What the person is doing now. Practice is nothing.
    #[must_use]
    pub fn doing(&self) -> Doing {
        match &self.screen {
            Screen::Session(session) => {
                let routine = Some(session.plan().routine().id.clone());
                let (stretch, segment) = (session.stretch(), session.segment());
                let muscle = Some(Muscle::word(stretch.muscle));
                let facts = Facts { routine: routine.clone(), stretch: Some(stretch.id.clone()), side: Some(segment.side), muscle };
                let holds = segment.kind == Kind::Hold && matches!(session.phase(), Phase::Running | Phase::Paused);
                let hold = holds.then(|| (session.entered(), facts));
                Doing { session: Some(Facts { routine, ..Facts::default() }), hold, cramp: None }
            }
            Screen::Cramp(cramp) if !self.practice => {
                let (muscle, _) = cramp.aim();
                let word = CrampMuscle::WORDS.iter().find(|(_, known)| *known == muscle).map(|(word, _)| *word);
                Doing { cramp: Some(Facts { muscle: word, ..Facts::default() }), ..Doing::default() }
            }
            _ => Doing::default(),
        }
    }
}

impl Doing {
    /// What has ended and what has begun since, in order.
    #[must_use]
    pub fn until(self, later: &Self) -> Vec<(Occasion, Facts)> {
        let other_hold = self.hold.as_ref().map(|(number, _)| number) != later.hold.as_ref().map(|(number, _)| number);
        let mut occasions = Vec::new();
        let mut add = |occasion, facts: Option<Facts>, happened: bool| occasions.extend(facts.filter(|_| happened).map(|f| (occasion, f)));
        let (was_on, is_on) = (self.session.is_some(), later.session.is_some());
        let (cramped, cramps) = (self.cramp.is_some(), later.cramp.is_some());
        add(Occasion::HoldEnd, self.hold.map(|(_, facts)| facts), other_hold);
        add(Occasion::SessionEnd, self.session, !is_on);
        add(Occasion::CrampEnd, self.cramp, !cramps);
        add(Occasion::Cramp, later.cramp.clone(), !cramped);
        add(Occasion::SessionStart, later.session.clone(), !was_on);
        add(Occasion::HoldStart, later.hold.clone().map(|(_, facts)| facts), other_hold);
        occasions
    }
}
