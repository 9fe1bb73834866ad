//! `serve`: the dashboard on the web.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::address::public_url;
use super::data::{SourceArgs, load, releases};
use super::output::say;
use crate::reference::Reference;
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
    #[command(flatten)]
    source: SourceArgs,
}

pub(super) fn serve(args: &ServeArgs, reference: Arc<Reference>) -> Result<Outcome> {
    let Some(loaded) = load(&args.source, &reference)? else { return Ok(Outcome::BadData) };
    let releases = releases(&args.source, loaded, reference)?;
    let server = web::Server::of(releases).known_as(args.public_url.as_deref());
    let listen = args.listen;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    runtime
        .block_on(watched(server, args.watch, listen))
        .with_context(|| format!("cannot serve; is the address free? {listen}"))?;
    Ok(Outcome::Done)
}

/// Serves, and beside that looks for other releases, where there is a store to look at.
async fn watched(server: web::Server, watch: Duration, listen: SocketAddr) -> std::io::Result<()> {
    let releases = server.releases();
    let serving = web::serve(server, listen, |address| say(&format!("Serving on http://{address}")));
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
