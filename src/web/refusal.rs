//! Why a request gets no answer, in the shape that who asked can read: a page for pages, problem details for everything else.

use app::model::lang::Lang;
use app::model::query::{Word, pairs};
use app::model::theme::Theme;
use app::refusal::{Refusal, page};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use super::server::Server;
use super::{headers, problem};

/// Seconds after which it is worth while to ask again when the server is busy.
const SOON: u32 = 5;

/// The answer to a request that is refused.
pub(super) fn answer(server: &Server, uri: &Uri, refusal: impl Into<Refusal>) -> Response {
    let refusal = refusal.into();
    let path = uri.path();
    let query = uri.query().filter(|_| refusal != Refusal::TooLong).unwrap_or_default();
    if !is_page(path) {
        return problem::of_refusal(&refusal, named(query));
    }
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let (lang, _) = Lang::of_path(path);
    let is_embed = path.starts_with("/embed/");
    // The address of a page for other sites is one for all languages.
    let lang = if is_embed { named(query) } else { lang };
    let html = page(&refusal, lang, Theme::of(query).value, &server.assets);
    let mut response = (status, [(CACHE_CONTROL, "no-store")], Html(html)).into_response();
    if is_embed {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, headers::framed());
    }
    response
}

/// Whether people read what is at a path: the others have a suffix, or are asked by programs only.
fn is_page(path: &str) -> bool {
    const PROGRAMS: [&str; 4] = ["/oembed", "/healthz", "/readyz", "/metrics"];
    let (_, page) = Lang::of_path(path);
    let has_suffix = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    !has_suffix && !PROGRAMS.contains(&path) && !page.starts_with("/fragment/")
}

/// The language that the key `lang` names.
fn named(query: &str) -> Lang {
    let pairs = pairs(query).into_iter().rev();
    pairs.filter(|(key, _)| key == "lang").find_map(|(_, lang)| Lang::from_word(&lang)).unwrap_or_default()
}

/// Says to everybody who is turned away for now when to come back.
pub(super) async fn say_when(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().entry(RETRY_AFTER).or_insert(HeaderValue::from(SOON));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn people_get_pages_and_programs_problems() {
        for page in ["/", "/trends", "/es/areas/open-data", "/embed/trends", "/a.b/c"] {
            assert!(is_page(page), "{page}");
        }
        for program in ["/trends.csv", "/data/x/plans.parquet", "/oembed", "/fr/fragment/trends", "/metrics"]
        {
            assert!(!is_page(program), "{program}");
        }
    }
}
