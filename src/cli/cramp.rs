//! `unclench cramp`: the first instruction at once. Nothing is asked, and no file is read before it is on the screen.

use super::{
    Look,
    settings::{configured, front, overridden},
};
use crate::{
    app::{App, Effect, Remark},
    content,
    error::Error,
    model::{CrampMuscle, CrampPosition, Settings},
    paths::Paths,
    runtime::{self, Library},
    session::cramp,
    time::{Clock, SystemClock},
};
use clap::Args;

#[derive(Args, Default)]
pub(super) struct Cramp {
    /// calf, back, front, foot, inner or shin; the calf if none is named. Keys change it later.
    muscle: Vec<String>,
    /// Lines instead of a screen, for screen readers and pipes.
    #[arg(long)]
    plain: bool,
    /// Only to see how it goes: record nothing.
    #[arg(long)]
    practice: bool,
}

pub(super) fn run(look: Look, wanted: &Cramp, paths: &Paths) -> Result<u8, Error> {
    let front = front(wanted.plain || look.plain);
    let practice = wanted.practice.then_some(Remark::Practice);
    let named = !wanted.muscle.is_empty();
    let (muscle, remark) = match muscle(&wanted.muscle.join("-")) {
        Some(muscle) => (muscle, None),
        None => (CrampMuscle::Calf, Some(Remark::NoSuchMuscle)),
    };
    // What is ticked is read once the first move is on the screen.
    let script = cramp::script_for(muscle, CrampPosition::Bed, &[]).ok().and_then(|script| content::core_relief(&script));
    let script = script.ok_or_else(|| Error::BadData("the built-in scripts cannot be read".into()))?;
    let (settings, _) = overridden(Settings::default(), look);
    let named = named && remark != Some(Remark::NoSuchMuscle);
    let (app, mut effects) = App::in_cramp(script, named, practice.or(remark), settings, &SystemClock.now());
    effects.push(Effect::LoadSettings);
    let own = paths.clone();
    // What is wrong in the settings is nobody's concern in a cramp.
    let library = Library::new(paths).with_settings(move || configured(look, &own).0);
    runtime::run(app, effects, front, &library, paths)
}

/// The muscle that someone half awake means: its key, or a name for it; the calf for no name.
fn muscle(name: &str) -> Option<CrampMuscle> {
    Some(match name.to_lowercase().as_str() {
        "" | "c" | "calf" | "calves" => CrampMuscle::Calf,
        "h" | "back" | "back-of-thigh" | "ham" | "hamstring" | "hamstrings" => CrampMuscle::BackOfThigh,
        "t" | "front" | "front-of-thigh" | "thigh" | "quad" | "quads" => CrampMuscle::FrontOfThigh,
        "f" | "foot" | "feet" | "toe" | "toes" | "arch" | "sole" => CrampMuscle::Foot,
        "i" | "inner" | "inner-thigh" | "groin" => CrampMuscle::InnerThigh,
        "s" | "shin" => CrampMuscle::Shin,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Word;

    #[test]
    fn every_muscle_has_its_name_and_its_script() {
        for (word, known) in CrampMuscle::WORDS {
            assert_eq!(muscle(word), Some(*known));
            for (_, position) in CrampPosition::WORDS {
                let script = content::core_relief(&cramp::script_for(*known, *position, &[]).unwrap()).unwrap();
                assert!(script.lines.iter().any(|line| line.at == cramp::URGENT[0]));
            }
        }
        assert_eq!((muscle("BACK-of-thigh"), muscle("knee")), (Some(CrampMuscle::BackOfThigh), None));
    }
}
