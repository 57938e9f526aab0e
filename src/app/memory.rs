//! What is remembered from evening to evening: ticks, the chosen routine, answers; and what follows from a change of them, made here
//! or by another window. Knows no file.

use super::{App, Effect, Screen};
use crate::{
    model::{self, Condition, Id, Memory},
    time::Now,
};
use std::sync::Arc;

impl App {
    /// Why what is to be remembered could not be kept, while it is not.
    #[must_use]
    pub fn unremembered(&self) -> Option<&str> {
        self.unremembered.as_deref()
    }

    /// Keeps what is ticked. Plans are made anew, and with other content.
    pub(super) fn keep(&mut self, ticked: &[Condition]) -> Vec<Effect> {
        self.memory.asked_hips = true;
        self.memory.ticks = ticked.iter().map(|condition| condition.id.clone()).collect();
        // What was stopped may not suit any more.
        self.stopped = self.stopped.take().filter(|plan| plan.ticked() == ticked);
        let blocking =
            self.preferences.ticked.iter().filter(|condition| condition.does(model::Effect::ClotBlock) && !ticked.contains(condition));
        self.preferences.ticked = blocking.chain(ticked.iter()).cloned().collect();
        let tonight = self.memory.tonight(&self.preferences.ticked).to_owned();
        self.set_up_over().into_iter().chain([Effect::Load(tonight)]).collect()
    }

    /// The set-up was done or put aside, and is not offered again.
    pub(super) fn set_up_over(&mut self) -> Vec<Effect> {
        self.memory.set_up = true;
        let mut effects = self.remember();
        effects.extend(self.go_home());
        effects
    }

    /// Remembers what has changed; without a routine of the person's choice the offered one follows their feet.
    pub(super) fn remembered(&mut self, chosen: Option<Id>) -> Vec<Effect> {
        let follows = chosen.is_none() && self.memory.routine.is_none();
        if chosen.is_some() {
            self.memory.routine = chosen;
        }
        let mut effects = self.remember();
        if follows {
            effects.push(Effect::Load(self.memory.tonight(&self.preferences.ticked).to_owned()));
        }
        effects
    }

    /// What is remembered is known now: after the first move of a cramp, or since another window has changed it.
    pub(super) fn recalled(&mut self, memory: Memory, ticked: Arc<[Condition]>, now: &Now) -> Vec<Effect> {
        let offered = |app: &Self| (app.memory.tonight(&app.preferences.ticked).to_owned(), Arc::clone(&app.preferences.ticked));
        let marked = if let Screen::Home(at) = self.screen { self.home_rows().get(at).copied().filter(|_| at > 0) } else { None };
        let (before, was_blocked) = (offered(self), self.is_blocked());
        if let Screen::Setup(setup) = &mut self.screen {
            setup.hear(&self.memory.ticks, &memory.ticks);
        }
        self.memory = memory;
        self.cueing.forgetful = false;
        self.preferences.ticked = ticked;
        let mut effects = if self.is_blocked() && !was_blocked { self.give_way(now) } else { vec![] };
        let after = offered(self);
        if !self.only_session && before != after {
            self.stopped = self.stopped.take().filter(|plan| *plan.ticked() == *after.1);
            effects.push(Effect::Load(after.0));
        }
        if let Screen::Home(_) = self.screen {
            // The same stays marked, whatever comes above it.
            let at = marked.and_then(|marked| self.home_rows().iter().position(|row| *row == marked));
            self.screen = Screen::Home(at.unwrap_or(0));
        }
        effects.extend(self.renew_question());
        effects.extend(self.follow_ticks(now));
        effects
    }

    /// A question about a plan that was made with other ticks: it is asked of the plan that suits now. What was left of a session,
    /// or comes after one, is given up.
    pub(super) fn renew_question(&mut self) -> Vec<Effect> {
        match &self.screen {
            Screen::Steady(plan, _) | Screen::Hips(plan, _) if *plan.ticked() != *self.preferences.ticked => {}
            _ => return vec![],
        }
        if self.has_records() && self.only_session {
            self.screen = Screen::Outdated;
            return vec![];
        }
        if self.has_records() {
            return self.go_home();
        }
        self.screen = Screen::Home(0);
        self.begin_when_loaded = true;
        // Else it is being read already.
        let routine = &self.tonight.pack.routines[self.tonight.routine].id;
        if self.only_session { vec![Effect::Load(routine.to_string())] } else { vec![] }
    }

    /// The question about hips was answered with a tick: a plan that suits it takes the place of the one it was asked about.
    pub(super) fn plan_anew(&mut self) -> Vec<Effect> {
        if !matches!(self.screen, Screen::Hips(..)) {
            return vec![];
        }
        self.stopped = None;
        let mut effects = self.renew_question();
        if !self.only_session {
            effects.push(Effect::Load(self.memory.tonight(&self.preferences.ticked).to_owned()));
        }
        effects
    }

    /// What is to be kept of the memory: nothing while practising.
    pub(super) fn remember(&self) -> Vec<Effect> {
        if self.practice { vec![] } else { vec![Effect::Remember(self.memory.clone())] }
    }
}
