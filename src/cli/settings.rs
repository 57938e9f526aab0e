//! What holds: a flag, then the environment, then the person's file, then the default. And what is wrong in any of them.

use super::Look;
use crate::{
    config::{self, Config},
    diag::Diagnostic,
    error::shown,
    model::{Colours, Hours, SafeText, Settings, ThemeName},
    paths::Paths,
    runtime::{Front, settings_file, terminal::Terminal},
};
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
        None => Default::default(),
    };
    let (settings, more) = overridden(config.settings, look);
    notices.extend(more);
    (Config { settings, ..config }, notices)
}

/// Every setting as a line of the file, with where its value comes from. The person's keys are as their file has them.
pub(super) fn sources(look: Look, paths: &Paths) -> Vec<(String, String)> {
    let file = settings_file(paths).zip(paths.config_file());
    let bytes = file.as_ref().map(|(bytes, _)| *bytes).unwrap_or_default();
    let name = file.as_ref().map(|(_, path)| shown(path).to_string()).unwrap_or_default();
    let of_file = config::read(&name, bytes).0.settings;
    let (of_environment, _) = environment(of_file.clone(), &from_environment);
    let (all, _) = overridden(of_file.clone(), look);
    let layers = [Settings::default(), of_file, of_environment, all].map(|settings| lines(&settings));
    let names = ["default".to_owned(), name, "environment".to_owned(), "flag".to_owned()];
    let last = |at: usize| (1..layers.len()).rev().find(|layer| layers[*layer][at] != layers[layer - 1][at]).unwrap_or(0);
    layers[3].iter().enumerate().map(|(at, line)| (line.clone(), names[last(at)].clone())).collect()
}

/// The settings as lines of a settings file.
fn lines(settings: &Settings) -> Vec<String> {
    let (from, until) = settings.quiet;
    let number = |name, number: &Option<SafeText>| match number {
        Some(number) => format!("help.{name} = {:?}", number.as_str()),
        None => format!("# help.{name} = \"112\""),
    };
    let time = |time: chrono::NaiveTime| time.format("%-H:%M").to_string();
    vec![
        format!("theme = \"{}\"", settings.theme.word()),
        format!("motion = \"{}\"", settings.motion.word()),
        format!("big_text = {}", settings.big_text),
        format!("ascii = {}", settings.ascii),
        format!("clock = \"{}\"", settings.hours.word()),
        format!("mouse = {}", settings.mouse),
        format!("quiet = \"{}-{}\"", time(from), time(until)),
        format!("night_starts = \"{}\"", time(settings.night_starts)),
        number("emergency", &settings.help.emergency),
        number("urgent", &settings.help.urgent),
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

/// Whether the time is told in twice twelve hours where this locale is spoken (CLDR's preferred hour cycle of the larger
/// English-speaking countries that have it; any other has 24 here).
fn has_twelve_hours(locale: &str) -> bool {
    let name = locale.split(['.', '@']).next().unwrap_or(locale);
    ["en_US", "en_CA", "en_AU", "en_NZ", "en_IN", "en_PH"].contains(&name)
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
