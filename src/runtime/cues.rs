//! Cues, performed: the bell, tones through a player, words through a voice, and a notification of the terminal's. Knows no
//! word that is said and not when.

use super::{
    child::{Errand, Kind, Runner},
    terminal,
};
use crate::{
    cue::{Means, PLAYERS, Program, Teller, Text, Told, Tone, VOICES},
    model::CueMode,
    paths::Paths,
};
use std::{
    collections::HashSet,
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// From one ring of the bell to the next: closer together many terminals ring once.
const BETWEEN: Duration = Duration::from_millis(300);
/// The most characters that are said at once.
const LONGEST: usize = 250;

/// All that can tell something.
#[derive(Debug, Default)]
pub struct Cues {
    folder: Option<PathBuf>,
    bell: Bell,
    /// Looked for when first wanted.
    found: Option<Found>,
}

/// The programs that were found.
#[derive(Debug)]
struct Found {
    tones: Option<Tones>,
    voice: Option<Voice>,
}

impl Cues {
    /// For the person with these folders. Looks for nothing yet.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self { folder: paths.tones(), ..Self::default() }
    }

    /// What there is to tell with; looks for it the first time.
    pub fn means(&mut self) -> Means {
        let found = self.found();
        Means { tones: found.tones.is_some(), voice: found.voice.is_some() }
    }

    /// The programs that tones and words go through, with where they are; looks for them the first time.
    pub fn programs(&mut self) -> [Option<&Path>; 2] {
        let found = self.found();
        [found.tones.as_ref().map(|tones| tones.player.1.as_path()), found.voice.as_ref().map(|voice| voice.program.1.as_path())]
    }

    /// What tells in this mode, or in the one next to it that is possible; nothing in silence.
    pub fn teller(&mut self, mode: CueMode) -> Option<&mut dyn Teller> {
        match mode {
            CueMode::Silent => return None,
            CueMode::Bell => return Some(&mut self.bell),
            CueMode::Tones | CueMode::Voice => self.found(),
        };
        match (mode, self.found.as_mut()) {
            (CueMode::Voice, Some(Found { voice: Some(voice), .. })) => Some(voice),
            (_, Some(Found { tones: Some(tones), .. })) => Some(tones),
            _ => Some(&mut self.bell),
        }
    }

    /// Has all of them break off.
    pub fn hush(&mut self) {
        if let Some(Found { tones, voice }) = &mut self.found {
            tones.iter_mut().for_each(Teller::hush);
            voice.iter_mut().for_each(Teller::hush);
        }
    }

    /// The tone as it would be played, to be waited for.
    pub fn play(&mut self, tone: Tone) -> Option<Errand> {
        self.found().tones.as_mut().map(|tones| tones.errand(tone))
    }

    /// The words as they would be said, to be waited for.
    pub fn say(&mut self, words: &str) -> Option<Errand> {
        self.found().voice.as_ref().map(|voice| voice.errand(words))
    }

    fn found(&mut self) -> &mut Found {
        let folder = self.folder.clone();
        self.found.get_or_insert_with(|| {
            let tones = folder.and_then(|folder| {
                let player = find(&PLAYERS)?;
                Some(Tones { player, folder, written: HashSet::new(), runner: Runner::new(Kind::Newest) })
            });
            let voice = find(&VOICES).map(|program| Voice { program, runner: Runner::new(Kind::Newest) });
            Found { tones, voice }
        })
    }
}

/// The first of these programs that is there, with its path.
fn find(programs: &'static [Program]) -> Option<(Program, PathBuf)> {
    let path = env::var_os("PATH")?;
    // A relative folder would follow the person around.
    let folders: Vec<PathBuf> = env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    let runs = |file: &Path| fs::metadata(file).is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0);
    programs.iter().find_map(|program| {
        let file = folders.iter().map(|folder| folder.join(program.name)).find(|file| runs(file))?;
        Some((*program, file))
    })
}

/// The terminal's bell.
#[derive(Debug, Default)]
struct Bell;

impl Teller for Bell {
    fn tell(&mut self, told: &Told) {
        let Some(tone) = told.tone else { return };
        terminal::ring();
        let more = tone.rings() - 1;
        if more > 0 {
            // Where there is no thread to be had, once has to do.
            let _ = thread::Builder::new().spawn(move || {
                for _ in 0..more {
                    thread::sleep(BETWEEN);
                    terminal::ring();
                }
            });
        }
    }
}

/// Tones through a player.
#[derive(Debug)]
struct Tones {
    player: (Program, PathBuf),
    folder: PathBuf,
    /// Tones whose files have been seen to.
    written: HashSet<Tone>,
    runner: Runner,
}

impl Tones {
    fn errand(&mut self, tone: Tone) -> Errand {
        let (program, path) = &self.player;
        let file = self.folder.join(tone.name()).with_extension("wav");
        let arguments = program.arguments.iter().map(Into::into).chain([file.clone().into()]).collect();
        let file = self.written.insert(tone).then(|| (file, tone.wav()));
        Errand { program: path.clone(), arguments, file, ..Errand::default() }
    }
}

impl Teller for Tones {
    fn tell(&mut self, told: &Told) {
        if let Some(tone) = told.tone {
            let errand = self.errand(tone);
            self.runner.start(errand);
        }
    }

    fn hush(&mut self) {
        self.runner.stop();
    }
}

/// Words through a voice.
#[derive(Debug)]
struct Voice {
    program: (Program, PathBuf),
    runner: Runner,
}

impl Voice {
    fn errand(&self, words: &str) -> Errand {
        let (program, path) = &self.program;
        let words: String = words.chars().take(LONGEST).collect();
        let mut errand = Errand { program: path.clone(), ..Errand::default() };
        errand.arguments.extend(program.arguments.iter().map(Into::into));
        match program.text {
            Text::Input => errand.input = Some(words),
            Text::Last => errand.arguments.push(words.into()),
        }
        errand
    }
}

impl Teller for Voice {
    fn tell(&mut self, told: &Told) {
        let errand = self.errand(&told.words);
        self.runner.start(errand);
    }

    fn hush(&mut self) {
        self.runner.stop();
    }
}

/// A notification by the terminal, which shows it wherever the person is looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// `OSC 9`: iTerm2, WezTerm, Ghostty, kitty.
    Nine,
    /// `OSC 777`: foot, rxvt, terminals made with VTE.
    SevenSevenSeven,
}

impl Notice {
    /// How this terminal takes notifications, if it is known to. Such terminals tell of their focus too.
    #[must_use]
    pub fn here() -> Option<Self> {
        Self::of(|name| env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Within a multiplexer the terminal around it is not ours to talk to.
    fn of(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let term = variable("TERM").unwrap_or_default();
        if variable("TMUX").is_some() || variable("STY").is_some() || ["", "dumb", "linux"].contains(&term.as_str()) {
            return None;
        }
        let program = variable("TERM_PROGRAM").unwrap_or_default();
        if ["iTerm.app", "WezTerm", "ghostty"].contains(&program.as_str()) || ["xterm-kitty", "xterm-ghostty"].contains(&term.as_str()) {
            return Some(Self::Nine);
        }
        let seven = term.starts_with("foot") || term.starts_with("rxvt-unicode") || variable("VTE_VERSION").is_some();
        seven.then_some(Self::SevenSevenSeven)
    }

    /// The bytes that ask for it.
    fn bytes(self, words: &str) -> String {
        // In both forms a semicolon ends a field.
        let words: String = words.chars().filter(|c| !c.is_control() && *c != ';').collect();
        match self {
            Self::Nine => format!("\x1b]9;{words}\x1b\\"),
            Self::SevenSevenSeven => format!("\x1b]777;notify;unclench;{words}\x1b\\"),
        }
    }
}

impl Teller for Notice {
    fn tell(&mut self, told: &Told) {
        terminal::pass(self.bytes(&told.words).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(variables: &[(&str, &str)]) -> Option<Notice> {
        Notice::of(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn only_terminals_that_are_known_to_take_them_get_notifications() {
        for (variables, notice) in [
            (&[("TERM", "xterm-256color")][..], None),
            (&[("TERM", "linux"), ("VTE_VERSION", "7600")], None),
            (&[("TERM", "tmux-256color"), ("TMUX", "/tmp/x"), ("TERM_PROGRAM", "WezTerm")], None),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], Some(Notice::Nine)),
            (&[("TERM", "xterm-kitty")], Some(Notice::Nine)),
            (&[("TERM", "foot-extra")], Some(Notice::SevenSevenSeven)),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")], Some(Notice::SevenSevenSeven)),
        ] {
            assert_eq!(here(variables), notice, "{variables:?}");
        }
    }

    #[test]
    fn no_words_break_out_of_a_notification() {
        for notice in [Notice::Nine, Notice::SevenSevenSeven] {
            let bytes = notice.bytes("a;b\x1b]52;c\x07\u{9c}d");
            assert!(bytes.ends_with("ab]52cd\x1b\\"), "{bytes:?}");
            assert_eq!(bytes.matches('\x1b').count(), 2);
        }
    }
}
