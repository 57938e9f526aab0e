//! What is written down as it happens, and what of it is not safe yet. A draft goes out as an effect and comes back as an
//! entry, whether or not it could be kept. Knows no file.

use super::{App, Choice, Deed, Effect, PageKind, Screen};
use crate::{
    diary::{Diary, Episode, SessionRecord},
    keys::Action,
    model::{
        Course, CrampMuscle, Done, Draft, Entry, EntryId, EpisodeFacts, HoldDone, Id, NightFacts, Planned, Record, SessionFacts, Severity,
        Urgency, last_night, next_night, night_of,
    },
    session::{Held, Outcome, Plan, Preferences, Session, cramp::Cramp},
    time::Now,
};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use std::{mem, time::Duration};

/// A cramp that is left so soon was none.
const TOO_SHORT: Duration = Duration::from_secs(20);
/// An undo reaches back so far.
pub(super) const UNDONE: TimeDelta = TimeDelta::hours(24);

/// What was written down, and what still has to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    /// The diary, once it is read.
    diary: Option<Diary>,
    /// What the ends of its files say, until then.
    ends: Option<Diary>,
    /// What was written down before it was.
    early: Vec<Entry>,
    /// How much is not as it should be in its files.
    problems: usize,
    /// What could not be written to the disk, and why.
    unsaved: Vec<Entry>,
    why: String,
    /// The cramp that is on, or was.
    episode: Option<EntryId>,
    /// The person said which muscle it is.
    pub(super) aimed: bool,
    /// What was written down of its end.
    ended: Option<(DateTime<FixedOffset>, Duration)>,
    /// The session that is on, or was.
    session: Option<EntryId>,
    /// It was begun another time.
    resumed: bool,
    /// The session of what is left of one.
    stopped: Option<EntryId>,
    /// How the legs felt after it.
    legs: Option<Severity>,
    /// What began with this was nothing, and may not be on the disk at all.
    withdrawn: Option<EntryId>,
    /// The danger signs that were ticked.
    signs: Vec<Id>,
}

/// What is known of the night that the first screen asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LastNight {
    /// The diary is not read yet.
    Unread,
    /// Nobody has said.
    Ask,
    /// Somebody was asked, and not sure.
    Unsure,
    /// So many cramps, and when the last that was written down began.
    Cramps(u16, Option<DateTime<FixedOffset>>),
}

/// Why nothing is gone on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMore {
    /// No session of tonight was stopped.
    NothingStopped,
    /// What was left of one is done, gone, or left out because of what is ticked.
    NothingLeft,
}

impl App {
    /// The diary, once it is read, with what could not be saved.
    #[must_use]
    pub fn diary(&self) -> Option<&Diary> {
        self.log.diary.as_ref()
    }

    /// The nights last written about, while the diary is still being read: to be seen, not to be counted by. A night that is missing
    /// there may be in the diary.
    #[must_use]
    pub fn diary_ends(&self) -> Option<&Diary> {
        self.log.ends.as_ref()
    }

    /// How much is not as it should be in the diary's files.
    #[must_use]
    pub fn diary_problems(&self) -> usize {
        self.log.problems
    }

    /// What could not be saved.
    #[must_use]
    pub fn unsaved(&self) -> &[Entry] {
        &self.log.unsaved
    }

    /// Why it could not; nothing while another window is only being waited for.
    #[must_use]
    pub fn why_unsaved(&self) -> &str {
        &self.log.why
    }

    /// When the cramp that is over began and how long it lasted, once that is safe.
    #[must_use]
    pub fn logged(&self) -> Option<(DateTime<FixedOffset>, Duration)> {
        self.log.ended.filter(|_| self.log.unsaved.is_empty())
    }

    /// How the legs felt after the session, once that was said.
    #[must_use]
    pub fn legs(&self) -> Option<Severity> {
        self.log.legs
    }

    /// Whether what is left of the session can be taken up another time.
    #[must_use]
    pub fn can_resume(&self) -> bool {
        self.log.session.is_some() && self.log.unsaved.is_empty()
    }

    /// Whether the session that is on, or was, is written down.
    #[must_use]
    pub fn has_records(&self) -> bool {
        self.log.session.is_some()
    }

    /// The night it is, by the date of its evening.
    #[must_use]
    pub fn tonight_at(&self, now: &Now) -> NaiveDate {
        night_of(now.wall, self.settings.night_starts)
    }

    /// The first night that has not begun.
    #[must_use]
    pub fn next_night(&self, now: &Now) -> NaiveDate {
        next_night(now.wall, self.settings.night_starts)
    }

    /// The night that one is asked about.
    #[must_use]
    pub fn last_night(&self, now: &Now) -> NaiveDate {
        last_night(now.wall, self.settings.night_starts)
    }

    /// What is known of it.
    #[must_use]
    pub fn known_of_last_night(&self, now: &Now) -> LastNight {
        let Some(diary) = &self.log.diary else {
            return if self.memory.diary { LastNight::Unread } else { LastNight::Ask };
        };
        let night = self.last_night(now);
        let known = diary.night(night);
        if let Some(cramps) = known.and_then(crate::diary::Night::cramps) {
            let last = known.and_then(|night| night.episodes.last()).and_then(|id| diary.episode(*id));
            return LastNight::Cramps(cramps, last.map(|episode| episode.onset));
        }
        let unsure = |entry: &Entry| entry.night == night && entry.record == Record::Night(NightFacts::default());
        let recent = diary.entries().rev().take_while(|entry| now.wall - entry.at < TimeDelta::hours(48));
        if recent.into_iter().any(unsure) { LastNight::Unsure } else { LastNight::Ask }
    }

    /// A cramp that was left behind open, and is not the one that is on. First one that another may be the same as.
    #[must_use]
    pub fn left_open(&self) -> Option<&Episode> {
        let open = || Some(self.log.diary.as_ref()?.episodes().rev().filter(|episode| episode.is_open()));
        open()?.find(|episode| self.same_as(episode).is_some()).or_else(|| open()?.next())
    }

    /// The cramp that this one, which was left open, may have gone on as.
    #[must_use]
    pub fn same_as(&self, open: &Episode) -> Option<&Episode> {
        self.log.diary.as_ref()?.gone_on_as(open)
    }

    /// The cramp that was left open was the one that began in another window soon after: that one began with it.
    pub(super) fn was_one_cramp(&self, now: &Now) -> Option<Vec<Effect>> {
        let open = self.left_open()?;
        let other = self.same_as(open)?;
        let course = match other.facts.course {
            Some(Course::Over(lasted)) => Some(Course::Over(lasted + (other.onset - open.onset).to_std().unwrap_or_default())),
            _ => None,
        };
        let said = &open.facts;
        let facts = EpisodeFacts { onset: Some(open.onset), course, muscle: said.muscle, side: said.side, ..EpisodeFacts::default() };
        let mut effects = self.write_for(open.night, Record::Episode { of: Some(other.id), facts }, now);
        effects.extend(self.write_for(open.night, Record::Revoke(open.id), now));
        Some(effects)
    }

    /// The session of tonight that was not finished, and is not the one that is on here: the diary may come while it is.
    #[must_use]
    pub fn unfinished(&self, now: &Now) -> Option<&SessionRecord> {
        let last = self.log.diary.as_ref()?.sessions().next_back()?;
        let is_on = self.session().is_some() && self.log.session == Some(last.id);
        (last.night == self.tonight_at(now) && last.done != Some(Done::Completed) && !is_on).then_some(last)
    }

    /// Has this written down, tonight.
    pub(super) fn write(&self, record: Record, now: &Now) -> Vec<Effect> {
        self.write_for(self.tonight_at(now), record, now)
    }

    /// Has this written down for a night.
    pub(super) fn write_for(&self, night: NaiveDate, record: Record, now: &Now) -> Vec<Effect> {
        if self.practice { vec![] } else { vec![Effect::Record(Draft { at: now.wall, night, record })] }
    }

    /// Takes the ends of the diary's files.
    pub(super) fn take_ends(&mut self, mut ends: Diary) {
        self.log.early.iter().cloned().for_each(|entry| ends.add(entry));
        self.log.ends = Some(ends).filter(|_| self.log.diary.is_none());
    }

    /// Takes the diary as it was read.
    pub(super) fn take_diary(&mut self, mut diary: Diary, problems: usize, now: &Now) -> Vec<Effect> {
        mem::take(&mut self.log.early).into_iter().for_each(|entry| diary.add(entry));
        self.log.problems = problems;
        self.log.diary = Some(diary);
        self.log.ends = None;
        if self.book().is_some() {
            self.look_again(now);
        }
        let stopped = self.unfinished(now).filter(|_| self.stopped.is_none());
        stopped.map(|session| Effect::LoadStopped(session.routine.to_string())).into_iter().collect()
    }

    /// Takes what was written down, safely or not.
    pub(super) fn take_entry(&mut self, entry: Entry, why: Option<String>) {
        match (&entry.record, &self.screen) {
            (Record::Episode { of: None, .. }, Screen::Cramp(_)) if self.log.episode.is_none() => self.log.episode = Some(entry.id),
            (Record::Session { .. }, Screen::Session(_)) if self.log.session.is_none() => self.log.session = Some(entry.id),
            _ => {}
        }
        if let Some(diary) = &mut self.log.diary {
            diary.add(entry.clone());
            if matches!(entry.record, Record::Episode { of: None, .. }) && diary.twin(entry.id).is_some() {
                self.deed(Deed::Doubled);
            }
        } else {
            self.log.early.push(entry.clone());
            self.log.ends.iter_mut().for_each(|ends| ends.add(entry.clone()));
        }
        let known = self.log.unsaved.iter().position(|other| other.id == entry.id);
        match (why, known) {
            (Some(_), None) if self.log.withdrawn.is_some_and(|id| entry.record == Record::Revoke(id)) => {}
            (Some(why), known) => {
                self.log.why = why;
                self.log.unsaved.extend(known.is_none().then_some(entry));
            }
            (None, Some(at)) => {
                self.log.unsaved.remove(at);
            }
            (None, None) => {}
        }
    }

    /// Tries again to save what could not be saved.
    pub(super) fn save_again(&self) -> Vec<Effect> {
        let memory = self.unremembered.iter().flat_map(|_| self.remember());
        self.log.unsaved.iter().cloned().map(Effect::SaveAgain).chain(memory).collect()
    }

    /// Whether this would now save again what is not saved.
    #[must_use]
    pub fn saves(&self, action: Action) -> bool {
        action == Action::SaveAgain || action == Action::About && self.session().is_none()
    }

    /// A key for saving again or, where all is saved, for what something is for.
    pub(super) fn save_or_explain(&mut self, now: &Now) -> Vec<Effect> {
        let effects = if self.saves(Action::About) { self.save_again() } else { vec![] };
        if effects.is_empty() { self.open_page(PageKind::About, now) } else { effects }
    }

    /// Says how many cramps there were last night, or that nobody knows.
    pub(super) fn count_last_night(&mut self, cramps: Option<u16>, now: &Now) -> Vec<Effect> {
        let facts = NightFacts { cramps, ..NightFacts::default() };
        self.write_for(self.last_night(now), Record::Night(facts), now)
    }

    /// Takes back the last thing that a person said.
    pub(super) fn undo(&mut self, now: &Now) -> Vec<Effect> {
        let last = self.log.diary.as_ref().and_then(|diary| diary.last_change(now.wall - UNDONE)).map(|entry| (entry.id, entry.night));
        last.map(|(id, night)| self.write_for(night, Record::Revoke(id), now)).unwrap_or_default()
    }

    /// A cramp has begun.
    pub(super) fn cramp_began(&mut self, muscle: CrampMuscle, now: &Now) -> Vec<Effect> {
        self.log.episode = None;
        self.log.ended = None;
        let muscle = self.log.aimed.then_some(muscle);
        let facts = EpisodeFacts { onset: Some(now.wall), course: Some(Course::Open), muscle, ..EpisodeFacts::default() };
        self.write(Record::Episode { of: None, facts }, now)
    }

    /// It let go, or did not after all.
    pub(super) fn cramp_went_on(&mut self, cramp: &Cramp, now: &Now) -> Vec<Effect> {
        let course = if cramp.has_let_go() { Course::Over(cramp.elapsed()) } else { Course::Open };
        self.log.ended = None;
        let effects = self.more_of_cramp(cramp, Some(course), now);
        if cramp.has_let_go() && !effects.is_empty() {
            self.log.ended = Some((now.wall - cramp.elapsed(), cramp.elapsed()));
        }
        effects
    }

    /// One leaves while it is on: nothing is known of its end.
    pub(super) fn cramp_left(&mut self, cramp: &Cramp, now: &Now) -> Vec<Effect> {
        match self.log.episode {
            Some(id) if cramp.elapsed() < TOO_SHORT => self.was_nothing(id, now),
            _ => self.cramp_so_far(cramp, now),
        }
    }

    /// What was said of a cramp that is on.
    pub(super) fn cramp_so_far(&self, cramp: &Cramp, now: &Now) -> Vec<Effect> {
        if cramp.earlier().is_zero() && !self.log.aimed { vec![] } else { self.more_of_cramp(cramp, None, now) }
    }

    fn more_of_cramp(&self, cramp: &Cramp, course: Option<Course>, now: &Now) -> Vec<Effect> {
        let Some(id) = self.log.episode else { return vec![] };
        let began = now.wall - cramp.elapsed();
        // A cramp begins before the settings are read: what they say of nights is told with its time.
        let starts = self.later.as_ref().unwrap_or(&self.settings).night_starts;
        let moved = !cramp.earlier().is_zero() || starts != self.settings.night_starts;
        let onset = moved.then_some(began);
        let muscle = self.log.aimed.then_some(cramp.aim().0);
        let facts = EpisodeFacts { onset, course, muscle, ..EpisodeFacts::default() };
        self.write_for(night_of(began, starts), Record::Episode { of: Some(id), facts }, now)
    }

    /// The next session is a new one, or goes on with what is left of one.
    pub(super) fn next_session(&mut self, goes_on: bool) {
        self.log.session = self.log.stopped.filter(|_| goes_on);
        self.log.resumed = self.log.session.is_some();
        self.log.legs = None;
    }

    /// A session has begun, unless it goes on with another.
    pub(super) fn session_began(&self, now: &Now) -> Vec<Effect> {
        let Some(plan) = self.session().map(Session::plan).filter(|_| self.log.session.is_none()) else { return vec![] };
        let minutes = self.preferences.at_most.and_then(|most| u16::try_from(most.as_secs() / 60).ok());
        let record = Record::Session { routine: plan.routine().id.clone(), minutes, planned: planned(plan) };
        self.write(record, now)
    }

    pub(super) fn was_held(&self, session: &Session, held: &Held, now: &Now) -> Vec<Effect> {
        let plan = session.plan();
        let step = plan.steps().get(held.step).and_then(|step| u16::try_from(step.index).ok());
        let stretch = plan.pack().stretches.get(held.stretch);
        let (Some(session), Some(step), Some(stretch)) = (self.log.session, step, stretch) else { return vec![] };
        let Held { side, repetition, time, whole, .. } = *held;
        self.write(Record::Held(HoldDone { session, step, stretch: stretch.id.clone(), side, repetition, time, whole }), now)
    }

    pub(super) fn session_hurt(&self, stretch: Id, now: &Now) -> Vec<Effect> {
        self.more_of_session(SessionFacts { hurt: Some(stretch), ..SessionFacts::default() }, now)
    }

    pub(super) fn session_over(&self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        let done = match outcome {
            Outcome::Completed => Done::Completed,
            Outcome::Partial => Done::Partial,
            Outcome::Interrupted => Done::Interrupted,
        };
        self.more_of_session(SessionFacts { done: Some(done), ..SessionFacts::default() }, now)
    }

    /// Nothing was done in it: it is as if it had not been.
    pub(super) fn session_was_none(&mut self, now: &Now) -> Vec<Effect> {
        if self.log.resumed {
            return vec![];
        }
        self.log.session.take().map(|id| self.was_nothing(id, now)).unwrap_or_default()
    }

    /// What this entry began was nothing. If it was not called saved, its line may be on the disk all the same: it is withdrawn
    /// there too, and where even that cannot be written nobody has to care for either.
    fn was_nothing(&mut self, id: EntryId, now: &Now) -> Vec<Effect> {
        if let Some(at) = self.log.unsaved.iter().position(|entry| entry.id == id) {
            self.log.unsaved.remove(at);
            self.log.withdrawn = Some(id);
            self.log.early.retain(|entry| entry.id != id);
            let diary = self.log.diary.take();
            self.log.diary = diary.map(|diary| diary.entries().filter(|entry| entry.id != id).cloned().collect());
        }
        self.write(Record::Revoke(id), now)
    }

    /// What is left of the session is its own.
    pub(super) fn keep_place(&mut self) {
        self.log.stopped = self.log.session;
    }

    /// How the legs feel, after a session.
    pub(super) fn rate_legs(&mut self, value: u8, now: &Now) -> Vec<Effect> {
        let (Screen::End(_), Some(legs)) = (&self.screen, Severity::new(value)) else { return vec![] };
        if self.log.session.is_none() {
            return vec![];
        }
        self.log.legs = Some(legs);
        self.more_of_session(SessionFacts { legs: Some(legs), ..SessionFacts::default() }, now)
    }

    fn more_of_session(&self, facts: SessionFacts, now: &Now) -> Vec<Effect> {
        let Some(session) = self.log.session else { return vec![] };
        self.write(Record::SessionFacts { session, facts }, now)
    }

    /// The content of the session that was not finished has come: what is left of it is offered.
    pub(super) fn offer_unfinished(&mut self, choice: &Choice, now: &Now) -> bool {
        let Some(session) = self.unfinished(now).filter(|session| session.routine == choice.pack.routines[choice.routine].id) else {
            return false;
        };
        let at_most = session.minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60));
        let preferences = Preferences { at_most, ..self.preferences.clone() };
        let left = left_of(session, &choice.plan(&preferences));
        let id = session.id;
        self.log.stopped = Some(id);
        self.stopped = left;
        self.stopped.is_some()
    }

    /// Goes straight on with the session that was not finished; when that is left, so is the program.
    ///
    /// # Errors
    /// When there is none, or nothing of it is left to do.
    pub fn straight_on(
        mut self,
        diary: Diary,
        find: impl FnOnce(&Id) -> Option<Choice>,
        steady: bool,
        now: &Now,
    ) -> Result<(Self, Vec<Effect>), NoMore> {
        self.only_session = true;
        self.log.diary = Some(diary);
        let choice = find(&self.unfinished(now).ok_or(NoMore::NothingStopped)?.routine).ok_or(NoMore::NothingLeft)?;
        self.offer_unfinished(&choice, now);
        let plan = self.stopped.take().ok_or(NoMore::NothingLeft)?;
        self.tonight = choice;
        self.next_session(true);
        let effects = if steady { self.begin(plan, now) } else { self.ask_then_begin(plan, now) };
        Ok((self, effects))
    }

    /// The danger signs that the check has found so far are written down, each once.
    pub(super) fn signs_ticked(&mut self, now: &Now) -> Vec<Effect> {
        let found = self.danger.as_ref().map(super::Danger::found).unwrap_or_default();
        let grave = found.into_iter().filter(|(_, urgency)| *urgency > Urgency::SelfCare).map(|(id, _)| id);
        let new: Vec<Id> = grave.filter(|id| !self.log.signs.contains(id)).collect();
        self.log.signs.extend(new.iter().cloned());
        new.into_iter().flat_map(|id| self.write(Record::Sign(id), now)).collect()
    }
}

/// What a plan holds of each stretch.
fn planned(plan: &Plan) -> Vec<Planned> {
    let mut planned: Vec<Planned> = Vec::new();
    for segment in plan.segments().iter().filter(|segment| segment.kind == super::Kind::Hold) {
        let stretch = &plan.stretch(segment.step).id;
        match planned.iter_mut().find(|other| other.stretch == *stretch) {
            Some(other) => {
                other.holds += 1;
                other.time += segment.length;
            }
            None => planned.push(Planned { stretch: stretch.clone(), holds: 1, time: segment.length }),
        }
    }
    planned
}

/// What is left of a session's plan: what comes after the last hold that was done, without what hurt.
fn left_of(session: &SessionRecord, plan: &Plan) -> Option<Plan> {
    plan.after(|step, segment| {
        let is_it =
            |held: &&HoldDone| usize::from(held.step) == step.index && held.side == segment.side && held.repetition == segment.repetition;
        let hurt = session.hurt.contains(&plan.pack().stretches[step.stretch].id);
        hurt || session.held.iter().filter(is_it).any(|held| held.whole)
    })
}
