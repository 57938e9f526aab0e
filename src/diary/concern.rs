//! What the diary must bring up by itself: cramps so often or so bad that someone should look (sign rf28). Its numbers are editorial.

use super::Diary;
use crate::model::Id;
use chrono::{Days, NaiveDate};

/// Nights with cramps in each of two weeks, cramps in one night, wakings in one week, and how bad pain is how often in two weeks.
const NIGHTS_A_WEEK: usize = 3;
const IN_ONE_NIGHT: u16 = 4;
const WAKINGS_A_WEEK: usize = 2;
const BAD: u8 = 8;
const AGAIN_AND_AGAIN: usize = 3;

/// The danger sign this is about.
const SIGN: &str = "rf28";

/// Why someone should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worry {
    /// Cramps on three nights a week for two weeks.
    Often,
    /// Four in one night.
    ManyInOneNight,
    /// Woken twice a week.
    Woken,
    /// Pain of 8 and more again and again.
    Bad,
}

impl Worry {
    /// In words.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Often => "Your diary has cramps on three nights a week for two weeks.",
            Self::ManyInOneNight => "Your diary has four cramps or more in one night.",
            Self::Woken => "Your diary says that cramps woke you twice in a week.",
            Self::Bad => "Your diary has pain of 8 or more again and again.",
        }
    }

    /// What to do, beside every worry.
    pub const ADVICE: &'static str =
        "Lost sleep is reason enough for a check-up: book one with a doctor, or ask a pharmacist. You need not wait.";

    /// The sign to be remembered as told.
    #[must_use]
    pub fn sign() -> Option<Id> {
        Id::new(SIGN)
    }
}

impl Diary {
    /// What is to be brought up in this night or the morning after it: once, and never again.
    #[must_use]
    pub fn worry(&self, tonight: NaiveDate) -> Option<Worry> {
        let was_told = Worry::sign().is_some_and(|sign| self.was_told(&sign));
        if was_told { None } else { self.concern(tonight) }
    }

    /// What the last two weeks hold, told or not.
    #[must_use]
    pub fn concern(&self, tonight: NaiveDate) -> Option<Worry> {
        // This night may have been recorded or not yet.
        [Some(tonight), tonight.pred_opt()].into_iter().flatten().find_map(|last| self.concern_up_to(last))
    }

    fn concern_up_to(&self, last: NaiveDate) -> Option<Worry> {
        let back = |nights| last.checked_sub_days(Days::new(nights)).unwrap_or(NaiveDate::MIN);
        let (first, middle) = (back(13), back(6));
        let nights = || self.nights().skip_while(|(date, _)| *date < first).take_while(|(date, _)| *date <= last);
        let is_late = |date: NaiveDate| date >= middle;
        let with_cramps = |late: bool| nights().filter(|(date, night)| is_late(*date) == late && night.cramps() > Some(0)).count();
        let episodes = || {
            nights()
                .flat_map(|(date, night)| night.episodes.iter().map(move |id| (date, *id)))
                .filter_map(|(date, id)| Some((date, self.episode(id)?)))
        };
        let woken = episodes().filter(|(date, episode)| is_late(*date) && episode.facts.woke == Some(true));
        let bad = episodes().filter(|(_, episode)| episode.facts.severity.is_some_and(|severity| severity.value() >= BAD));
        if nights().any(|(_, night)| night.cramps() >= Some(IN_ONE_NIGHT)) {
            Some(Worry::ManyInOneNight)
        } else if with_cramps(false) >= NIGHTS_A_WEEK && with_cramps(true) >= NIGHTS_A_WEEK {
            Some(Worry::Often)
        } else if bad.count() >= AGAIN_AND_AGAIN {
            Some(Worry::Bad)
        } else if woken.count() >= WAKINGS_A_WEEK {
            Some(Worry::Woken)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::fixture::{diary_of, night},
        *,
    };
    use crate::model::{EpisodeFacts, NightFacts, Record, Severity};

    fn counted(counts: &[u16]) -> Diary {
        let said = |cramps: &u16| Record::Night(NightFacts { cramps: Some(*cramps), ..NightFacts::default() });
        diary_of(counts.iter().enumerate().map(|(at, cramps)| (night(at), said(cramps))))
    }

    fn cramps(of: &[(usize, EpisodeFacts)]) -> Diary {
        diary_of(of.iter().map(|(at, facts)| (night(*at), Record::Episode { of: None, facts: facts.clone() })))
    }

    #[test]
    fn what_is_often_or_bad_is_brought_up() {
        let often = counted(&[1, 0, 1, 0, 1, 0, 0, 2, 0, 1, 0, 0, 1, 0]);
        assert_eq!(often.worry(night(13)), Some(Worry::Often));
        assert_eq!(often.worry(night(14)), Some(Worry::Often), "in the evening too");
        assert_eq!(counted(&[1, 0, 1, 0, 0, 0, 0, 2, 0, 1, 0, 0, 1, 0]).worry(night(13)), None);
        assert_eq!(counted(&[4]).worry(night(0)), Some(Worry::ManyInOneNight));
        assert_eq!(counted(&[4]).worry(night(30)), None, "long ago");
        let woke = EpisodeFacts { woke: Some(true), ..EpisodeFacts::default() };
        assert_eq!(cramps(&[(0, woke.clone()), (3, woke.clone())]).worry(night(4)), Some(Worry::Woken));
        assert_eq!(cramps(&[(0, woke.clone()), (9, woke)]).worry(night(10)), None);
        let bad = EpisodeFacts { severity: Severity::new(8), ..EpisodeFacts::default() };
        assert_eq!(cramps(&[(0, bad.clone()), (3, bad.clone()), (9, bad)]).worry(night(10)), Some(Worry::Bad));
        assert_eq!(Diary::default().worry(night(0)), None);
    }

    #[test]
    fn it_is_brought_up_once() {
        let four = Record::Night(NightFacts { cramps: Some(4), ..NightFacts::default() });
        let told = Record::Told(Worry::sign().unwrap());
        let diary = diary_of([(night(0), four), (night(1), told)]);
        assert_eq!(diary.worry(night(1)), None);
        assert_eq!(diary.concern(night(1)), Some(Worry::ManyInOneNight));
    }
}
