//! What is shown, as values: the [`App`] and the time become a [`View`]. Every word the person reads is made here or comes
//! from a pack. Knows no terminal, no colour and no cell.

mod guide;
mod page;
mod session;
mod words;

use crate::{
    app::{App, HomeRow, Screen},
    keys::{self, Context},
    model::{Figure, Pack, Pose, SafeText},
    session::{Phase, Plan, Preferences},
    time::{Mono, Now},
};
pub use guide::{CardRow, GuideView, Marked, card, nothing_found};
pub use page::{Line, PageView};
pub use session::{Big, EndView, Moment, SessionView, animation_due};
pub use words::{clock, count, dropped, minutes, span, wrap};

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
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// The first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeView {
    /// Day and time.
    pub clock: String,
    /// What can be opened.
    pub rows: Vec<Row>,
    /// Tonight's stretches with their doses.
    pub stretches: Vec<(String, String)>,
    /// What is needed to hand.
    pub needs: String,
    /// How well it is supported.
    pub evidence: String,
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
    /// A session.
    Session(Box<SessionView<'a>>),
    /// After a session.
    End(EndView),
    /// The guide.
    Guide(GuideView),
    /// A page to read.
    Page(PageView),
}

/// What to show now.
#[must_use]
pub fn view<'a>(app: &'a App, now: &Now) -> View<'a> {
    if let Some(page) = app.page() {
        return View::Page(page::page(app, page));
    }
    match app.screen() {
        Screen::Home(marked) => View::Home(home(app, *marked, now)),
        Screen::Routines(pack, marked) => View::Routines(routines(app, pack, *marked)),
        Screen::Steady(_) => View::Question(QuestionView {
            question: "Steady on your feet tonight?".into(),
            why: vec![
                "This routine is done standing, with a wall to hold.".into(),
                "Dizzy, sleepy from a tablet, or unsure? Choose seated.".into(),
            ],
            footer: footer(Context::Question),
        }),
        Screen::Session(session) => View::Session(Box::new(session::session(app, session, now))),
        Screen::Guide(reader) => View::Guide(guide::guide(app, reader)),
        Screen::End(session) => View::End(session::end(app, session)),
    }
}

/// When what is shown changes by itself; `None` while only an input can change it. A figure that is not `seen` does not
/// move.
#[must_use]
pub fn next_change(app: &App, now: &Now, seen: bool) -> Option<Mono> {
    if app.page().is_some() {
        return None;
    }
    match app.screen() {
        Screen::Home(_) => Some(now.next_minute()),
        Screen::Session(session) if session.phase() == Phase::Running => {
            let due = session.next_deadline();
            match animation_due(app, session, now.mono).filter(|_| seen) {
                Some(frame) => Some(due.map_or(frame, |due| due.min(frame))),
                None => due,
            }
        }
        Screen::Session(_) | Screen::Routines(..) | Screen::Guide(_) | Screen::Steady(_) | Screen::End(_) => None,
    }
}

/// The keys that a footer shows, with the two that move a mark as one.
fn footer(context: Context) -> Vec<Hint> {
    let arrows = matches!(context, Context::Home | Context::Routines | Context::Guide | Context::Search)
        .then(|| Hint { key: "↑↓".into(), words: "choose" });
    let rows = keys::bindings(context).filter(|b| !b.hint.is_empty()).map(|b| Hint { key: b.keys[0].label(), words: b.hint });
    arrows.into_iter().chain(rows).collect()
}

fn home(app: &App, marked: usize, now: &Now) -> HomeView {
    let plan = app.tonight.plan(&Preferences::default());
    let routine = plan.routine();
    let rows = app.home_rows().iter().enumerate().map(|(at, row)| match row {
        HomeRow::GoOn => {
            let stopped = app.stopped.as_ref().unwrap_or(&plan);
            Row {
                name: "Go on".into(),
                detail: stopped.routine().name.to_string(),
                end: words::ends(stopped.total(), now),
                key: String::new(),
                below: stopped.segments().first().map(|s| words::place(stopped, s)).unwrap_or_default(),
                marked: at == marked,
            }
        }
        HomeRow::Stretch => Row {
            name: "Stretch".into(),
            detail: routine.name.to_string(),
            end: words::ends(plan.total(), now),
            key: String::new(),
            below: routine.label.to_string(),
            marked: at == marked,
        },
        HomeRow::Routines => Row {
            name: "Routines".into(),
            detail: "seated · in bed · shorter · by day".into(),
            end: String::new(),
            key: "r".into(),
            below: String::new(),
            marked: at == marked,
        },
        HomeRow::Guide => Row {
            name: "Guide".into(),
            detail: "why it happens · habits · food · sleep · questions".into(),
            end: String::new(),
            key: "g".into(),
            below: String::new(),
            marked: at == marked,
        },
    });
    HomeView {
        clock: words::day_and_time(now),
        rows: rows.collect(),
        stretches: stretches(&plan),
        needs: words::needs(plan.steps().iter().flat_map(|step| &plan.pack().stretches[step.stretch].needs)),
        evidence: words::evidence(routine.evidence),
        footer: footer(Context::Home),
    }
}

/// The stretches of a plan with their doses, then the optional ones.
fn stretches(plan: &Plan) -> Vec<(String, String)> {
    let name = |text: &SafeText| text.to_string();
    let planned = plan.steps().iter().map(|step| (name(&plan.pack().stretches[step.stretch].name), words::dose(step)));
    let optional = plan.routine().steps.iter().filter(|step| step.optional).filter_map(|step| {
        let stretch = plan.pack().stretch(&step.stretch)?;
        let dose = step.dose.over(stretch.dose.as_ref())?;
        Some((name(&stretch.name), format!("{}, if you like", words::effort(&dose))))
    });
    planned.chain(optional).collect()
}

fn routines(app: &App, pack: &std::sync::Arc<Pack>, marked: usize) -> RoutinesView {
    let rows = pack.routines.iter().enumerate().map(|(at, routine)| Row {
        name: routine.name.to_string(),
        detail: routine.label.to_string(),
        end: minutes(Plan::compile(pack, at, &Preferences::default()).total()),
        key: String::new(),
        below: String::new(),
        marked: at == marked,
    });
    let steady = match app.memory.steady {
        Some(true) => "Steady on your feet: yes",
        Some(false) => "Steady on your feet: no, seated first",
        None => "Steady on your feet: not asked yet",
    };
    RoutinesView { rows: rows.collect(), steady: steady.into(), footer: footer(Context::Routines) }
}
