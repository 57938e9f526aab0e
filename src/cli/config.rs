//! `unclench config`: where the settings are, what holds, and the two ways in which the program may write them: in the
//! person's editor, and back to the default with the old file kept.

use super::{
    Form, Look, print, print_as_it_is,
    settings::{Held, configured, held, quoted, tell},
};
use crate::{
    config::{self, DEFAULT},
    error::{Error, shown},
    files::{self, Existing},
    paths::Paths,
    runtime::read_file,
};
use clap::Subcommand;
use std::{
    env, fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    process,
};

/// Where to go without one's own editor.
const EDITORS: [&str; 2] = ["nano", "vi"];

#[derive(Subcommand)]
pub(super) enum ConfigCommand {
    /// Print where the settings file is, whether there is one or not.
    Path(Form),
    /// Print what holds, with where each value comes from.
    Show(Form),
    /// Open the settings in $VISUAL or $EDITOR, and check them afterwards.
    Edit,
    /// Back to the default; the file as it was is kept beside it.
    Reset,
}

pub(super) fn run(look: Look, command: &ConfigCommand, paths: &Paths) -> Result<u8, Error> {
    let file = paths.config_file().ok_or_else(|| Error::Usage("there is no home folder. Set UNCLENCH_CONFIG_DIR to a folder.".into()))?;
    match command {
        ConfigCommand::Path(Form { json: true }) => {
            print_as_it_is(&format!("{{\"schema\":1,\"file\":{}}}\n", quoted(&file.to_string_lossy()))).map(|()| 0)
        }
        ConfigCommand::Path(_) => print_as_it_is(&format!("{}\n", shown(&file))).map(|()| 0),
        ConfigCommand::Show(form) => show(look, form.json, paths),
        ConfigCommand::Edit => edit(&file),
        ConfigCommand::Reset => reset(&file),
    }
}

fn show(look: Look, json: bool, paths: &Paths) -> Result<u8, Error> {
    let (_, notices) = configured(look, paths);
    let held = held(look, paths);
    if json {
        let entry = |Held { key, value, from }: &Held| format!("{{\"key\":{},\"value\":{value},\"from\":{}}}", quoted(key), quoted(from));
        let settings = held.iter().map(entry).collect::<Vec<_>>().join(",");
        print_as_it_is(&format!("{{\"schema\":1,\"settings\":[{settings}]}}\n"))?;
    } else {
        let line = |Held { key, value, from }: Held| format!("{:<27} # {from}\n", format!("{key} = {value}"));
        print(&held.into_iter().map(line).collect::<String>())?;
    }
    tell(&notices);
    Ok(if notices.is_empty() { 0 } else { 65 })
}

fn edit(file: &Path) -> Result<u8, Error> {
    let before = match read_file(file, config::LARGEST_FILE) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            create(file)?;
            DEFAULT.into()
        }
        read => read.map_err(|source| Error::no_input(file, source))?,
    };
    let status = editor(file)?;
    if !status.success() {
        return Err(Error::Usage(format!("the editor ended with an error ({status}). {} is as it left it.", shown(file))));
    }
    let after = read_file(file, config::LARGEST_FILE).map_err(|source| Error::no_input(file, source))?;
    let (_, notices) = config::read(shown(file).as_str(), &after);
    let report: String = notices.iter().map(|notice| format!("{}\n\n", notice.plain())).collect();
    let verdict = match (notices.is_empty(), before == after) {
        (true, true) => "Nothing was changed.".to_owned(),
        (true, false) => "Kept. Everything in it is understood.".to_owned(),
        (false, _) => "Kept as you wrote it. What is wrong is left at its default until you mend it: unclench config edit.".to_owned(),
    };
    print(&format!("{report}{verdict}\n"))?;
    Ok(if notices.is_empty() { 0 } else { 65 })
}

/// Runs the person's editor on the file, with the words of `$VISUAL` or `$EDITOR` as its first arguments. No shell is asked.
fn editor(file: &Path) -> Result<process::ExitStatus, Error> {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| env::var(name).ok().filter(|editor| !editor.trim().is_empty()));
    let candidates: Vec<String> = named.map_or_else(|| EDITORS.map(str::to_owned).into(), |named| vec![named]);
    for candidate in &candidates {
        let mut words = candidate.split_whitespace();
        let Some(program) = words.next() else { continue };
        match process::Command::new(program).args(words).arg(file).status() {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            started => return started.map_err(|source| Error::Io { what: "the editor could not be started", source }),
        }
    }
    let place = shown(file);
    Err(Error::Usage(format!("there is no editor called {}. Set EDITOR, or open {place} yourself.", candidates.join(" or "))))
}

fn reset(file: &Path) -> Result<u8, Error> {
    let kept = match read_file(file, config::LARGEST_FILE) {
        Ok(before) if before == DEFAULT.as_bytes() => return print("The settings are the default already.\n").map(|()| 0),
        // By its name, whatever is in it: a file too odd to be read is not ours to lose.
        Ok(_) | Err(_) if file.symlink_metadata().is_ok() => {
            let aside = unused(file);
            fs::rename(file, &aside).map_err(|source| Error::cannot_create(&aside, source))?;
            Some(aside)
        }
        _ => None,
    };
    create(file)?;
    let old = kept.map(|aside| format!(" The file as it was: {}", shown(&aside))).unwrap_or_default();
    print(&format!("The settings are the default again.{old}\n")).map(|()| 0)
}

/// A name beside the file that nothing has.
fn unused(file: &Path) -> PathBuf {
    let name = |n: u32| file.with_extension(if n == 1 { "toml.old".to_owned() } else { format!("toml.old{n}") });
    (1..).map(name).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| name(1))
}

/// Makes the file with the defaults. Never writes over one that is there.
fn create(file: &Path) -> Result<(), Error> {
    files::put_with_folder(file, DEFAULT.as_bytes(), Existing::Refuse).map_err(|source| Error::cannot_create(file, source))
}
