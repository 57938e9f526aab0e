//! Paints a [`View`] into cells. Knows roles and places; knows no app, no time and no journal.
//!
//! One file a screen, each with its layout drawn in its doc comment. Screens are made for 80×24, keep working down to
//! 40×12 and use the room of larger terminals; below that one honest line takes over.

mod compact;
mod cramp;
mod diary;
mod end;
mod figure;
mod guide;
mod habits;
mod home;
mod large;
mod list;
mod page;
mod pen;
mod question;
mod routines;
mod session;
mod setup;
mod signs;
#[cfg(test)]
mod tests;
mod theme;
mod trend;
mod type5x7;

use crate::present::View;
use pen::{Pen, Spots};
use ratatui::{buffer::Buffer, layout::Rect};
pub use theme::{Role, Theme};

/// The smallest terminal that gets a whole screen.
const SMALLEST: (u16, u16) = (40, 12);

/// Whether a session of this size shows a body, which may move.
#[must_use]
pub fn shows_figures(width: u16, height: u16) -> bool {
    session::has_figure(width, height)
}

/// Paints the view into the part of `area` that the buffer has. Sizes of any kind are fine.
pub fn render(view: &View<'_>, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    paint(Pen::new(buffer, theme, area), theme, view);
}

/// The key that is shown at a place (column and row) of a screen of this size, as it is written there.
#[must_use]
pub fn key_at(view: &View<'_>, theme: &Theme, (width, height): (u16, u16), place: (u16, u16)) -> Option<String> {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let spots = Spots::default();
    paint(Pen::new(&mut buffer, theme, area).noting(&spots), theme, view);
    let mut spots = spots.into_inner();
    let at = spots.iter().position(|(spot, _)| spot.contains(place.into()))?;
    Some(spots.swap_remove(at).1)
}

fn paint(mut pen: Pen<'_>, theme: &Theme, view: &View<'_>) {
    pen.clear();
    let (width, height) = (pen.width(), pen.height());
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return compact::paint(&mut pen, view);
    }
    let margin = if width >= 60 { 2 } else { 0 };
    let mut inner = pen.part(margin, 0, width - 2 * margin, height);
    let above = if theme.is_large() { large::paint(&mut inner, view) } else { 0 };
    let mut inner = inner.part(0, above, width - 2 * margin, height - above);
    match view {
        View::Home(view) => home::paint(&mut inner, view),
        View::Routines(view) => routines::paint(&mut inner, view),
        View::Question(view) => question::paint(&mut inner, view),
        View::Setup(view) => setup::paint(&mut inner, view),
        View::Session(view) => session::paint(&mut inner, view),
        View::End(view) => end::paint(&mut inner, view),
        View::Guide(view) => guide::paint(&mut inner, view),
        View::Page(view) => page::paint(&mut inner, view),
        View::Cramp(view) => cramp::paint(&mut inner, view),
        View::Signs(view) => signs::paint(&mut inner, view),
        View::Diary(view) => diary::paint(&mut inner, view),
        View::Habits(view) => habits::paint(&mut inner, view),
    }
}
