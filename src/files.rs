//! Files that only their owner may read: put in place whole, locked, told from the ones before. Knows nothing of what that means.

use crate::time::{Clock, SystemClock};
use rustix::fs::OFlags;
use std::{
    fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError},
    io::{self, ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    path::Path,
    process,
    sync::{Arc, OnceLock},
    thread,
    time::{Duration, SystemTime},
};

/// How long a command waits for whoever else is writing.
pub const PATIENCE: Duration = Duration::from_secs(5);
/// How long a person in front of a screen does: not so that they notice.
pub const BRIEFLY: Duration = Duration::from_millis(40);
/// From one look at a lock that something else holds to the next.
const LOOK: Duration = Duration::from_millis(5);

/// What to do about a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Put the new one in its place.
    Replace,
    /// Leave it alone and fail.
    Refuse,
}

/// Puts a file in its place: written beside it, synced, read back, renamed, and the folder synced. What was
/// there stays as it is until the new file is whole on the disk; a killed process leaves it, or the new one.
///
/// # Errors
/// When any of that fails; the old file is then untouched, unless only the last sync failed.
pub fn put(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let mut new = path.as_os_str().to_owned();
    new.push(format!(".{}.new", process::id()));
    let new = Path::new(&new);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let write = || -> io::Result<()> {
        // What a killed process of our number left; and nobody's link is followed.
        let _ = fs::remove_file(new);
        let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(new)?;
        out.write_all(bytes)?;
        out.sync_all()?;
        if fs::read(new)? != bytes {
            return Err(io::Error::other("what was written is not what is read back"));
        }
        match existing {
            Existing::Replace => fs::rename(new, path),
            Existing::Refuse => place(new, path),
        }
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(new);
    })?;
    sync_folder(folder.unwrap_or(Path::new(".")))
}

/// Gives a file the name `path`, unless something has it: whoever takes that name in the same moment keeps it.
fn place(new: &Path, path: &Path) -> io::Result<()> {
    let placed = fs::hard_link(new, path).and_then(|()| fs::remove_file(new)).or_else(|error| match error.kind() {
        ErrorKind::AlreadyExists => Err(error),
        // A disk without links: an empty file of ours keeps the place.
        _ => {
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
            fs::rename(new, path).inspect_err(|_| {
                let _ = fs::remove_file(path);
            })
        }
    });
    placed.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => io::Error::new(ErrorKind::AlreadyExists, "it is there already"),
        _ => error,
    })
}

/// As [`put`], for a place of our own: its folder is made, too.
///
/// # Errors
/// As [`put`], and when the folder cannot be made.
pub fn put_with_folder(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    path.parent().map_or(Ok(()), make_folder)?;
    put(path, bytes, existing)
}

/// Makes a folder for its owner alone, with those above it.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    folder.parent().map_or(Ok(()), sync_folder)
}

/// A new name in a folder survives a power cut only once the folder is on the disk too.
///
/// # Errors
/// When the disk fails. Where folders cannot be synced at all, as on some network disks, nothing is wrong.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // One that may be written in but not listed cannot be opened.
    let Ok(opened) = File::open(folder) else { return Ok(()) };
    match opened.sync_all() {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

/// Opens a plain file of ours; a pipe or a device in its place is refused and never waited for.
///
/// # Errors
/// When it cannot be opened, or is no plain file.
pub fn opened(path: &Path, how: &mut OpenOptions) -> io::Result<File> {
    let file = how.read(true).mode(0o600).custom_flags(OFlags::NONBLOCK.bits().cast_signed()).open(path)?;
    let data = file.metadata()?;
    if !data.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a plain file"));
    }
    if data.mode() & 0o077 != 0 {
        // A sync tool may have made it readable for others. Where this is not ours to change, it stays.
        let _ = file.set_permissions(Permissions::from_mode(0o600));
    }
    Ok(file)
}

/// Takes the lock, waiting so long for whoever has it; it is given back when the file is closed. `None` if that took too long, false
/// where there are no locks, as on some network disks.
#[must_use]
pub fn locked(lock: &File, patience: Duration) -> Option<bool> {
    // Nearly always it is free, and then nobody asks for the time.
    let mut until = None;
    loop {
        match lock.try_lock() {
            Ok(()) => return Some(true),
            Err(TryLockError::Error(_)) => return Some(false),
            Err(TryLockError::WouldBlock) => {}
        }
        // On a busy computer a sleep may last much longer than it was to: counted looks would be no time.
        let now = SystemClock.now().mono;
        let until = *until.get_or_insert(now + patience);
        if now >= until {
            return None;
        }
        thread::sleep(LOOK.min(until.since(now)));
    }
}

/// What tells a file from the one that lay there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print(SystemTime, u64, u64);

/// That of the file at this place; `None` where there is none.
#[must_use]
pub fn print(path: &Path) -> Option<Print> {
    let data = fs::metadata(path).ok()?;
    Some(Print(data.modified().ok()?, data.len(), data.ino()))
}

/// A file that is read when it is first asked for, and only then. Clones share what was read.
#[derive(Clone, Debug, Default)]
pub struct Once(Arc<OnceLock<Option<Vec<u8>>>>);

impl Once {
    /// What was read; it is `read` now if nobody has asked before.
    pub fn get(&self, read: impl FnOnce() -> Option<Vec<u8>>) -> Option<&[u8]> {
        self.0.get_or_init(read).as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_its_owners_alone_and_replaced_only_if_that_is_wanted() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("new/folder/file");
        assert!(put(&path, b"one", Existing::Refuse).is_err(), "whoever names a file is told if there is no such folder");
        put_with_folder(&path, b"one", Existing::Refuse).unwrap();
        assert_eq!(put(&path, b"two", Existing::Refuse).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        let late = path.with_extension("late");
        fs::write(&late, "three").unwrap();
        assert_eq!(place(&late, &path).unwrap_err().kind(), ErrorKind::AlreadyExists, "also if it came after a look");
        assert_eq!(fs::read(&path).unwrap(), b"one");
        fs::remove_file(&late).unwrap();
        let before = print(&path);
        put(&path, b"two", Existing::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_ne!(print(&path), before);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(path.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        assert_eq!(print(&home.path().join("none")), None);
    }

    #[test]
    fn a_lock_is_waited_for_so_long_and_given_back_with_its_file() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("lock");
        let open = || opened(&path, OpenOptions::new().write(true).create(true)).unwrap();
        let (ours, theirs) = (open(), open());
        assert_eq!(locked(&theirs, Duration::ZERO), Some(true));
        assert_eq!(locked(&ours, Duration::from_millis(20)), None);
        drop(theirs);
        // A program that another test has just begun to start may have the file open as well, for a moment.
        assert_eq!(locked(&ours, PATIENCE), Some(true));
    }

    #[test]
    fn what_is_read_once_is_not_read_again() {
        let once = Once::default();
        assert_eq!(once.get(|| Some(b"one".to_vec())), Some(&b"one"[..]));
        assert_eq!(once.clone().get(|| None), Some(&b"one"[..]));
    }
}
