//! A cramp and the time after it: what keys ask of them, and what has to be read for it.

use super::{App, Choice, Effect, Screen};
use crate::{
    keys::{Action, Context},
    model::{CrampMuscle, CrampPosition, Memory, Relief, ReliefUse, Settings},
    session::{
        care::{self, Care, Remedy},
        cramp::{self, Cramp},
    },
    time::Now,
};

/// The danger card among the reliefs.
const DANGER_CARD: &str = "danger-card";

/// Something to be said beside a cramp's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// No muscle has the name that was given.
    NoSuchMuscle,
    /// Only to see how it goes.
    Practice,
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
    /// `named` if the person said which muscle it is.
    #[must_use]
    pub fn in_cramp(script: Relief, named: bool, remark: Option<Remark>, settings: Settings, now: &Now) -> (Self, Vec<Effect>) {
        let app = Self::new(Choice::nothing(), settings, Memory::default());
        let mut app = Self { only_session: true, remark, ..app };
        app.log.aimed = named;
        if remark == Some(Remark::Practice) {
            app = app.without_records();
        }
        let effects = app.use_script(script, now);
        (app, effects)
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
                vec![Effect::LoadRelief(cramp::script_for(CrampMuscle::Calf, CrampPosition::Bed))]
            }
            Action::Calf => self.aim(Some(CrampMuscle::Calf), None),
            Action::BackOfThigh => self.aim(Some(CrampMuscle::BackOfThigh), None),
            Action::FrontOfThigh => self.aim(Some(CrampMuscle::FrontOfThigh), None),
            Action::Foot => self.aim(Some(CrampMuscle::Foot), None),
            Action::InnerThigh => self.aim(Some(CrampMuscle::InnerThigh), None),
            Action::Shin => self.aim(Some(CrampMuscle::Shin), None),
            Action::InBed => self.aim(None, Some(CrampPosition::Bed)),
            Action::OnEdge => self.aim(None, Some(CrampPosition::Edge)),
            Action::Standing => self.aim(None, Some(CrampPosition::Standing)),
            Action::NextLine => self.tell_cramp(cramp::Input::Next, now),
            Action::LineBefore => self.tell_cramp(cramp::Input::Back, now),
            Action::KeepLine => self.tell_cramp(cramp::Input::TogglePause, now),
            Action::Earlier => self.tell_cramp(cramp::Input::Earlier, now),
            Action::LetGo => match self.screen {
                Screen::Care(_) => self.tell_care(care::Input::Enough, now),
                _ => self.tell_cramp(cramp::Input::LetGo, now),
            },
            Action::TakeBack => self.take_back(now),
            Action::ToesUp => self.tell_care(care::Input::Choose(Remedy::ToesUp), now),
            Action::LegsUp => self.tell_care(care::Input::Choose(Remedy::LegsUp), now),
            Action::WarmPack => self.tell_care(care::Input::Choose(Remedy::WarmPack), now),
            Action::ColdPack => self.tell_care(care::Input::Choose(Remedy::ColdPack), now),
            Action::Rub => self.tell_care(care::Input::Choose(Remedy::Rub), now),
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
        let Screen::Cramp(cramp) = &mut self.screen else { return vec![] };
        cramp.handle(input, now.mono);
        if !cramp.has_let_go() {
            return vec![];
        }
        let cramp = (**cramp).clone();
        self.screen = Screen::Care(Box::new(Care::after(cramp.clone(), now.mono)));
        self.cramp_went_on(&cramp, now)
    }

    fn tell_care(&mut self, input: care::Input, now: &Now) -> Vec<Effect> {
        let Screen::Care(care) = &mut self.screen else { return vec![] };
        care.handle(input, now.mono).map(|care::Ring| Effect::Ring).into_iter().collect()
    }

    fn take_back(&mut self, now: &Now) -> Vec<Effect> {
        let Screen::Care(care) = &self.screen else { return vec![] };
        let mut cramp = care.cramp().clone();
        cramp.handle(cramp::Input::TakeBack, now.mono);
        if cramp.has_let_go() {
            return vec![];
        }
        let effects = self.cramp_went_on(&cramp, now);
        self.screen = Screen::Cramp(Box::new(cramp));
        effects
    }

    /// Asks for the script of another muscle or position.
    fn aim(&mut self, muscle: Option<CrampMuscle>, position: Option<CrampPosition>) -> Vec<Effect> {
        let Screen::Cramp(cramp) = &self.screen else { return vec![] };
        let (before, place) = cramp.aim();
        self.remark = self.remark.filter(|remark| *remark == Remark::Practice);
        self.log.aimed |= muscle.is_some();
        vec![Effect::LoadRelief(cramp::script_for(muscle.unwrap_or(before), position.unwrap_or(place)))]
    }

    pub(super) fn use_relief(&mut self, relief: Relief, now: &Now) -> Vec<Effect> {
        match (&relief.purpose, &mut self.screen) {
            (ReliefUse::Script { .. }, _) => self.use_script(relief, now),
            (ReliefUse::DangerCard, Screen::Cramp(cramp)) => {
                cramp.supply(relief);
                vec![]
            }
            (ReliefUse::DangerCard | ReliefUse::ClotSafe { .. }, _) => vec![],
        }
    }

    /// Begins a cramp with this script, or goes on with it.
    fn use_script(&mut self, script: Relief, now: &Now) -> Vec<Effect> {
        let picture = script.picture.clone().filter(|id| self.picture.as_ref().is_none_or(|(shown, _)| shown != id));
        let mut effects: Vec<Effect> = picture.map(Effect::LoadFigure).into_iter().collect();
        if let Screen::Cramp(cramp) = &mut self.screen {
            cramp.choose(script, now.mono);
        } else {
            self.screen = Screen::Cramp(Box::new(Cramp::start(script, now.mono)));
            self.page = None;
            effects.push(Effect::LoadRelief(DANGER_CARD.to_owned()));
            if let Screen::Cramp(cramp) = &self.screen {
                let muscle = cramp.aim().0;
                effects.extend(self.cramp_began(muscle, now));
            }
        }
        effects
    }
}
