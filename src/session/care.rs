//! After a cramp: rest, and by choice one thing more at a time. What could hurt a leg with a clot comes only after three
//! questions, asked once. Knows no words.

use super::cramp::{Cramp, TAKEN_BACK};
use crate::{
    model::{self, Condition, CrampPosition, Effect, Id, Relief, SafeText, Subject, Verdict as Judged},
    time::Mono,
};
use std::{sync::Arc, time::Duration};

const SECOND: Duration = Duration::from_secs(1);
/// From one ring to the next while a warm pack is to be taken off.
const AGAIN: Duration = Duration::from_secs(10);
/// So often it rings, unless someone answers: whoever fell asleep on it must wake.
const RINGS: u32 = 6;

/// Something that may be done after a cramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The gentle move of the script, ten times.
    Gentle,
    /// Legs up on the bed.
    LegsUp,
    /// A warm pack, awake and sitting.
    WarmPack,
    /// A wrapped cold pack.
    ColdPack,
    /// Light rubbing.
    Rub,
    /// A few sips of water.
    Sips,
    /// A slow walk, holding on.
    Walk,
}

impl Remedy {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 7] = [Self::Gentle, Self::LegsUp, Self::WarmPack, Self::ColdPack, Self::Rub, Self::Sips, Self::Walk];

    /// How long it takes.
    #[must_use]
    pub fn length(self) -> Duration {
        Duration::from_secs(match self {
            Self::Gentle => 40,
            Self::LegsUp | Self::ColdPack => 10 * 60,
            Self::WarmPack => 15 * 60,
            Self::Rub | Self::Sips | Self::Walk => 60,
        })
    }

    /// Whether the clot questions come before it.
    #[must_use]
    pub fn asks(self) -> bool {
        matches!(self, Self::WarmPack | Self::ColdPack | Self::Rub)
    }

    /// What a condition gives its verdict on, if it does, after this script.
    fn subject(self, script: &Relief) -> Option<Subject> {
        match self {
            Self::Gentle => Some(Subject::Stretch(script.gentle.as_ref()?.stretch.clone())),
            Self::LegsUp => Id::new("legs-up").map(Subject::Stretch),
            Self::WarmPack => Some(Subject::Care(model::Care::Heat)),
            Self::ColdPack => Some(Subject::Care(model::Care::Cold)),
            Self::Rub => Some(Subject::Care(model::Care::Massage)),
            Self::Sips | Self::Walk => None,
        }
    }

    /// Whether its end has to be told: something lies on the skin.
    fn comes_off(self) -> bool {
        matches!(self, Self::WarmPack | Self::ColdPack)
    }
}

/// The three questions about a clot, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Is this leg bigger than the other?
    Bigger,
    /// Was it sore, warm or darker before?
    Before,
    /// Was there anything that makes a clot likelier?
    Risk,
}

/// What the answers come to. "No" never proves that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Three times no.
    Clear,
    /// No rubbing, heat or cold tonight.
    Spare,
    /// A clot is possible: nothing but help.
    Clot,
}

/// What is going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Rest, with a choice.
    Rest,
    /// A question before this remedy.
    Asking(Remedy, Question),
    /// This remedy, since this moment.
    Doing(Remedy, Mono),
    /// It has to come off, since this moment, told so many times.
    Off(Remedy, Mono, u32),
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Time has passed.
    Tick,
    /// Do this.
    Choose(Remedy),
    /// Yes, or not sure.
    Yes,
    /// No.
    No,
    /// Enough of it: back to the rest.
    Enough,
}

/// Something to be told by sound, whatever else is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ring;

/// The time after a cramp.
#[derive(Clone, Debug, PartialEq)]
pub struct Care {
    cramp: Cramp,
    ticked: Arc<[Condition]>,
    steady: bool,
    verdict: Option<Verdict>,
    step: Step,
    began: Mono,
    seen: Mono,
}

impl Care {
    /// After this cramp, for a person with these ticks. Only who is `steady` may be told to walk.
    #[must_use]
    pub fn after(cramp: Cramp, ticked: Arc<[Condition]>, steady: bool, now: Mono) -> Self {
        let blocked = cramp.is_clot_safe() || ticked.iter().any(|condition| condition.does(Effect::ClotBlock));
        Self { cramp, ticked, steady, verdict: blocked.then_some(Verdict::Clot), step: Step::Rest, began: now, seen: now }
    }

    /// A clot is possible, as was found elsewhere.
    pub fn block(&mut self) {
        self.judge(Verdict::Clot);
    }

    /// Takes an input at a moment. Moments before one already told of count as that one.
    pub fn handle(&mut self, input: Input, now: Mono) -> Option<Ring> {
        self.seen = now.max(self.seen);
        let ring = self.run();
        match (input, self.step) {
            (Input::Choose(remedy), Step::Rest) if self.offers().any(|offer| offer == remedy) => {
                let asks = remedy.asks() && self.verdict.is_none();
                self.step = if asks { Step::Asking(remedy, Question::Bigger) } else { Step::Doing(remedy, self.seen) };
            }
            (Input::Yes, Step::Asking(_, Question::Bigger | Question::Before)) => self.judge(Verdict::Clot),
            (Input::Yes, Step::Asking(_, Question::Risk)) => self.judge(Verdict::Spare),
            (Input::No, Step::Asking(remedy, Question::Bigger)) => self.step = Step::Asking(remedy, Question::Before),
            (Input::No, Step::Asking(_, Question::Before)) if self.does(Effect::ClotRisk) => self.judge(Verdict::Spare),
            (Input::No, Step::Asking(remedy, Question::Before)) => self.step = Step::Asking(remedy, Question::Risk),
            (Input::No, Step::Asking(remedy, Question::Risk)) => {
                self.judge(Verdict::Clear);
                self.step = Step::Doing(remedy, self.seen);
            }
            (Input::Enough, _) => self.step = Step::Rest,
            _ => {}
        }
        ring
    }

    /// When an [`Input::Tick`] is next wanted: every second of a timer, at each ring, and when taking back is over.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Mono> {
        match self.step {
            Step::Doing(_, since) => Some(since + Duration::from_secs(self.seen.since(since).as_secs()) + SECOND),
            Step::Off(Remedy::WarmPack, since, rings) if rings < RINGS => Some(since + AGAIN * rings),
            Step::Rest => self.can_take_back().then(|| self.began + TAKEN_BACK + SECOND),
            Step::Asking(..) | Step::Off(..) => None,
        }
    }

    /// The cramp it comes after.
    #[must_use]
    pub fn cramp(&self) -> &Cramp {
        &self.cramp
    }

    /// Whether "it let go" can still be taken back.
    #[must_use]
    pub fn can_take_back(&self) -> bool {
        self.can_come_back() && self.seen.since(self.began) <= TAKEN_BACK
    }

    /// Whether one can go back to the lines: it has not let go after all, or is back.
    #[must_use]
    pub fn can_come_back(&self) -> bool {
        // What was found just now is not left for a stretch.
        let found = self.verdict == Some(Verdict::Clot) && !self.cramp.is_clot_safe();
        self.step == Step::Rest && !found
    }

    /// What is going on.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// What the answers to the clot questions came to, once they were asked.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// How long the remedy still takes, as of the last input.
    #[must_use]
    pub fn remaining(&self) -> Option<Duration> {
        match self.step {
            Step::Doing(remedy, since) => Some(remedy.length().saturating_sub(self.seen.since(since))),
            _ => None,
        }
    }

    /// What may be done now.
    pub fn offers(&self) -> impl Iterator<Item = Remedy> {
        Remedy::ALL.into_iter().filter(|remedy| self.suits(*remedy))
    }

    /// What to take care of in it because of what is ticked.
    pub fn cautions(&self, remedy: Remedy) -> impl Iterator<Item = &SafeText> {
        self.judged(remedy).filter_map(|verdict| match verdict {
            Judged::Caution { say, .. } => Some(say),
            Judged::Ok | Judged::Never { .. } => None,
        })
    }

    fn suits(&self, remedy: Remedy) -> bool {
        let (_, position) = self.cramp.aim();
        let fits = match remedy {
            Remedy::Gentle => self.cramp.script().gentle.is_some(),
            Remedy::Walk => self.steady && position == CrampPosition::Standing && !self.does(Effect::Unsteady),
            Remedy::Sips => !self.does(Effect::NoDrinkTips),
            Remedy::LegsUp | Remedy::WarmPack | Remedy::ColdPack | Remedy::Rub => true,
        };
        let allowed = match self.verdict {
            Some(Verdict::Clot) => false,
            Some(Verdict::Spare) => !remedy.asks(),
            Some(Verdict::Clear) | None => true,
        };
        // A caution is about the stretch as it is done by day; the words of the gentle move do not heed it.
        let barred = |verdict: &Judged| match verdict {
            Judged::Ok => false,
            Judged::Caution { .. } => remedy == Remedy::Gentle,
            Judged::Never { .. } => true,
        };
        fits && allowed && !self.judged(remedy).any(barred)
    }

    fn judged(&self, remedy: Remedy) -> impl Iterator<Item = &Judged> {
        let subject = remedy.subject(self.cramp.script());
        self.ticked.iter().filter_map(move |condition| condition.verdict(subject.as_ref()?))
    }

    fn does(&self, effect: Effect) -> bool {
        self.ticked.iter().any(|condition| condition.does(effect))
    }

    fn judge(&mut self, verdict: Verdict) {
        self.verdict = Some(verdict);
        self.step = Step::Rest;
    }

    /// Ends what has had its time.
    fn run(&mut self) -> Option<Ring> {
        if let Step::Doing(remedy, since) = self.step
            && self.seen.since(since) >= remedy.length()
        {
            self.step = if remedy.comes_off() { Step::Off(remedy, since + remedy.length(), 0) } else { Step::Rest };
        }
        let Step::Off(Remedy::WarmPack, since, rings) = self.step else { return None };
        let due = u32::try_from(self.seen.since(since).as_secs() / AGAIN.as_secs()).unwrap_or(RINGS).saturating_add(1).min(RINGS);
        self.step = Step::Off(Remedy::WarmPack, since, due.max(rings));
        (due > rings).then_some(Ring)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CrampMuscle, fixture::*};

    fn at(n: u64) -> Mono {
        Mono::from_zero(secs(n))
    }

    fn after(muscle: CrampMuscle) -> Care {
        Care::after(Cramp::start(script(muscle, CrampPosition::Bed), at(0)), Arc::default(), true, at(100))
    }

    fn told(care: &mut Care, inputs: &[Input]) -> (Step, Option<Verdict>) {
        for input in inputs {
            assert_eq!(care.handle(*input, at(100)), None);
        }
        (care.step(), care.verdict())
    }

    #[test]
    fn warmth_comes_after_three_times_no_which_is_asked_once() {
        let mut care = after(CrampMuscle::Calf);
        let warm = Input::Choose(Remedy::WarmPack);
        assert_eq!(told(&mut care, &[warm]), (Step::Asking(Remedy::WarmPack, Question::Bigger), None));
        assert_eq!(told(&mut care, &[Input::No, Input::No, Input::No]), (Step::Doing(Remedy::WarmPack, at(100)), Some(Verdict::Clear)));
        let rub = Input::Choose(Remedy::Rub);
        assert_eq!(told(&mut care, &[Input::Enough, rub]).0, Step::Doing(Remedy::Rub, at(100)));
    }

    #[test]
    fn one_yes_is_enough() {
        for (answers, verdict, offers) in [
            (&[Input::Yes][..], Verdict::Clot, &[][..]),
            (&[Input::No, Input::Yes], Verdict::Clot, &[]),
            (&[Input::No, Input::No, Input::Yes], Verdict::Spare, &[Remedy::Gentle, Remedy::LegsUp, Remedy::Sips]),
        ] {
            let mut care = after(CrampMuscle::Calf);
            told(&mut care, &[Input::Choose(Remedy::Rub)]);
            assert_eq!(told(&mut care, answers), (Step::Rest, Some(verdict)));
            assert_eq!(care.offers().collect::<Vec<_>>(), offers);
            assert_eq!(told(&mut care, &[Input::Choose(Remedy::ColdPack)]).0, Step::Rest);
        }
    }

    #[test]
    fn a_possible_clot_leaves_only_the_rest() {
        let clot_safe = relief(model::ReliefUse::ClotSafe { by_muscle: vec![] }, &[(0, "still")]);
        let mut found = after(CrampMuscle::Calf);
        told(&mut found, &[Input::Choose(Remedy::Gentle)]);
        found.block();
        let usual = Cramp::start(script(CrampMuscle::Calf, CrampPosition::Bed), at(0));
        for care in [
            found,
            Care::after(Cramp::start(clot_safe, at(0)), Arc::default(), true, at(100)),
            Care::after(usual, [ticked(&[Effect::ClotBlock])].into(), true, at(100)),
        ] {
            assert_eq!((care.step(), care.verdict(), care.offers().count()), (Step::Rest, Some(Verdict::Clot), 0));
        }
    }

    #[test]
    fn taking_back_is_over_when_its_time_is_and_wants_one_waking_for_it() {
        let mut care = after(CrampMuscle::Calf);
        assert_eq!((care.can_take_back(), care.next_deadline()), (true, Some(at(111))));
        care.handle(Input::Tick, at(110));
        assert!(care.can_take_back());
        care.handle(Input::Tick, at(111));
        assert_eq!((care.can_take_back(), care.next_deadline()), (false, None));
    }

    #[test]
    fn a_remedy_counts_down_and_ends_by_itself() {
        let mut care = after(CrampMuscle::Calf);
        assert_eq!(care.remaining(), None);
        told(&mut care, &[Input::Choose(Remedy::LegsUp)]);
        care.handle(Input::Tick, at(103));
        assert_eq!(care.remaining(), Some(Remedy::LegsUp.length() - secs(3)));
        care.handle(Input::Tick, at(100) + Remedy::LegsUp.length());
        assert_eq!((care.step(), care.remaining()), (Step::Rest, None));
    }

    #[test]
    fn leaving_a_question_answers_nothing() {
        let mut care = after(CrampMuscle::Calf);
        told(&mut care, &[Input::Choose(Remedy::Rub), Input::No, Input::Enough]);
        assert_eq!(told(&mut care, &[Input::Choose(Remedy::Rub)]), (Step::Asking(Remedy::Rub, Question::Bigger), None));
    }

    #[test]
    fn a_warm_pack_rings_until_it_is_taken_off() {
        let mut care = after(CrampMuscle::Calf);
        told(&mut care, &[Input::Choose(Remedy::WarmPack), Input::No, Input::No, Input::No]);
        let mut rings = Vec::new();
        while let Some(due) = care.next_deadline().filter(|_| care.step() != Step::Rest) {
            rings.extend(care.handle(Input::Tick, due).map(|_| due.since(at(1000)).as_secs()));
        }
        assert_eq!(rings, [0, 10, 20, 30, 40, 50]);
        assert_eq!(told(&mut care, &[Input::Enough]).0, Step::Rest);
        let mut cold = after(CrampMuscle::Calf);
        told(&mut cold, &[Input::Choose(Remedy::ColdPack), Input::No, Input::No, Input::No]);
        assert_eq!(cold.handle(Input::Tick, at(5000)), None);
        assert!(matches!(cold.step(), Step::Off(Remedy::ColdPack, ..)));
    }

    #[test]
    fn a_move_that_would_need_a_caution_is_not_offered() {
        let verdict = |id, verdict| (Subject::Stretch(Id::new(id).unwrap()), verdict);
        let caution = || Judged::Caution { say: "knees bent".into(), instead: None };
        for (of_move, offered) in [(Judged::Ok, true), (caution(), false), (Judged::Never { instead: None }, false)] {
            let verdicts = vec![verdict("toes-up", of_move), verdict("legs-up", caution())];
            let ticked = Condition {
                id: Id::new("nerve").unwrap(),
                tick: "nerve".into(),
                verdicts,
                effects: vec![],
                not_with: vec![],
                notes: vec![],
            };
            let cramp = Cramp::start(script(CrampMuscle::Calf, CrampPosition::Bed), at(0));
            let care = Care::after(cramp, [ticked].into(), true, at(100));
            let offers: Vec<_> = care.offers().collect();
            assert_eq!((offers.contains(&Remedy::Gentle), offers.contains(&Remedy::LegsUp)), (offered, true));
            assert_eq!(care.cautions(Remedy::LegsUp).count(), 1);
        }
    }

    #[test]
    fn only_a_script_with_a_gentle_move_offers_one() {
        assert!(!after(CrampMuscle::Shin).offers().any(|remedy| remedy == Remedy::Gentle));
        assert!(after(CrampMuscle::Foot).offers().any(|remedy| remedy == Remedy::Gentle));
    }
}
