//! The session: a deadline machine that leads through a plan.
//!
//! It is told the time with every input and says when it next wants to be woken. While it runs that is at least once a
//! second, so that a sleeping computer is noticed: more than [`GRACE`] after what was due it pauses where it was last
//! seen, and the slept time counts as neither held nor rested. Nothing is ever skipped by being late.

use super::plan::{Kind, Plan, Segment};
use crate::{
    model::{Pack, Side, Stretch},
    time::Mono,
};
use std::{sync::Arc, time::Duration};

/// How late a wake-up may be before the session takes it that the computer or the program slept.
pub(super) const GRACE: Duration = Duration::from_secs(2);
/// After so long a sleep the session is over: nobody is still in that position.
const LOST: Duration = Duration::from_secs(30 * 60);
/// The step of `+` and `−`, and the shortest a segment can be made.
const NUDGE: Duration = Duration::from_secs(5);
/// The longest hold, also an open-ended one.
const LONGEST: Duration = Duration::from_secs(15 * 60);
const SECOND: Duration = Duration::from_secs(1);
/// Holds and gaps from this length on are counted out in the last three seconds.
const COUNTED_FROM: Duration = Duration::from_secs(5);
/// Holds from this length on are told when half is over.
const HALVED_FROM: Duration = Duration::from_secs(10);

/// What can happen to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Time has passed.
    Tick,
    /// Stop the clock, or let it go on.
    TogglePause,
    /// Stop the clock.
    Pause,
    /// On to the next segment.
    Next,
    /// Back to the hold or set-up before.
    Back,
    /// This hold once more from its start.
    Redo,
    /// Five seconds more.
    Longer,
    /// Five seconds less.
    Shorter,
    /// No end to this hold until told.
    OpenEnded,
    /// Change to the easier variant now.
    Easier,
    /// It hurts: stop at once.
    Hurts,
    /// After hurting: leave the rest of this stretch out.
    Skip,
    /// Stop here and keep the place.
    Quit,
}

/// What comes out of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Something to be told by sound or voice.
    Cue(Cue),
    /// A hold, or a part of one, was done.
    Held(Held),
    /// The session has ended.
    Over(Outcome),
}

/// A moment that is told by sound or voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Another stretch comes: time to set up.
    Next,
    /// A hold on this side starts.
    Start(Side),
    /// Half of the hold is over.
    Half,
    /// So many seconds until a hold starts.
    CountIn(u8),
    /// So many seconds until a hold ends.
    CountOut(u8),
    /// The hold on this side ends: let go.
    End(Side),
    /// The other side comes.
    Switch(Side),
    /// The session is done.
    Done,
}

/// Time held in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Which step of the plan it belongs to.
    pub step: usize,
    /// Index of the stretch in the pack.
    pub stretch: usize,
    /// The side.
    pub side: Side,
    /// The repetition, from 1.
    pub repetition: u16,
    /// How long.
    pub time: Duration,
    /// To its planned end.
    pub whole: bool,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The end of the plan was reached.
    Completed,
    /// The person stopped; the place is kept.
    Partial,
    /// The computer slept too long; the place is kept.
    Interrupted,
}

/// Something the person should be told about what just happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The segment has a new length.
    Length(Duration),
    /// The hold has a new length, and the other side the same.
    TwinToo(Side, Duration),
    /// It cannot be made any longer or shorter.
    Limit,
    /// The hold has no end any more until told.
    Open,
    /// There is no easier variant.
    NoEasier,
    /// The easier variant was put in.
    Eased,
    /// The session stopped because nothing was heard of it for this long.
    Slept(Duration),
}

/// Whether the clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It runs.
    Running,
    /// It stands.
    Paused,
    /// It stands because something hurt; a choice is asked for.
    Hurt,
    /// There is nothing more to run.
    Over(Outcome),
}

/// The clock of the current segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clock {
    /// As if the segment had begun at this moment and run without a pause.
    From(Mono),
    /// Stopped with so much done.
    At(Duration),
}

/// A person's way through a plan.
#[derive(Clone, Debug)]
pub struct Session {
    plan: Plan,
    at: usize,
    /// How many segments have been entered, repeated ones included.
    entered: u32,
    phase: Phase,
    clock: Clock,
    /// The last moment the session was told of.
    seen: Mono,
    /// Cues up to this point of the segment have been given.
    told: Duration,
    /// Time of this segment's hold that has already gone into `held` (before it hurt, say).
    booked: Duration,
    open: bool,
    held: Vec<Held>,
    hurt: Vec<usize>,
    note: Option<Note>,
    /// How many notes there have been.
    noted: u32,
    /// It ended because something hurt.
    left_hurt: bool,
}

impl Session {
    /// Starts a plan, with the cues of its first segment; `None` if there is nothing in it.
    #[must_use]
    pub fn start(plan: Plan, now: Mono) -> Option<(Self, Vec<Output>)> {
        plan.segments().first()?;
        let mut session = Self {
            plan,
            at: 0,
            entered: 0,
            phase: Phase::Running,
            clock: Clock::From(now),
            seen: now,
            told: Duration::ZERO,
            booked: Duration::ZERO,
            open: false,
            held: Vec::new(),
            hurt: Vec::new(),
            note: None,
            noted: 0,
            left_hurt: false,
        };
        let mut out = Vec::new();
        session.enter(0, &mut out);
        Some((session, out))
    }

    /// Takes an input at a moment. Moments before one already told of count as that one.
    pub fn handle(&mut self, input: Input, now: Mono) -> Vec<Output> {
        let now = now.max(self.seen);
        let mut out = Vec::new();
        if self.phase == Phase::Running {
            if self.next_deadline().is_some_and(|due| now.since(due) > GRACE) {
                self.sleep_noticed(now, &mut out);
                if !matches!(input, Input::Quit | Input::Hurts) {
                    self.seen = now;
                    return out;
                }
            } else {
                self.run_to(now, &mut out);
            }
        }
        self.seen = now;
        match (input, self.phase) {
            (_, Phase::Over(_)) | (Input::Tick, _) => {}
            (Input::Quit, _) => self.finish(Outcome::Partial, &mut out),
            (Input::Easier, _) => self.ease(&mut out),
            (Input::Skip, Phase::Hurt) => self.skip_stretch(&mut out),
            (_, Phase::Hurt) | (Input::Skip, _) => {}
            (Input::TogglePause, Phase::Running) | (Input::Pause, _) => self.stop(Phase::Paused),
            (Input::TogglePause, Phase::Paused) => self.go(),
            (Input::Next, _) => self.leave_segment(&mut out),
            (Input::Back, _) => self.back(&mut out),
            (Input::Redo, _) => self.redo(&mut out),
            (Input::Longer, _) => self.nudge(true),
            (Input::Shorter, _) => self.nudge(false),
            (Input::OpenEnded, _) if self.segment().kind == Kind::Hold && self.segment().pace.is_none() => self.toggle_open(&mut out),
            (Input::OpenEnded, _) => {}
            (Input::Hurts, _) => {
                self.book(false, &mut out);
                self.hurt.push(self.plan.steps()[self.segment().step].stretch);
                self.stop(Phase::Hurt);
            }
        }
        out
    }

    /// When the session next wants a [`Input::Tick`]; `None` while it stands. Never more than a second ahead.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Mono> {
        let Clock::From(origin) = self.clock else { return None };
        if self.phase != Phase::Running {
            return None;
        }
        let segment = self.segment();
        let elapsed = self.seen.since(origin);
        if self.open {
            return Some(origin + Duration::from_secs(elapsed.as_secs() + 1));
        }
        let left = segment.length.saturating_sub(elapsed);
        let whole = Duration::from_secs(left.as_secs());
        let boundary = segment.length - if whole == left { left.saturating_sub(SECOND) } else { whole };
        let cue = cues(segment).into_iter().flatten().map(|(due, _)| due).find(|due| *due > elapsed);
        Some(origin + cue.map_or(boundary, |due| due.min(boundary)))
    }

    /// Gives the plan more content: see [`Plan::supply`].
    pub fn supply(&mut self, pack: &Arc<Pack>) {
        self.plan.supply(pack);
    }

    /// Whether the clock runs.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The plan, with all changes made on the way.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The current segment; the last one when the session is over.
    #[must_use]
    pub fn segment(&self) -> &Segment {
        &self.plan.segments()[self.at]
    }

    /// A number that is another one for every segment entered, repeated ones included.
    #[must_use]
    pub fn entered(&self) -> u32 {
        self.entered
    }

    /// The segment after the current one.
    #[must_use]
    pub fn upcoming(&self) -> Option<&Segment> {
        self.plan.segments().get(self.at + 1)
    }

    /// The stretch of the current segment.
    #[must_use]
    pub fn stretch(&self) -> &Stretch {
        self.plan.stretch(self.segment().step)
    }

    /// How much of the current segment has run, as of the last input.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed_at(self.seen)
    }

    /// How much of the current segment is still to run, as of the last input; zero in an open-ended hold.
    #[must_use]
    pub fn remaining(&self) -> Duration {
        if self.open { Duration::ZERO } else { self.segment().length.saturating_sub(self.elapsed()) }
    }

    /// How much of the whole plan is still to run, as of the last input.
    #[must_use]
    pub fn time_left(&self) -> Duration {
        match self.phase {
            Phase::Over(_) => Duration::ZERO,
            _ => self.remaining() + self.plan.segments()[self.at + 1..].iter().map(|s| s.length).sum::<Duration>(),
        }
    }

    /// How much of the plan lies behind, as a share of the whole (0–1).
    #[must_use]
    pub fn progress(&self) -> f64 {
        let total = self.plan.total().as_secs_f64();
        if total > 0.0 { (1.0 - self.time_left().as_secs_f64() / total).clamp(0.0, 1.0) } else { 1.0 }
    }

    /// Whether the current hold has no end until told.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// All time held so far.
    #[must_use]
    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// Indexes of the stretches that hurt.
    #[must_use]
    pub fn hurt(&self) -> &[usize] {
        &self.hurt
    }

    /// What the person should be told about what just happened.
    #[must_use]
    pub fn note(&self) -> Option<Note> {
        self.note
    }

    /// A number that is another one for every note, equal ones included.
    #[must_use]
    pub fn noted(&self) -> u32 {
        self.noted
    }

    /// What is left to go on with another time: from the hold that was not finished, or after the stretch that hurt.
    #[must_use]
    pub fn rest(&self) -> Option<Plan> {
        if self.phase == Phase::Over(Outcome::Completed) {
            return None;
        }
        let same = self.plan.segments()[self.at..].iter().take_while(|s| s.step == self.segment().step).count();
        let from = if self.left_hurt { self.at + same } else { self.at };
        (from < self.plan.segments().len()).then(|| self.plan.rest_from(from)).flatten()
    }

    /// The easier variant of the current stretch.
    #[must_use]
    pub fn easier(&self) -> Option<&Stretch> {
        self.stretch().easier.as_ref().and_then(|id| self.plan.pack().stretch(id))
    }

    fn elapsed_at(&self, now: Mono) -> Duration {
        match self.clock {
            Clock::From(origin) => now.since(origin),
            Clock::At(elapsed) => elapsed,
        }
    }

    /// Gives every cue due up to `now` and goes on through as many segments as that takes.
    fn run_to(&mut self, now: Mono, out: &mut Vec<Output>) {
        while self.phase == Phase::Running {
            let elapsed = self.elapsed_at(now);
            let end = if self.open { LONGEST.max(self.segment().length) } else { self.segment().length };
            if !self.open {
                let due = |at: Duration| at > self.told && at <= elapsed;
                out.extend(cues(self.segment()).into_iter().flatten().filter(|(at, _)| due(*at)).map(|(_, cue)| Output::Cue(cue)));
                self.told = self.told.max(elapsed.min(end));
            }
            if elapsed < end {
                return;
            }
            if let Clock::From(origin) = self.clock {
                self.seen = origin + end;
            }
            self.leave_segment(out);
        }
    }

    /// Ends the current segment where `seen` stands and enters the next.
    fn leave_segment(&mut self, out: &mut Vec<Output>) {
        let mut note = None;
        if self.segment().kind == Kind::Hold {
            if self.open && self.elapsed() >= NUDGE {
                self.set_length(self.elapsed());
                note = self.note;
            }
            self.book(self.elapsed() >= self.segment().length, out);
            out.push(Output::Cue(Cue::End(self.segment().side)));
        }
        if self.at + 1 < self.plan.segments().len() {
            self.enter(self.at + 1, out);
            self.note = note;
        } else {
            self.finish(Outcome::Completed, out);
        }
    }

    /// Makes segment `at` the current one, beginning where `seen` stands; a stopped clock stays stopped.
    fn enter(&mut self, at: usize, out: &mut Vec<Output>) {
        self.at = at;
        self.entered += 1;
        self.told = Duration::ZERO;
        self.booked = Duration::ZERO;
        self.open = false;
        self.note = None;
        self.clock = match self.clock {
            Clock::From(_) => Clock::From(self.seen),
            Clock::At(_) => Clock::At(Duration::ZERO),
        };
        let segment = self.segment();
        match segment.kind {
            Kind::SetUp => out.push(Output::Cue(Cue::Next)),
            Kind::Hold => out.push(Output::Cue(Cue::Start(segment.side))),
            Kind::Switch => out.push(Output::Cue(Cue::Switch(segment.side))),
            Kind::Rest => {}
        }
    }

    /// Writes down what was held of the current hold and not yet written down.
    fn book(&mut self, whole: bool, out: &mut Vec<Output>) {
        let segment = *self.segment();
        let time = self.elapsed().saturating_sub(self.booked);
        if segment.kind == Kind::Hold && !time.is_zero() {
            self.booked += time;
            let stretch = self.plan.steps()[segment.step].stretch;
            let held = Held { step: segment.step, stretch, side: segment.side, repetition: segment.repetition, time, whole };
            self.held.push(held.clone());
            out.push(Output::Held(held));
        }
    }

    fn stop(&mut self, phase: Phase) {
        self.clock = Clock::At(self.elapsed());
        self.phase = phase;
    }

    fn go(&mut self) {
        self.clock = Clock::From(self.seen - self.elapsed());
        self.phase = Phase::Running;
        self.note = None;
    }

    fn say(&mut self, note: Note) {
        self.note = Some(note);
        self.noted += 1;
    }

    fn sleep_noticed(&mut self, now: Mono, out: &mut Vec<Output>) {
        let slept = now.since(self.seen);
        self.stop(Phase::Paused);
        self.say(Note::Slept(slept));
        if slept > LOST {
            self.finish(Outcome::Interrupted, out);
        }
    }

    fn finish(&mut self, outcome: Outcome, out: &mut Vec<Output>) {
        self.book(false, out);
        self.left_hurt = self.phase == Phase::Hurt;
        self.stop(Phase::Over(outcome));
        if outcome == Outcome::Completed {
            out.push(Output::Cue(Cue::Done));
        }
        out.push(Output::Over(outcome));
    }

    /// To the hold before, by way of the gap or set-up that leads into it.
    fn back(&mut self, out: &mut Vec<Output>) {
        self.book(false, out);
        let segments = self.plan.segments();
        // What hurt is not gone back to.
        let may = |s: &Segment| s.kind == Kind::Hold && !self.hurt.contains(&self.plan.steps()[s.step].stretch);
        let hold = segments[..self.at].iter().rposition(may);
        let lead = hold.and_then(|hold| segments[..hold].len().checked_sub(1).filter(|lead| segments[*lead].kind != Kind::Hold));
        let here = segments[..=self.at].iter().rposition(|s| s.kind == Kind::SetUp).unwrap_or(0);
        self.enter(lead.or(hold).unwrap_or(here), out);
    }

    fn redo(&mut self, out: &mut Vec<Output>) {
        match self.segment().kind {
            Kind::SetUp | Kind::Hold => {
                self.book(false, out);
                self.enter(self.at, out);
            }
            Kind::Rest | Kind::Switch => self.back(out),
        }
    }

    /// Makes the current segment about five seconds longer or shorter, and a hold's twin on the other side with it.
    fn nudge(&mut self, longer: bool) {
        let segment = *self.segment();
        // A movement changes by whole repetitions.
        let step =
            segment.pace.map_or(NUDGE, |pace| pace * u32::try_from(NUDGE.as_millis().div_ceil(pace.as_millis().max(1))).unwrap_or(1));
        let length = if longer { segment.length + step } else { segment.length.saturating_sub(step) };
        let least = NUDGE.max(Duration::from_secs(self.elapsed().as_secs() + 1));
        if self.open || length < least || longer && length > LONGEST {
            return self.say(Note::Limit);
        }
        self.set_length(length);
    }

    fn set_length(&mut self, length: Duration) {
        let twin = if self.segment().kind == Kind::Hold { self.plan.twin(self.at) } else { None };
        for at in std::iter::once(self.at).chain(twin) {
            let segment = &mut self.plan.segments[at];
            segment.length = length;
            if let Some(pace) = segment.pace {
                segment.of = u16::try_from(length.as_nanos() / pace.as_nanos().max(1)).unwrap_or(u16::MAX);
            }
        }
        self.say(twin.map_or(Note::Length(length), |twin| Note::TwinToo(self.plan.segments[twin].side, length)));
    }

    fn toggle_open(&mut self, out: &mut Vec<Output>) {
        if self.open {
            self.leave_segment(out);
        } else {
            self.open = true;
            self.say(Note::Open);
        }
    }

    fn ease(&mut self, out: &mut Vec<Output>) {
        if self.easier().is_none() {
            return self.say(Note::NoEasier);
        }
        self.book(false, out);
        let pace = self.segment().pace.map_or(1, |pace| pace.as_nanos().max(1));
        let done = if self.segment().pace.is_some() { self.elapsed().as_nanos() / pace } else { 0 };
        if self.plan.ease(self.at, u16::try_from(done).unwrap_or(u16::MAX)) {
            if self.phase == Phase::Hurt {
                self.go();
            }
            self.enter(self.at, out);
            self.say(Note::Eased);
        }
    }

    fn skip_stretch(&mut self, out: &mut Vec<Output>) {
        let step = self.segment().step;
        match self.plan.segments()[self.at..].iter().position(|s| s.step != step) {
            Some(ahead) => {
                self.go();
                self.enter(self.at + ahead, out);
            }
            None => self.finish(Outcome::Completed, out),
        }
    }
}

/// The cues inside a segment with their distance from its start, in order.
fn cues(segment: &Segment) -> [Option<(Duration, Cue)>; 4] {
    let length = segment.length;
    let half = |from: Duration| (length >= from).then(|| (length / 2, Cue::Half));
    let count = |left: u8, cue: fn(u8) -> Cue| (length >= COUNTED_FROM).then(|| (length - Duration::from_secs(u64::from(left)), cue(left)));
    match (segment.kind, segment.pace) {
        (Kind::Hold, Some(_)) => [half(SECOND), None, None, None],
        (Kind::Hold, None) => [half(HALVED_FROM), count(3, Cue::CountOut), count(2, Cue::CountOut), count(1, Cue::CountOut)],
        _ => [None, count(3, Cue::CountIn), count(2, Cue::CountIn), count(1, Cue::CountIn)],
    }
}
