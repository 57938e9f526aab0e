//! `unclench cue test`: what this computer has to tell cues with, and how each of them is heard.

use super::{print, print_json};
use crate::{
    cue::{PLAYERS, Program, Tone, VOICES},
    error::{Error, shown},
    paths::Paths,
    present,
    runtime::{
        child::Errand,
        cues::{Cues, Notice},
        terminal,
    },
};
use serde::Serialize;
use std::io::{self, IsTerminal};

#[derive(Serialize)]
struct Found {
    schema: u8,
    /// The bell can be rung here.
    bell: bool,
    /// Paths, or nothing.
    tones: Option<String>,
    voice: Option<String>,
    /// The terminal is known to show notifications.
    notifications: bool,
    /// The names of the cues.
    cues: Vec<&'static str>,
}

pub(super) fn test(json: bool, paths: &Paths) -> Result<u8, Error> {
    let mut cues = Cues::new(paths);
    let [tones, voice] = cues.programs().map(|path| path.map(|path| shown(path).to_string()));
    let found = Found {
        schema: 1,
        bell: io::stdout().is_terminal(),
        tones,
        voice,
        notifications: Notice::here().is_some(),
        cues: Tone::ALL.map(Tone::name).to_vec(),
    };
    if json {
        return print_json(serde_json::to_string(&found)).map(|()| 0);
    }
    let missing = |programs: &[Program]| {
        let names: Vec<&str> = programs.iter().map(|program| program.name).collect();
        format!("none found. One of these is enough: {}.", names.join(", "))
    };
    let rows = [
        ("silent", "always: the number on the screen grows bright, and dim again".to_owned()),
        ("bell", if found.bell { "this terminal's".to_owned() } else { "none: this is no terminal".to_owned() }),
        ("tones", found.tones.clone().unwrap_or_else(|| missing(&PLAYERS))),
        ("voice", found.voice.clone().unwrap_or_else(|| missing(&VOICES))),
        ("notices", if found.notifications { "this terminal's, at the end of long timers" } else { "not in this terminal" }.to_owned()),
    ];
    for (name, what) in rows {
        print(&format!("{name:8} {what}\n"))?;
    }
    if found.bell {
        print("\nThe bell:\n  ring")?;
        terminal::ring();
        print("\n")?;
    }
    if found.tones.is_some() {
        print("\nThe tones:\n")?;
        for tone in Tone::ALL {
            hear(tone.name(), cues.play(tone))?;
        }
    }
    if found.voice.is_some() {
        print("\nThe voice:\n")?;
        for tone in Tone::ALL {
            hear(tone.name(), cues.say(&present::spoken(None, &[tone.cue()])))?;
        }
    }
    Ok(0)
}

/// Names it, lets it be heard to its end, and says so if it cannot be.
fn hear(name: &str, errand: Option<Errand>) -> Result<(), Error> {
    print(&format!("  {name}"))?;
    let failed = match errand.map(|errand| errand.run()) {
        Some(Ok(status)) if status.success() => String::new(),
        Some(Ok(status)) => format!(": not heard, the program failed ({status})"),
        Some(Err(error)) => format!(": not heard ({error})"),
        None => ": not heard".to_owned(),
    };
    print(&format!("{failed}\n"))
}
