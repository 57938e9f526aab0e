//! Less than 40×12: the lines that matter most, as many as fit, the most needed first. Never blank. From three rows on, the last
//! one has the way out.

use super::{
    pen::{Pen, wrap},
    theme::Role,
};
use crate::present::{Big, Hint, Moment, View};

pub(super) fn paint(pen: &mut Pen<'_>, view: &View<'_>) {
    let (width, height) = (usize::from(pen.width()), pen.height());
    let mut lines = lines(view);
    let tall: usize = lines.iter().map(|(text, _)| wrap(text, width).len()).sum();
    let keys = footer(view, tall < usize::from(height));
    let in_words = keys.iter().map(|hint| format!("{} {}", hint.key, hint.words)).collect::<Vec<_>>().join("  ");
    let mut rows = height;
    if tall + wrap(&in_words, width).len() <= usize::from(height) {
        lines.push((in_words, Role::Quiet));
    } else if height >= WITH_KEYS {
        rows -= 1;
        pen.footer(rows, &keys);
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
            danger.into_iter().chain(view.footer.iter().rev().skip(1).cloned()).chain(view.footer.last().cloned()).collect()
        }
    }
}

fn lines(view: &View<'_>) -> Vec<(String, Role)> {
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
            let time = [cramp.elapsed.as_str(), cramp.title.as_str()].join(" ");
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
