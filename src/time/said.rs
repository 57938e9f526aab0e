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
    let text = text.trim().to_lowercase();
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

/// `02:40`, `2.40`, `2:40 pm` or `2:40pm`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (text, noon) = match text.strip_suffix("pm") {
        Some(rest) => (rest, Some(12)),
        None => text.strip_suffix("am").map_or((text, None), |rest| (rest, Some(0))),
    };
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    let number =
        |text: &str, longest| (text.len() <= longest && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<u32>().ok())?;
    let (hour, minute) = (number(hour, 2)?, number(minute, 2).filter(|_| minute.len() == 2)?);
    let hour = match noon {
        Some(noon) => (1..=12).contains(&hour).then_some(hour % 12 + noon)?,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A length of time as people say it: `15 min`, `90m`, `2 hours`, `an hour`; not more than a year.
#[must_use]
pub fn length(text: &str) -> Option<Duration> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = match text.strip_prefix("an ").or_else(|| text.strip_prefix("a ")) {
        Some(unit) => (1, unit),
        None => (text.get(..digits)?.parse::<i64>().ok()?, text.get(digits..)?),
    };
    let minutes = match unit.trim() {
        "m" | "min" | "mins" | "minute" | "minutes" => number,
        "h" | "hour" | "hours" => number.checked_mul(60)?,
        "d" | "day" | "days" => number.checked_mul(24 * 60)?,
        _ => return None,
    };
    (0..=366 * 24 * 60).contains(&minutes).then(|| Duration::minutes(minutes))
}
