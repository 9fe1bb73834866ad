//! The parts of the trends page that the live filter replaces, rendered by the same views as the whole page.

use app::model::lang::Lang;
use app::origin::Origin;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use super::live::Live;
use super::origin::origin;
use super::server::Server;

/// Form, result and table of the trends page.
pub(super) async fn trends(
    State(server): State<Server>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let (lang, _) = Lang::of_path(uri.path());
    let origin = Origin(origin(&server, &headers));
    match app::fragment::trends(&Live::shared(&server), origin, lang, uri.query().unwrap_or_default()).await {
        Ok(html) => Html(html).into_response(),
        Err(failure) => (StatusCode::INTERNAL_SERVER_ERROR, failure.id).into_response(),
    }
}
