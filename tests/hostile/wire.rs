//! A server on a port of its own, and requests as bytes: what no client library would send.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

use ogp_dashboard::web::{Server, listen};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// A test that waits longer than this has failed; nothing is decided by it.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that listens.
pub(super) struct Running {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Starts it; it is gone with its value.
    pub(super) fn start(server: Server) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            runtime.block_on(listen(server, listener, async { drop(stopped.await) }));
        });
        Self { address, stop: Some(stop), thread: Some(thread) }
    }

    /// A connection.
    pub(super) fn open(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Everything that comes back for some bytes until the server ends the connection.
    pub(super) fn send(&self, bytes: impl AsRef<[u8]>) -> String {
        let mut stream = self.open();
        // The server may have seen enough before everything is sent.
        drop(stream.write_all(bytes.as_ref()));
        rest(&mut stream)
    }

    /// Asks for one address, with further lines in the header.
    pub(super) fn get(&self, target: &str, more: &str) -> Reply {
        Reply::of(&self.send(request(target, &format!("Connection: close\r\n{more}"))))
    }

    /// Tells it to stop, and does not wait for it.
    pub(super) fn stop(&mut self) {
        // A server that is gone already needs not be told.
        let _told = self.stop.take().is_some_and(|stop| stop.send(()).is_ok());
    }

    /// Waits until it has stopped.
    pub(super) fn wait(&mut self) {
        self.thread.take().map(JoinHandle::join).transpose().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// A request for an address of this server.
pub(super) fn request(target: &str, more: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: charts.example\r\n{more}\r\n")
}

/// What comes until the server ends the connection. That it ends it while bytes are under way is one way of doing so.
pub(super) fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    if let Err(error) = stream.read_to_end(&mut bytes) {
        assert_eq!(error.kind(), ErrorKind::ConnectionReset, "the server neither answers nor ends: {error}");
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// An answer.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

impl Reply {
    #[track_caller]
    pub(super) fn of(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap();
        Self { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// That it is a page for people, or a document for programs, that says why there is none.
    #[track_caller]
    pub(super) fn refuses(&self, status: u16, kind: Kind) {
        assert_eq!(self.status, status, "{}", self.head);
        assert_eq!(self.header("x-content-type-options"), Some("nosniff"), "{}", self.head);
        assert_eq!(self.header("cache-control"), Some("no-store"), "{}", self.head);
        match kind {
            Kind::Page => {
                assert_eq!(self.header("content-type"), Some("text/html; charset=utf-8"));
                assert!(self.body.contains("<h1>") && self.body.contains("</html>"), "{}", self.body);
            }
            Kind::Problem(kind) => {
                assert_eq!(self.header("content-type"), Some("application/problem+json"));
                let kind = format!("urn:ogp-dashboard:problem:{kind}");
                assert!(self.body.contains(&kind), "{}", self.body);
            }
        }
    }
}

/// What a refusal looks like.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Page,
    Problem(&'static str),
}
