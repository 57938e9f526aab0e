//! A cramp: a machine that says the next line at its time, whether or not anyone presses a key.
//!
//! Two clocks. A script's own lines, those before [`JOINS`], go by a clock that starts when the script is chosen; the later
//! ones go by the cramp clock, which starts with the screen and is never stopped. Two of them and the danger card wait for
//! nothing. All is counted in whole seconds of the cramp clock, so that one wake-up a second is enough. Knows no words.

use crate::{
    model::{Condition, CrampMuscle, CrampPosition, Effect, Id, JOINS, Relief, ReliefLine, ReliefUse},
    time::Mono,
};
use std::time::Duration;

/// When the danger card comes by itself, on the cramp clock.
pub const CARD_AT: Duration = Duration::from_secs(3 * 60);
/// How long it stays.
pub const CARD_STAYS: Duration = Duration::from_secs(30);
/// The lines that wait for nothing, on the cramp clock: wake someone, call. The more urgent first.
pub const URGENT: [Duration; 2] = [Duration::from_secs(10 * 60), Duration::from_secs(5 * 60)];
/// When a leg that is to be checked for a clot is asked about, on that relief's own clock.
pub const ASKS_AT: Duration = Duration::from_secs(90);
/// What "it started earlier" adds to the cramp clock.
const EARLIER: Duration = Duration::from_secs(5 * 60);
/// More than this was not one cramp.
const MOST_EARLIER: Duration = Duration::from_secs(60 * 60);
/// So early, "it let go" is a key that was still held down.
const TOO_EARLY: Duration = Duration::from_secs(2);
/// How long "it let go" can be taken back.
pub(super) const TAKEN_BACK: Duration = Duration::from_secs(10);
/// How long an urgent line stays if no other follows it, before own lines that are left go on.
const LAST_STAYS: Duration = Duration::from_secs(30);
/// Nothing of a longer sleep is gone through second by second: every line was due by then.
const GONE_THROUGH: Duration = Duration::from_secs(20 * 60);
const SECOND: Duration = Duration::from_secs(1);

/// What can happen in a cramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Time has passed.
    Tick,
    /// On to the next line.
    Next,
    /// Back to the line before.
    Back,
    /// Keep this line, or let the lines go on. The cramp clock goes on in any case.
    TogglePause,
    /// It started five minutes earlier.
    Earlier,
    /// It let go; on the danger card, only close that.
    LetGo,
    /// It did not.
    TakeBack,
}

/// Which of the script's lines is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Base {
    /// The one that the script's own clock says.
    Own,
    /// This one, until the line `until` is due.
    Clock { at: usize, until: usize },
}

/// What is shown in its place for a while. The script's own clock stands meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    /// A line that does not wait for the script's own ones.
    Urgent { at: usize, left: Duration },
    /// The danger card, and how long it has been on.
    Card(Duration),
}

/// A person's way through a cramp.
#[derive(Clone, Debug, PartialEq)]
pub struct Cramp {
    script: Relief,
    muscle: CrampMuscle,
    card: Option<Relief>,
    opened: Mono,
    /// Whole seconds since then.
    ran: Duration,
    earlier: Duration,
    own: Duration,
    base: Base,
    over: Option<Over>,
    card_due: bool,
    paused: bool,
    let_go: bool,
}

impl Cramp {
    /// Starts both clocks. Without a script for one muscle it is the calf.
    #[must_use]
    pub fn start(script: Relief, now: Mono) -> Self {
        let muscle = muscle_of(&script).unwrap_or(CrampMuscle::Calf);
        Self {
            script: told_for(script, muscle),
            muscle,
            card: None,
            opened: now,
            ran: Duration::ZERO,
            earlier: Duration::ZERO,
            own: Duration::ZERO,
            base: Base::Own,
            over: None,
            card_due: false,
            paused: false,
            let_go: false,
        }
    }

    /// Takes an input at a moment. Moments before one already told of count as that one.
    pub fn handle(&mut self, input: Input, now: Mono) {
        if self.let_go {
            if input == Input::TakeBack {
                self.take_back(now);
            }
            return;
        }
        self.run_to(now);
        match input {
            Input::Tick | Input::TakeBack => {}
            Input::Next => self.next(),
            Input::Back => self.back(),
            Input::TogglePause => self.paused = !self.paused,
            Input::Earlier if self.earlier < MOST_EARLIER => {
                let before = self.elapsed();
                self.earlier += EARLIER;
                self.come(before);
            }
            Input::Earlier => {}
            Input::LetGo if self.on_card() => self.over = None,
            Input::LetGo => self.let_go = self.ran >= TOO_EARLY,
        }
        self.show_card();
    }

    /// Another muscle or position: its own lines from their start.
    pub fn choose(&mut self, script: Relief, now: Mono) {
        if self.let_go {
            return;
        }
        self.run_to(now);
        self.muscle = muscle_of(&script).unwrap_or(self.muscle);
        self.script = told_for(script, self.muscle);
        self.own = Duration::ZERO;
        self.base = Base::Own;
        self.over = self.over.filter(|over| matches!(over, Over::Card(_)));
        self.paused = false;
    }

    /// The danger card's lines, which the first line does not have to wait for.
    pub fn supply(&mut self, card: Relief) {
        self.card = Some(card);
        self.show_card();
    }

    /// When the cramp next wants a [`Input::Tick`]: every second until it lets go.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Mono> {
        (!self.let_go).then(|| self.opened + self.ran + SECOND)
    }

    /// The script that runs, or would but for what is shown in its place.
    #[must_use]
    pub fn script(&self) -> &Relief {
        &self.script
    }

    /// The muscle, and the position that the script is for.
    #[must_use]
    pub fn aim(&self) -> (CrampMuscle, CrampPosition) {
        match self.script.purpose {
            ReliefUse::Script { muscle, position, .. } => (muscle, position),
            ReliefUse::DangerCard | ReliefUse::ClotSafe { .. } => (self.muscle, CrampPosition::Bed),
        }
    }

    /// It is this muscle, whatever relief is chosen for it next.
    pub fn aim_at(&mut self, muscle: CrampMuscle) {
        self.muscle = muscle;
    }

    /// Whether the leg has to be checked for a clot first.
    #[must_use]
    pub fn is_clot_safe(&self) -> bool {
        matches!(self.script.purpose, ReliefUse::ClotSafe { .. })
    }

    /// Whether the line asks if someone has checked the leg.
    #[must_use]
    pub fn asks_if_checked(&self) -> bool {
        self.is_clot_safe() && self.over.is_none() && self.line().at == ASKS_AT
    }

    /// The cramp clock; when it has let go, how long it lasted.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.ran + self.earlier
    }

    /// How much earlier it began than the clock.
    #[must_use]
    pub fn earlier(&self) -> Duration {
        self.earlier
    }

    /// Whether it has let go.
    #[must_use]
    pub fn has_let_go(&self) -> bool {
        self.let_go
    }

    /// Whether the line is kept.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Whether the danger card is on.
    #[must_use]
    pub fn on_card(&self) -> bool {
        self.over_card().is_some()
    }

    /// Whether the line is one that waits for nothing: to wake someone, or to call.
    #[must_use]
    pub fn is_urgent(&self) -> bool {
        matches!(self.over, Some(Over::Urgent { .. })) || URGENT.contains(&self.line().at) && !self.on_card()
    }

    /// The line to be read now.
    #[must_use]
    pub fn line(&self) -> &ReliefLine {
        match (self.over, self.over_card()) {
            (_, Some((card, own))) => &card[due(card, own)],
            (Some(Over::Urgent { at, .. }), _) => &self.script.lines[at],
            _ => &self.script.lines[self.at()],
        }
    }

    /// The body as the script has it by now, if it says so. What is shown in its place for a while moves nobody, and the danger
    /// card is not about a move at all.
    #[must_use]
    pub fn picture(&self) -> Option<&Id> {
        let lines = &self.script.lines[..=self.at()];
        let last = lines.iter().rev().find(|line| line.alone || line.picture.is_some());
        last.and_then(|line| line.picture.as_ref()).filter(|_| !self.on_card())
    }

    /// How long what the script asks for still takes, where it said so in this line or one before.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        let own = self.over.is_none() && self.base == Base::Own && !self.paused;
        let lines = &self.script.lines[..=self.at()];
        let end = lines.iter().rev().find_map(|line| Some(line.at + line.lasts?)).filter(|_| own)?;
        end.checked_sub(self.own).filter(|left| !left.is_zero())
    }

    /// The line that comes after it by itself.
    #[must_use]
    pub fn upcoming(&self) -> Option<&ReliefLine> {
        match (self.over, self.over_card()) {
            (_, Some((card, own))) => card.get(due(card, own) + 1),
            (Some(Over::Urgent { .. }), _) if self.base == Base::Own => self.script.lines.get(self.at()),
            _ => self.script.lines.get(match self.base {
                Base::Own if self.at() + 1 < self.joint() => self.at() + 1,
                Base::Own => self.by_clock(),
                Base::Clock { until, .. } => until,
            }),
        }
    }

    /// The danger card's lines while it is on. The last says to stretch again, which a leg that may hold a clot must not.
    fn over_card(&self) -> Option<(&[ReliefLine], Duration)> {
        let Some(Over::Card(own)) = self.over else { return None };
        let lines = &self.card.as_ref()?.lines;
        Some((&lines[..lines.len() - usize::from(self.is_clot_safe() && lines.len() > 1)], own))
    }

    /// The first line that goes by the cramp clock.
    fn joint(&self) -> usize {
        self.script.lines.iter().position(|line| line.at >= JOINS).unwrap_or(self.script.lines.len())
    }

    /// The line that the cramp clock says, as far as lines go by it.
    fn by_clock(&self) -> usize {
        due(&self.script.lines, self.elapsed()).max(self.joint())
    }

    fn at(&self) -> usize {
        match self.base {
            Base::Own => due(&self.script.lines[..self.joint()], self.own),
            Base::Clock { at, .. } => at,
        }
    }

    fn run_to(&mut self, now: Mono) {
        let ran = Duration::from_secs(now.since(self.opened).as_secs());
        let skipped = ran.saturating_sub(GONE_THROUGH);
        if self.ran < skipped {
            let before = self.elapsed();
            self.ran = skipped;
            self.come(before);
        }
        while self.ran < ran {
            let before = self.elapsed();
            self.ran += SECOND;
            self.over = self.over.and_then(|over| match over {
                Over::Urgent { .. } if self.paused => Some(over),
                Over::Urgent { at, left } => (left > SECOND).then(|| Over::Urgent { at, left: left - SECOND }),
                Over::Card(own) => (own + SECOND < CARD_STAYS).then_some(Over::Card(own + SECOND)),
            });
            self.come(before);
            self.show_card();
            if self.over.is_none() && !self.paused {
                self.own += SECOND;
                self.settle();
            }
        }
    }

    /// What comes by itself when the cramp clock has gone on from `before`.
    fn come(&mut self, before: Duration) {
        let now = self.elapsed();
        let passed = |moment: Duration| before < moment && moment <= now;
        let card_on = self.on_card();
        self.card_due |= passed(CARD_AT) && !card_on;
        let lines = &self.script.lines;
        let urgent = URGENT.into_iter().find(|moment| passed(*moment));
        let Some(at) = urgent.and_then(|moment| lines.iter().position(|line| line.at == moment)) else { return };
        self.card_due |= card_on;
        let left = lines.get(at + 1).map_or(LAST_STAYS, |next| next.at - lines[at].at);
        if self.base != Base::Own {
            self.base = Base::Clock { at, until: at + 1 };
        }
        // What waits behind it, own lines or the card, waits until it has been read.
        self.over = (self.base == Base::Own || self.card_due).then_some(Over::Urgent { at, left });
    }

    fn show_card(&mut self) {
        if self.card_due && self.over.is_none() && self.card.is_some() {
            self.card_due = false;
            self.over = Some(Over::Card(Duration::ZERO));
        }
    }

    /// Goes over to the cramp clock when the own lines are through, and on by it.
    fn settle(&mut self) {
        let turn = match self.base {
            Base::Own => self.joint(),
            Base::Clock { until, .. } => until,
        };
        let due = self.script.lines.get(turn).is_some_and(|line| {
            let own_are_through = self.base != Base::Own || self.own >= line.at;
            own_are_through && self.elapsed() >= line.at
        });
        if due {
            let at = self.by_clock();
            self.base = Base::Clock { at, until: at + 1 };
        }
    }

    /// To a line that goes by the cramp clock, until one is due that comes after it.
    fn turn_to(&mut self, at: usize) {
        let at = at.min(self.script.lines.len() - 1);
        let now = due(&self.script.lines, self.elapsed());
        self.base = Base::Clock { at, until: at.max(now) + 1 };
    }

    fn next(&mut self) {
        match (self.over, self.base) {
            (Some(Over::Card(_)), _) => {
                let next = self.over_card().and_then(|(card, own)| card.get(due(card, own) + 1));
                self.over = next.map(|line| Over::Card(line.at));
            }
            (Some(Over::Urgent { .. }), Base::Own) => self.over = None,
            (_, Base::Own) if self.at() + 1 < self.joint() => self.own = self.script.lines[self.at() + 1].at,
            (_, Base::Own) if self.joint() < self.script.lines.len() => self.turn_to(self.by_clock()),
            (_, Base::Own) => {}
            (over, Base::Clock { at, .. }) => {
                self.over = None;
                // What was waited for behind an urgent line comes first.
                if over.is_none() || !self.card_due {
                    self.turn_to(at + 1);
                }
            }
        }
    }

    fn back(&mut self) {
        match (self.over, self.base) {
            (Some(Over::Card(_)), _) => {
                let before = self.over_card().map(|(card, own)| card[due(card, own).saturating_sub(1)].at);
                self.over = before.map(Over::Card);
            }
            (Some(Over::Urgent { .. }), _) => self.over = None,
            (None, Base::Own) => self.own = self.script.lines[self.at().saturating_sub(1)].at,
            (None, Base::Clock { at, .. }) if at > self.joint() => self.turn_to(at - 1),
            (None, Base::Clock { .. }) => {
                self.base = Base::Own;
                self.own = self.script.lines[self.joint().saturating_sub(1)].at;
            }
        }
    }

    /// Only the cramp clock went on meanwhile.
    fn take_back(&mut self, now: Mono) {
        let ran = Duration::from_secs(now.since(self.opened).as_secs()).max(self.ran);
        if ran - self.ran <= TAKEN_BACK {
            let before = self.elapsed();
            self.ran = ran;
            self.let_go = false;
            self.come(before);
            self.show_card();
            self.settle();
        }
    }
}

/// The last of these lines that is due; the first if none is.
fn due(lines: &[ReliefLine], clock: Duration) -> usize {
    lines.iter().rposition(|line| line.at <= clock).unwrap_or(0)
}

fn muscle_of(relief: &Relief) -> Option<CrampMuscle> {
    match relief.purpose {
        ReliefUse::Script { muscle, .. } => Some(muscle),
        ReliefUse::DangerCard | ReliefUse::ClotSafe { .. } => None,
    }
}

/// The lines as this muscle has them.
fn told_for(mut relief: Relief, muscle: CrampMuscle) -> Relief {
    relief.lines = relief.lines_for(muscle).cloned().collect();
    relief
}

/// The built-in relief while a leg has to be checked for a clot.
pub const CLOT_SAFE: &str = "clot-safe";

/// What to do where the script that was asked for does not suit the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Sit.
    Sit,
    /// Lie down.
    LieDown,
    /// Lie on the good side.
    GoodSide,
}

/// The built-in script for a muscle and a position, as what is ticked allows. Some muscles have fewer positions; none leads
/// to standing but by choice.
///
/// # Errors
/// What to do instead.
pub fn script_for(muscle: CrampMuscle, position: CrampPosition, ticked: &[Condition]) -> Result<String, Instead> {
    let does = |effect| ticked.iter().any(|condition| condition.does(effect));
    if does(Effect::ClotBlock) {
        return Ok(CLOT_SAFE.into());
    }
    let usual = usual_script(muscle, position);
    let hip = does(Effect::HipScripts);
    if muscle == CrampMuscle::BackOfThigh && position != CrampPosition::Bed && does(Effect::BackLying) {
        return Err(Instead::LieDown);
    }
    if usual.ends_with("stand") {
        let front = muscle == CrampMuscle::FrontOfThigh;
        let two_hands = matches!(muscle, CrampMuscle::Calf | CrampMuscle::Foot);
        if does(Effect::NoStanding) || (hip && muscle != CrampMuscle::Calf) || (front && does(Effect::FrontSeated)) {
            return Err(Instead::Sit);
        }
        if does(Effect::Unsteady) && !two_hands {
            return Err(if front { Instead::GoodSide } else { Instead::Sit });
        }
    }
    let strap = usual == "calf-bed" && does(Effect::NoStrap);
    let has_hip = !matches!(usual.as_str(), "shin-bed" | "front-edge");
    Ok(if strap || (hip && has_hip) { usual + "-hip" } else { usual })
}

/// The script for most people.
fn usual_script(muscle: CrampMuscle, position: CrampPosition) -> String {
    use CrampMuscle as M;
    use CrampPosition as P;
    let name = match muscle {
        M::Calf => "calf",
        M::BackOfThigh => "back",
        M::FrontOfThigh => "front",
        M::Foot => "foot",
        M::InnerThigh => "inner",
        M::Shin => "shin",
    };
    let place = match (muscle, position) {
        (M::Shin, _) | (M::Foot, P::Edge) | (_, P::Bed) => "bed",
        (_, P::Edge) => "edge",
        (_, P::Standing) => "stand",
    };
    format!("{name}-{place}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::*;
    use proptest::prelude::*;

    fn at(n: u64) -> Mono {
        Mono::from_zero(secs(n))
    }

    fn calf() -> Relief {
        script(CrampMuscle::Calf, CrampPosition::Bed)
    }

    fn begun() -> Cramp {
        let mut cramp = Cramp::start(calf(), at(0));
        cramp.supply(danger_card());
        cramp
    }

    /// The line that is on at a second, without a key.
    fn says(cramp: &mut Cramp, second: u64) -> &str {
        cramp.handle(Input::Tick, at(second));
        cramp.line().say.as_str()
    }

    #[test]
    fn every_line_comes_at_its_time_and_the_card_at_three_minutes() {
        let mut cramp = begun();
        let mut heard = vec![(0, "move".to_owned())];
        for second in 0..900 {
            let line = says(&mut cramp, second).to_owned();
            assert_eq!(cramp.is_urgent(), ["wake", "call"].contains(&line.as_str()), "{second}");
            assert!(!cramp.asks_if_checked());
            if heard.last().is_some_and(|(_, last)| *last != line) {
                heard.push((second, line));
            }
        }
        let heard: Vec<(u64, &str)> = heard.iter().map(|(at, line)| (*at, line.as_str())).collect();
        let before = [(0, "move"), (10, "hold"), (40, "ease"), (90, "pull"), (120, "sit"), (165, "rest")];
        let card = [(180, "safe"), (184, "breath"), (195, "leg"), (205, "none"), (210, "rest")];
        let after = [(220, "press"), (300, "wake"), (306, "stay"), (340, "down"), (480, "earlier"), (600, "call")];
        assert_eq!(heard, [&before[..], &card, &after].concat());
    }

    #[test]
    fn a_stated_time_counts_to_its_own_end_whatever_line_is_on() {
        let mut script = calf();
        script.lines[1].lasts = Some(secs(35));
        let mut cramp = Cramp::start(script, at(0));
        for (second, left) in [(0, None), (9, None), (10, Some(35)), (39, Some(6)), (40, Some(5)), (44, Some(1)), (45, None), (90, None)] {
            cramp.handle(Input::Tick, at(second));
            assert_eq!(cramp.left(), left.map(secs), "{second}");
        }
        assert_eq!(cramp.line().say.as_str(), "pull");
        cramp.handle(Input::Back, at(90));
        assert_eq!((cramp.line().say.as_str(), cramp.left()), ("ease", Some(secs(5))));
        cramp.handle(Input::TogglePause, at(90));
        assert_eq!(cramp.left(), None, "a line that is kept has no end");
        cramp.supply(danger_card());
        cramp.choose(cramp.script().clone(), at(165));
        assert_eq!(says(&mut cramp, 181), "safe");
        assert_eq!(cramp.left(), None, "nor has one that waits for the card");
    }

    #[test]
    fn a_picture_stays_until_the_body_moves_and_nothing_urgent_moves_it() {
        let picture = |name: &str| Id::new(name).unwrap();
        let mut script = calf();
        (script.lines[1].picture, script.lines[4].picture) = (Some(picture("lie")), Some(picture("sit")));
        let mut cramp = Cramp::start(script.clone(), at(0));
        cramp.supply(danger_card());
        let shows = [(0, ""), (10, "lie"), (90, "lie"), (120, "sit"), (165, "sit"), (180, ""), (209, ""), (210, "sit"), (600, "sit")];
        for (second, shown) in shows {
            cramp.handle(Input::Tick, at(second));
            assert_eq!(cramp.picture().map_or("", Id::as_str), shown, "{second}");
        }
        let mut not_for_all = script.clone();
        not_for_all.lines[2].alone = true;
        let mut cramp = Cramp::start(not_for_all, at(0));
        for (second, shown) in [(10, "lie"), (40, ""), (90, ""), (120, "sit")] {
            cramp.handle(Input::Tick, at(second));
            assert_eq!(cramp.picture().map_or("", Id::as_str), shown, "{second}: what only some can do has no body");
        }
        let mut cramp = Cramp::start(calf(), at(0));
        cramp.choose(script, at(285));
        cramp.handle(Input::Tick, at(300));
        assert_eq!((cramp.line().say.as_str(), cramp.picture().map(Id::as_str)), ("wake", Some("lie")), "who lies still lies");
    }

    #[test]
    fn what_is_said_to_come_next_does() {
        let mut cramp = begun();
        // The card comes and goes unsaid.
        for second in (1..=600).filter(|second| ![180, 210].contains(second)) {
            cramp.handle(Input::Tick, at(second - 1));
            let (now, next) = (cramp.line().clone(), cramp.upcoming().cloned());
            cramp.handle(Input::Tick, at(second));
            assert!(*cramp.line() == now || Some(cramp.line()) == next.as_ref(), "{second}");
        }
        assert_eq!(cramp.upcoming(), None);
    }

    #[test]
    fn a_script_chosen_later_has_all_its_own_lines_and_then_joins_the_clock() {
        let mut cramp = begun();
        cramp.handle(Input::Tick, at(60));
        cramp.choose(script(CrampMuscle::Shin, CrampPosition::Bed), at(60));
        assert_eq!(says(&mut cramp, 60), "move");
        assert_eq!(says(&mut cramp, 160), "pull", "the line of two minutes does not cut it short");
        assert_eq!(says(&mut cramp, 179), "pull");
        assert_eq!(cramp.upcoming().map(|line| line.say.as_str()), Some("rest"), "what the clock says by then");
        assert_eq!(says(&mut cramp, 180), "safe");
        assert_eq!(says(&mut cramp, 210), "rest", "the own lines were through as the card came");
    }

    #[test]
    fn own_lines_wait_for_the_card_and_for_the_line_of_five_minutes() {
        let mut cramp = begun();
        cramp.choose(calf(), at(170));
        assert_eq!(says(&mut cramp, 179), "move");
        assert_eq!(says(&mut cramp, 180), "safe");
        assert_eq!(says(&mut cramp, 210), "hold", "ten seconds of its own clock");
        cramp.choose(calf(), at(290));
        assert_eq!(says(&mut cramp, 300), "wake");
        assert!(cramp.is_urgent());
        assert_eq!(cramp.upcoming().map(|line| line.say.as_str()), Some("move"));
        assert_eq!(says(&mut cramp, 306), "hold");
        assert_eq!(says(&mut cramp, 416), "down", "joined");
    }

    #[test]
    fn next_and_back_move_by_lines_and_the_clock_goes_on() {
        let mut cramp = begun();
        for line in ["hold", "ease", "pull", "sit", "rest"] {
            cramp.handle(Input::Next, at(5));
            assert_eq!(cramp.line().say.as_str(), line);
        }
        assert_eq!(cramp.elapsed(), secs(5));
        assert_eq!(says(&mut cramp, 170), "rest", "not back to what was passed");
        cramp.handle(Input::Back, at(171));
        assert_eq!(says(&mut cramp, 172), "sit");
        cramp.handle(Input::Back, at(173));
        assert_eq!(says(&mut cramp, 173), "pull");
        assert_eq!(says(&mut cramp, 180), "safe");
        cramp.handle(Input::Next, at(180));
        assert_eq!(says(&mut cramp, 180), "breath", "on the card by its lines");
    }

    #[test]
    fn without_a_card_the_lines_go_on_by_keys_after_three_minutes_too() {
        let mut cramp = Cramp::start(calf(), at(0));
        assert_eq!(says(&mut cramp, 185), "rest");
        cramp.handle(Input::Next, at(185));
        assert_eq!(says(&mut cramp, 185), "press");
    }

    #[test]
    fn back_to_an_own_line_is_back_to_its_time() {
        let mut script = calf();
        script.lines[3].lasts = Some(secs(20));
        let mut cramp = Cramp::start(script, at(0));
        assert_eq!(says(&mut cramp, 130), "sit");
        cramp.handle(Input::Back, at(130));
        assert_eq!((cramp.line().say.as_str(), cramp.left()), ("pull", Some(secs(20))));
    }

    #[test]
    fn the_last_of_only_own_lines_is_one_line() {
        let purpose = calf().purpose;
        let mut cramp = Cramp::start(relief(purpose, &[(0, "move"), (10, "hold")]), at(0));
        for line in ["hold", "hold"] {
            cramp.handle(Input::Next, at(1));
            assert_eq!(cramp.line().say.as_str(), line);
        }
        cramp.handle(Input::Back, at(1));
        assert_eq!(says(&mut cramp, 1), "move");
    }

    #[test]
    fn the_muscle_stays_where_the_lines_are_for_every_leg() {
        let mut cramp = Cramp::start(script(CrampMuscle::Shin, CrampPosition::Bed), at(0));
        assert_eq!(cramp.aim().0, CrampMuscle::Shin);
        cramp.choose(relief(ReliefUse::ClotSafe { by_muscle: vec![] }, &[(0, "still")]), at(1));
        assert_eq!((cramp.aim().0, cramp.is_clot_safe()), (CrampMuscle::Shin, true));
    }

    #[test]
    fn a_pause_keeps_the_line_but_not_the_urgent_ones() {
        let mut cramp = begun();
        cramp.handle(Input::TogglePause, at(12));
        assert!(cramp.is_paused());
        assert_eq!(says(&mut cramp, 170), "hold");
        assert_eq!(says(&mut cramp, 180), "safe");
        assert_eq!(says(&mut cramp, 299), "hold");
        assert_eq!(says(&mut cramp, 300), "wake");
        assert_eq!(says(&mut cramp, 400), "wake");
        cramp.handle(Input::TogglePause, at(400));
        assert_eq!(says(&mut cramp, 406), "hold");
        assert_eq!(says(&mut cramp, 600), "call");
        let mut later = begun();
        assert_eq!(says(&mut later, 290), "press");
        later.handle(Input::TogglePause, at(290));
        assert_eq!(says(&mut later, 320), "wake");
        assert_eq!(later.upcoming().map(|line| line.say.as_str()), Some("stay"));
    }

    #[test]
    fn earlier_brings_what_it_skips_the_urgent_line_first() {
        let mut cramp = begun();
        cramp.handle(Input::Earlier, at(20));
        assert_eq!((cramp.elapsed(), cramp.line().say.as_str()), (secs(320), "wake"));
        assert_eq!(says(&mut cramp, 26), "safe");
        assert_eq!(says(&mut cramp, 56), "hold", "and then the first moves, which were not done yet");
    }

    #[test]
    fn what_waits_behind_an_urgent_line_comes_next_and_takes_no_line_away() {
        let mut cramp = begun();
        assert_eq!(says(&mut cramp, 178), "rest");
        cramp.handle(Input::Earlier, at(178));
        for (input, line) in [(Input::Tick, "wake"), (Input::Next, "safe"), (Input::LetGo, "wake")] {
            cramp.handle(input, at(178));
            assert_eq!(cramp.line().say.as_str(), line);
        }
    }

    #[test]
    fn an_hour_earlier_is_the_most() {
        let mut cramp = begun();
        (0..20).for_each(|_| cramp.handle(Input::Earlier, at(5)));
        assert_eq!((cramp.earlier(), cramp.elapsed()), (secs(3600), secs(3605)));
    }

    #[test]
    fn enter_closes_the_card_and_lets_go_only_after_two_seconds() {
        let mut cramp = begun();
        cramp.handle(Input::LetGo, at(1));
        assert!(!cramp.has_let_go());
        (2..=180).for_each(|second| cramp.handle(Input::Tick, at(second)));
        assert!(cramp.on_card());
        cramp.handle(Input::LetGo, at(181));
        assert_eq!((cramp.on_card(), cramp.has_let_go()), (false, false));
        cramp.handle(Input::LetGo, at(190));
        assert_eq!((cramp.has_let_go(), cramp.next_deadline()), (true, None));
        cramp.handle(Input::Tick, at(195));
        assert_eq!(cramp.elapsed(), secs(190));
        cramp.handle(Input::TakeBack, at(199));
        assert_eq!((cramp.has_let_go(), cramp.elapsed(), cramp.line().say.as_str()), (false, secs(199), "rest"));
        cramp.handle(Input::LetGo, at(200));
        cramp.handle(Input::TakeBack, at(211));
        assert!(cramp.has_let_go(), "too late");
    }

    #[test]
    fn after_a_long_sleep_it_says_to_call() {
        let mut cramp = begun();
        assert_eq!(says(&mut cramp, 8 * 3600), "call");
    }

    #[test]
    fn no_script_stands_but_those_asked_for() {
        for (_, muscle) in crate::model::Word::WORDS.iter().copied() {
            assert!(!usual_script(muscle, CrampPosition::Bed).ends_with("stand"));
            assert!(!usual_script(muscle, CrampPosition::Edge).ends_with("stand"));
        }
        assert_eq!(usual_script(CrampMuscle::Foot, CrampPosition::Edge), "foot-bed");
        assert_eq!(usual_script(CrampMuscle::Shin, CrampPosition::Standing), "shin-bed");
    }

    #[test]
    fn who_should_not_stand_or_lie_back_is_told_what_to_do_instead() {
        use CrampMuscle as M;
        use CrampPosition as P;
        let said = |muscle, position, effects| script_for(muscle, position, &[ticked(effects)]);
        for (muscle, position, effects, wanted) in [
            (M::Calf, P::Standing, &[][..], Ok("calf-stand")),
            (M::Calf, P::Standing, &[Effect::ClotBlock], Ok(CLOT_SAFE)),
            (M::Calf, P::Standing, &[Effect::NoStanding], Err(Instead::Sit)),
            (M::Calf, P::Bed, &[Effect::NoStanding], Ok("calf-bed")),
            // Two hands hold on to something.
            (M::Calf, P::Standing, &[Effect::Unsteady], Ok("calf-stand")),
            (M::Foot, P::Standing, &[Effect::Unsteady], Ok("foot-stand")),
            (M::BackOfThigh, P::Standing, &[Effect::Unsteady], Err(Instead::Sit)),
            (M::FrontOfThigh, P::Standing, &[Effect::Unsteady], Err(Instead::GoodSide)),
            (M::BackOfThigh, P::Standing, &[Effect::FrontSeated], Ok("back-stand")),
            (M::FrontOfThigh, P::Standing, &[Effect::FrontSeated], Err(Instead::Sit)),
            (M::FrontOfThigh, P::Bed, &[Effect::FrontSeated], Ok("front-bed")),
            (M::BackOfThigh, P::Edge, &[Effect::BackLying], Err(Instead::LieDown)),
            (M::BackOfThigh, P::Standing, &[Effect::BackLying], Err(Instead::LieDown)),
            (M::BackOfThigh, P::Bed, &[Effect::BackLying], Ok("back-bed")),
            (M::BackOfThigh, P::Edge, &[Effect::NoStanding], Ok("back-edge")),
            (M::Calf, P::Edge, &[Effect::BackLying], Ok("calf-edge")),
            (M::Calf, P::Standing, &[Effect::HipScripts], Ok("calf-stand-hip")),
            (M::FrontOfThigh, P::Standing, &[Effect::HipScripts], Err(Instead::Sit)),
            (M::FrontOfThigh, P::Edge, &[Effect::HipScripts], Ok("front-edge")),
            (M::Shin, P::Standing, &[Effect::HipScripts], Ok("shin-bed")),
            (M::Calf, P::Bed, &[Effect::NoStrap], Ok("calf-bed-hip")),
            (M::Calf, P::Edge, &[Effect::NoStrap], Ok("calf-edge")),
            (M::Foot, P::Bed, &[Effect::NoStrap], Ok("foot-bed")),
        ] {
            assert_eq!(said(muscle, position, effects), wanted.map(str::to_owned), "{muscle:?} {position:?} {effects:?}");
        }
    }

    fn inputs() -> impl Strategy<Value = Option<Input>> {
        use Input::*;
        let all = [Tick, Next, Back, TogglePause, Earlier, LetGo, TakeBack].map(Some);
        prop::sample::select([&all[..], &[None]].concat())
    }

    proptest! {
        /// `None` chooses another script. Waits are in thirds of a second, so that most moments lie between two seconds.
        #[test]
        fn whatever_is_pressed_a_line_is_on_and_the_clock_goes_forward(
            keys in prop::collection::vec((inputs(), 0..400u32), 0..80),
            loaded in any::<bool>(),
        ) {
            let mut cramp = Cramp::start(calf(), at(0));
            if loaded {
                cramp.supply(danger_card());
            }
            let mut now = at(0);
            for (key, wait) in keys {
                now = now + Duration::from_millis(333) * wait;
                let before = cramp.elapsed();
                match key {
                    Some(input) => cramp.handle(input, now),
                    None => cramp.choose(script(CrampMuscle::Foot, CrampPosition::Edge), now),
                }
                prop_assert!(cramp.elapsed() >= before);
                let lines = if cramp.on_card() { danger_card().lines } else { calf().lines };
                prop_assert!(lines.contains(cramp.line()));
                prop_assert!(cramp.upcoming() != Some(cramp.line()));
                prop_assert_eq!(cramp.next_deadline().is_none(), cramp.has_let_go());
                if let Some(due) = cramp.next_deadline() {
                    prop_assert!(due > now && due.since(now) <= SECOND);
                }
            }
        }

        #[test]
        fn five_and_ten_minutes_are_told_at_that_moment_whatever_was_pressed(
            keys in prop::collection::vec((inputs(), 0..600u64), 0..60),
        ) {
            let mut keys: Vec<_> = keys.into_iter().filter(|(key, _)| !matches!(key, Some(Input::LetGo | Input::Earlier))).collect();
            keys.sort_by_key(|(_, second)| *second);
            let mut cramp = begun();
            for second in 0..=600 {
                cramp.handle(Input::Tick, at(second));
                if second == 300 || second == 600 {
                    prop_assert_eq!(cramp.line().say.as_str(), if second == 300 { "wake" } else { "call" });
                }
                for (key, _) in keys.iter().filter(|(_, when)| *when == second) {
                    match key {
                        Some(input) => cramp.handle(*input, at(second)),
                        None => cramp.choose(calf(), at(second)),
                    }
                }
            }
        }
    }
}
