//! The diary, its forms and the habits in lines.

use super::keys;
use crate::present::{AskedView, DiaryView, EveningMark, FieldView, FormView, HabitsView, NightMark, Picture, StripView, WeekView};

/// What the first screen asks, with the keys that answer.
pub(super) fn asked(view: &AskedView) -> Option<String> {
    let keys: Vec<String> = view.keys.iter().map(|hint| format!("{} {}", hint.key, hint.words).trim().to_owned()).collect();
    let line = if keys.is_empty() { view.text.clone() } else { format!("{} {}.", view.text, keys.join(", ")) };
    (!line.is_empty()).then_some(line)
}

/// The strip of nights in words.
pub(super) fn strip(view: &StripView) -> Vec<String> {
    if view.nights.is_empty() {
        return vec![];
    }
    let cramps: Vec<String> = view.nights.iter().map(cramps).collect();
    let routine = |mark: &NightMark| match mark.evening {
        Some(EveningMark::Done) => "yes",
        Some(EveningMark::Part) => "in part",
        Some(EveningMark::LeftOut) => "no",
        None => "not recorded",
    };
    let stretched: Vec<String> = view.nights.iter().map(|mark| routine(mark).to_owned()).collect();
    vec![format!("  Cramps, {} nights, the oldest first: {}.", cramps.len(), runs(&cramps)), format!("  Stretched: {}.", runs(&stretched))]
}

/// What is the same on nights after one another is said once.
fn runs(nights: &[String]) -> String {
    let run = |run: &[String]| match run {
        [one] => one.clone(),
        same => format!("{} for {} nights", same[0], same.len()),
    };
    nights.chunk_by(|a, b| a == b).map(run).collect::<Vec<_>>().join(", ")
}

fn cramps(mark: &NightMark) -> String {
    mark.cramps.map_or_else(|| "not recorded".into(), |number| number.to_string())
}

pub(super) fn diary(view: &DiaryView) -> Vec<String> {
    let (mut lines, footer) = match view {
        DiaryView::Nights(view) => {
            let mut lines = vec![format!("Diary. {}.", view.night)];
            lines.extend(view.lines.iter().map(|line| format!("  {line}")));
            lines.extend([&view.said, &view.lately].into_iter().find(|said| !said.is_empty()).cloned());
            (lines, &view.footer)
        }
        DiaryView::Night(view) => {
            let mut lines = vec![format!("{}.", view.title)];
            lines.extend(view.rows.iter().map(|row| {
                let mark = if row.marked { "> " } else { "" };
                format!("  {mark}{}, {}: {}", row.name, row.detail, row.below)
            }));
            lines.extend((!view.said.is_empty()).then(|| view.said.clone()));
            (lines, &view.footer)
        }
        DiaryView::Trend(view) => {
            let mut lines = vec![format!("{}. Picture {} of {}.", view.title, view.place.0, view.place.1)];
            // The sentences hold all of the other pictures.
            if let Picture::Weeks(weeks) = &view.picture {
                lines.extend(weeks.iter().map(week));
            }
            lines.extend(view.sentences.iter().cloned());
            (lines, &view.footer)
        }
        DiaryView::Form(view) => return form(view),
    };
    lines.push(keys(footer));
    lines
}

fn week(week: &WeekView) -> String {
    if week.recorded == 0 {
        return format!("  {}: no night recorded.", week.begins);
    }
    let plausible =
        week.plausible.map(|(low, high)| format!(" Plausible: {}.{} to {}.{} a week.", low / 10, low % 10, high / 10, high % 10));
    let with = if week.is_with() { " With the routine." } else { "" };
    let said = format!("  {}: {} in {} recorded nights of 7.", week.begins, week.cramps, week.recorded);
    format!("{said}{}{with}", plausible.unwrap_or_default())
}

/// A form in full.
pub(super) fn form(view: &FormView) -> Vec<String> {
    let mut lines = vec![format!("{}.", view.title)];
    lines.extend(view.fields.iter().map(|it| format!("  {}{}", if it.marked { "> " } else { "" }, field(it))));
    lines.extend(how(view));
    lines.push(keys(&view.footer));
    lines
}

fn field(field: &FieldView) -> String {
    format!("{}: {}{}", field.label, field.before, field.after)
}

/// What has changed in a form: the field that was left, and the one that is entered, with its answers.
pub(super) fn form_changes(before: &FormView, view: &FormView) -> Vec<String> {
    let marked = |view: &FormView| view.fields.iter().position(|field| field.marked).unwrap_or(0);
    let (was, is) = (marked(before), marked(view));
    let mut lines = Vec::new();
    if was != is || before.trouble != view.trouble {
        lines.extend(view.fields.get(was).map(field));
        lines.extend(view.fields.get(is).map(|it| format!("> {}", field(it))));
        lines.extend(how(view));
    } else if before.fields.get(is) != view.fields.get(is) && view.fields.get(is).is_some_and(|field| !field.is_text) {
        lines.extend(view.fields.get(is).map(field));
    }
    lines
}

/// How the marked field is answered, and what is wrong.
fn how(view: &FormView) -> Vec<String> {
    let mut lines = Vec::new();
    if !view.options.is_empty() {
        let option = |(word, chosen): &(String, bool)| if *chosen { format!("{word} (chosen)") } else { word.clone() };
        lines.push(format!("  {}.", view.options.iter().map(option).collect::<Vec<_>>().join(", ")));
    }
    lines.push(view.hint.clone());
    lines.extend((!view.trouble.is_empty()).then(|| view.trouble.clone()));
    lines
}

/// The habits without their ticking number.
pub(super) fn habits(view: &HabitsView) -> Vec<String> {
    let mut lines = vec![format!("Habits: {}.", view.today)];
    lines.extend(
        view.rows
            .iter()
            .map(|row| format!("  {}[{}] {}", if row.marked { "> " } else { "" }, if row.ticked { 'x' } else { ' ' }, row.name)),
    );
    lines.extend(view.lines.iter().map(|line| format!("  {line}")));
    lines.push(format!("  {}", view.evidence));
    lines.extend(view.timer.as_ref().map(|(_, below)| below.clone()));
    lines.extend((!view.said.is_empty()).then(|| view.said.clone()));
    lines.push(keys(&view.footer));
    lines
}
