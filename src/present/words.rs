//! Numbers, sides, doses and times in words.

use crate::{
    model::{Dose, Effort, Evidence, Grade, Hours, Id, Need, Pack, Side, Sides, Width, sort},
    session::{Dropped, Kind, Measure, Plan, PlannedStep, Segment},
    time::Now,
};
use chrono::{NaiveTime, Timelike};
use std::time::Duration;

/// A length as `9:55`.
#[must_use]
pub fn minutes(length: Duration) -> String {
    let seconds = (length + Duration::from_millis(999)).as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A length that has passed, as `0:37`: seconds that are over.
pub(super) fn elapsed(length: Duration) -> String {
    minutes(Duration::from_secs(length.as_secs()))
}

/// A length in words: `30 s`, `10 min`, `1 min 30 s`.
#[must_use]
pub fn span(length: Duration) -> String {
    let seconds = (length + Duration::from_millis(999)).as_secs();
    match (seconds / 60, seconds % 60) {
        (0, s) => format!("{s} s"),
        (m, 0) => format!("{m} min"),
        (m, s) => format!("{m} min {s} s"),
    }
}

/// A number of things: `1 set`, `3 sets`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The time of day: `21:47` or `9:47 pm`.
#[must_use]
pub fn clock(hours: Hours, now: &Now) -> String {
    time_of_day(hours, now.wall.time())
}

/// A time of day in the person's format.
#[must_use]
pub fn time_of_day(hours: Hours, time: NaiveTime) -> String {
    match hours {
        Hours::Twelve => time.format("%-I:%M %P").to_string(),
        Hours::Auto | Hours::TwentyFour => time.format("%H:%M").to_string(),
    }
}

pub(super) fn day_and_time(hours: Hours, now: &Now) -> String {
    let part = match now.wall.hour() {
        5..=11 => "morning",
        12..=17 => "afternoon",
        18..=20 => "evening",
        _ => "night",
    };
    format!("{} {part} · {}", now.wall.format("%A"), clock(hours, now))
}

/// A length and when it ends: `9:55 · done by 21:57`. A minute that has begun counts as needed.
pub(super) fn ends(hours: Hours, length: Duration, now: &Now) -> String {
    format!("{} · done by {}", minutes(length), clock_after(hours, length, now))
}

/// The time of day so much later, a minute that has begun counted as needed.
pub(super) fn clock_after(hours: Hours, length: Duration, now: &Now) -> String {
    time_of_day(hours, now.wall_after(length + Duration::from_secs(59)).time())
}

/// How much of the settings and of the packs is not understood, in one line; nothing if all is.
pub(super) fn not_understood((settings, packs): (usize, usize)) -> String {
    match (settings, packs) {
        (0, 0) => String::new(),
        (settings, 0) => format!("Not understood: settings, {settings}. Listed when you leave."),
        (0, packs) => format!("Not understood: packs, {packs}. Listed when you leave."),
        (settings, packs) => format!("Not understood: settings, {settings}; packs, {packs}. Listed when you leave."),
    }
}

pub(super) fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "LEFT leg",
        Side::Right => "RIGHT leg",
        Side::Both => "both legs",
    }
}

/// Which repetition: `set 2 of 3`; nothing where there is only one.
pub(super) fn set(plan: &Plan, segment: &Segment) -> Option<String> {
    let moves = matches!(plan.steps()[segment.step].measure, Measure::Pace(_));
    (segment.of > 1 && !moves).then(|| format!("set {} of {}", segment.repetition, segment.of))
}

/// Where in a plan a segment is: `Calf stretch at the wall, RIGHT leg, set 2 of 3`.
pub(super) fn place(plan: &Plan, segment: &Segment) -> String {
    let mut words = format!("{}, {}", plan.stretch(segment.step).name, side(segment.side));
    if let Some(set) = set(plan, segment) {
        words.push_str(", ");
        words.push_str(&set);
    }
    words
}

/// What comes after the current segment.
pub(super) fn upcoming(plan: &Plan, next: Option<&Segment>) -> String {
    let Some(next) = next else { return "that was the last one".into() };
    match next.kind {
        Kind::SetUp => format!("{}, {}", plan.stretch(next.step).name, side(next.side)),
        Kind::Hold => match next.pace {
            Some(_) => format!("{} times, {}", next.of, side(next.side)),
            None => format!("hold {}, {}", span(next.length), side(next.side)),
        },
        Kind::Rest => format!("rest {}, then the same leg", span(next.length)),
        Kind::Switch => format!("rest {}, then {}", span(next.length), side(next.side)),
    }
}

pub(super) fn dose(step: &PlannedStep) -> String {
    let each = if step.sides == Sides::Each { ", each leg" } else { "" };
    match (step.measure, step.repetitions) {
        (Measure::Hold(hold), 1) => format!("{}{each}", span(hold)),
        (Measure::Hold(hold), times) => format!("{times} × {}{each}", span(hold)),
        (Measure::Pace(pace), times) => format!("{times} times, one each {}{each}", span(pace)),
    }
}

pub(super) fn effort(dose: &Dose) -> String {
    match dose.effort {
        Effort::Hold(s) if s.low == s.high => span(s.low),
        Effort::Hold(s) => format!("{} to {}", span(s.low), span(s.high)),
        Effort::Pace(_) => format!("{} times", dose.repetitions.default),
    }
}

pub(super) fn needs<'a>(needs: impl Iterator<Item = &'a Need>) -> String {
    let mut all: Vec<Need> = needs.copied().collect();
    sort(&mut all, Ord::cmp);
    all.dedup();
    let word = |need: &Need| match need {
        Need::Wall => "a wall",
        Need::Step => "a low step",
        Need::Chair => "a steady chair",
        Need::Strap => "a strap or belt",
        Need::Towel => "a towel",
        Need::Cushion => "a cushion",
        Need::Pillows => "pillows",
        Need::Bed => "a bed",
        Need::Desk => "a desk to hold",
    };
    all.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// A grade with the label shown to the person.
pub(super) fn evidence(evidence: Evidence) -> String {
    let label = grade(evidence.grade);
    if evidence.safety { format!("{label}, with a safety rule") } else { label.into() }
}

/// A grade's letter and what it means.
pub(super) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A · Well supported",
        Grade::B => "B · Some support",
        Grade::C => "C · Mixed or thin",
        Grade::D => "D · Common advice, untested",
        Grade::X => "X · Unlikely to help, or not as stated",
        Grade::S => "S · Safety rule",
    }
}

/// What a plan left out, in one line.
#[must_use]
pub fn dropped(dropped: &Dropped, pack: &Pack) -> String {
    let name = |id: &Id| pack.stretch(id).map(|s| s.name.to_string()).unwrap_or_default();
    match dropped {
        Dropped::Hold { stretch, from, to } => format!("{}: holds of {} instead of {}", name(stretch), span(*to), span(*from)),
        Dropped::Repetitions { stretch, from, to } => format!("{}: {to} instead of {from} times", name(stretch)),
        Dropped::Gap { stretch, from, to } => format!("{}: gaps of {} instead of {}", name(stretch), span(*to), span(*from)),
        Dropped::Stretch { stretch } => format!("{}: left out", name(stretch)),
    }
}

/// Breaks text at spaces into lines of at most `room` columns; a longer word gets a line of its own.
#[must_use]
pub fn wrap(text: &str, room: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut end = 0;
    let mut words = text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).peekable();
    while let Some((from, word)) = words.next() {
        let mut to = from + word.len();
        // A key that is a sign alone stays with the word that says to press it.
        if let Some((at, sign)) = words.next_if(|(_, next)| next.len() == 1 && next.starts_with(|c: char| c.is_ascii_punctuation())) {
            to = at + sign.len();
        }
        if end > start && text[start..to].width() > room {
            lines.push(text[start..end].trim_end());
            start = from;
        }
        end = to;
    }
    if end > start {
        lines.push(&text[start..end]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_breaks_at_spaces_and_keeps_every_word() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("unbreakable", 4), ["unbreakable"]);
        assert!(wrap("", 4).is_empty());
        assert_eq!(wrap("Worse each time? Press !", 22), ["Worse each time?", "Press !"]);
        for room in 1..30 {
            let text = "Set one foot well back, toes ahead, that knee straight.";
            assert_eq!(wrap(text, room).join(" "), text);
        }
    }

    #[test]
    fn the_time_of_day_is_told_in_both_ways() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        let told: Vec<_> = [(0, 5), (2, 41), (12, 0), (21, 47)].map(|(h, m)| time_of_day(Hours::Twelve, at(h, m))).into();
        assert_eq!(told, ["12:05 am", "2:41 am", "12:00 pm", "9:47 pm"]);
        assert_eq!(time_of_day(Hours::Auto, at(2, 41)), "02:41");
    }

    #[test]
    fn lengths_round_up_so_that_a_full_second_is_shown_for_a_full_second() {
        assert_eq!(minutes(Duration::from_secs(595)), "9:55");
        assert_eq!(minutes(Duration::from_millis(594_001)), "9:55");
        assert_eq!(span(Duration::from_secs(600)), "10 min");
        assert_eq!(span(Duration::from_secs(90)), "1 min 30 s");
        assert_eq!(span(Duration::from_millis(29_200)), "30 s");
    }

    #[test]
    fn what_has_passed_rounds_down_and_a_day_has_parts() {
        assert_eq!(elapsed(Duration::from_millis(37_900)), "0:37");
        let wall = chrono::DateTime::parse_from_rfc3339("2026-11-14T21:47:00+01:00").unwrap();
        assert_eq!(day_and_time(Hours::Auto, &Now { mono: crate::time::Mono::default(), wall }), "Saturday night · 21:47");
    }
}
