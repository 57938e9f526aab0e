//! Any text in ASCII, column for column, for terminals and ears that have nothing else.

use super::Width;
use std::borrow::Cow;
use unicode_normalization::char::decompose_canonical;
use unicode_segmentation::UnicodeSegmentation;

/// The text in ASCII, as wide as it was: signs become what stands for them in old print, letters lose their marks, and
/// what is left becomes `?`.
#[must_use]
pub fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    text.graphemes(true).map(|grapheme| column(grapheme, grapheme.width())).collect::<String>().into()
}

/// One character and its marks in as many columns.
fn column(grapheme: &str, width: usize) -> String {
    if grapheme.is_ascii() {
        return grapheme.to_owned();
    }
    let sign = grapheme.chars().next().and_then(sign);
    let letter = || {
        let mut letter = None;
        grapheme.chars().for_each(|c| decompose_canonical(c, |c| letter = letter.or(Some(c).filter(char::is_ascii_graphic))));
        letter
    };
    let shown = sign.or_else(letter).unwrap_or('?');
    format!("{shown:width$}").chars().take(width).collect()
}

fn sign(c: char) -> Option<char> {
    Some(match c {
        '·' | '–' | '—' | '−' | '─' | '‐' | '‑' => '-',
        '━' => '=',
        '█' | '▇' | '▆' | '▅' | '■' => '#',
        '□' => 'o',
        '░' => ':',
        '╱' => '/',
        '▀' => '"',
        '▄' | '▃' | '▂' | '▁' => '_',
        '▏' | '│' => '|',
        '▌' | '→' | '≥' | '»' => '>',
        '←' | '≤' | '«' => '<',
        '↑' => '^',
        '↓' => 'v',
        '×' | '✓' => 'x',
        '…' => '.',
        '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' => '\'',
        'ø' => 'o',
        'Ø' => 'O',
        'ß' => 's',
        '§' => 'S',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SafeText;
    use proptest::prelude::*;

    #[test]
    fn signs_and_letters_stay_readable() {
        assert_eq!(ascii("9:55 · done by 21:57"), "9:55 - done by 21:57");
        assert_eq!(ascii("10 × 10 s, “café”, crème – ½"), "10 x 10 s, \"cafe\", creme - ?");
        assert_eq!(ascii("痛い🦵"), "? ? ? ");
    }

    proptest! {
        #[test]
        fn it_is_ascii_and_as_wide_as_it_was(text in "\\PC{0,40}") {
            let text = SafeText::new(&text);
            let ascii = ascii(text.as_str());
            prop_assert!(ascii.is_ascii() && ascii.len() == text.as_str().graphemes(true).map(unicode_width::UnicodeWidthStr::width).sum::<usize>(), "{:?}", ascii);
        }
    }
}
