//! Load from wrk.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::peers;
use super::sample::Sample;

/// Connections at a time, and threads that keep them busy.
pub(super) const CONNECTIONS: u32 = 16;
const THREADS: u32 = 2;
/// The line with the numbers begins so; `wrk.lua` writes it.
const MARK: &str = "measured ";

/// What a server is asked.
pub(super) struct Asked<'a> {
    /// Scheme and host.
    pub(super) base: &'a str,
    /// A file with a path on each line; they take turns.
    pub(super) paths: &'a Path,
    /// Whether answers shall come as brotli; otherwise they come as they are.
    pub(super) brotli: bool,
    /// Whether each path may be asked for once only.
    pub(super) once: bool,
}

/// What came of several runs.
#[derive(Default)]
pub(super) struct Load {
    pub(super) rate: Sample,
    /// Seconds.
    pub(super) median: Sample,
    pub(super) p99: Sample,
}

impl Load {
    /// One more run; an error where an answer was none, or where a path came twice that must not.
    pub(super) fn add(&mut self, asked: &Asked<'_>, seconds: u64) -> Result<()> {
        let mut command = Command::new("wrk");
        command.arg(format!("--threads={THREADS}")).arg(format!("--connections={CONNECTIONS}"));
        command.arg(format!("--duration={seconds}s")).arg("--timeout=30s").arg("--latency");
        if asked.brotli {
            command.args(["--header", "Accept-Encoding: br"]);
        }
        command.arg("--script").arg(peers::script("wrk.lua")).arg(asked.base).arg("--").arg(asked.paths);
        let output = command.output().context("cannot start wrk")?;
        let said = String::from_utf8_lossy(&output.stdout);
        let line = said.lines().find_map(|line| line.strip_prefix(MARK));
        let line = line.with_context(|| format!("wrk: {said}{}", String::from_utf8_lossy(&output.stderr)))?;
        let found: Value = serde_json::from_str(line)?;
        ensure!(found["errors"] == 0, "{}: wrk counted errors: {line}", asked.base);
        ensure!(
            !asked.once || found["again"] == false,
            "{}: all questions were asked before the {seconds} s were over; ask for fewer with --seconds: {line}",
            asked.base
        );
        let number =
            |name: &str| found[name].as_f64().with_context(|| format!("wrk does not say its {name}"));
        self.rate.push(number("requests")? / number("seconds")?);
        self.median.push(number("median")?);
        self.p99.push(number("p99")?);
        Ok(())
    }
}

/// Writes a file of paths.
pub(super) fn write(path: &Path, paths: &[String]) -> Result<()> {
    Ok(fs::write(path, paths.join("\n") + "\n")?)
}
