//! The releases of a store: which there are, which is current, and what an operator may do with them.
//!
//! The file `current` names the folder of the current release; where it is missing or names nothing that can be shown, the
//! newest release counts. Every change is one rename.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use app::model::release::Release;

use super::data::Data;
use super::disk::{COMMITMENTS, is_release, open};
use super::error::{StoreError, io};
use super::files;
use super::lock;
use super::loss::Loss;
use super::manifest::{MANIFEST, Manifest};

const CURRENT: &str = "current";

/// A release of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it says about itself.
    pub release: Release,
    /// When it was first written.
    pub first: SystemTime,
    /// Its folder.
    pub path: PathBuf,
    /// The id of the release that was current when it was written.
    pub replaces: Option<String>,
    /// What it lacks; where it lacks something, it waits for a confirmation and is not shown.
    pub held: Vec<Loss>,
    /// Its place in the order of the store.
    pub(super) created: u128,
}

impl Kept {
    /// Whether it waits for a confirmation.
    #[must_use]
    pub fn is_held(&self) -> bool {
        !self.held.is_empty()
    }
}

/// What a store has in its folders.
type Entries = Vec<(PathBuf, Result<Manifest, StoreError>)>;

/// The releases, and folders that should be some; drafts are neither.
fn entries(store: &Path) -> Result<Entries, StoreError> {
    let folders = fs::read_dir(store).map_err(io("list the store", store))?;
    let mut paths: Vec<PathBuf> = folders
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')))
        .filter(|path| is_release(path) || path.join(COMMITMENTS).exists())
        .collect();
    paths.sort();
    Ok(paths.into_iter().map(|path| (path.clone(), Manifest::read(&path))).collect())
}

/// The releases of a store, the newest first, held ones included. Folders that are no whole release are passed over.
///
/// # Errors
/// If the store cannot be listed.
pub fn list(store: &Path) -> Result<Vec<Kept>, StoreError> {
    let found = entries(store)?.into_iter().filter_map(|(path, manifest)| Some(kept(path, manifest.ok()?)));
    let mut found: Vec<Kept> = found.collect();
    found.sort_by(|a, b| b.created.cmp(&a.created).then_with(|| a.path.cmp(&b.path)));
    Ok(found)
}

fn kept(path: PathBuf, manifest: Manifest) -> Kept {
    let first = manifest.since();
    let Manifest { release, created, replaces, held, .. } = manifest;
    Kept { release, first, path, replaces, held, created }
}

/// Why folders that should be releases are none, in the order of their names.
///
/// # Errors
/// If the store cannot be listed.
pub fn broken(store: &Path) -> Result<Vec<StoreError>, StoreError> {
    Ok(entries(store)?.into_iter().filter_map(|(_, manifest)| manifest.err()).collect())
}

/// The current release, as far as its manifest tells; `None` where the store has none that may be shown.
///
/// # Errors
/// If the store cannot be listed.
pub fn current(store: &Path) -> Result<Option<Kept>, StoreError> {
    Ok(in_turn(store)?.into_iter().next())
}

/// The releases that may be shown, in the order in which they are tried: the current one, then the newest.
pub(super) fn in_turn(store: &Path) -> Result<Vec<Kept>, StoreError> {
    let pointed = fs::read_to_string(store.join(CURRENT)).ok();
    let mut kept = list(store)?;
    kept.retain(|kept| !kept.is_held());
    let is_pointed =
        |kept: &Kept| pointed.as_deref().is_some_and(|name| store.join(name.trim()) == kept.path);
    if let Some(at) = kept.iter().position(is_pointed) {
        kept[..=at].rotate_right(1);
    }
    Ok(kept)
}

/// The current release of a store, and its folder. One that is damaged is passed over with a warning in the log, and the
/// newest that is whole stands in for it.
///
/// # Errors
/// If the store cannot be listed or holds no release, or none of its releases can be opened.
pub fn newest(store: &Path) -> Result<(Data, PathBuf), StoreError> {
    let mut first = None;
    for Kept { path, .. } in in_turn(store)? {
        match open(&path) {
            Ok(data) => return Ok((data, path)),
            // It is whole; an older one in its place would be a wrong answer.
            Err(error @ StoreError::TooLarge { .. }) => return Err(error),
            Err(error) => {
                tracing::warn!(error = ?error.to_string(), "a release is passed over");
                first = first.or(Some(error));
            }
        }
    }
    let broken = broken(store)?.into_iter().next();
    Err(first.or(broken).unwrap_or_else(|| StoreError::Empty { path: store.into() }))
}

/// Makes a folder the current release.
pub(super) fn point(store: &Path, place: &Path) -> Result<(), StoreError> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let name = format!("{name}\n");
    if fs::read_to_string(store.join(CURRENT)).is_ok_and(|pointed| pointed == name) {
        return Ok(());
    }
    files::replace(store, CURRENT, name.as_bytes(), store)
}

/// Notes that somebody has seen what a release lacks.
pub(super) fn confirmed(store: &Path, place: &Path, losses: &[Loss]) -> Result<(), StoreError> {
    let manifest = Manifest::read(place)?;
    if manifest.held.is_empty() {
        return Ok(());
    }
    let manifest = Manifest { held: Vec::new(), confirmed: losses.to_vec(), ..manifest };
    files::replace(place, MANIFEST, &files::to_json(&manifest), store)
}

/// Takes a folder out of the store, if it is there. It is renamed first, so that nobody finds half of it.
pub(super) fn remove(store: &Path, place: &Path) -> Result<(), StoreError> {
    if !place.exists() {
        return Ok(());
    }
    let draft = files::draft_in(store)?;
    fs::rename(place, draft.path().join("gone")).map_err(io("remove the release", place))?;
    files::sync_folder(store);
    Ok(())
}

/// Makes a release current, one that is held as well, and gives it.
///
/// # Errors
/// If there is none of this id, it is damaged, another process writes into the store, or it cannot be written.
pub fn confirm(store: &Path, id: &str) -> Result<Kept, StoreError> {
    let _lock = lock_of(store)?;
    let kept = find(store, id)?;
    open(&kept.path)?;
    confirmed(store, &kept.path, &kept.held)?;
    point(store, &kept.path)?;
    Ok(kept)
}

/// Makes an earlier release current without removing a later one: the one of an id, else the one before the current.
///
/// # Errors
/// If there is none, it is held or damaged, another process writes into the store, or it cannot be written.
pub fn roll_back(store: &Path, id: Option<&str>) -> Result<Kept, StoreError> {
    let _lock = lock_of(store)?;
    let kept = match id {
        Some(id) => find(store, id)?,
        None => earlier(store)?,
    };
    if kept.is_held() {
        return Err(StoreError::Held { id: kept.release.id, path: kept.path });
    }
    open(&kept.path)?;
    point(store, &kept.path)?;
    Ok(kept)
}

/// The release before the current one: the one that it replaced, else the next older one.
fn earlier(store: &Path) -> Result<Kept, StoreError> {
    let none = || StoreError::NoEarlier { path: store.into() };
    let current = current(store)?.ok_or_else(none)?;
    let mut older = list(store)?;
    older.retain(|kept| !kept.is_held() && kept.created < current.created);
    let replaced = older.iter().position(|kept| Some(&kept.release.id) == current.replaces.as_ref());
    match older.len() {
        0 => Err(none()),
        _ => Ok(older.swap_remove(replaced.unwrap_or(0))),
    }
}

/// Removes the oldest releases beyond a number, and gives them. The current one always stays, and newer ones that wait for a
/// confirmation count for nothing: what one would go back to is not given up for them.
///
/// # Errors
/// If another process writes into the store, or a release cannot be removed.
pub fn keep(store: &Path, number: usize) -> Result<Vec<Kept>, StoreError> {
    let _lock = lock_of(store)?;
    let current = current(store)?;
    let is_current = |kept: &Kept| current.as_ref().is_some_and(|current| current.path == kept.path);
    let waits =
        |kept: &Kept| kept.is_held() && current.as_ref().is_none_or(|current| current.created < kept.created);
    let others = list(store)?.into_iter().filter(|kept| !is_current(kept) && !waits(kept));
    let spared = number.saturating_sub(usize::from(current.is_some()));
    let removed: Vec<Kept> = others.skip(spared).collect();
    for kept in &removed {
        remove(store, &kept.path)?;
    }
    Ok(removed)
}

/// A store is not made by asking for one that is not there.
fn lock_of(store: &Path) -> Result<lock::Lock, StoreError> {
    if store.is_dir() { lock::take(store) } else { Err(StoreError::Empty { path: store.into() }) }
}

/// The release of an id, the newest of several; or of the name of a folder.
///
/// # Errors
/// If the store cannot be listed, or has no such release.
pub fn find(store: &Path, id: &str) -> Result<Kept, StoreError> {
    let kept = list(store)?;
    let known = kept.iter().map(|kept| kept.release.id.clone()).collect();
    let is_named = |kept: &Kept| kept.path == store.join(id);
    let found = kept.iter().position(is_named).or_else(|| kept.iter().position(|kept| kept.release.id == id));
    found.and_then(|at| kept.into_iter().nth(at)).ok_or_else(|| StoreError::Unknown {
        id: id.into(),
        known,
        path: store.into(),
    })
}
