//! A small pack for tests of every room: stretches by name, with doses and an order, and one routine of them all.

use super::*;
use std::{sync::Arc, time::Duration};

pub(crate) fn secs(n: u64) -> Duration {
    Duration::from_secs(n)
}

pub(crate) fn figure() -> Figure {
    let limb = Limb { thigh: -90.0, shin: -90.0, foot: 0.0, upper_arm: -80.0, forearm: -70.0, leg_length: 1.0, arm_length: 1.0 };
    let pose = Pose { hip: [0.0, 0.51], torso: 90.0, head: 90.0, near: limb, far: limb };
    Figure { view: View::Side, describe: SafeText::default(), highlight: vec![], props: vec![], from: pose, to: pose }
}

pub(crate) fn stretch(id: &str, easier: Option<&str>, dose: Option<Dose>, order: Order) -> Stretch {
    Stretch {
        id: Id::new(id).unwrap(),
        name: id.into(),
        muscle: Muscle::Calf,
        position: Position::Standing,
        purpose: SafeText::default(),
        steps: vec![],
        cues: vec![],
        mistakes: vec![],
        feel: SafeText::default(),
        easier: easier.map(|e| Id::new(e).unwrap()),
        cautions: vec![],
        needs: vec![],
        dose,
        order,
        evidence: Evidence { grade: Grade::C, safety: false },
        sources: vec![],
        figure: Some(figure()),
    }
}

pub(crate) fn dose(hold: (u64, u64), repetitions: (u16, u16), sides: Sides, rest: u64) -> Dose {
    Dose {
        effort: Effort::Hold(Span { low: secs(hold.0), high: secs(hold.1), default: secs(hold.1) }),
        repetitions: Span { low: repetitions.0, high: repetitions.1, default: repetitions.1 },
        sides,
        rest: secs(rest),
    }
}

pub(crate) fn paced(pace: u64, repetitions: u16) -> Dose {
    Dose { effort: Effort::Pace(secs(pace)), repetitions: Span::only(repetitions), sides: Sides::Both, rest: Duration::ZERO }
}

pub(crate) fn pack(stretches: Vec<Stretch>) -> Arc<Pack> {
    let steps = stretches
        .iter()
        .filter(|s| !s.id.as_str().ends_with("easy"))
        .map(|s| Step { stretch: s.id.clone(), dose: DoseChange::default(), order: None, optional: false, note: None })
        .collect();
    let routine = Routine {
        id: Id::new("r").unwrap(),
        name: "R".into(),
        label: SafeText::default(),
        purpose: SafeText::default(),
        evidence: Evidence { grade: Grade::C, safety: false },
        sources: vec![],
        steps,
    };
    Arc::new(Pack { stretches, routines: vec![routine], ..Pack::default() })
}

/// The article's classic, with an easier calf stretch that keeps the dose and an easier hamstring one with its own.
pub(crate) fn classic() -> Arc<Pack> {
    pack(vec![
        stretch("ham", Some("ham-easy"), Some(dose((10, 10), (10, 10), Sides::Each, 5)), Order::SideBySide),
        stretch("calf", Some("calf-easy"), Some(dose((20, 30), (2, 3), Sides::Each, 5)), Order::Alternate),
        stretch("quad", None, Some(dose((20, 30), (1, 1), Sides::Each, 5)), Order::Alternate),
        stretch("calf-easy", None, None, Order::Alternate),
        stretch("ham-easy", None, Some(dose((20, 20), (2, 2), Sides::Each, 5)), Order::SideBySide),
    ])
}

pub(crate) fn relief(purpose: ReliefUse, lines: &[(u64, &str)]) -> Relief {
    let line = |(at, words): &(u64, &str)| ReliefLine {
        at: secs(*at),
        lasts: None,
        say: (*words).into(),
        big: words.to_uppercase().as_str().into(),
        picture: None,
        alone: false,
    };
    Relief {
        id: Id::new("relief").unwrap(),
        name: "Cramp".into(),
        purpose,
        lines: lines.iter().map(line).collect(),
        rest: None,
        gentle: None,
    }
}

/// A condition that only does this.
pub(crate) fn ticked(effects: &[Effect]) -> Condition {
    let id = Id::new("tick").unwrap();
    Condition { id, tick: "tick".into(), verdicts: vec![], effects: effects.to_vec(), not_with: vec![], notes: vec![] }
}

/// A script of the built-in pack's shape: own lines, lines by the cramp clock, two that wait for nothing.
pub(crate) fn script(muscle: CrampMuscle, position: CrampPosition) -> Relief {
    let purpose = ReliefUse::Script { muscle, position, variant: Variant::Usual };
    let lines =
        [(0, "move"), (10, "hold"), (40, "ease"), (90, "pull"), (120, "sit"), (165, "rest"), (220, "press"), (300, "wake"), (306, "stay")];
    let gentle = GentleMove { say: "gently".into(), big: "GENTLY".into(), stretch: Id::new("toes-up").unwrap() };
    Relief {
        gentle: Some(gentle).filter(|_| muscle != CrampMuscle::Shin),
        ..relief(purpose, &[&lines[..], &[(340, "down"), (480, "earlier"), (600, "call")]].concat())
    }
}

pub(crate) fn danger_card() -> Relief {
    relief(ReliefUse::DangerCard, &[(0, "safe"), (4, "breath"), (15, "leg"), (25, "none")])
}

/// Two danger signs, found by one screen each.
pub(crate) fn signs() -> Signs {
    let flag = |id: &str, urgency| Flag {
        id: Id::new(id).unwrap(),
        sign: id.into(),
        ask: None,
        urgency,
        why: SafeText::default(),
        escalate: None,
        also: vec![],
        questions: vec![],
        aside: None,
        sources: vec![],
        reviewed: chrono::NaiveDate::default(),
    };
    let screen = |id: &str, stops| {
        let line = CheckLine { ask: id.into(), leads_to: Id::new(id).unwrap(), then: vec![], after: None, unsure: false, leg: true };
        Screen { id: Id::new(id).unwrap(), stops, lines: vec![line] }
    };
    let advice = || Advice { say: vec!["Do this.".into()], number: None };
    let screening = || Screening { first: vec![], asks: vec![], yes: SafeText::default(), thigh: None, no: None };
    let check = Check {
        heading: "Any of these?".into(),
        ending: "Worried? Call.".into(),
        otherwise: Id::new("calm").unwrap(),
        screens: vec![screen("stroke", true), screen("calm", false)],
        clot: ClotBlock { flags: vec![], lift: SafeText::default(), asks: vec![] },
        advice: std::array::from_fn(|_| advice()),
        screenings: std::array::from_fn(|_| screening()),
    };
    Signs::new(vec![flag("calm", Urgency::SelfCare), flag("stroke", Urgency::Emergency)], check)
}
