//! The trial on oneself in words: what it asks before it is begun, where it stands, and what it found.

use super::Line;
use crate::{
    app::{App, Stand},
    diary::{BAD_SPELL, Diary, Found, NEED_NOT_WAIT, NO_ALL_CLEAR, Stage, Tally, Trial, Week, Worry, length},
    model::{TrialDesign, TrialReason},
    time::Now,
};
use chrono::{Days, NaiveDate};

/// A trial that has not begun: what each kind takes, and what it can tell. `first` is the night it would begin with.
#[must_use]
pub fn trial_offered(first: NaiveDate) -> Vec<Line> {
    let text = |said: &str| Line::Text(said.to_owned());
    let ends = |nights: u64| day(first.checked_add_days(Days::new(nights - 1)).unwrap_or(first));
    vec![
        text("A trial on yourself: it asks you to write down every night, also the nights without a cramp."),
        Line::Blank,
        Line::Heading("Before and after".into()),
        Line::Text(format!(
            "14 nights as before, then 42 nights with the routine: 56 nights, {} to {}. Two early looks, \
             after 4 and 5 weeks with the routine, have to be surer. The look that counts comes once, at the end, and its answer stands.",
            day(first),
            ends(56)
        )),
        // `diary::simulation`, the verdict at 14 and 42 nights with a ratio of one half: 11, 40 and 70 %; in clusters 38 %, in spells 54 %.
        text(
            "It needs cramps to count. With fewer than 3 in all it can say nothing. If the routine halves your cramps, it finds that in 7 of 10 \
             such trials at 14 cramps a week, in 4 of 10 at 7 a week, and in 1 of 10 at 2 a week. Where cramps come several in a night, \
             or in bad spells of some nights, it finds fewer: at 14 a week, in 4 or 5 of 10.",
        ),
        Line::Blank,
        Line::Heading("Weeks by lot".into()),
        Line::Text(format!(
            "Six weeks, three with the routine and three without: 42 nights, {} to {}. Their order is drawn by lot and written into your diary \
             before the first night. The first two nights of each week do not count.",
            day(first),
            ends(42)
        )),
        text(
            "It is fairer, for bad spells fall on both kinds of week. But six weeks can hint, not prove: at best, chance alone does as well 1 time in 10.",
        ),
        Line::Blank,
        text("Nights before the start never count."),
        text(BAD_SPELL),
        text("It ends by itself when a danger sign is ticked or a stretch hurts. Ill or away: pause it, and the nights come later."),
        text(NEED_NOT_WAIT),
        text(NO_ALL_CLEAR),
    ]
}

/// The trial that was last begun, where it stands, and what it found.
#[must_use]
pub fn trial_told(diary: &Diary, trial: &Trial, tonight: NaiveDate) -> Vec<Line> {
    let mut lines = vec![Line::Heading(heading(trial, tonight))];
    lines.extend(standing(trial, tonight).into_iter().map(Line::Text));
    lines.push(Line::Blank);
    let found = diary.found(trial, tonight);
    let mut sentences = found.sentences(trial.ended_early()).into_iter();
    if let Some(verdict) = sentences.next() {
        // A heading is one short line.
        let (word, text) = verdict.split_once(". ").unwrap_or((verdict.as_str(), ""));
        lines.extend([Line::Heading(word.to_owned()), Line::Text(text.to_owned())]);
    }
    // What cannot be concluded stands beside what was found; the picture is one more look at it.
    lines.extend(sentences.map(Line::Text));
    lines.extend(weeks(diary, trial, &found, tonight));
    lines
}

/// The page of a trial: the one that was last begun, or what one takes.
pub(super) fn page(app: &App, stand: Stand, now: &Now) -> Vec<Line> {
    let Some(diary) = app.diary() else { return vec![] };
    if stand == Stand::Ending {
        return vec![
            Line::Heading("End this trial early?".into()),
            Line::Text("The look that counts will not come. What you wrote down stays in your diary.".into()),
            Line::Text("If you are only ill or away: go back and pause it, and its nights come later.".into()),
        ];
    }
    match diary.trial().filter(|_| stand != Stand::Off) {
        Some(trial) => trial_told(diary, &trial, app.tonight_at(now)),
        None => trial_offered(app.next_night(now)),
    }
}

/// What stands beside the routine on a night that a trial wants without it.
#[must_use]
pub fn asks_to_leave_it_out(diary: &Diary, tonight: NaiveDate) -> Option<&'static str> {
    let trial = diary.trial()?;
    let place = trial.on(tonight).filter(|_| trial.stage(tonight) == Stage::Running)?;
    (!place.with).then_some("Your trial asks for a night without it.")
}

/// What the diary brings up by itself.
#[must_use]
pub fn worry(worry: Worry) -> Vec<Line> {
    vec![Line::Text(worry.text().to_owned()), Line::Text(Worry::ADVICE.to_owned()), Line::Blank]
}

fn heading(trial: &Trial, tonight: NaiveDate) -> String {
    let all = length(&trial.design);
    match (trial.stage(tonight), trial.on(tonight)) {
        (Stage::Done, _) => format!("Your trial is done: {all} nights"),
        (Stage::Stopped(..), _) => "Your trial has ended early".into(),
        (Stage::Paused(..), _) => "Your trial is paused".into(),
        (Stage::Running, Some(place)) => format!("Your trial: night {} of {all}", place.number + 1),
        (Stage::Running, None) => format!("Your trial begins on {}", day(trial.first)),
    }
}

fn standing(trial: &Trial, tonight: NaiveDate) -> Vec<String> {
    let place = trial.on(tonight);
    let mut said = match trial.stage(tonight) {
        Stage::Done => vec![],
        Stage::Stopped(TrialReason::Sign, night) => {
            vec![format!("A danger sign was ticked on {}. That comes first: unclench flags says what to do.", day(night))]
        }
        Stage::Stopped(TrialReason::Hurt, night) => {
            vec![format!("A stretch hurt on {}. Leave that stretch out; if the pain stays, ask someone to look.", day(night))]
        }
        Stage::Stopped(why, night) => vec![format!("You ended it on {}{}.", day(night), because(why))],
        Stage::Paused(why, night) => {
            vec![format!("Since {}{}. These nights do not count; the rest of the trial waits for you.", day(night), because(why))]
        }
        Stage::Running => match place.map(|place| (place, &trial.design)) {
            Some((place, TrialDesign::BeforeAfter)) if !place.with => vec!["Tonight: as before, without the routine.".into()],
            Some((_, TrialDesign::BeforeAfter)) => vec!["Tonight: with the routine.".into()],
            Some((place, TrialDesign::Blocks(order))) => {
                let kind = if place.with { "with the routine" } else { "without the routine" };
                vec![format!("Tonight: {kind}. This is week {} of {}.", place.block + 1, order.len())]
            }
            None => vec!["Until then all is as before.".into()],
        },
    };
    if let (Stage::Running, Some(end)) = (trial.stage(tonight), trial.end()) {
        said.push(format!("Its last night is {}.", day(end)));
    }
    said
}

fn because(why: TrialReason) -> &'static str {
    match why {
        TrialReason::Illness => ": you were ill",
        TrialReason::Travel => ": you were away",
        TrialReason::Wish | TrialReason::Sign | TrialReason::Hurt => "",
    }
}

/// Before the look, how much of each week is written down and no more: cramps side by side would be a verdict every morning. From then on, of
/// the nights that were looked at, cramps week by week as bars and in numbers: the same weeks as in the report, for cells.
fn weeks(diary: &Diary, trial: &Trial, found: &Found, tonight: NaiveDate) -> Vec<Line> {
    const BAR: f64 = 12.0;
    let nights = tonight.pred_opt().map(|last| trial.nights(last)).unwrap_or_default();
    let looked_at = found.looked_at();
    let Some((last, _)) = looked_at.map_or(nights.last(), |many| nights.get(..many)?.last()) else { return vec![] };
    let weeks: Vec<Week> = diary.weeks(trial.first, *last).into_iter().filter(|week| week.with.iter().all(Option::is_some)).collect();
    let most = weeks.iter().filter_map(|week| week.tally.per_week()).fold(1.0, f64::max);
    let row = |week: &Week| {
        let Tally { recorded, nights, .. } = week.tally;
        let kind = if week.with.contains(&Some(true)) { "with   " } else { "without" };
        let said = match week.tally.per_week().filter(|_| looked_at.is_some()) {
            Some(rate) => format!("{rate:>4.1}  {recorded}/{nights}  {kind}  {}", "█".repeat((rate / most * BAR).round() as usize)),
            None if looked_at.is_some() => format!("   ?  {recorded}/{nights}  {kind}"),
            None => format!("{recorded}/{nights}  {kind}"),
        };
        Line::Key(week.first.format("%-d %b").to_string(), said.trim_end().to_owned())
    };
    let head = match looked_at {
        Some(_) => "Cramps a week; nights recorded; with or without the routine:",
        None => "Nights recorded, with or without the routine:",
    };
    [Line::Blank, Line::Quiet(head.into())].into_iter().chain(weeks.iter().map(row)).collect()
}

fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diary::fixture::{AFTER, BEFORE, diary_of, night},
        model::{Id, NightFacts, Record, TrialStep},
    };

    fn told(diary: &Diary, tonight: usize) -> String {
        let trial = diary.trial().unwrap();
        let line = |line: Line| match line {
            Line::Heading(said) => format!("# {said}"),
            Line::Text(said) => said,
            Line::Key(first, said) => format!("{first:<8}{said}"),
            Line::Quiet(said) => format!("({said})"),
            _ => String::new(),
        };
        trial_told(diary, &trial, night(tonight)).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn diary(design: TrialDesign, counts: &[u32], then: &[(usize, Record)]) -> Diary {
        let begun = [(night(0), Record::Trial(TrialStep::Began(design)))];
        let said = |cramps: u32| Record::Night(NightFacts { cramps: u16::try_from(cramps).ok(), ..NightFacts::default() });
        let nights = counts.iter().enumerate().map(|(at, count)| (night(at), said(*count)));
        diary_of(begun.into_iter().chain(nights).chain(then.iter().map(|(at, record)| (night(*at), record.clone()))))
    }

    #[test]
    fn every_stage_of_a_trial_is_told() {
        let weeks = || TrialDesign::Blocks(vec![false, true, true, false, true, false]);
        let whole: Vec<u32> = BEFORE.iter().chain(&AFTER).chain(&AFTER[..14]).copied().collect();
        let sign = [(20, Record::Sign(Id::new("rf03").unwrap()))];
        let ill = [(20, Record::Trial(TrialStep::Paused(TrialReason::Illness)))];
        let more: Vec<u32> = BEFORE.iter().copied().chain([3; 42]).collect();
        let same: Vec<u32> = BEFORE.iter().cycle().take(56).copied().collect();
        let all = [
            ("not yet begun", told(&diary(TrialDesign::BeforeAfter, &[], &[]), 0)),
            ("before", told(&diary(TrialDesign::BeforeAfter, &BEFORE[..9], &[]), 9)),
            ("after", told(&diary(TrialDesign::BeforeAfter, &whole[..45], &[]), 45)),
            ("a sign", told(&diary(TrialDesign::BeforeAfter, &whole[..20], &sign), 22)),
            ("ill", told(&diary(TrialDesign::BeforeAfter, &whole[..20], &ill), 25)),
            ("fewer", told(&diary(TrialDesign::BeforeAfter, &whole, &[]), 56)),
            ("unclear", told(&diary(TrialDesign::BeforeAfter, &same, &[]), 56)),
            ("more", told(&diary(TrialDesign::BeforeAfter, &more, &[]), 56)),
            ("none", told(&diary(TrialDesign::BeforeAfter, &[0; 56], &[]), 56)),
            ("a week by lot", told(&diary(weeks(), &whole[..17], &[]), 17)),
            ("weeks by lot, done", told(&diary(weeks(), &whole[..42], &[]), 42)),
        ];
        let shown: Vec<String> = all.into_iter().map(|(name, text)| format!("=== {name}\n{text}\n")).collect();
        insta::assert_snapshot!("trial", shown.join("\n"));
    }

    #[test]
    fn a_trial_that_ended_early_announces_no_look() {
        let order = || TrialDesign::Blocks(vec![false, true, true, false, true, false]);
        let whole: Vec<u32> = BEFORE.iter().chain(&AFTER).chain(&AFTER).copied().collect();
        for (design, at) in [(TrialDesign::BeforeAfter, 20), (TrialDesign::BeforeAfter, 45), (order(), 20)] {
            let said = |then: &[(usize, Record)]| told(&diary(design.clone(), &whole[..at], then), at);
            let announced = ["The first look is", "The one look comes", "The look that counts is"];
            let goes_on = said(&[]);
            assert!(announced.iter().any(|look| goes_on.contains(look)), "{goes_on}");
            let ended = said(&[(at, Record::Trial(TrialStep::Stopped(TrialReason::Wish)))]);
            assert!(ended.contains("t ended before") && announced.iter().all(|look| !ended.contains(look)), "{ended}");
        }
    }

    #[test]
    fn before_the_look_no_weeks_of_cramps_stand_side_by_side() {
        let order = || TrialDesign::Blocks(vec![false, true, true, false, true, false]);
        let whole: Vec<u32> = BEFORE.iter().chain(&AFTER).chain(&AFTER[..14]).copied().collect();
        // The early looks are at 42 and 49 nights; between them nothing after is shown.
        for (design, length, look) in [(TrialDesign::BeforeAfter, 56, 42), (order(), 42, 42)] {
            let before = told(&diary(design.clone(), &whole[..look - 1], &[]), look - 1);
            assert!(!before.contains('█') && !before.contains("a week") && before.contains("7/7"), "{before}");
            let after = told(&diary(design, &whole[..length], &[]), length);
            assert!(after.contains('█'), "{after}");
        }
        let between = |nights: usize| told(&diary(TrialDesign::BeforeAfter, &whole[..nights], &[]), nights).matches("7/7").count();
        assert_eq!([between(42), between(48), between(49), between(56)], [6, 6, 7, 8]);
    }

    #[test]
    fn a_night_without_the_routine_is_said_beside_the_routine() {
        let asked = |at: usize, diary: Diary| asks_to_leave_it_out(&diary, night(at));
        let trial = || diary(TrialDesign::BeforeAfter, &[], &[]);
        let ill = [(5, Record::Trial(TrialStep::Paused(TrialReason::Illness)))];
        assert_eq!([asked(0, trial()), asked(13, trial())], [Some("Your trial asks for a night without it."); 2]);
        let free = [asked(14, trial()), asked(6, diary(TrialDesign::BeforeAfter, &[], &ill)), asked(0, diary_of([]))];
        assert_eq!(free, [None; 3]);
    }

    #[test]
    fn what_it_takes_is_said_before_it_is_begun() {
        let text = format!("{:?}", trial_offered(night(0)));
        for needed in ["56 nights, 1 Sep 2026 to 26 Oct 2026", "42 nights, 1 Sep 2026 to 12 Oct 2026", "fewer than 3", "You need not wait"]
        {
            assert!(text.contains(needed), "{needed}");
        }
    }

    #[test]
    fn after_the_look_a_week_nobody_recorded_has_no_number_of_cramps() {
        let said = || Record::Night(NightFacts { cramps: Some(1), ..NightFacts::default() });
        let nights: Vec<(usize, Record)> = (7..56).map(|at| (at, said())).collect();
        let told = told(&diary(TrialDesign::BeforeAfter, &[], &nights), 56);
        assert!(told.contains("1 Sep      ?  0/7  without"), "{told}");
    }
}
