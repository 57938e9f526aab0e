//! What comes into the program and what it asks of the outside, as data. Knows no channel, no file and no terminal.

use super::Choice;
use crate::{
    cue::Means,
    diary::Diary,
    keys::{Key, Keymap},
    model::{Condition, CueMode, Draft, Entry, Guide, Habit, Id, Memory, Pack, Picture, Relief, SafeText, Settings, Signs, Source},
    session::{Cue, care::Remedy},
};
use std::sync::Arc;

/// Something that happened outside.
#[derive(Clone, Debug)]
pub enum Event {
    /// Time has passed.
    Tick,
    /// A key was pressed.
    Key(Key),
    /// Content that was asked for with [`Effect::Load`], with the routine's index in it.
    Loaded(Arc<Pack>, usize),
    /// The offered routine with all its content: the same stretches at the same places, with more after them.
    Rest(Arc<Pack>),
    /// Content that was asked for with [`Effect::LoadAll`].
    LoadedAll(Arc<Pack>),
    /// Sources that were asked for with [`Effect::LoadSources`].
    Sources(Vec<Source>),
    /// A relief that was asked for with [`Effect::LoadRelief`].
    Relief(Relief),
    /// What was asked for with [`Effect::LoadPictures`].
    Pictures(Vec<Picture>),
    /// The danger signs that were asked for with [`Effect::LoadSigns`].
    Signs(Arc<Signs>),
    /// The guide that was asked for with [`Effect::LoadGuide`].
    Guide(Arc<Guide>),
    /// What was asked for with [`Effect::LoadConditions`].
    Conditions(Vec<Condition>),
    /// What was asked for with [`Effect::Recall`], or has been changed by another window.
    Recalled(Memory, Arc<[Condition]>),
    /// What was asked for with [`Effect::LoadTicked`].
    Ticked(Arc<[Condition]>),
    /// Nothing here opens an address.
    NotOpened,
    /// What was asked for with [`Effect::LoadSettings`].
    Configured(Settings, Keymap),
    /// The terminal has told what its own ground is.
    Ground {
        /// Light.
        light: bool,
    },
    /// So much is wrong in the person's own packs.
    PacksChecked(usize),
    /// The diary that was asked for with [`Effect::LoadDiary`], and how much is not as it should be in its files.
    Diary(Box<Diary>, usize),
    /// What the ends of its files say, while the diary is still being read.
    DiaryEnds(Box<Diary>),
    /// The habits that were asked for with [`Effect::LoadHabits`].
    Habits(Arc<[Habit]>),
    /// The routine that was asked for with [`Effect::LoadStopped`].
    Stopped(Choice),
    /// What was asked for with [`Effect::Record`] or [`Effect::SaveAgain`] is safe.
    Recorded(Entry),
    /// It could not be saved, and why.
    NotRecorded(Entry, String),
    /// Another window is writing: it is tried again without being asked for.
    NotYetRecorded(Entry),
    /// The program is about to be stopped by the shell.
    Suspending,
    /// The program is about to end, whoever wants it to: what was given and not yet acted on is, now.
    Ending,
    /// What was asked for with [`Effect::Remember`] is safe.
    Remembered,
    /// It could not be kept, and why.
    NotRemembered(String),
    /// No key will ever come again.
    InputEnded,
    /// What was asked for with [`Effect::FindMeans`].
    Means(Means),
    /// The window came to the front, or went behind another.
    Focus(bool),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ring the terminal's bell.
    Ring,
    /// Tell these cues of one moment, in this mode.
    Cue(CueMode, Vec<Cue>),
    /// Let this mode be heard, as an example.
    Sample(CueMode),
    /// Break off what is being told.
    Hush,
    /// Tell that the timer of this remedy has ended, wherever the person looks.
    Notify(Remedy),
    /// Look for what there is to tell cues with.
    FindMeans,
    /// Read one routine and what it needs, to be offered instead.
    Load(String),
    /// Read what the offered routine was not yet read with: figures, easier variants.
    LoadRest,
    /// Read all routines.
    LoadAll,
    /// Read the guide.
    LoadGuide,
    /// Read these sources, which a page names.
    LoadSources(Vec<Id>),
    /// Read this built-in relief.
    LoadRelief(String),
    /// Read these built-in pictures.
    LoadPictures(Vec<Id>),
    /// Read the danger signs, to be shown.
    LoadSigns,
    /// Read what may be ticked.
    LoadConditions,
    /// Read what is remembered, with what follows from it.
    Recall,
    /// Read what follows from what is remembered.
    LoadTicked,
    /// Open this address in the program for it, without waiting.
    OpenAddress(SafeText),
    /// Read the person's settings, which a cramp does not wait for.
    LoadSettings,
    /// Look whether the person's own packs can be used.
    CheckPacks,
    /// Read the diary.
    LoadDiary,
    /// Read the habits.
    LoadHabits,
    /// Read the routine of a session that was not finished.
    LoadStopped(String),
    /// Write this down.
    Record(Draft),
    /// Save this entry, which could not be saved.
    SaveAgain(Entry),
    /// Remember this for the next evening.
    Remember(Memory),
    /// Stop as the shell does.
    Suspend,
    /// Paint everything again.
    Repaint,
    /// Leave with this exit code.
    Exit(u8),
}
