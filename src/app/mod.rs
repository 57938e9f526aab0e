//! The whole program as a value: events and the time go in, effects come out as data.
//!
//! Holds no channel, no file and no terminal; it cannot fail. What it shows is decided in `present`.

mod clot;
mod coach;
mod cramp;
mod cues;
mod diary;
mod event;
mod form;
mod guide;
mod habits;
mod memory;
mod occasion;
mod record;
mod setup;
mod signs;
mod sources;
#[cfg(test)]
mod tests;
mod text;
mod trial;

use crate::{
    diary::Worry,
    keys::{Action, Context, Keymap},
    model::{
        Condition, CueMode, Evidence, Grade, Habit, Id, MORNING, Memory, Pack, Picture, Routine, SafeText, Settings, Source, ThemeName,
        Word,
    },
    session::{Input, Kind, Phase, Plan, Preferences, Session, care::Care, cramp::Cramp},
    time::{Mono, Now},
};
use chrono::{NaiveTime, Timelike};
pub use coach::HAD;
pub use cramp::{Opening, Remark};
use cues::Cueing;
pub use diary::{Book, Deed, Look as DiaryLook, NightLine, TrendOf, night_lines};
pub use event::{Effect, Event};
pub use form::{About, Field, Form, Trouble, Value};
pub use guide::{Reader, Search};
pub use habits::{Fitness, HabitList};
pub use occasion::{Doing, Facts};
use record::Log;
pub use record::{LastNight, NoMore};
pub use setup::Setup;
pub use signs::{Danger, Look};
pub use sources::Opened;
use std::{mem, sync::Arc, time::Duration};
pub use text::TextLine;
pub use trial::Stand;

/// Two interrupts within this time leave at once.
const TWICE: Duration = Duration::from_secs(2);
/// A routine and the content behind it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The content.
    pub pack: Arc<Pack>,
    /// Index of the routine in it.
    pub routine: usize,
}

impl Choice {
    /// An empty routine, for a program that offers none.
    pub(crate) fn nothing() -> Self {
        let routine = Id::new("nothing").map(|id| Routine {
            id,
            name: SafeText::default(),
            label: SafeText::default(),
            purpose: SafeText::default(),
            evidence: Evidence { grade: Grade::D, safety: false },
            sources: vec![],
            steps: vec![],
        });
        Self { pack: Arc::new(Pack { routines: routine.into_iter().collect(), ..Pack::default() }), routine: 0 }
    }

    /// The plan of the whole routine.
    #[must_use]
    pub fn plan(&self, preferences: &Preferences) -> Plan {
        Plan::compile(&self.pack, self.routine, preferences)
    }
}

/// What is on the screen, apart from a page laid over it.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The first screen, with the marked row.
    Home(usize),
    /// All routines, with the marked one.
    Routines(Arc<Pack>, usize),
    /// The guide.
    Guide(Reader),
    /// "Steady on your feet tonight?" before this plan; with when it was asked.
    Steady(Plan, Mono),
    /// "A new hip joint, or an operation on a leg?" before this plan; with when it was asked.
    Hips(Plan, [bool; HAD.len()]),
    /// What was left of a session no longer suits what is ticked.
    Outdated,
    /// "Has someone checked this leg?" before anything else.
    Leg,
    /// What may be ticked.
    Setup(Setup),
    /// Nothing in this plan suits the person.
    Nothing(Plan),
    /// A session.
    Session(Box<Session>),
    /// What was done in a session.
    End(Box<Session>),
    /// A cramp.
    Cramp(Box<Cramp>),
    /// After a cramp.
    Care(Box<Care>),
    /// The diary.
    Diary(Box<Book>),
    /// The habits.
    Habits(HabitList),
}

/// A page to read, laid over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// What a routine or stretch is for, and its sources.
    About,
    /// The marked card of the guide.
    Card,
    /// The trial on oneself.
    Trial(Stand),
    /// What the diary brings up by itself.
    Worry(Worry),
}

/// A page and how far it is scrolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Which page.
    pub kind: PageKind,
    /// Lines scrolled past.
    pub scrolled: usize,
}

/// The program.
#[derive(Clone, Debug)]
pub struct App {
    /// The person's settings.
    pub settings: Settings,
    /// The person's keys.
    pub keymap: Keymap,
    /// What is remembered.
    pub memory: Memory,
    /// How the person wants cues given, if they said so.
    pub cues: Option<CueMode>,
    /// The routine that is offered.
    pub tonight: Choice,
    /// The sources behind what is shown, once a page has asked for them.
    pub sources: Vec<Source>,
    /// What is left of a session that was stopped.
    pub stopped: Option<Plan>,
    /// How much of the person's settings and of their packs is not understood.
    pub mistakes: (usize, usize),
    /// What is to be said beside a cramp's lines.
    pub remark: Option<Remark>,
    /// What may be shown beside the lines of the script that was chosen last.
    pub pictures: Vec<Picture>,
    /// The source that was last opened from a page.
    pub opened: Option<Opened>,
    practice: bool,
    screen: Screen,
    /// Settings that hold from the next screen on: nothing changes its look before one's eyes.
    later: Option<Settings>,
    page: Option<Page>,
    danger: Option<Danger>,
    /// The keys of where it was asked for are shown, so many lines scrolled past.
    help: Option<(usize, Context)>,
    /// A session is begun as soon as what it needs is loaded.
    begin_when_loaded: bool,
    /// Leaving a session leaves the program.
    only_session: bool,
    /// What is wanted of plans.
    pub preferences: Preferences,
    /// What may be ticked day by day, once it is read.
    habits: Option<Arc<[Habit]>>,
    log: Log,
    /// Why what is to be remembered is not yet, if it is not.
    unremembered: Option<String>,
    /// Nobody can answer any more: a session goes on by itself, and a question ends the program.
    unattended: bool,
    interrupted: Option<Mono>,
    cueing: Cueing,
}

/// What the rows of the first screen stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeRow {
    /// Say whether a leg has been checked.
    Leg,
    /// Go on with a stopped session.
    GoOn,
    /// Start tonight's routine.
    Stretch,
    /// Help in a cramp.
    Cramp,
    /// Choose another.
    Routines,
    /// The danger signs.
    Signs,
    /// Read what is known.
    Guide,
    /// What was written down.
    Diary,
    /// Small things to do by day.
    Habits,
    /// Say what plans should leave out, until that was done or put aside.
    SetUp,
}

impl App {
    /// The program on its first screen, for which the words of `tonight` are enough.
    #[must_use]
    pub fn new(tonight: Choice, settings: Settings, memory: Memory) -> Self {
        Self {
            cues: None,
            settings,
            keymap: Keymap::default(),
            memory,
            tonight,
            sources: Vec::new(),
            stopped: None,
            mistakes: (0, 0),
            remark: None,
            pictures: vec![],
            opened: None,
            practice: false,
            later: None,
            screen: Screen::Home(0),
            page: None,
            danger: None,
            help: None,
            begin_when_loaded: false,
            only_session: false,
            preferences: Preferences::default(),
            habits: None,
            log: Log::default(),
            unremembered: None,
            unattended: false,
            interrupted: None,
            cueing: Cueing::default(),
        }
    }

    /// On the first screen as it opens at this hour: after midnight, help in a cramp is marked.
    #[must_use]
    pub fn opened_at(mut self, time: NaiveTime) -> Self {
        let small_hours = time.hour() < MORNING && !self.is_blocked();
        let cramp = self.home_rows().iter().position(|row| *row == HomeRow::Cramp && small_hours);
        self.screen = Screen::Home(cramp.unwrap_or(0));
        self
    }

    /// Goes straight into a session of the offered routine; when that is left, so is the program. `steady` answers the
    /// question about standing beforehand.
    #[must_use]
    pub fn straight_to_session(mut self, preferences: &Preferences, steady: bool, now: &Now) -> (Self, Vec<Effect>) {
        self.only_session = true;
        self.preferences = preferences.clone();
        let plan = self.tonight.plan(preferences);
        let effects = if steady { self.begin(plan, now) } else { self.ask_then_begin(plan, now) };
        (self, effects)
    }

    /// The program in its set-up; when that is left, so is the program.
    #[must_use]
    pub fn in_setup(conditions: Vec<Condition>, settings: Settings, memory: Memory) -> Self {
        let screen = Screen::Setup(Setup::new(conditions, &memory.ticks));
        Self { only_session: true, screen, ..Self::new(Choice::nothing(), settings, memory) }
    }

    /// The theme at this time of day.
    #[must_use]
    pub fn theme_at(&self, time: NaiveTime) -> ThemeName {
        match self.screen {
            Screen::Cramp(_) | Screen::Care(_) => self.settings.theme_in_cramp_at(time),
            _ => self.settings.theme_at(time),
        }
    }

    /// What is on the screen.
    #[must_use]
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The page laid over the screen.
    #[must_use]
    pub fn page(&self) -> Option<Page> {
        self.page
    }

    /// The rows of the first screen.
    #[must_use]
    pub fn home_rows(&self) -> Vec<HomeRow> {
        use HomeRow as R;
        let mut rows = vec![R::Leg, R::GoOn, R::Stretch, R::Cramp, R::Routines, R::Guide, R::Diary, R::Habits, R::Signs, R::SetUp];
        rows.retain(|row| match row {
            R::Leg => self.is_blocked(),
            R::GoOn => self.stopped.is_some() && !self.is_blocked(),
            R::SetUp => !self.memory.set_up,
            _ => true,
        });
        rows
    }

    /// The keys, while they are shown over all else: how many lines are scrolled past.
    #[must_use]
    pub fn help(&self) -> Option<usize> {
        self.help.map(|(scrolled, _)| scrolled)
    }

    /// Which keys hold now.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.help.is_some() { Context::Page } else { self.context_without_help() }
    }

    /// Which keys the page of keys tells: those that held where it was asked for.
    #[must_use]
    pub fn context_below_help(&self) -> Context {
        self.help.map_or_else(|| self.context_without_help(), |(_, asked)| asked)
    }

    fn context_without_help(&self) -> Context {
        match (&self.danger, self.page) {
            (Some(danger), _) => danger.context(),
            (None, Some(page)) => trial::context_of(page.kind),
            (None, None) => self.context_below(),
        }
    }

    /// Which keys hold on the screen below a page.
    #[must_use]
    pub fn context_below(&self) -> Context {
        match &self.screen {
            Screen::Home(_) => Context::Home,
            Screen::Routines(..) => Context::Routines,
            Screen::Guide(reader) if reader.search().is_some() => Context::Search,
            Screen::Guide(_) => Context::Guide,
            Screen::Steady(..) => Context::Question,
            Screen::Hips(..) => Context::Hips,
            Screen::Leg => Context::Leg,
            Screen::Setup(_) => Context::Ticks,
            Screen::End(_) | Screen::Nothing(_) | Screen::Outdated => Context::End,
            Screen::Session(session) => match (session.phase(), session.segment().kind) {
                (Phase::Hurt, _) => Context::Hurt,
                (Phase::Paused, _) => Context::Paused,
                (_, Kind::SetUp) => Context::SetUp,
                (_, Kind::Hold) => Context::Hold,
                (_, Kind::Rest | Kind::Switch) => Context::Gap,
            },
            Screen::Cramp(cramp) => cramp::context(cramp),
            Screen::Care(care) => cramp::context_after(care),
            Screen::Diary(book) => book.context(),
            Screen::Habits(_) => Context::Habits,
        }
    }

    /// Takes an event. What is to be done outside comes back in order.
    pub fn update(&mut self, event: Event, now: &Now) -> Vec<Effect> {
        let before = mem::discriminant(&self.screen);
        let mut effects = self.take(event, now);
        if mem::discriminant(&self.screen) != before
            && let Some(settings) = self.later.take()
        {
            self.settings = settings;
        }
        if self.unattended {
            effects.extend(self.heed_answers(now));
            effects.extend(self.go_on_alone(now));
        }
        effects
    }

    fn take(&mut self, event: Event, now: &Now) -> Vec<Effect> {
        match event {
            Event::Tick => self.tick(now),
            Event::Key(key) if self.bounces(key, now) => vec![],
            Event::Key(key) if self.reads_keys_in_cramp() => self.leave_keys(key, now),
            Event::Key(key) => match self.keymap.action(self.context(), key) {
                Some(action) => self.act(action, now),
                None => self.tick(now),
            },
            Event::Loaded(pack, routine) => {
                self.tonight = Choice { pack, routine };
                if mem::take(&mut self.begin_when_loaded) {
                    let plan = self.tonight.plan(&self.preferences);
                    return self.ask_then_begin(plan, now);
                }
                vec![]
            }
            Event::Rest(pack) => {
                if let Screen::Session(session) = &mut self.screen {
                    session.supply(&pack);
                }
                self.tonight.pack = pack;
                vec![]
            }
            Event::LoadedAll(pack) => {
                let id = &self.tonight.pack.routines[self.tonight.routine].id;
                let marked = pack.routines.iter().position(|r| r.id == *id).unwrap_or(0);
                self.screen = Screen::Routines(pack, marked);
                vec![]
            }
            Event::Guide(guide) => {
                let ticked = &self.preferences.ticked;
                let guide = if ticked.is_empty() { guide } else { Arc::new(Arc::unwrap_or_clone(guide).for_ticked(ticked)) };
                self.screen = Screen::Guide(Reader::new(guide));
                vec![]
            }
            Event::Sources(sources) => {
                self.sources = sources;
                vec![]
            }
            Event::Relief(relief) => self.use_relief(relief, now),
            Event::Pictures(pictures) => {
                self.pictures = pictures;
                vec![]
            }
            Event::Signs(signs) => {
                self.show_signs(signs, now);
                vec![]
            }
            Event::Conditions(conditions) => {
                self.screen = Screen::Setup(Setup::new(conditions, &self.memory.ticks));
                vec![]
            }
            Event::Configured(settings, keymap) => {
                self.keymap = keymap;
                // Whom to call is no matter of looks.
                self.settings.help = settings.help.clone();
                self.later = Some(settings);
                vec![]
            }
            Event::Ground { light } => {
                self.later = Some(Settings { light, ..self.later.take().unwrap_or_else(|| self.settings.clone()) });
                vec![]
            }
            Event::PacksChecked(mistakes) => {
                self.mistakes.1 = mistakes;
                vec![]
            }
            Event::Diary(diary, problems) => self.take_diary(*diary, problems, now),
            Event::DiaryEnds(ends) => {
                self.take_ends(*ends);
                vec![]
            }
            Event::Habits(habits) => {
                self.habits = Some(habits);
                vec![]
            }
            Event::Stopped(choice) => {
                if self.offer_unfinished(&choice, now)
                    && let Screen::Home(at) = &mut self.screen
                    && *at > 0
                {
                    *at += 1;
                }
                vec![]
            }
            Event::Recorded(entry) => {
                self.take_entry(entry, None);
                self.look_again(now);
                vec![]
            }
            Event::NotRecorded(entry, why) => {
                self.take_entry(entry, Some(why));
                vec![]
            }
            Event::NotYetRecorded(entry) => {
                self.take_entry(entry, Some(String::new()));
                vec![]
            }
            Event::InputEnded => {
                self.unattended = true;
                vec![]
            }
            Event::Recalled(memory, ticked) => self.recalled(memory, ticked, now),
            Event::Ticked(ticked) => {
                self.preferences.ticked = ticked;
                let mut effects = self.follow_ticks(now);
                effects.extend(self.plan_anew());
                effects
            }
            Event::NotOpened => {
                self.not_opened();
                vec![]
            }
            Event::Suspending => self.tell_session(Input::Pause, now),
            Event::Ending => {
                self.unattended = false;
                let mut effects = self.heed_answers(now);
                if let Screen::Cramp(cramp) = &self.screen {
                    effects.extend(self.cramp_so_far(cramp, now));
                }
                effects
            }
            Event::Remembered => {
                self.unremembered = None;
                vec![]
            }
            Event::NotRemembered(why) => {
                self.unremembered = Some(why);
                vec![]
            }
            Event::Means(means) => self.use_means(means, now),
            Event::Focus(here) => {
                self.cueing.away = !here;
                vec![]
            }
        }
    }

    /// What is done when nobody can answer.
    fn go_on_alone(&mut self, now: &Now) -> Vec<Effect> {
        (self.help, self.page) = (None, None);
        if !self.only_check() {
            self.danger = None;
        }
        match self.context() {
            Context::SetUp | Context::Hold | Context::Gap => vec![],
            Context::Paused => self.tell_session(Input::TogglePause, now),
            Context::End | Context::Leg | Context::Sign | Context::Care | Context::Clot | Context::Remedy => vec![Effect::Exit(0)],
            Context::Cramp | Context::Card => self.cramp_alone(now),
            Context::Home
            | Context::Routines
            | Context::Guide
            | Context::Search
            | Context::Question
            | Context::Hips
            | Context::Hurt
            | Context::Page
            | Context::Trial
            | Context::TrialOn
            | Context::TrialPaused
            | Context::TrialEnding
            | Context::TrialEnded
            | Context::TrialDone
            | Context::Signs
            | Context::Check
            | Context::Ask
            | Context::Diary
            | Context::Night
            | Context::Trend
            | Context::Form
            | Context::Habits
            | Context::Ticks => {
                vec![Effect::Exit(2)]
            }
        }
    }

    fn act(&mut self, action: Action, now: &Now) -> Vec<Effect> {
        if let Some(effects) = self.act_on_help(action) {
            return effects;
        }
        if let Some(effects) = self.act_on_signs(action, now) {
            return effects;
        }
        if let Some(effects) = self.act_on_trial(action, now) {
            return effects;
        }
        if self.page.is_none()
            && let Some(effects) = self.act_on_hips(action, now)
        {
            return effects;
        }
        if self.page.is_none()
            && let Some(effects) = self.act_on_habits(action, now).or_else(|| self.act_in_diary(action, now))
        {
            return effects;
        }
        match action {
            Action::Interrupt => {
                let again = self.interrupted.is_some_and(|before| now.mono.since(before) <= TWICE);
                self.interrupted = Some(now.mono);
                if again { vec![Effect::Exit(130)] } else { self.leave(now) }
            }
            Action::Suspend => {
                let mut effects = self.tell_session(Input::Pause, now);
                effects.push(Effect::Suspend);
                effects
            }
            Action::Repaint => vec![Effect::Repaint],
            Action::CycleCues => self.cycle_cues(now),
            Action::Breath => self.toggle_breath(),
            Action::Help => {
                // A hold waits while its keys are read; they are those that were asked for.
                self.help = Some((0, self.context_below_help()));
                self.tell_session(Input::Pause, now)
            }
            Action::About => self.save_or_explain(now),
            Action::SaveAgain => self.save_again(),
            Action::OpenSource => self.open_source(),
            Action::Up => self.mark(|at| at.saturating_sub(1)),
            Action::Down => self.mark(|at| at + 1),
            Action::Leave => self.leave(now),
            Action::LightsOut => vec![Effect::Exit(0)],
            Action::Open => self.open(now),
            Action::Routines => vec![Effect::LoadAll],
            Action::Signs => self.open_signs(now),
            Action::Guide => vec![Effect::LoadGuide],
            Action::Search => self.read(Reader::begin_search),
            Action::Type(letter) => self.read(|reader| reader.type_letter(letter)),
            Action::Erase => self.read(Reader::erase),
            Action::SetUp => vec![Effect::LoadConditions],
            Action::Toggle => {
                if let Screen::Setup(setup) = &mut self.screen {
                    setup.toggle(setup.marked());
                }
                vec![]
            }
            Action::ChangeSteady => {
                self.memory.steady = Some(self.memory.steady == Some(false));
                self.remembered(None)
            }
            Action::Yes => {
                self.memory.steady = Some(true);
                let mut effects = self.remember();
                if let Screen::Steady(plan, _) = &self.screen {
                    let plan = plan.clone();
                    effects.extend(self.begin(plan, now));
                }
                effects
            }
            Action::No => {
                self.memory.steady = Some(false);
                self.begin_when_loaded = true;
                // Another routine is another session, also where one was to be gone on with.
                self.next_session(false);
                let mut effects = self.remember();
                effects.push(Effect::Load(Memory::SEATED.to_owned()));
                effects
            }
            Action::Extra => match (&self.screen, self.extra()) {
                (Screen::End(session), Some(step)) => {
                    let plan = session.plan().single(step);
                    self.keep_place();
                    self.next_session(true);
                    self.ask_then_begin(plan, now)
                }
                _ => vec![],
            },
            Action::TogglePause => self.tell_session(Input::TogglePause, now),
            Action::Next => self.tell_session(Input::Next, now),
            Action::Previous => self.tell_session(Input::Back, now),
            Action::Redo => self.tell_session(Input::Redo, now),
            Action::Longer => self.tell_session(Input::Longer, now),
            Action::Shorter => self.tell_session(Input::Shorter, now),
            Action::OpenEnded => self.tell_session(Input::OpenEnded, now),
            Action::Easier => self.tell_session(Input::Easier, now),
            Action::Hurts => self.hurts(now),
            Action::Skip => self.tell_session(Input::Skip, now),
            _ => self.act_in_cramp(action, now),
        }
    }

    /// Does what a key asks of the page of keys; `None` without one, and for keys that mean the same everywhere.
    fn act_on_help(&mut self, action: Action) -> Option<Vec<Effect>> {
        let (scrolled, _) = self.help.as_mut()?;
        match action {
            Action::Up => *scrolled = scrolled.saturating_sub(1),
            Action::Down => *scrolled += 1,
            Action::Leave | Action::Help => self.help = None,
            Action::Signs => {
                self.help = None;
                // Those that lie below are where they were.
                return self.danger.is_some().then(Vec::new);
            }
            Action::OpenSource => {}
            _ => return None,
        }
        Some(vec![])
    }

    fn open_page(&mut self, kind: PageKind, now: &Now) -> Vec<Effect> {
        let mut effects = self.tell_session(Input::Pause, now);
        self.page = Some(Page { kind, scrolled: 0 });
        if kind == PageKind::About {
            effects.push(Effect::LoadSources(self.subject_sources().to_vec()));
        }
        effects
    }

    fn open_signs(&mut self, now: &Now) -> Vec<Effect> {
        let mut effects = self.tell_session(Input::Pause, now);
        effects.push(Effect::LoadSigns);
        effects
    }

    /// The sources of what an [`PageKind::About`] page is about.
    fn subject_sources(&self) -> &[Id] {
        match &self.screen {
            Screen::Session(session) => &session.stretch().sources,
            Screen::Routines(pack, at) => &pack.routines[*at].sources,
            _ => &self.tonight.pack.routines[self.tonight.routine].sources,
        }
    }

    fn mark(&mut self, to: impl Fn(usize) -> usize) -> Vec<Effect> {
        let rows = self.home_rows().len();
        match (&mut self.page, &mut self.screen) {
            (Some(page), _) => page.scrolled = to(page.scrolled),
            (None, Screen::Home(at)) => *at = to(*at).min(rows - 1),
            (None, Screen::Guide(reader)) => reader.mark(to),
            (None, Screen::Setup(setup)) => setup.mark(to),
            (None, Screen::Habits(list)) => list.mark(to),
            (None, Screen::Routines(pack, at)) => *at = to(*at).min(pack.routines.len() - 1),
            _ => {}
        }
        vec![]
    }

    fn read(&mut self, change: impl FnOnce(&mut Reader)) -> Vec<Effect> {
        if let Screen::Guide(reader) = &mut self.screen {
            change(reader);
        }
        vec![]
    }

    fn open(&mut self, now: &Now) -> Vec<Effect> {
        if let Screen::Guide(reader) = &mut self.screen {
            if reader.open() {
                self.page = Some(Page { kind: PageKind::Card, scrolled: 0 });
            }
            return vec![];
        }
        match &self.screen {
            Screen::Home(at) => match self.home_rows().get(*at) {
                Some(HomeRow::Leg) => {
                    self.screen = Screen::Leg;
                    vec![]
                }
                Some(HomeRow::GoOn) => match self.stopped.clone() {
                    Some(plan) => {
                        self.next_session(true);
                        self.ask_then_begin(plan, now)
                    }
                    None => vec![],
                },
                Some(HomeRow::Stretch) => {
                    self.next_session(false);
                    let plan = self.tonight.plan(&self.preferences);
                    self.ask_then_begin(plan, now)
                }
                Some(HomeRow::Cramp) => self.act(Action::Cramp, now),
                Some(HomeRow::Routines) => vec![Effect::LoadAll],
                Some(HomeRow::Signs) => self.open_signs(now),
                Some(HomeRow::Guide) => vec![Effect::LoadGuide],
                Some(HomeRow::Diary) => self.act(Action::Diary, now),
                Some(HomeRow::Habits) => self.act(Action::Habits, now),
                Some(HomeRow::SetUp) => vec![Effect::LoadConditions],
                None => vec![],
            },
            Screen::Routines(pack, at) => {
                let chosen = pack.routines[*at].id.clone();
                self.tonight = Choice { pack: Arc::clone(pack), routine: *at };
                self.screen = Screen::Home(self.home_rows().iter().position(|row| *row == HomeRow::Stretch).unwrap_or(0));
                self.remembered(Some(chosen))
            }
            Screen::Setup(setup) => {
                let ticked = setup.ticked();
                self.keep(&ticked)
            }
            _ => vec![],
        }
    }

    fn leave(&mut self, now: &Now) -> Vec<Effect> {
        if self.help.take().is_some() {
            return vec![];
        }
        self.opened = None;
        if let Some(effects) = self.leave_signs(now) {
            return effects;
        }
        if let Some(page) = self.page.take() {
            return self.left_page(page, now);
        }
        if let Screen::Guide(reader) = &mut self.screen
            && reader.leave()
        {
            return vec![];
        }
        if let Some(effects) = self.leave_diary() {
            return effects;
        }
        match &self.screen {
            Screen::Home(_) => vec![Effect::Exit(0)],
            Screen::Cramp(cramp) => {
                let mut cramp = cramp.clone();
                cramp.handle(crate::session::cramp::Input::Tick, now.mono);
                self.cramp_left(&cramp, now).into_iter().chain(self.go_home()).collect()
            }
            Screen::Session(_) => self.tell_session(Input::Quit, now),
            Screen::Setup(_) => self.set_up_over(),
            Screen::Steady(..)
            | Screen::Hips(..)
            | Screen::Outdated
            | Screen::Leg
            | Screen::Nothing(_)
            | Screen::Routines(..)
            | Screen::Guide(_)
            | Screen::End(_)
            | Screen::Care(_)
            | Screen::Diary(_)
            | Screen::Habits(_) => self.go_home(),
        }
    }

    fn go_home(&mut self) -> Vec<Effect> {
        self.screen = Screen::Home(0);
        if self.only_session { vec![Effect::Exit(0)] } else { vec![] }
    }

    fn tick(&mut self, now: &Now) -> Vec<Effect> {
        match self.screen {
            Screen::Cramp(_) | Screen::Care(_) => self.tick_in_cramp(now),
            Screen::Habits(_) => self.tick_habits(now),
            _ => self.tell_session(Input::Tick, now),
        }
    }
}

/// The word after this one, from the last back to the first.
fn next_word<W: Word + PartialEq>(word: W) -> W {
    let all = W::WORDS;
    let at = all.iter().position(|(_, w)| *w == word).unwrap_or(0);
    all[(at + 1) % all.len()].1
}
