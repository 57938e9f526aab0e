//! The danger signs, laid over whatever was on: the list, one sign in full, and the check.

use super::{App, Effect, Screen};
use crate::{
    keys::{Action, Context},
    model::{Flag, Id, Signs, Urgency},
    session::{Answer, Checkup, Step},
    time::Now,
};
use chrono::Months;
use std::sync::Arc;

/// How long a sign is put aside.
const ASIDE: Months = Months::new(3);

/// The danger signs on the screen.
#[derive(Clone, Debug)]
pub struct Danger {
    /// What there is to show.
    pub signs: Arc<Signs>,
    /// The marked sign.
    pub marked: usize,
    /// Lines scrolled past, where there is more to read than fits.
    pub scrolled: usize,
    /// What is looked at.
    pub look: Look,
    /// A sign that was put aside: the check does not ask for it.
    aside: Option<Id>,
}

/// What is looked at.
#[derive(Clone, Debug)]
pub enum Look {
    /// All signs.
    List,
    /// The marked one in full.
    Sign,
    /// The check.
    Check {
        /// How far it is.
        checkup: Checkup,
        /// Yes was said to a screen, but not to which line.
        which: bool,
        /// What a screen asks for is read in full.
        in_full: bool,
    },
}

impl Danger {
    /// With the sign that may be put aside left out of the check, if it is.
    pub(super) fn new(signs: Arc<Signs>, is_aside: bool) -> Self {
        let aside = signs.flags().iter().find(|flag| is_aside && flag.aside.is_some()).map(|flag| flag.id.clone());
        Self { signs, marked: 0, scrolled: 0, look: Look::List, aside }
    }

    /// The sign that may be put aside, where it is found or read and is not.
    #[must_use]
    pub fn may_put_aside(&self) -> Option<&Flag> {
        let shown = match &self.look {
            Look::List => None,
            Look::Sign => self.signs.flags().get(self.marked).filter(|flag| flag.aside.is_some()),
            Look::Check { checkup, .. } => match checkup.step() {
                Step::Result(found) => found.signs.iter().map(|finding| finding.flag).find(|flag| flag.aside.is_some()),
                Step::Screen(_) | Step::Question(_) => None,
            },
        };
        shown.filter(|flag| self.aside.as_ref() != Some(&flag.id)).and_then(|flag| self.signs.flag(&flag.id))
    }

    /// The signs that a screen of the check asks for, while they are read in full.
    #[must_use]
    pub fn asked_in_full(&self) -> Option<Vec<&Flag>> {
        let Look::Check { checkup, in_full: true, .. } = &self.look else { return None };
        let Step::Screen(screen) = checkup.step() else { return None };
        let lines = screen.lines.iter().flat_map(|line| std::iter::once(line).chain(&line.then));
        Some(lines.filter_map(|line| self.signs.flag(&line.leads_to)).collect())
    }

    /// A clot is possible by what was answered.
    fn finds_clot(&self) -> bool {
        let Look::Check { checkup, .. } = &self.look else { return false };
        checkup.suspects_clot()
    }

    fn is_through(&self) -> bool {
        matches!(&self.look, Look::Check { checkup, .. } if matches!(checkup.step(), Step::Result(_)))
    }

    pub(super) fn context(&self) -> Context {
        match &self.look {
            Look::List => Context::Signs,
            Look::Sign => Context::Sign,
            Look::Check { in_full: true, .. } => Context::Sign,
            Look::Check { checkup, .. } => match checkup.step() {
                Step::Screen(_) => Context::Check,
                Step::Question(_) => Context::Ask,
                Step::Result(_) => Context::Sign,
            },
        }
    }

    /// What the check has found so far, with how soon.
    pub(super) fn found(&self) -> Vec<(Id, Urgency)> {
        if let Look::Check { checkup, .. } = &self.look { checkup.found() } else { vec![] }
    }

    fn look_at(&mut self, look: Look) {
        self.look = look;
        self.scrolled = 0;
    }

    fn step(&mut self, to: impl Fn(usize) -> usize) {
        match self.look {
            Look::List => self.marked = to(self.marked).min(self.signs.flags().len().saturating_sub(1)),
            Look::Sign | Look::Check { .. } => self.scrolled = to(self.scrolled),
        }
    }

    fn check(&mut self) {
        let signs = match &self.aside {
            Some(aside) => Arc::new((*self.signs).clone().without(aside)),
            None => Arc::clone(&self.signs),
        };
        self.look_at(Look::Check { checkup: Checkup::new(signs), which: false, in_full: false });
    }

    fn answer(&mut self, answer: Answer) {
        if let Look::Check { checkup, which, .. } = &mut self.look {
            *which = answer == Answer::Yes && matches!(checkup.step(), Step::Screen(_));
            checkup.answer(answer);
        }
    }

    fn read_in_full(&mut self, wanted: bool) {
        if let Look::Check { in_full, .. } = &mut self.look {
            *in_full = wanted;
            self.scrolled = 0;
        }
    }

    /// Back to the question before, if there is one.
    fn back(&mut self) -> bool {
        let Look::Check { checkup, which, .. } = &mut self.look else { return false };
        *which = false;
        checkup.back()
    }
}

impl App {
    /// The danger signs, while they are looked at.
    #[must_use]
    pub fn danger(&self) -> Option<&Danger> {
        self.danger.as_ref()
    }

    /// The danger signs, to be looked at on this day.
    pub(super) fn show_signs(&mut self, signs: Arc<Signs>, now: &Now) {
        let mut danger = Danger::new(signs, self.memory.aside_until.is_some_and(|until| now.wall.date_naive() < until));
        let asked_of_leg = match &self.screen {
            // The danger card asks of what is more urgent.
            Screen::Cramp(cramp) => !cramp.on_card(),
            Screen::Care(_) => true,
            _ => false,
        };
        if asked_of_leg {
            // A leg that is swollen or hot is what one is told to press the key for: it comes first, and all others after it.
            danger.signs = Arc::new((*danger.signs).clone().led_by_clot());
        }
        self.danger = Some(danger);
    }

    /// Goes straight into the danger check; when that is left, so is the program.
    #[must_use]
    pub fn straight_to_check(mut self, signs: Arc<Signs>, now: &Now) -> Self {
        self.show_signs(signs, now);
        let Some(mut danger) = self.danger.take() else { return self };
        danger.check();
        self.only_session = true;
        self.danger = Some(danger);
        self
    }

    /// Nothing but the danger check was asked for.
    pub(super) fn only_check(&self) -> bool {
        self.only_session && self.danger.is_some() && matches!(self.screen, Screen::Home(_))
    }

    /// Does what a key asks of the danger signs; `None` for keys that mean the same everywhere.
    pub(super) fn act_on_signs(&mut self, action: Action, now: &Now) -> Option<Vec<Effect>> {
        let danger = self.danger.as_mut()?;
        match action {
            Action::Up => danger.step(|at| at.saturating_sub(1)),
            Action::Down => danger.step(|at| at + 1),
            Action::Open => danger.look_at(Look::Sign),
            Action::Check if danger.asked_in_full().is_some() => danger.read_in_full(false),
            Action::Check => danger.check(),
            Action::Line(line) => danger.answer(Answer::Line(line)),
            Action::Yes => danger.answer(Answer::Yes),
            Action::No => danger.answer(Answer::No),
            Action::Previous if danger.back() => {}
            Action::Previous => return self.leave_signs(now),
            Action::InFull => danger.read_in_full(true),
            Action::PutAside => return Some(self.put_aside(now)),
            _ => return None,
        }
        // What is not through may still be taken back.
        Some(if danger.is_through() { self.heed_answers(now) } else { vec![] })
    }

    /// What is done about the answers of a check that is through, or left: for the diary, too.
    pub(super) fn heed_answers(&mut self, now: &Now) -> Vec<Effect> {
        let mut effects = self.signs_ticked(now);
        effects.extend(self.heed_check(now));
        effects
    }

    /// A possible clot that the check has found: who leaves a question open has said enough.
    pub(super) fn heed_check(&mut self, now: &Now) -> Vec<Effect> {
        let found = self.danger.as_ref().is_some_and(Danger::finds_clot);
        if found && !self.is_blocked() { self.block(now) } else { vec![] }
    }

    /// The sign that may be put aside is, for three months.
    fn put_aside(&mut self, now: &Now) -> Vec<Effect> {
        let Some(danger) = &mut self.danger else { return vec![] };
        let Some(id) = danger.may_put_aside().map(|flag| flag.id.clone()) else { return vec![] };
        danger.aside = Some(id);
        self.memory.aside_until = now.wall.date_naive().checked_add_months(ASIDE);
        self.remember()
    }

    /// One look back, if the danger signs are looked at: from the list to where one was.
    pub(super) fn leave_signs(&mut self, now: &Now) -> Option<Vec<Effect>> {
        let danger = self.danger.as_mut()?;
        if danger.asked_in_full().is_some() {
            danger.read_in_full(false);
            return Some(vec![]);
        }
        let mut effects = self.heed_answers(now);
        if self.only_check() {
            effects.push(Effect::Exit(0));
        }
        match &mut self.danger {
            Some(Danger { look: Look::List, .. }) => self.danger = None,
            Some(danger) => danger.look_at(Look::List),
            None => {}
        }
        Some(effects)
    }
}
