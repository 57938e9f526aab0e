//! Cues and the breathing guide: which mode holds, what of a moment is told, and what is said about a voice that is missing.

use super::{App, Effect, Screen, next_word};
use crate::{
    cue::{self, Means},
    model::CueMode,
    session::{
        Cue, Kind, Output, Phase, Session,
        care::{Remedy, Step},
    },
    time::Now,
};
use std::time::Duration;

/// A timer from this length on is told by a notification when it ends: nobody sits and watches it.
const LONG: Duration = Duration::from_secs(3 * 60);

/// What there is to tell cues with, and what was said about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cueing {
    /// What this computer has, once it was looked for.
    means: Option<Means>,
    /// Another mode was asked for, and it is being looked for.
    cycling: bool,
    /// It was said that something is missing, in the segment of this number.
    missed: Option<u32>,
    /// The window is behind another.
    pub(super) away: bool,
    /// What is remembered is not known yet.
    pub(super) forgetful: bool,
}

impl App {
    /// How cues are given now: as the person wants, else by the hour; as far as it is possible.
    #[must_use]
    pub fn cues_at(&self, now: &Now) -> CueMode {
        self.possible(self.cues.unwrap_or_else(|| self.settings.cues_at(now.wall.time())))
    }

    /// What this computer has to tell cues with, to be said in this segment: something that was asked for is missing.
    #[must_use]
    pub fn missing(&self) -> Option<Means> {
        let here = self.session().map_or(0, Session::entered);
        self.cueing.means.filter(|_| self.cueing.missed == Some(here))
    }

    /// Whether the breathing guide is wanted.
    #[must_use]
    pub fn guides_breath(&self) -> bool {
        !self.memory.breath_off && !self.cueing.forgetful
    }

    pub(super) fn toggle_breath(&mut self) -> Vec<Effect> {
        if self.cueing.forgetful {
            return vec![];
        }
        self.memory.breath_off = !self.memory.breath_off;
        self.remember()
    }

    fn possible(&self, mode: CueMode) -> CueMode {
        self.cueing.means.map_or(mode, |means| means.best(mode))
    }

    /// How the cues of such a segment are given.
    fn cues_in(&self, kind: Kind, now: &Now) -> CueMode {
        let (time, cues) = (now.wall.time(), self.settings.cues);
        if self.cues.is_some() || self.settings.is_quiet(time) {
            return self.cues_at(now);
        }
        let own = match kind {
            Kind::SetUp => cues.set_up,
            Kind::Hold => cues.hold,
            Kind::Rest | Kind::Switch => cues.gap,
        };
        self.possible(own.unwrap_or(cues.mode))
    }

    /// The next mode that is possible, for tonight.
    pub(super) fn cycle_cues(&mut self, now: &Now) -> Vec<Effect> {
        let before = self.cues_at(now);
        let mut next = next_word(before);
        if needs_more(next) && self.cueing.means.is_none() {
            self.cueing.cycling = true;
            return vec![Effect::FindMeans];
        }
        if self.possible(next) != next {
            self.miss();
            while self.possible(next) != next {
                next = next_word(next);
            }
        }
        self.cues = Some(next);
        match next {
            CueMode::Silent => vec![Effect::Hush],
            CueMode::Bell => vec![Effect::Ring],
            CueMode::Tones | CueMode::Voice => vec![Effect::Sample(next)],
        }
    }

    /// Looks for what a session will need, unless that is known.
    pub(super) fn find_means(&self, now: &Now) -> Option<Effect> {
        let kinds = [Kind::SetUp, Kind::Hold, Kind::Rest];
        let wanted = kinds.into_iter().any(|kind| needs_more(self.cues_in(kind, now)));
        (wanted && self.cueing.means.is_none()).then_some(Effect::FindMeans)
    }

    pub(super) fn use_means(&mut self, means: Means, now: &Now) -> Vec<Effect> {
        self.cueing.means = Some(means);
        if std::mem::take(&mut self.cueing.cycling) {
            return self.cycle_cues(now);
        }
        let cues = self.settings.cues;
        if [Some(cues.mode), cues.set_up, cues.hold, cues.gap].into_iter().flatten().any(|mode| means.best(mode) != mode) {
            self.miss();
        }
        vec![]
    }

    /// Says that something is missing, once.
    fn miss(&mut self) {
        let here = self.session().map_or(0, Session::entered);
        self.cueing.missed.get_or_insert(here);
    }

    /// The cues among a session's outputs, each to be given as its phase has it.
    pub(super) fn give_cues(&self, out: &[Output], now: &Now) -> Vec<Effect> {
        let Some(session) = self.session() else { return vec![] };
        let moving = session.segment().pace.is_some();
        let mut effects: Vec<Effect> = Vec::new();
        for output in out {
            let Output::Cue(cue) = output else { continue };
            let kind = match cue {
                Cue::Next => Kind::SetUp,
                Cue::Switch(_) => Kind::Switch,
                Cue::CountIn(_) => session.segment().kind,
                Cue::Start(_) | Cue::Half | Cue::CountOut(_) | Cue::End(_) | Cue::Done => Kind::Hold,
            };
            let mode = self.cues_in(kind, now);
            if !cue::tells(mode, *cue, moving) {
                continue;
            }
            match effects.last_mut() {
                // One moment is told in one go.
                Some(Effect::Cue(last, cues)) if *last == mode => cues.push(*cue),
                _ => effects.push(Effect::Cue(mode, vec![*cue])),
            }
        }
        if effects.is_empty() && session.phase() != Phase::Running && needs_more(self.cues_at(now)) {
            effects.push(Effect::Hush);
        }
        effects
    }

    /// The remedy that is being timed, if for long.
    pub(super) fn long_timer(&self) -> Option<Remedy> {
        match &self.screen {
            Screen::Care(care) => match care.step() {
                Step::Doing(remedy, _) => Some(remedy).filter(|remedy| remedy.length() >= LONG),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Whether a mode needs more than a terminal.
fn needs_more(mode: CueMode) -> bool {
    matches!(mode, CueMode::Tones | CueMode::Voice)
}
