//! What shells and `man` know of the program: files of `share/`, made from the arguments by `tests/share.rs`, and there
//! packed into one that is carried along.

use crate::model::Word;

/// A shell that completions are made for.
#[derive(Clone, Copy)]
pub(super) enum ShellName {
    Bash,
    Zsh,
    Fish,
    PowerShell,
    Elvish,
}

impl Word for ShellName {
    const WORDS: &'static [(&'static str, Self)] =
        &[("bash", Self::Bash), ("zsh", Self::Zsh), ("fish", Self::Fish), ("powershell", Self::PowerShell), ("elvish", Self::Elvish)];
}

/// The manual page.
pub(super) fn manual() -> String {
    file(0)
}

/// The script that a shell reads.
pub(super) fn completions(shell: ShellName) -> String {
    file(match shell {
        ShellName::Bash => 1,
        ShellName::Zsh => 2,
        ShellName::Fish => 3,
        ShellName::PowerShell => 4,
        ShellName::Elvish => 5,
    })
}

/// One of the files, which lie in one another's words: packed together they take a sixth of the room.
fn file(number: usize) -> String {
    let all = unpacked(include_bytes!("../../share/carried.lz")).unwrap_or_default();
    all.split('\0').nth(number).unwrap_or_default().to_owned()
}

/// A byte below 128: one more bytes than it says follow as they are. Any other: 124 fewer bytes than it says stand so far back as
/// the next two bytes say, the low one first. `None` if that leads nowhere.
fn unpacked(mut packed: &[u8]) -> Option<String> {
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
