//! Briefs as files. Their addresses are those of the pages with a suffix, which no route of a page can tell apart: they are
//! taken out before the pages are asked.

use axum::extract::{OriginalUri, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use super::files;
use super::server::Server;

/// Answers what is a file of a brief; every other request passes.
pub(super) async fn file(server: State<Server>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_file = path.starts_with("/briefs/") && (path.ends_with(".pdf") || path.ends_with(".docx"));
    if is_file && matches!(*request.method(), Method::GET | Method::HEAD) {
        let uri = OriginalUri(request.uri().clone());
        return files::file(server, uri).await;
    }
    next.run(request).await
}
