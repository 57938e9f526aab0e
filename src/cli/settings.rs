//! What holds: a flag, then the environment, then the person's file, then the default. And what is wrong in any of them.

use super::Look;
use crate::{
    config::{self, Config},
    diag::{Code, Diagnostic, File},
    error::shown,
    keys::Change,
    model::{Colours, CueMode, Hours, SafeText, Settings, ThemeName},
    paths::Paths,
    runtime::{Front, read_file, settings_file, terminal::Terminal},
};
use serde_json::Value;
use std::{env, io::Write};
use toml_writer::ToTomlValue;

/// What the environment may say, by the key of the settings file that says the same.
const VARIABLES: [(&str, &str); 5] = [
    ("UNCLENCH_THEME", "theme"),
    ("UNCLENCH_MOTION", "motion"),
    ("UNCLENCH_CLOCK", "clock"),
    ("UNCLENCH_ASCII", "ascii"),
    ("UNCLENCH_BIG_TEXT", "big_text"),
];

/// The settings, and what is wrong in them.
pub(super) fn configured(look: Look, paths: &Paths) -> (Config, Vec<Diagnostic>) {
    let file = settings_file(paths).zip(paths.config_file());
    let (config, mut notices) = match file {
        Some((bytes, path)) => config::read(shown(&path).as_str(), bytes),
        None => (Config::default(), unread(paths).into_iter().collect()),
    };
    let (settings, more) = overridden(config.settings, look);
    notices.extend(more);
    (Config { settings, ..config }, notices)
}

/// That there is a settings file and that it cannot be read, if so.
fn unread(paths: &Paths) -> Option<Diagnostic> {
    let path = paths.config_file().filter(|path| path.symlink_metadata().is_ok())?;
    let why = read_file(&path, config::LARGEST_FILE).err()?;
    let place = File { name: shown(&path).as_str(), text: "" }.place(0..0);
    Some(Diagnostic::error(Code::Unread, place, &format!("the settings cannot be read: {why}")))
}

/// A setting that holds.
pub(super) struct Held {
    /// Its key in the file.
    pub(super) key: String,
    /// Its value, in words that are TOML and JSON alike.
    pub(super) value: String,
    /// Where the value comes from.
    pub(super) from: String,
}

/// Every setting that holds. The person's keys, commands and folder are as their file has them.
pub(super) fn held(look: Look, paths: &Paths) -> Vec<Held> {
    let file = settings_file(paths).zip(paths.config_file());
    let bytes = file.as_ref().map(|(bytes, _)| *bytes).unwrap_or_default();
    let name = file.as_ref().map(|(_, path)| shown(path).to_string()).unwrap_or_default();
    let Config { settings, keymap, hooks, sync_dir } = config::read(&name, bytes).0;
    let (of_environment, _) = environment(settings.clone(), &from_environment);
    let (all, _) = overridden(settings.clone(), look);
    let layers = [Settings::default(), settings, of_environment, all].map(|settings| values(&settings));
    let names = ["default", &name, "environment", "flag"];
    let mut all = Vec::new();
    for (at, (key, value)) in layers[3].iter().enumerate().filter(|(_, (_, value))| !value.is_empty()) {
        let last = (1..layers.len()).rev().find(|layer| layers[*layer][at] != layers[layer - 1][at]).unwrap_or(0);
        all.push(Held { key: (*key).to_owned(), value: value.clone(), from: names[last].to_owned() });
    }
    let mut own = |key, value| all.push(Held { key, value, from: name.clone() });
    for Change { context, name: line, keys } in keymap.changes() {
        let place = context.map(|context| format!("{}.", context.name())).unwrap_or_default();
        let is_bare = line.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let line = if is_bare { (*line).to_owned() } else { quoted(line) };
        own(format!("keys.{place}{line}"), list(&keys.iter().map(|key| key.label()).collect::<Vec<_>>()));
    }
    for (occasion, words) in hooks.0 {
        own(format!("hooks.{}", occasion.word()), list(&words));
    }
    if let Some(folder) = sync_dir {
        own("sync_dir".to_owned(), quoted(&folder));
    }
    all
}

/// Text between quotes. Of a file it may hold anything.
pub(super) fn quoted(text: &str) -> String {
    Value::from(SafeText::new(text).as_str()).to_string()
}

/// A list of texts.
pub(super) fn list(words: &[String]) -> String {
    format!("[{}]", words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(","))
}

/// The settings by their keys in the file; an empty value for what nobody has set.
fn values(settings: &Settings) -> Vec<(&'static str, String)> {
    let (from, until) = settings.quiet;
    let time = |time: chrono::NaiveTime| time.format("%-H:%M").to_string();
    let number = |number: &Option<SafeText>| number.as_ref().map(|number| quoted(number.as_str())).unwrap_or_default();
    let mode = |mode: Option<CueMode>| mode.map(|mode| quoted(mode.word())).unwrap_or_default();
    vec![
        ("theme", quoted(settings.theme.word())),
        ("motion", quoted(settings.motion.word())),
        ("big_text", settings.big_text.to_string()),
        ("ascii", settings.ascii.to_string()),
        ("clock", quoted(settings.hours.word())),
        ("mouse", settings.mouse.to_string()),
        ("quiet", quoted(&format!("{}-{}", time(from), time(until)))),
        ("night_starts", quoted(&time(settings.night_starts))),
        ("help.emergency", number(&settings.help.emergency)),
        ("help.urgent", number(&settings.help.urgent)),
        ("cues.mode", mode(Some(settings.cues.mode))),
        ("cues.set_up", mode(settings.cues.set_up)),
        ("cues.hold", mode(settings.cues.hold)),
        ("cues.gap", mode(settings.cues.gap)),
    ]
}

fn from_environment(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// These settings, but for what a flag or the environment says.
pub(super) fn overridden(settings: Settings, look: Look) -> (Settings, Vec<Diagnostic>) {
    let (mut settings, notices) = environment(settings, &from_environment);
    settings.theme = look.theme.unwrap_or(settings.theme);
    settings.motion = look.motion.unwrap_or(settings.motion);
    settings.ascii |= look.ascii;
    (settings, notices)
}

/// Where to show the program: in lines if they were asked for, or if there is nothing else.
pub(super) fn front(plain: bool) -> Front {
    if wants_lines(plain) || Terminal::preflight().is_err() { Front::Lines } else { Front::Screen }
}

/// Whether lines were asked for, by a flag or by `UNCLENCH_PLAIN`.
pub(super) fn wants_lines(plain: bool) -> bool {
    plain || env::var_os("UNCLENCH_PLAIN").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Says what is wrong with the settings, once the screen is gone.
pub(super) fn tell(notices: &[Diagnostic]) {
    let mut out = std::io::stderr();
    for notice in notices {
        // Standard error may be gone; then nobody asked.
        let _ = writeln!(out, "unclench: {notice}");
    }
    if !notices.is_empty() {
        let _ = writeln!(out, "unclench: what is wrong in the settings was left at its default; nothing else was touched.");
    }
}

fn environment(mut settings: Settings, get: &dyn Fn(&str) -> Option<String>) -> (Settings, Vec<Diagnostic>) {
    let mut notices = Vec::new();
    match colours(get) {
        Some(colours) => settings.colours = colours,
        None => settings.theme = ThemeName::Mono,
    }
    let locale = |category| ["LC_ALL", category, "LANG"].into_iter().find_map(get);
    settings.ascii |= locale("LC_CTYPE").is_some_and(|name| is_ascii_only(&name));
    for (variable, key) in VARIABLES {
        let Some(value) = get(variable) else { continue };
        let value = match value.as_str() {
            "1" | "true" => "true".into(),
            "0" | "false" => "false".into(),
            // Read as the file is, and told of as it is.
            other => other.to_toml_value(),
        };
        let below = Config { settings, ..Config::default() };
        let (config, wrong) = config::read_over(below, variable, format!("{key} = {value}").as_bytes());
        settings = config.settings;
        notices.extend(wrong);
    }
    if settings.hours == Hours::Auto && locale("LC_TIME").is_some_and(|name| has_twelve_hours(&name)) {
        settings.hours = Hours::Twelve;
    }
    (settings, notices)
}

/// The colours the terminal is thought to have; `None` if there are none or none are wanted (no-color.org, bixense.com/clicolors).
fn colours(get: &dyn Fn(&str) -> Option<String>) -> Option<Colours> {
    if get("NO_COLOR").is_some() {
        return None;
    }
    let forced = get("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    if !forced && get("CLICOLOR").is_some_and(|value| value == "0") {
        return None;
    }
    let term = get("TERM").unwrap_or_default();
    let program = get("TERM_PROGRAM").unwrap_or_default();
    let full = get("COLORTERM").is_some_and(|value| matches!(value.as_str(), "truecolor" | "24bit"))
        || get("WT_SESSION").is_some()
        || ["alacritty", "direct", "foot", "ghostty", "kitty", "wezterm"].iter().any(|name| term.contains(name))
        || matches!(program.as_str(), "iTerm.app" | "WezTerm" | "ghostty" | "vscode");
    if full {
        Some(Colours::Full)
    } else if term.contains("256color") {
        Some(Colours::Many)
    } else {
        let none = term.starts_with("vt1") || term.starts_with("vt2") || term.ends_with("-m") || term.ends_with("-mono");
        (forced || !none).then_some(Colours::Few)
    }
}

/// Whether a locale of this name has no other letters. One that names no encoding is given the benefit of the doubt.
fn is_ascii_only(locale: &str) -> bool {
    let encoding = locale.split_once('.').map(|(_, rest)| rest.split('@').next().unwrap_or(rest).to_lowercase());
    matches!(locale, "C" | "POSIX") || encoding.is_some_and(|name| !matches!(name.as_str(), "utf-8" | "utf8"))
}

/// Where the time is told in twice twelve hours: what CLDR 44 prefers (`timeData`) of the countries that have locales. Those of
/// Latin America whose own formats there have 24 hours all the same are left at that.
const TWELVE_HOURS: &str =
    "AE AG AL AU BD BH CA CO CY DO DZ EG ET GR HK IN IQ JO KH KR KW LB LY MY NZ OM PA PH PK PR QA SA SD SG SY TN TW US VE YE ZM";

/// Whether the time is told in twice twelve hours where this locale is spoken.
fn has_twelve_hours(locale: &str) -> bool {
    let name = locale.split(['.', '@']).next().unwrap_or(locale);
    // Of Canada's languages, French has 24.
    name != "fr_CA" && name.split_once('_').is_some_and(|(_, country)| country.len() == 2 && TWELVE_HOURS.contains(country))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Motion;

    fn in_environment(variables: &[(&str, &str)]) -> (Settings, Vec<String>) {
        let get = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let (settings, notices) = environment(Settings::default(), &get);
        (settings, notices.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn colours_are_as_many_as_the_terminal_says_and_none_if_none_are_wanted() {
        let theme_and_colours = |variables: &[(&str, &str)]| {
            let (settings, _) = in_environment(variables);
            (settings.theme, settings.colours)
        };
        let xterm = ("TERM", "xterm-256color");
        assert_eq!(theme_and_colours(&[xterm]), (ThemeName::Auto, Colours::Many));
        assert_eq!(theme_and_colours(&[xterm, ("COLORTERM", "truecolor")]), (ThemeName::Auto, Colours::Full));
        assert_eq!(theme_and_colours(&[("TERM", "xterm-kitty")]), (ThemeName::Auto, Colours::Full));
        assert_eq!(theme_and_colours(&[("TERM", "linux")]), (ThemeName::Auto, Colours::Few));
        assert_eq!(theme_and_colours(&[("TERM", "vt100")]).0, ThemeName::Mono);
        assert_eq!(theme_and_colours(&[("TERM", "vt100"), ("CLICOLOR_FORCE", "1")]), (ThemeName::Auto, Colours::Few));
        assert_eq!(theme_and_colours(&[xterm, ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]).0, ThemeName::Mono);
        assert_eq!(theme_and_colours(&[xterm, ("CLICOLOR", "0")]).0, ThemeName::Mono);
        assert_eq!(theme_and_colours(&[xterm, ("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")]).0, ThemeName::Auto);
        assert_eq!(theme_and_colours(&[xterm, ("NO_COLOR", "1"), ("UNCLENCH_THEME", "night")]).0, ThemeName::Night);
    }

    #[test]
    fn the_locale_says_which_letters_and_which_hours_there_are() {
        let ascii = |variables: &[(&str, &str)]| in_environment(variables).0.ascii;
        assert!(
            ascii(&[("LANG", "C")]) && ascii(&[("LC_ALL", "POSIX"), ("LANG", "en_GB.UTF-8")]) && ascii(&[("LANG", "de_DE.ISO-8859-1")])
        );
        assert!(
            !ascii(&[])
                && !ascii(&[("LANG", "C.UTF-8")])
                && !ascii(&[("LANG", "en_US")])
                && !ascii(&[("LC_ALL", "de_DE.utf8"), ("LANG", "C")])
        );
        let hours = |variables: &[(&str, &str)]| in_environment(variables).0.hours;
        assert_eq!(hours(&[("LANG", "en_US.UTF-8")]), Hours::Twelve);
        assert_eq!(hours(&[("LANG", "en_US.UTF-8"), ("LC_TIME", "en_GB.UTF-8")]), Hours::Auto);
        assert_eq!(hours(&[("LANG", "en_US.UTF-8"), ("UNCLENCH_CLOCK", "24")]), Hours::TwentyFour);
        assert_eq!(hours(&[]), Hours::Auto);
        for (twelve, name) in [
            (true, "hi_IN ar_EG ar_SA es_CO ko_KR en_IN fil_PH ur_PK bn_BD en_CA en_NZ zh_TW el_GR sd_IN@devanagari"),
            (false, "en_GB en_IE en_ZA fr_CA fr_FR es_ES es_AR pt_BR de_DE ja_JP zh_CN sw_KE C POSIX US en"),
        ] {
            name.split(' ').for_each(|name| assert_eq!(has_twelve_hours(name), twelve, "{name}"));
        }
    }

    #[test]
    fn a_wrong_word_in_the_environment_is_told_as_one_in_the_file_is() {
        let (settings, told) = in_environment(&[("UNCLENCH_THEME", "nihgt"), ("UNCLENCH_BIG_TEXT", "yes"), ("UNCLENCH_MOTION", "still")]);
        assert_eq!((settings.theme, settings.motion, settings.big_text), (ThemeName::Auto, Motion::Still, false));
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("UNCLENCH_THEME:1:9") && told[0].contains("did you mean `night`"), "{}", told[0]);
        let (_, told) = in_environment(&[("UNCLENCH_THEME", "\"\nmotion = 3\n\u{1b}[2J")]);
        assert!(told.len() == 1 && !told[0].contains('\u{1b}'), "{told:?}");
    }
}
