//! What is promised of speed and size, measured and written to `target/bench`.
//!
//! `cargo xtask bench web` measures a first visit to each kind of page in headless Chromium and compares the medians with the
//! budgets; `cargo xtask bench soak` keeps a server busy for an hour.

mod browser;
mod load;
mod report;
mod server;
mod soak;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{cargo, serve, setup, site};
use browser::Browser;
pub(crate) use load::{CLIENTS, Tally, load};
use report::{Live, Page, Report, Visit};
pub(crate) use server::{Server, free_port};
pub(crate) use soak::{address, ingest, ingest_by, soak, two_exports};

/// Pages of every kind; all are in the real export and in the sample.
const PAGES: [&str; 12] = [
    "/",
    "/trends",
    "/trends?tab=bar",
    "/areas",
    "/areas/open-data",
    "/regions/europe",
    "/members/brazil",
    "/commitments",
    "/commitments?q=budget",
    "/compare?member=kenya~mexico",
    "/map",
    "/methods",
];

/// Where the real export lies, when it lies beside the project.
const EXPORT: &str = "../shared/data/explorer/ogpirm_live_data.csv";

/// A slow link: 1.6 Mbit/s and 150 ms there and back.
const SLOW: (u64, u64) = (150, 200_000);

/// How often a filter is changed for each run of a page.
const CHANGES: u64 = 3;

/// Measures a visit: what the browser noted while it loaded the page, and what it has noted a second after.
const VISIT: &str = include_str!("bench/visit.js");
/// Changes filters of the trends page, one after the other, and gives the milliseconds until each new figure is painted.
const CHANGE: &str = include_str!("bench/change.js");

/// Measures; an error where a budget is missed. `data` is an export; without one it is that beside the project, else the sample.
pub(crate) fn web(runs: usize, data: Option<PathBuf>) -> Result<()> {
    if let Some(reason) = setup::browser()? {
        bail!("there is no browser to measure in: {reason}");
    }
    serve::build()?;
    let data = data.or_else(export);
    let server = Server::start(data.as_deref())?;
    let browser = Browser::start()?;
    let report = cargo::step(&format!("Visiting {} pages, {runs} times each", PAGES.len()), || {
        measure(&server, &browser, runs, data.as_deref())
    })?;
    keep("web", &report.json(), &report.markdown())?;
    match report.missed().as_slice() {
        [] => Ok(()),
        missed => bail!("past the budget:\n  {}", missed.join("\n  ")),
    }
}

/// The real export, when it lies beside the project.
pub(crate) fn export() -> Option<PathBuf> {
    Some(cargo::root().join(EXPORT)).filter(|path| path.is_file())
}

/// Writes a report into `target/bench`, and shows it.
fn keep(name: &str, json: &Value, text: &str) -> Result<()> {
    let folder = cargo::root().join("target/bench");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("{name}.json")), serde_json::to_string_pretty(json)? + "\n")?;
    fs::write(folder.join(format!("{name}.md")), text)?;
    print!("{text}");
    Ok(())
}

fn measure(server: &Server, browser: &Browser, runs: usize, data: Option<&Path>) -> Result<Report> {
    let mut pages = Vec::new();
    for path in PAGES {
        // The first visit wakes server and browser and is not counted.
        visit(server, browser, path)?;
        let visits = (0..runs).map(|_| visit(server, browser, path)).collect::<Result<Vec<_>>>()?;
        browser.slow_link(Some(SLOW))?;
        let slow = visit(server, browser, path);
        browser.slow_link(None)?;
        pages.push(Page { path, visits, slow: slow?.largest_paint });
    }
    let mut changes = Vec::new();
    for _ in 0..runs {
        browser.open(&server.at("/trends"))?;
        let times = browser.run(CHANGE, &[CHANGES.into()])?;
        let times = times.as_array().context("the page gives a list of times")?;
        changes.extend(times.iter().filter_map(Value::as_f64));
    }
    let data = data.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    Ok(Report { data, runs, pages, live: Live { changes }, wasm: wasm()? })
}

/// A visit with an empty cache.
fn visit(server: &Server, browser: &Browser, path: &str) -> Result<Visit> {
    browser.forget()?;
    browser.open(&server.at(path))?;
    let seen = browser.run(VISIT, &[])?;
    Visit::of(&seen).with_context(|| format!("{path}: the page cannot be measured: {seen}"))
}

/// Bytes of the wasm as brotli.
fn wasm() -> Result<u64> {
    let folder = cargo::root().join(site::FOLDER).join("pkg");
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().ends_with(".wasm.br") {
            return Ok(entry.metadata()?.len());
        }
    }
    bail!("no wasm in {}", folder.display())
}
