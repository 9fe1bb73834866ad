//! `fetch`: what has changed on the web becomes a new release. `serve --refresh` does the same on a timer.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::Outcome;
use super::data::StoreArgs;
use super::ingest::report;
use super::output::{complain, say};
use super::releases::{remind_of_held, remove_beyond, warn_of};
use crate::fetch::{self, Limits, Source, Sources};
use crate::ingest::Examples;
use crate::reference::Reference;
use crate::store::{self, Refreshed};

#[derive(Debug, Args)]
pub(super) struct FetchArgs {
    #[command(flatten)]
    how: HowArgs,
    #[command(flatten)]
    store: StoreArgs,
}

/// What is fetched, and within which limits.
#[derive(Clone, Debug, Args)]
pub(super) struct HowArgs {
    /// A list of sources: TOML with a [[source]] for each, which has a name and an address. Without it: the public export of
    /// the Explorer.
    #[arg(long, value_name = "FILE")]
    sources: Option<PathBuf>,
    /// The largest file, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().bytes)]
    max_bytes: u64,
    /// How long a server may send nothing, such as 30s.
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, default_value = "30s")]
    patience: Duration,
    /// How often a source that fails is tried again.
    #[arg(long, value_name = "TIMES", default_value_t = Limits::default().retries)]
    retries: u32,
    /// The wait before the second try; it doubles each time.
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, default_value = "1s")]
    retry_wait: Duration,
    /// Also ask addresses of this machine and its own network.
    #[arg(long)]
    allow_private: bool,
    /// Remove the oldest releases beyond a number after each new one.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    keep: Option<u32>,
}

impl HowArgs {
    fn limits(&self) -> Limits {
        Limits {
            bytes: self.max_bytes,
            stall: self.patience,
            retries: self.retries,
            wait: self.retry_wait,
            private: self.allow_private,
            ..Limits::default()
        }
    }

    pub(super) fn sources(&self) -> Result<Vec<Source>, fetch::SourcesError> {
        Ok(Sources::read(self.sources.as_deref())?.sources)
    }

    /// Asks all sources and makes a release of what has changed.
    pub(super) fn refresh(
        &self,
        sources: &[Source],
        store: &StoreArgs,
        reference: &Reference,
        progress: &dyn Fn(&Source, u64, Option<u64>),
    ) -> Result<Refreshed, store::StoreError> {
        store::refresh(sources, &store.store, &self.limits(), reference, progress)
    }

    /// Removes the oldest releases, where the operator says how many stay.
    pub(super) fn tidy(&self, store: &StoreArgs) -> Result<(), store::StoreError> {
        match self.keep {
            Some(number) => {
                store::keep(&store.store, usize::try_from(number).unwrap_or(usize::MAX)).map(drop)
            }
            None => Ok(()),
        }
    }
}

pub(super) fn fetch(args: &FetchArgs, reference: &Reference) -> Result<Outcome> {
    let sources = match args.how.sources() {
        Ok(sources) => sources,
        Err(error) => {
            complain(&error.to_string());
            return Ok(Outcome::BadUsage);
        }
    };
    let bar = Bar::new();
    let refreshed = args.how.refresh(&sources, &args.store, reference, &|source, done, of| {
        bar.show(&source.name, done, of);
    });
    bar.inner.finish_and_clear();
    let Refreshed { sources, made } = refreshed?;
    for (source, outcome) in &sources {
        match outcome {
            Ok(outcome) => say(&sentence(source, outcome)),
            Err(error) => complain(&format!("{}: {error}", source.name)),
        }
    }
    let failed = sources.iter().any(|(_, outcome)| outcome.is_err());
    let Some((data, saved)) = made else {
        match failed {
            true => complain("no new release was made"),
            false => say("Nothing has changed; no new release was made."),
        }
        remind_of_held(&args.store.store)?;
        return Ok(if failed { Outcome::BadData } else { Outcome::Done });
    };
    report(&data, Examples::Some);
    say(&format!("Release {} written: {}", saved.release.id, saved.path.display()));
    match (&saved.held, args.how.keep) {
        (Some(losses), _) => warn_of(&saved.release.id, losses),
        (None, Some(number)) => remove_beyond(&args.store.store, number)?,
        (None, None) => {}
    }
    Ok(if failed || saved.held.is_some() { Outcome::BadData } else { Outcome::Done })
}

/// What became of a source, in one line.
fn sentence(source: &Source, outcome: &fetch::Outcome) -> String {
    let name = &source.name;
    match outcome {
        fetch::Outcome::Unchanged { moved } => format!("{name}: unchanged{}", elsewhere(moved.as_deref())),
        fetch::Outcome::New { bytes, moved } => {
            format!("{name}: new, {bytes} bytes{}", elsewhere(moved.as_deref()))
        }
    }
}

fn elsewhere(moved: Option<&str>) -> String {
    let advice = |to| format!("; it has moved for good, put this into the list of sources: {to}");
    moved.map(advice).unwrap_or_default()
}

/// For the log of a server.
pub(super) fn log(refreshed: &Refreshed) {
    for (source, outcome) in &refreshed.sources {
        match outcome {
            Ok(outcome) => tracing::info!("{}", sentence(source, outcome)),
            Err(error) => tracing::warn!("{}: {error}", source.name),
        }
    }
    let Some((_, saved)) = &refreshed.made else { return };
    let id = &saved.release.id;
    match &saved.held {
        None => tracing::info!(id, "a new release"),
        Some(losses) => {
            tracing::warn!(
                id,
                "a release is held back until `ogp-dashboard releases confirm {id}`: {}",
                store::told(losses).join("; ")
            );
        }
    }
}

/// Shows how far a download is, where somebody watches.
struct Bar {
    inner: ProgressBar,
}

impl Bar {
    fn new() -> Self {
        let inner = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {bytes} of {total_bytes}, {eta} left")
        {
            inner.set_style(style);
        }
        Self { inner }
    }

    fn show(&self, name: &str, done: u64, of: Option<u64>) {
        self.inner.set_message(name.to_owned());
        self.inner.set_length(of.unwrap_or(done));
        self.inner.set_position(done);
    }
}
