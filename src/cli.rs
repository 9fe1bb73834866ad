//! The command line: what was typed, and one function per command.
//!
//! Answers go to standard output, everything else to standard error. Exit codes: 0 done, 1 bad data, 2 bad usage.

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use app::model::query::{Fault, Problem};
use clap::{Args, Parser, Subcommand};

use crate::config::{STORE_VARIABLE, default_store};
use crate::export::{self, ExportError, Rendered, Site};
use crate::reference::Reference;
use crate::releases::Releases;
use crate::site::{self, SiteError};
use crate::store::{self, Data, Loaded, StoreError};
use crate::{ingest, web};

/// Analytics of the commitments of the Open Government Partnership.
#[derive(Debug, Parser)]
#[command(name = "ogp-dashboard", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the dashboard.
    Serve {
        /// Address and port to listen on.
        #[arg(long, default_value = "127.0.0.1:3000", value_name = "ADDR")]
        listen: SocketAddr,
        /// Scheme and host under which the world sees the server, such as `https://example.org`, for previews, citations and
        /// metadata. Without it: plain HTTP and the host that each request names.
        #[arg(long, value_name = "URL", value_parser = public_url)]
        public_url: Option<String>,
        #[command(flatten)]
        source: SourceArgs,
    },
    /// Read files into a new release in the store.
    Ingest {
        /// Files, folders of CSV files, or addresses of files on the web.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Report what an ingest would read, repair and reject; writes nothing.
    Check {
        /// Files, folders of CSV files, or addresses of files on the web.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Write the whole dashboard as plain files, for any web host.
    Site {
        /// The folder to write; an earlier copy in it is replaced.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Where the copy will be read, such as `https://example.org/ogp`: for search engines, previews and embeds.
        #[arg(long, value_name = "URL", value_parser = web_address)]
        url: Option<String>,
        /// A live dashboard that answers what a copy cannot: filters, searches, comparisons.
        #[arg(long, value_name = "URL", value_parser = web_address)]
        live: Option<String>,
        /// A page with a query to copy, too, such as 'trends?area=open-data'; may be repeated.
        #[arg(long, value_name = "VIEW")]
        also: Vec<String>,
        #[command(flatten)]
        source: SourceArgs,
    },
    /// Make one file, such as 'trends.png?area=open-data', without a server.
    Render {
        /// The address as the server would know it, without host.
        #[arg(value_name = "VIEW")]
        address: String,
        /// Where to write it; standard output where not given.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        source: SourceArgs,
    },
}

#[derive(Debug, Args)]
struct SourceArgs {
    /// Explorer or site CSV, its address on the web, folder of such files, release, or store; may be repeated. Without it: the newest release in
    /// the store, or else the sample inside the program.
    #[arg(long = "data", value_name = "PATH")]
    data: Vec<PathBuf>,
    /// Simulated data of fictional members, for training and for trying every badge.
    #[arg(long, conflicts_with = "data")]
    demo: bool,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Args)]
struct StoreArgs {
    /// Folder of the releases.
    #[arg(long, env = STORE_VARIABLE, value_name = "DIR", default_value_os_t = default_store())]
    store: PathBuf,
}

/// How a command ended, other than by an error of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done.
    Done,
    /// Some or all of the data could not be used.
    BadData,
    /// The command was not understood.
    BadUsage,
}

/// Runs what was typed.
///
/// # Errors
/// If the system or the data keep it from being done; the message says what, where and what to do.
pub fn run(cli: Cli) -> Result<Outcome> {
    let reference = Arc::new(Reference::load()?);
    match cli.command {
        Command::Serve { listen, public_url, source } => {
            serve(listen, public_url.as_deref(), &source, reference)
        }
        Command::Ingest { paths, store } => ingest(&paths, &store.store, &reference),
        Command::Check { paths } => check(&paths, &reference),
        Command::Site { folder, url, live, also, source } => {
            copy(&folder, &site::Plan { url, live, also }, &source, reference)
        }
        Command::Render { address, output, source } => {
            render(&address, output.as_deref(), &source, reference)
        }
    }
}

/// An address on the web, without what follows its path.
fn web_address(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]/_~%".contains(&byte);
    if rest.is_empty() || rest.starts_with('/') || !rest.bytes().all(fits) {
        return Err("it must be an address such as https://example.org/ogp".into());
    }
    Ok(url.into())
}

/// Scheme and host, without a path: addresses are made by putting paths behind it.
fn public_url(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    if host.is_empty() || !host.bytes().all(fits) {
        return Err("it must be a scheme and a host, such as https://example.org".into());
    }
    Ok(url.into())
}

fn serve(
    listen: SocketAddr,
    public_url: Option<&str>,
    source: &SourceArgs,
    reference: Arc<Reference>,
) -> Result<Outcome> {
    let Some(loaded) = load(source, &reference)? else { return Ok(Outcome::BadData) };
    let server = web::Server::of(Releases::new(loaded, reference)?).known_as(public_url);
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    runtime
        .block_on(web::serve(server, listen, |address| {
            say(&format!("Serving on http://{address}"));
        }))
        .with_context(|| format!("cannot serve; is the address free? {listen}"))?;
    Ok(Outcome::Done)
}

fn copy(folder: &Path, plan: &site::Plan, source: &SourceArgs, reference: Arc<Reference>) -> Result<Outcome> {
    let Some(loaded) = load(source, &reference)? else { return Ok(Outcome::BadData) };
    let server = web::Server::of(Releases::new(loaded, reference)?);
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    match runtime.block_on(site::write(server, folder, plan)) {
        Ok(site::Copied { pages, files, bytes }) => {
            let megabytes = bytes / 1_000_000;
            say(&format!("{pages} pages and {files} files, {megabytes} MB: {}", folder.display()));
            if plan.url.is_none() {
                complain("without --url there is no sitemap, and pages do not say where they are");
            }
            Ok(Outcome::Done)
        }
        Err(error @ (SiteError::Occupied(_) | SiteError::Dead { .. })) => {
            complain(&error.to_string());
            Ok(Outcome::BadUsage)
        }
        Err(error) => Err(error.into()),
    }
}

fn ingest(paths: &[PathBuf], store: &Path, reference: &Reference) -> Result<Outcome> {
    let loaded = store::load_files(paths, reference)?;
    report(&loaded);
    if loaded.data.is_empty() {
        complain("nothing was ingested: no file could be used");
        return Ok(Outcome::BadData);
    }
    let place = store::save(store, &loaded.data)?;
    say(&format!("Release {} written: {}", loaded.data.release.id, place.display()));
    Ok(outcome(&loaded))
}

fn check(paths: &[PathBuf], reference: &Reference) -> Result<Outcome> {
    let loaded = store::load_files(paths, reference)?;
    report(&loaded);
    Ok(outcome(&loaded))
}

fn render(
    address: &str,
    output: Option<&Path>,
    source: &SourceArgs,
    reference: Arc<Reference>,
) -> Result<Outcome> {
    let Some(loaded) = load(source, &reference)? else { return Ok(Outcome::BadData) };
    let releases = Releases::new(loaded, reference)?;
    let rendered = match made(&releases, address) {
        Ok(rendered) => rendered,
        Err(error @ (ExportError::Unknown { .. } | ExportError::Missing(..) | ExportError::Query(..))) => {
            complain(&error.to_string());
            return Ok(Outcome::BadUsage);
        }
        Err(error) => return Err(error.into()),
    };
    match output {
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
fn made(releases: &Releases, address: &str) -> Result<Rendered, ExportError> {
    let request = export::request(address)?;
    let known = releases.known();
    let analysis = match &request.data {
        None => Some(Arc::clone(releases.newest())),
        Some(id) => releases.get(id).map_err(|error| ExportError::Write(error.to_string()))?,
    };
    let Some(analysis) = analysis else {
        let ids = known.iter().map(|known| known.release.id.clone()).collect();
        let problem =
            Problem::new("data", request.data.as_deref().unwrap_or_default(), Fault::NoSuchRelease(ids));
        return Err(ExportError::Query(vec![problem], request.lang));
    };
    let since = request.since().and_then(|id| releases.get(id).ok().flatten());
    export::make(&analysis, &Site { base: "", known: &known, since: since.as_deref() }, &request)
}

/// The data of `--data`, else of the newest release, else the sample. `None` where nothing of it could be used.
fn load(source: &SourceArgs, reference: &Reference) -> Result<Option<Loaded>> {
    if source.demo {
        return Ok(Some(Loaded::made(store::simulated(reference))));
    }
    if source.data.is_empty() {
        return newest_or_sample(&source.store.store, reference).map(Some);
    }
    let loaded = store::load(&source.data, reference)?;
    if outcome(&loaded) == Outcome::BadData {
        // One line per file that failed; the others are served.
        complain(&failures(&loaded).join("\n"));
    }
    Ok((!loaded.data.is_empty()).then_some(loaded))
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

fn report(loaded: &Loaded) {
    let Data { commitments, plans, report, .. } = &loaded.data;
    say(ingest::summary(report, commitments, plans).trim_end());
    for error in &loaded.unread {
        complain(&error.to_string());
    }
}

fn outcome(loaded: &Loaded) -> Outcome {
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

/// Writes to standard output. A reader who has gone (`| head`) is not an error.
#[expect(clippy::let_underscore_must_use, reason = "there is nobody left to tell")]
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

#[expect(clippy::let_underscore_must_use, reason = "there is nobody left to tell")]
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
