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

/// Robots of social media and messengers. They ask for one page and its picture because somebody shared its address, so they
/// may read every address.
const PREVIEWERS: [&str; 7] =
    ["Twitterbot", "facebookexternalhit", "LinkedInBot", "Slackbot", "Discordbot", "TelegramBot", "WhatsApp"];

/// `/robots.txt`.
pub(super) async fn robots(State(server): State<Server>, headers: HeaderMap) -> Response {
    let text = rules(&base(&server, &headers));
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// The rules, RFC 9309: the longest pattern that fits wins, and a robot with a group of its own keeps to that alone. Questions
/// have no end, so crawlers keep to the pages without a query, and to pictures, which previews name; embeds say themselves
/// that they are no pages. A map is named by its whole address, or not at all.
fn rules(base: &str) -> String {
    let mut text = String::from(
        "User-agent: *\nAllow: /*.png?\nDisallow: /*?\nDisallow: /fragment/\nDisallow: /embed/\n\n",
    );
    for robot in PREVIEWERS {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "User-agent: {robot}");
    }
    text.push_str("Allow: /\n");
    if !base.is_empty() {
        let _ = write!(text, "\nSitemap: {base}/sitemap.xml\n");
    }
    text
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

#[cfg(test)]
mod tests {
    use super::rules;

    /// Whether a robot may read an address, as RFC 9309 has it.
    fn may_read(text: &str, robot: &str, address: &str) -> bool {
        let group = |name: &str| {
            let named = format!("User-agent: {name}");
            text.split("\n\n").find(|group| group.lines().any(|line| line == named))
        };
        let rules = group(robot).or_else(|| group("*")).unwrap_or_default().lines().filter_map(|line| {
            let (kind, pattern) = line.split_once(": ")?;
            let applies = matches!(kind, "Allow" | "Disallow") && fits(pattern, address);
            applies.then_some((pattern.len(), kind == "Allow"))
        });
        rules.max().is_none_or(|(_, allows)| allows)
    }

    /// Whether an address begins as a pattern says, in which `*` is anything.
    fn fits(pattern: &str, address: &str) -> bool {
        let mut parts = pattern.split('*');
        let Some(mut rest) = address.strip_prefix(parts.next().unwrap_or_default()) else { return false };
        for part in parts {
            let Some((_, after)) = rest.split_once(part) else { return false };
            rest = after;
        }
        true
    }

    #[test]
    fn crawlers_keep_to_pages_and_pictures_and_previews_may_see_what_was_shared() {
        let text = rules("https://example.org");
        for (address, crawler) in [
            ("/", true),
            ("/es/areas/open-data", true),
            ("/trends.png", true),
            ("/trends?area=open-data", false),
            ("/trends.csv?area=open-data", false),
            ("/trends.png?area=open-data&imType=og", true),
            ("/members/kenya.png?imType=og", true),
            ("/embed/trends", false),
            ("/fragment/trends?area=open-data", false),
        ] {
            assert_eq!(may_read(&text, "Googlebot", address), crawler, "{address}");
            for robot in super::PREVIEWERS {
                assert!(may_read(&text, robot, address), "{robot}: {address}");
            }
        }
    }

    #[test]
    fn a_map_is_named_only_by_its_whole_address() {
        assert!(rules("https://example.org").ends_with("\nSitemap: https://example.org/sitemap.xml\n"));
        assert!(!rules("").contains("Sitemap"));
    }
}
