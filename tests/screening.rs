//! The laws of who should not do what, for random ticks on every built-in routine: nothing refused is ever in a plan, what
//! needs care says so, and the sums hold.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the built-in pack should fail")]

use proptest::prelude::*;
use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
    time::Duration,
};
use unclench::{
    app::HAD,
    content,
    model::{Condition, Id, Pack, SafeText, Side, Subject, Verdict},
    session::{Input, Kind, Phase, Plan, Preferences, Session},
    time::Mono,
};

static CORE: LazyLock<Arc<Pack>> = LazyLock::new(|| Arc::new(content::core_whole()));

fn ticked(ids: &[&str]) -> Arc<[Condition]> {
    let known = CORE.conditions.iter().filter(|condition| ids.contains(&condition.id.as_str())).cloned();
    let ticked: Arc<[Condition]> = known.collect();
    assert_eq!(ticked.len(), ids.len());
    ticked
}

fn plan(routine: usize, ticked: &Arc<[Condition]>, at_most: Option<Duration>) -> Plan {
    Plan::compile(&CORE, routine, &Preferences { at_most, ticked: Arc::clone(ticked), ..Preferences::default() })
}

fn named(routine: &str, ids: &[&str]) -> Plan {
    let at = CORE.routines.iter().position(|r| r.id.as_str() == routine).unwrap();
    plan(at, &ticked(ids), None)
}

/// A routine in the ids of its stretches.
fn stretches(plan: &Plan) -> Vec<&str> {
    (0..plan.steps().len()).map(|step| plan.stretch(step).id.as_str()).collect()
}

/// The verdict that a condition states, on a variant without one that of the stretch it belongs to.
fn verdict<'a>(condition: &'a Condition, stretch: &Id) -> &'a Verdict {
    let parent = || CORE.stretches.iter().find(|parent| parent.easier.as_ref() == Some(stretch)).unwrap();
    condition.verdict(&Subject::Stretch(stretch.clone())).unwrap_or_else(|| verdict(condition, &parent().id))
}

fn names(condition: &Condition, stretch: &Id) -> bool {
    condition.verdicts.iter().any(|(_, verdict)| match verdict {
        Verdict::Ok => false,
        Verdict::Caution { instead, .. } | Verdict::Never { instead } => instead.as_ref() == Some(stretch),
    })
}

/// That every step suits all that is ticked, and says what to take care of.
fn suits(plan: &Plan, ticked: &[Condition]) -> Result<(), TestCaseError> {
    for (at, step) in plan.steps().iter().enumerate() {
        let stretch = &plan.stretch(at).id;
        prop_assert!(step.judged);
        for condition in ticked {
            match verdict(condition, stretch) {
                Verdict::Ok => {}
                // A variant that is put there by name may be done where its stretch may not.
                Verdict::Never { .. } => {
                    prop_assert!(condition.verdict(&Subject::Stretch(stretch.clone())).is_none(), "{} for {}", stretch, condition.id);
                    prop_assert!(names(condition, stretch), "{} for {}", stretch, condition.id);
                }
                Verdict::Caution { say, instead } => {
                    prop_assert!(step.cautions.contains(say), "{} for {} is silent", stretch, condition.id);
                    let stays = instead.as_ref().is_none_or(|instead| instead == stretch) || names(condition, stretch);
                    prop_assert!(stays, "{} for {} has an easier variant", stretch, condition.id);
                }
            }
        }
    }
    Ok(())
}

fn per_side(plan: &Plan, side: Side) -> Duration {
    plan.segments().iter().filter(|s| s.kind == Kind::Hold && s.side == side).map(|s| s.length).sum()
}

fn any_ticks() -> impl Strategy<Value = Arc<[Condition]>> {
    prop_oneof![prop::sample::subsequence(CORE.conditions.clone(), 0..=4), prop::sample::subsequence(CORE.conditions.clone(), 0..=27)]
        .prop_map(Arc::from)
}

proptest! {
    #[test]
    fn nothing_refused_is_ever_in_a_plan(routine in 0..9_usize, ticked in any_ticks(), minutes in prop::option::of(1..12_u64)) {
        let plan = plan(routine, &ticked, minutes.map(|m| Duration::from_secs(m * 60)));
        suits(&plan, &ticked)?;
        prop_assert_eq!(per_side(&plan, Side::Left), per_side(&plan, Side::Right));
        prop_assert_eq!(plan.total(), plan.segments().iter().map(|s| s.length).sum::<Duration>());
        prop_assert!(!plan.is_blocked() || plan.steps().is_empty());
        for at in plan.routine().steps.iter().enumerate().filter(|(_, step)| step.optional).map(|(at, _)| at) {
            let single = plan.single(at);
            suits(&single, &ticked)?;
            prop_assert_eq!(single.steps().is_empty(), plan.offer(at).is_none());
        }
    }

    /// Every step of the routine is in the plan as it is, or the plan says what became of it.
    #[test]
    fn a_plan_says_what_became_of_every_step(routine in 0..9_usize, ticked in any_ticks()) {
        let plan = plan(routine, &ticked, None);
        let asked: Vec<_> = plan.routine().steps.iter().enumerate().filter(|(_, step)| !step.optional).collect();
        let mut told = plan.screened().iter();
        for (at, step) in asked {
            let now = plan.steps().iter().position(|planned| planned.index == at).map(|at| &plan.stretch(at).id);
            if now != Some(&step.stretch) {
                let screened = told.next().unwrap();
                prop_assert_eq!((&screened.stretch, screened.instead.as_ref()), (&step.stretch, now));
                prop_assert!(!screened.why.is_empty());
            }
        }
        prop_assert_eq!(told.next(), None);
    }

    /// Whoever asks for something easier does not get what was refused.
    #[test]
    fn easier_is_never_what_was_refused(routine in 0..9_usize, ticked in any_ticks(), next in 0..20_usize) {
        let Some((mut session, _)) = Session::start(plan(routine, &ticked, None), Mono::from_zero(Duration::ZERO)) else { return Ok(()) };
        for input in std::iter::repeat_n(Input::Next, next).chain([Input::Easier, Input::Easier]) {
            if session.phase() == Phase::Running {
                session.handle(input, Mono::from_zero(Duration::ZERO));
            }
        }
        suits(session.plan(), &ticked)?;
    }
}

#[test]
fn without_ticks_every_plan_is_as_it_was() {
    for (at, routine) in CORE.routines.iter().enumerate() {
        let plan = plan(at, &Arc::default(), None);
        let asked: Vec<_> = routine.steps.iter().filter(|step| !step.optional).map(|step| step.stretch.as_str()).collect();
        assert_eq!(stretches(&plan), asked);
        assert!(plan.screened().is_empty() && plan.steps().iter().all(|step| step.judged && step.cautions.is_empty()));
        let part = Arc::new(content::core_part(routine.id.as_str()).unwrap());
        assert_eq!(Plan::compile(&part, 0, &Preferences::default()).segments(), plan.segments());
    }
}

#[test]
fn who_is_asked_about_hips_and_what_is_ticked_then_is_what_the_matrix_says() {
    let asked = ticked(&HAD);
    assert_eq!(asked.len(), HAD.len());
    let fits = |condition: &Condition| -> BTreeSet<String> {
        let fit = condition.verdicts.iter().filter_map(|(on, verdict)| match (on, verdict) {
            (Subject::Stretch(id), Verdict::Ok) => Some(id.to_string()),
            _ => None,
        });
        fit.collect()
    };
    let all = asked.iter().map(fits).reduce(|all, fit| all.intersection(&fit).cloned().collect());
    assert_eq!(all, Some(BTreeSet::new()), "else there is a plan before which nobody has to be asked");
    // The first two take each other's place.
    let [new, old, injured] = HAD.map(|id| asked.iter().find(|condition| condition.id.as_str() == id).unwrap());
    let exclude = |one: &Condition, other: &Condition| one.not_with.contains(&other.id) || other.not_with.contains(&one.id);
    assert!(exclude(new, old) && !exclude(new, injured) && !exclude(old, injured));
}

#[test]
fn what_the_tables_say_comes_out() {
    for (routine, ids, expected) in [
        ("article-classic", &["falls"][..], &["ham-chair", "calf-wall-short", "quad-side"][..]),
        ("trial-seated", &["hip-new"], &["leg-sit-tall"]),
        ("trial-seated", &["hip-old"], &["leg-sit-tall"]),
        ("trial-seated", &["sciatica"], &["toes-up"]),
        ("article-classic", &["hip-new"], &["leg-sit-tall", "calf-wall-short"]),
        ("trial", &["foot-sore"], &["toes-up", "ham-supine-hands"]),
        ("trial", &["leg-injury"], &[]),
        ("bed-only", &["clot-possible"], &[]),
        // The easier variant has an easier one itself, and two ticks pull different ways.
        ("article-classic", &["pregnant"], &["ham-chair-small", "calf-wall", "quad-side"]),
        ("article-classic", &["falls", "sciatica"], &["ham-supine-hands", "calf-wall-short", "quad-side"]),
        ("bed-only", &["heart", "pregnant"], &["ankle-pumps", "toes-up", "ham-chair-small", "quad-side-part", "fig4-low", "butterfly-one"]),
    ] {
        assert_eq!(stretches(&named(routine, ids)), expected, "{routine} with {ids:?}");
    }
}

#[test]
fn a_stand_in_takes_as_long_as_what_it_stands_for() {
    let holds = |plan: &Plan| (per_side(plan, Side::Left), per_side(plan, Side::Right), plan.total());
    assert_eq!(holds(&named("article-classic", &["falls"])), holds(&named("article-classic", &[])));
    assert_eq!(holds(&named("nhs-calf", &["foot-sore"])), holds(&named("nhs-calf", &[])));
}

#[test]
fn cautions_of_the_whole_way_are_kept() {
    let plan = named("article-classic", &["hip-old", "numb-feet", "bendy"]);
    let cautions = |step: usize| plan.steps()[step].cautions.iter().map(SafeText::as_str).collect::<BTreeSet<_>>();
    let calf = ["Short step. Leg not far behind you.", "Wear shoes. Look at your feet first.", "Stop half way. Never to the end."];
    assert_eq!(stretches(&plan)[1], "calf-wall-short");
    assert_eq!(cautions(1), BTreeSet::from(calf));
    assert_eq!(plan.screened()[0].instead.as_ref().map(Id::as_str), Some("leg-sit-tall"));
}
