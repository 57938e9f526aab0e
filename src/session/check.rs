//! The danger check: the screens and questions of [`Signs`], in the order that is safest, and what the answers add up to.
//!
//! The answers are all it remembers: where it stands is worked out anew from them, so that going back is forgetting one.

use crate::model::{Ask, CheckLine, Flag, Id, SafeText, Screen, ScreeningName, Signs, Target, Urgency, sort};
use std::{slice, sync::Arc};

/// What a person says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes to this line of a screen; a second time takes it back, where more than one may be ticked.
    Line(usize),
    /// Yes to a question.
    Yes,
    /// No to a question; no (further) line of a screen.
    No,
}

/// Where the check stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<'a> {
    /// Lines, any of which may be so.
    Screen(&'a Screen),
    /// A question with yes or no.
    Question(&'a SafeText),
    /// Nothing more to ask.
    Result(Findings<'a>),
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings<'a> {
    /// The signs, the most urgent first; never none.
    pub signs: Vec<Finding<'a>>,
    /// What is to be said before them.
    pub said: Vec<&'a SafeText>,
}

/// A sign that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// The sign.
    pub flag: &'a Flag,
    /// How soon: never later than the sign itself says.
    pub urgency: Urgency,
    /// What its questions brought up.
    pub said: Vec<&'a SafeText>,
}

/// A check that is being gone through.
#[derive(Clone, Debug)]
pub struct Checkup {
    signs: Arc<Signs>,
    /// One bit a line of a screen; a question is a screen of one line.
    answers: Vec<u8>,
    ticked: u8,
}

impl Checkup {
    /// A check of which nothing is answered.
    #[must_use]
    pub fn new(signs: Arc<Signs>) -> Self {
        Self { signs, answers: Vec::new(), ticked: 0 }
    }

    /// The signs it looks for.
    #[must_use]
    pub fn signs(&self) -> &Signs {
        &self.signs
    }

    /// Whether this line of the screen is ticked.
    #[must_use]
    pub fn is_ticked(&self, line: usize) -> bool {
        has(self.ticked, line)
    }

    /// Where it stands.
    #[must_use]
    pub fn step(&self) -> Step<'_> {
        let mut walk = self.walk();
        match walk.all() {
            Err(Pause::Ask(step)) => step,
            Ok(()) | Err(Pause::Enough) => {
                let mut found = walk.found;
                if found.signs.is_empty() {
                    let calm = self.signs.flag(&self.signs.check.otherwise);
                    found.signs.extend(calm.map(|flag| Finding { flag, urgency: flag.urgency, said: vec![] }));
                }
                sort(&mut found.signs, |a, b| b.urgency.cmp(&a.urgency));
                Step::Result(found)
            }
        }
    }

    /// The signs that the answers so far come to, with how soon; what is ticked and not yet confirmed is no answer.
    #[must_use]
    pub fn found(&self) -> Vec<(Id, Urgency)> {
        let mut walk = self.walk();
        // How far it comes is of no matter.
        let _ = walk.all();
        walk.found.signs.iter().map(|finding| (finding.flag.id.clone(), finding.urgency)).collect()
    }

    /// Whether the answers so far say that a leg has to be checked for a clot.
    #[must_use]
    pub fn suspects_clot(&self) -> bool {
        let mut walk = self.walk();
        // How far it comes is of no matter.
        let _ = walk.all();
        walk.clot
    }

    fn walk(&self) -> Walk<'_> {
        Walk { signs: &self.signs, answers: self.answers.iter(), heard: vec![], found: Findings::default(), clot: false }
    }

    /// Takes an answer; one that does not fit where it stands changes nothing.
    pub fn answer(&mut self, answer: Answer) {
        match (self.step(), answer) {
            (Step::Screen(screen), Answer::Line(line)) if line < screen.lines.len() => {
                if screen.stops {
                    self.answers.push(bit(line));
                } else {
                    self.ticked ^= bit(line);
                }
            }
            (Step::Screen(_), Answer::No) => self.answers.push(std::mem::take(&mut self.ticked)),
            (Step::Question(_), Answer::Yes) => self.answers.push(bit(0)),
            (Step::Question(_), Answer::No) => self.answers.push(0),
            _ => {}
        }
    }

    /// Back to the answer before, with what was ticked; `false` if there is none.
    pub fn back(&mut self) -> bool {
        let before = self.answers.pop();
        self.ticked = 0;
        if let Step::Screen(Screen { stops: false, .. }) = self.step() {
            self.ticked = before.unwrap_or(0);
        }
        before.is_some()
    }
}

fn bit(line: usize) -> u8 {
    u32::try_from(line).ok().and_then(|line| 1_u8.checked_shl(line)).unwrap_or(0)
}

fn has(ticks: u8, line: usize) -> bool {
    ticks & bit(line) != 0
}

/// Why the walk does not go on.
enum Pause<'a> {
    /// An answer is missing.
    Ask(Step<'a>),
    /// What was found does not wait for more questions.
    Enough,
}

type Walked<'a, T = ()> = Result<T, Pause<'a>>;

/// One walk through the check, from its beginning, as far as the answers lead.
struct Walk<'a> {
    signs: &'a Signs,
    answers: slice::Iter<'a, u8>,
    /// The questions that were answered: none is asked twice.
    heard: Vec<(&'a SafeText, bool)>,
    found: Findings<'a>,
    /// What was said of a leg led to a sign that sets the clot block.
    clot: bool,
}

impl<'a> Walk<'a> {
    fn all(&mut self) -> Walked<'a> {
        let signs = self.signs;
        let (urgent, others): (Vec<_>, Vec<_>) = signs.check.screens.iter().partition(|screen| screen.stops);
        urgent.into_iter().try_for_each(|screen| self.screen(screen))?;
        self.own(|urgency| urgency >= Urgency::Urgent)?;
        others.into_iter().try_for_each(|screen| self.screen(screen))?;
        self.own(|urgency| urgency < Urgency::Urgent)
    }

    fn screen(&mut self, screen: &'a Screen) -> Walked<'a> {
        let ticks = *self.answers.next().ok_or(Pause::Ask(Step::Screen(screen)))?;
        let ticked = screen.lines.iter().enumerate().filter(|(at, _)| has(ticks, *at));
        for (_, line) in ticked {
            self.line(line)?;
        }
        self.is_enough(Urgency::Urgent)
    }

    /// The signs of a person's own packs, found by a question each.
    fn own(&mut self, wanted: impl Fn(Urgency) -> bool) -> Walked<'a> {
        for flag in self.signs.flags().iter().filter(|flag| wanted(flag.urgency)) {
            if let Some(ask) = &flag.ask
                && self.ask(ask)?
            {
                self.find(&flag.id)?;
                self.is_enough(Urgency::Urgent)?;
            }
        }
        Ok(())
    }

    fn suspect(&mut self, id: &Id, leg: bool) {
        self.clot |= leg && self.signs.check.clot.flags.contains(id);
    }

    fn is_enough(&self, urgency: Urgency) -> Walked<'a> {
        if self.found.signs.iter().any(|finding| finding.urgency >= urgency) { Err(Pause::Enough) } else { Ok(()) }
    }

    fn ask(&mut self, words: &'a SafeText) -> Walked<'a, bool> {
        if let Some((_, answer)) = self.heard.iter().find(|(heard, _)| *heard == words) {
            return Ok(*answer);
        }
        let answer = has(*self.answers.next().ok_or(Pause::Ask(Step::Question(words)))?, 0);
        self.heard.push((words, answer));
        Ok(answer)
    }

    /// A line that was answered with yes.
    fn line(&mut self, line: &'a CheckLine) -> Walked<'a> {
        self.suspect(&line.leads_to, line.leg);
        for instead in &line.then {
            if self.ask(&instead.ask)? {
                return self.line(instead);
            }
        }
        match line.after {
            Some(name) if !self.screening(name)? => Ok(()),
            _ => self.find(&line.leads_to),
        }
    }

    /// Whether every question of a screening is answered with yes, and none of those before them.
    fn screening(&mut self, name: ScreeningName) -> Walked<'a, bool> {
        let screening = self.signs.check.screening(name);
        for first in &screening.first {
            if self.ask(&first.ask)? {
                self.found.said.extend(&first.say);
                match &first.to {
                    Some(Target::Flag(id)) => self.find(id)?,
                    Some(Target::Urgency(_)) | None => {}
                }
                return Ok(false);
            }
        }
        for words in &screening.asks {
            if !self.ask(words)? {
                self.found.said.extend(&screening.no);
                return Ok(false);
            }
        }
        self.found.said.push(&screening.yes);
        Ok(true)
    }

    /// A sign that was found, with the questions that may make it more urgent.
    fn find(&mut self, id: &Id) -> Walked<'a> {
        let Some(flag) = self.signs.flag(id).filter(|flag| self.found.signs.iter().all(|known| known.flag.id != flag.id)) else {
            return Ok(());
        };
        let at = self.found.signs.len();
        self.found.signs.push(Finding { flag, urgency: flag.urgency, said: vec![] });
        self.is_enough(Urgency::Emergency)?;
        flag.questions.iter().try_for_each(|question| self.escalate(at, question))
    }

    fn escalate(&mut self, at: usize, question: &'a Ask) -> Walked<'a> {
        if !self.ask(&question.ask)? {
            return Ok(());
        }
        let finding = &mut self.found.signs[at];
        finding.said.extend(&question.say);
        match &question.to {
            Some(Target::Flag(id)) => {
                self.suspect(id, question.leg);
                self.find(id)?;
            }
            Some(Target::Urgency(urgency)) => finding.urgency = finding.urgency.max(*urgency),
            None => {}
        }
        self.is_enough(Urgency::Emergency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    fn id(id: &str) -> Id {
        Id::new(id).unwrap()
    }

    /// After these answers: what is asked, or what was found with what is said before it.
    fn told(signs: &Signs, answers: &[Answer]) -> String {
        let mut check = Checkup::new(Arc::new(signs.clone()));
        answers.iter().for_each(|answer| check.answer(*answer));
        match check.step() {
            Step::Screen(screen) => format!("{}!", screen.id),
            Step::Question(words) => words.to_string(),
            Step::Result(found) => {
                let signs = found.signs.iter().map(|finding| finding.flag.id.to_string());
                signs.chain(found.said.iter().map(ToString::to_string)).collect::<Vec<_>>().join(" ")
            }
        }
    }

    #[test]
    fn only_a_screening_with_every_yes_leads_to_its_sign() {
        let mut signs = fixture::signs();
        let legs = Flag { id: id("legs"), urgency: Urgency::Book, ..signs.flags()[1].clone() };
        signs = Signs::new([signs.flags(), &[legs]].concat(), signs.check);
        let line = &mut signs.check.screens[1].lines[0];
        (line.leads_to, line.after) = (id("legs"), Some(ScreeningName::RestlessLegs));
        let screening = &mut signs.check.screenings[ScreeningName::RestlessLegs as usize];
        screening.first = vec![Ask { ask: "A knot?".into(), to: None, say: Some("More like a cramp.".into()), leg: false }];
        screening.asks = vec!["An urge?".into(), "At night?".into()];
        (screening.yes, screening.no) = ("It fits.".into(), Some("It does not fit.".into()));
        use Answer::{Line, No, Yes};
        let ticked = [No, Line(0), No];
        for (answers, wanted) in [
            (&[][..], "A knot?"),
            (&[Yes], "calm More like a cramp."),
            (&[No], "An urge?"),
            (&[No, No], "calm It does not fit."),
            (&[No, Yes], "At night?"),
            (&[No, Yes, No], "calm It does not fit."),
            (&[No, Yes, Yes], "legs It fits."),
        ] {
            assert_eq!(told(&signs, &[&ticked, answers].concat()), wanted, "{answers:?}");
        }
    }

    #[test]
    fn signs_of_a_persons_own_come_as_soon_as_they_are_urgent() {
        let signs = fixture::signs();
        let own = |name, urgency| Flag { id: id(name), ask: Some(name.into()), urgency, ..signs.flags()[1].clone() };
        let signs = Signs::new([signs.flags(), &[own("later", Urgency::Book), own("now", Urgency::Urgent)]].concat(), signs.check.clone());
        use Answer::No;
        for (answers, wanted) in
            [(&[][..], "stroke!"), (&[No], "now"), (&[No, No], "calm!"), (&[No, No, No], "later"), (&[No, No, No, No], "calm")]
        {
            assert_eq!(told(&signs, answers), wanted);
        }
    }

    #[test]
    fn a_line_that_is_not_there_is_no_answer() {
        let mut check = Checkup::new(Arc::new(fixture::signs()));
        for screen in ["stroke", "calm"] {
            check.answer(Answer::Line(1));
            assert!(matches!(check.step(), Step::Screen(at) if at.id.as_str() == screen));
            assert!(!check.is_ticked(1));
            check.answer(Answer::No);
        }
    }
}
