//! Whether a release fits into memory, before it is read: a process that takes too much is killed without a word.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use polars_io::SerReader;
use polars_io::parquet::read::{FileMetadata, ParquetReader};

use super::disk::COMMITMENTS;
use super::error::{StoreError, io, unreadable};
use super::tags::TAGS;
use crate::config::MEMORY_VARIABLE;
use crate::ingest::Input;

/// Bytes of memory that a byte of the table takes, the table without its compression: rows, index, counts and what reading it needs
/// meanwhile. Measured on the Explorer's export fifty times over: 4.1.
const FACTOR: u64 = 5;
/// The same of a byte of a CSV file: its text, and what is understood of it. Measured on the Explorer's export a hundred times over:
/// 2.6.
const FACTOR_OF_FILES: u64 = 3;
/// Files are small below this, whatever they hold, in bytes.
const SMALL: u64 = 4 * 1024 * 1024;

/// Bytes of memory that counting a row of tags takes where nothing else of a release is read, by policy area and by challenge. Measured on
/// the Explorer’s export a hundred times over: 400.
const PER_COUNT: u64 = 500;

/// Refuses a release for which there is not enough memory.
///
/// # Errors
/// If it needs more than there is, or its table cannot be read.
pub(super) fn check(release: &Path) -> Result<(), StoreError> {
    fits(release, COMMITMENTS, |table| {
        let bytes: usize = table.row_groups.iter().map(|group| group.total_byte_size()).sum();
        FACTOR.saturating_mul(bytes as u64)
    })
}

/// The same for a release of which only counts are wanted.
///
/// # Errors
/// As [`check`].
pub(super) fn check_counts(release: &Path) -> Result<(), StoreError> {
    fits(release, TAGS, |table| PER_COUNT.saturating_mul(table.num_rows as u64))
}

/// Refuses files for which there is not enough memory.
///
/// # Errors
/// If they need more than there is.
pub(super) fn check_files(paths: &[PathBuf], inputs: &[Input]) -> Result<(), StoreError> {
    let bytes: u64 = inputs.iter().map(Input::size).sum();
    let Some(free) = free().filter(|_| bytes > SMALL) else { return Ok(()) };
    let needs = FACTOR_OF_FILES.saturating_mul(bytes);
    if needs <= free {
        return Ok(());
    }
    let path = paths.first().cloned().unwrap_or_default();
    Err(StoreError::LargeFiles { needs, free, path })
}

/// Refuses a release that needs more than there is, as one of its tables tells.
fn fits(release: &Path, table: &str, needs: impl Fn(&FileMetadata) -> u64) -> Result<(), StoreError> {
    let Some(free) = free() else { return Ok(()) };
    let path = release.join(table);
    let file = File::open(&path).map_err(io("read the file", &path))?;
    let mut reader = ParquetReader::new(file);
    let needs = needs(reader.get_metadata().map_err(|cause| unreadable(release, &cause.into()))?);
    if needs <= free { Ok(()) } else { Err(StoreError::TooLarge { needs, free, path: release.into() }) }
}

/// How many bytes this process may still take: the least of what the operator says, and what the system says of itself and of the
/// group that the process is in. `None` where nobody says anything.
fn free() -> Option<u64> {
    let said = std::env::var(MEMORY_VARIABLE).ok().and_then(|said| said.trim().parse().ok());
    let system = fs::read_to_string("/proc/meminfo").ok().and_then(|text| available(&text));
    let group = fs::read_to_string("/proc/self/cgroup").ok().and_then(|text| of_groups(&text));
    said.into_iter().chain(system).chain(group).min()
}

/// The line `MemAvailable:  123 kB` of `/proc/meminfo`.
fn available(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.saturating_mul(1024))
}

/// The least that a control group (version 2) around this process leaves, from `/proc/self/cgroup`.
fn of_groups(text: &str) -> Option<u64> {
    let own = text.lines().find_map(|line| line.strip_prefix("0::/"))?;
    let groups = Path::new(own).ancestors().map(|group| Path::new("/sys/fs/cgroup").join(group));
    groups.filter_map(|group| left_in(&group)).min()
}

/// What a control group with a limit leaves; files that the system keeps in memory give way.
fn left_in(group: &Path) -> Option<u64> {
    let number = |name: &str| fs::read_to_string(group.join(name)).ok()?.trim().parse::<u64>().ok();
    let (limit, taken) = (number("memory.max")?, number("memory.current")?);
    let known = fs::read_to_string(group.join("memory.stat")).unwrap_or_default();
    let files = known.lines().find_map(|line| line.strip_prefix("inactive_file ")?.parse::<u64>().ok());
    Some(limit.saturating_sub(taken.saturating_sub(files.unwrap_or_default())))
}

#[cfg(test)]
mod tests {
    use super::available;

    #[test]
    fn the_system_says_what_is_free() {
        let text = "MemTotal:       24635248 kB\nMemFree:         9000000 kB\nMemAvailable:   22000000 kB\n";
        assert_eq!(available(text), Some(22_000_000 * 1024));
        assert_eq!(available("MemTotal: 1 kB\n"), None);
    }
}
