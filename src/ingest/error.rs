//! Why a file cannot be used, or cannot be read at all. Each message says what, where and what to do.

use std::path::PathBuf;

use crate::fetch::FetchError;

/// A file that was read but is no export that can be used. Its message goes into the report.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unusable {
    #[error("the file is empty; download it again")]
    Empty,
    #[error("this is {what}, no table of commitments; {advice}")]
    OtherFormat { what: &'static str, advice: &'static str },
    #[error(
        "this is binary data of no known format; save the table as CSV in UTF-8, .xlsx, JSON or Parquet and load that"
    )]
    Binary,
    #[error(
        "the {format} file cannot be read: {cause}; open it and save it again, or save the table as CSV in UTF-8"
    )]
    Damaged { format: &'static str, cause: String },
    #[error("the JSON cannot be read: {0}; it must be one list of objects, with an object for each row")]
    Json(String),
    #[error(
        "the table has {found} {what}, but at most {most} {unit} are read; split it, or leave out what is no commitment"
    )]
    TooMuch { what: &'static str, found: String, most: usize, unit: &'static str },
    /// Never told: the file is then decoded as a whole.
    #[error("the text is not in UTF-8")]
    NotUtf8,
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
    #[error("this is neither a file nor a directory; give a file or a directory of files: {}", .path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// A directory without a CSV file or workbook.
    #[error("the directory holds no .csv or .xlsx file; give the directory of the exports, or the files themselves: {}", .path.display())]
    NoCsv {
        /// The path.
        path: PathBuf,
    },
}
