//! `ingest` and `check`: files in, a report out, and with `ingest` a release.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::data::{MappingArgs, StoreArgs, outcome};
use super::engine::EngineArgs;
use super::output::{complain, say};
use super::releases::{remove_beyond, warn_of};
use crate::analysis::{Engine, Groups, Memory};
use crate::ingest::{self, Examples};
use crate::reference::Reference;
use crate::store::{self, Data, Loaded};

#[derive(Debug, Args)]
pub(super) struct IngestArgs {
    /// Files (CSV, Excel, JSON, Parquet), folders of CSV and Excel files, or addresses of files on the web.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Show the new release even where much is lost against the current one.
    #[arg(long)]
    accept_loss: bool,
    /// Remove the oldest releases beyond a number afterwards.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    keep: Option<u32>,
    #[command(flatten)]
    mapping: MappingArgs,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    engine: EngineArgs,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Files (CSV, Excel, JSON, Parquet), folders of CSV and Excel files, or addresses of files on the web.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Name everything that was repaired, doubted or rejected, instead of examples.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    mapping: MappingArgs,
}

pub(super) fn ingest(args: &IngestArgs, reference: &Reference) -> Result<Outcome> {
    let loaded = store::load_files(&args.paths, args.mapping.read()?.as_ref(), reference)?;
    told(&loaded, Examples::Some);
    if loaded.data.is_empty() {
        complain("nothing was ingested: no file could be used");
        return Ok(Outcome::BadData);
    }
    let path = &args.store.store;
    let save = if args.accept_loss { store::save_accepting } else { store::save };
    let saved = save(path, &loaded.data)?;
    say(&format!("Release {} written: {}", saved.release.id, saved.path.display()));
    if let Some(losses) = &saved.held {
        warn_of(&saved.release.id, losses);
        return Ok(Outcome::BadData);
    }
    if let Some(number) = args.keep {
        remove_beyond(path, number)?;
    }
    if args.engine.is_elsewhere() && !counted_elsewhere(&args.engine, &loaded.data, &saved.path, reference)? {
        complain("the cluster counts this release otherwise than this program; does it read the same store?");
        return Ok(Outcome::BadData);
    }
    Ok(outcome(&loaded))
}

/// Whether the engine sees the release in its store, and comes to the same counts as this process.
fn counted_elsewhere(engine: &EngineArgs, data: &Data, folder: &Path, reference: &Reference) -> Result<bool> {
    let groups = Groups::per_grouping(reference);
    let theirs = engine.engine().count(data, Some(folder), &groups)?;
    let ours = Memory.count(data, Some(folder), &groups)?;
    let agree = ours.area.agree(&theirs.area) && ours.challenge.agree(&theirs.challenge);
    if agree {
        say("The cluster counts it, too, and comes to the same.");
    }
    Ok(agree)
}

pub(super) fn check(args: &CheckArgs, reference: &Reference) -> Result<Outcome> {
    let loaded = store::load_files(&args.paths, args.mapping.read()?.as_ref(), reference)?;
    told(&loaded, if args.all { Examples::All } else { Examples::Some });
    Ok(outcome(&loaded))
}

fn told(loaded: &Loaded, examples: Examples) {
    report(&loaded.data, examples);
    loaded.unread.iter().for_each(|error| complain(&error.to_string()));
}

/// What was read, repaired and rejected.
pub(super) fn report(data: &Data, examples: Examples) {
    let Data { commitments, plans, report, .. } = data;
    say(ingest::summary(report, commitments, plans, examples).trim_end());
}
