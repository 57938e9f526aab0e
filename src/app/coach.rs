//! A session from the question before it to what is offered after it. The timeline itself is in `session`.

use super::{App, Effect, Screen};
use crate::{
    keys::{Action, Context, Key},
    model::Id,
    session::{Input, Outcome, Output, Phase, Plan, Session},
    time::Now,
};
use std::{mem, time::Duration};

/// What the lines of the question about hips and legs tick, from the first on: ids of conditions.
pub const HAD: [&str; 3] = ["hip-new", "hip-old", "leg-injury"];
/// The stretches that the matrix allows a new hip as they are. Said here too, so that nothing is read before the question;
/// `tests/screening.rs` holds the two together.
pub const FIT_FOR_NEW_HIPS: [&str; 3] = ["ankle-pumps", "heel-push", "toes-up"];
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
        let (Screen::Steady(_, asked) | Screen::Hips(_, asked)) = self.screen else { return false };
        let is_read = matches!(self.context(), Context::Question | Context::Hips);
        !self.preferences.aloud && key == Key::Enter && is_read && now.mono.since(asked) < BOUNCE
    }

    /// Asks what has to be known before this plan, each question once: about hips before the first stretch that is not for a new one as
    /// it is, of whoever has ticked nothing and was not asked with all else that a plan can leave out.
    pub(super) fn ask_then_begin(&mut self, plan: Plan, now: &Now) -> Vec<Effect> {
        let is_fit = |stretch: &Id| FIT_FOR_NEW_HIPS.contains(&stretch.as_str());
        let moves_hips = plan.steps().iter().any(|step| !is_fit(&plan.pack().stretches[step.stretch].id));
        if moves_hips && !self.memory.asked_hips && self.memory.ticks.is_empty() && !self.is_blocked() {
            self.screen = Screen::Hips(plan, now.mono);
            return vec![];
        }
        if plan.stands() && self.memory.steady != Some(true) && !self.is_blocked() {
            self.screen = Screen::Steady(plan, now.mono);
            return vec![];
        }
        self.begin(plan, now)
    }

    /// The question about hips and legs is answered: with none of them, or with the line that is ticked from now on.
    pub(super) fn hips_answered(&mut self, answer: Action, now: &Now) -> Vec<Effect> {
        let Screen::Hips(plan, _) = &self.screen else { return vec![] };
        let plan = plan.clone();
        self.memory.asked_hips = true;
        let had = if let Action::Line(at) = answer { HAD.get(at).and_then(|id| Id::new(id)) } else { None };
        let ticks = had.is_some();
        self.memory.ticks.extend(had);
        let mut effects = self.remember();
        // What a tick asks for is read first.
        effects.extend(if ticks { vec![Effect::LoadTicked] } else { self.ask_then_begin(plan, now) });
        effects
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
