//! Habits in words: today's list, and the timer of one.

use super::{Hint, Line, footer, key_of, page::sources, words};
use crate::{
    app::{App, Fitness, HabitList},
    keys::{Action, Context},
    model::Habit,
    time::Now,
};
use std::time::Duration;

/// One habit of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HabitRow {
    /// Its name.
    pub name: String,
    /// Whether it is ticked today.
    pub ticked: bool,
    /// Marked.
    pub marked: bool,
}

/// The habits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HabitsView {
    /// How many are ticked today.
    pub today: String,
    /// The habits.
    pub rows: Vec<HabitRow>,
    /// How the marked one is done.
    pub lines: Vec<String>,
    /// Where all of it is, for who has no room.
    pub rest: String,
    /// How well it is supported.
    pub evidence: String,
    /// What the timer says: what is large, and what stands below it.
    pub timer: Option<(String, String)>,
    /// What is not safe yet.
    pub said: String,
    /// The keys.
    pub footer: Vec<Hint>,
}

pub(super) fn habits(app: &App, list: &HabitList, now: &Now) -> HabitsView {
    let day = app.today(now);
    let ticked = |habit: &Habit| app.diary().is_some_and(|diary| diary.habit(&habit.id, day));
    let row = |(at, habit): (usize, &Habit)| HabitRow { name: habit.name.to_string(), ticked: ticked(habit), marked: at == list.marked };
    let marked = list.habits.get(list.marked);
    let mut lines: Vec<String> = Vec::new();
    if let Some(habit) = marked {
        match app.fitness(habit) {
            Fitness::Fine => {}
            Fitness::Careful(say) => lines.push(say.to_string()),
            Fitness::NotForYou(tick) => lines.push(format!("Not for you, because of: {tick}.")),
        }
        lines.extend(habit.text.iter().map(ToString::to_string));
    }
    let timer = list.timed().and_then(|(habit, passed)| {
        let (low, high) = habit.lasts?;
        let enough = passed >= low;
        let left = if enough { high } else { low }.saturating_sub(passed);
        let seconds = (left + Duration::from_millis(999)).as_secs();
        let (number, unit) = if seconds > 99 { (seconds.div_ceil(60), "minutes") } else { (seconds, "seconds") };
        let key = key_of(&app.keymap, Context::Habits, Action::Open);
        let below = if enough {
            format!("{unit} at most. {} are over: {key} ticks it.", words::span(low))
        } else {
            format!("{unit} to go. {}, {}. {key} stops it.", habit.name, words::span(low))
        };
        Some((number.to_string(), below))
    });
    HabitsView {
        today: super::diary::habits_today(app, now),
        rows: list.habits.iter().enumerate().map(row).collect(),
        lines,
        rest: format!("… {}: the rest", key_of(&app.keymap, Context::Habits, Action::About)),
        evidence: marked.map(|habit| words::evidence(habit.grade)).unwrap_or_default(),
        timer,
        said: super::diary::unsaved(app),
        footer: footer(&app.keymap, Context::Habits),
    }
}

/// What is known of the marked habit.
pub(super) fn about(app: &App, list: &HabitList) -> (String, Vec<Line>) {
    let Some(habit) = list.habits.get(list.marked) else { return Default::default() };
    let mut lines: Vec<Line> = habit.text.iter().map(|text| Line::Text(text.to_string())).collect();
    lines.extend([Line::Blank, Line::Heading("How well supported".into()), Line::Text(words::evidence(habit.grade))]);
    lines.extend(sources(&app.sources, &habit.sources));
    (habit.name.to_string(), lines)
}
