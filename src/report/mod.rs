//! A page for the doctor: what some nights of a diary hold, in one order of parts for every format. Values in, text out; it reads no
//! clock, no file and no terminal, and claims nothing that the diary's sums do not.

mod csv;
mod html;
mod json;
mod lines;
mod picture;
#[cfg(test)]
mod tests;

pub use json::trial_alone;

use crate::{
    diary::{
        Confidence, Diary, Evening, Found, Interval, Middle, NOT_MARKED, Summary, Tally, Trial, UNEVEN, Worry, is_too_uneven,
        last_recorded, unevenness,
    },
    model::{Help, Id, SafeText, TrialDesign, Word},
};
use chrono::{Datelike, NaiveDate};

/// Most nights a report may be about: ten years.
pub const MOST_NIGHTS: u32 = 3660;
/// Most medicines that the page has room for, each with some of its words.
pub const MOST_MEDICINES: usize = 30;
/// What keeps the page on one sheet, whatever the diary holds: most lines of the questions, and how wide a line of them is; most names in a
/// list of counts; how wide all medicines may be together, and all danger signs; and up to where those are told one by one. As
/// [`width`] has it.
const QUESTIONS: usize = 6;
const LINE: usize = 60;
const NAMES: usize = 5;
const MEDICINES: usize = 480;
const SIGNS: usize = 1_700;
const FEW_SIGNS: usize = 240;
/// Fewest recorded nights that cramps per week are said of, on the whole page and in one of its weeks.
const FEW: u32 = 7;
const FEW_OF_A_WEEK: u32 = 5;

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain lines.
    Text,
    /// Markdown.
    Markdown,
    /// One self-contained page that prints on one sheet.
    Html,
    /// One line a night, for a table program.
    Csv,
    /// The numbers, for other programs.
    Json,
}

impl Word for Format {
    const WORDS: &'static [(&'static str, Self)] =
        &[("text", Self::Text), ("md", Self::Markdown), ("html", Self::Html), ("csv", Self::Csv), ("json", Self::Json)];
}

impl Format {
    /// The one that files with this ending have; `None` if there is none.
    #[must_use]
    pub fn of(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "htm" => Some(Self::Html),
            ending => Self::from_word(ending),
        }
    }
}

/// What a report is made of beside the diary.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// How many nights back.
    pub nights: u32,
    /// The day it is made on: after midnight not that of the evening, which the night has its date from.
    pub made: NaiveDate,
    /// Medicines, as the person typed them.
    pub medicines: Vec<SafeText>,
    /// Questions for the visit, as the person typed them.
    pub questions: Vec<SafeText>,
    /// The words of danger signs.
    pub signs: Vec<(Id, SafeText)>,
}

/// A report.
#[derive(Clone, Debug)]
pub struct Report {
    summary: Summary,
    parts: Vec<Part>,
    trial: Option<(Trial, Found)>,
    wanted: Wanted,
    tonight: NaiveDate,
}

/// One part of the page.
#[derive(Clone, Debug)]
struct Part {
    heading: &'static str,
    /// Half as wide as the page where there is room.
    half: bool,
    body: Vec<Body>,
}

/// What a part is made of.
#[derive(Clone, Debug)]
enum Body {
    /// A sentence.
    Text(String),
    /// What may not be left out: one a line; on the sheet all together so wide, the longest ones cut.
    All(Vec<String>, usize),
    /// Names and what they are.
    Rows(Vec<(String, String)>),
    /// Names and how often.
    Bars(Vec<(String, u32)>),
    /// Cramps per week, in a picture where there can be one.
    Weeks,
    /// Cramps by the hour.
    Hours,
    /// The routine, evening by evening.
    Strip,
    /// Empty lines to write on.
    Ruled(u8),
}

impl Report {
    /// The report of the last nights. Which of them were with the routine is told apart in those alone that a trial's look has seen. `None` if the diary knows of none of them.
    #[must_use]
    pub fn new(diary: &Diary, wanted: &Wanted, tonight: NaiveDate) -> Option<Self> {
        let mut summary = diary.summary(wanted.nights, tonight)?;
        let trial = diary.trial().map(|trial| {
            let found = diary.found(&trial, tonight);
            (trial, found)
        });
        let seen = trial.as_ref().map_or(vec![], |(trial, found)| trial.seen(found, tonight));
        for week in &mut summary.weeks {
            for (night, with) in week.first.iter_days().zip(&mut week.with) {
                *with = with.filter(|_| seen.iter().any(|(of, _)| *of == night));
            }
        }
        let parts = parts(diary, &summary, trial.as_ref(), wanted, tonight);
        Some(Self { summary, parts, trial, wanted: wanted.clone(), tonight })
    }

    /// Writes it.
    #[must_use]
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Text => lines::text(self),
            Format::Markdown => lines::markdown(self),
            Format::Html => html::page(self),
            Format::Csv => csv::table(&self.summary),
            Format::Json => json::numbers(self),
        }
    }

    /// What it holds, to be said before it is given away.
    #[must_use]
    pub fn contents(&self, format: Format) -> String {
        let Summary { first, last, tally, .. } = &self.summary;
        let nights = format!("{} from {} to {}", counted(tally.nights, "night"), day(*first), day(*last));
        match format {
            Format::Csv => format!(
                "It holds one line for each of {nights}: its date, whether it is recorded, its cramps, and what became of the routine. It holds none of your notes."
            ),
            Format::Json => format!(
                "It holds {nights} in numbers and, where there are any, danger signs, your trial, medicines and questions. It holds none of your notes."
            ),
            Format::Text | Format::Markdown | Format::Html => {
                let headings: Vec<String> = self.parts.iter().map(|part| part.heading.to_lowercase()).collect();
                format!("It holds {nights}: {}. It holds none of your notes.", headings.join(", "))
            }
        }
    }

    fn title(&self) -> String {
        format!("Leg cramps at night, {} to {}", day(self.summary.first), day(self.summary.last))
    }

    fn origin(&self) -> String {
        let Tally { recorded, nights, .. } = self.summary.tally;
        format!(
            "{recorded} of {} recorded. Made on {} with unclench from one person's diary.",
            counted(nights, "night"),
            day(self.wanted.made)
        )
    }
}

fn parts(diary: &Diary, summary: &Summary, trial: Option<&(Trial, Found)>, wanted: &Wanted, tonight: NaiveDate) -> Vec<Part> {
    let part = |heading, half, body: Vec<Body>| Part { heading, half, body };
    let mut parts = vec![part("In numbers", false, vec![Body::Rows(numbers(summary))])];
    if summary.tally.recorded >= FEW {
        let waits = trial.is_some_and(|(trial, found)| trial.waits(found, tonight));
        parts.push(part("Cramps per week", false, [Body::Weeks].into_iter().chain(waits.then(|| Body::Text(NOT_MARKED.into()))).collect()));
    }
    if let Some((trial, found)) = trial {
        let design = match &trial.design {
            TrialDesign::BeforeAfter => "14 nights as before, then 42 with the routine",
            TrialDesign::Blocks(_) => "six weeks with or without the routine, in an order drawn by lot beforehand",
        };
        let begun = format!("A trial on oneself, begun on {}: {design}.", day(trial.first));
        let found = found.sentences(trial.ended_early());
        parts.push(part("Did it help?", false, [begun].into_iter().chain(found).map(Body::Text).collect()));
    } else {
        parts.push(part("Did it help?", false, NO_TRIAL.map(|said| Body::Text(said.to_owned())).into()));
    }
    if summary.episodes > 0 {
        let said = |rows: Vec<(String, u32)>| if rows.is_empty() { Body::Text("Not written down.".into()) } else { Body::Bars(rows) };
        parts.push(part("Which muscle", true, vec![said(named(&summary.muscles, |muscle| spoken(muscle.word())))]));
        parts.push(part("Which leg", true, vec![said(named(&summary.sides, |side| side.word().to_owned()))]));
        parts.push(part("What hour", true, vec![Body::Hours]));
        parts.push(part("What eased a cramp", true, vec![said(named(&summary.helped, |help| helped(*help)))]));
    }
    parts.push(part("The routine", true, routine(summary)));
    if !summary.factors.is_empty() {
        let rows = summary
            .factors
            .iter()
            .map(|of| (spoken(of.factor.word()), format!("{}, {} with a cramp", counted(of.nights, "night"), of.with_cramp)));
        parts.push(part("About the day", true, vec![Body::Rows(rows.collect())]));
    }
    let danger = signs(diary, summary, wanted, tonight);
    parts.push(part("Danger signs ticked", !danger.iter().any(|body| matches!(body, Body::All(..))), danger));
    let medicines: Vec<String> = said(&wanted.medicines).map(SafeText::to_string).collect();
    parts.push(part("Medicines", true, vec![if medicines.is_empty() { RULED } else { Body::All(medicines, MEDICINES) }]));
    parts.push(part("Questions", true, questions(&wanted.questions)));
    let limits = LIMITS.iter().map(|said| Body::Text((*said).to_owned())).collect();
    parts.push(part("What this page does not say", false, limits));
    parts
}

const NO_TRIAL: [&str; 2] = [
    "This page cannot tell. Nobody set two times beforehand to be compared, and people start a routine in a bad spell, which would have passed anyway.",
    "A trial on oneself can: 14 nights as before, then 42 with the routine, every night written down. It begins with: unclench trial start",
];

const LIMITS: [&str; 3] = [
    "It is no diagnosis. It counts what one person wrote down; a night that is not recorded is left out, never taken as a night without cramps.",
    "The range in brackets after cramps a week is what is plausible at 95 of 100 if cramps come singly; where they come in clusters it is too \
     narrow. After a middle value it is the lowest and the highest.",
    "What goes together in a diary need not cause one another. Fewer cramps does not rule out a cause.",
];

/// Cramps per week and what is plausible, if so many nights are recorded: one bad night is no week.
fn weekly(tally: &Tally, least: u32) -> Option<(f64, Interval)> {
    tally.per_week().zip(tally.weekly_interval(Confidence::Usual)).filter(|_| tally.recorded >= least)
}

/// Of the last 14 recorded nights and, where there are more, of the last 30, as far as there are so many: how many these are, and how
/// many of them had a cramp.
fn lately(summary: &Summary) -> Vec<(usize, usize)> {
    let of = |count| {
        let nights = last_recorded(&summary.counts, count);
        (nights.len(), nights.iter().filter(|cramps| **cramps > 0).count())
    };
    let mut said = vec![of(14), of(30)];
    said.dedup_by_key(|(recorded, _)| *recorded);
    said
}

fn numbers(summary: &Summary) -> Vec<(String, String)> {
    let Summary { tally, .. } = summary;
    let mut rows = vec![("Nights recorded".to_owned(), format!("{} of {}", tally.recorded, tally.nights))];
    let weekly = weekly(tally, FEW);
    if let Some((rate, range)) = weekly {
        rows.push(("Cramps per week".to_owned(), format!("{rate:.1} over all these nights (plausible: {})", plausible(range))));
        rows.push(("Cramps in all".to_owned(), tally.cramps.to_string()));
    } else if tally.recorded > 0 {
        let nights = counted(tally.recorded, "recorded night");
        let few = format!("{} in {nights}: too few nights for a number a week", counted(tally.cramps, "cramp"));
        rows.push(("Cramps in all".to_owned(), few));
    }
    if tally.recorded > 0 {
        rows.push(("Nights with a cramp".to_owned(), format!("{} of {}", tally.with_cramp, tally.recorded)));
        for (recorded, with_cramp) in lately(summary) {
            let name = if recorded == 1 { "Last recorded night".to_owned() } else { format!("Last {recorded} recorded nights") };
            rows.push((name, format!("{with_cramp} with a cramp")));
        }
        if weekly.is_some() && is_too_uneven(unevenness(&summary.counts, &[]).unwrap_or(1.0), tally.most) {
            rows.push(("Most in one night".to_owned(), format!("{}. {UNEVEN}", tally.most)));
        }
    }
    let mut middle = |name: &str, of: Option<Middle>, shown: &dyn Fn(f64) -> String, what: &str| {
        if let Some(Middle { median, low, high, of }) = of {
            let range = format!("lowest {}, highest {}", shown(f64::from(low)), shown(f64::from(high)));
            rows.push((name.to_owned(), format!("{} ({range}; {})", shown(median), counted(of, what))));
        }
    };
    middle("Minutes, middle value", summary.seconds, &|seconds| trimmed(seconds / 60.0), "cramp");
    middle("Pain 0 to 10, middle value", summary.pain, &trimmed, "cramp");
    middle("Sore next day 0 to 10", summary.soreness, &trimmed, "cramp");
    middle("Sleep 1 (bad) to 5 (good)", summary.sleep, &trimmed, "night");
    if summary.woke.1 > 0 {
        rows.push(("Woke me up".to_owned(), format!("{} of {}", summary.woke.0, counted(summary.woke.1, "cramp"))));
    }
    rows
}

fn routine(summary: &Summary) -> Vec<Body> {
    let (held, planned) = summary.held;
    let mut body = vec![Body::Strip, Body::Text(evenings(summary))];
    if let Some(share) = (held.min(planned) * 100).checked_div(planned) {
        let share = match share {
            _ if held == 0 => "none".to_owned(),
            0 => "under 1%".to_owned(),
            100 => "all".to_owned(),
            share => format!("{share}%"),
        };
        let minutes = counted(u32::try_from(planned / 60).unwrap_or(u32::MAX), "planned minute");
        body.push(Body::Text(format!("Held {} of {minutes} ({share}).", held / 60)));
    }
    let list = |rows: Vec<(String, u32)>| rows.into_iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ");
    if !summary.skipped.is_empty() {
        body.push(Body::Text(format!("Left out because: {}.", list(named(&summary.skipped, |why| spoken(why.word()))))));
    }
    if !summary.hurt.is_empty() {
        body.push(Body::Text(format!("Hurt: {}.", list(named(&summary.hurt, |stretch| spoken(stretch.as_str()))))));
    }
    body
}

fn evenings(summary: &Summary) -> String {
    let count = |of: Option<Evening>| summary.evenings.iter().filter(|evening| **evening == of).count();
    let [whole, part, left_out] = [Evening::Whole, Evening::Part, Evening::LeftOut].map(|of| count(Some(of)));
    let (all, unsaid) = (counted(summary.tally.nights, "evening"), count(None));
    format!("Of {all}: done on {whole}, in part on {part}, left out on {left_out}; on {unsaid} nobody said.")
}

fn signs(diary: &Diary, summary: &Summary, wanted: &Wanted, tonight: NaiveDate) -> Vec<Body> {
    let words = |id: &Id| wanted.signs.iter().find(|(known, _)| known == id).map_or_else(|| id.to_string(), |(_, words)| words.to_string());
    // Each once, on the night it was last ticked, with the nights before; none is ever left out.
    let mut said: Vec<(NaiveDate, &Id, Vec<NaiveDate>)> = vec![];
    for (night, id) in summary.signs.iter().rev() {
        match said.iter_mut().find(|(_, known, _)| *known == id) {
            Some((last, _, before)) if night != last && !before.contains(night) => before.push(*night),
            Some(_) => {}
            None => said.insert(0, (*night, id, vec![])),
        }
    }
    // The year only where it is not that of the page.
    let day = |night: NaiveDate| if night.year() == summary.last.year() { night.format("%-d %b").to_string() } else { day(night) };
    let signs = said.iter().map(|(last, id, before)| {
        let again = match before.as_slice() {
            [] => String::new(),
            [one] => format!(", also {}", day(*one)),
            [.., first] => format!(", on {} nights since {}", before.len() + 1, day(*first)),
        };
        format!("{}{again}: {}", day(*last), words(id))
    });
    let signs: Vec<String> = signs.collect();
    let mut body: Vec<Body> = match signs.iter().map(|sign| width(sign)).sum() {
        0 => vec![Body::Text("None in these nights.".to_owned())],
        1..=FEW_SIGNS => signs.into_iter().map(Body::Text).collect(),
        _ => vec![Body::All(signs, SIGNS)],
    };
    body.extend(diary.concern(tonight).map(|worry: Worry| Body::Text(format!("{} {}", worry.text(), Worry::ADVICE))));
    body
}

/// Empty lines, for what nobody typed.
const RULED: Body = Body::Ruled(2);

/// What was typed, but for nothing.
fn said(lines: &[SafeText]) -> impl Iterator<Item = &SafeText> {
    lines.iter().filter(|line| !line.as_str().trim().is_empty())
}

/// As far as their part has room; what has none is counted.
fn questions(lines: &[SafeText]) -> Vec<Body> {
    let said: Vec<&SafeText> = said(lines).collect();
    let (mut body, mut room) = (vec![], QUESTIONS);
    for (line, left) in said.iter().zip((0..said.len()).rev()) {
        // The last line is for how many are left.
        let free = if left > 0 { room.saturating_sub(1) } else { room };
        if free == 0 {
            body.push(Body::Text(format!("And {} more.", left + 1)));
            break;
        }
        let shown = shortened(line.as_str(), free * LINE);
        room -= width(&shown).div_ceil(LINE).min(free);
        body.push(Body::Text(shown));
    }
    if body.is_empty() { vec![RULED] } else { body }
}

/// About how wide a text is on paper, in letters of the usual width: capitals are wider, and what is not Latin may be twice as wide.
fn width(text: &str) -> usize {
    text.chars().map(halves).sum::<usize>().div_ceil(2)
}

fn halves(letter: char) -> usize {
    match letter {
        'M' | 'W' | 'm' | 'w' | '@' | '%' => 4,
        'A'..='Z' | '\u{80}'..='\u{52f}' => 3,
        ' '..='~' | '…' => 2,
        _ => 4,
    }
}

/// No wider than this, and seen to be cut.
fn shortened(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut room = (most * 2).saturating_sub(halves('…'));
    let fits = |letter: &char| {
        let left = room.checked_sub(halves(*letter));
        room = left.unwrap_or(0);
        left.is_some()
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// All of them so wide together, as long as each has some room: the longest ones are cut, alike.
fn fitted(items: &[String], room: usize) -> String {
    const LEAST: usize = 14;
    const BETWEEN: &str = "; ";
    let cut = |most: usize| items.iter().map(|item| shortened(item, most)).collect::<Vec<_>>().join(BETWEEN);
    let long: Vec<usize> = items.iter().map(|item| width(item)).collect();
    let fits = |most: &usize| long.iter().map(|long| BETWEEN.len() + long.min(most)).sum::<usize>() <= room + BETWEEN.len();
    cut((LEAST..=room).rev().find(fits).unwrap_or(LEAST))
}

/// Names and how often, the most frequent ones; what is of none of them together, and last.
fn named<T>(rows: &[(T, u32)], name: impl Fn(&T) -> String) -> Vec<(String, u32)> {
    gathered(rows.iter().map(|(what, count)| (name(what), *count)).collect())
}

fn gathered(mut rows: Vec<(String, u32)>) -> Vec<(String, u32)> {
    let is_long = rows.len() > NAMES;
    let mut rest = 0;
    if let Some(at) = rows.iter().position(|(name, _)| name == "other") {
        rest += rows.remove(at).1;
    }
    if is_long {
        rest += rows.split_off(NAMES - 1).iter().map(|(_, count)| count).sum::<u32>();
    }
    if rest > 0 {
        rows.push(("all others".to_owned(), rest));
    }
    rows
}

/// A word of the packs as one says it.
fn spoken(word: &str) -> String {
    word.replace('-', " ")
}

fn helped(help: Help) -> String {
    if help == Help::Nothing { "went by itself".to_owned() } else { spoken(help.word()) }
}

fn counted(count: u32, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// One digit after the point, if it says something.
fn trimmed(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn plausible(range: Interval) -> String {
    format!("{:.1} to {:.1}", range.low, range.high)
}

fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// The weeks of the trend in words: what is also in the picture.
fn weeks(summary: &Summary) -> Vec<(String, String)> {
    let row = |week: &crate::diary::Week| {
        let Tally { cramps, recorded, nights, .. } = week.tally;
        let rate = weekly(&week.tally, FEW_OF_A_WEEK).map(|(rate, range)| format!("{rate:.1} a week ({}); ", plausible(range)));
        let count = (recorded > 0).then(|| format!("{}; ", counted(cramps, "cramp")));
        let said = rate.unwrap_or_default() + &count.unwrap_or_default();
        (day(week.first), format!("{said}{recorded} of {} recorded{}", counted(nights, "night"), phase(week)))
    };
    summary.weeks.iter().map(row).collect()
}

fn phase(week: &crate::diary::Week) -> &'static str {
    let (any, all) = (week.with.contains(&Some(true)), week.with.iter().all(|with| *with == Some(true)));
    match (all, any) {
        (true, _) => "; with the routine",
        (_, true) => "; partly with the routine",
        _ => "",
    }
}

fn hours(summary: &Summary) -> String {
    let at: Vec<String> =
        summary.hours.iter().enumerate().filter(|(_, count)| **count > 0).map(|(hour, count)| format!("{hour:02}:00 {count}")).collect();
    format!("By the hour they began in: {}.", at.join(", "))
}
