//! `health`: whether a running server serves a release. For the health check of a container, which has no other program to ask.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;

use super::Outcome;
use super::address::web_address;
use super::output::say;

#[derive(Debug, Args)]
pub(super) struct HealthArgs {
    /// Where the server itself is, not what stands before it: it speaks plain HTTP.
    #[arg(value_name = "URL", default_value = "http://127.0.0.1:3000", value_parser = plain)]
    url: String,
    /// How long to wait for its answer.
    #[arg(long, default_value = "5s", value_name = "TIME", value_parser = humantime::parse_duration)]
    timeout: Duration,
}

fn plain(text: &str) -> Result<String, String> {
    let address = web_address(text)?;
    if address.starts_with("https:") {
        return Err("the server itself speaks plain HTTP, such as http://127.0.0.1:3000".into());
    }
    Ok(address)
}

/// Says which release is served; an error where none is.
pub(super) fn health(args: &HealthArgs) -> Result<Outcome> {
    let address = format!("{}/readyz", args.url.trim_end_matches('/'));
    // The server is asked itself, whatever proxy this machine uses for the web, and also where there are no certificates.
    let client =
        reqwest::blocking::Client::builder().no_proxy().tls_certs_only([]).timeout(args.timeout).build()?;
    let answer = client
        .get(&address)
        .send()
        .with_context(|| format!("the server does not answer; is it running? {address}"))?;
    let status = answer.status();
    if !status.is_success() {
        bail!("the server is not ready ({status}); its log says why: {address}");
    }
    say(answer.text().context("the answer breaks off")?.trim_end());
    Ok(Outcome::Done)
}
