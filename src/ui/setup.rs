//! The set-up: plain lines to tick, none of them ever cut.
//!
//! ```text
//!  What should your plan leave out?
//!  For adults. A helper may read the lines: slow, never yank.
//!
//!  ▌ [x] Falls, dizziness, poor balance or sleeping tablets
//!    [ ] Narrowed leg arteries (PAD)
//!
//!  space tick   enter done   ? keys   q back
//! ```

use super::{
    pen::{Pen, wrap},
    theme::Role,
};
use crate::present::SetupView;

/// Where a line begins, after its mark and its box.
const INDENT: u16 = 6;

pub(super) fn paint(pen: &mut Pen<'_>, view: &SetupView) {
    let (width, height) = (pen.width(), pen.height());
    let roomy = height >= 20;
    let mut y = u16::from(roomy);
    y = pen.wrapped(0, y, view.title, Role::Strong);
    y = pen.wrapped(0, y, view.intro, Role::Quiet) + u16::from(roomy);
    let last = height - 1 - u16::from(roomy);
    let rows = |text: &str| wrap(text, usize::from(width.saturating_sub(INDENT))).len();
    let mut room = usize::from(last.saturating_sub(y));
    // As many lines before the marked one as leave it whole.
    let mut first = view.marked;
    for (at, (text, _)) in view.rows.iter().enumerate().take(view.marked + 1).rev() {
        let Some(left) = room.checked_sub(rows(text)) else { break };
        (room, first) = (left, at);
    }
    for (at, (text, is_ticked)) in view.rows.iter().enumerate().skip(first) {
        if at != view.marked && usize::from(y) + rows(text) > usize::from(last) {
            break;
        }
        let marked = at == view.marked;
        if marked {
            pen.text(0, y, "▌", Role::Accent);
        }
        pen.text(2, y, if *is_ticked { "[x]" } else { "[ ]" }, if *is_ticked { Role::Accent } else { Role::Quiet });
        y = pen.wrapped(INDENT, y, text, if marked { Role::Strong } else { Role::Text });
    }
    pen.footer(height - 1, &view.footer);
}
