//! A session: one thing is large, the body on the left, everything else quiet.
//!
//! ```text
//!  Before bed, classic                       2 of 3 · 3:23 left
//!
//!  Calf stretch at the wall             LEFT leg · set 2 of 3
//!
//!      figure                    ██████   ██████
//!      (from 60×18)                  ██       ██   seconds
//!                                █████     █████
//!
//!                              Heel heavy, rear knee straight.
//!
//!                              a ━━━━━━━━━─── breathe in
//!  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━────────────────────────────
//!  next  rest 5 s, then RIGHT leg
//!
//!  space pause   n next   x hurts   e easier   …   q stop
//! ```

use super::{
    figure,
    pen::{Pen, wrap},
    theme::Role,
    type5x7::{self, Size},
};
use crate::{
    model::{CueMode, Width},
    present::{Big, Moment, SessionView},
};

/// The least columns and rows with which the body is drawn.
const WITH_FIGURE: (u16, u16) = (56, 18);

/// Whether a body is drawn in so many columns and rows.
pub(super) fn has_figure(width: u16, height: u16) -> bool {
    width >= WITH_FIGURE.0 && height >= WITH_FIGURE.1
}

pub(super) fn paint(pen: &mut Pen<'_>, view: &SessionView<'_>) {
    let (width, height) = (pen.width(), pen.height());
    if view.moment == Moment::Hurt {
        return hurt(pen, view);
    }
    let roomy = width >= WITH_FIGURE.0;
    let mut header = vec![view.place.as_str(), &view.left];
    if roomy {
        header.extend(view.until.as_deref());
        if view.cues != CueMode::Silent {
            header.push(view.cues.word());
        }
    }
    let x = pen.text_right(0, &header.join(" · "), Role::Quiet);
    pen.part(0, 0, x.saturating_sub(2), 1).text(0, 0, &view.routine, Role::Quiet);
    let side = match &view.set {
        Some(set) => format!("{} · {set}", view.side),
        None => view.side.to_owned(),
    };
    let note = view.note.as_deref().or_else(|| view.fitted.last().map(String::as_str)).unwrap_or("");
    if !has_figure(width, height) {
        pen.text(0, 1, &view.stretch, Role::Strong);
        pen.text(0, 2, if note.is_empty() { &side } else { note }, Role::Accent);
        moment(&mut pen.part(0, 3, width, height - 4), view, false);
        pen.footer(height - 1, &view.footer);
        return;
    }
    let room = width.saturating_sub(u16::try_from(side.width()).unwrap_or(0) + 2);
    pen.part(0, 2, room, 1).text(0, 0, &view.stretch, Role::Strong);
    pen.text_right(2, &side, Role::Accent);
    // Six rows below the middle: blank, line, next, note, blank, keys.
    let middle = height - 4 - 6;
    // Instructions need more room than a number does.
    let left = if !view.lines.is_empty() { width * 2 / 5 } else { width / 2 }.min(middle * 3);
    if let Some(body) = &view.figure {
        figure::paint(&mut pen.part(0, 4, left, middle), body);
    }
    moment(&mut pen.part(left + 2, 4, width - left - 2, middle), view, true);
    pen.rule(height - 5, view.progress);
    if let Some(next) = &view.next {
        let x = pen.text(0, height - 4, "next", Role::Quiet);
        pen.text(x + 2, height - 4, next, Role::Text);
    }
    pen.text(0, height - 3, note, Role::Accent);
    pen.footer(height - 1, &view.footer);
}

/// After "it hurts" nothing is worth a row but the signs and what to do about them. Large only where all of them fit.
fn hurt(pen: &mut Pen<'_>, view: &SessionView<'_>) {
    let (width, height) = (pen.width(), pen.height());
    let room = usize::from(width);
    let needed: usize = view.lines.iter().chain([&view.line]).map(|line| wrap(line, room).len()).sum();
    let mut y = 0;
    if usize::from(height) >= needed + 8 {
        pen.text(0, 0, &view.stretch, Role::Quiet);
        type5x7::paint(pen, 0, 2, "STOP", Size::Half, Role::Lit);
        y = 7;
    }
    y = pen.wrapped(0, y, &view.line, Role::Strong);
    for line in &view.lines {
        y = pen.wrapped(0, y, line, Role::Text);
    }
    pen.footer(height - 1, &view.footer);
}

/// How the stretch is done, from row `y` on: all of it, or nothing.
fn position(pen: &mut Pen<'_>, mut y: u16, view: &SessionView<'_>) {
    let needed: usize = view.position.iter().map(|line| wrap(line, usize::from(pen.width().saturating_sub(2))).len()).sum();
    if usize::from(pen.height()) < usize::from(y) + needed {
        return;
    }
    for line in &view.position {
        pen.text(0, y, "·", Role::Quiet);
        y = pen.wrapped(2, y, line, Role::Quiet);
    }
}

/// What is large and what is said beside it.
fn moment(pen: &mut Pen<'_>, view: &SessionView<'_>, roomy: bool) {
    let (width, height) = (pen.width(), pen.height());
    pen.set_halfway(view.turns);
    match (view.moment, &view.big) {
        (Moment::SetUp | Moment::Paused, Big::Digits(number) | Big::Word(number)) if !view.lines.is_empty() => {
            let room = usize::from(width.saturating_sub(2));
            let needed: usize = view.lines.iter().map(|line| wrap(line, room).len()).sum();
            let large = usize::from(height) >= needed + 4;
            let (beside, role) = if view.moment == Moment::Paused { (&view.line, Role::Accent) } else { (&view.wait, Role::Quiet) };
            let mut y = if large {
                pen.text(0, 3, "in", Role::Quiet);
                pen.part(Size::Half.of(number).0 + 5, 3, width, 1).text(0, 0, beside, role);
                type5x7::paint(pen, 3, 0, number, Size::Half, Role::Accent);
                if usize::from(height) > needed + 4 { 5 } else { 4 }
            } else {
                let x = pen.text(0, 0, &format!("in {number}"), Role::Accent);
                pen.text(x + 2, 0, beside, role);
                1
            };
            for (at, line) in view.lines.iter().enumerate() {
                let rows = wrap(line, room).len();
                let last = at + 1 == view.lines.len();
                if usize::from(y) + rows + usize::from(!last) > usize::from(height) {
                    let x = pen.text(0, y, &view.about, Role::Accent);
                    let end = pen.text(x + 1, y, "all of it", Role::Quiet);
                    pen.spot(0, y, end, &view.about);
                    return;
                }
                pen.text(0, y, "·", Role::Quiet);
                y = pen.wrapped(2, y, line, Role::Text);
            }
        }
        (_, Big::Word(word)) => {
            type5x7::paint(pen, 0, u16::from(roomy), word, Size::Half, Role::Accent);
            let y = if roomy { 6 } else { 4 };
            pen.wrapped(0, y, &view.line, Role::Text);
        }
        (moment, Big::Digits(number)) => {
            let size = [Size::Two, Size::One, Size::Half].into_iter().find(|size| {
                let (columns, rows) = size.of(number);
                columns <= width && rows + if roomy { 4 } else { 1 } <= height
            });
            let size = size.unwrap_or(Size::Half);
            let (columns, rows) = size.of(number);
            let role = if moment == Moment::Hold { Role::Digits } else { Role::Quiet };
            let y = if roomy { (height.saturating_sub(rows + 3)) / 2 } else { 0 };
            type5x7::paint(pen, 0, y, number, size, role);
            if columns + 2 + u16::try_from(view.unit.width()).unwrap_or(0) <= width {
                pen.text(columns + 2, y + rows - 1, &view.unit, Role::Quiet);
            }
            let strong = if moment == Moment::Paused { Role::Accent } else { Role::Text };
            let mut end = pen.wrapped(0, y + rows + u16::from(roomy), &view.line, strong);
            if let Some(breath) = &view.breath {
                end = (end + u16::from(roomy)).min(height.saturating_sub(1)).max(end);
                pen.breath(0, end, breath);
            }
            position(pen, end + 2, view);
        }
    }
}
