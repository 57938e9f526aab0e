//! The set-up: plain lines to tick, none of them ever cut.
//!
//! ```text
//!  What should your plan leave out?
//!  For adults. A helper may read it out: slow moves, no jerks.
//!
//!  ▌ [x] Falls, dizziness, poor balance or sleeping tablets
//!    [ ] Narrowed leg arteries (PAD)
//!
//!  space tick   enter done   ? keys   q back
//! ```

use super::{
    list,
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
    y = pen.wrapped(0, y, &view.intro, Role::Quiet) + u16::from(roomy);
    let mut body = pen.part(0, y, width, height.saturating_sub(y + 1));
    let rows = |at: usize| wrap(&view.rows[at].0, usize::from(width.saturating_sub(INDENT))).len();
    list::paint(&mut body, view.rows.len(), view.marked, rows, |pen, y, at| {
        let (text, is_ticked) = &view.rows[at];
        let marked = at == view.marked;
        if marked {
            pen.text(0, y, "▌", Role::Accent);
        }
        pen.text(2, y, if *is_ticked { "[x]" } else { "[ ]" }, if *is_ticked { Role::Accent } else { Role::Quiet });
        pen.wrapped(INDENT, y, text, if marked { Role::Strong } else { Role::Text });
    });
    pen.footer(height - 1, &view.footer);
}
