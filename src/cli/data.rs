//! Which data a command works on: `--data`, `--demo`, the store.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::engine::EngineArgs;
use super::output::complain;
use crate::analysis::Table;
use crate::config::{STORE_VARIABLE, default_store};
use crate::ingest::Mapping;
use crate::reference::Reference;
use crate::releases::Releases;
use crate::store::{self, Loaded, StoreError};

#[derive(Debug, Args)]
pub(super) struct SourceArgs {
    /// File of commitments (CSV, Excel, JSON, Parquet), its address on the web, folder of such files, release, or store; may be repeated.
    /// Without it: the newest release in the store, or else the sample inside the program.
    #[arg(long = "data", value_name = "PATH")]
    data: Vec<PathBuf>,
    #[command(flatten)]
    mapping: MappingArgs,
    /// Simulated data of fictional members, for training and for trying every badge.
    #[arg(long, conflicts_with = "data")]
    demo: bool,
    #[command(flatten)]
    pub(super) store: StoreArgs,
    #[command(flatten)]
    engine: EngineArgs,
}

#[derive(Debug, Args)]
pub(super) struct MappingArgs {
    /// Which column is what, for files that have the headers it names; `ogp-dashboard map` proposes one.
    #[arg(long = "mapping", value_name = "FILE")]
    path: Option<PathBuf>,
}

impl MappingArgs {
    /// The mapping, where one was given.
    pub(super) fn read(&self) -> Result<Option<Mapping>> {
        let Some(path) = &self.path else { return Ok(None) };
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the mapping cannot be read: {}", path.display()))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        Ok(Some(Mapping::read(&name, &text)?))
    }
}

#[derive(Clone, Debug, Args)]
pub(super) struct StoreArgs {
    /// Folder of the releases.
    #[arg(long, env = STORE_VARIABLE, value_name = "DIR", default_value_os_t = default_store(), global = true)]
    pub(super) store: PathBuf,
}

/// The data of `--data`, else of the newest release, else the sample. `None` where nothing of it could be used.
pub(super) fn load(source: &SourceArgs, reference: &Reference) -> Result<Option<Loaded>> {
    if source.demo {
        return Ok(Some(Loaded::made(store::simulated(reference))));
    }
    if source.data.is_empty() {
        return newest_or_sample(&source.store.store, reference).map(Some);
    }
    let loaded = store::load_mapped(&source.data, source.mapping.read()?.as_ref(), reference)?;
    if outcome(&loaded) == Outcome::BadData {
        // One line per file that failed; the others are served.
        complain(&failures(&loaded).join("\n"));
    }
    Ok((!loaded.data.is_empty()).then_some(loaded))
}

/// The newest release of a store for a question that takes counts alone: the commitments stay where they are. `None` where the
/// data come from elsewhere. What is wrong with them is told when they are loaded whole, where this process can do that.
pub(super) fn releases_for_counts(
    source: &SourceArgs,
    reference: &Arc<Reference>,
) -> Result<Option<Releases>> {
    let store = match source.data.as_slice() {
        [] if !source.demo && source.store.store.is_dir() => &source.store.store,
        [path] if store::is_store(path) => path,
        _ => return Ok(None),
    };
    if source.engine.is_elsewhere() {
        let loaded = store::newest_without_rows(store)?;
        return Ok(Some(Releases::counted_by(source.engine.engine(), loaded, Arc::clone(reference))?));
    }
    let (folder, tags, loaded) = match store::newest_with_tags(store) {
        // The whole of it would fit even less.
        Err(error @ StoreError::TooLarge { .. }) => return Err(error.into()),
        Err(_) => return Ok(None),
        Ok(read) => read,
    };
    let engine = Arc::new(Table::new(folder, tags));
    Ok(Releases::counted_by(engine, loaded, Arc::clone(reference)).ok())
}

/// The releases of what was loaded. Where no `--data` say otherwise they are those of the store, also while it is empty.
pub(super) fn releases(source: &SourceArgs, loaded: Loaded, reference: Arc<Reference>) -> Result<Releases> {
    let releases = Releases::counted_by(source.engine.engine(), loaded, reference)?;
    let is_of_store = !source.demo && source.data.is_empty();
    Ok(if is_of_store { releases.of_store(source.store.store.clone()) } else { releases })
}

/// Where no release was ever stored, the sample is shown. A store that cannot be used is an error: readers must not take
/// the sample for its data.
fn newest_or_sample(path: &Path, reference: &Reference) -> Result<Loaded> {
    if !path.exists() {
        return Ok(Loaded::made(store::sample(reference)));
    }
    match store::newest_of(path) {
        Err(StoreError::Empty { .. }) => Ok(Loaded::made(store::sample(reference))),
        newest => Ok(newest?),
    }
}

pub(super) fn outcome(loaded: &Loaded) -> Outcome {
    if failures(loaded).is_empty() { Outcome::Done } else { Outcome::BadData }
}

/// Why files could not be used, one sentence each.
fn failures(loaded: &Loaded) -> Vec<String> {
    let unread = loaded.unread.iter().map(ToString::to_string);
    let unused =
        loaded.data.report.sources.iter().filter_map(|source| {
            source.failure.as_ref().map(|failure| format!("{failure}: {}", source.name))
        });
    unread.chain(unused).collect()
}
