//! Arguments in, an exit code out: what each command is, and nothing of how it is drawn.

mod carry;
mod coach;
mod config;
mod cramp;
mod cue;
mod data;
mod diary;
mod flags;
mod guide;
mod list;
mod log;
mod pack;
mod remind;
mod report;
mod settings;
mod setup;
mod shell;
mod status;
mod strange;
mod timeline;
mod trial;

use crate::{
    error::Error,
    model::{Motion, SafeText, ThemeName, Word, ascii},
    paths::Paths,
    runtime::{
        pager,
        terminal::{VERSION, report_panics},
    },
};
use clap::{Args, Parser, Subcommand, builder::PossibleValuesParser, builder::TypedValueParser};
use std::{borrow::Cow, ffi::OsString, io::Write, path::PathBuf, process::ExitCode, sync::OnceLock};

/// A coach for legs that cramp and ache at night.
///
/// Without a command it opens the first screen with tonight's routine: Enter starts it. Everything stays on this computer.
/// unclench is no medical device and gives no diagnosis.
#[derive(Parser)]
#[command(name = "unclench", version = VERSION, arg_required_else_help = false, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    look: Look,
    /// Keep the diary and what is remembered in this folder.
    #[arg(long, global = true, value_name = "FOLDER", display_order = 100)]
    data_dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "Examples:
  unclench                          tonight's routine; Enter starts it
  unclench cramp                    a cramp now: what to do, at once
  unclench stretch trial            the tested short dose, at once
  unclench stretch --minutes 5      tonight's routine, fitted into five minutes
  unclench stretch --dry-run        what would happen when, and how long it takes
  unclench list                     all routines
  unclench flags --check            my leg worries me: a few questions, and what to do
  unclench guide magnesium          what is known about magnesium
  unclench log cramp --at 02:40     write down a cramp of the night; --help says what else can be said
  unclench log night --cramps 0     write down a night without one: it counts as much
  unclench diary                    the last two weeks";

/// How it looks.
#[derive(Args, Clone, Copy, Default)]
struct Look {
    /// Colours: auto (by the hour), dusk, night, day, contrast or mono.
    #[arg(long, global = true, display_order = 100, value_name = "THEME", value_parser = words::<ThemeName>(), hide_possible_values = true)]
    theme: Option<ThemeName>,
    /// Motion: full, or still, where nothing moves but the numbers.
    #[arg(long, global = true, display_order = 100, value_name = "MOTION", value_parser = words::<Motion>(), hide_possible_values = true)]
    motion: Option<Motion>,
    /// Nothing on the screen but ASCII.
    #[arg(long, global = true, display_order = 100)]
    ascii: bool,
    /// Lines instead of a screen, for screen readers and pipes.
    #[arg(long, global = true, display_order = 100)]
    plain: bool,
}

/// In which form a command prints what it has read.
#[derive(Args, Clone, Copy, Default)]
struct Form {
    /// As JSON, for other programs.
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Lead through a routine, stretch by stretch.
    Stretch(Stretch),
    /// A cramp now: what to do, at once.
    #[command(visible_alias = "c")]
    Cramp(cramp::Cramp),
    /// Tick what your plans should leave out: a new hip, falls, pregnancy and more.
    Setup,
    /// List all routines with their lengths.
    List(Form),
    /// Danger signs: when to get help, and how soon.
    Flags {
        /// Ask me, a few lines at a time, and say what to do.
        #[arg(long, conflicts_with = "json")]
        check: bool,
        #[command(flatten)]
        form: Form,
    },
    /// Print what is known about something: why it happens, habits, food, sleep.
    Guide {
        /// What to look for; without it, all there is to read by its titles.
        words: Vec<String>,
        #[command(flatten)]
        form: Form,
    },
    /// Write in the diary: a cramp, a night, a habit.
    Log {
        #[command(subcommand)]
        what: log::Log,
    },
    /// Print the diary, the newest night first.
    Diary {
        /// How many nights, back from today.
        #[arg(long, value_name = "N", default_value = "14", allow_negative_numbers = true)]
        nights: String,
        #[command(flatten)]
        form: Form,
    },
    /// Write the whole diary as lines or as a table.
    Export(carry::Export),
    /// Take entries in from a file. To do it twice does no harm.
    Import(carry::Import),
    /// Copy every line of the diary into one file, and read it back.
    Backup(carry::Backup),
    /// The diary's files: where they are, whether they are sound, and how to be rid of them.
    Data {
        #[command(subcommand)]
        what: data::Data,
    },
    /// Your settings: see them, change them, or go back to the default.
    Config {
        #[command(subcommand)]
        command: config::ConfigCommand,
    },
    /// How sessions tell you to start and to let go, without looking.
    Cue {
        #[command(subcommand)]
        command: CueCommand,
    },
    /// A page for the doctor: what your diary holds, in numbers.
    Report(report::Wish),
    /// Does it help you? A trial on yourself.
    Trial {
        #[command(subcommand)]
        command: Option<trial::TrialCommand>,
        #[command(flatten)]
        form: Form,
    },
    /// Work with packs of your own.
    Pack {
        #[command(subcommand)]
        command: pack::PackCommand,
    },
    /// Tonight in one line, for a prompt or a status bar.
    Status(status::Status),
    /// A reminder at bedtime, through your computer's own scheduler.
    Remind {
        #[command(subcommand)]
        command: remind::Remind,
    },
    /// Print the completions for a shell: bash, zsh, fish, powershell or elvish.
    Completions {
        /// The shell that is to complete commands of unclench.
        #[arg(value_parser = words::<shell::ShellName>())]
        shell: shell::ShellName,
    },
    /// Print the manual page; to read it: unclench man | man -l -
    Man,
}

#[derive(Args, Default)]
struct Stretch {
    /// The routine's id, as `unclench list` shows it; tonight's if none is named.
    routine: Option<String>,
    /// Fit it into so many minutes (1 to 60); --dry-run says what gives way.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=60))]
    minutes: Option<u32>,
    /// Only print what would happen when, and how long it takes.
    #[arg(long)]
    dry_run: bool,
    /// With --dry-run: as JSON, for other programs.
    #[arg(long, requires = "dry_run")]
    json: bool,
    /// Go on with what was stopped tonight, at the same set and side.
    #[arg(long, conflicts_with_all = ["routine", "minutes", "dry_run"])]
    resume: bool,
    /// I am steady on my feet tonight, with no new hip or leg operation: do not ask.
    #[arg(long)]
    steady: bool,
}

#[derive(Subcommand)]
enum CueCommand {
    /// Let each cue be heard, with its name, in every way this computer has.
    Test {
        /// Only say what there is, as JSON; play nothing.
        #[arg(long)]
        json: bool,
    },
}

fn words<W: Word + Send + Sync>() -> impl TypedValueParser<Value = W> {
    PossibleValuesParser::new(W::WORDS.iter().map(|(word, _)| *word)).try_map(|word| W::from_word(&word).ok_or("not one of the words"))
}

/// The most nights that the diary shows: more than a hundred years.
const MOST_NIGHTS: u32 = 40_000;

/// So many nights: at least one, and no more than these.
fn so_many(nights: &str, most: u32) -> Result<u32, Error> {
    nights.parse().ok().filter(|nights| (1..=most).contains(nights)).ok_or_else(|| {
        let typed = SafeText::new(nights).cut(40);
        Error::Usage(format!("--nights is a number from 1 to {most}, and \"{typed}\" is none of them."))
    })
}

/// Whether it is no option.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// What is asked for in so few words is what someone waits for: no parser has to be built for it.
fn waited_for() -> Option<Cli> {
    let mut arguments = std::env::args_os().skip(1).map(OsString::into_string);
    let Some(command) = arguments.next() else { return Some(Cli { look: Look::default(), data_dir: None, command: None }) };
    let mut look = Look::default();
    let command = match command.ok()?.as_str() {
        "status" => Command::Status(status::Status::default()),
        "cramp" | "c" => Command::Cramp(cramp::Cramp::of(&mut arguments, &mut look)?),
        "stretch" => {
            let mut stretch = Stretch::default();
            for word in arguments.by_ref() {
                match word.ok()? {
                    word if word == "--steady" && !stretch.steady => stretch.steady = true,
                    word if is_name(&word) && stretch.routine.is_none() => stretch.routine = Some(word),
                    _ => return None,
                }
            }
            Command::Stretch(stretch)
        }
        _ => return None,
    };
    arguments.next().is_none().then_some(Cli { look, data_dir: None, command: Some(command) })
}

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let settled = crate::runtime::settle().map_err(|source| Error::Io { what: "the system refuses signal handlers", source });
    let paths = Paths::from_environment();
    report_panics(paths.data.as_ref().map(|data| data.join("crashes")));
    let parsed = || waited_for().map_or_else(Cli::try_parse, Ok);
    let result = settled.and_then(|()| parsed().map_or_else(|said| explain(&said), |cli| run(cli, &paths)));
    match result {
        Ok(code) => ExitCode::from(code),
        // Whoever read our output has gone: they have what they wanted.
        Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody to tell if this fails.
            let _ = writeln!(std::io::stderr(), "unclench: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(cli: Cli, paths: &Paths) -> Result<u8, Error> {
    let paths = &Paths {
        data: cli
            .data_dir
            .map(std::path::absolute)
            .transpose()
            .map_err(|source| Error::Io { what: "there is no current folder", source })?
            .or_else(|| paths.data.clone()),
        ..paths.clone()
    };
    READER.get_or_init(|| (cli.look, paths.clone()));
    match cli.command {
        None => coach::home(cli.look, paths),
        Some(Command::Stretch(stretch)) if stretch.dry_run => timeline::run(&stretch, paths),
        Some(Command::Stretch(stretch)) => coach::stretch(cli.look, &stretch, paths),
        Some(Command::Cramp(wanted)) => cramp::run(cli.look, &wanted, paths),
        Some(Command::Setup) => setup::run(cli.look, paths),
        Some(Command::List(Form { json })) => list::run(json, paths),
        Some(Command::Flags { check: true, .. }) => flags::check(cli.look, paths),
        Some(Command::Flags { form, .. }) => flags::list(form.json, paths),
        Some(Command::Guide { words, form }) => guide::run(&words, form.json, paths),
        Some(Command::Log { what }) => log::run(&what, paths),
        Some(Command::Diary { nights, form }) => diary::run(form.json, so_many(&nights, MOST_NIGHTS)?, paths),
        Some(Command::Export(wanted)) => carry::export(&wanted, paths),
        Some(Command::Import(wanted)) => carry::import(&wanted, paths),
        Some(Command::Backup(wanted)) => carry::backup(&wanted, paths),
        Some(Command::Data { what }) => data::run(&what, paths),
        Some(Command::Config { command }) => config::run(cli.look, &command, paths),
        Some(Command::Cue { command: CueCommand::Test { json } }) => cue::test(json, paths),
        Some(Command::Report(wish)) => report::run(cli.look, &wish, paths),
        Some(Command::Trial { command, form }) => trial::run(cli.look, command.as_ref(), form.json, paths),
        Some(Command::Pack { command }) => pack::run(&command, paths),
        Some(Command::Status(status)) => status::run(&status, paths),
        Some(Command::Remind { command }) => remind::run(command, paths),
        Some(Command::Completions { shell }) => print_as_it_is(&shell::completions(shell)).map(|()| 0),
        Some(Command::Man) => print_as_it_is(&shell::manual()).map(|()| 0),
    }
}

/// Help, the version, or what is wrong with the arguments, which are quoted and may hold anything.
fn explain(said: &clap::Error) -> Result<u8, Error> {
    let text: String = said.render().to_string().lines().map(|line| format!("{}\n", SafeText::new(line))).collect();
    if said.use_stderr() {
        // Nobody to tell if this fails.
        let _ = std::io::stderr().write_all(text.as_bytes());
        return Ok(2);
    }
    print(&text).map(|()| 0)
}

/// Every command and option, for what is made from them: the completions and the manual page.
#[must_use]
pub fn command() -> clap::Command {
    <Cli as clap::CommandFactory>::command()
}

/// Writes what may be long, each part as it comes: through the person's pager where it does not fit the terminal.
fn print_long(parts: &mut dyn Iterator<Item = String>) -> Result<(), Error> {
    pager::show(&mut parts.map(|part| spelt(&part).into_owned()), &mut print_as_it_is)
}

/// Writes a command's words to standard output.
fn print(text: &str) -> Result<(), Error> {
    print_as_it_is(&spelt(text))
}

/// Who reads what is printed: what they asked for, and where their settings are.
static READER: OnceLock<(Look, Paths)> = OnceLock::new();

/// Words as the reader can read them.
fn spelt(text: &str) -> Cow<'_, str> {
    let in_ascii = || READER.get().is_some_and(|(look, paths)| settings::configured(*look, paths).0.settings.ascii);
    if !text.is_ascii() && in_ascii() { ascii(text) } else { text.into() }
}

/// Writes one object on one line for other programs, which need every letter.
fn print_json(text: serde_json::Result<String>) -> Result<(), Error> {
    print_as_it_is(&(text.unwrap_or_default() + "\n"))
}

/// Writes what other programs read to standard output.
fn print_as_it_is(text: &str) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|source| Error::Io { what: "cannot write the output", source })
}
