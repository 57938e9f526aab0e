//! The diary: a month of nights, one night, and forms.
//!
//! ```text
//!  Diary                                              November 2026
//!
//!   Mo     Tu     We     Th     Fr     Sa     Su      Sat 21 → Sun 22 Nov
//!
//!                                            1 ?□    2 cramps
//!                                                    02:41  left calf · 1 min
//!    2 ·■   3 ·■   4 1□ …                            21:50  Before bed · done
//!
//!  ▌16 2■ …
//!
//!  ←↑↓→ night   enter open   a add a cramp   u undo   q back
//! ```

use super::{
    list,
    pen::{Pen, wrap},
    theme::Role,
    trend::trend,
};
use crate::{
    model::Width,
    present::{DayView, DiaryView, EveningMark, FieldView, FormView, NightMark, NightView, NightsView},
};

pub(super) fn paint(pen: &mut Pen<'_>, view: &DiaryView) {
    match view {
        DiaryView::Nights(view) => nights(pen, view),
        DiaryView::Night(view) => night(pen, view),
        DiaryView::Trend(view) => trend(pen, view),
        DiaryView::Form(view) => form(pen, view),
    }
}

/// How a number of cramps looks.
pub(super) fn cramps_role(mark: NightMark) -> Role {
    match mark.cramps {
        None | Some(0) => Role::Quiet,
        Some(_) => Role::Lit,
    }
}

/// How the routine of a night looks.
pub(super) fn routine_role(mark: NightMark) -> Role {
    if matches!(mark.evening, Some(EveningMark::Done | EveningMark::Part)) { Role::Done } else { Role::Quiet }
}

fn nights(pen: &mut Pen<'_>, view: &NightsView) {
    let (width, height) = (pen.width(), pen.height());
    let roomy = height >= 20;
    let top = u16::from(roomy);
    pen.text(0, top, "Diary", Role::Strong);
    pen.text_right(top, &view.month, Role::Quiet);
    // A night is a day, its cramps and its routine; the last goes first where there is little room.
    let beside = width >= 72;
    let cell: u16 = if width >= 49 { 7 } else { 5 };
    let airy = height >= if beside { 22 } else { 30 };
    let y = top + if roomy { 2 } else { 1 };
    for (name, x) in ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].into_iter().zip((u16::from(cell > 5)..).step_by(usize::from(cell))) {
        pen.text(x, y, name, Role::Quiet);
    }
    let step = 1 + usize::from(airy);
    for (week, y) in view.weeks.iter().zip((y + 1 + u16::from(airy)..).step_by(step)) {
        for (day, x) in week.iter().zip((0..).step_by(usize::from(cell))) {
            day_cell(pen, x, y, day, cell);
        }
    }
    let weeks = u16::try_from(view.weeks.len() * step).unwrap_or(0);
    let last = height - 1 - u16::from(roomy);
    let below = y + 1 + weeks + u16::from(roomy);
    const LEGEND: &str = "a number: cramps · none ? not recorded   ■ stretched ▄ in part □ not";
    let in_one = LEGEND.width() <= usize::from(width);
    let legend: Vec<&str> = if in_one { vec![LEGEND] } else { LEGEND.split("   ").collect() };
    let explained = u16::try_from(legend.len()).unwrap_or(0);
    // What the signs mean stands where they do, unless the night itself would have no room.
    let said = if view.said.is_empty() && roomy { &view.lately } else { &view.said };
    let rows = wrap(said, usize::from(width)).len();
    let told = if said.is_empty() { 0 } else { u16::try_from(rows).unwrap_or(1) };
    let explains = cell > 5 && below + explained + if beside { told } else { 4 } <= last;
    let kept = told + if explains { explained } else { 0 };
    let mut words = if beside {
        pen.part(7 * cell + 2, y, width.saturating_sub(7 * cell + 2), last.saturating_sub(y + 2))
    } else {
        pen.part(0, below, width, last.saturating_sub(below + kept))
    };
    night_words(&mut words, view, beside);
    if explains {
        let first = if beside { below } else { last.saturating_sub(kept) };
        legend.iter().zip(first..).for_each(|(line, y)| {
            pen.text(0, y, line, Role::Quiet);
        });
    }
    pen.wrapped(0, last.saturating_sub(told), said, if view.said.is_empty() { Role::Quiet } else { Role::Text });
    pen.footer(height - 1, &view.footer);
}

/// One night of the month, marked before it.
fn day_cell(pen: &mut Pen<'_>, x: u16, y: u16, day: &DayView, width: u16) {
    // Where there is little room the mark stands in the gap behind the day.
    let roomy = width > 5;
    let first = x + u16::from(roomy);
    if day.marked {
        pen.text(if roomy { x } else { x + 2 }, y, "▌", Role::Accent);
    }
    let start = first + 2 - u16::try_from(day.day.width()).unwrap_or(0).min(2);
    let end = pen.text(start, y, &day.day, if day.marked { Role::Strong } else { Role::Quiet });
    let Some(mark) = day.mark else { return };
    let end = pen.text(end + 1, y, &mark.cramps_sign(), cramps_role(mark));
    if roomy && end < x + width {
        pen.text(end, y, mark.routine_sign(), routine_role(mark));
    }
}

fn night_words(pen: &mut Pen<'_>, view: &NightsView, spaced: bool) {
    let height = pen.height();
    pen.text(0, 0, &view.night, Role::Strong);
    let mut y = 1 + u16::from(spaced);
    for (at, line) in view.lines.iter().enumerate() {
        if y >= height {
            // What is cut off is one key away.
            let more = format!("… {} more", view.lines.len() - at);
            pen.part(0, height.saturating_sub(1), pen.width(), 1).text_right(0, &more, Role::Quiet);
            break;
        }
        y = pen.wrapped(0, y, line, if at == 0 { Role::Text } else { Role::Quiet });
    }
}

fn night(pen: &mut Pen<'_>, view: &NightView) {
    let (width, height) = (pen.width(), pen.height());
    let roomy = height >= 20;
    let top = u16::from(roomy);
    pen.text(0, top, &view.title, Role::Strong);
    let said = wrap(&view.said, usize::from(width)).len();
    let last = (height - 1 - u16::from(roomy)).saturating_sub(u16::try_from(said).unwrap_or(0));
    let second: u16 = 12;
    let below = |at: usize| wrap(&view.rows[at].below, usize::from(width.saturating_sub(second))).len() + 1 + usize::from(roomy);
    let marked = view.rows.iter().position(|row| row.marked).unwrap_or(0);
    let mut body = pen.part(0, top + 2, width, last.saturating_sub(top + 2));
    list::paint(&mut body, view.rows.len(), marked, below, |pen, y, at| {
        let row = &view.rows[at];
        if row.marked {
            pen.text(0, y, "▌", Role::Accent);
        }
        pen.text(2, y, &row.name, if row.marked { Role::Strong } else { Role::Text });
        pen.text(second, y, &row.detail, Role::Text);
        pen.wrapped(second, y + 1, &row.below, Role::Quiet);
    });
    pen.wrapped(0, last, &view.said, Role::Text);
    pen.footer(height - 1, &view.footer);
}

fn form(pen: &mut Pen<'_>, view: &FormView) {
    let (width, height) = (pen.width(), pen.height());
    let roomy = height >= 20;
    let top = u16::from(roomy);
    let y = pen.wrapped(0, top, &view.title, Role::Strong) + u16::from(roomy);
    let help = if view.trouble.is_empty() { &view.hint } else { &view.trouble };
    let options = options(view, width);
    let rows = wrap(help, usize::from(width)).len() + options.len();
    let last = height - 1 - u16::from(roomy);
    let bottom = last.saturating_sub(u16::try_from(rows).unwrap_or(2));
    let marked = view.fields.iter().position(|field| field.marked).unwrap_or(0);
    let mut body = pen.part(0, y, width, bottom.saturating_sub(y + u16::from(roomy)));
    list::paint(&mut body, view.fields.len(), marked, |_| 1, |pen, y, at| field_row(pen, y, &view.fields[at]));
    let mut y = bottom;
    for row in &options {
        let mut x = 0;
        for (word, chosen) in row {
            x = pen.text(x, y, word, if *chosen { Role::Strong } else { Role::Quiet }) + 2;
        }
        y += 1;
    }
    pen.wrapped(0, y, help, if view.trouble.is_empty() { Role::Quiet } else { Role::Lit });
    pen.footer(height - 1, &view.footer);
}

/// The answers in as many rows as they need.
fn options(view: &FormView, width: u16) -> Vec<Vec<(&str, bool)>> {
    let mut rows: Vec<Vec<(&str, bool)>> = Vec::new();
    let mut used = usize::MAX;
    for (word, chosen) in &view.options {
        if used.saturating_add(2 + word.width()) > usize::from(width) {
            rows.push(vec![]);
            used = 0;
        }
        used += word.width() + if used > 0 { 2 } else { 0 };
        if let Some(row) = rows.last_mut() {
            row.push((word, *chosen));
        }
    }
    rows
}

/// Where answers begin.
const ANSWERS: u16 = 14;

fn field_row(pen: &mut Pen<'_>, y: u16, field: &FieldView) {
    if field.marked {
        pen.text(0, y, "▌", Role::Accent);
    }
    pen.text(2, y, field.label, if field.marked { Role::Strong } else { Role::Quiet });
    let role = if field.marked { Role::Strong } else { Role::Text };
    if !field.is_text || !field.marked {
        let text = format!("{}{}", field.before, field.after);
        pen.text(ANSWERS, y, &text, role);
        return;
    }
    // Where the line is longer than the room, its end before the place of the next letter is what one wants to see.
    let room = usize::from(pen.width().saturating_sub(ANSWERS + 2));
    let mut before = field.before.as_str();
    while before.width() > room {
        before = unicode_segmentation::UnicodeSegmentation::grapheme_indices(before, true).nth(1).map_or("", |(at, _)| &before[at..]);
    }
    let x = pen.text(ANSWERS, y, before, role);
    let x = pen.text(x, y, "▏", Role::Accent);
    pen.text(x, y, &field.after, role);
}

/// The lines that matter most where there is next to no room.
pub(super) fn compact(view: &DiaryView) -> Vec<(String, Role)> {
    let lines = match view {
        DiaryView::Nights(view) => [vec![view.night.clone()], view.lines.clone(), vec![view.said.clone()]].concat(),
        DiaryView::Night(view) => {
            let marked = view.rows.iter().filter(|row| row.marked).map(|row| format!("{} {}. {}", row.name, row.detail, row.below));
            [vec![view.title.clone()], marked.collect(), vec![view.said.clone()]].concat()
        }
        DiaryView::Trend(view) => view.sentences.clone(),
        DiaryView::Form(view) => {
            let marked =
                view.fields.iter().filter(|field| field.marked).map(|field| format!("{}: {}{}", field.label, field.before, field.after));
            [marked.collect(), vec![view.trouble.clone(), view.hint.clone()]].concat()
        }
    };
    let role = |at: usize| if at == 0 { Role::Strong } else { Role::Text };
    lines.into_iter().filter(|line| !line.is_empty()).enumerate().map(|(at, line)| (line, role(at))).collect()
}
