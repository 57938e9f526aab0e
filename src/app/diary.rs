//! The diary while it is looked at: which night, which line of it, and a form about it.

use super::{App, Effect, Form, Screen, form::Field};
use crate::{
    diary::Diary,
    keys::{Action, Context},
    model::{EntryId, Record},
    time::Now,
};
use chrono::{Days, NaiveDate};

/// The diary, open at a night.
#[derive(Clone, Debug)]
pub struct Book {
    /// The night, by the date of its evening.
    pub night: NaiveDate,
    /// What is looked at.
    pub look: Look,
    /// What was done last.
    pub done: Option<Deed>,
    /// Where a form leads back to.
    back: Back,
}

/// What is looked at.
#[derive(Clone, Debug)]
pub enum Look {
    /// The nights of a month.
    Nights,
    /// One night, with the marked line.
    Night(usize),
    /// The last weeks in a picture.
    Trend(TrendOf),
    /// A form.
    Form(Box<Form>),
}

/// What a picture of the last weeks shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrendOf {
    /// Cramps week by week.
    Weeks,
    /// Cramps by the hour.
    Hours,
    /// Cramps by muscle and side.
    Places,
    /// The routine, evening by evening.
    Evenings,
}

impl TrendOf {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Weeks, Self::Hours, Self::Places, Self::Evenings];

    /// The picture after this one, or before it; round and round.
    fn turned(self, right: bool) -> Self {
        let by = if right { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }
}

/// A line of a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NightLine {
    /// The night as a whole.
    Whole,
    /// A cramp.
    Episode(EntryId),
    /// A session.
    Session(EntryId),
}

/// Something that was done in the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Something was written down.
    Kept,
    /// A cramp was, and there was one like it.
    Doubled,
    /// Something was erased.
    Erased,
    /// The last change was taken back.
    Undone,
    /// There was none.
    NothingToUndo,
}

/// Where a form leads back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Back {
    Home,
    Nights,
    Night(usize),
}

impl Book {
    fn at(night: NaiveDate) -> Self {
        Self { night, look: Look::Nights, done: None, back: Back::Nights }
    }

    pub(super) fn context(&self) -> Context {
        match self.look {
            Look::Nights => Context::Diary,
            Look::Night(_) => Context::Night,
            Look::Trend(_) => Context::Trend,
            Look::Form(_) => Context::Form,
        }
    }

    /// The form, if there is one.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        if let Look::Form(form) = &self.look { Some(form) } else { None }
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        if let Look::Form(form) = &mut self.look { Some(form) } else { None }
    }

    /// The marked line of the night.
    #[must_use]
    pub fn line(&self, diary: &Diary) -> Option<NightLine> {
        let Look::Night(at) = self.look else { return None };
        night_lines(diary, self.night).get(at).copied()
    }
}

/// The lines of a night: itself, its cramps, its sessions.
#[must_use]
pub fn night_lines(diary: &Diary, night: NaiveDate) -> Vec<NightLine> {
    let known = diary.night(night);
    let episodes = known.into_iter().flat_map(|night| &night.episodes).map(|id| NightLine::Episode(*id));
    let sessions = known.into_iter().flat_map(|night| &night.sessions).map(|id| NightLine::Session(*id));
    std::iter::once(NightLine::Whole).chain(episodes).chain(sessions).collect()
}

impl App {
    /// The diary, while it is looked at.
    #[must_use]
    pub fn book(&self) -> Option<&Book> {
        if let Screen::Diary(book) = &self.screen { Some(book) } else { None }
    }

    fn book_mut(&mut self) -> Option<&mut Book> {
        if let Screen::Diary(book) = &mut self.screen { Some(book) } else { None }
    }

    /// Opens the diary at the last night, read or not.
    pub(super) fn open_diary(&mut self, now: &Now) -> Vec<Effect> {
        self.screen = Screen::Diary(Box::new(Book::at(self.last_night(now))));
        self.bring_up(now);
        vec![]
    }

    /// Does what a key asks of the diary, or of the first screen's question; `None` for keys that mean something else.
    pub(super) fn act_in_diary(&mut self, action: Action, now: &Now) -> Option<Vec<Effect>> {
        let effects = match action {
            Action::Diary => self.open_diary(now),
            Action::Cramps(number) => self.count_last_night(Some(number), now),
            Action::NotSure => self.count_last_night(None, now),
            Action::MoreCramps => self.ask_how_many(now),
            Action::WasOver => match self.was_one_cramp(now) {
                Some(effects) => effects,
                None => self.close_left_open(),
            },
            Action::WasAnother => self.close_left_open(),
            Action::Forget => {
                let open = self.left_open().map(|episode| (episode.id, episode.night));
                open.map(|(id, night)| self.write_for(night, Record::Revoke(id), now)).unwrap_or_default()
            }
            Action::Legs(value) => self.rate_legs(value, now),
            Action::Details => self.open_details(now),
            Action::Trend => self.look(Look::Trend(TrendOf::Weeks)),
            // What is not read yet cannot be taken back.
            Action::Undo if self.diary().is_none() => vec![],
            Action::Undo => {
                let effects = self.undo(now);
                let deed = if effects.is_empty() { Deed::NothingToUndo } else { Deed::Undone };
                self.deed(deed);
                effects
            }
            Action::Add => match self.book().map(|book| Form::new_episode(book.night)) {
                Some(form) => self.open_form(form),
                None => vec![],
            },
            Action::Edit => self.edit_line(),
            Action::EraseLine => self.erase_line(now),
            Action::Left => self.turn(false, now),
            Action::Right => self.turn(true, now),
            Action::Type('!') if self.book().and_then(Book::form).is_some_and(|form| !form.takes_own_words()) => self.open_signs(now),
            Action::Type(letter) => self.fill(|form| form.type_letter(letter))?,
            Action::Erase => self.fill(|form| form.edit(super::TextLine::erase))?,
            Action::EraseAhead => self.fill(|form| form.edit(super::TextLine::erase_ahead))?,
            Action::ToStart => self.fill(|form| form.edit(super::TextLine::start))?,
            Action::ToEnd => self.fill(|form| form.edit(super::TextLine::end))?,
            Action::Up => self.move_in_diary(-1, now)?,
            Action::Down => self.move_in_diary(1, now)?,
            Action::Open => self.open_in_diary(now)?,
            _ => return None,
        };
        Some(effects)
    }

    /// One look back, if the diary is looked at.
    pub(super) fn leave_diary(&mut self) -> Option<Vec<Effect>> {
        let book = self.book_mut()?;
        book.done = None;
        match book.look {
            Look::Nights => return Some(self.go_home()),
            Look::Night(_) | Look::Trend(_) => book.look = Look::Nights,
            Look::Form(_) => self.leave_form(),
        }
        Some(vec![])
    }

    fn leave_form(&mut self) {
        let Some(book) = self.book_mut() else { return };
        match book.back {
            Back::Home => self.screen = Screen::Home(0),
            Back::Nights => book.look = Look::Nights,
            Back::Night(at) => book.look = Look::Night(at),
        }
    }

    fn close_left_open(&mut self) -> Vec<Effect> {
        self.left_open().map(Form::of_episode).map(|form| self.open_form(form)).unwrap_or_default()
    }

    /// More than the keys of the first screen have: a number of its own.
    fn ask_how_many(&mut self, now: &Now) -> Vec<Effect> {
        let night = self.last_night(now);
        let Some(diary) = self.diary() else { return vec![] };
        let known = diary.night(night).and_then(crate::diary::Night::cramps).unwrap_or(0);
        let mut form = Form::of_night(diary, night);
        form.set_number(Field::Cramps, known.max(3) + 1);
        self.open_form(form)
    }

    /// What is not yet said of last night: of its last cramp, if there is one.
    fn open_details(&mut self, now: &Now) -> Vec<Effect> {
        let night = self.last_night(now);
        let Some(diary) = self.diary() else { return vec![] };
        let last = diary.night(night).and_then(|night| night.episodes.last()).and_then(|id| diary.episode(*id));
        let form = last.map_or_else(|| Form::of_night(diary, night), Form::of_episode);
        self.open_form(form)
    }

    fn open_form(&mut self, form: Form) -> Vec<Effect> {
        let back = match self.book().map(|book| &book.look) {
            Some(Look::Night(at)) => Back::Night(*at),
            Some(_) => Back::Nights,
            None => Back::Home,
        };
        let night = self.book().map_or(form.night(), |book| book.night);
        self.screen = Screen::Diary(Box::new(Book { look: Look::Form(Box::new(form)), back, ..Book::at(night) }));
        vec![]
    }

    fn look(&mut self, look: Look) -> Vec<Effect> {
        if let Some(book) = self.book_mut() {
            book.look = look;
            book.done = None;
        }
        vec![]
    }

    pub(super) fn deed(&mut self, deed: Deed) {
        if let Some(book) = self.book_mut() {
            book.done = Some(deed);
        }
    }

    fn fill(&mut self, change: impl FnOnce(&mut Form)) -> Option<Vec<Effect>> {
        self.book_mut()?.form_mut().map(change)?;
        Some(vec![])
    }

    /// Up or down: a week, a line, a field.
    fn move_in_diary(&mut self, by: isize, now: &Now) -> Option<Vec<Effect>> {
        let lines = self.diary().zip(self.book()).map_or(0, |(diary, book)| night_lines(diary, book.night).len());
        let book = self.book_mut()?;
        match &mut book.look {
            Look::Nights => return Some(self.move_nights(by * 7, now)),
            Look::Night(at) => *at = at.saturating_add_signed(by).min(lines.saturating_sub(1)),
            Look::Form(form) => form.step(by),
            Look::Trend(_) => {}
        }
        Some(vec![])
    }

    /// Left or right: a night, a picture, or within a field.
    fn turn(&mut self, right: bool, now: &Now) -> Vec<Effect> {
        if let Some(Book { look: Look::Trend(of), .. }) = self.book_mut() {
            *of = of.turned(right);
            return vec![];
        }
        if self.book().is_some_and(|book| book.form().is_none()) {
            return self.move_nights(if right { 1 } else { -1 }, now);
        }
        self.fill(|form| form.turn(right)).unwrap_or_default()
    }

    /// So many nights on, no further than tonight: of what is to come there is nothing to say.
    fn move_nights(&mut self, by: isize, now: &Now) -> Vec<Effect> {
        let tonight = self.tonight_at(now);
        let Some(book) = self.book_mut() else { return vec![] };
        let days = Days::new(u64::try_from(by.unsigned_abs()).unwrap_or(0));
        let moved = if by < 0 { book.night.checked_sub_days(days) } else { book.night.checked_add_days(days) };
        book.done = None;
        book.night = moved.filter(|night| *night <= tonight).unwrap_or(book.night);
        if let Look::Night(at) = &mut book.look {
            *at = 0;
        }
        vec![]
    }

    fn open_in_diary(&mut self, now: &Now) -> Option<Vec<Effect>> {
        match self.book()?.look {
            Look::Nights => Some(self.look(Look::Night(0))),
            Look::Night(_) => Some(self.edit_line()),
            Look::Trend(_) => Some(vec![]),
            Look::Form(_) => Some(self.keep_form(now)),
        }
    }

    fn edit_line(&mut self) -> Vec<Effect> {
        let (Some(diary), Some(book)) = (self.diary(), self.book()) else { return vec![] };
        let form = match book.line(diary) {
            Some(NightLine::Episode(id)) => diary.episode(id).map(Form::of_episode),
            Some(NightLine::Session(_)) => None,
            Some(NightLine::Whole) | None => Some(Form::of_night(diary, book.night)),
        };
        form.map(|form| self.open_form(form)).unwrap_or_default()
    }

    fn erase_line(&mut self, now: &Now) -> Vec<Effect> {
        let line = self.diary().zip(self.book()).and_then(|(diary, book)| Some((book.line(diary)?, book.night)));
        let Some((NightLine::Episode(id) | NightLine::Session(id), night)) = line else { return vec![] };
        let effects = self.write_for(night, Record::Revoke(id), now);
        if let Some(Book { look: Look::Night(at), done, .. }) = self.book_mut() {
            *at = at.saturating_sub(1);
            *done = Some(Deed::Erased);
        }
        effects
    }

    /// Keeps what the form says, unless there is trouble with it.
    fn keep_form(&mut self, now: &Now) -> Vec<Effect> {
        let starts = self.settings.night_starts;
        let Some(said) = self.book_mut().and_then(Book::form_mut).and_then(|form| form.said(starts, now)) else { return vec![] };
        self.leave_form();
        let Some((night, record)) = said else { return vec![] };
        if let Some(book) = self.book_mut() {
            book.night = night;
            book.done = Some(Deed::Kept);
        }
        self.write_for(night, record, now)
    }
}
