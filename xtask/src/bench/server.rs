//! The server that is measured.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result};

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
    /// Starts it with an export, or with what it holds.
    pub(crate) fn start(binary: &Path, data: Option<&Path>) -> Result<Self> {
        let data = data.map(|data| ["--data".as_ref(), data.as_os_str()]);
        Self::with(binary, data.iter().flatten().copied())
    }

    /// Starts it on a free port and waits for the line that says where.
    pub(crate) fn with<'a>(binary: &Path, arguments: impl Iterator<Item = &'a OsStr>) -> Result<Self> {
        Self::of(binary, "127.0.0.1:0", arguments)
    }

    /// Starts it at an address, and waits for the line that says where.
    pub(crate) fn of<'a>(
        binary: &Path,
        listen: &str,
        arguments: impl Iterator<Item = &'a OsStr>,
    ) -> Result<Self> {
        let mut command = Command::new(binary);
        command.args(["serve", "--listen", listen]).args(arguments);
        Self::started(command)
    }

    /// Starts what becomes a server, and waits for the line that says where.
    pub(crate) fn started(mut command: Command) -> Result<Self> {
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

    /// A line of what the system knows of its memory, in bytes: `VmRSS` is what it has now, `VmHWM` the most it had.
    pub(crate) fn memory(&self, line: &str) -> Result<u64> {
        let path = format!("/proc/{}/status", self.process.id());
        let text = fs::read_to_string(path).context("the server is gone")?;
        let found = text.lines().find_map(|found| found.strip_prefix(line)?.strip_prefix(':'));
        let found = found.with_context(|| format!("the system does not know {line}"))?;
        let kilobytes: u64 = found.trim().trim_end_matches(" kB").trim().parse()?;
        Ok(kilobytes * 1024)
    }

    /// Scheme and host.
    pub(crate) fn base(&self) -> &str {
        self.address.trim_end_matches('/')
    }

    /// The address of a path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
