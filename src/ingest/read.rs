//! From paths to inputs: the only part of the ingest that touches the disk. It never looks into a file.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::error::InputError;
use super::input::{Content, Input};

/// The largest file that is read, in bytes: 2 GiB.
pub const MAX_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// Larger files are read piece by piece, in bytes: 4 MiB.
const LARGE: u64 = 4 * 1024 * 1024;

/// What is read of a directory, by the end of the name. JSON and Parquet stand beside data as often as they hold them,
/// in a data package for one; so these are given by name.
const OF_DIRECTORY: [&str; 3] = ["csv", "xlsx", "xlsm"];

/// The inputs behind a path: the file, or the CSV files and workbooks of the directory, sorted by name, without
/// subdirectories.
///
/// Each file stands for itself: one that cannot be read does not stop the others.
#[must_use]
pub fn read_path(path: &Path) -> Vec<Result<Input, InputError>> {
    match fs::metadata(path) {
        Err(cause) => vec![Err(missing_or_unreadable(path, cause))],
        Ok(found) if found.is_dir() => read_directory(path),
        Ok(_) => vec![read_file(path)],
    }
}

fn read_directory(path: &Path) -> Vec<Result<Input, InputError>> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(cause) => return vec![Err(missing_or_unreadable(path, cause))],
    };
    let mut files: Vec<_> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| holds_data(path)).collect();
    files.sort();
    if files.is_empty() {
        return vec![Err(InputError::NoCsv { path: path.into() })];
    }
    files.iter().map(|file| read_file(file)).collect()
}

/// Whether a name is that of a table. `~$plan.xlsx` is what Excel leaves beside a workbook that is open.
fn holds_data(path: &Path) -> bool {
    let is_lock = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
    let ends = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase());
    !is_lock && ends.is_some_and(|end| OF_DIRECTORY.contains(&end.as_str()))
}

fn read_file(path: &Path) -> Result<Input, InputError> {
    read_as(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy(), path)
}

/// The input of a file, under a name of its own. A large file is read from where it stands when it is ingested.
///
/// # Errors
/// If it cannot be read, is empty, or too large.
pub fn read_as(name: &str, path: &Path) -> Result<Input, InputError> {
    let unreadable = |cause| missing_or_unreadable(path, cause);
    let found = fs::metadata(path).map_err(unreadable)?;
    if !found.is_file() {
        return Err(InputError::NotAFile { path: path.into() });
    }
    if found.len() > MAX_BYTES {
        return Err(InputError::TooLarge { path: path.into(), bytes: found.len() });
    }
    let name = name.to_owned();
    if found.len() > LARGE {
        return Ok(Input { name, content: Content::File(path.into()) });
    }
    // The limit holds even if the file grows while it is being read.
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
    fs::File::open(path)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(InputError::TooLarge { path: path.into(), bytes: bytes.len() as u64 });
    }
    if bytes.is_empty() {
        return Err(InputError::Empty { path: path.into() });
    }
    Ok(Input { name, content: Content::Bytes(bytes) })
}

fn missing_or_unreadable(path: &Path, cause: std::io::Error) -> InputError {
    match cause.kind() {
        std::io::ErrorKind::NotFound => InputError::Missing { path: path.into() },
        _ => InputError::Unreadable { path: path.into(), cause },
    }
}
