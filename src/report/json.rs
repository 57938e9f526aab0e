//! The numbers of the report and of a trial for other programs. What is not known is `null`, never 0.

use super::{FEW, FEW_OF_A_WEEK, Report, lately, said, weekly};
use crate::{
    diary::{Comparison, Confidence, Diary, Found, Interval, Middle, Stage, Summary, Tally, Trial, Verdict, length},
    model::{SafeText, TrialDesign, TrialReason},
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

/// What was counted; how often that is only once it has been looked at: two rates side by side are a comparison.
fn tally(of: &Tally, seen: bool) -> Value {
    let Tally { cramps, with_cramp, recorded, nights, .. } = of;
    let per_week = of.per_week().filter(|_| seen);
    json!({ "cramps": cramps, "nights_with_cramp": with_cramp, "recorded": recorded, "nights": nights, "per_week": per_week })
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
        Found::Blocks { blocks, with, without, orders, .. } => {
            let seen = orders.is_some();
            let blocks = blocks.iter().map(|(with, of)| json!({ "with_routine": with, "tally": tally(of, seen) })).collect::<Vec<_>>();
            let weeks = json!({
                "weeks": blocks, "with": tally(with, seen), "without": tally(without, seen),
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
    // Before the first look nothing is compared, here no more than in words: what was counted is there, no rate and nothing made of both.
    let seen = of.is_looked_at();
    let (ratio, mid) = (of.ratio.filter(|_| seen), of.mid().filter(|_| seen));
    json!({
        "before": tally(&of.before, seen), "after": tally(&of.after, seen),
        "confidence": if of.confidence == Confidence::Early { 0.999 } else { 0.95 },
        "rate_ratio": ratio.map(|ratio| ratio.rate),
        "interval": range(of.plausible.filter(|_| seen)),
        "interval_exact": range(ratio.map(|ratio| ratio.limits)), "p_exact": ratio.map(|ratio| ratio.p),
        "interval_mid_p": range(mid.map(|ratio| ratio.limits)), "p_mid_p": mid.map(|ratio| ratio.p),
        "p_fisher": seen.then_some(of.fisher), "unevenness": of.unevenness.filter(|_| seen),
        "pain": pain.filter(|_| seen).map(|(before, after)| [before, after]),
    })
}

/// The numbers.
pub(super) fn numbers(report: &Report) -> String {
    let Summary { tally, .. } = &report.summary;
    let summary = &report.summary;
    let middle = |of: Option<Middle>| of.map(|of| json!({ "median": of.median, "low": of.low, "high": of.high, "of": of.of }));
    let weeks = summary.weeks.iter().map(|week| {
        let weekly = weekly(&week.tally, FEW_OF_A_WEEK);
        json!({
            "first": week.first.to_string(), "nights": week.nights, "cramps": week.tally.cramps, "recorded": week.tally.recorded,
            "per_week": weekly.map(|(rate, _)| rate), "interval": range(weekly.map(|(_, range)| range)), "with_routine": week.with,
        })
    });
    let counted = |rows: Vec<(&str, u32)>| {
        let mut counts = serde_json::Map::new();
        counts.extend(rows.into_iter().map(|(name, count)| (name.to_owned(), count.into())));
        counts
    };
    let weekly = weekly(tally, FEW);
    let value = json!({
        "schema": 1,
        "made": report.tonight.to_string(),
        "first": summary.first.to_string(),
        "last": summary.last.to_string(),
        "nights": tally.nights,
        "recorded": tally.recorded,
        "cramps": tally.cramps,
        "nights_with_cramp": tally.with_cramp,
        "per_week": weekly.map(|(rate, _)| rate),
        "last_recorded": lately(summary).iter().map(|(recorded, with)| json!({ "recorded": recorded, "nights_with_cramp": with })).collect::<Vec<_>>(),
        "interval_95": range(weekly.map(|(_, range)| range)),
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
        "trial": report.trial.as_ref().map(|(of, found)| trial(of, found, report.tonight)),
        "medicines": said(&report.wanted.medicines).map(SafeText::as_str).collect::<Vec<_>>(),
        "questions": said(&report.wanted.questions).map(SafeText::as_str).collect::<Vec<_>>(),
        "signs": summary.signs.iter().map(|(night, sign)| json!({ "night": night.to_string(), "sign": sign.as_str() })).collect::<Vec<_>>(),
    });
    format!("{value}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diary::fixture::{AFTER, BEFORE, diary_of, night},
        model::{EpisodeFacts, NightFacts, Record, Severity, TrialStep},
    };

    fn told(design: TrialDesign, tonight: usize) -> Value {
        let said = |cramps: u32| Record::Night(NightFacts { cramps: u16::try_from(cramps).ok(), ..NightFacts::default() });
        let cramp = EpisodeFacts { severity: Severity::new(6), ..EpisodeFacts::default() };
        let counts = BEFORE.iter().chain(&AFTER).chain(&AFTER[..14]).zip(0..tonight);
        let nights =
            counts.flat_map(|(cramps, at)| [(night(at), said(*cramps)), (night(at), Record::Episode { of: None, facts: cramp.clone() })]);
        let diary = diary_of([(night(0), Record::Trial(TrialStep::Began(design)))].into_iter().chain(nights));
        serde_json::from_str(&trial_alone(&diary, night(tonight))).unwrap()
    }

    #[test]
    fn before_the_look_no_two_rates_stand_beside_each_other() {
        let weeks = || TrialDesign::Blocks(vec![false, true, true, false, true, false]);
        let compared = ["before/per_week", "after/per_week", "unevenness", "pain", "rate_ratio", "interval", "p_fisher"];
        let by_weeks = ["with/per_week", "without/per_week", "weeks/0/tally/per_week", "weeks/1/tally/per_week", "orders"];
        for (part, rates, counted, (early, late), design) in [
            ("comparison", &compared[..], "before/cramps", (41, 56), TrialDesign::BeforeAfter),
            ("by_weeks", &by_weeks[..], "without/cramps", (41, 42), weeks()),
        ] {
            for (tonight, is_null) in [(early, true), (late, false)] {
                let value = told(design.clone(), tonight);
                let at = |name: &str| value.pointer(&format!("/trial/{part}/{name}")).unwrap().clone();
                for name in rates {
                    assert_eq!(at(name).is_null(), is_null, "{name}, night {tonight}: {}", at(name));
                }
                assert!(at(counted).is_u64(), "what was counted is no comparison");
            }
        }
    }
}
