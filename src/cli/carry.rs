//! `unclench export`, `import` and `backup`: the diary into files and back.

use super::{
    Look, print,
    settings::configured,
    strange::{self, Mapping},
};
use crate::{
    error::{Error, shown},
    files::{self, Existing},
    journal::{self, Fault, Found, Problem},
    model::{EntryId, Trust},
    paths::Paths,
    present,
    runtime::{Ledger, read_file},
    time::{Clock, SystemClock},
};
use clap::Args;
use std::{
    collections::{HashMap, HashSet},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Largest file that is taken in, in bytes.
const LARGEST: usize = 1 << 30;

/// What the diary can be written as.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum Format {
    Jsonl,
    Csv,
}

#[derive(Args)]
pub(super) struct Export {
    /// jsonl (the journal's own lines; nothing is left out) or csv (for spreadsheets).
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_enum, hide_possible_values = true)]
    format: Format,
    /// Into this file, which only you can read; else to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "out")]
    force: bool,
}

#[derive(Args)]
pub(super) struct Import {
    /// An export, a backup, a journal file, or a table (CSV) of your own.
    file: PathBuf,
    /// What a column of a table of your own means: --map pain=severity, or --map mood=- to leave it out.
    #[arg(long, value_name = "COLUMN=MEANING")]
    map: Vec<Mapping>,
}

#[derive(Args)]
pub(super) struct Backup {
    /// The file to write; one named by today's date if you do not say.
    file: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long)]
    force: bool,
}

pub(super) fn export(wanted: &Export, paths: &Paths) -> Result<u8, Error> {
    let (mut bytes, mut problems, mut unknown) = (vec![], vec![], 0);
    let mut ledger = Ledger::new(paths);
    match wanted.format {
        Format::Jsonl => {
            let files = whole_files(&ledger, |problem| problems.push(problem));
            let mut add = once_each(&mut bytes);
            for (path, whole) in &files {
                journal::scan_bytes(path, whole, |found| match found {
                    Found::Entry(_, line) | Found::Unknown(line) => add(line),
                    Found::Problem(problem) => problems.push(problem),
                });
            }
            problems.extend(ledger.gone());
        }
        Format::Csv => {
            let loaded = ledger.load();
            journal::table(loaded.diary.entries(), &mut bytes).map_err(|source| Error::Io { what: "cannot make the table", source })?;
            (problems, unknown) = (loaded.problems, loaded.unknown);
        }
    }
    match &wanted.out {
        Some(file) => {
            write_whole(file, &bytes, wanted.force)?;
            print(&written(file, &bytes))?;
        }
        None => {
            let mut out = io::stdout().lock();
            out.write_all(&bytes).and_then(|()| out.flush()).map_err(|source| Error::Io { what: "cannot write the output", source })?;
        }
    }
    // What is damaged or was changed by hand goes out as it is; what could not be read at all is missing from it.
    problems.retain(|problem| matches!(problem.fault, Fault::Unread(_) | Fault::Broken(_) | Fault::Gone | Fault::Long(_)));
    for problem in &problems {
        let _ = writeln!(io::stderr(), "unclench: left out: {problem}");
    }
    if unknown > 0 {
        let lines = present::count(unknown, "entry", "entries");
        let _ = writeln!(io::stderr(), "unclench: left out: {lines} of a newer version. A table cannot hold them; --format jsonl does.");
    }
    let unread = problems.iter().any(|problem| matches!(problem.fault, Fault::Unread(_)));
    Ok(if unread { 66 } else { 65 * u8::from(!problems.is_empty() || unknown > 0) })
}

/// The diary's files with all their bytes.
fn whole_files(ledger: &Ledger, mut unread: impl FnMut(Problem)) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = vec![];
    for folder in ledger.folders() {
        journal::each_file(&folder, |read| match read {
            Ok((path, whole)) => files.push((path.to_owned(), whole)),
            Err(problem) => unread(problem),
        });
    }
    files
}

/// Adds each line to `bytes`, but none twice.
fn once_each<'a>(bytes: &mut Vec<u8>) -> impl FnMut(&'a [u8]) {
    let mut seen = HashSet::new();
    move |line| {
        if seen.insert(line) {
            bytes.extend_from_slice(line);
            bytes.push(b'\n');
        }
    }
}

pub(super) fn backup(wanted: &Backup, paths: &Paths) -> Result<u8, Error> {
    let named = || PathBuf::from(SystemClock.now().wall.format("unclench-backup-%Y-%m-%d.jsonl").to_string());
    let file = wanted.file.clone().unwrap_or_else(named);
    let (mut bytes, mut unread) = (vec![], vec![]);
    let ledger = Ledger::new(paths);
    let files = whole_files(&ledger, |problem| unread.push(format!("\n  {problem}")));
    let mut add = once_each(&mut bytes);
    files.iter().flat_map(|(_, whole)| whole.split(|b| *b == b'\n')).filter(|line| !line.is_empty()).for_each(&mut add);
    drop(add);
    unread.extend(ledger.gone().map(|problem| format!("\n  {problem}")));
    if !unread.is_empty() {
        return Err(Error::NoDiary(format!("no backup was made, for it would not be whole.{}", unread.concat())));
    }
    if bytes.is_empty() {
        return Err(Error::Usage("there is nothing to back up yet".into()));
    }
    write_whole(&file, &bytes, wanted.force)?;
    let count = bytes.iter().filter(|b| **b == b'\n').count();
    print(&format!(
        "{}: {}, read back and the same. unclench import takes them in again.\n",
        shown(&file),
        present::count(count, "line", "lines")
    ))
    .map(|()| 0)
}

/// That this is in the file now.
pub(super) fn written(path: &Path, bytes: &[u8]) -> String {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    format!("Written: {}, {}. Only you can read it.\n", shown(path), present::count(lines, "line", "lines"))
}

/// Writes a file that the person named; over one that is there only by `force`.
pub(super) fn write_whole(path: &Path, bytes: &[u8], force: bool) -> Result<(), Error> {
    let existing = if force { Existing::Replace } else { Existing::Refuse };
    files::put(path, bytes, existing).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists(shown(path)),
        _ => Error::cannot_create(path, source),
    })
}

pub(super) fn import(wanted: &Import, paths: &Paths) -> Result<u8, Error> {
    let file = &wanted.file;
    let bytes = read_file(file, LARGEST).map_err(|source| Error::no_input(file, source))?;
    if bytes.len() > LARGEST {
        return Err(Error::BadData(format!("{} is longer than any diary: nothing was taken in.", shown(file))));
    }
    let mut ledger = Ledger::new(paths);
    let mut known: HashMap<EntryId, Trust> = ledger.load().diary.entries().map(|entry| (entry.id, entry.trust)).collect();
    let mut kept: HashSet<Vec<u8>> = HashSet::new();
    for folder in ledger.folders() {
        journal::scan(&folder, |found| {
            if let Found::Unknown(line) = found {
                kept.insert(line.to_vec());
            }
        });
    }
    let (mut new, mut there, mut problems): (Vec<Vec<u8>>, usize, Vec<String>) = Default::default();
    let mut take = |id: EntryId, trust: Trust, line: Vec<u8>| {
        if known.get(&id).is_none_or(|known| *known < trust) {
            known.insert(id, trust);
            new.push(line);
        } else {
            there += 1;
        }
    };
    if bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{') {
        let mut unknown = vec![];
        journal::scan_bytes(file, &bytes, |found| match found {
            Found::Entry(entry, line) => take(entry.id, entry.trust, line.to_vec()),
            Found::Unknown(line) => unknown.push(line.to_vec()),
            Found::Problem(problem) => problems.push(problem.to_string()),
        });
        for line in unknown {
            if kept.insert(line.clone()) {
                new.push(line);
            } else {
                there += 1;
            }
        }
    } else {
        let entries = if journal::is_table(&bytes) {
            let (entries, found) = journal::read_table(file, &bytes);
            problems = found.iter().map(ToString::to_string).collect();
            entries
        } else {
            let starts = configured(Look::default(), paths).0.settings.night_starts;
            strange::read(file, &bytes, &wanted.map, SystemClock.now().wall, starts)?
        };
        for entry in entries {
            take(entry.id, Trust::Sealed, journal::line_of(&entry).into_bytes());
        }
    }
    for problem in &problems {
        // What can be taken in is taken in all the same.
        let _ = writeln!(io::stderr(), "unclench: {problem}");
    }
    if new.is_empty() && there == 0 {
        return Err(Error::BadData(format!("there is no entry in {}. Nothing was changed.", shown(file))));
    }
    if !new.is_empty() {
        ledger.adopt(&new.iter().map(Vec::as_slice).collect::<Vec<_>>())?;
    }
    let added = present::count(new.len(), "entry", "entries");
    print(&format!("{added} taken in; {there} already there.\n"))?;
    Ok(if problems.is_empty() { 0 } else { 65 })
}
