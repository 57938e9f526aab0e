//! Habits: today's ticks, how the marked one is done, and its timer.
//!
//! ```text
//!  Habits                                              3 of 6 today
//!
//!  ▌ [x] Legs up
//!    [ ] A walk by day
//!
//!    On the bed, not the floor. Two or three pillows.
//!    C · Mixed or thin
//!
//!  space tick   enter tick, or start   s sources   q back
//! ```

use super::{
    list,
    pen::{Pen, wrap},
    theme::Role,
    type5x7::{self, Size},
};
use crate::present::HabitsView;

/// Rows below the list: what is said of the marked habit, and the keys.
const BELOW: u16 = 4;

pub(super) fn paint(pen: &mut Pen<'_>, view: &HabitsView) {
    let (width, height) = (pen.width(), pen.height());
    let roomy = height >= 20;
    let top = u16::from(roomy);
    pen.text(0, top, "Habits", Role::Strong);
    pen.text_right(top, &view.today, Role::Quiet);
    let first = top + 1 + u16::from(roomy);
    // Below them there is room for what is to be done about one.
    let rows = u16::try_from(view.rows.len()).unwrap_or(u16::MAX).min(height.saturating_sub(first + BELOW));
    let marked = view.rows.iter().position(|row| row.marked).unwrap_or(0);
    list::paint(
        &mut pen.part(0, first, width, rows),
        view.rows.len(),
        marked,
        |_| 1,
        |pen, y, at| {
            let row = &view.rows[at];
            if row.marked {
                pen.text(0, y, "▌", Role::Accent);
            }
            pen.text(2, y, if row.ticked { "[x]" } else { "[ ]" }, if row.ticked { Role::Done } else { Role::Quiet });
            pen.text(6, y, &row.name, if row.marked { Role::Strong } else { Role::Text });
        },
    );
    let y = first + rows + u16::from(roomy);
    let last = height - 1 - u16::from(roomy);
    let mut body = pen.part(2, y, width.saturating_sub(2).min(72), last.saturating_sub(y));
    let y = match &view.timer {
        Some((big, below)) if body.height() >= 9 => {
            type5x7::paint(&mut body, 0, 0, big, Size::One, Role::Digits);
            body.wrapped(0, 8, below, Role::Text)
        }
        Some((big, below)) => {
            body.text_right(0, big, Role::Digits);
            let room = body.width().saturating_sub(8);
            let rows = body.height();
            body.part(0, 0, room, rows).wrapped(0, 0, below, Role::Text)
        }
        None => {
            let rows: Vec<&str> = view.lines.iter().flat_map(|line| wrap(line, usize::from(body.width()))).collect();
            let cut = rows.len() > usize::from(body.height());
            let room = usize::from(body.height()) - usize::from(cut && body.height() > 0);
            let mut y = 0;
            for row in rows.iter().take(room) {
                body.text(0, y, row, Role::Text);
                y += 1;
            }
            if cut {
                body.text(0, y, &view.rest, Role::Quiet);
                y += 1;
            }
            body.text(0, y + u16::from(roomy), &view.evidence, Role::Quiet);
            y + 1
        }
    };
    let said = u16::try_from(wrap(&view.said, usize::from(body.width())).len()).unwrap_or(1);
    let at = body.height().saturating_sub(said).max(y);
    body.wrapped(0, at, &view.said, Role::Text);
    pen.footer(height - 1, &view.footer);
}
