//! What broke: an id for the reader, everything else for the log. No panic ends a connection or reaches a reader.

use std::any::Any;
use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use app::refusal::Refusal;
use app::source::Failure;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;

use super::refusal;
use super::server::Server;

thread_local! {
    /// The id under which the hook logged the last panic of this thread.
    static LOGGED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// An id that no other request or defect of this server has, before or after a restart.
pub(super) fn id() -> String {
    static START: LazyLock<u64> =
        LazyLock::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs()));
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("{:x}-{:x}", *START, NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Writes what went wrong to the log and gives readers an id to quote.
pub(super) fn report(error: impl Display) -> Failure {
    let id = id();
    let error = error.to_string();
    tracing::error!(id, ?error, "a question could not be answered");
    Failure::Defect { id }
}

/// From now on every panic is logged with its place and its trace, under an id. For the program, not for tests, in which
/// panics are how a test fails.
pub(super) fn log_panics() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo| {
        let id = id();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let what = panic.payload_as_str().unwrap_or("not text");
        let trace = Backtrace::force_capture();
        tracing::error!(id, place, ?what, "a defect: panic\n{trace}");
        LOGGED.set(Some(id));
    }));
}

/// Runs some work; what it panics with is in the log under the id.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // Nothing that the work could leave half changed outlives it: releases never change.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| logged(&*panic))
}

/// The same for a request: who asked is told that something broke, in the shape that they can read.
pub(super) async fn catch(State(server): State<Server>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => refusal::answer(&server, &uri, Refusal::Defect { id: logged(&*panic) }),
    }
}

/// The id under which a panic is in the log.
fn logged(panic: &(dyn Any + Send)) -> String {
    LOGGED.take().unwrap_or_else(|| {
        // It came from another thread, where the hook logged it under an id of its own, or there is no hook.
        let id = id();
        let what = panic.downcast_ref::<&str>().copied();
        let what = what.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("not text");
        tracing::error!(id, ?what, "a defect: panic");
        id
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use axum::http::StatusCode;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::{Server, catch};
    use crate::analysis::Analysis;
    use crate::reference::Reference;
    use crate::store;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_panic_is_a_page_or_a_problem_with_an_id() {
        async fn broken() {
            panic!("a secret of the program");
        }
        let reference = Arc::new(Reference::load().expect("built-in tables"));
        let analysis = Analysis::new(store::simulated(&reference), reference).expect("an analysis");
        let server = Server::new(Arc::new(analysis));
        let router = Router::new()
            .route("/es/broken", get(broken))
            .route("/broken.csv", get(broken))
            .route("/whole", get(|| async { "whole" }))
            .layer(from_fn_with_state(server, catch));
        let ask = async |path: &str| {
            let request = Request::get(path).body(Body::empty()).expect("a request");
            let Ok(response) = router.clone().oneshot(request).await;
            let status = response.status();
            let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
            (status, String::from_utf8_lossy(&bytes).into_owned())
        };
        for (path, word) in
            [("/es/broken", "lang=\"es\""), ("/broken.csv", "urn:ogp-dashboard:problem:defect")]
        {
            let (status, body) = ask(path).await;
            assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            assert!(body.contains(word) && !body.contains("secret"), "{body}");
            let is_id = |word: &str| word.split_once('-').is_some_and(|(start, _)| start.len() >= 8);
            assert!(
                body.split(|c: char| !c.is_ascii_hexdigit() && c != '-').any(is_id),
                "an id to quote: {body}"
            );
        }
        assert_eq!(ask("/whole").await, (StatusCode::OK, "whole".to_owned()));
    }
}
