//! The releases that can be asked: the newest, loaded at the start, and the others of its store, opened when an address names
//! them. An address with `data={release}` therefore gives the same after newer releases, too.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use app::model::release::Release;

use crate::analysis::{Analysis, AnalysisError};
use crate::reference::Reference;
use crate::store::{self, Loaded, StoreError};

/// Older releases kept in memory; the one that was not asked for longest makes room.
const OPEN: usize = 3;

/// Why a release that is there cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// It cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be counted.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
}

/// A release that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it says about itself.
    pub release: Release,
    /// When it was first kept; for data that no store keeps, when they were loaded.
    pub since: SystemTime,
}

/// All releases that can be asked.
#[derive(Debug)]
pub struct Releases {
    newest: Arc<Analysis>,
    loaded: SystemTime,
    /// The store, and the folder of the newest release in it.
    from: Option<(PathBuf, PathBuf)>,
    /// Older ones by their folder, the one asked for last in front.
    open: Mutex<VecDeque<(PathBuf, Arc<Analysis>)>>,
}

impl Releases {
    /// One release that no store keeps.
    #[must_use]
    pub fn single(analysis: Arc<Analysis>) -> Self {
        Self { newest: analysis, loaded: SystemTime::now(), from: None, open: Mutex::default() }
    }

    /// What was loaded, and where it comes from a store, all other releases there.
    ///
    /// # Errors
    /// If Polars fails, which would be a defect.
    pub fn new(loaded: Loaded, reference: Arc<Reference>) -> Result<Self, AnalysisError> {
        let analysis = Arc::new(Analysis::new(loaded.data, reference)?);
        Ok(Self { from: loaded.from, ..Self::single(analysis) })
    }

    /// The newest release.
    #[must_use]
    pub fn newest(&self) -> &Arc<Analysis> {
        &self.newest
    }

    /// When the newest release was first kept, or loaded where no store keeps it.
    #[must_use]
    pub fn since(&self) -> SystemTime {
        let id = &self.newest.data().release.id;
        let known = self.known();
        known.iter().find(|known| known.release.id == *id).map_or(self.loaded, |known| known.since)
    }

    /// How many releases are in memory.
    #[must_use]
    pub fn open(&self) -> usize {
        1 + self.open.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The known releases, the newest first, each id once.
    #[must_use]
    pub fn known(&self) -> Vec<Known> {
        let own = Known { release: self.newest.data().release.clone(), since: self.loaded };
        let mut known: Vec<Known> = Vec::new();
        for kept in self.kept() {
            let id = &kept.release.id;
            match known.iter_mut().find(|known| known.release.id == *id) {
                Some(same) => same.since = same.since.min(kept.first),
                None => known.push(Known { since: kept.first, release: kept.release }),
            }
        }
        // What is served comes first, whatever was kept since.
        let at = known.iter().position(|known| known.release.id == own.release.id);
        let first = at.map_or(own, |at| known.remove(at));
        known.insert(0, first);
        known
    }

    /// Whether a release is known.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.newest.data().release.id == id || self.kept().iter().any(|kept| kept.release.id == id)
    }

    /// The release of an id; `None` where none is known. Of several with the same rows (their files had other names) it is
    /// the one that was there first, so that an address never changes what it gives.
    ///
    /// # Errors
    /// If it is there and cannot be read.
    pub fn get(&self, id: &str) -> Result<Option<Arc<Analysis>>, ReleaseError> {
        let same = self.kept().into_iter().filter(|kept| kept.release.id == id);
        let Some(first) = same.min_by(|a, b| (a.first, &a.path).cmp(&(b.first, &b.path))) else {
            return Ok((self.newest.data().release.id == id).then(|| Arc::clone(&self.newest)));
        };
        if self.from.as_ref().is_some_and(|(_, newest)| *newest == first.path) {
            return Ok(Some(Arc::clone(&self.newest)));
        }
        self.opened(&first.path).map(Some)
    }

    /// Held while a release is opened, so that many requests open it once.
    fn opened(&self, path: &Path) -> Result<Arc<Analysis>, ReleaseError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let found = open.iter().position(|(other, _)| other == path);
        let entry = match found.and_then(|at| open.remove(at)) {
            Some(entry) => entry,
            None => {
                let analysis = Analysis::new(store::open(path)?, Arc::clone(self.newest.reference()))?;
                (path.to_owned(), Arc::new(analysis))
            }
        };
        let analysis = Arc::clone(&entry.1);
        open.push_front(entry);
        open.truncate(OPEN);
        Ok(analysis)
    }

    fn kept(&self) -> Vec<store::Kept> {
        let Some((store, _)) = &self.from else { return Vec::new() };
        store::list(store).unwrap_or_else(|error| {
            tracing::warn!(error = ?error.to_string(), "the store cannot be listed");
            Vec::new()
        })
    }
}
