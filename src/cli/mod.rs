//! The command line: a file per command, with its arguments and what it does.
//!
//! Answers go to standard output, everything else to standard error. Exit codes: 0 done, 1 bad data, 2 bad usage.

mod address;
mod data;
mod diff;
mod engine;
mod fetch;
mod health;
mod ingest;
mod limits;
mod log;
mod manual;
mod map;
mod output;
mod releases;
mod render;
mod serve;
mod site;
mod template;
mod version;

use std::sync::Arc;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::reference::Reference;

pub use version::parse;

/// Analytics of the commitments of the Open Government Partnership.
#[derive(Debug, Parser)]
#[command(name = "ogp-dashboard", version)]
pub struct Cli {
    /// How the log is written, to standard error: as text, or as one JSON object per line. `RUST_LOG` says what is in it:
    /// `warn` without it, `info` for a line per request, too.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    log_format: log::Format,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the dashboard.
    Serve(serve::ServeArgs),
    /// Read files into a new release in the store.
    Ingest(ingest::IngestArgs),
    /// Download the public exports that have changed, and make them a new release.
    Fetch(fetch::FetchArgs),
    /// Report what an ingest would read, repair and reject; writes nothing.
    Check(ingest::CheckArgs),
    /// List the releases of the store, keep some, go back to one, confirm one that is held, or compare two.
    Releases(releases::ReleasesArgs),
    /// Propose which column of a table is what, and show what an ingest would make of it.
    Map(map::MapArgs),
    /// Write a table to fill in with commitments of your own.
    Template(template::TemplateArgs),
    /// Write the whole dashboard as plain files, for any web host.
    Site(site::SiteArgs),
    /// Make one file, such as 'trends.png?area=open-data', without a server.
    Render(render::RenderArgs),
    /// Ask a running server which release it serves; fails where it serves none.
    Health(health::HealthArgs),
    /// Write what a shell reads to complete these commands.
    Completions(manual::CompletionArgs),
    /// Write the manual: a page for `man` per command.
    Manual(manual::ManualArgs),
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
    log::begin(cli.log_format);
    let reference = Arc::new(Reference::load()?);
    match cli.command {
        Command::Serve(args) => serve::serve(&args, reference),
        Command::Ingest(args) => ingest::ingest(&args, &reference),
        Command::Fetch(args) => fetch::fetch(&args, &reference),
        Command::Check(args) => ingest::check(&args, &reference),
        Command::Releases(args) => releases::releases(&args, reference),
        Command::Map(args) => map::map(&args, &reference),
        Command::Template(args) => template::write(&args),
        Command::Site(args) => site::copy(args, reference),
        Command::Render(args) => render::render(&args, reference),
        Command::Health(args) => health::health(&args),
        Command::Completions(args) => Ok(manual::completions(&args)),
        Command::Manual(args) => manual::manual(&args),
    }
}
