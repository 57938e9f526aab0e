//! A list that may be longer than its room: which of its entries are seen, and that it goes on above or below. Knows no screen.

use super::{pen::Pen, theme::Role};
use std::ops::Range;

/// Where the words of an entry begin, behind its mark.
const INDENT: u16 = 2;

/// The entries that are seen in so many rows. The marked one is always among them, and no entry before it is seen in part.
/// `tall` is the number of rows of an entry, and hears whether it is the topmost.
pub(super) fn seen(count: usize, marked: usize, room: usize, tall: impl Fn(usize, bool) -> usize) -> Range<usize> {
    let rows = |range: Range<usize>| range.clone().map(|at| tall(at, at == range.start)).sum::<usize>();
    let marked = marked.min(count.saturating_sub(1));
    let (mut first, mut end) = (marked, count.min(marked + 1));
    while first > 0 && rows(first - 1..end) <= room {
        first -= 1;
    }
    while end < count && rows(first..end + 1) <= room {
        end += 1;
    }
    first..end
}

/// That a list of so many goes on; nothing where all of it is seen.
pub(super) fn more(seen: &Range<usize>, count: usize) -> &'static str {
    match (seen.start > 0, seen.end < count) {
        (true, true) => "↑↓ more",
        (true, false) => "↑ more",
        (false, true) => "↓ more",
        (false, false) => "",
    }
}

/// Has the seen entries painted by `entry`, each from its row on. Where not all fit, the last row says so.
pub(super) fn paint(
    pen: &mut Pen<'_>,
    count: usize,
    marked: usize,
    tall: impl Fn(usize) -> usize,
    mut entry: impl FnMut(&mut Pen<'_>, u16, usize),
) {
    let (width, height) = (pen.width(), pen.height());
    let tall = |at, _| tall(at);
    let all = seen(count, 0, height.into(), tall) == (0..count);
    let room = if all { height } else { height.saturating_sub(1) };
    let shown = seen(count, marked, room.into(), tall);
    let mut part = pen.part(0, 0, width, room);
    let mut y = 0;
    for at in shown.clone() {
        entry(&mut part, y, at);
        y += u16::try_from(tall(at, false)).unwrap_or(u16::MAX);
    }
    pen.text(INDENT, room, more(&shown, count), Role::Quiet);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marked_entry_is_seen_and_what_is_not_is_told() {
        for count in 0..12 {
            for (marked, room) in (0..count.max(1)).flat_map(|marked| (1..30).map(move |room| (marked, room))) {
                let tall = |at: usize, top: bool| 1 + at % 3 + usize::from(top);
                let shown = seen(count, marked, room, tall);
                assert!(count == 0 || shown.contains(&marked), "{marked} of {count} in {room}: {shown:?}");
                let rows: usize = shown.clone().map(|at| tall(at, at == shown.start)).sum();
                assert!(rows <= room || shown.len() == 1, "{shown:?} in {room}");
                assert_eq!(more(&shown, count).contains('↑'), shown.start > 0);
                assert_eq!(more(&shown, count).contains('↓'), shown.end < count);
            }
        }
    }
}
