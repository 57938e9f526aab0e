//! `state.toml`: what the program remembers between evenings. Read, changed and replaced whole under a lock, so that what others change
//! meanwhile stays; lost or broken means defaults. One that is there and cannot be read is told of and never replaced.

use crate::{
    diag,
    document::{self, Table, Value},
    error::{Error, shown},
    files::{self, Existing, PATIENCE},
    model::{DeviceId, Id, Memory, Reminded},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{
    fs::OpenOptions,
    io::{self, ErrorKind, Read},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    time::Duration,
};
use toml_writer::ToTomlValue;

/// More than this is not ours.
const LARGEST: u64 = 64 * 1024;

#[derive(Default)]
struct File {
    steady: Option<bool>,
    routine: Option<String>,
    ticks: Vec<String>,
    asked_hips: bool,
    set_up: bool,
    breath_off: bool,
    clot_since: Option<String>,
    clot_checked: Option<String>,
    aside_until: Option<String>,
    device: Option<String>,
    seat: Option<String>,
    reminded: Option<String>,
    reminded_of_break: Option<String>,
}

impl File {
    /// Reads what this program knows; what a newer one has written besides is passed over.
    fn from_table(table: &mut Table<'_>) -> Self {
        table.ignore_rest();
        let text = |value: &Value<'_>| value.string().map(str::to_owned);
        Self {
            steady: table.find("steady", Value::flag),
            routine: table.find("routine", text),
            ticks: table.find("ticks", |v| v.list(0..=usize::MAX, text)).unwrap_or_default(),
            asked_hips: table.find("asked_hips", Value::flag).unwrap_or_default(),
            set_up: table.find("set_up", Value::flag).unwrap_or_default(),
            breath_off: table.find("breath_off", Value::flag).unwrap_or_default(),
            clot_since: table.find("clot_since", text),
            clot_checked: table.find("clot_checked", text),
            aside_until: table.find("aside_until", text),
            device: table.find("device", text),
            seat: table.find("seat", text),
            reminded: table.find("reminded", text),
            reminded_of_break: table.find("reminded_of_break", text),
        }
    }

    /// The file's text: a line for each thing there is.
    fn to_toml(&self) -> String {
        let yes = |is: bool| is.then(|| is.to_toml_value());
        let text = |text: &Option<String>| text.as_ref().map(ToTomlValue::to_toml_value);
        let lines = [
            ("steady", self.steady.map(|is| is.to_toml_value())),
            ("routine", text(&self.routine)),
            ("ticks", (!self.ticks.is_empty()).then(|| self.ticks.to_toml_value())),
            ("asked_hips", yes(self.asked_hips)),
            ("set_up", yes(self.set_up)),
            ("breath_off", yes(self.breath_off)),
            ("clot_since", text(&self.clot_since)),
            ("clot_checked", text(&self.clot_checked)),
            ("aside_until", text(&self.aside_until)),
            ("device", text(&self.device)),
            ("seat", text(&self.seat)),
            ("reminded", text(&self.reminded)),
            ("reminded_of_break", text(&self.reminded_of_break)),
        ];
        lines.into_iter().filter_map(|(key, value)| Some(format!("{key} = {}\n", value?))).collect()
    }
}

/// How moments are written.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// Reads what is remembered; nothing that is wrong in the file is worth a word at bedtime. Without a place nothing is.
///
/// # Errors
/// [`Error::Unsaved`] when something is there and cannot be read: it may hold a block.
pub fn load(path: Option<&Path>) -> Result<Memory, Error> {
    path.map_or(Ok(Memory::default()), |path| Ok(memory(&read(path)?)))
}

fn memory(file: &File) -> Memory {
    let ticks = file.ticks.iter().filter_map(|id| Id::new(id)).collect();
    let day = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
    Memory {
        steady: file.steady,
        routine: file.routine.as_deref().and_then(Id::new),
        ticks,
        asked_hips: file.asked_hips,
        set_up: file.set_up,
        breath_off: file.breath_off,
        clot_since: clot_since(file),
        clot_checked: day(&file.clot_checked),
        aside_until: day(&file.aside_until),
        // Who has written has a name.
        diary: file.device.is_some(),
    }
}

/// A block whose day cannot be read is a block.
fn clot_since(file: &File) -> Option<NaiveDate> {
    file.clot_since.as_ref().map(|text| text.parse().unwrap_or_default())
}

/// The name under which this computer has written in its diary, if it has, and if it is still the one that `seat` tells of: a
/// copy of the folder elsewhere is another computer's, and must not write under this name.
#[must_use]
pub fn device(path: &Path, seat: &str) -> Option<DeviceId> {
    let file = read(path).ok()?;
    file.device.filter(|_| file.seat.as_deref() == Some(seat)).and_then(|name| DeviceId::new(&name))
}

/// Remembers that this computer, in this seat, has written in its diary under this name.
///
/// # Errors
/// As [`save`].
pub fn save_device(path: &Path, device: &DeviceId, seat: &str, patience: Duration) -> Result<(), Error> {
    change(path, patience, |file| File { device: Some(device.as_str().to_owned()), seat: Some(seat.to_owned()), ..file })
}

/// Reads when the reminders last spoke.
///
/// # Errors
/// As [`load`].
pub fn reminded(path: &Path) -> Result<Reminded, Error> {
    let file = read(path)?;
    let moment = |text: Option<String>| NaiveDateTime::parse_from_str(&text?, MOMENT).ok();
    Ok(Reminded { bedtime: moment(file.reminded), pause: moment(file.reminded_of_break) })
}

/// Forgets the name, once the diary under it was deleted on purpose.
///
/// # Errors
/// As [`save`].
pub fn forget_device(path: &Path) -> Result<(), Error> {
    if read(path)?.device.is_none() { Ok(()) } else { change(path, PATIENCE, |file| File { device: None, seat: None, ..file }) }
}

fn read(path: &Path) -> Result<File, Error> {
    let read = || -> io::Result<String> {
        let mut bytes = Vec::new();
        // Not blocking, in case a pipe lies where the file should be.
        let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
        let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
        file.take(LARGEST).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let text = match read() {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(File::default()),
        Err(error) => {
            let path = shown(path);
            return Err(Error::Unsaved(format!(
                "cannot read {path}: {error}. It is left as it is, and nothing is lost. Make it a file that you may read, then try again."
            )));
        }
    };
    // Of a file that cannot be read a block is kept: it is the one thing that must not be lost.
    let (file, wrong) = document::read(diag::File { name: "", text: &text }, |table| Some(File::from_table(table)));
    Ok(file.filter(|_| wrong.is_empty()).unwrap_or_else(|| {
        let block = text.lines().filter_map(|line| line.trim_start().strip_prefix("clot_since")).next_back();
        File { clot_since: block.map(|day| day.trim_matches([' ', '=', '"']).to_owned()), ..File::default() }
    }))
}

/// Has it remembered that what was `before` is so `now`; what others have changed since stays as they have it. Waits so long for
/// whoever else is writing.
///
/// # Errors
/// [`Error::Closed`] without a place, [`Error::Unsaved`] when what is there cannot be read, [`Error::CannotCreate`] when the folder or
/// the file cannot be made, [`Error::Busy`] when someone else is writing all the time; the
/// file is then untouched.
pub fn save(path: Option<&Path>, before: &Memory, now: &Memory, patience: Duration) -> Result<(), Error> {
    let no_place = || Error::Closed("there is no folder to remember it in. Set UNCLENCH_DATA_DIR to one, then save again.".into());
    change(path.ok_or_else(no_place)?, patience, |file| {
        let memory = memory(&file).changed(before, now);
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        File {
            steady: memory.steady,
            routine: memory.routine.as_ref().map(ToString::to_string),
            ticks: memory.ticks.iter().map(ToString::to_string).collect(),
            asked_hips: memory.asked_hips,
            set_up: memory.set_up,
            breath_off: memory.breath_off,
            clot_since: day(memory.clot_since),
            clot_checked: day(memory.clot_checked),
            aside_until: day(memory.aside_until),
            ..file
        }
    })
}

/// Writes when the reminders last spoke, and leaves everything else.
///
/// # Errors
/// As [`save`].
pub fn save_reminded(path: &Path, said: &Reminded) -> Result<(), Error> {
    let moment = |at: Option<NaiveDateTime>| at.map(|at| at.format(MOMENT).to_string());
    change(path, PATIENCE, |file| File { reminded: moment(said.bedtime), reminded_of_break: moment(said.pause), ..file })
}

/// Changes what is on the disk at that moment.
fn change(path: &Path, patience: Duration, to: impl FnOnce(File) -> File) -> Result<(), Error> {
    let failed = |source| Error::cannot_create(path, source);
    path.parent().map_or(Ok(()), files::make_folder).map_err(failed)?;
    let lock = path.with_extension("lock");
    let held = files::opened(&lock, OpenOptions::new().write(true).create(true)).map_err(failed)?;
    if files::locked(&held, patience).is_none() {
        let path = shown(path);
        return Err(Error::Busy(format!("cannot write {path}: another window is writing it. Nothing else is lost; try again.")));
    }
    let text = to(read(path)?).to_toml();
    files::put(path, text.as_bytes(), Existing::Replace).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::BRIEFLY;
    use std::{fs, os::unix::fs::PermissionsExt, process::Command};

    fn memory_at(path: &Path) -> Memory {
        load(Some(path)).unwrap()
    }

    /// What cannot be read may hold a block: it is not taken for nothing, and nothing is put in its place.
    #[test]
    fn what_is_there_and_cannot_be_read_is_told_and_left_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.toml");
        fs::create_dir(&path).unwrap();
        let steady = Memory { steady: Some(true), ..Memory::default() };
        for error in [
            load(Some(&path)).unwrap_err(),
            save_all(&path, &steady).unwrap_err(),
            save_device(&path, &DeviceId::from_bits(7), "here", PATIENCE).unwrap_err(),
            reminded(&path).unwrap_err(),
        ] {
            let text = error.to_string();
            assert!(error.exit_code() == 74 && text.contains("state.toml") && text.contains("you may read"), "{text}");
        }
        assert!(path.is_dir());
    }

    #[test]
    fn without_a_place_nothing_is_remembered_and_that_is_told() {
        assert_eq!(load(None).unwrap(), Memory::default());
        let error = save(None, &Memory::default(), &Memory::default(), PATIENCE).unwrap_err();
        assert!(error.to_string().contains("UNCLENCH_DATA_DIR"), "{error}");
    }

    /// Remembers all of it, as one does who knew nothing before.
    fn save_all(path: &Path, memory: &Memory) -> Result<(), Error> {
        save(Some(path), &Memory::default(), memory, PATIENCE)
    }

    #[test]
    fn what_is_saved_is_loaded_and_only_the_person_may_read_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("new/folder/state.toml");
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day);
        let memory = Memory {
            steady: Some(false),
            asked_hips: true,
            routine: Id::new("bed-only"),
            ticks: Id::new("falls").into_iter().collect(),
            set_up: true,
            clot_since: day(22),
            clot_checked: day(3),
            aside_until: day(30),
            breath_off: true,
            diary: false,
        };
        save_all(&path, &memory).unwrap();
        assert_eq!(memory_at(&path), memory);
        let device = DeviceId::from_bits(7);
        save_device(&path, &device, "here", PATIENCE).unwrap();
        save(Some(&path), &memory, &memory, PATIENCE).unwrap();
        let memory = Memory { diary: true, ..memory };
        assert_eq!((memory_at(&path), device_names(&path)), (memory, (Some(device), None)));
        for file in fs::read_dir(path.parent().unwrap()).unwrap().map(Result::unwrap) {
            assert!(["state.toml", "state.lock"].contains(&file.file_name().to_str().unwrap()), "{file:?}");
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn whatever_a_seat_is_called_it_is_known_again() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.toml");
        let device = DeviceId::from_bits(7);
        for seat in ["", "a \"desk\"", "C:\\", "'''", "two\nlines", "\u{7f}\u{0}ä"] {
            save_device(&path, &device, seat, PATIENCE).unwrap();
            assert_eq!(super::device(&path, seat), Some(device.clone()), "{seat:?}");
        }
    }

    /// The name in the seat it was given in, and in another.
    fn device_names(path: &Path) -> (Option<DeviceId>, Option<DeviceId>) {
        (device(path, "here"), device(path, "elsewhere"))
    }

    #[test]
    fn reminders_and_the_coach_leave_each_other_what_is_theirs() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.toml");
        let memory = Memory { steady: Some(true), ..Memory::default() };
        let said = Reminded { bedtime: "2026-11-22T22:15:01".parse().ok(), pause: None };
        save_all(&path, &memory).unwrap();
        save_reminded(&path, &said).unwrap();
        save_all(&path, &Memory { set_up: true, ..Memory::default() }).unwrap();
        assert_eq!((memory_at(&path), reminded(&path).unwrap()), (Memory { set_up: true, ..memory }, said));
    }

    #[test]
    fn a_broken_or_newer_file_is_no_obstacle() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.toml");
        for (text, memory) in [
            ("steady = maybe", Memory::default()),
            ("routine = \"../../etc\"\nsteady = true", Memory { steady: Some(true), ..Memory::default() }),
            ("steady = true\nfrom_the_future = 3", Memory { steady: Some(true), ..Memory::default() }),
            ("clot_since = \"once\"", Memory { clot_since: Some(NaiveDate::default()), ..Memory::default() }),
        ] {
            fs::write(&path, text).unwrap();
            assert_eq!(memory_at(&path), memory);
        }
        assert_eq!(memory_at(&home.path().join("none")), Memory::default());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let home = tempfile::tempdir().unwrap();
        let blocked = home.path().join("file");
        fs::write(&blocked, "").unwrap();
        let error = save_all(&blocked.join("state.toml"), &Memory::default()).unwrap_err();
        assert_eq!(error.exit_code(), 73);
        assert!(error.to_string().contains("file/state.toml"), "{error}");
    }

    /// Whoever has not heard of a block cannot lift it by writing something else down, and no broken file does.
    #[test]
    fn a_block_stays_until_who_knows_of_it_says_so() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.toml");
        let day = NaiveDate::from_ymd_opt(2026, 11, 22);
        let blocked = Memory { clot_since: day, ..Memory::default() };
        save_all(&path, &blocked).unwrap();
        let checked = Memory { clot_checked: day, ..Memory::default() };
        save_all(&path, &checked).unwrap();
        assert_eq!(memory_at(&path).clot_since, day, "an earlier check of the same day is no answer");
        let other = Memory { clot_since: NaiveDate::from_ymd_opt(2026, 11, 3), ..Memory::default() };
        save(Some(&path), &other, &checked, PATIENCE).unwrap();
        assert_eq!(memory_at(&path).clot_since, day, "nor is one to another block");
        save(Some(&path), &blocked, &checked, PATIENCE).unwrap();
        assert_eq!(memory_at(&path).clot_since, None);
        for broken in [
            "clot_since = \"2026-11-22\"\nsteady = \"yes\"\n",
            "clot_since = \"2026-11-22\"\n[[[",
            "clot_since = \"20\u{fffd}26\"\nx",
            "clot_since = 2026-11-22",
        ] {
            fs::write(&path, broken).unwrap();
            assert!(memory_at(&path).clot_since.is_some(), "{broken}");
            save_all(&path, &Memory::default()).unwrap();
            assert!(memory_at(&path).clot_since.is_some(), "{broken}");
        }
    }

    #[test]
    fn a_file_that_someone_else_is_writing_is_not_waited_for_longer_than_one_may() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.toml");
        let lock = files::opened(&path.with_extension("lock"), OpenOptions::new().write(true).create(true)).unwrap();
        assert_eq!(files::locked(&lock, Duration::ZERO), Some(true));
        let steady = Memory { steady: Some(true), ..Memory::default() };
        let error = save(Some(&path), &Memory::default(), &steady, BRIEFLY).unwrap_err();
        assert_eq!((error.exit_code(), path.exists()), (75, false));
        lock.unlock().unwrap();
        save(Some(&path), &Memory::default(), &steady, Duration::ZERO).unwrap();
        assert_eq!(memory_at(&path), steady);
    }

    /// So many changes of each of two programs.
    const CHANGES: usize = 200;
    /// For the process that a test starts: the file it is to write.
    const OTHER: &str = "UNCLENCH_TEST_STATE";

    /// Ticks one condition after another under a name, each time as someone who has heard of nothing else.
    fn tick_away(path: &Path, name: &str) {
        let mut before = Memory::default();
        for at in 0..CHANGES {
            let mut now = before.clone();
            now.ticks.extend(Id::new(&format!("{name}-{at}")));
            save(Some(path), &before, &now, PATIENCE).unwrap();
            before = now;
        }
    }

    #[test]
    fn two_programs_that_change_things_at_once_lose_none() {
        if let Some(path) = std::env::var_os(OTHER) {
            return tick_away(Path::new(&path), "theirs");
        }
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.toml");
        let this = "state::tests::two_programs_that_change_things_at_once_lose_none";
        let mut other = Command::new(std::env::current_exe().unwrap()).args(["--exact", this]).env(OTHER, &path).spawn().unwrap();
        tick_away(&path, "ours");
        assert!(other.wait().unwrap().success());
        let kept = memory_at(&path).ticks;
        for name in ["ours", "theirs"] {
            assert_eq!(kept.iter().filter(|id| id.as_str().starts_with(name)).count(), CHANGES, "{name}");
        }
    }
}
