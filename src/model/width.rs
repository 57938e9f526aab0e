//! How wide text is where each letter has its columns. Knows no screen.

use unicode_width::UnicodeWidthStr;

/// Text that takes columns.
pub trait Width {
    /// The columns of one line.
    fn width(&self) -> usize;
}

impl Width for str {
    fn width(&self) -> usize {
        // Of nearly all text; a table is asked for each of its letters otherwise.
        if self.is_ascii() { self.len() } else { UnicodeWidthStr::width(self) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SafeText;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_can_be_shown_is_as_wide_as_the_table_says(raw in "\\PC{0,20}|[ -~]{0,20}") {
            let text = SafeText::new(&raw);
            prop_assert_eq!(Width::width(text.as_str()), UnicodeWidthStr::width(text.as_str()));
        }
    }
}
