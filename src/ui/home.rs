//! The first screen.
//!
//! ```text
//!  unclench                                   Sunday night · 21:47
//!
//!  ▌ Stretch    Before bed, classic      9:55 · done by 21:57
//!               Longer, standing. For steady legs.
//!    Routines   seated · in bed · shorter                        r
//!  ─────────────────────────────────────────────────────────────
//!    Tonight    Hamstring stretch              10 × 10 s, each leg
//!               …
//!    To hand    a wall, a low step
//!    Evidence   C · Mixed or thin                                s
//!
//!  ↑↓ choose   enter open   r routines   ? keys   q quit
//! ```

use super::{pen::Pen, theme::Role};
use crate::present::{HomeView, Row};
use unicode_width::UnicodeWidthStr;

/// Where the second column begins.
const SECOND: u16 = 13;

pub(super) fn paint(pen: &mut Pen<'_>, view: &HomeView) {
    let (width, height) = (pen.width(), pen.height());
    let roomy = height >= 20;
    let top = u16::from(roomy);
    pen.text(0, top, "unclench", Role::Accent);
    pen.text_right(top, &view.clock, Role::Quiet);
    let mut y = top + if roomy { 3 } else { 2 };
    for row in &view.rows {
        y = list_row(pen, y, row, roomy) + u16::from(roomy && !row.below.is_empty());
    }
    let bottom = height - 2 + u16::from(!roomy && view.notice.is_empty());
    if roomy {
        y += 1;
        pen.part(2, y, width.saturating_sub(2), 1).rule(0, 0.0);
        y += 2;
    }
    let extras = [("To hand", &view.needs, ""), ("Evidence", &view.evidence, view.about.as_str())];
    let below: u16 = if roomy { 4 } else { 1 };
    for (at, (name, dose)) in view.stretches.iter().enumerate() {
        if y + below > bottom {
            break;
        }
        if at == 0 {
            pen.text(2, y, "Tonight", Role::Quiet);
        }
        two_columns(pen, y, name, dose);
        y += 1;
    }
    y += u16::from(roomy);
    for (name, text, key) in extras {
        if y < bottom && !text.is_empty() {
            pen.text(2, y, name, Role::Quiet);
            pen.text(SECOND, y, text, Role::Quiet);
            pen.text_right(y, key, Role::Accent);
            pen.spot(0, y, pen.width(), key);
            y += 1;
        }
    }
    pen.text(0, height - 2, &view.notice, Role::Accent);
    pen.footer(height - 1, &view.footer);
}

/// Text in the second column with its counterpart at the right edge; what is left has the right of way.
fn two_columns(pen: &mut Pen<'_>, y: u16, left: &str, right: &str) {
    let end = pen.text(SECOND, y, left, Role::Text);
    let room = usize::from(pen.width().saturating_sub(end + 2));
    if right.width() <= room {
        pen.text_right(y, right, Role::Quiet);
    } else if let Some((short, _)) = right.split_once(',').filter(|(short, _)| short.width() <= room) {
        pen.text_right(y, short, Role::Quiet);
    }
}

/// One row that can be opened, with its second line; the row after it.
pub(super) fn list_row(pen: &mut Pen<'_>, y: u16, row: &Row, roomy: bool) -> u16 {
    pen.spot(0, y, pen.width(), &row.key);
    if row.marked {
        pen.text(0, y, "▌", Role::Accent);
    }
    pen.text(2, y, &row.name, if row.marked { Role::Strong } else { Role::Text });
    let end = pen.text(SECOND, y, &row.detail, Role::Text);
    let right = if row.key.is_empty() { &row.end } else { &row.key };
    let role = if row.key.is_empty() { Role::Quiet } else { Role::Accent };
    let room = usize::from(pen.width().saturating_sub(end + 2));
    if right.width() <= room {
        pen.text_right(y, right, role);
    } else if let Some((short, _)) = right.split_once(" · ") {
        pen.text_right(y, short, role);
    }
    if roomy && !row.below.is_empty() {
        pen.text(SECOND, y + 1, &row.below, Role::Quiet);
        return y + 2;
    }
    y + 1
}
