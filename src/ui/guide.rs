//! The guide.
//!
//! ```text
//!  Guide                                                  9 cards
//!
//!  ▌ Why it happens       What a night cramp is                 C
//!    Stretches            Why at night?                         D
//!    …                    …
//!    A strong … D untested · X unlikely · S safety
//!  ↑↓ choose   enter open   / search   ? keys   q back
//! ```
//!
//! A search has the whole width, with the place under each title; a narrow terminal shows one of the two columns.

use super::{
    list,
    pen::{Pen, first_of},
    theme::Role,
};
use crate::{
    model::Width,
    present::{CardRow, GuideView, Marked},
};
use std::ops::Range;

/// From here on there is room for two columns.
const TWO_COLUMNS: u16 = 56;

pub(super) fn paint(pen: &mut Pen<'_>, view: &GuideView) {
    let (width, height) = (pen.width(), pen.height());
    let top = u16::from(height >= 20);
    let first = top + 2;
    let rows = height.saturating_sub(first + 2);
    let marked = view.cards.iter().find(|card| card.marked);
    let room = usize::from(width).saturating_sub(2);
    let legend = marked.map_or_else(|| first_of(view.legend, room), |card| meaning(&card.graded, room));
    pen.text(2, height - 2, legend, Role::Quiet);
    match &view.typed {
        Some(typed) => {
            let end = pen.text(0, top, "/ ", Role::Accent);
            let end = pen.text(end, top, typed, Role::Strong);
            pen.text(end, top, "▏", Role::Accent);
            if view.cards.is_empty() {
                pen.wrapped(2, first, &view.said, Role::Text);
            } else if top + usize_to_u16(typed.width()) + usize_to_u16(view.said.width()) + 4 < width {
                pen.text_right(top, &view.said, Role::Quiet);
            }
            cards(&mut pen.part(0, first, width, rows), view, true);
        }
        None => {
            pen.text(0, top, "Guide", Role::Strong);
            pen.text_right(top, &view.said, Role::Quiet);
            let left = view.topics.iter().map(|(name, _)| usize_to_u16(name.width())).max().unwrap_or(0) + 5;
            if width >= TWO_COLUMNS {
                topics(&mut pen.part(0, first, left, rows), view);
                cards(&mut pen.part(left, first, width - left, rows), view, false);
            } else if view.in_cards {
                cards(&mut pen.part(0, first, width, rows), view, false);
            } else {
                topics(&mut pen.part(0, first, width, rows), view);
            }
        }
    }
    pen.footer(height - 1, &view.footer);
}

/// A letter and as many of the words behind it, between commas, as there is room for; never the letter alone.
fn meaning(graded: &str, room: usize) -> &str {
    std::iter::successors(Some(graded), |words| Some(words.rsplit_once(", ")?.0)).find(|words| words.width() <= room).unwrap_or("")
}

fn topics(pen: &mut Pen<'_>, view: &GuideView) {
    let open = view.topics.iter().position(|(_, open)| *open);
    list::paint(
        pen,
        view.topics.len(),
        open.unwrap_or(0),
        |_| 1,
        |pen, y, at| {
            let (name, open) = &view.topics[at];
            if *open {
                pen.text(0, y, "▌", if view.in_cards { Role::Faint } else { Role::Accent });
            }
            pen.text(2, y, name, if *open { Role::Strong } else { Role::Text });
        },
    );
}

/// The cards, each with a second line below where there is one and room.
fn cards(pen: &mut Pen<'_>, view: &GuideView, below: bool) {
    let lines = if below && pen.height() >= 12 { 2 } else { 1 };
    let marked = view.before + view.cards.iter().position(|card| card.marked).unwrap_or(0);
    let all = view.before + view.cards.len() + view.after;
    list::paint(
        pen,
        all,
        marked,
        |_| lines,
        |pen, y, at| {
            if let Some(row) = at.checked_sub(view.before).and_then(|at| view.cards.get(at)) {
                card(pen, y, row, lines == 2);
            }
        },
    );
}

fn card(pen: &mut Pen<'_>, y: u16, card: &CardRow, below: bool) {
    if card.marked {
        pen.text(0, y, "▌", Role::Accent);
    }
    pen.text_right(y, card.grade, Role::Quiet);
    let width = pen.width().saturating_sub(3);
    line(&mut pen.part(2, y, width.saturating_sub(2), 1), &card.title, if card.marked { Role::Strong } else { Role::Text });
    if below {
        line(&mut pen.part(2, y + 1, width.saturating_sub(2), 1), &card.below, Role::Quiet);
    }
}

/// One line with what was looked for standing out.
fn line(pen: &mut Pen<'_>, line: &Marked, role: Role) {
    let (mut x, mut from) = (0, 0);
    for Range { start, end } in &line.marks {
        x = pen.text(x, 0, &line.text[from..*start], role);
        x = pen.text(x, 0, &line.text[*start..*end], Role::Found);
        from = *end;
    }
    pen.text(x, 0, &line.text[from..], role);
}

fn usize_to_u16(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
