//! Pages to read: the keys, and what a routine or a stretch is for.

use super::{Hint, footer, guide, habits, trial, words};
use crate::{
    app::{App, Opened, Page, PageKind, Screen},
    keys::{Bound, Context, Keymap},
    model::{Grade, Id, Pack, SafeText, Source, Stretch, Word},
    time::Now,
};

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading.
    Heading(String),
    /// Running text, to be wrapped.
    Text(String),
    /// Quiet running text.
    Quiet(String),
    /// A web address.
    Link(String),
    /// A key and what it does.
    Key(String, String),
    /// Nothing.
    Blank,
}

/// A page to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageView {
    /// Its title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Lines scrolled past.
    pub scrolled: usize,
    /// The keys.
    pub footer: Vec<Hint>,
}

pub(super) fn page(app: &App, page: Page, now: &Now) -> PageView {
    let (title, lines) = match page.kind {
        PageKind::About => about(app),
        PageKind::Card => card(app),
        PageKind::Trial(stand) => ("Does it help?".to_owned(), trial::page(app, stand, now)),
        PageKind::Worry(worry) => ("Worth a check-up".to_owned(), trial::worry(worry)),
    };
    let lines: Vec<Line> = opened(app).into_iter().chain(lines).collect();
    let footer = with_sources(footer(&app.keymap, app.context()), &lines);
    PageView { title, lines, scrolled: page.scrolled, footer }
}

/// The keys of what lies below.
pub(super) fn help(app: &App, scrolled: usize) -> PageView {
    // Whoever cramps goes on doing what is said.
    let said = if let (Screen::Cramp(cramp), true) = (app.screen(), app.reads_keys_in_cramp()) { Some(cramp.line()) } else { None };
    let said = said.into_iter().flat_map(|line| [Line::Heading(line.say.to_string()), Line::Blank]);
    PageView {
        title: "Keys".into(),
        lines: said.chain(keys_of(&app.keymap, app.context_below_help())).collect(),
        scrolled,
        footer: with_sources(footer(&app.keymap, app.context()), &[]),
    }
}

fn keys_of(keymap: &Keymap, context: Context) -> Vec<Line> {
    let line = |b: Bound<'_>| {
        let keys: Vec<String> = b.keys.iter().map(|key| key.label()).collect();
        Line::Key(keys.join("  "), b.label.to_owned())
    };
    let mut lines: Vec<Line> = keymap.bindings(context).map(line).collect();
    if matches!(context, Context::Guide | Context::Search) {
        lines.extend([Line::Blank, Line::Heading("The letter behind a title: how well supported it is".into())]);
        let grades = Grade::WORDS.iter().filter_map(|(_, grade)| words::grade(*grade).split_once(" · "));
        lines.extend(grades.map(|(letter, words)| Line::Key(letter.into(), words.into())));
    }
    lines.extend([
        Line::Blank,
        Line::Quiet(format!("Other keys: [keys.{}] in your settings; unclench config edit.", context.name())),
        Line::Blank,
        Line::Quiet("unclench is no medical device: it gives no diagnosis. A leg that is swollen, hot or newly sore on one side needs a doctor, not a stretch.".into()),
    ]);
    lines
}

fn about(app: &App) -> (String, Vec<Line>) {
    match app.screen() {
        Screen::Session(session) => about_stretch(app, session.plan().pack(), session.stretch()),
        Screen::Routines(pack, at) => about_routine(app, pack, *at),
        Screen::Habits(list) => habits::about(app, list),
        _ => about_routine(app, &app.tonight.pack, app.tonight.routine),
    }
}

fn about_routine(app: &App, pack: &Pack, index: usize) -> (String, Vec<Line>) {
    let routine = &pack.routines[index];
    let mut lines = vec![
        Line::Text(routine.label.to_string()),
        Line::Blank,
        Line::Text(routine.purpose.to_string()),
        Line::Blank,
        Line::Heading("How well supported".into()),
        Line::Text(words::evidence(routine.evidence)),
    ];
    lines.extend(sources(&app.sources, &routine.sources));
    (routine.name.to_string(), lines)
}

fn about_stretch(app: &App, pack: &Pack, stretch: &Stretch) -> (String, Vec<Line>) {
    let mut lines = vec![Line::Text(stretch.purpose.to_string()), Line::Blank, Line::Heading("What you should feel".into())];
    lines.push(Line::Text(stretch.feel.to_string()));
    let mut list = |heading: &str, items: &[SafeText]| {
        if !items.is_empty() {
            lines.extend([Line::Blank, Line::Heading(heading.into())]);
            lines.extend(items.iter().map(|item| Line::Text(item.to_string())));
        }
    };
    list("How", &stretch.steps);
    list("Form", &stretch.cues);
    list("What often goes wrong", &stretch.mistakes);
    list("Careful", &stretch.cautions);
    list("Stop at once for", pack.stop_signals());
    lines.extend([Line::Blank, Line::Heading("How well supported".into()), Line::Text(words::evidence(stretch.evidence))]);
    lines.extend(sources(&app.sources, &stretch.sources));
    (stretch.name.to_string(), lines)
}

/// The keys, that for sources only where there is one to open.
pub(super) fn with_sources(mut keys: Vec<Hint>, lines: &[Line]) -> Vec<Hint> {
    let any = lines.iter().any(|line| matches!(line, Line::Link(_)));
    keys.retain(|hint| any || hint.words != SOURCE);
    keys
}

/// The words of the key for sources.
const SOURCE: &str = "source";

/// What became of the address that was opened.
pub(super) fn opened(app: &App) -> Vec<Line> {
    let said = |opened: &Opened| {
        let words = if opened.failed { "Nothing here opens addresses. This one is:" } else { "Opened outside:" };
        vec![Line::Quiet(words.into()), Line::Link(opened.address.to_string()), Line::Blank]
    };
    app.opened.as_ref().map(said).unwrap_or_default()
}

pub(super) fn sources(known: &[Source], ids: &[Id]) -> Vec<Line> {
    ids.iter().filter_map(|id| known.iter().find(|s| s.id == *id)).flat_map(source).collect()
}

pub(super) fn source(source: &Source) -> Vec<Line> {
    let year = source.year.map(|year| format!(" ({year})")).unwrap_or_default();
    let mut lines = vec![Line::Blank, Line::Text(source.shows.to_string())];
    let stop = if year.is_empty() && source.published.as_str().ends_with('.') { "" } else { "." };
    lines.push(Line::Quiet(format!("{}. {}{year}{stop}", source.authors.as_str().trim_end_matches('.'), source.published)));
    lines.extend(source.url.as_ref().map(|url| Line::Link(url.to_string())));
    if !source.checked {
        lines.push(Line::Quiet("Not yet checked at the publisher.".into()));
    }
    lines
}

fn card(app: &App) -> (String, Vec<Line>) {
    let Screen::Guide(reader) = app.screen() else { return Default::default() };
    reader.card().map(|card| (card.title.to_string(), guide::card(reader.guide(), card))).unwrap_or_default()
}
