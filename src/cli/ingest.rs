//! `ingest` and `check`: files in, a report out, and with `ingest` a release.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::data::{StoreArgs, outcome};
use super::output::{complain, say};
use crate::ingest;
use crate::reference::Reference;
use crate::store::{self, Data, Loaded};

#[derive(Debug, Args)]
pub(super) struct IngestArgs {
    /// Files, folders of CSV files, or addresses of files on the web.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Files, folders of CSV files, or addresses of files on the web.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

pub(super) fn ingest(args: &IngestArgs, reference: &Reference) -> Result<Outcome> {
    let loaded = store::load_files(&args.paths, reference)?;
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
    let loaded = store::load_files(&args.paths, reference)?;
    report(&loaded);
    Ok(outcome(&loaded))
}

pub(super) fn report(loaded: &Loaded) {
    let Data { commitments, plans, report, .. } = &loaded.data;
    say(ingest::summary(report, commitments, plans).trim_end());
    for error in &loaded.unread {
        complain(&error.to_string());
    }
}
