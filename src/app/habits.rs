//! Habits: today's ticks, and a timer for what is to be watched. Nothing is counted over days.

use super::{App, Effect, PageKind, Screen};
use crate::{
    diary::Diary,
    keys::Action,
    model::{CueMode, Habit, MORNING, Record, SafeText, Subject, Verdict},
    session::care::Remedy,
    time::{Mono, Now},
};
use chrono::{NaiveDate, Timelike};
use std::{sync::Arc, time::Duration};

/// The stretch that lying with the legs up is judged as.
const LEGS_UP: &str = "legs-up";

/// The habits while they are looked at.
#[derive(Clone, Debug)]
pub struct HabitList {
    /// The habits.
    pub habits: Arc<[Habit]>,
    /// The marked one.
    pub marked: usize,
    timer: Option<Timer>,
}

/// A timer for one habit.
#[derive(Clone, Copy, Debug)]
struct Timer {
    of: usize,
    since: Mono,
    seen: Mono,
    rung: u8,
}

/// What a person's ticks say of a habit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fitness {
    /// Nothing.
    Fine,
    /// Something to take care of.
    Careful(SafeText),
    /// It is not for them, because of this tick.
    NotForYou(SafeText),
}

impl HabitList {
    /// The habit that is timed, and how long it has gone on.
    #[must_use]
    pub fn timed(&self) -> Option<(&Habit, Duration)> {
        self.timer.and_then(|timer| Some((self.habits.get(timer.of)?, timer.seen.since(timer.since))))
    }

    /// When a tick is next wanted: every second of a timer.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Mono> {
        self.timer.map(|timer| timer.since + Duration::from_secs(timer.seen.since(timer.since).as_secs() + 1))
    }

    pub(super) fn mark(&mut self, to: impl Fn(usize) -> usize) {
        self.marked = to(self.marked).min(self.habits.len().saturating_sub(1));
    }

    /// Takes the time; whether to ring: when the least time is over, and when the most is.
    fn run(&mut self, now: Mono) -> bool {
        let Some((low, high)) = self.timed().and_then(|(habit, _)| habit.lasts) else { return false };
        let Some(timer) = &mut self.timer else { return false };
        timer.seen = now.max(timer.seen);
        let passed = timer.seen.since(timer.since);
        let due = u8::from(passed >= low) + u8::from(passed >= high);
        let rings = due > timer.rung;
        timer.rung = due;
        if passed >= high {
            self.timer = None;
        }
        rings
    }
}

impl App {
    /// The day that ticks are for: the small hours belong to the day before.
    #[must_use]
    pub fn today(&self, now: &Now) -> NaiveDate {
        let date = now.wall.date_naive();
        if now.wall.hour() < MORNING { date.pred_opt().unwrap_or(date) } else { date }
    }

    /// How many habits are ticked today, and how many there are; nothing before both are read.
    #[must_use]
    pub fn habits_today(&self, now: &Now) -> Option<(usize, usize)> {
        let (habits, diary) = self.habits.as_ref().zip(self.diary())?;
        let day = self.today(now);
        Some((habits.iter().filter(|habit| diary.habit(&habit.id, day)).count(), habits.len()))
    }

    /// What is ticked says this of a habit.
    #[must_use]
    pub fn fitness(&self, habit: &Habit) -> Fitness {
        let Some(subject) = habit.judged_as.clone().map(Subject::Stretch) else { return Fitness::Fine };
        let mut fitness = Fitness::Fine;
        for condition in self.preferences.ticked.iter() {
            match condition.verdict(&subject) {
                Some(Verdict::Never { .. }) => return Fitness::NotForYou(condition.tick.clone()),
                Some(Verdict::Caution { say, .. }) => fitness = Fitness::Careful(say.clone()),
                Some(Verdict::Ok) | None => {}
            }
        }
        fitness
    }

    /// Does what a key asks of the habits; `None` for keys that mean the same everywhere.
    pub(super) fn act_on_habits(&mut self, action: Action, now: &Now) -> Option<Vec<Effect>> {
        if action == Action::Habits {
            if let Some(habits) = self.habits.clone() {
                self.screen = Screen::Habits(HabitList { habits, marked: 0, timer: None });
            }
            return Some(vec![]);
        }
        let Screen::Habits(list) = &mut self.screen else { return None };
        match action {
            Action::Open => {
                let marked = list.marked;
                let lasts = list.habits.get(marked).and_then(|habit| habit.lasts);
                let timed = list.timer.filter(|timer| timer.of == marked);
                match (lasts, timed) {
                    (Some((low, _)), Some(timer)) => {
                        list.timer = None;
                        let enough = now.mono.since(timer.since) >= low;
                        Some(if enough { self.tick_habit(Some(true), now) } else { vec![] })
                    }
                    (Some(_), None) => {
                        let may =
                            list.habits.get(marked).cloned().is_some_and(|habit| !matches!(self.fitness(&habit), Fitness::NotForYou(_)));
                        if let Screen::Habits(list) = &mut self.screen {
                            list.timer = may.then_some(Timer { of: marked, since: now.mono, seen: now.mono, rung: 0 });
                        }
                        Some(vec![])
                    }
                    (None, _) => Some(self.tick_habit(None, now)),
                }
            }
            Action::Toggle => Some(self.tick_habit(None, now)),
            Action::About => {
                let sources = list.habits.get(list.marked).map(|habit| habit.sources.clone()).unwrap_or_default();
                self.page = Some(super::Page { kind: PageKind::About, scrolled: 0 });
                Some(vec![Effect::LoadSources(sources)])
            }
            _ => None,
        }
    }

    /// Ticks the marked habit for today, or takes its tick away.
    fn tick_habit(&self, done: Option<bool>, now: &Now) -> Vec<Effect> {
        let Screen::Habits(list) = &self.screen else { return vec![] };
        let Some(habit) = list.habits.get(list.marked) else { return vec![] };
        let day = self.today(now);
        // Who does not know what is ticked cannot turn it round.
        let Some(is_ticked) = self.diary().map(|diary: &Diary| diary.habit(&habit.id, day)) else { return vec![] };
        let done = done.unwrap_or(!is_ticked);
        if done == is_ticked { vec![] } else { self.write(Record::Habit { habit: habit.id.clone(), day, done }, now) }
    }

    /// Time has passed for a timer.
    pub(super) fn tick_habits(&mut self, now: &Now) -> Vec<Effect> {
        let Screen::Habits(list) = &mut self.screen else { return vec![] };
        if !list.run(now.mono) {
            return vec![];
        }
        // Still timed: the least time is over, and the words are for that.
        let legs_up = list.timed().is_some_and(|(habit, _)| habit.judged_as.as_ref().is_some_and(|id| id.as_str() == LEGS_UP));
        let (is_heard, is_told) = (self.cues_at(now) != CueMode::Silent, legs_up && self.cueing.away);
        is_heard.then_some(Effect::Ring).into_iter().chain(is_told.then_some(Effect::Notify(Remedy::LegsUp))).collect()
    }
}
