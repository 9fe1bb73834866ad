//! What every kind of answer tells caches: how long it may be kept, which copy it is, and what tells copies apart.

use axum::http::StatusCode;
use ogp_dashboard::web::{Limits, assets};

use crate::files::{Reply, SAMPLE, ask, get};

const LIVE: &str = "public, max-age=300, s-maxage=3600, stale-while-revalidate=86400";
const FROZEN: &str = "public, max-age=31536000, immutable";

/// An address of every route of the server, in its plain form.
const KEPT: [&str; 46] = [
    "/",
    "/es",
    "/fr/trends?area=open-data",
    "/trends",
    "/areas",
    "/areas/open-data",
    "/challenges/digital-governance",
    "/regions/americas",
    "/members",
    "/members/kenya",
    "/map",
    "/compare?member=kenya~mexico",
    "/local",
    "/commitments?q=budget",
    "/commitments/AL0066",
    "/data",
    "/diary",
    "/methods",
    "/api",
    "/verify",
    "/briefs/member/kenya",
    "/fragment/trends?area=open-data",
    "/embed/trends",
    "/embed.js",
    "/oembed?url=https%3A%2F%2Fogp.test%2Ftrends",
    "/template.csv",
    "/robots.txt",
    "/sitemap.xml",
    "/openapi.json",
    "/catalog.jsonld",
    "/releases.atom",
    "/diary.atom",
    "/trends.csv",
    "/trends.json",
    "/trends.svg",
    "/trends.png",
    "/trends.metadata.json",
    "/trends.csv-metadata.json",
    "/trends.zip",
    "/areas/open-data.csv",
    "/members/kenya.svg",
    "/map.svg",
    "/together.csv",
    "/commitments.csv?q=budget",
    "/commitments.json?per_page=5&page=1",
    "/briefs/member/kenya.pdf",
];

/// Addresses whose answers are of the moment, or are none.
const OF_THE_MOMENT: [(&str, StatusCode); 7] = [
    ("/healthz", StatusCode::OK),
    ("/readyz", StatusCode::OK),
    ("/nowhere", StatusCode::NOT_FOUND),
    ("/commitments/XX9999", StatusCode::NOT_FOUND),
    ("/trends.csv?area=no-such-area", StatusCode::BAD_REQUEST),
    ("/embed/nowhere", StatusCode::NOT_FOUND),
    ("/pkg/no-such-asset.js", StatusCode::NOT_FOUND),
];

/// What holds for every answer that may be kept.
#[track_caller]
fn is_kept(address: &str, reply: &Reply) {
    let keep = reply.header("cache-control");
    assert!(keep.starts_with("public, max-age="), "{address}: {keep}");
    let vary = reply.header("vary");
    assert_eq!(vary.to_ascii_lowercase(), "accept-encoding", "{address}: nothing else tells copies apart");
    assert_eq!(reply.header("set-cookie"), "", "{address}");
}

#[test]
fn every_answer_about_the_newest_data_may_be_kept_for_a_while() {
    for address in KEPT {
        let reply = get(address);
        assert_eq!(reply.status, StatusCode::OK, "{address}");
        is_kept(address, &reply);
        if address != "/embed.js" {
            assert_eq!(reply.header("cache-control"), LIVE, "{address}");
        }
        let tag = reply.header("etag");
        assert!(tag.len() > 10 && tag.starts_with('"') && tag.ends_with('"'), "{address}: {tag}");
        let head = ask(&SAMPLE, "HEAD", address, &[]);
        is_kept(address, &head);
        assert!(head.bytes.is_empty(), "{address}");
    }
}

/// A copy that still holds is not sent again, also where the answer is made anew.
#[test]
fn who_has_the_answer_gets_none() {
    let makes_all = SAMPLE.clone().within(Limits { cache: 0, ..Limits::default() });
    for address in KEPT {
        let first = ask(&makes_all, "GET", address, &[]);
        let again = ask(&makes_all, "GET", address, &[("if-none-match", first.header("etag"))]);
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
        assert!(again.bytes.is_empty(), "{address}");
        is_kept(address, &again);
        for name in ["etag", "cache-control", "access-control-allow-origin"] {
            assert_eq!(again.header(name), first.header(name), "{name} of {address}");
        }
        // What it says takes the place of what the copy came with.
        let policy = again.header("content-security-policy");
        assert!(
            policy.is_empty() || policy == first.header("content-security-policy"),
            "{address}: {policy}"
        );
    }
}

#[test]
fn what_is_of_the_moment_is_not_kept() {
    for (address, status) in OF_THE_MOMENT {
        let reply = get(address);
        assert_eq!((reply.status, reply.header("cache-control")), (status, "no-store"), "{address}");
    }
}

#[test]
fn what_names_its_release_or_its_bytes_is_kept_for_ever() {
    let release = SAMPLE.releases().newest().data().release.id.clone();
    let mut addresses = vec![
        format!("/trends.csv?data={release}"),
        format!("/embed/trends?data={release}"),
        format!("/data/{release}/plans.csv"),
    ];
    addresses.extend(assets::names().map(|names| names.stylesheet()));
    for address in &addresses {
        let reply = get(address);
        assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::OK, FROZEN), "{address}");
        is_kept(address, &reply);
    }
    // A page of a release says which release is newer, which changes.
    let page = get(&format!("/trends?data={release}"));
    assert_eq!(page.header("cache-control"), LIVE);
}

#[test]
fn the_way_to_the_canonical_address_is_kept_too() {
    let reply = get("/trends?measure=&area=open-data");
    assert!(reply.status.is_redirection(), "{}", reply.status);
    is_kept("/trends?measure=", &reply);
}

/// The table of routes grows: each page that search engines are told of has its kind here.
#[test]
fn every_kind_of_page_is_in_the_list() {
    let kind = |path: &str| {
        path.trim_start_matches('/').split(['/', '?', '.']).next().unwrap_or_default().to_owned()
    };
    let known: Vec<String> = KEPT.iter().map(|address| kind(address)).collect();
    let sitemap = get("/sitemap.xml").text();
    let pages = sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
    for page in pages.filter_map(|page| page.strip_prefix("https://ogp.test")) {
        let page = page.strip_prefix("/es/").or(page.strip_prefix("/fr/")).unwrap_or(page);
        assert!(known.contains(&kind(page)), "{page} has no address in KEPT");
    }
}

/// What was made a moment ago is given again, and never that of another release, site or encoding.
#[test]
fn an_answer_is_given_again_as_it_left() {
    let shelf = crate::releases::Shelf::new();
    shelf.release(&[&shelf.file("export.csv", &crate::releases::national(|row, _| row > 0))]);
    let server = shelf.server();
    let asked = |headers: &[(&str, &str)]| ask(&server, "GET", "/trends?area=open-data", headers);
    let first = asked(&[]);
    assert_eq!(first.bytes, asked(&[]).bytes);
    let tag = first.header("etag");
    let same = asked(&[("if-none-match", tag)]);
    assert_eq!((same.status, same.bytes.len(), same.header("etag")), (StatusCode::NOT_MODIFIED, 0, tag));
    assert_eq!(asked(&[("if-none-match", "\"other\"")]).bytes, first.bytes);

    let packed = asked(&[("accept-encoding", "gzip")]);
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert_ne!(packed.header("etag"), tag);
    assert_eq!(packed.bytes, asked(&[("accept-encoding", "gzip")]).bytes);
    let elsewhere = asked(&[("host", "other.example")]);
    assert!(elsewhere.text().contains("http://other.example/") && !first.text().contains("other.example"));

    let id = shelf.release(&[&crate::support::sample("national_commitments.csv")]);
    assert!(server.releases().look_again().unwrap());
    assert!(asked(&[]).text().contains(&id), "another release is another answer");
    for _ in 0..2 {
        let wrong = ask(&server, "GET", "/trends.csv?area=nothing", &[]);
        assert_eq!((wrong.status, wrong.header("cache-control")), (StatusCode::BAD_REQUEST, "no-store"));
    }
}
