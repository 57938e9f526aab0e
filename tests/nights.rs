//! What the clock shows and which night it is, through the nights in which clocks are changed.

use chrono::{Duration, NaiveDate, NaiveTime};
use chrono_tz::{Africa::Cairo, America::New_York, Australia::Lord_Howe, Europe::Oslo, Tz};
use unclench::{
    model::night_of,
    time::{Meant, meant},
};

/// Minute by minute through the nights of both changes: every moment has one night, found again from what the wall showed.
#[test]
fn every_minute_of_a_changing_night_belongs_to_one_night() {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    let nights: [(Tz, &str, i64); 8] = [
        (Oslo, "2026-10-24", 25),
        (Oslo, "2026-03-28", 23),
        (New_York, "2026-10-31", 25),
        (New_York, "2026-03-07", 23),
        (Lord_Howe, "2026-04-04", 24),
        (Lord_Howe, "2026-10-03", 23),
        (Cairo, "2026-10-29", 25),
        (Cairo, "2026-04-23", 23),
    ];
    for (zone, evening, hours) in nights {
        let evening: NaiveDate = evening.parse().unwrap();
        let Meant::Once(start) = meant(&zone, evening.and_time(noon)) else { panic!("noon is no time of change") };
        let mut minutes = 0;
        for minute in 0.. {
            let moment = (start + Duration::minutes(minute)).with_timezone(&zone).fixed_offset();
            if night_of(moment, noon) != evening {
                assert_eq!(night_of(moment, noon), evening.succ_opt().unwrap());
                break;
            }
            minutes += 1;
            let again = match meant(&zone, moment.naive_local()) {
                Meant::Once(at) => at == moment,
                Meant::Twice(a, b) => a == moment || b == moment,
                Meant::Never(_) => false,
            };
            assert!(again, "{zone} {moment}");
        }
        // Half an hour more or less at Lord Howe.
        assert!((minutes - hours * 60).abs() <= 30, "{zone} {evening}: {minutes}");
    }
}
