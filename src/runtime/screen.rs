//! What the terminal shows, and the bytes that bring it to show something else. Knows ratatui's cells and the escape
//! sequences; does no input or output and holds no terminal.
//!
//! It stands in for `ratatui::Terminal` and its backend, which ask the terminal for its size on every frame and for its
//! cursor on `clear()`, write more than once a frame, and name both colours wherever one changes.

use crate::model::Width;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier},
};

const SYNC: &[u8] = b"\x1b[?2026h";
const SYNC_END: &[u8] = b"\x1b[?2026l";
/// The most columns and rows ever painted: a terminal may claim 65,535 of each, whose cells would fill the memory.
const LARGEST: (u16, u16) = (500, 300);
const _: () = assert!(LARGEST.0 < 1000 && LARGEST.1 < 1000, "what the pen can write");

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
    pen: Pen,
}

impl Screen {
    /// A screen of which nothing is known yet: its first frame paints every cell. What lies beyond the cells gets the
    /// colour `ground`.
    #[must_use]
    pub fn new(ground: Color) -> Self {
        Self { area: Rect::new(0, 0, 1, 1), shown: None, spare: None, ground, opening: "", pen: Pen::default() }
    }

    /// Columns and rows.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        (self.area.width, self.area.height)
    }

    /// Makes the next frame this large (at least 1×1, at most 500×300), paint every cell and begin with `opening`.
    pub fn restart(&mut self, (cols, rows): (u16, u16), opening: &'static str) {
        self.area = Rect::new(0, 0, cols.clamp(1, LARGEST.0), rows.clamp(1, LARGEST.1));
        (self.shown, self.spare, self.opening) = (None, None, opening);
    }

    /// The bytes that turn what is shown into what `paint` paints on an empty buffer, to be written all at once; none if
    /// nothing changes.
    pub fn frame(&mut self, paint: impl FnOnce(&mut Buffer)) -> &[u8] {
        self.pen.bytes.clear();
        let mut next = self.spare.take().map_or_else(
            || Buffer::empty(self.area),
            |mut spare| {
                spare.reset();
                spare
            },
        );
        paint(&mut next);
        match &self.shown {
            Some(shown) => {
                let changed = shown.diff(&next);
                if !changed.is_empty() {
                    self.pen.bytes.extend_from_slice(SYNC);
                    self.pen.put(changed.into_iter());
                    self.pen.bytes.extend_from_slice(SYNC_END);
                }
            }
            None => {
                self.pen.bytes.extend_from_slice(SYNC);
                self.pen.bytes.extend_from_slice(self.opening.as_bytes());
                self.pen.begin(self.ground);
                self.pen.put(every_cell(&next));
                self.pen.bytes.extend_from_slice(SYNC_END);
            }
        }
        self.spare = self.shown.replace(next);
        &self.pen.bytes
    }
}

/// Writes cells as bytes, saying of each no more than what the terminal does not do already.
#[derive(Debug, Default)]
struct Pen {
    bytes: Vec<u8>,
    /// The colours and the modifiers the terminal writes with.
    style: (Color, Color, Modifier),
}

impl Pen {
    /// From a state nobody knows to an empty screen in the ground colour.
    fn begin(&mut self, ground: Color) {
        self.bytes.extend_from_slice(b"\x1b[0m");
        self.style = (Color::Reset, Color::Reset, Modifier::empty());
        self.restyle((Color::Reset, ground, Modifier::empty()));
        self.bytes.extend_from_slice(b"\x1b[2J");
    }

    fn put<'c>(&mut self, cells: impl Iterator<Item = (u16, u16, &'c Cell)>) {
        let mut at = None;
        for (x, y, cell) in cells {
            match at {
                Some((column, row)) if row == y && column == x => {}
                Some((column, row)) if row == y && column < x => self.sequence(&[x - column], b'C'),
                _ => self.sequence(&[y + 1, x + 1], b'H'),
            }
            let (fg, bg, modifier) = self.style;
            // Of a blank nothing shows but the ground.
            let symbol = cell.symbol();
            if symbol != " " || (modifier | cell.modifier).intersects(SEEN_ON_BLANKS) {
                self.restyle((cell.fg, cell.bg, cell.modifier));
            } else if cell.bg != bg {
                self.restyle((fg, cell.bg, modifier));
            }
            match symbol.as_bytes() {
                [byte] => self.bytes.push(*byte),
                bytes => self.bytes.extend_from_slice(bytes),
            }
            // Past a character of no known width nobody can say where the cursor is.
            at = u16::try_from(columns(symbol)).ok().filter(|width| *width > 0).map(|width| (x + width, y));
        }
    }

    fn restyle(&mut self, wanted: (Color, Color, Modifier)) {
        if self.style == wanted {
            return;
        }
        let (mut fg, mut bg, mut modifier) = self.style;
        self.bytes.extend_from_slice(b"\x1b[");
        if !wanted.2.contains(modifier) {
            self.numbers(&[0]);
            (fg, bg, modifier) = (Color::Reset, Color::Reset, Modifier::empty());
        }
        for (code, one) in MODIFIERS {
            if wanted.2.contains(one) && !modifier.contains(one) {
                self.numbers(&[code]);
            }
        }
        if fg != wanted.0 {
            self.color(wanted.0, 0);
        }
        if bg != wanted.1 {
            self.color(wanted.1, 10);
        }
        self.end(b'm');
        self.style = wanted;
    }

    /// A colour's code for letters or, with `ground` 10, for their ground. The sixteen are written as terminals without more
    /// understand them.
    fn color(&mut self, color: Color, ground: u16) {
        let of_sixteen = match color {
            Color::Reset => 39,
            Color::Rgb(red, green, blue) => return self.numbers(&[38 + ground, 2, red.into(), green.into(), blue.into()]),
            Color::Indexed(index) => return self.numbers(&[38 + ground, 5, index.into()]),
            Color::Black => 30,
            Color::Red => 31,
            Color::Green => 32,
            Color::Yellow => 33,
            Color::Blue => 34,
            Color::Magenta => 35,
            Color::Cyan => 36,
            Color::Gray => 37,
            Color::DarkGray => 90,
            Color::LightRed => 91,
            Color::LightGreen => 92,
            Color::LightYellow => 93,
            Color::LightBlue => 94,
            Color::LightMagenta => 95,
            Color::LightCyan => 96,
            Color::White => 97,
        };
        self.numbers(&[of_sixteen + ground]);
    }

    /// A sequence that takes numbers, to its last letter.
    fn sequence(&mut self, numbers: &[u16], letter: u8) {
        self.bytes.extend_from_slice(b"\x1b[");
        self.numbers(numbers);
        self.end(letter);
    }

    /// The letter stands in place of the last number's semicolon.
    fn end(&mut self, letter: u8) {
        self.bytes.pop();
        self.bytes.push(letter);
    }

    /// Numbers below 1000, each with a semicolon. A first frame has hundreds; with `write!` they were a tenth of all that is done up
    /// to it.
    fn numbers(&mut self, numbers: &[u16]) {
        for number in numbers {
            for unit in [100, 10, 1] {
                if *number >= unit || unit == 1 {
                    self.bytes.push(b'0' + (number / unit % 10) as u8);
                }
            }
            self.bytes.push(b';');
        }
    }
}

/// The modifiers a theme may use, with their codes.
const MODIFIERS: [(u16, Modifier); 4] = [(1, Modifier::BOLD), (2, Modifier::DIM), (4, Modifier::UNDERLINED), (7, Modifier::REVERSED)];

/// Those that show on a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED);

/// How many columns a cell's character takes, asked of each cell of a whole frame.
fn columns(symbol: &str) -> usize {
    if symbol.len() == 1 { 1 } else { symbol.width() }
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
        covered = columns(cell.symbol()).saturating_sub(1);
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
        assert!(!screen.frame(word("calf")).is_empty());
        assert!(screen.frame(word("calf")).is_empty());
        let change = screen.frame(word("calm"));
        assert!(change.len() < 60, "{:?}", String::from_utf8_lossy(change));
    }

    #[test]
    fn a_frame_is_one_synchronized_block_that_starts_with_the_opening() {
        let mut screen = Screen::new(Color::Rgb(1, 2, 3));
        screen.restart((20, 3), "\x1b[?1049h");
        let first = String::from_utf8(screen.frame(word("calf")).to_vec()).unwrap();
        assert!(first.starts_with("\x1b[?2026h\x1b[?1049h\x1b[0m\x1b[48;2;1;2;3m\x1b[2J"), "{first:?}");
        assert!(first.ends_with("\x1b[?2026l"), "{first:?}");
        let second = String::from_utf8(screen.frame(word("")).to_vec()).unwrap();
        assert!(!second.contains("1049"), "{second:?}");
    }

    #[test]
    fn after_a_restart_every_cell_is_painted_again() {
        let mut screen = Screen::new(Color::Reset);
        screen.restart((8, 2), "");
        screen.frame(word("calf"));
        screen.restart((8, 2), "");
        let again = shown(
            screen.frame(|buffer| {
                buffer.set_string(0, 1, "sole", Style::new());
            }),
            8,
            2,
        );
        assert_eq!(again.screen().contents(), "        \nsole    ");
    }

    #[test]
    fn a_colour_is_written_so_that_the_terminal_that_has_it_understands_it() {
        let codes = [(Color::Red, "31", "41"), (Color::White, "97", "107"), (Color::Indexed(196), "38;5;196", "48;5;196")];
        for (color, front, ground) in
            codes.into_iter().chain([(Color::Reset, "39", "49"), (Color::Rgb(1, 2, 3), "38;2;1;2;3", "48;2;1;2;3")])
        {
            let of = |ground| {
                let mut pen = Pen::default();
                pen.color(color, ground);
                String::from_utf8(pen.bytes).unwrap()
            };
            assert_eq!((of(0), of(10)), (format!("{front};"), format!("{ground};")));
        }
    }

    #[test]
    fn numbers_are_written_as_others_write_them() {
        for number in 0..1000 {
            let mut pen = Pen::default();
            pen.sequence(&[number, 7], b'H');
            assert_eq!(String::from_utf8(pen.bytes).unwrap(), format!("\x1b[{number};7H"));
        }
    }

    #[test]
    fn any_size_can_be_painted() {
        let mut screen = Screen::new(Color::Reset);
        let odd = (0..=12).flat_map(|cols| (0..=12).map(move |rows| (cols, rows)));
        for (cols, rows) in odd.chain([(1, 200), (200, 1), (1000, 500), (10_000, 10_000), (u16::MAX, u16::MAX)]) {
            screen.restart((cols, rows), "");
            let mut area = Rect::ZERO;
            screen.frame(|buffer| area = buffer.area);
            assert_eq!((area.width, area.height), (cols.clamp(1, 500), rows.clamp(1, 300)));
        }
    }
}
