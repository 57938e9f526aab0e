//! Numbers and lengths of time as people write them in a file. Knows nothing of files.

use crate::diag::Code;
use std::time::Duration;

/// Why a text is not a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// It is not written as one.
    Shape,
    /// It is written as one that is too large or too small to hold.
    Size,
}

/// Something that can be counted or measured, and therefore limited.
pub trait Quantity: Copy + Ord {
    /// What it is and how to write it.
    const KIND: &'static str;
    /// The code for a text that is not one.
    const MISREAD: Code;

    /// The quantity a text stands for.
    ///
    /// # Errors
    /// If it stands for none.
    fn read(text: &str) -> Result<Self, Misread>;

    /// The quantity as one would write it.
    fn show(self) -> String;
}

impl Quantity for u16 {
    const KIND: &'static str = "a whole number such as 3";
    const MISREAD: Code = Code::BadNumber;

    fn read(text: &str) -> Result<Self, Misread> {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Misread::Shape);
        }
        text.parse().map_err(|_| Misread::Size)
    }

    fn show(self) -> String {
        self.to_string()
    }
}

const UNITS: [(char, u64); 3] = [('h', 3600), ('m', 60), ('s', 1)];

impl Quantity for Duration {
    const KIND: &'static str = "a length of time such as \"45s\", \"1m30s\" or \"10m\"";
    const MISREAD: Code = Code::BadDuration;

    fn read(text: &str) -> Result<Self, Misread> {
        let (mut rest, mut total) = (text, None);
        for (unit, seconds) in UNITS {
            if let Some((digits, after)) = rest.split_once(unit)
                && !digits.is_empty()
                && digits.bytes().all(|b| b.is_ascii_digit())
            {
                let part = digits.parse::<u64>().ok().and_then(|n| n.checked_mul(seconds));
                total = Some(part.and_then(|part| part.checked_add(total.unwrap_or(0))).ok_or(Misread::Size)?);
                rest = after;
            }
        }
        total.filter(|_| rest.is_empty()).map(Self::from_secs).ok_or(Misread::Shape)
    }

    fn show(self) -> String {
        let mut left = self.as_secs();
        let mut text = String::new();
        for (unit, seconds) in UNITS {
            let count = left / seconds;
            left %= seconds;
            if count > 0 {
                text += &format!("{count}{unit}");
            }
        }
        if text.is_empty() { "0s".into() } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_of_time_are_read_as_people_write_them() {
        for (text, seconds) in [("10s", 10), ("1m30s", 90), ("10m", 600), ("1h", 3600), ("1h5s", 3605), ("0s", 0), ("90s", 90)] {
            assert_eq!(Duration::read(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        for text in ["", "10", "s", "10 s", "-5s", "1.5m", "30s1m", "10S", "1m1m", "10sec", "ten s", "１０s"] {
            assert_eq!(Duration::read(text), Err(Misread::Shape), "{text}");
        }
        assert_eq!(Duration::read("99999999999999999999s"), Err(Misread::Size));
        assert_eq!(Duration::read("9999999999999999999h"), Err(Misread::Size));
    }

    #[test]
    fn whole_numbers_know_what_they_cannot_hold() {
        assert_eq!(u16::read("12"), Ok(12));
        assert_eq!(u16::read("-1"), Err(Misread::Size));
        assert_eq!(u16::read("18446744073709551616"), Err(Misread::Size));
        assert_eq!(u16::read("3.0"), Err(Misread::Shape));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(seconds in 0..100_000_u64) {
            let length = Duration::from_secs(seconds);
            prop_assert_eq!(Duration::read(&length.show()), Ok(length));
        }
    }
}
