//! `unclench pack`: check packs the way the program reads them; put one beside the person's own, or take one away. A pack is
//! one file, and where it goes follows from its id alone.

use super::print;
use crate::{
    content,
    diag::{Diagnostic, Severity},
    error::{Error, shown},
    files::{self, Existing},
    model::{Id, Pack, SafeText},
    paths::Paths,
    present,
    runtime::{Library, read_file, read_file_itself},
};
use clap::Subcommand;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

#[derive(Subcommand)]
pub(super) enum PackCommand {
    /// Check pack files and list everything that is wrong with them.
    Check {
        /// The files; docs/CONTENT.md says what a pack is.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Add a pack to your own: its file is checked and copied.
    Install {
        /// The file.
        file: PathBuf,
        /// Also where a pack of the same id by other authors is there.
        #[arg(long)]
        replace: bool,
    },
    /// Take a pack out of your own: its copy is deleted.
    Remove {
        /// The pack's id.
        id: String,
    },
}

pub(super) fn run(command: &PackCommand, paths: &Paths) -> Result<u8, Error> {
    match command {
        PackCommand::Check { files } => check(files),
        PackCommand::Install { file, replace } => install(file, *replace, paths),
        PackCommand::Remove { id } => remove(id, paths),
    }
}

fn check(files: &[PathBuf]) -> Result<u8, Error> {
    let mut bad = false;
    for file in files {
        let bytes = read_file(file, content::LARGEST_FILE).map_err(|source| Error::no_input(file, source))?;
        let name = shown(file);
        let (_, diagnostics) = content::read_bytes(name.as_str(), &bytes);
        let (report, errors) = report(&name, &diagnostics);
        print(&report)?;
        bad |= errors > 0;
    }
    Ok(if bad { 65 } else { 0 })
}

/// All that was found, and how many errors there are among it.
fn report(name: &SafeText, diagnostics: &[Diagnostic]) -> (String, usize) {
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    let mut report = String::new();
    for diagnostic in diagnostics {
        report.push_str(&diagnostic.plain());
        report.push_str("\n\n");
    }
    let verdict = match (errors, diagnostics.len() - errors) {
        (0, 0) => "nothing to complain about".to_owned(),
        (errors, warnings) => {
            format!("{}, {}", present::count(errors, "error", "errors"), present::count(warnings, "warning", "warnings"))
        }
    };
    (format!("{report}{name}: {verdict}\n"), errors)
}

fn install(file: &Path, replace: bool, paths: &Paths) -> Result<u8, Error> {
    let folder = folder(paths)?;
    let bytes = read_file_itself(file, content::LARGEST_FILE).map_err(|source| Error::no_input(file, source))?;
    let name = shown(file);
    let (pack, diagnostics) = content::read_bytes(name.as_str(), &bytes);
    // A pack that was read was text.
    let (Some((pack, head)), Ok(text)) = (pack.as_ref().and_then(|pack| Some((pack, pack.head.as_ref()?))), str::from_utf8(&bytes)) else {
        print(&report(&name, &diagnostics).0)?;
        return Err(Error::BadData(format!("{name} is not installed. Nothing was changed.")));
    };
    let place = folder.join(format!("{}.toml", head.id));
    let authors = by(pack);
    let there = installed(&place)?;
    if let Some(other) = there.as_ref().filter(|other| **other != authors)
        && !replace
    {
        let whose = if other.is_empty() { String::new() } else { format!(" by {other}") };
        return Err(Error::Usage(format!(
            "you have another pack with the id `{}`{whose}. Nothing was changed; with --replace this one takes its place.",
            head.id
        )));
    }
    if let Some((id, holder)) = Library::new(paths).taken(pack, &place) {
        let holder = shown(&holder);
        return Err(Error::BadData(format!("`{id}` is already in {holder}, another of your packs. Nothing was changed.")));
    }
    files::put_with_folder(&place, text.as_bytes(), Existing::Replace).map_err(|source| Error::cannot_create(&place, source))?;
    let verb = if there.is_some() { "Replaced" } else { "Installed" };
    let what = [
        present::count(pack.routines.len(), "routine", "routines"),
        present::count(pack.stretches.len(), "stretch", "stretches"),
        present::count(pack.cards.len(), "card", "cards"),
    ];
    print(&format!("{verb} {} {}, by {authors}: {}.\n{}\n", head.name, head.version, what.join(", "), shown(&place)))?;
    Ok(0)
}

fn remove(id: &str, paths: &Paths) -> Result<u8, Error> {
    let folder = folder(paths)?;
    let id = Id::new(id).ok_or_else(|| Error::Usage("a pack's id is 1 to 40 of a-z, 0-9 and -".into()))?;
    let place = folder.join(format!("{id}.toml"));
    fs::remove_file(&place).map_err(|source| Error::no_input(&place, source))?;
    print(&format!("Removed {}\n", shown(&place)))?;
    Ok(0)
}

fn folder(paths: &Paths) -> Result<PathBuf, Error> {
    paths.packs().ok_or_else(|| Error::Usage("there is no home folder to keep packs in. Set UNCLENCH_DATA_DIR to a folder.".into()))
}

fn by(pack: &Pack) -> String {
    let authors = pack.head.iter().flat_map(|head| &head.authors);
    authors.map(SafeText::as_str).collect::<Vec<_>>().join(", ")
}

/// Who made the pack that is at this place, if anything is; nobody if it cannot be read as a pack.
fn installed(place: &Path) -> Result<Option<String>, Error> {
    match read_file(place, content::LARGEST_FILE) {
        Ok(bytes) => Ok(Some(content::read_bytes("", &bytes).0.as_ref().map(by).unwrap_or_default())),
        Err(error) if [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&error.kind()) => Ok(None),
        Err(source) => Err(Error::cannot_create(place, source)),
    }
}
