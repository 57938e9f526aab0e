//! A trial on oneself: which night counts for what, when it ends, and what it found. Its plan and the order of its weeks are in the
//! journal before its first night; nothing here can change them.

use super::{
    Diary,
    permutation::{Block, permute},
    rates::{Tally, median},
    tail::Confidence,
    verdict::{BAD_SPELL, Comparison, ONE_PERSON, Pain, SPELLS_BY_LOT, TOO_FEW, Verdict, is_clear_fall, lacks_cramps},
};
use crate::model::{Record, TrialDesign, TrialReason, TrialStep};
use chrono::NaiveDate;

/// Nights before and with the routine: two weeks and six, as the trials' diaries had.
const BASELINE: u32 = 14;
const ROUTINE: u32 = 42;
/// Nights in a block, and how many at its beginning do not count: what was done the week before may still work.
const BLOCK: u32 = 7;
const CARRIED_OVER: u32 = 2;
/// Blocks in an order by lot, half of them with the routine.
const BLOCKS: u32 = 6;
/// Blocks look different when at most one in so many orders does as well: the best that six of them can reach.
const HINT: u32 = 10;

/// The orders of six blocks with three of them with the routine: 20.
#[must_use]
pub fn orders() -> Vec<Vec<bool>> {
    let with = |order: u32| (0..BLOCKS).map(|at| order >> at & 1 == 1).collect();
    (0..1 << BLOCKS).filter(|order: &u32| order.count_ones() * 2 == BLOCKS).map(with).collect()
}

/// What one night is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its number in the trial, from 0; paused nights have none.
    pub number: u32,
    /// Its block, from 0; of two where the trial is before and after.
    pub block: usize,
    /// With the routine.
    pub with: bool,
    /// Whether it counts.
    pub counts: bool,
}

/// How far a trial is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It goes on.
    Running,
    /// It waits since this night.
    Paused(TrialReason, NaiveDate),
    /// It was ended on this night.
    Stopped(TrialReason, NaiveDate),
    /// All its nights are over.
    Done,
}

/// A trial, as the diary tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// Its plan.
    pub design: TrialDesign,
    /// Its first night.
    pub first: NaiveDate,
    /// The nights in which it waited; the last may not have ended.
    pauses: Vec<(NaiveDate, Option<NaiveDate>, TrialReason)>,
    stopped: Option<(TrialReason, NaiveDate)>,
}

/// How many nights a design takes.
#[must_use]
pub fn length(design: &TrialDesign) -> u32 {
    match design {
        TrialDesign::BeforeAfter => BASELINE + ROUTINE,
        TrialDesign::Blocks(order) => BLOCK * u32::try_from(order.len()).unwrap_or(BLOCKS),
    }
}

impl Trial {
    fn new(design: TrialDesign, first: NaiveDate) -> Self {
        Self { design, first, pauses: vec![], stopped: None }
    }

    fn pause(&mut self, why: TrialReason, night: NaiveDate) {
        if self.pauses.last().is_none_or(|(_, until, _)| until.is_some()) {
            self.pauses.push((night.max(self.first), None, why));
        }
    }

    fn resume(&mut self, night: NaiveDate) {
        if let Some((since, until @ None, _)) = self.pauses.last_mut() {
            *until = Some(night.max(*since));
        }
    }

    fn is_paused(&self, night: NaiveDate) -> bool {
        self.pauses.iter().any(|(since, until, _)| *since <= night && until.is_none_or(|until| night < until))
    }

    /// What a number in the trial is for.
    fn place(&self, number: u32) -> Place {
        match &self.design {
            TrialDesign::BeforeAfter => {
                let with = number >= BASELINE;
                Place { number, block: usize::from(with), with, counts: true }
            }
            TrialDesign::Blocks(order) => {
                let block = (number / BLOCK) as usize;
                let with = order.get(block).copied().unwrap_or(false);
                Place { number, block, with, counts: number % BLOCK >= CARRIED_OVER }
            }
        }
    }

    /// Its nights up to and with this one, as far as it goes; paused ones are left out.
    #[must_use]
    pub fn nights(&self, last: NaiveDate) -> Vec<(NaiveDate, Place)> {
        let open = self.first.iter_days().take_while(|night| *night <= last && self.stopped.is_none_or(|(_, end)| *night < end));
        let counted = open.filter(|night| !self.is_paused(*night)).take(length(&self.design) as usize);
        counted.zip(0..).map(|(night, number)| (night, self.place(number))).collect()
    }

    /// How far it is on this night, which has not passed yet.
    #[must_use]
    pub fn stage(&self, tonight: NaiveDate) -> Stage {
        let over = tonight.pred_opt().map_or(0, |last| self.nights(last).len());
        match (self.stopped, self.pauses.last()) {
            (Some((why, night)), _) => Stage::Stopped(why, night),
            _ if over >= length(&self.design) as usize => Stage::Done,
            (None, Some((since, None, why))) => Stage::Paused(*why, *since),
            (None, _) => Stage::Running,
        }
    }

    /// What this night is for; `None` if it is none of the trial's.
    #[must_use]
    pub fn on(&self, night: NaiveDate) -> Option<Place> {
        self.nights(night).last().filter(|(last, _)| *last == night).map(|(_, place)| *place)
    }

    /// Those of its nights that are over and that its look has seen; none before the look, when its times may not stand side by side.
    #[must_use]
    pub fn seen(&self, found: &Found, tonight: NaiveDate) -> Vec<(NaiveDate, Place)> {
        let over = tonight.pred_opt().map(|last| self.nights(last)).unwrap_or_default();
        over.into_iter().take(found.looked_at().unwrap_or(0)).collect()
    }

    /// Whether its look is still to come.
    #[must_use]
    pub fn waits(&self, found: &Found, tonight: NaiveDate) -> bool {
        found.looked_at().is_none() && matches!(self.stage(tonight), Stage::Running | Stage::Paused(..))
    }

    /// Whether it was ended before all its nights were over: no look is to come.
    #[must_use]
    pub fn ended_early(&self) -> bool {
        self.stopped.is_some()
    }

    /// The last night, if it is not paused any more.
    #[must_use]
    pub fn end(&self) -> Option<NaiveDate> {
        let waits = self.pauses.last().is_some_and(|(_, until, _)| until.is_none());
        let far = self.first.checked_add_days(chrono::Days::new(3 * 366))?;
        let nights = self.nights(far);
        nights.last().filter(|_| !waits && nights.len() == length(&self.design) as usize).map(|(night, _)| *night)
    }
}

/// The cramps of a trial's nights that are over.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Before against after.
    Compared {
        /// The cramps.
        cramps: Box<Comparison>,
        /// The middle values of their pain, 0 to 10, where it was written down on both sides.
        pain: Option<(f64, f64)>,
    },
    /// Blocks in an order by lot.
    Blocks {
        /// Every block that has begun, with the nights that count.
        blocks: Vec<(bool, Tally)>,
        /// Nights with the routine that count.
        with: Tally,
        /// Nights without it that count.
        without: Tally,
        /// Orders of the lot that would have looked as far apart, of how many; once all blocks are over and each has enough nights.
        orders: Option<(u32, u32)>,
        /// Whether all its nights are over: then there is a look now or never.
        is_over: bool,
    },
}

impl Found {
    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Compared { cramps, .. } => cramps.verdict,
            Self::Blocks { with, without, orders, .. } => of_blocks(with, without, *orders),
        }
    }

    /// How many of the trial's nights its look has seen, the first of them; `None` before the look, when nothing may be compared.
    #[must_use]
    pub fn looked_at(&self) -> Option<usize> {
        match self {
            Self::Compared { cramps, .. } => cramps.is_looked_at().then_some((cramps.before.nights + cramps.after.nights) as usize),
            Self::Blocks { blocks, orders, .. } => orders.map(|_| blocks.len() * BLOCK as usize),
        }
    }

    /// In sentences, the verdict first and the statistics last. The same on the screen, in lines and in the report. Of a trial that
    /// `ended_early` no look is announced.
    #[must_use]
    pub fn sentences(&self, ended_early: bool) -> Vec<String> {
        match self {
            Self::Compared { cramps, pain } => {
                let mut said = cramps.sentences(ended_early);
                if let Some((before, after)) = pain.filter(|_| cramps.verdict != Verdict::TooEarly) {
                    let pain = Pain::of(before, after);
                    // Numbers before what they cannot show.
                    let beside = cramps.verdict.beside();
                    let at = said.iter().position(|line| beside.contains(&line.as_str())).unwrap_or(said.len());
                    said.insert(at, format!("{} (middle value {before} before, {after} after, of 10). {}", pain.word(), pain.text()));
                }
                said.extend(cramps.details());
                said
            }
            Self::Blocks { blocks, with, without, orders, is_over } => {
                blocks_in_words(self.verdict(), blocks, (with, without), *orders, *is_over, ended_early)
            }
        }
    }
}

/// Weeks by lot can hint at best: their word is never more than the smallest chance they can have.
fn of_blocks(with: &Tally, without: &Tally, orders: Option<(u32, u32)>) -> Verdict {
    match (without.per_week().zip(with.per_week()), orders) {
        (Some((off, on)), Some((as_far, all))) if !lacks_cramps(without, with, Confidence::Usual) => match as_far * HINT <= all {
            true if is_clear_fall(without, with) => Verdict::Fewer,
            true if on < off => Verdict::SlightlyFewer,
            true if on > off => Verdict::More,
            _ => Verdict::Unclear,
        },
        _ => Verdict::TooEarly,
    }
}

fn blocks_in_words(
    verdict: Verdict,
    blocks: &[(bool, Tally)],
    (with, without): (&Tally, &Tally),
    orders: Option<(u32, u32)>,
    is_over: bool,
    ended_early: bool,
) -> Vec<String> {
    let text = if verdict == Verdict::Fewer { "Six weeks can hint at an answer; they cannot prove one." } else { verdict.text() };
    let mut said = vec![format!("{}. {text}", verdict.word())];
    // Side by side only at the end: looked at every morning, they would be a verdict every morning.
    let rates = without.per_week().zip(with.per_week());
    if let Some(((off, on), (as_far, all))) = rates.zip(orders).filter(|_| verdict != Verdict::TooEarly) {
        said.push(format!(
            "Cramps a week: {on:.1} in the weeks with the routine, {off:.1} in the weeks without; the first two nights of each do not count."
        ));
        said.push(format!("Of the {all} orders the lot could have drawn, {as_far} would have put the weeks as far apart by chance."));
    } else if orders.is_some() {
        said.push(TOO_FEW.to_owned());
    } else if is_over {
        let thin = blocks.iter().zip(1..).filter(|((_, tally), _)| !tally.is_enough());
        let thin = thin.map(|((_, tally), week)| format!("week {week} ({} of {})", tally.recorded, tally.nights));
        said.push("All its weeks are over, and the one look could not be taken: it needs 7 of 10 nights that count in each.".to_owned());
        let thin = thin.collect::<Vec<_>>();
        said.extend((!thin.is_empty()).then(|| format!("Too few recorded: {}.", thin.join(", "))));
    } else if ended_early {
        said.push("It ended before its one look, so nothing is compared.".to_owned());
    } else {
        said.push("The one look comes when all six weeks are over, if 7 of 10 nights that count are recorded in each.".to_owned());
    }
    if with.nights + without.nights > 0 {
        said.push(format!(
            "Nights recorded: {} of {} with the routine, {} of {} without.",
            with.recorded, with.nights, without.recorded, without.nights
        ));
    }
    let by_lot = |line| if line == BAD_SPELL { SPELLS_BY_LOT } else { line };
    said.extend(verdict.beside().into_iter().filter(|line| *line != ONE_PERSON).map(|line| by_lot(line).to_owned()));
    said
}

impl Diary {
    /// The last trial that was begun. One that is begun while another goes on does not count: nobody can start again until it looks better.
    #[must_use]
    pub fn trial(&self) -> Option<Trial> {
        let void = self.void();
        let mut trial: Option<Trial> = None;
        for entry in self.entries.iter().filter(|entry| !void.contains(&entry.id)) {
            let night = entry.night;
            let step = match &entry.record {
                Record::Trial(step) => step.clone(),
                Record::Sign(_) => TrialStep::Stopped(TrialReason::Sign),
                Record::SessionFacts { facts, .. } if facts.hurt.is_some() => TrialStep::Stopped(TrialReason::Hurt),
                _ => continue,
            };
            let going_on = trial.as_mut().filter(|trial| matches!(trial.stage(night), Stage::Running | Stage::Paused(..)));
            match (step, going_on) {
                (TrialStep::Began(design), None) => trial = Some(Trial::new(design, night)),
                (TrialStep::Paused(why), Some(trial)) => trial.pause(why, night),
                (TrialStep::Resumed, Some(trial)) => trial.resume(night),
                (TrialStep::Stopped(why), Some(trial)) => trial.stopped = Some((why, night)),
                (TrialStep::Began(_), Some(_)) | (_, None) => {}
            }
        }
        trial
    }

    /// The number of cramps of each night, `None` where nobody said.
    pub fn counts(&self, nights: impl IntoIterator<Item = NaiveDate>) -> Vec<Option<u32>> {
        nights.into_iter().map(|night| self.night(night)?.cramps().map(u32::from)).collect()
    }

    /// What a trial has found in the nights that are over.
    #[must_use]
    pub fn found(&self, trial: &Trial, tonight: NaiveDate) -> Found {
        let nights = tonight.pred_opt().map(|last| trial.nights(last)).unwrap_or_default();
        let counted = |holds: &dyn Fn(&Place) -> bool| {
            self.counts(nights.iter().filter(|(_, place)| place.counts && holds(place)).map(|(night, _)| *night))
        };
        let TrialDesign::Blocks(order) = &trial.design else {
            let cramps = Box::new(Comparison::of(&counted(&|place| !place.with), &counted(&|place| place.with)));
            // Of the same nights: no look of its own.
            let looked_at = [cramps.before.nights, cramps.after.nights].map(|nights| nights as usize);
            let pain = |with: bool| {
                let nights = nights.iter().filter(|(_, place)| place.with == with).take(looked_at[usize::from(with)]);
                let episodes =
                    nights.filter_map(|(date, _)| self.night(*date)).flat_map(|night| &night.episodes).filter_map(|id| self.episode(*id));
                median(episodes.filter_map(|episode| episode.facts.severity).map(|severity| severity.value().into()))
            };
            return Found::Compared { cramps, pain: pain(false).zip(pain(true)) };
        };
        let begun = nights.last().map_or(0, |(_, place)| place.block + 1);
        let blocks: Vec<(bool, Tally)> =
            order.iter().enumerate().take(begun).map(|(at, with)| (*with, Tally::of(&counted(&|place| place.block == at)))).collect();
        let is_over = nights.len() == length(&trial.design) as usize;
        let rows: Vec<Block> =
            blocks.iter().map(|(with, tally)| Block { with: *with, cramps: tally.cramps, recorded: tally.recorded }).collect();
        let is_enough = is_over && blocks.iter().all(|(_, tally)| tally.is_enough());
        let orders = is_enough.then(|| permute(&rows)).flatten().map(|permuted| (permuted.as_far, permuted.all));
        let (with, without) = (Tally::of(&counted(&|place| place.with)), Tally::of(&counted(&|place| !place.with)));
        Found::Blocks { blocks, with, without, orders, is_over }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            fixture,
            fixture::{diary_of, night},
            verdict::Verdict,
        },
        *,
    };
    use crate::model::{EntryId, EpisodeFacts, Id, NightFacts, SessionFacts, Severity};
    use proptest::prelude::*;

    fn step(at: usize, step: TrialStep) -> (NaiveDate, Record) {
        (night(at), Record::Trial(step))
    }

    fn begun(design: TrialDesign) -> (NaiveDate, Record) {
        step(0, TrialStep::Began(design))
    }

    fn counted(from: usize, counts: &[u32]) -> Vec<(NaiveDate, Record)> {
        let said = |cramps: u32| Record::Night(NightFacts { cramps: u16::try_from(cramps).ok(), ..NightFacts::default() });
        counts.iter().zip(from..).map(|(cramps, at)| (night(at), said(*cramps))).collect()
    }

    #[test]
    fn fourteen_nights_without_and_forty_two_with() {
        let trial = diary_of([begun(TrialDesign::BeforeAfter)]).trial().unwrap();
        let nights = trial.nights(night(100));
        assert_eq!((nights.len(), nights.iter().filter(|(_, place)| place.with).count()), (56, 42));
        assert_eq!(trial.on(night(13)).map(|place| place.with), Some(false));
        assert_eq!(trial.on(night(14)).map(|place| place.with), Some(true));
        assert_eq!((trial.on(night(56)), trial.end()), (None, Some(night(55))));
        assert_eq!((trial.stage(night(55)), trial.stage(night(56))), (Stage::Running, Stage::Done));
    }

    #[test]
    fn nights_in_a_pause_come_later() {
        let paused = TrialStep::Paused(TrialReason::Illness);
        let diary = diary_of([begun(TrialDesign::BeforeAfter), step(5, paused.clone())]);
        let trial = diary.trial().unwrap();
        assert_eq!(trial.stage(night(9)), Stage::Paused(TrialReason::Illness, night(5)));
        assert_eq!((trial.on(night(9)), trial.end()), (None, None));
        let trial = diary_of([begun(TrialDesign::BeforeAfter), step(5, paused), step(12, TrialStep::Resumed)]).trial().unwrap();
        assert_eq!(trial.on(night(12)).map(|place| place.number), Some(5));
        assert_eq!(trial.end(), Some(night(62)));
        let stopped = diary_of([begun(TrialDesign::BeforeAfter), step(20, TrialStep::Stopped(TrialReason::Wish))]).trial().unwrap();
        assert_eq!(stopped.end(), None);
    }

    #[test]
    fn a_sign_or_a_hurt_ends_it() {
        let sign = Record::Sign(Id::new("rf03").unwrap());
        let hurt = SessionFacts { hurt: Id::new("calf-wall"), ..SessionFacts::default() };
        let hurt = Record::SessionFacts { session: EntryId::from_bits(1), facts: hurt };
        for (record, why) in [(sign, TrialReason::Sign), (hurt, TrialReason::Hurt)] {
            let before = diary_of([(night(0), record.clone()), begun(TrialDesign::BeforeAfter)]);
            assert_eq!(before.trial().unwrap().stage(night(3)), Stage::Running, "what was before is known");
            let trial = diary_of([begun(TrialDesign::BeforeAfter), (night(20), record)]).trial().unwrap();
            assert_eq!(trial.stage(night(21)), Stage::Stopped(why, night(20)));
            assert_eq!(trial.nights(night(99)).len(), 20);
        }
    }

    #[test]
    fn nobody_can_begin_again_until_it_looks_better() {
        let (plan, other) = (TrialDesign::BeforeAfter, TrialDesign::Blocks(vec![true; 6]));
        let twice = diary_of([begun(plan.clone()), step(20, TrialStep::Began(other.clone()))]).trial().unwrap();
        assert_eq!((twice.design, twice.first), (plan.clone(), night(0)));
        let after = diary_of([begun(plan.clone()), step(56, TrialStep::Began(other.clone()))]).trial().unwrap();
        assert_eq!((after.design, after.first), (other.clone(), night(56)));
        let stop = step(20, TrialStep::Stopped(TrialReason::Wish));
        let stopped = diary_of([begun(plan), stop, step(20, TrialStep::Began(other.clone()))]).trial().unwrap();
        assert_eq!((stopped.design, stopped.first), (other, night(20)));
    }

    #[test]
    fn every_order_by_lot_has_three_weeks_with() {
        let orders = orders();
        assert_eq!(orders.len(), 20);
        assert!(orders.iter().all(|order| order.len() == 6 && order.iter().filter(|with| **with).count() == 3));
    }

    #[test]
    fn the_first_two_nights_of_a_week_do_not_count() {
        let trial = diary_of([begun(TrialDesign::Blocks(vec![false, true, true, false, true, false]))]).trial().unwrap();
        let nights = trial.nights(night(99));
        assert_eq!((nights.len(), nights.iter().filter(|(_, place)| place.counts).count()), (42, 30));
        let counts: Vec<bool> = nights.iter().take(9).map(|(_, place)| place.counts).collect();
        assert_eq!(counts, [false, false, true, true, true, true, true, false, false]);
    }

    #[test]
    fn a_trial_that_halves_the_cramps_says_so_and_what_that_cannot_show() {
        let after: Vec<u32> = fixture::AFTER.iter().chain(&fixture::AFTER[..14]).copied().collect();
        let records = [begun(TrialDesign::BeforeAfter)].into_iter().chain(counted(0, &fixture::BEFORE)).chain(counted(14, &after));
        let diary = diary_of(records);
        let trial = diary.trial().unwrap();
        let Found::Compared { cramps: compared, .. } = diary.found(&trial, night(56)) else { panic!("another design") };
        assert_eq!((compared.verdict, compared.before.cramps, compared.after.cramps), (Verdict::Fewer, 21, 23));
        let text = compared.sentences(false).join("\n");
        for needed in
            ["Fewer. More than chance; cause not proven.", "dummy pills", "bad spell", "You need not wait", "does not rule out a cause"]
        {
            assert!(text.contains(needed), "{text}");
        }
        let Found::Compared { cramps: early, .. } = diary.found(&trial, night(20)) else { panic!("another design") };
        assert_eq!(early.verdict, Verdict::TooEarly);
    }

    #[test]
    fn weeks_by_lot_are_counted_and_compared_only_at_the_end() {
        let order = vec![false, true, true, false, true, false];
        let week = |cramps: u32| [9, 9, cramps, 0, 0, 0, 0];
        let counts: Vec<u32> = [9, 5, 6, 8, 4, 10].into_iter().flat_map(week).collect();
        let diary = diary_of([begun(TrialDesign::Blocks(order))].into_iter().chain(counted(0, &counts)));
        let trial = diary.trial().unwrap();
        let Found::Blocks { with, without, orders, .. } = diary.found(&trial, night(42)) else { panic!("another design") };
        assert_eq!((with.cramps, without.cramps, orders), (15, 27, Some((2, 20))));
        let text = diary.found(&trial, night(42)).sentences(false).join("\n");
        assert!(text.starts_with("Fewer. Six weeks can hint") && text.contains("dummy pills") && !text.contains("before/after"), "{text}");
        assert!(text.contains(SPELLS_BY_LOT) && !text.contains(BAD_SPELL), "{text}");
        let Found::Blocks { blocks, orders, .. } = diary.found(&trial, night(20)) else { panic!("another design") };
        assert_eq!((blocks.len(), orders), (3, None));
        assert!(diary.found(&trial, night(41)).sentences(false).join("\n").contains("The one look comes when"));
        let counted = |tonight| diary.found(&trial, night(tonight)).sentences(false).join("\n").contains("Nights recorded: 0 of 0 with");
        assert_eq!([0, 5].map(counted), [false, true]);
    }

    #[test]
    fn when_the_one_look_could_not_be_taken_it_is_not_promised_any_more() {
        let plan = TrialDesign::Blocks(vec![false, true, true, false, true, false]);
        // Of the fifth week only the first five nights: three that count.
        let said = counted(0, &[1; 33]).into_iter().chain(counted(35, &[1; 7]));
        let diary = diary_of([begun(plan)].into_iter().chain(said));
        let text = |at| diary.found(&diary.trial().unwrap(), night(at)).sentences(false).join("\n");
        assert!(text(41).contains("The one look comes when all six weeks are over"), "{}", text(41));
        let over = text(42);
        assert!(over.contains("could not be taken") && over.contains("Too few recorded: week 5 (3 of 5)."), "{over}");
        assert!(!over.contains("look comes"), "{over}");
    }

    #[test]
    fn weeks_by_lot_have_the_words_of_the_table() {
        let tally = |cramps| Tally { cramps, recorded: 15, nights: 15, ..Tally::default() };
        for (with, without, orders, verdict) in [
            (7, 10, Some((2, 20)), Verdict::Fewer),
            (8, 10, Some((2, 20)), Verdict::SlightlyFewer),
            (10, 10, Some((2, 20)), Verdict::Unclear),
            (11, 10, Some((2, 20)), Verdict::More),
            (2, 10, Some((3, 20)), Verdict::Unclear),
            (2, 10, None, Verdict::TooEarly),
            (0, 0, Some((20, 20)), Verdict::TooEarly),
            (0, 5, Some((2, 20)), Verdict::TooEarly),
            (0, 6, Some((2, 20)), Verdict::Fewer),
        ] {
            assert_eq!(of_blocks(&tally(with), &tally(without), orders), verdict, "{with} with, {without} without, {orders:?}");
        }
    }

    /// How bad cramps were, of nights from this one on.
    fn felt(from: usize, pain: &[u8]) -> Vec<(NaiveDate, Record)> {
        let said = |severity: u8| EpisodeFacts { severity: Severity::new(severity), ..EpisodeFacts::default() };
        pain.iter().zip(from..).map(|(pain, at)| (night(at), Record::Episode { of: None, facts: said(*pain) })).collect()
    }

    #[test]
    fn pain_is_looked_at_when_cramps_are() {
        let records = |after: &[u8]| [begun(TrialDesign::BeforeAfter)].into_iter().chain(felt(0, &[8; 14])).chain(felt(14, after));
        // Two more nights would make the middle value another one.
        let pain = |after: &[u8]| {
            let diary = diary_of(records(after));
            let Found::Compared { pain, .. } = diary.found(&diary.trial().unwrap(), night(14 + after.len())) else {
                panic!("another design")
            };
            pain
        };
        let weeks = [[2; 14], [8; 14]].concat();
        assert_eq!(pain(&weeks), Some((8.0, 5.0)));
        assert_eq!(pain(&[&weeks[..], &[8, 8]].concat()), Some((8.0, 5.0)));
        assert_eq!(pain(&[&weeks[..], &[8; 7]].concat()), Some((8.0, 8.0)));
    }

    proptest! {
        /// Nothing that comes after the last night changes what was found: no later night, no sign, no step, however long one looks.
        #[test]
        fn the_answer_of_a_done_trial_stands(
            before in proptest::collection::vec(proptest::option::weighted(0.9, 0_u16..4), 14),
            after in proptest::collection::vec(proptest::option::weighted(0.9, 0_u16..3), 42),
            later in proptest::collection::vec((56_usize..200, 0_usize..6, 0_u16..9), 0..40),
            lot in proptest::option::of(0_usize..20),
            looked in 56_usize..300,
        ) {
            let design = lot.map_or(TrialDesign::BeforeAfter, |lot| TrialDesign::Blocks(orders()[lot].clone()));
            let nights = before.iter().chain(&after).enumerate();
            let own = nights.map(|(at, cramps)| (night(at), Record::Night(NightFacts { cramps: *cramps, ..NightFacts::default() })));
            let mut records: Vec<_> = [begun(design)].into_iter().chain(own).collect();
            let diary = diary_of(records.clone());
            let answer = diary.found(&diary.trial().unwrap(), night(56));
            records.extend(later.into_iter().map(|(at, kind, cramps)| (night(at), match kind {
                0 => Record::Sign(Id::new("rf03").unwrap()),
                1 => Record::Trial(TrialStep::Paused(TrialReason::Travel)),
                2 => Record::Trial(TrialStep::Resumed),
                3 => Record::Trial(TrialStep::Stopped(TrialReason::Wish)),
                _ => Record::Night(NightFacts { cramps: Some(cramps), ..NightFacts::default() }),
            })));
            let diary = diary_of(records.clone());
            prop_assert_eq!(&diary.found(&diary.trial().unwrap(), night(looked)), &answer);
            // Only one who asks for a new trial gets a new answer.
            records.push(step(200, TrialStep::Began(TrialDesign::BeforeAfter)));
            let again = diary_of(records);
            prop_assert_eq!(again.found(&again.trial().unwrap(), night(201)).verdict(), Verdict::TooEarly);
        }

        #[test]
        fn any_steps_in_any_order_make_a_trial_that_can_be_told(
            steps in proptest::collection::vec((0_usize..80, 0_usize..7), 0..20),
            tonight in 0_usize..120,
        ) {
            let record = |kind: usize| match kind {
                0 => Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)),
                1 => Record::Trial(TrialStep::Began(TrialDesign::Blocks(vec![true, false, true]))),
                2 => Record::Trial(TrialStep::Paused(TrialReason::Travel)),
                3 => Record::Trial(TrialStep::Resumed),
                4 => Record::Trial(TrialStep::Stopped(TrialReason::Wish)),
                5 => Record::Sign(Id::new("rf03").unwrap()),
                _ => Record::Night(NightFacts { cramps: Some(40), ..NightFacts::default() }),
            };
            let diary = diary_of(steps.into_iter().map(|(at, kind)| (night(at), record(kind))));
            if let Some(trial) = diary.trial() {
                let nights = trial.nights(night(tonight));
                prop_assert!(nights.len() <= length(&trial.design) as usize);
                prop_assert!(nights.iter().zip(0..).all(|((_, place), at)| place.number == at));
                let sentences = diary.found(&trial, night(tonight)).sentences(false);
                prop_assert!(!sentences.is_empty() && sentences.iter().all(|said| !said.contains("NaN") && !said.contains("inf ")));
            }
        }
    }
}
