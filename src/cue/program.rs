//! The programs that are asked, and how. None is asked through a shell.

/// How a program gets what it should say or play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// On its standard input.
    Input,
    /// As its last argument, after the others, which end options where the program could take it for one.
    Last,
}

/// A program that some computers have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its name.
    pub name: &'static str,
    /// Its arguments.
    pub arguments: &'static [&'static str],
    /// Where the rest goes.
    pub text: Text,
}

/// Voices, the better ones first. What is said is over when they end, or when they are ended.
pub const VOICES: [Program; 4] = [
    Program { name: "spd-say", arguments: &["-w", "-N", "unclench", "--"], text: Text::Last },
    Program { name: "espeak-ng", arguments: &["--stdin"], text: Text::Input },
    Program { name: "espeak", arguments: &["--stdin"], text: Text::Input },
    Program { name: "say", arguments: &["-f", "-"], text: Text::Input },
];

/// Players of WAV files. The file is named by its whole path, which no program takes for an option.
pub const PLAYERS: [Program; 4] = [
    Program { name: "pw-play", arguments: &[], text: Text::Last },
    Program { name: "paplay", arguments: &[], text: Text::Last },
    Program { name: "aplay", arguments: &["-q"], text: Text::Last },
    Program { name: "afplay", arguments: &[], text: Text::Last },
];
