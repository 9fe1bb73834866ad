//! What `--data` takes: files, folders of files, releases and stores.

use std::path::{Path, PathBuf};

use app::model::release::Kind;

use super::data::Data;
use super::disk::{self, StoreError};
use crate::ingest::{self, Input, InputError};
use crate::reference::Reference;
use crate::simulation;

/// Why no data could be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A release or store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
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
}

/// The incomplete sample inside the binary.
#[must_use]
pub fn sample(reference: &Reference) -> Data {
    let file = |name: &str, bytes: &[u8]| Input { name: name.into(), bytes: bytes.into() };
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
    if let Some(path) = paths.iter().find(|path| disk::is_release(path) || disk::is_store(path)) {
        if paths.len() > 1 {
            return Err(LoadError::Combined { path: path.clone() });
        }
        return Ok(Loaded { data: open(path)?, unread: Vec::new() });
    }
    let mut inputs = Vec::new();
    let mut unread = Vec::new();
    for file in paths.iter().flat_map(|path| read(path)) {
        match file {
            Ok(input) => inputs.push(input),
            Err(error) => unread.push(error),
        }
    }
    Ok(Loaded { data: Data::new(ingest::ingest(inputs, reference), Kind::Loaded), unread })
}

/// A file or folder, or a download where the path is an address.
fn read(path: &Path) -> Vec<Result<Input, InputError>> {
    match path.to_str().filter(|path| ingest::is_url(path)) {
        Some(url) => vec![ingest::read_url(url)],
        None => ingest::read_path(path),
    }
}

fn open(path: &Path) -> Result<Data, StoreError> {
    if disk::is_release(path) { disk::open(path) } else { disk::newest(path) }
}
