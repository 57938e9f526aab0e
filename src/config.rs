//! `config.toml`: the person's settings, read through the same readers as packs. What is wrong in it is told and left at
//! its default; nothing in it can stop the program. Opens no file.

use crate::{
    diag::{Code, Diagnostic, File, quoted},
    document::{self, Table, Value},
    model::Settings,
};

/// Largest settings file in bytes.
pub const LARGEST_FILE: usize = 64 * 1024;

/// Reads the settings: what is missing or wrong has its default.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> (Settings, Vec<Diagnostic>) {
    let text = String::from_utf8_lossy(bytes);
    let mut settings = Settings::default();
    let (_, diagnostics) = document::read(File { name, text: &text }, |table| fill(&mut settings, table));
    (settings, diagnostics)
}

/// The folder in which the settings want the journal, where another program carries it to other computers; `~/` is the home.
#[must_use]
pub fn sync_dir(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let folder = |table: &mut Table<'_>| table.find("sync_dir", folder);
    document::read(File { name: "", text: &text }, folder).0
}

fn folder(value: &Value<'_>) -> Option<String> {
    let path = value.string()?;
    if !path.starts_with('/') && !path.starts_with("~/") {
        value.error(Code::OutOfRange, &format!("cannot be {}", quoted(path)), |d| d.help("a whole path: from / or from ~/"));
        return None;
    }
    Some(path.to_owned())
}

fn fill(settings: &mut Settings, table: &mut Table<'_>) -> Option<()> {
    settings.theme = table.find("theme", Value::word).unwrap_or(settings.theme);
    settings.motion = table.find("motion", Value::word).unwrap_or(settings.motion);
    table.find("sync_dir", folder);
    Some(())
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
    fn no_bytes_stop_the_program() {
        for bytes in [&b"\xff\xfe theme"[..], b"[", b"", b"theme = 1e400"] {
            assert_eq!(read("c", bytes).0, Settings::default());
        }
    }
}
