//! A page to read, scrolled line by line.
//!
//! ```text
//!  Keys
//!
//!  space        pause
//!  n  →         on to what comes next
//!  …
//!  ? back
//! ```

use super::{
    list::more,
    pen::{Pen, wrap},
    theme::Role,
};
use crate::present::{Line, PageView};

/// Longer lines are hard to read.
const WIDEST: usize = 70;
/// Where the words behind a key begin.
const SECOND: u16 = 14;

pub(super) fn paint(pen: &mut Pen<'_>, view: &PageView) {
    let height = pen.height();
    let top = u16::from(height >= 20);
    pen.text(0, top, &view.title, Role::Strong);
    let mut body = pen.part(0, top + 2, pen.width(), height.saturating_sub(top + 3));
    lines(&mut body, &view.lines, view.scrolled);
    pen.footer(height - 1, &view.footer);
}

/// Lines from `scrolled` on, as far as there is room; the last row says where there is more.
pub(super) fn lines(pen: &mut Pen<'_>, lines: &[Line], scrolled: usize) {
    let lines: Vec<_> = text(lines, usize::from(pen.width()).min(WIDEST)).collect();
    let rows = usize::from(pen.height().saturating_sub(1));
    let scrolled = scrolled.min(lines.len().saturating_sub(rows));
    for ((text, words, role), y) in lines.iter().skip(scrolled).take(rows).zip(0..) {
        pen.text(0, y, text, *role);
        if let Some(words) = words {
            pen.text(SECOND, y, words, Role::Text);
        }
    }
    let seen = scrolled..lines.len().min(scrolled + rows);
    pen.text(0, pen.height().saturating_sub(1), more(&seen, lines.len()), Role::Quiet);
}

/// Lines wrapped to `room` columns: what is said, the words behind a key, and how it looks.
pub(super) fn text(lines: &[Line], room: usize) -> impl Iterator<Item = (&str, Option<&str>, Role)> {
    lines.iter().flat_map(move |line| match line {
        Line::Heading(text) => vec![(text.as_str(), None, Role::Accent)],
        Line::Text(text) => wrap(text, room).into_iter().map(|l| (l, None, Role::Text)).collect(),
        Line::Quiet(text) | Line::Link(text) => wrap(text, room).into_iter().map(|l| (l, None, Role::Quiet)).collect(),
        Line::Key(key, words) => vec![(key.as_str(), Some(words.as_str()), Role::Accent)],
        Line::Blank => vec![("", None, Role::Text)],
    })
}
