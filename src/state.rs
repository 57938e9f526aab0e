//! `state.toml`: what the program remembers between evenings. Replaced whole and atomically; lost or broken means defaults.

use crate::{
    error::Error,
    model::{DeviceId, Id, Memory, Reminded},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

/// More than this is not ours.
const LARGEST: u64 = 64 * 1024;

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct File {
    #[serde(skip_serializing_if = "Option::is_none")]
    steady: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    routine: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ticks: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    set_up: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    breath_off: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    clot_since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clot_checked: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aside_until: Option<String>,
    device: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reminded: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reminded_of_break: Option<String>,
}

/// How moments are written.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// Reads what is remembered; nothing that is wrong with the file is worth a word at bedtime.
#[must_use]
pub fn load(path: &Path) -> Memory {
    let file = read(path);
    let ticks = file.ticks.iter().filter_map(|id| Id::new(id)).collect();
    let day = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
    Memory {
        steady: file.steady,
        routine: file.routine.as_deref().and_then(Id::new),
        ticks,
        set_up: file.set_up,
        breath_off: file.breath_off,
        clot_since: clot_since(&file),
        clot_checked: day(&file.clot_checked),
        lifts: false,
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
    let file = read(path);
    file.device.filter(|_| file.seat.as_deref() == Some(seat)).and_then(|name| DeviceId::new(&name))
}

/// Remembers that this computer, in this seat, has written in its diary under this name.
///
/// # Errors
/// As [`save`].
pub fn save_device(path: &Path, device: &DeviceId, seat: &str) -> Result<(), Error> {
    write(path, &File { device: Some(device.as_str().to_owned()), seat: Some(seat.to_owned()), ..read(path) })
}

/// Reads when the reminders last spoke.
#[must_use]
pub fn reminded(path: &Path) -> Reminded {
    let file = read(path);
    let moment = |text: Option<String>| NaiveDateTime::parse_from_str(&text?, MOMENT).ok();
    Reminded { bedtime: moment(file.reminded), pause: moment(file.reminded_of_break) }
}

/// Forgets the name, once the diary under it was deleted on purpose.
///
/// # Errors
/// As [`save`].
pub fn forget_device(path: &Path) -> Result<(), Error> {
    let file = read(path);
    if file.device.is_none() { Ok(()) } else { write(path, &File { device: None, seat: None, ..file }) }
}

fn read(path: &Path) -> File {
    let read = || -> io::Result<String> {
        let mut bytes = Vec::new();
        // Not blocking, in case a pipe lies where the file should be.
        let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
        let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
        file.take(LARGEST).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let Ok(text) = read() else { return File::default() };
    // Of a file that cannot be read a block is kept: it is the one thing that must not be lost.
    toml::from_str(&text).unwrap_or_else(|_| {
        let block = text.lines().filter_map(|line| line.trim_start().strip_prefix("clot_since")).next_back();
        File { clot_since: block.map(|day| day.trim_matches([' ', '=', '"']).to_owned()), ..File::default() }
    })
}

/// Writes what is to be remembered: a new file beside the old one, synced, then put in its place.
///
/// # Errors
/// [`Error::CannotCreate`] when the folder or the file cannot be made; the old file is then untouched.
pub fn save(path: &Path, memory: &Memory) -> Result<(), Error> {
    let ticks = memory.ticks.iter().map(ToString::to_string).collect();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let before = read(path);
    // A block is lifted only by who says that someone has checked the leg, never by who has not heard of it.
    let unheard = clot_since(&before).filter(|_| !memory.lifts);
    let file = File {
        steady: memory.steady,
        routine: memory.routine.as_ref().map(ToString::to_string),
        ticks,
        set_up: memory.set_up,
        breath_off: memory.breath_off,
        clot_since: day(memory.clot_since.or(unheard)),
        clot_checked: day(memory.clot_checked),
        aside_until: day(memory.aside_until),
        ..before
    };
    write(path, &file)
}

/// Writes when the reminders last spoke, and leaves everything else.
///
/// # Errors
/// As [`save`].
pub fn save_reminded(path: &Path, said: &Reminded) -> Result<(), Error> {
    let moment = |at: Option<NaiveDateTime>| at.map(|at| at.format(MOMENT).to_string());
    write(path, &File { reminded: moment(said.bedtime), reminded_of_break: moment(said.pause), ..read(path) })
}

fn write(path: &Path, file: &File) -> Result<(), Error> {
    replace(path, &toml::to_string(file).unwrap_or_default())
}

/// Puts a new file in the place of whatever is there, which stays as it is until the new one is on the disk.
///
/// # Errors
/// [`Error::CannotCreate`] when the folder or the file cannot be made; the old file is then untouched.
pub fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let mut new = path.as_os_str().to_owned();
    new.push(format!(".{}.new", std::process::id()));
    let write = || -> io::Result<()> {
        if let Some(folder) = path.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        // What a killed process of our number left; and nobody's link is followed.
        let _ = fs::remove_file(&new);
        let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
        out.write_all(text.as_bytes())?;
        out.sync_data()?;
        fs::rename(&new, path)
    };
    write().map_err(|source| {
        let _ = fs::remove_file(&new);
        Error::cannot_create(path, source)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_is_saved_is_loaded_and_only_the_person_may_read_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("new/folder/state.toml");
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day);
        let memory = Memory {
            steady: Some(false),
            routine: Id::new("bed-only"),
            ticks: Id::new("falls").into_iter().collect(),
            set_up: true,
            clot_since: day(22),
            clot_checked: day(3),
            lifts: false,
            aside_until: day(30),
            breath_off: true,
            diary: false,
        };
        save(&path, &memory).unwrap();
        assert_eq!(load(&path), memory);
        let device = DeviceId::from_bits(7);
        save_device(&path, &device, "here").unwrap();
        save(&path, &memory).unwrap();
        let memory = Memory { diary: true, ..memory };
        assert_eq!((load(&path), device_names(&path)), (memory, (Some(device), None)));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
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
        save(&path, &memory).unwrap();
        save_reminded(&path, &said).unwrap();
        save(&path, &Memory { set_up: true, ..load(&path) }).unwrap();
        assert_eq!((load(&path), reminded(&path)), (Memory { set_up: true, ..memory }, said));
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
            assert_eq!(load(&path), memory);
        }
        assert_eq!(load(&home.path().join("none")), Memory::default());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let home = tempfile::tempdir().unwrap();
        let blocked = home.path().join("file");
        fs::write(&blocked, "").unwrap();
        let error = save(&blocked.join("state.toml"), &Memory::default()).unwrap_err();
        assert_eq!(error.exit_code(), 73);
        assert!(error.to_string().contains("file/state.toml"), "{error}");
    }

    /// Whoever has not said that the leg was checked cannot lift a block by writing something else down, and no broken file does.
    #[test]
    fn a_block_stays_until_someone_says_so() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.toml");
        let day = NaiveDate::from_ymd_opt(2026, 11, 22);
        save(&path, &Memory { clot_since: day, ..Memory::default() }).unwrap();
        let checked = Memory { clot_checked: day, ..Memory::default() };
        save(&path, &checked).unwrap();
        assert_eq!(load(&path).clot_since, day, "an earlier check of the same day is no answer");
        save(&path, &Memory { lifts: true, ..checked }).unwrap();
        assert_eq!(load(&path).clot_since, None);
        for broken in
            ["clot_since = \"2026-11-22\"\nsteady = \"yes\"\n", "clot_since = \"2026-11-22\"\n[[[", "clot_since = \"20\u{fffd}26\"\nx"]
        {
            fs::write(&path, broken).unwrap();
            assert!(load(&path).clot_since.is_some(), "{broken}");
            save(&path, &Memory::default()).unwrap();
            assert!(load(&path).clot_since.is_some(), "{broken}");
        }
    }
}
