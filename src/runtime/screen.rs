//! What the terminal shows, and the bytes that bring it to show something else. Knows ratatui's cells and the escape
//! sequences; does no input or output and holds no terminal.
//!
//! It stands in for `ratatui::Terminal`, which asks the terminal for its size on every frame, for its cursor on `clear()`,
//! and writes more than once a frame.

use crossterm::{
    queue,
    style::{Attribute, SetAttribute, SetBackgroundColor},
    terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate},
};
use ratatui::{
    backend::{Backend, CrosstermBackend, IntoCrossterm},
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Color,
};
use std::io;
use unicode_width::UnicodeWidthStr;

/// The most columns and rows ever painted: a terminal may claim 65,535 of each, whose cells would fill the memory.
const LARGEST: (u16, u16) = (500, 300);

/// A double buffer.
#[derive(Debug)]
pub struct Screen {
    area: Rect,
    /// What the terminal shows; `None` if that is not known.
    shown: Option<Buffer>,
    /// The buffer for the next frame, if one is left over.
    spare: Option<Buffer>,
    ground: Color,
    /// What the next frame begins with if it is a whole one.
    opening: &'static str,
    bytes: Vec<u8>,
}

impl Screen {
    /// A screen of which nothing is known yet: its first frame paints every cell. What lies beyond the cells gets the
    /// colour `ground`.
    #[must_use]
    pub fn new(ground: Color) -> Self {
        Self { area: Rect::new(0, 0, 1, 1), shown: None, spare: None, ground, opening: "", bytes: Vec::new() }
    }

    /// Makes the next frame this large (at least 1×1, at most 500×300), paint every cell and begin with `opening`.
    pub fn restart(&mut self, (cols, rows): (u16, u16), opening: &'static str) {
        self.area = Rect::new(0, 0, cols.clamp(1, LARGEST.0), rows.clamp(1, LARGEST.1));
        (self.shown, self.spare, self.opening) = (None, None, opening);
    }

    /// The bytes that turn what is shown into what `paint` paints on an empty buffer, to be written all at once; none if
    /// nothing changes.
    pub fn frame(&mut self, paint: impl FnOnce(&mut Buffer)) -> io::Result<&[u8]> {
        self.bytes.clear();
        let mut next = self.spare.take().unwrap_or_else(|| Buffer::empty(self.area));
        next.reset();
        paint(&mut next);
        match &self.shown {
            Some(shown) => {
                let changed = shown.diff(&next);
                if !changed.is_empty() {
                    queue!(self.bytes, BeginSynchronizedUpdate)?;
                    CrosstermBackend::new(&mut self.bytes).draw(changed.into_iter())?;
                    queue!(self.bytes, EndSynchronizedUpdate)?;
                }
            }
            None => {
                queue!(self.bytes, BeginSynchronizedUpdate)?;
                self.bytes.extend_from_slice(self.opening.as_bytes());
                let ground = SetBackgroundColor(self.ground.into_crossterm());
                queue!(self.bytes, SetAttribute(Attribute::Reset), ground, Clear(ClearType::All))?;
                CrosstermBackend::new(&mut self.bytes).draw(every_cell(&next))?;
                queue!(self.bytes, EndSynchronizedUpdate)?;
            }
        }
        self.spare = self.shown.replace(next);
        Ok(&self.bytes)
    }
}

/// Every cell with its place, blanks too: whether a terminal erases in the ground colour or in its own then makes no
/// difference. Cells that a wide character before them covers are left out.
fn every_cell(buffer: &Buffer) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let mut covered = 0;
    buffer.area.positions().zip(buffer.content()).filter_map(move |(at, cell)| {
        if covered > 0 {
            covered -= 1;
            return None;
        }
        covered = cell.symbol().width().saturating_sub(1);
        Some((at.x, at.y, cell))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn shown(bytes: &[u8], cols: u16, rows: u16) -> vt100::Parser {
        let mut terminal = vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0);
        terminal.process(bytes);
        terminal
    }

    fn word(text: &str) -> impl FnOnce(&mut Buffer) {
        move |buffer| {
            let area = buffer.area;
            buffer.set_style(area, Style::new().bg(Color::Black));
            buffer.set_stringn(0, 0, text, area.width.into(), Style::new());
        }
    }

    #[test]
    fn a_frame_that_changes_nothing_is_no_bytes() {
        let mut screen = Screen::new(Color::Black);
        screen.restart((20, 3), "");
        assert!(!screen.frame(word("calf")).unwrap().is_empty());
        assert!(screen.frame(word("calf")).unwrap().is_empty());
        let change = screen.frame(word("calm")).unwrap();
        assert!(change.len() < 60, "{:?}", String::from_utf8_lossy(change));
    }

    #[test]
    fn a_frame_is_one_synchronized_block_that_starts_with_the_opening() {
        let mut screen = Screen::new(Color::Rgb(1, 2, 3));
        screen.restart((20, 3), "\x1b[?1049h");
        let first = String::from_utf8(screen.frame(word("calf")).unwrap().to_vec()).unwrap();
        assert!(first.starts_with("\x1b[?2026h\x1b[?1049h\x1b[0m\x1b[48;2;1;2;3m\x1b[2J"), "{first:?}");
        assert!(first.ends_with("\x1b[?2026l"), "{first:?}");
        let second = String::from_utf8(screen.frame(word("")).unwrap().to_vec()).unwrap();
        assert!(!second.contains("1049"), "{second:?}");
    }

    #[test]
    fn after_a_restart_every_cell_is_painted_again() {
        let mut screen = Screen::new(Color::Reset);
        screen.restart((8, 2), "");
        screen.frame(word("calf")).unwrap();
        screen.restart((8, 2), "");
        let again = shown(
            screen
                .frame(|buffer| {
                    buffer.set_string(0, 1, "sole", Style::new());
                })
                .unwrap(),
            8,
            2,
        );
        assert_eq!(again.screen().contents(), "        \nsole    ");
    }

    #[test]
    fn any_size_can_be_painted() {
        let mut screen = Screen::new(Color::Reset);
        let odd = (0..=12).flat_map(|cols| (0..=12).map(move |rows| (cols, rows)));
        for (cols, rows) in odd.chain([(1, 200), (200, 1), (1000, 500), (10_000, 10_000), (u16::MAX, u16::MAX)]) {
            screen.restart((cols, rows), "");
            let mut area = Rect::ZERO;
            screen.frame(|buffer| area = buffer.area).unwrap();
            assert_eq!((area.width, area.height), (cols.clamp(1, 500), rows.clamp(1, 300)));
        }
    }
}
