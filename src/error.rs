//! What can go wrong at the edge, in words that name the thing, the place and the mend; and the exit code of each.

use crate::model::SafeText;
use std::{io, path::Path};

/// A failure that ends a command.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command makes no sense as it was given.
    #[error("{0}")]
    Usage(String),
    /// There is no terminal to draw on.
    #[error("{0}")]
    NoTerminal(String),
    /// A file's content is no good; it has been said why.
    #[error("{0}")]
    BadData(String),
    /// A file that was asked for cannot be read.
    #[error("cannot read {path}: {source}. Check the name and that you may read it.")]
    NoInput {
        /// The file.
        path: SafeText,
        /// Why.
        source: io::Error,
    },
    /// A file or folder cannot be made.
    #[error("cannot write {path}: {source}. Nothing else is lost; check the folder and the space on the disk.")]
    CannotCreate {
        /// The file.
        path: SafeText,
        /// Why.
        source: io::Error,
    },
    /// A file that the person named is there, and is not to be replaced.
    #[error("{0} is there already. Nothing was written; --force replaces it.")]
    Exists(SafeText),
    /// A folder or file of the diary cannot be made or opened.
    #[error("{0}")]
    Closed(String),
    /// An entry of the diary cannot be written.
    #[error("{0}")]
    Unsaved(String),
    /// Something else is writing in the diary.
    #[error("{0}")]
    Busy(String),
    /// The diary does not hold what was asked for.
    #[error("{0}")]
    NoDiary(String),
    /// Reading or writing failed on the way.
    #[error("{what}: {source}")]
    Io {
        /// What was being done.
        what: &'static str,
        /// Why it failed.
        source: io::Error,
    },
}

impl Error {
    /// The exit code: 2 usage or no terminal, 65 bad data, 66 no input, 73 cannot create, 74 I/O, 75 busy.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::NoTerminal(_) => 2,
            Self::BadData(_) => 65,
            Self::NoInput { .. } | Self::NoDiary(_) => 66,
            Self::CannotCreate { .. } | Self::Exists(_) | Self::Closed(_) => 73,
            Self::Io { .. } | Self::Unsaved(_) => 74,
            Self::Busy(_) => 75,
        }
    }

    /// A file that cannot be read.
    #[must_use]
    pub fn no_input(path: &Path, source: io::Error) -> Self {
        Self::NoInput { path: shown(path), source }
    }

    /// A file that cannot be written.
    #[must_use]
    pub fn cannot_create(path: &Path, source: io::Error) -> Self {
        Self::CannotCreate { path: shown(path), source }
    }
}

/// A path as it may be shown.
#[must_use]
pub fn shown(path: &Path) -> SafeText {
    SafeText::new(&path.to_string_lossy())
}
