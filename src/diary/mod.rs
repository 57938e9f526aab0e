//! The diary as a value: a set of entries, and what they say together. Whatever the order they come in, however often, and
//! from however many computers, the same entries make the same diary. Knows no files and no screens.

mod concern;
mod dispersion;
mod fisher;
#[cfg(test)]
pub(crate) mod fixture;
mod permutation;
mod rates;
mod ratio;
#[cfg(test)]
mod simulation;
mod summary;
mod tail;
#[cfg(test)]
mod tests;
mod trial;
mod verdict;

pub use concern::Worry;
pub use dispersion::{is_too_uneven, unevenness};
pub use permutation::{Block, Permuted, permute};
pub use rates::{Tally, WEEK, last_recorded, median};
pub use ratio::{Ratio, fewest_to_tell};
pub use summary::{Evening, Factored, Middle, Standing, Summary, Week};
pub use tail::{Confidence, Interval};
pub use trial::{Found, Place, Stage, Trial, length, orders};
pub use verdict::{
    BAD_SPELL, Comparison, DUMMY_PILLS, FAIR_TRY, NEED_NOT_WAIT, NO_ALL_CLEAR, NOT_MARKED, ONE_PERSON, Pain, UNEVEN, Verdict,
};

use crate::model::{
    Course, Done, Entry, EntryId, EpisodeFacts, HoldDone, Id, Memory, NightFacts, Planned, Record, Severity, TrialStep, Trust,
};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use std::{
    collections::{BTreeMap, BTreeSet},
    mem,
};

/// A cramp that begins so long after one that was left open may be the same one: our own line, well over what most cramps last.
pub const ONE_CRAMP: TimeDelta = TimeDelta::minutes(15);

/// One cramp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Episode {
    /// The entry that began it.
    pub id: EntryId,
    /// The night it belongs to.
    pub night: NaiveDate,
    /// When it began.
    pub onset: DateTime<FixedOffset>,
    /// What was said of it, later words over earlier ones. `onset` in it is what was said, if anything.
    pub facts: EpisodeFacts,
}

impl Episode {
    /// Whether it was left behind without anyone knowing how it went on.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.facts.course == Some(Course::Open)
    }
}

/// What the diary knows of one night.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Night {
    /// What was said of it, later words over earlier ones.
    pub facts: NightFacts,
    /// The cramps that were written down one by one, by onset.
    pub episodes: Vec<EntryId>,
    /// The sessions of its evening, in order.
    pub sessions: Vec<EntryId>,
}

impl Night {
    /// How many cramps there were: `None` if nobody said, which is not zero. Cramps that were written down one by one count
    /// even if fewer were said.
    #[must_use]
    pub fn cramps(&self) -> Option<u16> {
        let listed = u16::try_from(self.episodes.len()).unwrap_or(u16::MAX);
        self.facts.cramps.map(|said| said.max(listed)).or((listed > 0).then_some(listed))
    }

    /// How many cramps were said of it as a whole, where more than that are listed one by one and count.
    #[must_use]
    pub fn outnumbered(&self) -> Option<u16> {
        self.facts.cramps.filter(|said| usize::from(*said) < self.episodes.len())
    }
}

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRecord {
    /// The entry that began it.
    pub id: EntryId,
    /// The night it belongs to.
    pub night: NaiveDate,
    /// When it began.
    pub at: DateTime<FixedOffset>,
    /// The routine.
    pub routine: Id,
    /// The most it was to take, in minutes.
    pub minutes: Option<u16>,
    /// What was planned.
    pub planned: Vec<Planned>,
    /// What was held, in the order it was written down.
    pub held: Vec<HoldDone>,
    /// How far it got; `None` if nothing was written down at its end.
    pub done: Option<Done>,
    /// The stretches that hurt.
    pub hurt: Vec<Id>,
    /// How the legs felt afterwards.
    pub legs: Option<Severity>,
}

impl SessionRecord {
    /// Whether it came to its end with at least half of the planned time held. The half is our own line between done and skipped
    /// through; no trial names one.
    fn is_done(&self) -> bool {
        let planned: std::time::Duration = self.planned.iter().map(|planned| planned.time).sum();
        let held: std::time::Duration = self.held.iter().map(|held| held.time).sum();
        self.done == Some(Done::Completed) && held * 2 >= planned
    }
}

/// What entries say together. Made entry by entry in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Book {
    /// By id, as they come.
    episodes: Vec<Episode>,
    nights: BTreeMap<NaiveDate, Night>,
    /// By id, as they come.
    sessions: Vec<SessionRecord>,
    habits: BTreeMap<(NaiveDate, Id), bool>,
    signs: Vec<(NaiveDate, Id)>,
    told: BTreeSet<Id>,
}

/// A diary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diary {
    /// By id, each once.
    entries: Vec<Entry>,
    book: Book,
}

impl FromIterator<Entry> for Diary {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut entries: Vec<Entry> = entries.into_iter().collect();
        entries.sort_by_key(|entry| entry.id);
        entries.dedup_by(|later, kept| {
            let same = later.id == kept.id;
            if same && outranks(later, kept) {
                mem::swap(later, kept);
            }
            same
        });
        let mut diary = Self { entries, book: Book::default() };
        diary.retell();
        diary
    }
}

impl Diary {
    /// Adds an entry. One that is there already changes nothing; of two with one id that differ, the same one stays whichever
    /// came first.
    pub fn add(&mut self, entry: Entry) {
        let newest = self.entries.last().is_none_or(|last| last.id < entry.id);
        let plain = !matches!(entry.record, Record::Revoke(_) | Record::Accept { .. }) && !matches!(entry.trust, Trust::Doubtful { .. });
        if newest && plain {
            self.book.tell(&entry);
            return self.entries.push(entry);
        }
        match self.entries.binary_search_by_key(&entry.id, |known| known.id) {
            Ok(at) if outranks(&entry, &self.entries[at]) => self.entries[at] = entry,
            Ok(_) => return,
            Err(at) => self.entries.insert(at, entry),
        }
        self.retell();
    }

    /// Adds all entries of another diary.
    pub fn merge(&mut self, other: Self) {
        *self = mem::take(&mut self.entries).into_iter().chain(other.entries).collect();
    }

    /// Makes the book anew.
    fn retell(&mut self) {
        let void = self.void();
        let mut book = Book::default();
        for entry in self.entries.iter().filter(|entry| !void.contains(&entry.id)) {
            book.tell(entry);
        }
        self.book = book;
    }

    /// The entries that do not count: revoked by one that counts, or damaged and not accepted by one that counts. Only a
    /// later entry can do either, so going from the last to the first settles each before it is asked about.
    fn void(&self) -> BTreeSet<EntryId> {
        let mut void = BTreeSet::new();
        let mut accepted = BTreeSet::new();
        for entry in self.entries.iter().rev() {
            if let Trust::Doubtful { checksum } = entry.trust
                && !accepted.contains(&(entry.id, checksum))
            {
                void.insert(entry.id);
            }
            if void.contains(&entry.id) {
                continue;
            }
            match entry.record {
                Record::Revoke(of) if of < entry.id => {
                    void.insert(of);
                }
                Record::Accept { of, checksum } if of < entry.id => {
                    accepted.insert((of, checksum));
                }
                _ => {}
            }
        }
        void
    }

    /// How many entries there are, whether they count or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries by id, those that do not count among them.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.binary_search_by_key(&id, |entry| entry.id).ok().map(|at| &self.entries[at])
    }

    /// The damaged entries that nobody has accepted.
    #[must_use]
    pub fn doubtful(&self) -> Vec<&Entry> {
        let void = self.void();
        self.entries.iter().filter(|entry| matches!(entry.trust, Trust::Doubtful { .. }) && void.contains(&entry.id)).collect()
    }

    /// The entry an undo takes back: the last one that counts and says something a person said, not a hold, a session, the plan of a
    /// trial or what was said of an earlier one, unless it is older than `since`.
    #[must_use]
    pub fn last_change(&self, since: DateTime<FixedOffset>) -> Option<&Entry> {
        let void = self.void();
        let planned = self.entries.iter().rev().find(|entry| matches!(entry.record, Record::Trial(TrialStep::Began(_))));
        let said = |entry: &&Entry| match &entry.record {
            Record::Trial(_) => planned.is_none_or(|plan| plan.id < entry.id),
            record => matches!(record, Record::Episode { .. } | Record::Night(_) | Record::Habit { .. } | Record::Revoke(_)),
        };
        self.entries.iter().rev().filter(said).find(|entry| !void.contains(&entry.id)).filter(|entry| entry.at >= since)
    }

    /// The cramp that began with this entry.
    #[must_use]
    pub fn episode(&self, id: EntryId) -> Option<&Episode> {
        self.book.episode_at(id).map(|at| &self.book.episodes[at])
    }

    /// Another cramp that began in the same minute in the same muscle and leg: perhaps the same one, written down twice.
    #[must_use]
    pub fn twin(&self, id: EntryId) -> Option<&Episode> {
        let what = |episode: &Episode| (episode.onset.timestamp().div_euclid(60), episode.facts.muscle, episode.facts.side);
        let episode = self.episode(id)?;
        let others = self.night(episode.night)?.episodes.iter().filter(|other| **other != id);
        others.filter_map(|other| self.episode(*other)).find(|other| what(other) == what(episode))
    }

    /// The cramp that one which was left open may have gone on as, in another window: it began within [`ONE_CRAMP`] after, in the same
    /// muscle and leg as far as both are known. `None` for one that is not open.
    #[must_use]
    pub fn gone_on_as(&self, open: &Episode) -> Option<&Episode> {
        let agree = |other: &Episode| {
            let (ours, theirs) = (&open.facts, &other.facts);
            ours.muscle.zip(theirs.muscle).is_none_or(|(a, b)| a == b) && ours.side.zip(theirs.side).is_none_or(|(a, b)| a == b)
        };
        let after = |other: &Episode| other.id != open.id && (TimeDelta::zero()..=ONE_CRAMP).contains(&(other.onset - open.onset));
        self.episodes().find(|other| open.is_open() && after(other) && agree(other))
    }

    /// What became of the routine in the evening of a night; `None` if nobody said. The short break by day is not the evening's. Who says
    /// that they stretched did, whatever was timed here.
    #[must_use]
    pub fn evening(&self, night: NaiveDate) -> Option<Evening> {
        let night = self.night(night)?;
        let sessions = night.sessions.iter().filter_map(|id| self.session(*id)).filter(|session| session.routine.as_str() != Memory::BREAK);
        let (mut whole, mut part) = (night.facts.stretched == Some(true), false);
        for session in sessions {
            whole |= session.is_done();
            part |= !session.held.is_empty();
        }
        // Nobody said is not "no": a no is, and a reason for leaving it out.
        let left_out = night.facts.stretched == Some(false) || night.facts.skipped.is_some();
        match (whole, part) {
            (true, _) => Some(Evening::Whole),
            (false, true) => Some(Evening::Part),
            (false, false) => left_out.then_some(Evening::LeftOut),
        }
    }

    /// Whether the person stretched in the evening of a night, in part at least; `None` if nobody said.
    #[must_use]
    pub fn stretched(&self, night: NaiveDate) -> Option<bool> {
        self.evening(night).map(|evening| evening != Evening::LeftOut)
    }

    /// All cramps in the order they were written down.
    pub fn episodes(&self) -> impl DoubleEndedIterator<Item = &Episode> {
        self.book.episodes.iter()
    }

    /// What is known of a night; `None` if nothing is.
    #[must_use]
    pub fn night(&self, night: NaiveDate) -> Option<&Night> {
        self.book.nights.get(&night)
    }

    /// The nights of which anything is known, by date.
    pub fn nights(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, &Night)> {
        self.book.nights.iter().map(|(date, night)| (*date, night))
    }

    /// The session that began with this entry.
    #[must_use]
    pub fn session(&self, id: EntryId) -> Option<&SessionRecord> {
        self.book.session_at(id).map(|at| &self.book.sessions[at])
    }

    /// All sessions in order.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = &SessionRecord> {
        self.book.sessions.iter()
    }

    /// Whether a habit is ticked for a day.
    #[must_use]
    pub fn habit(&self, habit: &Id, day: NaiveDate) -> bool {
        self.book.habits.get(&(day, habit.clone())).copied().unwrap_or(false)
    }

    /// All ticked habits by day.
    pub fn habits(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, &Id)> {
        self.book.habits.iter().filter(|(_, done)| **done).map(|((day, habit), _)| (*day, habit))
    }

    /// The danger signs that were ticked, with the night.
    #[must_use]
    pub fn signs(&self) -> &[(NaiveDate, Id)] {
        &self.book.signs
    }

    /// Whether this was said before.
    #[must_use]
    pub fn was_told(&self, what: &Id) -> bool {
        self.book.told.contains(what)
    }
}

impl Book {
    /// Takes in one entry that counts, with a greater id than all before.
    fn tell(&mut self, entry: &Entry) {
        let night = entry.night;
        match &entry.record {
            Record::Episode { of: None, facts } => {
                let onset = facts.onset.unwrap_or(entry.at);
                self.episodes.push(Episode { id: entry.id, night, onset, facts: facts.clone() });
                self.place(self.episodes.len() - 1);
            }
            Record::Episode { of: Some(id), facts } => {
                let Some(at) = self.episode_at(*id) else { return };
                let episode = &mut self.episodes[at];
                let (before, moved) = (episode.night, facts.onset);
                overlay(&mut episode.facts, facts);
                if let Some(onset) = moved {
                    episode.onset = onset;
                    episode.night = night;
                    if let Some(there) = self.nights.get_mut(&before) {
                        there.episodes.retain(|other| other != id);
                    }
                    self.place(at);
                }
            }
            Record::Night(facts) => {
                let known = &mut self.nights.entry(night).or_default().facts;
                let NightFacts { cramps, quality, stretched, skipped, factors, note } = facts;
                // Who left it out did not stretch, and who stretched did not leave it out: the later word counts.
                if skipped.is_some() {
                    known.stretched = None;
                }
                later(&mut known.stretched, stretched);
                later(&mut known.cramps, cramps);
                later(&mut known.quality, quality);
                later(&mut known.skipped, skipped);
                if *stretched == Some(true) {
                    known.skipped = None;
                }
                later(&mut known.factors, factors);
                later(&mut known.note, note);
            }
            Record::Session { routine, minutes, planned } => {
                self.nights.entry(night).or_default().sessions.push(entry.id);
                let (routine, planned) = (routine.clone(), planned.clone());
                let (held, hurt) = (vec![], vec![]);
                let session = SessionRecord {
                    id: entry.id,
                    night,
                    at: entry.at,
                    routine,
                    minutes: *minutes,
                    planned,
                    held,
                    done: None,
                    hurt,
                    legs: None,
                };
                self.sessions.push(session);
            }
            Record::Held(hold) => {
                if let Some(at) = self.session_at(hold.session) {
                    self.sessions[at].held.push(hold.clone());
                }
            }
            Record::SessionFacts { session, facts } => {
                if let Some(at) = self.session_at(*session) {
                    let session = &mut self.sessions[at];
                    later(&mut session.done, &facts.done);
                    later(&mut session.legs, &facts.legs);
                    session.hurt.extend(facts.hurt.clone());
                }
            }
            Record::Habit { habit, day, done } => {
                self.habits.insert((*day, habit.clone()), *done);
            }
            Record::Sign(sign) => self.signs.push((night, sign.clone())),
            Record::Told(what) => {
                self.told.insert(what.clone());
            }
            // A trial is told from the entries themselves: which of them count for it is a question of their order.
            Record::Trial(_) | Record::Revoke(_) | Record::Accept { .. } => {}
        }
    }

    fn episode_at(&self, id: EntryId) -> Option<usize> {
        self.episodes.binary_search_by_key(&id, |episode| episode.id).ok()
    }

    fn session_at(&self, id: EntryId) -> Option<usize> {
        self.sessions.binary_search_by_key(&id, |session| session.id).ok()
    }

    /// Lists the episode that is at this place in its night, by onset.
    fn place(&mut self, at: usize) {
        let Episode { id, night, onset, .. } = self.episodes[at];
        let (episodes, listed) = (&self.episodes, &mut self.nights.entry(night).or_default().episodes);
        let is_before = |other: &EntryId| {
            let known = episodes.binary_search_by_key(other, |episode| episode.id);
            known.is_ok_and(|at| (episodes[at].onset, *other) < (onset, id))
        };
        // Nearly always it is the last.
        let to = if listed.last().is_none_or(is_before) { listed.len() } else { listed.partition_point(is_before) };
        listed.insert(to, id);
    }
}

/// Whether this entry stays of two with one id. Any total order will do that puts what can be relied on last.
fn outranks(entry: &Entry, known: &Entry) -> bool {
    let rank = |entry: &Entry| (entry.trust, format!("{entry:?}"));
    let same = known == entry && known.at.offset() == entry.at.offset();
    !same && rank(entry) > rank(known)
}

fn overlay(known: &mut EpisodeFacts, said: &EpisodeFacts) {
    let EpisodeFacts { onset, course, muscle, side, severity, woke, helped, soreness, note } = said;
    later(&mut known.onset, onset);
    later(&mut known.course, course);
    later(&mut known.muscle, muscle);
    later(&mut known.side, side);
    later(&mut known.severity, severity);
    later(&mut known.woke, woke);
    later(&mut known.helped, helped);
    later(&mut known.soreness, soreness);
    later(&mut known.note, note);
}

fn later<T: Clone>(known: &mut Option<T>, said: &Option<T>) {
    if said.is_some() {
        known.clone_from(said);
    }
}
