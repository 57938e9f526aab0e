//! What is written down when, and the diary under the keys. The journal is in memory.

use super::*;
use crate::{
    model::{Course, Done, EpisodeFacts, Factor, Habit, Help, NightFacts, Record, Severity, Side, SleepQuality},
    session::Plan,
};
use chrono::NaiveDate;
use proptest::prelude::*;

/// At this time of a night in November, Oslo time.
fn at(text: &str) -> Now {
    let wall = DateTime::parse_from_rfc3339(&format!("2026-11-{text}:00+01:00")).unwrap();
    Now { mono: Mono::from_zero(secs(u64::try_from(wall.timestamp()).unwrap() - 1_700_000_000)), wall }
}

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

/// Tells the app something and keeps what is to be kept.
fn tell(app: &mut App, event: Event, now: &Now) -> Vec<Effect> {
    let effects = app.update(event, now);
    kept(app, effects, now)
}

/// On the first screen with an empty diary, at a time.
fn with_diary(now: &Now) -> App {
    let mut app = app(&seated());
    tell(&mut app, Event::Diary(Box::default(), 0), now);
    app
}

/// A long diary is read while keys go on: what is said meanwhile is in it, and its screen opens at once.
#[test]
fn no_key_waits_for_the_diary_to_be_read() {
    let now = at("22T07:00");
    let mut app = app(&seated());
    type_at(&mut app, "2dt<left>u", &now);
    assert!(app.book().is_some_and(|book| book.done.is_none()) && app.diary().is_none(), "nothing can be taken back yet");
    tell(&mut app, Event::Diary(Box::default(), 0), &now);
    assert_eq!(app.diary().and_then(|diary| diary.night(date(21))?.cramps()), Some(2));
    assert!(app.book().is_some());
}

/// The program begun anew, with the diary that was kept.
fn restarted(app: &App, now: &Now) -> App {
    let mut again = self::app(&seated());
    let diary = app.diary().unwrap().entries().cloned().collect::<Diary>();
    for effect in again.update(Event::Diary(Box::new(diary), 0), now) {
        if let Effect::LoadStopped(_) = effect {
            again.update(Event::Stopped(choice(&seated())), now);
        }
    }
    again
}

/// Keys at one moment: a letter is itself, the others as `press` has them.
fn type_at(app: &mut App, script: &str, now: &Now) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let (word, after) = match rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
            Some((word, after)) => (word, after),
            None => (&rest[..c.len_utf8()], &rest[c.len_utf8()..]),
        };
        rest = after;
        effects.extend(tell(app, Event::Key(named(word)), now));
    }
    effects
}

fn records(app: &App) -> Vec<Record> {
    app.diary().unwrap().entries().map(|entry| entry.record.clone()).collect()
}

fn start_cramp(app: &mut App, now: &Now) {
    let effects = type_at(app, "c", now);
    assert_eq!(effects, [Effect::LoadRelief("calf-bed".into())]);
    tell(app, Event::Relief(script(CrampMuscle::Calf, CrampPosition::Bed)), now);
}

#[test]
fn a_cramp_is_written_down_at_its_start_and_closed_by_enter_alone() {
    let mut app = with_diary(&at("22T02:40"));
    start_cramp(&mut app, &at("22T02:41"));
    let facts = EpisodeFacts { onset: Some(at("22T02:41").wall), course: Some(Course::Open), ..EpisodeFacts::default() };
    assert_eq!(records(&app), [Record::Episode { of: None, facts }]);
    assert_eq!(app.diary().unwrap().episodes().next().unwrap().night, date(21));
    type_at(&mut app, "<enter>", &at("22T02:43"));
    let episode = app.diary().unwrap().episodes().next().unwrap();
    assert_eq!((episode.facts.course, episode.facts.muscle), (Some(Course::Over(secs(120))), None), "the calf was only taken for granted");
    assert_eq!(app.logged(), Some((at("22T02:41").wall, secs(120))));
    type_at(&mut app, "u", &at("22T02:43"));
    assert!(app.diary().unwrap().episodes().next().unwrap().is_open());
    assert_eq!(app.logged(), None);
}

#[test]
fn a_cramp_that_started_earlier_did_and_a_chosen_muscle_is_kept() {
    let mut app = with_diary(&at("22T12:02"));
    start_cramp(&mut app, &at("22T12:02"));
    type_at(&mut app, "h", &at("22T12:02"));
    tell(&mut app, Event::Relief(script(CrampMuscle::BackOfThigh, CrampPosition::Bed)), &at("22T12:02"));
    type_at(&mut app, "+<enter>", &at("22T12:03"));
    let episode = app.diary().unwrap().episodes().next().unwrap();
    assert_eq!((episode.onset, episode.night), (at("22T11:57").wall, date(21)), "before noon it was still the night before");
    assert_eq!((episode.facts.course, episode.facts.muscle), (Some(Course::Over(secs(360))), Some(CrampMuscle::BackOfThigh)));
}

#[test]
fn a_cramp_that_is_left_at_once_was_none_and_later_stays_open_for_a_question() {
    let mut app = with_diary(&at("22T02:41"));
    start_cramp(&mut app, &at("22T02:41"));
    type_at(&mut app, "q", &at("22T02:41"));
    assert_eq!(app.diary().unwrap().episodes().count(), 0);
    start_cramp(&mut app, &at("22T03:00"));
    type_at(&mut app, "q", &at("22T03:01"));
    let mut later = restarted(&app, &at("22T07:30"));
    assert!(later.left_open().is_some());
    type_at(&mut later, "y", &at("22T07:30"));
    assert_eq!(later.context(), Context::Form);
    type_at(&mut later, "90 s<enter>", &at("22T07:30"));
    assert_eq!(later.context(), Context::Home);
    assert_eq!(later.diary().unwrap().episodes().next().unwrap().facts.course, Some(Course::Over(secs(90))));
    assert!(later.left_open().is_none());
    let mut forgets = restarted(&app, &at("22T07:30"));
    type_at(&mut forgets, "x", &at("22T07:30"));
    assert_eq!(forgets.diary().unwrap().episodes().count(), 0);
}

/// Whose first window is lost opens a second one: that is asked about once, and with one key it is one cramp of its whole length.
#[test]
fn a_cramp_that_went_on_in_another_window_can_be_one() {
    let lost = || {
        let mut app = with_diary(&at("22T02:40"));
        start_cramp(&mut app, &at("22T02:40"));
        let mut second = restarted(&app, &at("22T02:43"));
        start_cramp(&mut second, &at("22T02:43"));
        type_at(&mut second, "<enter>", &at("22T02:44"));
        restarted(&second, &at("22T07:30"))
    };
    let mut one = lost();
    type_at(&mut one, "y", &at("22T07:30"));
    let only: Vec<_> = one.diary().unwrap().episodes().map(|episode| (episode.onset, episode.facts.course)).collect();
    assert_eq!(only, [(at("22T02:40").wall, Some(Course::Over(secs(240))))]);
    assert!(one.left_open().is_none() && one.context() == Context::Home);
    assert_eq!(one.known_of_last_night(&at("22T07:30")), LastNight::Cramps(1, Some(at("22T02:40").wall)));

    let mut two = lost();
    type_at(&mut two, "n", &at("22T07:30"));
    assert_eq!(two.context(), Context::Form);
    type_at(&mut two, "<enter>", &at("22T07:30"));
    assert_eq!(two.known_of_last_night(&at("22T07:30")), LastNight::Cramps(2, Some(at("22T02:43").wall)));
    assert!(two.left_open().is_none());
}

/// The diary may come while a session is on: that one is not offered to go on with, and if nothing was held in it there is nothing left.
#[test]
fn the_session_that_is_on_when_the_diary_comes_is_not_one_that_was_left() {
    let now = at("22T21:30");
    let mut app = app(&seated());
    type_at(&mut app, "<enter>", &now);
    assert_eq!(tell(&mut app, Event::Diary(Box::default(), 0), &now), []);
    type_at(&mut app, "q", &now);
    assert!(app.unfinished(&now).is_none() && app.stopped.is_none());
    type_at(&mut app, "q", &now);
    assert!(!app.home_rows().contains(&HomeRow::GoOn));
    // What is done seated instead is another session.
    let mut app = App::new(choice(&classic()), Settings::default(), asked());
    tell(&mut app, Event::Diary(Box::default(), 0), &now);
    app.memory.steady = Some(true);
    type_at(&mut app, "<enter>", &now);
    for second in 1..=22 {
        let later = Now { mono: now.mono + secs(second), wall: now.wall + secs(second) };
        tell(&mut app, Event::Tick, &later);
    }
    type_at(&mut app, "qq", &now);
    app.memory.steady = None;
    type_at(&mut app, "<enter>n", &now);
    tell(&mut app, Event::Loaded(seated(), 0), &now);
    assert_eq!((app.context(), app.diary().unwrap().sessions().count()), (Context::SetUp, 2));
}

/// What stands in a number's field is what was known: a digit begins anew, and only what is typed then goes on from there.
#[test]
fn a_digit_takes_the_place_of_the_number_that_stood_there() {
    let now = at("22T08:00");
    for (typed, cramps) in [("1", 1), ("12", 12), ("x1", 1), ("<down><up>4", 4)] {
        let mut app = with_diary(&now);
        type_at(&mut app, &format!("2d<enter>e{typed}<enter>"), &now);
        assert_eq!(app.diary().unwrap().night(date(21)).unwrap().cramps(), Some(cramps), "{typed}");
    }
}

#[test]
fn no_night_to_come_can_be_filled_in() {
    let now = at("22T08:00");
    let mut app = with_diary(&now);
    type_at(&mut app, "d<right><down><right><right>", &now);
    assert_eq!(app.book().map(|book| book.night), Some(app.tonight_at(&now)));
}

#[test]
fn practice_writes_nothing_down() {
    let relief = script(CrampMuscle::Calf, CrampPosition::Bed);
    let (mut app, effects) = App::in_cramp(relief, Opening { practice: true, ..Opening::default() }, None, Settings::default(), &now(0));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Record(_))));
    for second in 1..60 {
        assert_eq!(app.update(Event::Tick, &now(second)), []);
    }
    assert_eq!(app.update(Event::Key(Key::Enter), &now(61)), []);
    assert_eq!(app.logged(), None);
}

#[test]
fn what_cannot_be_saved_stays_and_is_saved_again_by_a_key() {
    let mut app = with_diary(&at("22T08:00"));
    let Some(Effect::Record(draft)) = app.update(Event::Key(Key::Char('2')), &at("22T08:00")).pop() else {
        panic!("nothing to write down")
    };
    let entry =
        Entry { id: EntryId::from_bits(7), at: draft.at, zone: None, night: draft.night, trust: Trust::Sealed, record: draft.record };
    app.update(Event::NotRecorded(entry.clone(), "cannot save in /d: the disk is full.".into()), &at("22T08:00"));
    assert_eq!((app.unsaved(), app.why_unsaved()), (&[entry.clone()][..], "cannot save in /d: the disk is full."));
    assert_eq!(app.known_of_last_night(&at("22T08:00")), LastNight::Cramps(2, None), "it is shown all the same");
    assert_eq!(type_at(&mut app, "s", &at("22T08:01")), [Effect::SaveAgain(entry.clone())]);
    app.update(Event::Recorded(entry), &at("22T08:01"));
    assert!(app.unsaved().is_empty());
}

#[test]
fn a_session_that_was_nothing_and_is_nowhere_saved_is_no_trouble() {
    let now = at("22T21:30");
    let mut app = with_diary(&now);
    type_at(&mut app, "<enter>", &now);
    let session = app.diary().unwrap().entries().next().unwrap().clone();
    app.update(Event::NotRecorded(session.clone(), "no".into()), &now);
    // Its line may be on the disk all the same, if only the last sync failed.
    let Some(Effect::Record(draft)) = app.update(Event::Key(Key::Char('q')), &now).pop() else { panic!("it is not withdrawn") };
    assert_eq!(draft.record, Record::Revoke(session.id));
    let entry = Entry {
        id: EntryId::from_bits(u128::MAX),
        at: draft.at,
        zone: None,
        night: draft.night,
        trust: Trust::Sealed,
        record: draft.record,
    };
    app.update(Event::NotRecorded(entry, "no".into()), &now);
    assert_eq!((app.unsaved().len(), app.diary().unwrap().sessions().count()), (0, 0));
}

/// The beginning of an earlier session, saved late, does not take the holds of the one that is on.
#[test]
fn a_hold_belongs_to_the_session_that_is_on() {
    let start = at("22T21:30");
    let second = |n: u64| Now { mono: start.mono + secs(n), wall: start.wall + secs(n) };
    let mut app = with_diary(&start);
    type_at(&mut app, "<enter><enter>", &start);
    let ours = app.diary().unwrap().sessions().next().unwrap().id;
    let began = app.diary().unwrap().entry(ours).unwrap().clone();
    app.update(Event::Recorded(Entry { id: EntryId::from_bits(5), ..began }), &start);
    for n in 1..15 {
        tell(&mut app, Event::Tick, &second(n));
    }
    let held: Vec<EntryId> =
        records(&app).iter().filter_map(|r| if let Record::Held(held) = r { Some(held.session) } else { None }).collect();
    assert_eq!(held, [ours]);
}

#[test]
fn what_waits_for_another_window_is_told_and_shown_and_kept() {
    let now = at("22T08:00");
    let mut app = with_diary(&now);
    let Some(Effect::Record(draft)) = app.update(Event::Key(Key::Char('2')), &now).pop() else { panic!("nothing to write down") };
    let entry =
        Entry { id: EntryId::from_bits(7), at: draft.at, zone: None, night: draft.night, trust: Trust::Sealed, record: draft.record };
    app.update(Event::NotYetRecorded(entry.clone()), &now);
    assert_eq!((app.unsaved(), app.why_unsaved()), (&[entry.clone()][..], ""), "there is nothing to mend");
    let full = Entry { id: EntryId::from_bits(8), ..entry.clone() };
    app.update(Event::NotRecorded(full.clone(), "the disk is full".into()), &now);
    app.update(Event::NotYetRecorded(entry.clone()), &now);
    assert_eq!((app.unsaved().len(), app.why_unsaved()), (2, ""), "the latest is told");
    app.update(Event::Recorded(full), &now);
    app.update(Event::Recorded(entry), &now);
    assert_eq!((app.unsaved().len(), app.known_of_last_night(&now)), (0, LastNight::Cramps(2, None)));
}

#[test]
fn the_same_cramp_twice_and_fewer_than_are_listed_are_told() {
    let now = at("22T08:00");
    let mut app = with_diary(&now);
    let deed = |app: &App| app.book().unwrap().done;
    type_at(&mut app, "da02:40<down><down>1<down>1<enter>", &now);
    assert_eq!(deed(&app), Some(Deed::Kept));
    type_at(&mut app, "a02:40<down><down>1<down>2<enter>", &now);
    assert_eq!(deed(&app), Some(Deed::Kept), "the other leg");
    type_at(&mut app, "a02:40<down><down>1<down>1<enter>", &now);
    assert_eq!(deed(&app), Some(Deed::Doubled));
    type_at(&mut app, "ue<left><left><enter>", &now);
    let night = app.diary().unwrap().night(date(21)).unwrap();
    assert_eq!((night.cramps(), night.outnumbered()), (Some(2), Some(0)));
}

#[test]
fn who_says_that_they_stretched_did() {
    let now = at("22T08:00");
    let mut app = with_diary(&now);
    let stretched = |app: &App| app.diary().unwrap().stretched(date(21));
    assert_eq!(stretched(&app), None);
    type_at(&mut app, "de<down><down><down>1<enter>", &now);
    assert_eq!(stretched(&app), Some(false), "it was left out");
    type_at(&mut app, "e<down><down>1<enter>", &now);
    let night = app.diary().unwrap().night(date(21)).unwrap().facts.clone();
    assert_eq!((stretched(&app), night.skipped), (Some(true), None), "the later word counts");
}

/// The keys of the trial's page go by the same night as its words: after midnight the last night still goes on.
#[test]
fn a_trial_goes_on_until_its_last_night_is_over() {
    use crate::{
        diary::fixture::{diary_of, night},
        model::{TrialDesign, TrialStep},
    };
    let begun = diary_of([(night(26), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)))]);
    assert_eq!(begun.trial().unwrap().end(), Some(date(21)));
    for (time, stand) in [("21T22:00", Stand::On), ("22T00:30", Stand::On), ("22T12:30", Stand::Done)] {
        let app = app(&seated()).straight_to_trial(begun.clone(), 0, &at(time));
        assert_eq!(app.page.map(|page| page.kind), Some(PageKind::Trial(stand)), "{time}");
    }
}

#[test]
fn one_key_says_how_many_cramps_there_were_last_night() {
    for (time, night) in [("22T07:30", 21), ("22T21:30", 21), ("22T02:00", 20), ("22T12:00", 21)] {
        let mut app = with_diary(&at(time));
        assert_eq!(app.known_of_last_night(&at(time)), LastNight::Ask);
        type_at(&mut app, "0", &at(time));
        assert_eq!(app.diary().unwrap().night(date(night)).unwrap().cramps(), Some(0), "{time}");
        type_at(&mut app, "2", &at(time));
        assert_eq!(app.known_of_last_night(&at(time)), LastNight::Cramps(2, None));
        type_at(&mut app, "+<enter>", &at(time));
        assert_eq!(app.known_of_last_night(&at(time)), LastNight::Cramps(4, None), "{time}");
    }
}

#[test]
fn not_sure_is_an_answer_that_is_not_zero_and_is_asked_once() {
    let mut app = with_diary(&at("22T07:30"));
    type_at(&mut app, ".", &at("22T07:30"));
    let later = restarted(&app, &at("22T07:40"));
    assert_eq!(later.known_of_last_night(&at("22T07:40")), LastNight::Unsure);
    assert_eq!(later.diary().unwrap().night(date(21)).unwrap().cramps(), None);
}

#[test]
fn every_hold_is_written_down_as_it_ends_and_the_rest_can_be_taken_up_after_a_power_cut() {
    let start = at("22T21:30");
    let second = |n: u64| Now { mono: start.mono + secs(n), wall: start.wall + secs(n) };
    let mut app = with_diary(&start);
    type_at(&mut app, "<enter><enter>", &start);
    for n in 1..50 {
        tell(&mut app, Event::Tick, &second(n));
    }
    let session = app.diary().unwrap().sessions().next().unwrap();
    assert_eq!((session.held.len(), session.done), (3, None));
    let (place, repetition) = (app.session().unwrap().segment().side, app.session().unwrap().segment().repetition);
    let mut again = restarted(&app, &second(100));
    assert_eq!(again.home_rows()[0], HomeRow::GoOn);
    type_at(&mut again, "<enter>", &second(100));
    let segment = *again.session().unwrap().segment();
    assert_eq!((segment.kind, segment.side, segment.repetition), (Kind::SetUp, place, repetition));
    type_at(&mut again, "<enter>", &second(101));
    tell(&mut again, Event::Tick, &second(102));
    type_at(&mut again, "nq", &second(103));
    let sessions: Vec<_> = again.diary().unwrap().sessions().collect();
    assert_eq!((sessions.len(), sessions[0].held.len(), sessions[0].done), (1, 4, Some(Done::Partial)), "it is the same session");
    let tomorrow = restarted(&again, &at("23T21:30"));
    assert_ne!(tomorrow.home_rows()[0], HomeRow::GoOn, "only tonight's");
}

/// K01: the computer slept. Half a minute of it pauses the hold where it was; eight hours end the session as broken off, with every
/// hold that was finished. A wall clock that is set without any sleep changes nothing.
#[test]
fn k01_a_sleeping_computer_pauses_or_breaks_off_and_keeps_what_was_held() {
    let start = at("22T21:30");
    for (slept, done) in [(30, None), (8 * 3600, Some(Done::Interrupted))] {
        for by_the_wall in [0, slept] {
            let mut app = with_diary(&start);
            type_at(&mut app, "<enter><enter>", &start);
            let at_second = |mono: u64, wall: u64| Now { mono: start.mono + secs(mono), wall: start.wall + secs(wall) };
            (1..27).for_each(|n| drop(tell(&mut app, Event::Tick, &at_second(n, n))));
            let held = app.diary().unwrap().sessions().next().unwrap().held.len();
            assert!(held > 0);
            tell(&mut app, Event::Tick, &at_second(26 + slept, 26 + by_the_wall));
            let session = app.diary().unwrap().sessions().next().unwrap();
            assert_eq!((session.held.len(), session.done), (held, done), "{slept} s, {by_the_wall} s by the wall");
            assert_eq!(app.session().map(Session::phase), done.is_none().then_some(Phase::Paused));
        }
    }
    let mut app = with_diary(&start);
    type_at(&mut app, "<enter><enter>", &start);
    let set = Now { mono: start.mono + secs(1), wall: start.wall + secs(8 * 3600) };
    tell(&mut app, Event::Tick, &set);
    assert_eq!(app.session().unwrap().phase(), Phase::Running, "by the wall's clock alone nobody slept");
}

/// K07: a clock that is set by half a minute, to and fro, all through a session, makes no hold longer or shorter.
#[test]
fn k07_a_clock_that_is_set_changes_no_hold() {
    let start = at("22T21:30");
    let session = |by: i64| {
        let mut app = with_diary(&start);
        type_at(&mut app, "<enter><enter>", &start);
        for n in 1..120_u64 {
            let wall = start.wall + secs(n) + chrono::Duration::seconds(if n % 2 == 0 { by } else { -by });
            tell(&mut app, Event::Tick, &Now { mono: start.mono + secs(n), wall });
        }
        app.diary().unwrap().sessions().next().unwrap().held.clone()
    };
    let held = session(0);
    assert!(held.len() > 3);
    let times = |held: &[crate::model::HoldDone]| held.iter().map(|hold| (hold.stretch.clone(), hold.side, hold.time)).collect::<Vec<_>>();
    assert_eq!(times(&session(30)), times(&held));
}

#[test]
fn a_session_of_which_nothing_was_done_was_none() {
    let mut app = with_diary(&at("22T21:30"));
    type_at(&mut app, "<enter>q", &at("22T21:30"));
    assert_eq!(app.diary().unwrap().sessions().count(), 0);
}

#[test]
fn what_hurt_and_how_the_legs_feel_is_kept_with_the_session() {
    let start = at("22T21:30");
    let second = |n: u64| Now { mono: start.mono + secs(n), wall: start.wall + secs(n) };
    let mut app = with_diary(&start);
    type_at(&mut app, "<enter><enter>", &start);
    (1..5).for_each(|n| drop(tell(&mut app, Event::Tick, &second(n))));
    type_at(&mut app, "x", &second(5));
    let hurt = app.diary().unwrap().sessions().next().unwrap().hurt.clone();
    assert_eq!(hurt, [Id::new("ham").unwrap()]);
    type_at(&mut app, "q3", &second(6));
    let session = app.diary().unwrap().sessions().next().unwrap();
    assert_eq!((session.legs, session.done), (Severity::new(3), Some(Done::Partial)));
    type_at(&mut app, "<esc><enter>", &second(7));
    assert_ne!(app.session().unwrap().stretch().id, hurt[0], "what hurt is not gone on with");
}

#[test]
fn a_cramp_is_added_changed_erased_and_brought_back() {
    let now = at("22T08:00");
    let mut app = with_diary(&now);
    type_at(&mut app, "da23:50<down>1 min 10 s<down>1<down>1<down>7<enter>", &now);
    let episode = app.diary().unwrap().episodes().next().unwrap().clone();
    assert_eq!((episode.onset, episode.night), (at("21T23:50").wall, date(21)));
    assert_eq!(episode.facts.course, Some(Course::Over(secs(70))));
    assert_eq!((episode.facts.muscle, episode.facts.side), (Some(CrampMuscle::Calf), Some(Side::Left)));
    assert_eq!((episode.facts.severity, episode.facts.woke), (Severity::new(7), None), "what was not touched is not said");
    type_at(&mut app, "<enter><down><enter>", &now);
    type_at(&mut app, "<down><down><down><down>10<down>1<down>12<down>2<down>Sheets were tight <enter>", &now);
    let changed = app.diary().unwrap().episode(episode.id).unwrap();
    assert_eq!((changed.facts.severity, changed.facts.woke), (Severity::new(10), Some(true)));
    assert_eq!(changed.facts.helped, Some(vec![Help::Stretch, Help::Walk]));
    assert_eq!(changed.facts.note.as_ref().map(ToString::to_string).as_deref(), Some("Sheets were tight "));
    assert_eq!(changed.onset, episode.onset);
    type_at(&mut app, "x", &now);
    assert_eq!(app.diary().unwrap().episodes().count(), 0);
    let mut again = restarted(&app, &at("22T08:05"));
    type_at(&mut again, "du", &at("22T08:05"));
    assert_eq!(again.diary().unwrap().episodes().count(), 1, "an undo survives a restart");
}

#[test]
fn danger_signs_open_from_every_field_but_a_note() {
    let now = at("22T08:00");
    let mut app = with_diary(&now);
    type_at(&mut app, "da", &now);
    let fields = app.book().and_then(Book::form).unwrap().fields().len();
    for field in 0..fields {
        let form = app.book().and_then(Book::form).unwrap();
        let before = form.fields()[form.at()].clone();
        let opens = app.update(Event::Key(Key::Char('!')), &now) == [Effect::LoadSigns];
        let form = app.book().and_then(Book::form).unwrap();
        assert_eq!((opens, form.fields()[field] == before), (before.0 != Field::Note, opens), "{:?}", before.0);
        type_at(&mut app, "<down>", &now);
    }
}

#[test]
fn the_trend_has_four_pictures_that_go_round_either_way() {
    let mut app = with_diary(&at("22T09:00"));
    type_at(&mut app, "dt", &at("22T09:00"));
    let mut shown = || {
        let of = match app.book().map(|book| &book.look) {
            Some(DiaryLook::Trend(of)) => *of,
            other => panic!("{other:?}"),
        };
        type_at(&mut app, "<right>", &at("22T09:00"));
        of
    };
    let pictures: Vec<TrendOf> = (0..5).map(|_| shown()).collect();
    assert_eq!(pictures[..4], TrendOf::ALL);
    assert_eq!(pictures[4], TrendOf::Weeks);
    type_at(&mut app, "<left><left>", &at("22T09:00"));
    assert!(matches!(app.book().map(|book| &book.look), Some(DiaryLook::Trend(TrendOf::Evenings))));
    type_at(&mut app, "q", &at("22T09:00"));
    assert_eq!(app.context(), Context::Diary);
}

#[test]
fn a_night_as_a_whole_is_filled_in_and_left_without_a_trace() {
    let now = at("22T08:00");
    let mut app = with_diary(&now);
    type_at(&mut app, "de0<down>4<down><down><down>12<enter>", &now);
    let facts = app.diary().unwrap().night(date(21)).unwrap().facts.clone();
    let factors = Some(vec![Factor::Alcohol, Factor::LateCaffeine]);
    assert_eq!(facts, NightFacts { cramps: Some(0), quality: SleepQuality::new(4), factors, ..NightFacts::default() });
    let before = records(&app).len();
    type_at(&mut app, "e<enter>", &now);
    type_at(&mut app, "e3<esc>", &now);
    assert_eq!((records(&app).len(), app.context()), (before, Context::Diary), "what is not new is not said");
}

#[test]
fn a_time_that_cannot_be_is_told_and_nothing_is_lost() {
    let now = at("22T08:00");
    let mut app = with_diary(&now);
    for (typed, trouble) in [("soon", Trouble::NoTime), ("today 23:50", Trouble::ToCome), ("", Trouble::NoTime)] {
        type_at(&mut app, &format!("da{typed}<enter>"), &now);
        assert_eq!(app.book().unwrap().form().unwrap().trouble(), Some(trouble), "{typed}");
        type_at(&mut app, "<esc><esc>", &now);
        assert_eq!(app.context(), Context::Home);
    }
    type_at(&mut app, "da02:40<down>a while<enter>", &now);
    assert_eq!(app.book().unwrap().form().unwrap().trouble(), Some(Trouble::NoLength));
    assert_eq!(app.diary().unwrap().len(), 0);
}

#[test]
fn a_time_of_day_is_meant_within_the_night_that_is_looked_at() {
    let now = at("22T08:00");
    let mut app = with_diary(&now);
    type_at(&mut app, "d<left><left>a02:40<enter>", &now);
    type_at(&mut app, "a23:10<enter>", &now);
    type_at(&mut app, "a15 min ago<enter>", &now);
    let onsets: Vec<_> = app.diary().unwrap().episodes().map(|episode| (episode.onset, episode.night)).collect();
    assert_eq!(onsets, [(at("20T02:40").wall, date(19)), (at("19T23:10").wall, date(19)), (at("22T07:45").wall, date(21))]);
}

#[test]
fn habits_are_ticked_for_today_and_legs_up_rings_at_ten_and_at_fifteen_minutes() {
    let evening = at("22T19:00");
    let habit = |id: &str, lasts| Habit {
        id: Id::new(id).unwrap(),
        name: id.into(),
        text: vec![],
        lasts,
        judged_as: Id::new("legs-up").filter(|_| lasts.is_some()),
        grade: Evidence { grade: Grade::C, safety: false },
        sources: vec![],
    };
    let mut app = with_diary(&evening);
    app.update(Event::Habits(Arc::new([habit("walk", None), habit("legs", Some((secs(600), secs(900))))])), &evening);
    type_at(&mut app, "h ", &evening);
    assert_eq!(app.habits_today(&evening), Some((1, 2)));
    type_at(&mut app, " j<enter>", &evening);
    assert_eq!(app.habits_today(&evening), Some((0, 2)));
    let minute = |n: u64| Now { mono: evening.mono + secs(60 * n), wall: evening.wall + secs(60 * n) };
    let rings: Vec<u64> = (1..20).filter(|n| tell(&mut app, Event::Tick, &minute(*n)) == [Effect::Ring]).collect();
    assert_eq!(rings, [10, 15]);
    // Others may be asleep; who looks elsewhere is told without a sound.
    let night = at("22T22:00");
    let late = |n: u64| Now { mono: night.mono + secs(60 * n), wall: night.wall + secs(60 * n) };
    type_at(&mut app, "<enter>", &night);
    tell(&mut app, Event::Focus(false), &night);
    let told: Vec<Vec<Effect>> = [9, 10, 15].iter().map(|n| tell(&mut app, Event::Tick, &late(*n))).collect();
    assert_eq!(told, [vec![], vec![Effect::Notify(Remedy::LegsUp)], vec![]]);
    assert_eq!(app.habits_today(&evening), Some((0, 2)), "nothing is taken for granted");
    assert_eq!(app.habits_today(&at("23T02:00")), Some((0, 2)));
    type_at(&mut app, " ", &at("23T02:00"));
    assert_eq!(app.habits_today(&evening), Some((1, 2)), "the small hours belong to the day before");
}

fn plan() -> Plan {
    choice(&seated()).plan(&Preferences::default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever was held before a power cut, what is offered begins with the hold after the last one that was done.
    #[test]
    fn the_rest_of_a_session_begins_after_the_last_hold_that_was_done(done in 0..30_usize) {
        let plan = plan();
        let holds: Vec<_> = plan.segments().iter().filter(|s| s.kind == Kind::Hold).copied().collect();
        let done = done.min(holds.len());
        let is_done = |_: &crate::session::PlannedStep, s: &crate::session::Segment| holds[..done].contains(s);
        let rest = plan.after(is_done);
        let first = rest.as_ref().and_then(|rest| rest.segments().iter().find(|s| s.kind == Kind::Hold));
        prop_assert_eq!(first, holds.get(done));
    }

    /// No keys stop the program, and none writes down a night that is still to come.
    #[test]
    fn any_keys_leave_a_diary_in_which_nothing_is_still_to_come(keys in prop::collection::vec(prop::sample::select(vec![
        "0", "2", "+", ".", "d", "a", "e", "x", "u", "t", "y", "q", "1", "9", " ", ":", "<enter>", "<enter>", "<esc>", "<up>", "<down>",
        "<left>", "<right>", "<back>", "02:40", "23:59", "5 min ago", "h",
    ]), 0..60)) {
        let now = at("22T08:00");
        let mut app = with_diary(&now);
        for key in keys {
            if app.update(Event::Tick, &now).contains(&Effect::Exit(0)) {
                break;
            }
            type_at(&mut app, key, &now);
        }
        let diary = app.diary().unwrap();
        prop_assert!(diary.episodes().all(|episode| episode.onset <= now.wall));
        prop_assert!(diary.entries().all(|entry| entry.at <= now.wall));
    }
}
