//! How much memory a frame asks for: a count, the same on every machine. A crate of its own, since the one who counts
//! stands in for the allocator.
#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use allocation_counter::{AllocationInfo, measure};
use chrono::DateTime;
use ratatui::layout::Rect;
use std::{sync::Arc, time::Duration};
use unclench::{
    app::{App, Choice, Event},
    content,
    model::{Memory, Settings, ThemeName},
    present,
    runtime::screen::Screen,
    session::Preferences,
    time::{Mono, Now},
    ui::{self, Theme},
};

/// What the frame costs that comes `step` after one that was `start` into the trial's routine: from the state to the bytes.
fn frame(start: u64, step: Duration) -> (usize, AllocationInfo) {
    let pack = Arc::new(content::core_part("trial").unwrap());
    // An hour at which no minute turns on the way, and an offset that no place has: where it is this computer's own, its zone is asked.
    let wall = DateTime::parse_from_rfc3339("2026-11-22T21:47:00+01:23").unwrap();
    let mut now = Now { mono: Mono::from_zero(Duration::from_secs(100)), wall };
    let memory = Memory { steady: Some(true), ..Memory::default() };
    let begun = App::new(Choice { pack, routine: 0 }, Settings::default(), memory).straight_to_session(&Preferences::default(), true, &now);
    let mut app = begun.0;
    let (theme, area) = (Theme::new(ThemeName::Dusk), Rect::new(0, 0, 80, 24));
    let mut screen = Screen::new(theme.ground());
    screen.restart((80, 24), "");
    let mut paint = |app: &mut App, now: &Now| {
        app.update(Event::Tick, now);
        let view = present::view(app, now);
        screen.frame(|buffer| ui::render(&view, &theme, area, buffer)).len()
    };
    for _ in 0..start {
        now.mono = now.mono + Duration::from_secs(1);
        paint(&mut app, &now);
    }
    now.mono = now.mono + step;
    let mut bytes = 0;
    let cost = measure(|| bytes = paint(&mut app, &now));
    (bytes, cost)
}

#[test]
fn a_frame_asks_for_little_memory_and_keeps_none() {
    for (what, start, step, most) in
        [("a second of a hold", 14, Duration::from_secs(1), 100), ("a moving figure", 2, Duration::from_millis(84), 150)]
    {
        let (bytes, cost) = frame(start, step);
        assert!(bytes > 0, "{what}: nothing has changed");
        assert!(cost.count_total <= most, "{what}: {} allocations, {} bytes", cost.count_total, cost.bytes_total);
        assert!(cost.count_current <= 2, "{what}: {} allocations stay", cost.count_current);
    }
}
