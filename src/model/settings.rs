//! What the person has set and what the program remembers, as values.

use super::{Condition, Effect, Id, SafeText, Word, stretch::words};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

words! {
    /// A set of colours.
    ThemeName {
        /// By the hour: night from 23:00 to 06:00, in a cramp from 21:00 to 07:00, else dusk; day on a light terminal.
        Auto = "auto",
        /// Warm tones on near-black.
        Dusk = "dusk",
        /// Red on black, for eyes that are used to the dark.
        Night = "night",
        /// For light terminals.
        Day = "day",
        /// No colours at all.
        Mono = "mono",
        /// White and yellow on black, for eyes that need it.
        Contrast = "contrast",
    }
}

words! {
    /// How much moves on the screen.
    Motion {
        /// The figure shows the way into a stretch.
        Full = "full",
        /// Nothing moves but the numbers.
        Still = "still",
    }
}

words! {
    /// How the time of day is written.
    Hours {
        /// As the locale has it.
        Auto = "auto",
        /// `9:47 pm`.
        Twelve = "12",
        /// `21:47`.
        TwentyFour = "24",
    }
}

words! {
    /// How many colours a terminal is thought to have.
    Colours {
        /// Any: 24 bits each.
        Full = "full",
        /// The 256 of xterm.
        Many = "256",
        /// The sixteen that every terminal names and each shows in its own way.
        Few = "16",
    }
}

words! {
    /// How cues are given.
    CueMode {
        /// On the screen only.
        Silent = "silent",
        /// With the terminal's bell.
        Bell = "bell",
        /// With soft tones, through a player that is installed.
        Tones = "tones",
        /// Spoken, through a voice that is installed.
        Voice = "voice",
    }
}

/// The person's own numbers to call, as they want to read them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// In an emergency.
    pub emergency: Option<SafeText>,
    /// When it is urgent.
    pub urgent: Option<SafeText>,
}

words! {
    /// When a command of the person's own is run.
    Occasion {
        /// A session begins.
        SessionStart = "on_session_start",
        /// It ends, however.
        SessionEnd = "on_session_end",
        /// A hold begins.
        HoldStart = "on_hold_start",
        /// It ends, however.
        HoldEnd = "on_hold_end",
        /// Help in a cramp begins.
        Cramp = "on_cramp",
        /// It let go, or help was left.
        CrampEnd = "on_cramp_end",
    }
}

/// The person's own commands: a program and its arguments for an occasion. No shell reads them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hooks(pub Vec<(Occasion, Vec<String>)>);

/// How cues are given outside the quiet hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cues {
    /// In general.
    pub mode: CueMode,
    /// While getting into position, if otherwise.
    pub set_up: Option<CueMode>,
    /// In a hold and at its end, if otherwise.
    pub hold: Option<CueMode>,
    /// Between two holds, if otherwise.
    pub gap: Option<CueMode>,
}

/// The person's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The colours.
    pub theme: ThemeName,
    /// How much moves.
    pub motion: Motion,
    /// From when to when cues are silent unless asked for.
    pub quiet: (NaiveTime, NaiveTime),
    /// The numbers to call.
    pub help: Numbers,
    /// How cues are given at other times.
    pub cues: Cues,
    /// The main line in giant letters wherever there is room.
    pub big_text: bool,
    /// Nothing on the screen but ASCII.
    pub ascii: bool,
    /// How the time of day is written; [`Hours::Auto`] means the 24 hours where nobody knows better.
    pub hours: Hours,
    /// A click presses the key that is shown there.
    pub mouse: bool,
    /// When one night ends and the next begins.
    pub night_starts: NaiveTime,
    /// The colours of this terminal.
    pub colours: Colours,
    /// The ground of this terminal is light, so far as is known.
    pub light: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let hour = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap_or_default();
        Self {
            theme: ThemeName::Auto,
            motion: Motion::Full,
            quiet: (hour(21), hour(7)),
            big_text: false,
            ascii: false,
            hours: Hours::Auto,
            mouse: false,
            night_starts: hour(12),
            colours: Colours::Full,
            help: Numbers::default(),
            cues: Cues { mode: CueMode::Bell, set_up: None, hold: None, gap: None },
            light: false,
        }
    }
}

impl Settings {
    /// How cues are given at this time of day unless the person says otherwise.
    #[must_use]
    pub fn cues_at(&self, time: NaiveTime) -> CueMode {
        if self.is_quiet(time) { CueMode::Silent } else { self.cues.mode }
    }

    /// Whether cues are silent at this time of day unless asked for.
    #[must_use]
    pub fn is_quiet(&self, time: NaiveTime) -> bool {
        let (from, until) = self.quiet;
        if from <= until { (from..until).contains(&time) } else { time >= from || time < until }
    }

    /// The theme at this time of day; never [`ThemeName::Auto`].
    #[must_use]
    pub fn theme_at(&self, time: NaiveTime) -> ThemeName {
        match self.theme {
            ThemeName::Auto if time.hour() >= 23 || time.hour() < 6 => ThemeName::Night,
            ThemeName::Auto if self.light => ThemeName::Day,
            ThemeName::Auto => ThemeName::Dusk,
            chosen => chosen,
        }
    }

    /// The theme of a cramp at this time of day: night as soon as one may have slept. Never [`ThemeName::Auto`].
    #[must_use]
    pub fn theme_in_cramp_at(&self, time: NaiveTime) -> ThemeName {
        match self.theme {
            ThemeName::Auto if time.hour() >= 21 || time.hour() < 7 => ThemeName::Night,
            ThemeName::Auto => ThemeName::Dusk,
            chosen => chosen,
        }
    }
}

/// What the program remembers from one evening to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The answer to "Steady on your feet tonight?"
    pub steady: Option<bool>,
    /// The routine chosen for the evenings.
    pub routine: Option<Id>,
    /// What the person has ticked: ids of conditions.
    pub ticks: Vec<Id>,
    /// It was asked whether a hip is new or a leg was operated on, alone or with all that a plan can leave out.
    pub asked_hips: bool,
    /// The set-up was done or put aside.
    pub set_up: bool,
    /// Since when a leg has to be checked for a clot; until the person says that someone has, only what is safe is shown.
    pub clot_since: Option<NaiveDate>,
    /// When the person last said so.
    pub clot_checked: Option<NaiveDate>,
    /// Until when the sign that may be put aside is.
    pub aside_until: Option<NaiveDate>,
    /// The breathing guide is not wanted.
    pub breath_off: bool,
    /// There is a diary, for which the first screen keeps room before it is read.
    pub diary: bool,
}

impl Memory {
    /// Whether anything of the person changes what is coached.
    #[must_use]
    pub fn has_ticks(&self) -> bool {
        !self.ticks.is_empty() || self.clot_since.is_some()
    }

    /// Whether this holds for the person.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        self.ticks.contains(&condition.id) || (self.clot_since.is_some() && condition.does(Effect::ClotBlock))
    }

    /// The routine to offer tonight: the chosen one, else the seated one for unsteady feet or where what is ticked asks for
    /// it, else the classic.
    #[must_use]
    pub fn tonight(&self, ticked: &[Condition]) -> &str {
        let seated = self.steady == Some(false) || ticked.iter().any(|condition| condition.does(Effect::SeatedTrial));
        match &self.routine {
            Some(chosen) => chosen.as_str(),
            None if seated => Self::SEATED,
            None => "article-classic",
        }
    }

    /// This, with what has changed from `before` to `now`; what has not stays. A tick is a thing of its own; a block is lifted only by
    /// who knew of it.
    #[must_use]
    pub fn changed(self, before: &Self, now: &Self) -> Self {
        fn one<T: Clone + PartialEq>(own: T, before: &T, now: &T) -> T {
            if before == now { own } else { now.clone() }
        }
        let kept = self.ticks.into_iter().filter(|tick| now.ticks.contains(tick) || !before.ticks.contains(tick));
        let mut ticks: Vec<Id> = kept.collect();
        let new = now.ticks.iter().filter(|tick| !before.ticks.contains(tick) && !ticks.contains(tick));
        let new: Vec<Id> = new.cloned().collect();
        ticks.extend(new);
        let unheard = self.clot_since.filter(|_| self.clot_since != before.clot_since);
        Self {
            steady: one(self.steady, &before.steady, &now.steady),
            routine: one(self.routine, &before.routine, &now.routine),
            ticks,
            asked_hips: one(self.asked_hips, &before.asked_hips, &now.asked_hips),
            set_up: one(self.set_up, &before.set_up, &now.set_up),
            clot_since: one(self.clot_since, &before.clot_since, &now.clot_since).or(unheard),
            clot_checked: one(self.clot_checked, &before.clot_checked, &now.clot_checked),
            aside_until: one(self.aside_until, &before.aside_until, &now.aside_until),
            breath_off: one(self.breath_off, &before.breath_off, &now.breath_off),
            diary: self.diary,
        }
    }

    /// The routine for those who would rather sit.
    pub const SEATED: &str = "trial-seated";
    /// The routine for a break by day, after which tonight's is still to be done.
    pub const BREAK: &str = "desk-break";
}

/// When the reminders last spoke, by the wall's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reminded {
    /// Before bed.
    pub bedtime: Option<NaiveDateTime>,
    /// For a break by day.
    pub pause: Option<NaiveDateTime>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(h: u32, m: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(h, m, 0).unwrap()
    }

    #[test]
    fn the_night_is_silent_and_red() {
        let settings = Settings::default();
        let at = |h, m| (settings.cues_at(time(h, m)), settings.theme_at(time(h, m)));
        assert_eq!(at(20, 59), (CueMode::Bell, ThemeName::Dusk));
        assert_eq!(at(21, 0), (CueMode::Silent, ThemeName::Dusk));
        assert_eq!(at(23, 0), (CueMode::Silent, ThemeName::Night));
        assert_eq!(at(5, 59), (CueMode::Silent, ThemeName::Night));
        assert_eq!(at(6, 0), (CueMode::Silent, ThemeName::Dusk));
        assert_eq!(at(7, 0), (CueMode::Bell, ThemeName::Dusk));
        let in_cramp = |h, m| settings.theme_in_cramp_at(time(h, m));
        assert_eq!([in_cramp(20, 59), in_cramp(21, 0)], [ThemeName::Dusk, ThemeName::Night]);
        assert_eq!([in_cramp(6, 59), in_cramp(7, 0)], [ThemeName::Night, ThemeName::Dusk]);
    }

    #[test]
    fn unsteady_feet_make_the_seated_routine_tonights() {
        assert_eq!(Memory::default().tonight(&[]), "article-classic");
        assert_eq!(Memory { steady: Some(false), ..Memory::default() }.tonight(&[]), "trial-seated");
        assert_eq!(Memory { steady: Some(false), routine: Id::new("trial"), ..Memory::default() }.tonight(&[]), "trial");
    }
}
