//! `/metrics`: what a server did and how it is, for Prometheus, as <https://prometheus.io/docs/specs/om/open_metrics_spec/>.
//!
//! Nothing in it is about a person: no address, no query, no page, only kinds of requests.

use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use super::peer;
use super::server::{Server, Shared};
use crate::export::{BriefForm, Form};

/// Where it is.
pub(super) const PATH: &str = "/metrics";

type Kind = [(&'static str, &'static str); 1];
type KindAndStatus = [(&'static str, String); 2];

/// What is counted while requests come and go. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Metrics {
    requests: Family<KindAndStatus, Counter>,
    seconds: Family<Kind, Histogram, fn() -> Histogram>,
    bytes: Family<Kind, Counter>,
    /// Open connections.
    pub(super) connections: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            requests: Family::default(),
            // From one millisecond to half a minute.
            seconds: Family::new_with_constructor(|| Histogram::new(exponential_buckets(0.001, 2.0, 16))),
            bytes: Family::default(),
            connections: Gauge::default(),
        }
    }
}

impl Metrics {
    /// Counts a request whose answer was sent.
    pub(super) fn count(&self, kind: &'static str, status: StatusCode, took: Duration, bytes: u64) {
        let status = ("status", status.as_str().to_owned());
        self.requests.get_or_create(&[("kind", kind.to_owned()), status]).inc();
        self.seconds.get_or_create(&[("kind", kind)]).observe(took.as_secs_f64());
        self.bytes.get_or_create(&[("kind", kind)]).inc_by(bytes);
    }
}

/// The kind of a request: of a file its form, of everything else who asks for it. There are some twenty, whatever is asked.
pub(super) fn kind(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    if path.starts_with("/pkg/") || path == "/embed.js" {
        return "asset";
    }
    if let Some((_, suffix)) = name.split_once('.') {
        let forms = Form::ALL.map(|(_, suffix)| suffix);
        let briefs = BriefForm::ALL.map(|(_, suffix)| suffix);
        let known = forms.into_iter().chain(briefs).chain(["parquet", "atom", "jsonld", "txt", "xml"]);
        return known.into_iter().find(|known| *known == suffix).unwrap_or("other");
    }
    match path {
        "/healthz" | "/readyz" | PATH => "operations",
        "/oembed" => "oembed",
        _ if path.starts_with("/embed/") => "embed",
        _ if path.ends_with("/fragment/trends") => "fragment",
        _ => "page",
    }
}

/// The numbers on the address of the pages: for programs on this machine that no proxy stands before. For everybody else there
/// is no such page.
pub(super) async fn beside(State(server): State<Server>, request: Request, next: Next) -> Response {
    let is_asked = request.uri().path() == PATH && request.method() == Method::GET;
    if is_asked && server.metrics_beside && peer::is_local(request.extensions(), request.headers()) {
        return page(State(server)).await;
    }
    next.run(request).await
}

/// A server of the numbers alone.
pub(super) fn alone(server: Server) -> Router {
    Router::new().route(PATH, get(page)).with_state(server)
}

async fn page(State(server): State<Server>) -> Response {
    // Asking first when a release was kept reads the store. It does not pass the queue, since one wants to know how full that is.
    let written = tokio::task::spawn_blocking(move || {
        let mut text = String::new();
        encode(&mut text, &registry(&server)).map(|()| text)
    });
    let Ok(Ok(text)) = written.await else {
        tracing::error!("the metrics cannot be written");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = [
        (CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, text).into_response()
}

/// What was counted, and how things are now.
fn registry(server: &Server) -> Registry {
    let Shared { cache, metrics, work, rates, releases, .. } = &**server;
    let mut all = Registry::with_prefix("ogp_dashboard");
    all.register("requests", "Requests answered, by kind and status", metrics.requests.clone());
    let seconds = metrics.seconds.clone();
    all.register_with_unit("request_duration", "Until the last byte was handed over", Unit::Seconds, seconds);
    all.register_with_unit("sent", "Bytes of answers, without headers", Unit::Bytes, metrics.bytes.clone());
    all.register("connections", "Open connections", metrics.connections.clone());
    let (running, waiting) = work.depth();
    all.register("work_running", "Questions that are computed now", gauge(running));
    all.register("work_waiting", "Questions that wait for their turn", gauge(waiting));
    all.register("work_refused", "Questions turned away because too many waited", work.refused.clone());
    all.register("answers_given_again", "Answers that were made a moment before", cache.hits.clone());
    all.register("answers_kept", "Answers that are kept to be given again", gauge(cache.len()));
    all.register(
        "rate_limited",
        "Costly files refused to an address that asked too often",
        rates.refused.clone(),
    );
    all.register("releases_open", "Data releases in memory", gauge(releases.open()));
    let release = vec![("id".to_owned(), releases.newest().data().release.id.clone())];
    all.register("release", "The data release that is served", Info::new(release));
    let age = SystemTime::now().duration_since(releases.since()).unwrap_or_default();
    let age = ConstGauge::new(age.as_secs_f64());
    all.register_with_unit("data_age", "Since the release that is served was first kept", Unit::Seconds, age);
    all
}

fn gauge(number: usize) -> ConstGauge<u64> {
    ConstGauge::new(number as u64)
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn whatever_is_asked_has_one_of_a_few_kinds() {
        for (path, expected) in [
            ("/", "page"),
            ("/es/areas/open-data", "page"),
            ("/trends.metadata.json", "metadata.json"),
            ("/data/x/plans.parquet", "parquet"),
            ("/briefs/member/kenya.docx", "docx"),
            ("/embed/map", "embed"),
            ("/fr/fragment/trends", "fragment"),
            ("/pkg/app.1.js", "asset"),
            ("/readyz", "operations"),
            ("/.env", "other"),
            ("/x.php.7f3a", "other"),
        ] {
            assert_eq!(kind(path), expected, "{path}");
        }
    }
}
