//! The numbers of the report for other programs. What is not known is `null`, never 0.

use super::Report;
use crate::diary::{Confidence, Interval, Middle, Summary};
use serde_json::{Value, json};

/// The numbers.
pub(super) fn numbers(report: &Report) -> String {
    let Summary { tally, .. } = &report.summary;
    let summary = &report.summary;
    let range = |of: Option<Interval>| of.map(|of| json!([of.low, of.high]));
    let middle = |of: Option<Middle>| of.map(|of| json!({ "median": of.median, "low": of.low, "high": of.high, "of": of.of }));
    let weeks = summary.weeks.iter().map(|week| {
        json!({
            "first": week.first.to_string(), "nights": week.nights, "cramps": week.tally.cramps, "recorded": week.tally.recorded,
            "per_week": week.tally.per_week(), "interval": range(week.interval()), "with_routine": week.with,
        })
    });
    let counted = |rows: Vec<(&str, u32)>| {
        rows.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect::<serde_json::Map<String, Value>>()
    };
    let value = json!({
        "schema": 1,
        "made": report.made.to_string(),
        "first": summary.first.to_string(),
        "last": summary.last.to_string(),
        "nights": tally.nights,
        "recorded": tally.recorded,
        "cramps": tally.cramps,
        "nights_with_cramp": tally.with_cramp,
        "per_week": tally.per_week(),
        "interval_95": range(tally.weekly_interval(Confidence::Usual)),
        "counts": summary.counts,
        "weeks": weeks.collect::<Vec<_>>(),
        "seconds": middle(summary.seconds),
        "pain": middle(summary.pain),
        "soreness": middle(summary.soreness),
        "sleep": middle(summary.sleep),
        "woke": { "yes": summary.woke.0, "said": summary.woke.1 },
        "muscles": counted(summary.muscles.iter().map(|(muscle, count)| (muscle.word(), *count)).collect()),
        "sides": counted(summary.sides.iter().map(|(of, count)| (of.word(), *count)).collect()),
        "hours": summary.hours,
        "helped": counted(summary.helped.iter().map(|(help, count)| (help.word(), *count)).collect()),
        "factors": summary.factors.iter().map(|of| json!({ "factor": of.factor.word(), "nights": of.nights, "with_cramp": of.with_cramp })).collect::<Vec<_>>(),
        "held_seconds": summary.held.0,
        "planned_seconds": summary.held.1,
        "hurt": counted(summary.hurt.iter().map(|(stretch, count)| (stretch.as_str(), *count)).collect()),
        "signs": summary.signs.iter().map(|(night, sign)| json!({ "night": night.to_string(), "sign": sign.as_str() })).collect::<Vec<_>>(),
    });
    format!("{value}\n")
}
