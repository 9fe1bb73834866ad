//! oEmbed: how pages announce it, what it answers, what it refuses, and that nothing gets into its HTML.

use std::path::Path;

use proptest::prelude::*;
use scraper::{Html, Selector};
use serde_json::Value;

use crate::embed::{HOST, Reply, get};

/// Asks about an address, with further keys.
fn about(url: &str, more: &str) -> Reply {
    let url: String = form(url);
    get(&format!("/oembed?url={url}{more}"))
}

fn form(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn here(path: &str) -> String {
    format!("http://{HOST}{path}")
}

fn json(reply: &Reply) -> Value {
    assert_eq!(reply.status.as_u16(), 200, "{}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

#[test]
fn pages_with_a_chart_announce_it_at_their_beginning_and_in_a_header() {
    for (page, url) in [
        ("/trends?area=open-data&time=2012..2014", "/trends?area=open-data&time=2012..2014"),
        ("/es/areas/open-data", "/es/areas/open-data"),
        ("/map?measure=share&area=open-data", "/map?area=open-data&measure=share"),
        ("/regions/americas", "/regions/americas"),
        ("/members/brazil", "/members/brazil"),
    ] {
        let reply = get(page);
        let beginning: String = reply.body.chars().take(1_200).collect();
        let html = Html::parse_document(&beginning);
        for (format, media) in [("json", "application/json+oembed"), ("xml", "text/xml+oembed")] {
            let selector = Selector::parse(&format!("link[rel=alternate][type='{media}']")).unwrap();
            let link = html.select(&selector).next().unwrap_or_else(|| panic!("{page}: {media}"));
            let href = link.attr("href").unwrap();
            let own = format!("http://{HOST}/oembed?url=");
            assert!(href.starts_with(&own) && href.ends_with(&format!("&format={format}")), "{href}");
            // What is announced is answered.
            let answered = get(href.strip_prefix(&here("")).unwrap());
            assert_eq!(answered.status.as_u16(), 200, "{href}");
            if format == "json" {
                let html = json(&answered)["html"].as_str().unwrap().to_owned();
                let url = here(url).replace('&', "&amp;");
                assert!(html.starts_with(&format!("<blockquote><a href=\"{url}\">")), "{html}");
            }
            assert!(reply.body.contains(media));
        }
    }
    for page in ["/", "/commitments", "/data", "/compare"] {
        assert!(!get(page).body.contains("oembed?"), "{page} has no chart");
    }
    let header = get("/trends").header("link").to_owned();
    assert!(header.contains("/oembed?url=") && header.contains("rel=\"alternate\""), "{header}");
}

#[test]
fn the_answer_is_what_it_was_in_both_formats() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/oembed");
    let url = here("/fr/trends?area=open-data~gender&region=europe&time=2012..2020&lang=en");
    let mut changed = Vec::new();
    for (name, url, more) in [
        ("trends.json", url.as_str(), "&dnt=1&maxwidth=500&maxheight=750"),
        ("trends.xml", url.as_str(), "&format=xml&dnt=1&maxwidth=500&maxheight=750"),
        ("map.json", &here("/map?measure=share&area=open-data"), "&format=json"),
    ] {
        let reply = about(url, more);
        assert_eq!(reply.status.as_u16(), 200, "{}", reply.body);
        let path = folder.join(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &reply.body).unwrap();
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(&reply.body) {
            changed.push(format!("{name}: {}", reply.body));
        }
        assert_eq!(reply.header("access-control-allow-origin"), "*");
    }
    assert!(changed.is_empty(), "other than tests/golden/oembed: {changed:?}");
}

#[test]
fn both_formats_say_the_same() {
    let url = here("/trends?area=open-data&region=africa-and-the-middle-east");
    let (json, xml) = (json(&about(&url, "")), about(&url, "&format=xml"));
    assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
    assert!(xml.body.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><oembed>"));
    for (name, value) in json.as_object().unwrap() {
        let element = xml.body.split_once(&format!("<{name}>")).unwrap().1;
        let element = element.split_once(&format!("</{name}>")).unwrap().0;
        let plain = element.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let plain = plain.replace("&#39;", "'").replace("&amp;", "&");
        assert_eq!(plain, value.as_str().map_or_else(|| value.to_string(), str::to_owned), "{name}");
    }
}

#[test]
fn what_is_asked_for_is_kept_to() {
    let url = here("/trends?area=open-data");
    let plain = json(&about(&url, ""));
    assert_eq!((plain["width"].as_u64(), plain["type"].as_str()), (Some(600), Some("rich")));
    assert_eq!(plain["version"], "1.0");
    assert!(plain["html"].as_str().unwrap().ends_with(" frameborder=\"0\" scrolling=\"no\"></iframe>"));
    assert!(!plain["html"].as_str().unwrap().contains('\n'));
    for (width, height) in [(360, 400), (500, 2000), (2000, 300)] {
        let reply = json(&about(&url, &format!("&maxwidth={width}&maxheight={height}")));
        assert!(reply["width"].as_u64().unwrap() <= width.min(600), "{width}");
        assert!(reply["height"].as_u64().unwrap() <= height, "{height}");
        let html = reply["html"].as_str().unwrap();
        let sizes = format!("width=\"{}\" height=\"{}\"", reply["width"], reply["height"]);
        assert!(html.contains(&sizes), "{html}");
        // What is cut off can be scrolled to.
        assert_eq!(html.contains("scrolling=\"no\""), height > 1000, "{html}");
    }
    let of_embed = json(&about(&here("/embed/trends?area=open-data&lang=es"), ""));
    assert!(of_embed["html"].as_str().unwrap().contains(&here("/es/trends?area=open-data")));
    let picture = plain["thumbnail_url"].as_str().unwrap();
    let picture = get(picture.strip_prefix(&here("")).unwrap());
    assert_eq!(picture.header("content-type"), "image/png");
}

#[test]
fn the_picture_fits_or_is_left_out() {
    let url = here("/trends?area=open-data");
    for (more, has_picture) in [
        ("", true),
        ("&maxwidth=560", true),
        ("&maxwidth=320", true),
        ("&maxwidth=2000&maxheight=120", true),
        ("&maxwidth=199", false),
        ("&maxheight=60", false),
    ] {
        let (reply, xml) = (json(&about(&url, more)), about(&url, &format!("{more}&format=xml")));
        assert_eq!(xml.body.matches("<thumbnail_").count(), if has_picture { 3 } else { 0 }, "{more}");
        let own = |name: &str| reply[name].as_u64();
        if !has_picture {
            let keys = reply.as_object().unwrap().keys();
            assert!(!keys.into_iter().any(|key| key.starts_with("thumbnail_")), "{more}: {reply}");
            continue;
        }
        // Not more than what was asked for, and not more than the column.
        let most = |name: &str| {
            let asked = more.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
            asked.map_or(600, |px| px.parse::<u64>().unwrap())
        };
        let (width, height) = (own("thumbnail_width").unwrap(), own("thumbnail_height").unwrap());
        assert!(width <= most("maxwidth").min(600) && width >= 200, "{more}: {reply}");
        assert!(!more.contains("maxheight") || height <= most("maxheight"), "{more}: {reply}");
        let picture = reply["thumbnail_url"].as_str().unwrap();
        let picture = crate::files::get(picture.strip_prefix(&here("")).unwrap());
        assert_eq!(picture.status.as_u16(), 200, "{more}");
        // The first part of a PNG says its size.
        let size = |at: usize| u64::from(u32::from_be_bytes(picture.bytes[at..at + 4].try_into().unwrap()));
        assert_eq!((size(16), size(20)), (width, height), "{more}");
    }
}

#[test]
fn what_is_not_here_is_refused_and_never_fetched() {
    for (url, more, status) in [
        ("http://elsewhere.example/trends", "", 404),
        ("http://charts.example.evil/trends", "", 404),
        ("http://charts.example@evil.example/trends", "", 404),
        ("http://charts.example:81/trends", "", 404),
        ("ftp://charts.example/trends", "", 404),
        ("javascript:alert(1)", "", 404),
        ("/trends", "", 404),
        ("http://charts.example/commitments/AL0066", "", 404),
        ("http://charts.example/local", "", 404),
        ("http://charts.example/areas/nothing-such", "", 404),
        ("http://charts.example/", "", 404),
        ("http://charts.example/trends?area=nothing-such", "", 400),
        ("http://charts.example/trends?data=2020-01-01", "", 400),
        ("http://charts.example/trends", "&format=yaml", 501),
        ("http://charts.example/trends", "&maxwidth=wide", 400),
        ("http://charts.example/trends", "&maxheight=-1", 400),
        ("", "", 400),
    ] {
        let reply = about(url, more);
        assert_eq!(reply.status.as_u16(), status, "{url}{more}: {}", reply.body);
        assert_eq!(reply.header("content-type"), "text/plain; charset=utf-8", "{url}");
        assert_eq!(reply.header("cache-control"), "no-store", "{url}");
    }
    assert_eq!(get("/oembed").status.as_u16(), 400);
    // The same host by another scheme is the same server behind a proxy.
    assert_eq!(about("https://CHARTS.example/trends", "").status.as_u16(), 200);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_asked_gets_into_the_html(
        path in prop::sample::select(vec!["/trends", "/map", "/areas/open-data", "/compare", "/members/brazil"]),
        key in prop::sample::select(vec!["area", "region", "member", "time", "lang", "data", "tab", "x", "focus"]),
        value in "[ -~é«]{0,20}",
        tail in "[\"'<>&a-z=#?]{0,12}",
        xml in any::<bool>(),
    ) {
        let url = here(&format!("{path}?{key}={value}{tail}"));
        let reply = about(&url, if xml { "&format=xml" } else { "" });
        prop_assert!(matches!(reply.status.as_u16(), 200 | 400 | 404), "{url}: {}", reply.status);
        if reply.status.as_u16() == 200 && !xml {
            let html = json(&reply)["html"].as_str().unwrap().to_owned();
            let parsed = Html::parse_fragment(&html);
            let names: Vec<_> = parsed.select(&Selector::parse("*").unwrap()).map(|e| e.value().name().to_owned()).collect();
            prop_assert_eq!(&names[..], &["html", "blockquote", "a", "iframe"][..], "{}", html);
            let frame = parsed.select(&Selector::parse("iframe").unwrap()).next().unwrap();
            let mut attributes: Vec<_> = frame.value().attrs().map(|(name, _)| name).collect();
            attributes.sort_unstable();
            prop_assert_eq!(attributes, ["frameborder", "height", "scrolling", "src", "title", "width"]);
        }
        if xml && reply.status.as_u16() == 200 {
            prop_assert_eq!(reply.body.matches('<').count(), 14 * 2 + 3, "{}", reply.body);
        }
    }
}
