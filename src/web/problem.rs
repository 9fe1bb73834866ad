//! Why there is no file, as problem details, <https://www.rfc-editor.org/rfc/rfc9457>: a program can read which value of which
//! key is wrong and what would do; a person can read the same in words.

use app::model::lang::Lang;
use app::model::query::{Fault, Problem};
use app::refusal::Refusal;
use app::text::pages::refusal as words;
use app::text::problem::problem;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::export::ExportError;
use crate::releases::{ReleaseError, Releases};

/// What all types of problems begin with: names, not addresses, which stay when the site moves.
const TYPE: &str = "urn:ogp-dashboard:problem:";

/// A problem on its way to a program.
#[derive(Debug)]
pub(super) struct Trouble {
    status: StatusCode,
    kind: &'static str,
    title: &'static str,
    detail: String,
    values: Vec<Value>,
    known: Vec<String>,
}

/// The document.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "type")]
    kind: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    /// The first value that is wrong, and the values that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    known: &'a [String],
    /// All values that are wrong.
    #[serde(skip_serializing_if = "<[Value]>::is_empty")]
    problems: &'a [Value],
}

/// A value that is wrong.
#[derive(Debug, Serialize)]
struct Value {
    key: String,
    value: String,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known: Vec<String>,
}

impl Trouble {
    fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: String) -> Self {
        Self { status, kind, title, detail, values: Vec::new(), known: Vec::new() }
    }

    /// A release that is not kept here.
    pub(super) fn no_such_release(id: &str, releases: &Releases) -> Self {
        let known: Vec<String> = releases.known().into_iter().map(|known| known.release.id).collect();
        let wrong = Problem::new("data", id, Fault::NoSuchRelease(known.clone()));
        let words = problem(&wrong, Lang::default());
        let mut trouble = Self::new(
            StatusCode::NOT_FOUND,
            "no-such-release",
            "There is no such data release",
            words.clone(),
        );
        trouble.values = vec![value(&wrong, words)];
        trouble
    }

    /// A release that is kept and cannot be read.
    pub(super) fn unreadable(error: &ReleaseError) -> Self {
        tracing::error!(error = ?error.to_string(), "a release cannot be opened");
        let detail = "the release is kept here, but cannot be read; the log has the reason".into();
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "defect", "This could not be answered", detail)
    }

    /// A file that cannot be made.
    pub(super) fn of_export(error: &ExportError) -> Self {
        match error {
            ExportError::Unknown { asked, known } => {
                let detail = if known.is_empty() {
                    format!("there is no “{asked}”")
                } else {
                    format!("there is no “{asked}”; known are: {}", known.join(", "))
                };
                let mut trouble =
                    Self::new(StatusCode::NOT_FOUND, "no-such-file", "There is no such file", detail);
                trouble.known.clone_from(known);
                trouble
            }
            ExportError::Missing(detail, _) => Self::new(
                StatusCode::NOT_FOUND,
                "not-in-release",
                "This release has no such thing",
                detail.clone(),
            ),
            ExportError::Query(..) => {
                let values: Vec<Value> =
                    error.problems().into_iter().map(|(problem, words)| value(problem, words)).collect();
                let lines: Vec<String> =
                    values.iter().map(|value| format!("{}: {}", value.key, value.detail)).collect();
                let mut trouble = Self::new(
                    StatusCode::BAD_REQUEST,
                    "bad-value",
                    "A value of the query cannot be used",
                    lines.join("\n"),
                );
                trouble.values = values;
                trouble
            }
            ExportError::Chart(_) | ExportError::Write(_) => {
                tracing::error!(error = ?error.to_string(), "a file could not be made");
                let detail = "this could not be answered; the log has the reason".into();
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "defect", "This could not be answered", detail)
            }
        }
    }
}

/// The answer to a request that could not be read.
pub(super) fn of_export(error: &ExportError) -> Response {
    Trouble::of_export(error).into_response()
}

/// The answer to a request that is refused, whatever it asks for.
pub(super) fn of_refusal(refusal: &Refusal, lang: Lang) -> Response {
    let (kind, title) = match refusal {
        Refusal::NoHost => ("no-host", "The request names no host"),
        Refusal::TooLong => ("too-long", "The address is too long"),
        Refusal::TooManyParts => ("too-many-parts", "The address has too many parts"),
        Refusal::LargeHeader => ("large-header", "The header is too large"),
        Refusal::Body => ("body", "Nothing can be sent here"),
        Refusal::TooOften => ("too-often", "Too many costly files in a short time"),
        Refusal::Busy => ("busy", "Too many questions are waiting"),
        Refusal::Slow => ("slow", "The answer took too long"),
        Refusal::Defect { .. } => ("defect", "This could not be answered"),
    };
    let mut detail = words::hint(refusal).of(lang).to_owned();
    if let Refusal::Defect { id } = refusal {
        detail = format!("{detail} {id}");
    }
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Trouble::new(status, kind, title, detail).into_response()
}

/// The answer to a method that changes things.
pub(super) fn not_allowed() -> Response {
    let detail = "files can be read with GET and HEAD".to_owned();
    let trouble = Trouble::new(StatusCode::METHOD_NOT_ALLOWED, "method", "Files can only be read", detail);
    let mut response = trouble.into_response();
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
    response
}

fn value(problem: &Problem, detail: String) -> Value {
    let known = match &problem.fault {
        Fault::NotOneOf(known) | Fault::NoSuchCoding(known) | Fault::NoSuchRelease(known) => known.clone(),
        Fault::NotCarried(_, Some(nearest)) => vec![nearest.clone()],
        _ => Vec::new(),
    };
    Value { key: problem.key.clone(), value: problem.value.clone(), detail, known }
}

impl IntoResponse for Trouble {
    /// Other sites may read why, too. It is not kept: the next release may know what this one does not.
    fn into_response(self) -> Response {
        let first = self.values.first();
        let known = first.map_or(&self.known, |value| &value.known);
        let document = Document {
            kind: format!("{TYPE}{}", self.kind),
            title: self.title,
            status: self.status.as_u16(),
            detail: &self.detail,
            key: first.map(|value| value.key.as_str()),
            value: first.map(|value| value.value.as_str()),
            known,
            problems: &self.values,
        };
        // Plain data always serialises.
        let body = serde_json::to_vec_pretty(&document).unwrap_or_default();
        let headers = [
            (CONTENT_TYPE, "application/problem+json"),
            (CACHE_CONTROL, "no-store"),
            (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        ];
        (self.status, headers, body).into_response()
    }
}
