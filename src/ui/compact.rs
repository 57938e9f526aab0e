//! Less than 40×12: the lines that matter most, as many as fit, the most needed first. Never blank. From three rows on, the last
//! one has the way out.

use super::{
    pen::{Pen, wrap},
    theme::Role,
};
use crate::{
    model::Width,
    present::{Big, Hint, Moment, View},
};

pub(super) fn paint(pen: &mut Pen<'_>, view: &View<'_>) {
    let (width, height) = (usize::from(pen.width()), pen.height());
    let lines = lines(view, width);
    let tall: usize = lines.iter().map(|(text, _)| wrap(text, width).len()).sum();
    let keys = footer(view, tall < usize::from(height));
    let mut rows = height;
    if height >= WITH_KEYS {
        let left = usize::from(height).saturating_sub(above_keys(&lines, width, usize::from(height) - 1));
        let keys = flowed(&keys, width, left.max(1), matches!(view, View::Cramp(_)));
        rows -= u16::try_from(keys.len()).unwrap_or(1);
        keys.iter().zip(rows..).for_each(|(row, y)| pen.footer(y, row));
    }
    let mut above = pen.part(0, 0, pen.width(), rows);
    let mut y = 0;
    for (text, role) in lines {
        if y > 0 && usize::from(y) + wrap(&text, width).len() > usize::from(rows) {
            return;
        }
        y = above.wrapped(0, y, &text, role);
    }
}

/// How many rows the lines take that are shown whole in so many.
fn above_keys(lines: &[(String, Role)], width: usize, rows: usize) -> usize {
    let tall = lines.iter().map(|(text, _)| wrap(text, width).len());
    tall.scan(0, |sum, tall| {
        *sum += tall;
        Some(*sum)
    })
    .take_while(|sum| *sum <= rows)
    .last()
    .unwrap_or(rows)
}

/// As many keys as so many rows hold, the most needed first and the way out last. In a cramp that one's words go before the key for
/// "it let go" does.
fn flowed(keys: &[Hint], width: usize, rows: usize, in_cramp: bool) -> Vec<Vec<Hint>> {
    let flow = |keys: &[Hint]| {
        let mut rows: Vec<Vec<Hint>> = vec![];
        let wide = |row: &[Hint]| row.iter().map(|hint| hint.key.width() + 1 + hint.words.width() + 2).sum::<usize>();
        for key in keys {
            match rows.last_mut() {
                Some(row) if wide(row) + key.key.width() + usize::from(!key.words.is_empty()) + key.words.width() <= width => {
                    row.push(key.clone());
                }
                _ => rows.push(vec![key.clone()]),
            }
        }
        rows
    };
    let most = |mut keys: Vec<Hint>| {
        while keys.len() > 1 && flow(&keys).len() > rows {
            keys.remove(keys.len() - 2);
        }
        keys
    };
    let whole = most(keys.to_vec());
    let mut bare = keys.to_vec();
    bare.iter_mut().skip(1).last().into_iter().for_each(|out| out.words = "");
    let bare = most(bare);
    flow(if in_cramp && whole.len() <= 2 && bare.len() > whole.len() { &bare } else { &whole })
}

/// With fewer rows only the line that matters most is shown.
const WITH_KEYS: u16 = 3;

/// The keys, the most needed first, but for the way out, which is the last. In a cramp the danger sign's is among them unless
/// its own line is.
fn footer(view: &View<'_>, says_all: bool) -> Vec<Hint> {
    match view {
        View::Home(view) => view.footer.clone(),
        View::Routines(view) => view.footer.clone(),
        View::Question(view) => view.footer.clone(),
        View::Setup(view) => view.footer.clone(),
        View::Session(view) => view.footer.clone(),
        View::End(view) => view.footer.clone(),
        View::Guide(view) => view.footer.clone(),
        View::Page(view) => view.footer.clone(),
        View::Diary(view) => view.footer().to_vec(),
        View::Habits(view) => view.footer.clone(),
        View::Signs(view) => view.footer.clone(),
        View::Cramp(view) => {
            let danger = Hint { key: view.alarm.1.clone(), words: "danger" };
            let danger = (!says_all).then_some(danger);
            // What is asked is about the danger itself, and no answer stands there without the other.
            let (answers, others): (Vec<Hint>, Vec<Hint>) =
                view.footer.iter().rev().skip(1).cloned().partition(|hint| hint.words == "no" || hint.words.starts_with("yes"));
            answers.into_iter().rev().chain(danger).chain(others).chain(view.footer.last().cloned()).collect()
        }
    }
}

fn lines(view: &View<'_>, width: usize) -> Vec<(String, Role)> {
    match view {
        View::Home(home) => {
            let marked = home.rows.iter().find(|row| row.marked).map(|row| format!("{}: {} {}", row.name, row.detail, row.end));
            vec![(marked.unwrap_or_default(), Role::Strong)]
        }
        View::Routines(list) => {
            let marked = list.rows.iter().find(|row| row.marked).map(|row| format!("{} {}", row.name, row.end));
            vec![(marked.unwrap_or_default(), Role::Strong)]
        }
        View::Question(question) => {
            // What a key ticks is the question, without what is said closer of it.
            let lines =
                question.lines.iter().map(|(key, words)| (format!("{key} {}", words.split(':').next().unwrap_or(words)), Role::Strong));
            lines.chain([(question.question.clone(), Role::Strong)]).collect()
        }
        View::Setup(setup) => {
            let row = setup.rows.get(setup.marked).map(|(text, is_ticked)| format!("[{}] {text}", if *is_ticked { 'x' } else { ' ' }));
            vec![(row.unwrap_or_default(), Role::Strong)]
        }
        View::Session(session) => {
            let number = match &session.big {
                Big::Digits(digits) => digits,
                Big::Word(word) => word,
            };
            let body = format!("{} · {}", session.side, session.stretch);
            let mut lines = match session.moment {
                Moment::SetUp => vec![(format!("in {number} · {body}"), Role::Strong), (session.line.clone(), Role::Text)],
                Moment::Hold => vec![(format!("{number} · {body}"), Role::Strong), (session.line.clone(), Role::Text)],
                Moment::Rest | Moment::Switch => vec![(format!("{number} · {}", session.line), Role::Strong)],
                Moment::Paused => vec![(format!("{} {}", session.line, session.stands), Role::Strong)],
                Moment::Hurt => vec![(session.line.clone(), Role::Strong)],
            };
            if session.moment == Moment::Hurt {
                lines.extend(session.lines.iter().map(|line| (line.clone(), Role::Text)));
            }
            lines
        }
        View::End(end) => {
            let mut lines = vec![(end.title.clone(), Role::Strong)];
            lines.extend(end.held.iter().map(|(name, time)| (format!("{name}: {time}"), Role::Text)));
            lines
        }
        View::Cramp(cramp) => {
            // The time stands in one row; what the cramp is called gives way.
            let whole = [cramp.elapsed.as_str(), cramp.title.as_str()].join(" ");
            let time = if wrap(&whole, width).len() > 1 && !cramp.elapsed.is_empty() { &cramp.elapsed } else { &whole };
            let alarm = format!("{} {}", cramp.alarm.0, cramp.alarm.1);
            vec![(cramp.line.clone(), Role::Strong), (time.trim_start().into(), Role::Strong), (alarm, Role::Text)]
        }
        View::Signs(signs) => super::signs::compact(signs),
        View::Guide(guide) => {
            let open = guide.topics.iter().find(|(_, open)| *open).map(|(name, _)| name.clone());
            let card = guide.cards.iter().find(|card| card.marked).map(|card| card.title.text.clone());
            let marked = card.or(open.filter(|_| !guide.in_cards)).unwrap_or_else(|| guide.said.clone());
            vec![(marked, Role::Strong)]
        }
        View::Diary(diary) => super::diary::compact(diary),
        View::Habits(habits) => {
            let row = habits.rows.iter().find(|row| row.marked).map(|row| format!("[{}] {}", if row.ticked { 'x' } else { ' ' }, row.name));
            let timer = habits.timer.iter().map(|(big, below)| (format!("{big} {below}"), Role::Text));
            [(row.unwrap_or_default(), Role::Strong)].into_iter().chain(timer).collect()
        }
        View::Page(page) => vec![(page.title.clone(), Role::Strong), ("Make the window larger to read this page.".into(), Role::Text)],
    }
}
