//! What search engines are told: everything may be read but the same thing twice, and where the pages are.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use app::model::lang::Lang;
use app::model::place::Region;
use app::model::view::View;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::server::Server;
use super::site::base;
use crate::analysis::Analysis;
use crate::chart::escape;

/// Pages that are about no single thing.
const PAGES: [&str; 13] = [
    "/",
    "/trends",
    "/areas",
    "/members",
    "/commitments",
    "/map",
    "/local",
    "/compare",
    "/data",
    "/diary",
    "/methods",
    "/api",
    "/verify",
];

/// `/robots.txt`. Questions have no end, so crawlers keep to the pages without a query; embeds say themselves that they are no pages.
pub(super) async fn robots(State(server): State<Server>, headers: HeaderMap) -> Response {
    let base = base(&server, &headers);
    let text = format!(
        "User-agent: *\nDisallow: /*?\nDisallow: /fragment/\nDisallow: /embed/\n\nSitemap: {base}/sitemap.xml\n"
    );
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// `/sitemap.xml`, <https://www.sitemaps.org/protocol.html>: every page without a query, each with its languages.
pub(super) async fn sitemap(State(server): State<Server>, headers: HeaderMap) -> Response {
    let base = base(&server, &headers);
    let text = sitemap_of(&pages(&server.releases.newest()), &base);
    ([(CONTENT_TYPE, "application/xml; charset=utf-8")], text).into_response()
}

/// The English paths of all pages without a query.
fn pages(analysis: &Analysis) -> Vec<String> {
    let mut pages: Vec<String> = PAGES.map(str::to_owned).into();
    let reference = analysis.reference();
    pages.extend(reference.areas.iter().map(|area| format!("/areas/{}", area.id)));
    pages.extend(reference.challenges.iter().map(|challenge| format!("/challenges/{}", challenge.id)));
    pages.extend(Region::ALL.map(|region| format!("/regions/{}", region.slug())));
    let members = reference.members.iter().map(|member| member.slug.as_str());
    let members: BTreeSet<&str> =
        members.chain(analysis.data().plans.iter().map(|plan| plan.member.as_str())).collect();
    pages.extend(members.into_iter().map(|slug| format!("/members/{slug}")));
    pages.extend(analysis.data().commitments.iter().map(|one| View::Commitment(one.id.to_string()).path()));
    pages
}

fn sitemap_of(pages: &[String], base: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let base = escape(base);
    for page in pages.iter().map(|page| escape(page)) {
        let page = page.as_str();
        let alternates: String = Lang::ALL
            .map(|lang| {
                let (code, path) = (lang.code(), lang.path(page));
                format!("<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{base}{path}\"/>")
            })
            .concat();
        for lang in Lang::ALL {
            // Writing to a string cannot fail.
            let _ = writeln!(xml, "<url><loc>{base}{}</loc>{alternates}</url>", lang.path(page));
        }
    }
    xml + "</urlset>\n"
}
