//! `config.toml`: the person's settings, read through the same readers as packs. What is wrong in it is told and left at
//! its default; nothing in it can stop the program. Opens no file.

use crate::{
    diag::{Code, Diagnostic, File},
    document::{self, Table, Value},
    model::{CueMode, Cues, Hooks, Occasion, Settings, Word},
};

/// Largest settings file in bytes.
pub const LARGEST_FILE: usize = 64 * 1024;

/// The most words a command of the person's own may have.
const MOST_WORDS: usize = 64;

/// Reads the settings: what is missing or wrong has its default.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> (Settings, Vec<Diagnostic>) {
    let text = String::from_utf8_lossy(bytes);
    let mut settings = Settings::default();
    let (_, diagnostics) = document::read(File { name, text: &text }, |table| fill(&mut settings, &mut Hooks::default(), table));
    (settings, diagnostics)
}

/// Reads the person's own commands; those that are wrong are left out.
#[must_use]
pub fn hooks(bytes: &[u8]) -> Hooks {
    let text = String::from_utf8_lossy(bytes);
    let mut hooks = Hooks::default();
    document::read(File { name: "", text: &text }, |table| fill(&mut Settings::default(), &mut hooks, table));
    hooks
}

fn fill(settings: &mut Settings, hooks: &mut Hooks, table: &mut Table<'_>) -> Option<()> {
    settings.theme = table.find("theme", Value::word).unwrap_or(settings.theme);
    settings.motion = table.find("motion", Value::word).unwrap_or(settings.motion);
    table.find("cues", |v| v.table("`[cues]`", |t| cues(&mut settings.cues, t)));
    table.find("hooks", |v| v.table("`[hooks]`", |t| commands(hooks, t)));
    Some(())
}

fn cues(cues: &mut Cues, table: &mut Table<'_>) -> Option<()> {
    cues.mode = table.find("mode", Value::word).unwrap_or(cues.mode);
    let mut phase = |key| table.find(key, Value::word::<CueMode>);
    (cues.set_up, cues.hold, cues.gap) = (phase("set_up"), phase("hold"), phase("gap"));
    Some(())
}

fn commands(hooks: &mut Hooks, table: &mut Table<'_>) -> Option<()> {
    for (key, occasion) in Occasion::WORDS {
        let command = table.find(key, |v| v.list(1..=MOST_WORDS, word_of_a_command));
        hooks.0.extend(command.map(|command| (*occasion, command)));
    }
    Some(())
}

fn word_of_a_command(value: &Value<'_>) -> Option<String> {
    let word = value.string()?;
    if word.is_empty() || word.contains('\0') {
        value.error(Code::EmptyText, "is empty or holds a character no command may have", |d| d);
        return None;
    }
    Some(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Motion, ThemeName};

    #[test]
    fn what_is_right_counts_and_what_is_wrong_is_told_with_its_place() {
        let text = "motion = \"stil\"\ntheme = \"night\"\ncolour = 3\n";
        let (settings, found) = read("config.toml", text.as_bytes());
        assert_eq!((settings.theme, settings.motion), (ThemeName::Night, Motion::Full));
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("config.toml:1:10: error[unknown-word]") && told[0].contains("still"), "{}", told[0]);
        assert!(told[1].starts_with("config.toml:3:1: error[unknown-key]"), "{}", told[1]);
    }

    #[test]
    fn cues_are_set_in_general_and_for_a_phase() {
        let (settings, found) = read("c", b"[cues]\nmode = \"voice\"\ngap = \"silent\"\nhold = \"shout\"\n");
        assert_eq!(settings.cues, Cues { mode: CueMode::Voice, set_up: None, hold: None, gap: Some(CueMode::Silent) });
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].to_string().starts_with("c:4:8: error[unknown-word]"), "{}", found[0]);
    }

    #[test]
    fn commands_are_lists_of_words_and_a_wrong_one_hides_no_other() {
        let text = "[hooks]\non_cramp = [\"lamp\", \"$(id)\"]\non_hold_end = \"beep\"\non_hold_start = []\non_hold = [\"x\"]\n";
        assert_eq!(hooks(text.as_bytes()).0, [(Occasion::Cramp, vec!["lamp".to_owned(), "$(id)".to_owned()])]);
        let told: Vec<String> = read("c", text.as_bytes()).1.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[2].starts_with("c:5:1: error[unknown-key]"), "{told:?}");
    }

    #[test]
    fn no_bytes_stop_the_program() {
        for bytes in [&b"\xff\xfe theme"[..], b"[", b"", b"theme = 1e400"] {
            assert_eq!(read("c", bytes).0, Settings::default());
        }
    }
}
