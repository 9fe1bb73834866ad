//! `/template.csv`: a table to fill in with commitments of one's own.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::files::KEEP;
use crate::ingest;

/// The template, which is the same for every release.
pub(super) async fn template() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"commitments.csv\""),
        (CACHE_CONTROL, KEEP),
    ];
    (headers, ingest::template()).into_response()
}
