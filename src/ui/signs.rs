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
    page,
    pen::{Pen, fitting, wrap},
    theme::Role,
};
use crate::present::{AskView, Band, SignsBody, SignsView};
use std::borrow::Cow;

/// Longer lines are hard to read.
const WIDEST: u16 = 76;
/// Where the second line of a sign begins, so that the next sign is seen to be another.
const HANGING: u16 = 4;
/// Lines a sign may take in the list: all of a built-in one from eighty columns on, else two, for in full it is one key away.
fn tallest(width: u16) -> usize {
    if width >= WIDEST { 3 } else { 2 }
}

pub(super) fn paint(pen: &mut Pen<'_>, view: &SignsView) {
    let (width, height) = (pen.width().min(WIDEST), pen.height());
    let roomy = u16::from(height >= 20);
    pen.text(0, roomy, &view.title, Role::Strong);
    let ending = wrap(&view.ending, usize::from(width));
    let below = u16::try_from(ending.len()).unwrap_or(0) + 1;
    let first = 1 + 2 * roomy;
    let rows = height.saturating_sub(first + below + roomy);
    let mut body = pen.part(0, first, width, rows);
    match &view.body {
        SignsBody::List(bands, marked) => {
            if list(&mut body, bands, *marked) {
                pen.text_right(height.saturating_sub(2), "↓ more", Role::Quiet);
            }
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

/// One painted line of the list.
struct Row<'a> {
    band: &'a Band,
    /// The sign's number, which line of it, and its words; nothing for the band's own line.
    sign: Option<(usize, usize, Cow<'a, str>)>,
}

/// Paints the bands; whether there is more below.
fn list(pen: &mut Pen<'_>, bands: &[Band], marked: usize) -> bool {
    let (room, tallest) = (usize::from(pen.width().saturating_sub(HANGING)), tallest(pen.width()));
    let mut rows = Vec::new();
    let mut number = 0;
    for band in bands {
        rows.push(Row { band, sign: None });
        for sign in &band.signs {
            let lines = wrap(sign, room);
            let cut = lines.len() > tallest;
            for (at, line) in lines.into_iter().take(tallest).enumerate() {
                let shown =
                    if cut && at + 1 == tallest { fitting(&format!("{line} …"), room, '…').into_owned().into() } else { line.into() };
                rows.push(Row { band, sign: Some((number, at, shown)) });
            }
            number += 1;
        }
    }
    let height = usize::from(pen.height());
    let is_marked = |row: &Row<'_>| row.sign.as_ref().is_some_and(|(number, ..)| *number == marked);
    let end = rows.iter().rposition(is_marked).unwrap_or(0) + 1;
    let scrolled = end.saturating_sub(height);
    for (at, (row, y)) in rows.iter().skip(scrolled).take(height).zip(0..).enumerate() {
        match &row.sign {
            // The topmost line always says which band it is; a marked sign has its own lines below it.
            Some((_, line, words)) if at > 0 || scrolled == 0 => {
                if is_marked(row) {
                    pen.text(0, y, "▌", Role::Accent);
                }
                pen.text(if *line == 0 { 2 } else { HANGING }, y, words, if is_marked(row) { Role::Strong } else { Role::Text });
            }
            _ => {
                // In forty columns the emergency band just fits.
                let x = pen.text(0, y, &row.band.word, Role::Lit) + if pen.width() < 60 { 1 } else { 2 };
                pen.text(x, y, &row.band.advice, Role::Quiet);
            }
        }
    }
    scrolled + height < rows.len()
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
