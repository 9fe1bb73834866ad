//! Slow clients, many clients, and the end of the server. Nothing here sleeps: limits are tiny, and tests wait for what happens.

use std::io::{ErrorKind, Read, Write};
use std::net::Shutdown;
use std::time::Duration;

use ogp_dashboard::web::Limits;

use super::server;
use super::wire::{Reply, Running, request, rest};

/// Long enough for a request on this machine, short enough to wait for.
const TINY: Duration = Duration::from_millis(500);

#[test]
fn a_header_that_never_ends_is_cut() {
    let running = Running::start(server(Limits { header_time: TINY, ..Limits::default() }));
    for sent in ["", "G", "GET / HTTP/1.1\r\nHost: charts.example\r\n", "\r\n\r\n\r\n"] {
        let mut stream = running.open();
        stream.write_all(sent.as_bytes()).unwrap();
        let answer = rest(&mut stream);
        assert!(!answer.contains(" 200 "), "{sent:?}: {answer}");
    }
}

/// Slow loris: a byte now and then must not keep a connection open.
#[test]
fn a_header_that_drips_is_cut() {
    let running = Running::start(server(Limits { header_time: TINY, ..Limits::default() }));
    let mut stream = running.open();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: charts.example\r\nX-Slow: ").unwrap();
    // Between two bytes as long as it takes to see that nothing came.
    stream.set_read_timeout(Some(TINY / 10)).unwrap();
    let is_open = |error: std::io::Error| matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
    let cut =
        (0..1_000).find(|_| stream.write_all(b"a").is_err() || !stream.read(&mut [0]).is_err_and(is_open));
    assert!(cut.is_some(), "a thousand bytes, each a fiftieth of a second after the last, kept it open");
}

#[test]
fn a_connection_that_waits_for_nothing_is_cut() {
    let running = Running::start(server(Limits { header_time: TINY, ..Limits::default() }));
    let mut stream = running.open();
    stream.write_all(request("/healthz", "").as_bytes()).unwrap();
    assert_eq!(Reply::of(&rest(&mut stream)).status, 200);
}

#[test]
fn clients_beyond_the_limit_wait_until_others_are_gone() {
    let limits = Limits { connections: 2, header_time: TINY, ..Limits::default() };
    let running = Running::start(server(limits));
    let _idle = [running.open(), running.open()];
    assert_eq!(running.get("/healthz", "").status, 200);
}

/// Asks for much and takes nothing of it. That its place is free again is how the test sees that it was cut.
#[test]
fn a_client_that_does_not_take_its_answer_is_cut() {
    let limits = Limits { connections: 1, write_time: TINY, ..Limits::default() };
    let running = Running::start(server(limits));
    let mut greedy = running.open();
    let much = request("/data/commitments.csv", "").repeat(200);
    greedy.write_all(much.as_bytes()).unwrap();
    assert_eq!(running.get("/healthz", "").status, 200);
}

#[test]
fn a_stopping_server_finishes_what_it_began() {
    let mut running = Running::start(server(Limits { work: 1, ..Limits::default() }));
    let subjects = ["member/kenya", "member/mexico", "region/europe", "area/open-data"];
    let mut asking = subjects.map(|subject| {
        let mut stream = running.open();
        stream.write_all(request(&format!("/briefs/{subject}.pdf"), "").as_bytes()).unwrap();
        stream
    });
    // Until one is being computed, and the others wait.
    let mut watching = running.open();
    let mut seen = String::new();
    while !(seen.contains("work_running 1") && seen.contains("work_waiting 3")) {
        watching.write_all(request("/metrics", "").as_bytes()).unwrap();
        seen = one_answer(&mut watching);
        let done = seen.contains("{kind=\"pdf\",status=\"200\"}");
        assert!(!done, "the first was done before the last was asked for: {seen}");
    }
    running.stop();
    for stream in &mut asking {
        let reply = Reply::of(&rest(stream));
        assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/pdf")));
        assert_eq!(reply.header("connection"), Some("close"), "it says that this was the last one");
    }
    running.wait();
}

/// One answer on a connection that stays open.
fn one_answer(stream: &mut std::net::TcpStream) -> String {
    let mut text = String::new();
    let is_whole = |text: &str| {
        let (head, body) = text.split_once("\r\n\r\n")?;
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
        Some(body.len() >= length.parse().unwrap())
    };
    while !is_whole(&text).unwrap_or_default() {
        let mut bytes = [0; 4096];
        let read = stream.read(&mut bytes).unwrap();
        assert!(read > 0, "the connection ended: {text}");
        text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
    }
    text
}

#[test]
fn a_client_that_leaves_takes_nothing_along() {
    let running = Running::start(server(Limits { work: 1, waiting: 1, ..Limits::default() }));
    for _ in 0..8 {
        let mut stream = running.open();
        stream.write_all(request("/trends.png", "").as_bytes()).unwrap();
        stream.shutdown(Shutdown::Both).unwrap();
    }
    // The one place is given on, however those ended.
    let reply = loop {
        let reply = running.get("/trends.csv", "");
        if reply.status != 503 {
            break reply;
        }
    };
    assert_eq!(reply.status, 200);
}
