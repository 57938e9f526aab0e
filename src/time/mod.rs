//! Time as a value. [`Clock`] is the only thing in the program that reads a clock; everything else is handed a [`Now`].

mod said;

pub use said::{Meant, Misread, day, length, meant, said, time_of_day};

use chrono::{DateTime, FixedOffset, Local, NaiveDateTime, TimeZone, Timelike, Utc};
use std::{
    env, fs,
    ops::{Add, Sub},
    path::Path,
    time::Duration,
};

/// A moment of a steady clock that goes on while the computer sleeps and is never set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mono(Duration);

impl Mono {
    /// The moment this long after the clock's own zero.
    #[must_use]
    pub fn from_zero(since: Duration) -> Self {
        Self(since)
    }

    /// The time from `earlier` to this moment; zero if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

impl Add<Duration> for Mono {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        Self(self.0.saturating_add(span))
    }
}

impl Sub<Duration> for Mono {
    type Output = Self;

    fn sub(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(span))
    }
}

/// One moment on both clocks: the steady one for lengths, the wall's for stamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// For lengths and deadlines.
    pub mono: Mono,
    /// For what is written down and shown; never for lengths.
    pub wall: DateTime<FixedOffset>,
}

impl Now {
    /// What the wall will show so much later, also across a clock change of the place we are in.
    #[must_use]
    pub fn wall_after(&self, span: Duration) -> DateTime<FixedOffset> {
        if self.is_here() { shown_after(self.wall, span, &Local) } else { self.wall + span }
    }

    /// The moment someone means who says this at `from` and here: see [`said`].
    ///
    /// # Errors
    /// [`Misread`].
    pub fn said(&self, text: &str, from: DateTime<FixedOffset>) -> Result<Meant, Misread> {
        if self.is_here() { said(text, from, &Local) } else { said(text, from, self.wall.offset()) }
    }

    /// The moment when the wall shows this here; the first of two, and the next where it never does.
    #[must_use]
    pub fn at(&self, wall: NaiveDateTime) -> DateTime<FixedOffset> {
        match if self.is_here() { meant(&Local, wall) } else { meant(self.wall.offset(), wall) } {
            Meant::Once(at) | Meant::Twice(at, _) | Meant::Never(at) => at,
        }
    }

    /// Whether the wall shows this place's own time: another offset is a traveller's or a test's.
    fn is_here(&self) -> bool {
        self.wall.with_timezone(&Local).fixed_offset().offset() == self.wall.offset()
    }

    /// The moment at which the wall clock next shows another minute.
    #[must_use]
    pub fn next_minute(&self) -> Mono {
        let into =
            Duration::from_secs(u64::from(self.wall.second())) + Duration::from_nanos(u64::from(self.wall.nanosecond() % 1_000_000_000));
        self.mono + Duration::from_secs(60).saturating_sub(into).max(Duration::from_millis(1))
    }
}

/// What the wall of a zone shows so long after `wall`.
fn shown_after(wall: DateTime<FixedOffset>, span: Duration, zone: &impl TimeZone) -> DateTime<FixedOffset> {
    (wall + span).with_timezone(zone).fixed_offset()
}

/// Reads the time.
pub trait Clock {
    /// The present moment.
    fn now(&self) -> Now;
}

/// The computer's own clocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Now {
        // Linux's monotonic clock stops in suspend, its boot-time clock does not; macOS's monotonic clock does not either.
        #[cfg(any(target_os = "linux", target_os = "android"))]
        let id = rustix::time::ClockId::Boottime;
        #[cfg(not(any(target_os = "linux", target_os = "android")))]
        let id = rustix::time::ClockId::Monotonic;
        let at = rustix::time::clock_gettime(id);
        let seconds = u64::try_from(at.tv_sec).unwrap_or(0);
        let nanos = u32::try_from(at.tv_nsec).unwrap_or(0);
        Now { mono: Mono(Duration::new(seconds, nanos)), wall: Utc::now().with_timezone(&Local).fixed_offset() }
    }
}

/// The zone the clock shows, by the name the computer has for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zone {
    /// This one.
    Named(String),
    /// One without a name, such as an offset.
    Nameless,
    /// `TZ` or the computer names one that is not installed here: the clock shows UTC instead.
    Missing(String),
}

/// The zone the clock shows: the one `TZ` names, else the computer's own.
#[must_use]
pub fn zone() -> Zone {
    const FOLDERS: [&str; 4] = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"];
    let installed = |name: &str| FOLDERS.iter().any(|folder| Path::new(folder).join(name).is_file());
    let named = |name: &str| name.len() <= 64 && name.starts_with(|c: char| c.is_ascii_alphabetic());
    match env::var("TZ") {
        Ok(text) => match text.strip_prefix(':').unwrap_or(&text) {
            "" => Zone::Nameless,
            name if named(name) && installed(name) => Zone::Named(name.to_owned()),
            path if Path::new(path).is_absolute() && Path::new(path).is_file() => Zone::Nameless,
            // A rule in figures: EST5EDT, <+0330>-3:30.
            rule if rule.contains(|c: char| c.is_ascii_digit()) && !rule.contains('/') => Zone::Nameless,
            other => Zone::Missing(other.to_owned()),
        },
        Err(_) => match iana_time_zone::get_timezone() {
            // Reading it through the link says whether what it points to is there.
            Ok(name) if !named(&name) || installed(&name) || fs::metadata("/etc/localtime").is_ok() => Zone::Named(name),
            Ok(name) => Zone::Missing(name),
            Err(_) => Zone::Nameless,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_minute_is_when_the_wall_clock_turns() {
        let wall = DateTime::parse_from_rfc3339("2026-10-25T02:59:57.250+01:00").unwrap();
        let now = Now { mono: Mono::from_zero(Duration::from_secs(100)), wall };
        assert_eq!(now.next_minute().since(now.mono), Duration::from_millis(2750));
    }

    #[test]
    fn a_clock_change_on_the_way_is_in_what_the_wall_will_show() {
        let zone = chrono_tz::Europe::Berlin;
        let after = |wall: &str, minutes: u64| {
            let wall = DateTime::parse_from_rfc3339(wall).unwrap();
            shown_after(wall, Duration::from_secs(60 * minutes), &zone).to_rfc3339()
        };
        assert_eq!(after("2026-03-29T01:50:00+01:00", 9), "2026-03-29T01:59:00+01:00");
        assert_eq!(after("2026-03-29T01:50:00+01:00", 20), "2026-03-29T03:10:00+02:00");
        assert_eq!(after("2026-10-25T02:50:00+02:00", 20), "2026-10-25T02:10:00+01:00");
        assert_eq!(after("2026-10-25T02:50:00+01:00", 20), "2026-10-25T03:10:00+01:00");
    }

    #[test]
    fn the_steady_clock_never_goes_back() {
        let first = SystemClock.now().mono;
        assert!(SystemClock.now().mono >= first);
    }
}
