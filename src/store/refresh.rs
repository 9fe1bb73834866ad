//! From a list of sources on the web to a new release: fetched, read, and only then kept.

use std::path::Path;

use super::data::Data;
use super::disk::{self, Saved};
use super::error::StoreError;
use super::lock;
use super::shelf;
use crate::fetch::{self, Cache, Copy, FetchError, Limits, Outcome, Source};
use crate::ingest::{self, Input};
use crate::reference::Reference;
use app::model::release::Kind;

/// The folder of the copies in a store; its dot keeps it apart from the releases.
const DOWNLOADS: &str = ".downloads";

/// Why a source gave nothing new.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// It could not be fetched.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// What was fetched cannot be used. The copy before it still is.
    #[error("{failure}: {url}")]
    Unusable {
        /// What is wrong with it.
        failure: String,
        /// Where it came from.
        url: String,
    },
    /// It has another layout than the list of sources says.
    #[error(
        "this has the layout “{found}”, the list of sources says “{expected}”; check the address or the list: {url}"
    )]
    Layout {
        /// The layout of the file.
        found: String,
        /// That of the list.
        expected: String,
        /// Where it came from.
        url: String,
    },
}

/// What a refresh came to.
#[derive(Debug)]
pub struct Refreshed {
    /// What became of each source, in the order of the list.
    pub sources: Vec<(Source, Result<Outcome, RefreshError>)>,
    /// The data of all sources that could be used, and their release; `None` where nothing has changed, or nothing could be
    /// used.
    pub made: Option<(Data, Saved)>,
}

/// Asks all sources and makes a release where one of them has changed, or where the store is empty. A source that fails takes
/// part with its last good copy.
///
/// # Errors
/// If the store cannot be written; it is then as it was before.
pub fn refresh(
    sources: &[Source],
    store: &Path,
    limits: &Limits,
    reference: &Reference,
    progress: &dyn Fn(&Source, u64, Option<u64>),
) -> Result<Refreshed, StoreError> {
    let downloads = store.join(DOWNLOADS);
    // Two that fetch at once would write into the same parts.
    let _lock = lock::take(&downloads)?;
    let cache = Cache::new(downloads);
    let mut fetched: Vec<Fetched> = sources
        .iter()
        .map(|source| {
            let outcome = fetch::fetch(source, &cache, limits, &|done, of| progress(source, done, of));
            Fetched { source, copy: cache.copy(source).ok(), outcome: outcome.map_err(Into::into) }
        })
        .collect();
    let made = if fetched.iter().any(Fetched::is_new) || is_empty(store) {
        make(&mut fetched, store, reference)?
    } else {
        None
    };
    let sources = fetched.into_iter().map(|one| (one.source.clone(), one.outcome)).collect();
    Ok(Refreshed { sources, made })
}

struct Fetched<'a> {
    source: &'a Source,
    copy: Option<Copy>,
    outcome: Result<Outcome, RefreshError>,
}

impl Fetched<'_> {
    fn is_new(&self) -> bool {
        matches!(self.outcome, Ok(Outcome::New { .. }))
    }

    /// The file that takes part: the new one, or the last good one.
    fn input(&self) -> Option<Input> {
        let copy = self.copy.as_ref()?;
        let (name, path) = if self.is_new() { copy.newest() } else { copy.accepted() }?;
        match ingest::read_as(&name, &path) {
            Ok(input) => Some(input),
            Err(error) => {
                tracing::warn!(error = ?error.to_string(), path = %path.display(), "a copy cannot be read");
                None
            }
        }
    }

    /// Drops a new file that turned out to be of no use.
    fn refuse(&mut self, why: RefreshError) {
        if let Some(Err(error)) = self.copy.as_ref().map(Copy::refuse) {
            tracing::warn!(error = ?error.to_string(), "a download of no use stays");
        }
        self.outcome = Err(why);
    }
}

fn is_empty(store: &Path) -> bool {
    !store.exists() || matches!(shelf::list(store).as_deref(), Ok([]))
}

fn make(
    fetched: &mut [Fetched<'_>],
    store: &Path,
    reference: &Reference,
) -> Result<Option<(Data, Saved)>, StoreError> {
    let (at, files) = inputs(fetched);
    let mut ingested = ingest::ingest(files, reference);
    let mut wrong: Vec<(usize, RefreshError)> = Vec::new();
    for (at, report) in at.into_iter().zip(&ingested.report.sources).filter(|(at, _)| fetched[*at].is_new()) {
        let why = unfit(fetched[at].source, report.failure.as_deref(), report.layout.as_deref());
        wrong.extend(why.map(|why| (at, why)));
    }
    if !wrong.is_empty() {
        for (at, why) in wrong {
            fetched[at].refuse(why);
        }
        if !fetched.iter().any(Fetched::is_new) && !is_empty(store) {
            return Ok(None);
        }
        ingested = ingest::ingest(inputs(fetched).1, reference);
    }
    let data = Data::new(ingested, Kind::Loaded);
    if data.is_empty() {
        return Ok(None);
    }
    let saved = disk::save(store, &data)?;
    for one in fetched.iter().filter(|one| one.is_new()) {
        if let Some(Err(error)) = one.copy.as_ref().map(Copy::accept) {
            tracing::warn!(error = ?error.to_string(), "a download is not kept and will be fetched again");
        }
    }
    Ok(Some((data, saved)))
}

/// The files that take part, and whose they are.
fn inputs(fetched: &[Fetched<'_>]) -> (Vec<usize>, Vec<Input>) {
    fetched.iter().enumerate().filter_map(|(at, one)| Some((at, one.input()?))).unzip()
}

/// What is wrong with a file for its source.
fn unfit(source: &Source, failure: Option<&str>, layout: Option<&str>) -> Option<RefreshError> {
    let url = source.address.clone();
    if let Some(failure) = failure {
        return Some(RefreshError::Unusable { failure: failure.into(), url });
    }
    let (expected, found) = (source.layout.clone()?, layout?.to_owned());
    (expected != found).then_some(RefreshError::Layout { found, expected, url })
}
