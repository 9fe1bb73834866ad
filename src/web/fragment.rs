//! The parts of the trends page that the live filter replaces, rendered by the same views as the whole page.

use app::model::lang::Lang;
use axum::Extension;
use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};

use super::chosen::Chosen;
use super::live::Live;
use super::refusal;
use super::server::Server;
use super::site::base;

/// Form, result and table of the trends page.
pub(super) async fn trends(
    State(server): State<Server>,
    OriginalUri(uri): OriginalUri,
    chosen: Option<Extension<Chosen>>,
    headers: HeaderMap,
) -> Response {
    let (lang, _) = Lang::of_path(uri.path());
    let source = Live::shared(&server, chosen.map(|Extension(chosen)| chosen), base(&server, &headers));
    match app::fragment::trends(&source, lang, uri.query().unwrap_or_default()).await {
        Ok(html) => Html(html).into_response(),
        Err(failure) => refusal::answer(&server, &uri, failure),
    }
}
