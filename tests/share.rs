//! The completions and the manual page in `share/` are made from the arguments themselves: here, and nowhere else. After a
//! change to the arguments: `UNCLENCH_SHARE=write cargo test --test share`.
//!
//! Each shell then reads its file itself. A shell that is not there is named and passed over.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use clap::{Arg, Command as Arguments, builder::PossibleValuesParser};
use clap_complete::Shell;
use clap_mangen::{
    Man,
    roff::{Roff, bold, italic, roman},
};
use std::{
    env, fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_unclench");
/// The day the manual page says it is of.
const DATE: &str = "2026-11-22";

fn share(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("share").join(file)
}

/// The command with a version that is the same in every build, and without `help`, which would bring each command again.
fn arguments() -> Arguments {
    unclench::cli::command().version(env!("CARGO_PKG_VERSION")).disable_help_subcommand(true).subcommand_value_name("COMMAND")
}

fn completions(shell: Shell) -> String {
    let mut text = Vec::new();
    // What holds for every command is offered once, before it: else the program would carry it forty times. Lines are what some cannot do without.
    let once = |argument: Arg| if argument.get_id() == "plain" { argument } else { argument.global(false) };
    // The program knows more routines than these: a person's own.
    let routines = || unclench::content::core_whole().routines.iter().map(|routine| &*routine.id.to_string().leak()).collect::<Vec<_>>();
    let named = |command: Arguments| match command.get_name() {
        "stretch" => command.mut_arg("routine", |routine| routine.value_parser(PossibleValuesParser::new(routines()))),
        _ => command,
    };
    clap_complete::generate(shell, &mut arguments().mut_args(once).mut_subcommands(named), "unclench", &mut text);
    let text = String::from_utf8(text).unwrap();
    // Nobody reads them, and they are carried in the program: no indentation.
    text.lines().map(|line| format!("{}\n", line.trim())).collect()
}

fn manual() -> String {
    let mut command = arguments();
    command.build();
    let mut text = Vec::new();
    let man = Man::new(command.clone())
        .title("UNCLENCH")
        .date(DATE)
        .source(concat!("unclench ", env!("CARGO_PKG_VERSION")))
        .manual("User Commands");
    man.render_title(&mut text).unwrap();
    man.render_name_section(&mut text).unwrap();
    man.render_synopsis_section(&mut text).unwrap();
    man.render_description_section(&mut text).unwrap();
    let mut roff = Roff::new();
    roff.control("SH", ["OPTIONS"]);
    options(&mut roff, &command);
    roff.control("SH", ["COMMANDS"]);
    commands(&mut roff, &command);
    for (title, entries) in SECTIONS {
        roff.control("SH", [*title]);
        for (term, words) in *entries {
            roff.control("TP", []);
            roff.text([bold(*term)]);
            roff.text([roman(*words)]);
        }
    }
    roff.control("SH", ["EXAMPLES"]);
    let examples = command.get_after_help().unwrap().to_string();
    for line in examples.lines().skip(1) {
        let (example, words) = line.trim().split_once("  ").unwrap();
        roff.control("TP", []);
        roff.text([bold(example)]);
        roff.text([roman(format!("{}.", sentence(words.trim())))]);
    }
    roff.to_writer(&mut text).unwrap();
    tidied(&String::from_utf8(text).unwrap())
}

/// Without what every section begins with again, and in lines of at most 79 characters.
fn tidied(page: &str) -> String {
    const BEGINNING: [&str; 2] = [".ie", ".el"];
    let mut tidy = String::new();
    for (at, line) in page.lines().enumerate().filter(|(at, line)| *at < 2 || !BEGINNING.iter().any(|start| line.starts_with(start))) {
        let mut width = 0;
        for word in line.split_inclusive(' ') {
            let is_request = at < 2 || line.starts_with('.');
            if !is_request && width > 0 && width + word.trim_end().len() > 79 {
                tidy.truncate(tidy.trim_end().len());
                tidy.push('\n');
                width = 0;
            }
            tidy.push_str(word);
            width += word.len();
        }
        tidy.push('\n');
    }
    tidy
}

/// What the manual says beside the arguments.
const SECTIONS: &[(&str, &[(&str, &str)])] = &[
    (
        "EXIT STATUS",
        &[
            ("0", "It did what was asked."),
            ("2", "The command makes no sense, or there is no terminal to draw on."),
            ("65", "A file holds what it may not; it was said where."),
            ("66", "A file that was named cannot be read."),
            ("73", "A file cannot be made."),
            ("74", "Reading or writing failed."),
            ("75", "Something else is writing in the diary; try again."),
            ("101", "A mistake of the program's own; it left a report."),
            ("128 + n", "Signal n ended it."),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            (
                "UNCLENCH_DATA_DIR, UNCLENCH_CONFIG_DIR, UNCLENCH_CACHE_DIR",
                "Other folders for what is remembered, for the settings, and for what can be made again; full paths.",
            ),
            (
                "UNCLENCH_THEME, UNCLENCH_MOTION, UNCLENCH_CLOCK, UNCLENCH_ASCII, UNCLENCH_BIG_TEXT",
                "As theme, motion, clock, ascii and big_text of the settings; they go before those.",
            ),
            ("UNCLENCH_PLAIN", "1: lines instead of a screen, as --plain."),
            ("NO_COLOR", "Not empty: no colours."),
            ("CLICOLOR, CLICOLOR_FORCE", "CLICOLOR=0: no colours; CLICOLOR_FORCE=1: colours all the same."),
            ("LC_ALL, LC_CTYPE, LC_TIME, LANG", "Which letters there are, and whether a day has twice twelve hours."),
            ("VISUAL, EDITOR", "Opens the settings for config edit."),
            ("PAGER, LESS", "Shows what is longer than the terminal; cat for none. LESS is FRX if it is not set."),
        ],
    ),
    (
        "FILES",
        &[
            ("~/.config/unclench/config.toml", "The settings. Only config edit and config reset write them."),
            ("~/.local/share/unclench/state.toml", "What the program remembers."),
            ("~/.local/share/unclench/packs/*.toml", "Routines of your own."),
        ],
    ),
];

fn commands(roff: &mut Roff, command: &Arguments) {
    for command in command.get_subcommands() {
        if command.has_subcommands() {
            commands(roff, command);
            continue;
        }
        roff.control("SS", [command.get_bin_name().unwrap()]);
        let usage = command.clone().render_usage().to_string();
        roff.text([bold(usage.trim_start_matches("Usage: "))]);
        roff.control("PP", []);
        roff.text([roman(sentence(&command.get_about().unwrap().to_string()))]);
        options(roff, command);
    }
}

/// The options of a command, without the ones that all have.
fn options(roff: &mut Roff, command: &Arguments) {
    let is_root = command.get_name() == "unclench";
    for argument in command.get_arguments().filter(|a| !a.is_hide_set() && (is_root || !(a.is_global_set() || a.get_id() == "help"))) {
        let value = argument.get_value_names().filter(|_| takes_value(argument)).map(|names| names.join(" "));
        let name = [argument.get_short().map(|c| format!("-{c}")), argument.get_long().map(|name| format!("--{name}"))];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let value = italic(value.map_or(String::new(), |value| if name.is_empty() { value } else { format!(" {value}") }));
        let help = argument.get_help().unwrap().to_string();
        roff.control("TP", []);
        roff.text([bold(name), value]);
        roff.text([roman(sentence(&help))]);
    }
}

fn takes_value(argument: &Arg) -> bool {
    argument.get_action().takes_values()
}

/// With a large first letter.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[test]
fn the_files_are_those_that_the_arguments_make() {
    let files = [
        ("man/unclench.1", manual()),
        ("completions/unclench.bash", completions(Shell::Bash)),
        ("completions/_unclench", completions(Shell::Zsh)),
        ("completions/unclench.fish", completions(Shell::Fish)),
        ("completions/unclench.ps1", completions(Shell::PowerShell)),
        ("completions/unclench.elv", completions(Shell::Elvish)),
    ];
    for (file, text) in files {
        if env::var("UNCLENCH_SHARE").is_ok_and(|what| what == "write") {
            fs::write(share(file), &text).unwrap();
        }
        assert!(fs::read_to_string(share(file)).unwrap() == text, "share/{file} is old: UNCLENCH_SHARE=write cargo test --test share");
    }
}

/// What the program itself prints is what lies in `share/`; the program may be older than a file that was just written.
#[test]
fn the_program_prints_them() {
    if env::var_os("UNCLENCH_SHARE").is_some() {
        return;
    }
    let printed = |arguments: &[&str]| String::from_utf8(Command::new(PROGRAM).args(arguments).output().unwrap().stdout).unwrap();
    for (shell, file) in [
        ("bash", "unclench.bash"),
        ("zsh", "_unclench"),
        ("fish", "unclench.fish"),
        ("powershell", "unclench.ps1"),
        ("elvish", "unclench.elv"),
    ] {
        assert_eq!(printed(&["completions", shell]), fs::read_to_string(share("completions").join(file)).unwrap());
    }
    assert_eq!(printed(&["man"]), fs::read_to_string(share("man/unclench.1")).unwrap());
}

/// Whether a program can be run here; says so if not.
fn is_here(program: &str) -> bool {
    let here = Command::new(program).arg("--version").stdin(Stdio::null()).output().is_ok();
    if !here {
        eprintln!("passed over: there is no {program} here");
    }
    here
}

/// What a shell says when asked to complete `unclench pack c`, perhaps `unclench stretch des`, and `unclench remind show --em`, by its own means.
fn answered(shell: &str, arguments: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let output =
        Command::new(shell).args(arguments).env("HOME", home.path()).env("SHARE", share("completions")).stdin(Stdio::null()).output();
    let output = output.unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && err.is_empty(), "{shell}: {out}{err}");
    out.into_owned()
}

#[test]
fn bash_completes() {
    if is_here("bash") {
        let script = r#"source "$SHARE/unclench.bash"
            COMP_WORDS=(unclench pack c) COMP_CWORD=2; _unclench unclench c pack; echo "${COMPREPLY[@]}"
            COMP_WORDS=(unclench stretch des) COMP_CWORD=2; _unclench unclench des stretch; echo "${COMPREPLY[@]}"
            COMP_WORDS=(unclench remind show --em) COMP_CWORD=3; _unclench unclench --em show; echo "${COMPREPLY[@]}"
            complete -p unclench"#;
        let said = answered("bash", &["--norc", "--noprofile", "-c", script]);
        assert!(said.starts_with("check\ndesk-break\n--emit\n") && said.contains("-F _unclench"), "{said}");
    }
}

#[test]
fn zsh_completes() {
    if is_here("zsh") {
        // The completion system itself, in a folder of its own; what it would offer goes through `compadd`.
        let script = r#"fpath=("$SHARE" $fpath); autoload -Uz compinit; compinit -u -d "$HOME/dump"
            print -r -- ${_comps[unclench]}; autoload -U +X _unclench && print loaded"#;
        let said = answered("zsh", &["-f", "-c", script]);
        assert_eq!(said, "_unclench\nloaded\n");
    }
}

#[test]
fn fish_completes() {
    if is_here("fish") {
        let script = r#"source "$SHARE/unclench.fish"; complete -C "unclench pack c"; complete -C "unclench remind show --em""#;
        let said = answered("fish", &["--no-config", "-c", script]);
        assert!(said.starts_with("check\t") && said.contains("\n--emit\t"), "{said}");
    }
}

#[test]
fn elvish_completes() {
    if is_here("elvish") {
        // The editor's module is there only where one types; this stands in for it.
        let script = r#"var c~ = {|stem &display='' &code-suffix=''| put $stem }
            var edit: = (ns [&completion:=(ns [&arg-completer=[&]]) &complex-candidate~=$c~])
            eval (slurp < $E:SHARE/unclench.elv) &ns=(ns [&edit:=$edit:])
            $edit:completion:arg-completer[unclench] unclench pack '' | each {|c| echo $c }
            $edit:completion:arg-completer[unclench] unclench remind show '' | each {|c| echo $c }"#;
        let said = answered("elvish", &["-norc", "-c", script]);
        assert!(said.contains("check\n") && said.contains("--emit\n"), "{said}");
    }
}

#[test]
fn the_manual_has_nothing_for_a_lint_to_say_and_names_every_command() {
    let page = manual();
    for name in ["unclench stretch", "unclench pack check", "unclench remind install", "unclench completions"] {
        assert!(page.contains(&format!(".SS \"{name}\"")), "{name}: {page}");
    }
    if is_here("mandoc") {
        let mandoc = |what: &str| {
            let mut child = Command::new("mandoc").args(["-T", what]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
            child.stdin.take().unwrap().write_all(page.as_bytes()).unwrap();
            String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
        };
        assert_eq!(mandoc("lint"), "");
        assert!(mandoc("utf8").contains("Tonight's routine; Enter starts it."));
    }
}

/// What the sources know and the manual does not is a promise that nobody can find.
#[test]
fn the_manual_has_every_variable_and_every_exit_code() {
    let page = manual().replace("\\-", "-");
    let source = |file: &str| fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src").join(file)).unwrap();
    let mut names: Vec<String> = ["cli/settings.rs", "paths.rs"]
        .iter()
        .flat_map(|file| source(file).split("#[cfg(test)]").next().unwrap().split('"').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| ["UNCLENCH_", "CLICOLOR", "NO_COLOR"].iter().any(|start| word.starts_with(start)))
        .collect();
    names.sort();
    names.dedup();
    assert!(names.len() >= 12, "{names:?}");
    let codes = source("error.rs").split_once("fn exit_code").unwrap().1.split_once("\n    }\n").unwrap().0.to_owned();
    let codes: Vec<&str> =
        codes.lines().filter_map(|line| line.trim().strip_suffix(',')?.rsplit_once("=> ")).map(|(_, code)| code).collect();
    assert!(codes.contains(&"2") && codes.contains(&"75"), "{codes:?}");
    names.iter().for_each(|name| assert!(page.contains(name), "{name}"));
    codes.iter().for_each(|code| assert!(page.contains(&format!("\\fB{code}\\fR")), "{code}"));
}

#[test]
fn a_package_takes_files_that_are_there() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml")).unwrap().parse().unwrap();
    let assets = manifest["package"]["metadata"]["deb"]["assets"].as_array().unwrap();
    for from in assets.iter().map(|asset| asset[0].as_str().unwrap()).filter(|from| !from.starts_with("target/")) {
        assert!(root.join(from).is_file(), "{from}");
    }
    let packed = |file: &str| assets.iter().any(|asset| asset[0].as_str() == Some(file));
    assert!(packed("share/man/unclench.1") && packed("share/completions/unclench.bash"));
}
