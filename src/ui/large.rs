//! The main line of a screen in giant letters above the rest of it, for who cannot read small ones. What has giant letters or
//! digits of its own (a cramp, a hold) keeps them; there it is the side that is large.
//!
//! ```text
//!  ▄▀▀ ▀█▀ █▀▄ █▀▀ ▀█▀ ▄▀▀ █ █
//!   ▀▄  █  █▀▄ █▀▀  █  █   █▀█
//!
//!  unclench                                   Sunday night · 21:47
//!  ▌ Stretch    Before bed, classic      9:55 · done by 21:57
//! ```

use super::{
    SMALLEST,
    pen::{Pen, wrap},
    theme::Role,
    type5x7::{self, Size},
};
use crate::present::{DiaryView, Moment, SignsBody, View};

/// Paints the line, if the screen below still has the rows it needs; the rows it took.
pub(super) fn paint(pen: &mut Pen<'_>, view: &View<'_>) -> u16 {
    let Some(line) = main_line(view).map(str::to_uppercase) else { return 0 };
    let (_, high) = Size::Half.of(&line);
    let letters = (0..=usize::from(pen.width())).rev().find(|letters| Size::Half.of(&"M".repeat(*letters)).0 <= pen.width()).unwrap_or(0);
    let rows = wrap(&line, letters);
    let taken = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_mul(high).saturating_add(1);
    let fits = rows.iter().all(|row| row.chars().count() <= letters);
    if !fits || taken.saturating_add(SMALLEST.1) > pen.height() {
        return 0;
    }
    for (row, y) in rows.iter().zip((0..).step_by(high.into())) {
        type5x7::paint(pen, 0, y, row, Size::Half, Role::Digits);
    }
    taken
}

fn main_line<'v>(view: &'v View<'_>) -> Option<&'v str> {
    let marked = |rows: &'v [crate::present::Row]| rows.iter().find(|row| row.marked).map(|row| row.name.as_str());
    match view {
        View::Home(home) => marked(&home.rows),
        View::Routines(list) => marked(&list.rows),
        View::Question(question) => Some(&question.question),
        View::Setup(setup) => setup.rows.get(setup.marked).map(|(tick, _)| tick.as_str()),
        View::Session(session) if matches!(session.moment, Moment::Hurt | Moment::Switch) => None,
        View::Session(session) => Some(session.side),
        View::End(end) => Some(&end.title),
        View::Guide(guide) => {
            let card = guide.cards.iter().find(|card| card.marked).map(|card| card.title.text.as_str());
            card.or_else(|| guide.topics.iter().find(|(_, open)| *open).map(|(name, _)| name.as_str()))
        }
        View::Page(page) => Some(&page.title),
        View::Diary(DiaryView::Nights(view)) => Some(&view.night),
        View::Diary(DiaryView::Night(view)) => Some(&view.title),
        View::Diary(DiaryView::Trend(_)) => None,
        View::Diary(DiaryView::Form(view)) => view.fields.iter().find(|field| field.marked).map(|field| field.label),
        View::Habits(view) => view.rows.iter().find(|row| row.marked).map(|row| row.name.as_str()),
        View::Cramp(_) => None,
        View::Signs(signs) => match &signs.body {
            SignsBody::List(bands, marked) => {
                let signs = bands.iter().flat_map(|band| band.signs.iter().map(move |_| band.word.as_str()));
                signs.skip(*marked).take(1).next()
            }
            SignsBody::Ask(asked) => Some(&asked.question),
            SignsBody::Text(..) => Some(&signs.title),
        },
    }
}
