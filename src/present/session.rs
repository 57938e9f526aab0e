//! A session in words and numbers: what is large, what is quiet, what comes next.

use super::{Breath, FigureView, Hint, cues, footer, key_of, screening, words};
use crate::{
    app::App,
    keys::{Action, Context, Keymap},
    model::{CueMode, Motion, Side},
    session::{Kind, Note, Outcome, Phase, Plan, Session},
    time::{Mono, Now},
};
use std::time::Duration;

/// From one picture of a moving figure to the next: twelve a second.
const FRAME: Duration = Duration::from_millis(84);
/// There and back, when the figure shows the way into a stretch.
const THERE_AND_BACK: Duration = Duration::from_secs(4);
/// How long one form cue stays before the next takes its place.
const CUE_TURN: Duration = Duration::from_secs(8);
/// Up to this many seconds are counted as seconds; more as minutes.
const COUNTED_IN_SECONDS: u64 = 99;

/// The one thing that is large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Big {
    /// A number.
    Digits(String),
    /// A word.
    Word(String),
}

/// What kind of moment it is, which decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Getting into position.
    SetUp,
    /// Holding.
    Hold,
    /// Letting go, same side next.
    Rest,
    /// Letting go, other side next.
    Switch,
    /// Standing still.
    Paused,
    /// It hurt.
    Hurt,
}

/// A session.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionView<'a> {
    /// What kind of moment it is.
    pub moment: Moment,
    /// Another number for every segment entered.
    pub entered: u32,
    /// The routine's name.
    pub routine: String,
    /// Which stretch of how many.
    pub place: String,
    /// How long the session still takes.
    pub left: String,
    /// When that is over, while the clock runs.
    pub until: Option<String>,
    /// The stretch's name.
    pub stretch: String,
    /// The side in words.
    pub side: &'static str,
    /// Which repetition.
    pub set: Option<String>,
    /// What is large.
    pub big: Big,
    /// What the number counts.
    pub unit: String,
    /// What the hold asks for, in words: `hold 30 seconds`.
    pub asks: String,
    /// Where the segment stands, in words: `12 seconds to go`.
    pub stands: String,
    /// The instruction of the moment.
    pub line: String,
    /// All instructions, while getting into position; the stop signals after it hurt.
    pub lines: Vec<String>,
    /// All instructions again, during a hold, for whom ten seconds were too few.
    pub position: Vec<String>,
    /// How to have more time to read, while getting into position; nothing while the clock stands.
    pub wait: String,
    /// What was left out so that the session fits; said once, at its start.
    pub fitted: Vec<String>,
    /// Something the person should be told.
    pub note: Option<String>,
    /// Another number for every note.
    pub noted: u32,
    /// The body, once it is there.
    pub figure: Option<FigureView<'a>>,
    /// How much of the session is done (0–1).
    pub progress: f64,
    /// What comes next; nothing where going on is not what to think of.
    pub next: Option<String>,
    /// How cues are given.
    pub cues: CueMode,
    /// The key for all of the instructions.
    pub about: String,
    /// The breathing guide.
    pub breath: Option<Breath>,
    /// A hold began or ended within this second and no sound tells it: what is large comes up, or goes down, in two steps.
    pub turns: bool,
    /// The keys.
    pub footer: Vec<Hint>,
}

/// The page after a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndView {
    /// How it ended.
    pub title: String,
    /// Each stretch with what was held left and right.
    pub held: Vec<(String, String)>,
    /// What else is to be said.
    pub lines: Vec<String>,
    /// An optional step to take up, with its key.
    pub extra: Option<(String, String)>,
    /// The keys.
    pub footer: Vec<Hint>,
}

/// When the figure moves on, if it is moving.
#[must_use]
pub fn animation_due(app: &App, session: &Session, now: Mono) -> Option<Mono> {
    let moves = matches!(session.segment().kind, Kind::SetUp | Kind::Switch) && session.stretch().figure.is_some();
    (app.settings.motion == Motion::Full && moves && session.phase() == Phase::Running).then(|| now + FRAME)
}

/// How far the figure is from its first pose to its second (0–1).
fn share(app: &App, session: &Session) -> f32 {
    let segment = session.segment();
    match (segment.kind, segment.pace) {
        (Kind::Hold | Kind::SetUp | Kind::Switch, _) if app.settings.motion == Motion::Still => 1.0,
        // There in the first half of a movement, back in the second.
        (Kind::Hold, Some(pace)) => {
            let into = session.elapsed().as_nanos() % pace.as_nanos().max(1);
            if into * 2 < pace.as_nanos() { 1.0 } else { 0.0 }
        }
        (Kind::Hold, None) => 1.0,
        (Kind::Rest, _) => 0.0,
        // Counted from the end, so that the hold begins in its own pose.
        (Kind::SetUp | Kind::Switch, _) => {
            let turn = session.remaining().as_secs_f32() / THERE_AND_BACK.as_secs_f32();
            (1.0 + libm::cosf(turn * std::f32::consts::TAU)) / 2.0
        }
    }
}

pub(super) fn session<'a>(app: &'a App, session: &'a Session, now: &Now) -> SessionView<'a> {
    let plan = session.plan();
    let segment = session.segment();
    let stretch = session.stretch();
    let moment = match (session.phase(), segment.kind) {
        (Phase::Hurt, _) => Moment::Hurt,
        (Phase::Paused, _) => Moment::Paused,
        (_, Kind::SetUp) => Moment::SetUp,
        (_, Kind::Hold) => Moment::Hold,
        (_, Kind::Rest) => Moment::Rest,
        (_, Kind::Switch) => Moment::Switch,
    };
    let Number { big, unit, asks, stands } = number(session);
    let line = line(session, moment);
    SessionView {
        moment,
        entered: session.entered(),
        routine: plan.routine().name.to_string(),
        place: format!("{} of {}", segment.step + 1, plan.steps().len()),
        left: if session.is_open() { "open end".into() } else { format!("{} left", words::minutes(session.time_left())) },
        until: (session.phase() == Phase::Running && !session.is_open())
            .then(|| format!("until {}", words::clock_after(app.settings.hours, session.time_left(), now))),
        stretch: stretch.name.to_string(),
        side: words::side(segment.side),
        set: words::set(plan, segment),
        big: match moment {
            Moment::Switch => Big::Word(segment.side.word().to_uppercase()),
            Moment::Hurt => Big::Word("STOP".into()),
            _ => big,
        },
        unit,
        asks,
        stands,
        lines: lines(session, moment),
        position: match (moment, segment.kind) {
            (Moment::Hold | Moment::Paused, Kind::Hold) => instructions(session),
            _ => vec![],
        },
        wait: match moment {
            Moment::SetUp => format!("{}: time to read", key_of(&app.keymap, Context::SetUp, Action::TogglePause)),
            _ => String::new(),
        },
        fitted: if session.entered() == 1 { fitted(plan) } else { vec![] },
        note: cues::missing(app).or_else(|| session.note().map(|note| note_words(note, stretch.name.as_str(), &app.keymap))),
        noted: session.noted() + u32::from(app.missing().is_some()),
        figure: stretch.figure.as_ref().map(|figure| {
            let pose = figure.at(share(app, session));
            FigureView { figure, pose, mirrored: segment.side == Side::Left }
        }),
        progress: session.progress(),
        next: (moment != Moment::Hurt).then(|| words::upcoming(plan, session.upcoming())),
        cues: app.cues_at(now),
        about: key_of(&app.keymap, app.context(), Action::About),
        breath: cues::in_hold(app, session, &line),
        line,
        turns: cues::turns(app, session, now),
        footer: hints(app, session),
    }
}

/// What a plan gave up to fit, and whether that was enough.
fn fitted(plan: &Plan) -> Vec<String> {
    let mut lines = screening::told(plan);
    lines.extend(plan.dropped().iter().map(|dropped| words::dropped(dropped, plan.pack())));
    if plan.is_too_long() {
        lines.push(format!("{} is the shortest there is.", words::span(plan.total())));
    }
    lines
}

/// The large number, what it counts, and both in words.
struct Number {
    big: Big,
    unit: String,
    asks: String,
    stands: String,
}

fn number(session: &Session) -> Number {
    let segment = session.segment();
    if session.is_open() {
        let held = session.elapsed().as_secs();
        return Number {
            big: Big::Digits(held.to_string()),
            unit: "seconds, open end".into(),
            asks: "hold, no end until you say so".into(),
            stands: format!("{held} seconds held, open end"),
        };
    }
    if let (Kind::Hold, Some(pace)) = (segment.kind, segment.pace) {
        let of = u128::from(segment.of);
        let at = (session.elapsed().as_nanos() / pace.as_nanos().max(1) + 1).min(of);
        return Number {
            big: Big::Digits(at.to_string()),
            unit: format!("of {of}"),
            asks: format!("{of} times, one each {}", words::span(pace)),
            stands: format!("number {at} of {of}"),
        };
    }
    let seconds = (session.remaining() + Duration::from_millis(999)).as_secs();
    let (count, unit) = if seconds > COUNTED_IN_SECONDS { (seconds.div_ceil(60), "minute") } else { (seconds, "second") };
    let counted = words::count(usize::try_from(count).unwrap_or(usize::MAX), unit, &format!("{unit}s"));
    Number {
        big: Big::Digits(count.to_string()),
        unit: if count == 1 { unit.into() } else { format!("{unit}s") },
        asks: format!("hold {counted}"),
        stands: format!("{counted} to go"),
    }
}

fn line(session: &Session, moment: Moment) -> String {
    let cues = &session.stretch().cues;
    match moment {
        Moment::SetUp if session.entered() == 1 => "Get into position.".into(),
        Moment::SetUp => "Let go. Get into position.".into(),
        Moment::Hold => {
            let turn = usize::try_from(session.elapsed().as_secs() / CUE_TURN.as_secs()).unwrap_or(0);
            // Each set opens with another cue, so that short holds get to see them all.
            let first = usize::from(session.segment().repetition.saturating_sub(1));
            cues.get((first + turn) % cues.len().max(1)).map(|cue| format!("{cue}.")).unwrap_or_default()
        }
        Moment::Rest => "Let go. Breathe. The same leg again.".into(),
        Moment::Switch => format!("Let go. Change legs: {}.", words::span(session.remaining())),
        Moment::Paused if session.segment().kind == Kind::SetUp => "Paused. Read in peace.".into(),
        Moment::Paused => "Paused. Nothing runs.".into(),
        Moment::Hurt => "Let go slowly. Any of these? Stop.".into(),
    }
}

/// What to take care of, and how the stretch is done.
fn instructions(session: &Session) -> Vec<String> {
    let plan = session.plan();
    let planned = &plan.steps()[session.segment().step];
    let step = plan.routine().steps.get(planned.index);
    // A note is about the stretch it was written for, not about an easier one.
    let note = step.filter(|step| step.stretch == session.stretch().id).and_then(|step| step.note.as_ref());
    let lines = note.into_iter().chain(&session.stretch().steps).map(ToString::to_string);
    screening::cautions(planned).into_iter().chain(lines).collect()
}

fn lines(session: &Session, moment: Moment) -> Vec<String> {
    match moment {
        Moment::SetUp | Moment::Paused if session.segment().kind == Kind::SetUp => instructions(session),
        Moment::Hurt => {
            // What cannot wait comes first, wherever the list may be cut.
            let signals = session.plan().pack().stop_signals().iter().map(ToString::to_string);
            NOW.map(str::to_owned).into_iter().chain(signals).collect()
        }
        _ => vec![],
    }
}

fn note_words(note: Note, stretch: &str, keymap: &Keymap) -> String {
    match note {
        Note::Length(length) => format!("Now {}.", words::span(length)),
        Note::Limit => "It cannot be longer or shorter.".into(),
        Note::Open => {
            let key = |action| key_of(keymap, Context::Hold, action);
            format!("No end until you press {} or {}.", key(Action::OpenEnded), key(Action::Next))
        }
        Note::TwinToo(side, length) => format!("{} gets the same: {}.", words::side(side), words::span(length)),
        Note::NoEasier => "This is the easiest one there is.".into(),
        Note::Eased => format!("Easier now: {stretch}."),
        Note::Slept(length) => format!("Paused: away for {}. Nothing was counted.", words::span(length)),
    }
}

/// What two of the stop signals ask for beyond stopping (the danger signs RF01 and RF03: a clot may have reached the
/// lungs, or be in the leg).
const NOW: [&str; 2] =
    ["Chest pain, short of breath: call the emergency number now.", "One calf swollen or warm: call the urgent line now."];

/// The footer, without keys that would do nothing now.
fn hints(app: &App, session: &Session) -> Vec<Hint> {
    let mut hints = footer(&app.keymap, app.context());
    if session.stretch().easier.is_none() {
        hints.retain(|hint| hint.words != "easier");
    }
    hints
}

pub(super) fn end(app: &App, session: &Session) -> EndView {
    let plan = session.plan();
    let title = match session.phase() {
        Phase::Over(Outcome::Partial) => "Stopped here",
        Phase::Over(Outcome::Interrupted) => "Interrupted",
        _ => "Done",
    };
    let mut stretches: Vec<usize> = Vec::new();
    for held in session.held() {
        if !stretches.contains(&held.stretch) {
            stretches.push(held.stretch);
        }
    }
    let total = |stretch: usize, side: Side| -> Duration {
        session.held().iter().filter(|h| h.stretch == stretch && h.side == side).map(|h| h.time).sum()
    };
    let held = stretches.into_iter().map(|stretch| {
        let sides = [(Side::Left, "left "), (Side::Right, "right "), (Side::Both, "")];
        let parts = sides.map(|(side, word)| (word, total(stretch, side)));
        let words = parts.iter().filter(|(_, time)| !time.is_zero()).map(|(word, time)| format!("{word}{}", words::span(*time)));
        (plan.pack().stretches[stretch].name.to_string(), words.collect::<Vec<_>>().join(" · "))
    });
    let mut lines = Vec::new();
    if !session.hurt().is_empty() {
        lines.push("Something hurt. Leave that stretch out until you know why.".into());
    }
    let goes_on = app.can_resume() && app.stopped.is_none() && session.rest().is_some();
    match (session.phase(), &app.stopped) {
        _ if session.held().is_empty() && session.rest().is_some() && !app.has_records() => {
            lines.push("Nothing was held, so nothing was written down.".into());
        }
        (Phase::Over(Outcome::Interrupted), _) => lines.push("Away for too long. What was held is counted.".into()),
        (_, Some(_)) => lines.push("What was held is counted. The first screen offers to go on.".into()),
        (_, None) if goes_on => lines.push("What was held is counted.".into()),
        (_, None) => lines.push("That is all for now. Slowly to bed.".into()),
    }
    if goes_on {
        lines.push("To go on tonight, type: unclench stretch --resume".into());
    }
    if app.has_records() {
        lines.push(match app.legs() {
            None => "How do the legs feel? 0 fine … 9 bad, if you like.".into(),
            Some(legs) => format!("Legs: {} of 9. Noted.", legs.value()),
        });
    }
    let trouble = super::diary::unsaved(app);
    lines.extend((!trouble.is_empty()).then_some(trouble));
    let extra = app.extra().and_then(|step| {
        let (stretch, dose) = plan.offer(step)?;
        let step = &plan.routine().steps[step];
        let note = step.note.as_ref().filter(|_| step.stretch == stretch.id).map(|n| format!("  {n}")).unwrap_or_default();
        Some((key_of(&app.keymap, Context::End, Action::Extra), format!("{}, {}.{note}", stretch.name, words::effort(&dose))))
    });
    EndView { title: title.into(), held: held.collect(), lines, extra, footer: footer(&app.keymap, app.context()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::Choice,
        model::{Memory, Order, Settings, fixture::*},
        session::{Input, Preferences},
    };

    fn at(millis: u64) -> Now {
        Now { mono: Mono::from_zero(Duration::from_millis(millis)), wall: chrono::DateTime::UNIX_EPOCH.fixed_offset() }
    }

    /// Twenty movements of two seconds, before which one gets into position.
    fn moving() -> (App, Session) {
        let pack = pack(vec![stretch("a", None, Some(paced(2, 20)), Order::Alternate)]);
        let plan = Plan::compile(&pack, 0, &Preferences::default());
        let app = App::new(Choice { pack, routine: 0 }, Settings::default(), Memory::default());
        (app, Session::start(plan, at(0).mono).unwrap().0)
    }

    #[test]
    fn the_figure_goes_there_in_the_first_half_of_a_movement_and_back_in_the_second() {
        let (app, mut session) = moving();
        assert_eq!(animation_due(&app, &session, at(0).mono), Some(at(84).mono));
        session.handle(Input::Next, at(0).mono);
        let shares = [0, 900, 1000, 1900, 2000].map(|millis| {
            session.handle(Input::Tick, at(millis).mono);
            share(&app, &session)
        });
        assert_eq!(shares, [1.0, 1.0, 0.0, 0.0, 1.0]);
    }

    #[test]
    fn what_stands_has_no_end_and_says_whether_to_read() {
        let (app, mut running) = moving();
        assert_eq!(session(&app, &running, &at(0)).until.as_deref(), Some("until 00:01"));
        running.handle(Input::Pause, at(1000).mono);
        let paused = session(&app, &running, &at(1000));
        assert_eq!((paused.until, paused.line.as_str()), (None, "Paused. Read in peace."));
        running.handle(Input::Next, at(1000).mono);
        running.handle(Input::Pause, at(2000).mono);
        assert_eq!(session(&app, &running, &at(2000)).line, "Paused. Nothing runs.");
    }

    #[test]
    fn each_note_has_its_words() {
        let keymap = Keymap::default();
        let words = |note| note_words(note, "calf", &keymap);
        assert_eq!(words(Note::Length(secs(15))), "Now 15 s.");
        assert_eq!(words(Note::TwinToo(Side::Right, secs(15))), "RIGHT leg gets the same: 15 s.");
        assert_eq!(words(Note::Open), "No end until you press o or n.");
        assert_eq!(words(Note::Eased), "Easier now: calf.");
    }
}
