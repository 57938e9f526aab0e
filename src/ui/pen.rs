//! A pen for one area: text that is cut or wrapped at its edges, and large type. Never paints outside its area.

use super::theme::{Role, Theme};
pub(super) use crate::present::wrap;
use crate::{
    model::{Width, ascii},
    present::{Breath, Hint},
};
use ratatui::{buffer::Buffer, layout::Rect};
use std::cell::RefCell;

/// Columns that the whole breathing guide takes: its key, the bar, the longer of its words.
pub(super) const BREATH: u16 = 2 + Breath::FULL + 1 + 11;

/// Writes into an area with a theme.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    area: Rect,
    /// Cells are painted halfway between quiet and bright.
    halfway: bool,
    /// Where keys are shown, if somebody wants to know.
    spots: Option<&'a Spots>,
}

/// Places with the key that is shown there.
pub(super) type Spots = RefCell<Vec<(Rect, String)>>;

impl<'a> Pen<'a> {
    /// A pen for the part of `area` that the buffer has.
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme, area: Rect) -> Self {
        let area = area.intersection(buffer.area);
        Self { buffer, theme, area, halfway: false, spots: None }
    }

    /// A pen that also notes where it shows which key.
    pub(super) fn noting(self, spots: &'a Spots) -> Self {
        Self { spots: Some(spots), ..self }
    }

    /// Notes that a key is shown in this part of a row.
    pub(super) fn spot(&self, x: u16, y: u16, width: u16, key: &str) {
        if let Some(spots) = self.spots.filter(|_| !key.is_empty()) {
            let area = Rect::new(self.area.x.saturating_add(x), self.area.y.saturating_add(y), width, 1).intersection(self.area);
            spots.borrow_mut().push((area, key.to_owned()));
        }
    }

    /// Columns.
    pub(super) fn width(&self) -> u16 {
        self.area.width
    }

    /// Rows.
    pub(super) fn height(&self) -> u16 {
        self.area.height
    }

    /// The theme it paints with.
    pub(super) fn theme(&self) -> &'a Theme {
        self.theme
    }

    /// A pen for a part of this one, in its own coordinates; what sticks out is cut off.
    pub(super) fn part(&mut self, x: u16, y: u16, width: u16, height: u16) -> Pen<'_> {
        let area = Rect::new(self.area.x.saturating_add(x), self.area.y.saturating_add(y), width, height).intersection(self.area);
        Pen { buffer: self.buffer, theme: self.theme, area, halfway: self.halfway, spots: self.spots }
    }

    /// Paints large type halfway between quiet and bright from now on.
    pub(super) fn set_halfway(&mut self, halfway: bool) {
        self.halfway = halfway;
    }

    /// Paints the ground everywhere.
    pub(super) fn clear(&mut self) {
        let ground = self.theme.style(Role::Text);
        if self.area == self.buffer.area {
            for cell in &mut self.buffer.content {
                cell.set_style(ground);
            }
        } else {
            self.buffer.set_style(self.area, ground);
        }
    }

    /// Writes one line, cut at the right edge; the column after it.
    pub(super) fn text(&mut self, x: u16, y: u16, text: &str, role: Role) -> u16 {
        if y >= self.area.height || x >= self.area.width {
            return x;
        }
        let room = usize::from(self.area.width - x);
        let first = self.buffer.index_of(self.area.x + x, self.area.y + y);
        // Nearly all text: a byte a column.
        if text.len() <= room && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            let style = self.theme.style(role);
            for (at, cell) in self.buffer.content[first..].iter_mut().enumerate().take(text.len()) {
                cell.set_symbol(&text[at..=at]).set_style(style);
            }
            return x + text.len() as u16;
        }
        let cut = fitting(text, room, if self.theme.is_ascii() { '~' } else { '…' });
        let cut = if self.theme.is_ascii() { ascii(&cut) } else { cut };
        let (end, _) = self.buffer.set_stringn(self.area.x + x, self.area.y + y, &cut, room, self.theme.style(role));
        end - self.area.x
    }

    /// Writes one line that ends at the right edge; the column where it begins.
    pub(super) fn text_right(&mut self, y: u16, text: &str, role: Role) -> u16 {
        let width = u16::try_from(text.width()).unwrap_or(u16::MAX).min(self.area.width);
        let x = self.area.width - width;
        self.text(x, y, text, role);
        x
    }

    /// Writes wrapped text from row `y` on; the row after it.
    pub(super) fn wrapped(&mut self, x: u16, y: u16, text: &str, role: Role) -> u16 {
        let mut y = y;
        for line in wrap(text, usize::from(self.area.width.saturating_sub(x))) {
            self.text(x, y, line, role);
            y += 1;
        }
        y
    }

    /// A thin line from edge to edge, `share` (0–1) of it in the accent.
    pub(super) fn rule(&mut self, y: u16, share: f64) {
        let full = (f64::from(self.area.width) * share.clamp(0.0, 1.0)).round() as u16;
        for x in 0..self.area.width {
            let (symbol, role) = if x < full { ('━', Role::Accent) } else { ('─', Role::Line) };
            self.cell(x, y, symbol, role);
        }
    }

    /// The keys in one row. Where there is no room for all, the last but one goes first.
    pub(super) fn footer(&mut self, y: u16, hints: &[Hint]) {
        let width = |hints: &[&Hint], gap: usize| {
            hints.iter().map(|h| h.key.width() + 1 + h.words.width()).sum::<usize>() + gap * hints.len().saturating_sub(1)
        };
        let room = usize::from(self.area.width);
        let mut shown: Vec<&Hint> = hints.iter().collect();
        while shown.len() > 1 && width(&shown, 2) > room {
            shown.remove(shown.len() - 2);
        }
        let gap = if width(&shown, 3) <= room { 3 } else { 2 };
        let mut x = 0;
        for hint in shown {
            let end = self.text(x, y, &hint.key, Role::Accent);
            let end = self.text(end + 1, y, hint.words, Role::Quiet);
            self.spot(x, y, end - x, &hint.key);
            x = end + gap;
        }
    }

    /// The breathing guide from column `x` on, if there is room for all of it.
    pub(super) fn breath(&mut self, x: u16, y: u16, breath: &Breath) {
        let bar = breath.full.map_or(0, |_| Breath::FULL + 1);
        if x + BREATH - (Breath::FULL + 1) + bar > self.width() || y >= self.height() {
            return;
        }
        self.spot(x, y, BREATH, &breath.key);
        let mut x = self.text(x, y, &breath.key, Role::Accent) + 1;
        if let Some(full) = breath.full {
            for at in 0..Breath::FULL {
                let (symbol, role) = if at < full { ("━", Role::Accent) } else { ("─", Role::Line) };
                self.text(x + at, y, symbol, role);
            }
            x += bar;
        }
        self.text(x, y, breath.word, Role::Quiet);
    }

    /// Sets one cell.
    pub(super) fn cell(&mut self, x: u16, y: u16, symbol: char, role: Role) {
        if x < self.area.width && y < self.area.height {
            let style = if self.halfway { self.theme.halfway(Role::Quiet, Role::Digits) } else { self.theme.style(role) };
            let symbol = if self.theme.is_ascii() { ascii(symbol.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(' ') } else { symbol };
            self.buffer[(self.area.x + x, self.area.y + y)].set_char(symbol).set_style(style);
        }
    }
}

/// As many of the parts between the dots as there is room for, and at least the first.
pub(super) fn first_of(mut parts: &str, room: usize) -> &str {
    while let Some((fewer, _)) = parts.rsplit_once(" · ").filter(|_| parts.width() > room) {
        parts = fewer;
    }
    parts
}

/// As much of a line as fits, with `mark` where it was cut.
pub(super) fn fitting(text: &str, room: usize, mark: char) -> std::borrow::Cow<'_, str> {
    if text.width() <= room {
        return text.into();
    }
    let mut cut = String::new();
    for grapheme in unicode_segmentation::UnicodeSegmentation::graphemes(text, true) {
        if cut.width() + grapheme.width() + 1 > room {
            break;
        }
        cut.push_str(grapheme);
    }
    let mut cut = cut.trim_end().to_owned();
    if room > 0 {
        cut.push(mark);
    }
    cut.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_line_says_so() {
        assert_eq!(fitting("Calf stretch at the wall", 12, '…'), "Calf stretc…");
        assert_eq!(fitting("Calf", 4, '…'), "Calf");
        assert_eq!(fitting("Calf", 0, '…'), "");
    }
}
