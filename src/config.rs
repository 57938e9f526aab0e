//! `config.toml`: the person's settings, read through the same readers as packs. What is wrong in it is told and left at
//! its default; nothing in it can stop the program. Opens no file.

mod keys;

use crate::{
    diag::{Code, Diagnostic, File, Findings, quoted},
    document::{self, Table, Value},
    keys::Keymap,
    model::{CueMode, Cues, Hooks, Numbers, Occasion, Settings, Word},
    time::time_of_day,
};
use chrono::NaiveTime;
use std::mem;

/// Largest settings file in bytes.
pub const LARGEST_FILE: usize = 64 * 1024;

/// The most words a command of the person's own may have.
const MOST_WORDS: usize = 64;

/// The settings as they are without a file of the person's, with what each is for.
pub const DEFAULT: &str = include_str!("../content/config.toml");

/// What a settings file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// What is on or off, and how it looks.
    pub settings: Settings,
    /// The keys.
    pub keymap: Keymap,
    /// The person's own commands.
    pub hooks: Hooks,
    /// The folder that another program carries to other computers.
    pub sync_dir: Option<String>,
}

/// Reads the settings: what is missing or wrong has its default.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> (Config, Vec<Diagnostic>) {
    read_over(Config::default(), name, bytes)
}

/// Reads settings that go before these: what is missing or wrong is as it was.
#[must_use]
pub fn read_over(below: Config, name: &str, bytes: &[u8]) -> (Config, Vec<Diagnostic>) {
    let text = String::from_utf8_lossy(bytes);
    let file = File { name, text: &text };
    let mut config = below;
    let mut bound = Vec::new();
    let (_, diagnostics) = document::read(file, |table| {
        fill(&mut config.settings, table);
        config.sync_dir = table.find("sync_dir", folder).or(config.sync_dir.take());
        config.hooks = table.find("hooks", commands).unwrap_or(mem::take(&mut config.hooks));
        table.find("keys", |v| v.table("[keys]", |t| keys::read(&mut bound, t)))
    });
    let mut findings = Findings::default();
    findings.extend(diagnostics);
    if !bound.is_empty() {
        config.keymap = keys::without_clashes(bound, file, &mut findings);
    }
    (config, findings.into_sorted())
}

/// The folder in which the settings want the journal, where another program carries it to other computers; `~/` is the home.
#[must_use]
pub fn sync_dir(bytes: &[u8]) -> Option<String> {
    read("", bytes).0.sync_dir
}

fn folder(value: &Value<'_>) -> Option<String> {
    let path = value.string()?;
    if !path.starts_with('/') && !path.starts_with("~/") {
        value.error(Code::OutOfRange, &format!("cannot be {}", quoted(path)), &|d| d.help("a whole path: from / or from ~/"));
        return None;
    }
    Some(path.to_owned())
}

fn fill(settings: &mut Settings, table: &mut Table<'_>) {
    let default = settings.clone();
    *settings = Settings {
        theme: table.find("theme", Value::word).unwrap_or(default.theme),
        motion: table.find("motion", Value::word).unwrap_or(default.motion),
        big_text: table.find("big_text", Value::flag).unwrap_or(default.big_text),
        ascii: table.find("ascii", Value::flag).unwrap_or(default.ascii),
        hours: table.find("clock", Value::word_or_number).unwrap_or(default.hours),
        mouse: table.find("mouse", Value::flag).unwrap_or(default.mouse),
        quiet: table.find("quiet", hours).unwrap_or(default.quiet),
        night_starts: table.find("night_starts", time).unwrap_or(default.night_starts),
        help: table.find("help", |v| v.table("[help]", help)).unwrap_or(default.help),
        cues: table.find("cues", |v| v.table("[cues]", |t| Some(cues(default.cues, t)))).unwrap_or(default.cues),
        ..default
    };
}

/// From one time of day to another.
fn hours(value: &Value<'_>) -> Option<(NaiveTime, NaiveTime)> {
    let text = value.string()?;
    let times = text.split_once(['-', '–']).and_then(|(from, until)| Some((time_of_day(from)?, time_of_day(until)?)));
    if times.is_none() {
        value.error(Code::BadRange, "is not from one time to another", &|d| d.help("like \"21:00-7:00\" or \"9pm-7am\""));
    }
    times
}

/// A time of day.
fn time(value: &Value<'_>) -> Option<NaiveTime> {
    let time = time_of_day(value.string()?);
    if time.is_none() {
        value.error(Code::OutOfRange, "is not a time of day", &|d| d.help("from \"0:00\" to \"23:59\""));
    }
    time
}

/// Longest number with its words.
const NUMBER: usize = 40;

fn help(table: &mut Table<'_>) -> Option<Numbers> {
    let number = |v: &Value<'_>| v.text(NUMBER);
    Some(Numbers { emergency: table.find("emergency", number), urgent: table.find("urgent", number) })
}

fn cues(default: Cues, table: &mut Table<'_>) -> Cues {
    let mut mode = |key| table.find(key, Value::word::<CueMode>);
    Cues {
        mode: mode("mode").unwrap_or(default.mode),
        set_up: mode("set_up").or(default.set_up),
        hold: mode("hold").or(default.hold),
        gap: mode("gap").or(default.gap),
    }
}

/// The person's own commands in the settings; those that are wrong are left out.
#[must_use]
pub fn hooks(bytes: &[u8]) -> Hooks {
    read("", bytes).0.hooks
}

fn commands(value: &Value<'_>) -> Option<Hooks> {
    value.table("[hooks]", |table| {
        let command = |(key, occasion): &(&'static str, Occasion)| {
            let words = table.find(key, |v| v.list(1..=MOST_WORDS, word_of_a_command))?;
            Some((*occasion, words))
        };
        Some(Hooks(Occasion::WORDS.iter().filter_map(command).collect()))
    })
}

fn word_of_a_command(value: &Value<'_>) -> Option<String> {
    let word = value.string()?;
    if word.is_empty() || word.contains('\0') {
        value.error(Code::EmptyText, "is empty or holds a character no command may have", &|d| d);
        return None;
    }
    Some(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        keys::{Action, Context, Key},
        model::{Hours, Motion, ThemeName},
    };

    fn told(text: &str) -> Vec<String> {
        read("config.toml", text.as_bytes()).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_right_counts_and_what_is_wrong_is_told_with_its_place() {
        let text = "motion = \"stil\"\ntheme = \"night\"\ncolour = 3\n";
        let (config, _) = read("config.toml", text.as_bytes());
        assert_eq!((config.settings.theme, config.settings.motion), (ThemeName::Night, Motion::Full));
        let told = told(text);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("config.toml:1:10: error[unknown-word]") && told[0].contains("still"), "{}", told[0]);
        assert!(told[1].starts_with("config.toml:3:1: error[unknown-key]"), "{}", told[1]);
    }

    #[test]
    fn a_number_that_cannot_be_read_does_not_take_the_other_with_it() {
        let (Config { settings, .. }, found) = read("config.toml", b"[help]\nemergency = \"112\"\nurgent = 116117\n");
        assert_eq!((settings.help.emergency, settings.help.urgent), (Some("112".into()), None));
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn cues_are_set_in_general_and_for_a_phase() {
        let (Config { settings, .. }, found) = read("c", b"[cues]\nmode = \"voice\"\ngap = \"silent\"\nhold = \"shout\"\n");
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
    fn the_default_file_says_what_is_so_without_it() {
        let (config, found) = read("config.toml", DEFAULT.as_bytes());
        assert_eq!((config, found), (Config::default(), vec![]));
        // Its examples, too, are right.
        let (uncommented, found) = read(
            "config.toml",
            DEFAULT
                .replace("\n# pause", "\npause")
                .replace("\n# [keys", "\n[keys")
                .replace("\n# next", "\nnext")
                .replace("\n# hurts", "\nhurts")
                .replace("\n# set_up", "\nset_up")
                .replace("\n# hold =", "\nhold =")
                .replace("\n# gap", "\ngap")
                .replace("\n# on_", "\non_")
                .as_bytes(),
        );
        assert_eq!(found, []);
        assert_eq!(uncommented.keymap.action(Context::Hold, Key::PageDown), Some(Action::Next));
    }

    #[test]
    fn every_setting_is_read() {
        let text = "theme = \"contrast\"\nmotion = \"still\"\nbig_text = true\nascii = true\nclock = 12\nmouse = true\n\
                    quiet = \"22:30-6:00\"\nnight_starts = \"11:00\"\n";
        let (Config { settings, .. }, found) = read("config.toml", text.as_bytes());
        assert_eq!(found, []);
        let at = |text| time_of_day(text).unwrap();
        let wanted = Settings {
            theme: ThemeName::Contrast,
            motion: Motion::Still,
            big_text: true,
            ascii: true,
            hours: Hours::Twelve,
            mouse: true,
            quiet: (at("22:30"), at("6:00")),
            night_starts: at("11:00"),
            ..Settings::default()
        };
        assert_eq!(settings, wanted);
    }

    #[test]
    fn times_are_read_as_people_say_them() {
        for quiet in ["9pm-7am", "21:00-7:00", "9:00 pm – 7.00", "21.00-07:00"] {
            assert_eq!(read("c", format!("quiet = {quiet:?}").as_bytes()), Default::default());
        }
        assert_eq!(read("c", b"night_starts = \"12pm\"\n"), Default::default());
        assert!(told("night_starts = \"24:00\"\n")[0].contains("is not a time of day"));
    }

    #[test]
    fn a_word_without_quotes_is_told_to_want_them() {
        for line in [
            "theme = night",
            "theme = auto",
            "motion=still # no",
            "[cues]\nmode = bell",
            "quiet = 9 pm – 7 am",
            "quiet = 9pm-7am",
            "[keys]\npause = x",
        ] {
            let (told, text) = (told(line), line.trim_end_matches(" # no"));
            let word = text.rsplit('=').next().unwrap().trim();
            assert_eq!(told.len(), 1, "{told:#?}");
            assert!(told[0].contains(&format!("`{word}` is no number")) && told[0].ends_with(&format!("(\"{word}\")")), "{told:#?}");
        }
        for line in ["theme = \"night", "theme = ", "theme night"] {
            let told = told(line);
            assert!(told[0].contains("error[syntax]") && !told[0].contains("no number"), "{told:#?}");
        }
    }

    #[test]
    fn five_errors_are_five_with_their_places() {
        let text = "theme = \"nihgt\"\nclock = 13\nquiet = \"25:00-7:00\"\nnight_starts = \"noon\"\nbig_txt = true\n";
        let told = told(text);
        assert_eq!(told.len(), 5, "{told:#?}");
        let right = [
            "1:9: error[unknown-word]",
            "2:9: error[unknown-word]",
            "3:9: error[bad-range]",
            "4:16: error[out-of-range]",
            "5:1: error[unknown-key]",
        ];
        for (told, right) in told.iter().zip(right) {
            assert!(told.starts_with(&format!("config.toml:{right}")), "{told}");
        }
        assert!(told[0].contains("`night`") && told[4].contains("`big_text`"), "{told:#?}");
    }

    #[test]
    fn no_bytes_stop_the_program() {
        for bytes in [&b"\xff\xfe theme"[..], b"[", b"", b"theme = 1e400", b"keys = 1", b"[keys]\nhold = 3", b"[keys.hold]\nnext = [[1]]"] {
            assert_eq!(read("c", bytes).0, Config::default());
        }
    }
}
