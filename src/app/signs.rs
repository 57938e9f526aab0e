//! The danger signs, laid over whatever was on: the list and one sign in full.

use super::{App, Effect};
use crate::{
    keys::{Action, Context},
    model::Signs,
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
}

impl Danger {
    pub(super) fn new(signs: Arc<Signs>) -> Self {
        Self { signs, marked: 0, scrolled: 0, look: Look::List }
    }

    pub(super) fn context(&self) -> Context {
        match self.look {
            Look::List => Context::Signs,
            Look::Sign => Context::Sign,
        }
    }

    fn look_at(&mut self, look: Look) {
        self.look = look;
        self.scrolled = 0;
    }

    fn step(&mut self, to: impl Fn(usize) -> usize) {
        match self.look {
            Look::List => self.marked = to(self.marked).min(self.signs.flags().len().saturating_sub(1)),
            Look::Sign => self.scrolled = to(self.scrolled),
        }
    }
}

impl App {
    /// The danger signs, while they are looked at.
    #[must_use]
    pub fn danger(&self) -> Option<&Danger> {
        self.danger.as_ref()
    }

    /// Does what a key asks of the danger signs; `None` for keys that mean the same everywhere.
    pub(super) fn act_on_signs(&mut self, action: Action) -> Option<Vec<Effect>> {
        let danger = self.danger.as_mut()?;
        match action {
            Action::Up => danger.step(|at| at.saturating_sub(1)),
            Action::Down => danger.step(|at| at + 1),
            Action::Open => danger.look_at(Look::Sign),
            _ => return None,
        }
        Some(vec![])
    }

    /// One look back, if the danger signs are looked at: from the list to where one was.
    pub(super) fn leave_signs(&mut self) -> Option<Vec<Effect>> {
        let danger = self.danger.as_mut()?;
        match danger.look {
            Look::List => self.danger = None,
            Look::Sign => danger.look_at(Look::List),
        }
        Some(vec![])
    }
}
