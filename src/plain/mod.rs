//! The same [`View`]s as lines that are only ever added: for screen readers, pipes and dumb terminals.
//!
//! One line for each change, never the ticking number; no cursor movement, no colour, no drawing.

mod diary;
mod signs;

use crate::{
    model::CueMode,
    present::{
        Big, CrampView, DiaryView, EndView, FormView, GuideView, Hint, HomeView, Line, Moment, PageView, QuestionView, RoutinesView,
        SessionView, SetupView, View,
    },
};

use signs::signs;

/// Remembers what has been said, so that only changes are.
#[derive(Debug, Default)]
pub struct Transcript {
    last: Said,
    /// It was said how to breathe.
    breathing: bool,
}

/// What was said last.
#[derive(Debug, Default, PartialEq, Eq)]
enum Said {
    #[default]
    Nothing,
    Session {
        moment: Moment,
        entered: u32,
        line: String,
        noted: u32,
        cues: CueMode,
    },
    Cramp {
        title: String,
        line: String,
        note: String,
        keys: Vec<String>,
    },
    Form(FormView),
    Other(Vec<String>),
}

impl Transcript {
    /// The lines to add so that all of this view has been said.
    pub fn lines(&mut self, view: &View<'_>) -> Vec<String> {
        // A dot between words is no sound.
        self.news(view).into_iter().map(|line| line.replace(" · ", ", ")).collect()
    }

    fn news(&mut self, view: &View<'_>) -> Vec<String> {
        let lines = match view {
            View::Session(session) => return self.session(session),
            View::Cramp(cramp) => return self.cramp(cramp),
            View::Diary(DiaryView::Form(form)) => return self.form(form),
            View::Diary(view) => diary::diary(view),
            View::Habits(view) => diary::habits(view),
            View::Home(view) => home(view),
            View::Routines(view) => routines(view),
            View::Question(view) => question(view),
            View::Setup(view) => setup(view),
            View::End(view) => end(view),
            View::Guide(view) => guide(view),
            View::Page(view) => page(view),
            View::Signs(view) => signs(view),
        };
        let before = std::mem::replace(&mut self.last, Said::Other(lines.clone()));
        match before {
            Said::Other(before) => what_changed(&before, lines),
            _ => lines,
        }
    }

    fn session(&mut self, view: &SessionView<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        let before = std::mem::take(&mut self.last);
        let (was_moment, was_entered, was_line, was_noted, was_cues) = match before {
            Said::Session { moment, entered, line, noted, cues } => (Some(moment), Some(entered), line, noted, cues),
            Said::Nothing | Said::Cramp { .. } | Said::Form(_) | Said::Other(_) => {
                lines.push(format!("{}. {}.", view.routine, view.left));
                lines.extend(view.fitted.iter().map(|line| format!("  {line}")));
                lines.push(keys(&view.footer));
                (None, None, String::new(), 0, view.cues)
            }
        };
        let moved = was_entered != Some(view.entered);
        if view.noted != was_noted {
            lines.extend(view.note.clone());
        }
        if moved || was_moment != Some(view.moment) {
            lines.extend(moment(view, moved));
        } else if view.moment == Moment::Hold && view.line != was_line {
            lines.push(view.line.clone());
        }
        if view.moment == Moment::Hold && view.breath.is_some() != self.breathing && (!self.breathing || !moved) {
            self.breathing = !self.breathing;
            lines.push(if self.breathing { "Breathe in for four, out for six.".into() } else { "Breathe as you like.".into() });
        }
        if view.cues != was_cues {
            lines.push(format!("Cues: {}.", view.cues.word()));
        }
        self.last =
            Said::Session { moment: view.moment, entered: view.entered, line: view.line.clone(), noted: view.noted, cues: view.cues };
        lines
    }

    /// The instruction comes before all else.
    fn cramp(&mut self, view: &CrampView<'_>) -> Vec<String> {
        let (title_before, before, note_before, keys_before) = match std::mem::take(&mut self.last) {
            Said::Cramp { title, line, note, keys } => (title, line, note, keys),
            Said::Nothing | Said::Session { .. } | Said::Form(_) | Said::Other(_) => {
                (view.title.clone(), String::new(), String::new(), vec![])
            }
        };
        let stop = if view.big.ends_with('?') { "" } else { "." };
        // What the giant words begin to say the line says, too.
        let line =
            if view.line.to_uppercase().starts_with(&view.big) { view.line.clone() } else { format!("{}{stop} {}", view.big, view.line) };
        let hints: Vec<Hint> =
            view.choices.iter().chain(&view.places).map(|choice| choice.hint.clone()).chain(view.footer.clone()).collect();
        let keys = vec![keys(&hints), format!("{} {}", view.alarm.0, view.alarm.1)];
        let mut lines = Vec::new();
        if view.title != title_before {
            lines.push(view.title.clone());
        }
        if line != before {
            lines.push(line.clone());
            lines.extend(view.lines.iter().map(ToString::to_string));
        }
        if view.note != note_before && !view.note.is_empty() {
            lines.push(view.note.clone());
        }
        // A key that lapses by itself is not worth saying all the others again.
        if line != before && keys != keys_before {
            lines.extend(keys.clone());
        }
        self.last = Said::Cramp { title: view.title.clone(), line, note: view.note.clone(), keys };
        lines
    }

    /// All of a form once, then only what changes in it; what is typed into a line is not said letter by letter.
    fn form(&mut self, view: &FormView) -> Vec<String> {
        let lines = match &self.last {
            Said::Form(before) if before.title == view.title => diary::form_changes(before, view),
            _ => diary::form(view),
        };
        self.last = Said::Form(view.clone());
        lines
    }
}

/// Of a screen that was said before, only the lines that are new; a line whose mark has gone is not. Another screen is said
/// whole.
fn what_changed(before: &[String], now: Vec<String>) -> Vec<String> {
    let unmarked = |line: &str| line.replacen("> ", "", 1);
    if before.len() < now.len() {
        // A line or two that came in between are all the news.
        let head = before.iter().zip(&now).take_while(|(a, b)| a == b).count();
        let (came, left) = (now.len() - before.len(), before.len() - head);
        if came <= FEW_CHANGES && before[head..] == now[now.len() - left..] {
            return now[head..head + came].to_vec();
        }
    }
    let is_other = before.len() != now.len() || before.iter().zip(&now).filter(|(a, b)| a != b).count() > FEW_CHANGES;
    if is_other {
        return now;
    }
    let has_news = |(before, now): &(&String, String)| **before != *now && (now.contains("> ") || unmarked(before) != *now);
    before.iter().zip(now).filter(has_news).map(|(_, now)| now).collect()
}

/// A screen of which more lines are new is another one.
const FEW_CHANGES: usize = 2;

/// A moment that has just begun, or goes on after standing still.
fn moment(view: &SessionView<'_>, moved: bool) -> Vec<String> {
    let (Big::Digits(number) | Big::Word(number)) = &view.big;
    let side = match &view.set {
        Some(set) => format!("{}, {set}", view.side),
        None => view.side.to_owned(),
    };
    match view.moment {
        Moment::SetUp if moved => {
            let mut lines =
                vec![format!("{} {}: {}, {}. It starts in {number} {}.", view.line, view.place, view.stretch, view.side, view.unit)];
            lines.extend(view.lines.iter().map(|line| format!("  {line}")));
            lines.extend(view.figure.map(|body| format!("  Picture: {}", body.figure.describe)));
            lines
        }
        Moment::SetUp => vec![format!("Get into position: {number} {}.", view.unit)],
        Moment::Hold if moved => vec![format!("{side}: {}. {}", view.asks, view.line)],
        Moment::Hold => vec![format!("Going on, {side}: {}.", view.stands)],
        Moment::Rest => vec![format!("{} {number} {}. Then {side}.", view.line, view.unit)],
        Moment::Switch => vec![format!("{} Then {side}.", view.line)],
        Moment::Paused => vec![format!("{} {side}, {}.", view.line, view.stands), keys(&view.footer)],
        Moment::Hurt => {
            let mut lines = vec![format!("Stop. {}", view.line)];
            lines.extend(view.lines.iter().map(|line| format!("  {line}")));
            lines.push(keys(&view.footer));
            lines
        }
    }
}

fn keys(footer: &[Hint]) -> String {
    let keys: Vec<String> = footer.iter().map(|hint| format!("{} {}", hint.key.replace("↑↓", "arrows"), hint.words)).collect();
    format!("Keys, then Enter (for enter, an empty line): {}.", keys.join(", "))
}

fn home(view: &HomeView) -> Vec<String> {
    // Neither the time nor what depends on it: nobody wants to be told each minute.
    let mut lines = vec!["unclench.".to_owned()];
    lines.extend((!view.notice.is_empty()).then(|| view.notice.clone()));
    for row in &view.rows {
        let mark = if row.marked { "> " } else { "" };
        let length = row.end.split(" · ").next().unwrap_or_default();
        let key = if row.key.is_empty() { String::new() } else { format!(" ({})", row.key) };
        let words = [&row.name, &row.detail, length].map(str::to_owned).into_iter().filter(|part| !part.is_empty());
        let more = if row.below.is_empty() { String::new() } else { format!(". {}", row.below) };
        lines.push(format!("{mark}{}{key}{more}", words.collect::<Vec<_>>().join(", ")));
    }
    lines.extend(diary::asked(&view.asked));
    lines.extend(view.strip.iter().flat_map(diary::strip));
    lines.extend(view.stretches.iter().map(|(name, dose)| format!("  {name}: {dose}")));
    lines.push(keys(&view.footer));
    lines
}

fn routines(view: &RoutinesView) -> Vec<String> {
    let row = |row: &crate::present::Row| format!("{}{}, {}: {}", if row.marked { "> " } else { "" }, row.name, row.end, row.detail);
    let mut lines: Vec<String> = view.rows.iter().map(row).collect();
    lines.extend([view.steady.clone(), keys(&view.footer)]);
    lines
}

fn question(view: &QuestionView) -> Vec<String> {
    let mut lines = vec![view.question.clone()];
    lines.extend(view.why.clone());
    lines.extend(view.lines.iter().map(|(key, words)| format!("  {key}: {words}")));
    lines.push(keys(&view.footer));
    lines
}

fn setup(view: &SetupView) -> Vec<String> {
    let row = |(at, (text, is_ticked)): (usize, &(String, bool))| {
        format!("{}[{}] {text}", if at == view.marked { "> " } else { "" }, if *is_ticked { 'x' } else { ' ' })
    };
    let mut lines = vec![view.title.to_owned(), view.intro.clone()];
    lines.extend(view.rows.iter().enumerate().map(row));
    lines.push(keys(&view.footer));
    lines
}

fn end(view: &EndView) -> Vec<String> {
    let mut lines = vec![format!("{}.", view.title)];
    lines.extend(view.held.iter().map(|(name, times)| format!("  {name}: {times}")));
    lines.extend(view.lines.clone());
    if let Some((key, words)) = &view.extra {
        lines.push(format!("{key}: {words}"));
    }
    lines.push(keys(&view.footer));
    lines
}

/// More cards than this are not read out at once: one letter more makes them fewer, and the next follow when the mark gets there.
const MOST_CARDS: usize = 12;

fn guide(view: &GuideView) -> Vec<String> {
    let mark = |marked: bool| if marked { "> " } else { "" };
    let marked = view.before + view.cards.iter().position(|card| card.marked).unwrap_or(0);
    let above = (marked - marked % MOST_CARDS).saturating_sub(view.before);
    let cards =
        view.cards.iter().skip(above).take(MOST_CARDS).map(|card| format!("  {}{} ({})", mark(card.marked), card.title.text, card.grade));
    let mut lines = match &view.typed {
        Some(typed) => vec![format!("Search: {typed}. {}", view.said)],
        None => vec![format!("Guide. {}.", view.said)],
    };
    if view.in_cards {
        lines.extend(cards);
    } else {
        lines.extend(view.topics.iter().map(|(name, open)| format!("  {}{name}", mark(*open))));
    }
    lines.extend((!view.legend.is_empty()).then(|| format!("Letters: {}.", view.legend)));
    lines.push(keys(&view.footer));
    lines
}

fn page(view: &PageView) -> Vec<String> {
    let mut lines = vec![format!("{}.", view.title)];
    lines.extend(text(&view.lines));
    lines.push(keys(&view.footer));
    lines
}

fn text(lines: &[Line]) -> impl Iterator<Item = String> {
    lines.iter().filter_map(|line| match line {
        Line::Heading(text) if text.ends_with(['.', '?', '!']) => Some(text.clone()),
        Line::Heading(text) => Some(format!("{text}:")),
        Line::Text(text) | Line::Quiet(text) | Line::Link(text) => Some(format!("  {text}")),
        Line::Key(key, words) => Some(format!("  {key}: {words}")),
        Line::Blank => None,
    })
}
