//! The parts of the trends page that the live filter replaces, rendered by the same views as the whole page.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::live::Live;
use super::server::Server;

/// Form, result and table of the trends page.
pub(super) async fn trends(State(server): State<Server>, RawQuery(query): RawQuery) -> Response {
    match app::fragment::trends(&Live::shared(&server), &query.unwrap_or_default()).await {
        Ok(html) => Html(html).into_response(),
        Err(failure) => (StatusCode::INTERNAL_SERVER_ERROR, failure.id).into_response(),
    }
}
