//! What `--data` takes: files, folders of files, releases and stores.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use app::model::release::Kind;

use super::data::Data;
use super::disk;
use super::error::StoreError;
use super::memory;
use super::shelf;
use super::tags::{Tags, tags};
use crate::fetch::{self, Download, Limits};
use crate::ingest::{self, Input, InputError, Mapping};
use crate::reference::Reference;
use crate::simulation;

/// Why no data could be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A release or store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A folder of exports was expected.
    #[error("this holds releases, not exports; give the files themselves: {path}", path = path.display())]
    NotFiles {
        /// The release or store.
        path: PathBuf,
    },
    /// It is not clear what is meant.
    #[error("this folder holds both releases and files of data; give the one or the other: {path}", path = path.display())]
    Mixed {
        /// The folder.
        path: PathBuf,
    },
    /// A release is whole by itself and cannot be joined with other data.
    #[error("a release cannot be combined with other data; give it alone, or give the files it was made from: {path}", path = path.display())]
    Combined {
        /// The release or store.
        path: PathBuf,
    },
}

/// What was loaded, and the files that could not be read at all.
#[derive(Debug)]
pub struct Loaded {
    /// The data.
    pub data: Data,
    /// Files that could not be read; those that could be read but not used are in the report.
    pub unread: Vec<InputError>,
    /// The store it comes from, and the folder of the release in it; `None` where it comes from anywhere else.
    pub from: Option<(PathBuf, PathBuf)>,
}

impl Loaded {
    /// Data that were made, not read.
    #[must_use]
    pub fn made(data: Data) -> Self {
        Self { data, unread: Vec::new(), from: None }
    }
}

/// The incomplete sample inside the binary.
#[must_use]
pub fn sample(reference: &Reference) -> Data {
    let file = |name: &str, bytes: &[u8]| Input::new(name, bytes);
    let inputs = vec![
        file("national_commitments.csv", include_bytes!("../../data/sample/national_commitments.csv")),
        file("local_commitments.csv", include_bytes!("../../data/sample/local_commitments.csv")),
    ];
    Data::new(ingest::ingest(inputs, reference), Kind::Sample)
}

/// A simulated release of fictional members, for training and for trying every badge.
#[must_use]
pub fn simulated(reference: &Reference) -> Data {
    Data::new(simulation::demo(reference), Kind::Simulated)
}

/// Loads what stands behind paths: one release, one store (its newest release), or any files and folders of files.
///
/// # Errors
/// If a release or store cannot be used. Files that cannot be used do not stop the others.
pub fn load(paths: &[PathBuf], reference: &Reference) -> Result<Loaded, LoadError> {
    load_mapped(paths, None, reference)
}

/// The same, with a mapping for files that have the headers it names.
///
/// # Errors
/// As [`load`].
pub fn load_mapped(
    paths: &[PathBuf],
    mapping: Option<&Mapping>,
    reference: &Reference,
) -> Result<Loaded, LoadError> {
    match release_among(paths)? {
        Some(path) if paths.len() > 1 => Err(LoadError::Combined { path: path.clone() }),
        Some(path) => Ok(open(path)?),
        None => load_files(paths, mapping, reference),
    }
}

/// Reads files and folders of files, with a mapping for those that have its headers. A release or store among them is refused: it holds no exports.
///
/// # Errors
/// If a path is a release or a store, or there is too little memory for the files. Files that cannot be used do not stop the others.
pub fn load_files(
    paths: &[PathBuf],
    mapping: Option<&Mapping>,
    reference: &Reference,
) -> Result<Loaded, LoadError> {
    if let Some(path) = release_among(paths)? {
        return Err(LoadError::NotFiles { path: path.clone() });
    }
    let mut inputs = Vec::new();
    let mut unread = Vec::new();
    // What was downloaded stays on the disk until it has been read.
    let mut downloads = Vec::new();
    for file in paths.iter().flat_map(|path| read(path, &mut downloads)) {
        match file {
            Ok(input) => inputs.push(input),
            Err(error) => unread.push(error),
        }
    }
    memory::check_files(paths, &inputs)?;
    let ingested = ingest::ingest_mapped(inputs, mapping, reference);
    Ok(Loaded { data: Data::new(ingested, Kind::Loaded), unread, from: None })
}

/// The first path that is a release or a store.
fn release_among(paths: &[PathBuf]) -> Result<Option<&PathBuf>, LoadError> {
    let mut stores = paths.iter().filter(|path| disk::is_release(path) || disk::is_store(path));
    let Some(path) = stores.next() else { return Ok(None) };
    // The tables of a release are CSV files, too, but no exports.
    let has_files = || ingest::read_path(path).iter().any(Result::is_ok);
    if !disk::is_release(path) && has_files() {
        Err(LoadError::Mixed { path: path.clone() })
    } else {
        Ok(Some(path))
    }
}

/// Whether a folder is a store and nothing else.
#[must_use]
pub fn is_store(path: &Path) -> bool {
    disk::is_store(path) && !ingest::read_path(path).iter().any(Result::is_ok)
}

/// A file or folder, or a download where the path is an address.
fn read(path: &Path, downloads: &mut Vec<Download>) -> Vec<Result<Input, InputError>> {
    match path.to_str().filter(|path| fetch::is_url(path)) {
        Some(url) => vec![download(url, downloads)],
        None => ingest::read_path(path),
    }
}

fn download(url: &str, downloads: &mut Vec<Download>) -> Result<Input, InputError> {
    // Who typed the address sees why it failed, and can try again.
    let limits = Limits { bytes: ingest::MAX_BYTES, retries: 0, ..Limits::default() };
    let download = fetch::download(url, &limits)?;
    let input = ingest::read_as(&download.name, &download.path());
    downloads.push(download);
    input
}

fn open(path: &Path) -> Result<Loaded, StoreError> {
    if disk::is_release(path) {
        return Ok(Loaded { data: disk::open(path)?, unread: Vec::new(), from: None });
    }
    newest_of(path)
}

/// The current release of a store without its commitments, for questions that somebody else counts.
///
/// # Errors
/// If the store holds no release, or the current one cannot be opened.
pub fn newest_without_rows(store: &Path) -> Result<Loaded, StoreError> {
    without_rows(store, &current(store)?)
}

/// The same with its folder and how its commitments are tagged, for questions that are counted from that. They are read side by side.
///
/// # Errors
/// As [`newest_without_rows`], and if the release has no table of tags.
pub fn newest_with_tags(store: &Path) -> Result<(PathBuf, Vec<Tags>, Loaded), StoreError> {
    let current = current(store)?;
    let (tags, loaded) = thread::scope(|threads| {
        let tags = threads.spawn(|| tags(&current));
        let loaded = without_rows(store, &current);
        (tags.join().unwrap_or_else(|panic| resume_unwind(panic)), loaded)
    });
    Ok((current, tags?, loaded?))
}

/// Where the current release of a store is.
fn current(store: &Path) -> Result<PathBuf, StoreError> {
    let current = shelf::current(store)?.ok_or_else(|| StoreError::Empty { path: store.into() })?;
    Ok(current.path)
}

fn without_rows(store: &Path, release: &Path) -> Result<Loaded, StoreError> {
    let data = disk::open_without_rows(release)?;
    Ok(Loaded { data, unread: Vec::new(), from: Some((store.into(), release.into())) })
}

/// The current release of a store.
///
/// # Errors
/// If the store holds no release, or none of its releases can be opened.
pub fn newest_of(store: &Path) -> Result<Loaded, StoreError> {
    let (data, place) = shelf::newest(store)?;
    Ok(Loaded { data, unread: Vec::new(), from: Some((store.into(), place)) })
}
