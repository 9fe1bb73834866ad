//! Why a file cannot be used, or cannot be read at all. Each message says what, where and what to do.

use std::path::PathBuf;

use crate::fetch::FetchError;

/// A file that was read but is no export that can be used. Its message goes into the report.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unusable {
    #[error("the file is empty; download it again")]
    Empty,
    #[error("this is {what}, not a CSV file; {advice}")]
    OtherFormat { what: &'static str, advice: &'static str },
    #[error("this is binary data, not a CSV file; export the table as CSV in UTF-8 and load that")]
    Binary,
    #[error("{0}")]
    UnknownLayout(String),
    #[error("the file has the headers of {layout} but no rows; it may have been cut off: download it again")]
    NoRows { layout: &'static str },
    #[error("the table could not be read: {0}; export it again as CSV in UTF-8")]
    Table(String),
}

/// A path from which no input could be taken.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// Nothing is there.
    #[error("there is no file or directory; check the path: {}", .path.display())]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// The system does not let it be read.
    #[error("it cannot be read ({cause}); check its permissions: {}", .path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// Nothing in it.
    #[error("the file is empty; download it again: {}", .path.display())]
    Empty {
        /// The path.
        path: PathBuf,
    },
    /// More than [`super::MAX_BYTES`].
    #[error("the file has {bytes} bytes, more than the {} that can be read; split it: {}", super::MAX_BYTES, .path.display())]
    TooLarge {
        /// The path.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// It stands on the web, and did not come.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// Neither a file nor a directory.
    #[error("this is neither a file nor a directory; give a CSV file or a directory of them: {}", .path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// A directory without a CSV file.
    #[error("the directory holds no .csv file; give the directory of the exports: {}", .path.display())]
    NoCsv {
        /// The path.
        path: PathBuf,
    },
}
