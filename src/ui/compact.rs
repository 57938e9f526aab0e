//! Less than 40×12: the lines that matter most, as many as fit, the most needed first. Never blank.

use super::{
    pen::{Pen, wrap},
    theme::Role,
};
use crate::present::{Big, Moment, View};

pub(super) fn paint(pen: &mut Pen<'_>, view: &View<'_>) {
    let mut y = 0;
    for (text, role) in lines(view) {
        if y > 0 && usize::from(y) + wrap(&text, usize::from(pen.width())).len() > usize::from(pen.height()) {
            return;
        }
        y = pen.wrapped(0, y, &text, role);
    }
}

fn lines(view: &View<'_>) -> Vec<(String, Role)> {
    let hint = |hints: &[crate::present::Hint]| hints.iter().map(|h| format!("{} {}", h.key, h.words)).collect::<Vec<_>>().join("  ");
    match view {
        View::Home(home) => {
            let marked = home.rows.iter().find(|row| row.marked).map(|row| format!("{}: {} {}", row.name, row.detail, row.end));
            vec![(marked.unwrap_or_default(), Role::Strong), (hint(&home.footer), Role::Quiet)]
        }
        View::Routines(list) => {
            let marked = list.rows.iter().find(|row| row.marked).map(|row| format!("{} {}", row.name, row.end));
            vec![(marked.unwrap_or_default(), Role::Strong), (hint(&list.footer), Role::Quiet)]
        }
        View::Question(question) => vec![(question.question.clone(), Role::Strong), (hint(&question.footer), Role::Quiet)],
        View::Setup(setup) => {
            let row = setup.rows.get(setup.marked).map(|(text, is_ticked)| format!("[{}] {text}", if *is_ticked { 'x' } else { ' ' }));
            vec![(row.unwrap_or_default(), Role::Strong), (hint(&setup.footer), Role::Quiet)]
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
            lines.push((hint(&session.footer), Role::Quiet));
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
            vec![(marked, Role::Strong), (hint(&guide.footer), Role::Quiet)]
        }
        View::Diary(diary) => super::diary::compact(diary),
        View::Habits(habits) => {
            let row = habits.rows.iter().find(|row| row.marked).map(|row| format!("[{}] {}", if row.ticked { 'x' } else { ' ' }, row.name));
            let timer = habits.timer.iter().map(|(big, below)| (format!("{big} {below}"), Role::Text));
            [(row.unwrap_or_default(), Role::Strong)].into_iter().chain(timer).chain([(hint(&habits.footer), Role::Quiet)]).collect()
        }
        View::Page(page) => vec![(page.title.clone(), Role::Strong), ("Make the window larger to read this page.".into(), Role::Text)],
    }
}
