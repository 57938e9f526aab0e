//! The danger check with the built-in signs: what its answers lead to.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the signs should fail")]

use chrono::DateTime;
use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect};
use std::{collections::BTreeSet, sync::Arc, time::Duration};
use unclench::{
    app::{App, Effect, Event, Opening},
    content,
    keys::Key,
    model::{Memory, Settings, Signs, Target, ThemeName, Urgency},
    paths::Paths,
    present,
    runtime::Library,
    session::{Answer, Checkup, Findings, Step},
    time::{Mono, Now},
    ui::{self, Theme},
};

fn checkup() -> Checkup {
    Checkup::new(Arc::new(Signs::new(content::core_flags(), content::core_check().unwrap())))
}

#[test]
fn from_eighty_columns_on_every_sign_is_in_the_list_in_all_its_words() {
    let now = Now { mono: Mono::default(), wall: DateTime::parse_from_rfc3339("2026-11-22T20:00:00+01:00").unwrap() };
    let choice = Library::new(&Paths::default()).routine("trial", &Memory::default()).unwrap();
    for (width, height) in [(80, 24), (120, 40)] {
        let mut app = App::new(choice.clone(), Settings::default(), Memory::default());
        let signs = Arc::new(checkup().signs().clone());
        app.update(Event::Signs(Arc::clone(&signs)), &now);
        for flag in signs.flags() {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            ui::render(&present::view(&app, &now), &Theme::new(ThemeName::Dusk), buffer.area, &mut buffer);
            let shown: String = buffer.content().iter().map(|cell| cell.symbol().replace('▌', " ")).collect();
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words(&shown).contains(&words(flag.sign.as_str())), "{} at {width}×{height}: {shown}", flag.id);
            app.update(Event::Key(Key::Down), &now);
        }
    }
}

#[test]
fn in_a_cramp_the_leg_that_is_swollen_or_hot_is_on_the_screen_at_once() {
    let now = Now { mono: Mono::default(), wall: DateTime::parse_from_rfc3339("2026-11-22T03:00:00+01:00").unwrap() };
    for (width, height) in [(80, 24), (40, 12)] {
        let script = content::core_relief("calf-bed").unwrap();
        let (mut app, _) = App::in_cramp(script, Opening::default(), None, Settings::default(), &now);
        app.update(Event::Signs(Arc::new(checkup().signs().clone())), &now);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        ui::render(&present::view(&app, &now), &Theme::new(ThemeName::Night), buffer.area, &mut buffer);
        let rows: Vec<String> =
            buffer.content().chunks(width.into()).map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect();
        let leg = rows.iter().position(|row| row.contains("▌ One leg")).unwrap_or_else(|| panic!("{rows:#?}"));
        assert!(rows[..leg].iter().any(|row| row.contains("Call the urgent line now")), "{rows:#?}");
        assert!(rows.iter().any(|row| row.trim_end().ends_with("↓ more")), "{rows:#?}");
        // What cannot wait at all stands right below.
        assert!(height < 24 || rows[leg..].iter().any(|row| row.contains("Sudden breathlessness, chest pain")), "{rows:#?}");
    }
}

#[test]
fn who_says_yes_to_the_danger_card_sees_the_emergencies_first() {
    let at = |seconds| Now {
        mono: Mono::from_zero(Duration::from_secs(seconds)),
        wall: DateTime::parse_from_rfc3339("2026-11-22T03:00:00+01:00").unwrap(),
    };
    for key in ['y', '!'] {
        let script = content::core_relief("calf-bed").unwrap();
        let (mut app, _) = App::in_cramp(script, Opening::default(), None, Settings::default(), &at(0));
        app.update(Event::Relief(content::core_relief("danger-card").unwrap()), &at(0));
        app.update(Event::Tick, &at(185));
        assert_eq!(app.update(Event::Key(Key::Char(key)), &at(186)), [Effect::LoadSigns]);
        app.update(Event::Signs(Arc::new(checkup().signs().clone())), &at(186));
        let danger = app.danger().unwrap();
        assert_eq!(danger.signs.flags()[danger.marked].urgency, Urgency::Emergency, "{key}");
    }
}

/// The questions of one way through the check, with their answers.
type Heard = Vec<(String, bool)>;

/// Goes every way that ticks at most `ticks` lines, both ways at every question.
fn walk(checkup: &Checkup, ticks: usize, heard: &Heard, visit: &mut impl FnMut(&Findings<'_>, &Heard)) {
    let after = |answers: &[Answer]| {
        let mut next = checkup.clone();
        answers.iter().for_each(|answer| next.answer(*answer));
        next
    };
    match checkup.step() {
        Step::Screen(screen) => {
            walk(&after(&[Answer::No]), ticks, heard, visit);
            for line in (0..screen.lines.len()).filter(|_| ticks > 0) {
                let answers = [Answer::Line(line), Answer::No];
                walk(&after(if screen.stops { &answers[..1] } else { &answers }), ticks - 1, heard, visit);
            }
        }
        Step::Question(words) => {
            for (answer, yes) in [(Answer::Yes, true), (Answer::No, false)] {
                walk(&after(&[answer]), ticks, &[heard.as_slice(), &[(words.to_string(), yes)]].concat(), visit);
            }
        }
        Step::Result(found) => visit(&found, heard),
    }
}

#[test]
fn every_sign_is_found_and_every_escalation_asked() {
    let (mut found, mut asked, mut ways) = (BTreeSet::new(), BTreeSet::new(), 0);
    let start = checkup();
    walk(&start, 1, &vec![], &mut |findings, heard| {
        ways += 1;
        assert!(findings.signs.is_sorted_by_key(|finding| std::cmp::Reverse(finding.urgency)));
        let top = findings.signs[0].urgency;
        for finding in &findings.signs {
            found.insert(finding.flag.id.clone());
            assert!(finding.urgency >= finding.flag.urgency, "{}", finding.flag.id);
            for question in &finding.flag.questions {
                let answer = heard.iter().find(|(words, _)| words == question.ask.as_str());
                assert!(answer.is_some() || top == Urgency::Emergency, "{}: {} was not asked", finding.flag.id, question.ask);
                let Some((_, true)) = answer else { continue };
                let wanted = match &question.to {
                    Some(Target::Flag(id)) => start.signs().flag(id).unwrap().urgency,
                    Some(Target::Urgency(urgency)) => *urgency,
                    None => finding.flag.urgency,
                };
                assert!(top >= wanted, "{}: {} changed nothing", finding.flag.id, question.ask);
            }
        }
        asked.extend(heard.iter().map(|(words, _)| words.clone()));
    });
    assert!(ways > 100, "{ways}");
    assert_eq!(found, start.signs().flags().iter().map(|flag| flag.id.clone()).collect());
    let questions = start.signs().flags().iter().flat_map(|flag| &flag.questions);
    assert!(questions.map(|question| question.ask.as_str()).all(|words| asked.contains(words)));
}

#[test]
fn nothing_said_is_nothing_urgent() {
    let mut check = checkup();
    let screens = check.signs().check.screens.len();
    (0..screens).for_each(|_| check.answer(Answer::No));
    let Step::Result(found) = check.step() else { panic!("{:?}", check.step()) };
    assert_eq!((found.signs.len(), found.signs[0].flag.id.as_str(), found.signs[0].urgency), (1, "rf37", Urgency::SelfCare));
}

#[test]
fn the_first_emergency_ends_it_and_what_can_wait_is_collected() {
    let mut check = checkup();
    check.answer(Answer::Line(0));
    let Step::Result(found) = check.step() else { panic!("{:?}", check.step()) };
    assert_eq!(found.signs[0].flag.id.as_str(), "rf01");
    assert!(check.back() && !check.back());
    (0..7).for_each(|_| check.answer(Answer::No));
    [0, 1, 2, 2].into_iter().for_each(|line| check.answer(Answer::Line(line)));
    assert_eq!([0, 1, 2].map(|line| check.is_ticked(line)), [true, true, false]);
    check.answer(Answer::No);
    assert!(matches!(check.step(), Step::Question(words) if words.as_str().starts_with("Statin")));
    assert!(check.back() && check.is_ticked(1) && !check.is_ticked(2), "a step back keeps what was ticked");
    check.answer(Answer::No);
    while !matches!(check.step(), Step::Result(_)) {
        check.answer(Answer::No);
    }
    let Step::Result(found) = check.step() else { unreachable!() };
    let ids: Vec<_> = found.signs.iter().map(|finding| finding.flag.id.as_str()).collect();
    assert_eq!(ids, ["rf28", "rf30"]);
}

#[test]
fn a_pregnant_leg_is_maternitys_and_asks_nothing_twice() {
    let mut check = checkup();
    (0..3).for_each(|_| check.answer(Answer::No));
    check.answer(Answer::Line(0));
    check.answer(Answer::Yes);
    let mut asked = Vec::new();
    while let Step::Question(words) = check.step() {
        asked.push(words.to_string());
        check.answer(Answer::No);
    }
    assert_eq!(asked, ["Breathless, chest pain, coughing blood, or fainted?", "A fit?"]);
    assert!(matches!(check.step(), Step::Result(found) if found.signs[0].flag.id.as_str() == "rf32"));
}

/// An answer, or nothing for a step back.
fn answers() -> impl Strategy<Value = Vec<Option<Answer>>> {
    let answer = prop_oneof![
        (0..5_usize).prop_map(|line| Some(Answer::Line(line))),
        any::<usize>().prop_map(|line| Some(Answer::Line(line))),
        Just(Some(Answer::Yes)),
        Just(Some(Answer::No)),
        Just(None),
    ];
    proptest::collection::vec(answer, 0..60)
}

fn cases() -> ProptestConfig {
    let full = std::env::var("UNCLENCH_CAMPAIGN").is_ok_and(|scale| scale == "full");
    ProptestConfig { cases: if full { 20_000 } else { 200 }, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_answers_lead_to_a_result_that_plays_nothing_down(answers in answers()) {
        let mut check = checkup();
        for answer in answers {
            match answer {
                Some(answer) => check.answer(answer),
                None => _ = check.back(),
            }
        }
        for _ in 0..100 {
            check.answer(Answer::No);
        }
        let Step::Result(found) = check.step() else { panic!("it never ends: {:?}", check.step()) };
        prop_assert!(!found.signs.is_empty());
        prop_assert!(found.signs.iter().all(|finding| finding.urgency >= finding.flag.urgency));
    }
}
