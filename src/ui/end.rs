//! After a session: what was held, and nothing that keeps one awake.
//!
//! ```text
//!  Done
//!
//!  Hamstring stretch            left 1 min 40 s · right 1 min 40 s
//!  Calf stretch at the wall     left 1 min 30 s · right 1 min 30 s
//!
//!  That is all for now. Slowly to bed.
//!
//!  l  Legs up, 10 to 15 min, if it feels good
//!
//!  enter lights out
//! ```

use super::{pen::Pen, theme::Role};
use crate::{model::Width, present::EndView};

pub(super) fn paint(pen: &mut Pen<'_>, view: &EndView) {
    let (width, height) = (pen.width(), pen.height());
    let roomy = height >= 20;
    let mut y = if roomy { 3 } else { 0 };
    pen.text(0, y, &view.title, Role::Strong);
    y += 2;
    let second = view.held.iter().map(|(name, _)| name.width() + 3).max().unwrap_or(0);
    let beside = view.held.iter().all(|(_, times)| second + times.width() <= usize::from(width));
    for (name, times) in &view.held {
        if y + 5 > height {
            break;
        }
        pen.text(0, y, name, Role::Text);
        if beside {
            pen.text(u16::try_from(second).unwrap_or(u16::MAX), y, times, Role::Text);
        } else if roomy {
            y += 1;
            pen.text(2, y, times, Role::Text);
        } else {
            pen.text_right(y, &times.replace("left ", "").replace("right ", ""), Role::Text);
        }
        y += 1;
    }
    y += u16::from(roomy);
    for line in &view.lines {
        y = pen.wrapped(0, y, line, Role::Text);
    }
    if let Some((key, words)) = &view.extra {
        y += u16::from(roomy);
        pen.text(0, y, key, Role::Accent);
        pen.spot(0, y, width, key);
        pen.part(3, y, width.saturating_sub(3), height.saturating_sub(y + 1)).wrapped(0, 0, words, Role::Quiet);
    }
    pen.footer(height - 1, &view.footer);
}
