//! The diary and its files: finds the journal's folders, reads them, and writes down what is to be. Touches no disk before it is
//! asked to.

use super::{library::settings_file, read_file};
use crate::{
    config,
    diary::Diary,
    error::{Error, shown},
    files::PATIENCE,
    journal::{self, Fault, Found, Journal, JournalError, Problem, Stamp},
    model::{DeviceId, Draft, Entry, EntryId, SafeText, Trust},
    paths::Paths,
    state,
    time::{self, Zone},
};
use chrono::NaiveDate;
use std::{
    fs::{self, File, TryLockError},
    mem,
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

/// The keeper of the diary's files.
#[derive(Debug)]
pub struct Ledger {
    paths: Paths,
    /// Known once the files have been read, or their ends.
    stamp: Option<Stamp>,
    /// Where the diary comes from that is being read.
    coming: Option<mpsc::Receiver<Read>>,
    /// Known once something was to be written; with the name to remember if it has to be.
    journal: Option<(Journal, Option<DeviceId>)>,
    notices: Vec<SafeText>,
    /// The folder, while a session goes on here.
    in_use: Option<File>,
    /// How long another window is waited for.
    patience: Duration,
}

/// What the files hold.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The diary.
    pub diary: Diary,
    /// How many lines are kept that only a newer version understands.
    pub unknown: usize,
    /// What is not as it should be in the files.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// What a person is told of the files when something is read from them: each problem, but what was changed by hand in one line,
    /// since it counts as it is.
    pub fn told(&self) -> impl Iterator<Item = String> {
        let (by_hand, others): (Vec<_>, Vec<_>) = self.problems.iter().partition(|problem| matches!(problem.fault, Fault::ByHand(_)));
        let line = match by_hand[..] {
            [] => None,
            [one] => Some(one.to_string()),
            _ => Some(format!("{} entries were changed by hand and count as they are. Which: unclench data check", by_hand.len())),
        };
        others.into_iter().map(Problem::to_string).chain(line)
    }
}

/// What has been read of a diary beside everything else.
#[derive(Debug)]
pub enum Arrived {
    /// What the ends of long files say: the nights last written about. For the eye, never to count by.
    Ends(Diary),
    /// All of it.
    Whole(Loaded),
}

enum Read {
    Ends(Diary),
    Whole(Loaded, EntryId),
}

/// Where the files are longer than so many bytes, what their ends say comes first: half a dozen years, which take some 20 ms to read.
const LONG: u64 = 2 * 1024 * 1024;

/// So much of a file's end, in bytes, is then read ahead of the rest: the nights of some months.
const AHEAD: u64 = 256 * 1024;

/// How much of a file's end is read where all of it would take too long, in bytes: some hundred entries, an evening in any case.
const ENOUGH: u64 = 32 * 1024;

/// What the files of these folders hold, and the greatest id among it.
fn read(folders: &[PathBuf]) -> (Loaded, EntryId) {
    let mut loaded = Loaded::default();
    let mut all: Vec<Vec<Entry>> = vec![];
    for folder in folders {
        let reading = journal::read(folder);
        all.push(reading.entries);
        loaded.unknown += reading.unknown;
        loaded.problems.extend(reading.problems);
    }
    // Nearly always there is one folder, and its entries stay where they are.
    let mut entries = all.pop().unwrap_or_default();
    entries.extend(all.into_iter().flatten());
    let newest = newest(&entries).unwrap_or(EntryId::from_bits(0));
    loaded.diary = entries.into_iter().collect();
    (loaded, newest)
}

/// The entries in so many bytes at the ends of all files; of one night, if one is named.
fn ends(folders: &[PathBuf], most: u64, night: Option<NaiveDate>) -> Vec<Entry> {
    let mut entries = vec![];
    for folder in folders {
        journal::scan_ends(folder, most, night, |found| {
            if let Found::Entry(entry, _) = found {
                entries.push(entry);
            }
        });
    }
    entries
}

/// The greatest id. Damage may be in an id, and would make every later one as strange: none of those.
fn newest(entries: &[Entry]) -> Option<EntryId> {
    entries.iter().filter(|entry| !matches!(entry.trust, Trust::Doubtful { .. })).map(|entry| entry.id).max()
}

impl Ledger {
    /// The keeper of this person's diary.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self { paths: paths.clone(), stamp: None, coming: None, journal: None, notices: vec![], in_use: None, patience: PATIENCE }
    }

    /// From now on another window is waited for no longer than this.
    pub fn wait_at_most(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// The folders that hold the diary. New entries go into the first: the one that the settings name, else the person's own. Empty
    /// where there is no place at all.
    #[must_use]
    pub fn folders(&self) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = self.sync_dir().map(|dir| dir.join("journal")).into_iter().chain(self.paths.journal()).collect();
        // By whatever way it is reached, one folder is one.
        let place = |folder: &PathBuf| fs::canonicalize(folder).unwrap_or_else(|_| folder.clone());
        folders.dedup_by_key(|folder| place(folder));
        folders
    }

    fn sync_dir(&self) -> Option<PathBuf> {
        let named = config::sync_dir(settings_file(&self.paths)?)?;
        match named.strip_prefix("~/") {
            Some(rest) => directories::BaseDirs::new().map(|base| base.home_dir().join(rest)),
            None => Some(PathBuf::from(named)),
        }
    }

    /// Reads the diary from all files of all folders. What cannot be read is told and is no obstacle to the rest.
    pub fn load(&mut self) -> Loaded {
        let read = read(&self.folders());
        self.take_in(read)
    }

    /// Begins to read the diary on a thread of its own, and lets `call` be known each time [`Ledger::arrived`] has something. Nothing
    /// waits for it; the thread ends with it. False where there is no thread to be had.
    pub fn load_aside(&mut self, call: impl Fn() + Send + 'static) -> bool {
        let (folders, (give, take)) = (self.folders(), mpsc::channel());
        let read = move || {
            let tell = |read| {
                // Nobody takes it where the program has ended.
                let _ = give.send(read);
                call();
            };
            if folders.iter().map(|folder| journal::length(folder)).sum::<u64>() > LONG {
                tell(Read::Ends(ends(&folders, AHEAD, None).into_iter().collect()));
            }
            let (loaded, newest) = read(&folders);
            tell(Read::Whole(loaded, newest));
        };
        let begun = thread::Builder::new().name("diary".into()).spawn(read).is_ok();
        self.coming = begun.then_some(take);
        begun
    }

    /// What [`Ledger::load_aside`] has read, each once.
    pub fn arrived(&mut self) -> Option<Arrived> {
        Some(match self.coming.as_ref()?.try_recv().ok()? {
            Read::Ends(diary) => Arrived::Ends(diary),
            Read::Whole(loaded, newest) => {
                self.coming = None;
                Arrived::Whole(self.take_in((loaded, newest)))
            }
        })
    }

    fn take_in(&mut self, (mut loaded, newest): (Loaded, EntryId)) -> Loaded {
        let mut stamp = self.stamp.take().unwrap_or_else(|| self.new_stamp());
        stamp.know(newest);
        self.stamp = Some(stamp);
        loaded.problems.extend(self.gone());
        loaded
    }

    /// That the file this computer wrote in is empty or gone, if it is.
    #[must_use]
    pub fn gone(&self) -> Option<Problem> {
        let device = self.known_device()?;
        let files: Vec<Journal> = self.folders().iter().map(|folder| Journal::new(folder, &device)).collect();
        let gone = files.first().filter(|_| files.iter().all(Journal::is_empty))?;
        Some(Problem { file: shown(gone.path()), line: 0, fault: Fault::Gone })
    }

    /// The diary of this one night, as far as the ends of the files hold it. Quick, and for nothing but what happened tonight.
    #[must_use]
    pub fn lately(&self, night: NaiveDate) -> Diary {
        ends(&self.folders(), ENOUGH, Some(night)).into_iter().collect()
    }

    /// Writes something down. The entry comes back in any case: what could not be saved can still be shown, and given to
    /// [`Ledger::retry`]. Waits for no diary to be read: the ends of the files tell which ids were given last, so that this one is later.
    pub fn record(&mut self, draft: Draft) -> (Entry, Result<(), Error>) {
        let mut stamp = self.stamp.take().unwrap_or_else(|| {
            let mut stamp = self.new_stamp();
            newest(&ends(&self.folders(), ENOUGH, None)).into_iter().for_each(|id| stamp.know(id));
            stamp
        });
        let entry = stamp.seal(draft);
        self.stamp = Some(stamp);
        let saved = self.retry(&entry);
        (entry, saved)
    }

    /// Saves an entry that could not be saved before. To save one twice does no harm.
    ///
    /// # Errors
    /// [`Error::Closed`], [`Error::Unsaved`] or [`Error::Busy`]: with the place and the mend.
    pub fn retry(&mut self, entry: &Entry) -> Result<(), Error> {
        self.adopt(&[journal::line_of(entry).as_bytes()])
    }

    /// Adds lines as they are: of other journals, or of entries that could not be saved before.
    ///
    /// # Errors
    /// As [`Ledger::retry`].
    pub fn adopt(&mut self, lines: &[&[u8]]) -> Result<(), Error> {
        let patience = self.patience;
        self.write(|journal| journal.append_lines(lines, patience))
    }

    /// While a session goes on here, the diary's folder is held with the others in which one does: given back however this ends.
    pub fn hold(&mut self, on: bool) {
        if !on {
            self.in_use = None;
        } else if self.in_use.is_none() {
            // Where there are no locks nobody can tell, and nobody asks again.
            let held = |folder: &File| !matches!(folder.try_lock_shared(), Err(TryLockError::WouldBlock));
            self.in_use = self.folders().first().and_then(|folder| File::open(folder).ok()).filter(held);
        }
    }

    /// Whether a session goes on in another window of this computer.
    #[must_use]
    pub fn is_held(&self) -> bool {
        let folder = self.folders().into_iter().next().and_then(|folder| File::open(folder).ok());
        self.in_use.is_none() && folder.is_some_and(|folder| matches!(folder.try_lock(), Err(TryLockError::WouldBlock)))
    }

    /// What there is to say that stopped nothing, once.
    pub fn notices(&mut self) -> Vec<SafeText> {
        mem::take(&mut self.notices)
    }

    fn new_stamp(&mut self) -> Stamp {
        Stamp::new(match time::zone() {
            Zone::Named(name) => Some(SafeText::new(&name)),
            Zone::Nameless => None,
            Zone::Missing(name) => {
                let name = SafeText::new(&name).cut(64);
                let notice = format!("the time zone {name} is not installed here: times are in UTC. Set TZ to one that is.");
                self.notices.push(SafeText::new(&notice));
                None
            }
        })
    }

    fn write(&mut self, append: impl Fn(&mut Journal) -> Result<(), JournalError>) -> Result<(), Error> {
        let (mut journal, mut unnamed) = match self.journal.take() {
            Some(known) => known,
            None => self.journal()?,
        };
        let mut saved = append(&mut journal);
        if let Err(error @ JournalError::Swapped { .. }) = &saved {
            self.notices.push(SafeText::new(&format!("{error} Your entries go into a new file beside it.")));
            let device = journal::new_device();
            journal = Journal::new(journal.folder(), &device);
            unnamed = Some(device);
            saved = append(&mut journal);
        }
        if saved.is_ok()
            && let Some(device) = unnamed.take()
            && let Some(Err(error)) = self.paths.state_file().map(|file| state::save_device(&file, &device, &self.seat(), self.patience))
        {
            // The entry is safe; the next window merely takes another file.
            self.notices.push(SafeText::new(&error.to_string()));
        }
        self.journal = Some((journal, unnamed));
        Ok(saved?)
    }

    /// The journal to write in. A name that this computer has used before is taken only with its file: where that is empty or
    /// gone, it may come back, and must then be as it was.
    fn journal(&self) -> Result<(Journal, Option<DeviceId>), Error> {
        let no_place = || Error::Closed("there is no folder for the diary. Set UNCLENCH_DATA_DIR to one, then save again.".into());
        let folder = self.folders().into_iter().next().ok_or_else(no_place)?;
        if let Some(dir) = self.sync_dir()
            && !dir.is_dir()
        {
            return Err(Error::Closed(format!(
                "cannot save in {}: `sync_dir` of the settings is not there. Put it there, then save again.",
                shown(&dir)
            )));
        }
        let known = self.known_device().map(|device| Journal::new(&folder, &device)).filter(|journal| !journal.is_empty());
        Ok(known.map_or_else(
            || {
                let device = journal::new_device();
                (Journal::new(&folder, &device), Some(device))
            },
            |journal| (journal, None),
        ))
    }

    fn known_device(&self) -> Option<DeviceId> {
        state::device(&self.paths.state_file()?, &self.seat())
    }

    /// Tells this computer and this folder from the ones a copy of the folder would be on and in.
    fn seat(&self) -> String {
        let machine =
            [Path::new("/etc/machine-id"), Path::new("/var/lib/dbus/machine-id")].into_iter().find_map(|file| read_file(file, 64).ok());
        let machine = machine.unwrap_or_else(|| rustix::system::uname().nodename().to_bytes().to_vec());
        let folder = self.paths.data.as_ref().map(|data| fs::canonicalize(data).unwrap_or_else(|_| data.clone()));
        let mut sum = crc32fast::Hasher::new();
        sum.update(&machine);
        sum.update(folder.unwrap_or_default().as_os_str().as_encoded_bytes());
        format!("{:08x}", sum.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        files::BRIEFLY,
        model::{NightFacts, Record},
        time::{Clock, SystemClock},
    };
    use chrono::DateTime;

    fn draft(cramps: u16) -> Draft {
        let at = DateTime::parse_from_rfc3339("2026-11-22T07:00:00+01:00").unwrap();
        let record = Record::Night(NightFacts { cramps: Some(cramps), ..NightFacts::default() });
        Draft { at, night: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), record }
    }

    fn person(home: &Path) -> Paths {
        Paths { config: Some(home.join("config")), data: Some(home.join("data")), ..Paths::default() }
    }

    fn files(folder: &Path) -> usize {
        fs::read_dir(folder).map_or(0, |listed| listed.filter(|f| f.as_ref().unwrap().path().extension().is_some()).count())
    }

    #[test]
    fn every_window_of_a_computer_writes_in_one_file() {
        let home = tempfile::tempdir().unwrap();
        let paths = person(home.path());
        let saved: Vec<Entry> = (0..3)
            .map(|n| {
                let (entry, saved) = Ledger::new(&paths).record(draft(n));
                saved.unwrap();
                entry
            })
            .collect();
        let loaded = Ledger::new(&paths).load();
        assert_eq!(loaded.diary.entries().cloned().collect::<Vec<_>>(), saved);
        assert_eq!((files(&home.path().join("data/journal")), loaded.problems.len()), (1, 0));
    }

    /// What is written down while the diary is still being read waits for nothing, and is later than all that is in it.
    #[test]
    fn a_diary_that_is_read_aside_is_the_same_and_nobody_waits_for_it() {
        let home = tempfile::tempdir().unwrap();
        let paths = person(home.path());
        // As by a clock that was wrong: later than anything to come.
        let ahead = DateTime::parse_from_rfc3339("2099-06-01T03:00:00+02:00").unwrap();
        let before = Ledger::new(&paths).record(Draft { at: ahead, ..draft(1) }).0;
        let mut ledger = Ledger::new(&paths);
        assert!(ledger.arrived().is_none(), "nobody has asked");
        let (call, called) = mpsc::channel();
        assert!(ledger.load_aside(move || call.send(()).unwrap()));
        let (entry, saved) = ledger.record(draft(2));
        saved.unwrap();
        assert!(entry.id > before.id, "known from the ends of the files");
        called.recv().unwrap();
        let Some(Arrived::Whole(Loaded { mut diary, .. })) = ledger.arrived() else { panic!("of a short one there are no ends") };
        assert!(ledger.arrived().is_none(), "told once");
        diary.add(entry);
        assert_eq!(diary, Ledger::new(&paths).load().diary);
    }

    /// What was written last is there long before a long diary is, and is then found in it.
    #[test]
    fn of_a_long_diary_the_last_nights_come_first() {
        let home = tempfile::tempdir().unwrap();
        let paths = person(home.path());
        Ledger::new(&paths).record(draft(1)).1.unwrap();
        let (mut stamp, mut text) = (Stamp::new(None), String::new());
        while text.len() as u64 <= LONG / 2 {
            text += &(journal::line_of(&stamp.seal(draft(2))) + "\n");
        }
        for file in ["long", "other"] {
            fs::write(home.path().join(format!("data/journal/{file}.jsonl")), &text).unwrap();
        }
        let mut ledger = Ledger::new(&paths);
        let (call, called) = mpsc::channel();
        assert!(ledger.load_aside(move || call.send(()).unwrap()));
        called.recv().unwrap();
        let Some(Arrived::Ends(ends)) = ledger.arrived() else { panic!("the whole came first") };
        called.recv().unwrap();
        let Some(Arrived::Whole(Loaded { diary, .. })) = ledger.arrived() else { panic!("the ends came twice") };
        assert!(called.recv().is_err() && ledger.arrived().is_none(), "that was all");
        assert_eq!(diary, Ledger::new(&paths).load().diary);
        assert!(ends.len() < diary.len(), "{} of {}", ends.len(), diary.len());
        assert_eq!(ends.entries().next_back(), diary.entries().next_back());
        assert!(ends.entries().all(|entry| diary.entry(entry.id) == Some(entry)));
    }

    /// The screen does not stand still for another window that writes: what could not be saved is tried again later.
    #[test]
    fn a_held_lock_is_waited_for_no_longer_than_there_is_patience() {
        let home = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::new(&person(home.path()));
        ledger.record(draft(0)).1.unwrap();
        let lock = File::open(home.path().join("data/journal/.lock")).unwrap();
        lock.lock().unwrap();
        for patience in [BRIEFLY, Duration::ZERO] {
            ledger.wait_at_most(patience);
            let before = SystemClock.now().mono;
            let (entry, saved) = ledger.record(draft(1));
            assert_eq!(saved.unwrap_err().exit_code(), 75);
            let waited = SystemClock.now().mono.since(before);
            assert!(waited < PATIENCE, "{waited:?}: as long as a command would wait");
            ledger.retry(&entry).unwrap_err();
        }
        // Not with the file: a program that another test has just begun to start may have it open as well.
        lock.unlock().unwrap();
        let (_, saved) = ledger.record(draft(2));
        saved.unwrap();
        assert_eq!(ledger.load().diary.len(), 2);
    }

    /// K06: whatever the clock shows, what is said at night is never refused; it keeps its place in the order it was said in.
    #[test]
    fn k06_a_wrong_clock_refuses_nothing_and_changes_no_order() {
        let home = tempfile::tempdir().unwrap();
        let paths = person(home.path());
        let clocks = ["2026-11-22T03:00:00+01:00", "2026-11-21T03:00:00+01:00", "1970-01-01T00:00:05+00:00", "1969-12-31T23:00:00+00:00"];
        let clocks = clocks.iter().chain(&["2099-06-01T03:00:00+02:00", "2026-11-22T03:01:00+01:00"]);
        let told = |(n, at): (usize, &&str)| {
            let at = DateTime::parse_from_rfc3339(at).unwrap();
            // A new window each time: it knows of the others from the files alone.
            let (entry, saved) = Ledger::new(&paths).record(Draft { at, ..draft(u16::try_from(n).unwrap()) });
            saved.unwrap();
            entry
        };
        let said: Vec<Entry> = clocks.enumerate().map(told).collect();
        let loaded = Ledger::new(&paths).load();
        assert_eq!(loaded.diary.entries().cloned().collect::<Vec<_>>(), said);
        assert_eq!(loaded.diary.night(draft(0).night).unwrap().cramps(), Some(5), "the last word counts");
        assert_eq!(loaded.problems, []);
    }

    #[test]
    fn a_copied_folder_is_another_computers() {
        let home = tempfile::tempdir().unwrap();
        Ledger::new(&person(home.path())).record(draft(1)).1.unwrap();
        let other = home.path().join("other");
        fs::create_dir_all(other.join("data/journal")).unwrap();
        for listed in ["data/journal", "data"] {
            for file in fs::read_dir(home.path().join(listed)).unwrap().map(|f| f.unwrap().path()).filter(|f| f.is_file()) {
                fs::copy(&file, other.join(listed).join(file.file_name().unwrap())).unwrap();
            }
        }
        Ledger::new(&person(&other)).record(draft(2)).1.unwrap();
        assert_eq!(files(&other.join("data/journal")), 2);
        assert_eq!(Ledger::new(&person(&other)).load().diary.len(), 2);
    }

    #[test]
    fn an_emptied_file_is_told_and_never_written_in_again() {
        let home = tempfile::tempdir().unwrap();
        let paths = person(home.path());
        Ledger::new(&paths).record(draft(1)).1.unwrap();
        let folder = home.path().join("data/journal");
        let file = fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).find(|f| f.extension().is_some()).unwrap();
        fs::write(&file, "").unwrap();
        let mut ledger = Ledger::new(&paths);
        assert!(matches!(&ledger.load().problems[..], [Problem { fault: Fault::Gone, .. }]));
        ledger.record(draft(2)).1.unwrap();
        assert_eq!((fs::read(&file).unwrap().len(), files(&folder)), (0, 2));
    }

    #[test]
    fn a_file_swapped_under_us_is_left_alone_and_the_entry_is_saved_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let paths = person(home.path());
        let mut ledger = Ledger::new(&paths);
        ledger.record(draft(1)).1.unwrap();
        let folder = home.path().join("data/journal");
        let file = fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).find(|f| f.extension().is_some()).unwrap();
        fs::write(home.path().join("other"), "not ours\n").unwrap();
        fs::rename(home.path().join("other"), &file).unwrap();
        ledger.record(draft(2)).1.unwrap();
        assert!(ledger.notices()[0].as_str().contains("was replaced"));
        assert_eq!(fs::read_to_string(&file).unwrap(), "not ours\n");
        assert_eq!(ledger.load().diary.len(), 1);
    }

    #[test]
    fn what_cannot_be_saved_is_still_there() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("data"), "a file where the folder should be").unwrap();
        let mut ledger = Ledger::new(&person(home.path()));
        let (entry, saved) = ledger.record(draft(1));
        let error = saved.unwrap_err();
        assert_eq!(error.exit_code(), 73, "{error}");
        fs::remove_file(home.path().join("data")).unwrap();
        ledger.retry(&entry).unwrap();
        assert_eq!(ledger.load().diary.entry(entry.id), Some(&entry));

        let (_, saved) = Ledger::new(&Paths::default()).record(draft(1));
        assert!(saved.unwrap_err().to_string().contains("UNCLENCH_DATA_DIR"));
    }

    #[test]
    fn the_settings_can_have_the_journal_elsewhere_and_what_was_here_stays_in_the_diary() {
        let home = tempfile::tempdir().unwrap();
        let paths = person(home.path());
        Ledger::new(&paths).record(draft(1)).1.unwrap();
        let carried = home.path().join("carried");
        fs::create_dir_all(home.path().join("config")).unwrap();
        fs::write(home.path().join("config/config.toml"), format!("sync_dir = {:?}", carried.display().to_string())).unwrap();
        let mut ledger = Ledger::new(&person(home.path()));
        let (entry, saved) = ledger.record(draft(2));
        assert!(saved.unwrap_err().to_string().contains("sync_dir"));
        fs::create_dir(&carried).unwrap();
        ledger.retry(&entry).unwrap();
        assert_eq!((ledger.load().diary.len(), files(&carried.join("journal"))), (2, 1));
    }

    #[test]
    fn what_was_changed_by_hand_is_told_in_one_line() {
        let by_hand = |line| Problem { file: shown(Path::new("a.jsonl")), line, fault: Fault::ByHand(EntryId::from_bits(1)) };
        let gone = Problem { file: shown(Path::new("b.jsonl")), line: 0, fault: Fault::Gone };
        let loaded = Loaded { problems: vec![by_hand(1), gone, by_hand(2), by_hand(3)], ..Loaded::default() };
        let told: Vec<String> = loaded.told().collect();
        assert!(told.len() == 2 && told[0].starts_with("b.jsonl") && told[1].starts_with("3 entries"), "{told:?}");
        let one = Loaded { problems: vec![by_hand(7)], ..Loaded::default() };
        assert!(one.told().all(|line| line.starts_with("a.jsonl:7")));
    }

    #[test]
    fn a_session_that_goes_on_in_another_window_is_known_until_it_ends() {
        let home = tempfile::tempdir().unwrap();
        let paths = person(home.path());
        let (mut one, mut two, other) = (Ledger::new(&paths), Ledger::new(&paths), Ledger::new(&paths));
        assert!(!other.is_held(), "there is no folder yet");
        one.record(draft(1)).1.unwrap();
        assert!(!other.is_held());
        one.hold(true);
        two.hold(true);
        assert!(other.is_held() && !one.is_held(), "nobody's own session is another's");
        two.record(draft(2)).1.unwrap();
        one.hold(false);
        assert!(other.is_held(), "there were two");
        drop(two);
        // A program that another test has just begun to start may have the folder open as well, for a moment.
        let until = SystemClock.now().mono + PATIENCE;
        while other.is_held() {
            assert!(SystemClock.now().mono < until, "however it ended");
        }
    }

    #[test]
    fn a_folder_that_is_named_twice_is_one() {
        let home = tempfile::tempdir().unwrap();
        Ledger::new(&person(home.path())).record(draft(1)).1.unwrap();
        std::os::unix::fs::symlink(home.path().join("data"), home.path().join("link")).unwrap();
        fs::create_dir_all(home.path().join("config")).unwrap();
        fs::write(home.path().join("config/config.toml"), format!("sync_dir = {:?}", home.path().join("link"))).unwrap();
        assert_eq!(Ledger::new(&person(home.path())).folders(), [home.path().join("link/journal")]);
    }
}
