//! `unclench stretch --dry-run`: the exact timeline of a session, without holding it.

use super::{Stretch, coach, print_json, print_long};
use crate::{
    error::Error,
    paths::Paths,
    present,
    session::{Dropped, Kind, Plan, Screened},
    state,
};
use serde::Serialize;
use std::{iter, time::Duration};

#[derive(Serialize)]
struct Timeline<'a> {
    schema: u8,
    routine: &'a str,
    total_s: f64,
    segments: Vec<Line<'a>>,
    dropped: Vec<Lost>,
    screened: Vec<Changed>,
}

#[derive(Serialize)]
struct Line<'a> {
    start_s: f64,
    length_s: f64,
    kind: &'static str,
    stretch: &'a str,
    side: &'static str,
    rep: u16,
    of: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pace_s: Option<f64>,
}

#[derive(Serialize)]
struct Changed {
    stretch: String,
    why: Vec<String>,
    instead: Option<String>,
}

#[derive(Serialize)]
struct Lost {
    stretch: String,
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<f64>,
}

pub(super) fn run(stretch: &Stretch, paths: &Paths) -> Result<u8, Error> {
    let memory = state::load(paths.state_file().as_deref())?;
    let (choice, preferences) = coach::chosen(stretch, paths, &memory)?;
    let plan = choice.plan(&preferences);
    if stretch.json { print_json(json(&plan)) } else { print_long(&mut iter::once(table(&plan))) }.map(|()| 0)
}

/// Every segment with the moment it starts.
fn starts(plan: &Plan) -> impl Iterator<Item = (Duration, &crate::session::Segment)> {
    plan.segments().iter().scan(Duration::ZERO, |at, segment| {
        let start = *at;
        *at += segment.length;
        Some((start, segment))
    })
}

fn json(plan: &Plan) -> serde_json::Result<String> {
    let segments = starts(plan).map(|(start, segment)| Line {
        start_s: start.as_secs_f64(),
        length_s: segment.length.as_secs_f64(),
        kind: segment.kind.word(),
        stretch: plan.stretch(segment.step).id.as_str(),
        side: segment.side.word(),
        rep: segment.repetition,
        of: segment.of,
        pace_s: segment.pace.map(|pace| pace.as_secs_f64()),
    });
    let timeline = Timeline {
        schema: 1,
        routine: plan.routine().id.as_str(),
        total_s: plan.total().as_secs_f64(),
        segments: segments.collect(),
        dropped: plan.dropped().iter().map(lost).collect(),
        screened: plan.screened().iter().map(changed).collect(),
    };
    serde_json::to_string(&timeline)
}

fn changed(screened: &Screened) -> Changed {
    Changed {
        stretch: screened.stretch.to_string(),
        why: screened.why.iter().map(ToString::to_string).collect(),
        instead: screened.instead.as_ref().map(ToString::to_string),
    }
}

fn lost(dropped: &Dropped) -> Lost {
    let (stretch, what, span) = match dropped {
        Dropped::Hold { stretch, from, to } => (stretch, "hold", Some((from.as_secs_f64(), to.as_secs_f64()))),
        Dropped::Gap { stretch, from, to } => (stretch, "gap", Some((from.as_secs_f64(), to.as_secs_f64()))),
        Dropped::Repetitions { stretch, from, to } => (stretch, "repetitions", Some((f64::from(*from), f64::from(*to)))),
        Dropped::Stretch { stretch } => (stretch, "stretch", None),
    };
    Lost { stretch: stretch.to_string(), what, from: span.map(|(from, _)| from), to: span.map(|(_, to)| to) }
}

fn table(plan: &Plan) -> String {
    let mut text = format!("{} ({})\n\n", plan.routine().name, plan.routine().id);
    for (start, segment) in starts(plan) {
        let what = match segment.kind {
            Kind::SetUp => format!("set-up  {}", plan.stretch(segment.step).name),
            Kind::Hold if segment.pace.is_some() => format!("move    {} times", segment.of),
            Kind::Hold => format!("hold    {} of {}", segment.repetition, segment.of),
            Kind::Rest => "rest".to_owned(),
            Kind::Switch => "switch".to_owned(),
        };
        let line = format!("{:>6}  {:>8}  {:5}  {what}", present::minutes(start), present::span(segment.length), segment.side.word());
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push_str(&format!("{:>6}  total\n", present::minutes(plan.total())));
    if plan.is_too_long() {
        text.push_str("\nThis is the shortest there is.\n");
    }
    if !plan.dropped().is_empty() {
        text.push_str("\nTo fit:\n");
        for dropped in plan.dropped() {
            text.push_str(&format!("  {}\n", present::dropped(dropped, plan.pack())));
        }
    }
    if let Some(nothing) = present::unsuited(plan) {
        text.push_str(&format!("\n{nothing}\n"));
    }
    if !plan.screened().is_empty() {
        text.push_str("\nFor what you ticked:\n");
        for screened in plan.screened() {
            text.push_str(&format!("  {}\n", present::screened(screened, plan.pack())));
        }
    }
    let optional = plan.routine().steps.iter().enumerate().filter(|(_, step)| step.optional);
    for (stretch, _) in optional.filter_map(|(at, _)| plan.offer(at)) {
        text.push_str(&format!("\nAfterwards, if you like: {}\n", stretch.name));
    }
    text
}
