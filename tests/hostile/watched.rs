//! What operators see, and what they do not: no address, no browser, no query of a reader.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use ogp_dashboard::web::Limits;
use serde_json::Value;

use super::server;
use super::wire::{Reply, Running, rest};
use crate::support::sample;

#[test]
fn answers_of_a_release_that_is_no_longer_served_are_given_up() {
    let shelf = crate::releases::Shelf::new();
    shelf.release(&[&sample("national_commitments.csv")]);
    let server = shelf.server();
    let running = Running::start(server.clone());
    let kept = |number: u32| {
        let metrics = running.get("/metrics", "").body;
        assert!(metrics.contains(&format!("ogp_dashboard_answers_kept {number}\n")), "{number}: {metrics}");
    };
    for address in ["/trends", "/trends.csv", "/trends.csv", "/areas"] {
        assert_eq!(running.get(address, "").status, 200, "{address}");
    }
    kept(3);
    shelf.release(&[&sample("national_commitments.csv"), &sample("local_commitments.csv")]);
    assert!(server.releases().look_again().unwrap());
    running.get("/trends", "");
    kept(1);
}

#[test]
fn metrics_count_kinds_and_know_no_one() {
    let running = Running::start(server(Limits::default()));
    running.get("/trends?area=gender", "User-Agent: Somebody\r\n");
    running.get("/trends.csv?area=gender", "");
    running.get("/commitments/nobody-knows-this", "");
    let reply = running.get("/metrics", "");
    assert_eq!(
        reply.header("content-type"),
        Some("application/openmetrics-text; version=1.0.0; charset=utf-8")
    );
    for line in [
        "ogp_dashboard_requests_total{kind=\"page\",status=\"200\"} 1",
        "ogp_dashboard_requests_total{kind=\"page\",status=\"404\"} 1",
        "ogp_dashboard_requests_total{kind=\"csv\",status=\"200\"} 1",
        "ogp_dashboard_request_duration_seconds_count{kind=\"csv\"} 1",
        "ogp_dashboard_work_waiting 0",
        "ogp_dashboard_work_refused_total 0",
        "ogp_dashboard_rate_limited_total 0",
        "ogp_dashboard_releases_open 1",
        "ogp_dashboard_release_info{id=\"sample-",
        "ogp_dashboard_data_age_seconds ",
        "ogp_dashboard_connections ",
        "# EOF",
    ] {
        assert!(reply.body.contains(line), "{line} is not in\n{}", reply.body);
    }
    for private in ["gender", "nobody-knows", "Somebody", "127.0.0.1"] {
        assert!(!reply.body.contains(private), "{private}");
    }
    // What a proxy on this machine hands on comes from somewhere else.
    assert_eq!(running.get("/metrics", "X-Forwarded-For: 203.0.113.7\r\n").status, 404);
    assert_eq!(running.get("/metrics", "Forwarded: for=203.0.113.7\r\n").status, 404);
}

/// The program, with the addresses that it says.
struct Program {
    process: Child,
    addresses: Vec<String>,
}

impl Program {
    fn start(arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_ogp-dashboard"))
            .args(["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"])
            .args(arguments)
            .env("OGP_DASHBOARD_STORE", "/nonexistent/ogp-dashboard-store")
            .env("RUST_LOG", "info")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
        let addresses = lines.take(2).map(|line| line.split("http://").nth(1).unwrap().to_owned()).collect();
        Self { process, addresses }
    }

    fn get(&self, listener: usize, target: &str) -> Reply {
        let address = self.addresses[listener].split('/').next().unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let lines = "Host: localhost\r\nUser-Agent: Somebody\r\nReferer: http://somewhere.example/\r\nConnection: close\r\n";
        stream.write_all(format!("GET {target} HTTP/1.1\r\n{lines}\r\n").as_bytes()).unwrap();
        Reply::of(&rest(&mut stream))
    }

    /// Asks it to stop as a service manager does; what it wrote to its log.
    fn stop(mut self) -> String {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let mut log = String::new();
        self.process.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        assert!(self.process.wait().unwrap().success(), "{log}");
        log
    }
}

#[test]
fn a_line_of_the_log_is_about_a_request_and_not_about_who_asked() {
    let program = Program::start(&["--log-format", "json"]);
    let reply = program.get(0, "/commitments?q=Somebodys+name");
    let id = reply.header("x-request-id").unwrap().to_owned();
    let table = program.get(0, "/trends.csv?area=gender");
    program.get(0, "/areas/%0d%0aforged%1b[31m?q=Somebodys+name");
    assert_eq!(program.get(0, "/metrics").status, 404, "they have an address of their own");
    assert!(program.get(1, "/metrics").body.contains("kind=\"page\""));
    assert_eq!(program.get(1, "/trends").status, 404, "and nothing else is there");
    let log = program.stop();
    for private in ["Somebody", "127.0.0.1", "somewhere.example"] {
        assert!(!log.contains(private), "{private} is in\n{log}");
    }
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |path: &str| {
        lines.iter().find(|line| line["path"] == path).unwrap_or_else(|| panic!("{path}: {log}"))
    };
    let line = of("/commitments");
    assert_eq!((&line["method"], &line["status"], &line["id"]), (&"GET".into(), &200.into(), &id.into()));
    assert_eq!(of("/trends.csv")["bytes"], table.body.len());
    assert!(line["duration_ms"].is_u64() && line["kind"] == "page", "{line}");
    assert_eq!(of("/areas/%0d%0aforged%1b[31m")["status"], 404);
}

#[test]
fn the_log_for_people_has_one_line_per_request() {
    let program = Program::start(&["--demo"]);
    program.get(0, "/areas/%0d%0aforged%1b%5b31m");
    let log = program.stop();
    let lines: Vec<_> = log.lines().filter(|line| line.contains("access")).collect();
    assert_eq!(lines.len(), 1, "{log}");
    assert!(lines[0].contains("forged") && !log.lines().any(|line| line.starts_with("forged")), "{log}");
}
