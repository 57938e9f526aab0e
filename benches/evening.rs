//! What an evening costs: `cargo bench`. Reading a routine, laying it out, one frame of a hold, one frame of a moving figure.

use ratatui::{buffer::Buffer, layout::Rect};
use std::{hint::black_box, sync::Arc, time::Duration};
use unclench::{
    app::{App, Choice, Event},
    content,
    keys::Key,
    model::{Card, Memory, Settings, ThemeName},
    present,
    runtime::screen::Screen,
    search::Index,
    session::{Plan, Preferences},
    time::{Clock, Now, SystemClock},
    ui::{self, Theme},
};

fn main() {
    divan::main();
}

#[divan::bench]
fn read_the_words_of_tonights_routine() -> impl Sized {
    content::core_plan(black_box("article-classic"), true)
}

#[divan::bench]
fn read_tonights_routine() -> impl Sized {
    content::core_part(black_box("article-classic"))
}

#[divan::bench]
fn read_the_whole_pack() -> impl Sized {
    content::core_whole()
}

#[divan::bench]
fn fit_a_routine_into_five_minutes(bencher: divan::Bencher) {
    let pack = Arc::new(content::core_part("article-classic").expect("it is built in"));
    bencher.bench_local(|| Plan::compile(&pack, 0, &Preferences { at_most: Some(Duration::from_secs(300)), ..Preferences::default() }));
}

#[divan::bench]
fn read_the_guide() -> impl Sized {
    content::core_guide()
}

/// The index of as many cards with as many different words as nobody will ever have.
fn ten_thousand_cards() -> Index {
    let own = content::core_guide().cards;
    let cards = own
        .iter()
        .cycle()
        .take(10_000)
        .enumerate()
        .map(|(at, card)| Card { tags: vec![format!("{at:x}cramp{at}").as_str().into()], ..card.clone() });
    Index::new(&cards.collect::<Vec<_>>())
}

#[divan::bench(args = ["m", "magnesium", "magnezium at night", "mognosiom"])]
fn a_key_of_a_search(bencher: divan::Bencher, query: &str) {
    let index = ten_thousand_cards();
    bencher.bench_local(|| index.search(black_box(query)));
}

/// A session of the trial routine after some seconds.
fn session(seconds: u64) -> (App, Now) {
    let pack = Arc::new(content::core_part("trial").expect("it is built in"));
    let mut now = SystemClock.now();
    let memory = Memory { steady: Some(true), ..Memory::default() };
    let mut app = App::new(Choice { pack, routine: 0 }, Settings::default(), memory);
    app.update(Event::Key(Key::Enter), &now);
    for _ in 0..seconds {
        now.mono = now.mono + Duration::from_secs(1);
        app.update(Event::Tick, &now);
    }
    (app, now)
}

/// The next frame after the one before: everything from the state to the bytes.
fn frames(bencher: divan::Bencher<'_, '_>, start: u64, step: Duration) {
    let (app, now) = session(start);
    let theme = Theme::new(ThemeName::Dusk);
    let area = Rect::new(0, 0, 80, 24);
    bencher
        .with_inputs(|| {
            let mut screen = Screen::new(theme.ground());
            screen.restart((80, 24), "");
            let mut app = app.clone();
            let paint = |app: &App, now: &Now, screen: &mut Screen| {
                let view = present::view(app, now);
                screen.frame(|buffer: &mut Buffer| ui::render(&view, &theme, area, buffer)).len()
            };
            paint(&app, &now, &mut screen);
            let later = Now { mono: now.mono + step, ..now };
            app.update(Event::Tick, &later);
            (screen, app, later)
        })
        .bench_local_values(|(mut screen, app, later)| {
            let view = present::view(&app, &later);
            screen.frame(|buffer: &mut Buffer| ui::render(&view, &theme, area, buffer)).len()
        });
}

#[divan::bench]
fn a_second_of_a_hold(bencher: divan::Bencher) {
    frames(bencher, 12, Duration::from_secs(1));
}

#[divan::bench]
fn a_twelfth_of_a_second_of_set_up(bencher: divan::Bencher) {
    frames(bencher, 2, Duration::from_millis(84));
}
