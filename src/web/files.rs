//! Downloads and pictures: whatever [`export::render`] knows.

use axum::extract::{OriginalUri, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::headers;
use super::live::blocking;
use super::server::Server;
use crate::export::{self, ExportError, Rendered};

/// How long a reader and a cache in between may keep an answer.
pub(super) const KEEP: &str = "public, max-age=300, s-maxage=3600, stale-while-revalidate=86400";

/// A file of the release.
pub(super) async fn file(State(server): State<Server>, OriginalUri(uri): OriginalUri) -> Response {
    let address = address(&uri);
    let analysis = server.analysis;
    match blocking(move || export::render(&analysis, &address)).await {
        Ok(Ok(rendered)) => respond(rendered),
        Ok(Err(error)) => refuse(&error),
        Err(failure) => refused(
            StatusCode::INTERNAL_SERVER_ERROR,
            format!("this could not be answered; the log has the details under {}", failure.id),
        ),
    }
}

fn address(uri: &Uri) -> String {
    uri.path_and_query().map_or_else(String::new, |address| address.as_str().into())
}

fn respond(rendered: Rendered) -> Response {
    let mut headers = HeaderMap::new();
    let picture = rendered.content_type.starts_with("image/");
    let disposition = if picture { "inline" } else { "attachment" };
    let disposition = format!("{disposition}; filename*=UTF-8''{}", rendered.file_name);
    for (name, value) in [
        (CONTENT_TYPE, rendered.content_type),
        (CONTENT_DISPOSITION, disposition.as_str()),
        (CACHE_CONTROL, KEEP),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (VARY, "accept-encoding"),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    if picture {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::PICTURE));
    }
    (headers, rendered.bytes).into_response()
}

fn refuse(error: &ExportError) -> Response {
    let status = match error {
        ExportError::Unknown(_) => StatusCode::NOT_FOUND,
        ExportError::Query(_) => StatusCode::BAD_REQUEST,
        ExportError::Analysis(_) | ExportError::Chart(_) | ExportError::Write(_) => {
            tracing::error!(%error, "a file could not be made");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    };
    refused(status, error.to_string())
}

/// Other sites may read why, too.
fn refused(status: StatusCode, message: String) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    (status, headers, message + "\n").into_response()
}
