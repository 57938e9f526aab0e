//! `unclench status`: tonight in one line, for a prompt or a status bar. Asked for bare it builds no parser, and it reads
//! `state.toml`, the settings, the routine's own files and the ends of the diary's files alone.

use super::{Look, coach, print, print_json, settings::configured, words};
use crate::{error::Error, model::Word, paths::Paths, present, state};
use clap::Args;
use serde::Serialize;

/// A status bar.
#[derive(Clone, Copy)]
enum Bar {
    /// One JSON object with a tooltip.
    Waybar,
    /// A word for `status-right`.
    Tmux,
}

impl Word for Bar {
    const WORDS: &'static [(&'static str, Self)] = &[("waybar", Self::Waybar), ("tmux", Self::Tmux)];
}

#[derive(Args, Default)]
pub(super) struct Status {
    /// As JSON, for other programs.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// For a status bar: waybar or tmux.
    #[arg(long, value_name = "BAR", value_parser = words::<Bar>(), hide_possible_values = true)]
    format: Option<Bar>,
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u8,
    tonight: Tonight<'a>,
}

#[derive(Serialize)]
struct Tonight<'a> {
    routine: &'a str,
    name: &'a str,
    total_s: f64,
    done: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    unsuited: Option<&'a str>,
}

#[derive(Serialize)]
struct Module<'a> {
    text: &'a str,
    tooltip: &'a str,
    class: &'a str,
}

pub(super) fn run(status: &Status, paths: &Paths) -> Result<u8, Error> {
    let memory = state::load(paths.state_file().as_deref())?;
    let (choice, preferences) = coach::chosen(&super::Stretch::default(), paths, &memory)?;
    let plan = choice.plan(&preferences);
    let (routine, unsuited) = (plan.routine(), present::unsuited(&plan));
    let length = present::minutes(plan.total());
    let done = coach::is_done(&configured(Look::default(), paths).0.settings, paths);
    let line = match unsuited {
        Some(why) => why.to_owned(),
        None if done => format!("Tonight: done. {}.", routine.name),
        None => format!("Tonight: {}, {length}.", routine.name),
    };
    let text = match status.format {
        _ if status.json => {
            let (id, name) = (routine.id.as_str(), routine.name.as_str());
            let tonight = Tonight { routine: id, name, total_s: plan.total().as_secs_f64(), done, unsuited };
            return print_json(serde_json::to_string(&Report { schema: 1, tonight })).map(|()| 0);
        }
        None => line,
        Some(Bar::Waybar) => {
            // Waybar takes both for markup.
            let tooltip = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let (text, class) = match unsuited {
                Some(_) => ("", "unsuited"),
                None if done => ("done", "done"),
                None => (length.as_str(), "tonight"),
            };
            return print_json(serde_json::to_string(&Module { text, tooltip: &tooltip, class })).map(|()| 0);
        }
        Some(Bar::Tmux) if unsuited.is_some() => String::new(),
        Some(Bar::Tmux) if done => "legs done".to_owned(),
        Some(Bar::Tmux) => format!("legs {length}"),
    };
    print(&format!("{text}\n")).map(|()| 0)
}
