//! The last weeks in pictures and in words: cramps week by week, by the hour, by muscle and leg, and the routine by evenings.

use super::{
    Hint,
    diary::READING,
    diary::{cramps_in_words, in_nights, nights_to, plain},
    footer, words,
};
use crate::{
    app::{App, TrendOf},
    diary::{Confidence, Diary, Evening, NOT_MARKED, Summary, Tally},
    keys::Context,
    time::Now,
};
use chrono::{Days, NaiveDate};

/// Weeks side by side.
const WEEKS: u64 = 12;
/// Nights in a week.
pub(super) const WEEK: u64 = 7;

/// A week of nights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekView {
    /// Its first night.
    pub begins: String,
    /// Cramps in it, as far as anyone said.
    pub cramps: u32,
    /// How many of its nights anyone said something of.
    pub recorded: u32,
    /// Cramps in seven recorded nights, in tenths.
    pub tenths: u32,
    /// What is plausible for that, in tenths.
    pub plausible: Option<(u32, u32)>,
    /// Its nights: whether anyone said something of each, and whether it is one with the routine, in a trial that has been looked at.
    pub nights: Vec<(bool, bool)>,
}

impl WeekView {
    /// Whether most of its nights are ones with the routine, in a trial that has been looked at.
    #[must_use]
    pub fn is_with(&self) -> bool {
        self.nights.iter().filter(|(_, with)| *with).count() * 2 > self.nights.len()
    }
}

/// What is known of the routine of an evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EveningMark {
    /// Done to its end.
    Done,
    /// Done in part.
    Part,
    /// Left out, as somebody said.
    LeftOut,
}

impl From<Evening> for EveningMark {
    fn from(evening: Evening) -> Self {
        match evening {
            Evening::Whole => Self::Done,
            Evening::Part => Self::Part,
            Evening::LeftOut => Self::LeftOut,
        }
    }
}

/// A picture of the last weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Cramps week by week, the oldest first.
    Weeks(Vec<WeekView>),
    /// Cramps by the hour they began in, from noon to noon, with the name of each hour.
    Hours(Vec<(String, u32)>),
    /// How often each of some names; in groups.
    Bars(Vec<Vec<(String, u32)>>),
    /// The routine, evening by evening in rows of four weeks, with the first date of each; nothing where nobody said.
    Evenings(Vec<(String, Vec<Option<EveningMark>>)>),
}

/// The last weeks in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendView {
    /// What it is of.
    pub title: &'static str,
    /// Its number, and how many there are.
    pub place: (usize, usize),
    /// The picture.
    pub picture: Picture,
    /// The same in words, the most needed first.
    pub sentences: Vec<String>,
    /// What the signs of the picture mean.
    pub legend: Vec<&'static str>,
    /// The keys.
    pub footer: Vec<Hint>,
}

pub(super) fn trend(app: &App, diary: &Diary, of: TrendOf, now: &Now) -> TrendView {
    let last = app.last_night(now);
    // Hours, muscles and evenings of the same nights as the weeks.
    let summary = || diary.summary(u32::try_from(WEEKS * WEEK).unwrap_or(u32::MAX), app.tonight_at(now));
    let nothing = |picture| (picture, vec!["Nothing is recorded in the last 12 weeks.".to_owned()]);
    let (title, (picture, sentences)) = match of {
        TrendOf::Weeks => ("Cramps week by week", weeks_in_a_row(diary, last, app.tonight_at(now))),
        TrendOf::Hours => (
            "Cramps by the hour, 12 weeks",
            summary().map_or_else(|| nothing(Picture::Hours(vec![])), |summary| by_the_hour(app, &summary)),
        ),
        TrendOf::Places => {
            ("Which muscle, which leg, 12 weeks", summary().map_or_else(|| nothing(Picture::Bars(vec![])), |summary| by_place(&summary)))
        }
        TrendOf::Evenings => {
            ("The routine, 12 weeks", summary().map_or_else(|| nothing(Picture::Evenings(vec![])), |summary| evenings(&summary)))
        }
    };
    let sentences = if app.diary().is_some() { sentences } else { vec![READING.to_owned()] };
    let legend = match &picture {
        Picture::Weeks(weeks) if app.diary().is_some() => legend(weeks),
        _ => vec![],
    };
    let place = (of as usize + 1, TrendOf::ALL.len());
    TrendView { title, place, picture, sentences, legend, footer: footer(&app.keymap, Context::Trend) }
}

/// The diary as it is, trial or not. Which nights were with the routine is told apart only in what a trial's look has seen.
fn weeks_in_a_row(diary: &Diary, last: NaiveDate, tonight: NaiveDate) -> (Picture, Vec<String>) {
    let trial = diary.trial().map(|trial| (diary.found(&trial, tonight), trial));
    let seen = trial.as_ref().map_or(vec![], |(found, trial)| trial.seen(found, tonight));
    let with: Vec<NaiveDate> = seen.into_iter().filter(|(_, place)| place.with).map(|(night, _)| night).collect();
    let waits = trial.is_some_and(|(found, trial)| trial.waits(&found, tonight));
    let tenths = |a_week: f64| (a_week * 10.0).round() as u32;
    let week = |back: u64| -> Option<WeekView> {
        let end = last.checked_sub_days(Days::new(back * WEEK))?;
        let counts = diary.counts(nights_to(end, WEEK));
        let tally = Tally::of(&counts);
        Some(WeekView {
            begins: end.checked_sub_days(Days::new(WEEK - 1))?.format("%-d %b").to_string(),
            cramps: tally.cramps,
            recorded: tally.recorded,
            tenths: tally.per_week().map_or(0, tenths),
            plausible: tally.weekly_interval(Confidence::Usual).map(|range| (tenths(range.low), tenths(range.high))),
            nights: nights_to(end, WEEK).zip(counts).map(|(night, count)| (count.is_some(), with.contains(&night))).collect(),
        })
    };
    let weeks: Vec<WeekView> = (0..WEEKS).rev().filter_map(week).collect();
    let four = |weeks: &[WeekView]| {
        let (cramps, recorded) = weeks.iter().fold((0, 0), |(cramps, recorded), week| (cramps + week.cramps, recorded + week.recorded));
        in_nights(cramps, recorded, 28)
    };
    let recent = weeks.len().saturating_sub(4);
    let before = recent.saturating_sub(4);
    let sentences = vec![
        format!("The last 4 weeks: {}.", four(&weeks[recent..])),
        // These may be the two times of the trial.
        if waits { NOT_MARKED.to_owned() } else { format!("The 4 weeks before: {}.", four(&weeks[before..recent])) },
    ];
    (Picture::Weeks(weeks), sentences)
}

fn legend(weeks: &[WeekView]) -> Vec<&'static str> {
    let with = weeks.iter().any(|week| week.nights.iter().any(|(_, with)| *with));
    let signs = "Bars: cramps in seven recorded nights. Lines: what is plausible. ╱: a night nobody recorded, never taken as none.";
    [signs].into_iter().chain(with.then_some("Shaded, and r: nights with the routine, in your trial.")).collect()
}

fn by_the_hour(app: &App, summary: &Summary) -> (Picture, Vec<String>) {
    let named = |hour: u32| {
        let time = chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        (words::time_of_day(app.settings.hours, time), summary.hours.get(hour as usize).copied().unwrap_or(0))
    };
    let hours: Vec<(String, u32)> = (12..24).chain(0..12).map(named).collect();
    let said: Vec<String> = hours.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {count}")).collect();
    let sentence = match said.as_slice() {
        [] => "No cramp was written down by its time in these nights.".to_owned(),
        said => format!("Cramps by the hour they began in: {}.", said.join(", ")),
    };
    (Picture::Hours(hours), vec![sentence])
}

fn by_place(summary: &Summary) -> (Picture, Vec<String>) {
    let muscles: Vec<(String, u32)> = summary.muscles.iter().map(|(muscle, count)| (plain(muscle.word()), *count)).collect();
    let sides: Vec<(String, u32)> = summary.sides.iter().map(|(side, count)| (plain(side.word()), *count)).collect();
    let said = |rows: &[(String, u32)]| match rows {
        [] => "not written down".to_owned(),
        rows => rows.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", "),
    };
    let cramps = cramps_in_words(summary.episodes);
    let sentence = format!("Of {cramps} written down one by one: muscle {}; leg {}.", said(&muscles), said(&sides));
    (Picture::Bars(vec![muscles, sides]), vec![sentence])
}

fn evenings(summary: &Summary) -> (Picture, Vec<String>) {
    const A_ROW: usize = 28;
    let marks = summary.evenings.iter().map(|evening| evening.map(EveningMark::from));
    let nights: Vec<(NaiveDate, Option<EveningMark>)> = summary.first.iter_days().zip(marks).collect();
    let count = |of: Option<EveningMark>| nights.iter().filter(|(_, evening)| *evening == of).count();
    let sentence = format!(
        "{}: done on {}, in part on {}, left out on {}; nobody said on {}.",
        words::count(nights.len(), "evening", "evenings"),
        count(Some(EveningMark::Done)),
        count(Some(EveningMark::Part)),
        count(Some(EveningMark::LeftOut)),
        count(None)
    );
    let row = |row: &[(NaiveDate, Option<EveningMark>)]| {
        let first = row.first().map(|(night, _)| night.format("%-d %b").to_string()).unwrap_or_default();
        (first, row.iter().map(|(_, evening)| *evening).collect())
    };
    let rows = nights.chunks(A_ROW).map(row).collect();
    (Picture::Evenings(rows), vec!["■ done ▄ part □ left out · nobody said".into(), sentence])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CrampMuscle, EpisodeFacts, NightFacts, Record, Side, Skip};

    #[test]
    fn pictures_tell_missing_from_none_and_left_out_from_not_said() {
        use crate::{
            diary::fixture::{diary_of, night},
            model::{TrialDesign, TrialStep},
        };
        let said = |cramps, skipped| Record::Night(NightFacts { cramps, skipped, ..NightFacts::default() });
        let cramp = EpisodeFacts { muscle: Some(CrampMuscle::Foot), side: Some(Side::Left), ..EpisodeFacts::default() };
        // 14 nights as before: the first two weeks. Of the third nothing is said but in one night, of the fourth all.
        let mut records = vec![(night(0), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)))];
        records.extend((0..14).map(|at| (night(at), said(Some(1), None))));
        records.push((night(16), said(None, Some(Skip::Tired))));
        records.push((night(18), Record::Night(NightFacts { stretched: Some(false), ..NightFacts::default() })));
        records.extend((21..28).map(|at| (night(at), said(Some(0), None))));
        records.push((night(27), Record::Episode { of: None, facts: cramp }));
        let diary = diary_of(records);

        let (Picture::Weeks(weeks), _) = weeks_in_a_row(&diary, night(27), night(28)) else { panic!("another picture") };
        let marks: Vec<(u32, Vec<bool>)> =
            weeks[8..].iter().map(|week| (week.cramps, week.nights.iter().map(|(known, _)| *known).collect())).collect();
        let (all, none) = (vec![true; 7], vec![false; 7]);
        assert_eq!(marks, [(7, all.clone()), (7, all.clone()), (0, none), (1, all)]);

        let summary = diary.summary(84, night(28)).unwrap();
        let (picture, sentences) = by_place(&summary);
        assert_eq!(picture, Picture::Bars(vec![vec![("foot".into(), 1)], vec![("left".into(), 1)]]));
        assert_eq!(sentences, ["Of 1 cramp written down one by one: muscle foot 1; leg left 1."]);
        let (Picture::Evenings(rows), sentences) = evenings(&summary) else { panic!("another picture") };
        let [(first, evenings)] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((first.as_str(), evenings.len(), evenings[16], evenings[17]), ("1 Sep", 28, Some(EveningMark::LeftOut), None));
        assert_eq!(evenings[18], Some(EveningMark::LeftOut), "who says no has said");
        assert_eq!(sentences[1], "28 evenings: done on 0, in part on 0, left out on 2; nobody said on 26.");
    }

    /// The law of the trial's page holds here, too.
    #[test]
    fn before_the_look_no_week_is_told_apart() {
        use crate::{
            diary::fixture::{diary_of, night},
            model::{TrialDesign, TrialReason, TrialStep},
        };
        let lot = || TrialDesign::Blocks(vec![false, true, true, false, true, false]);
        let pictured = |design: TrialDesign, nights: usize, ended: Option<usize>| {
            let said = |at| (night(at), Record::Night(NightFacts { cramps: Some(1), ..NightFacts::default() }));
            let begun = [(night(0), Record::Trial(TrialStep::Began(design)))];
            let ended = ended.map(|at| (night(at), Record::Trial(TrialStep::Stopped(TrialReason::Wish))));
            let diary = diary_of(begun.into_iter().chain((0..nights).map(said)).chain(ended));
            let (Picture::Weeks(weeks), said) = weeks_in_a_row(&diary, night(nights - 1), night(nights)) else { panic!() };
            let with = weeks.iter().flat_map(|week| &week.nights).filter(|(_, with)| *with).count();
            let has = |start: &str| said.iter().any(|said| said.starts_with(start));
            (with, legend(&weeks).len() > 1, has(NOT_MARKED), has("The 4 weeks before"))
        };
        let (waits, none) = ((0, false, true, false), (0, false, false, true));
        for (design, nights, ended, shown) in [
            (TrialDesign::BeforeAfter, 10, None, waits),
            (TrialDesign::BeforeAfter, 41, None, waits),
            // The early looks see 42 and 49 nights, the last one all.
            (TrialDesign::BeforeAfter, 48, None, (28, true, false, true)),
            (TrialDesign::BeforeAfter, 60, None, (42, true, false, true)),
            (lot(), 41, None, waits),
            (lot(), 42, None, (21, true, false, true)),
            (TrialDesign::BeforeAfter, 41, Some(40), none),
        ] {
            assert_eq!(pictured(design.clone(), nights, ended), shown, "{design:?} {nights}");
        }
    }

    #[test]
    fn a_week_is_with_the_routine_if_most_of_its_nights_are() {
        let week = |with: usize| {
            let nights = (0..7).map(|at| (true, at < with)).collect();
            WeekView { begins: String::new(), cramps: 0, recorded: 7, tenths: 0, plausible: None, nights }.is_with()
        };
        assert_eq!([3, 4].map(week), [false, true]);
    }

    #[test]
    fn only_hours_with_cramps_are_named() {
        let cramp = Record::Episode { of: None, facts: EpisodeFacts::default() };
        let diary = crate::diary::fixture::diary_of([(crate::diary::fixture::night(0), cramp)]);
        let app = App::new(crate::app::Choice::nothing(), crate::model::Settings::default(), crate::model::Memory::default());
        let (_, sentences) = by_the_hour(&app, &diary.summary(84, crate::diary::fixture::night(1)).unwrap());
        assert_eq!(sentences, ["Cramps by the hour they began in: 21:00 1."]);
    }
}
