//! stub
use axum::http::StatusCode;
pub(super) struct Names {
    pub output_name: String,
    pub stylesheet: String,
}
pub(super) fn names() -> Option<Names> {
    None
}
pub(super) async fn file() -> StatusCode {
    StatusCode::NOT_FOUND
}
