//! More than the server can do: it says so at once, in the shape that who asked can read, and with the time to come back.

use std::time::Duration;

use ogp_dashboard::web::Limits;

use super::server;
use super::wire::{Kind, Running};

/// One address of each shape, and what a refusal of it looks like.
const SHAPES: [(&str, Kind); 8] = [
    ("/trends", Kind::Page),
    ("/es/members/kenya", Kind::Page),
    ("/trends?data=some-release", Kind::Page),
    ("/embed/trends", Kind::Page),
    ("/trends.csv", Kind::Problem("busy")),
    ("/trends.png", Kind::Problem("busy")),
    ("/fragment/trends", Kind::Problem("busy")),
    ("/oembed?url=http%3A%2F%2Fcharts.example%2Ftrends", Kind::Problem("busy")),
];

#[test]
fn a_full_queue_turns_away() {
    let running = Running::start(server(Limits { work: 0, waiting: 0, ..Limits::default() }));
    for (target, kind) in SHAPES {
        let reply = running.get(target, "");
        assert_eq!(reply.status, 503, "{target}");
        assert_eq!(reply.header("retry-after"), Some("5"), "{target}");
        // A page of the app says it in its own frame, which caches are not told about.
        if target != "/trends" && target != "/es/members/kenya" {
            reply.refuses(503, kind);
        }
    }
    let spanish = running.get("/es/members/kenya", "").body;
    assert!(spanish.contains("demasiadas preguntas en espera"), "{spanish}");
    assert_eq!(running.get("/healthz", "").status, 200, "the process is up all the same");
    assert!(!running.get("/metrics", "").body.contains("ogp_dashboard_work_refused_total 0"));
}

#[test]
fn an_answer_that_takes_too_long_is_given_up() {
    let limits = Limits { work: 0, waiting: 100, answer_time: Duration::ZERO, ..Limits::default() };
    let running = Running::start(server(limits));
    for (target, kind) in SHAPES {
        let reply = running.get(target, "");
        reply.refuses(503, if matches!(kind, Kind::Page) { kind } else { Kind::Problem("slow") });
        assert_eq!(reply.header("retry-after"), Some("5"), "{target}");
    }
}

/// A server whose clients are behind a proxy on this machine.
fn behind_a_proxy(costly: u32) -> Running {
    let proxies = vec!["127.0.0.1/32".parse().unwrap()];
    Running::start(server(Limits { costly, proxies, ..Limits::default() }))
}

#[test]
fn a_greedy_address_has_to_wait_for_costly_files() {
    let running = behind_a_proxy(1);
    let greedy = "X-Forwarded-For: 192.0.2.1, 203.0.113.7\r\n";
    let ask = |target: &str, from: &str| running.get(target, from);
    assert_eq!(ask("/data/plans.csv", greedy).status, 200);
    for target in [
        "/trends.png",
        "/trends.zip",
        "/briefs/member/kenya.pdf",
        "/data/plans.parquet",
        "/trends.csv?csvType=full",
    ] {
        let reply = ask(target, greedy);
        reply.refuses(429, Kind::Problem("too-often"));
        let wait: u32 = reply.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{target}: {wait}");
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    }
    // Who claims to be somebody else is still the one whom the proxy saw.
    let claims = "X-Forwarded-For: 198.51.100.9, 203.0.113.7\r\n";
    assert_eq!(ask("/trends.png", claims).status, 429);
    // Pages and small files are free, and so is everybody else, and this machine.
    for target in ["/trends", "/trends.csv", "/trends.svg", "/commitments.json?per_page=10"] {
        assert_eq!(ask(target, greedy).status, 200, "{target}");
    }
    for other in ["X-Forwarded-For: 203.0.113.8\r\n", ""] {
        assert_eq!(ask("/data/plans.csv", other).status, 200, "{other}");
    }
    assert!(running.get("/metrics", "").body.contains("ogp_dashboard_rate_limited_total 6"));
}

#[test]
fn what_a_cache_already_has_costs_nothing() {
    let running = behind_a_proxy(1);
    let from = "X-Forwarded-For: 203.0.113.7\r\n";
    let first = running.get("/data/plans.csv", from);
    let tag = format!("{from}If-None-Match: {}\r\n", first.header("etag").unwrap());
    for _ in 0..5 {
        assert_eq!(running.get("/data/plans.csv", &tag).status, 304);
    }
    assert_eq!(running.get("/data/plans.csv", from).status, 429);
}

#[test]
fn nobody_is_counted_where_no_proxy_is_trusted_and_all_come_from_here() {
    let running = Running::start(server(Limits { costly: 1, ..Limits::default() }));
    for _ in 0..4 {
        let reply =
            running.get("/data/plans.csv", "X-Forwarded-For: 203.0.113.7\r\nForwarded: for=203.0.113.7\r\n");
        assert_eq!(reply.status, 200);
    }
}
