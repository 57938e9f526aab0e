//! The person's own keys, laid over the table. A line of the table is named by the words it is shown with, so that a footer
//! or the help page is all one has to read to change it. Knows no file.

use super::{Action, Binding, Context, EVERYWHERE, Key, TABLE};
use std::borrow::Cow;

/// A line of the table with the keys that hold for this person: at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound<'m> {
    /// The keys; the first one is shown.
    pub keys: Cow<'m, [Key]>,
    /// What they ask for.
    pub action: Action,
    /// As in [`Binding`].
    pub hint: &'static str,
    /// As in [`Binding`].
    pub label: &'static str,
}

/// Other keys for a line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it holds; everywhere the name is found if `None`. What is said for one place goes before what is said for all.
    pub context: Option<Context>,
    /// The line's [`Binding::name`].
    pub name: &'static str,
    /// The keys instead of the table's; none to have no key for it.
    pub keys: Vec<Key>,
}

/// The table with a person's changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    changes: Vec<Change>,
}

/// A key that means two things in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The key.
    pub key: Key,
    /// Where.
    pub context: Context,
    /// The change that gives it a second meaning, by its place in the list.
    pub change: usize,
    /// The name of the line that has it already.
    pub taken_by: &'static str,
    /// The change that gave it to that line; `None` if the table did.
    pub taken_in: Option<usize>,
}

impl Binding {
    /// What a person calls it: its words in footers, or else those of the help page up to the first comma, colon or semicolon.
    #[must_use]
    pub fn name(&self) -> &'static str {
        if self.hint.is_empty() { self.label.split([',', ':', ';']).next().unwrap_or(self.label) } else { self.hint }
    }

    /// The keys that nobody can take from this line: help, and the way out, are always where one looks for them.
    fn fixed(&self) -> impl Iterator<Item = Key> {
        let way_out = if self.keys.contains(&Key::Char('q')) { Key::Char('q') } else { Key::Esc };
        let is_fixed = move |action, key| match action {
            Action::Signs => key == Key::Char('!'),
            Action::LetGo => key == Key::Enter,
            Action::Leave => key == way_out,
            Action::Interrupt | Action::Suspend => true,
            _ => false,
        };
        self.keys.iter().copied().filter(move |key| is_fixed(self.action, *key))
    }
}

impl Keymap {
    /// The table with these changes, of which a later one undoes an earlier one of the same name and place.
    #[must_use]
    pub fn new(changes: Vec<Change>) -> Self {
        Self { changes }
    }

    /// The person's changes, in order.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What a key asks for in a place.
    #[must_use]
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        if let (Context::Search | Context::Form, Key::Char(c)) = (context, key) {
            return Some(Action::Type(c));
        }
        self.bindings(context).find(|bound| bound.keys.contains(&key)).map(|bound| bound.action)
    }

    /// The lines of the table that hold in a place and have a key, in order.
    pub fn bindings(&self, context: Context) -> impl Iterator<Item = Bound<'_>> {
        let rows = TABLE.iter().filter(move |row| row.contexts.contains(&context));
        let bound = move |row: &'static Binding| {
            let (keys, _) = self.keys(context, row);
            Bound { keys, action: row.action, hint: row.hint, label: row.label }
        };
        rows.map(bound).filter(|bound| !bound.keys.is_empty())
    }

    /// The keys of a line in a place, and the change they come from.
    fn keys(&self, context: Context, row: &Binding) -> (Cow<'_, [Key]>, Option<usize>) {
        let change = |place| self.changes.iter().rposition(|change| change.context == place && change.name == row.name());
        match change(Some(context)).or_else(|| change(None)) {
            None => (Cow::Borrowed(row.keys), None),
            Some(at) => {
                let mut keys = self.changes[at].keys.clone();
                keys.extend(row.fixed().filter(|key| !self.changes[at].keys.contains(key)));
                (Cow::Owned(keys), Some(at))
            }
        }
    }

    /// The first key that a change gives a second meaning.
    #[must_use]
    pub fn clash(&self) -> Option<Clash> {
        EVERYWHERE.iter().find_map(|context| self.clash_in(*context))
    }

    fn clash_in(&self, context: Context) -> Option<Clash> {
        let mut taken: Vec<(Key, &'static str, Option<usize>)> = Vec::new();
        for row in TABLE.iter().filter(|row| row.contexts.contains(&context)) {
            let (keys, by) = self.keys(context, row);
            for key in keys.iter().copied() {
                if let Some((_, name, before)) = taken.iter().copied().find(|(other, ..)| *other == key) {
                    // Of two changes the later one is told of, and of a change and the table the change.
                    let (change, taken_by, taken_in) = match (before, by) {
                        (Some(before), None) => (before, row.name(), None),
                        (Some(before), Some(by)) if before > by => (before, row.name(), Some(by)),
                        (before, Some(by)) => (by, name, before),
                        (None, None) => continue,
                    };
                    return Some(Clash { key, context, change, taken_by, taken_in });
                }
                taken.push((key, row.name(), by));
            }
        }
        None
    }

    /// Without this change.
    pub fn drop(&mut self, change: usize) {
        self.changes.remove(change);
    }
}

/// The names of the lines that hold in a place, or anywhere, each once.
#[must_use]
pub fn names(context: Option<Context>) -> Vec<&'static str> {
    let rows = TABLE.iter().filter(|row| context.is_none_or(|context| row.contexts.contains(&context)));
    let mut names: Vec<_> = rows.map(Binding::name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn change(context: Option<Context>, name: &'static str, keys: &[Key]) -> Change {
        Change { context, name, keys: keys.to_vec() }
    }

    #[test]
    fn a_name_means_one_thing_in_one_place() {
        for context in EVERYWHERE {
            let rows: Vec<_> = TABLE.iter().filter(|row| row.contexts.contains(context)).collect();
            for row in &rows {
                assert!(!row.name().is_empty(), "{row:?}");
                let same = rows.iter().filter(|other| other.name() == row.name()).count();
                assert_eq!(same, 1, "{} in {context:?}", row.name());
            }
        }
    }

    #[test]
    fn a_key_of_ones_own_does_what_it_says_and_is_shown() {
        let map = Keymap::new(vec![change(None, "pause", &[Key::Char('p')]), change(Some(Context::Hold), "next", &[Key::Tab])]);
        assert_eq!(map.clash(), None);
        assert_eq!(map.action(Context::Hold, Key::Char('p')), Some(Action::TogglePause));
        assert_eq!(map.action(Context::Hold, Key::Char(' ')), None);
        assert_eq!(map.action(Context::Gap, Key::Char('n')), Some(Action::Next));
        let shown = map.bindings(Context::Hold).find(|bound| bound.action == Action::Next).map(|bound| bound.keys[0]);
        assert_eq!(shown, Some(Key::Tab));
    }

    #[test]
    fn a_key_with_two_meanings_is_found() {
        let twice = vec![change(None, "longer", &[Key::Char('g')]), change(Some(Context::Hold), "easier", &[Key::Char('g')])];
        let clash = Keymap::new(twice).clash().unwrap();
        assert_eq!((clash.key, clash.context, clash.change, clash.taken_in), (Key::Char('g'), Context::Hold, 1, Some(0)));
        assert_eq!(clash.taken_by, "longer");
        let with_the_table = Keymap::new(vec![change(None, "pause", &[Key::Char('x')])]).clash().unwrap();
        assert_eq!((with_the_table.taken_by, with_the_table.taken_in), ("hurts", None));
        let hold = Some(Context::Hold);
        let swapped = vec![change(hold, "pause", &[Key::Char('n')]), change(hold, "next", &[Key::Char(' ')])];
        assert_eq!(Keymap::new(swapped).clash(), None);
    }

    fn any_change() -> impl Strategy<Value = Change> {
        let keys =
            prop::collection::vec(prop::sample::select(vec![Key::Enter, Key::Char('q'), Key::Char('!'), Key::Char('a'), Key::Tab]), 0..3);
        let place = prop::option::of(prop::sample::select(EVERYWHERE.to_vec()));
        (place, prop::sample::select(names(None)), keys).prop_map(|(context, name, keys)| Change { context, name, keys })
    }

    proptest! {
        /// Once what clashes is dropped, as the settings' reader does.
        #[test]
        fn nothing_takes_away_help_the_way_out_or_what_ends_a_cramp(changes in prop::collection::vec(any_change(), 0..8)) {
            let mut map = Keymap::new(changes);
            while let Some(clash) = map.clash() {
                map.drop(clash.change);
            }
            for context in EVERYWHERE {
                let before = Keymap::default();
                prop_assert_eq!(map.action(*context, Key::Ctrl('c')), Some(Action::Interrupt));
                prop_assert_eq!(map.action(*context, Key::Ctrl('z')), Some(Action::Suspend));
                for (key, fixed) in [(Key::Char('!'), Action::Signs), (Key::Enter, Action::LetGo), (Key::Char('q'), Action::Leave)] {
                    if before.action(*context, key) == Some(fixed) {
                        prop_assert_eq!(map.action(*context, key), Some(fixed), "{:?}", context);
                    }
                }
                let out = map.bindings(*context).find(|bound| bound.action == Action::Leave);
                prop_assert!(out.is_some_and(|bound| !bound.hint.is_empty()), "{:?}", context);
            }
        }
    }
}
