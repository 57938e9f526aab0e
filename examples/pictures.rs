//! Draws the pictures of the README: runs the real program in a terminal, presses keys and writes what the screen shows as SVG.
//!
//! `cargo build && cargo run --example pictures`. A picture needs no font to be right: blocks, lines and the dots of the figure
//! are shapes, and text is stretched to its cells. What the clock shows is left out, so that nothing differs from run to run.
#![expect(clippy::unwrap_used, reason = "a tool for developers has nobody else to tell")]

#[path = "../tests/pty/support.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod support;

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};
use support::{Pty, example, zone};

const COLS: u16 = 80;
const ROWS: u16 = 24;
/// A cell's width and height, and what is left free around the screen, in pixels.
const CELL: (u16, u16) = (10, 20);
const MARGIN: u16 = 10;
const FONTS: &str = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

fn main() {
    let program = Path::new(&example("pictures")).ancestors().nth(2).unwrap().join("unclench");
    assert!(program.exists(), "{} is missing: cargo build", program.display());
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    fs::create_dir_all(&pictures).unwrap();
    // The length of the session that is left says which second of the hold it is.
    let hold = |theme| (vec!["stretch", "trial", "--steady", "--theme", theme], "Face a wall", "n", "2:37 left");
    for (name, title, (arguments, first, keys, then)) in [
        ("home", "The first screen with tonight's routine", (vec!["--theme", "dusk"], "Tonight", "", "Tonight")),
        ("hold", "A hold: seven seconds of the calf stretch are left", hold("dusk")),
        ("hold-night", "The same in red on black, for eyes used to the dark", hold("night")),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().to_str().unwrap();
        // In the evening, when no cue is heard and none is announced.
        let environment = [("UNCLENCH_DATA_DIR", folder), ("UNCLENCH_CONFIG_DIR", folder), ("TZ", &zone(22)), ("COLORTERM", "truecolor")];
        let mut pty = Pty::start(program.to_str().unwrap(), &arguments, &environment);
        pty.wait_for(first);
        pty.send(keys);
        pty.wait_for_frame(then);
        let path = pictures.join(format!("{name}.svg"));
        fs::write(&path, picture(title, pty.screen())).unwrap();
        println!("{}", path.display());
    }
}

/// Shapes and words, by colour.
#[derive(Default)]
struct Layer {
    /// Filled outlines.
    blocks: String,
    /// Strokes without a length, whose round ends are dots.
    dots: String,
    words: String,
}

fn picture(title: &str, screen: &vt100::Screen) -> String {
    let (width, height) = (COLS * CELL.0 + 2 * MARGIN, ROWS * CELL.1 + 2 * MARGIN);
    let ground = color(screen.cell(0, 0).unwrap().bgcolor());
    let mut layers: BTreeMap<String, Layer> = BTreeMap::new();
    for row in 0..ROWS {
        let until = clock(screen, row).unwrap_or(COLS);
        let mut col = 0;
        while col < until {
            let cell = screen.cell(row, col).unwrap();
            let same = |next: &u16| {
                let other = screen.cell(row, *next).unwrap();
                other.fgcolor() == cell.fgcolor() && other.bold() == cell.bold() && joins(cell.contents(), other.contents())
            };
            let end = (col + 1..until).find(|next| !same(next)).unwrap_or(until);
            assert_eq!(color(cell.bgcolor()), ground, "a ground of its own is not drawn yet");
            let layer = layers.entry(color(cell.fgcolor())).or_default();
            let text: String =
                (col..end).map(|col| Some(screen.cell(row, col).unwrap().contents()).filter(|c| !c.is_empty()).unwrap_or(" ")).collect();
            draw(layer, &text, cell.bold(), (col, row));
            col = end;
        }
    }
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{title}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{ground}\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\" font-family=\"{FONTS}\" font-size=\"16\" xml:space=\"preserve\">\n"
    );
    for (color, Layer { blocks, dots, words }) in layers {
        if !blocks.is_empty() {
            writeln!(svg, "<path fill=\"{color}\" shape-rendering=\"crispEdges\" d=\"{blocks}\"/>").unwrap();
        }
        if !dots.is_empty() {
            writeln!(svg, "<path stroke=\"{color}\" stroke-width=\"4.4\" stroke-linecap=\"round\" d=\"{dots}\"/>").unwrap();
        }
        if !words.is_empty() {
            write!(svg, "<g fill=\"{color}\">\n{words}</g>\n").unwrap();
        }
    }
    svg + "</g>\n</svg>\n"
}

/// Where in a row the time of day begins, which is never drawn.
fn clock(screen: &vt100::Screen, row: u16) -> Option<u16> {
    let text: Vec<char> = (0..COLS).map(|col| screen.cell(row, col).unwrap().contents().chars().next().unwrap_or(' ')).collect();
    let time = text.windows(5).rposition(|w| w[2] == ':' && [0, 1, 3, 4].iter().all(|at| w[*at].is_ascii_digit()))?;
    let done_by: Vec<char> = " · done by ".chars().collect();
    let words = text.windows(done_by.len()).position(|window| window == done_by);
    // The day stands before it.
    let gap = || text[..time].windows(3).rposition(|window| window == [' '; 3]);
    words.or_else(gap).and_then(|at| u16::try_from(at).ok())
}

/// Whether two neighbours are drawn as one: the same block, letters of one word, dots of one figure.
fn joins(one: &str, other: &str) -> bool {
    let kind = |text: &str| shape(text.chars().next().unwrap_or(' '));
    match (kind(one), kind(other)) {
        (Shape::Word, Shape::Word) | (Shape::Blank, Shape::Blank) | (Shape::Dots(_), Shape::Dots(_)) => true,
        (Shape::Block(..), Shape::Block(..)) => one == other,
        _ => false,
    }
}

/// How a character is drawn.
enum Shape {
    Blank,
    Word,
    /// Which of the eight dots, as Unicode counts them.
    Dots(u32),
    /// Share of the width, top and height, in twentieths of a cell.
    Block(u16, u16, u16),
}

fn shape(c: char) -> Shape {
    match c {
        ' ' => Shape::Blank,
        '█' => Shape::Block(20, 0, 20),
        '▀' => Shape::Block(20, 0, 10),
        '▄' => Shape::Block(20, 10, 10),
        '▌' => Shape::Block(10, 0, 20),
        '━' => Shape::Block(20, 8, 3),
        '─' => Shape::Block(20, 9, 1),
        '\u{2800}'..='\u{28ff}' => Shape::Dots(u32::from(c) - 0x2800),
        _ => Shape::Word,
    }
}

/// Draws a run of cells that are drawn alike.
fn draw(layer: &mut Layer, text: &str, bold: bool, (col, row): (u16, u16)) {
    let (x, y) = (col * CELL.0, row * CELL.1);
    let cells = u16::try_from(text.chars().count()).unwrap();
    match shape(text.chars().next().unwrap()) {
        Shape::Blank => {}
        Shape::Word => {
            let weight = if bold { " font-weight=\"bold\"" } else { "" };
            let (length, line) = (cells * CELL.0, y + 15);
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            writeln!(
                layer.words,
                "<text x=\"{x}\" y=\"{line}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\"{weight}>{text}</text>"
            )
            .unwrap();
        }
        Shape::Block(wide, top, high) => {
            let width = (cells - 1) * CELL.0 + wide * CELL.0 / 20;
            let (top, high) = (y + top * CELL.1 / 20, high * CELL.1 / 20);
            write!(layer.blocks, "M{x} {top}h{width}v{high}h-{width}z").unwrap();
        }
        Shape::Dots(_) => {
            for (cell, c) in (0_u16..).zip(text.chars()) {
                let Shape::Dots(dots) = shape(c) else { continue };
                // Three down the left column, three down the right, then the fourth of each.
                let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
                for (bit, (right, down)) in (0..).zip(places) {
                    if dots >> bit & 1 == 1 {
                        let (x, y) = (x + cell * CELL.0 + 2 + right * 5, y + 2 + down * 5);
                        write!(layer.dots, "M{x}.5 {y}.5h0").unwrap();
                    }
                }
            }
        }
    }
}

fn color(color: vt100::Color) -> String {
    match color {
        vt100::Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        // A blank cell's.
        vt100::Color::Default => "none".into(),
        vt100::Color::Idx(index) => panic!("colour {index} of a palette nobody knows"),
    }
}
