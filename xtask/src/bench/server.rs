//! The server that is measured.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result};

use crate::serve;

/// A port that was free a moment ago.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A running server; it ends with its value.
pub(crate) struct Server {
    process: Child,
    address: String,
}

impl Server {
    /// Starts the release build with an export, or with what it holds.
    pub(crate) fn start(data: Option<&Path>) -> Result<Self> {
        let data = data.map(|data| ["--data".as_ref(), data.as_os_str()]);
        Self::with(data.iter().flatten().copied())
    }

    /// Starts the release build on a free port and waits for the line that says where.
    pub(crate) fn with<'a>(arguments: impl Iterator<Item = &'a OsStr>) -> Result<Self> {
        Self::of(&serve::binary()?, "127.0.0.1:0", arguments)
    }

    /// Starts a program at an address, and waits for the line that says where.
    pub(crate) fn of<'a>(
        program: &Path,
        listen: &str,
        arguments: impl Iterator<Item = &'a OsStr>,
    ) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(["serve", "--listen", listen]).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = command.spawn().context("cannot start the server")?;
        let output = process.stdout.take().context("the server has an output")?;
        let mut server = Self { process, address: String::new() };
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        server.address = lines
            .find_map(|line| {
                line.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned)
            })
            .context("the server does not say where it is")?;
        // Keeps its pipe empty.
        thread::spawn(move || lines.for_each(drop));
        Ok(server)
    }

    /// The id of its process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// The address of a path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address.trim_end_matches('/'))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
