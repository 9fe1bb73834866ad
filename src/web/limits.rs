//! How much one request, one address and all of them together may take. What is past a limit is refused, never cut short.

use std::time::Duration;

use app::model::query::MAX_PAIRS;
use app::refusal::Refusal;
use axum::body::HttpBody;
use axum::extract::{Request, State};
use axum::http::header::CONNECTION;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;

use super::refusal;
use super::server::Server;

/// Bytes of a path. The longest that this site makes, of a commitment or a member, have some hundred.
const PATH: usize = 1024;
/// Bytes of a query string: every list full of the longest names there are, escaped.
const QUERY: usize = 16 * 1024;
/// Bytes of names and values in a header. Browsers send one or two thousand, proxies add some.
const HEADER: usize = 16 * 1024;

/// What an operator may choose.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Connections that are open at once; further ones wait to be accepted.
    pub connections: usize,
    /// How long a client may take to send a header, also the next one on an open connection.
    pub header_time: Duration,
    /// How long an answer may take to be made.
    pub answer_time: Duration,
    /// How long a client may go without taking any of its answer.
    pub write_time: Duration,
    /// How long requests under way may take to end when the server stops.
    pub stop_time: Duration,
    /// Questions that are computed at once.
    pub work: usize,
    /// Questions that may wait for that.
    pub waiting: usize,
    /// Costly files that one address may ask for per minute; 0: any number.
    pub costly: u32,
    /// Bytes of answers that are kept to be given again; 0: none.
    pub cache: u64,
    /// Proxies whose word about where a request comes from is taken.
    pub proxies: Vec<IpNet>,
}

impl Default for Limits {
    fn default() -> Self {
        let work = std::thread::available_parallelism().map_or(2, usize::from).max(2);
        Self {
            // Most systems let a process have 1024 files open, and releases need some of them.
            connections: 512,
            header_time: Duration::from_secs(10),
            answer_time: Duration::from_secs(60),
            write_time: Duration::from_secs(30),
            stop_time: Duration::from_secs(30),
            work,
            // Most answers take some 10 to 100 ms, so who waits in the last place waits for seconds.
            waiting: 32 * work,
            costly: 60,
            cache: 64 * 1024 * 1024,
            proxies: Vec::new(),
        }
    }
}

/// Refuses what is larger than any honest request, before anything is read from it.
pub(super) async fn within(State(server): State<Server>, request: Request, next: Next) -> Response {
    match past(&request) {
        None => next.run(request).await,
        Some(refused) => {
            let mut response = refusal::answer(&server, request.uri(), refused);
            // Whatever else was sent is not read, so nothing that follows could be told from it.
            response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            response
        }
    }
}

/// Which limit a request is past.
pub(super) fn past(request: &Request) -> Option<Refusal> {
    let uri = request.uri();
    let query = uri.query().unwrap_or_default();
    if uri.path().len() > PATH || query.len() > QUERY {
        return Some(Refusal::TooLong);
    }
    if query.split('&').count() > MAX_PAIRS {
        return Some(Refusal::TooManyParts);
    }
    if size(request.headers()) > HEADER {
        return Some(Refusal::LargeHeader);
    }
    (!request.body().is_end_stream()).then_some(Refusal::Body)
}

fn size(headers: &HeaderMap) -> usize {
    headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum()
}

/// Refuses what is not ready in time. Work that has begun goes on and keeps its place until it is done.
pub(super) async fn in_time(State(server): State<Server>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    match tokio::time::timeout(server.limits.answer_time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => refusal::answer(&server, &uri, Refusal::Slow),
    }
}
