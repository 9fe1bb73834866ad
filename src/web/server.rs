//! What the handlers share.

use std::ops::Deref;
use std::sync::Arc;

use app::assets::Assets;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;

use super::assets::{self, AssetNames};
use super::cache::Cache;
use super::limits::Limits;
use super::metrics::Metrics;
use super::rates::Rates;
use super::work::Work;
use crate::analysis::Analysis;
use crate::releases::Releases;

/// What every handler may use. Cheap to clone, which happens many times for each request.
#[derive(Clone, Debug)]
pub struct Server(Arc<Shared>);

/// See [`Server`].
#[derive(Clone, Debug)]
pub struct Shared {
    /// The releases that can be asked.
    pub(super) releases: Arc<Releases>,
    /// Scheme and host, where the operator said them.
    pub(super) public_url: Option<Arc<str>>,
    /// Names of the built assets, for the pages.
    pub(super) assets: Assets,
    /// The same for Leptos.
    pub(super) leptos: LeptosOptions,
    /// How much it takes on.
    pub(super) limits: Limits,
    /// Answers that were given a moment ago.
    pub(super) cache: Cache,
    /// Everything that computes passes here.
    pub(super) work: Work,
    /// How often addresses asked for costly files.
    pub(super) rates: Rates,
    /// What is counted.
    pub(super) metrics: Metrics,
    /// Whether the counts are shown beside the pages, to this machine.
    pub(super) metrics_beside: bool,
}

impl Deref for Server {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Server {
    /// A server of one release.
    #[must_use]
    pub fn new(analysis: Arc<Analysis>) -> Self {
        Self::of(Releases::single(analysis))
    }

    /// A server of the newest of some releases, and of the others where an address names them.
    #[must_use]
    pub fn of(releases: Releases) -> Self {
        let names = assets::names();
        if names.is_none() {
            tracing::warn!("{}", assets::MISSING);
        }
        let limits = Limits::default();
        let output_name = names.as_ref().map_or("app", |names| names.output_name.as_str());
        Self(Arc::new(Shared {
            releases: Arc::new(releases),
            public_url: None,
            leptos: LeptosOptions::builder().output_name(output_name).build(),
            assets: Assets {
                stylesheet: names.as_ref().map(AssetNames::stylesheet),
                scripts: names.is_some(),
            },
            cache: Cache::new(limits.cache),
            work: Work::new(&limits),
            rates: Rates::new(&limits),
            limits,
            metrics: Metrics::default(),
            metrics_beside: true,
        }))
    }

    /// The same server, known to the world under a scheme and host such as `https://example.org`.
    #[must_use]
    pub fn known_as(self, public_url: Option<&str>) -> Self {
        self.with(|shared| shared.public_url = public_url.map(|url| url.trim_end_matches('/').into()))
    }

    /// The same server within other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        self.with(|shared| {
            shared.cache = Cache::new(limits.cache);
            shared.work = Work::new(&limits);
            shared.rates = Rates::new(&limits);
            shared.limits = limits;
        })
    }

    /// The same server with something changed.
    pub(super) fn with(self, change: impl FnOnce(&mut Shared)) -> Self {
        let mut shared = Arc::unwrap_or_clone(self.0);
        change(&mut shared);
        Self(Arc::new(shared))
    }

    /// The releases that it serves.
    #[must_use]
    pub fn releases(&self) -> Arc<Releases> {
        Arc::clone(&self.releases)
    }
}

impl FromRef<Server> for LeptosOptions {
    fn from_ref(server: &Server) -> Self {
        server.leptos.clone()
    }
}
