//! A cramp for a person with ticks, and a leg that may hold a clot.

use super::*;
use crate::{
    model::{self, Ask, CheckLine, ReliefUse, Subject, Verdict},
    session::{
        care::{self, Remedy},
        cramp::Instead,
    },
};

fn tick(id: &str, effects: &[model::Effect]) -> Condition {
    Condition { id: Id::new(id).unwrap(), tick: id.into(), verdicts: vec![], effects: effects.to_vec(), not_with: vec![], notes: vec![] }
}

fn clot() -> Condition {
    tick("clot-possible", &[model::Effect::ClotBlock])
}

/// What is remembered is heard: these ticks.
fn recalled(app: &mut App, ticked: &[Condition]) -> Vec<Effect> {
    let memory = Memory { clot_since: ticked.contains(&clot()).then(chrono::NaiveDate::default), ..Memory::default() };
    app.update(Event::Recalled(memory, ticked.into()), &now(0))
}

fn clot_safe() -> Relief {
    let own = |at, words: &str| (CrampMuscle::Foot, relief(ReliefUse::DangerCard, &[(at, words)]).lines.remove(0));
    let purpose = ReliefUse::ClotSafe { by_muscle: vec![own(0, "press flat"), own(60, "again flat")] };
    Relief {
        id: Id::new("clot-safe").unwrap(),
        ..relief(purpose, &[(0, "gently"), (6, "call"), (60, "again"), (90, "checked"), (300, "wake"), (600, "call")])
    }
}

fn line(app: &App) -> &str {
    let Screen::Cramp(cramp) = app.screen() else { panic!("no cramp") };
    cramp.line().say.as_str()
}

#[test]
fn after_the_first_move_the_script_follows_what_is_ticked() {
    let mut app = cramping();
    assert_eq!(recalled(&mut app, &[tick("hip", &[model::Effect::HipScripts])]), [Effect::LoadRelief("calf-bed-hip".into())]);
}

#[test]
fn standing_gives_way_to_what_suits_and_says_so_for_a_while() {
    let mut app = cramping();
    recalled(&mut app, &[tick("falls", &[model::Effect::Unsteady])]);
    app.update(Event::Relief(script(CrampMuscle::FrontOfThigh, CrampPosition::Bed)), &now(0));
    assert_eq!(press(&mut app, "w"), []);
    assert!(matches!(app.remark, Some(Remark::Instead(Instead::GoodSide, _))));
    press(&mut app, "<09>");
    assert!(app.remark.is_some());
    press(&mut app, "<11>");
    assert_eq!(app.remark, None, "then the lines go on");
    app.update(Event::Relief(script(CrampMuscle::Calf, CrampPosition::Bed)), &now(0));
    assert_eq!(press(&mut app, "w"), [Effect::LoadRelief("calf-stand".into())], "two hands on the wall");
}

#[test]
fn a_possible_clot_has_its_own_lines_for_every_muscle_until_someone_has_looked() {
    let mut app = cramping();
    assert_eq!(recalled(&mut app, &[clot()]), [Effect::LoadRelief("clot-safe".into())]);
    app.update(Event::Relief(clot_safe()), &now(0));
    assert_eq!(line(&app), "gently");
    assert_eq!((press(&mut app, "e"), press(&mut app, "y")), (vec![], vec![]));
    assert_eq!(press(&mut app, "f"), [Effect::LoadRelief("clot-safe".into())]);
    app.update(Event::Relief(clot_safe()), &now(0));
    assert_eq!(line(&app), "press flat");
    press(&mut app, "<90>");
    assert_eq!(line(&app), "checked");
    let kept = Memory { clot_checked: now(90).wall.date_naive().into(), ..Memory::default() };
    assert_eq!(press(&mut app, "y"), [Effect::Remember(kept), Effect::LoadRelief("foot-bed".into())]);
    assert!(!app.is_blocked());
}

#[test]
fn the_card_does_not_tell_a_leg_with_a_clot_to_stretch() {
    let mut app = cramping();
    recalled(&mut app, &[clot()]);
    app.update(Event::Relief(clot_safe()), &now(0));
    for second in 0..=209 {
        app.update(Event::Tick, &now(second));
        assert_ne!(line(&app), "none", "{second}");
    }
    assert_eq!(line(&app), "leg");
}

#[test]
fn yes_to_a_clot_question_is_remembered_and_blocks_what_comes_next() {
    let mut app = cramping();
    recalled(&mut app, &[]);
    press(&mut app, "<70><enter>");
    let since = Some(now(0).wall.date_naive());
    let kept = Memory { clot_since: since, ..Memory::default() };
    assert_eq!(press(&mut app, "wy"), [Effect::Remember(kept.clone()), Effect::LoadTicked]);
    let mut home = App::new(choice(&classic()), Settings::default(), Memory { asked_hips: true, ..kept });
    assert_eq!(home.home_rows()[0], HomeRow::Leg);
    press(&mut home, "<down><enter>");
    assert_eq!(home.context(), Context::Leg, "neither steady feet nor a session");
    assert_eq!((press(&mut home, "n"), home.context()), (vec![], Context::Home));
    press(&mut home, "<enter>y");
    assert_eq!((home.memory.clot_since, home.memory.clot_checked), (None, since));
    press(&mut home, "<enter>");
    assert_eq!(home.context(), Context::Question, "as before");
}

#[test]
fn practice_remembers_nothing() {
    let calf = script(CrampMuscle::Calf, CrampPosition::Bed);
    let (mut app, _) = App::in_cramp(calf, Opening { practice: true, ..Opening::default() }, None, Settings::default(), &now(0));
    recalled(&mut app, &[]);
    press(&mut app, "<70><enter>");
    assert_eq!(press(&mut app, "wy"), [Effect::LoadTicked]);
    assert!(app.is_practice() && app.is_blocked(), "but goes on as it would");
}

#[test]
fn after_care_leaves_out_what_a_tick_forbids() {
    let cold = (Subject::Care(model::Care::Cold), Verdict::Never { instead: None });
    let heat = (Subject::Care(model::Care::Heat), Verdict::Caution { say: "Warm, not hot.".into(), instead: None });
    let raynaud = Condition { verdicts: vec![cold, heat], ..tick("raynaud", &[model::Effect::ClotRisk, model::Effect::NoDrinkTips]) };
    let mut app = cramping();
    recalled(&mut app, &[raynaud]);
    press(&mut app, "<70><enter>");
    let Screen::Care(care) = app.screen() else { panic!("still in it") };
    assert_eq!(care.offers().collect::<Vec<_>>(), [Remedy::Gentle, Remedy::LegsUp, Remedy::WarmPack, Remedy::Rub]);
    assert_eq!(care.cautions(Remedy::WarmPack).map(SafeText::as_str).collect::<Vec<_>>(), ["Warm, not hot."]);
    press(&mut app, "wnn");
    let Screen::Care(care) = app.screen() else { panic!("still in it") };
    assert_eq!((care.step(), care.verdict()), (care::Step::Rest, Some(care::Verdict::Spare)), "the third question is answered");
}

#[test]
fn a_walk_is_offered_only_to_who_stood_and_is_steady() {
    let walks = |ticked: &[Condition], position| {
        let mut app = cramping();
        recalled(&mut app, ticked);
        app.update(Event::Relief(script(CrampMuscle::Calf, position)), &now(0));
        press(&mut app, "<10><enter>");
        let Screen::Care(care) = app.screen() else { panic!("still in it") };
        care.offers().any(|remedy| remedy == Remedy::Walk)
    };
    assert!(walks(&[], CrampPosition::Standing));
    assert!(!walks(&[], CrampPosition::Bed) && !walks(&[tick("falls", &[model::Effect::Unsteady])], CrampPosition::Standing));
}

/// Signs of which the first line of the check is about a leg, with a question more.
fn leg_signs() -> Arc<Signs> {
    let mut signs = (*signs()).clone();
    signs.check.clot.flags = vec![Id::new("stroke").unwrap()];
    let calm = CheckLine { then: vec![], ..signs.check.screens[1].lines[0].clone() };
    signs.check.screens[0].lines[0].then = vec![CheckLine { ask: "Really?".into(), ..calm }];
    Arc::new(signs)
}

#[test]
fn the_check_blocks_once_it_is_through_or_left_and_not_by_a_slip() {
    for (keys, blocked) in [("1bn", false), ("1yn", true), ("1n", true), ("1q", true), ("q", false)] {
        let mut app = app(&seated());
        press(&mut app, "<enter>");
        app.update(Event::Signs(leg_signs()), &now(0));
        let effects = press(&mut app, &format!("c{keys}"));
        assert_eq!((app.is_blocked(), effects.contains(&Effect::LoadTicked)), (blocked, blocked), "{keys}");
        while app.danger().is_some() {
            press(&mut app, "q");
        }
        assert_eq!(app.context() == Context::Leg, blocked, "{keys}");
    }
}

/// So many signs are to be written down.
fn signs_in(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Record(draft) if matches!(draft.record, model::Record::Sign(_)))).count()
}

/// Whoever closes the window in the middle of it has said as much as who leaves it by a key.
#[test]
fn an_end_forgets_nothing_that_was_given() {
    for (keys, blocked) in [("1", true), ("", false)] {
        let mut app = app(&seated());
        app.update(Event::Signs(leg_signs()), &now(0));
        assert_eq!(press(&mut app, &format!("c{keys}")), []);
        let effects = app.update(Event::Ending, &now(1));
        let since = blocked.then(|| now(1).wall.date_naive());
        let kept = Effect::Remember(Memory { clot_since: since, ..asked() });
        assert_eq!((effects.contains(&kept), app.is_blocked()), (blocked, blocked), "{keys}");
        assert_eq!(app.update(Event::Ending, &now(2)), [], "once");
    }
    let mut flags = signs().flags().to_vec();
    flags.iter_mut().for_each(|flag| flag.urgency = flag.urgency.max(model::Urgency::Book));
    let booked = Arc::new(Signs::new(flags, signs().check.clone()));
    for (keys, end) in [("cn1", Event::Ending), ("cn1", Event::Key(Key::Char('q'))), ("cn", Event::Ending)] {
        let mut app = app(&seated());
        app.update(Event::Signs(Arc::clone(&booked)), &now(0));
        assert_eq!(press(&mut app, keys), [], "ticked, and not confirmed");
        let effects = app.update(end, &now(1));
        assert_eq!(signs_in(&effects), 0, "{keys}: a slip is no sign");
    }
    // Confirmed, with a question that is still open: whoever leaves, and however.
    let mut flags = booked.flags().to_vec();
    flags.iter_mut().for_each(|flag| flag.questions = vec![Ask { ask: "Since when?".into(), to: None, say: None, leg: false }]);
    let asking = Arc::new(Signs::new(flags, signs().check.clone()));
    for end in [Event::Ending, Event::InputEnded, Event::Key(Key::Char('q'))] {
        let mut app = app(&seated());
        app.update(Event::Signs(Arc::clone(&asking)), &now(0));
        assert_eq!(press(&mut app, "cn1n"), []);
        let effects = app.update(end.clone(), &now(1));
        assert_eq!((app.context() != Context::Ask, signs_in(&effects)), (!matches!(end, Event::Ending), 1), "{end:?}");
        assert_eq!(signs_in(&app.update(Event::Ending, &now(2))), 0, "once");
    }
    let mut app = cramping();
    press(&mut app, "<05>+");
    let effects = app.update(Event::Ending, &now(6));
    assert!(matches!(&effects[..], [Effect::Record(draft)] if matches!(draft.record, model::Record::Episode { of: Some(_), .. })));
}

#[test]
fn what_another_window_has_found_holds_here_before_the_next_key() {
    let blocked = Memory { clot_since: Some(now(0).wall.date_naive()), ..Memory::default() };
    for keys in ["", "<down>", "<enter>", "<enter><15>", "r"] {
        let mut app = app(&seated());
        press(&mut app, keys);
        let effects = app.update(Event::Recalled(blocked.clone(), [clot()].into()), &now(20));
        assert!(effects.iter().all(|effect| !matches!(effect, Effect::Remember(_) | Effect::Exit(_))), "{effects:?}");
        assert!(app.is_blocked() && app.session().is_none(), "{keys}");
        if keys == "<down>" {
            assert_eq!(press(&mut app, "<enter>"), [Effect::LoadRelief("clot-safe".into())], "the same row is marked");
        } else if keys != "r" {
            press(&mut app, "<enter>");
            assert!(app.session().is_none(), "{keys}");
        }
    }
    let mut app = app(&seated());
    let other = Memory { routine: Id::new("bed-only"), ..Memory::default() };
    assert_eq!(app.update(Event::Recalled(other.clone(), Arc::default()), &now(1)), [Effect::Load("bed-only".into())]);
    assert_eq!(app.update(Event::Recalled(other, Arc::default()), &now(2)), []);
}

#[test]
fn what_cannot_be_remembered_is_told_until_it_is() {
    let mut app = app(&seated());
    app.update(Event::Signs(leg_signs()), &now(0));
    press(&mut app, "c1q");
    app.update(Event::NotRemembered("cannot write /d/state.toml.".into()), &now(1));
    assert_eq!(app.unremembered(), Some("cannot write /d/state.toml."));
    press(&mut app, "q");
    assert_eq!(press(&mut app, "s"), [Effect::Remember(app.memory.clone())]);
    app.update(Event::Remembered, &now(2));
    assert_eq!(app.unremembered(), None);
    assert!(matches!(&press(&mut app, "s")[..], [Effect::LoadSources(_)]), "then it is the key for sources again");
}

#[test]
fn sources_are_opened_in_turn_and_only_over_https() {
    let source = |id: &str, url: Option<&str>| Source {
        id: Id::new(id).unwrap(),
        authors: "A.".into(),
        published: "B".into(),
        year: None,
        shows: "It.".into(),
        url: url.map(Into::into),
        checked: true,
    };
    let mut signs = (*signs()).clone();
    signs.sources = vec![source("a", Some("https://a")), source("b", None), source("c", Some("http://c")), source("d", Some("https://d"))];
    let mut flags = signs.flags().to_vec();
    flags[0].sources = signs.sources.iter().map(|source| source.id.clone()).collect();
    let signs = Signs::new(flags, signs.check).with_sources(signs.sources);
    let mut app = app(&seated());
    app.update(Event::Signs(Arc::new(signs)), &now(0));
    assert_eq!(press(&mut app, "o"), [], "nothing is read yet");
    press(&mut app, "<enter>");
    let opened = ["https://a", "https://d", "https://a"].map(|address| Effect::OpenAddress(address.into()));
    assert_eq!(press(&mut app, "ooo"), opened);
    app.update(Event::NotOpened, &now(0));
    assert!(app.opened.as_ref().is_some_and(|opened| opened.failed));
    press(&mut app, "q");
    assert_eq!(app.opened, None);
}

#[test]
fn a_sign_that_was_put_aside_is_not_asked_for_until_three_months_are_over() {
    let mut signs = (*signs()).clone();
    let mut flags = signs.flags().to_vec();
    flags.iter_mut().filter(|flag| flag.id.as_str() == "calm").for_each(|flag| flag.aside = Some("Hide it.".into()));
    signs = Signs::new(flags, signs.check);
    let mut app = app(&seated());
    app.update(Event::Signs(Arc::new(signs.clone())), &now(0));
    let kept = Memory { aside_until: "2027-02-22".parse().ok(), ..asked() };
    assert_eq!(press(&mut app, "cn1na"), [Effect::Remember(kept)]);
    assert_eq!(press(&mut app, "a"), [], "once");
    let screens = |app: &App| match &app.danger().unwrap().look {
        Look::Check { checkup, .. } => checkup.signs().check.screens.len(),
        _ => 0,
    };
    press(&mut app, "c");
    assert_eq!(screens(&app), 1);
    let later = Now { wall: DateTime::parse_from_rfc3339("2027-02-22T19:00:00+01:00").unwrap(), ..now(0) };
    app.update(Event::Signs(Arc::new(signs)), &later);
    press(&mut app, "c");
    assert_eq!(screens(&app), 2);
}

/// A clot that is found right after letting go is not left by taking that back.
#[test]
fn what_is_found_after_a_cramp_holds_when_it_comes_back() {
    let mut app = cramping();
    recalled(&mut app, &[]);
    press(&mut app, "<70><enter>wy");
    assert!(app.is_blocked());
    assert_eq!((press(&mut app, "u"), app.context()), (vec![], Context::Care));
}

/// The keys can be looked up in a cramp: its clock runs on, and no key that chooses something has to be pressed twice.
#[test]
fn the_keys_of_a_cramp_are_a_look_aside() {
    let mut app = cramping();
    recalled(&mut app, &[]);
    for key in ["?", "q", "<enter>", " ", "z", "<esc>"] {
        press(&mut app, "<05>?");
        assert_eq!(app.help(), Some(0));
        assert_eq!((press(&mut app, &format!("<05>{key}")), app.help(), app.context()), (vec![], None, Context::Cramp), "{key}");
    }
    press(&mut app, "?<down>");
    assert_eq!(app.help(), Some(1));
    assert_eq!((press(&mut app, "f"), app.help()), (vec![Effect::LoadRelief("foot-bed".into())], None));
    press(&mut app, "<05>?");
    assert_eq!((press(&mut app, "!"), app.help()), (vec![Effect::LoadSigns], None));
    press(&mut app, "<05>?");
    assert!(app.reads_keys_in_cramp());
    app.update(Event::Tick, &now(181));
    assert_eq!((app.help(), app.context()), (None, Context::Card), "the danger card waits for no reader");
    press(&mut app, "<212><enter>?w");
    assert_eq!((app.help(), app.context()), (None, Context::Clot), "a warm pack, with its questions");
    press(&mut app, "?y");
    assert_eq!((app.help(), app.is_blocked()), (None, false), "what is not in sight is not answered");
}

#[test]
fn a_cramp_that_is_back_later_is_one_of_its_own_as_the_one_before() {
    let mut app = cramping();
    recalled(&mut app, &[]);
    app.update(Event::Relief(script(CrampMuscle::Foot, CrampPosition::Edge)), &now(20));
    press(&mut app, "<70><enter><90>");
    assert_eq!(press(&mut app, "u"), [Effect::LoadRelief(cramp_script(CrampMuscle::Foot, CrampPosition::Edge))]);
    let effects = app.update(Event::Relief(script(CrampMuscle::Foot, CrampPosition::Edge)), &now(91));
    let Some(Effect::Record(draft)) = effects.iter().find(|effect| matches!(effect, Effect::Record(_))) else { panic!("{effects:?}") };
    assert!(matches!(draft.record, model::Record::Episode { of: None, .. }), "{draft:?}");
    let Screen::Cramp(cramp) = app.screen() else { panic!("no cramp") };
    assert_eq!((cramp.elapsed(), cramp.aim().0), (secs(0), CrampMuscle::Foot));
}

fn cramp_script(muscle: CrampMuscle, position: CrampPosition) -> String {
    crate::session::cramp::script_for(muscle, position, &[]).unwrap()
}
