//! Asking a server on this machine.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use ureq::{Body, ResponseExt, http};

/// How long a server may take to be ready.
const PATIENCE: Duration = Duration::from_secs(600);
/// How often it is asked.
const OFTEN: Duration = Duration::from_millis(1);

/// The body of an answer; an error where the server refuses, or sends elsewhere.
pub(super) fn get(address: &str) -> Result<Vec<u8>> {
    body(ureq::get(address).call(), address)
}

/// The same as brotli, which is not decoded.
pub(super) fn get_brotli(address: &str) -> Result<Vec<u8>> {
    let answer = ureq::get(address).header("accept-encoding", "br").call();
    if let Ok(answer) = &answer {
        let encoding = answer.headers().get("content-encoding").and_then(|name| name.to_str().ok());
        ensure!(encoding == Some("br"), "{address} does not come as brotli");
    }
    body(answer, address)
}

fn body(answer: Result<http::Response<Body>, ureq::Error>, address: &str) -> Result<Vec<u8>> {
    let mut answer = answer.with_context(|| format!("cannot get {address}"))?;
    ensure!(answer.get_uri() == address, "{address} sends to {}", answer.get_uri());
    let body = answer.body_mut().with_config().limit(u64::MAX).read_to_vec();
    body.with_context(|| format!("cannot read {address}"))
}

/// The seconds that an answer takes.
pub(super) fn seconds(address: &str) -> Result<f64> {
    let begun = Instant::now();
    get(address)?;
    Ok(begun.elapsed().as_secs_f64())
}

/// Waits until an address answers well.
pub(super) fn wait(address: &str) -> Result<()> {
    let begun = Instant::now();
    while get(address).is_err() {
        if begun.elapsed() > PATIENCE {
            bail!("{address} has not answered for {} s", PATIENCE.as_secs());
        }
        thread::sleep(OFTEN);
    }
    Ok(())
}
