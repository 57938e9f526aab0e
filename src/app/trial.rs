//! The trial on oneself on the screen, and what the diary brings up by itself: pages laid over what was there, and their keys.

use super::{App, Effect, Page, PageKind, Screen, record::UNDONE};
use crate::{
    diary::{Diary, Stage, Worry, orders},
    keys::{Action, Context},
    model::{Record, TrialDesign, TrialReason, TrialStep},
    time::Now,
};
use chrono::NaiveDate;

/// What can be done about a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// None is on: one can be begun.
    Off,
    /// One is on.
    On,
    /// One waits.
    Paused,
    /// It is asked whether to end the one that is on.
    Ending,
    /// The person ended it as the last thing they did: that can be undone.
    Ended,
    /// It is over; what it found stands.
    Done,
}

impl Stand {
    fn of(diary: &Diary, tonight: NaiveDate, now: &Now) -> Self {
        match diary.trial().map(|trial| trial.stage(tonight)) {
            Some(Stage::Running) => Self::On,
            Some(Stage::Paused(..)) => Self::Paused,
            Some(Stage::Stopped(TrialReason::Wish, _)) if is_last(diary, now) => Self::Ended,
            Some(Stage::Stopped(..) | Stage::Done) => Self::Done,
            None => Self::Off,
        }
    }
}

/// Whether nothing was written since the trial was ended, and that not long ago.
fn is_last(diary: &Diary, now: &Now) -> bool {
    let last = diary.last_change(now.wall - UNDONE).map(|entry| &entry.record);
    matches!(last, Some(Record::Trial(TrialStep::Stopped(_))))
}

/// Which keys hold on a page.
pub(super) fn context_of(kind: PageKind) -> Context {
    match kind {
        PageKind::Trial(Stand::Off) => Context::Trial,
        PageKind::Trial(Stand::On) => Context::TrialOn,
        PageKind::Trial(Stand::Paused) => Context::TrialPaused,
        PageKind::Trial(Stand::Ending) => Context::TrialEnding,
        PageKind::Trial(Stand::Ended) => Context::TrialEnded,
        PageKind::Trial(Stand::Done) => Context::TrialDone,
        PageKind::About | PageKind::Card | PageKind::Worry(_) => Context::Page,
    }
}

impl App {
    /// The program on the page of the trial, with this diary; when that is left, so is the program.
    #[must_use]
    pub fn straight_to_trial(mut self, diary: Diary, problems: usize, now: &Now) -> Self {
        self.only_session = true;
        // What was stopped is for the first screen.
        let _ = self.take_diary(diary, problems, now);
        self.open_trial(now);
        self
    }

    fn open_trial(&mut self, now: &Now) {
        if let Some(diary) = self.diary() {
            self.page = Some(Page { kind: PageKind::Trial(Stand::of(diary, self.tonight_at(now), now)), scrolled: 0 });
        }
    }

    /// Does what a key asks of a trial; `None` for keys that mean something else.
    pub(super) fn act_on_trial(&mut self, action: Action, now: &Now) -> Option<Vec<Effect>> {
        let step = match action {
            Action::Trial => {
                self.open_trial(now);
                return Some(vec![]);
            }
            Action::EndTrial => {
                self.page = Some(Page { kind: PageKind::Trial(Stand::Ending), scrolled: 0 });
                return Some(vec![]);
            }
            // A plan cannot be taken back, and what was found would be gone from the page: one key never begins another.
            Action::AnotherTrial => {
                self.page = Some(Page { kind: PageKind::Trial(Stand::Off), scrolled: 0 });
                return Some(vec![]);
            }
            Action::Undo if matches!(self.page, Some(Page { kind: PageKind::Trial(_), .. })) => return Some(self.undo(now)),
            Action::EndTrialNow => TrialStep::Stopped(TrialReason::Wish),
            Action::BeginTrial => TrialStep::Began(TrialDesign::BeforeAfter),
            Action::BeginWeeks => TrialStep::Began(TrialDesign::Blocks(self.drawn(now))),
            Action::TrialIll => TrialStep::Paused(TrialReason::Illness),
            Action::TrialAway => TrialStep::Paused(TrialReason::Travel),
            Action::TrialGoOn => TrialStep::Resumed,
            _ => return None,
        };
        // A night that has begun must not be chosen by what it was like: a trial begins with the next. Who is ill pauses the one to come.
        let night = if matches!(step, TrialStep::Began(_)) { self.next_night(now) } else { now.wall.date_naive() };
        Some(self.write_for(night, Record::Trial(step), now))
    }

    /// One of the orders of weeks. Nobody can time a key press to the nanosecond: that is the lot.
    fn drawn(&self, now: &Now) -> Vec<bool> {
        let all = orders();
        let lot = u64::from(now.wall.timestamp_subsec_nanos()).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        all.get(lot as usize % all.len()).cloned().unwrap_or_default()
    }

    /// Something was written down: a trial may stand differently, and the diary may have something to bring up.
    pub(super) fn look_again(&mut self, now: &Now) {
        if let Some(Page { kind: PageKind::Trial(_), .. }) = self.page {
            self.open_trial(now);
        }
        self.bring_up(now);
    }

    /// Lays over the first screen or the diary what the diary must say once, unless something else is read or written.
    pub(super) fn bring_up(&mut self, now: &Now) {
        let calm = match &self.screen {
            Screen::Home(_) => !self.only_session,
            Screen::Diary(book) => book.form().is_none(),
            _ => false,
        };
        let worry = self.diary().and_then(|diary| diary.worry(self.tonight_at(now)));
        if let Some(worry) = worry.filter(|_| calm && self.page.is_none() && self.danger.is_none()) {
            self.page = Some(Page { kind: PageKind::Worry(worry), scrolled: 0 });
        }
    }

    /// A page was left.
    pub(super) fn left_page(&mut self, page: Page, now: &Now) -> Vec<Effect> {
        match page.kind {
            // Read: never again.
            PageKind::Worry(_) => {
                Worry::sign().map(|sign| self.write_for(self.tonight_at(now), Record::Told(sign), now)).unwrap_or_default()
            }
            // Back to the one there is.
            PageKind::Trial(stand)
                if stand == Stand::Ending || stand == Stand::Off && self.diary().is_some_and(|d| d.trial().is_some()) =>
            {
                self.open_trial(now);
                vec![]
            }
            PageKind::Trial(_) if self.only_session => vec![Effect::Exit(0)],
            PageKind::Trial(_) | PageKind::About | PageKind::Card => vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Choice, Event},
        diary::fixture::{diary_of, night},
        keys::Key,
        model::{Draft, Entry, EntryId, Memory, NightFacts, Settings, Trust},
        time::Mono,
    };
    use chrono::{DateTime, NaiveDate};

    fn now() -> Now {
        Now { mono: Mono::default(), wall: DateTime::parse_from_rfc3339("2026-09-20T21:30:00+02:00").unwrap() }
    }

    fn opened(diary: Diary) -> App {
        App::new(Choice::nothing(), Settings::default(), Memory::default()).straight_to_trial(diary, 0, &now())
    }

    /// Presses a key, and writes down what that asks for.
    fn press(app: &mut App, key: Key) -> Vec<Effect> {
        let effects = app.update(Event::Key(key), &now());
        for (effect, bits) in effects.iter().zip(1000 + app.diary().map_or(0, Diary::len) as u128..) {
            if let Effect::Record(Draft { at, night, record }) = effect.clone() {
                let entry = Entry { id: EntryId::from_bits(bits), at, zone: None, night, trust: Trust::Sealed, record };
                app.update(Event::Recorded(entry), &now());
            }
        }
        effects
    }

    #[test]
    fn a_trial_is_begun_paused_and_taken_up_again_by_keys() {
        // It is evening: the night has begun, and may have had a cramp.
        let mut app = opened(Diary::default());
        assert_eq!(app.context(), Context::Trial);
        let effects = press(&mut app, Key::Char('b'));
        assert!(
            matches!(&effects[..], [Effect::Record(draft)] if draft.night == now().wall.date_naive().succ_opt().unwrap()
                && draft.record == Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter))),
            "{effects:?}"
        );
        assert_eq!(app.context(), Context::TrialOn);
        assert_eq!(press(&mut app, Key::Char('b')), []);
        press(&mut app, Key::Char('a'));
        assert_eq!(app.context(), Context::TrialPaused);
        press(&mut app, Key::Char(' '));
        assert_eq!(app.context(), Context::TrialOn);
        assert_eq!(press(&mut app, Key::Esc), [Effect::Exit(0)]);
    }

    #[test]
    fn a_trial_is_ended_by_a_key_after_a_question_and_that_can_be_undone() {
        let begun = (night(3), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)));
        let mut app = opened(diary_of([begun]));
        let stage = |app: &App| app.diary().and_then(Diary::trial).map(|trial| trial.stage(now().wall.date_naive()));
        assert_eq!(press(&mut app, Key::Char('x')), []);
        assert_eq!(app.context(), Context::TrialEnding);
        for no in [Key::Char('n'), Key::Esc] {
            assert_eq!(press(&mut app, no), []);
            assert_eq!((app.context(), stage(&app)), (Context::TrialOn, Some(Stage::Running)));
            press(&mut app, Key::Char('x'));
        }
        press(&mut app, Key::Char('y'));
        assert_eq!(app.context(), Context::TrialEnded);
        assert_eq!(stage(&app), Some(Stage::Stopped(TrialReason::Wish, now().wall.date_naive())));
        press(&mut app, Key::Char('u'));
        assert_eq!((app.context(), stage(&app)), (Context::TrialOn, Some(Stage::Running)));
        // Paused ones too; and once another is begun there is nothing to go back to.
        press(&mut app, Key::Char('a'));
        for key in "xynb".chars() {
            press(&mut app, Key::Char(key));
        }
        assert_eq!(app.context(), Context::TrialOn);
    }

    #[test]
    fn what_was_found_is_not_gone_with_one_key() {
        let begun = (NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)));
        let mut app = opened(diary_of([begun]));
        assert_eq!(app.context(), Context::TrialDone);
        for key in ['b', 'w', 'u', 'x', 'y'] {
            assert_eq!((press(&mut app, Key::Char(key)), app.context()), (vec![], Context::TrialDone), "{key}");
        }
        press(&mut app, Key::Char('n'));
        assert_eq!(app.context(), Context::Trial);
        assert_eq!((press(&mut app, Key::Esc), app.context()), (vec![], Context::TrialDone));
    }

    #[test]
    fn weeks_are_drawn_before_the_first_night() {
        let mut app = opened(Diary::default());
        let effects = press(&mut app, Key::Char('w'));
        let [Effect::Record(Draft { record: Record::Trial(TrialStep::Began(TrialDesign::Blocks(order))), .. })] = &effects[..] else {
            panic!("{effects:?}")
        };
        assert!(orders().contains(order));
    }

    #[test]
    fn what_the_diary_must_say_is_laid_over_it_once() {
        let four = Record::Night(NightFacts { cramps: Some(4), ..NightFacts::default() });
        let mut app = App::new(Choice::nothing(), Settings::default(), Memory::default());
        app.update(Event::Diary(Box::new(diary_of([(night(18), four)])), 0), &now());
        assert_eq!(app.page(), None, "nothing is laid under a key that was meant for the first screen");
        press(&mut app, Key::Char('d'));
        assert_eq!(app.page().map(|page| page.kind), Some(PageKind::Worry(Worry::ManyInOneNight)));
        assert!(matches!(&press(&mut app, Key::Enter)[..], [Effect::Record(Draft { record: Record::Told(_), .. })]));
        assert_eq!(app.page(), None);
        press(&mut app, Key::Esc);
        press(&mut app, Key::Char('d'));
        assert_eq!(app.page(), None);
    }
}
