//! Files of a store: written to the disk itself before anything relies on them, and read back with their checksums.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use polars::prelude::PolarsError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::error::{StoreError, io, unreadable};
use super::frames::FrameError;

/// Folders that are no releases: drafts, and releases on their way out. What a crash leaves of them is swept up.
pub(super) const DRAFT: &str = ".draft-";

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Its name in the folder.
    pub(super) name: &'static str,
    /// Its size.
    pub(super) bytes: u64,
    /// SHA-256 in hexadecimal.
    pub(super) sum: String,
}

/// Writes a file and waits until the disk has it.
pub(super) fn write(
    folder: &Path,
    name: &'static str,
    fill: impl FnOnce(&mut Sink) -> Result<(), FrameError>,
) -> Result<Written, StoreError> {
    let path = folder.join(name);
    let refused = io("write the file", &path);
    let file = File::create(&path).map_err(io("create the file", &path))?;
    let mut sink = Sink { file: BufWriter::new(file), hash: Hasher::default(), bytes: 0, failure: None };
    if let Err(cause) = fill(&mut sink) {
        // A disk that is full is no defect of the table that was to be written.
        return Err(sink.failure.take().map_or_else(|| unreadable(&path, &cause), refused));
    }
    sink.file.flush().and_then(|()| sink.file.get_ref().sync_all()).map_err(refused)?;
    Ok(Written { name, bytes: sink.bytes, sum: sink.hash.finish() })
}

/// Writes bytes that are at hand.
pub(super) fn write_bytes(folder: &Path, name: &'static str, bytes: &[u8]) -> Result<Written, StoreError> {
    write(folder, name, |sink| Ok(sink.write_all(bytes).map_err(PolarsError::from)?))
}

/// Writes a value as JSON, piece by piece: a long report need not be in memory twice.
pub(super) fn write_json<T: Serialize>(
    folder: &Path,
    name: &'static str,
    value: &T,
) -> Result<Written, StoreError> {
    let io = |cause| PolarsError::from(io::Error::from(cause));
    write(folder, name, |sink| Ok(serde_json::to_writer_pretty(sink, value).map_err(io)?))
}

/// Puts a small file in place of another one: readers see the old one or the new one, whole.
pub(super) fn replace(
    folder: &Path,
    name: &'static str,
    bytes: &[u8],
    store: &Path,
) -> Result<(), StoreError> {
    let draft = draft_in(store)?;
    write_bytes(draft.path(), name, bytes)?;
    let path = folder.join(name);
    fs::rename(draft.path().join(name), &path).map_err(io("replace the file", &path))?;
    sync_folder(folder);
    Ok(())
}

/// A folder for files that are not finished; it goes when it is dropped.
pub(super) fn draft_in(store: &Path) -> Result<tempfile::TempDir, StoreError> {
    tempfile::Builder::new().prefix(DRAFT).tempdir_in(store).map_err(io("write into the store", store))
}

/// A file being written, with its checksum so far.
pub(super) struct Sink {
    file: BufWriter<File>,
    hash: Hasher,
    bytes: u64,
    /// What the system said, for whoever gets only the words of a library.
    failure: Option<io::Error>,
}

impl Sink {
    fn note(&mut self, cause: io::Error) -> io::Error {
        let same = match cause.raw_os_error() {
            Some(code) => io::Error::from_raw_os_error(code),
            None => cause.kind().into(),
        };
        self.failure = Some(cause);
        same
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes).map_err(|cause| self.note(cause))?;
        self.hash.0.update(bytes.get(..count).unwrap_or_default());
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush().map_err(|cause| self.note(cause))
    }
}

/// Checks that a file is the one that was written, without holding it in memory.
pub(super) fn check(folder: &Path, name: &str, sum: &str) -> Result<(), StoreError> {
    let path = folder.join(name);
    let mut hash = Hasher::default();
    File::open(&path)
        .and_then(|mut file| io::copy(&mut file, &mut hash))
        .map_err(io("read the file", &path))?;
    if hash.finish() == sum {
        return Ok(());
    }
    Err(StoreError::Damaged { file: name.into(), path: folder.into() })
}

/// Checks that a file is as long as the one that was written.
pub(super) fn check_size(folder: &Path, name: &str, bytes: u64) -> Result<(), StoreError> {
    let path = folder.join(name);
    let found = fs::metadata(&path).map_err(io("read the file", &path))?;
    if found.len() == bytes {
        return Ok(());
    }
    Err(StoreError::Damaged { file: name.into(), path: folder.into() })
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(io("read the file", path))?;
    Ok(bytes)
}

pub(super) fn checksum(bytes: &[u8]) -> String {
    let mut hash = Hasher::default();
    hash.0.update(bytes);
    hash.finish()
}

/// A checksum over what is written into it.
#[derive(Default)]
pub(super) struct Hasher(Sha256);

impl Hasher {
    /// SHA-256 in hexadecimal.
    pub(super) fn finish(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Plain data always serialises; an empty file would be found by its checksum and refused.
pub(super) fn to_json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

pub(super) fn from_json<T: DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(bytes)
        .map_err(|cause| StoreError::Unreadable { cause: cause.to_string(), path: path.into() })
}

/// Makes a rename last through a power cut. Not every file system can do it; what was renamed is whole either way.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        drop(folder.sync_all());
    }
}
