//! `site`: the whole dashboard as plain files.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::address::web_address;
use super::data::{SourceArgs, load, releases};
use super::output::{complain, say};
use crate::reference::Reference;
use crate::site::{self, SiteError};
use crate::web;

#[derive(Debug, Args)]
pub(super) struct SiteArgs {
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
}

pub(super) fn copy(args: SiteArgs, reference: Arc<Reference>) -> Result<Outcome> {
    let SiteArgs { folder, url, live, also, source } = args;
    let plan = site::Plan { url, live, also };
    let Some(loaded) = load(&source, &reference)? else { return Ok(Outcome::BadData) };
    // Each address is asked once: nothing is worth keeping.
    let limits = web::Limits { cache: 0, ..web::Limits::default() };
    let server = web::Server::of(releases(&source, loaded, reference)?).within(limits);
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    match runtime.block_on(site::write(server, &folder, &plan)) {
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
