//! `SafeText`: the one door for text from outside (packs, notes, file names, the environment).
//!
//! A `SafeText` can be written to a terminal, a file or a page as it is: it holds no control character, no escape
//! sequence, nothing invisible and nothing that reorders its neighbours. It knows nothing of where it will be shown.

use super::sort;
use std::fmt;
use unicode_normalization::{
    IsNormalized,
    char::{canonical_combining_class, compose, decompose_canonical, is_combining_mark},
    is_nfc_quick,
};

/// Most combining marks kept on one base character (cf. CVE-2021-27135: terminals choke on thousands).
const MARKS_PER_BASE: usize = 4;

/// Text that is safe to show: one line, normalised to NFC, free of controls, escape sequences, bidirectional and
/// invisible characters, with at most four combining marks on a base.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafeText(String);

impl SafeText {
    /// Cleans `raw` into one line. Line breaks and tabs become spaces; everything else unfit is dropped.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self::counted(raw).0
    }

    /// As [`SafeText::new`], with the number of characters that were dropped (a break turned into a space is not counted).
    #[must_use]
    pub fn counted(raw: &str) -> (Self, usize) {
        if raw.bytes().all(|b| (0x20..0x7f).contains(&b)) {
            return (Self(raw.to_owned()), 0);
        }
        let stripped = strip(raw);
        let dropped = raw.chars().count() - stripped.chars().count();
        let composed = if is_nfc_quick(stripped.chars()) == IsNormalized::Yes { stripped } else { nfc(&stripped) };
        let limited = limit_marks(&composed);
        let marks = composed.chars().count() - limited.chars().count();
        (Self(limited), dropped + marks)
    }

    /// The same text, cut to at most `limit` characters.
    #[must_use]
    pub fn cut(mut self, limit: usize) -> Self {
        // There are no more characters than bytes.
        if self.0.len() > limit
            && let Some((at, _)) = self.0.char_indices().nth(limit)
        {
            self.0.truncate(at);
        }
        self
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&str> for SafeText {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl serde::Serialize for SafeText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Drops whole escape sequences and single characters that must not be shown; breaks and tabs become spaces.
fn strip(raw: &str) -> String {
    let mut kept = String::with_capacity(raw.len());
    let mut rest = raw.chars();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' => {
                let next = rest.clone().next();
                match next {
                    Some('[') => {
                        rest.next();
                        skip_control_sequence(&mut rest);
                    }
                    Some(']' | 'P' | 'X' | '^' | '_') => {
                        rest.next();
                        skip_string(&mut rest);
                    }
                    Some(' '..='/') => {
                        rest.next();
                        while let Some(' '..='/') = rest.clone().next() {
                            rest.next();
                        }
                        if let Some('0'..='~') = rest.clone().next() {
                            rest.next();
                        }
                    }
                    Some('0'..='~') => {
                        rest.next();
                    }
                    _ => {}
                }
            }
            '\u{9b}' => skip_control_sequence(&mut rest),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => skip_string(&mut rest),
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => kept.push(' '),
            _ if c.is_control() || is_hidden(c) => {}
            _ => kept.push(c),
        }
    }
    kept
}

/// Skips the parameters and the final byte of a control sequence (`ESC [ … m`); stops before anything that cannot be one.
fn skip_control_sequence(rest: &mut std::str::Chars<'_>) {
    while let Some(c) = rest.clone().next() {
        match c {
            ' '..='?' => {
                rest.next();
            }
            '@'..='~' => {
                rest.next();
                return;
            }
            _ => return,
        }
    }
}

/// Skips a string command (title, clipboard, device control) to its terminator, the end of the line or the end of the text.
fn skip_string(rest: &mut std::str::Chars<'_>) {
    while let Some(c) = rest.clone().next() {
        match c {
            '\u{7}' | '\u{9c}' => {
                rest.next();
                return;
            }
            '\u{1b}' => {
                rest.next();
                if rest.clone().next() == Some('\\') {
                    rest.next();
                }
                return;
            }
            '\n' | '\r' => return,
            _ => {
                rest.next();
            }
        }
    }
}

/// Format, tag, filler, variation and private-use characters: invisible or able to reorder what stands beside them.
///
/// Zero-width joiners and variation selectors go too: terminals disagree on the width of what they join.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
}

/// The text in NFC, from what the crate knows of single characters: its iterator would carry the tables of the other forms along.
fn nfc(text: &str) -> String {
    let mut apart: Vec<(u8, char)> = Vec::new();
    for c in text.chars() {
        decompose_canonical(c, |c| apart.push((canonical_combining_class(c), c)));
    }
    // A base has class 0 and stays before its marks.
    for base_and_marks in apart.chunk_by_mut(|_, (class, _)| *class != 0) {
        sort(base_and_marks, |(a, _), (b, _)| a.cmp(b));
    }
    let mut kept: Vec<(u8, char)> = Vec::with_capacity(apart.len());
    let mut base: Option<usize> = None;
    for (class, c) in apart {
        if let Some(at) = base
            // A mark that stands between and is of the same class or a higher one keeps this one from its base.
            && (kept.len() == at + 1 || kept.last().is_some_and(|(before, _)| *before < class))
            && let Some(joined) = compose(kept[at].1, c)
        {
            kept[at].1 = joined;
            continue;
        }
        if class == 0 {
            base = Some(kept.len());
        }
        kept.push((class, c));
    }
    kept.into_iter().map(|(_, c)| c).collect()
}

fn limit_marks(text: &str) -> String {
    let mut marks = 0;
    text.chars()
        .filter(|&c| {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            marks <= MARKS_PER_BASE
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn whole_sequences_go_and_words_stay_apart() {
        for (raw, clean) in [
            ("A \u{1b}[31m B", "A  B"),
            ("A\u{1b}]52;c;cm0gLXJmIH4=\u{7}B", "AB"),
            ("A\u{1b}]0;pwn\u{1b}\\B", "AB"),
            ("A\u{9b}31mB", "AB"),
            ("A\u{9d}0;x\u{9c}B", "AB"),
            ("A\tB\nC", "A B C"),
            ("\u{202e}abc\u{202c}", "abc"),
            ("a\u{200b}b\u{feff}", "ab"),
            ("x\u{1b}(0y", "xy"),
            ("unterminated \u{1b}]0;rest", "unterminated "),
            ("e\u{301}", "é"),
            ("café ½ →", "café ½ →"),
        ] {
            assert_eq!(SafeText::new(raw).as_str(), clean, "{raw:?}");
        }
    }

    #[test]
    fn a_tower_of_marks_is_cut_to_four() {
        let tower = format!("z{}", "\u{335}".repeat(1000));
        assert_eq!(SafeText::new(&tower).as_str().chars().count(), 5);
    }

    proptest! {
        /// Of any text, and of texts whose characters have much to do with each other: marks of several classes, Hangul, and what is
        /// composed of others or must not be.
        #[test]
        fn nfc_is_that_of_the_crate(text in "\\PC{0,30}|[ae\u{e1}\u{1ea5}\u{301}\u{302}\u{323}\u{327}\u{335}\u{345}\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a7}-\u{11c2}가-각\u{958}\u{93c}\u{9c7}\u{9be}\u{3099}か\u{212b}\u{f900}\u{fb2c}\u{1d15e}\u{1d165}\u{16d6a}]{0,12}") {
            prop_assert_eq!(nfc(&text), text.nfc().collect::<String>());
        }

        #[test]
        fn output_is_clean_and_cleaning_twice_changes_nothing(raw in "(\\PC|\\p{Cc}|\\p{Cf}|\\p{Mn}|\u{1b}[\\[\\]P(]|[0-9;m])*") {
            let once = SafeText::new(&raw);
            prop_assert!(!once.as_str().chars().any(|c| c.is_control() || is_hidden(c)), "{once:?}");
            prop_assert_eq!(SafeText::new(once.as_str()), once);
        }
    }
}
