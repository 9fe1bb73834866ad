//! `serve`: the dashboard on the web.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::address::public_url;
use super::data::{SourceArgs, load};
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
    /// Fetch the public exports again and again, such as every 24h, and serve what is new.
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, conflicts_with_all = ["data", "demo"])]
    refresh: Option<Duration>,
    #[command(flatten)]
    how: HowArgs,
    #[command(flatten)]
    source: SourceArgs,
}

pub(super) fn serve(args: &ServeArgs, reference: Arc<Reference>) -> Result<Outcome> {
    let Some(loaded) = load(&args.source, &reference)? else { return Ok(Outcome::BadData) };
    let server = web::Server::of(Releases::new(loaded, reference)?).known_as(args.public_url.as_deref());
    let listen = args.listen;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    runtime
        .block_on(web::serve(server, listen, |address| {
            say(&format!("Serving on http://{address}"));
        }))
        .with_context(|| format!("cannot serve; is the address free? {listen}"))?;
    Ok(Outcome::Done)
}
