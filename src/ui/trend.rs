//! The last weeks in a picture, with the same in words below it.

use super::{
    pen::{Pen, wrap},
    theme::Role,
};
use crate::{
    model::Width,
    present::{EveningMark, Picture, TrendView, WeekView},
};

/// Eighths of a cell, from the bottom.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

pub(super) fn trend(pen: &mut Pen<'_>, view: &TrendView) {
    let (width, height) = (pen.width(), pen.height());
    let roomy = height >= 20;
    let top = u16::from(roomy);
    let place = format!("{} of {}", view.place.0, view.place.1);
    pen.text_right(top, &place, Role::Quiet);
    pen.part(0, 0, width.saturating_sub(7), height).text(0, top, view.title, Role::Strong);
    let all: Vec<&str> = view.sentences.iter().map(String::as_str).chain(view.legend.iter().copied()).collect();
    let rows = |sentences: &[&str]| -> usize { sentences.iter().map(|sentence| wrap(sentence, usize::from(width)).len()).sum() };
    // The first words are the most needed.
    let most = if roomy { usize::from(height) } else { 3 };
    let shown = (1..=all.len()).rev().find(|many| rows(&all[..*many]) <= most).unwrap_or(1);
    let sentences = all.get(..shown).unwrap_or_default();
    let last = height - 1 - u16::from(roomy);
    let first = top + 1 + u16::from(roomy);
    let below = u16::try_from(rows(sentences)).unwrap_or(3).min(last.saturating_sub(first) / 2);
    let mut part = pen.part(0, first, width, last.saturating_sub(first + below + u16::from(roomy)));
    match &view.picture {
        Picture::Weeks(weeks) => week_columns(&mut part, weeks),
        Picture::Hours(hours) => hour_columns(&mut part, hours),
        Picture::Bars(groups) => lying_bars(&mut part, groups),
        Picture::Evenings(rows) => evening_strip(&mut part, rows),
    }
    let mut part = pen.part(0, last.saturating_sub(below), width, below);
    let mut y = 0;
    for sentence in sentences {
        y = part.wrapped(0, y, sentence, Role::Text);
    }
    pen.footer(height - 1, &view.footer);
}

/// A bar of so many cells in width that ends above row `base`; the row above it.
fn standing(pen: &mut Pen<'_>, (x, base): (u16, u16), wide: usize, eighths: u32, role: Role) -> u16 {
    let mut y = base;
    let mut left = eighths;
    while left > 0 && y > 0 {
        y -= 1;
        let part = usize::try_from(left.min(8)).unwrap_or(8);
        pen.text(x, y, &EIGHTHS[part].repeat(wide), role);
        left = left.saturating_sub(8);
    }
    y.saturating_sub(1)
}

/// Cramps per week with what is plausible, over a row of nights: hatched where nothing is recorded, shaded with the routine.
fn week_columns(pen: &mut Pen<'_>, weeks: &[WeekView]) {
    let (width, height) = (pen.width(), pen.height());
    let column: u16 = if width >= 108 { 9 } else { 8 };
    let fit = usize::from((width + 1) / column);
    let weeks = &weeks[weeks.len().saturating_sub(fit)..];
    // A week with few nights may be plausible up to the sky; what is seen has the first say.
    let seen = weeks.iter().map(|week| week.tenths).max().unwrap_or(0).max(10);
    let most = weeks.iter().filter_map(|week| week.plausible).map(|(_, high)| high).max().unwrap_or(seen).clamp(seen, seen * 2);
    // Under it a row of nights and two of words.
    let base = height.saturating_sub(3).min(12);
    for (week, x) in weeks.iter().zip((0..).step_by(usize::from(column))) {
        for ((known, with), x) in week.nights.iter().zip(x..) {
            if *with {
                (0..base).for_each(|y| {
                    pen.text(x, y, "░", Role::Line);
                });
            }
            pen.text(x, base, if *known { "■" } else { "╱" }, Role::Quiet);
        }
        bar(pen, x + 1, base, week, most);
        pen.text(x, base + 1, &week.begins, Role::Quiet);
        let known = format!("{}/7{}", week.recorded, if week.is_with() { " r" } else { "" });
        pen.text(x, base + 2, &known, Role::Quiet);
    }
}

/// One week: its number over a bar that ends above row `base`. A week of which half is not known is drawn faint.
fn bar(pen: &mut Pen<'_>, x: u16, base: u16, week: &WeekView, most: u32) {
    if week.recorded == 0 {
        pen.text(x + 1, base.saturating_sub(1), "?", Role::Quiet);
        return;
    }
    let role = if week.recorded < 4 { Role::Far } else { Role::Near };
    // The row on top is for the number.
    let rows = u32::from(base.saturating_sub(1));
    let y = standing(pen, (x, base), 3, rows * 8 * week.tenths / most, role);
    let rate =
        if week.tenths.is_multiple_of(10) { (week.tenths / 10).to_string() } else { format!("{}.{}", week.tenths / 10, week.tenths % 10) };
    pen.text(x, y, &rate, if week.cramps > 0 { Role::Strong } else { Role::Quiet });
    let row = |tenths: u32| u16::try_from((rows * tenths.min(most)).div_ceil(most).max(1)).unwrap_or(1);
    let (low, high) = week.plausible.unwrap_or((week.tenths, week.tenths));
    for above in row(low)..=row(high) {
        pen.text(x + 4, base.saturating_sub(above), "│", Role::Quiet);
    }
}

/// Cramps by the hour, each with its number where there is room for it.
fn hour_columns(pen: &mut Pen<'_>, hours: &[(String, u32)]) {
    let column = (pen.width() / 24).clamp(1, 4);
    let base = pen.height().saturating_sub(1).min(12);
    let most = hours.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let rows = u32::from(base.saturating_sub(1));
    let wide = usize::from(column.max(2) - 1);
    for ((name, count), at) in hours.iter().zip(0_u16..) {
        let x = at * column;
        // Nothing is no bar; one in many is still a line.
        let eighths = (rows * 8 * count).div_ceil(most);
        let y = standing(pen, (x, base), wide, eighths, Role::Near);
        if *count > 0 && (column > 2 || *count < 10) {
            pen.text(x, y, &count.to_string(), Role::Strong);
        }
        if at.is_multiple_of(if column > 1 { 4 } else { 8 }) {
            pen.text(x, base, name, Role::Quiet);
        }
    }
}

/// How often each of some names, group under group.
fn lying_bars(pen: &mut Pen<'_>, groups: &[Vec<(String, u32)>]) {
    let rows = groups.iter().flatten();
    let names = u16::try_from(rows.clone().map(|(name, _)| name.width()).max().unwrap_or(0)).unwrap_or(0).min(pen.width() / 2);
    let most = rows.map(|(_, count)| *count).max().unwrap_or(1).max(1);
    // A name, a bar, its number.
    let room = u32::from(pen.width().saturating_sub(names + 8).min(50));
    let all: usize = groups.iter().map(Vec::len).sum::<usize>() + groups.len().saturating_sub(1);
    let gap = u16::from(all <= usize::from(pen.height()));
    let mut y = 0;
    for group in groups {
        for (name, count) in group {
            pen.part(0, y, names, 1).text(0, 0, name, Role::Text);
            let long = usize::try_from((count * room).div_ceil(most)).unwrap_or(0);
            let end = pen.text(names + 2, y, &"█".repeat(long), Role::Near);
            pen.text(end + 1, y, &count.to_string(), Role::Strong);
            y += 1;
        }
        y += gap;
    }
}

/// The routine, evening by evening, by weeks.
fn evening_strip(pen: &mut Pen<'_>, rows: &[(String, Vec<Option<EveningMark>>)]) {
    let left: u16 = 8;
    let step = if pen.width() >= 70 { 2 } else { 1 };
    let gap = 1 + u16::from(usize::from(pen.height()) > 2 * rows.len());
    for ((first, evenings), y) in rows.iter().zip((0..).step_by(usize::from(gap))) {
        pen.text(0, y, first, Role::Quiet);
        for (evening, at) in evenings.iter().zip(0_u16..) {
            let (sign, role) = match evening {
                Some(EveningMark::Done) => ("■", Role::Done),
                Some(EveningMark::Part) => ("▄", Role::Done),
                Some(EveningMark::LeftOut) => ("□", Role::Quiet),
                None => ("·", Role::Quiet),
            };
            pen.text(left + at * step + at / 7, y, sign, role);
        }
    }
}
