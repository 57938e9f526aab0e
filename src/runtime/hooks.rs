//! The person's own commands, run when something begins or ends. Knows no rule of when.

use super::{
    child::{Errand, Kind, Runner},
    library::settings_file,
    terminal::is_abandoned,
};
use crate::{
    app::Facts,
    config,
    model::{Hooks, Id, Occasion},
    paths::Paths,
};
use std::time::Duration;

/// How long commands that still run may go on when the program ends.
const GRACE: Duration = Duration::from_secs(3);
/// The same when it is made to end.
const LITTLE: Duration = Duration::from_millis(300);

/// Runs them.
#[derive(Debug)]
pub(super) struct Commands {
    paths: Paths,
    /// Read at the first occasion: no first frame waits for them.
    hooks: Option<Hooks>,
    runner: Runner,
}

impl Commands {
    /// The commands in this person's settings.
    pub(super) fn new(paths: &Paths) -> Self {
        Self { paths: paths.clone(), hooks: None, runner: Runner::new(Kind::All) }
    }

    /// Runs the command for this occasion, if there is one.
    pub(super) fn run(&mut self, occasion: Occasion, facts: &Facts) {
        let hooks = self.hooks.get_or_insert_with(|| settings_file(&self.paths).map(config::hooks).unwrap_or_default());
        let Some((_, command)) = hooks.0.iter().find(|(known, _)| *known == occasion) else { return };
        let Some((program, arguments)) = command.split_first() else { return };
        self.runner.start(Errand {
            program: program.into(),
            arguments: arguments.iter().map(Into::into).collect(),
            environment: environment(occasion, facts),
            ..Errand::default()
        });
    }

    /// Ends those that still run, after a while; nearly at once if the program was `made` to end, and as soon as it is.
    pub(super) fn finish(&mut self, made: bool) {
        if made { self.runner.finish(LITTLE, || false) } else { self.runner.finish(GRACE, is_abandoned) }
    }
}

/// Few facts, all of them words of ours or ids.
fn environment(occasion: Occasion, facts: &Facts) -> Vec<(&'static str, String)> {
    let event = occasion.word();
    let id = |id: &Option<Id>| id.as_ref().map(ToString::to_string);
    let facts = [
        ("UNCLENCH_EVENT", Some(event.strip_prefix("on_").unwrap_or(event).to_owned())),
        ("UNCLENCH_ROUTINE", id(&facts.routine)),
        ("UNCLENCH_STRETCH", id(&facts.stretch)),
        ("UNCLENCH_SIDE", facts.side.map(|side| side.word().to_owned())),
        ("UNCLENCH_MUSCLE", facts.muscle.map(str::to_owned)),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Side, Word};

    #[test]
    fn a_command_is_told_what_happened_and_nothing_it_was_not() {
        let facts = Facts { side: Some(Side::Left), muscle: Some("calf"), ..Facts::default() };
        let told = environment(Occasion::HoldEnd, &facts);
        let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(told, [("UNCLENCH_EVENT", "hold_end"), ("UNCLENCH_SIDE", "left"), ("UNCLENCH_MUSCLE", "calf")]);
        for (key, _) in Occasion::WORDS {
            assert!(key.starts_with("on_"));
        }
    }
}
