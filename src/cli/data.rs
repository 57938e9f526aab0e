//! `unclench data`: where the diary's files are, whether they are sound, and how to be rid of them.

use super::{
    Form, Look,
    diary::told,
    print, print_as_it_is,
    settings::{configured, list},
};
use crate::{
    error::{Error, shown},
    journal::{self, Fault},
    model::{Draft, EntryId, Hours, Record, SafeText, Trust},
    paths::Paths,
    present,
    runtime::Ledger,
    state,
    time::{Clock, SystemClock},
};
use clap::Subcommand;
use std::{
    fs,
    io::{self, BufRead},
    path::PathBuf,
};

#[derive(Subcommand)]
pub(super) enum Data {
    /// Print the folders that hold the diary, the one that is written in first.
    Path(Form),
    /// Read every file of the diary and say what is not as it should be.
    Check {
        /// A damaged entry that reads right: count it from now on, as it is.
        #[arg(long, value_name = "ID", conflicts_with = "json", value_parser = |text: &str| EntryId::new(text).ok_or("this is no id of an entry"))]
        accept: Option<EntryId>,
        #[command(flatten)]
        form: Form,
    },
    /// Delete the diary's files here, after asking.
    Erase {
        /// Yes: do not ask.
        #[arg(long)]
        yes: bool,
    },
}

pub(super) fn run(data: &Data, paths: &Paths) -> Result<u8, Error> {
    let mut ledger = Ledger::new(paths);
    match data {
        Data::Path(form) => {
            let folders: Vec<String> = ledger.folders().iter().map(|folder| shown(folder).to_string()).collect();
            if folders.is_empty() {
                return Err(Error::Closed("there is no folder for the diary. Set UNCLENCH_DATA_DIR to one.".into()));
            }
            if form.json {
                return print_as_it_is(&format!("{{\"schema\":1,\"folders\":{}}}\n", list(&folders))).map(|()| 0);
            }
            print_as_it_is(&(folders.join("\n") + "\n")).map(|()| 0)
        }
        Data::Check { accept: None, form } => check(&mut ledger, form.json),
        Data::Check { accept: Some(id), .. } => accept(&mut ledger, *id, configured(Look::default(), paths).0.settings.hours),
        Data::Erase { yes } => erase(&ledger, *yes, paths),
    }
}

fn check(ledger: &mut Ledger, json: bool) -> Result<u8, Error> {
    let loaded = ledger.load();
    let doubtful: Vec<EntryId> = loaded.diary.doubtful().iter().map(|entry| entry.id).collect();
    let mut text: String = ledger.notices().iter().map(|notice| format!("{notice}\n")).collect();
    let mut bad = false;
    for problem in &loaded.problems {
        let settled = match problem.fault {
            Fault::Damaged(id) => !doubtful.contains(&id),
            Fault::ByHand(_) => true,
            Fault::Unread(_) | Fault::Broken(_) | Fault::Glued | Fault::Gone | Fault::Long(_) => false,
        };
        bad |= !settled;
        let note = if settled && matches!(problem.fault, Fault::Damaged(_)) { " (Accepted, or whole in another file.)" } else { "" };
        text.push_str(&format!("{problem}{note}\n"));
    }
    // A clock that was wrong for a while: what it wrote sorts by when it came, and tells another time.
    let late = loaded.diary.entries().zip(loaded.diary.entries().skip(1)).filter(|(a, b)| b.at + chrono::Duration::days(1) < a.at);
    for (_, entry) in late {
        text.push_str(&format!(
            "entry {} was written when the clock was set back, to {}. It counts.\n",
            entry.id,
            entry.at.format("%Y-%m-%d %H:%M")
        ));
    }
    let code = if bad { 65 } else { 0 };
    if json {
        let (entries, newer) = (loaded.diary.len(), loaded.unknown);
        let told = list(&text.lines().map(str::to_owned).collect::<Vec<_>>());
        let line = format!("{{\"schema\":1,\"sound\":{},\"entries\":{entries},\"newer\":{newer},\"told\":{told}}}\n", !bad);
        return print_as_it_is(&line).map(|()| code);
    }
    let entries = present::count(loaded.diary.len(), "entry", "entries");
    let newer = if loaded.unknown > 0 { format!(", {} more of a newer version, kept", loaded.unknown) } else { String::new() };
    let verdict = if bad { "see above; nothing is ever deleted" } else { "all sound" };
    print(&format!("{text}{entries}{newer}: {verdict}.\n")).map(|()| code)
}

fn accept(ledger: &mut Ledger, id: EntryId, hours: Hours) -> Result<u8, Error> {
    let diary = ledger.load().diary;
    let entry = diary.doubtful().into_iter().find(|entry| entry.id == id).cloned();
    let Some((entry, Trust::Doubtful { checksum })) = entry.map(|entry| (entry.clone(), entry.trust)) else {
        return Err(Error::Usage(format!("there is no damaged entry {id}. unclench data check lists them.")));
    };
    let draft = Draft { at: SystemClock.now().wall, night: entry.night, record: Record::Accept { of: id, checksum } };
    ledger.record(draft).1?;
    print(&format!("It counts from now on: {}\n", told(&entry, hours))).map(|()| 0)
}

/// The diary's files.
fn files(ledger: &Ledger) -> Result<Vec<PathBuf>, Error> {
    let mut files = vec![];
    for folder in ledger.folders() {
        files.extend(journal::files(&folder).map_err(|source| Error::no_input(&folder, source))?);
    }
    Ok(files)
}

fn erase(ledger: &Ledger, yes: bool, paths: &Paths) -> Result<u8, Error> {
    let files = files(ledger)?;
    if files.is_empty() {
        return print("There is no diary here.\n").map(|()| 0);
    }
    let list: String = files.iter().map(|file| format!("  {}\n", shown(file))).collect();
    if !yes {
        print(&format!("This deletes, for good:\n{list}Copies elsewhere stay. unclench backup makes one first.\nType erase to do it: "))?;
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer).map_err(|source| Error::Io { what: "cannot read your answer", source })?;
        if SafeText::new(answer.trim()).as_str() != "erase" {
            return print("Nothing was deleted.\n").map(|()| 0);
        }
    }
    let held: Result<Vec<fs::File>, _> =
        ledger.folders().iter().filter(|folder| folder.is_dir()).map(|folder| journal::hold(folder)).collect();
    let held = held?;
    // What was begun while the question stood is of the same diary.
    for file in &self::files(ledger)? {
        fs::remove_file(file)
            .map_err(|source| Error::Unsaved(format!("cannot delete {}: {source}. What comes after it is still there.", shown(file))))?;
    }
    for folder in ledger.folders() {
        // Something else may lie in it; then it stays.
        let _ = fs::remove_file(folder.join(".lock")).and_then(|()| fs::remove_dir(folder));
    }
    drop(held);
    paths.state_file().map_or(Ok(()), |file| state::forget_device(&file))?;
    print("Deleted.\n").map(|()| 0)
}
