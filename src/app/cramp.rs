//! A cramp and the time after it: what keys ask of them, and what has to be read for it.

use super::{App, Choice, Effect, Screen};
use crate::{
    keys::{Action, Context, Key},
    model::{CrampMuscle, CrampPosition, Memory, Relief, ReliefUse, Settings, sort},
    session::{
        self,
        care::{self, Care, Remedy},
        cramp::{self, Cramp, Instead},
    },
    time::{Mono, Now},
};
use std::{sync::Arc, time::Duration};

/// The danger card among the reliefs.
const DANGER_CARD: &str = "danger-card";

/// How long it is said what suits better than what was asked for.
const SAID: Duration = Duration::from_secs(10);

/// How a cramp is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The person said which muscle it is.
    pub named: bool,
    /// Only to see how it goes: nothing is remembered.
    pub practice: bool,
}

/// Something to be said beside a cramp's lines, or in their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// No muscle has the name that was given.
    NoSuchMuscle,
    /// What was asked for does not suit; since this moment.
    Instead(Instead, Mono),
}

/// Which keys hold in a cramp.
pub(super) fn context(cramp: &Cramp) -> Context {
    if cramp.on_card() { Context::Card } else { Context::Cramp }
}

/// Which keys hold after it.
pub(super) fn context_after(care: &Care) -> Context {
    match care.step() {
        care::Step::Rest => Context::Care,
        care::Step::Asking(..) => Context::Clot,
        care::Step::Doing(..) | care::Step::Off(..) => Context::Remedy,
    }
}

impl App {
    /// The program in a cramp from its first moment, with nothing but this script; when that is left, so is the program.
    #[must_use]
    pub fn in_cramp(script: Relief, opening: Opening, remark: Option<Remark>, settings: Settings, now: &Now) -> (Self, Vec<Effect>) {
        let app = Self::new(Choice::nothing(), settings, Memory::default());
        let mut app = Self { only_session: true, remark, practice: opening.practice, ..app };
        app.log.aimed = opening.named;
        app.cueing.forgetful = true;
        let mut effects = vec![Effect::Recall];
        effects.extend(app.use_script(script, now));
        (app, effects)
    }

    /// Whether it is only to see how it goes.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.practice
    }

    /// Goes over to the script that is made for what is ticked, if another runs.
    pub(super) fn follow_ticks(&mut self, now: &Now) -> Vec<Effect> {
        let Screen::Cramp(cramp) = &self.screen else { return vec![] };
        let (muscle, position) = cramp.aim();
        match cramp::script_for(muscle, position, &self.preferences.ticked) {
            Ok(script) if script == cramp.script().id.as_str() => vec![],
            Ok(script) => vec![Effect::LoadRelief(script)],
            Err(instead) => {
                self.remark = Some(Remark::Instead(instead, now.mono));
                vec![]
            }
        }
    }

    /// Whether keys that were pressed before anything was shown were meant for something else. Whoever has a cramp presses
    /// many.
    #[must_use]
    pub fn distrusts_early_keys(&self) -> bool {
        matches!(self.screen, Screen::Cramp(_))
    }

    /// Does what a key asks of a cramp or of the time after it.
    pub(super) fn act_in_cramp(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        match action {
            Action::Cramp => {
                self.log.aimed = false;
                // A session stops for it: what was held counts, and what is left can be gone on with.
                let mut effects = self.tell_session(session::Input::Quit, now);
                effects.extend(self.aim(None, None, now));
                effects
            }
            Action::Calf => self.aim(Some(CrampMuscle::Calf), None, now),
            Action::BackOfThigh => self.aim(Some(CrampMuscle::BackOfThigh), None, now),
            Action::FrontOfThigh => self.aim(Some(CrampMuscle::FrontOfThigh), None, now),
            Action::Foot => self.aim(Some(CrampMuscle::Foot), None, now),
            Action::InnerThigh => self.aim(Some(CrampMuscle::InnerThigh), None, now),
            Action::Shin => self.aim(Some(CrampMuscle::Shin), None, now),
            Action::InBed => self.aim(None, Some(CrampPosition::Bed), now),
            Action::OnEdge => self.aim(None, Some(CrampPosition::Edge), now),
            Action::Standing => self.aim(None, Some(CrampPosition::Standing), now),
            Action::NextLine => self.tell_cramp(cramp::Input::Next, now),
            Action::LineBefore => self.tell_cramp(cramp::Input::Back, now),
            Action::KeepLine => self.tell_cramp(cramp::Input::TogglePause, now),
            Action::Earlier => self.tell_cramp(cramp::Input::Earlier, now),
            Action::LetGo => match self.screen {
                Screen::Care(_) => self.tell_care(care::Input::Enough, now),
                _ => self.tell_cramp(cramp::Input::LetGo, now),
            },
            Action::TakeBack => self.take_back(now),
            Action::Gentle => self.tell_care(care::Input::Choose(Remedy::Gentle), now),
            Action::LegsUp => self.tell_care(care::Input::Choose(Remedy::LegsUp), now),
            Action::WarmPack => self.tell_care(care::Input::Choose(Remedy::WarmPack), now),
            Action::ColdPack => self.tell_care(care::Input::Choose(Remedy::ColdPack), now),
            Action::Rub => self.tell_care(care::Input::Choose(Remedy::Rub), now),
            Action::Sips => self.tell_care(care::Input::Choose(Remedy::Sips), now),
            Action::Walk => self.tell_care(care::Input::Choose(Remedy::Walk), now),
            Action::LegChecked => self.leg_checked(now),
            Action::YesOrUnsure => self.tell_care(care::Input::Yes, now),
            Action::SurelyNot => self.tell_care(care::Input::No, now),
            Action::Enough => self.tell_care(care::Input::Enough, now),
            _ => vec![],
        }
    }

    /// What is done in a cramp when nobody can answer: the lines go on up to the last.
    pub(super) fn cramp_alone(&mut self, now: &Now) -> Vec<Effect> {
        let Screen::Cramp(cramp) = &mut self.screen else { return vec![Effect::Exit(0)] };
        if cramp.is_paused() {
            cramp.handle(cramp::Input::TogglePause, now.mono);
        }
        if cramp.elapsed() >= cramp::URGENT[0] { vec![Effect::Exit(0)] } else { vec![] }
    }

    pub(super) fn tick_in_cramp(&mut self, now: &Now) -> Vec<Effect> {
        match self.screen {
            Screen::Care(_) => self.tell_care(care::Input::Tick, now),
            _ => self.tell_cramp(cramp::Input::Tick, now),
        }
    }

    fn tell_cramp(&mut self, input: cramp::Input, now: &Now) -> Vec<Effect> {
        if let Some(Remark::Instead(_, since)) = self.remark
            && (input != cramp::Input::Tick || now.mono.since(since) >= SAID)
        {
            self.remark = None;
        }
        let Screen::Cramp(cramp) = &mut self.screen else { return vec![] };
        cramp.handle(input, now.mono);
        if cramp.on_card() || cramp.is_urgent() {
            // What waits for nothing waits for no reader either.
            (self.help, self.page) = (None, None);
        }
        if !cramp.has_let_go() {
            return vec![];
        }
        let cramp = (**cramp).clone();
        let steady = self.memory.steady != Some(false);
        self.screen = Screen::Care(Box::new(Care::after(cramp.clone(), Arc::clone(&self.preferences.ticked), steady, now.mono)));
        self.cramp_went_on(&cramp, now)
    }

    fn tell_care(&mut self, input: care::Input, now: &Now) -> Vec<Effect> {
        let timed = self.long_timer().filter(|_| self.cueing.away && input == care::Input::Tick);
        let Screen::Care(care) = &mut self.screen else { return vec![] };
        let before = care.verdict();
        let ring = care.handle(input, now.mono);
        if matches!(care.step(), care::Step::Off(..)) {
            (self.help, self.page) = (None, None);
        }
        let found = before.is_none() && care.verdict() == Some(care::Verdict::Clot);
        let blocked = if found { self.block(now) } else { vec![] };
        let ended = timed.filter(|_| self.long_timer().is_none()).map(Effect::Notify);
        ring.map(|care::Ring| Effect::Ring).into_iter().chain(blocked).chain(ended).collect()
    }

    fn take_back(&mut self, now: &Now) -> Vec<Effect> {
        let Screen::Care(care) = &self.screen else { return vec![] };
        if !care.can_take_back() {
            let (muscle, position) = care.cramp().aim();
            return if care.can_come_back() { self.come_back(muscle, position, now) } else { vec![] };
        }
        let mut cramp = care.cramp().clone();
        cramp.handle(cramp::Input::TakeBack, now.mono);
        if cramp.has_let_go() {
            return vec![];
        }
        let mut effects = self.cramp_went_on(&cramp, now);
        self.screen = Screen::Cramp(Box::new(cramp));
        // What was found meanwhile holds here too.
        effects.extend(self.follow_ticks(now));
        effects
    }

    /// It cramps again, as it did before: a cramp of its own.
    fn come_back(&mut self, muscle: CrampMuscle, position: CrampPosition, now: &Now) -> Vec<Effect> {
        let aimed = self.log.aimed;
        let effects = self.aim(Some(muscle), Some(position), now);
        self.log.aimed = aimed;
        effects
    }

    /// Whether the keys of a cramp, or of the time after it, are read: its clock runs on below.
    #[must_use]
    pub fn reads_keys_in_cramp(&self) -> bool {
        self.help.is_some() && self.danger.is_none() && matches!(self.screen, Screen::Cramp(_) | Screen::Care(_))
    }

    /// Any key goes back to the cramp. One that chooses something there does that, too.
    pub(super) fn leave_keys(&mut self, key: Key, now: &Now) -> Vec<Effect> {
        use Action as A;
        let scroll = self.keymap.action(Context::Page, key).filter(|action| matches!(action, A::Up | A::Down));
        if let Some(action) = scroll {
            return self.act(action, now);
        }
        self.help = None;
        match self.keymap.action(self.context(), key) {
            None | Some(A::Leave | A::LetGo | A::Help | A::NextLine | A::TakeBack | A::Enough | A::YesOrUnsure | A::SurelyNot) => {
                self.tick(now)
            }
            Some(action) => self.act(action, now),
        }
    }

    /// Asks for the script of another muscle or position; of the calf in bed where none runs yet.
    fn aim(&mut self, muscle: Option<CrampMuscle>, position: Option<CrampPosition>, now: &Now) -> Vec<Effect> {
        let (before, place) = match &self.screen {
            // Whoever waits for a check has no other position.
            Screen::Cramp(cramp) if cramp.is_clot_safe() && muscle.is_none() => return vec![],
            Screen::Cramp(cramp) => cramp.aim(),
            _ => (CrampMuscle::Calf, CrampPosition::Bed),
        };
        self.log.aimed |= muscle.is_some();
        let muscle = muscle.unwrap_or(before);
        self.remark = None;
        match cramp::script_for(muscle, position.unwrap_or(place), &self.preferences.ticked) {
            Ok(script) => {
                if let Screen::Cramp(cramp) = &mut self.screen {
                    cramp.aim_at(muscle);
                }
                vec![Effect::LoadRelief(script)]
            }
            Err(instead) => {
                self.remark = Some(Remark::Instead(instead, now.mono));
                vec![]
            }
        }
    }

    pub(super) fn use_relief(&mut self, relief: Relief, now: &Now) -> Vec<Effect> {
        match (&relief.purpose, &mut self.screen) {
            (ReliefUse::Script { .. } | ReliefUse::ClotSafe { .. }, _) => self.use_script(relief, now),
            (ReliefUse::DangerCard, Screen::Cramp(cramp)) => {
                cramp.supply(relief);
                vec![]
            }
            (ReliefUse::DangerCard, _) => vec![],
        }
    }

    /// Begins a cramp with this script, or goes on with it.
    fn use_script(&mut self, script: Relief, now: &Now) -> Vec<Effect> {
        let mut pictures: Vec<_> = script.lines.iter().filter_map(|line| line.picture.clone()).collect();
        sort(&mut pictures, Ord::cmp);
        pictures.dedup();
        let mut effects = if pictures.is_empty() { vec![] } else { vec![Effect::LoadPictures(pictures)] };
        if let Screen::Cramp(cramp) = &mut self.screen {
            cramp.choose(script, now.mono);
        } else {
            self.screen = Screen::Cramp(Box::new(Cramp::start(script, now.mono)));
            (self.help, self.page) = (None, None);
            effects.push(Effect::LoadRelief(DANGER_CARD.to_owned()));
            if let Screen::Cramp(cramp) = &self.screen {
                let muscle = cramp.aim().0;
                effects.extend(self.cramp_began(muscle, now));
            }
        }
        effects
    }
}
