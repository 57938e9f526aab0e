//! Plans: a routine and the person's wishes become a row of segments with exact lengths.
//!
//! Left and right always get equal time, to the nanosecond. Compiling cannot fail: what a pack may contain was
//! settled when it was read.

use super::screening::{self, Fit, Screened};
use crate::model::{Condition, Dose, Effort, Id, Order, Pack, Position, Routine, SET_UP, SafeText, Side, Sides, Span, Step, Stretch};
use std::{sync::Arc, time::Duration};

/// The shortest a gap is made when a routine has to fit.
const SHORTEST_GAP: Duration = Duration::from_secs(3);

/// A word read out by a slow screen reader: 120 a minute.
const READ_WORD: Duration = Duration::from_millis(500);

/// What the person wants of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    /// The most it may take.
    pub at_most: Option<Duration>,
    /// What the person has ticked, and what follows from it.
    pub ticked: Arc<[Condition]>,
    /// The words are read out: getting into position takes as much longer as that takes.
    pub aloud: bool,
}

/// What happens in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Getting into position.
    SetUp,
    /// The stretch itself.
    Hold,
    /// A gap before the same side.
    Rest,
    /// A gap before the other side.
    Switch,
}

impl Kind {
    /// The word for it in machine-readable output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SetUp => "setup",
            Self::Hold => "hold",
            Self::Rest => "rest",
            Self::Switch => "switch",
        }
    }
}

/// A span of the session in which one thing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What happens.
    pub kind: Kind,
    /// Which step of the plan it belongs to.
    pub step: usize,
    /// The side at work; before a hold, the side to come.
    pub side: Side,
    /// Which repetition it is, or comes next, from 1.
    pub repetition: u16,
    /// Of how many on this side; in a movement the number that its one hold is made of.
    pub of: u16,
    /// How long it lasts.
    pub length: Duration,
    /// For movements: one repetition each `pace`; the segment holds all of them.
    pub pace: Option<Duration>,
}

/// What one hold is made of once everything is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A still hold.
    Hold(Duration),
    /// A movement at a pace.
    Pace(Duration),
}

/// One stretch of the plan with the dose that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// Index of the stretch in the pack.
    pub stretch: usize,
    /// One repetition.
    pub measure: Measure,
    /// Repetitions on each side.
    pub repetitions: u16,
    /// Which legs a repetition takes.
    pub sides: Sides,
    /// The gap between repetitions.
    pub rest: Duration,
    /// The order of sides.
    pub order: Order,
    /// How long one has to get into position.
    pub set_up: Duration,
    /// Index of the step in the routine.
    pub index: usize,
    /// What to take care of because of what is ticked.
    pub cautions: Vec<SafeText>,
    /// Whether the stretch was judged for all that is ticked; a person's own may not be.
    pub judged: bool,
}

/// Something a plan left out so that it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// A hold goes to the low end of its range.
    Hold {
        /// The stretch.
        stretch: Id,
        /// From this length.
        from: Duration,
        /// To this.
        to: Duration,
    },
    /// Fewer repetitions on each side.
    Repetitions {
        /// The stretch.
        stretch: Id,
        /// From this many.
        from: u16,
        /// To this many.
        to: u16,
    },
    /// A shorter gap.
    Gap {
        /// The stretch.
        stretch: Id,
        /// From this length.
        from: Duration,
        /// To this.
        to: Duration,
    },
    /// A whole stretch.
    Stretch {
        /// The stretch.
        stretch: Id,
    },
}

/// A session laid out in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pack: Arc<Pack>,
    routine: usize,
    steps: Vec<PlannedStep>,
    pub(super) segments: Vec<Segment>,
    dropped: Vec<Dropped>,
    too_long: bool,
    ticked: Arc<[Condition]>,
    screened: Vec<Screened>,
    aloud: bool,
}

impl Plan {
    /// Lays out the routine at `pack.routines[routine]`, without its optional steps. A step whose stretch or dose is not in
    /// the pack is left out; a pack that was read without errors has none.
    ///
    /// With `at_most`, the plan gives way until it fits: holds and repetitions go to the low ends of their ranges, then
    /// gaps shrink to 3 s, then repetitions to 1, then whole stretches go, each from the end of the routine. If even that
    /// is too long the result is the shortest plan there is.
    ///
    /// What does not suit what is ticked is replaced or left out before that; nothing may be left.
    #[must_use]
    pub fn compile(pack: &Arc<Pack>, routine: usize, preferences: &Preferences) -> Self {
        let wanted = pack.routines.get(routine).map_or(&[][..], |r| &r.steps).iter().enumerate();
        Self::lay_out(pack, routine, wanted.filter(|(_, step)| !step.optional).map(|(index, _)| index), preferences)
    }

    /// A plan of one step of the same routine alone, such as an optional one taken up at the end.
    #[must_use]
    pub fn single(&self, step: usize) -> Self {
        let preferences = Preferences { at_most: None, ticked: Arc::clone(&self.ticked), aloud: self.aloud };
        Self::lay_out(&self.pack, self.routine, std::iter::once(step), &preferences)
    }

    /// What a step of the routine comes to for this person, with its dose; `None` if nothing suits.
    #[must_use]
    pub fn offer(&self, step: usize) -> Option<(&Stretch, Dose)> {
        let (_, dose) = asked(&self.pack, self.routine, step)?;
        let (fit, _) = screening::fit(&self.pack, &self.ticked, &self.routine().steps[step].stretch);
        Some((&self.pack.stretches[fit?.stretch], dose))
    }

    fn lay_out(pack: &Arc<Pack>, routine: usize, wanted: impl Iterator<Item = usize>, preferences: &Preferences) -> Self {
        let mut screened = Vec::new();
        let items = wanted.filter_map(|index| Item::new(pack, routine, index, preferences, &mut screened)).collect();
        let mut draft = Draft { items, dropped: Vec::new() };
        if let Some(limit) = preferences.at_most {
            draft.fit(limit, pack);
        }
        let steps: Vec<PlannedStep> = draft.items.into_iter().map(|item| item.step).collect();
        let mut segments = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            step.append_to(&mut segments, index, Side::Left, [step.repetitions; 2]);
        }
        let total: Duration = segments.iter().map(|s| s.length).sum();
        let too_long = preferences.at_most.is_some_and(|limit| total > limit);
        let ticked = Arc::clone(&preferences.ticked);
        Self {
            pack: Arc::clone(pack),
            routine,
            steps,
            segments,
            dropped: draft.dropped,
            too_long,
            ticked,
            screened,
            aloud: preferences.aloud,
        }
    }

    /// Gives the plan more content than it was compiled from: the same stretches at the same places, with more after them.
    pub fn supply(&mut self, pack: &Arc<Pack>) {
        self.pack = Arc::clone(pack);
    }

    /// The segments in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The steps in order.
    #[must_use]
    pub fn steps(&self) -> &[PlannedStep] {
        &self.steps
    }

    /// What was left out so that the plan fits, in the order it was given up.
    #[must_use]
    pub fn dropped(&self) -> &[Dropped] {
        &self.dropped
    }

    /// What was left out or replaced because of what is ticked, in the routine's order.
    #[must_use]
    pub fn screened(&self) -> &[Screened] {
        &self.screened
    }

    /// What the plan was screened by.
    #[must_use]
    pub fn ticked(&self) -> &[Condition] {
        &self.ticked
    }

    /// Whether a leg has to be looked at before anything is done.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        screening::blocks(&self.ticked)
    }

    /// Whether any of it is done standing.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.steps.iter().any(|step| self.pack.stretches[step.stretch].position == Position::Standing)
    }

    /// Whether the plan is longer than it was to be: then it is the shortest there is.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.too_long
    }

    /// How long the whole plan takes: the sum of its segments.
    #[must_use]
    pub fn total(&self) -> Duration {
        self.segments.iter().map(|s| s.length).sum()
    }

    /// The content behind the plan.
    #[must_use]
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// The routine behind the plan.
    #[must_use]
    pub fn routine(&self) -> &Routine {
        &self.pack.routines[self.routine]
    }

    /// The stretch of a step.
    #[must_use]
    pub fn stretch(&self, step: usize) -> &Stretch {
        &self.pack.stretches[self.steps[step].stretch]
    }

    /// What is left after the last hold that is done; `None` if nothing is.
    #[must_use]
    pub fn after(&self, is_done: impl Fn(&PlannedStep, &Segment) -> bool) -> Option<Self> {
        let done = |s: &Segment| s.kind == Kind::Hold && is_done(&self.steps[s.step], s);
        self.rest_from(self.segments.iter().rposition(done).map_or(0, |last| last + 1))
    }

    /// The rest of the plan from segment `at` on: a set-up, then the first hold that is still to be done or was not
    /// finished, then all that follows it. `None` if no hold is left.
    pub(super) fn rest_from(&self, at: usize) -> Option<Self> {
        let hold = at + self.segments[at..].iter().position(|s| s.kind == Kind::Hold)?;
        let set_up = Segment { kind: Kind::SetUp, length: self.steps[self.segments[hold].step].set_up, pace: None, ..self.segments[hold] };
        let segments = std::iter::once(set_up).chain(self.segments[hold..].iter().copied()).collect();
        Some(Self { segments, dropped: Vec::new(), screened: Vec::new(), too_long: false, ..self.clone() })
    }

    /// Puts the easier variant of a step's stretch in place of what is left of it from segment `at` on, of which `done`
    /// repetitions of a movement are behind, beginning with a set-up. The variant keeps the dose unless it gives its own; it
    /// never asks for more repetitions than were left. `false` if there is no easier variant that suits what is ticked.
    pub(super) fn ease(&mut self, at: usize, done: u16) -> bool {
        let index = self.segments[at].step;
        let Some(variant) = self.stretch(index).easier.clone() else { return false };
        let (Some(Fit { stretch, cautions, judged }), _) = screening::fit(&self.pack, &self.ticked, &variant) else { return false };
        if stretch == self.steps[index].stretch {
            return false;
        }
        let until = at + self.segments[at..].iter().take_while(|s| s.step == index).count();
        let first = if self.segments[at].side == Side::Right { Side::Right } else { Side::Left };
        let was = self.steps[index].clone();
        let left = |side: Side| {
            let holds = self.segments[at..until].iter().filter(|s| s.kind == Kind::Hold && s.side == side);
            // One hold of a movement is all its repetitions, some of which may be behind.
            let all: usize = holds.map(|s| if s.pace.is_some() { usize::from(s.of) } else { 1 }).sum();
            let behind = if self.segments[at].side == side { usize::from(done) } else { 0 };
            u16::try_from(all.saturating_sub(behind).max(usize::from(all > 0))).unwrap_or(u16::MAX)
        };
        let mut per_side = match was.sides {
            Sides::Both => [left(Side::Both); 2],
            Sides::Each => [left(first), left(first.other())],
        };
        let order = self.routine().steps.get(was.index).and_then(|step| step.order);
        let step = &mut self.steps[index];
        (step.stretch, step.cautions, step.judged) = (stretch, cautions, judged);
        step.set_up = set_up(&self.pack.stretches[stretch], self.aloud);
        step.order = order.unwrap_or(self.pack.stretches[stretch].order);
        if let Some(own) = self.pack.stretches[stretch].dose {
            step.take(&own);
        }
        if step.sides == Sides::Both {
            per_side = [per_side[0].max(per_side[1]); 2];
        }
        let alike = matches!(was.measure, Measure::Pace(_)) == matches!(step.measure, Measure::Pace(_));
        for count in per_side.iter_mut().filter(|count| **count > 0) {
            // A count of movements is no measure for a count of holds, nor the other way round.
            *count = if alike { step.repetitions.min(*count) } else { step.repetitions };
        }
        let mut replacement = Vec::new();
        step.append_to(&mut replacement, index, first, per_side);
        self.segments.splice(at..until, replacement);
        true
    }

    /// The hold that is this one's counterpart on the other side, if it is still to come after segment `at`.
    pub(super) fn twin(&self, at: usize) -> Option<usize> {
        let hold = self.segments[at];
        let is_twin = |s: &Segment| {
            s.kind == Kind::Hold
                && s.step == hold.step
                && s.repetition == hold.repetition
                && s.side == hold.side.other()
                && s.side != hold.side
        };
        self.segments.iter().skip(at + 1).position(is_twin).map(|ahead| at + 1 + ahead)
    }
}

impl PlannedStep {
    fn take(&mut self, dose: &Dose) {
        self.measure = match dose.effort {
            Effort::Hold(span) => Measure::Hold(span.default),
            Effort::Pace(pace) => Measure::Pace(pace),
        };
        self.repetitions = dose.repetitions.default;
        self.sides = dose.sides;
        self.rest = dose.rest;
    }

    /// Appends a set-up and then this many repetitions on the first side and on the other (the first number counts for both
    /// legs at once).
    fn append_to(&self, segments: &mut Vec<Segment>, step: usize, first: Side, per_side: [u16; 2]) {
        let mut holds: Vec<Segment> = Vec::new();
        let mut push = |side: Side, repetition: u16, of: u16| {
            let (length, pace) = match self.measure {
                Measure::Hold(length) => (length, None),
                Measure::Pace(pace) => (pace * u32::from(of), Some(pace)),
            };
            holds.push(Segment { kind: Kind::Hold, step, side, repetition, of, length, pace });
        };
        // All repetitions of a movement are one hold.
        let rounds = |count: u16| if matches!(self.measure, Measure::Pace(_)) { count.min(1) } else { count };
        let [count, other_count] = per_side;
        match (self.sides, self.order) {
            (Sides::Both, _) => (1..=rounds(count)).for_each(|r| push(Side::Both, r, count)),
            (Sides::Each, Order::SideBySide) => {
                (1..=rounds(count)).for_each(|r| push(first, r, count));
                (1..=rounds(other_count)).for_each(|r| push(first.other(), r, other_count));
            }
            (Sides::Each, Order::Alternate) => {
                for r in 1..=rounds(count.max(other_count)) {
                    if r <= count {
                        push(first, r, count);
                    }
                    if r <= other_count {
                        push(first.other(), r, other_count);
                    }
                }
            }
        }
        let Some(opening) = holds.first() else { return };
        segments.push(Segment { kind: Kind::SetUp, length: self.set_up, pace: None, ..*opening });
        let mut before: Option<Side> = None;
        for hold in holds {
            if let Some(before) = before
                && !self.rest.is_zero()
            {
                let kind = if before == hold.side { Kind::Rest } else { Kind::Switch };
                segments.push(Segment { kind, length: self.rest, pace: None, ..hold });
            }
            before = Some(hold.side);
            segments.push(hold);
        }
    }
}

/// How long getting into position takes; longer if one has to be told how.
fn set_up(stretch: &Stretch, aloud: bool) -> Duration {
    let words: usize = stretch.steps.iter().map(|step| step.as_str().split_whitespace().count()).sum();
    if aloud { SET_UP + READ_WORD * u32::try_from(words).unwrap_or(0) } else { SET_UP }
}

/// A step of a routine with the dose that it asks for.
fn asked(pack: &Pack, routine: usize, index: usize) -> Option<(&Step, Dose)> {
    let step = pack.routines.get(routine)?.steps.get(index)?;
    let dose = step.dose.over(pack.stretch(&step.stretch)?.dose.as_ref())?;
    Some((step, dose))
}

/// A step that may still give way.
struct Item {
    step: PlannedStep,
    low_hold: Duration,
    low_repetitions: u16,
}

impl Item {
    /// The step as the person may do it, for as long as it asks; `None`, and told, if nothing suits.
    fn new(pack: &Pack, routine: usize, index: usize, preferences: &Preferences, screened: &mut Vec<Screened>) -> Option<Self> {
        let (wanted, dose) = asked(pack, routine, index)?;
        let (fit, why) = screening::fit(pack, &preferences.ticked, &wanted.stretch);
        let instead = fit.as_ref().map(|fit| &pack.stretches[fit.stretch].id);
        if instead != Some(&wanted.stretch) {
            screened.push(Screened { stretch: wanted.stretch.clone(), instead: instead.cloned(), why });
        }
        let Fit { stretch, cautions, judged } = fit?;
        let mut step = PlannedStep {
            stretch,
            measure: Measure::Hold(Duration::ZERO),
            repetitions: 0,
            sides: dose.sides,
            rest: dose.rest,
            order: wanted.order.unwrap_or(pack.stretches[stretch].order),
            set_up: set_up(&pack.stretches[stretch], preferences.aloud),
            index,
            cautions,
            judged,
        };
        step.take(&dose);
        let low_hold = match dose.effort {
            Effort::Hold(Span { low, .. }) | Effort::Pace(low) => low,
        };
        Some(Self { step, low_hold, low_repetitions: dose.repetitions.low })
    }

    fn shorten_hold(&mut self) -> bool {
        let changes = matches!(self.step.measure, Measure::Hold(length) if length > self.low_hold);
        if changes {
            self.step.measure = Measure::Hold(self.low_hold);
        }
        changes
    }

    fn repeat_least(&mut self) -> bool {
        let changes = self.step.repetitions > self.low_repetitions;
        self.step.repetitions = self.step.repetitions.min(self.low_repetitions);
        changes
    }

    fn shorten_gap(&mut self) -> bool {
        let has_gaps = self.segments().iter().any(|s| matches!(s.kind, Kind::Rest | Kind::Switch));
        let changes = has_gaps && self.step.rest > SHORTEST_GAP;
        if changes {
            self.step.rest = SHORTEST_GAP;
        }
        changes
    }

    fn repeat_once_less(&mut self) -> bool {
        let changes = self.step.repetitions > 1;
        self.step.repetitions -= u16::from(changes);
        changes
    }

    fn segments(&self) -> Vec<Segment> {
        let mut segments = Vec::new();
        self.step.append_to(&mut segments, 0, Side::Left, [self.step.repetitions; 2]);
        segments
    }

    fn length(&self) -> Duration {
        self.segments().iter().map(|s| s.length).sum()
    }
}

struct Draft {
    items: Vec<Item>,
    dropped: Vec<Dropped>,
}

impl Draft {
    fn fits(&self, limit: Duration) -> bool {
        self.items.iter().map(Item::length).sum::<Duration>() <= limit
    }

    /// Gives way, one thing at a time and each stage from the end, until the plan fits or nothing is left to give.
    fn fit(&mut self, limit: Duration, pack: &Pack) {
        let before: Vec<PlannedStep> = self.items.iter().map(|item| item.step.clone()).collect();
        // Each gives way once, or says that there is nothing left to give. The last of the richest loses a repetition first.
        let stages: [fn(&mut [Item]) -> bool; 4] = [
            |items| items.iter_mut().rev().any(Item::shorten_hold),
            |items| items.iter_mut().rev().any(Item::repeat_least),
            |items| items.iter_mut().rev().any(Item::shorten_gap),
            |items| items.iter_mut().max_by_key(|item| item.step.repetitions).is_some_and(Item::repeat_once_less),
        ];
        for give_way in stages {
            while !self.fits(limit) && give_way(&mut self.items) {}
        }
        let mut gone = Vec::new();
        while !self.fits(limit) && self.items.len() > 1 {
            gone.extend(self.items.pop());
        }
        let id = |stretch: usize| pack.stretches[stretch].id.clone();
        for (item, was) in self.items.iter().zip(&before) {
            let stretch = id(was.stretch);
            if let (Measure::Hold(from), Measure::Hold(to)) = (was.measure, item.step.measure)
                && from != to
            {
                self.dropped.push(Dropped::Hold { stretch: stretch.clone(), from, to });
            }
            if was.repetitions != item.step.repetitions {
                self.dropped.push(Dropped::Repetitions { stretch: stretch.clone(), from: was.repetitions, to: item.step.repetitions });
            }
            if was.rest != item.step.rest {
                self.dropped.push(Dropped::Gap { stretch, from: was.rest, to: item.step.rest });
            }
        }
        self.dropped.extend(gone.iter().rev().map(|item| Dropped::Stretch { stretch: id(item.step.stretch) }));
    }
}
