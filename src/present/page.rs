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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Choice, Event},
        keys::Key,
        model::{Card, Evidence, Guide, Memory, Settings, Topic, fixture::classic},
        present::{View, view},
        time::Mono,
    };
    use chrono::DateTime;

    #[test]
    fn a_page_is_about_the_routine_and_within_it_about_the_stretch_with_its_sources() {
        let now =
            |seconds| Now { mono: Mono::from_zero(std::time::Duration::from_secs(seconds)), wall: DateTime::UNIX_EPOCH.fixed_offset() };
        let id = Id::new("study").unwrap();
        let mut pack = (*classic()).clone();
        pack.stretches[0].sources = vec![id.clone()];
        let (authors, published) = ("Doe J.".into(), "A journal".into());
        let source = Source { id, authors, published, year: Some(2020), shows: "It helps.".into(), url: None, checked: true };
        let memory = Memory { asked_hips: true, steady: Some(true), ..Memory::default() };
        let mut app = App::new(Choice { pack: pack.into(), routine: 0 }, Settings::default(), memory);
        app.sources = vec![source];
        let mut about = |keys: &[Key]| {
            keys.iter().for_each(|key| drop(app.update(Event::Key(*key), &now(1))));
            let View::Page(page) = view(&app, &now(1)) else { panic!("no page") };
            (page.title, page.lines.contains(&Line::Quiet("Doe J. A journal (2020).".into())))
        };
        assert_eq!(about(&[Key::Char('s')]), ("R".into(), false));
        assert_eq!(about(&[Key::Esc, Key::Enter, Key::Char('s')]), ("ham".into(), true));
    }

    #[test]
    fn a_card_of_the_guide_is_a_page_with_its_title_and_words() {
        let now = Now { mono: Mono::default(), wall: DateTime::UNIX_EPOCH.fixed_offset() };
        let topic = Topic { id: Id::new("food").unwrap(), name: "Food".into() };
        let card = Card {
            id: Id::new("salt").unwrap(),
            topic: topic.id.clone(),
            title: "Salt".into(),
            text: vec!["It does little.".into()],
            dispute: None,
            grade: Evidence { grade: Grade::D, safety: false },
            sources: vec![],
            covers: vec![],
            muscles: vec![],
            tags: vec![],
            about: vec![],
            hide_for: vec![],
            notes_of: vec![],
        };
        let guide = Guide { topics: vec![topic], cards: vec![card], sources: vec![] };
        let mut app = App::new(Choice::nothing(), Settings::default(), Memory::default());
        app.update(Event::Key(Key::Char('g')), &now);
        app.update(Event::Guide(guide.into()), &now);
        (0..2).for_each(|_| drop(app.update(Event::Key(Key::Enter), &now)));
        let View::Page(page) = view(&app, &now) else { panic!("no page") };
        assert_eq!((page.title.as_str(), &page.lines[0]), ("Salt", &Line::Text("It does little.".into())));
    }
}
