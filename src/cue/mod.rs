//! Cues: which of them a mode tells, how they sound, and which programs can be asked to play or say them. Pure: it runs
//! nothing. Knows no app and none of the words that are said.

mod program;
mod tone;

use crate::{
    model::{CueMode, Side},
    session::Cue,
};
pub use program::{PLAYERS, Program, Text, VOICES};

/// What tells a person something without the screen. It never makes the caller wait.
pub trait Teller {
    /// Tells this; what it is still telling gives way, for late words are worse than none.
    fn tell(&mut self, told: &Told);
    /// Breaks off.
    fn hush(&mut self) {}
}

/// Something to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// As a sound, if it has one.
    pub tone: Option<Tone>,
    /// In words: ours, and names out of packs.
    pub words: String,
}

/// A sound. Start and end, left and right are told apart with eyes shut: a start rises and an end falls; the left has two low
/// notes, the right three high ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// A hold on this side starts.
    Start(Side),
    /// A hold on this side ends.
    End(Side),
    /// Halfway there: turn round.
    Half,
    /// All is done.
    Done,
}

impl Tone {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Start(Side::Left),
        Self::Start(Side::Right),
        Self::Start(Side::Both),
        Self::End(Side::Left),
        Self::End(Side::Right),
        Self::End(Side::Both),
        Self::Half,
        Self::Done,
    ];

    /// The tone of the last of these cues that has one.
    #[must_use]
    pub fn of(cues: &[Cue]) -> Option<Self> {
        cues.iter().rev().find_map(|cue| match cue {
            Cue::Start(side) => Some(Self::Start(*side)),
            Cue::End(side) => Some(Self::End(*side)),
            Cue::Half => Some(Self::Half),
            Cue::Done => Some(Self::Done),
            Cue::Next | Cue::CountIn(_) | Cue::CountOut(_) | Cue::Switch(_) => None,
        })
    }

    /// The cue that it tells.
    #[must_use]
    pub fn cue(self) -> Cue {
        match self {
            Self::Start(side) => Cue::Start(side),
            Self::End(side) => Cue::End(side),
            Self::Half => Cue::Half,
            Self::Done => Cue::Done,
        }
    }

    /// How often the bell rings for it, which has one sound only: once to let go, twice to begin, three times on the right.
    #[must_use]
    pub fn rings(self) -> u32 {
        match self {
            Self::Start(Side::Right) => 3,
            Self::Start(Side::Left | Side::Both) => 2,
            Self::End(_) | Self::Half | Self::Done => 1,
        }
    }

    /// Its name: of a file, and for the person.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start(Side::Left) => "start-left",
            Self::Start(Side::Right) => "start-right",
            Self::Start(Side::Both) => "start-both",
            Self::End(Side::Left) => "end-left",
            Self::End(Side::Right) => "end-right",
            Self::End(Side::Both) => "end-both",
            Self::Half => "half",
            Self::Done => "done",
        }
    }

    /// It as a WAV file: one channel, 16 bits.
    #[must_use]
    pub fn wav(self) -> Vec<u8> {
        tone::wav(&tone::notes(self))
    }
}

/// Whether a mode tells this cue; `moving` in a movement, which turns round halfway.
#[must_use]
pub fn tells(mode: CueMode, cue: Cue, moving: bool) -> bool {
    match mode {
        CueMode::Silent => false,
        CueMode::Voice => true,
        CueMode::Bell | CueMode::Tones => matches!(cue, Cue::Start(_) | Cue::End(_) | Cue::Done) || (moving && cue == Cue::Half),
    }
}

/// What this computer has to tell cues with, beside the terminal's bell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// A player for tones.
    pub tones: bool,
    /// A voice.
    pub voice: bool,
}

impl Means {
    /// The mode, or the one next to it that is possible.
    #[must_use]
    pub fn best(self, mode: CueMode) -> CueMode {
        match mode {
            CueMode::Voice if !self.voice => self.best(CueMode::Tones),
            CueMode::Tones if !self.tones => CueMode::Bell,
            mode => mode,
        }
    }
}

/// A teller that only writes down what it was told.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    /// All of it, in order.
    pub told: Vec<Told>,
    /// How often it was to break off.
    pub hushed: usize,
}

impl Teller for Recorder {
    fn tell(&mut self, told: &Told) {
        self.told.push(told.clone());
    }

    fn hush(&mut self) {
        self.hushed += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_gives_way_to_what_is_next_to_it() {
        let (all, none) = (Means { tones: true, voice: true }, Means::default());
        for mode in [CueMode::Silent, CueMode::Bell, CueMode::Tones, CueMode::Voice] {
            assert_eq!(all.best(mode), mode);
            assert!(matches!(none.best(mode), CueMode::Silent | CueMode::Bell));
        }
        assert_eq!(Means { tones: true, voice: false }.best(CueMode::Voice), CueMode::Tones);
        assert_eq!(none.best(CueMode::Silent), CueMode::Silent, "never louder than asked for");
    }

    #[test]
    fn with_eyes_shut_the_bell_tells_start_from_end_and_left_from_right() {
        let [left, right, end] = [Tone::Start(Side::Left), Tone::Start(Side::Right), Tone::End(Side::Left)].map(Tone::rings);
        assert!(left != right && left != end && right != end);
        assert_eq!([Tone::End(Side::Right), Tone::End(Side::Both), Tone::Done].map(Tone::rings), [end; 3], "whichever it was, it is over");
    }

    #[test]
    fn what_a_mode_tells_by_tone_has_one() {
        let cues =
            [Cue::Next, Cue::Start(Side::Left), Cue::Half, Cue::CountIn(1), Cue::End(Side::Both), Cue::Switch(Side::Left), Cue::Done];
        for cue in cues {
            for moving in [false, true] {
                assert!(!tells(CueMode::Tones, cue, moving) || Tone::of(&[cue]).is_some(), "{cue:?}");
                assert!(!tells(CueMode::Silent, cue, moving));
            }
        }
        assert!(Tone::ALL.iter().all(|tone| Tone::of(&[tone.cue()]) == Some(*tone)));
        assert_eq!(Tone::of(&[Cue::End(Side::Left), Cue::Switch(Side::Right)]), Some(Tone::End(Side::Left)));
    }
}
