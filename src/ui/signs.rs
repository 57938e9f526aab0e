//! The danger signs.
//!
//! ```text
//!  When to get help
//!
//!  EMERGENCY  Call the emergency number now.
//!  ▌ Sudden breathlessness, chest pain, coughing blood, or fainting
//!    …
//!  URGENT, NOW  Call the urgent line now; be seen today.
//!    …
//!  This is not a diagnosis. If you are worried, call.
//!  ↑↓ choose   enter open   c check   q back
//! ```
//!
//! The band of the topmost sign stands over the list, however far it is scrolled.

use super::{
    list, page,
    pen::{Pen, wrap},
    theme::Role,
};
use crate::{
    model::Width,
    present::{AskView, Band, SignsBody, SignsView},
};
use std::iter;

/// Longer lines are hard to read.
const WIDEST: u16 = 76;
/// Columns for the words that a list goes on, and the gap before them.
const MORE: u16 = 9;
/// Where the second line of a sign begins, so that the next sign is seen to be another.
const HANGING: u16 = 4;

pub(super) fn paint(pen: &mut Pen<'_>, view: &SignsView) {
    let (width, height) = (pen.width().min(WIDEST), pen.height());
    let roomy = u16::from(height >= 20);
    pen.text(0, roomy, &view.title, Role::Strong);
    // Behind it stands where the list goes on.
    let beside = if matches!(view.body, SignsBody::List(..)) { MORE } else { 0 };
    let ending = wrap(&view.ending, usize::from(width - beside));
    let below = u16::try_from(ending.len()).unwrap_or(0) + 1;
    let first = 1 + 2 * roomy;
    let rows = height.saturating_sub(first + below + roomy);
    let mut body = pen.part(0, first, width, rows);
    match &view.body {
        SignsBody::List(bands, marked) => {
            let more = list(&mut body, bands, *marked);
            pen.text_right(height.saturating_sub(2), more, Role::Quiet);
        }
        SignsBody::Ask(asked) => ask(&mut body, asked, roomy),
        SignsBody::Text(lines, scrolled) => page::lines(&mut body, lines, *scrolled),
    }
    for (line, y) in ending.iter().zip(height.saturating_sub(below)..) {
        pen.text(0, y, line, Role::Quiet);
    }
    pen.footer(height - 1, &view.footer);
}

/// The lines for less room than a screen needs.
pub(super) fn compact(view: &SignsView) -> Vec<(String, Role)> {
    let mut lines: Vec<(String, Role)> = match &view.body {
        SignsBody::List(bands, marked) => {
            let signs = bands.iter().flat_map(|band| band.signs.iter().map(move |sign| (band, sign)));
            signs.skip(*marked).take(1).map(|(band, sign)| (format!("{}: {sign}", band.word), Role::Strong)).collect()
        }
        SignsBody::Ask(asked) => {
            let tick = |ticked| if ticked { "✓ " } else { "" };
            let lines = asked.lines.iter().map(|line| (format!("{} {}{}", line.key, tick(line.ticked), line.words), Role::Text));
            // Where not all of them fit, their number says that there are more.
            let count = if asked.lines.is_empty() { String::new() } else { format!(" ({})", asked.lines.len()) };
            [(format!("{}{count}", asked.question), Role::Strong)].into_iter().chain(lines).collect()
        }
        SignsBody::Text(lines, scrolled) => {
            let said: Vec<_> = page::text(lines, usize::MAX).filter(|(text, ..)| !text.is_empty()).collect();
            said.iter().skip((*scrolled).min(said.len().saturating_sub(1))).map(|(text, _, role)| ((*text).to_owned(), *role)).collect()
        }
    };
    lines.push((view.ending.clone(), Role::Quiet));
    lines
}

/// Paints the signs under their bands, none of them cut; what says that there are more. The topmost line is always a band's.
fn list(pen: &mut Pen<'_>, bands: &[Band], marked: usize) -> &'static str {
    let width = usize::from(pen.width());
    let signs: Vec<(&Band, &str, bool)> =
        bands.iter().flat_map(|band| band.signs.iter().enumerate().map(move |(at, sign)| (band, sign.as_str(), at == 0))).collect();
    // In forty columns the emergency band just fits.
    let gap: u16 = if width < 60 { 1 } else { 2 };
    let beside = |band: &Band| u16::try_from(band.word.width()).unwrap_or(0) + gap;
    let rows = |at: usize, on_top: bool| {
        let (band, sign, is_first) = signs[at];
        let own = wrap(sign, width.saturating_sub(HANGING.into())).len();
        own + if is_first || on_top { wrap(&band.advice, width.saturating_sub(beside(band).into())).len() } else { 0 }
    };
    let seen = list::seen(signs.len(), marked, pen.height().into(), rows);
    let mut y = 0;
    for at in seen.clone() {
        let (band, sign, is_first) = signs[at];
        if is_first || at == seen.start {
            pen.text(0, y, &band.word, Role::Lit);
            y = pen.wrapped(beside(band), y, &band.advice, Role::Quiet);
        }
        for (line, x) in wrap(sign, width.saturating_sub(HANGING.into())).into_iter().zip([2].into_iter().chain(iter::repeat(HANGING))) {
            if at == marked {
                pen.text(0, y, "▌", Role::Accent);
            }
            pen.text(x, y, line, if at == marked { Role::Strong } else { Role::Text });
            y += 1;
        }
    }
    list::more(&seen, signs.len())
}

/// A question, and the lines it may be about with their keys; a ticked one has its mark.
fn ask(pen: &mut Pen<'_>, view: &AskView, gap: u16) {
    let mut y = pen.wrapped(0, 0, &view.question, Role::Strong) + gap;
    for line in &view.lines {
        pen.text(0, y, &line.key, Role::Accent);
        pen.spot(0, y, pen.width(), &line.key);
        if line.ticked {
            pen.text(2, y, "✓", Role::Accent);
        }
        y = pen.wrapped(4, y, &line.words, if line.ticked { Role::Strong } else { Role::Text }) + gap;
    }
    if let Some(note) = &view.note {
        pen.wrapped(0, y, note, Role::Quiet);
    }
}
