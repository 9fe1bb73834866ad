//! What can go wrong with a store: what, where, and what to do.

use std::io;
use std::path::{Path, PathBuf};

use super::frames::FrameError;

/// What can go wrong with a store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file system refused.
    #[error("cannot {what} ({cause}){}: {path}", advice(.cause), path = path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// What the system said.
        cause: io::Error,
        /// Where.
        path: PathBuf,
    },
    /// Another process writes into the store.
    #[error("{holder} is writing into the store; wait until it has ended, then try again: {path}", path = path.display())]
    Busy {
        /// Who, as in “process 4711”.
        holder: String,
        /// The store.
        path: PathBuf,
    },
    /// The folder holds no release.
    #[error("there is no release here; make one with `ogp-dashboard ingest FILE --store {path}`", path = path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// The store has no release of this id.
    #[error("there is no release “{id}”; there are: {known}; in the store {path}", known = known.join(", "), path = path.display())]
    Unknown {
        /// The id that was asked for.
        id: String,
        /// The ids that would do.
        known: Vec<String>,
        /// The store.
        path: PathBuf,
    },
    /// The current release is the first one: there is nothing to go back to.
    #[error("there is no earlier release to go back to: {path}", path = path.display())]
    NoEarlier {
        /// The store.
        path: PathBuf,
    },
    /// The release is held back, and only a confirmation makes it current.
    #[error("release {id} is held back because data were lost; `ogp-dashboard releases confirm {id}` shows it all the same: {path}", path = path.display())]
    Held {
        /// Its id.
        id: String,
        /// Its folder.
        path: PathBuf,
    },
    /// A release of a later version of the program.
    #[error("the release has format {format}, and this program reads formats up to {newest}; use the program that wrote it, or a newer one: {path}", path = path.display())]
    Later {
        /// The format of the release.
        format: u32,
        /// The last one that this program knows.
        newest: u32,
        /// The release.
        path: PathBuf,
    },
    /// A file of a release is not the one that was written.
    #[error("the release is damaged, {file} does not have its checksum; ingest the sources again: {path}", path = path.display())]
    Damaged {
        /// The file.
        file: String,
        /// The release.
        path: PathBuf,
    },
    /// There is not enough memory for the release.
    #[error(
        "the release needs some {} of memory, and {} are free; use a machine with more, or let a cluster count it: \
         `ogp-dashboard render 'trends.csv?…' --engine spark://HOST:PORT`: {path}",
        size(*.needs), size(*.free), path = path.display()
    )]
    TooLarge {
        /// About how many bytes it takes.
        needs: u64,
        /// How many there are.
        free: u64,
        /// The release.
        path: PathBuf,
    },
    /// There is not enough memory for files of data.
    #[error(
        "the files need some {} of memory, and {} are free; use a machine with more, or load fewer files at a time: {path}",
        size(*.needs), size(*.free), path = path.display()
    )]
    LargeFiles {
        /// About how many bytes they take.
        needs: u64,
        /// How many there are.
        free: u64,
        /// The first of them.
        path: PathBuf,
    },
    /// A table of a release cannot be read.
    #[error("the release cannot be read ({cause}); ingest the sources again: {path}", path = path.display())]
    Unreadable {
        /// Why.
        cause: String,
        /// The release.
        path: PathBuf,
    },
}

/// What helps against the errors of the system that people can do something about.
fn advice(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "; nothing was changed, make room and try again"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "; nothing was changed, see who may write there"
        }
        _ => "",
    }
}

/// Bytes as people say them.
fn size(bytes: u64) -> String {
    match bytes {
        0..10_000_000 => format!("{} kB", bytes / 1000),
        10_000_000..10_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}

/// For `map_err`: what was tried, and where.
pub(super) fn io<'a>(what: &'static str, path: &'a Path) -> impl Fn(io::Error) -> StoreError + 'a {
    move |cause| StoreError::Io { what, cause, path: path.into() }
}

pub(super) fn unreadable(path: &Path, cause: &FrameError) -> StoreError {
    StoreError::Unreadable { cause: cause.to_string(), path: path.into() }
}
