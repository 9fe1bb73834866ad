//! What the handlers share, and the loop that serves them until it is asked to stop.

use std::net::SocketAddr;
use std::sync::Arc;

use app::assets::Assets;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use tokio::net::TcpListener;

use super::assets::{self, AssetNames};
use super::router;
use crate::analysis::Analysis;
use crate::releases::Releases;

/// What every handler may use. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Server {
    /// The releases that can be asked.
    pub(super) releases: Arc<Releases>,
    /// Scheme and host, where the operator said them.
    pub(super) public_url: Option<Arc<str>>,
    /// Names of the built assets, for the pages.
    pub(super) assets: Assets,
    /// The same for Leptos.
    pub(super) leptos: LeptosOptions,
}

impl Server {
    /// A server of one release.
    #[must_use]
    pub fn new(analysis: Arc<Analysis>) -> Self {
        Self::of(Releases::single(analysis))
    }

    /// The same server, known to the world under a scheme and host such as `https://example.org`.
    #[must_use]
    pub fn known_as(self, public_url: Option<&str>) -> Self {
        Self { public_url: public_url.map(|url| url.trim_end_matches('/').into()), ..self }
    }

    /// A server of the newest of some releases, and of the others where an address names them.
    #[must_use]
    pub fn of(releases: Releases) -> Self {
        let names = assets::names();
        if names.is_none() {
            tracing::warn!("{}", assets::MISSING);
        }
        let output_name = names.as_ref().map_or("app", |names| names.output_name.as_str());
        Self {
            releases: Arc::new(releases),
            public_url: None,
            leptos: LeptosOptions::builder().output_name(output_name).build(),
            assets: Assets {
                stylesheet: names.as_ref().map(AssetNames::stylesheet),
                scripts: names.is_some(),
            },
        }
    }
}

impl Server {
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

/// Serves until SIGINT or SIGTERM, then finishes what is under way. `ready` is told the address.
///
/// # Errors
/// If the address cannot be listened on.
pub async fn serve(
    server: Server,
    listen: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> std::io::Result<()> {
    let listener = TcpListener::bind(listen).await?;
    let routes = router(server);
    ready(listener.local_addr()?);
    axum::serve(listener, routes).with_graceful_shutdown(asked_to_stop()).await
}

async fn asked_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // Without a handler the system's default stops the process; this future must then never end.
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {},
        () = terminate => {},
    }
}
