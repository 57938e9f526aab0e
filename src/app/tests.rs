//! The program as keys pressed and effects seen. A script is a row of keys with seconds between them.

mod diary;

use super::*;
use crate::{
    cue::Means,
    diary::Diary,
    keys::{self, Key},
    model::{
        Card, CrampMuscle, CrampPosition, Entry, EntryId, Evidence, Grade, Guide, Position, Relief, Side, Signs, Topic, Trust, fixture::*,
    },
    session::{Cue, care::Remedy},
};
use chrono::DateTime;
use std::sync::atomic::{AtomicU64, Ordering};

mod cramp;

fn now(seconds: u64) -> Now {
    let wall = DateTime::parse_from_rfc3339("2026-11-22T19:00:00+01:00").unwrap() + secs(seconds);
    Now { mono: Mono::from_zero(secs(seconds)), wall }
}

fn choice(pack: &Arc<Pack>) -> Choice {
    Choice { pack: Arc::clone(pack), routine: 0 }
}

/// The classic, done seated, so that no question is asked.
fn seated() -> Arc<Pack> {
    let mut pack = (*classic()).clone();
    pack.stretches.iter_mut().for_each(|s| s.position = Position::Seated);
    Arc::new(pack)
}

fn app(pack: &Arc<Pack>) -> App {
    App::new(choice(pack), Settings::default(), asked())
}

/// What is remembered of somebody without ticks who was asked about hips.
fn asked() -> Memory {
    Memory { asked_hips: true, ..Memory::default() }
}

/// The next entry's number.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// Keeps what is to be written down, as a journal in memory does; what else is to be done.
fn kept(app: &mut App, effects: Vec<Effect>, now: &Now) -> Vec<Effect> {
    let keep = |app: &mut App, effect| {
        let Effect::Record(draft) = effect else { return vec![effect] };
        let id = EntryId::from_bits(u128::from(NEXT.fetch_add(1, Ordering::Relaxed)));
        let entry = Entry { id, at: draft.at, zone: None, night: draft.night, trust: Trust::Sealed, record: draft.record };
        app.update(Event::Recorded(entry), now)
    };
    effects.into_iter().flat_map(|effect| keep(app, effect)).collect()
}

/// The key of this name, or of this letter.
fn named(word: &str) -> Key {
    match word {
        "enter" => Key::Enter,
        "esc" => Key::Esc,
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "back" => Key::Backspace,
        "ctrl-c" => Key::Ctrl('c'),
        "ctrl-z" => Key::Ctrl('z'),
        letter => Key::Char(letter.chars().next().unwrap_or(' ')),
    }
}

/// Presses keys one after another: `<name>` for a named one, a number in brackets to let seconds pass.
fn press(app: &mut App, script: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rest = script;
    let mut seconds = 0;
    while let Some(c) = rest.chars().next() {
        let (word, after) = match rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
            Some((word, after)) => (word, after),
            None => (&rest[..c.len_utf8()], &rest[c.len_utf8()..]),
        };
        rest = after;
        if let Ok(wait) = word.parse::<u64>()
            && word.len() > 1
        {
            for _ in 0..wait {
                seconds += 1;
                let done = app.update(Event::Tick, &now(seconds));
                effects.extend(kept(app, done, &now(seconds)));
            }
            continue;
        }
        let key = named(word);
        let done = app.update(Event::Key(key), &now(seconds));
        effects.extend(kept(app, done, &now(seconds)));
    }
    effects
}

#[test]
fn enter_starts_tonights_routine_and_space_pauses_it() {
    let mut app = app(&seated());
    press(&mut app, "<enter>");
    assert_eq!(app.context(), Context::SetUp);
    press(&mut app, "<12> ");
    assert_eq!(app.context(), Context::Paused);
    assert_eq!(app.session().unwrap().remaining(), secs(8));
    press(&mut app, "<enter>");
    assert_eq!(app.context(), Context::Hold);
}

#[test]
fn the_question_about_feet_is_asked_once_and_remembered() {
    let standing = classic();
    let mut app = app(&standing);
    press(&mut app, "<enter>");
    assert_eq!(app.context(), Context::Question);
    let remembered = Memory { steady: Some(true), ..asked() };
    assert_eq!((press(&mut app, "<enter>"), app.context()), (vec![], Context::Question), "the same Enter, come twice");
    assert_eq!(press(&mut app, "<01><enter>")[0], Effect::Remember(remembered.clone()));
    assert_eq!(app.context(), Context::SetUp);
    let (mut straight, _) =
        App::new(choice(&standing), Settings::default(), asked()).straight_to_session(&Preferences::default(), false, &now(0));
    assert_eq!((press(&mut straight, "<enter>"), straight.context()), (vec![], Context::Question), "the shell's Enter, come twice");
    assert_eq!((press(&mut straight, "<01><enter>").is_empty(), straight.context()), (false, Context::SetUp));
    let mut later = App::new(choice(&standing), Settings::default(), remembered);
    press(&mut later, "<enter>");
    assert_eq!(later.context(), Context::SetUp);
}

#[test]
fn no_means_the_seated_routine_at_once_and_from_now_on() {
    let mut app = app(&classic());
    let effects = press(&mut app, "<enter>n");
    let remembered = Memory { steady: Some(false), ..asked() };
    assert_eq!(effects, [Effect::Remember(remembered), Effect::Load("trial-seated".into())]);
    app.update(Event::Loaded(seated(), 0), &now(1));
    assert_eq!(app.context(), Context::SetUp);
    assert_eq!(app.memory.tonight(&[]), "trial-seated");
}

#[test]
fn stopping_keeps_the_place_and_the_first_screen_offers_to_go_on() {
    let mut app = app(&seated());
    press(&mut app, "<enter>");
    press(&mut app, "<enter><11>nq");
    assert_eq!(app.context(), Context::End);
    press(&mut app, "<esc>");
    assert_eq!(app.home_rows()[0], HomeRow::GoOn);
    press(&mut app, "<enter>");
    let session = app.session().unwrap();
    assert_eq!((session.segment().kind, session.segment().repetition), (Kind::SetUp, 2));
}

#[test]
fn a_session_that_was_opened_alone_promises_no_place_to_go_on() {
    let (mut app, _) = app(&seated()).straight_to_session(&Preferences::default(), true, &now(0));
    press(&mut app, "<14>q");
    assert_eq!(app.context(), Context::End);
    assert!(app.stopped.is_none());
    assert_eq!(press(&mut app, "q"), [Effect::Exit(0)]);
}

#[test]
fn stopping_before_anything_was_held_says_so_and_leaves_no_trace() {
    let mut app = app(&seated());
    press(&mut app, "<enter>q");
    assert_eq!((app.context(), app.stopped.is_none(), app.has_records()), (Context::End, true, false));
    assert_eq!((press(&mut app, "5q"), app.context()), (vec![], Context::Home), "there is nothing to say how the legs feel about");
    assert_eq!(press(&mut app, "q"), [Effect::Exit(0)]);
}

#[test]
fn a_new_hip_is_asked_for_once_before_the_first_routine() {
    let fresh = || App::new(choice(&seated()), Settings::default(), Memory::default());
    let mut app = fresh();
    press(&mut app, "<enter>");
    assert_eq!((press(&mut app, "<enter><01><enter>"), app.context()), (vec![], Context::Hips), "no Enter says that there is none");
    assert_eq!(press(&mut app, "n")[0], Effect::Remember(asked()));
    assert_eq!(app.context(), Context::SetUp);
    press(&mut app, "qq<enter>");
    assert_eq!(app.context(), Context::SetUp, "asked once");

    // Who put the set-up aside was not asked; who did it was.
    for (key, context) in [("q", Context::Hips), ("<enter>", Context::SetUp)] {
        let mut app = fresh();
        app.update(Event::Conditions(vec![]), &now(0));
        press(&mut app, key);
        assert_eq!(app.context(), Context::Home);
        press(&mut app, "<enter>");
        assert_eq!(app.context(), context, "{key}");
    }
}

#[test]
fn a_new_hip_is_ticked_and_the_plan_made_anew() {
    let ticked = |at: usize| -> Arc<[Condition]> {
        let effects = vec![crate::model::Effect::SeatedTrial];
        let id = Id::new(HAD[at]).unwrap();
        [Condition { id, tick: "hip".into(), verdicts: vec![], effects, not_with: vec![], notes: vec![] }].into()
    };
    // What is ticked can be unticked, and of two hips the later holds.
    for (at, keys) in ["21<enter>", "1332n", "3<enter>"].into_iter().enumerate() {
        let kept = Memory { ticks: Id::new(HAD[at]).into_iter().collect(), ..asked() };
        let fresh = || App::new(choice(&classic()), Settings::default(), Memory::default());
        let mut home = fresh();
        press(&mut home, "<enter>");
        let (alone, _) = fresh().straight_to_session(&Preferences::default(), false, &now(0));
        for (mut app, routine) in [(home, "trial-seated"), (alone, "r")] {
            assert_eq!(press(&mut app, keys), [Effect::Remember(kept.clone()), Effect::LoadTicked]);
            assert_eq!(app.update(Event::Ticked(ticked(at)), &now(1)), [Effect::Load(routine.into())]);
            app.update(Event::Loaded(seated(), 0), &now(1));
            assert_eq!(app.context(), Context::SetUp);
            assert_eq!(*app.session().unwrap().plan().ticked(), *ticked(at));
        }
    }
}

#[test]
fn more_than_one_line_about_hips_and_legs_can_be_true() {
    let mut app = App::new(choice(&classic()), Settings::default(), Memory::default());
    press(&mut app, "<enter>13<enter>");
    assert_eq!(app.memory.ticks, [HAD[0], HAD[2]].map(|id| Id::new(id).unwrap()));
}

/// Where no key asks for this.
fn without(action: Action) -> Vec<Context> {
    let has = |context: &Context| keys::TABLE.iter().any(|row| row.action == action && row.contexts.contains(context));
    Context::ALL.iter().copied().filter(|context| !has(context)).collect()
}

#[test]
fn danger_signs_are_one_key_away_but_where_they_are_looked_at_and_where_one_types() {
    use Context as C;
    assert_eq!(without(Action::Signs), [C::Signs, C::Sign, C::Check, C::Ask, C::Search, C::Form]);
}

/// A cramp waits for no screen: `c` leads to its first move, and what was held of a session counts.
#[test]
fn a_cramp_is_one_key_away_wherever_no_other_meaning_stands() {
    for before in ["", "<enter>", "<enter><12>", "<enter><12> ", "<enter><12>x", "<enter><22>q", "?", "s", "d", "h"] {
        let mut app = app(&seated());
        press(&mut app, before);
        let effects = press(&mut app, "c");
        assert!(effects.contains(&Effect::LoadRelief("calf-bed".into())), "{before}: {effects:?}");
        app.update(Event::Relief(script(CrampMuscle::Calf, CrampPosition::Bed)), &now(30));
        assert_eq!(app.context(), Context::Cramp, "{before}");
    }
    let mut app = app(&seated());
    press(&mut app, "<enter><22>c");
    assert!(app.stopped.is_some(), "what is left can be gone on with");
    // In the danger signs `c` is their check, after a cramp the cold pack; where one types it is a letter.
    use Context as C;
    assert_eq!(
        without(Action::Cramp),
        [C::Signs, C::Sign, C::Check, C::Ask, C::Cramp, C::Card, C::Care, C::Clot, C::Remedy, C::Search, C::Form]
    );
}

/// What was left of a session suits other ticks: a program that was opened for it alone says so before it ends.
#[test]
fn what_is_not_gone_on_with_is_told() {
    let (mut app, effects) = app(&seated()).straight_to_session(&Preferences::default(), false, &now(0));
    kept(&mut app, effects, &now(0));
    press(&mut app, "<12>");
    app.screen = Screen::Steady(app.tonight.plan(&Preferences::default()), Mono::from_zero(secs(0)));
    let tick =
        Condition { id: Id::new("knee").unwrap(), tick: "knee".into(), verdicts: vec![], effects: vec![], not_with: vec![], notes: vec![] };
    let theirs = Memory { ticks: vec![tick.id.clone()], ..asked() };
    assert_eq!(app.update(Event::Recalled(theirs, [tick].into()), &now(13)), []);
    assert!(matches!(app.screen(), Screen::Outdated));
    assert_eq!(press(&mut app, "q"), [Effect::Exit(0)]);
}

#[test]
fn of_two_ticks_that_cannot_be_together_the_later_holds() {
    let condition = |name: &str, not_with: &[&str]| Condition {
        id: Id::new(name).unwrap(),
        tick: name.into(),
        verdicts: vec![],
        effects: vec![],
        not_with: not_with.iter().filter_map(|id| Id::new(id)).collect(),
        notes: vec![],
    };
    let mut app = app(&seated());
    app.update(Event::Conditions(vec![condition("new", &["old"]), condition("knee", &[]), condition("old", &[])]), &now(0));
    let state = |app: &App| match app.screen() {
        Screen::Setup(setup) => (setup.rows().map(|(_, is)| is).collect::<Vec<_>>(), setup.gave_way().map(|other| other.id.to_string())),
        other => panic!("{other:?}"),
    };
    press(&mut app, " j j ");
    assert_eq!(state(&app), (vec![false, true, true], Some("new".into())));
    press(&mut app, "kk ");
    assert_eq!(state(&app), (vec![true, true, false], Some("old".into())));
    press(&mut app, " ");
    assert_eq!(state(&app), (vec![false, true, false], None), "an untick takes nothing away");
}

#[test]
fn interrupting_twice_leaves_at_once_and_once_leaves_as_q_does() {
    let mut app = app(&seated());
    press(&mut app, "<enter>");
    press(&mut app, "<enter>");
    assert_eq!(press(&mut app, "<ctrl-c>"), []);
    assert_eq!(app.context(), Context::End);
    assert_eq!(press(&mut app, "<ctrl-c>"), [Effect::Exit(130)]);
}

#[test]
fn a_page_pauses_the_session_and_closing_it_leaves_it_paused() {
    let mut app = app(&seated());
    press(&mut app, "<enter><12>?");
    assert_eq!(app.context(), Context::Page);
    press(&mut app, "jjjk<esc>");
    assert_eq!(app.context(), Context::Paused);
    assert_eq!(press(&mut app, "s"), [Effect::LoadSources(vec![])]);
}

#[test]
fn hurting_offers_the_easier_one_the_next_one_or_the_end() {
    let mut app = app(&seated());
    press(&mut app, "<enter><12>x");
    assert_eq!(app.context(), Context::Hurt);
    press(&mut app, "e");
    assert_eq!(app.session().unwrap().stretch().id.as_str(), "ham-easy");
    press(&mut app, "<12>xn");
    assert_eq!(app.session().unwrap().stretch().id.as_str(), "calf");
    press(&mut app, "<12>xq");
    assert_eq!(app.context(), Context::End);
}

#[test]
fn the_bell_rings_only_when_asked_for_and_at_the_turns_of_a_hold() {
    let mut app = app(&seated());
    assert_eq!(app.cues_at(&now(0)), CueMode::Bell, "seven in the evening");
    let ring = |cue| Effect::Cue(CueMode::Bell, vec![cue]);
    assert_eq!(press(&mut app, "<enter><20>"), [ring(Cue::Start(Side::Left)), ring(Cue::End(Side::Left))], "the first hold");
    assert_eq!(app.cues_at(&night()), CueMode::Silent, "the same evening, later");
    assert_eq!(app.update(Event::Key(Key::Char('v')), &night()), [Effect::Ring]);
    assert_eq!(app.cues_at(&night()), CueMode::Bell, "asked for");
}

fn night() -> Now {
    Now { wall: DateTime::parse_from_rfc3339("2026-11-22T22:00:00+01:00").unwrap(), ..now(0) }
}

#[test]
fn v_goes_through_what_is_possible_and_a_missing_voice_is_named_once() {
    use CueMode::{Bell, Silent, Tones, Voice};
    let modes = |means, keys: usize| {
        let mut app = app(&seated());
        press(&mut app, "<enter>");
        let mut modes = Vec::new();
        let mut named = 0;
        for _ in 0..keys {
            let mut effects = press(&mut app, "v");
            if effects == [Effect::FindMeans] {
                effects = app.update(Event::Means(means), &now(1));
            }
            assert_eq!(effects.len(), 1, "{effects:?}");
            modes.push(app.cues_at(&now(1)));
            named += usize::from(app.missing().is_some() && *modes.last().unwrap() == Silent);
            // Another segment, where it is not said any more.
            press(&mut app, "n");
            assert_eq!(app.missing(), None);
        }
        (modes, named)
    };
    assert_eq!(modes(Means { tones: true, voice: true }, 4), (vec![Tones, Voice, Silent, Bell], 0));
    assert_eq!(modes(Means { tones: true, voice: false }, 6), (vec![Tones, Silent, Bell, Tones, Silent, Bell], 1));
    assert_eq!(modes(Means { tones: false, voice: true }, 3), (vec![Voice, Silent, Bell], 0));
    assert_eq!(modes(Means::default(), 4), (vec![Silent, Bell, Silent, Bell], 1));
}

#[test]
fn a_voice_that_was_set_is_looked_for_before_it_speaks_and_gives_way_if_missing() {
    let mut app = app(&seated());
    app.settings.cues.mode = CueMode::Voice;
    let effects = press(&mut app, "<enter>");
    assert_eq!(effects, [Effect::FindMeans, Effect::Cue(CueMode::Voice, vec![Cue::Next])]);
    app.update(Event::Means(Means::default()), &now(0));
    assert_eq!((app.cues_at(&now(0)), app.missing()), (CueMode::Bell, Some(Means::default())));
}

#[test]
fn a_phase_may_have_its_own_mode_but_not_at_night_nor_against_a_wish() {
    let cues = |now: &dyn Fn(u64) -> Now, wish| {
        let mut app = app(&seated());
        app.settings.cues = crate::model::Cues { mode: CueMode::Bell, set_up: Some(CueMode::Silent), hold: Some(Tones), gap: Some(Voice) };
        app.cues = wish;
        app.update(Event::Key(Key::Enter), &now(0));
        app.update(Event::Means(Means { tones: true, voice: true }), &now(0));
        let mut told = Vec::new();
        for second in 1..=25 {
            for effect in app.update(Event::Tick, &now(second)) {
                match effect {
                    Effect::Cue(mode, cues) => told.push((second, mode, cues)),
                    other => panic!("{other:?}"),
                }
            }
        }
        told
    };
    let evening: Vec<(u64, CueMode)> = cues(&now, None).into_iter().map(|(second, mode, _)| (second, mode)).collect();
    use CueMode::{Tones, Voice};
    assert_eq!(evening, [(10, Tones), (20, Tones), (22, Voice), (23, Voice), (24, Voice), (25, Tones)]);
    assert_eq!(cues(&|second| Now { mono: now(second).mono, ..night() }, None), []);
    assert!(cues(&now, Some(CueMode::Bell)).iter().all(|(_, mode, _)| *mode == CueMode::Bell));
}

#[test]
fn what_is_being_said_breaks_off_when_the_session_stands_still() {
    let mut app = app(&seated());
    (app.cues, app.settings.cues.mode) = (Some(CueMode::Voice), CueMode::Voice);
    press(&mut app, "<enter>");
    app.update(Event::Means(Means { tones: true, voice: true }), &now(0));
    assert_eq!(press(&mut app, " "), [Effect::Hush]);
    press(&mut app, " ");
    assert_eq!(press(&mut app, "<12>x").last(), Some(&Effect::Hush));
}

#[test]
fn the_end_of_a_long_timer_is_told_to_another_window_only() {
    for (away, seconds, notices) in [(true, 10 * 60, 1), (false, 10 * 60, 0)] {
        let mut app = cramping();
        press(&mut app, "<10><enter>l");
        app.update(Event::Focus(!away), &now(10));
        let effects: Vec<Effect> = (11..=10 + seconds).flat_map(|second| app.update(Event::Tick, &now(second))).collect();
        assert_eq!(effects, vec![Effect::Notify(Remedy::LegsUp); notices]);
        assert_eq!(app.context(), Context::Care);
    }
    let mut app = cramping();
    app.update(Event::Focus(false), &now(0));
    assert_eq!(press(&mut app, "<10><enter>l<enter>"), [], "left, not ended");
    assert_eq!(press(&mut app, "t<50>"), [], "short");
}

#[test]
fn the_breathing_guide_is_remembered_and_in_a_cramp_not_before_it_is_known() {
    let mut app = app(&seated());
    assert!(app.guides_breath());
    press(&mut app, "<enter>");
    let remembered = Memory { breath_off: true, ..asked() };
    assert_eq!(press(&mut app, "a"), [Effect::Remember(remembered.clone())]);
    assert!(!app.guides_breath());
    let (mut app, effects) =
        App::in_cramp(script(CrampMuscle::Calf, CrampPosition::Bed), Opening::default(), None, Settings::default(), &now(0));
    assert!(effects.contains(&Effect::Recall) && !app.guides_breath());
    assert_eq!(press(&mut app, "a"), [], "what is not known is not written over");
    app.update(Event::Recalled(remembered.clone(), Arc::default()), &now(0));
    assert!(!app.guides_breath());
    assert_eq!(press(&mut app, "a"), [Effect::Remember(Memory { breath_off: false, ..remembered })]);
}

#[test]
fn every_hold_session_and_cramp_that_begins_also_ends_once() {
    use crate::model::Occasion::{Cramp, CrampEnd, HoldEnd, HoldStart, SessionEnd, SessionStart};
    let mut app = app(&seated());
    let mut doing = app.doing();
    let mut told = |app: &mut App, keys: &[&str]| -> Vec<_> {
        let mut all = Vec::new();
        for key in keys {
            press(app, key);
            let later = app.doing();
            all.extend(mem::replace(&mut doing, later.clone()).until(&later));
        }
        all.into_iter().map(|(occasion, _)| occasion).collect()
    };
    assert_eq!(told(&mut app, &["<enter>"]), [SessionStart]);
    assert_eq!(told(&mut app, &["<12>"]), [HoldStart]);
    assert_eq!(told(&mut app, &[" "]), [], "a pause goes on with it");
    assert_eq!(told(&mut app, &["r", "b"]), [HoldEnd, HoldStart, HoldEnd]);
    assert_eq!(told(&mut app, &["n"]), [HoldStart]);
    assert_eq!(told(&mut app, &["x"]), [HoldEnd]);
    assert_eq!(told(&mut app, &["q"]), [SessionEnd]);
    app.update(Event::Relief(script(CrampMuscle::Calf, CrampPosition::Bed)), &now(0));
    assert_eq!(told(&mut app, &["?"]), [Cramp]);
    app.update(Event::Relief(script(CrampMuscle::Shin, CrampPosition::Bed)), &now(0));
    assert_eq!(told(&mut app, &["?"]), [], "another muscle is the same cramp");
    assert_eq!(told(&mut app, &["<10>"]), []);
    assert_eq!(told(&mut app, &["<enter>"]), [CrampEnd]);
}

#[test]
fn a_key_pressed_to_wake_the_computer_finds_a_paused_session() {
    let mut app = app(&seated());
    press(&mut app, "<enter><12>");
    app.update(Event::Key(Key::Char(' ')), &now(4000));
    assert_eq!(app.context(), Context::End, "more than half an hour: over");
    let mut app = self::app(&seated());
    press(&mut app, "<enter><12>");
    app.update(Event::Key(Key::Char('n')), &now(100));
    assert_eq!(app.context(), Context::Paused);
    assert_eq!(app.session().unwrap().remaining(), secs(8));
}

#[test]
fn without_anyone_to_answer_a_session_ends_itself_and_a_question_the_program() {
    let mut app = app(&seated());
    press(&mut app, "<enter><12> ");
    app.update(Event::InputEnded, &now(20));
    assert_eq!(app.context(), Context::Hold, "a pause nobody can end goes on");
    let mut effects = Vec::new();
    for second in 21..700 {
        effects.extend(app.update(Event::Tick, &now(second)));
    }
    assert!(effects.contains(&Effect::Exit(0)));
    let mut asked = self::app(&classic());
    press(&mut asked, "<enter>");
    assert_eq!(asked.update(Event::InputEnded, &now(0)), [Effect::Exit(2)]);
}

#[test]
fn another_routine_becomes_tonights_and_is_remembered() {
    let mut app = app(&seated());
    assert_eq!(press(&mut app, "r"), [Effect::LoadAll]);
    let mut whole = (*seated()).clone();
    let mut second = whole.routines[0].clone();
    second.id = Id::new("second").unwrap();
    whole.routines.push(second);
    app.update(Event::LoadedAll(Arc::new(whole)), &now(0));
    assert_eq!(app.context(), Context::Routines);
    let chosen = Memory { routine: Id::new("second"), ..asked() };
    assert_eq!(press(&mut app, "<down><down><down><enter>"), [Effect::Remember(chosen)]);
    assert_eq!((app.context(), app.tonight.routine), (Context::Home, 1));
}

#[test]
fn what_was_read_for_its_words_gets_its_figures_when_it_is_begun() {
    let whole = seated();
    let mut words = (*whole).clone();
    words.stretches.truncate(3);
    words.stretches.iter_mut().for_each(|s| s.figure = None);
    let mut app = app(&Arc::new(words));
    assert_eq!(press(&mut app, "<enter>"), [Effect::LoadRest]);
    app.update(Event::Rest(Arc::clone(&whole)), &now(0));
    assert!(app.session().unwrap().easier().is_some_and(|easier| easier.figure.is_some()));
}

#[test]
fn a_place_is_not_lost_by_looking_in_again_or_by_a_question() {
    let mut app = app(&seated());
    press(&mut app, "<enter>");
    press(&mut app, "<enter><11>nq<esc>");
    let kept = app.stopped.clone();
    assert!(kept.is_some());
    press(&mut app, "<enter>q");
    assert_eq!(app.stopped, kept, "left in its set-up");
    press(&mut app, "<down><enter>q");
    assert_eq!(app.stopped, kept, "another begun and left at once");
    assert_eq!(press(&mut app, "<enter><12>q<enter>").last(), Some(&Effect::Exit(0)), "lights out");
}

#[test]
fn the_minutes_asked_for_hold_for_the_seated_routine_too() {
    let at_most = Some(secs(60));
    let (mut app, _) = app(&classic()).straight_to_session(&Preferences { at_most, ..Preferences::default() }, false, &now(0));
    press(&mut app, "n");
    app.update(Event::Loaded(seated(), 0), &now(1));
    assert!(app.session().unwrap().plan().total() <= secs(60));
}

/// The danger signs with a list of two, the less urgent first.
fn signs() -> Arc<Signs> {
    Arc::new(crate::model::fixture::signs())
}

#[test]
fn danger_signs_open_over_everything_and_lead_back_to_where_one_was() {
    let steps = ["", "r", "?", "<enter>", "<enter><12>", "<enter><12>x", "<enter><12>?", "<enter><12>q"];
    for before in steps {
        let mut app = app(&seated());
        for effect in press(&mut app, before) {
            if effect == Effect::LoadAll {
                app.update(Event::LoadedAll(seated()), &now(0));
            }
        }
        assert_eq!(press(&mut app, "!").last(), Some(&Effect::LoadSigns), "after {before:?}");
        let there = app.context();
        app.update(Event::Signs(signs()), &now(20));
        assert_eq!(app.context(), Context::Signs);
        assert!(app.session().is_none_or(|session| session.phase() != Phase::Running), "after {before:?}");
        press(&mut app, "<down><enter>");
        assert_eq!(app.context(), Context::Sign);
        press(&mut app, "q<esc>");
        assert_eq!(app.context(), there, "after {before:?}");
    }
}

/// In a cramp of the calf, in bed, with its danger card.
fn cramping() -> App {
    let (mut app, effects) =
        App::in_cramp(script(CrampMuscle::Calf, CrampPosition::Bed), Opening::default(), None, Settings::default(), &now(0));
    assert_eq!(kept(&mut app, effects, &now(0)), [Effect::Recall, Effect::LoadRelief("danger-card".into())]);
    app.update(Event::Relief(danger_card()), &now(0));
    app
}

#[test]
fn a_cramp_is_one_key_away_and_leads_back() {
    let mut app = app(&seated());
    assert_eq!(press(&mut app, "c"), [Effect::LoadRelief("calf-bed".into())]);
    app.update(Event::Relief(script(CrampMuscle::Calf, CrampPosition::Bed)), &now(0));
    assert_eq!(app.context(), Context::Cramp);
    press(&mut app, "q");
    assert_eq!(app.context(), Context::Home);
    assert_eq!(press(&mut cramping(), "q"), [Effect::Exit(0)]);
}

#[test]
fn after_midnight_the_first_screen_opens_with_the_cramp_marked() {
    for (hour, row) in [(23, HomeRow::Stretch), (0, HomeRow::Cramp), (4, HomeRow::Cramp), (5, HomeRow::Stretch)] {
        let app = app(&seated()).opened_at(NaiveTime::from_hms_opt(hour, 30, 0).unwrap());
        let Screen::Home(marked) = app.screen() else { panic!("not the first screen") };
        assert_eq!(app.home_rows()[*marked], row, "{hour}");
    }
}

#[test]
fn muscle_and_position_keys_ask_for_scripts_and_only_w_stands() {
    let asked = |app: &mut App, key: &str| match press(app, key).as_slice() {
        [Effect::LoadRelief(id)] => Some(id.clone()),
        _ => None,
    };
    for (key, id) in [("c", "calf-bed"), ("h", "back-bed"), ("t", "front-bed"), ("f", "foot-bed"), ("i", "inner-bed"), ("s", "shin-bed")] {
        assert_eq!(asked(&mut cramping(), key).as_deref(), Some(id));
    }
    for (key, id) in [("b", "calf-bed"), ("e", "calf-edge"), ("w", "calf-stand")] {
        assert_eq!(asked(&mut cramping(), key).as_deref(), Some(id));
    }
    for key in ["z", "?", "x", "<up>", "v", "y", "u"] {
        assert_eq!((press(&mut cramping(), key), cramping().context()), (vec![], Context::Cramp), "{key}");
    }
    let mut app = cramping();
    app.update(Event::Relief(script(CrampMuscle::Shin, CrampPosition::Bed)), &now(0));
    assert_eq!(asked(&mut app, "w").as_deref(), Some("shin-bed"));
    assert_eq!(asked(&mut app, "c").as_deref(), Some("calf-bed"), "not standing, since the shin was not");
}

#[test]
fn enter_lets_go_and_u_takes_it_back() {
    let mut app = cramping();
    press(&mut app, "<enter>");
    assert_eq!(app.context(), Context::Cramp, "so early it is a key still held down");
    press(&mut app, "<70><enter>");
    assert_eq!(app.context(), Context::Care);
    press(&mut app, "u");
    assert_eq!(app.context(), Context::Cramp);
    assert_eq!(press(&mut app, "!"), [Effect::LoadSigns], "from a cramp too");
}

#[test]
fn a_warm_pack_rings_however_silent_the_night() {
    let mut app = cramping();
    app.cues = Some(CueMode::Silent);
    press(&mut app, "<10><enter>wnnn");
    assert_eq!(app.context(), Context::Remedy);
    assert_eq!(app.update(Event::Tick, &now(10 + 15 * 60)), [Effect::Ring]);
    press(&mut app, "<enter>");
    assert_eq!(app.context(), Context::Care);
}

#[test]
fn without_anyone_to_answer_a_cramp_goes_on_to_ten_minutes() {
    let mut app = cramping();
    press(&mut app, "<10>p");
    app.update(Event::InputEnded, &now(10));
    let ends: Vec<u64> = (11..=600).filter(|second| app.update(Event::Tick, &now(*second)) == [Effect::Exit(0)]).collect();
    assert_eq!(ends, [600]);
    let Screen::Cramp(cramp) = app.screen() else { panic!("it let go by itself") };
    assert_eq!(cramp.line().say.as_str(), "call");
}

#[test]
fn the_night_of_a_cramp_is_longer() {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    assert_eq!(cramping().theme_at(at(21)), ThemeName::Night);
    assert_eq!(app(&seated()).theme_at(at(21)), ThemeName::Dusk);
}

#[test]
fn the_check_leads_to_what_to_do_and_back() {
    let mut app = app(&seated());
    press(&mut app, "<enter><12>!");
    app.update(Event::Signs(signs()), &now(20));
    press(&mut app, "c");
    assert_eq!(app.context(), Context::Check);
    press(&mut app, "y");
    assert!(matches!(app.danger().unwrap().look, Look::Check { which: true, .. }));
    press(&mut app, "n1n");
    assert_eq!(app.context(), Context::Sign, "both screens are answered");
    press(&mut app, "q");
    assert_eq!(app.context(), Context::Signs);
    press(&mut app, "cn<esc><esc>");
    assert_eq!(app.context(), Context::Signs, "a step back from the first screen");
    press(&mut app, "q");
    assert_eq!(app.context(), Context::Paused);
}

#[test]
fn the_keys_of_a_hold_are_told_while_it_waits() {
    let mut app = app(&seated());
    press(&mut app, "<enter><12>");
    assert_eq!(app.context(), Context::Hold);
    press(&mut app, "?");
    assert_eq!((app.context(), app.context_below_help()), (Context::Page, Context::Hold));
    press(&mut app, "q");
    assert_eq!((app.context(), app.context_below_help()), (Context::Paused, Context::Paused));
}

#[test]
fn the_keys_lie_over_everything_and_lead_back_to_where_one_was() {
    let mut app = app(&seated());
    press(&mut app, "!");
    app.update(Event::Signs(signs()), &now(20));
    press(&mut app, "cn");
    let asked = format!("{:?}", app.danger());
    press(&mut app, "?");
    assert_eq!((app.help(), app.context(), app.context_below_help()), (Some(0), Context::Page, Context::Check));
    press(&mut app, "<down>on<up>");
    for back in ["q", "?", "<ctrl-c>", "!", "<esc>"] {
        assert_eq!((press(&mut app, back), app.help()), (vec![], None), "{back}");
        assert_eq!((format!("{:?}", app.danger()), app.context()), (asked.clone(), Context::Check), "{back}");
        press(&mut app, "<03>?");
    }
    press(&mut app, "?q<esc>s?");
    assert_eq!((app.page().map(|page| page.kind), app.context_below_help()), (Some(PageKind::About), Context::Page));
    assert_eq!(press(&mut app, "!"), [Effect::LoadSigns]);
    assert_eq!(app.help(), None);
}

#[test]
fn a_check_asked_for_alone_ends_the_program() {
    let mut app = app(&seated()).straight_to_check(signs(), &now(0));
    assert_eq!(app.clone().update(Event::InputEnded, &now(0)), [Effect::Exit(2)]);
    assert_eq!(press(&mut app.clone(), "q"), [Effect::Exit(0)]);
    assert_eq!(press(&mut app.clone(), "<esc>"), [Effect::Exit(0)]);
    press(&mut app, "1");
    assert_eq!(app.context(), Context::Sign);
    assert_eq!(app.clone().update(Event::InputEnded, &now(0)), [Effect::Exit(0)]);
    assert_eq!(press(&mut app, "<enter>q"), [Effect::Exit(0)]);
}

/// A guide of two topics with two cards each.
fn guide() -> Guide {
    let card = |(at, title): (usize, &&str)| Card {
        id: Id::new(&format!("card-{at}")).unwrap(),
        topic: Id::new(["why", "food"][at / 2]).unwrap(),
        title: (*title).into(),
        text: vec![],
        dispute: None,
        grade: Evidence { grade: Grade::D, safety: false },
        sources: vec![],
        covers: vec![],
        muscles: vec![],
        tags: vec![],
        about: vec![],
        hide_for: vec![],
        notes_of: vec![],
    };
    let topics = ["why", "food"].map(|id| Topic { id: Id::new(id).unwrap(), name: id.into() });
    let cards = ["What it is", "Why at night", "Quinine", "Pickle juice"].iter().enumerate().map(card).collect();
    Guide { topics: topics.into(), cards, sources: vec![] }
}

fn reading() -> App {
    let mut app = app(&seated());
    assert_eq!(press(&mut app, "g"), [Effect::LoadGuide]);
    app.update(Event::Guide(Arc::new(guide())), &now(0));
    app
}

fn open_card(app: &App) -> Option<&str> {
    let Screen::Guide(reader) = app.screen() else { return None };
    reader.card().map(|card| card.title.as_str())
}

#[test]
fn the_guide_opens_topic_by_topic_and_closes_step_by_step() {
    let mut app = reading();
    press(&mut app, "jjjk");
    assert_eq!(open_card(&app), None);
    press(&mut app, "j<enter><down>");
    assert_eq!(open_card(&app), Some("Pickle juice"));
    press(&mut app, "<enter>");
    assert_eq!(app.page().unwrap().kind, PageKind::Card);
    press(&mut app, "q<esc>");
    assert_eq!((app.page(), open_card(&app), app.context()), (None, None, Context::Guide));
    press(&mut app, "q");
    assert_eq!(app.context(), Context::Home);
}

#[test]
fn a_search_takes_every_letter_and_escape_leaves_it_first() {
    let mut app = reading();
    press(&mut app, "/");
    assert_eq!(app.context(), Context::Search);
    press(&mut app, "qv?jk/s");
    let Screen::Guide(reader) = app.screen() else { panic!("the guide is closed") };
    assert_eq!((reader.search().unwrap().typed.as_str(), reader.listed().len()), ("qv?jk/s", 0));
    assert_eq!(press(&mut app, "<enter>"), []);
    (0..6).for_each(|_| drop(app.update(Event::Key(Key::Backspace), &now(0))));
    press(&mut app, "uin");
    assert_eq!(open_card(&app), Some("Quinine"));
    press(&mut app, "<enter>");
    assert_eq!(app.context(), Context::Page);
    press(&mut app, "<esc>");
    assert_eq!(app.context(), Context::Search, "back to what was found");
    press(&mut app, "<esc>");
    assert_eq!(app.context(), Context::Guide);
    press(&mut app, "/<down><ctrl-c>");
    assert_eq!(app.context(), Context::Guide);
}

#[test]
fn the_set_up_is_offered_until_it_was_seen_and_keeps_only_what_was_done() {
    let conditions = |names: &[&str]| {
        let condition = |name: &&str| Condition {
            id: Id::new(name).unwrap(),
            tick: (*name).into(),
            verdicts: vec![],
            effects: vec![],
            not_with: vec![],
            notes: vec![],
        };
        names.iter().map(condition).collect::<Vec<_>>()
    };
    let mut app = app(&seated());
    assert_eq!(app.home_rows().last(), Some(&HomeRow::SetUp));
    assert_eq!(press(&mut app, "u"), [Effect::LoadConditions]);
    app.update(Event::Conditions(conditions(&["knee", "falls"])), &now(0));
    let put_aside = Memory { set_up: true, ..asked() };
    assert_eq!(press(&mut app, "j q"), [Effect::Remember(put_aside)]);
    assert!(!app.home_rows().contains(&HomeRow::SetUp));
    press(&mut app, "u");
    app.update(Event::Conditions(conditions(&["knee", "falls"])), &now(0));
    let ticked = Memory { set_up: true, ticks: Id::new("falls").into_iter().collect(), ..asked() };
    let effects = press(&mut app, "j <enter>");
    assert_eq!(effects, [Effect::Remember(ticked.clone()), Effect::Load("article-classic".into())]);
    assert_eq!((app.memory.clone(), app.preferences.ticked.len()), (ticked.clone(), 1));
    let mut alone = App::in_setup(conditions(&["knee", "falls"]), Settings::default(), ticked);
    let none = Memory { set_up: true, ..asked() };
    assert_eq!(press(&mut alone, "j <enter>")[..2], [Effect::Remember(none), Effect::Exit(0)]);
}

/// What another window ticks while the set-up is open here is ticked here, too, and not taken for a removal.
#[test]
fn a_tick_of_another_window_is_kept_by_who_keeps_theirs() {
    let condition = |name: &str| Condition {
        id: Id::new(name).unwrap(),
        tick: name.into(),
        verdicts: vec![],
        effects: vec![],
        not_with: vec![],
        notes: vec![],
    };
    let mut app = app(&seated());
    press(&mut app, "u");
    app.update(Event::Conditions(vec![condition("knee"), condition("falls"), condition("hip-new")]), &now(0));
    press(&mut app, " ");
    let theirs = Memory { ticks: Id::new("hip-new").into_iter().collect(), ..Memory::default() };
    app.update(Event::Recalled(theirs, [condition("hip-new")].into()), &now(1));
    press(&mut app, "<enter>");
    assert_eq!(app.memory.ticks.iter().map(Id::as_str).collect::<Vec<_>>(), ["knee", "hip-new"]);
}

/// A question that stands when another window ticks something is answered for the plan that suits now.
#[test]
fn a_question_about_a_plan_that_was_made_before_is_asked_anew() {
    let standing = classic();
    let ticked: Arc<[Condition]> = [Condition {
        id: Id::new("hip-new").unwrap(),
        tick: "hip-new".into(),
        verdicts: vec![],
        effects: vec![],
        not_with: vec![],
        notes: vec![],
    }]
    .into();
    let theirs = Memory { ticks: Id::new("hip-new").into_iter().collect(), ..Memory::default() };
    let mut home = app(&standing);
    press(&mut home, "<enter>");
    let (alone, _) = app(&standing).straight_to_session(&Preferences::default(), false, &now(0));
    for (mut app, routine) in [(home, "article-classic"), (alone, "r")] {
        assert_eq!(app.context(), Context::Question);
        let effects = app.update(Event::Recalled(theirs.clone(), Arc::clone(&ticked)), &now(1));
        assert_eq!(effects, [Effect::Load(routine.into())]);
        assert_eq!(app.update(Event::Loaded(Arc::clone(&standing), 0), &now(1)), []);
        assert_eq!(app.context(), Context::Question);
        press(&mut app, "y");
        assert_eq!(*app.session().unwrap().plan().ticked(), *ticked);
    }
}

#[test]
fn settings_that_come_late_change_the_keys_at_once_and_the_look_with_the_next_screen() {
    let mut app = app(&seated());
    let night = Settings { theme: ThemeName::Night, ..Settings::default() };
    let other_pause = keys::Change { context: None, name: "pause", keys: vec![Key::Char('P')] };
    app.update(Event::Configured(night, Keymap::new(vec![other_pause])), &now(0));
    assert_eq!(app.settings.theme, ThemeName::Auto);
    press(&mut app, "<enter>");
    assert_eq!(app.settings.theme, ThemeName::Night);
    press(&mut app, " ");
    assert_eq!(app.context(), Context::SetUp);
    press(&mut app, "P");
    assert_eq!(app.context(), Context::Paused);
}
