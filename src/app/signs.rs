//! The danger signs, laid over whatever was on: the list, one sign in full, and the check.

use super::{App, Effect, Screen};
use crate::{
    keys::{Action, Context},
    model::Signs,
    session::{Answer, Checkup, Step},
    time::Now,
};
use std::sync::Arc;

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
    },
}

impl Danger {
    pub(super) fn new(signs: Arc<Signs>) -> Self {
        Self { signs, marked: 0, scrolled: 0, look: Look::List }
    }

    pub(super) fn context(&self) -> Context {
        match &self.look {
            Look::List => Context::Signs,
            Look::Sign => Context::Sign,
            Look::Check { checkup, .. } => match checkup.step() {
                Step::Screen(_) => Context::Check,
                Step::Question(_) => Context::Ask,
                Step::Result(_) => Context::Sign,
            },
        }
    }

    /// How far the check is, if one is on.
    pub(super) fn step_of_check(&self) -> Option<Step<'_>> {
        if let Look::Check { checkup, .. } = &self.look { Some(checkup.step()) } else { None }
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
        self.look_at(Look::Check { checkup: Checkup::new(Arc::clone(&self.signs)), which: false });
    }

    fn answer(&mut self, answer: Answer) {
        if let Look::Check { checkup, which } = &mut self.look {
            *which = answer == Answer::Yes && matches!(checkup.step(), Step::Screen(_));
            checkup.answer(answer);
        }
    }

    /// Back to the question before, if there is one.
    fn back(&mut self) -> bool {
        let Look::Check { checkup, which } = &mut self.look else { return false };
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

    /// Goes straight into the danger check; when that is left, so is the program.
    #[must_use]
    pub fn straight_to_check(mut self, signs: Arc<Signs>) -> Self {
        let mut danger = Danger::new(signs);
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
            Action::Check => danger.check(),
            Action::Line(line) => danger.answer(Answer::Line(line)),
            Action::Yes => danger.answer(Answer::Yes),
            Action::No => danger.answer(Answer::No),
            Action::Previous if danger.back() => {}
            Action::Previous => return self.leave_signs(),
            _ => return None,
        }
        Some(self.signs_ticked(now))
    }

    /// One look back, if the danger signs are looked at: from the list to where one was.
    pub(super) fn leave_signs(&mut self) -> Option<Vec<Effect>> {
        if self.only_check() {
            return Some(vec![Effect::Exit(0)]);
        }
        let danger = self.danger.as_mut()?;
        match danger.look {
            Look::List => self.danger = None,
            Look::Sign | Look::Check { .. } => danger.look_at(Look::List),
        }
        Some(vec![])
    }
}
