//! A question: large enough to be read half asleep, the answers at the bottom.
//!
//! ```text
//!
//!  Steady on your feet tonight?
//!
//!  This routine is done standing, with a wall to hold.
//!
//!  enter yes   n no, seated   q back
//! ```

use super::{
    pen::{Pen, wrap},
    theme::Role,
};
use crate::present::QuestionView;

/// Where a line begins, after its key.
const INDENT: u16 = 3;

pub(super) fn paint(pen: &mut Pen<'_>, view: &QuestionView) {
    let height = pen.height();
    let width = usize::from(pen.width());
    let lines = view.lines.iter().map(|(_, words)| wrap(words, width.saturating_sub(INDENT.into())).len() + 1);
    let needed: usize = view.why.iter().chain([&view.question]).map(|text| wrap(text, width).len()).sum::<usize>() + lines.sum::<usize>();
    let spare = height.saturating_sub(u16::try_from(needed).unwrap_or(u16::MAX).saturating_add(2));
    let gap = u16::from(spare > 1);
    let mut y = pen.wrapped(0, (height / 3 - 1).min(spare), &view.question, Role::Strong) + gap;
    for why in &view.why {
        y = pen.wrapped(0, y, why, Role::Text);
    }
    for (key, words) in &view.lines {
        y += gap;
        pen.text(0, y, key, Role::Accent);
        pen.spot(0, y, pen.width(), key);
        y = pen.wrapped(INDENT, y, words, Role::Text);
    }
    pen.footer(height - 1, &view.footer);
}
