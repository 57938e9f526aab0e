//! What shells and `man` know of the program: files of `share/`, made from the arguments by `tests/share.rs` and carried
//! along as they are.

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
pub(super) const MANUAL: &str = include_str!("../../share/man/unclench.1");

/// The script that a shell reads.
pub(super) fn completions(shell: ShellName) -> &'static str {
    match shell {
        ShellName::Bash => include_str!("../../share/completions/unclench.bash"),
        ShellName::Zsh => include_str!("../../share/completions/_unclench"),
        ShellName::Fish => include_str!("../../share/completions/unclench.fish"),
        ShellName::PowerShell => include_str!("../../share/completions/unclench.ps1"),
        ShellName::Elvish => include_str!("../../share/completions/unclench.elv"),
    }
}
