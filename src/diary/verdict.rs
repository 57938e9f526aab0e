//! Did it change, and in which words. One method, fixed beforehand: the exact interval, widened where nights are uneven. One look that
//! counts, fixed beforehand too: looking every morning until it looks well would find "fewer" by chance alone.
//!
//! The words stand here and not in `present`, because the page for the doctor says the same ones. Their source is the table of the
//! evidence file; they claim nothing that one person's count before and after cannot show.

use super::{
    dispersion::{is_too_uneven, spread, unevenness, widened},
    fisher::fisher,
    rates::Tally,
    ratio::{Ratio, fewest_to_tell},
    tail::{Confidence, Interval},
};

/// Nights a comparison needs before and after: two and four weeks, as the trials' diaries had.
pub(super) const BEFORE: u32 = 14;
const AFTER: u32 = 28;
/// Nights after which the one look is taken that was agreed on beforehand: six weeks.
const LOOK: u32 = 42;
/// Nights from one look to the next before that one: so long the same answer stands.
const BETWEEN: usize = 7;
/// A fall to more than this share of before is no clear change: that much came by itself on dummy pills (−27.8 % on average).
const CLEAR_OF_TEN: u128 = 7;
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
/// The same for weeks by lot.
pub(super) const SPELLS_BY_LOT: &str = "Bad spells pass by themselves. The lot puts them in both kinds of week, but six weeks are few: part of a \
                                 difference may come from that alone.";
/// Said beside pictures of the diary while a trial's look is to come.
pub const NOT_MARKED: &str = "Nights with the routine are marked once the trial's look has come: side by side before, they would be a verdict \
                              every morning.";
/// Said when six weeks have not helped.
pub const FAIR_TRY: &str = "Six weeks is a fair try. Next: pharmacist or doctor.";
/// Said where no split of the cramps could tell.
pub(super) const TOO_FEW: &str = "So few cramps in all cannot tell, however they fall.";
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

/// Whether there are so few cramps that no split of them between the two times could tell.
pub(super) fn lacks_cramps(before: &Tally, after: &Tally, confidence: Confidence) -> bool {
    let fewest = fewest_to_tell(before, after, confidence);
    fewest.is_none_or(|fewest| before.cramps.saturating_add(after.cramps) < fewest)
}

/// Whether the rate fell to no more than the share that is a clear change. In whole numbers: seven tenths are seven tenths.
pub(super) fn is_clear_fall(before: &Tally, after: &Tally) -> bool {
    let product = |share: u128, cramps: u32, nights: u32| share * u128::from(cramps) * u128::from(nights);
    product(10, after.cramps, before.recorded) <= product(CLEAR_OF_TEN, before.cramps, after.recorded)
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
    /// Compares nights; `None` is a night of which nothing is known. Before the look that counts, only whole weeks of the nights after
    /// are taken in, and what they show has to be surer.
    #[must_use]
    pub fn of(before: &[Option<u32>], after: &[Option<u32>]) -> Self {
        let is_early = after.len() < LOOK as usize;
        let (weeks, _) = after.split_at(after.len() - after.len() % BETWEEN);
        let after = if is_early { weeks } else { after };
        let (unevenness, spread) = (unevenness(before, after), spread(before, after));
        let (before, after) = (Tally::of(before), Tally::of(after));
        let confidence = if is_early { Confidence::Early } else { Confidence::Usual };
        let ratio = Ratio::of(&before, &after, confidence);
        let plausible = ratio.map(|ratio| widened(&ratio, &before, &after, spread, confidence));
        let compared =
            Self { before, after, confidence, ratio, plausible, unevenness, fisher: fisher(&before, &after), verdict: Verdict::TooEarly };
        Self { verdict: compared.judge(), ..compared }
    }

    fn judge(&self) -> Verdict {
        let Some(plausible) = self.plausible else { return Verdict::TooEarly };
        if !self.is_looked_at() || !self.is_recorded() || self.lacks_cramps() {
            return Verdict::TooEarly;
        }
        match plausible {
            Interval { high, .. } if high < 1.0 && is_clear_fall(&self.before, &self.after) => Verdict::Fewer,
            Interval { high, .. } if high < 1.0 => Verdict::SlightlyFewer,
            Interval { low, .. } if low > 1.0 => Verdict::More,
            Interval { .. } => Verdict::Unclear,
        }
    }

    /// Whether the first look has come.
    #[must_use]
    pub fn is_looked_at(&self) -> bool {
        self.before.nights >= BEFORE && self.after.nights >= AFTER
    }

    /// Whether enough nights of both times are recorded.
    fn is_recorded(&self) -> bool {
        self.before.is_enough() && self.after.is_enough()
    }

    fn lacks_cramps(&self) -> bool {
        lacks_cramps(&self.before, &self.after, self.confidence)
    }

    /// The mid-P method, which is narrower: shown in the details, never used for a verdict.
    #[must_use]
    pub fn mid(&self) -> Option<Ratio> {
        Ratio::mid(&self.before, &self.after, self.confidence)
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

    /// Everything there is to say, the verdict first. The same on the screen, in lines and in the report. Where it `ended_early`, no look
    /// is to come.
    #[must_use]
    pub fn sentences(&self, ended_early: bool) -> Vec<String> {
        let Self { before, after, verdict, .. } = self;
        let is_early = self.confidence == Confidence::Early;
        let look = if is_early && *verdict != Verdict::TooEarly { "Early look: " } else { "" };
        let mut said = vec![format!("{look}{}. {}", verdict.word(), verdict.text())];
        // Without a verdict not even the numbers are compared: they are one for whoever reads them so.
        let (is_looked_at, is_judged) = (self.is_looked_at(), *verdict != Verdict::TooEarly);
        let without_cramps = is_looked_at && self.is_recorded() && self.ratio.is_none();
        said.extend((is_judged || without_cramps).then(|| self.sentence()));
        said.extend(is_judged.then(|| self.nights_with_a_cramp()));
        let times = [(before, "before"), (after, "after")].into_iter().filter(|(tally, _)| tally.nights > 0);
        let known: Vec<String> = times.map(|(tally, name)| format!("{} of {} {name}", tally.recorded, tally.nights)).collect();
        if !known.is_empty() {
            let needed = if is_looked_at && !self.is_recorded() { " A comparison needs 7 of 10 in both times." } else { "" };
            said.push(format!("Nights recorded: {}.{needed}", known.join(", ")));
        }
        if is_looked_at && self.is_recorded() && self.ratio.is_some() && self.lacks_cramps() {
            said.push(TOO_FEW.to_owned());
        }
        if self.is_too_uneven() && is_judged {
            said.push(UNEVEN.to_owned());
        }
        if !is_looked_at && ended_early {
            said.push("It ended before its first look, so nothing is compared.".to_owned());
        } else if !is_looked_at {
            said.push(format!("The first look is after {AFTER} nights with the routine; the one that counts, after {LOOK}."));
        } else if is_early {
            let counts = match ended_early {
                true => "It ended before the look that counts.".to_owned(),
                false => format!("The look that counts is the one after {LOOK}."),
            };
            said.push(format!("An early look, after {} nights with the routine, has to be surer (999 of 1000). {counts}", after.nights));
        }
        said.extend(verdict.beside().into_iter().map(str::to_owned));
        if self.was_fair_try() {
            said.push(FAIR_TRY.to_owned());
        }
        said
    }

    /// The comparison in one sentence: `Fewer cramps: 10.5 → 3.5 a week, 67% fewer (plausible: 31% to 84% fewer).`
    #[must_use]
    pub fn sentence(&self) -> String {
        let (Some(before), Some(after)) = (self.before.per_week(), self.after.per_week()) else {
            return "There are not two times with recorded nights to compare.".into();
        };
        let Some((ratio, plausible)) = self.ratio.zip(self.plausible) else {
            return "No cramps recorded in either period: nothing to compare.".into();
        };
        let what = match self.verdict {
            Verdict::Fewer | Verdict::SlightlyFewer => "Fewer cramps",
            Verdict::More => "More cramps",
            Verdict::TooEarly | Verdict::Unclear => "Cramps",
        };
        format!("{what}: {before:.1} → {after:.1} a week, {} (plausible: {}).", change(ratio.rate), changes(plausible))
    }

    /// The robust companion: whether a night had a cramp at all. It may well say something else, and why is said with it.
    fn nights_with_a_cramp(&self) -> String {
        let nights = |tally: &Tally| format!("{} of {}", tally.with_cramp, tally.recorded);
        let by_chance = match (self.fisher * 100.0).round() as u32 {
            0 => "less than 1 time in 100".to_owned(),
            100 => "nearly every time".to_owned(),
            times => format!("{times} {} in 100", if times == 1 { "time" } else { "times" }),
        };
        format!(
            "A second view, nights with a cramp: {} before, {} after; with no change at all, a gap this wide comes {by_chance}. It counts a \
             night of four cramps like a night of one, so it sees less and may differ. The verdict goes by the number of cramps, as set beforehand.",
            nights(&self.before),
            nights(&self.after)
        )
    }

    /// The statistics, for a reader who knows them; none without a verdict.
    #[must_use]
    pub fn details(&self) -> Option<String> {
        if self.verdict == Verdict::TooEarly {
            return None;
        }
        let (ratio, mid, plausible) = (self.ratio?, self.mid()?, self.plausible?);
        let sure = if self.confidence == Confidence::Early { "99.9" } else { "95" };
        let limits = |of: Interval| {
            let high = if of.high.is_infinite() { "no limit".to_owned() } else { format!("{:.2}", of.high) };
            format!("{:.2} to {high}", of.low)
        };
        let chance = |p: f64| if p < 0.001 { "p < 0.001".to_owned() } else { format!("p = {p:.3}") };
        let rate = if ratio.rate.is_infinite() { "not defined (none before)".to_owned() } else { format!("{:.2}", ratio.rate) };
        let spread = if plausible == ratio.limits { String::new() } else { format!("; widened for uneven nights {}", limits(plausible)) };
        Some(format!(
            "Statistics: rate ratio, after to before, {rate}; exact {sure}% interval {}, {}{spread}; mid-P {}, {} (narrower, not used for the verdict).",
            limits(ratio.limits),
            chance(ratio.p),
            limits(mid.limits),
            chance(mid.p)
        ))
    }
}

/// From here on, where percent are hard to see, a ratio is told as so many times.
const MANY_TIMES: f64 = 1.995;

/// How much a ratio is, and which way. What is not none is not 100% fewer, and what is a change is not 0%.
fn amount(ratio: f64) -> (String, &'static str) {
    if ratio >= MANY_TIMES {
        return (format!("{ratio:.1} times"), "as many");
    }
    let part = (1.0 - ratio).abs();
    let percent = match part {
        _ if part < 0.01 => "under 1%".to_owned(),
        _ if part > 0.99 && part < 1.0 => "over 99%".to_owned(),
        _ => format!("{}%", (part * 100.0).round()),
    };
    (percent, if ratio < 1.0 { "fewer" } else { "more" })
}

/// A ratio as one would say it.
fn change(ratio: f64) -> String {
    match amount(ratio) {
        _ if ratio == 0.0 => "none after".to_owned(),
        _ if ratio.is_infinite() => "none before".to_owned(),
        _ if (ratio - 1.0).abs() < 0.005 => "about as many".to_owned(),
        (much, way) => format!("{much} {way}"),
    }
}

/// What is plausible, in the direction of the change: the smaller change first.
fn changes(Interval { low, high }: Interval) -> String {
    let ((least, one), (most, other)) = (amount(low), amount(high));
    match (one, other) {
        _ if high.is_infinite() => format!("from {least} {one} upwards"),
        _ if low == 0.0 => format!("from none to {most} {other}"),
        ("fewer", "fewer") => format!("{most} to {least} fewer"),
        _ if one == other => format!("{least} to {most} {one}"),
        _ => format!("from {least} {one} to {most} {other}"),
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
        assert_eq!(four_weeks.sentence(), "Fewer cramps: 10.5 → 3.5 a week, 67% fewer (plausible: 31% to 84% fewer).");
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
            (even(1500, 300), even(1050, 300), Verdict::Fewer),
            (even(1500, 300), even(1051, 300), Verdict::SlightlyFewer),
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
        let thin = Comparison::of(&even(28, 14), &gaps(even(20, 42), 3));
        assert_eq!((thin.verdict, thin.details()), (Verdict::TooEarly, None));
        let text = thin.sentences(false).join("\n");
        assert!(!text.contains("% fewer") && !text.contains(" a week"), "no comparison without a verdict: {text}");
        assert_eq!(Comparison::of(&gaps(even(56, 14), 3), &even(20, 42)).verdict, Verdict::TooEarly);
    }

    #[test]
    fn an_early_look_must_be_surer() {
        // Fewer at 95 of 100, not at 999 of 1000.
        let (before, after) = (even(21, 14), even(21, 28));
        let early = Comparison::of(&before, &after);
        assert_eq!((early.confidence, early.verdict), (Confidence::Early, Verdict::Unclear));
        let at_95 = Ratio::of(&early.before, &early.after, Confidence::Usual).unwrap();
        assert!(at_95.limits.high < 1.0);
    }

    #[test]
    fn before_the_look_that_counts_an_answer_stands_for_a_week() {
        let (before, after) = (even(28, 14), even(30, 42));
        let looks: Vec<Comparison> = (0..=42).map(|nights| Comparison::of(&before, &after[..nights])).collect();
        for (nights, look) in looks.iter().enumerate().take(42) {
            assert_eq!(look, &looks[nights / 7 * 7], "{nights}");
            assert_eq!(look.confidence, Confidence::Early);
            let said = look.sentences(false).join("\n");
            assert_eq!(said.contains(" a week, "), nights >= 28, "nothing is compared before the first look: {said}");
            assert_eq!(look.details().is_some(), nights >= 28);
            assert!(said.contains(if nights < 28 { "The first look is after 28" } else { "An early look, after" }), "{said}");
        }
        let said = looks[42].sentences(false).join("\n");
        assert!(looks[42].confidence == Confidence::Usual && !said.contains("arly look") && !said.contains("first look"), "{said}");
    }

    #[test]
    fn what_keeps_it_from_saying_anything_is_said() {
        let said = |before: &[Option<u32>], after: &[Option<u32>]| Comparison::of(before, after).sentences(false).join("\n");
        let gaps = [even(28, 8), vec![None; 6]].concat();
        assert!(said(&gaps, &even(20, 42)).contains("Nights recorded: 8 of 14 before, 42 of 42 after. A comparison needs 7 of 10"));
        assert!(said(&even(1, 14), &even(1, 42)).contains("So few cramps"));
        assert!(!said(&even(28, 14), &even(20, 42)).contains("So few cramps"));
        assert!(!said(&even(1, 14), &even(1, 20)).contains("So few cramps"), "before the first look");
        assert!(!said(&[None; 14], &even(20, 42)).contains("not two times"));
        assert!(!said(&even(20, 14), &[None; 42]).contains("not two times"));
    }

    #[test]
    fn nights_are_told_apart_wherever_there_was_a_cramp() {
        for (before, after, told) in [(28, 0, true), (0, 60, true), (0, 0, false)] {
            let said = Comparison::of(&even(before, 14), &even(after, 42)).sentences(false).join("\n");
            assert_eq!(said.contains("nights with a cramp: "), told, "{said}");
        }
    }

    #[test]
    fn uneven_nights_are_said_to_be_beside_what_they_say() {
        let clusters = nights(&[6, 0, 0, 6, 0, 0, 0, 6, 0, 0, 6, 0, 0, 0]);
        let said = |before: &[Option<u32>], after: &[Option<u32>]| {
            Comparison::of(before, after).sentences(false).iter().any(|said| said == UNEVEN)
        };
        assert!(said(&clusters, &even(40, 42)));
        assert!(!said(&even(28, 14), &even(40, 42)));
        assert!(!said(&clusters, &even(20, 20)), "where nothing is said");
    }

    #[test]
    fn a_time_without_any_cramp_has_words() {
        let none_before = Comparison::of(&even(0, 14), &even(60, 42)).sentence();
        assert!(none_before.contains(", none before (") && none_before.ends_with(" upwards)."), "{none_before}");
        assert!(Comparison::of(&even(28, 14), &even(0, 42)).sentence().contains(", none after (plausible: from none to "));
        let hardly = Interval { low: 1.000_1, high: 3.0 };
        let more = Comparison { plausible: Some(hardly), ..Comparison::of(&even(14, 14), &even(60, 42)) }.sentence();
        assert!(more.ends_with("(plausible: from under 1% more to 3.0 times as many)."), "{more}");
    }

    #[test]
    fn a_change_and_its_range_are_told_in_one_direction() {
        for (of, words) in [
            (0.0, "none after"),
            (0.001, "over 99% fewer"),
            (1.0 / 3.0, "67% fewer"),
            (0.9925, "under 1% fewer"),
            (0.9999, "about as many"),
            (1.036, "4% more"),
            (1.99, "99% more"),
            (9.604, "9.6 times as many"),
            (f64::INFINITY, "none before"),
        ] {
            assert_eq!(change(of), words);
        }
        for (low, high, words) in [
            (0.156_778, 0.687_316, "31% to 84% fewer"),
            (0.0, 0.585_833, "from none to 41% fewer"),
            (0.6, 1.73, "from 40% fewer to 73% more"),
            (0.0, 13.0, "from none to 13.0 times as many"),
            (1.25, 1.6, "25% to 60% more"),
            (1.25, 3.34, "from 25% more to 3.3 times as many"),
            (2.1, 4.0, "2.1 times to 4.0 times as many"),
            (0.206_616, f64::INFINITY, "from 79% fewer upwards"),
        ] {
            assert_eq!(changes(Interval { low, high }), words);
        }
    }

    #[test]
    fn the_statistics_name_both_methods_and_which_one_counts() {
        // T2 of the published table, but for its clusters.
        let compared = Comparison::of(&even(21, 14), &even(30, 42));
        assert_eq!(
            compared.details().unwrap(),
            "Statistics: rate ratio, after to before, 0.48; exact 95% interval 0.26 to 0.88, p = 0.016; mid-P 0.27 to 0.84, p = 0.012 (narrower, not used for \
             the verdict)."
        );
        let none_before = Comparison::of(&even(0, 14), &even(60, 42)).details().unwrap();
        assert!(
            none_before.contains("rate ratio, after to before, not defined (none before)")
                && none_before.contains("to no limit, p < 0.001"),
            "{none_before}"
        );
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
                prop_assert!(compared.plausible.unwrap().high < 1.0 && compared.ratio.unwrap().rate < 0.701);
            }
        }
    }
}
