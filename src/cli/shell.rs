//! What shells and `man` know of the program: files of `share/`, made from the arguments by `tests/share.rs` and carried
//! along, packed by the build script.

use crate::{content, model::Word};

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
    file("share/man/unclench.1")
}

/// The script that a shell reads.
pub(super) fn completions(shell: ShellName) -> String {
    file(match shell {
        ShellName::Bash => "share/completions/unclench.bash",
        ShellName::Zsh => "share/completions/_unclench",
        ShellName::Fish => "share/completions/unclench.fish",
        ShellName::PowerShell => "share/completions/unclench.ps1",
        ShellName::Elvish => "share/completions/unclench.elv",
    })
}

/// One of the files. They say the same things in six ways, so that all of them packed are hardly more than one.
fn file(name: &str) -> String {
    let all = content::unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/share.zlib")));
    content::file_in(&all, name).map(|file| file.text.to_owned()).unwrap_or_default()
}
