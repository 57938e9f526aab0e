//! A place where it is a given hour, whatever time it is where the tests run.

use chrono::{DateTime, FixedOffset, SubsecRound, Utc};
use std::sync::LazyLock;

/// What to set `TZ` to, and the moment at which the tests began, as it is shown there: within the first minute of this hour, and
/// of the same day at every hour. The clock is read once in a process, so that no day turns in the middle of a test.
pub(crate) fn place(hour: u32) -> (String, DateTime<FixedOffset>) {
    static BEGUN: LazyLock<DateTime<Utc>> = LazyLock::new(|| Utc::now().trunc_subsecs(0));
    let into_the_day = BEGUN.timestamp().rem_euclid(24 * 3600) / 60;
    let ahead = i64::from(hour) * 60 - into_the_day;
    // West of Greenwich is more than nothing here.
    let sign = if ahead < 0 { '+' } else { '-' };
    let offset = FixedOffset::east_opt(i32::try_from(ahead * 60).expect("less than a day")).expect("less than a day");
    (format!("XXX{sign}{}:{:02}", ahead.abs() / 60, ahead.abs() % 60), BEGUN.with_timezone(&offset))
}
