//! For load balancers and watchdogs.

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;

use super::keep::NEVER;
use super::server::Server;

/// The answer is of this process at this moment.
const NOW: [(HeaderName, &str); 1] = [(CACHE_CONTROL, NEVER)];

/// The process is up.
pub(super) async fn alive() -> impl IntoResponse {
    (NOW, "up\n")
}

/// A release is being served; the answer is its id.
pub(super) async fn ready(State(server): State<Server>) -> impl IntoResponse {
    (NOW, format!("{}\n", server.releases.newest().data().release.id))
}
