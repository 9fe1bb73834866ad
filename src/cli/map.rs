//! `map`: a mapping proposed, and what an ingest would make of it.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::output::{complain, say};
use crate::ingest::{self, Examples, Input, Mapping, Proposal, Proposed};
use crate::reference::Reference;

#[derive(Debug, Args)]
pub(super) struct MapArgs {
    /// The table: CSV, Excel, JSON or Parquet.
    #[arg(value_name = "FILE")]
    path: PathBuf,
    /// Where to write the mapping; never over a file that is there. Without it the mapping goes to standard output, and
    /// what is said about it to standard error.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn map(args: &MapArgs, reference: &Reference) -> Result<Outcome> {
    let Some(input) = only_file(&args.path)? else {
        complain(&format!("give the file itself, not a folder: {}", args.path.display()));
        return Ok(Outcome::BadUsage);
    };
    let proposal = match ingest::propose(&input) {
        Err(failure) => {
            complain(&format!("{failure}: {}", args.path.display()));
            return Ok(Outcome::BadData);
        }
        Ok(Proposed::Known(layout)) => {
            say(&format!(
                "This file has the headers of {layout} and needs no mapping; try `ogp-dashboard check`."
            ));
            return Ok(Outcome::Done);
        }
        Ok(Proposed::New(proposal)) => proposal,
    };
    match &args.output {
        Some(path) => {
            if !written(path, &proposal.toml)? {
                complain(&format!("there is a file already; give another name: {}", path.display()));
                return Ok(Outcome::BadUsage);
            }
            let (said, outcome) = dry_run(&proposal, input, &path.display().to_string(), reference);
            say(&format!("{said}\nMapping written: {}", path.display()));
            Ok(outcome)
        }
        None => {
            let (said, outcome) = dry_run(&proposal, input, "the mapping", reference);
            say(proposal.toml.trim_end());
            complain(&said);
            Ok(outcome)
        }
    }
}

fn only_file(path: &Path) -> Result<Option<Input>> {
    if path.is_dir() {
        return Ok(None);
    }
    Ok(ingest::read_path(path).into_iter().next().transpose()?)
}

/// Whether the mapping was written; not where a file is already, which may have been worked on.
fn written(path: &Path, toml: &str) -> Result<bool> {
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        opened => {
            let written = opened.and_then(|mut file| file.write_all(toml.as_bytes()));
            written.with_context(|| format!("cannot write the mapping: {}", path.display()))?;
            Ok(true)
        }
    }
}

/// What was taken for what, and what an ingest with it would read, repair and reject.
fn dry_run(proposal: &Proposal, input: Input, name: &str, reference: &Reference) -> (String, Outcome) {
    match Mapping::read(name, &proposal.toml) {
        Err(error) => (format!("{proposal}\nNothing would be read yet. {error}"), Outcome::BadData),
        Ok(mapping) => {
            let read = ingest::ingest_mapped(vec![input], Some(&mapping), reference);
            let failed = read.report.sources.iter().any(|source| source.failure.is_some());
            let summary = ingest::summary(&read.report, &read.commitments, &read.plans, Examples::Some);
            let outcome = if failed { Outcome::BadData } else { Outcome::Done };
            (format!("{proposal}\nWith it, an ingest would read\n\n{}", summary.trim_end()), outcome)
        }
    }
}
