//! `unclench cramp`: the first instruction at once. Nothing is asked, and no file is read before it is on the screen.

use super::{
    Look, is_name,
    settings::{configured, front, overridden, tell},
};
use crate::{
    app::{App, Effect, Opening, Remark},
    content,
    error::Error,
    model::{CrampMuscle, CrampPosition, Settings},
    paths::Paths,
    runtime::{self, Library},
    session::cramp,
    time::{Clock, SystemClock},
};
use clap::Args;
use std::ffi::OsString;

#[derive(Args, Default)]
pub(super) struct Cramp {
    /// calf, back, front, foot, inner or shin; the calf if none is named. Keys change it later.
    muscle: Vec<String>,
    /// Only to see how it goes: record nothing.
    #[arg(long)]
    practice: bool,
}

impl Cramp {
    /// What the parser would make of these arguments, and whether it is to be in lines; `None` if they are for it to judge.
    pub(super) fn of(arguments: &mut impl Iterator<Item = Result<String, OsString>>, look: &mut Look) -> Option<Self> {
        let mut cramp = Self::default();
        for word in arguments {
            match word.ok()? {
                word if word == "--plain" => look.plain = true,
                word if word == "--practice" => cramp.practice = true,
                word if is_name(&word) => cramp.muscle.push(word),
                _ => return None,
            }
        }
        Some(cramp)
    }
}

pub(super) fn run(look: Look, wanted: &Cramp, paths: &Paths) -> Result<u8, Error> {
    let front = front(look.plain);
    let muscle = CrampMuscle::from_name(&wanted.muscle.join("-"));
    let remark = (muscle.is_none() && !wanted.muscle.is_empty()).then_some(Remark::NoSuchMuscle);
    let opening = Opening { named: muscle.is_some(), practice: wanted.practice };
    let muscle = muscle.unwrap_or(CrampMuscle::Calf);
    // What is ticked is read once the first move is on the screen.
    let script = cramp::script_for(muscle, CrampPosition::Bed, &[]).ok().and_then(|script| content::core_relief(&script));
    let script = script.ok_or_else(|| Error::BadData("the built-in scripts cannot be read".into()))?;
    let (settings, _) = overridden(Settings::default(), look);
    let (app, mut effects) = App::in_cramp(script, opening, remark, settings, &SystemClock.now());
    effects.push(Effect::LoadSettings);
    let own = paths.clone();
    let library = Library::new(paths).with_settings(move || configured(look, &own).0);
    let ended = runtime::run(app, effects, front, &library, paths);
    // What is wrong in the settings is nobody's concern before the cramp is over.
    tell(&configured(look, paths).1);
    ended
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Word;

    #[test]
    fn every_muscle_has_its_name_and_its_script() {
        for (word, known) in CrampMuscle::WORDS {
            assert_eq!(CrampMuscle::from_name(word), Some(*known));
            for (_, position) in CrampPosition::WORDS {
                let script = content::core_relief(&cramp::script_for(*known, *position, &[]).unwrap()).unwrap();
                assert!(script.lines.iter().any(|line| line.at == cramp::URGENT[0]));
            }
        }
        let named = ["BACK-of-thigh", "back of thigh", "knee", ""].map(CrampMuscle::from_name);
        assert_eq!(named, [Some(CrampMuscle::BackOfThigh), Some(CrampMuscle::BackOfThigh), None, None]);
    }
}
