//! `render`: one file, without a server.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use app::model::query::{Fault, Problem};
use clap::Args;

use super::Outcome;
use super::data::{SourceArgs, load, releases, releases_for_counts};
use super::output::complain;
use crate::export::{self, ExportError, File, Rendered, Request, Site};
use crate::reference::Reference;
use crate::releases::Releases;

#[derive(Debug, Args)]
pub(super) struct RenderArgs {
    /// The address as the server would know it, without host.
    #[arg(value_name = "VIEW")]
    address: String,
    /// Where to write it; standard output where not given.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    source: SourceArgs,
}

pub(super) fn render(args: &RenderArgs, reference: Arc<Reference>) -> Result<Outcome> {
    let request = export::request(&args.address);
    let of_counts = request.as_ref().is_ok_and(Request::is_of_counts);
    let counted = if of_counts { releases_for_counts(&args.source, &reference)? } else { None };
    let releases = match counted {
        Some(releases) => releases,
        None => {
            let Some(loaded) = load(&args.source, &reference)? else { return Ok(Outcome::BadData) };
            releases(&args.source, loaded, reference)?
        }
    };
    let rendered = match request.and_then(|request| made(&releases, &request)) {
        Ok(rendered) => rendered,
        Err(error @ (ExportError::Unknown { .. } | ExportError::Missing(..) | ExportError::Query(..))) => {
            complain(&error.to_string());
            return Ok(Outcome::BadUsage);
        }
        Err(error) => return Err(error.into()),
    };
    // The process ends: the system takes a large release back faster than it can be taken apart.
    std::mem::forget(releases);
    match &args.output {
        Some(path) => std::fs::write(path, &rendered.bytes)
            .with_context(|| format!("cannot write the file: {}", path.display()))?,
        None => match std::io::stdout().write_all(&rendered.bytes) {
            // A reader who has seen enough (`| head`) is not an error.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
            written => written.context("cannot write to standard output")?,
        },
    }
    Ok(Outcome::Done)
}

/// The file of an address, from the release that it names.
fn made(releases: &Releases, request: &Request) -> Result<Rendered, ExportError> {
    let known = releases.known();
    let analysis = match &request.data {
        None => Some(releases.newest()),
        Some(id) => releases.get(id).map_err(|error| ExportError::Write(error.to_string()))?,
    };
    let Some(analysis) = analysis else {
        let ids = known.iter().map(|known| known.release.id.clone()).collect();
        let problem =
            Problem::new("data", request.data.as_deref().unwrap_or_default(), Fault::NoSuchRelease(ids));
        return Err(ExportError::Query(vec![problem], request.lang));
    };
    let since = request.since(&known).and_then(|id| releases.get(&id).ok().flatten());
    let diary = if request.file == File::Diary { releases.diary() } else { Vec::new() };
    export::make(
        &analysis,
        &Site { base: "", known: &known, since: since.as_deref(), diary: &diary },
        request,
    )
}
