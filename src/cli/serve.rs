//! `serve`: the dashboard on the web.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::address::public_url;
use super::data::{SourceArgs, load};
use super::limits::LimitArgs;
use super::output::say;
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
    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    source: SourceArgs,
}

pub(super) fn serve(args: &ServeArgs, reference: Arc<Reference>) -> Result<Outcome> {
    let Some(loaded) = load(&args.source, &reference)? else { return Ok(Outcome::BadData) };
    let limits = args.limits.limits();
    let stop_time = limits.stop_time;
    let releases = Releases::new(loaded, reference)?;
    let server = web::Server::of(releases).known_as(args.public_url.as_deref()).within(limits);
    let addresses = web::Addresses { public: args.listen, metrics: args.limits.metrics_listen };
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    let ready = |address, metrics: Option<SocketAddr>| {
        say(&format!("Serving on http://{address}"));
        if let Some(metrics) = metrics {
            say(&format!("Metrics on http://{metrics}/metrics"));
        }
    };
    runtime.block_on(web::serve(server, addresses, ready)).context("cannot serve; is the address free?")?;
    // What nobody waits for any more does not keep the program from ending.
    runtime.shutdown_timeout(stop_time);
    Ok(Outcome::Done)
}
