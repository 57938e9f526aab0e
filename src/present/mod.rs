//! What is shown, as values: the [`App`] and the time become a [`View`]. Every word the person reads is made here or comes
//! from a pack. Knows no terminal, no colour and no cell.

mod cramp;
mod cues;
mod diary;
mod form;
mod guide;
mod habits;
mod help;
mod page;
mod screening;
mod session;
mod setup;
mod signs;
mod trend;
mod trial;
mod words;

use crate::{
    app::{App, HomeRow, Screen},
    keys::{Action, Bound, Context, Keymap},
    model::{Figure, Pack, Pose, SafeText},
    session::Plan,
    time::{Mono, Now},
};
pub use cramp::{Choice, CrampView};
pub use cues::{Breath, notice, sample, spoken};
pub use diary::{AskedView, DayView, DiaryView, NightMark, NightView, NightsView, StripView, not_remembered};
pub use form::{FieldView, FormView};
pub use guide::{CardRow, GuideView, Marked, card, nothing_found};
pub use habits::{HabitRow, HabitsView};
pub use page::{Line, PageView};
pub use screening::{screened, unsuited};
pub use session::{Big, EndView, Moment, SessionView, animation_due};
pub use setup::{BY_NUMBER, SetupView, setup};
pub use signs::{AskView, AskedLine, Band, SignsBody, SignsView, band, signs_in_lines};
pub use trend::{EveningMark, Picture, TrendView, WeekView};
pub use trial::{asks_to_leave_it_out, trial_offered, trial_told, worry};
pub use words::{clock, count, dropped, minutes, span, time_of_day, wrap};

/// One key and what it does, for a footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The key.
    pub key: String,
    /// What it does.
    pub words: &'static str,
}

/// A figure in a pose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureView<'a> {
    /// The body and what is around it.
    pub figure: &'a Figure,
    /// The pose right now.
    pub pose: Pose,
    /// Facing left, so that the near leg is the left one.
    pub mirrored: bool,
}

/// One row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub name: String,
    /// What stands behind it.
    pub detail: String,
    /// What stands at its right end.
    pub end: String,
    /// The key that opens it at once, or nothing.
    pub key: String,
    /// A second, quiet line.
    pub below: String,
    /// Marked.
    pub marked: bool,
}

/// The row that goes on with what was stopped.
pub const GO_ON: &str = "Go on";

/// The first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeView {
    /// Day and time.
    pub clock: String,
    /// What can be opened.
    pub rows: Vec<Row>,
    /// What is asked or said of last night.
    pub asked: AskedView,
    /// The last nights, where there is a diary.
    pub strip: Option<StripView>,
    /// Tonight's stretches with their doses.
    pub stretches: Vec<(String, String)>,
    /// What is needed to hand.
    pub needs: String,
    /// How well it is supported.
    pub evidence: String,
    /// The key for what is behind that.
    pub about: String,
    /// What is not understood of the person's own files, or nothing.
    pub notice: String,
    /// The keys.
    pub footer: Vec<Hint>,
}

/// The list of routines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutinesView {
    /// One row a routine.
    pub rows: Vec<Row>,
    /// The answer about steady feet.
    pub steady: String,
    /// The keys.
    pub footer: Vec<Hint>,
}

/// A question with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionView {
    /// The question.
    pub question: String,
    /// Why it is asked.
    pub why: Vec<String>,
    /// Keys that each say yes to one line, and the lines.
    pub lines: Vec<(String, String)>,
    /// The keys.
    pub footer: Vec<Hint>,
}

/// All there is to show. Both front ends match it exhaustively.
#[derive(Clone, Debug, PartialEq)]
pub enum View<'a> {
    /// The first screen.
    Home(HomeView),
    /// All routines.
    Routines(RoutinesView),
    /// A question.
    Question(QuestionView),
    /// What may be ticked.
    Setup(SetupView),
    /// A session.
    Session(Box<SessionView<'a>>),
    /// After a session.
    End(EndView),
    /// The guide.
    Guide(GuideView),
    /// A page to read.
    Page(PageView),
    /// A cramp, or the time after one.
    Cramp(Box<CrampView<'a>>),
    /// The danger signs.
    Signs(SignsView),
    /// The diary.
    Diary(DiaryView),
    /// The habits.
    Habits(HabitsView),
}

/// What to show now.
#[must_use]
pub fn view<'a>(app: &'a App, now: &Now) -> View<'a> {
    if let Some(scrolled) = app.help() {
        return View::Page(page::help(app, scrolled));
    }
    if let Some(danger) = app.danger() {
        return View::Signs(signs::signs(app, danger));
    }
    if let Some(page) = app.page() {
        return View::Page(page::page(app, page, now));
    }
    match app.screen() {
        Screen::Home(marked) => View::Home(home(app, *marked, now)),
        Screen::Routines(pack, marked) => View::Routines(routines(app, pack, *marked)),
        Screen::Steady(..) => View::Question(QuestionView {
            question: "Steady on your feet tonight?".into(),
            why: vec![
                "This routine is done standing, with a wall to hold.".into(),
                "Dizzy, sleepy from a tablet, or unsure? Choose seated.".into(),
            ],
            lines: vec![],
            footer: footer(&app.keymap, Context::Question),
        }),
        Screen::Hips(_, had) => View::Question(screening::hips(had, &app.keymap)),
        Screen::Outdated => View::End(screening::outdated(&app.keymap)),
        Screen::Session(session) => View::Session(Box::new(session::session(app, session, now))),
        Screen::Setup(ticks) => View::Setup(setup(ticks, &app.keymap)),
        Screen::Leg => View::Question(screening::leg(app)),
        Screen::Nothing(plan) => View::End(screening::nothing(plan, &app.keymap)),
        Screen::Guide(reader) => View::Guide(guide::guide(app, reader)),
        Screen::End(session) => View::End(session::end(app, session)),
        Screen::Cramp(cramp) => View::Cramp(Box::new(cramp::cramp(app, cramp, now))),
        Screen::Care(care) => View::Cramp(Box::new(cramp::care(app, care, now))),
        Screen::Diary(book) => View::Diary(diary::diary(app, book, now)),
        Screen::Habits(list) => View::Habits(habits::habits(app, list, now)),
    }
}

/// When what is shown changes by itself; `None` while only an input can change it. A figure that is not `seen` does not
/// move.
#[must_use]
pub fn next_change(app: &App, now: &Now, seen: bool) -> Option<Mono> {
    let covered = app.help().is_some() || app.page().is_some() || app.danger().is_some();
    if covered && !app.reads_keys_in_cramp() {
        return None;
    }
    match app.screen() {
        Screen::Home(_) => Some(now.next_minute()),
        Screen::Session(session) => {
            let due = session.next_deadline();
            match animation_due(app, session, now.mono).filter(|_| seen) {
                Some(frame) => Some(due.map_or(frame, |due| due.min(frame))),
                None => due,
            }
        }
        Screen::Cramp(cramp) => cramp.next_deadline(),
        Screen::Care(care) => Some(care.next_deadline().map_or(now.next_minute(), |due| due.min(now.next_minute()))),
        Screen::Habits(list) => list.next_deadline(),
        Screen::Diary(_)
        | Screen::Routines(..)
        | Screen::Guide(_)
        | Screen::Steady(..)
        | Screen::Hips(..)
        | Screen::Outdated
        | Screen::Leg
        | Screen::Setup(_)
        | Screen::Nothing(_)
        | Screen::End(_) => None,
    }
}

/// The keys that a footer shows, with the two that move a mark as one.
fn footer(keymap: &Keymap, context: Context) -> Vec<Hint> {
    let arrows = matches!(context, Context::Home | Context::Routines | Context::Guide | Context::Search | Context::Signs | Context::Sign)
        .then(|| Hint { key: "↑↓".into(), words: "choose" });
    let rows = keymap.bindings(context).filter(|b| !b.hint.is_empty()).map(|b| hint(&b));
    arrows.into_iter().chain(rows).collect()
}

/// The key that asks for this here, as it is written.
fn key_of(keymap: &Keymap, context: Context, action: Action) -> String {
    keymap.bindings(context).find(|bound| bound.action == action).map(|bound| bound.keys[0].label()).unwrap_or_default()
}

fn hint(bound: &Bound<'_>) -> Hint {
    Hint { key: bound.keys[0].label(), words: bound.hint }
}

fn home(app: &App, marked: usize, now: &Now) -> HomeView {
    let plan = app.tonight.plan(&app.preferences);
    let routine = plan.routine();
    let rows = app.home_rows().into_iter().enumerate().map(|(at, row)| match row {
        HomeRow::GoOn => {
            let stopped = app.stopped.as_ref().unwrap_or(&plan);
            Row {
                name: GO_ON.into(),
                detail: stopped.routine().name.to_string(),
                end: words::ends(app.settings.hours, stopped.total(), now),
                key: String::new(),
                below: stopped.segments().first().map(|s| words::place(stopped, s)).unwrap_or_default(),
                marked: at == marked,
            }
        }
        HomeRow::Leg => Row {
            name: "Leg check".into(),
            detail: "has someone checked this leg?".into(),
            end: String::new(),
            key: String::new(),
            below: "A clot in the leg is possible. No rubbing, rolling or heat.".into(),
            marked: at == marked,
        },
        HomeRow::Stretch => Row {
            name: "Stretch".into(),
            detail: routine.name.to_string(),
            end: if plan.steps().is_empty() { String::new() } else { words::ends(app.settings.hours, plan.total(), now) },
            key: String::new(),
            below: app
                .diary()
                .and_then(|diary| asks_to_leave_it_out(diary, app.tonight_at(now)))
                .or(unsuited(&plan))
                .map_or(routine.label.to_string(), str::to_owned),
            marked: at == marked,
        },
        HomeRow::Cramp => Row {
            name: "Cramp now".into(),
            detail: "what to do, at once".into(),
            end: String::new(),
            key: key_of(&app.keymap, Context::Home, Action::Cramp),
            below: String::new(),
            marked: at == marked,
        },
        HomeRow::Routines => Row {
            name: "Routines".into(),
            detail: "seated · in bed · shorter · by day".into(),
            end: String::new(),
            key: key_of(&app.keymap, Context::Home, Action::Routines),
            below: String::new(),
            marked: at == marked,
        },
        HomeRow::Signs => Row {
            name: "When to get help".into(),
            detail: String::new(),
            end: String::new(),
            key: key_of(&app.keymap, Context::Home, Action::Signs),
            below: String::new(),
            marked: at == marked,
        },
        HomeRow::Guide => Row {
            name: "Guide".into(),
            detail: "why it happens · habits · food · sleep · questions".into(),
            end: String::new(),
            key: key_of(&app.keymap, Context::Home, Action::Guide),
            below: String::new(),
            marked: at == marked,
        },
        HomeRow::Diary => Row {
            name: "Diary".into(),
            detail: diary::summary(app, now),
            end: String::new(),
            key: key_of(&app.keymap, Context::Home, Action::Diary),
            below: String::new(),
            marked: at == marked,
        },
        HomeRow::Habits => Row {
            name: "Habits".into(),
            detail: diary::habits_today(app, now),
            end: String::new(),
            key: key_of(&app.keymap, Context::Home, Action::Habits),
            below: String::new(),
            marked: at == marked,
        },
        HomeRow::SetUp => Row {
            name: "Set-up".into(),
            detail: "what does not suit you?".into(),
            end: String::new(),
            key: key_of(&app.keymap, Context::Home, Action::SetUp),
            below: String::new(),
            marked: at == marked,
        },
    });
    HomeView {
        clock: words::day_and_time(app.settings.hours, now),
        rows: rows.collect(),
        asked: diary::asked(app, now),
        strip: diary::strip(app, now),
        stretches: stretches(&plan),
        needs: words::needs(plan.steps().iter().flat_map(|step| &plan.pack().stretches[step.stretch].needs)),
        evidence: words::evidence(routine.evidence),
        about: key_of(&app.keymap, Context::Home, Action::About),
        notice: words::not_understood(app.mistakes),
        footer: footer(&app.keymap, Context::Home),
    }
}

/// The stretches of a plan with their doses, then the optional ones.
fn stretches(plan: &Plan) -> Vec<(String, String)> {
    let name = |text: &SafeText| text.to_string();
    let planned = plan.steps().iter().map(|step| (name(&plan.pack().stretches[step.stretch].name), words::dose(step)));
    let optional = plan.routine().steps.iter().enumerate().filter(|(_, step)| step.optional).filter_map(|(at, _)| {
        let (stretch, dose) = plan.offer(at)?;
        Some((name(&stretch.name), format!("{}, if you like", words::effort(&dose))))
    });
    planned.chain(optional).collect()
}

fn routines(app: &App, pack: &std::sync::Arc<Pack>, marked: usize) -> RoutinesView {
    let rows = pack.routines.iter().enumerate().map(|(at, routine)| Row {
        name: routine.name.to_string(),
        detail: routine.label.to_string(),
        end: minutes(Plan::compile(pack, at, &app.preferences).total()),
        key: String::new(),
        below: String::new(),
        marked: at == marked,
    });
    let steady = match app.memory.steady {
        Some(true) => "Steady on your feet: yes",
        Some(false) => "Steady on your feet: no, seated first",
        None => "Steady on your feet: not asked yet",
    };
    RoutinesView { rows: rows.collect(), steady: steady.into(), footer: footer(&app.keymap, Context::Routines) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::Choice,
        model::{Memory, Settings, fixture::classic},
        session::Preferences,
    };

    #[test]
    fn one_row_of_the_first_screen_is_marked() {
        let now = Now { mono: Mono::default(), wall: chrono::DateTime::UNIX_EPOCH.fixed_offset() };
        for clot_since in [None, Some(chrono::NaiveDate::default())] {
            let memory = Memory { clot_since, ..Memory::default() };
            let mut app = App::new(Choice { pack: classic(), routine: 0 }, Settings::default(), memory);
            app.stopped = Some(Plan::compile(&classic(), 0, &Preferences::default()));
            for marked in 0..app.home_rows().len() {
                let rows = home(&app, marked, &now).rows;
                assert!(rows.iter().enumerate().all(|(at, row)| row.marked == (at == marked)), "{marked}: {rows:?}");
            }
        }
    }
}
