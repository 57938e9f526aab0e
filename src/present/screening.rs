//! What follows from the ticks, in words: what was left out or replaced, what to take care of, and when nothing is left.

use super::{EndView, Hint, QuestionView, footer, help, key_of};
use crate::{
    app::{App, HAD},
    keys::{Action, Context, Keymap},
    model::{Effect, Id, Pack},
    session::{Plan, PlannedStep, Screened},
};

/// What was left out or replaced, and for which ticks, in one line.
#[must_use]
pub fn screened(screened: &Screened, pack: &Pack) -> String {
    let why: Vec<_> = screened.why.iter().map(AsRef::as_ref).collect();
    format!("{} · {}", what(screened, pack), why.join(" · "))
}

fn what(screened: &Screened, pack: &Pack) -> String {
    let name = |id: &Id| pack.stretch(id).map(|stretch| stretch.name.to_string()).unwrap_or_default();
    match &screened.instead {
        Some(instead) => format!("{} – instead of: {}", name(instead), name(&screened.stretch)),
        None => format!("Left out: {}", name(&screened.stretch)),
    }
}

/// What is to be said when nothing in a plan suits; `None` if something does.
#[must_use]
pub fn unsuited(plan: &Plan) -> Option<&'static str> {
    let words = if plan.is_blocked() { CHECK_FIRST } else { "Nothing here suits tonight. Rest is fine." };
    plan.steps().is_empty().then_some(words)
}

/// The danger sign RF03's line.
const CHECK_FIRST: &str = "Call the urgent line now; be seen today.";

/// What is said once, at the start of a session; the last line where there is room for one alone.
pub(super) fn told(plan: &Plan) -> Vec<String> {
    let changed = plan.screened();
    let mut lines: Vec<String> = changed.iter().map(|one| what(one, plan.pack())).collect();
    if changed.len() > 1 {
        let gone = changed.iter().filter(|one| one.instead.is_none()).count();
        lines.push(format!("For what you ticked: {} replaced, {gone} left out.", changed.len() - gone));
    }
    if plan.ticked().iter().any(|condition| condition.does(Effect::OneSide)) {
        lines.push("One leg only: go past the other side.".into());
    }
    lines
}

/// What to take care of in a stretch.
pub(super) fn cautions(step: &PlannedStep) -> Vec<String> {
    let unjudged = (!step.judged).then(|| "Nobody has checked this one for what you ticked.".to_owned());
    step.cautions.iter().map(ToString::to_string).chain(unjudged).collect()
}

/// The question in place of everything while a leg may hold a clot.
pub(super) fn leg(app: &App) -> QuestionView {
    let since = app.memory.clot_since.map(|day| format!("Not checked since {}.", day.format("%-d %B")));
    let mut why = vec![
        "A clot in the leg is possible. No rubbing, rolling or heat.".to_owned(),
        format!("{CHECK_FIRST} {}", help::urgent(app)).trim_end().to_owned(),
        format!("Breathless, chest pain or fainting? Call emergency: {}", help::emergency(app)),
        format!("Until then: no stretches here. Rest is fine. In a cramp, press {}.", key_of(&app.keymap, Context::Leg, Action::Cramp)),
    ];
    why.extend(since);
    why.extend(Some(super::diary::unsaved(app)).filter(|trouble| !trouble.is_empty()));
    QuestionView { question: "Has someone checked this leg?".into(), why, lines: vec![], footer: footer(&app.keymap, Context::Leg) }
}

/// What is asked of the conditions in [`HAD`], line by line.
const ASKED: [&str; HAD.len()] =
    ["Recent new hip: under 12 weeks, or hip rules for life", "Older new hip", "Leg operation, broken bone, torn muscle: last 12 weeks"];

/// The question before the first routine of who has ticked nothing.
pub(super) fn hips(had: &[bool; HAD.len()], keymap: &Keymap) -> QuestionView {
    let key = |at| key_of(keymap, Context::Hips, Action::Line(at));
    let line = |(at, (line, had)): (usize, (&&str, &bool))| (key(at), format!("[{}] {line}", if *had { 'x' } else { ' ' }));
    let lines: Vec<(String, String)> = ASKED.iter().zip(had).enumerate().map(line).collect();
    let mut keys = footer(keymap, Context::Hips);
    // There is something to go on with, or there is none of these.
    let other = key_of(keymap, Context::Hips, if had.contains(&true) { Action::No } else { Action::Open });
    keys.retain(|hint| hint.key != other);
    keys.insert(1, Hint { key: lines.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join(" "), words: "tick" });
    QuestionView {
        question: "A new hip joint, or an operation on a leg?".into(),
        why: vec!["Your plan then leaves out what could harm. Asked once.".into()],
        lines,
        footer: keys,
    }
}

/// The page in place of what was left of a session, once it no longer suits what is ticked.
pub(super) fn outdated(keymap: &Keymap) -> EndView {
    let lines = ["What you ticked has changed meanwhile.", "What was left may not suit it. To begin anew, type: unclench stretch"];
    EndView {
        title: "Not gone on with".into(),
        held: vec![],
        lines: lines.map(str::to_owned).into(),
        extra: None,
        footer: footer(keymap, Context::End),
    }
}

/// The page in place of a session of nothing.
pub(super) fn nothing(plan: &Plan, keymap: &Keymap) -> EndView {
    let why = plan.screened().iter().map(|one| screened(one, plan.pack())).collect();
    let title = unsuited(plan).unwrap_or_default();
    EndView { title: title.trim_end_matches('.').into(), held: vec![], lines: why, extra: None, footer: footer(keymap, Context::End) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::Choice,
        model::{
            Memory, Settings, Subject, Verdict,
            fixture::{classic, ticked},
        },
        session::Preferences,
    };

    #[test]
    fn what_is_left_out_or_replaced_is_named_with_its_tick() {
        let pack = classic();
        let id = |name: &str| Id::new(name).unwrap();
        let said = |instead| screened(&Screened { stretch: id("calf"), instead, why: vec!["tick".into()] }, &pack);
        assert_eq!(said(None), "Left out: calf · tick");
        assert_eq!(said(Some(id("calf-easy"))), "calf-easy – instead of: calf · tick");
    }

    #[test]
    fn the_question_about_a_leg_has_the_persons_own_urgent_number() {
        let settings =
            Settings { help: crate::model::Numbers { urgent: Some("116 117".into()), ..Default::default() }, ..Settings::default() };
        let app = App::new(Choice::nothing(), settings, Memory::default());
        assert_eq!(leg(&app).why[1], "Call the urgent line now; be seen today. (116 117)");
    }

    #[test]
    fn the_sum_of_what_was_changed_stands_below_more_than_one_change() {
        let id = |name: &str| Id::new(name).unwrap();
        let told = |without: &[&str]| {
            let never = |name: &&str| (Subject::Stretch(id(name)), Verdict::Never { instead: None });
            let tick = crate::model::Condition { verdicts: without.iter().map(never).collect(), ..ticked(&[]) };
            told(&Plan::compile(&classic(), 0, &Preferences { ticked: [tick].into(), ..Preferences::default() }))
        };
        assert_eq!(told(&["calf"]), ["Left out: calf"]);
        assert_eq!(told(&["calf", "quad"]), ["Left out: calf", "Left out: quad", "For what you ticked: 0 replaced, 2 left out."]);
    }
}
