//! The body in Braille dots, or in letters where there are none: capsules filled into a grid of two by four dots a cell, each cell in the colour that most of
//! its dots have. As large as the area allows, in its middle.

use super::{pen::Pen, theme::Role};
use crate::{
    model::{Depth, Point, PropKind},
    present::FigureView,
};

/// What a dot belongs to; a higher one wins a tie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Dot {
    None,
    Prop,
    Far,
    Near,
    Lit,
}

/// The half-width of a prop's line, in body heights.
const LINE: f32 = 0.008;
/// No stroke is thinner than this many dots on each side of its middle.
const THINNEST: f32 = 0.75;

/// Paints the figure.
pub(super) fn paint(pen: &mut Pen<'_>, view: &FigureView<'_>) {
    let (columns, rows) = (pen.width(), pen.height());
    if columns == 0 || rows == 0 {
        return;
    }
    let mut grid = Grid::new(view, columns, rows);
    let FigureView { figure, pose, .. } = view;
    let bounds = figure.bounds();
    let tied = |kind: PropKind| matches!(kind, PropKind::Strap | PropKind::Towel);
    let props = |grid: &mut Grid, last: bool| {
        for prop in figure.props.iter().filter(|prop| tied(prop.kind) == last) {
            for line in figure.prop_line(prop, pose, bounds).windows(2) {
                grid.stroke(line[0], line[1], (LINE, LINE), Dot::Prop);
            }
        }
    };
    props(&mut grid, false);
    for capsule in pose.capsules(figure.view) {
        let dot = match capsule.depth {
            _ if figure.highlight.contains(&capsule.part) => Dot::Lit,
            Depth::Far => Dot::Far,
            Depth::Near => Dot::Near,
        };
        grid.stroke(capsule.from, capsule.to, capsule.radius, dot);
    }
    props(&mut grid, true);
    for y in 0..rows {
        for x in 0..columns {
            let cell = if pen.theme().is_ascii() { grid.letter(x, y) } else { grid.cell(x, y, pen.theme().hatches()) };
            if let Some((symbol, dot)) = cell {
                let role = match dot {
                    Dot::Lit => Role::Lit,
                    Dot::Near => Role::Near,
                    Dot::Far => Role::Far,
                    Dot::Prop | Dot::None => Role::Faint,
                };
                pen.cell(x, y, symbol, role);
            }
        }
    }
}

/// Dots, and the way from body heights to them.
struct Grid {
    dots: Vec<Dot>,
    width: usize,
    height: usize,
    scale: f32,
    offset: Point,
    mirrored: bool,
}

impl Grid {
    #[expect(clippy::cast_precision_loss, reason = "a terminal has far fewer dots than f32 counts exactly")]
    fn new(view: &FigureView<'_>, columns: u16, rows: u16) -> Self {
        let (width, height) = (usize::from(columns) * 2, usize::from(rows) * 4);
        let (low, high) = view.figure.bounds();
        let (room_x, room_y) = (width as f32 - 1.0, height as f32 - 1.0);
        let scale = (room_x / (high[0] - low[0]).max(0.01)).min(room_y / (high[1] - low[1]).max(0.01));
        let margin = |axis: usize, room: f32| (room - (high[axis] - low[axis]) * scale) / 2.0;
        Self {
            dots: vec![Dot::None; width * height],
            width,
            height,
            scale,
            offset: [margin(0, room_x) - low[0] * scale, margin(1, room_y) - low[1] * scale],
            mirrored: view.mirrored,
        }
    }

    /// Fills all dots within a half-width of the line from `from` to `to`.
    #[expect(clippy::cast_precision_loss, reason = "a terminal has far fewer dots than f32 counts exactly")]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the floats are clamped to the grid first")]
    fn stroke(&mut self, from: Point, to: Point, radius: (f32, f32), dot: Dot) {
        let place = |p: Point| {
            let x = p[0] * self.scale + self.offset[0];
            let x = if self.mirrored { self.width as f32 - 1.0 - x } else { x };
            [x, self.height as f32 - 1.0 - (p[1] * self.scale + self.offset[1])]
        };
        let (a, b) = (place(from), place(to));
        let (ra, rb) = ((radius.0 * self.scale).max(THINNEST), (radius.1 * self.scale).max(THINNEST));
        let reach = ra.max(rb);
        let range = |p: f32, q: f32, size: usize| {
            let first = (p.min(q) - reach).floor().clamp(0.0, size as f32) as usize;
            let last = (p.max(q) + reach).ceil().clamp(-1.0, size as f32 - 1.0) + 1.0;
            first..last as usize
        };
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let length2 = (dx * dx + dy * dy).max(f32::EPSILON);
        for y in range(a[1], b[1], self.height) {
            for x in range(a[0], b[0], self.width) {
                let (px, py) = (x as f32 - a[0], y as f32 - a[1]);
                let along = ((px * dx + py * dy) / length2).clamp(0.0, 1.0);
                let (ex, ey) = (px - along * dx, py - along * dy);
                let r = ra + (rb - ra) * along;
                if ex * ex + ey * ey <= r * r {
                    self.dots[y * self.width + x] = dot;
                }
            }
        }
    }

    /// The dots of a cell, row by row; `None` where it is empty, as most are.
    fn dots(&self, x: u16, y: u16) -> Option<[[Dot; 2]; 4]> {
        let mut dots = [[Dot::None; 2]; 4];
        let first = usize::from(y) * 4 * self.width + usize::from(x) * 2;
        for (row, pair) in dots.iter_mut().enumerate() {
            let at = first + row * self.width;
            pair.copy_from_slice(&self.dots[at..at + 2]);
        }
        (dots != [[Dot::None; 2]; 4]).then_some(dots)
    }

    /// A letter for a cell: what is lit is dense, the rest is light, and what only touches the cell lies at its top or bottom.
    fn letter(&self, x: u16, y: u16) -> Option<(char, Dot)> {
        let dots = self.dots(x, y)?;
        let set = |rows: &[[Dot; 2]]| rows.as_flattened().iter().filter(|dot| **dot != Dot::None).count();
        let (top, bottom) = (set(&dots[..2]), set(&dots[2..]));
        let most = most(&dots);
        let letter = match (most, top, bottom) {
            (Dot::Lit, ..) if top + bottom >= 2 => '#',
            (Dot::Prop, _, 0) | (_, 1..=2, 0) => '\'',
            (Dot::Prop, 0, _) | (_, 0, 1..=2) => '.',
            (Dot::Prop, ..) => '|',
            (Dot::Far, ..) => ':',
            _ => 'o',
        };
        Some((letter, most))
    }

    /// The Braille character of a cell and what most of its dots belong to. Hatched, only what is lit has all its dots.
    fn cell(&self, x: u16, y: u16, hatched: bool) -> Option<(char, Dot)> {
        /// The bit of each dot, by row and column (Unicode's order is by column, with the fourth row added later).
        const BITS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let mut pattern = 0;
        let dots = self.dots(x, y)?;
        for (dy, (row, bits)) in dots.iter().zip(BITS).enumerate() {
            for (dx, (dot, bit)) in row.iter().zip(bits).enumerate() {
                let seen = match dot {
                    Dot::None => false,
                    Dot::Near if hatched => (dx + dy) % 2 == 0,
                    Dot::Far if hatched => (dx + dy) % 4 == 0,
                    Dot::Prop | Dot::Far | Dot::Near | Dot::Lit => true,
                };
                pattern |= if seen { bit } else { 0 };
            }
        }
        let most = most(&dots);
        (pattern != 0).then(|| (char::from_u32(0x2800 + pattern).unwrap_or(' '), most))
    }
}

/// What most dots of a cell belong to; the nearer of two.
fn most(dots: &[[Dot; 2]; 4]) -> Dot {
    let mut counts = [0_u8; 5];
    for dot in dots.as_flattened() {
        counts[*dot as usize] += 1;
    }
    let count = |kind: &Dot| counts[*kind as usize];
    [Dot::Prop, Dot::Far, Dot::Near, Dot::Lit].into_iter().max_by_key(count).unwrap_or(Dot::None)
}
