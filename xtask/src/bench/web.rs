//! First visits to pages of every kind in headless Chromium, their medians beside the budgets.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::browser::{Browser, SLOW};
use super::report::{Live, Page, Report, Visit};
use super::server::Server;
use super::{Options, keep};
use crate::{cargo, setup, site};

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

/// How often a filter is changed for each run of a page.
const CHANGES: u64 = 3;

/// Measures a visit: what the browser noted while it loaded the page, and what it has noted a second after.
const VISIT: &str = include_str!("visit.js");
/// Changes filters of the trends page, one after the other, and gives the milliseconds until each new figure is
/// painted.
const CHANGE: &str = include_str!("change.js");

/// Measures; an error where a budget is missed.
pub(super) fn web(options: &Options) -> Result<()> {
    if let Some(reason) = setup::browser()? {
        bail!("there is no browser to measure in: {reason}");
    }
    let binary = options.binary()?;
    let (data, runs) = (options.real_export(), options.runs());
    let server = Server::start(&binary, data.as_deref())?;
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
