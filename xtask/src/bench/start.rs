//! How long a server takes from the start of its process until it is ready.

use std::time::Instant;

use anyhow::Result;

use super::figure::{Bound, Figure, Unit};
use super::sample::Sample;
use super::section::Findings;
use super::server::Server;
use super::{Bench, child, http};

/// Seconds.
const READY: Bound = Bound::AtMost(0.3);

/// Starts it again and again with the export as it is.
pub(super) fn measure(bench: &Bench) -> Result<Findings> {
    child::warm(&bench.export.path)?;
    child::warm(&bench.binary)?;
    let (mut ready, mut memory) = (Sample::default(), Sample::default());
    for _ in 0..bench.runs {
        let (server, seconds) = started(bench)?;
        ready.push(seconds);
        memory.push(server.memory("VmHWM")? as f64);
    }
    let figures = vec![
        Figure::alone("Start to ready", Unit::Seconds, ready).bound(READY),
        Figure::alone("Peak memory until then", Unit::Bytes, memory),
    ];
    let notes = vec![
        "Ready is when `/readyz` answers: the export is read from the CSV, and questions can be asked."
            .into(),
    ];
    Ok(Findings { title: "Start", notes, figures })
}

/// A server that is ready, and how many seconds it took to be.
fn started(bench: &Bench) -> Result<(Server, f64)> {
    let begun = Instant::now();
    let server = Server::start(&bench.binary, Some(&bench.export.path))?;
    http::wait(&server.at("/readyz"))?;
    Ok((server, begun.elapsed().as_secs_f64()))
}
