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

use super::{pen::Pen, theme::Role};
use crate::present::QuestionView;

pub(super) fn paint(pen: &mut Pen<'_>, view: &QuestionView) {
    let height = pen.height();
    let mut y = pen.wrapped(0, height / 3 - 1, &view.question, Role::Strong) + 1;
    for why in &view.why {
        y = pen.wrapped(0, y, why, Role::Text);
    }
    pen.footer(height - 1, &view.footer);
}
