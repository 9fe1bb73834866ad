//! Something to look at: the binary under test, or a router of this test. Both on a free port, both gone with their value.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A running server.
pub(crate) struct Server {
    address: String,
    running: Running,
}

enum Running {
    Binary(Child),
    Router(JoinHandle<()>),
}

impl Server {
    /// Starts `ogp-dashboard serve`, and waits for the line that says where.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::started(Command::new(env!("CARGO_BIN_EXE_ogp-dashboard")), arguments)
    }

    /// The same by a command that ends in the program, such as one that takes rights away.
    pub(crate) fn started(mut command: Command, arguments: &[&str]) -> Self {
        let mut process = command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| address(&line)).expect("the server says where it is");
        thread::spawn(move || lines.for_each(drop));
        Self { address, running: Running::Binary(process) }
    }

    /// Serves a router of the test itself.
    pub(crate) async fn of(router: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, running: Running::Router(task) }
    }

    /// Sends a signal to the program, such as `HUP`.
    pub(crate) fn signal(&self, name: &str) {
        let Running::Binary(process) = &self.running else { panic!("a router gets no signals") };
        let sent = Command::new("kill").arg(format!("-{name}")).arg(process.id().to_string()).status();
        assert!(sent.unwrap().success(), "{name} can be sent");
    }

    /// The address of a path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        match &mut self.running {
            Running::Binary(process) => {
                // It may have ended by itself; then there is nothing left to do.
                drop(process.kill());
                drop(process.wait());
            }
            Running::Router(task) => task.abort(),
        }
    }
}

/// `http://127.0.0.1:PORT` in a line, without what follows.
fn address(line: &str) -> Option<String> {
    const START: &str = "http://127.0.0.1:";
    let (_, rest) = line.split_once(START)?;
    let port = rest.find(|next: char| !next.is_ascii_digit()).map_or(rest, |end| &rest[..end]);
    (!port.is_empty()).then(|| format!("{START}{port}"))
}

#[test]
fn finds_the_address_in_what_the_server_prints() {
    assert_eq!(
        address("serving on http://127.0.0.1:3000/ (Ctrl-C ends)").as_deref(),
        Some("http://127.0.0.1:3000")
    );
    assert_eq!(address("http://127.0.0.1:41").as_deref(), Some("http://127.0.0.1:41"));
    assert_eq!(address("reading the sample"), None);
}
