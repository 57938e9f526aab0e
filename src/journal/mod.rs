//! The journal: entries as lines of JSON, in one file for each computer that writes. It only ever adds whole lines to its own
//! file, and reads the files of all. docs/JOURNAL.md tells the format. Knows no diary and no screens.

mod line;
mod table;
#[cfg(test)]
mod tests;

use crate::{
    error::{Error, shown},
    files::{PATIENCE, locked, make_folder, opened, sync_folder},
    model::{DeviceId, Draft, Entry, EntryId, Record, SafeText, Trust, sort},
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use line::{Heard, START};
pub use line::{LONGEST_NOTE, VERSION, write as line_of};
pub use table::{is_table, line_at, read_table, table};

use std::{
    fmt,
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read, Seek, SeekFrom, Write},
    mem,
    os::unix::fs::MetadataExt,
    panic::resume_unwind,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};
use uuid::{Timestamp, Uuid};

/// No file of a journal that a person wrote is longer, in bytes. What is beyond is told of and not read.
const LONGEST_FILE: u64 = 1 << 30;
/// A file of so many bytes, some years, is worth a second thread.
const WORTH_TWO: usize = 1 << 20;

/// What makes entries of drafts: it knows the place, and the greatest id there is.
#[derive(Clone, Debug)]
pub struct Stamp {
    zone: Option<SafeText>,
    last: EntryId,
}

impl Stamp {
    /// The stamp of a computer whose clock shows this zone.
    #[must_use]
    pub fn new(zone: Option<SafeText>) -> Self {
        Self { zone, last: EntryId::from_bits(0) }
    }

    /// Hears of an id, so that those given from now on are greater.
    pub fn know(&mut self, id: EntryId) {
        self.last = self.last.max(id);
    }

    /// Makes an entry of a draft: gives it an id greater than every known one and the one it is about, and the zone. What it gives
    /// is exactly what will be read back: lengths to the millisecond, moments to the second, a note cut to [`LONGEST_NOTE`].
    pub fn seal(&mut self, draft: Draft) -> Entry {
        let Draft { at, night, record } = draft;
        if let Record::Revoke(of) | Record::Accept { of, .. } | Record::Episode { of: Some(of), .. } = &record {
            self.know(*of);
        }
        let id = fresh_id(at, self.last);
        self.know(id);
        let entry = Entry { id, at, zone: self.zone.clone(), night, trust: Trust::Sealed, record };
        match line::read(line::write(&entry).as_bytes()) {
            Heard::Entry(entry) => entry,
            Heard::Unknown | Heard::Broken(_) => entry,
        }
    }
}

/// One computer's file and the folder it lies in.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    path: PathBuf,
    /// Held open from the first append, so that a file put in its place can be told from it.
    file: Option<File>,
    /// The folder is known to hold the file, even after a power cut.
    named: bool,
}

/// Why an entry is not saved. Each names the place and the mend; the entry itself is the caller's, and not lost.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Something else held the lock for as long as there was patience.
    #[error("cannot save: another window is saving in {folder}. Close it, then save again.")]
    Busy {
        /// The journal's folder.
        folder: SafeText,
    },
    /// No space, or a limit on files or their sizes.
    #[error("cannot save: {why} ({folder}). Free about 1 MB there, then save again.")]
    Full {
        /// The journal's folder.
        folder: SafeText,
        /// Which limit, in words.
        why: &'static str,
    },
    /// The folder or the file cannot be made or opened.
    #[error("cannot save in {path}: {source}. Check that the folder is there and that you may write in it, then save again.")]
    Closed {
        /// The file or folder.
        path: SafeText,
        /// Why.
        source: io::Error,
    },
    /// Writing failed.
    #[error("cannot save in {path}: {source}. Check the disk, then save again.")]
    Failed {
        /// The file.
        path: SafeText,
        /// Why.
        source: io::Error,
    },
    /// Another file lies where ours lay, or none. It is left alone.
    #[error("{path} was replaced or taken away while it was in use. It is left as it is.")]
    Swapped {
        /// The file.
        path: SafeText,
    },
}

impl From<JournalError> for Error {
    fn from(error: JournalError) -> Self {
        let text = error.to_string();
        match error {
            JournalError::Busy { .. } => Self::Busy(text),
            JournalError::Closed { .. } => Self::Closed(text),
            JournalError::Full { .. } | JournalError::Failed { .. } | JournalError::Swapped { .. } => Self::Unsaved(text),
        }
    }
}

impl Journal {
    /// The journal of this computer in this folder. Touches nothing on the disk until the first append.
    #[must_use]
    pub fn new(folder: &Path, device: &DeviceId) -> Self {
        Self { folder: folder.to_owned(), path: folder.join(format!("{}.jsonl", device.as_str())), file: None, named: false }
    }

    /// The folder it lies in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The computer's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether nothing lies there: no file, or an empty one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|data| data.len() == 0) || !self.path.exists()
    }

    /// Adds the entry as one line, and returns once the disk has it. A torn line that a power cut left is closed first.
    ///
    /// # Errors
    /// [`JournalError`]; the file then holds what it held before, or the whole line as well if only the last sync failed. To
    /// append the same entry again does no harm.
    pub fn append(&mut self, entry: &Entry) -> Result<(), JournalError> {
        self.append_lines(&[line::write(entry).as_bytes()], PATIENCE)
    }

    /// As [`Journal::append`], for lines that are to stay as they are, in one write; another window is waited for so long.
    ///
    /// # Errors
    /// As [`Journal::append`].
    pub fn append_lines(&mut self, lines: &[&[u8]], patience: Duration) -> Result<(), JournalError> {
        let failed = |path: &Path, source: io::Error, closed: bool| match source.kind() {
            ErrorKind::StorageFull => JournalError::Full { folder: shown(&self.folder), why: "the disk is full" },
            ErrorKind::QuotaExceeded => JournalError::Full { folder: shown(&self.folder), why: "your share of the disk is full" },
            ErrorKind::FileTooLarge => JournalError::Full { folder: shown(&self.folder), why: "the file may not grow any more" },
            _ if closed => JournalError::Closed { path: shown(path), source },
            _ => JournalError::Failed { path: shown(path), source },
        };
        if self.file.is_none() {
            make_folder(&self.folder).map_err(|source| failed(&self.folder, source, true))?;
        }
        let lock = self.folder.join(".lock");
        let lock = opened(&lock, OpenOptions::new().write(true).create(true)).map_err(|source| failed(&lock, source, true))?;
        let alone = locked(&lock, patience).ok_or_else(|| JournalError::Busy { folder: shown(&self.folder) })?;
        let file = match self.file.take() {
            Some(file) => file,
            None => opened(&self.path, OpenOptions::new().append(true).create(true)).map_err(|source| failed(&self.path, source, true))?,
        };
        let file = self.file.insert(file);
        if !is_at(file, &self.path) {
            return Err(JournalError::Swapped { path: shown(&self.path) });
        }
        let mut write = || -> io::Result<()> {
            let length = file.seek(SeekFrom::End(0))?;
            let mut bytes = Vec::with_capacity(lines.iter().map(|line| line.len() + 1).sum::<usize>() + 1);
            if length > 0 {
                let mut end = [0];
                file.seek(SeekFrom::End(-1))?;
                file.read_exact(&mut end)?;
                bytes.extend((end != *b"\n").then_some(b'\n'));
            }
            for line in lines {
                bytes.extend_from_slice(line);
                bytes.push(b'\n');
            }
            if let Err(error) = file.write_all(&bytes) {
                // Half a line is worse than none. Where it cannot be taken back, the next append closes it.
                let _ = if alone { file.set_len(length) } else { Ok(()) };
                return Err(error);
            }
            file.sync_data()
        };
        write().map_err(|source| failed(&self.path, source, false))?;
        if !self.named {
            sync_folder(&self.folder).map_err(|source| failed(&self.path, source, false))?;
            self.named = true;
        }
        Ok(())
    }
}

/// Keeps everyone else from adding to the journals of this folder until what comes back is dropped.
///
/// # Errors
/// [`JournalError::Busy`] or [`JournalError::Closed`].
pub fn hold(folder: &Path) -> Result<File, JournalError> {
    let path = folder.join(".lock");
    let closed = |source| JournalError::Closed { path: shown(&path), source };
    let lock = opened(&path, OpenOptions::new().write(true).create(true)).map_err(closed)?;
    locked(&lock, PATIENCE).map(|_| lock).ok_or_else(|| JournalError::Busy { folder: shown(folder) })
}

/// A new name for a computer.
#[must_use]
pub fn new_device() -> DeviceId {
    // The end of an id is random; 48 bits of it are enough for anyone's computers.
    DeviceId::from_bits(fresh_id(DateTime::UNIX_EPOCH.fixed_offset(), EntryId::from_bits(0)).bits())
}

/// An id that sorts by `at`, but after `last` in any case. Random where it does not tell the time, for two computers may give
/// their next id after the same last one.
fn fresh_id(at: DateTime<FixedOffset>, last: EntryId) -> EntryId {
    let of = |millis: u64| {
        let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
        EntryId::from_bits(Uuid::new_v7(Timestamp::from_unix_time(millis / 1000, nanos, 0, 0)).as_u128())
    };
    let id = of(u64::try_from(at.timestamp_millis()).unwrap_or(0));
    if id > last { id } else { of(u64::try_from(last.bits() >> 80).unwrap_or(0) + 1) }
}

fn is_at(file: &File, path: &Path) -> bool {
    let name = |data: fs::Metadata| (data.dev(), data.ino());
    let (ours, there) = (file.metadata().map(name), fs::metadata(path).map(name));
    matches!((ours, there), (Ok(ours), Ok(there)) if ours == there)
}

/// What a folder's journals hold.
#[derive(Debug, Default)]
pub struct Reading {
    /// The entries, those of copies twice. A diary is the same whatever their order.
    pub entries: Vec<Entry>,
    /// How many lines are of a newer version or of another kind than this program knows. They are kept.
    pub unknown: usize,
    /// What is not as it should be.
    pub problems: Vec<Problem>,
}

/// Something in a journal that is not as it should be. Nothing of it is ever changed or taken away by the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: SafeText,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What it is.
    pub fault: Fault,
}

/// What is wrong with a line or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file cannot be read; why.
    Unread(SafeText),
    /// No entry can be made of the line; why.
    Broken(SafeText),
    /// The line break before or after this entry was damaged; the entry is whole.
    Glued,
    /// The entry is not as it was written. It does not count until it is accepted.
    Damaged(EntryId),
    /// The entry was changed by hand. It counts.
    ByHand(EntryId),
    /// The file had entries, and is empty or gone.
    Gone,
    /// The file is longer than any that is read whole: only the lines before this byte were.
    Long(u64),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: ", self.file)?,
            line => write!(f, "{}:{line}: ", self.file)?,
        }
        match &self.fault {
            Fault::Unread(why) => write!(f, "cannot be read: {why}. Its entries are missing here; check that you may read it."),
            Fault::Broken(why) => write!(f, "no entry can be read here: {why}. The line is kept as it is."),
            Fault::Glued => write!(f, "the line break is damaged; the entry is whole."),
            Fault::Damaged(id) => {
                write!(f, "damaged: it is not as it was written, and does not count. If it reads right: unclench data check --accept {id}")
            }
            Fault::Gone => {
                f.write_str("held entries and is now empty or gone. If you have a copy: unclench import COPY. What is written from now on goes into another file.")
            }
            Fault::Long(most) => {
                write!(f, "longer than any diary: what comes after byte {most} is kept and was not read. Put the lines you want into files of their own beside it, each shorter.")
            }
            Fault::ByHand(id) => write!(f, "entry {id} was changed by hand; it counts as it is."),
        }
    }
}

/// Reads every journal of a folder: `*.jsonl`, and so the copies that sync tools leave beside them. A folder that is not there
/// holds nothing.
#[must_use]
pub fn read(folder: &Path) -> Reading {
    let mut reading = Reading::default();
    each_file(folder, |read| match read {
        Ok((path, bytes)) => reading.add(path, &bytes),
        Err(unread) => reading.problems.push(unread),
    });
    reading
}

impl Reading {
    /// Adds what one file holds. A long one is heard in two halves at once.
    fn add(&mut self, path: &Path, bytes: &[u8]) {
        if bytes.len() < WORTH_TWO { self.hear(path, bytes) } else { self.add_halves(path, bytes, bytes.len() / 2) }
    }

    /// The same, in two parts: one to the end of the line that goes on at this byte, and the rest.
    fn add_halves(&mut self, path: &Path, bytes: &[u8], middle: usize) {
        let middle = bytes[middle..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| middle + at + 1);
        let (first, second) = bytes.split_at(middle);
        let half = || {
            let mut half = Self::default();
            half.hear(path, second);
            half
        };
        let second = thread::scope(|threads| {
            let other = thread::Builder::new().spawn_scoped(threads, half);
            self.hear(path, first);
            // Where there is no other thread to be had, this one does it all.
            other.map_or_else(|_| half(), |other| other.join().unwrap_or_else(|panic| resume_unwind(panic)))
        });
        let lines = if second.problems.is_empty() { 0 } else { first.iter().filter(|b| **b == b'\n').count() };
        self.entries.extend(second.entries);
        self.unknown += second.unknown;
        self.problems.extend(second.problems.into_iter().map(|problem| Problem { line: problem.line + lines, ..problem }));
    }

    fn hear(&mut self, path: &Path, bytes: &[u8]) {
        scan_bytes(path, bytes, |found| match found {
            Found::Entry(entry, _) => self.entries.push(entry),
            Found::Unknown(_) => self.unknown += 1,
            Found::Problem(problem) => self.problems.push(problem),
        });
    }
}

/// The files of a folder that [`read`] reads, by name.
///
/// # Errors
/// When the folder is there and cannot be listed.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(vec![]),
        Err(error) => return Err(error),
    };
    let mut files: Vec<PathBuf> = listed.filter_map(|file| Some(file.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "jsonl"));
    sort(&mut files, Ord::cmp);
    Ok(files)
}

/// One thing found in a journal, with its line as it stands in the file.
#[derive(Debug)]
pub enum Found<'a> {
    /// An entry.
    Entry(Entry, &'a [u8]),
    /// A whole line of a newer version or an unknown kind.
    Unknown(&'a [u8]),
    /// Something that is not as it should be; damaged and hand-made entries come as entries too.
    Problem(Problem),
}

/// As [`read`], one thing after another.
pub fn scan(folder: &Path, mut tell: impl FnMut(Found<'_>)) {
    each_file(folder, |read| match read {
        Ok((path, bytes)) => scan_bytes(path, &bytes, &mut tell),
        Err(unread) => tell(Found::Problem(unread)),
    });
}

/// The journals of a folder, each with all its bytes; or why one, or the folder, cannot be read.
/// One that is too long comes as far as it was read, and then as a problem.
pub fn each_file(folder: &Path, tell: impl FnMut(Result<(&Path, Vec<u8>), Problem>)) {
    each_file_up_to(folder, LONGEST_FILE, tell);
}

fn each_file_up_to(folder: &Path, most: u64, mut tell: impl FnMut(Result<(&Path, Vec<u8>), Problem>)) {
    let unread =
        |path: &Path, error: &io::Error| Problem { file: shown(path), line: 0, fault: Fault::Unread(SafeText::new(&error.to_string())) };
    let files = match files(folder) {
        Ok(files) => files,
        Err(error) => return tell(Err(unread(folder, &error))),
    };
    for path in files {
        let mut bytes = Vec::new();
        let read = opened(&path, &mut OpenOptions::new()).and_then(|file| {
            // All its room at once: a vector that grows is copied again and again.
            let length = file.metadata()?.len().min(most) + 1;
            bytes.reserve_exact(usize::try_from(length).unwrap_or(0));
            file.take(most + 1).read_to_end(&mut bytes)
        });
        let is_long = bytes.len() as u64 > most;
        if is_long {
            // The last line may go on beyond.
            bytes.pop();
            bytes.truncate(bytes.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1));
        }
        tell(read.map(|_| (path.as_path(), bytes)).map_err(|error| unread(&path, &error)));
        if is_long {
            tell(Err(Problem { file: shown(&path), line: 0, fault: Fault::Long(most) }));
        }
    }
}

/// How many bytes the files of this folder have.
#[must_use]
pub fn length(folder: &Path) -> u64 {
    files(folder).unwrap_or_default().iter().filter_map(|file| Some(fs::metadata(file).ok()?.len())).sum()
}

/// As [`scan`], of the last bytes of each file alone, at most so many, from the first line that is whole; where a night is named, only
/// of lines in which its date stands: no other is worth the time. Tells nothing of what cannot be read.
pub fn scan_ends(folder: &Path, most: u64, night: Option<NaiveDate>, mut tell: impl FnMut(Found<'_>)) {
    let date = night.map(|night| night.to_string()).unwrap_or_default();
    let names = |line: &[u8]| date.is_empty() || line.windows(date.len()).any(|text| text == date.as_bytes());
    for path in files(folder).unwrap_or_default() {
        let mut bytes = Vec::new();
        let mut read = || -> io::Result<bool> {
            let mut file = opened(&path, &mut OpenOptions::new())?;
            let from = file.metadata()?.len().saturating_sub(most);
            file.seek(SeekFrom::Start(from))?;
            file.take(most).read_to_end(&mut bytes)?;
            Ok(from > 0)
        };
        let Ok(cut) = read() else { continue };
        let first = if cut { bytes.iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| at + 1) } else { 0 };
        for line in bytes[first..].split(|b| *b == b'\n').filter(|line| names(line)) {
            scan_bytes(&path, line, &mut tell);
        }
    }
}

/// As [`scan`], for what one file holds.
pub fn scan_bytes<'a>(path: &Path, bytes: &'a [u8], mut tell: impl FnMut(Found<'a>)) {
    let file = shown(path);
    let breaks = memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]);
    let mut from = 0;
    for (at, end) in breaks.enumerate() {
        let line = &bytes[mem::replace(&mut from, end + 1)..end];
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let mut hear = |heard, line| {
            let fault = match heard {
                Heard::Unknown => return tell(Found::Unknown(line)),
                Heard::Broken(why) => Fault::Broken(SafeText::new(&why)),
                Heard::Entry(entry) => {
                    let (id, trust) = (entry.id, entry.trust);
                    tell(Found::Entry(entry, line));
                    match trust {
                        Trust::Sealed => return,
                        Trust::ByHand => Fault::ByHand(id),
                        Trust::Doubtful { .. } => Fault::Damaged(id),
                    }
                }
            };
            tell(Found::Problem(Problem { file: file.clone(), line: at + 1, fault }));
        };
        let heard = line::read(line);
        let pieces = if matches!(heard, Heard::Broken(_)) { pieces(line) } else { vec![] };
        if pieces.is_empty() {
            hear(heard, line);
            continue;
        }
        for piece in pieces {
            hear(line::read(piece), piece);
        }
        tell(Found::Problem(Problem { file: file.clone(), line: at + 1, fault: Fault::Glued }));
    }
}

/// The entries in a line that is none: each from where one begins to the last brace before the next. Empty if that is the line
/// itself.
fn pieces(line: &[u8]) -> Vec<&[u8]> {
    let starts: Vec<usize> = (0..line.len()).filter(|at| line[*at..].starts_with(START)).collect();
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    let mut pieces: Vec<&[u8]> = starts.iter().zip(ends).map(|(from, to)| &line[*from..to]).collect();
    for piece in &mut pieces {
        let end = piece.iter().rposition(|b| *b == b'}').map_or(piece.len(), |at| at + 1);
        *piece = &piece[..end];
    }
    if let Some(first) = starts.first().filter(|first| **first > 0) {
        pieces.insert(0, &line[..*first]);
    }
    pieces.retain(|piece| *piece != line);
    pieces
}
