//! The diary in words: the nights of a month, one night, and what the first screen says of them. What nobody has said is shown
//! as not known, never as none.

use super::{
    EveningMark, FormView, Hint, Row, TrendView, footer,
    form::form_view,
    trend::{WEEK, trend},
    words,
};
use crate::{
    app::{App, Book, Deed, DiaryLook, LastNight, NightLine, night_lines},
    diary::{Diary, Episode, Night, SessionRecord, Standing, Verdict},
    keys::{Action, Bound, Context},
    model::{Course, Done, Id, Side},
    time::Now,
};
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate};
use std::time::Duration;

/// Nights in the strip of the first screen.
const STRIP: u16 = 14;

/// What is known of a night, as two signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NightMark {
    /// How many cramps; `None` if nobody said.
    pub cramps: Option<u16>,
    /// What became of the routine that evening; `None` if nobody said.
    pub evening: Option<EveningMark>,
}

impl NightMark {
    fn of(night: NaiveDate, diary: &Diary) -> Self {
        Self { cramps: diary.night(night).and_then(Night::cramps), evening: diary.evening(night).map(EveningMark::from) }
    }

    /// The sign for the cramps: a number, `·` for none, `?` where nobody said.
    #[must_use]
    pub fn cramps_sign(&self) -> String {
        match self.cramps {
            None => "?".into(),
            Some(0) => "·".into(),
            Some(number) if number > 99 => "99".into(),
            Some(number) => number.to_string(),
        }
    }

    /// The sign for the routine: `■` done, `▄` in part, `□` not, `·` where nothing is known.
    #[must_use]
    pub fn routine_sign(&self) -> &'static str {
        match self.evening {
            Some(EveningMark::Done) => "■",
            Some(EveningMark::Part) => "▄",
            Some(EveningMark::LeftOut) => "□",
            None => "·",
        }
    }
}

/// What the first screen asks or says of last night.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedView {
    /// The question, or what is known.
    pub text: String,
    /// The same where there is little room.
    pub short: String,
    /// The keys to answer with.
    pub keys: Vec<Hint>,
    /// It is about something that is not safe yet.
    pub alarming: bool,
}

/// The nights before tonight, and tonight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StripView {
    /// The nights, the oldest first; none before the diary is read.
    pub nights: Vec<NightMark>,
    /// Tonight, where it is not among them.
    pub tonight: Option<NightMark>,
}

/// The diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiaryView {
    /// The nights of a month.
    Nights(NightsView),
    /// One night.
    Night(NightView),
    /// The last weeks in a picture.
    Trend(TrendView),
    /// A form.
    Form(FormView),
}

impl DiaryView {
    /// The keys.
    #[must_use]
    pub fn footer(&self) -> &[Hint] {
        match self {
            Self::Nights(view) => &view.footer,
            Self::Night(view) => &view.footer,
            Self::Trend(view) => &view.footer,
            Self::Form(view) => &view.footer,
        }
    }
}

/// One night in a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayView {
    /// The day of its evening; nothing for a day of another month.
    pub day: String,
    /// What is known; `None` for a night to come.
    pub mark: Option<NightMark>,
    /// It is the one that is looked at.
    pub marked: bool,
}

/// The nights of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NightsView {
    /// The month.
    pub month: String,
    /// Its weeks, from Monday on.
    pub weeks: Vec<Vec<DayView>>,
    /// The night that is looked at.
    pub night: String,
    /// What is known of it, the count of its cramps first.
    pub lines: Vec<String>,
    /// What was done last, or what is wrong.
    pub said: String,
    /// The last nights in a line, where there is room for it.
    pub lately: String,
    /// The keys.
    pub footer: Vec<Hint>,
}

/// One night in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NightView {
    /// Which one.
    pub title: String,
    /// Its lines.
    pub rows: Vec<Row>,
    /// What was done last, or what is wrong.
    pub said: String,
    /// The keys.
    pub footer: Vec<Hint>,
}

/// What could not be saved, and the mend; nothing if all is safe.
pub(super) fn unsaved(app: &App) -> String {
    let saves = |bound: Bound<'_>| app.saves(bound.action).then(|| bound.keys[0].label());
    let key = app.keymap.bindings(app.context()).find_map(saves).unwrap_or_default();
    let again = if key.is_empty() { String::new() } else { format!(" {key} saves again.") };
    // A block that is not kept is worse than an entry that is not, and one key saves both.
    match (app.unremembered(), app.unsaved().len()) {
        (Some(why), _) if key.is_empty() => format!("{}: {why}", not_remembered(app)),
        (Some(why), _) => format!("{}; {key} saves again: {why}", not_remembered(app)),
        (None, 0) => String::new(),
        (None, number) if app.why_unsaved().is_empty() => {
            format!("{} not saved yet: another window is saving. It goes on by itself.", words::count(number, "entry is", "entries are"))
        }
        (None, number) => {
            format!("{} not saved: {}{again}", words::count(number, "entry is", "entries are"), app.why_unsaved())
        }
    }
}

/// What is not remembered.
#[must_use]
pub fn not_remembered(app: &App) -> &'static str {
    if app.is_blocked() { "The leg check is not saved" } else { "Your last answer is not saved" }
}

/// The time of day of a moment.
pub(super) fn clock(app: &App, at: DateTime<FixedOffset>) -> String {
    words::time_of_day(app.settings.hours, at.time())
}

/// What the first screen asks or says.
pub(super) fn asked(app: &App, now: &Now) -> AskedView {
    let keys = |wanted: fn(Action) -> bool| -> Vec<Hint> {
        let words = |action| match action {
            Action::Cramps(0) => "none",
            Action::MoreCramps => "more",
            Action::NotSure => "not sure",
            Action::Details => "details",
            Action::WasOver => "it is over",
            Action::WasAnother => "two cramps",
            Action::Forget => "forget it",
            _ => "",
        };
        let hint = |b: Bound<'_>| Hint { key: b.keys[0].label(), words: words(b.action) };
        app.keymap.bindings(Context::Home).filter(|b| wanted(b.action)).map(hint).collect()
    };
    let known =
        |text: String, short: String| AskedView { text, short, keys: keys(|action| action == Action::Details), ..AskedView::default() };
    let trouble = unsaved(app);
    if !trouble.is_empty() {
        return AskedView { short: trouble.clone(), text: trouble, alarming: true, ..AskedView::default() };
    }
    if let Some(open) = app.left_open() {
        let is_recent = open.night == app.last_night(now) || open.night == app.tonight_at(now);
        if let Some(other) = app.same_as(open) {
            let mut keys = keys(|action| matches!(action, Action::WasOver | Action::WasAnother));
            keys.iter_mut().take(1).for_each(|key| key.words = "one cramp");
            let times = format!("{} and {}", clock(app, open.onset), clock(app, other.onset));
            let day = if is_recent { String::new() } else { format!(" on {}", open.onset.format("%a %-d %b")) };
            return AskedView {
                text: format!("Cramps{day} at {times}: the same one?"),
                short: format!("{times}: the same?"),
                keys,
                ..AskedView::default()
            };
        }
        let when = if is_recent {
            format!("at {}", clock(app, open.onset))
        } else {
            format!("on {} at {}", open.onset.format("%a %-d %b"), clock(app, open.onset))
        };
        return AskedView {
            text: format!("A cramp {when} was left open."),
            short: format!("Cramp {when}: over?"),
            keys: keys(|action| matches!(action, Action::WasOver | Action::Forget)),
            ..AskedView::default()
        };
    }
    match app.known_of_last_night(now) {
        LastNight::Unread => AskedView::default(),
        LastNight::Ask => AskedView {
            text: "Last night, any cramps?".into(),
            short: "Cramps last night?".into(),
            keys: keys(|action| matches!(action, Action::Cramps(_) | Action::MoreCramps | Action::NotSure)),
            ..AskedView::default()
        },
        LastNight::Unsure => known("Last night: not sure.".into(), "Last night: not sure".into()),
        LastNight::Cramps(0, _) => known("Last night: no cramps.".into(), "Last night: none".into()),
        LastNight::Cramps(number, last) => {
            let number = words::count(usize::from(number), "cramp", "cramps");
            let said = app.diary().and_then(|diary| diary.night(app.last_night(now))).and_then(Night::outnumbered);
            let last = match (said, last) {
                (Some(said), _) => format!(" are listed and count, not the {said} said of it"),
                (None, Some(at)) => format!(", at {}", clock(app, at)),
                (None, None) => String::new(),
            };
            let unnamed = app.diary().and_then(|diary| diary.episode(*diary.night(app.last_night(now))?.episodes.last()?));
            let ask = if unnamed.is_some_and(|episode| episode.facts.muscle.is_none()) { " Which muscle?" } else { "" };
            known(format!("Last night: {number}{last}.{ask}"), format!("Last night: {number}"))
        }
    }
}

/// The last nights in signs; `None` where there is no diary.
pub(super) fn strip(app: &App, now: &Now) -> Option<StripView> {
    let Some(diary) = app.diary() else { return app.memory.diary.then(StripView::default) };
    if diary.is_empty() {
        return None;
    }
    let last = app.last_night(now);
    let tonight = app.tonight_at(now);
    let mark = |night| NightMark::of(night, diary);
    let nights = nights_to(last, u64::from(STRIP)).map(mark).collect();
    Some(StripView { nights, tonight: (tonight != last).then(|| mark(tonight)) })
}

/// What the first screen says of the diary.
pub(super) fn summary(app: &App, now: &Now) -> String {
    if app.diary_problems() > 0 {
        return "needs a look: unclench data check".into();
    }
    let Some(diary) = app.diary() else { return String::new() };
    if diary.is_empty() {
        return "nothing in it yet".into();
    }
    honest(app, diary, now)
}

/// The last nights counted, and what that does not say yet. Where a trial has an answer it comes first: the end is cut in small windows.
fn honest(app: &App, diary: &Diary, now: &Now) -> String {
    let (cramps, recorded) = count(diary, nights_to(app.last_night(now), u64::from(STRIP)));
    let counted = in_nights(cramps, recorded, u32::from(STRIP));
    match diary.standing(app.tonight_at(now)) {
        Standing::Answered(Verdict::TooEarly) => format!("your trial: too few nights or cramps to tell · {counted}"),
        Standing::Answered(Verdict::Unclear) => format!("your trial: unclear · {counted}"),
        Standing::Answered(verdict) => format!("your trial: {}, cause not proven · {counted}", verdict.word().to_lowercase()),
        Standing::TooEarly if recorded > 0 => format!("{counted} · too early to compare"),
        Standing::TooEarly | Standing::Untried => counted,
    }
}

/// What the first screen says of habits.
pub(super) fn habits_today(app: &App, now: &Now) -> String {
    app.habits_today(now).map(|(ticked, all)| format!("{ticked} of {all} today")).unwrap_or_default()
}

/// So many nights up to this one.
pub(super) fn nights_to(last: NaiveDate, number: u64) -> impl Iterator<Item = NaiveDate> {
    (0..number).rev().filter_map(move |back| last.checked_sub_days(Days::new(back)))
}

/// Cramps in these nights, and how many nights anyone said something of.
fn count(diary: &Diary, nights: impl Iterator<Item = NaiveDate>) -> (u32, u32) {
    let known = nights.filter_map(|night| diary.night(night).and_then(Night::cramps));
    known.fold((0, 0), |(cramps, recorded), number| (cramps + u32::from(number), recorded + 1))
}

/// Cramps in the nights that anyone said something of; of no such night nothing can be said.
pub(super) fn in_nights(cramps: u32, recorded: u32, nights: u32) -> String {
    match recorded {
        0 => format!("none of {nights} nights recorded"),
        _ => format!("{} in {recorded} recorded nights of {nights}", cramps_in_words(cramps)),
    }
}

pub(super) fn cramps_in_words(number: u32) -> String {
    match number {
        0 => "no cramps".into(),
        number => words::count(usize::try_from(number).unwrap_or(usize::MAX), "cramp", "cramps"),
    }
}

pub(super) fn diary(app: &App, book: &Book, now: &Now) -> DiaryView {
    let empty = Diary::default();
    let diary = app.diary().unwrap_or(&empty);
    match &book.look {
        DiaryLook::Nights => DiaryView::Nights(nights(app, diary, book, now)),
        DiaryLook::Night(at) => DiaryView::Night(night(app, diary, book, *at)),
        DiaryLook::Trend(of) => DiaryView::Trend(trend(app, diary, *of, now)),
        DiaryLook::Form(form) => DiaryView::Form(form_view(app, diary, form)),
    }
}

/// The nights of a month. While the diary is still being read, those that the ends of its files tell of.
fn nights(app: &App, diary: &Diary, book: &Book, now: &Now) -> NightsView {
    let tonight = app.tonight_at(now);
    let first = book.night.with_day(1).unwrap_or(book.night);
    let ends = |night| app.diary_ends().filter(|ends| ends.night(night).is_some());
    let monday = first.checked_sub_days(Days::new(u64::from(first.weekday().num_days_from_monday()))).unwrap_or(first);
    let day = |date: NaiveDate| {
        if date.month() != book.night.month() {
            return DayView::default();
        }
        let mark = if app.diary().is_some() {
            (date <= tonight).then(|| NightMark::of(date, diary))
        } else {
            ends(date).map(|ends| NightMark::of(date, ends))
        };
        DayView { day: date.day().to_string(), mark, marked: date == book.night }
    };
    let week = |number: u64| -> Vec<DayView> {
        (0..WEEK).filter_map(|at| monday.checked_add_days(Days::new(number * WEEK + at))).map(day).collect()
    };
    let weeks = (0..6).map(week).filter(|week| week.iter().any(|day| !day.day.is_empty())).collect();
    NightsView {
        month: book.night.format("%B %Y").to_string(),
        weeks,
        night: dates(book.night),
        lines: match app.diary() {
            None => ends(book.night).map(|ends| night_words(app, ends, book.night)).into_iter().flatten().chain([READING.into()]).collect(),
            Some(_) if book.night > tonight => vec!["Still to come.".into()],
            Some(_) => night_words(app, diary, book.night),
        },
        said: said(app, book),
        lately: lately(app, now),
        footer: with_arrows(app, Context::Diary, "night"),
    }
}

/// What the month says of the last nights, once the diary is read.
fn lately(app: &App, now: &Now) -> String {
    app.diary().filter(|diary| !diary.is_empty()).map(|diary| format!("Last nights: {}.", honest(app, diary, now))).unwrap_or_default()
}

/// `Night of Sat 24 → Sun 25 Oct`: by both its dates, so that nobody has to think which is meant.
pub(super) fn night_name(night: NaiveDate) -> String {
    format!("Night of {}", dates(night))
}

fn dates(night: NaiveDate) -> String {
    let next = night.succ_opt().unwrap_or(night);
    format!("{} → {}", night.format("%a %-d"), next.format("%a %-d %b"))
}

/// What is said where a long diary is still being read.
pub(super) const READING: &str = "Reading your diary …";

/// What is known of a night, line by line.
fn night_words(app: &App, diary: &Diary, night: NaiveDate) -> Vec<String> {
    let known = diary.night(night);
    let mut lines = vec![count_words(known)];
    let Some(known) = known else { return lines };
    lines.extend(known.episodes.iter().filter_map(|id| diary.episode(*id)).map(|episode| {
        let details = episode_words(episode);
        format!("{}  {details}", clock(app, episode.onset)).trim_end().to_owned()
    }));
    lines.extend(
        known
            .sessions
            .iter()
            .filter_map(|id| diary.session(*id))
            .map(|session| format!("{}  {}", clock(app, session.at), session_words(app, session))),
    );
    lines.extend(whole_words(known));
    lines
}

fn count_words(known: Option<&Night>) -> String {
    if let Some((night, said)) = known.and_then(|night| Some((night, night.outnumbered()?))) {
        return format!("{} listed: they count, not the {said} said of the night", cramps_in_words(night.cramps().unwrap_or(said).into()));
    }
    match known.and_then(Night::cramps) {
        None => "Cramps: not recorded".into(),
        Some(0) => "No cramps".into(),
        Some(number) => cramps_in_words(u32::from(number)),
    }
}

/// What was said of a night as a whole, besides the number of cramps.
fn whole_words(night: &Night) -> Vec<String> {
    let facts = &night.facts;
    let mut lines = Vec::new();
    lines.extend(facts.quality.map(|quality| format!("Slept {} of 5", quality.value())));
    lines.extend(facts.stretched.map(|did| if did { "Stretched" } else { "Did not stretch" }.to_owned()));
    lines.extend(facts.skipped.map(|why| format!("Routine left out: {}", plain(why.word()))));
    let factors = facts.factors.iter().flatten().map(|factor| plain(factor.word())).collect::<Vec<_>>();
    lines.extend((!factors.is_empty()).then(|| factors.join(", ")));
    lines.extend(facts.note.as_ref().filter(|note| !note.as_str().is_empty()).map(|note| format!("“{note}”")));
    lines
}

/// What is known of a cramp, but for its time.
fn episode_words(episode: &Episode) -> String {
    let facts = &episode.facts;
    let mut parts = Vec::new();
    let muscle = facts.muscle.map(|muscle| plain(muscle.word()));
    let side = facts.side.map(Side::word);
    parts.push(match (muscle, side) {
        (Some(muscle), Some(side)) => format!("{side} {muscle}"),
        (Some(muscle), None) => muscle,
        (None, Some(side)) => format!("{side}, muscle not said"),
        (None, None) => "muscle not said".to_owned(),
    });
    match facts.course {
        Some(Course::Over(length)) => parts.push(words::span(length)),
        Some(Course::Open) => parts.push("left open".into()),
        Some(Course::Unknown) | None => {}
    }
    parts.extend(facts.severity.map(|severity| format!("pain {}", severity.value())));
    parts.extend(facts.woke.filter(|woke| *woke).map(|_| "woke me".to_owned()));
    let helped = facts.helped.iter().flatten().map(|help| plain(help.word())).collect::<Vec<_>>();
    parts.extend((!helped.is_empty()).then(|| format!("helped: {}", helped.join(", "))));
    parts.extend(facts.soreness.map(|soreness| format!("sore {}", soreness.value())));
    parts.extend(facts.note.as_ref().filter(|note| !note.as_str().is_empty()).map(|note| format!("“{note}”")));
    parts.join(" · ")
}

fn session_words(app: &App, session: &SessionRecord) -> String {
    let held: Duration = session.held.iter().map(|held| held.time).sum();
    let how = match session.done {
        Some(Done::Completed) => "done",
        Some(Done::Partial) => "stopped early",
        Some(Done::Interrupted) | None => "broken off",
    };
    format!("{} · {how} · held {}", routine_name(app, &session.routine), words::span(held))
}

/// A routine by its name, where that is known without looking for it.
fn routine_name(app: &App, id: &Id) -> String {
    let known = app.tonight.pack.routine(id.as_str());
    known.map_or_else(|| plain(id.as_str()), |routine| routine.name.to_string())
}

/// A word of the diary as one reads it.
pub(super) fn plain(word: &str) -> String {
    word.replace('-', " ")
}

fn said(app: &App, book: &Book) -> String {
    let trouble = unsaved(app);
    if !trouble.is_empty() {
        return trouble;
    }
    let undo = super::key_of(&app.keymap, Context::Diary, Action::Undo);
    match book.done {
        Some(Deed::Kept) => format!("Saved. {undo} takes it back."),
        Some(Deed::Doubled) => format!("Saved, and now there are two of that minute, muscle and leg. If it is one: {undo} takes it back."),
        Some(Deed::Erased) => format!("Erased. {undo} brings it back."),
        Some(Deed::Undone) => format!("Taken back. {undo} does it after all."),
        Some(Deed::NothingToUndo) => "Nothing to take back.".into(),
        None => match app.diary_problems() {
            0 => String::new(),
            number => format!("{} of the diary: unclench data check", words::count(number, "line needs a look", "lines need a look")),
        },
    }
}

fn with_arrows(app: &App, context: Context, words: &'static str) -> Vec<Hint> {
    std::iter::once(Hint { key: "←↑↓→".into(), words }).chain(footer(&app.keymap, context)).collect()
}

fn night(app: &App, diary: &Diary, book: &Book, marked: usize) -> NightView {
    let known = diary.night(book.night);
    let row =
        |name: String, detail: String, below: String| Row { name, detail, end: String::new(), key: String::new(), below, marked: false };
    let rows = night_lines(diary, book.night).into_iter().enumerate().map(|(at, line)| {
        let shown = match line {
            NightLine::Whole => {
                let more = known.map(whole_words).unwrap_or_default();
                let nothing = "nothing else is recorded".to_owned();
                row("Night".into(), count_words(known), if more.is_empty() { nothing } else { more.join(" · ") })
            }
            NightLine::Episode(id) => {
                let Some(episode) = diary.episode(id) else { return row(String::new(), String::new(), String::new()) };
                let details = episode_words(episode);
                let details = if details.is_empty() { "no details yet".into() } else { details };
                row(clock(app, episode.onset), "cramp".into(), details)
            }
            NightLine::Session(id) => {
                let Some(session) = diary.session(id) else { return row(String::new(), String::new(), String::new()) };
                row(clock(app, session.at), "stretched".into(), session_words(app, session))
            }
        };
        Row { marked: at == marked, ..shown }
    });
    NightView {
        title: night_name(book.night),
        rows: rows.collect(),
        said: said(app, book),
        footer: with_arrows(app, Context::Night, "choose"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CrampMuscle, Entry, EntryId, EpisodeFacts, NightFacts, Record, Trust};
    use proptest::prelude::*;

    /// A diary in which these nights of November were said to have so many cramps.
    fn kept(said: &[(u32, Option<u16>)]) -> Diary {
        let entry = |(at, (day, cramps)): (usize, &(u32, Option<u16>))| Entry {
            id: EntryId::from_bits(at as u128 + 1),
            at: DateTime::UNIX_EPOCH.fixed_offset(),
            zone: None,
            night: NaiveDate::from_ymd_opt(2026, 11, *day).unwrap(),
            trust: Trust::Sealed,
            record: Record::Night(NightFacts { cramps: *cramps, ..NightFacts::default() }),
        };
        said.iter().enumerate().map(entry).collect()
    }

    /// The last nights are seen as soon as they are read. Nothing is counted by them, and none of the others is said to be empty.
    #[test]
    fn the_nights_last_written_about_come_before_the_rest() {
        let wall = NaiveDate::from_ymd_opt(2026, 11, 14).unwrap().and_hms_opt(8, 0, 0).unwrap().and_utc().fixed_offset();
        let now = Now { mono: crate::time::Mono::default(), wall };
        let mut app = App::new(crate::app::Choice::nothing(), crate::model::Settings::default(), crate::model::Memory::default());
        let mut shown = |event| {
            app.update(event, &now);
            let marks = match crate::present::view(&app, &now) {
                crate::present::View::Diary(DiaryView::Nights(view)) => {
                    let days = view.weeks.into_iter().flatten().filter_map(|day| Some((day.day, day.mark?.cramps)));
                    Some((days.collect::<Vec<_>>(), view.lines))
                }
                _ => None,
            };
            (marks, format!("{:?}", crate::present::view(&app, &now)))
        };
        let key = |letter| crate::app::Event::Key(crate::keys::Key::Char(letter));
        let ends = shown(crate::app::Event::DiaryEnds(Box::new(kept(&[(12, Some(0)), (13, Some(2))]))));
        assert!(!ends.1.contains("2 cramps"), "home says nothing before all is read: {}", ends.1);
        let (marks, lines) = shown(key('d')).0.unwrap();
        assert_eq!(marks, [("12".into(), Some(0)), ("13".into(), Some(2))]);
        assert_eq!(lines, ["2 cramps", READING]);
        assert!(!shown(key('t')).1.contains("2 cramps"), "no sum of a part");
        shown(key('q'));
        let whole = crate::app::Event::Diary(Box::new(kept(&[(3, Some(1)), (12, Some(0)), (13, Some(2))])), 0);
        let (marks, lines) = shown(whole).0.unwrap();
        assert_eq!((marks.len(), &marks[2], &marks[3]), (13, &("3".into(), Some(1)), &("4".into(), None)));
        assert_eq!(lines, ["2 cramps"]);
        assert_eq!(shown(crate::app::Event::DiaryEnds(Box::default())).0.unwrap().0.len(), 13, "what comes late says nothing new");
    }

    /// What is not read is not said to be nothing.
    #[test]
    fn while_the_diary_is_read_its_screens_say_so() {
        let wall = NaiveDate::from_ymd_opt(2026, 11, 14).unwrap().and_hms_opt(8, 0, 0).unwrap().and_utc().fixed_offset();
        let now = Now { mono: crate::time::Mono::default(), wall };
        let mut app = App::new(crate::app::Choice::nothing(), crate::model::Settings::default(), crate::model::Memory::default());
        let mut shown = |event| {
            app.update(event, &now);
            format!("{:?}", crate::present::view(&app, &now))
        };
        let key = |letter| crate::app::Event::Key(crate::keys::Key::Char(letter));
        for screen in [shown(key('d')), shown(key('t'))] {
            assert!(screen.contains(READING) && !screen.contains("is recorded"), "{screen}");
        }
        let read = shown(crate::app::Event::Diary(Box::new(kept(&[(13, Some(2))])), 0));
        assert!(!read.contains(READING) && read.contains("2 cramps in 1 recorded night"), "{read}");
    }

    proptest! {
        /// Every night has one sign, a night that nobody recorded is never shown as none, and the sums say the same.
        #[test]
        fn what_nobody_said_is_never_none(said in prop::collection::vec((1..15_u32, prop::option::of(0..120_u16)), 0..20)) {
            let diary = kept(&said);
            let last = NaiveDate::from_ymd_opt(2026, 11, 14).unwrap();
            let marks: Vec<_> = nights_to(last, 14).map(|night| NightMark::of(night, &diary)).collect();
            prop_assert_eq!(marks.len(), 14);
            for (mark, day) in marks.iter().zip(1..) {
                let known = said.iter().rev().find_map(|(other, cramps)| cramps.filter(|_| *other == day));
                let sign = match known {
                    None => "?".to_owned(),
                    Some(0) => "·".into(),
                    Some(number) => number.min(99).to_string(),
                };
                prop_assert_eq!(mark.cramps_sign(), sign);
            }
            let recorded = marks.iter().filter(|mark| mark.cramps_sign() != "?").count();
            prop_assert_eq!(count(&diary, nights_to(last, 14)).1, u32::try_from(recorded).unwrap());
        }
    }

    /// Whoever lets the lines run for the calf has not said that it was the calf.
    #[test]
    fn a_muscle_that_nobody_named_is_said_not_to_be_and_asked_for_with_a_key() {
        use crate::{
            app::{Choice, Event},
            diary::fixture::{diary_of, night},
            model::{Memory, Settings, fixture::classic},
            time::Mono,
        };
        let wall = DateTime::parse_from_rfc3339("2026-09-02T08:00:00+02:00").unwrap();
        let now = Now { mono: Mono::from_zero(Duration::ZERO), wall };
        let asks = |muscle| {
            let facts = EpisodeFacts { muscle, course: Some(Course::Over(Duration::from_secs(70))), ..EpisodeFacts::default() };
            let diary = diary_of(vec![(night(0), Record::Episode { of: None, facts })]);
            let words = diary.episodes().map(episode_words).collect::<Vec<_>>().concat();
            let mut app = App::new(Choice { pack: classic(), routine: 0 }, Settings::default(), Memory::default());
            app.update(Event::Diary(Box::new(diary), 0), &now);
            let asked = asked(&app, &now);
            (words, asked.text.ends_with(" Which muscle?"), asked.keys.iter().any(|hint| hint.words == "details"))
        };
        assert_eq!(asks(None), ("muscle not said · 1 min 10 s".into(), true, true));
        assert_eq!(asks(Some(CrampMuscle::Calf)), ("calf · 1 min 10 s".into(), false, true));
    }

    #[test]
    fn of_nights_that_nobody_recorded_nothing_is_said() {
        assert_eq!(in_nights(0, 0, 14), "none of 14 nights recorded");
        assert_eq!(in_nights(0, 3, 14), "no cramps in 3 recorded nights of 14");
        assert_eq!(in_nights(1, 12, 14), "1 cramp in 12 recorded nights of 14");
    }

    #[test]
    fn a_night_has_both_its_dates_and_a_line_for_its_session() {
        use crate::{
            app::{Choice, Event},
            diary::fixture::{diary_of, night},
            keys::Key,
            model::{HoldDone, Memory, SessionFacts, Settings},
        };
        let wall = DateTime::parse_from_rfc3339("2026-09-02T08:00:00+02:00").unwrap();
        let now = Now { mono: crate::time::Mono::default(), wall };
        let session = EntryId::from_bits(1);
        let id = |name| Id::new(name).unwrap();
        let time = Duration::from_secs(60);
        let held = HoldDone { session, step: 0, stretch: id("calf"), side: Side::Left, repetition: 1, time, whole: true };
        let facts = SessionFacts { done: Some(Done::Partial), ..SessionFacts::default() };
        let records = [
            Record::Session { routine: id("by-day"), minutes: None, planned: vec![] },
            Record::Held(held),
            Record::SessionFacts { session, facts },
        ];
        let mut app = App::new(Choice::nothing(), Settings::default(), Memory::default());
        app.update(Event::Diary(Box::new(diary_of(records.map(|record| (night(0), record)))), 0), &now);
        app.update(Event::Key(Key::Char('d')), &now);
        let crate::present::View::Diary(DiaryView::Nights(month)) = crate::present::view(&app, &now) else { panic!("no month") };
        let marked: Vec<_> = month.weeks.iter().flatten().filter(|day| day.marked).map(|day| day.day.as_str()).collect();
        assert_eq!((marked, month.night.as_str()), (vec!["1"], "Tue 1 → Wed 2 Sep"));
        app.update(Event::Key(Key::Enter), &now);
        let crate::present::View::Diary(DiaryView::Night(night)) = crate::present::view(&app, &now) else { panic!("no night") };
        assert_eq!(night.rows.iter().map(|row| row.marked).collect::<Vec<_>>(), [true, false]);
        assert_eq!(night.rows[1].below, "by day · stopped early · held 1 min");
    }

    #[test]
    fn the_first_screen_has_no_nights_of_an_empty_diary_and_says_that_it_is_empty() {
        let wall = NaiveDate::from_ymd_opt(2026, 11, 14).unwrap().and_hms_opt(8, 0, 0).unwrap().and_utc().fixed_offset();
        let now = Now { mono: crate::time::Mono::default(), wall };
        let mut app = App::new(crate::app::Choice::nothing(), crate::model::Settings::default(), crate::model::Memory::default());
        app.update(crate::app::Event::Diary(Box::default(), 0), &now);
        assert_eq!((strip(&app, &now), summary(&app, &now)), (None, "nothing in it yet".into()));
    }

    #[test]
    fn of_two_cramps_that_may_be_one_the_first_screen_asks() {
        use crate::{
            app::{Choice, Event},
            diary::fixture::{diary_of, night},
            model::{Memory, Settings},
        };
        let wall = DateTime::parse_from_rfc3339("2026-09-02T08:00:00+00:00").unwrap();
        let now = Now { mono: crate::time::Mono::default(), wall };
        let cramp = |minute, course| {
            let onset = wall.date_naive().and_hms_opt(2, minute, 0).map(|at| at.and_utc().fixed_offset());
            (night(0), Record::Episode { of: None, facts: EpisodeFacts { onset, course: Some(course), ..EpisodeFacts::default() } })
        };
        let mut app = App::new(Choice::nothing(), Settings::default(), Memory::default());
        let diary = diary_of([cramp(10, Course::Open), cramp(15, Course::Over(Duration::from_secs(60)))]);
        app.update(Event::Diary(Box::new(diary), 0), &now);
        let asked = asked(&app, &now);
        assert_eq!(asked.text, "Cramps at 02:10 and 02:15: the same one?");
        assert_eq!(asked.keys.iter().map(|hint| hint.words).collect::<Vec<_>>(), ["one cramp", "two cramps"]);
    }
}
