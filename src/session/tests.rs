//! The laws of plans and sessions, on a small pack made here. Time is a number that jumps.

use super::{machine::GRACE, *};
use crate::{
    model::{Dose, Effect, Effort, Id, Order, Pack, SafeText, Side, Sides, Stretch, fixture::*},
    time::Mono,
};
use proptest::prelude::*;
use std::{sync::Arc, time::Duration};

fn at(n: u64) -> Mono {
    Mono::from_zero(secs(n))
}

fn plan_of(pack: &Arc<Pack>) -> Plan {
    Plan::compile(pack, 0, &Preferences::default())
}

fn fitted(pack: &Arc<Pack>, seconds: u64) -> Plan {
    Plan::compile(pack, 0, &Preferences { at_most: Some(secs(seconds)), ..Preferences::default() })
}

fn shape(plan: &Plan) -> String {
    let word = |s: &Segment| format!("{}{}{}", s.kind.word(), s.length.as_secs(), &s.side.word()[..1]);
    plan.segments().iter().map(word).collect::<Vec<_>>().join(" ")
}

fn per_side(plan: &Plan, side: Side) -> Duration {
    plan.segments().iter().filter(|s| s.kind == Kind::Hold && s.side == side).map(|s| s.length).sum()
}

fn begun(plan: Plan) -> Session {
    Session::start(plan, at(0)).unwrap().0
}

/// Jumps from deadline to deadline until nothing more is due.
fn run_out(session: &mut Session) -> (Mono, Vec<Output>) {
    let mut now = at(0);
    let mut out = Vec::new();
    while let Some(due) = session.next_deadline() {
        now = due;
        out.extend(session.handle(Input::Tick, now));
    }
    (now, out)
}

#[test]
fn the_classic_has_the_published_length_and_its_low_end_too() {
    let pack = classic();
    assert_eq!(plan_of(&pack).total(), secs(595));
    assert_eq!(fitted(&pack, 465).total(), secs(465));
    assert_eq!(fitted(&pack, 10_000), plan_of(&pack));
}

#[test]
fn who_is_told_how_has_the_time_to_listen_and_the_rest_is_the_same() {
    let mut pack = (*classic()).clone();
    for (stretch, words) in pack.stretches.iter_mut().zip(2..) {
        stretch.steps = vec!["Face a wall.".into(), SafeText::new(&"so ".repeat(words))];
    }
    let pack = Arc::new(pack);
    let aloud = Plan::compile(&pack, 0, &Preferences { aloud: true, ..Preferences::default() });
    for (heard, read) in aloud.segments().iter().zip(plan_of(&pack).segments()) {
        let words: usize = aloud.stretch(heard.step).steps.iter().map(|step| step.as_str().split_whitespace().count()).sum();
        let more = if heard.kind == Kind::SetUp { Duration::from_millis(500) * u32::try_from(words).unwrap() } else { Duration::ZERO };
        assert_eq!(heard.length, read.length + more);
        assert!(words > 0 || heard.kind != Kind::SetUp);
    }
    // It counts when a routine has to fit.
    let fitted = Plan::compile(&pack, 0, &Preferences { aloud: true, at_most: Some(secs(480)), ..Preferences::default() });
    assert!(fitted.total() <= secs(480) || fitted.is_too_long(), "{:?}", fitted.total());
}

#[test]
fn gaps_are_a_switch_before_the_other_side_and_a_rest_before_the_same() {
    let alternate = pack(vec![stretch("a", None, Some(dose((10, 10), (2, 2), Sides::Each, 3)), Order::Alternate)]);
    assert_eq!(shape(&plan_of(&alternate)), "setup10l hold10l switch3r hold10r switch3l hold10l switch3r hold10r");
    let in_turn = pack(vec![stretch("a", None, Some(dose((10, 10), (2, 2), Sides::Each, 3)), Order::SideBySide)]);
    assert_eq!(shape(&plan_of(&in_turn)), "setup10l hold10l rest3l hold10l switch3r hold10r rest3r hold10r");
    let restless = pack(vec![stretch("a", None, Some(dose((10, 10), (2, 2), Sides::Both, 0)), Order::Alternate)]);
    assert_eq!(shape(&plan_of(&restless)), "setup10b hold10b hold10b");
    assert_eq!(shape(&plan_of(&pack(vec![stretch("a", None, Some(paced(2, 20)), Order::Alternate)]))), "setup10b hold40b");
}

#[test]
fn fitting_gives_way_in_the_promised_order_and_says_what_went() {
    let pack = classic();
    let words = |plan: &Plan| {
        let word = |d: &Dropped| match d {
            Dropped::Hold { stretch, from, to } => format!("{stretch} hold {}>{}", from.as_secs(), to.as_secs()),
            Dropped::Repetitions { stretch, from, to } => format!("{stretch} reps {from}>{to}"),
            Dropped::Gap { stretch, from, to } => format!("{stretch} gap {}>{}", from.as_secs(), to.as_secs()),
            Dropped::Stretch { stretch } => format!("{stretch} gone"),
        };
        plan.dropped().iter().map(word).collect::<Vec<_>>()
    };
    assert_eq!(words(&fitted(&pack, 594)), ["quad hold 30>20"]);
    assert_eq!(words(&fitted(&pack, 464)), ["calf hold 30>20", "calf reps 3>2", "quad hold 30>20", "quad gap 5>3"]);
    assert_eq!(words(&fitted(&pack, 400))[..2], ["ham reps 10>9", "ham gap 5>3"]);
    assert_eq!(words(&fitted(&pack, 1)).last().unwrap(), "quad gone");
    assert_eq!(fitted(&pack, 1).total(), secs(10 + 20 + 3));
    assert_eq!([595, 33, 32].map(|limit| fitted(&pack, limit).is_too_long()), [false, false, true]);
    let (early, late) = (dose((10, 10), (1, 2), Sides::Both, 0), dose((10, 10), (1, 3), Sides::Both, 0));
    let two = crate::model::fixture::pack(vec![
        stretch("a", None, Some(early), Order::Alternate),
        stretch("b", None, Some(late), Order::Alternate),
    ]);
    assert_eq!(words(&fitted(&two, 60)), ["b reps 3>1"], "no more than it takes");
}

#[test]
fn a_leg_to_be_looked_at_leaves_nothing_of_a_plan() {
    let plan = Plan::compile(&classic(), 0, &Preferences { ticked: [ticked(&[Effect::ClotBlock])].into(), ..Preferences::default() });
    assert!(plan.is_blocked() && plan.segments().is_empty() && !plan_of(&classic()).is_blocked());
}

#[test]
fn a_session_left_alone_takes_exactly_its_plan() {
    let mut session = begun(plan_of(&classic()));
    let (end, out) = run_out(&mut session);
    assert_eq!(end, at(595));
    assert_eq!(session.phase(), Phase::Over(Outcome::Completed));
    assert_eq!(session.held().iter().map(|h| h.time).sum::<Duration>(), secs(440));
    assert!(session.held().iter().all(|h| h.whole));
    assert_eq!(out.iter().filter(|o| matches!(o, Output::Cue(Cue::Start(_)))).count(), 28);
    assert_eq!(out.iter().filter(|o| matches!(o, Output::Cue(Cue::End(_)))).count(), 28);
    assert_eq!(out[out.len() - 2..], [Output::Cue(Cue::Done), Output::Over(Outcome::Completed)]);
}

#[test]
fn a_hold_is_started_halved_counted_out_and_ended() {
    let mut session = begun(plan_of(&pack(vec![stretch("a", None, Some(dose((10, 10), (1, 1), Sides::Both, 0)), Order::Alternate)])));
    let (_, out) = run_out(&mut session);
    let cues: Vec<Cue> = out.iter().filter_map(|o| if let Output::Cue(cue) = o { Some(*cue) } else { None }).collect();
    let count_in = [Cue::CountIn(3), Cue::CountIn(2), Cue::CountIn(1)];
    let hold = [Cue::Start(Side::Both), Cue::Half, Cue::CountOut(3), Cue::CountOut(2), Cue::CountOut(1), Cue::End(Side::Both), Cue::Done];
    assert_eq!(cues, [&count_in[..], &hold[..]].concat());
}

#[test]
fn a_movement_is_not_counted_out() {
    let mut session = begun(plan_of(&pack(vec![stretch("m", None, Some(paced(2, 20)), Order::Alternate)])));
    let (_, out) = run_out(&mut session);
    let cues = out.iter().filter_map(|o| if let Output::Cue(cue) = o { Some(*cue) } else { None }).skip(3);
    assert_eq!(cues.collect::<Vec<_>>(), [Cue::Start(Side::Both), Cue::Half, Cue::End(Side::Both), Cue::Done]);
}

#[test]
fn a_hold_that_is_left_early_leaves_its_twin_as_it_was() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    (1..=7).for_each(|second| drop(session.handle(Input::Tick, at(second))));
    session.handle(Input::Next, at(7));
    assert_eq!((session.held()[0].time, session.held()[0].whole, session.note()), (secs(7), false, None));
    assert_eq!(per_side(session.plan(), Side::Right), secs(100 + 90 + 30));
}

#[test]
fn every_note_is_another_one() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    assert_eq!(
        [1, 2, 3].map(|_| {
            session.handle(Input::Longer, at(1));
            session.noted()
        }),
        [1, 2, 3]
    );
}

#[test]
fn pausing_keeps_what_is_left_and_wants_no_waking() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Tick, at(1));
    session.handle(Input::Next, at(2));
    session.handle(Input::Tick, at(3));
    session.handle(Input::TogglePause, Mono::from_zero(Duration::from_millis(4_400)));
    assert_eq!(session.remaining(), Duration::from_millis(7_600));
    assert_eq!(session.next_deadline(), None);
    session.handle(Input::TogglePause, at(5_000));
    assert_eq!(session.remaining(), Duration::from_millis(7_600));
    assert_eq!(session.next_deadline(), Some(at(5_000) + Duration::from_millis(600)));
}

#[test]
fn a_sleeping_computer_pauses_the_hold_where_it_was_last_seen() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    for second in 1..=4 {
        session.handle(Input::Tick, at(second));
    }
    assert_eq!(session.handle(Input::Tick, at(60)), []);
    assert_eq!(session.phase(), Phase::Paused);
    assert_eq!(session.remaining(), secs(6));
    assert_eq!(session.note(), Some(Note::Slept(secs(56))));
    session.handle(Input::TogglePause, at(70));
    assert_eq!(session.remaining(), secs(6));
    session.handle(Input::Tick, at(71));
    session.handle(Input::Tick, at(71 + 31 * 60));
    assert_eq!(session.phase(), Phase::Over(Outcome::Interrupted));
    assert_eq!(session.held().iter().map(|h| h.time).sum::<Duration>(), secs(5));
}

#[test]
fn five_seconds_more_on_the_first_side_are_given_to_its_twin_and_told() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    session.handle(Input::Longer, at(1));
    assert_eq!(session.segment().length, secs(15));
    assert_eq!(session.note(), Some(Note::TwinToo(Side::Right, secs(15))));
    let right = session.plan().segments().iter().filter(|s| s.kind == Kind::Hold && s.side == Side::Right);
    assert_eq!(right.map(|s| s.length).take(2).collect::<Vec<_>>(), [secs(15), secs(10)], "the first for the first");
    assert_eq!(per_side(session.plan(), Side::Left), per_side(session.plan(), Side::Right));
    session.handle(Input::Shorter, at(2));
    session.handle(Input::Shorter, at(2));
    session.handle(Input::Shorter, at(2));
    assert_eq!(session.segment().length, secs(5), "never below five seconds");
}

#[test]
fn a_hold_is_never_made_shorter_than_what_was_held() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    (1..=5).for_each(|second| drop(session.handle(Input::Tick, at(second))));
    session.handle(Input::Shorter, at(5));
    assert_eq!((session.segment().length, session.note()), (secs(10), Some(Note::Limit)));
}

#[test]
fn a_second_side_has_no_twin_to_come() {
    let restless = pack(vec![stretch("a", None, Some(dose((10, 10), (1, 1), Sides::Each, 0)), Order::Alternate)]);
    let mut session = begun(plan_of(&restless));
    (0..2).for_each(|_| drop(session.handle(Input::Next, at(0))));
    session.handle(Input::Longer, at(0));
    assert_eq!((shape(session.plan()).as_str(), session.note()), ("setup10l hold10l hold15r", Some(Note::Length(secs(15)))));
}

#[test]
fn an_open_ended_hold_ends_when_told_and_its_twin_gets_the_same() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    session.handle(Input::OpenEnded, at(1));
    for second in 2..=42 {
        session.handle(Input::Tick, at(second));
    }
    assert_eq!(session.elapsed(), secs(42));
    session.handle(Input::Next, at(43));
    assert_eq!(session.note(), Some(Note::TwinToo(Side::Right, secs(43))));
    assert_eq!(session.held()[0].time, secs(43));
    assert_eq!(per_side(session.plan(), Side::Left), per_side(session.plan(), Side::Right));
}

#[test]
fn hurting_stops_at_once_and_offers_a_way_on() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    let out = session.handle(Input::Hurts, at(2));
    assert!(matches!(&out[..], [Output::Held(held)] if held.time == secs(2) && !held.whole));
    assert_eq!((session.phase(), session.next_deadline()), (Phase::Hurt, None));
    for ignored in [Input::TogglePause, Input::Next, Input::Longer, Input::OpenEnded, Input::Tick] {
        session.handle(ignored, at(3));
        assert_eq!(session.phase(), Phase::Hurt);
    }
    session.handle(Input::Skip, at(9));
    assert_eq!((session.phase(), session.stretch().id.as_str(), session.segment().kind), (Phase::Running, "calf", Kind::SetUp));
    assert_eq!(session.held().len(), 1, "nothing is booked twice");
    assert_eq!(session.hurt(), [0]);
}

#[test]
fn the_easier_variant_keeps_the_dose_unless_it_has_its_own() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    session.handle(Input::Easier, at(2));
    assert_eq!((session.stretch().id.as_str(), session.note()), ("ham-easy", Some(Note::Eased)));
    let eased = "setup10l hold20l rest5l hold20l switch5r hold20r rest5r hold20r";
    assert!(shape(session.plan()).starts_with(&format!("setup10l {eased} setup10l hold30l")), "{}", shape(session.plan()));
    assert_eq!(session.segment().kind, Kind::SetUp);

    while session.stretch().id.as_str() != "calf" {
        session.handle(Input::Next, at(3));
    }
    (0..3).for_each(|_| drop(session.handle(Input::Next, at(4))));
    session.handle(Input::Hurts, at(5));
    session.handle(Input::Easier, at(6));
    let ahead = shape(session.plan());
    assert!(
        ahead.contains(
            "setup10l hold30l switch5r setup10r hold30r switch5l hold30l switch5r hold30r switch5l hold30l switch5r hold30r setup10l"
        ),
        "{ahead}"
    );
    assert!(session.easier().is_none());
}

#[test]
fn easing_starts_again_what_hurt_and_leaves_a_pause_a_pause() {
    for (stopped, phase) in [(Input::Hurts, Phase::Running), (Input::Pause, Phase::Paused)] {
        let mut session = begun(plan_of(&classic()));
        session.handle(Input::Next, at(0));
        session.handle(stopped, at(2));
        session.handle(Input::Easier, at(3));
        assert_eq!((session.phase(), session.note()), (phase, Some(Note::Eased)));
    }
}

#[test]
fn a_side_that_is_through_is_not_eased() {
    for easier in [None, Some(dose((20, 20), (2, 2), Sides::Each, 5)), Some(Dose { sides: Sides::Each, ..paced(2, 10) })] {
        let held = Some(dose((10, 10), (2, 2), Sides::Each, 5));
        let stretches = vec![stretch("a", Some("a-easy"), held, Order::SideBySide), stretch("a-easy", None, easier, Order::SideBySide)];
        let mut session = begun(plan_of(&pack(stretches)));
        while session.segment().side != Side::Right || session.segment().kind != Kind::Hold {
            session.handle(Input::Next, at(0));
        }
        session.handle(Input::Easier, at(0));
        let left = session.plan().segments().iter().filter(|s| s.kind == Kind::Hold && s.side == Side::Left);
        assert_eq!(left.map(|s| s.length).collect::<Vec<_>>(), [secs(10); 2], "{}", shape(session.plan()));
    }
}

#[test]
fn leaving_keeps_the_place_and_the_rest_can_be_taken_up() {
    let mut session = begun(plan_of(&classic()));
    while session.stretch().id.as_str() != "calf" {
        session.handle(Input::Next, at(1));
    }
    (0..3).for_each(|_| drop(session.handle(Input::Next, at(2))));
    assert_eq!(session.handle(Input::Quit, at(3)).last(), Some(&Output::Over(Outcome::Partial)));
    let rest = session.rest().unwrap();
    assert!(shape(&rest).starts_with("setup10r hold30r switch5l hold30l"), "{}", shape(&rest));
    assert_eq!(rest.total(), secs(10 + 5 * 30 + 4 * 5 + 75));
    let mut short = begun(fitted(&classic(), 1));
    short.handle(Input::Next, at(0));
    short.handle(Input::Quit, at(1));
    let rest = short.rest().unwrap();
    assert_eq!((rest.dropped(), rest.is_too_long()), (&[][..], false), "what was given up is no news any more");
}

#[test]
fn after_an_easing_the_rest_is_what_was_really_left() {
    let mut session = begun(plan_of(&classic()));
    while session.stretch().id.as_str() != "calf" {
        session.handle(Input::Next, at(1));
    }
    (0..3).for_each(|_| drop(session.handle(Input::Next, at(2))));
    session.handle(Input::Easier, at(3));
    (0..3).for_each(|_| drop(session.handle(Input::Next, at(4))));
    let left = session.time_left();
    session.handle(Input::Quit, at(4));
    let rest = session.rest().unwrap();
    assert_eq!(rest.stretch(rest.segments()[0].step).id.as_str(), "calf-easy");
    assert_eq!(rest.total(), left + secs(10));
}

#[test]
fn what_hurt_is_not_offered_again() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    session.handle(Input::Hurts, at(2));
    session.handle(Input::Quit, at(3));
    let rest = session.rest().unwrap();
    assert_eq!(rest.stretch(rest.segments()[0].step).id.as_str(), "calf");
}

#[test]
fn a_movement_counts_by_whole_repetitions_and_eases_to_what_is_left() {
    let pack =
        pack(vec![stretch("m", Some("m-easy"), Some(paced(5, 60)), Order::Alternate), stretch("m-easy", None, None, Order::Alternate)]);
    let mut session = begun(plan_of(&pack));
    session.handle(Input::Next, at(0));
    session.handle(Input::Longer, at(0));
    assert_eq!((session.segment().of, session.segment().length), (61, secs(305)));
    session.handle(Input::OpenEnded, at(0));
    assert!(!session.is_open());
    (1..=200).for_each(|second| drop(session.handle(Input::Tick, at(second))));
    session.handle(Input::Easier, at(200));
    assert_eq!(session.upcoming().unwrap().of, 21, "forty of sixty-one are behind");
    let mut quick = begun(plan_of(&crate::model::fixture::pack(vec![stretch("m", None, Some(paced(2, 10)), Order::Alternate)])));
    quick.handle(Input::Next, at(0));
    quick.handle(Input::Longer, at(0));
    assert_eq!((quick.segment().of, quick.segment().length), (13, secs(26)), "at least five seconds more");
    quick.handle(Input::Quit, at(0));
    assert!(quick.rest().unwrap().segments().iter().all(|s| s.kind == Kind::Hold || s.pace.is_none()));
}

#[test]
fn a_movement_beyond_the_longest_hold_is_left_as_it_is() {
    let mut session = begun(plan_of(&pack(vec![stretch("m", None, Some(paced(20, 60)), Order::Alternate)])));
    session.handle(Input::Next, at(0));
    session.handle(Input::Longer, at(0));
    assert_eq!((session.segment().length, session.note()), (secs(1200), Some(Note::Limit)));
}

#[test]
fn back_leads_into_the_hold_before_never_straight_into_it() {
    let mut session = begun(plan_of(&classic()));
    (0..4).for_each(|_| drop(session.handle(Input::Next, at(0))));
    assert_eq!((session.segment().kind, session.segment().repetition), (Kind::Rest, 3));
    session.handle(Input::Back, at(1));
    assert_eq!((session.segment().kind, session.segment().repetition), (Kind::Rest, 2));
    session.handle(Input::Back, at(1));
    assert_eq!(session.segment().kind, Kind::SetUp);
    session.handle(Input::Back, at(1));
    assert_eq!(session.segment().kind, Kind::SetUp);
    let restless = || stretch("a", None, Some(dose((10, 10), (2, 2), Sides::Both, 0)), Order::Alternate);
    let mut session = begun(plan_of(&pack(vec![restless(), Stretch { id: Id::new("b").unwrap(), ..restless() }])));
    (0..4).for_each(|_| drop(session.handle(Input::Next, at(0))));
    assert_eq!((session.stretch().id.as_str(), session.segment().kind), ("b", Kind::Hold));
    session.handle(Input::Back, at(1));
    assert_eq!((session.stretch().id.as_str(), session.segment().repetition), ("a", 2), "over the set-up of its own");
}

#[test]
fn back_does_not_lead_to_what_hurt() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    session.handle(Input::Hurts, at(2));
    session.handle(Input::Skip, at(3));
    (0..2).for_each(|_| drop(session.handle(Input::Back, at(3))));
    assert_eq!((session.stretch().id.as_str(), session.segment().kind), ("calf", Kind::SetUp));
}

#[test]
fn hurting_is_heard_even_after_a_gap() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Next, at(0));
    session.handle(Input::Hurts, at(30));
    assert_eq!(session.phase(), Phase::Hurt);
    assert!(session.held().iter().map(|h| h.time).sum::<Duration>() <= secs(1));
}

#[test]
fn a_gap_is_noticed_in_set_up_and_rest_too_and_not_while_paused() {
    let mut session = begun(plan_of(&classic()));
    session.handle(Input::Tick, at(40));
    assert_eq!((session.phase(), session.remaining()), (Phase::Paused, secs(10)));
    session.handle(Input::Tick, at(4_000));
    assert_eq!(session.phase(), Phase::Paused);
    session.handle(Input::TogglePause, at(4_000));
    session.handle(Input::Next, at(4_000));
    session.handle(Input::Next, at(4_001));
    session.handle(Input::Tick, at(4_030));
    assert_eq!((session.phase(), session.segment().kind, session.remaining()), (Phase::Paused, Kind::Rest, secs(5)));
}

fn inputs() -> impl Strategy<Value = Input> {
    use Input::*;
    prop::sample::select(vec![
        Tick,
        Tick,
        Tick,
        TogglePause,
        Pause,
        Next,
        Next,
        Back,
        Redo,
        Longer,
        Shorter,
        OpenEnded,
        Easier,
        Hurts,
        Skip,
        Quit,
    ])
}

fn some_pack() -> impl Strategy<Value = Arc<Pack>> {
    let one = (1..40u64, 0..30u64, 1..6u16, 0..6u16, 0..8u64, any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    prop::collection::vec(one, 1..5).prop_map(|all| {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (n, (hold, more, reps, extra, rest, both, alternate, eases, moves)) in all.into_iter().enumerate() {
            let sides = if both { Sides::Both } else { Sides::Each };
            let order = if alternate { Order::Alternate } else { Order::SideBySide };
            let own = if moves {
                Dose { sides, rest: secs(rest), ..paced(1 + hold % 5, reps) }
            } else {
                dose((hold, hold + more), (reps, reps + extra), sides, rest)
            };
            let easier = format!("s{n}-easy");
            stretches.push(stretch(&format!("s{n}"), eases.then_some(easier.as_str()), Some(own), order));
            stretches.push(stretch(&easier, None, both.then(|| paced(2, reps)), order));
        }
        pack(stretches)
    })
}

proptest! {
    #[test]
    fn left_and_right_get_equal_time_whatever_the_limit(pack in some_pack(), limit in prop::option::of(0..2000u64)) {
        let plan = Plan::compile(&pack, 0, &Preferences { at_most: limit.map(secs), ..Preferences::default() });
        prop_assert_eq!(per_side(&plan, Side::Left), per_side(&plan, Side::Right));
        prop_assert!(plan.segments().iter().all(|s| !s.length.is_zero()));
        prop_assert!(plan.segments().iter().all(|s| s.kind == Kind::Hold || s.pace.is_none()));
    }

    #[test]
    fn fitting_fits_or_is_shortest_and_more_time_never_gives_less(pack in some_pack(), limit in 0..2000u64, more in 0..500u64) {
        let (plan, roomier, shortest) = (fitted(&pack, limit), fitted(&pack, limit + more), fitted(&pack, 0));
        prop_assert!(plan.total() <= secs(limit) || plan == shortest);
        prop_assert!(plan.total() <= roomier.total());
        let full = plan_of(&pack);
        prop_assert!(plan.dropped().is_empty() == (plan.total() == full.total()));
        for (step, whole) in plan.steps().iter().zip(full.steps()) {
            if let (Measure::Hold(now), Effort::Hold(span)) = (step.measure, pack.stretches[whole.stretch].dose.unwrap().effort) {
                prop_assert!(now >= span.low);
            }
        }
    }

    #[test]
    fn nothing_panics_and_held_time_never_exceeds_elapsed_time(pack in some_pack(), script in prop::collection::vec((inputs(), 0..4000u64), 0..200)) {
        let mut session = begun(plan_of(&pack));
        let mut now = at(0);
        for (input, wait) in script {
            now = now + Duration::from_millis(wait);
            session.handle(input, now);
            let held: Duration = session.held().iter().map(|h| h.time).sum();
            prop_assert!(held <= now.since(at(0)), "{held:?} held in {now:?}");
            prop_assert!(session.next_deadline().is_none_or(|due| due > now && due.since(now) <= secs(1)));
            prop_assert!((0.0..=1.0).contains(&session.progress()));
            if session.phase() == Phase::Running && !session.is_open() {
                let before: Duration = session.plan().segments().iter().take_while(|s| !std::ptr::eq(*s, session.segment())).map(|s| s.length).sum();
                let total = session.plan().total();
                prop_assert_eq!(before + session.elapsed() + session.time_left(), total);
                let share = (before + session.elapsed()).as_secs_f64() / total.as_secs_f64();
                prop_assert!((session.progress() - share).abs() < 1e-9);
            }
            let here = session.plan().segments().iter().position(|s| std::ptr::eq(s, session.segment())).unwrap();
            prop_assert_eq!(session.upcoming(), session.plan().segments().get(here + 1));
            if matches!(session.phase(), Phase::Over(_)) {
                prop_assert_eq!((session.time_left(), session.progress()), (Duration::ZERO, 1.0));
            }
        }
    }

    #[test]
    fn pauses_move_the_end_and_change_nothing_else(pack in some_pack(), pauses in prop::collection::vec((0..5000u64, 0..100_000u64), 0..20)) {
        let mut alone = begun(plan_of(&pack));
        let (end, told) = run_out(&mut alone);
        prop_assert_eq!(end.since(at(0)), plan_of(&pack).total());
        let mut session = begun(plan_of(&pack));
        let (mut now, mut paused, mut out) = (at(0), Duration::ZERO, Vec::new());
        let mut pauses = pauses.into_iter();
        let mut until_pause = pauses.next();
        while let Some(due) = session.next_deadline() {
            if let Some((wait, length)) = until_pause && now + Duration::from_millis(wait) < due {
                now = now + Duration::from_millis(wait);
                out.extend(session.handle(Input::Pause, now));
                now = now + Duration::from_millis(length);
                paused += Duration::from_millis(length);
                out.extend(session.handle(Input::TogglePause, now));
                until_pause = pauses.next();
            } else {
                now = due;
                out.extend(session.handle(Input::Tick, now));
            }
        }
        prop_assert_eq!(now, end + paused);
        prop_assert_eq!(out, told);
        prop_assert_eq!(session.held(), alone.held());
    }

    #[test]
    fn late_wake_ups_within_the_grace_tell_the_same(pack in some_pack(), late in prop::collection::vec(prop_oneof![0..=2000u64, Just(2000)], 1..50)) {
        let mut alone = begun(plan_of(&pack));
        let (_, told) = run_out(&mut alone);
        let mut session = begun(plan_of(&pack));
        let mut out = Vec::new();
        let mut late = late.into_iter().cycle();
        while let Some(due) = session.next_deadline() {
            let by = Duration::from_millis(late.next().unwrap());
            prop_assert!(by <= GRACE);
            out.extend(session.handle(Input::Tick, due + by));
        }
        prop_assert_eq!(out, told);
        prop_assert_eq!(session.held(), alone.held());
    }
}
