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

use super::{pen::Pen, theme::Role};
use crate::present::RoutinesView;
use unicode_width::UnicodeWidthStr;

pub(super) fn paint(pen: &mut Pen<'_>, view: &RoutinesView) {
    let (width, height) = (pen.width(), pen.height());
    let top = u16::from(height >= 20);
    pen.text(0, top, "Tonight's routine", Role::Strong);
    let first = top + 2;
    let last = height - if height >= 20 { 5 } else { 3 };
    let room = usize::from(last.saturating_sub(first));
    let marked = view.rows.iter().position(|row| row.marked).unwrap_or(0);
    let scrolled = (marked + 1).saturating_sub(room);
    let second = view.rows.iter().map(|row| row.name.width()).max().unwrap_or(0) + 5;
    for (row, y) in view.rows.iter().skip(scrolled).take(room).zip(first..) {
        if row.marked {
            pen.text(0, y, "▌", Role::Accent);
        }
        pen.text(2, y, &row.name, if row.marked { Role::Strong } else { Role::Text });
        let second = u16::try_from(second).unwrap_or(u16::MAX);
        if width >= second + 20 {
            pen.part(second, y, width - second - 8, 1).text(0, 0, &row.detail, Role::Quiet);
        }
        pen.text_right(y, &row.end, Role::Quiet);
    }
    if let Some(row) = view.rows.get(marked).filter(|_| height >= 20) {
        pen.text(2, height - 4, &row.detail, Role::Text);
    }
    pen.text(2, height - 2, &view.steady, Role::Quiet);
    pen.footer(height - 1, &view.footer);
}
