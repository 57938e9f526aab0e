//! The danger signs in words: the bands of the list, one sign with what to do, and the check.

use super::{Hint, Line, footer, key_of, page, wrap};
use crate::{
    app::{App, Danger, Look},
    keys::{Action, Context, Keymap},
    model::{Ask, Flag, Numbers, SafeText, Screen, Signs, Target, Urgency},
    session::{Checkup, Findings, Step},
};
use std::iter;

/// Longer printed lines are hard to read, and break anywhere in a narrow window.
const WIDEST: usize = 76;

/// Signs that ask for the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// How soon, in a word.
    pub word: String,
    /// What they ask for.
    pub advice: String,
    /// The signs.
    pub signs: Vec<String>,
}

/// What stands between title and ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignsBody {
    /// All signs and the number of the marked one, counted over all bands.
    List(Vec<Band>, usize),
    /// A screen or question of the check.
    Ask(AskView),
    /// Something to read, and how many lines of it are scrolled past.
    Text(Vec<Line>, usize),
}

/// What the check asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskView {
    /// The question, or what stands over the lines.
    pub question: String,
    /// The lines.
    pub lines: Vec<AskedLine>,
    /// What helps to answer.
    pub note: Option<String>,
}

/// A line that may be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedLine {
    /// The key that says yes to it.
    pub key: String,
    /// What is asked.
    pub words: String,
    /// Yes was said.
    pub ticked: bool,
}

/// The danger signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignsView {
    /// What is looked at.
    pub title: String,
    /// What there is to see.
    pub body: SignsBody,
    /// What is always said.
    pub ending: String,
    /// The keys.
    pub footer: Vec<Hint>,
}

/// How soon, in a word that stands without its colour.
#[must_use]
pub fn band(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency => "EMERGENCY",
        Urgency::Urgent => "URGENT, NOW",
        Urgency::Book => "BOOK A VISIT",
        Urgency::Medicines => "MEDICINES",
        Urgency::SelfCare => "SELF-CARE",
    }
}

/// All signs under their bands, for a command's output.
#[must_use]
pub fn signs_in_lines(signs: &Signs) -> Vec<String> {
    let mut lines = Vec::new();
    for band in bands(signs) {
        lines.push(format!("{}: {}", band.word, band.advice));
        for sign in &band.signs {
            let indents = iter::once("  ").chain(iter::repeat("    "));
            lines.extend(wrap(sign, WIDEST - 4).into_iter().zip(indents).map(|(line, indent)| format!("{indent}{line}")));
        }
        lines.push(String::new());
    }
    lines.push(signs.check.ending.to_string());
    lines
}

pub(super) fn signs(app: &App, danger: &Danger) -> SignsView {
    let signs = &*danger.signs;
    let (help, keymap) = (&app.settings.help, &app.keymap);
    let (title, body, context) = match &danger.look {
        Look::List => ("When to get help", SignsBody::List(bands(signs), danger.marked), Context::Signs),
        Look::Sign => {
            let mut lines = page::opened(app);
            lines.extend(signs.flags().get(danger.marked).map(|flag| in_full(signs, flag, help)).unwrap_or_default());
            lines.extend(aside(danger, keymap));
            ("Danger sign", SignsBody::Text(lines, danger.scrolled), Context::Sign)
        }
        Look::Check { in_full: true, .. } => {
            let mut lines = page::opened(app);
            let flags = danger.asked_in_full().unwrap_or_default();
            for flag in &flags {
                lines.extend([Line::Text(flag.sign.to_string()), Line::Quiet(flag.why.to_string()), Line::Blank]);
            }
            lines.push(Line::Heading("Sources".into()));
            lines.extend(flags.iter().flat_map(|flag| page::sources(&signs.sources, &flag.sources)));
            ("The signs in full", SignsBody::Text(lines, danger.scrolled), Context::Sign)
        }
        Look::Check { checkup, which, .. } => match checkup.step() {
            Step::Screen(screen) => (CHECK, SignsBody::Ask(asked(checkup, screen, *which, keymap)), Context::Check),
            Step::Question(words) => {
                (CHECK, SignsBody::Ask(AskView { question: words.to_string(), lines: vec![], note: None }), Context::Ask)
            }
            Step::Result(found) => {
                let mut lines = result(signs, &found, help);
                if checkup.suspects_clot() {
                    lines.extend([Line::Blank, Line::Text(BLOCKED.into())]);
                }
                let trouble = super::diary::unsaved(app);
                lines.extend((!trouble.is_empty()).then_some(Line::Text(trouble)));
                lines.extend(aside(danger, keymap));
                ("What to do", SignsBody::Text(lines, danger.scrolled), Context::Sign)
            }
        },
    };
    SignsView { title: title.into(), ending: signs.check.ending.to_string(), footer: hints(&body, keymap, context), body }
}

/// What follows from a leg that may hold a clot.
const BLOCKED: &str = "Until someone has checked this leg: no stretches, straps, rubbing, heat or cold here. You will be asked.";

/// The key that puts a sign aside, where one may be.
fn aside(danger: &Danger, keymap: &Keymap) -> Vec<Line> {
    let flag = danger.may_put_aside().and_then(|flag| flag.aside.as_ref());
    let key = key_of(keymap, Context::Sign, Action::PutAside);
    flag.map(|words| vec![Line::Blank, Line::Text(format!("{words} Press {key}."))]).unwrap_or_default()
}

/// The title of the check.
const CHECK: &str = "Check my signs";

/// The keys: the arrows read on where there is nothing to choose, the lines' keys are one, and "none" only while none is ticked.
fn hints(body: &SignsBody, keymap: &Keymap, context: Context) -> Vec<Hint> {
    let mut hints = footer(keymap, context);
    if let SignsBody::Text(lines, _) = body {
        hints = page::with_sources(hints, lines);
        hints.iter_mut().filter(|hint| hint.words == "choose").for_each(|hint| hint.words = "read on");
    }
    if let SignsBody::Ask(AskView { lines, .. }) = body
        && !lines.is_empty()
    {
        let keys: Vec<&str> = lines.iter().map(|line| line.key.as_str()).collect();
        hints.insert(0, Hint { key: keys.join(" "), words: "yes" });
        if lines.iter().any(|line| line.ticked) {
            hints.iter_mut().filter(|hint| hint.words == "none of these").for_each(|hint| hint.words = "next");
        }
    }
    hints
}

fn asked(checkup: &Checkup, screen: &Screen, which: bool, keymap: &Keymap) -> AskView {
    let lines = screen.lines.iter().enumerate().map(|(at, line)| AskedLine {
        key: key_of(keymap, Context::Check, Action::Line(at)),
        words: line.ask.to_string(),
        ticked: checkup.is_ticked(at),
    });
    AskView { question: checkup.signs().check.heading.to_string(), lines: lines.collect(), note: note(screen, which) }
}

fn note(screen: &Screen, which: bool) -> Option<String> {
    if which {
        return Some("Which one? Press its number.".into());
    }
    let unsure = screen.lines.iter().position(|line| line.unsure);
    let several = (!screen.stops).then(|| "More than one? Press each, then n.".to_owned());
    unsure.map(|at| format!("Not sure about {}? Count it as yes.", at + 1)).or(several)
}

/// What was found: what to do, the most urgent first, and under it the signs that ask for it.
fn result(signs: &Signs, found: &Findings<'_>, help: &Numbers) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for group in found.signs.chunk_by(|a, b| a.urgency == b.urgency) {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.extend(advice(signs, group[0].urgency, help));
        for finding in group {
            lines.extend([Line::Blank, Line::Text(finding.flag.sign.to_string())]);
            lines.extend(finding.flag.also.iter().chain(finding.said.iter().copied()).map(text));
            lines.push(Line::Quiet(finding.flag.why.to_string()));
        }
    }
    if !found.said.is_empty() {
        lines.push(Line::Blank);
        lines.extend(found.said.iter().copied().map(text));
    }
    lines
}

fn bands(signs: &Signs) -> Vec<Band> {
    let alike = signs.flags().chunk_by(|one, next| one.urgency == next.urgency);
    let band = |flags: &[Flag]| Band {
        word: band(flags[0].urgency).into(),
        advice: signs.check.advice(flags[0].urgency).say.first().map(ToString::to_string).unwrap_or_default(),
        signs: flags.iter().map(|flag| flag.sign.to_string()).collect(),
    };
    alike.map(band).collect()
}

/// What to do, this soon, under its word.
fn advice(signs: &Signs, urgency: Urgency, help: &Numbers) -> Vec<Line> {
    let advice = signs.check.advice(urgency);
    let own = match urgency {
        Urgency::Emergency => help.emergency.as_ref(),
        Urgency::Urgent => help.urgent.as_ref(),
        Urgency::Book | Urgency::Medicines | Urgency::SelfCare => None,
    };
    let number = own.or(advice.number.as_ref()).map(|number| Line::Text(format!("({number})")));
    let mut said = advice.say.iter().map(text);
    let mut lines = vec![Line::Heading(band(urgency).into())];
    lines.extend(said.next());
    lines.extend(number);
    lines.extend(said);
    lines
}

fn text(words: &SafeText) -> Line {
    Line::Text(words.to_string())
}

/// A sign: what would make it more urgent and what goes with it, what to do, why, and the sources.
fn in_full(signs: &Signs, flag: &Flag, help: &Numbers) -> Vec<Line> {
    let mut lines = vec![Line::Text(flag.sign.to_string()), Line::Blank];
    if !flag.questions.is_empty() {
        lines.push(Line::Heading("Any of these too?".into()));
        lines.extend(flag.questions.iter().map(|question| Line::Text(escalation(signs, flag, question))));
        lines.push(Line::Blank);
    }
    lines.extend(flag.also.iter().map(text));
    lines.extend(advice(signs, flag.urgency, help));
    lines.extend([Line::Blank, Line::Heading("Why".into()), text(&flag.why)]);
    lines.extend(page::sources(&signs.sources, &flag.sources));
    lines
}

/// A question and what a yes to it asks for.
fn escalation(signs: &Signs, flag: &Flag, question: &Ask) -> String {
    let urgency = match &question.to {
        Some(Target::Flag(id)) => signs.flag(id).map_or(flag.urgency, |flag| flag.urgency),
        Some(Target::Urgency(urgency)) => *urgency,
        None => flag.urgency,
    };
    let said = question.say.as_ref().map(|say| format!(" {say}")).unwrap_or_default();
    format!("{} {}.{said}", question.ask, band(urgency))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Choice, Event},
        keys::Key,
        model::{Memory, Settings, fixture},
        time::{Mono, Now},
    };

    /// Two signs, of which the first has these words and may be put aside.
    fn signs_with(words: &str) -> Signs {
        let Signs { check, sources, .. } = fixture::signs();
        let mut flags = fixture::signs().flags().to_vec();
        (flags[0].sign, flags[0].aside) = (words.into(), Some("Known?".into()));
        Signs::new(flags, check).with_sources(sources)
    }

    #[test]
    fn a_sign_says_what_to_do_and_why_and_how_to_put_it_aside() {
        let now = Now { mono: Mono::default(), wall: chrono::DateTime::UNIX_EPOCH.fixed_offset() };
        let mut app = App::new(Choice::nothing(), Settings::default(), Memory::default());
        app.update(Event::Key(Key::Char('!')), &now);
        app.update(Event::Signs(signs_with("One side hangs.").into()), &now);
        app.update(Event::Key(Key::Enter), &now);
        let view = signs(&app, app.danger().unwrap());
        let SignsBody::Text(lines, 0) = view.body else { panic!("{:?}", view.body) };
        for line in ["One side hangs.", "Do this.", "Known? Press a."] {
            assert!(lines.contains(&Line::Text(line.into())), "{line}: {lines:?}");
        }
        assert_eq!(view.footer.iter().map(|hint| hint.words).collect::<Vec<_>>(), ["read on", "check", "keys", "back"]);
    }

    #[test]
    fn signs_are_printed_in_lines_as_wide_as_can_be_read() {
        let widths: Vec<usize> = signs_in_lines(&signs_with(&"sign ".repeat(60))).iter().map(|line| line.chars().count()).collect();
        assert!((WIDEST - 8..=WIDEST).contains(widths.iter().max().unwrap()), "{widths:?}");
    }

    #[test]
    fn none_of_these_is_next_once_one_is_ticked() {
        let keys = |ticked| {
            let lines = vec![AskedLine { key: "1".into(), words: String::new(), ticked }];
            let body = SignsBody::Ask(AskView { question: String::new(), lines, note: None });
            hints(&body, &Keymap::default(), Context::Check).into_iter().map(|hint| hint.words).collect::<Vec<_>>()
        };
        assert_eq!(keys(false), ["yes", "none of these", "back", "in full", "keys", "leave"]);
        assert_eq!(keys(true), ["yes", "next", "back", "in full", "keys", "leave"]);
    }
}
