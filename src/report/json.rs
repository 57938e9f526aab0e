//! The numbers of the report and of a trial for other programs. What is not known is `null`, never 0.

use super::Report;
use crate::{
    diary::{Comparison, Confidence, Diary, Found, Interval, Middle, Stage, Summary, Tally, Trial, Verdict, length},
    model::{TrialDesign, TrialReason},
};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// The trial that was last begun, on its own.
#[must_use]
pub fn trial_alone(diary: &Diary, tonight: NaiveDate) -> String {
    format!("{}\n", json!({ "schema": 1, "trial": diary.trial().map(|of| trial(&of, &diary.found(&of, tonight), tonight)) }))
}

fn range(of: Option<Interval>) -> Option<Value> {
    // An upper end without a limit is no number of JSON, and becomes null.
    of.map(|of| json!([of.low, of.high]))
}

fn tally(of: &Tally) -> Value {
    let Tally { cramps, with_cramp, recorded, nights, .. } = of;
    json!({ "cramps": cramps, "nights_with_cramp": with_cramp, "recorded": recorded, "nights": nights, "per_week": of.per_week() })
}

fn trial(of: &Trial, found: &Found, tonight: NaiveDate) -> Value {
    let (stage, since, reason) = match of.stage(tonight) {
        Stage::Running => ("running", None, None),
        Stage::Paused(why, since) => ("paused", Some(since), Some(why)),
        Stage::Stopped(why, since) => ("stopped", Some(since), Some(why)),
        Stage::Done => ("done", None, None),
    };
    let (design, order) = match &of.design {
        TrialDesign::BeforeAfter => ("before-after", None),
        TrialDesign::Blocks(order) => ("weeks", Some(order)),
    };
    let over = tonight.pred_opt().map_or(0, |last| of.nights(last).len());
    let verdict = match found.verdict() {
        Verdict::TooEarly => "too-early",
        Verdict::Unclear => "unclear",
        Verdict::SlightlyFewer => "slightly-fewer",
        Verdict::Fewer => "fewer",
        Verdict::More => "more",
    };
    let (comparison, weeks) = match found {
        Found::Compared { cramps, pain } => (Some(comparison(cramps, *pain)), None),
        Found::Blocks { blocks, with, without, orders } => {
            let blocks = blocks.iter().map(|(with, of)| json!({ "with_routine": with, "tally": tally(of) })).collect::<Vec<_>>();
            let weeks = json!({
                "weeks": blocks, "with": tally(with), "without": tally(without),
                "orders_as_far_apart": orders.map(|(as_far, _)| as_far), "orders": orders.map(|(_, all)| all),
            });
            (None, Some(weeks))
        }
    };
    json!({
        "design": design, "order": order, "first": of.first.to_string(), "last": of.end().map(|end| end.to_string()),
        "nights": length(&of.design), "over": over, "stage": stage, "since": since.map(|night| night.to_string()),
        "reason": reason.map(TrialReason::word), "routine_tonight": of.on(tonight).map(|place| place.with),
        "verdict": verdict, "comparison": comparison, "by_weeks": weeks,
    })
}

fn comparison(of: &Comparison, pain: Option<(f64, f64)>) -> Value {
    // Before the first look nothing is compared, here no more than in words.
    let seen = of.is_looked_at();
    let (ratio, mid) = (of.ratio.filter(|_| seen), of.mid().filter(|_| seen));
    json!({
        "before": tally(&of.before), "after": tally(&of.after),
        "confidence": if of.confidence == Confidence::Early { 0.99 } else { 0.95 },
        "rate_ratio": ratio.map(|ratio| ratio.rate),
        "interval": range(of.plausible.filter(|_| seen)),
        "interval_exact": range(ratio.map(|ratio| ratio.limits)), "p_exact": ratio.map(|ratio| ratio.p),
        "interval_mid_p": range(mid.map(|ratio| ratio.limits)), "p_mid_p": mid.map(|ratio| ratio.p),
        "p_fisher": seen.then_some(of.fisher), "unevenness": of.unevenness,
        "pain": pain.map(|(before, after)| [before, after]),
    })
}

/// The numbers.
pub(super) fn numbers(report: &Report) -> String {
    let Summary { tally, .. } = &report.summary;
    let summary = &report.summary;
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
        "trial": report.trial.as_ref().map(|(of, found)| trial(of, found, report.made)),
        "signs": summary.signs.iter().map(|(night, sign)| json!({ "night": night.to_string(), "sign": sign.as_str() })).collect::<Vec<_>>(),
    });
    format!("{value}\n")
}
