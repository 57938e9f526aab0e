//! A leg that may hold a clot: from the moment that is found until the person says that someone has checked it, nothing is
//! coached but what is safe. Remembered over nights.

use super::{App, Effect, Screen};
use crate::{model, session::Input, time::Now};

impl App {
    /// Whether a leg has to be checked first.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.memory.clot_since.is_some() || self.preferences.ticked.iter().any(|condition| condition.does(model::Effect::ClotBlock))
    }

    /// A clot is possible. What goes on gives way to what is safe.
    pub(super) fn block(&mut self, now: &Now) -> Vec<Effect> {
        let mut effects = self.give_way(now);
        self.memory.clot_since.get_or_insert(now.wall.date_naive());
        effects.extend(self.remember());
        effects.push(Effect::LoadTicked);
        effects
    }

    /// What is on ends where only what is safe may be shown.
    pub(super) fn give_way(&mut self, now: &Now) -> Vec<Effect> {
        // A session ends as if it had been left, but what was left of it is not offered again.
        let stretching =
            matches!(self.screen, Screen::Session(_) | Screen::Steady(..) | Screen::Hips(..) | Screen::Nothing(_) | Screen::End(_));
        let mut effects = self.tell_session(Input::Quit, now);
        effects.retain(|effect| !matches!(effect, Effect::Exit(_)));
        self.stopped = None;
        if stretching {
            self.screen = Screen::Leg;
        } else if let Screen::Care(care) = &mut self.screen {
            care.block();
        }
        effects
    }

    /// Someone has checked the leg.
    pub(super) fn leg_checked(&mut self, now: &Now) -> Vec<Effect> {
        let asked = match &self.screen {
            Screen::Cramp(cramp) => cramp.asks_if_checked(),
            _ => true,
        };
        if !asked || !self.is_blocked() {
            return vec![];
        }
        self.memory.clot_since = None;
        self.memory.clot_checked = Some(now.wall.date_naive());
        let (blocking, others): (Vec<_>, Vec<_>) =
            self.preferences.ticked.iter().cloned().partition(|condition| condition.does(model::Effect::ClotBlock));
        self.memory.ticks.retain(|id| blocking.iter().all(|condition| condition.id != *id));
        self.preferences.ticked = others.into();
        let mut effects = self.remember();
        match self.screen {
            Screen::Cramp(_) => effects.extend(self.follow_ticks(now)),
            Screen::Leg if self.only_session => {
                let plan = self.tonight.plan(&self.preferences);
                effects.extend(self.ask_then_begin(plan, now));
            }
            Screen::Leg => effects.extend(self.go_home()),
            _ => {}
        }
        effects
    }
}
