//! Releases on disk: a folder per release, written whole or not at all.
//!
//! A release is written into a temporary folder beside its place, flushed, and renamed; a crash at any point leaves the
//! store as it was. `release.json` is the last file of the folder and lists the others with their checksums.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use app::model::release::Release;
use app::model::report::Report;
use polars::prelude::*;
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::data::Data;
use super::frames::{self, FrameError};
use crate::ingest::Ingested;

const MANIFEST: &str = "release.json";
const COMMITMENTS: &str = "commitments.parquet";
const PLANS: &str = "plans.parquet";
const REPORT: &str = "report.json";

/// What can go wrong with a store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file system refused.
    #[error("cannot {what} ({cause}): {path}", path = path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// What the system said.
        cause: std::io::Error,
        /// Where.
        path: PathBuf,
    },
    /// The folder holds no release.
    #[error("there is no release here; make one with `ogp-dashboard ingest FILE --store {path}`", path = path.display())]
    Empty {
        /// The folder.
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
    /// A table of a release cannot be read.
    #[error("the release cannot be read ({cause}); ingest the sources again: {path}", path = path.display())]
    Unreadable {
        /// Why.
        cause: String,
        /// The release.
        path: PathBuf,
    },
}

/// `release.json`.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    release: Release,
    /// Milliseconds since 1970, to find the newest release. Not part of the content.
    created: u128,
    /// The same of the first time that these files were written; stays when they are made the newest again.
    #[serde(default)]
    first: Option<u128>,
    /// The other files with their SHA-256 in hexadecimal.
    files: Vec<(String, String)>,
}

/// Writes a release into a store and returns its folder. A release that is already there is made the newest; one that is
/// damaged is written anew.
///
/// # Errors
/// If the store cannot be written; it is then as it was before.
pub fn save(store: &Path, data: &Data) -> Result<PathBuf, StoreError> {
    fs::create_dir_all(store).map_err(io("create the store", store))?;
    let draft = tempfile::Builder::new()
        .prefix(".draft-")
        .tempdir_in(store)
        .map_err(io("write into the store", store))?;
    let files = write_files(draft.path(), data)?;
    let place = store.join(folder_name(&data.release.id, &files));
    let created = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |age| age.as_millis());
    let first = manifest(&place).map_or(created, |earlier| earlier.first.unwrap_or(earlier.created));
    let manifest = Manifest { release: data.release.clone(), created, first: Some(first), files };
    write_file(draft.path(), MANIFEST, &to_json(&manifest))?;

    if open(&place).is_ok() {
        // The same files are there already, and whole: only the manifest, with its time, is put in place.
        fs::rename(draft.path().join(MANIFEST), place.join(MANIFEST))
            .map_err(io("replace the manifest", &place))?;
    } else {
        remove_damaged(&place)?;
        fs::rename(draft.keep(), &place).map_err(io("put the release in place", &place))?;
    }
    sync_folder(store);
    Ok(place)
}

/// The id of the release and the first part of a checksum over its files: the same rows may come with another report.
fn folder_name(id: &str, files: &[(String, String)]) -> String {
    let sums: String = files.iter().map(|(_, sum)| sum.as_str()).collect();
    format!("{id}-{}", checksum(sums.as_bytes()).chars().take(8).collect::<String>())
}

/// A folder of this name that is no whole release cannot be served, so nothing is lost with it.
fn remove_damaged(place: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(place) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::Io { what: "remove the damaged release", cause, path: place.into() })
        }
        _ => Ok(()),
    }
}

fn write_files(folder: &Path, data: &Data) -> Result<Vec<(String, String)>, StoreError> {
    let unreadable = |cause: FrameError| unreadable(folder, cause);
    let mut commitments = frames::commitments_frame(&data.commitments).map_err(unreadable)?;
    let mut plans = frames::plans_frame(&data.plans).map_err(unreadable)?;
    [
        (COMMITMENTS, parquet(&mut commitments).map_err(unreadable)?),
        (PLANS, parquet(&mut plans).map_err(unreadable)?),
        (REPORT, to_json(&data.report)),
    ]
    .into_iter()
    .map(|(name, bytes)| {
        write_file(folder, name, &bytes)?;
        Ok((name.to_owned(), checksum(&bytes)))
    })
    .collect()
}

pub(super) fn parquet(frame: &mut DataFrame) -> Result<Vec<u8>, FrameError> {
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).with_compression(ParquetCompression::Snappy).finish(frame)?;
    Ok(bytes)
}

fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let path = folder.join(name);
    let mut file = File::create(&path).map_err(io("create the file", &path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(io("write the file", &path))
}

/// A release of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it says about itself.
    pub release: Release,
    /// When it was first written.
    pub first: SystemTime,
    /// Its folder.
    pub path: PathBuf,
}

/// The releases of a store, the newest first. Folders that are no whole release are passed over.
///
/// # Errors
/// If the store cannot be listed.
pub fn list(store: &Path) -> Result<Vec<Kept>, StoreError> {
    let entries = fs::read_dir(store).map_err(io("list the store", store))?;
    let mut found: Vec<(Manifest, PathBuf)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((manifest(&path).ok()?, path))
        })
        .collect();
    found.sort_by(|(a, _), (b, _)| b.created.cmp(&a.created).then_with(|| a.release.id.cmp(&b.release.id)));
    let kept = |(manifest, path): (Manifest, PathBuf)| {
        let millis = u64::try_from(manifest.first.unwrap_or(manifest.created)).unwrap_or_default();
        Kept { release: manifest.release, first: UNIX_EPOCH + Duration::from_millis(millis), path }
    };
    Ok(found.into_iter().map(kept).collect())
}

/// The newest release of a store that is whole, and its folder; a damaged one is passed over with a warning in the log.
///
/// # Errors
/// If the store cannot be listed or holds no release, or none of its releases can be opened.
pub fn newest(store: &Path) -> Result<(Data, PathBuf), StoreError> {
    let mut first = None;
    for Kept { path, .. } in list(store)? {
        match open(&path) {
            Ok(data) => return Ok((data, path)),
            Err(error) => {
                tracing::warn!(error = ?error.to_string(), "a release is passed over");
                first = first.or(Some(error));
            }
        }
    }
    Err(first.unwrap_or_else(|| StoreError::Empty { path: store.into() }))
}

/// Whether a folder is a release.
pub(super) fn is_release(path: &Path) -> bool {
    path.join(MANIFEST).is_file()
}

/// Whether a folder holds releases.
pub(super) fn is_store(path: &Path) -> bool {
    fs::read_dir(path)
        .is_ok_and(|mut entries| entries.any(|entry| entry.is_ok_and(|entry| is_release(&entry.path()))))
}

/// Opens a release and checks that its files are the ones that were written.
///
/// # Errors
/// If a file is missing, damaged or unreadable.
pub fn open(path: &Path) -> Result<Data, StoreError> {
    let manifest = manifest(path)?;
    let file = |name: &str| checked(path, name, &manifest.files);
    let table = |name: &str| {
        ParquetReader::new(std::io::Cursor::new(file(name)?))
            .finish()
            .map_err(|cause| unreadable(path, cause.into()))
    };
    let commitments = frames::commitments(&table(COMMITMENTS)?).map_err(|cause| unreadable(path, cause))?;
    let plans = frames::plans(&table(PLANS)?).map_err(|cause| unreadable(path, cause))?;
    let report: Report = from_json(path, &file(REPORT)?)?;
    Ok(Data::new(Ingested { commitments, plans, report }, manifest.release.kind))
}

fn manifest(path: &Path) -> Result<Manifest, StoreError> {
    from_json(path, &read(&path.join(MANIFEST))?)
}

fn checked(path: &Path, name: &str, files: &[(String, String)]) -> Result<Vec<u8>, StoreError> {
    let bytes = read(&path.join(name))?;
    match files.iter().find(|(file, _)| file == name) {
        Some((_, sum)) if *sum == checksum(&bytes) => Ok(bytes),
        _ => Err(StoreError::Damaged { file: name.into(), path: path.into() }),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(io("read the file", path))?;
    Ok(bytes)
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Plain data always serialises; an empty file would be found by its checksum and refused.
fn to_json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

fn from_json<T: serde::de::DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(bytes)
        .map_err(|cause| StoreError::Unreadable { cause: cause.to_string(), path: path.into() })
}

fn unreadable(path: &Path, cause: FrameError) -> StoreError {
    StoreError::Unreadable { cause: cause.to_string(), path: path.into() }
}

fn io<'a>(what: &'static str, path: &'a Path) -> impl FnOnce(std::io::Error) -> StoreError + 'a {
    move |cause| StoreError::Io { what, cause, path: path.into() }
}

/// Makes the rename last through a power cut. Not every file system can do it; the release is whole either way.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        drop(folder.sync_all());
    }
}
