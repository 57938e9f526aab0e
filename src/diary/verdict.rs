//! Did it change, and in which words. One method, fixed beforehand: the exact interval, widened where nights are uneven.
//!
//! The words stand here and not in `present`, because the page for the doctor says the same ones. Their source is the table of the
//! evidence file; they claim nothing that one person's count before and after cannot show.

use super::{
    dispersion::{is_too_uneven, unevenness, widened},
    fisher::fisher,
    rates::Tally,
    ratio::{Ratio, fewest_to_tell},
    tail::{Confidence, Interval},
};

/// Nights a comparison needs before and after: two and four weeks, as the trials' diaries had.
const BEFORE: u32 = 14;
const AFTER: u32 = 28;
/// Nights after which the one look is taken that was agreed on beforehand: six weeks.
const LOOK: u32 = 42;
/// A fall to more than this share of before is no clear change: that much came by itself on dummy pills (−27.8 % on average).
pub(super) const CLEAR: f64 = 0.7;
/// A change of pain counts from two points of ten, or from three parts of ten.
const PAIN_POINTS: f64 = 2.0;
const PAIN_SHARE: f64 = 0.3;

/// Said in every state.
pub const NEED_NOT_WAIT: &str = "You need not wait: ask a pharmacist or doctor any time.";
/// Said in every state but "More".
pub const NO_ALL_CLEAR: &str = "Fewer cramps does not rule out a cause.";
/// Said beside every fall between two times: what a count before and after is.
pub const ONE_PERSON: &str = "This is a before/after comparison in one person.";
/// Said beside every fall: what dummy pills do (the trials of quinine and others against placebo, pooled: 65.9 % had a quarter fewer).
pub const DUMMY_PILLS: &str = "Cramps often settle by themselves: in two small studies about two of three people on dummy pills had at \
                               least a quarter fewer at 4 weeks. It does not prove that stretching did it.";
/// Said beside every fall: regression to the mean.
pub const BAD_SPELL: &str = "People start after a bad spell, and bad spells pass: part of a fall comes from that alone.";
/// Said when six weeks have not helped.
pub const FAIR_TRY: &str = "Six weeks is a fair try. Next: pharmacist or doctor.";
/// Said where cramps cluster.
pub const UNEVEN: &str = "Very uneven nights; treat the interval as too narrow.";

/// Whether cramps changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing can be said yet.
    TooEarly,
    /// Both fewer and more are plausible.
    Unclear,
    /// Fewer, but no more so than often happens by itself.
    SlightlyFewer,
    /// Fewer, beyond chance.
    Fewer,
    /// More, beyond chance.
    More,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::TooEarly, Self::Unclear, Self::SlightlyFewer, Self::Fewer, Self::More];

    /// Its name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::TooEarly => "Too early",
            Self::Unclear => "Unclear",
            Self::SlightlyFewer => "Slightly fewer",
            Self::Fewer => "Fewer",
            Self::More => "More",
        }
    }

    /// What it means.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::TooEarly => "Not enough nights or cramps to say anything.",
            Self::Unclear => "Could be fewer, could be more.",
            Self::SlightlyFewer => "No clear change. A change this size often comes by itself.",
            Self::Fewer => "More than chance; cause not proven.",
            Self::More => "Look at the danger signs. Ask about medicines. Stop if stretches hurt.",
        }
    }

    /// What is said with it, whatever the numbers are.
    #[must_use]
    pub fn beside(self) -> Vec<&'static str> {
        match self {
            Self::More => vec![NEED_NOT_WAIT],
            Self::Fewer | Self::SlightlyFewer => vec![ONE_PERSON, DUMMY_PILLS, BAD_SPELL, NEED_NOT_WAIT, NO_ALL_CLEAR],
            Self::TooEarly | Self::Unclear => vec![NEED_NOT_WAIT, NO_ALL_CLEAR],
        }
    }
}

/// Whether pain changed, by its middle value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pain {
    /// Less, by as much as people notice.
    Less,
    /// Not clearly.
    Same,
    /// More, by as much as people notice.
    More,
}

impl Pain {
    /// Compares two middle values of 0 to 10.
    #[must_use]
    pub fn of(before: f64, after: f64) -> Self {
        let change = (after - before).abs();
        let is_clear = change >= PAIN_POINTS || (before > 0.0 && change >= PAIN_SHARE * before);
        match after < before {
            _ if !is_clear => Self::Same,
            true => Self::Less,
            false => Self::More,
        }
    }

    /// Its name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Less => "Less pain",
            Self::Same => "Pain about the same",
            Self::More => "More pain",
        }
    }

    /// What it means.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Less => "Pain went down by as much as people notice.",
            Self::Same => "Pain has not clearly changed.",
            Self::More => "Pain went up by as much as people notice.",
        }
    }
}

/// Two times side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The nights before.
    pub before: Tally,
    /// The nights after.
    pub after: Tally,
    /// How sure its intervals are: surer before the look that was agreed on.
    pub confidence: Confidence,
    /// The ratio of the rates, where there is something to compare.
    pub ratio: Option<Ratio>,
    /// What is plausible for that ratio; what the verdict goes by.
    pub plausible: Option<Interval>,
    /// How uneven the nights are; 1 is as even as chance.
    pub unevenness: Option<f64>,
    /// The chance of such nights with and without a cramp if nothing has changed.
    pub fisher: f64,
    /// The verdict.
    pub verdict: Verdict,
}

impl Comparison {
    /// Compares nights; `None` is a night of which nothing is known.
    #[must_use]
    pub fn of(before: &[Option<u32>], after: &[Option<u32>]) -> Self {
        let known = |nights: &[Option<u32>]| nights.iter().flatten().copied().collect::<Vec<u32>>();
        let unevenness = unevenness(&known(before), &known(after));
        let (before, after) = (Tally::of(before), Tally::of(after));
        let confidence = if after.nights < LOOK { Confidence::Early } else { Confidence::Usual };
        let ratio = Ratio::of(&before, &after, confidence);
        let plausible = ratio.map(|ratio| widened(&ratio, (before.cramps, after.cramps), unevenness.unwrap_or(1.0), confidence));
        let compared =
            Self { before, after, confidence, ratio, plausible, unevenness, fisher: fisher(&before, &after), verdict: Verdict::TooEarly };
        Self { verdict: compared.judge(), ..compared }
    }

    fn judge(&self) -> Verdict {
        let (Some(ratio), Some(plausible)) = (self.ratio, self.plausible) else { return Verdict::TooEarly };
        let fewest = fewest_to_tell(&self.before, &self.after, self.confidence);
        let too_few = fewest.is_none_or(|fewest| self.before.cramps.saturating_add(self.after.cramps) < fewest);
        let too_short = self.before.nights < BEFORE || self.after.nights < AFTER;
        if too_few || too_short || !self.before.is_enough() || !self.after.is_enough() {
            return Verdict::TooEarly;
        }
        match plausible {
            Interval { high, .. } if high < 1.0 && ratio.rate <= CLEAR => Verdict::Fewer,
            Interval { high, .. } if high < 1.0 => Verdict::SlightlyFewer,
            Interval { low, .. } if low > 1.0 => Verdict::More,
            Interval { .. } => Verdict::Unclear,
        }
    }

    /// Whether nights are so uneven that even a widened interval is too narrow.
    #[must_use]
    pub fn is_too_uneven(&self) -> bool {
        is_too_uneven(self.unevenness.unwrap_or(1.0), self.before.most.max(self.after.most))
    }

    /// Whether six weeks have passed and it is not clearly better.
    #[must_use]
    pub fn was_fair_try(&self) -> bool {
        self.after.nights >= LOOK && !matches!(self.verdict, Verdict::Fewer | Verdict::TooEarly)
    }

    /// Everything there is to say, the verdict first. The same on the screen, in lines and in the report.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let Self { before, after, verdict, .. } = self;
        let mut said = vec![format!("{}. {}", verdict.word(), verdict.text())];
        if before.recorded > 0 && after.recorded > 0 {
            said.push(self.sentence());
            if before.cramps > 0 || after.cramps > 0 {
                let nights = |tally: &Tally| format!("{} of {}", tally.with_cramp, tally.recorded);
                let by_chance = match (self.fisher * 100.0).round() as u32 {
                    0 => "; by chance alone they lie as far apart less than 1 time in 100",
                    1 => "; by chance alone they lie as far apart 1 time in 100",
                    100 => "",
                    times => &format!("; by chance alone they lie as far apart {times} times in 100"),
                };
                said.push(format!("Nights with a cramp: {} before, {} after{by_chance}.", nights(before), nights(after)));
            }
        }
        let times = [(before, "before"), (after, "after")].into_iter().filter(|(tally, _)| tally.nights > 0);
        let known: Vec<String> = times.map(|(tally, name)| format!("{} of {} {name}", tally.recorded, tally.nights)).collect();
        if !known.is_empty() {
            said.push(format!("Nights recorded: {}.", known.join(", ")));
        }
        if self.is_too_uneven() {
            said.push(UNEVEN.to_owned());
        }
        if self.confidence == Confidence::Early && self.verdict != Verdict::TooEarly {
            said.push("This is an early look, so it has to be surer (99 of 100). The look that counts comes after six weeks.".to_owned());
        }
        said.extend(verdict.beside().into_iter().map(str::to_owned));
        if self.was_fair_try() {
            said.push(FAIR_TRY.to_owned());
        }
        said
    }

    /// The comparison in one sentence: `Fewer cramps: 10.5 → 3.5 a week (about a third; plausible range 16% to 69% of before).`
    #[must_use]
    pub fn sentence(&self) -> String {
        let (Some(before), Some(after)) = (self.before.per_week(), self.after.per_week()) else {
            return "There are not two times with recorded nights to compare.".into();
        };
        let Some((ratio, plausible)) = self.ratio.zip(self.plausible) else {
            return "No cramps recorded in either period: nothing to compare.".into();
        };
        let percent = |share: f64| (share * 100.0).round();
        let range = if plausible.high.is_infinite() {
            format!("plausible range {}% of before or more", percent(plausible.low))
        } else {
            format!("plausible range {}% to {}% of before", percent(plausible.low), percent(plausible.high))
        };
        let share = if ratio.rate.is_infinite() { "none before".into() } else { share_in_words(ratio.rate) };
        let what = match self.verdict {
            Verdict::Fewer | Verdict::SlightlyFewer => "Fewer cramps",
            Verdict::More => "More cramps",
            Verdict::TooEarly | Verdict::Unclear => "Cramps",
        };
        format!("{what}: {before:.1} → {after:.1} a week ({share}; {range}).")
    }
}

/// A ratio as one would say it.
fn share_in_words(ratio: f64) -> String {
    const WORDS: [(f64, &str); 10] = [
        (0.1, "about a tenth"),
        (0.2, "about a fifth"),
        (0.25, "about a quarter"),
        (1.0 / 3.0, "about a third"),
        (0.5, "about half"),
        (2.0 / 3.0, "about two thirds"),
        (0.75, "about three quarters"),
        (1.0, "about as many"),
        (2.0, "about twice as many"),
        (3.0, "about three times as many"),
    ];
    let near = WORDS.iter().find(|(share, _)| (ratio / share - 1.0).abs() < 0.07);
    match near {
        Some((_, words)) => (*words).to_owned(),
        None if ratio == 0.0 => "none".to_owned(),
        None => format!("{}%", (ratio * 100.0).round()),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::fixture, *};
    use proptest::prelude::*;

    fn nights(counts: &[u32]) -> Vec<Option<u32>> {
        counts.iter().copied().map(Some).collect()
    }

    /// So many cramps, one or two a night, spread evenly.
    fn even(cramps: u32, over: u32) -> Vec<Option<u32>> {
        (0..over).map(|night| Some((night + 1) * cramps / over - night * cramps / over)).collect()
    }

    #[test]
    fn the_worked_example_reads_as_published() {
        let compared = Comparison::of(&nights(&fixture::BEFORE), &nights(&[&fixture::AFTER[..], &fixture::AFTER[..14]].concat()));
        assert_eq!(compared.confidence, Confidence::Usual);
        let four_weeks =
            Comparison { confidence: Confidence::Usual, ..Comparison::of(&nights(&fixture::BEFORE), &nights(&fixture::AFTER)) };
        let ratio = Ratio::of(&four_weeks.before, &four_weeks.after, Confidence::Usual);
        let four_weeks = Comparison { ratio, plausible: ratio.map(|ratio| ratio.limits), ..four_weeks };
        let four_weeks = Comparison { verdict: four_weeks.judge(), ..four_weeks };
        assert_eq!(four_weeks.sentence(), "Fewer cramps: 10.5 → 3.5 a week (about a third; plausible range 16% to 69% of before).");
        assert_eq!(four_weeks.verdict, Verdict::Fewer);
    }

    #[test]
    fn each_situation_has_its_word() {
        for (before, after, verdict) in [
            (even(28, 14), even(40, 42), Verdict::Fewer),
            (even(14, 14), even(40, 42), Verdict::Unclear),
            (even(10, 14), even(80, 42), Verdict::More),
            (even(1, 14), even(1, 42), Verdict::TooEarly),
            (even(0, 14), even(0, 42), Verdict::TooEarly),
            (even(28, 13), even(20, 42), Verdict::TooEarly),
            (even(28, 14), even(20, 27), Verdict::TooEarly),
            (even(0, 14), even(60, 42), Verdict::More),
            (even(400, 100), even(1200, 400), Verdict::SlightlyFewer),
            (vec![], vec![], Verdict::TooEarly),
            (vec![None; 14], vec![None; 42], Verdict::TooEarly),
            ([nights(&[40]), even(0, 13)].concat(), even(0, 42), Verdict::Unclear),
        ] {
            let compared = Comparison::of(&before, &after);
            assert_eq!(compared.verdict, verdict, "{} {compared:?}", compared.sentence());
        }
    }

    #[test]
    fn below_seven_of_ten_recorded_nights_nothing_is_said() {
        let gaps = |counts: Vec<Option<u32>>, every: usize| -> Vec<Option<u32>> {
            counts.into_iter().enumerate().map(|(at, night)| night.filter(|_| at % every != 0)).collect()
        };
        assert_eq!(Comparison::of(&even(28, 14), &gaps(even(20, 42), 4)).verdict, Verdict::Fewer);
        assert_eq!(Comparison::of(&even(28, 14), &gaps(even(20, 42), 3)).verdict, Verdict::TooEarly);
        assert_eq!(Comparison::of(&gaps(even(56, 14), 3), &even(20, 42)).verdict, Verdict::TooEarly);
    }

    #[test]
    fn an_early_look_must_be_surer() {
        // Fewer at 95 of 100, not at 99.
        let (before, after) = (even(21, 14), even(21, 28));
        let early = Comparison::of(&before, &after);
        assert_eq!((early.confidence, early.verdict), (Confidence::Early, Verdict::Unclear));
        let at_95 = Ratio::of(&early.before, &early.after, Confidence::Usual).unwrap();
        assert!(at_95.limits.high < 1.0);
    }

    #[test]
    fn every_fall_stands_beside_what_it_cannot_show() {
        for verdict in Verdict::ALL {
            let beside = verdict.beside();
            assert!(beside.contains(&NEED_NOT_WAIT), "{verdict:?}");
            let falls = matches!(verdict, Verdict::Fewer | Verdict::SlightlyFewer);
            assert_eq!(beside.contains(&DUMMY_PILLS) && beside.contains(&BAD_SPELL), falls, "{verdict:?}");
            assert_eq!(beside.contains(&NO_ALL_CLEAR), verdict != Verdict::More);
        }
    }

    #[test]
    fn pain_changes_by_two_points_or_three_parts_of_ten() {
        for (before, after, pain) in
            [(7.0, 5.0, Pain::Less), (7.0, 6.0, Pain::Same), (3.0, 2.0, Pain::Less), (5.0, 7.0, Pain::More), (0.0, 0.0, Pain::Same)]
        {
            assert_eq!(Pain::of(before, after), pain, "{before} {after}");
        }
    }

    proptest! {
        #[test]
        fn any_nights_have_a_sentence_and_no_number_that_is_none(
            before in proptest::collection::vec(proptest::option::of(0_u32..50), 0..60),
            after in proptest::collection::vec(proptest::option::of(0_u32..50), 0..60),
        ) {
            let compared = Comparison::of(&before, &after);
            let sentence = compared.sentence();
            prop_assert!(!sentence.contains("NaN") && !sentence.contains("inf"), "{sentence}");
            prop_assert!(compared.fisher > 0.0 && compared.fisher <= 1.0);
            if compared.verdict == Verdict::Fewer {
                prop_assert!(compared.plausible.unwrap().high < 1.0 && compared.ratio.unwrap().rate <= CLEAR);
            }
        }
    }
}
