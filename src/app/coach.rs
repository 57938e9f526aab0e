//! A session from the question before it to what is offered after it. The timeline itself is in `session`.

use super::{App, Effect, Screen};
use crate::{
    keys::{Action, Context, Key},
    model::Id,
    session::{Input, Outcome, Output, Phase, Plan, Session},
    time::Now,
};
use std::{mem, time::Duration};

/// What the lines of the question about hips and legs tick, from the first on: ids of conditions. The first two exclude each other.
pub const HAD: [&str; 3] = ["hip-new", "hip-old", "leg-injury"];
/// So soon after a question a second Enter is the same one.
const BOUNCE: Duration = Duration::from_millis(500);

impl App {
    /// The session, if one is on.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        if let Screen::Session(session) = &self.screen { Some(session) } else { None }
    }

    /// The next optional step that can be taken up after the session.
    #[must_use]
    pub fn extra(&self) -> Option<usize> {
        let Screen::End(session) = &self.screen else { return None };
        let plan = session.plan();
        let is_optional = |at: &usize| plan.routine().steps.get(*at).is_some_and(|step| step.optional);
        // After one optional step the next of them comes, not the first again.
        let after = plan.steps().iter().map(|planned| planned.index).filter(is_optional).max().map_or(0, |done| done + 1);
        let completed = session.phase() == Phase::Over(Outcome::Completed);
        let next = (after..plan.routine().steps.len()).find(|at| is_optional(at) && plan.offer(*at).is_some());
        let holds = *plan.ticked() == *self.preferences.ticked;
        next.filter(|_| completed && holds && session.hurt().is_empty())
    }

    /// Whether a key is the Enter that led to a question, here or in the shell, come a second time. A line is ended once.
    pub(super) fn bounces(&self, key: Key, now: &Now) -> bool {
        let Screen::Steady(_, asked) = self.screen else { return false };
        let is_read = self.context() == Context::Question;
        !self.preferences.aloud && key == Key::Enter && is_read && now.mono.since(asked) < BOUNCE
    }

    /// Asks what has to be known before this plan, each question once: about hips and legs before any stretch, for the matrix allows
    /// none of them to all three of [`HAD`], of whoever has ticked nothing and was not asked with all else that a plan can leave out.
    pub(super) fn ask_then_begin(&mut self, plan: Plan, now: &Now) -> Vec<Effect> {
        if !plan.steps().is_empty() && !self.memory.asked_hips && self.memory.ticks.is_empty() && !self.is_blocked() {
            self.screen = Screen::Hips(plan, [false; HAD.len()]);
            return vec![];
        }
        if plan.stands() && self.memory.steady != Some(true) && !self.is_blocked() {
            self.screen = Screen::Steady(plan, now.mono);
            return vec![];
        }
        self.begin(plan, now)
    }

    /// Does what a key asks of the question about hips and legs; `None` if it is not on, or the key is another's. To go on with nothing
    /// ticked takes the key that says "none": Enter may have been pressed twice.
    pub(super) fn act_on_hips(&mut self, action: Action, now: &Now) -> Option<Vec<Effect>> {
        let Screen::Hips(plan, had) = &mut self.screen else { return None };
        match action {
            Action::Line(at) => {
                let line = had.get_mut(at)?;
                *line = !*line;
                if *line && at < 2 {
                    had[1 - at] = false;
                }
                return Some(vec![]);
            }
            Action::Open if had.contains(&true) => {}
            Action::Open => return Some(vec![]),
            Action::No => {}
            _ => return None,
        }
        let (plan, had) = (plan.clone(), *had);
        self.memory.asked_hips = true;
        self.memory.ticks.extend(HAD.iter().zip(had).filter_map(|(id, had)| if had { Id::new(id) } else { None }));
        let mut effects = self.remember();
        // What a tick asks for is read first.
        effects.extend(if had.contains(&true) { vec![Effect::LoadTicked] } else { self.ask_then_begin(plan, now) });
        Some(effects)
    }

    pub(super) fn begin(&mut self, plan: Plan, now: &Now) -> Vec<Effect> {
        if self.is_blocked() {
            self.screen = Screen::Leg;
            self.page = None;
            return vec![];
        }
        if plan.segments().is_empty() {
            self.screen = Screen::Nothing(plan);
            self.page = None;
            return vec![];
        }
        let words_only = plan.pack().stretches.iter().any(|stretch| stretch.figure.is_none());
        let Some((session, out)) = Session::start(plan, now.mono) else { return vec![] };
        self.screen = Screen::Session(Box::new(session));
        self.page = None;
        let mut effects: Vec<Effect> = self.find_means(now).into_iter().collect();
        effects.extend(self.session_began(now));
        effects.extend(self.follow(&out, now));
        if words_only {
            effects.push(Effect::LoadRest);
        }
        effects
    }

    pub(super) fn tell_session(&mut self, input: Input, now: &Now) -> Vec<Effect> {
        let Screen::Session(session) = &mut self.screen else { return vec![] };
        let out = session.handle(input, now.mono);
        self.follow(&out, now)
    }

    /// Does what follows from a session's outputs.
    pub(super) fn follow(&mut self, out: &[Output], now: &Now) -> Vec<Effect> {
        let mut effects = self.give_cues(out, now);
        for output in out {
            match (output, self.session()) {
                (Output::Held(held), Some(session)) => effects.extend(self.was_held(session, held, now)),
                (Output::Over(outcome), Some(session)) if !session.held().is_empty() || session.rest().is_none() => {
                    effects.extend(self.session_over(*outcome, now));
                }
                _ => {}
            }
        }
        if out.iter().any(|o| matches!(o, Output::Over(_))) {
            effects.extend(self.end_session(now));
        }
        effects
    }

    /// It hurts: which stretch is written down at once.
    pub(super) fn hurts(&mut self, now: &Now) -> Vec<Effect> {
        let before = self.session().map_or(0, |session| session.hurt().len());
        let mut effects = self.tell_session(Input::Hurts, now);
        let hurt = self.session().filter(|session| session.hurt().len() > before).map(|session| session.stretch().id.clone());
        effects.extend(hurt.into_iter().flat_map(|stretch| self.session_hurt(stretch, now)));
        effects
    }

    pub(super) fn end_session(&mut self, now: &Now) -> Vec<Effect> {
        let Screen::Session(session) = mem::replace(&mut self.screen, Screen::Home(0)) else { return vec![] };
        self.page = None;
        if session.held().is_empty() && session.rest().is_some() {
            // Nothing was done: all is as it was before. The page says so, and asks nothing; since every session ends on it, the same two
            // keys lead back whatever was held.
            let effects = self.session_was_none(now);
            self.screen = Screen::End(session);
            return effects;
        }
        // Opened alone, there is no first screen to offer it on.
        self.stopped = session.rest().filter(|_| !self.only_session);
        self.keep_place();
        self.screen = Screen::End(session);
        vec![]
    }
}
