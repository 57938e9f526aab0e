//! A cramp in words: one instruction, large; what comes next, quiet; and what may follow when it has let go.

use super::{Breath, FigureView, Hint, cues, help, hint, key_of, words};
use crate::{
    app::{App, Remark},
    keys::{Action, Context, Keymap},
    model::{CrampMuscle, CrampPosition, SafeText},
    session::{
        care::{Care, Question, Remedy, Step, Verdict},
        cramp::{Cramp, Instead},
    },
    time::Now,
};

/// A key to choose by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The key and its words.
    pub hint: Hint,
    /// It is the one that holds.
    pub chosen: bool,
}

/// A cramp, or the time after one.
#[derive(Clone, Debug, PartialEq)]
pub struct CrampView<'a> {
    /// What it is.
    pub title: String,
    /// How long it has been, or how long a remedy still takes; nothing where no clock runs.
    pub elapsed: String,
    /// The time of day.
    pub clock: String,
    /// Something the person should be told, quietly.
    pub note: String,
    /// The breathing guide.
    pub breath: Option<Breath>,
    /// The instruction in one to three words: capitals, `?` and spaces, twelve at most.
    pub big: String,
    /// Whether it is about danger.
    pub alarming: bool,
    /// The instruction.
    pub line: String,
    /// How much is left of what was asked for, where it was said how long that takes, or nothing.
    pub left: String,
    /// The next one, or nothing.
    pub then: String,
    /// What else belongs to it.
    pub lines: Vec<String>,
    /// The body, once it is there.
    pub figure: Option<FigureView<'a>>,
    /// Muscles, or remedies.
    pub choices: Vec<Choice>,
    /// Positions.
    pub places: Vec<Choice>,
    /// The other keys.
    pub footer: Vec<Hint>,
    /// The danger sign that is never out of sight, and its key.
    pub alarm: (&'static str, String),
}

pub(super) fn cramp<'a>(app: &'a App, cramp: &'a Cramp, now: &Now) -> CrampView<'a> {
    let (muscle, position) = cramp.aim();
    let picture = cramp.picture().and_then(|id| app.pictures.iter().find(|picture| picture.id == *id));
    let aimed = |action| match action {
        Action::Calf => Some(muscle == CrampMuscle::Calf),
        Action::BackOfThigh => Some(muscle == CrampMuscle::BackOfThigh),
        Action::FrontOfThigh => Some(muscle == CrampMuscle::FrontOfThigh),
        Action::Foot => Some(muscle == CrampMuscle::Foot),
        Action::InnerThigh => Some(muscle == CrampMuscle::InnerThigh),
        Action::Shin => Some(muscle == CrampMuscle::Shin),
        _ => None,
    };
    let placed = |action| match action {
        Action::InBed => Some(position == CrampPosition::Bed),
        Action::OnEdge => Some(position == CrampPosition::Edge),
        Action::Standing => Some(position == CrampPosition::Standing),
        _ => None,
    };
    let dead = |action| action == Action::LegChecked && !cramp.asks_if_checked();
    let context = app.context();
    let shown = CrampView {
        title: practised(app, cramp.script().name.to_string()),
        elapsed: words::elapsed(cramp.elapsed()),
        note: match (cramp.is_paused(), app.remark) {
            (true, _) => "This line is kept. The same key goes on.".into(),
            (false, Some(Remark::NoSuchMuscle)) if app.is_practice() => format!("No such muscle: this is the calf. {PRACTICE}"),
            (false, Some(Remark::NoSuchMuscle)) => "No such muscle: this is the calf.".into(),
            (false, _) if app.is_practice() => PRACTICE.into(),
            (false, _) => super::diary::unsaved(app),
        },
        breath: cues::in_cramp(app, cramp),
        big: cramp.line().big.to_string(),
        alarming: cramp.on_card(),
        line: cramp.line().say.to_string(),
        left: cramp.left().map(|left| format!("{} s", left.as_secs())).unwrap_or_default(),
        then: cramp.upcoming().map(|line| line.say.to_string()).unwrap_or_default(),
        lines: numbers(app, cramp),
        figure: picture.map(|picture| FigureView { figure: &picture.figure, pose: picture.figure.to, mirrored: false }),
        choices: choices(&app.keymap, context, |action| aimed(action).or((action == Action::Help).then_some(false))),
        places: if cramp.is_clot_safe() { vec![] } else { choices(&app.keymap, context, placed) },
        footer: rest_of(&app.keymap, context, |action| {
            aimed(action).or(placed(action)).is_none() && action != Action::Help && !dead(action)
        }),
        ..blank(app, now)
    };
    match app.remark {
        // Help that does not wait is not put aside for it.
        Some(Remark::Instead(instead, _)) if !cramp.on_card() && !cramp.is_urgent() => {
            let (big, line, action) = match instead {
                Instead::Sit => ("SIT", "Sit for this one.", Action::OnEdge),
                Instead::LieDown => ("LIE DOWN", "Lie down for this one.", Action::InBed),
                Instead::GoodSide => ("GOOD SIDE", "Lie on your good side instead.", Action::InBed),
            };
            let line = format!("{line} Press {}.", key_of(&app.keymap, context, action));
            CrampView { big: big.into(), line, left: String::new(), then: cramp.line().say.to_string(), figure: None, ..shown }
        }
        _ => shown,
    }
}

/// Whom to call, where a line says to call.
fn numbers(app: &App, cramp: &Cramp) -> Vec<String> {
    let emergency = || format!("Emergency: {}", help::emergency(app));
    let urgent = || app.settings.help.urgent.as_ref().map(|number| format!("Urgent line: {number}"));
    if cramp.on_card() {
        return std::iter::once(emergency()).chain(urgent()).collect();
    }
    if cramp.is_urgent() || cramp.is_clot_safe() { urgent().into_iter().collect() } else { vec![] }
}

/// A title that says whether it is only to see how it goes.
fn practised(app: &App, title: String) -> String {
    if app.is_practice() { format!("{title} · practice") } else { title }
}

/// The same, where nothing else has to be told.
const PRACTICE: &str = "Practice. Nothing is recorded.";

pub(super) fn care<'a>(app: &App, care: &Care, now: &Now) -> CrampView<'a> {
    let context = app.context();
    let offered = |action| remedy(action).filter(|_| care.step() == Step::Rest).map(|_| false);
    let dead = |action| match action {
        Action::TakeBack => !care.can_come_back(),
        Action::Calf | Action::BackOfThigh | Action::FrontOfThigh | Action::Foot | Action::InnerThigh | Action::Shin => true,
        Action::InBed | Action::OnEdge | Action::Standing => true,
        other => remedy(other).is_some(),
    };
    let mut shown = CrampView {
        title: practised(app, format!("It let go. {}.", words::span(care.cramp().elapsed()))),
        elapsed: care.remaining().map(words::minutes).unwrap_or_default(),
        note: logged(app),
        choices: choices(&app.keymap, context, |action| {
            offered(action).filter(|_| remedy(action).is_some_and(|r| care.offers().any(|o| o == r)))
        }),
        footer: rest_of(&app.keymap, context, |action| !dead(action)),
        ..blank(app, now)
    };
    if !care.can_take_back() {
        let key = key_of(&app.keymap, context, Action::TakeBack);
        shown.footer.iter_mut().filter(|hint| hint.key == key).for_each(|hint| hint.words = "it is back");
    }
    let (big, line, lines) = match care.step() {
        Step::Rest => rest(care),
        Step::Asking(_, question) => asking(question),
        Step::Doing(remedy, _) => doing(care, remedy),
        Step::Off(Remedy::ColdPack, ..) => ("TAKE IT OFF", "Ten minutes. Take it off now.", &[][..]),
        Step::Off(..) => ("TAKE IT OFF", "Fifteen minutes. Take it off now.", &[][..]),
    };
    shown.alarming = care.verdict() == Some(Verdict::Clot) || matches!(care.step(), Step::Off(..));
    let lines = lines.iter().map(ToString::to_string).chain(told(app, care)).collect();
    CrampView { big: big.into(), line: line.into(), lines, ..shown }
}

/// What is said to this person: what to take care of, and whom to call.
fn told(app: &App, care: &Care) -> Vec<String> {
    match (care.step(), care.verdict()) {
        (Step::Rest, Some(Verdict::Clot)) => {
            let urgent = app.settings.help.urgent.as_ref().map(|number| format!("Urgent line: {number}"));
            urgent.into_iter().chain([format!("Emergency: {}", help::emergency(app))]).collect()
        }
        (Step::Doing(remedy, _), _) => care.cautions(remedy).map(ToString::to_string).collect(),
        _ => vec![],
    }
}

/// What was written down of it, once that is safe; else what to do about it.
fn logged(app: &App) -> String {
    let trouble = super::diary::unsaved(app);
    match app.logged() {
        _ if !trouble.is_empty() => trouble,
        Some((began, lasted)) => {
            format!("Logged {}, {}. Details tomorrow.", words::time_of_day(app.settings.hours, began.time()), words::span(lasted))
        }
        None if app.is_practice() => PRACTICE.into(),
        None => String::new(),
    }
}

/// Giant words, the instruction, and what else belongs to it.
type Words<'a> = (&'a str, &'a str, &'static [&'static str]);

fn rest(care: &Care) -> Words<'_> {
    match care.verdict() {
        Some(Verdict::Clot) => (
            "CALL NOW",
            "Call the urgent line now; be seen today.",
            &[
                "A clot in this leg is possible: no rubbing, rolling or heat.",
                "Breathless, chest pain or fainting? Call emergency.",
                "Pregnant, cancer, operation, plaster or past clot? Go now.",
            ],
        ),
        Some(Verdict::Spare) => ("REST", "No rubbing or heat tonight. Rest is enough.", &[]),
        Some(Verdict::Clear) | None => ("REST", care.cramp().script().rest.as_ref().map_or("Rest. Covers loose.", SafeText::as_str), &[]),
    }
}

fn asking(question: Question) -> Words<'static> {
    const UNSURE: &[&str] = &["Not sure? That is a yes."];
    match question {
        Question::Bigger => ("ONE LEG?", "Is this leg bigger than the other?", UNSURE),
        Question::Before => ("BEFORE?", "Was it sore, warm or darker before cramping?", UNSURE),
        Question::Risk => ("PAST CLOT?", "Past clot, cancer, pregnancy, operation, plaster, long journey?", UNSURE),
    }
}

fn doing(care: &Care, remedy: Remedy) -> Words<'_> {
    match remedy {
        Remedy::Gentle => {
            let gentle = care.cramp().script().gentle.as_ref();
            gentle.map(|gentle| (gentle.big.as_str(), gentle.say.as_str(), &[][..])).unwrap_or_default()
        }
        Remedy::LegsUp => ("LEGS UP", "Legs up only if that feels good.", &["Foot pale or pain worse? Lower it.", "Not for sleeping."]),
        Remedy::WarmPack => ("STAY AWAKE", "Warm pack only sitting up and awake.", &["Take it off before you lie down."]),
        Remedy::ColdPack => ("COLD PACK", "Just sore? Wrapped cold pack, ten minutes.", &["Puffy on one side? Press !"]),
        Remedy::Rub => ("RUB LIGHTLY", "Rub lightly upward, flat hand.", &[]),
        Remedy::Sips => ("SIP", "A few sips of water if thirsty.", &[]),
        Remedy::Walk => ("HOLD ON", "Steady? Lamp on. Walk slowly, holding on.", &[]),
    }
}

fn remedy(action: Action) -> Option<Remedy> {
    match action {
        Action::Gentle => Some(Remedy::Gentle),
        Action::LegsUp => Some(Remedy::LegsUp),
        Action::WarmPack => Some(Remedy::WarmPack),
        Action::ColdPack => Some(Remedy::ColdPack),
        Action::Rub => Some(Remedy::Rub),
        Action::Sips => Some(Remedy::Sips),
        Action::Walk => Some(Remedy::Walk),
        _ => None,
    }
}

/// The keys that choose something, with whether it is chosen.
fn choices(keymap: &Keymap, context: Context, chosen: impl Fn(Action) -> Option<bool>) -> Vec<Choice> {
    keymap.bindings(context).filter_map(|b| chosen(b.action).map(|chosen| Choice { hint: hint(&b), chosen })).collect()
}

/// The other keys that a footer shows.
fn rest_of(keymap: &Keymap, context: Context, is_shown: impl Fn(Action) -> bool) -> Vec<Hint> {
    keymap.bindings(context).filter(|b| !b.hint.is_empty() && is_shown(b.action)).map(|b| hint(&b)).collect()
}

/// What every screen of a cramp has.
fn blank<'a>(app: &App, now: &Now) -> CrampView<'a> {
    let key = key_of(&app.keymap, Context::Cramp, Action::Signs);
    CrampView {
        title: String::new(),
        elapsed: String::new(),
        clock: words::clock(app.settings.hours, now),
        note: String::new(),
        breath: None,
        big: String::new(),
        alarming: false,
        line: String::new(),
        left: String::new(),
        then: String::new(),
        lines: vec![],
        figure: None,
        choices: vec![],
        places: vec![],
        footer: vec![],
        alarm: ("One leg swollen or hot? Press", key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Effect, Event, Opening},
        keys::Key,
        model::{Entry, EntryId, Figure, Id, Memory, Picture, Settings, Trust, fixture::*},
        present::{View, next_change, view},
        time::Mono,
    };
    use chrono::DateTime;

    #[test]
    fn each_picture_is_asked_for_once_and_stands_beside_its_lines() {
        let now = |seconds| Now { mono: Mono::from_zero(secs(seconds)), wall: DateTime::UNIX_EPOCH.fixed_offset() };
        let id = |name: &str| Id::new(name).unwrap();
        let mut calf = script(CrampMuscle::Calf, CrampPosition::Bed);
        (calf.lines[0].picture, calf.lines[2].picture, calf.lines[3].picture) = (Some(id("up")), Some(id("lie")), Some(id("up")));
        let (mut app, effects) = App::in_cramp(calf, Opening::default(), None, Settings::default(), &now(0));
        assert!(effects.contains(&Effect::LoadPictures(vec![id("lie"), id("up")])), "{effects:?}");
        let drawn = |app: &App, at: &Now| {
            let View::Cramp(view) = view(app, at) else { panic!("no cramp") };
            view.figure.map(|shown| shown.figure.describe.to_string())
        };
        assert_eq!(drawn(&app, &now(0)), None, "the words do not wait for it");
        let picture =
            |name: &str| Picture { id: id(name), position: CrampPosition::Bed, figure: Figure { describe: name.into(), ..figure() } };
        app.update(Event::Pictures(vec![picture("lie"), picture("up")]), &now(0));
        for (second, shown) in [(0, "up"), (10, "up"), (40, "lie"), (90, "up")] {
            app.update(Event::Tick, &now(second));
            assert_eq!(drawn(&app, &now(second)).as_deref(), Some(shown), "{second}");
        }
    }

    #[test]
    fn no_line_of_a_cramp_stands_beside_a_guide_that_says_otherwise() {
        let now = |seconds| Now { mono: Mono::from_zero(secs(seconds)), wall: DateTime::UNIX_EPOCH.fixed_offset() };
        let mut calf = script(CrampMuscle::Calf, CrampPosition::Bed);
        calf.lines[1].say = "Straighten the knee slowly. Breathe out.".into();
        let at = calf.lines[1].at.as_secs();
        let (mut app, _) = App::in_cramp(calf, Opening::default(), None, Settings::default(), &now(0));
        let guided = |app: &mut App, second: u64| {
            app.update(Event::Tick, &now(second));
            let View::Cramp(view) = view(app, &now(second)) else { panic!("no cramp") };
            (view.breath.is_some(), view.line)
        };
        app.update(Event::Recalled(Memory::default(), [].into()), &now(0));
        assert!(guided(&mut app, 0).0);
        let (is_guided, line) = guided(&mut app, at);
        assert!(!is_guided && line.contains("Breathe out"), "{line}");
    }

    /// In a cramp `s` is the shin.
    #[test]
    fn a_key_is_named_for_saving_only_where_it_saves() {
        let now = |seconds| Now { mono: Mono::from_zero(secs(seconds)), wall: DateTime::UNIX_EPOCH.fixed_offset() };
        let calf = script(CrampMuscle::Calf, CrampPosition::Bed);
        let (mut app, effects) = App::in_cramp(calf, Opening::default(), None, Settings::default(), &now(0));
        let Some(draft) = effects.into_iter().find_map(|effect| if let Effect::Record(draft) = effect { Some(draft) } else { None }) else {
            panic!("nothing to write down")
        };
        let entry =
            Entry { id: EntryId::from_bits(7), at: draft.at, zone: None, night: draft.night, trust: Trust::Sealed, record: draft.record };
        app.update(Event::NotRecorded(entry, "the disk is full.".into()), &now(1));
        let note = |app: &App, at: &Now| {
            let View::Cramp(view) = view(app, at) else { panic!("no cramp") };
            view.note
        };
        assert_eq!(note(&app, &now(1)), "1 entry is not saved: the disk is full.");
        app.update(Event::Key(Key::Enter), &now(60));
        assert_eq!(app.context(), Context::Care);
        assert!(note(&app, &now(60)).ends_with("not saved: the disk is full. s saves again."), "{}", note(&app, &now(60)));
    }

    #[test]
    fn the_muscle_and_the_place_that_hold_are_marked_and_no_other() {
        let now = Now { mono: Mono::default(), wall: DateTime::UNIX_EPOCH.fixed_offset() };
        for (muscle, position, words) in [
            (CrampMuscle::Calf, CrampPosition::Bed, ["calf", "in bed"]),
            (CrampMuscle::BackOfThigh, CrampPosition::Edge, ["back of thigh", "bed edge"]),
            (CrampMuscle::FrontOfThigh, CrampPosition::Standing, ["front", "standing"]),
            (CrampMuscle::Foot, CrampPosition::Bed, ["foot", "in bed"]),
            (CrampMuscle::InnerThigh, CrampPosition::Bed, ["inner", "in bed"]),
            (CrampMuscle::Shin, CrampPosition::Bed, ["shin", "in bed"]),
        ] {
            let (app, _) = App::in_cramp(script(muscle, position), Opening::default(), None, Settings::default(), &now);
            let View::Cramp(view) = view(&app, &now) else { panic!("no cramp") };
            let marked: Vec<_> = view.choices.iter().chain(&view.places).filter(|c| c.chosen).map(|c| c.hint.words).collect();
            assert_eq!(marked, words);
        }
    }

    #[test]
    fn what_does_not_suit_is_said_before_the_line_it_covers() {
        let now = Now { mono: Mono::default(), wall: DateTime::UNIX_EPOCH.fixed_offset() };
        let calf = script(CrampMuscle::Calf, CrampPosition::Bed);
        let sit = Some(Remark::Instead(Instead::Sit, now.mono));
        let (app, _) = App::in_cramp(calf, Opening::default(), sit, Settings::default(), &now);
        let View::Cramp(view) = view(&app, &now) else { panic!("no cramp") };
        assert_eq!([view.big, view.line, view.then], ["SIT", "Sit for this one. Press e.", "move"]);
    }

    #[test]
    fn below_its_keys_a_cramp_goes_on() {
        let now = Now { mono: Mono::default(), wall: DateTime::UNIX_EPOCH.fixed_offset() };
        let calf = script(CrampMuscle::Calf, CrampPosition::Bed);
        let (mut app, _) = App::in_cramp(calf, Opening::default(), None, Settings::default(), &now);
        app.update(Event::Key(Key::Char('?')), &now);
        assert_eq!(next_change(&app, &now, true), Some(now.mono + secs(1)));
    }
}
