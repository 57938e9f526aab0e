//! Texts that `build.rs` has packed, as they were. Knows the form, and nothing of what is in them.

use crate::diag::File;

/// A byte below 128: one more bytes than it says follow as they are. Any other: 124 fewer bytes than it says stand so far back as
/// the next two bytes say, the low one first. `None` if that leads nowhere.
#[must_use]
pub fn unpacked(mut packed: &[u8]) -> Option<String> {
    let mut text = Vec::new();
    while let Some((&first, rest)) = packed.split_first() {
        if first < 128 {
            let (same, rest) = rest.split_at_checked(usize::from(first) + 1)?;
            text.extend_from_slice(same);
            packed = rest;
        } else {
            let (back, rest) = rest.split_first_chunk()?;
            let from = text.len().checked_sub(u16::from_le_bytes(*back).into())?;
            for at in from..from + usize::from(first - 124) {
                text.push(*text.get(at)?);
            }
            packed = rest;
        }
    }
    String::from_utf8(text).ok()
}

/// The file of that name among unpacked ones, which are names and texts by turns.
#[must_use]
pub fn file_in<'a>(unpacked: &'a str, name: &str) -> Option<File<'a>> {
    let mut parts = unpacked.split('\0');
    loop {
        let (name_here, text) = (parts.next()?, parts.next()?);
        if name_here == name {
            return Some(File { name: name_here, text });
        }
    }
}
