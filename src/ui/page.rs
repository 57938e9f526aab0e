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
    let room = usize::from(pen.width()).min(WIDEST);
    let mut lines: Vec<(&str, Option<&str>, Role)> = Vec::new();
    for line in &view.lines {
        match line {
            Line::Heading(text) => lines.push((text, None, Role::Accent)),
            Line::Text(text) => lines.extend(wrap(text, room).into_iter().map(|l| (l, None, Role::Text))),
            Line::Quiet(text) | Line::Link(text) => lines.extend(wrap(text, room).into_iter().map(|l| (l, None, Role::Quiet))),
            Line::Key(key, words) => lines.push((key, Some(words), Role::Accent)),
            Line::Blank => lines.push(("", None, Role::Text)),
        }
    }
    let first = top + 2;
    let rows = usize::from(height.saturating_sub(first + 2));
    let scrolled = view.scrolled.min(lines.len().saturating_sub(rows));
    for ((text, words, role), y) in lines.iter().skip(scrolled).take(rows).zip(first..) {
        pen.text(0, y, text, *role);
        if let Some(words) = words {
            pen.text(SECOND, y, words, Role::Text);
        }
    }
    if scrolled + rows < lines.len() {
        pen.text(0, height - 2, "↓ more", Role::Quiet);
    }
    pen.footer(height - 1, &view.footer);
}
