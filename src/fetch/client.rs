//! One question to one server, without following where it leads.

use std::error::Error;
use std::sync::Arc;

use reqwest::Url;
use reqwest::blocking::{self, Response};
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;

use super::address::{PublicOnly, StandsForPrivate};
use super::{FetchError, Limits};

/// Asks, within limits.
#[derive(Debug)]
pub(super) struct Client {
    inner: blocking::Client,
    pub(super) limits: Limits,
}

impl Client {
    pub(super) fn new(limits: &Limits) -> Result<Self, FetchError> {
        let mut builder = blocking::Client::builder()
            .connect_timeout(limits.connect)
            // Of each answer and each piece of it; the whole is watched where it is written down.
            .timeout(limits.stall)
            // Each redirect is looked at before it is followed.
            .redirect(Policy::none())
            .user_agent(concat!("ogp-dashboard/", env!("CARGO_PKG_VERSION")));
        if !limits.private {
            builder = builder.dns_resolver(Arc::new(PublicOnly));
        }
        let inner = builder.build().map_err(|cause| failed("", &cause))?;
        Ok(Self { inner, limits: *limits })
    }

    /// The answer of a server, whatever its status.
    pub(super) fn get(&self, address: &Url, headers: HeaderMap) -> Result<Response, FetchError> {
        self.inner
            .get(address.clone())
            .headers(headers)
            .send()
            .map_err(|cause| failed(address.as_str(), &cause.without_url()))
    }
}

/// What a failed connection means.
pub(super) fn failed(url: &str, cause: &reqwest::Error) -> FetchError {
    let url = url.to_owned();
    if cause.is_timeout() {
        return FetchError::Slow { url };
    }
    let mut text = cause.to_string();
    let mut inner = cause.source();
    while let Some(error) = inner {
        if error.is::<StandsForPrivate>() {
            return FetchError::Private { url };
        }
        text = format!("{text}: {error}");
        inner = error.source();
    }
    FetchError::Unreachable { url, cause: text }
}
