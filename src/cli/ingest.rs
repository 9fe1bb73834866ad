//! `ingest` and `check`: files in, a report out, and with `ingest` a release.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::data::{MappingArgs, StoreArgs, outcome};
use super::output::{complain, say};
use crate::ingest;
use crate::reference::Reference;
use crate::store::{self, Data, Loaded};

#[derive(Debug, Args)]
pub(super) struct IngestArgs {
    /// Files (CSV, Excel, JSON, Parquet), folders of CSV and Excel files, or addresses of files on the web.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    mapping: MappingArgs,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Files (CSV, Excel, JSON, Parquet), folders of CSV and Excel files, or addresses of files on the web.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    mapping: MappingArgs,
}

pub(super) fn ingest(args: &IngestArgs, reference: &Reference) -> Result<Outcome> {
    let loaded = store::load_files(&args.paths, args.mapping.read()?.as_ref(), reference)?;
    report(&loaded);
    if loaded.data.is_empty() {
        complain("nothing was ingested: no file could be used");
        return Ok(Outcome::BadData);
    }
    let place = store::save(&args.store.store, &loaded.data)?;
    say(&format!("Release {} written: {}", loaded.data.release.id, place.display()));
    Ok(outcome(&loaded))
}

pub(super) fn check(args: &CheckArgs, reference: &Reference) -> Result<Outcome> {
    let loaded = store::load_files(&args.paths, args.mapping.read()?.as_ref(), reference)?;
    report(&loaded);
    Ok(outcome(&loaded))
}

fn report(loaded: &Loaded) {
    let Data { commitments, plans, report, .. } = &loaded.data;
    say(ingest::summary(report, commitments, plans).trim_end());
    for error in &loaded.unread {
        complain(&error.to_string());
    }
}
