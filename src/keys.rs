//! The one table of keys: what each key does where. Footers, the help page and the dispatcher all read it.
//! Knows no terminal library; the shell turns what the terminal sends into a [`Key`].

/// A key press. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A printable character.
    Char(char),
    /// A control chord with a lower-case letter.
    Ctrl(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The first screen.
    Home,
    /// The list of routines.
    Routines,
    /// A question that is answered with yes or no.
    Question,
    /// Getting into position.
    SetUp,
    /// Holding.
    Hold,
    /// Between two holds.
    Gap,
    /// A session that stands still.
    Paused,
    /// After "it hurts".
    Hurt,
    /// The page after a session.
    End,
    /// The guide.
    Guide,
    /// A text field: every printable key is text.
    Search,
    /// A page to read.
    Page,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// The obvious next thing.
    Open,
    /// To the line above.
    Up,
    /// To the line below.
    Down,
    /// Back to where one came from; out of the program from the first screen.
    Leave,
    /// The page of keys.
    Help,
    /// The next kind of cue.
    CycleCues,
    /// Paint everything again.
    Repaint,
    /// Stop the program as the shell does.
    Suspend,
    /// Leave; twice, leave at once.
    Interrupt,
    /// Choose tonight's routine.
    Routines,
    /// Change the answer about standing.
    ChangeSteady,
    /// What this is for, and its sources.
    About,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Stop the clock or let it go on.
    TogglePause,
    /// On to the next segment.
    Next,
    /// To the hold before.
    Previous,
    /// This hold once more.
    Redo,
    /// Five seconds more.
    Longer,
    /// Five seconds less.
    Shorter,
    /// No end until told.
    OpenEnded,
    /// The easier variant.
    Easier,
    /// It hurts.
    Hurts,
    /// Leave this stretch out.
    Skip,
    /// The optional step after the session.
    Extra,
    /// Out of the program, to sleep.
    LightsOut,
    /// The guide.
    Guide,
    /// Look for words.
    Search,
    /// This character, into a text field.
    Type(char),
    /// The last character, out of a text field.
    Erase,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub contexts: &'static [Context],
    /// The keys; the first one is shown.
    pub keys: &'static [Key],
    /// What they ask for.
    pub action: Action,
    /// The words for it in footers; empty for keys that only the help page shows.
    pub hint: &'static str,
    /// The words for it on the help page.
    pub label: &'static str,
}

use Action as A;
use Context as C;
use Key::{Char, Ctrl};

const EVERYWHERE: &[Context] =
    &[C::Home, C::Routines, C::Question, C::SetUp, C::Hold, C::Gap, C::Paused, C::Hurt, C::End, C::Guide, C::Search, C::Page];
const SESSION: &[Context] = &[C::SetUp, C::Hold, C::Gap, C::Paused];
const RUNNING: &[Context] = &[C::SetUp, C::Hold, C::Gap];
const LISTS: &[Context] = &[C::Home, C::Routines, C::Guide, C::Page];
/// Where letters are keys.
const LETTERS: &[Context] = &[C::Home, C::Routines, C::Question, C::SetUp, C::Hold, C::Gap, C::Paused, C::Hurt, C::End, C::Guide, C::Page];

const fn row(contexts: &'static [Context], keys: &'static [Key], action: Action, hint: &'static str, label: &'static str) -> Binding {
    Binding { contexts, keys, action, hint, label }
}

/// Every key of the program. A footer shows them in this order and, where there is no room, leaves out from the end (but
/// never the way out, which is the last): the most needed come first.
pub const TABLE: &[Binding] = &[
    row(LISTS, &[Key::Up, Char('k')], A::Up, "", "line up"),
    row(LISTS, &[Key::Down, Char('j')], A::Down, "", "line down"),
    row(&[C::Home], &[Key::Enter], A::Open, "open", "start what is marked"),
    row(&[C::Routines], &[Key::Enter], A::Open, "tonight's", "make it tonight's routine"),
    row(&[C::Home], &[Char('r')], A::Routines, "routines", "choose tonight's routine"),
    row(&[C::Home], &[Char('g')], A::Guide, "", "what is known: the guide"),
    row(&[C::Guide], &[Key::Enter, Key::Right], A::Open, "open", "open what is marked"),
    row(&[C::Guide], &[Char('/')], A::Search, "search", "look for words"),
    row(&[C::Search], &[Key::Up], A::Up, "", "line up"),
    row(&[C::Search], &[Key::Down], A::Down, "", "line down"),
    row(&[C::Search], &[Key::Enter], A::Open, "open", "open what is marked"),
    row(&[C::Search], &[Key::Backspace], A::Erase, "", "one letter less"),
    row(&[C::Routines], &[Char('f')], A::ChangeSteady, "feet", "change the answer about steady feet"),
    row(&[C::Question], &[Key::Enter, Char('y')], A::Yes, "yes", "yes"),
    row(&[C::Question], &[Char('n')], A::No, "no, seated", "no, seated instead"),
    row(RUNNING, &[Char(' ')], A::TogglePause, "pause", "pause"),
    row(&[C::Paused], &[Char(' '), Key::Enter], A::TogglePause, "go on", "go on"),
    row(&[C::SetUp], &[Key::Enter, Char('n'), Key::Right], A::Next, "start now", "start the hold now"),
    row(&[C::Hold, C::Gap, C::Paused], &[Char('n'), Key::Right], A::Next, "next", "on to what comes next"),
    row(SESSION, &[Char('x')], A::Hurts, "hurts", "it hurts: stop this hold at once"),
    row(SESSION, &[Char('e')], A::Easier, "easier", "the easier variant now"),
    row(&[C::Hurt], &[Char('e')], A::Easier, "easier", "go on with the easier variant"),
    row(&[C::Hurt], &[Char('n')], A::Skip, "skip it", "leave this stretch out"),
    row(
        &[C::Home, C::Routines, C::SetUp, C::Hold, C::Gap, C::Paused, C::Hurt, C::End, C::Guide],
        &[Char('?')],
        A::Help,
        "keys",
        "this page",
    ),
    row(SESSION, &[Char('b'), Key::Left], A::Previous, "back", "back to the hold before"),
    row(SESSION, &[Char('+'), Char('=')], A::Longer, "longer", "five seconds more; a hold on both sides"),
    row(SESSION, &[Char('-')], A::Shorter, "", "five seconds less; a hold on both sides"),
    row(SESSION, &[Char('r')], A::Redo, "", "this hold once more"),
    row(&[C::Hold, C::Paused], &[Char('o')], A::OpenEnded, "", "no end to this hold; again to end it"),
    row(&[C::End], &[Char('l')], A::Extra, "", "go on with what is optional"),
    row(
        &[C::Home, C::Routines, C::SetUp, C::Hold, C::Gap, C::Paused, C::Hurt],
        &[Char('s')],
        A::About,
        "",
        "what it is for, and the sources",
    ),
    row(LETTERS, &[Char('v')], A::CycleCues, "", "cues: silent or bell"),
    row(&[C::Page], &[Char('?'), Char('q'), Key::Esc, Key::Enter, Char('s')], A::Leave, "back", "back"),
    row(&[C::Home], &[Char('q')], A::Leave, "quit", "quit"),
    row(&[C::Search], &[Key::Esc], A::Leave, "close", "out of the search"),
    row(&[C::Routines, C::Question, C::Guide], &[Char('q'), Key::Esc], A::Leave, "back", "back"),
    row(SESSION, &[Char('q'), Key::Esc], A::Leave, "stop", "stop here"),
    row(&[C::Hurt], &[Char('q'), Key::Esc], A::Leave, "stop", "stop for tonight"),
    row(&[C::End], &[Key::Enter], A::LightsOut, "lights out", "lights out: out of the program"),
    row(&[C::End], &[Char('q'), Key::Esc], A::Leave, "back", "back to the first screen"),
    row(EVERYWHERE, &[Ctrl('c')], A::Interrupt, "", "as q; twice, at once"),
    row(EVERYWHERE, &[Ctrl('z')], A::Suspend, "", "to the shell; a hold pauses"),
    row(EVERYWHERE, &[Ctrl('l')], A::Repaint, "", "paint everything again"),
];

/// What a key asks for in a place.
#[must_use]
pub fn action(context: Context, key: Key) -> Option<Action> {
    if let (Context::Search, Char(c)) = (context, key) {
        return Some(Action::Type(c));
    }
    TABLE.iter().find(|b| b.contexts.contains(&context) && b.keys.contains(&key)).map(|b| b.action)
}

/// The lines of the table that hold in a place, in order.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |b| b.contexts.contains(&context))
}

impl Key {
    /// The key as it is written in footers and on the help page.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Char(' ') => "space".into(),
            Self::Char(c) => c.into(),
            Self::Ctrl(c) => format!("ctrl-{c}"),
            Self::Enter => "enter".into(),
            Self::Esc => "esc".into(),
            Self::Tab => "tab".into(),
            Self::Backspace => "backspace".into(),
            Self::Delete => "delete".into(),
            Self::Up => "↑".into(),
            Self::Down => "↓".into(),
            Self::Left => "←".into(),
            Self::Right => "→".into(),
            Self::PageUp => "page up".into(),
            Self::PageDown => "page down".into(),
            Self::Home => "home".into(),
            Self::End => "end".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for context in EVERYWHERE {
            let mut meaning = HashMap::new();
            for binding in bindings(*context) {
                for key in binding.keys {
                    let before = meaning.insert(*key, binding.action);
                    assert_eq!(before, None, "{key:?} in {context:?} is {before:?} and {:?}", binding.action);
                }
            }
        }
    }

    #[test]
    fn one_can_leave_from_everywhere_and_see_how() {
        for context in EVERYWHERE {
            let leave = bindings(*context).find(|b| b.action == Action::Leave);
            assert!(leave.is_some_and(|b| !b.hint.is_empty()), "{context:?}");
        }
    }
}
