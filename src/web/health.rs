//! For load balancers and watchdogs.

use axum::extract::State;

use super::server::Server;

/// The process is up.
pub(super) async fn alive() -> &'static str {
    "up\n"
}

/// A release is being served; the answer is its id.
pub(super) async fn ready(State(server): State<Server>) -> String {
    format!("{}\n", server.releases.newest().data().release.id)
}
