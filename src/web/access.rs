//! One line in the log and one count per request, when its answer has been sent. Neither says who asked: no address, no name of
//! a browser, and of the query nothing, since people search for names.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Frame, SizeHint};
use tracing::Instrument;

use super::incident;
use super::metrics::kind;
use super::server::Server;

/// What names a request in an answer and in every line of the log about it.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Bytes of a path in the log.
const LONGEST: usize = 200;

/// Notes each request.
pub(super) async fn note(State(server): State<Server>, request: Request, next: Next) -> Response {
    let id = incident::id();
    let path = request.uri().path();
    let kind = kind(path);
    // A path has only the visible characters of ASCII, so it can neither end the line nor colour it.
    let path = path.get(..LONGEST).unwrap_or(path).to_owned();
    let mut line = Line {
        server,
        kind,
        method: request.method().clone(),
        path,
        status: StatusCode::OK,
        start: Instant::now(),
        bytes: 0,
        id: id.clone(),
    };
    let span = tracing::error_span!("request", id);
    let mut response = next.run(request).instrument(span).await;
    line.status = response.status();
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response.map(|body| Body::new(Noted { body, line }))
}

/// What will be written about a request.
struct Line {
    server: Server,
    kind: &'static str,
    method: Method,
    path: String,
    status: StatusCode,
    start: Instant,
    bytes: u64,
    id: String,
}

impl Drop for Line {
    /// The answer was sent, or the client is gone.
    fn drop(&mut self) {
        let took = self.start.elapsed();
        self.server.metrics.count(self.kind, self.status, took, self.bytes);
        tracing::info!(
            target: "ogp_dashboard::access",
            method = self.method.as_str(),
            path = self.path,
            kind = self.kind,
            status = self.status.as_u16(),
            duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            bytes = self.bytes,
            id = self.id,
        );
    }
}

/// A body whose bytes are counted.
struct Noted {
    body: Body,
    line: Line,
}

impl HttpBody for Noted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &polled {
            self.line.bytes += frame.data_ref().map_or(0, |data| data.len() as u64);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
