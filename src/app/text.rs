//! One line of text that is being typed: whole characters as a reader sees them, and a place among them.

use unicode_segmentation::UnicodeSegmentation;

/// A line and the place where the next letter goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLine {
    /// What stands before the place.
    before: String,
    /// What stands after it.
    after: String,
}

impl TextLine {
    /// A line with this text, at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { before: text.to_owned(), after: String::new() }
    }

    /// The whole line.
    #[must_use]
    pub fn text(&self) -> String {
        self.before.clone() + &self.after
    }

    /// What stands before the place and after it.
    #[must_use]
    pub fn parts(&self) -> (&str, &str) {
        (&self.before, &self.after)
    }

    /// One letter more, unless the line has `longest` characters.
    pub(super) fn insert(&mut self, letter: char, longest: usize) {
        if !letter.is_control() && self.text().graphemes(true).count() < longest {
            self.before.push(letter);
        }
    }

    /// The character before the place goes.
    pub(super) fn erase(&mut self) {
        let last = self.before.graphemes(true).next_back().map_or(0, str::len);
        self.before.truncate(self.before.len() - last);
    }

    /// The character after the place goes.
    pub(super) fn erase_ahead(&mut self) {
        let first = self.after.graphemes(true).next().map_or(0, str::len);
        self.after.drain(..first);
    }

    /// One character to the left.
    pub(super) fn left(&mut self) {
        let last = self.before.graphemes(true).next_back().map_or(0, str::len);
        let moved = self.before.split_off(self.before.len() - last);
        self.after.insert_str(0, &moved);
    }

    /// One character to the right.
    pub(super) fn right(&mut self) {
        let first = self.after.graphemes(true).next().map_or(0, str::len);
        self.before.extend(self.after.drain(..first));
    }

    /// To the start.
    pub(super) fn start(&mut self) {
        self.after = self.text();
        self.before.clear();
    }

    /// To the end.
    pub(super) fn end(&mut self) {
        self.before = self.text();
        self.after.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_character_of_many_letters_is_one() {
        let mut line = TextLine::default();
        "a👩‍🦽é".chars().for_each(|c| line.insert(c, 100));
        line.left();
        line.left();
        assert_eq!(line.parts(), ("a", "👩‍🦽é"));
        line.erase_ahead();
        line.end();
        line.erase();
        assert_eq!(line.text(), "a");
    }

    #[test]
    fn a_line_has_an_end() {
        let mut line = TextLine::default();
        (0..100).for_each(|_| line.insert('x', 7));
        assert_eq!(line.text().len(), 7);
    }

    proptest! {
        #[test]
        fn moving_changes_nothing(text in "\\PC{0,20}", steps in prop::collection::vec(0..4_u8, 0..30)) {
            let mut line = TextLine::new(&text);
            for step in steps {
                match step {
                    0 => line.left(),
                    1 => line.right(),
                    2 => line.start(),
                    _ => line.end(),
                }
                prop_assert_eq!(line.text(), &*text);
            }
        }
    }
}
