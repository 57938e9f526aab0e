//! The report's pictures as SVG inside the page. Shape and pattern say everything; no colour has to be seen. Each has its numbers in words.

use super::{FEW_OF_A_WEEK, counted, day, evenings, hours as hours_in_words, html::escaped, weekly};
use crate::diary::{Evening, Summary, Week};

/// The drawing is this wide; the page scales it.
const WIDE: f64 = 700.0;

/// A hatch for what is not known, and a light ground for nights with the routine.
const PATTERNS: &str = "<defs><pattern id=\"gap\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
                        <rect width=\"5\" height=\"5\" fill=\"#fff\"/><rect width=\"1.6\" height=\"5\" fill=\"#555\"/></pattern></defs>";

fn rect(x: f64, y: f64, wide: f64, high: f64, paint: &str) -> String {
    format!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" {paint}/>")
}

fn line(x1: f64, y1: f64, x2: f64, y2: f64, paint: &str) -> String {
    format!("<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" {paint}/>")
}

fn words(x: f64, y: f64, anchor: &str, text: &str) -> String {
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>", escaped(text))
}

fn figure(class: &str, high: f64, label: &str, caption: &str, drawn: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let caption = if caption.is_empty() { String::new() } else { format!("<figcaption>{}</figcaption>\n", escaped(caption)) };
    format!(
        "<figure{class}>\n<svg viewBox=\"0 0 {WIDE:.0} {high:.0}\" role=\"img\" aria-label=\"{}\" font-size=\"13\" fill=\"#111\">{drawn}</svg>\n{caption}</figure>\n",
        escaped(label)
    )
}

/// Cramps per week with what is plausible, over a row of nights: full where recorded, hatched where not.
///
/// ```text
///   8 |        |                 the upright line: what is plausible
///     |  ██    ██  |   ░░ routine
///   0 +──██────██──██──────
///     ▪▪▪▪▪▪▪ ▪▪▨▪▪▪▪ ▪▪▪        nights
/// ```
pub(super) fn weeks(summary: &Summary) -> String {
    const LEFT: f64 = 34.0;
    const TOP: f64 = 8.0;
    const HIGH: f64 = 112.0;
    let weeks = &summary.weeks;
    let step = (WIDE - LEFT) / weeks.len().max(1) as f64;
    let rate = |week: &Week| weekly(&week.tally, FEW_OF_A_WEEK).map_or(0.0, |(rate, _)| rate);
    let reach = |week: &Week| weekly(&week.tally, FEW_OF_A_WEEK).map_or(0.0, |(_, range)| range.high);
    let highest = weeks.iter().map(rate).fold(1.0, f64::max);
    // A week with few nights may be plausible up to the sky; what is seen has the first say.
    let top = weeks.iter().map(reach).fold(1.0, f64::max).min(highest * 2.5).ceil();
    let y = |value: f64| TOP + HIGH * (1.0 - (value / top).min(1.0));
    let mut drawn = PATTERNS.to_owned();
    let wide = step * 0.9 / 7.0;
    // The first week may be short: its nights stand at the end of it.
    let night = |at: usize, place: usize, week: &Week| LEFT + step * (at as f64 + 0.05) + wide * (7 - week.nights.len() + place) as f64;
    for (at, week) in weeks.iter().enumerate() {
        for (place, _) in week.with.iter().enumerate().filter(|(_, with)| **with == Some(true)) {
            drawn.push_str(&rect(night(at, place, week), TOP, wide + 0.3, HIGH, "fill=\"#dcdcdc\""));
        }
    }
    for value in [0.0, (top / 2.0).ceil(), top] {
        drawn.push_str(&line(LEFT, y(value), WIDE, y(value), "stroke=\"#767676\" stroke-width=\"0.7\""));
        drawn.push_str(&words(LEFT - 6.0, y(value) + 4.0, "end", &format!("{value:.0}")));
    }
    let every = (weeks.len() / 8).max(1);
    for (at, week) in weeks.iter().enumerate() {
        let x = LEFT + step * at as f64;
        if let Some((rate, range)) = weekly(&week.tally, FEW_OF_A_WEEK) {
            let (bar, middle) = (step * 0.5, x + step / 2.0);
            drawn.push_str(&rect(middle - bar / 2.0, y(rate), bar, y(0.0) - y(rate), "fill=\"#8f8f8f\" stroke=\"#222\""));
            drawn.push_str(&line(middle, y(range.low), middle, y(range.high), "stroke=\"#000\" stroke-width=\"1.6\""));
        }
        for (place, known) in week.nights.iter().enumerate() {
            let paint = if known.is_some() { "fill=\"#3d3d3d\"" } else { "fill=\"url(#gap)\" stroke=\"#555\" stroke-width=\"0.5\"" };
            drawn.push_str(&rect(night(at, place, week), TOP + HIGH + 6.0, wide * 0.8, 8.0, paint));
        }
        // The last one has to have room for its words.
        if at % every == 0 && at + every <= weeks.len() {
            let said = if weeks.len() > 53 { "%b %Y" } else { "%-d %b" };
            drawn.push_str(&words(LEFT + step * (at as f64 + 0.05), TOP + HIGH + 30.0, "start", &week.first.format(said).to_string()));
        }
    }
    let shaded = weeks.iter().any(|week| week.with.contains(&Some(true)));
    let caption = format!(
        "Bars: cramps a week, from {FEW_OF_A_WEEK} recorded nights on. Lines: what is plausible. Squares: nights, hatched where nothing is recorded.{}",
        if shaded { " Grey: nights with the routine." } else { "" }
    );
    figure("weeks", TOP + HIGH + 36.0, &weeks_in_words(summary), &caption, &drawn)
}

fn weeks_in_words(summary: &Summary) -> String {
    let week = |week: &Week| {
        let rate = weekly(&week.tally, FEW_OF_A_WEEK);
        let rate = rate.map_or_else(|| counted(week.tally.cramps, "cramp"), |(rate, _)| format!("{rate:.1} a week"));
        format!("from {} {rate}, {} of {}", day(week.first), week.tally.recorded, counted(week.tally.nights, "night"))
    };
    format!("Cramps per week: {}.", summary.weeks.iter().map(week).collect::<Vec<_>>().join("; "))
}

/// How often each of some names, as lying bars.
pub(super) fn bars(rows: &[(String, u32)]) -> String {
    const ROW: f64 = 24.0;
    const LEFT: f64 = 200.0;
    let most = f64::from(rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1));
    let mut drawn = String::new();
    for (at, (name, count)) in rows.iter().enumerate() {
        let y = ROW * at as f64;
        let wide = (WIDE - LEFT - 80.0) * f64::from(*count) / most;
        drawn.push_str(&format!(
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" font-size=\"22\">{}</text>",
            LEFT - 10.0,
            y + 19.0,
            escaped(name)
        ));
        drawn.push_str(&rect(LEFT, y + 3.0, wide, ROW - 6.0, "fill=\"#3d3d3d\""));
        drawn.push_str(&format!("<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"22\">{count}</text>", LEFT + wide + 8.0, y + 19.0));
    }
    let label: Vec<String> = rows.iter().map(|(name, count)| format!("{name} {count}")).collect();
    figure("", ROW * rows.len() as f64 + 4.0, &label.join(", "), "", &drawn)
}

/// Cramps by the hour they began in, from noon to noon.
pub(super) fn hours(summary: &Summary) -> String {
    const HIGH: f64 = 76.0;
    let step = WIDE / 24.0;
    let most = f64::from(summary.hours.iter().copied().max().unwrap_or(1).max(1));
    let mut drawn = String::new();
    for place in 0..24_u8 {
        let hour = (place + 12) % 24;
        let count = summary.hours.get(usize::from(hour)).copied().unwrap_or(0);
        let (x, high) = (step * f64::from(place), HIGH * f64::from(count) / most);
        drawn.push_str(&rect(x + step * 0.1, 24.0 + HIGH - high, step * 0.8, high, "fill=\"#3d3d3d\""));
        if count > 0 {
            drawn.push_str(&format!(
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"20\">{count}</text>",
                x + step / 2.0,
                20.0 + HIGH - high
            ));
        }
        if place % 4 == 0 {
            let at = format!("{hour:02}:00");
            drawn.push_str(&format!("<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"20\">{at}</text>", HIGH + 46.0));
        }
    }
    drawn.push_str(&line(0.0, 24.0 + HIGH, WIDE, 24.0 + HIGH, "stroke=\"#767676\""));
    figure("", HIGH + 52.0, &hours_in_words(summary), "", &drawn)
}

/// The routine, evening by evening: full where it was done, half where in part, an empty frame where not, and a dot where nobody said.
pub(super) fn strip(summary: &Summary) -> String {
    // Four weeks a row; of a long time as many more as keep it at three rows, up to what can be seen.
    const MOST: usize = 3 * 91;
    let evenings_seen = summary.evenings.get(summary.evenings.len().saturating_sub(MOST)..).unwrap_or_default();
    let a_row = evenings_seen.len().div_ceil(3).max(28);
    let step = WIDE / a_row as f64;
    let mut drawn = String::new();
    for (at, evening) in evenings_seen.iter().enumerate() {
        let (x, y) = (step * (at % a_row) as f64 + 1.0, step * (at / a_row) as f64 + 1.0);
        let side = step * 0.8;
        let (full, frame) = ("fill=\"#3d3d3d\"", "fill=\"none\" stroke=\"#555\"");
        match evening {
            Some(Evening::Whole) => drawn.push_str(&rect(x, y, side, side, full)),
            Some(Evening::Part) => drawn.push_str(&rect(x, y + side / 2.0, side, side / 2.0, full)),
            Some(Evening::LeftOut) => {}
            None => drawn.push_str(&rect(x + side * 0.4, y + side * 0.4, side * 0.2, side * 0.2, full)),
        }
        if evening.is_some() {
            drawn.push_str(&rect(x, y, side, side, frame));
        }
    }
    let rows = evenings_seen.len().div_ceil(a_row) as f64;
    let part = if summary.evenings.len() > MOST { format!("The last {MOST} evenings. ") } else { String::new() };
    let legend = part + "Full: done. Half: in part. Frame: left out. Dot: nobody said.";
    figure("", step * rows, &evenings(summary), &legend, &drawn)
}
