//! The laws of the diary: it is the same value whatever the order, the repetition and the split of its entries.

use super::*;
use crate::model::{Planned, Side};
use chrono::Duration as Span;
use proptest::prelude::*;

fn entry(id: u128, record: Record) -> Entry {
    let start = DateTime::parse_from_rfc3339("2026-10-20T22:00:00+02:00").unwrap();
    let at = start + Span::hours(i64::try_from(id).unwrap() * 8);
    let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    Entry { id: EntryId::from_bits(id), at, zone: None, night: crate::model::night_of(at, noon), trust: Trust::Sealed, record }
}

fn id(bits: u128) -> EntryId {
    EntryId::from_bits(bits)
}

/// Any record, whose references point at ids of the same small range.
fn records() -> impl Strategy<Value = Record> {
    let any_id = || (1..12u128).prop_map(id);
    let facts = (proptest::option::of(0..=10u8), any::<bool>()).prop_map(|(severity, open)| EpisodeFacts {
        severity: severity.and_then(Severity::new),
        course: open.then_some(Course::Open),
        ..EpisodeFacts::default()
    });
    let moved = facts.clone().prop_map(|facts| EpisodeFacts { onset: Some(entry(3, Record::Revoke(id(0))).at), ..facts });
    let hold = any_id().prop_map(|session| HoldDone {
        session,
        step: 0,
        stretch: Id::new("calf-wall").unwrap(),
        side: Side::Left,
        repetition: 1,
        time: std::time::Duration::from_secs(10),
        whole: true,
    });
    prop_oneof![
        facts.clone().prop_map(|facts| Record::Episode { of: None, facts }),
        (any_id(), facts).prop_map(|(of, facts)| Record::Episode { of: Some(of), facts }),
        (any_id(), moved).prop_map(|(of, facts)| Record::Episode { of: Some(of), facts }),
        (0..5u16).prop_map(|n| Record::Night(NightFacts { cramps: Some(n), ..NightFacts::default() })),
        Just(Record::Session { routine: Id::new("trial").unwrap(), minutes: None, planned: vec![] }),
        hold.prop_map(Record::Held),
        any_id().prop_map(Record::Revoke),
        (any_id(), 0..3u32).prop_map(|(of, checksum)| Record::Accept { of, checksum }),
    ]
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let trust =
        prop_oneof![4 => Just(Trust::Sealed), 1 => Just(Trust::ByHand), 1 => (0..3u32).prop_map(|checksum| Trust::Doubtful { checksum })];
    let one = (1..12u128, records(), trust).prop_map(|(id, record, trust)| Entry { trust, ..entry(id, record) });
    proptest::collection::vec(one, 0..24)
}

proptest! {
    #[test]
    fn order_and_repetition_change_nothing(entries in entries(), seed in any::<u64>()) {
        let told: Diary = entries.iter().cloned().collect();
        let mut shuffled: Vec<Entry> = entries.iter().chain(&entries).cloned().collect();
        let mut state = seed;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        let mut one_by_one = Diary::default();
        shuffled.into_iter().for_each(|entry| one_by_one.add(entry));
        prop_assert_eq!(one_by_one, told);
    }

    #[test]
    fn two_computers_make_one_diary(left in entries(), right in entries(), third in entries()) {
        let of = |list: &Vec<Entry>| list.iter().cloned().collect::<Diary>();
        let united = |mut a: Diary, b: Diary| { a.merge(b); a };
        let (l, r, t) = (of(&left), of(&right), of(&third));
        prop_assert_eq!(united(l.clone(), r.clone()), united(r.clone(), l.clone()));
        prop_assert_eq!(united(united(l.clone(), r.clone()), t.clone()), united(l.clone(), united(r, t)));
        prop_assert_eq!(united(l.clone(), l.clone()), l);
    }

    /// An entry that is revoked, and whose revocation is revoked, counts as if nothing had happened.
    #[test]
    fn an_undone_undo_changes_nothing(entries in entries()) {
        let before: Diary = entries.iter().cloned().collect();
        for target in entries.iter().map(|entry| entry.id) {
            let mut after = before.clone();
            after.add(entry(20, Record::Revoke(target)));
            after.add(entry(21, Record::Revoke(id(20))));
            prop_assert_eq!(&after.book, &before.book);
        }
    }

    /// Every cramp is listed in exactly one night: its own.
    #[test]
    fn every_episode_belongs_to_one_night(entries in entries()) {
        let diary: Diary = entries.into_iter().collect();
        for episode in diary.episodes() {
            let listed: Vec<_> = diary.nights().filter(|(_, night)| night.episodes.contains(&episode.id)).map(|(date, _)| date).collect();
            prop_assert_eq!(listed, vec![episode.night]);
        }
        for (_, night) in diary.nights() {
            prop_assert!(night.episodes.is_sorted_by_key(|id| (diary.episode(*id).unwrap().onset, *id)));
        }
    }
}

#[test]
fn nobody_said_is_not_zero() {
    let night = |facts| [entry(1, Record::Night(facts))].into_iter().collect::<Diary>().nights().next().unwrap().1.cramps();
    assert_eq!(night(NightFacts::default()), None);
    assert_eq!(night(NightFacts { cramps: Some(0), ..NightFacts::default() }), Some(0));
}

#[test]
fn what_is_said_later_counts_and_can_be_taken_back() {
    let severity = |n| EpisodeFacts { severity: Severity::new(n), ..EpisodeFacts::default() };
    let mut diary = Diary::default();
    diary.add(entry(1, Record::Episode { of: None, facts: severity(3) }));
    diary.add(entry(2, Record::Episode { of: Some(id(1)), facts: severity(8) }));
    let said = |diary: &Diary| diary.episode(id(1)).and_then(|episode| episode.facts.severity).map(Severity::value);
    assert_eq!(said(&diary), Some(8));
    diary.add(entry(3, Record::Revoke(id(2))));
    assert_eq!(said(&diary), Some(3));
    diary.add(entry(4, Record::Revoke(id(1))));
    assert_eq!((said(&diary), diary.episodes().count()), (None, 0));
}

#[test]
fn a_damaged_entry_counts_once_it_is_accepted_as_it_is() {
    let cramp = Record::Episode { of: None, facts: EpisodeFacts::default() };
    let damaged = Entry { trust: Trust::Doubtful { checksum: 7 }, ..entry(1, cramp) };
    let with = |checksum| [damaged.clone(), entry(2, Record::Accept { of: id(1), checksum })].into_iter().collect::<Diary>();
    assert_eq!((with(7).episodes().count(), with(7).doubtful().len()), (1, 0));
    assert_eq!((with(8).episodes().count(), with(8).doubtful().len()), (0, 1));
    let mut added = Diary::default();
    added.add(damaged);
    assert_eq!((added.episodes().count(), added.doubtful().len()), (0, 1));
}

#[test]
fn of_two_copies_the_one_that_can_be_relied_on_stays() {
    let sealed = entry(1, Record::Night(NightFacts { cramps: Some(1), ..NightFacts::default() }));
    let night = NightFacts { cramps: Some(9), ..NightFacts::default() };
    let damaged = Entry { trust: Trust::Doubtful { checksum: 7 }, ..entry(1, Record::Night(night)) };
    for copies in [[sealed.clone(), damaged.clone()], [damaged, sealed.clone()]] {
        assert_eq!(copies.into_iter().collect::<Diary>().entry(id(1)), Some(&sealed));
    }
}

#[test]
fn only_what_was_said_before_can_be_taken_back() {
    let cramp = entry(2, Record::Episode { of: None, facts: EpisodeFacts::default() });
    let diary: Diary = [entry(1, Record::Revoke(id(2))), cramp].into_iter().collect();
    assert_eq!((diary.episodes().count(), diary.len(), diary.is_empty()), (1, 2, false));
    assert!(Diary::default().is_empty());
}

#[test]
fn no_undo_reaches_behind_the_plan_of_a_trial() {
    use crate::model::{TrialDesign, TrialReason};
    let step = |id, step| entry(id, Record::Trial(step));
    let (began, ended) = (|id| step(id, TrialStep::Began(TrialDesign::BeforeAfter)), |id| step(id, TrialStep::Stopped(TrialReason::Wish)));
    let said = entry(1, Record::Night(NightFacts { cramps: Some(2), ..NightFacts::default() }));
    let undone = |entries: &[Entry]| entries.iter().cloned().collect::<Diary>().last_change(said.at).map(|entry| entry.id);
    assert_eq!(undone(&[said.clone(), began(2), ended(3)]), Some(id(3)));
    assert_eq!(undone(&[said.clone(), began(2), ended(3), began(4)]), Some(id(1)), "that would bring back the first and lose the second");
}

#[test]
fn a_night_is_outnumbered_by_more_cramps_than_were_said() {
    let cramp = |id| entry(id, Record::Episode { of: None, facts: EpisodeFacts::default() });
    for (said, outnumbered) in [(None, None), (Some(0), Some(0)), (Some(1), Some(1)), (Some(2), None)] {
        let facts = NightFacts { cramps: said, ..NightFacts::default() };
        let told: Diary = [
            cramp(1),
            Entry { at: cramp(1).at, night: cramp(1).night, ..cramp(2) },
            Entry { night: cramp(1).night, ..entry(3, Record::Night(facts)) },
        ]
        .into_iter()
        .collect();
        assert_eq!(told.night(cramp(1).night).unwrap().outnumbered(), outnumbered);
    }
}

/// One answer for the screens, the report and `unclench status`; the short break by day is not the evening's routine.
#[test]
fn what_became_of_an_evening_is_decided_once() {
    use fixture::{diary_of, night};
    let session = |routine: &str| Record::Session { routine: Id::new(routine).unwrap(), minutes: None, planned: vec![] };
    let long = Record::Session {
        routine: Id::new("trial").unwrap(),
        minutes: None,
        planned: vec![Planned { stretch: Id::new("calf-wall").unwrap(), holds: 2, time: std::time::Duration::from_secs(21) }],
    };
    let done = Record::SessionFacts {
        session: id(1),
        facts: crate::model::SessionFacts { done: Some(Done::Completed), ..crate::model::SessionFacts::default() },
    };
    let hold = Record::Held(HoldDone {
        session: id(1),
        step: 0,
        stretch: Id::new("calf-wall").unwrap(),
        side: Side::Left,
        repetition: 1,
        time: std::time::Duration::from_secs(10),
        whole: true,
    });
    let said = |stretched| Record::Night(NightFacts { stretched: Some(stretched), ..NightFacts::default() });
    let skipped = Record::Night(NightFacts { skipped: Some(crate::model::Skip::Tired), ..NightFacts::default() });
    let of_break = vec![session(Memory::BREAK), hold.clone(), done.clone()];
    for (records, evening) in [
        (vec![], None),
        (vec![session("trial")], None),
        (vec![said(false)], Some(Evening::LeftOut)),
        (vec![skipped], Some(Evening::LeftOut)),
        (vec![said(true)], Some(Evening::Whole)),
        (vec![session("trial"), hold.clone()], Some(Evening::Part)),
        (vec![session("trial"), hold.clone(), said(false)], Some(Evening::Part)),
        (vec![long.clone(), hold.clone(), done.clone()], Some(Evening::Part)),
        (vec![session("trial"), hold, done], Some(Evening::Whole)),
        (of_break.clone(), None),
        ([of_break, vec![said(false)]].concat(), Some(Evening::LeftOut)),
    ] {
        let told = format!("{records:?}");
        let diary = diary_of(records.into_iter().map(|record| (night(0), record)));
        assert_eq!(diary.evening(night(0)), evening, "{told}");
        assert_eq!(diary.stretched(night(0)), evening.map(|evening| evening != Evening::LeftOut), "{told}");
    }
}

#[test]
fn a_cramp_that_was_left_open_may_be_one_that_began_soon_after() {
    use crate::model::CrampMuscle::{Calf, Foot};
    let onset = entry(3, Record::Revoke(id(0))).at;
    let begun = |minutes: i64, muscle, course| {
        let onset = Some(onset + Span::minutes(minutes));
        Record::Episode { of: None, facts: EpisodeFacts { onset, course: Some(course), muscle, ..EpisodeFacts::default() } }
    };
    let found = |first: Record, second: Record| {
        let diary: Diary = [entry(3, first), entry(4, second)].into_iter().collect();
        diary.gone_on_as(diary.episode(id(3)).unwrap()).map(|episode| episode.id)
    };
    let open = |muscle| begun(0, muscle, Course::Open);
    for (minutes, other) in [(0, Some(id(4))), (15, Some(id(4))), (16, None), (-1, None)] {
        assert_eq!(found(open(None), begun(minutes, Some(Calf), Course::Unknown)), other, "{minutes}");
    }
    assert_eq!(found(open(Some(Foot)), begun(3, Some(Calf), Course::Open)), None, "it was another muscle");
    assert_eq!(found(begun(0, None, Course::Unknown), begun(3, None, Course::Open)), None, "it was over");
}
