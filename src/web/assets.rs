//! The front end inside the binary: style sheet, glue and wasm under names with a content hash, served from `/pkg/`.
//!
//! `cargo xtask bundle` makes the files; cargo compiles this file again when they change. Without them the server serves every
//! page all the same, and [`MISSING`] says which command makes them. Nothing here compresses: the twins were made before.

mod encoding;

use std::borrow::Cow;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use serde::Deserialize;

use self::encoding::Encoding;
use super::keep::{FOREVER, NEVER};

/// What to tell the operator when [`names`] is `None`.
pub const MISSING: &str = "the front end is not in this binary: pages work, but without style and scripts. `cargo xtask build` makes one that has it";

#[derive(RustEmbed)]
#[folder = "target/site/"]
#[allow_missing = true]
struct Site;

/// How this build names its assets.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct AssetNames {
    /// What Leptos derives the addresses of glue and wasm from; belongs into `LeptosOptions::output_name`.
    pub output_name: String,
    stylesheet: String,
}

impl AssetNames {
    /// The address of the style sheet.
    #[must_use]
    pub fn stylesheet(&self) -> String {
        format!("/pkg/{}", self.stylesheet)
    }
}

/// The names of the assets in this binary; `None` where it was compiled without them.
#[must_use]
pub fn names() -> Option<AssetNames> {
    serde_json::from_slice(&Site::get("assets.json")?.data).ok()
}

/// The route of the assets.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/pkg/{*path}", get(serve))
}

async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let accepted: Vec<_> =
        headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).collect();
    respond(&path, (!accepted.is_empty()).then(|| accepted.join(",")).as_deref())
}

/// Answers for the asset at a path below `/pkg/`, in the best encoding that the request accepts.
#[must_use]
pub fn respond(path: &str, accept_encoding: Option<&str>) -> Response {
    respond_with(path, accept_encoding, |path| Some(Site::get(path)?.data))
}

/// [`respond`], with the files handed in.
fn respond_with(
    path: &str,
    accept_encoding: Option<&str>,
    file: impl Fn(&str) -> Option<Cow<'static, [u8]>>,
) -> Response {
    let path = format!("pkg/{path}");
    let (Some(media_type), Some(plain)) = (media_type(&path), file(&path)) else {
        return refuse(StatusCode::NOT_FOUND, "There is no such file in this version.\n");
    };
    let available =
        |encoding: Encoding| encoding == Encoding::Identity || file(&encoding.twin(&path)).is_some();
    let Some(encoding) = encoding::choose(accept_encoding, available) else {
        return refuse(StatusCode::NOT_ACCEPTABLE, "This file comes as br, gzip or identity.\n");
    };
    let bytes = match encoding {
        Encoding::Identity => plain,
        _ => file(&encoding.twin(&path)).unwrap_or(plain),
    };
    let mut response = body(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    // A name changes with its content, so a copy stays right for ever.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(FOREVER));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = encoding.name() {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}

/// Bytes inside the binary are sent from where they are.
fn body(bytes: Cow<'static, [u8]>) -> Body {
    match bytes {
        Cow::Borrowed(bytes) => Body::from(Bytes::from_static(bytes)),
        Cow::Owned(bytes) => Body::from(bytes),
    }
}

/// A refusal must not be kept: the next version may have the file.
fn refuse(status: StatusCode, message: &'static str) -> Response {
    (status, [(CACHE_CONTROL, NEVER)], message).into_response()
}

/// The kinds of files that are served; the twins are not files of their own.
fn media_type(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit_once('.')?;
    Some(match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use axum::http::StatusCode;
    use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, VARY};
    use axum::response::Response;

    use super::{FOREVER, names, respond, respond_with};

    fn files(path: &str) -> Option<Cow<'static, [u8]>> {
        let text: &[u8] = match path {
            "pkg/app.1.css" => b"plain",
            "pkg/app.1.css.br" => b"br",
            "pkg/app.1.css.gz" => b"gz",
            "pkg/text.woff2" => b"font",
            _ => return None,
        };
        Some(Cow::Borrowed(text))
    }

    fn ask(path: &str, accept_encoding: &str) -> Response {
        respond_with(path, Some(accept_encoding), files)
    }

    fn header(response: &Response, name: HeaderName) -> Option<&str> {
        response.headers().get(name)?.to_str().ok()
    }

    #[test]
    fn headers_let_copies_live_for_ever_and_apart() {
        let response = ask("app.1.css", "gzip, br");
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(header(&response, CONTENT_ENCODING), Some("br"));
        assert_eq!(header(&response, CONTENT_TYPE), Some("text/css; charset=utf-8"));
        assert_eq!(header(&response, CACHE_CONTROL), Some(FOREVER));
        assert_eq!(header(&response, VARY), Some("accept-encoding"));
    }

    #[test]
    fn plain_where_nothing_else_is_wanted_or_there() {
        for response in
            [respond_with("app.1.css", None, files), ask("app.1.css", ""), ask("text.woff2", "br, gzip")]
        {
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(header(&response, CONTENT_ENCODING), None);
            assert_eq!(header(&response, VARY), Some("accept-encoding"));
        }
    }

    #[test]
    fn refusals_are_not_kept() {
        for (path, accept_encoding, status) in [
            ("app.2.css", "br", StatusCode::NOT_FOUND),
            ("app.1.css.br", "br", StatusCode::NOT_FOUND),
            ("../assets.json", "br", StatusCode::NOT_FOUND),
            ("", "br", StatusCode::NOT_FOUND),
            ("app.1.css", "identity;q=0, zstd", StatusCode::NOT_ACCEPTABLE),
        ] {
            let response = ask(path, accept_encoding);
            assert_eq!(response.status(), status, "{path}");
            assert_eq!(header(&response, CACHE_CONTROL), Some("no-store"));
        }
    }

    #[test]
    fn what_is_embedded_is_served_under_its_names() {
        // Without a bundle there is nothing to serve, which is no mistake.
        let Some(names) = names() else { return };
        let stylesheet = names.stylesheet().replace("/pkg/", "");
        for path in
            [stylesheet, format!("{}.js", names.output_name), format!("{}_bg.wasm", names.output_name)]
        {
            let response = respond(&path, Some("br"));
            assert_eq!(header(&response, CONTENT_ENCODING), Some("br"), "{path}");
        }
    }
}
