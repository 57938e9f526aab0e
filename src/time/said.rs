//! Moments as people say them, and the one place where a time on the wall becomes a moment. A clock that is put back shows a time
//! twice, one that is put forward never shows some: both are told, neither is guessed.

use chrono::{DateTime, Duration, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use std::fmt;

/// What a time on the wall stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// One moment.
    Once(DateTime<FixedOffset>),
    /// Two: the clock was put back that night. The earlier comes first.
    Twice(DateTime<FixedOffset>, DateTime<FixedOffset>),
    /// None: the clock was put forward over it. This is what it showed by then.
    Never(DateTime<FixedOffset>),
}

/// What this time on the wall stands for in this zone.
pub fn meant<Z: TimeZone>(zone: &Z, wall: NaiveDateTime) -> Meant {
    match zone.from_local_datetime(&wall) {
        MappedLocalTime::Single(at) => Meant::Once(at.fixed_offset()),
        MappedLocalTime::Ambiguous(a, b) => {
            let (a, b) = (a.fixed_offset(), b.fixed_offset());
            Meant::Twice(a.min(b), a.max(b))
        }
        MappedLocalTime::None => {
            // The clock as it went before the jump tells the moment; no jump was ever longer than a day.
            let before = (1..=26 * 4).find_map(|quarters| {
                let earlier = wall.checked_sub_signed(Duration::minutes(quarters * 15))?;
                zone.offset_from_local_datetime(&earlier).latest().map(|offset| (earlier, offset))
            });
            let at = before.and_then(|(earlier, _)| Some(zone.from_local_datetime(&earlier).latest()? + (wall - earlier)));
            Meant::Never(at.map_or_else(|| wall.and_utc().fixed_offset(), |at| at.fixed_offset()))
        }
    }
}

/// Why words are no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// They are none of the forms.
    Unknown,
    /// It has not come yet.
    Future,
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "is not a time. Say it like 02:40, \"15 min ago\", \"yesterday 23:50\" or \"2026-11-21 23:50\"",
            Self::Future => "has not come yet",
        })
    }
}

/// The moment someone means who says this now: `02:40` (the last time the clock showed it), `15 min ago`, `yesterday 23:50`,
/// `2026-11-21 23:50`, `now`, or a whole RFC 3339 date. Nothing later than now is meant.
///
/// # Errors
/// [`Misread`].
pub fn said<Z: TimeZone>(text: &str, now: DateTime<FixedOffset>, zone: &Z) -> Result<Meant, Misread> {
    let text = text.trim().to_lowercase().replace(" am", "am").replace(" pm", "pm");
    let not_later = |at: DateTime<FixedOffset>| if at <= now { Ok(at) } else { Err(Misread::Future) };
    if text == "now" {
        return Ok(Meant::Once(now));
    }
    if let Some(span) = text.strip_suffix("ago") {
        let at = length(span).and_then(|span| now.checked_sub_signed(span)).ok_or(Misread::Unknown)?;
        let here = zone.from_utc_datetime(&at.naive_utc()).fixed_offset();
        return Ok(Meant::Once(here));
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(&text.to_uppercase()) {
        return not_later(at).map(Meant::Once);
    }
    let today = now.with_timezone(zone).date_naive();
    if let Some(time) = time_of_day(&text) {
        // The last time the clock showed it: a time that came twice may have come once so far.
        return match past(meant(zone, today.and_time(time)), now) {
            Some(meant) => Ok(meant),
            None => today.pred_opt().map(|day| meant(zone, day.and_time(time))).ok_or(Misread::Unknown),
        };
    }
    let (day, time) = text.rsplit_once([' ', 't']).ok_or(Misread::Unknown)?;
    let (day, time) = (date(day.trim(), today).ok_or(Misread::Unknown)?, time_of_day(time).ok_or(Misread::Unknown)?);
    past(meant(zone, day.and_time(time)), now).ok_or(Misread::Future)
}

/// The day someone means who says this on the day `today`: `today`, `yesterday`, or like `2026-11-21`; none that is still to come.
#[must_use]
pub fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    date(text.trim().to_lowercase().as_str(), today).filter(|day| *day <= today)
}

/// What of it is not later than now.
fn past(meant: Meant, now: DateTime<FixedOffset>) -> Option<Meant> {
    match meant {
        Meant::Twice(first, second) if second > now => (first <= now).then_some(Meant::Once(first)),
        Meant::Once(at) | Meant::Never(at) | Meant::Twice(_, at) => (at <= now).then_some(meant),
    }
}

fn date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text {
        "today" => Some(today),
        "yesterday" => today.pred_opt(),
        // chrono would take years and spaces that nobody means.
        _ if text.len() == 10 => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok(),
        _ => None,
    }
}

/// A time of day as people say it: `02:40`, `2.40`, `2:40 pm`, `2:40p.m.` or `2pm`.
#[must_use]
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_ascii_lowercase();
    let half = [("pm", 12), ("p.m.", 12), ("am", 0), ("a.m.", 0)].into_iter().find_map(|(end, noon)| Some((text.strip_suffix(end)?, noon)));
    let (text, noon) = half.map_or((text.as_str(), None), |(text, noon)| (text.trim(), Some(noon)));
    let (hour, minute) = text.split_once([':', '.']).or(noon.map(|_| (text, "00")))?;
    let number =
        |text: &str, longest| (text.len() <= longest && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<u32>().ok())?;
    let (hour, minute) = (number(hour, 2)?, number(minute, 2).filter(|_| minute.len() == 2)?);
    let hour = match noon {
        Some(noon) => (1..=12).contains(&hour).then_some(hour % 12 + noon)?,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A length of time as people say it: `70 s`, `15 min`, `90m`, `2 hours`, `an hour`; not more than a year.
#[must_use]
pub fn length(text: &str) -> Option<Duration> {
    const YEAR: i64 = 366 * 24 * 3600;
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = match text.strip_prefix("an ").or_else(|| text.strip_prefix("a ")) {
        Some(unit) => (1, unit),
        None => (text.get(..digits)?.parse::<i64>().ok()?, text.get(digits..)?),
    };
    let seconds = match unit.trim() {
        "s" | "sec" | "secs" | "second" | "seconds" => 1,
        "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "h" | "hour" | "hours" => 3600,
        "d" | "day" | "days" => 24 * 3600,
        _ => return None,
    };
    number.checked_mul(seconds).filter(|seconds| (0..=YEAR).contains(seconds)).map(Duration::seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{Africa::Cairo, America::New_York, Australia::Lord_Howe, Europe::Oslo, Pacific::Apia};
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn a_clock_put_back_shows_a_time_twice_and_one_put_forward_never() {
        for (zone, said, first, second) in [
            (Oslo, "2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"),
            (New_York, "2026-11-01 01:30", "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"),
            (Lord_Howe, "2026-04-05 01:45", "2026-04-05T01:45:00+11:00", "2026-04-05T01:45:00+10:30"),
            (Cairo, "2026-10-29 23:30", "2026-10-29T23:30:00+03:00", "2026-10-29T23:30:00+02:00"),
        ] {
            assert_eq!(meant(&zone, wall(said)), Meant::Twice(at(first), at(second)), "{zone}");
        }
        for (zone, said, offered) in [
            (Oslo, "2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),
            (New_York, "2026-03-08 02:30", "2026-03-08T03:30:00-04:00"),
            (Lord_Howe, "2026-10-04 02:15", "2026-10-04T02:45:00+11:00"),
            (Cairo, "2026-04-24 00:30", "2026-04-24T01:30:00+03:00"),
            (Apia, "2011-12-30 12:00", "2011-12-31T12:00:00+14:00"),
        ] {
            assert_eq!(meant(&zone, wall(said)), Meant::Never(at(offered)), "{zone}");
        }
        assert_eq!(meant(&Oslo, wall("2026-06-01 02:30")), Meant::Once(at("2026-06-01T02:30:00+02:00")));
    }

    #[test]
    fn people_say_it_like_this() {
        let now = at("2026-11-22T07:05:00+01:00");
        let once = |text: &str| Ok(Meant::Once(at(text)));
        for (text, meant) in [
            ("now", once("2026-11-22T07:05:00+01:00")),
            ("15 min ago", once("2026-11-22T06:50:00+01:00")),
            ("15min ago", once("2026-11-22T06:50:00+01:00")),
            ("2 hours ago", once("2026-11-22T05:05:00+01:00")),
            ("an hour ago", once("2026-11-22T06:05:00+01:00")),
            ("02:40", once("2026-11-22T02:40:00+01:00")),
            ("2.40", once("2026-11-22T02:40:00+01:00")),
            ("2:40 am", once("2026-11-22T02:40:00+01:00")),
            ("2am", once("2026-11-22T02:00:00+01:00")),
            ("11.50 p.m.", once("2026-11-21T23:50:00+01:00")),
            ("11:50pm", once("2026-11-21T23:50:00+01:00")),
            ("12:10 AM", once("2026-11-22T00:10:00+01:00")),
            ("23:50", once("2026-11-21T23:50:00+01:00")),
            ("yesterday 23:50", once("2026-11-21T23:50:00+01:00")),
            ("yesterday 11:50 pm", once("2026-11-21T23:50:00+01:00")),
            ("Today 02:40", once("2026-11-22T02:40:00+01:00")),
            ("2026-11-20 23:50", once("2026-11-20T23:50:00+01:00")),
            ("2026-11-20T23:50", once("2026-11-20T23:50:00+01:00")),
            ("2026-11-20T23:50:00+02:00", once("2026-11-20T23:50:00+02:00")),
            ("2026-03-29 02:30", Ok(Meant::Never(at("2026-03-29T03:30:00+02:00")))),
            ("today 23:50", Err(Misread::Future)),
            ("2027-01-01 00:00", Err(Misread::Future)),
            ("2026-02-30 01:00", Err(Misread::Unknown)),
            ("25:00", Err(Misread::Unknown)),
            ("13:00 pm", Err(Misread::Unknown)),
            ("0am", Err(Misread::Unknown)),
            ("pm", Err(Misread::Unknown)),
            ("2:4", Err(Misread::Unknown)),
            ("-5 min ago", Err(Misread::Unknown)),
            ("99999999999999999999 min ago", Err(Misread::Unknown)),
            ("soon", Err(Misread::Unknown)),
            ("", Err(Misread::Unknown)),
        ] {
            assert_eq!(said(text, now, &Oslo), meant, "{text:?}");
        }
    }

    #[test]
    fn in_the_hour_that_comes_twice_only_what_has_come_is_meant() {
        let first = at("2026-10-25T02:40:00+02:00");
        let second = at("2026-10-25T02:40:00+01:00");
        let told = |now: &str| said("02:40", at(now), &Oslo);
        assert_eq!(told("2026-10-25T02:10:00+01:00"), Ok(Meant::Once(first)));
        assert_eq!(told("2026-10-25T07:00:00+01:00"), Ok(Meant::Twice(first, second)));
        assert_eq!(told("2026-10-25T02:10:00+02:00"), Ok(Meant::Once(at("2026-10-24T02:40:00+02:00"))));
    }

    proptest! {
        #[test]
        fn no_words_stop_the_parser_and_none_mean_the_future(text in "(\\PC|[0-9:. -]|ago|am|pm|min|h|yesterday|today|2026-11-2|T|Z|\\+02:00){0,12}") {
            let now = at("2026-11-22T07:05:00+01:00");
            for zone in [Oslo, Lord_Howe, Apia] {
                if let Ok(Meant::Once(at) | Meant::Never(at) | Meant::Twice(_, at)) = said(&text, now, &zone) {
                    prop_assert!(at <= now, "{} is {}", text, at);
                }
            }
            prop_assert!(day(&text, now.date_naive()).is_none_or(|day| day <= now.date_naive()));
            prop_assert!(length(&text).is_none_or(|length| length >= Duration::zero()));
        }
    }
}
