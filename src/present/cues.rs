//! Cues in words, and the breathing guide.

use super::key_of;
use crate::{
    app::App,
    keys::{Action, Context},
    model::{CueMode, Motion, Side},
    session::{Cue, Kind, Phase, Session, care::Remedy, cramp::Cramp},
    time::Now,
};
use std::time::Duration;

/// Seconds of breathing in, and of breathing out.
const IN: u64 = 4;
const OUT: u64 = 6;

/// The breathing guide: in four, out six, by whole seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breath {
    /// The key that takes it away.
    pub key: String,
    /// What to do.
    pub word: &'static str,
    /// How full the chest is, of [`Breath::FULL`]; nothing where no more than numbers may move.
    pub full: Option<u16>,
}

impl Breath {
    /// Full.
    pub const FULL: u16 = 12;

    /// The guide when so many whole seconds of it are over.
    fn after(seconds: u64, app: &App, context: Context) -> Self {
        let at = seconds % (IN + OUT);
        let (word, full) = if at < IN {
            ("breathe in", u64::from(Self::FULL) * (at + 1) / IN)
        } else {
            ("breathe out", u64::from(Self::FULL) * (IN + OUT - at - 1) / OUT)
        };
        let key = key_of(&app.keymap, context, Action::Breath);
        let full = u16::try_from(full).ok().filter(|_| app.settings.motion == Motion::Full);
        Self { key, word, full }
    }
}

/// Whether words ask for one half of a breath alone: half the time the guide beside them would ask for the other.
fn names_half(words: &str) -> bool {
    let words = words.to_lowercase();
    words.contains("breathe out") || words.contains("breathe in") && !words.contains("out")
}

/// In a hold whose rhythm is not its own, beside these words.
pub(super) fn in_hold(app: &App, session: &Session, words: &str) -> Option<Breath> {
    let segment = session.segment();
    let holds = session.phase() == Phase::Running && segment.kind == Kind::Hold && segment.pace.is_none();
    (app.guides_breath() && holds && !names_half(words)).then(|| Breath::after(gone(session), app, Context::Hold))
}

/// In a cramp, but for what is urgent.
pub(super) fn in_cramp(app: &App, cramp: &Cramp) -> Option<Breath> {
    let guides = app.guides_breath() && !cramp.on_card() && !cramp.is_urgent() && !names_half(cramp.line().say.as_str());
    guides.then(|| Breath::after(cramp.elapsed().as_secs(), app, Context::Cramp))
}

/// Whole seconds of the segment that are over: another number whenever the large one is.
fn gone(session: &Session) -> u64 {
    if session.is_open() {
        return session.elapsed().as_secs();
    }
    let up = |span: Duration| (span + Duration::from_millis(999)).as_secs();
    up(session.segment().length).saturating_sub(up(session.remaining()))
}

/// Whether a hold began or ended within this second, and nothing but the screen tells it.
pub(super) fn turns(app: &App, session: &Session, now: &Now) -> bool {
    let turned = session.segment().kind == Kind::Hold || session.entered() > 1;
    turned && session.phase() == Phase::Running && gone(session) == 0 && app.cues_at(now) == CueMode::Silent
}

/// What is said at a moment, when the session has gone on; without a session, each cue by itself.
#[must_use]
pub fn spoken(session: Option<&Session>, cues: &[Cue]) -> String {
    let words: Vec<String> = cues.iter().map(|cue| words(session, *cue)).filter(|words| !words.is_empty()).collect();
    words.join(" ")
}

fn words(session: Option<&Session>, cue: Cue) -> String {
    let segment = session.map(Session::segment);
    match cue {
        Cue::Next => session.map(next).unwrap_or_default(),
        Cue::Start(side) if segment.is_some_and(|s| s.pace.is_some()) => format!("{}. Begin.", leg(side)),
        Cue::Start(side) => format!("{}. Hold.", leg(side)),
        Cue::Half => "Half.".into(),
        Cue::CountIn(left) | Cue::CountOut(left) => number(left),
        Cue::End(_) if segment.is_some_and(|s| s.kind == Kind::Rest) => "Let go. The same leg again.".into(),
        Cue::End(_) => "Let go.".into(),
        Cue::Switch(side) => format!("Change. {}.", leg(side)),
        Cue::Done => "Done. That is all for now.".into(),
    }
}

fn next(session: &Session) -> String {
    format!("Next: {}. {}.", session.stretch().name, leg(session.segment().side))
}

/// Short enough to be heard before the hold has gone on, and no two alike.
fn leg(side: Side) -> &'static str {
    match side {
        Side::Left => "Left leg",
        Side::Right => "Right leg",
        Side::Both => "Both legs",
    }
}

fn number(left: u8) -> String {
    match left {
        1 => "One.".into(),
        2 => "Two.".into(),
        3 => "Three.".into(),
        more => format!("{more}."),
    }
}

/// What a mode lets hear as an example of itself.
#[must_use]
pub fn sample(mode: CueMode) -> &'static str {
    match mode {
        CueMode::Voice => "This voice.",
        CueMode::Silent | CueMode::Bell | CueMode::Tones => "",
    }
}

/// What is told of a timer that has ended, in a window that may belong to anybody: no more than that.
#[must_use]
pub fn notice(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::WarmPack => "Warm pack: take it off now.",
        Remedy::ColdPack => "Cold pack: take it off now.",
        Remedy::LegsUp => "Legs up: ten minutes are over.",
        Remedy::Gentle | Remedy::Rub | Remedy::Sips | Remedy::Walk => "Time is over.",
    }
}

/// What is said when what was asked for is missing.
pub(super) fn missing(app: &App) -> Option<String> {
    let means = app.missing()?;
    let what = match (means.tones, means.voice) {
        (_, true) => "No player for tones",
        (true, false) => "No voice",
        (false, false) => "No voice and no player for tones",
    };
    Some(format!("{what} was found. For more: unclench cue test"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{
            Memory, Settings,
            fixture::{classic, secs},
        },
        session::{Input, Plan, Preferences},
        time::Mono,
    };

    fn app() -> App {
        App::new(crate::app::Choice { pack: classic(), routine: 0 }, Settings::default(), Memory::default())
    }

    /// The classic after so many seconds: ten to get into position, a hold of ten, a rest of five, a hold.
    fn after(seconds: u64) -> Session {
        let at = |seconds| Mono::from_zero(secs(seconds));
        let mut session = Session::start(Plan::compile(&classic(), 0, &Preferences::default()), at(0)).unwrap().0;
        (1..=seconds).for_each(|second| drop(session.handle(Input::Tick, at(second))));
        session
    }

    #[test]
    fn the_guide_goes_in_for_four_and_out_for_six_and_moves_every_second() {
        let app = app();
        let breaths: Vec<Breath> = (0..10).map(|second| Breath::after(second, &app, Context::Hold)).collect();
        let full: Vec<u16> = breaths.iter().filter_map(|breath| breath.full).collect();
        assert_eq!(full, [3, 6, 9, 12, 10, 8, 6, 4, 2, 0]);
        assert!(breaths.iter().enumerate().all(|(at, breath)| (breath.word == "breathe in") == (at < 4)));
        assert_eq!(Breath::after(10, &app, Context::Hold), breaths[0]);
    }

    #[test]
    fn the_guide_is_not_beside_words_that_ask_for_half_a_breath() {
        for half in ["Breathe out. Most cramps ease soon.", "Roll onto the good side. Breathe out.", "Breathe out slowly.", "Breathe in."] {
            assert!(names_half(half), "{half}");
        }
        for whole in ["Rest. Breathe in four, out six.", "Small lean, slow breath.", "Keep breathing.", "Let go. Breathe.", "Hips out."] {
            assert!(!names_half(whole), "{whole}");
        }
    }

    #[test]
    fn start_and_end_and_the_sides_differ_in_their_first_word() {
        let all = [Cue::Start(Side::Left), Cue::Start(Side::Right), Cue::Start(Side::Both), Cue::End(Side::Left), Cue::Half, Cue::Done];
        let mut first: Vec<String> = all.iter().map(|cue| words(None, *cue).split([' ', '.']).next().unwrap().to_owned()).collect();
        first.sort();
        first.dedup();
        assert_eq!(first.len(), all.len(), "{first:?}");
    }

    #[test]
    fn what_is_large_turns_in_the_second_in_which_a_hold_begins_or_ends() {
        let now = Now { mono: Mono::default(), wall: chrono::DateTime::UNIX_EPOCH.fixed_offset() };
        let turned: Vec<u64> = (0..27).filter(|second| turns(&app(), &after(*second), &now)).collect();
        assert_eq!(turned, [10, 20, 25]);
    }

    #[test]
    fn numbers_are_said_as_words_and_an_end_says_whether_the_leg_stays() {
        assert_eq!(spoken(None, &[4, 3, 2, 1].map(Cue::CountOut)), "4. Three. Two. One.");
        assert_eq!(spoken(Some(&after(20)), &[Cue::End(Side::Left)]), "Let go. The same leg again.");
        assert_eq!(spoken(Some(&after(19)), &[Cue::End(Side::Left), Cue::Switch(Side::Right)]), "Let go. Change. Right leg.");
    }

    #[test]
    fn a_timer_that_has_ended_says_of_what() {
        for (remedy, of) in [(Remedy::WarmPack, "Warm pack:"), (Remedy::ColdPack, "Cold pack:"), (Remedy::LegsUp, "Legs up:")] {
            assert!(notice(remedy).starts_with(of), "{of}");
        }
    }
}
