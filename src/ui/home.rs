//! The first screen. What is read a moment after it is shown has its place kept.
//!
//! ```text
//!  unclench                                   Sunday night · 21:47
//!    (Go on …)
//!  ▌ Stretch    Before bed, classic      9:55 · done by 21:57
//!               Longer, standing. For steady legs.
//!    Cramp now  what to do, at once                             c
//!
//!    Last night, any cramps?   0 none   1   2   3   + more   . not sure
//!
//!    cramps     ·  2  ·  ·  1  ·  ·  ?  ·  1  ·  ·  ·  ?
//!    routine    ■  ■  □  ■  ■  ■  ■  ■  □  ■  ■  ■  ■  ■   tonight
//!  ─────────────────────────────────────────────────────────────
//!    Routines   seated · in bed · shorter                        r
//!    Diary      4 cramps in 12 recorded nights of 14             d
//!
//!    Tonight    Hamstring stretch              10 × 10 s, each leg
//!               …
//!    To hand    a wall, a low step
//!    Evidence   C · Mixed or thin                                s
//!
//!  ↑↓ choose   enter open   r routines   ? keys   q quit
//! ```

use super::{
    diary::{cramps_role, routine_role},
    list,
    pen::{Pen, first_of},
    theme::Role,
};
use crate::{
    model::Width,
    present::{AskedView, GO_ON, HomeView, Row, StripView},
};

/// Where the second column begins.
const SECOND: u16 = 13;

pub(super) fn paint(pen: &mut Pen<'_>, view: &HomeView) {
    let (width, height) = (pen.width(), pen.height());
    let roomy = height >= 20;
    let top = u16::from(roomy);
    pen.text(0, top, "unclench", Role::Accent);
    pen.text_right(top, &view.clock, Role::Quiet);
    let bottom = height - 2 + u16::from(!roomy && view.notice.is_empty());
    // What can be gone on with is known a moment later than the rest, and has the empty row above it: nothing moves.
    let (on, rows) = view.rows.split_at(usize::from(view.rows.first().is_some_and(|row| row.name == GO_ON)));
    for row in on {
        // It has one line, so its second stands in the first where that is long enough.
        let short = row.end.split(" · ").next().unwrap_or_default();
        let fits = |text: &String| usize::from(SECOND) + text.width() + 2 + short.width() <= usize::from(width);
        let both = format!("{} · {}", row.detail, row.below);
        let detail = [both, row.below.clone()].into_iter().find(fits).unwrap_or_else(|| row.detail.clone());
        list_row(pen, top + 1, &Row { detail, ..row.clone() }, false);
    }
    // Above the question stands what one may want at once: all rows down to the cramp's.
    let first = rows.iter().position(|row| row.name == "Cramp now").map_or(0, |cramp| cramp + 1);
    let rest = u16::try_from(rows.len() - first).unwrap_or(0);
    let mut y = top + 2;
    for row in &rows[..first] {
        y = list_row(pen, y, row, roomy);
    }
    y += u16::from(roomy);
    // A message may need more rows than a question; then the nights below it wait.
    let asked_ends = y + asked(&mut pen.part(2, y, width.saturating_sub(2), bottom.saturating_sub(y + rest)), &view.asked);
    y += 1 + u16::from(roomy);
    if let Some(nights) = view.strip.as_ref().filter(|_| height >= 16) {
        if asked_ends <= y {
            strip(&mut pen.part(2, y, width.saturating_sub(2), 2), nights);
        }
        y += 2;
    }
    y = y.max(asked_ends);
    if roomy {
        pen.part(2, y, width.saturating_sub(2), 1).rule(0, 0.0);
        y += 1;
    }
    let below = &rows[first..];
    let tall = |at: usize| 1 + usize::from(roomy && !below[at].below.is_empty());
    let marked = below.iter().position(|row| row.marked).unwrap_or(0);
    list::paint(&mut pen.part(0, y, width, bottom.saturating_sub(y)), below.len(), marked, tall, |pen, y, at| {
        list_row(pen, y, &below[at], roomy);
    });
    y = bottom.min(y + u16::try_from((0..below.len()).map(tall).sum::<usize>()).unwrap_or(u16::MAX));
    y += u16::from(roomy);
    let extras = [("To hand", &view.needs, ""), ("Evidence", &view.evidence, view.about.as_str())];
    let stretches = u16::try_from(view.stretches.len()).unwrap_or(u16::MAX);
    let below: u16 = if bottom.saturating_sub(y) > stretches.saturating_add(2) { 3 } else { 0 };
    for (at, (name, dose)) in view.stretches.iter().enumerate() {
        if y + below >= bottom {
            break;
        }
        if at == 0 {
            pen.text(2, y, "Tonight", Role::Quiet);
        }
        two_columns(pen, y, name, dose);
        y += 1;
    }
    y += u16::from(roomy);
    for (name, text, key) in extras {
        if y < bottom && !text.is_empty() {
            pen.text(2, y, name, Role::Quiet);
            pen.text(SECOND, y, text, Role::Quiet);
            pen.text_right(y, key, Role::Accent);
            pen.spot(0, y, pen.width(), key);
            y += 1;
        }
    }
    pen.text(0, height - 2, &view.notice, Role::Accent);
    pen.footer(height - 1, &view.footer);
}

/// What is asked of last night, with its keys behind it; the rows it takes.
fn asked(pen: &mut Pen<'_>, view: &AskedView) -> u16 {
    let room = usize::from(pen.width());
    if view.alarming {
        return pen.wrapped(0, 0, &view.text, Role::Lit);
    }
    let words = |words: &str| words.width() + usize::from(!words.is_empty());
    let keys = |with_words: bool, gap: usize| -> usize {
        view.keys.iter().map(|hint| gap + hint.key.width() + if with_words { words(hint.words) } else { 0 }).sum()
    };
    let whole = view.text.width() + keys(true, 3) <= room;
    let (text, gap) = if whole { (&view.text, 3) } else { (&view.short, 2) };
    let with_words = text.width() + keys(true, usize::from(gap)) <= room;
    let mut x = pen.text(0, 0, text, if view.keys.len() > 1 { Role::Text } else { Role::Quiet });
    for hint in &view.keys {
        pen.spot(x + gap, 0, 1, &hint.key);
        x = pen.text(x + gap, 0, &hint.key, Role::Accent);
        if with_words && !hint.words.is_empty() {
            x = pen.text(x + 1, 0, hint.words, Role::Quiet);
        }
    }
    1
}

/// The last nights: cramps above, the routine below.
fn strip(pen: &mut Pen<'_>, view: &StripView) {
    if view.nights.is_empty() {
        return;
    }
    let narrow = pen.width() < 60;
    let (begin, step) = if narrow { (8, 2) } else { (SECOND - 2, 3) };
    pen.text(0, 0, "cramps", Role::Quiet);
    pen.text(0, 1, "routine", Role::Quiet);
    let mut x = begin;
    for mark in &view.nights {
        pen.text(x, 0, &mark.cramps_sign(), cramps_role(*mark));
        pen.text(x, 1, mark.routine_sign(), routine_role(*mark));
        x += step;
    }
    let Some(tonight) = view.tonight.filter(|_| !narrow) else { return };
    let sign = if matches!(routine_role(tonight), Role::Done) { format!("{} tonight", tonight.routine_sign()) } else { "tonight".into() };
    pen.text(x + 1, 1, &sign, routine_role(tonight));
    if tonight.cramps.is_some() {
        pen.text(x + 1, 0, &tonight.cramps_sign(), cramps_role(tonight));
    }
}

/// Text in the second column with its counterpart at the right edge; what is left has the right of way.
fn two_columns(pen: &mut Pen<'_>, y: u16, left: &str, right: &str) {
    let end = pen.text(SECOND, y, left, Role::Text);
    let room = usize::from(pen.width().saturating_sub(end + 2));
    if right.width() <= room {
        pen.text_right(y, right, Role::Quiet);
    } else if let Some((short, _)) = right.split_once(',').filter(|(short, _)| short.width() <= room) {
        pen.text_right(y, short, Role::Quiet);
    }
}

/// One row that can be opened, with its second line; the row after it.
pub(super) fn list_row(pen: &mut Pen<'_>, y: u16, row: &Row, roomy: bool) -> u16 {
    pen.spot(0, y, pen.width(), &row.key);
    if row.marked {
        pen.text(0, y, "▌", Role::Accent);
    }
    pen.text(2, y, &row.name, if row.marked { Role::Strong } else { Role::Text });
    // A key is never given up for words.
    let kept = if row.key.is_empty() { 0 } else { u16::try_from(row.key.width()).unwrap_or(0) + 2 };
    let room = pen.width().saturating_sub(SECOND + kept);
    let end = SECOND + pen.part(SECOND, y, room, 1).text(0, 0, first_of(&row.detail, room.into()), Role::Text);
    let right = if row.key.is_empty() { &row.end } else { &row.key };
    let role = if row.key.is_empty() { Role::Quiet } else { Role::Accent };
    let room = usize::from(pen.width().saturating_sub(end + 2));
    if right.width() <= room {
        pen.text_right(y, right, role);
    } else if let Some((short, _)) = right.split_once(" · ") {
        pen.text_right(y, short, role);
    }
    if roomy && !row.below.is_empty() {
        pen.text(SECOND, y + 1, &row.below, Role::Quiet);
        return y + 2;
    }
    y + 1
}
