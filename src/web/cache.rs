//! Answers that were given a moment ago: who asks the same gets the same bytes, and of many who ask at once one has it made.
//!
//! A chart that stands in thousands of posts is one address. What is kept is the whole answer as it left, compressed, so that
//! giving it again costs no more than sending it. It is kept by the release that is served, the name of the site, the encoding and
//! the address, for some seconds: so long may what a page says of other releases be behind.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::model::lang::Lang;
use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE,
    ETAG, IF_NONE_MATCH, RANGE,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus_client::metrics::counter::Counter;
use quick_cache::Weighter;
use quick_cache::sync::Cache as Lru;
use tokio::sync::Semaphore;

use super::headers::{matches, plain};
use super::server::Server;
use super::{incident, limits, refusal, site};

/// How long an answer is given again.
const FOR: Duration = Duration::from_secs(10);
/// Answers that are larger are not kept, in bytes; only those of which the size is known beforehand are told by it.
const LARGEST: usize = 2 * 1024 * 1024;
/// Answers that a cache of the usual size has room for, about.
const ANSWERS: usize = 4096;

/// What begins the paths, in English, of answers that are large, or that tell which releases there are at this moment.
const NEVER: [&str; 8] =
    ["/pkg/", "/data", "/diary", "/verify", "/releases.", "/commitments.", "/catalog.", "/sitemap"];

/// The answers. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Cache {
    /// `None`: nothing is kept.
    kept: Option<Arc<Lru<Key, Arc<Kept>, BySize>>>,
    /// The number of the release, in the order in which they were served, whose answers are kept.
    served: Arc<AtomicU64>,
    /// What is being made.
    making: Arc<Mutex<HashMap<Key, Arc<Semaphore>>>>,
    /// How many answers were given again.
    pub(super) hits: Counter,
}

/// What tells answers apart: release, site, encoding and address.
type Key = Arc<str>;

/// An answer as it left.
#[derive(Debug)]
struct Kept {
    headers: HeaderMap,
    bytes: Bytes,
    made: Instant,
}

/// Weighs answers by their bytes.
#[derive(Clone, Debug)]
struct BySize;

impl Weighter<Key, Arc<Kept>> for BySize {
    fn weight(&self, key: &Key, kept: &Arc<Kept>) -> u64 {
        let headers: usize = kept.headers.values().map(|value| HEADER + value.len()).sum();
        (key.len() + headers + kept.bytes.len()) as u64
    }
}

/// What a header takes beside its value, about: its name, and its place in the map.
const HEADER: usize = 192;

impl Cache {
    /// A cache of so many bytes; of none where it is zero.
    pub(super) fn new(bytes: u64) -> Self {
        let kept = (bytes > 0).then(|| Arc::new(Lru::with_weighter(ANSWERS, bytes, BySize)));
        Self { kept, served: Arc::default(), making: Arc::default(), hits: Counter::default() }
    }

    /// Gives up the answers of releases that are no longer served: nobody will ask for them, and they would only leave one by one
    /// as new ones come.
    fn keep_of(&self, served: u64) {
        if self.served.fetch_max(served, Ordering::Relaxed) < served {
            self.kept.iter().for_each(|kept| kept.clear());
        }
    }

    /// How many answers are kept.
    pub(super) fn len(&self) -> usize {
        self.kept.as_ref().map_or(0, |kept| kept.len())
    }

    fn get(&self, key: &Key) -> Option<Arc<Kept>> {
        let kept = self.kept.as_ref()?.get(key)?;
        (kept.made.elapsed() < FOR).then_some(kept)
    }

    /// The right to make an answer, or what to wait for where somebody else has it.
    fn turn(&self, key: &Key) -> Turn {
        let mut making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = making.get(key) {
            return Turn::Wait(Arc::clone(made));
        }
        making.insert(Arc::clone(key), Arc::new(Semaphore::new(0)));
        Turn::Make(Making { cache: self.clone(), key: Arc::clone(key) })
    }
}

enum Turn {
    Make(Making),
    Wait(Arc<Semaphore>),
}

/// The right to make an answer. Whatever becomes of it, nobody waits any longer.
struct Making {
    cache: Cache,
    key: Key,
}

impl Making {
    fn keep(&self, headers: &HeaderMap, bytes: &Bytes) {
        if let Some(kept) = self.cache.kept.as_ref().filter(|_| bytes.len() <= LARGEST) {
            let answer = Kept { headers: headers.clone(), bytes: bytes.clone(), made: Instant::now() };
            kept.insert(Arc::clone(&self.key), Arc::new(answer));
        }
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        let mut making = self.cache.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = making.remove(&self.key) {
            made.close();
        }
    }
}

/// Gives an answer again, or has it made and keeps it.
pub(super) async fn again(State(server): State<Server>, request: Request, next: Next) -> Response {
    let Some(key) = key(&server, &request) else { return next.run(request).await };
    let asked = request.headers().get(IF_NONE_MATCH);
    if let Some(kept) = server.cache.get(&key) {
        server.cache.hits.inc();
        return kept.answer(asked);
    }
    if asked.is_some() {
        // Whether its copy still holds is told without making the answer.
        return next.run(request).await;
    }
    match server.cache.turn(&key) {
        Turn::Make(making) => made(&server, making, request, next).await,
        Turn::Wait(made) => {
            // It is never given a permit: it is closed when the answer is there, or will not be.
            let _ = made.acquire().await;
            match server.cache.get(&key) {
                Some(kept) => {
                    server.cache.hits.inc();
                    kept.answer(None)
                }
                None => next.run(request).await,
            }
        }
    }
}

async fn made(server: &Server, making: Making, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let response = next.run(request).await;
    if !may_be_kept(&response) {
        return response;
    }
    let (parts, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => {
            making.keep(&parts.headers, &bytes);
            Response::from_parts(parts, Body::from(bytes))
        }
        Err(error) => refusal::answer(server, &uri, incident::report(error)),
    }
}

/// Whether an answer is the same for everybody who asks, and not too large.
fn may_be_kept(response: &Response) -> bool {
    let keep = response.headers().get(CACHE_CONTROL).and_then(|value| value.to_str().ok());
    let size = response.body().size_hint().exact();
    response.status() == StatusCode::OK
        && keep.is_some_and(|keep| keep.starts_with("public"))
        && size.is_none_or(|size| size <= LARGEST as u64)
}

/// Under what the answer to a request is kept; `None` where it is not, or where the request is to be refused.
fn key(server: &Server, request: &Request) -> Option<Key> {
    let headers = request.headers();
    let uri = request.uri();
    let (_, path) = Lang::of_path(uri.path());
    let is_plain = request.method() == Method::GET
        && uri.authority().is_none()
        && !headers.contains_key(RANGE)
        && !NEVER.iter().any(|begin| path.starts_with(begin))
        && site::is_named_once(request)
        && limits::past(request).is_none();
    if server.cache.kept.is_none() || !is_plain {
        return None;
    }
    let encoding = headers.get(ACCEPT_ENCODING).map_or(Some(""), |value| value.to_str().ok())?;
    let (served, base) = (server.releases.swaps(), site::base(server, headers));
    server.cache.keep_of(served);
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{served}\n{base}\n{encoding}\n{}{query}", uri.path()).into())
}

impl Kept {
    /// The answer; without its bytes where who asks has them.
    fn answer(&self, asked: Option<&HeaderValue>) -> Response {
        let mut headers = self.headers.clone();
        let tag = headers.get(ETAG).and_then(|tag| tag.to_str().ok()).map(plain);
        let has_it = tag.is_some_and(|tag| matches(asked, &tag));
        if !has_it {
            return (headers, self.bytes.clone()).into_response();
        }
        for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_DISPOSITION, CONTENT_ENCODING] {
            headers.remove(name);
        }
        (StatusCode::NOT_MODIFIED, headers).into_response()
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::pin::pin;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::task::Poll;

    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::http::header::CACHE_CONTROL;
    use axum::http::{Request, StatusCode};
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tokio::sync::Notify;
    use tower::ServiceExt;

    use super::{Server, again};
    use crate::analysis::Analysis;
    use crate::reference::Reference;
    use crate::store;
    use crate::web::keep::{KEEP, NEVER};

    /// A router that counts how often it makes the answer to `/slow`, and makes none before it is told to.
    fn slow(keep: &'static str) -> (Router, Arc<AtomicU32>, Arc<Notify>) {
        let reference = Arc::new(Reference::load().expect("built-in tables"));
        let analysis = Analysis::new(store::simulated(&reference), reference).expect("an analysis");
        let server = Server::new(Arc::new(analysis));
        let (made, go) = (Arc::new(AtomicU32::new(0)), Arc::new(Notify::new()));
        let (count, wait) = (Arc::clone(&made), Arc::clone(&go));
        let answer = move || async move {
            let number = count.fetch_add(1, Ordering::SeqCst);
            wait.notified().await;
            ([(CACHE_CONTROL, keep)], number.to_string())
        };
        let router = Router::new().route("/slow", get(answer)).layer(from_fn_with_state(server, again));
        (router, made, go)
    }

    async fn ask(router: Router) -> String {
        let request = Request::get("/slow").body(Body::empty()).expect("a request");
        let Ok(response) = router.oneshot(request).await;
        assert_eq!(response.status(), StatusCode::OK);
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn of_many_who_ask_at_once_one_has_it_made() {
        let (router, made, go) = slow(KEEP);
        let (mut one, mut two) = (pin!(ask(router.clone())), pin!(ask(router.clone())));
        let both_wait = poll_fn(|cx| {
            Poll::Ready(one.as_mut().poll(cx).is_pending() && two.as_mut().poll(cx).is_pending())
        });
        assert!(both_wait.await);
        assert_eq!(made.load(Ordering::SeqCst), 1, "the second waits for the first");
        go.notify_one();
        assert_eq!((one.await, two.await), ("0".into(), "0".into()));
        assert_eq!(ask(router).await, "0", "and it is there for who comes later");
        assert_eq!(made.load(Ordering::SeqCst), 1);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_waited_for_nothing_has_its_own_made() {
        let (router, made, go) = slow(NEVER);
        let mut two = pin!(ask(router.clone()));
        {
            // This one leaves before it has its answer.
            let mut one = pin!(ask(router.clone()));
            let both_wait = poll_fn(|cx| {
                Poll::Ready(one.as_mut().poll(cx).is_pending() && two.as_mut().poll(cx).is_pending())
            });
            assert!(both_wait.await);
        }
        go.notify_one();
        assert_eq!(two.await, "1");
        go.notify_one();
        assert_eq!(ask(router).await, "2", "what may not be kept is made each time");
        assert_eq!(made.load(Ordering::SeqCst), 3);
    }
}
