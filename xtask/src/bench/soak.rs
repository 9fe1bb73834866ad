//! A server under mixed load for an hour, at half of the rate that it could do, while its release is swapped every
//! minute: no
//! request may fail, and memory must not grow.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::load::{CLIENTS, Tally, load};
use super::server::Server;
use super::{Options, keep};
use crate::cargo;

/// How long the top rate is measured.
const TOP: Duration = Duration::from_secs(20);
/// When memory is first looked at: caches are full by then.
const WARM: usize = 10;
/// The memory that is looked at: what the server has at the moment.
const RESIDENT: &str = "VmRSS";
/// How much more memory there may be at the end.
const GROWTH: f64 = 0.10;

/// Addresses of every kind; `{area}`, `{member}` and `{release}` take turns.
const MIX: [&str; 18] = [
    "/",
    "/trends",
    "/trends?area={area}",
    "/trends?area={area}&measure=count&tab=bar",
    "/trends.csv?area={area}",
    "/trends.json?area={area}&facet=region",
    "/trends.svg?area={area}",
    "/trends.png?area={area}&imWidth=600",
    "/areas/{area}",
    "/es/areas/{area}",
    "/members/{member}",
    "/members/{member}.csv",
    "/commitments?q=budget&member={member}",
    "/commitments.csv?member={member}&per_page=50&page=1",
    "/embed/trends?area={area}",
    "/map?measure=count",
    "/regions/europe?data={release}",
    "/briefs/member/{member}",
];
const AREAS: [&str; 6] = [
    "open-data",
    "justice",
    "anti-corruption-and-integrity",
    "public-participation",
    "capacity-building",
    "education",
];
const MEMBERS: [&str; 4] = ["brazil", "kenya", "mexico", "albania"];

/// Runs for some minutes; an error where a request failed or memory grew.
pub(super) fn soak(minutes: u64, options: &Options) -> Result<()> {
    let binary = options.binary()?;
    let folder = tempfile::tempdir().context("cannot make a folder for the store")?;
    let store = folder.path().join("store");
    let exports = two_exports(folder.path(), options.real_export())?;
    let releases = [ingest_by(&binary, &exports[0], &store)?, ingest_by(&binary, &exports[1], &store)?];
    let words = ["--store".as_ref(), store.as_os_str(), "--watch".as_ref(), OsStr::new("1s")];
    let server = Server::with(&binary, words.into_iter())?;
    let address = |turn: u64| server.at(&address(turn, &releases[0]));

    let top = cargo::step("Measuring the top rate", || {
        let tally = Tally::default();
        load(&tally, &address, None, || thread::sleep(TOP));
        Ok(tally.done() as f64 / TOP.as_secs_f64())
    })?;
    let rate = top / 2.0;
    let tally = Tally::default();
    let mut memory = vec![server.memory(RESIDENT)?];
    let mut swaps = 0;
    cargo::step(&format!("{minutes} minutes at {rate:.0} requests a second, half of the top rate"), || {
        load(&tally, &address, Some(rate), || -> Result<()> {
            for minute in 0..minutes {
                thread::sleep(Duration::from_secs(60));
                ingest_by(&binary, &exports[usize::from(minute % 2 == 1)], &store)?;
                swaps += 1;
                memory.push(server.memory(RESIDENT)?);
            }
            Ok(())
        })
    })?;
    report(minutes, top, rate, swaps, &memory, &tally)
}

/// The export, and the same without its last record, so that there is something to swap.
pub(crate) fn two_exports(folder: &Path, data: Option<PathBuf>) -> Result<[PathBuf; 2]> {
    let data = data.unwrap_or_else(|| cargo::root().join("data/sample/national_commitments.csv"));
    let text = fs::read_to_string(&data).with_context(|| format!("cannot read {}", data.display()))?;
    // A copy of the last line that is a whole record: another row, whatever the layout.
    let line =
        text.lines().rev().find(|line| line.matches('"').count().is_multiple_of(2) && line.contains(','));
    let line = line.context("the export has no record in one line")?;
    let paths = [folder.join("one.csv"), folder.join("two.csv")];
    fs::write(&paths[0], &text)?;
    fs::write(&paths[1], format!("{}\n{}\n", text.trim_end(), line.replacen(",", ", ", 2)))?;
    Ok(paths)
}

/// Makes a file the current release; gives its id.
pub(crate) fn ingest_by(program: &Path, file: &Path, store: &Path) -> Result<String> {
    let words = ["ingest".as_ref(), file.as_os_str(), "--store".as_ref(), store.as_os_str()];
    let output = Command::new(program).args(words).args(["--accept-loss"]).output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let id =
        said.lines().find_map(|line| line.strip_prefix("Release ")?.split(' ').next().map(str::to_owned));
    id.with_context(|| format!("nothing was ingested: {said}{}", String::from_utf8_lossy(&output.stderr)))
}

pub(crate) fn address(turn: u64, release: &str) -> String {
    let pick =
        |of: &[&str], step: u64| of[usize::try_from(turn / step).unwrap_or_default() % of.len()].to_owned();
    let kinds = MIX.len() as u64;
    MIX[usize::try_from(turn % kinds).unwrap_or_default()]
        .replace("{area}", &pick(&AREAS, kinds))
        .replace("{member}", &pick(&MEMBERS, kinds))
        .replace("{release}", release)
}

fn report(minutes: u64, top: f64, rate: f64, swaps: u64, memory: &[u64], tally: &Tally) -> Result<()> {
    let (done, failed, [median, p99]) = (tally.done(), tally.failed(), tally.quantiles([50, 99]));
    let (warm, last) = (memory[WARM.min(memory.len() - 1)], memory[memory.len() - 1]);
    let growth = last as f64 / warm as f64 - 1.0;
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let mut text = format!(
        "# Soak\n\n{minutes} minutes, {CLIENTS} connections, {rate:.0} requests a second (half of the top rate of {top:.0}), \
         {swaps} releases swapped.\n\n| requests | failed | median | 99th percentile |\n|---|---|---|---|\n| {done} | {failed} | \
         {:.1} ms | {:.1} ms |\n\nMemory: {:.0} MB after {WARM} minutes, {:.0} MB at the end ({:+.1} %).\n\n| minute | MB |\n|---|---|\n",
        median,
        p99,
        megabytes(warm),
        megabytes(last),
        growth * 100.0
    );
    for (minute, bytes) in memory.iter().enumerate().step_by(5) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {minute} | {:.0} |", megabytes(*bytes));
    }
    let json = json!({
        "minutes": minutes, "top": top, "rate": rate, "swaps": swaps, "requests": done, "failed": failed,
        "median_ms": median, "p99_ms": p99, "memory": memory, "growth": growth,
    });
    keep("soak", &json, &text)?;
    tally.ensure_none_failed()?;
    ensure!(growth < GROWTH, "memory grew by {:.1} %", growth * 100.0);
    Ok(())
}
