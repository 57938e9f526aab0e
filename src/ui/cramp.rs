//! A cramp: one instruction, as large as the screen allows; the danger sign in the last row, always.
//!
//! ```text
//!  Calf cramp                      0:37                       02:41
//!                                          a ━━━━━━━━━─── breathe in
//!
//!  ▀█▀ █▀█ █▀▀ █▀▀   █ █ █▀█
//!   █  █▄█ ██▄ ▄▄█   █▄█ █▀▀       (giant letters from 60×16)
//!
//!  Pull your toes up towards your shin.
//!  then  Straighten the knee slowly. Breathe out.
//!               figure (from 60×18)
//!
//!  c calf   h back of thigh   t front   f foot   i inner   s shin
//!  b in bed   e bed edge   w standing   space next   enter it let go
//!
//!  One leg swollen or hot? Press !
//! ```

use super::{
    figure,
    pen::{BREATH, Pen, wrap},
    theme::Role,
    type5x7::{self, Size},
};
use crate::{
    model::Width,
    present::{Choice, CrampView, FigureView, Hint},
};

/// A piece of a row of keys: the key, its words, and how they look.
type Piece<'a> = (&'a str, &'a str, Role);

pub(super) fn paint(pen: &mut Pen<'_>, view: &CrampView<'_>) {
    let (width, height) = (pen.width(), pen.height());
    header(pen, view);
    let mut keys = rows_of_keys(view, usize::from(width));
    let in_words = rows_in_words(view, usize::from(width));
    if has_letters_alone(&keys) && 3 + tall(view, usize::from(width)) + in_words.len() <= usize::from(height) {
        keys = in_words;
    }
    let below = 1 + u16::try_from(keys.len()).unwrap_or(0);
    let airy = u16::from(height >= 18);
    let mut body = pen.part(0, 2, width, height.saturating_sub(2 + below));
    let words = if width >= 56 && height >= 16 { giant(&mut body, view, height) + airy } else { 0 };
    let drawn = view.figure.filter(|_| width >= 56 && height >= 18);
    // A body that is taller than wide has more room beside the words than below them.
    let beside = drawn.filter(|shown| width >= BESIDE && is_tall(shown)).map(|_| width * 9 / 20);
    let column = width - beside.unwrap_or(0);
    let mut body = body.part(0, 0, column, height.saturating_sub(2 + below));
    let mut y = if words > 0 {
        body.wrapped(0, words, &view.line, Role::Strong)
    } else {
        body.wrapped(0, 0, &view.line.to_uppercase(), if view.alarming { Role::Lit } else { Role::Strong })
    };
    let end = wrap(&view.line, usize::from(column)).last().map_or(0, |row| row.width()) + 2;
    if end + view.left.width() <= usize::from(column) && y > 0 {
        body.text(u16::try_from(end).unwrap_or(width), y - 1, &view.left, Role::Quiet);
    }
    for line in &view.lines {
        y = body.wrapped(0, y, line, Role::Text);
    }
    if !view.then.is_empty() {
        let x = body.text(0, y, "then", Role::Quiet) + 2;
        y = body.wrapped(x, y, &view.then, Role::Quiet);
    }
    let end = y + 2;
    let bottom = height.saturating_sub(below);
    let bottom = bottom.saturating_sub(u16::from(end + 1 < bottom));
    for (row, y) in keys.iter().zip(bottom..) {
        paint_keys(pen, y, row);
    }
    let x = pen.text(0, height - 1, view.alarm.0, Role::Text);
    let after = pen.text(x + 1, height - 1, &view.alarm.1, Role::Lit);
    pen.spot(0, height - 1, after, &view.alarm.1);
    let (left, top) = if beside.is_some() { (column, 2 + words) } else { (0, end + 1) };
    if let Some(shown) = &drawn
        && bottom > top + SHORTEST - 1
    {
        figure::paint(&mut pen.part(left, top, width - left, bottom - top - 1), shown);
    }
}

/// From so many columns on a body may stand beside the words.
const BESIDE: u16 = 72;

fn is_tall(shown: &FigureView<'_>) -> bool {
    let (low, high) = shown.figure.bounds();
    high[0] - low[0] < 1.4 * (high[1] - low[1])
}

/// A figure of fewer rows shows nothing.
const SHORTEST: u16 = 6;

fn header(pen: &mut Pen<'_>, view: &CrampView<'_>) {
    let width = pen.width();
    let clock = pen.text_right(0, &view.clock, Role::Quiet);
    let elapsed = u16::try_from(view.elapsed.width()).unwrap_or(0);
    let middle = width.saturating_sub(elapsed) / 2;
    // The title gives way to the two clocks.
    let left = pen.part(0, 0, clock.saturating_sub(elapsed + 4), 1).text(0, 0, &view.title, Role::Quiet);
    pen.text(middle.max(left + 2), 0, &view.elapsed, Role::Strong);
    // Where the whole does not fit, its first sentence does.
    let fits = |text: &&str| text.width() <= usize::from(width);
    let note = Some(view.note.as_str()).filter(fits).or_else(|| view.note.split_inclusive(". ").next()).unwrap_or("");
    let x = pen.text(0, 1, note, Role::Quiet);
    if let Some(breath) = &view.breath
        && x + 2 + BREATH <= width
    {
        pen.breath(width - BREATH, 1, breath);
    }
}

/// The giant words in as many rows as they need; the row after them.
fn giant(pen: &mut Pen<'_>, view: &CrampView<'_>, height: u16) -> u16 {
    let rows = |size: Size| {
        let letters = (0..=12).rev().find(|letters| size.of(&"M".repeat(*letters)).0 <= pen.width()).unwrap_or(0);
        wrap(&view.big, letters)
    };
    let size = if height >= 32 && pen.width() >= 96 { Size::One } else { Size::Half };
    let (_, high) = size.of(&view.big);
    let role = if view.alarming { Role::Lit } else { Role::Digits };
    let mut y = 0;
    for row in rows(size) {
        type5x7::paint(pen, 0, y, row, size, role);
        y += high + u16::from(size == Size::One);
    }
    y
}

/// How many rows the words take where no giant ones are painted.
fn tall(view: &CrampView<'_>, room: usize) -> usize {
    let then = if view.then.is_empty() { 0 } else { wrap(&view.then, room.saturating_sub(6)).len() };
    wrap(&view.line, room).len() + view.lines.iter().map(|line| wrap(line, room).len()).sum::<usize>() + then
}

fn has_letters_alone(rows: &[Vec<Piece<'_>>]) -> bool {
    rows.iter().flatten().any(|(key, _, _)| key.is_empty())
}

/// All keys with their words, in as many rows as that takes.
fn rows_in_words<'a>(view: &'a CrampView<'_>, room: usize) -> Vec<Vec<Piece<'a>>> {
    let footer = view.footer.iter().map(|hint: &Hint| (hint.key.as_str(), hint.words, Role::Quiet));
    let mut rows = flow(view.choices.iter().map(choice), room);
    rows.extend(flow(view.places.iter().map(choice).chain(footer), room));
    rows
}

/// Pieces one after another, in as many rows as that takes.
fn flow<'a>(pieces: impl Iterator<Item = Piece<'a>>, room: usize) -> Vec<Vec<Piece<'a>>> {
    let mut rows: Vec<Vec<Piece<'_>>> = vec![];
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if width_of(row, 2) + 2 + width_of(&[piece], 2) <= room => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    rows
}

/// Two rows with their words where they fit, else the letters alone; remedies keep their words, in as many rows as that
/// takes.
fn rows_of_keys<'a>(view: &'a CrampView<'_>, room: usize) -> Vec<Vec<Piece<'a>>> {
    let choices = |choices: &'a [Choice]| choices.iter().map(choice);
    let footer = || view.footer.iter().map(|hint: &Hint| (hint.key.as_str(), hint.words, Role::Quiet));
    let second: Vec<Piece<'_>> = choices(&view.places).chain(footer()).collect();
    if view.places.is_empty() {
        let mut rows = flow(choices(&view.choices), room);
        rows.push(second);
        rows.retain(|row| !row.is_empty());
        return rows;
    }
    let first: Vec<Piece<'_>> = choices(&view.choices).collect();
    if width_of(&first, 2) <= room && width_of(&second, 2) <= room {
        return vec![first, second];
    }
    let letters = |(key, _, role): Piece<'a>| (key, "", role);
    let dot = [("", "·", Role::Quiet)];
    vec![choices(&view.choices).map(letters).chain(dot).chain(choices(&view.places).map(letters)).collect(), footer().collect()]
}

fn choice(choice: &Choice) -> Piece<'_> {
    (&choice.hint.key, choice.hint.words, if choice.chosen { Role::Strong } else { Role::Quiet })
}

fn width_of(row: &[Piece<'_>], gap: usize) -> usize {
    let one = |(key, words, _): &Piece<'_>| key.width() + words.width() + usize::from(!key.is_empty() && !words.is_empty());
    row.iter().map(one).sum::<usize>() + gap * row.len().saturating_sub(1)
}

fn paint_keys(pen: &mut Pen<'_>, y: u16, row: &[Piece<'_>]) {
    let room = usize::from(pen.width());
    let letters_alone = has_letters_alone(&[row.to_vec()]);
    let gap = if letters_alone { 1 } else { 2 + u16::from(width_of(row, 3) <= room) };
    let mut x = 0;
    for (key, words, role) in row {
        let chosen = *role == Role::Strong && words.is_empty();
        let end = pen.text(x, y, key, if chosen { Role::Strong } else { Role::Accent });
        let end = pen.text(end + u16::from(!key.is_empty() && !words.is_empty()), y, words, *role);
        pen.spot(x, y, end - x, key);
        x = end + gap;
    }
}
