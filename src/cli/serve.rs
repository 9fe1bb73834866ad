//! `serve`: the dashboard on the web.

use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::address::public_url;
use super::data::{SourceArgs, StoreArgs, load, releases};
use super::fetch::{self, HowArgs};
use super::limits::LimitArgs;
use super::output::{complain, say};
use crate::fetch::Source;
use crate::reference::Reference;
use crate::releases::Releases;
use crate::web;

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:3000", value_name = "ADDR")]
    listen: SocketAddr,
    /// Scheme and host under which the world sees the server, such as `https://example.org`, for previews, citations and
    /// metadata. Without it: plain HTTP and the host that each request names.
    #[arg(long, value_name = "URL", value_parser = public_url)]
    public_url: Option<String>,
    /// How often to look for another release in the store, such as `10s` or `5m`; `0s`: only on SIGHUP.
    #[arg(long, default_value = "10s", value_name = "TIME", value_parser = humantime::parse_duration)]
    watch: Duration,
    /// Fetch the public exports again and again, such as every 24h, and serve what is new.
    #[arg(long, value_name = "TIME", value_parser = at_leisure, conflicts_with_all = ["data", "demo"])]
    refresh: Option<Duration>,
    #[command(flatten, next_help_heading = "Options of --refresh")]
    how: HowArgs,
    #[command(flatten, next_help_heading = "Limits")]
    limits: LimitArgs,
    #[command(flatten, next_help_heading = "Options")]
    source: SourceArgs,
}

pub(super) fn serve(args: &ServeArgs, reference: Arc<Reference>) -> Result<Outcome> {
    let Some(loaded) = load(&args.source, &reference)? else { return Ok(Outcome::BadData) };
    let releases = releases(&args.source, loaded, Arc::clone(&reference))?;
    let limits = args.limits.limits();
    let stop_time = limits.stop_time;
    let server = web::Server::of(releases).known_as(args.public_url.as_deref()).within(limits);
    if let Some(every) = args.refresh {
        let sources = match args.how.sources() {
            Ok(sources) => sources,
            Err(error) => {
                complain(&error.to_string());
                return Ok(Outcome::BadUsage);
            }
        };
        let refreshing =
            Refreshing { every, sources, how: args.how.clone(), store: args.source.store.clone() };
        let releases = server.releases();
        // Ends with the process: what it writes is whole or not there.
        thread::spawn(move || refreshing.keep_fresh(&releases, &reference));
    }
    let addresses = web::Addresses { public: args.listen, metrics: args.limits.metrics_listen };
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    runtime.block_on(watched(server, args.watch, addresses)).context("cannot serve; is the address free?")?;
    // What nobody waits for any more does not keep the program from ending.
    runtime.shutdown_timeout(stop_time);
    Ok(Outcome::Done)
}

/// Serves, and beside that looks for other releases, where there is a store to look at.
async fn watched(server: web::Server, watch: Duration, addresses: web::Addresses) -> std::io::Result<()> {
    let releases = server.releases();
    let ready = |address, metrics: Option<SocketAddr>| {
        say(&format!("Serving on http://{address}"));
        if let Some(metrics) = metrics {
            say(&format!("Metrics on http://{metrics}/metrics"));
        }
    };
    let serving = web::serve(server, addresses, ready);
    if releases.store().is_none() {
        return serving.await;
    }
    let watching = web::watch(releases, (!watch.is_zero()).then_some(watch));
    tokio::select! {
        // First, so that a signal has its handler before anybody knows the address.
        biased;
        () = watching => Ok(()),
        served = serving => served,
    }
}

/// Fetches again and again, and has what is new served.
struct Refreshing {
    every: Duration,
    sources: Vec<Source>,
    how: HowArgs,
    store: StoreArgs,
}

impl Refreshing {
    fn keep_fresh(&self, releases: &Releases, reference: &Reference) {
        loop {
            let once = AssertUnwindSafe(|| self.once(releases, reference));
            // A defect that one file brings out must not end this for all that come later; its place and trace are in the log.
            if catch_unwind(once).is_err() {
                tracing::error!("fetching broke off; it will be tried again");
            }
            thread::sleep(self.every);
        }
    }

    fn once(&self, releases: &Releases, reference: &Reference) {
        match self.how.refresh(&self.sources, &self.store, reference, &|_, _, _| ()) {
            Ok(refreshed) => fetch::log(&refreshed),
            Err(error) => {
                tracing::error!(error = ?error.to_string(), "what was fetched could not be kept")
            }
        }
        if let Err(error) = self.how.tidy(&self.store) {
            tracing::warn!(error = ?error.to_string(), "older releases could not be removed");
        }
        if let Err(error) = releases.look_again() {
            tracing::error!(error = ?error.to_string(), "the new release cannot be served");
        }
    }
}

/// A time between two visits that no source minds.
fn at_leisure(text: &str) -> Result<Duration, String> {
    let every = humantime::parse_duration(text).map_err(|error| error.to_string())?;
    if every < LEAST { Err("once a minute is the most that a source is asked".into()) } else { Ok(every) }
}

/// The shortest time between two visits.
const LEAST: Duration = Duration::from_secs(60);
