//! Requests that are too large, say two things at once, or name somebody else.

use ogp_dashboard::web::Limits;
use scraper::{Html, Selector};

use super::server;
use super::wire::{Kind, Reply, Running, request};

#[test]
fn an_address_that_is_too_long_is_refused() {
    let running = Running::start(server(Limits::default()));
    let long = "a".repeat(20_000);
    running.get(&format!("/trends?area={long}"), "").refuses(414, Kind::Page);
    running.get(&format!("/es/{long}"), "").refuses(414, Kind::Page);
    running.get(&format!("/trends.csv?area={long}"), "").refuses(414, Kind::Problem("too-long"));
    running.get(&format!("/embed/trends?area={long}"), "").refuses(414, Kind::Page);
    running.get(&format!("/oembed?url={long}"), "").refuses(414, Kind::Problem("too-long"));
    let spanish = running.get(&format!("/es/trends?area={long}"), "");
    assert!(
        spanish.body.contains("lang=\"es\"") && spanish.body.contains("demasiado larga"),
        "{}",
        spanish.body
    );
    // What does not even fit into the buffer is refused before anything knows what it asks for.
    let huge = running.send(request(&format!("/trends?q={}", "a".repeat(1_000_000)), ""));
    assert!(
        huge.is_empty() || huge.starts_with("HTTP/1.1 431 ") || huge.starts_with("HTTP/1.1 414 "),
        "{huge}"
    );
    assert_eq!(running.get("/healthz", "").status, 200);
}

#[test]
fn lists_and_keys_without_end_are_refused_or_said() {
    let running = Running::start(server(Limits::default()));
    let keys = |most: usize| (0..most).map(|key| format!("k{key}=1")).collect::<Vec<_>>().join("&");
    running.get(&format!("/trends?{}", keys(1_000)), "").refuses(400, Kind::Page);
    running.get(&format!("/trends.csv?{}", keys(1_000)), "").refuses(400, Kind::Problem("too-many-parts"));
    assert_eq!(running.get(&format!("/trends?{}", keys(200)), "").status, 200);
    // Ten thousand values are an address that is too long; as many as fit are one problem, not thousands.
    running.get(&format!("/trends?area={}", "g~".repeat(10_000)), "").refuses(414, Kind::Page);
    for list in ["x~".repeat(8_000), (0..2_500).map(|number| format!("a{number}~")).collect()] {
        for key in ["area", "country", "region", "member"] {
            let page = running.get(&format!("/trends?{key}={list}"), "");
            assert_eq!(page.status, 200, "{key}");
            assert!(page.body.matches("<li><code>").count() <= 21, "{key} tells its problems one by one");
            let file = running.get(&format!("/trends.csv?{key}={list}"), "");
            assert_eq!(file.status, 400, "{key}: {}", file.body);
        }
    }
}

#[test]
fn a_header_that_is_too_large_is_refused() {
    let running = Running::start(server(Limits::default()));
    let large = format!("Cookie: {}\r\n", "a".repeat(20_000));
    running.get("/trends", &large).refuses(431, Kind::Page);
    running.get("/trends.png", &large).refuses(431, Kind::Problem("large-header"));
    for huge in [format!("X-A: {}\r\n", "a".repeat(1_000_000)), "X-A: b\r\n".repeat(5_000)] {
        let answer = running.send(request("/trends", &huge));
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431 "), "{answer}");
    }
    assert_eq!(running.get("/healthz", "").status, 200);
}

#[test]
fn nothing_can_be_sent() {
    let running = Running::start(server(Limits::default()));
    for (target, kind) in [("/trends", Kind::Page), ("/trends.csv", Kind::Problem("body"))] {
        for body in
            ["Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n"]
        {
            for method in ["GET", "POST", "PUT", "DELETE"] {
                let text = format!("{method} {target} HTTP/1.1\r\nHost: charts.example\r\n{body}\r\n");
                let reply = Reply::of(&running.send(text));
                reply.refuses(413, kind);
                assert_eq!(reply.header("connection"), Some("close"), "{method} {target}");
            }
        }
    }
}

/// Two ways to say where a request ends: a proxy could believe the one and the server the other, and what follows would be the
/// request of somebody else. None of them gets a second answer.
#[test]
fn a_smuggled_request_is_never_answered() {
    let running = Running::start(server(Limits::default()));
    let smuggled = "GET /healthz HTTP/1.1\r\nHost: charts.example\r\nConnection: close\r\n\r\n";
    let length = smuggled.len() + 5;
    for lines in [
        format!("Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        format!("Transfer-Encoding: chunked\r\nContent-Length: {length}\r\n\r\n0\r\n\r\n"),
        format!("Content-Length: 0\r\nContent-Length: {length}\r\n\r\n"),
        format!("Content-Length: 0, {length}\r\n\r\n"),
        format!("Content-Length: +{length}\r\n\r\n"),
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n".into(),
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n".into(),
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n".into(),
        "Transfer-Encoding: chunked\r\n\r\n0;\n\r\n\r\n".into(),
        "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n".into(),
    ] {
        let answer =
            running.send(format!("GET /readyz HTTP/1.1\r\nHost: charts.example\r\n{lines}{smuggled}"));
        let statuses: Vec<_> =
            answer.match_indices("HTTP/1.1 ").map(|(at, start)| &answer[at + start.len()..][..3]).collect();
        assert!(matches!(statuses[..], ["400" | "413"]), "{lines:?}: {answer}");
    }
}

#[test]
fn a_request_names_one_host() {
    let running = Running::start(server(Limits::default()));
    let with = |lines: &str| {
        Reply::of(&running.send(format!("GET /trends HTTP/1.1\r\nConnection: close\r\n{lines}\r\n")))
    };
    for lines in [
        "",
        "Host: \r\n",
        "Host: a.example\r\nHost: b.example\r\n",
        "Host: a.example, b.example\r\n",
        "Host: a.example\"><script>\r\n",
        "Host: user@a.example\r\n",
        "Host: a.example/path\r\n",
        "Host: a.example:port\r\n",
        "Host: évil.example\r\n",
    ] {
        with(lines).refuses(400, Kind::Page);
    }
    assert_eq!(with("Host: charts.example:8080\r\n").status, 200);
    // Before 1.1 a host was not asked for; addresses then begin with the path.
    let old = Reply::of(&running.send("GET /trends HTTP/1.0\r\n\r\n"));
    assert_eq!(old.status, 200);
    let page = Html::parse_document(&old.body);
    let canonical = page.select(&Selector::parse("link[rel=canonical]").unwrap()).next().unwrap();
    assert_eq!(canonical.attr("href"), Some("/trends"));
}

#[test]
fn a_target_with_a_host_names_the_same_one() {
    let running = Running::start(server(Limits::default()));
    assert_eq!(running.get("http://charts.example/readyz", "").status, 200);
    running.get("http://elsewhere.example/trends", "").refuses(400, Kind::Page);
    running.get("https://charts.example@elsewhere.example/trends", "").refuses(400, Kind::Page);
    for line in ["OPTIONS * HTTP/1.1", "CONNECT elsewhere.example:443 HTTP/1.1", "TRACE / HTTP/1.1"] {
        let reply =
            Reply::of(&running.send(format!("{line}\r\nHost: charts.example\r\nConnection: close\r\n\r\n")));
        assert!((400..500).contains(&reply.status), "{line}: {reply:?}");
    }
}

/// Where the operator said the address, no header changes what a page says of itself.
#[test]
fn a_foreign_host_gets_into_no_answer() {
    let running = Running::start(server(Limits::default()).known_as(Some("https://charts.example")));
    let asked = "GET {} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Original-URL: /evil.example\r\n\
                 Forwarded: host=evil.example;proto=http\r\nConnection: close\r\n\r\n";
    for target in [
        "/trends",
        "/es/areas/open-data",
        "/embed/trends",
        "/trends.json",
        "/trends.metadata.json",
        "/oembed?url=https%3A%2F%2Fcharts.example%2Ftrends",
        "/oembed?format=xml&url=https%3A%2F%2Fcharts.example%2Ftrends",
        "/releases.atom",
        "/catalog.jsonld",
        "/sitemap.xml",
        "/robots.txt",
        "/trends?measure=",
        "/openapi.json",
    ] {
        let answer = running.send(asked.replace("{}", target));
        assert!(
            answer.starts_with("HTTP/1.1 200 ") || answer.starts_with("HTTP/1.1 303 "),
            "{target}: {answer}"
        );
        assert!(!answer.contains("evil.example"), "{target}");
    }
}

/// The address that is asked about is read, never fetched: nobody but this server ever gets an answer.
#[test]
fn oembed_fetches_nothing() {
    let running = Running::start(server(Limits::default()));
    let trap = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    trap.set_nonblocking(true).unwrap();
    let there = trap.local_addr().unwrap();
    for url in [
        format!("http://{there}/trends"),
        format!("http://charts.example@{there}/trends"),
        format!("http://{there}#charts.example/trends"),
        format!("//{there}/trends"),
        "http://169.254.169.254/latest/meta-data".into(),
        "file:///etc/passwd".into(),
        "gopher://charts.example/trends".into(),
        "http://charts.example\\@elsewhere.example/trends".into(),
    ] {
        let encoded: String = url.bytes().map(|byte| format!("%{byte:02X}")).collect();
        assert_eq!(running.get(&format!("/oembed?url={encoded}"), "").status, 404, "{url}");
    }
    let seen = trap.accept().map_err(|error| error.kind());
    assert_eq!(seen.unwrap_err(), std::io::ErrorKind::WouldBlock, "the server asked there");
}
