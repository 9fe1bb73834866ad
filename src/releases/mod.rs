//! The releases that can be asked: the one that is served, and the others of its store, opened when an address names them. An
//! address with `data={release}` therefore gives the same after newer releases, too.
//!
//! A newer release takes the place of the served one between two requests; requests under way keep the one they began with.

mod diary;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use app::model::release::Release;

use crate::analysis::{Analysis, Engine, EngineError, Memory};
use crate::reference::Reference;
use crate::store::{self, Data, Loaded, StoreError};
pub use diary::before;

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
    Analysis(#[from] EngineError),
}

/// A release that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it says about itself.
    pub release: Release,
    /// When it was first kept; for data that no store keeps, when they were loaded.
    pub since: SystemTime,
    /// Whether a store keeps it.
    pub is_kept: bool,
    /// The id of the release that it took the place of, where that is written down.
    pub replaces: Option<String>,
}

/// The release that addresses without a release show.
#[derive(Debug)]
struct Served {
    analysis: Arc<Analysis>,
    loaded: SystemTime,
    /// When it was first kept, once somebody has asked: to look that up, the store is listed.
    first: OnceLock<SystemTime>,
    /// Its folder, where a store keeps it.
    folder: Option<PathBuf>,
}

impl Served {
    fn new(analysis: Arc<Analysis>, folder: Option<PathBuf>) -> Self {
        Self { analysis, loaded: SystemTime::now(), first: OnceLock::new(), folder }
    }

    fn id(&self) -> &str {
        &self.analysis.data().release.id
    }

    fn known(&self) -> Known {
        Known {
            release: self.analysis.data().release.clone(),
            since: self.loaded,
            is_kept: false,
            replaces: None,
        }
    }
}

/// What the store called current when it was last looked at: folder and time. A release that cannot be opened is tried again
/// only when this changes.
type Seen = Option<(PathBuf, SystemTime)>;

/// All releases that can be asked.
#[derive(Debug)]
pub struct Releases {
    served: RwLock<Arc<Served>>,
    reference: Arc<Reference>,
    /// Who counts them.
    engine: Arc<dyn Engine>,
    store: Option<PathBuf>,
    seen: Mutex<Seen>,
    /// Older ones by their folder, the one asked for last in front.
    open: Mutex<VecDeque<(PathBuf, Arc<Analysis>)>>,
    /// Replaced ones that no store keeps, the last one in front.
    replaced: Mutex<VecDeque<Arc<Served>>>,
    counted: Mutex<diary::Counted>,
    /// How often another release took the place of what was served.
    swaps: AtomicU64,
}

impl Releases {
    /// One release that no store keeps.
    #[must_use]
    pub fn single(analysis: Arc<Analysis>) -> Self {
        Self::serving(analysis, None, Arc::new(Memory))
    }

    /// What was loaded, and where it comes from a store, all other releases there.
    ///
    /// # Errors
    /// If Polars fails, which would be a defect.
    pub fn new(loaded: Loaded, reference: Arc<Reference>) -> Result<Self, EngineError> {
        Self::counted_by(Arc::new(Memory), loaded, reference)
    }

    /// The same, counted by an engine.
    ///
    /// # Errors
    /// If the engine cannot count.
    pub fn counted_by(
        engine: Arc<dyn Engine>,
        loaded: Loaded,
        reference: Arc<Reference>,
    ) -> Result<Self, EngineError> {
        let (store, folder) = loaded.from.unzip();
        let analysis = Analysis::counted_by(&*engine, loaded.data, folder.as_deref(), reference)?;
        let releases = Self::serving(Arc::new(analysis), folder, engine);
        Ok(match store {
            Some(store) => releases.of_store(store),
            None => releases,
        })
    }

    fn serving(analysis: Arc<Analysis>, folder: Option<PathBuf>, engine: Arc<dyn Engine>) -> Self {
        let reference = Arc::clone(analysis.reference());
        let served = Served::new(analysis, folder);
        Self {
            served: RwLock::new(Arc::new(served)),
            reference,
            engine,
            store: None,
            seen: Mutex::default(),
            open: Mutex::default(),
            replaced: Mutex::default(),
            counted: Mutex::default(),
            swaps: AtomicU64::default(),
        }
    }

    /// How often another release took the place of what was served: a number that tells what is served from what was.
    #[must_use]
    pub fn swaps(&self) -> u64 {
        self.swaps.load(Ordering::Acquire)
    }

    /// The same with all releases of a store, whatever is served now: [`Releases::look_again`] finds what comes into it.
    #[must_use]
    pub fn of_store(self, store: PathBuf) -> Self {
        let folder = self.served().folder.clone();
        let seen = store::current(&store).ok().flatten().filter(|kept| Some(&kept.path) == folder.as_ref());
        Self { seen: Mutex::new(seen.map(|kept| (kept.path, kept.first))), store: Some(store), ..self }
    }

    /// The store whose releases these are.
    #[must_use]
    pub fn store(&self) -> Option<&Path> {
        self.store.as_deref()
    }

    fn served(&self) -> Arc<Served> {
        Arc::clone(&self.served.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The release that is served now. Whoever answers a request asks once, so that the whole answer is of one release.
    #[must_use]
    pub fn newest(&self) -> Arc<Analysis> {
        Arc::clone(&self.served().analysis)
    }

    /// Serves what was loaded from the next request on; requests under way finish with the release that they began with, and
    /// that one stays available to addresses that name it. Returns whether the id of what is served has changed.
    ///
    /// # Errors
    /// If Polars fails, which would be a defect; the old release then stays.
    pub fn swap(&self, loaded: Loaded) -> Result<bool, EngineError> {
        let folder = loaded.from.map(|(_, folder)| folder);
        let analysis = self.analysis(loaded.data, folder.as_deref())?;
        let next = Arc::new(Served::new(analysis, folder));
        let has_changed = next.id() != self.served().id();
        let old = {
            let mut served = self.served.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *served, next)
        };
        self.swaps.fetch_add(1, Ordering::Release);
        match &old.folder {
            Some(folder) => remember(&mut locked(&self.open), folder.clone(), Arc::clone(&old.analysis)),
            None if has_changed => {
                let mut replaced = locked(&self.replaced);
                replaced.push_front(old);
                replaced.truncate(OPEN);
            }
            None => {}
        }
        Ok(has_changed)
    }

    fn analysis(&self, data: Data, folder: Option<&Path>) -> Result<Arc<Analysis>, EngineError> {
        let reference = Arc::clone(&self.reference);
        Ok(Arc::new(Analysis::counted_by(&*self.engine, data, folder, reference)?))
    }

    /// Looks whether another process made another release of the store the current one, and serves it. Cheap where nothing
    /// has changed. Returns whether the id of what is served has changed.
    ///
    /// # Errors
    /// If the store cannot be listed, or nothing in it can be read; what was served stays.
    pub fn look_again(&self) -> Result<bool, ReleaseError> {
        let Some(store) = self.store.as_ref().filter(|store| store.is_dir()) else { return Ok(false) };
        let found = store::current(store)?.map(|kept| (kept.path, kept.first));
        // Held until the release is served, so that two who look do not both open it.
        let mut seen = locked(&self.seen);
        if found.is_none() || *seen == found {
            return Ok(false);
        }
        let folder = found.as_ref().map(|(folder, _)| folder);
        if folder == self.served().folder.as_ref() {
            *seen = found;
            return Ok(false);
        }
        let loaded = store::newest_of(store)?;
        *seen = found;
        // Where the current release is broken, the one that stands in for it may be what is served already.
        let folder = loaded.from.as_ref().map(|(_, folder)| folder);
        if folder == self.served().folder.as_ref() {
            return Ok(false);
        }
        Ok(self.swap(loaded)?)
    }

    /// When what is served was first kept, or loaded where no store keeps it.
    #[must_use]
    pub fn since(&self) -> SystemTime {
        let served = self.served();
        let of_store = || {
            let known = self.known();
            let same = known.iter().find(|known| known.release.id == served.id());
            same.map_or(served.loaded, |known| known.since)
        };
        *served.first.get_or_init(of_store)
    }

    /// How many releases are in memory.
    #[must_use]
    pub fn open(&self) -> usize {
        1 + locked(&self.open).len() + locked(&self.replaced).len()
    }

    /// The known releases, the served one first, then the newest, each id once; without replaced ones that no store keeps.
    #[must_use]
    pub fn known(&self) -> Vec<Known> {
        let own = self.served().known();
        let mut known: Vec<Known> = Vec::new();
        for kept in self.kept() {
            let id = &kept.release.id;
            match known.iter_mut().find(|known| known.release.id == *id) {
                Some(same) => {
                    same.since = same.since.min(kept.first);
                    same.replaces = kept.replaces;
                }
                None => known.push(Known {
                    since: kept.first,
                    release: kept.release,
                    is_kept: true,
                    replaces: kept.replaces,
                }),
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
        self.served().id() == id
            || self.kept().iter().any(|kept| kept.release.id == id)
            || locked(&self.replaced).iter().any(|replaced| replaced.id() == id)
    }

    /// The release of an id; `None` where none is known. Of several with the same rows (their files had other names) it is
    /// the one that was there first, so that an address never changes what it gives.
    ///
    /// # Errors
    /// If it is there and cannot be read.
    pub fn get(&self, id: &str) -> Result<Option<Arc<Analysis>>, ReleaseError> {
        let served = self.served();
        let same = self.kept().into_iter().filter(|kept| kept.release.id == id);
        let Some(first) = same.min_by(|a, b| (a.first, &a.path).cmp(&(b.first, &b.path))) else {
            let replaced = locked(&self.replaced);
            let found = std::iter::once(&served).chain(replaced.iter()).find(|served| served.id() == id);
            return Ok(found.map(|served| Arc::clone(&served.analysis)));
        };
        if served.folder.as_ref() == Some(&first.path) {
            return Ok(Some(Arc::clone(&served.analysis)));
        }
        self.opened(&first.path).map(Some)
    }

    /// Held while a release is opened, so that many requests open it once.
    fn opened(&self, path: &Path) -> Result<Arc<Analysis>, ReleaseError> {
        let mut open = locked(&self.open);
        let found = open.iter().find(|(other, _)| other == path).map(|(_, analysis)| Arc::clone(analysis));
        let analysis = match found {
            Some(analysis) => analysis,
            None => self.analysis(store::open(path)?, Some(path))?,
        };
        remember(&mut open, path.to_owned(), Arc::clone(&analysis));
        Ok(analysis)
    }

    /// The releases of the store that may be shown.
    fn kept(&self) -> Vec<store::Kept> {
        let Some(store) = self.store.as_ref().filter(|store| store.is_dir()) else { return Vec::new() };
        let mut kept = store::list(store).unwrap_or_else(|error| {
            tracing::warn!(error = ?error.to_string(), "the store cannot be listed");
            Vec::new()
        });
        kept.retain(|kept| !kept.is_held());
        kept
    }
}

/// Puts a release in front of those that are open.
fn remember(open: &mut VecDeque<(PathBuf, Arc<Analysis>)>, path: PathBuf, analysis: Arc<Analysis>) {
    open.retain(|(other, _)| *other != path);
    open.push_front((path, analysis));
    open.truncate(OPEN);
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
