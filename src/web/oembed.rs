//! `/oembed`: what a site asks that was given the address of a view and wants to show the chart. The address is read, never
//! fetched.

use std::fmt::Write as _;
use std::sync::Arc;

use app::model::address;
use app::model::query::pairs;
use app::model::view::{Question, View};
use app::text::problem::plain;
use axum::extract::{OriginalUri, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderName, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::embed::release;
use super::keep::KEEP;
use super::refusal;
use super::server::Server;
use super::site::base;
use crate::chart::escape;
use crate::export::ExportError;
use crate::export::embed::{COLUMN, Embed};
use crate::releases::Releases;

/// How long a consumer may keep an answer, in seconds.
const KEPT: u32 = 3600;
/// The smallest frame that can be asked for, in px.
const SMALLEST: u32 = 1;

/// Why there is no answer.
struct Refused(StatusCode, String);

/// What a consumer asked, apart from the format.
struct Request {
    view: View,
    query: String,
    /// The same, without what could not be read.
    question: Question,
    max_width: Option<u32>,
    max_height: Option<u32>,
}

/// The answer; its fields in the order in which they are written.
#[derive(Serialize)]
struct Reply {
    r#type: &'static str,
    version: &'static str,
    title: String,
    provider_name: &'static str,
    provider_url: String,
    author_name: &'static str,
    author_url: &'static str,
    cache_age: u32,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
    html: String,
}

/// The picture of the view: all of these or none.
#[derive(Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

/// Answers a consumer of oEmbed.
pub(super) async fn oembed(
    State(server): State<Server>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let origin = base(&server, &headers);
    let (releases, asked) = (Arc::clone(&server.releases), uri.clone());
    match server.work.run(move || answer(&releases, &asked, &origin)).await {
        Ok(Ok((content_type, body))) => with(StatusCode::OK, content_type, KEEP, body),
        Ok(Err(Refused(status, why))) => with(status, "text/plain; charset=utf-8", "no-store", why + "\n"),
        Err(failure) => refusal::answer(&server, &uri, failure),
    }
}

/// Every site may ask, also from a script.
fn with(status: StatusCode, content_type: &'static str, keep: &'static str, body: String) -> Response {
    let headers = [
        (CONTENT_TYPE, content_type),
        (CACHE_CONTROL, keep),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (VARY, "accept-encoding"),
    ];
    (status, headers, body).into_response()
}

fn answer(releases: &Releases, uri: &Uri, origin: &str) -> Result<(&'static str, String), Refused> {
    let asked = pairs(uri.query().unwrap_or_default());
    let value = |name: &str| asked.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let is_xml = match value("format") {
        None | Some("json" | "") => false,
        Some("xml") => true,
        Some(_) => return Err(refused(StatusCode::NOT_IMPLEMENTED, "the format is json or xml")),
    };
    let reply = reply(releases, &request(&value, origin)?, origin)?;
    if is_xml {
        return Ok(("text/xml; charset=utf-8", xml(&reply)));
    }
    let json = serde_json::to_string(&reply)
        .map_err(|error| refused(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()))?;
    Ok(("application/json", json))
}

fn refused(status: StatusCode, why: &str) -> Refused {
    Refused(status, why.to_owned())
}

fn request<'a>(value: &impl Fn(&str) -> Option<&'a str>, origin: &str) -> Result<Request, Refused> {
    let most = |name: &str| match value(name) {
        None | Some("") => Ok(None),
        Some(px) => match px.parse() {
            Ok(px) if px >= SMALLEST => Ok(Some(px)),
            _ => Err(Refused(
                StatusCode::BAD_REQUEST,
                format!("{name} is a number of pixels, {SMALLEST} or more"),
            )),
        },
    };
    let url = value("url").filter(|url| !url.is_empty());
    let url = url.ok_or_else(|| refused(StatusCode::BAD_REQUEST, "url is missing: the address of a view"))?;
    let not_here = || Refused(StatusCode::NOT_FOUND, format!("url is not the address of a view at {origin}"));
    let (view, query, question) = viewed(url, origin).ok_or_else(not_here)?;
    Ok(Request { view, query, question, max_width: most("maxwidth")?, max_height: most("maxheight")? })
}

/// The view behind an address of this server, with its query string in the keys of files; also of its page for other sites.
fn viewed(url: &str, origin: &str) -> Option<(View, String, Question)> {
    let host = |address: &str| {
        let (scheme, rest) = address.split_once("://")?;
        let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        is_web.then(|| (rest[..at].to_ascii_lowercase(), rest[at..].to_owned()))
    };
    // Where nobody knows the host of this server, its pages announce themselves by their path.
    let is_path = origin.is_empty() && url.starts_with('/') && !url.starts_with("//");
    let rest = if is_path {
        url.to_owned()
    } else {
        let ((own, _), (host, rest)) = (host(origin)?, host(url)?);
        (own == host).then_some(rest)?
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (lang, view) = View::of_path(path.strip_prefix("/embed").unwrap_or(path))?;
    let asked = view.ask(query);
    // The path of a page says its language; the key says it where the path does not.
    let lang = if path.starts_with("/embed/") { asked.value.lang() } else { lang };
    let question = asked.value.in_language(lang);
    // A value that cannot be used stays, so that it can be said what is wrong with it.
    let query = if asked.problems.is_empty() { view.canonical(&question) } else { query.to_owned() };
    Some((view, query, question))
}

fn reply(releases: &Releases, request: &Request, origin: &str) -> Result<Reply, Refused> {
    let Request { view, query, question, max_width, max_height } = request;
    let analysis = release(releases, question).map_err(|unknown| match unknown {
        Some(found) => Refused(StatusCode::BAD_REQUEST, plain(&found)),
        None => refused(StatusCode::INTERNAL_SERVER_ERROR, "the release cannot be opened"),
    })?;
    let embed = Embed::new(&analysis, view, query).map_err(|error| {
        let status = match &error {
            ExportError::Unknown { .. } | ExportError::Missing(..) => StatusCode::NOT_FOUND,
            ExportError::Query(..) => StatusCode::BAD_REQUEST,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Refused(status, error.to_string())
    })?;
    let width = max_width.map_or(COLUMN, |most| most.min(COLUMN));
    let whole = embed.height(width);
    let height = max_height.map_or(whole, |most| most.min(whole));
    // What does not fit can be scrolled to.
    let scrolling = if height < whole { "" } else { r#" scrolling="no""# };
    let html = format!(
        r#"<blockquote><a href="{}">{}</a></blockquote><iframe src="{}" title="{}" width="{width}" height="{height}" frameborder="0"{scrolling}></iframe>"#,
        escape(&format!("{origin}{}", embed.page)),
        escape(&embed.sentence),
        escape(&format!("{origin}{}", address::embed(view, question))),
        escape(&embed.alt),
    );
    let thumbnail = embed.thumbnail(*max_width, *max_height).map(|picture| Thumbnail {
        thumbnail_url: format!("{origin}{}", address::file(view, question, "png", &picture.keys)),
        thumbnail_width: picture.width,
        thumbnail_height: picture.height,
    });
    Ok(Reply {
        r#type: "rich",
        version: "1.0",
        title: embed.title,
        provider_name: "OGP Commitments Dashboard",
        provider_url: format!("{origin}/"),
        author_name: "Data: Open Government Partnership",
        author_url: "https://www.opengovpartnership.org/",
        cache_age: KEPT,
        width,
        height,
        thumbnail,
        html,
    })
}

fn xml(reply: &Reply) -> String {
    let picture = reply.thumbnail.as_ref();
    let texts = [
        ("type", reply.r#type),
        ("version", reply.version),
        ("title", &reply.title),
        ("provider_name", reply.provider_name),
        ("provider_url", &reply.provider_url),
        ("author_name", reply.author_name),
        ("author_url", reply.author_url),
        ("thumbnail_url", picture.map_or("", |picture| picture.thumbnail_url.as_str())),
        ("html", &reply.html),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let numbers = [
        ("cache_age", Some(reply.cache_age)),
        ("width", Some(reply.width)),
        ("height", Some(reply.height)),
        ("thumbnail_width", picture.map(|picture| picture.thumbnail_width)),
        ("thumbnail_height", picture.map(|picture| picture.thumbnail_height)),
    ];
    let numbers = numbers.into_iter().filter_map(|(name, number)| Some((name, number?)));
    let mut xml = String::from(r#"<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>"#);
    for (name, text) in texts {
        // Writing to a string cannot fail.
        let _ = write!(xml, "<{name}>{}</{name}>", escape(text));
    }
    for (name, number) in numbers {
        let _ = write!(xml, "<{name}>{number}</{name}>");
    }
    xml + "</oembed>\n"
}
