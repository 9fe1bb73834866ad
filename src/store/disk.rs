//! A release on disk: a folder that is written whole or not at all.
//!
//! It is written into a draft beside its place, flushed to the disk, and renamed; a crash at any point leaves the store as it
//! was. `release.json` is the last file of the folder and lists the others with their checksums.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use app::model::release::Release;
use app::model::report::Report;
use polars::prelude::DataFrame;
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;

use super::data::Data;
use super::error::{StoreError, io, unreadable};
use super::files::{self, Written};
use super::loss::{Before, Loss};
use super::manifest::{MANIFEST, Manifest};
use super::package::{self, PACKAGE};
use super::tags::TAGS;
use super::{frames, lock, memory, shelf, tables};

pub(super) const COMMITMENTS: &str = "commitments.parquet";
pub(super) const PLANS: &str = "plans.parquet";
pub(super) const REPORT: &str = "report.json";

/// What came of saving a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its folder.
    pub path: PathBuf,
    /// What it says about itself.
    pub release: Release,
    /// What it lacks that the current release has, where that is so much that it is held back: it is kept, and the release
    /// that was current stays current until somebody confirms.
    pub held: Option<Vec<Loss>>,
}

/// Writes a release into a store and makes it the current one, unless it lacks much of what the current one has. A release
/// that is already there is only made current; one that is damaged is written anew.
///
/// # Errors
/// If another process writes into the store, or it cannot be written; it is then as it was before.
pub fn save(store: &Path, data: &Data) -> Result<Saved, StoreError> {
    write(store, data, false)
}

/// The same, whatever the release lacks.
///
/// # Errors
/// If another process writes into the store, or it cannot be written; it is then as it was before.
pub fn save_accepting(store: &Path, data: &Data) -> Result<Saved, StoreError> {
    write(store, data, true)
}

fn write(store: &Path, data: &Data, accept: bool) -> Result<Saved, StoreError> {
    let _lock = lock::take(store)?;
    let (before, losses) = compared(store, data)?;
    let draft = files::draft_in(store)?;
    let written = write_files(draft.path(), data)?;
    let sums: Vec<(String, String)> = written.into_iter().map(|file| (file.name.into(), file.sum)).collect();
    let place = store.join(folder_name(&data.release.id, &sums));
    let held = !accept && !losses.is_empty();
    if read(&place).is_ok() {
        if !held {
            shelf::confirmed(store, &place, &losses)?;
        }
    } else {
        let newest = shelf::list(store)?.iter().map(|kept| kept.created).max();
        let (held, confirmed) =
            if held { (losses.clone(), Vec::new()) } else { (Vec::new(), losses.clone()) };
        let manifest = Manifest::new(data.release.clone(), sums, newest);
        let manifest = Manifest { replaces: before, held, confirmed, ..manifest };
        files::write_json(draft.path(), MANIFEST, &manifest)?;
        files::sync_folder(draft.path());
        shelf::remove(store, &place)?;
        fs::rename(draft.keep(), &place).map_err(io("put the release in place", &place))?;
        files::sync_folder(store);
    }
    if !held {
        shelf::point(store, &place)?;
    }
    Ok(Saved { path: place, release: data.release.clone(), held: held.then_some(losses) })
}

/// The id of the current release, and what some data lack against it. A release that cannot be read has nothing to lose.
fn compared(store: &Path, data: &Data) -> Result<(Option<String>, Vec<Loss>), StoreError> {
    for kept in shelf::in_turn(store)? {
        match Before::read(&kept.path) {
            Ok(before) => return Ok((Some(kept.release.id), before.lost_in(data))),
            Err(error) => tracing::warn!(error = ?error.to_string(), "a release is passed over"),
        }
    }
    Ok((None, Vec::new()))
}

/// The id of the release and the first part of a checksum over its files: the same rows may come with another report.
fn folder_name(id: &str, files: &[(String, String)]) -> String {
    let sums: String = files.iter().map(|(_, sum)| sum.as_str()).collect();
    format!("{id}-{}", files::checksum(sums.as_bytes()).chars().take(8).collect::<String>())
}

/// Writes everything but the manifest.
fn write_files(folder: &Path, data: &Data) -> Result<Vec<Written>, StoreError> {
    let defect = |cause| unreadable(folder, &cause);
    let mut plans = frames::plans_frame(&data.plans).map_err(defect)?;
    let mut written = vec![
        files::write(folder, COMMITMENTS, |sink| tables::commitments(&data.commitments, sink))?,
        files::write(folder, PLANS, |sink| tables::parquet(&mut plans, sink))?,
        files::write(folder, TAGS, |sink| tables::tags(&data.commitments, sink))?,
        files::write(folder, tables::REJECTS, |sink| tables::rejects_csv(&data.report, sink))?,
        files::write(folder, tables::SOURCES, |sink| tables::sources_csv(&data.report, sink))?,
        files::write_json(folder, REPORT, &data.report)?,
    ];
    let commitments = tables::some_commitments(&data.commitments).map_err(defect)?;
    let tags = tables::some_tags(&data.commitments).map_err(defect)?;
    let tables = [(COMMITMENTS, &commitments), (PLANS, &plans), (TAGS, &tags)];
    let package = package::package(&data.release, &written, &tables);
    written.push(files::write_json(folder, PACKAGE, &package)?);
    Ok(written)
}

/// Opens a release and checks that all its files are the ones that were written.
///
/// # Errors
/// If a file is missing, damaged or unreadable, a later version of the program wrote it, or there is too little memory for it.
pub fn open(path: &Path) -> Result<Data, StoreError> {
    Manifest::read(path)?;
    memory::check(path)?;
    read(path)
}

/// The same, whatever memory it takes.
fn read(path: &Path) -> Result<Data, StoreError> {
    let manifest = Manifest::read(path)?;
    for (name, sum) in &manifest.files {
        files::check(path, name, sum)?;
    }
    let commitments =
        frames::commitments(&table(path, COMMITMENTS)?).map_err(|cause| unreadable(path, &cause))?;
    let plans = frames::plans(&table(path, PLANS)?).map_err(|cause| unreadable(path, &cause))?;
    let report: Report = files::from_json(path, &files::read(&path.join(REPORT))?)?;
    // The files are those that were written for it, so that what it says of itself need not be made again.
    Ok(Data { release: manifest.release, commitments, plans, report })
}

/// Opens a release without its commitments and its report, for questions that somebody else counts. What is read is checked by its
/// sum, what is not by its size.
///
/// # Errors
/// As [`open`].
pub(super) fn open_without_rows(path: &Path) -> Result<Data, StoreError> {
    let manifest = Manifest::read(path)?;
    for (name, sum) in manifest.files.iter().filter(|(name, _)| [PLANS, PACKAGE].contains(&name.as_str())) {
        files::check(path, name, sum)?;
    }
    // Releases of the first format do not say how long their files are.
    if manifest.files.iter().any(|(name, _)| name == PACKAGE) {
        for (name, bytes) in package::sizes(&files::from_json(path, &files::read(&path.join(PACKAGE))?)?) {
            files::check_size(path, name, bytes)?;
        }
    }
    let plans = frames::plans(&table(path, PLANS)?).map_err(|cause| unreadable(path, &cause))?;
    Ok(Data { release: manifest.release, commitments: Vec::new(), plans, report: Report::default() })
}

pub(super) fn table(path: &Path, name: &str) -> Result<DataFrame, StoreError> {
    let place = path.join(name);
    let reader = ParquetReader::new(File::open(&place).map_err(io("read the file", &place))?);
    reader.finish().map_err(|cause| unreadable(path, &cause.into()))
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
