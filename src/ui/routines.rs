//! All routines.
//!
//! ```text
//!  Tonight's routine
//!
//!  ▌ Before bed, classic       Longer, standing.           9:55
//!    The tested dose           …                           2:50
//!
//!    Steady on your feet: yes
//!  ↑↓ choose   enter tonight's   f feet   ? keys   q back
//! ```

use super::{list, pen::Pen, theme::Role};
use crate::{model::Width, present::RoutinesView};

pub(super) fn paint(pen: &mut Pen<'_>, view: &RoutinesView) {
    let (width, height) = (pen.width(), pen.height());
    let top = u16::from(height >= 20);
    pen.text(0, top, "Tonight's routine", Role::Strong);
    let first = top + 2;
    let last = height - if height >= 20 { 4 } else { 2 };
    let marked = view.rows.iter().position(|row| row.marked).unwrap_or(0);
    let second = view.rows.iter().map(|row| row.name.width()).max().unwrap_or(0) + 5;
    let second = u16::try_from(second).unwrap_or(u16::MAX);
    list::paint(
        &mut pen.part(0, first, width, last.saturating_sub(first)),
        view.rows.len(),
        marked,
        |_| 1,
        |pen, y, at| {
            let row = &view.rows[at];
            if row.marked {
                pen.text(0, y, "▌", Role::Accent);
            }
            pen.text(2, y, &row.name, if row.marked { Role::Strong } else { Role::Text });
            if width >= second + 20 {
                pen.part(second, y, width - second - 8, 1).text(0, 0, &row.detail, Role::Quiet);
            }
            pen.text_right(y, &row.end, Role::Quiet);
        },
    );
    if let Some(row) = view.rows.get(marked).filter(|_| height >= 20) {
        pen.text(2, height - 4, &row.detail, Role::Text);
    }
    pen.text(2, height - 2, &view.steady, Role::Quiet);
    pen.footer(height - 1, &view.footer);
}
