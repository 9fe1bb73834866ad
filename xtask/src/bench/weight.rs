//! What a first visit transfers, by part, and when it can be used, beside minimal pages that draw the same chart with Plotly and
//! with Vega.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use csv::Reader;
use serde_json::{Value, json};

use super::browser::{Browser, SLOW};
use super::figure::{Bound, Figure, Unit};
use super::nginx::{BROTLI, Nginx};
use super::sample::Sample;
use super::section::Findings;
use super::server::Server;
use super::{Bench, http, peers};
use crate::compress::brotli;
use crate::{cargo, setup};

/// npm's packages of the peers.
const PACKAGES: [(&str, &str); 4] =
    [("plotly.js-dist-min", "4.1.2"), ("vega", "6.4.0"), ("vega-embed", "7.3.0"), ("vega-lite", "6.5.0")];
/// Their pages, and the scripts that each loads.
const PLOTLY: (&str, &[&str]) = ("plotly.html", &["plotly.js-dist-min/plotly.min.js"]);
const VEGA: (&str, &[&str]) = (
    "vega.html",
    &["vega/build/vega.min.js", "vega-lite/build/vega-lite.min.js", "vega-embed/build/vega-embed.min.js"],
);
/// In the pages of the peers this stands for the numbers.
const POINTS: &str = "POINTS";

/// Bytes.
const PAGE: Bound = Bound::AtMost(150_000.0);
const EMBED: Bound = Bound::AtMost(60_000.0);
/// Of what the page with Plotly transfers.
const BESIDE_PLOTLY: Bound = Bound::AtMost(0.1);

const READY: &str = include_str!("ready.js");
const SEEN: &str = include_str!("weight.js");

/// Several visits of a page with an empty cache.
#[derive(Default)]
struct Visits {
    /// Bytes over the network, headers included, by part.
    parts: BTreeMap<String, Sample>,
    bytes: Sample,
    /// Seconds, on this machine and over a slow link.
    interactive: Sample,
    slow: Sample,
}

/// Visits all pages in turns.
pub(super) fn measure(bench: &Bench) -> Result<Findings> {
    if let Some(reason) = setup::browser()? {
        bail!("there is no browser to measure in: {reason}");
    }
    peers::programs()?;
    let packages = peers::npm(&PACKAGES)?;
    let server = Server::start(&bench.binary, Some(&bench.export.path))?;
    let nginx = Nginx::start("nginx-weight")?;
    let points = points(&server)?;
    for page in [PLOTLY, VEGA] {
        put(&nginx, page, &packages, &points)?;
    }
    let theirs = |page: (&str, _)| format!("{}/{BROTLI}/{}", nginx.base(), page.0);
    let addresses = [server.at("/trends"), server.at("/embed/trends"), theirs(PLOTLY), theirs(VEGA)];
    let browser = Browser::start()?;
    browser.before_all(READY)?;
    let [page, embed, plotly, vega] = visited(&browser, &addresses, bench.runs)?;
    let mut figures = Vec::new();
    figures.extend(alone("First visit of /trends", &page, PAGE));
    figures.extend(alone("Embed", &embed, EMBED));
    for (name, peer, bound) in [("Plotly", &plotly, Some(BESIDE_PLOTLY)), ("Vega", &vega, None)] {
        figures.extend(beside("First visit of /trends", &page, name, peer, None));
        figures.extend(beside("Embed", &embed, name, peer, bound));
    }
    let notes = vec![
        "All draw the shares of `/trends.csv`, the chart of `/trends` and its embed as they are first opened.".into(),
        "Headless Chromium, empty cache, on this machine; bytes over the network with headers; all that can be is brotli, that \
         of the peers at its highest level."
            .into(),
        "A page can be used when it has painted, its last long task has ended, and its chart answers: ours to keys, theirs \
         when their promise is kept. An embed has no script."
            .into(),
        format!("The slow link has {} ms there and back and {:.1} Mbit/s.", SLOW.0, SLOW.1 as f64 * 8.0 / 1e6),
    ];
    Ok(Findings { title: "Weight", notes, figures })
}

/// The numbers of the chart that `/trends` shows: the same address, as a file.
fn points(server: &Server) -> Result<Value> {
    let bytes = http::get(&server.at("/trends.csv"))?;
    let mut points = Vec::new();
    for row in Reader::from_reader(bytes.as_slice()).deserialize() {
        let row: BTreeMap<String, String> = row?;
        let cell = |name: &str| row.get(name).with_context(|| format!("/trends.csv has no column {name}"));
        // The share is that of the measure on the page. An empty one is not zero; a line has no point there.
        if let Ok(share) = cell("share")?.parse::<f64>() {
            points.push(
                json!({ "area": cell("area")?, "year": cell("year")?.parse::<i32>()?, "share": share }),
            );
        }
    }
    ensure!(!points.is_empty(), "/trends.csv has no shares to draw");
    Ok(points.into())
}

/// Puts a peer's page with its scripts where nginx sends it as brotli.
fn put(nginx: &Nginx, (page, scripts): (&str, &[&str]), packages: &Path, points: &Value) -> Result<()> {
    let text = fs::read_to_string(peers::script(page))?.replacen(POINTS, &points.to_string(), 1);
    nginx.put(&format!("{BROTLI}/{page}"), &brotli(text.as_bytes())?)?;
    for script in scripts {
        let path = packages.join(script);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        nginx.put(&format!("{BROTLI}/{name}"), &brotli(&bytes)?)?;
    }
    Ok(())
}

/// The first round wakes servers and browser and is not counted.
fn visited<const N: usize>(browser: &Browser, addresses: &[String; N], runs: usize) -> Result<[Visits; N]> {
    let mut all: [Visits; N] = std::array::from_fn(|_| Visits::default());
    for address in addresses {
        visit(browser, address)?;
    }
    cargo::step(&format!("Visiting {N} pages, {runs} times each"), || {
        for _ in 0..runs {
            for (address, visits) in addresses.iter().zip(&mut all) {
                visits.add(&visit(browser, address)?)?;
            }
        }
        Ok(())
    })?;
    cargo::step("The same over a slow link", || {
        browser.slow_link(Some(SLOW))?;
        for _ in 0..runs {
            for (address, visits) in addresses.iter().zip(&mut all) {
                visits.slow.push(interactive(&visit(browser, address)?)?);
            }
        }
        browser.slow_link(None)
    })?;
    Ok(all)
}

fn visit(browser: &Browser, address: &str) -> Result<Value> {
    browser.forget()?;
    browser.open(address)?;
    browser.run(SEEN, &[]).with_context(|| format!("{address} does not become usable"))
}

/// Seconds.
fn interactive(seen: &Value) -> Result<f64> {
    Ok(seen["interactive"].as_f64().context("a page says when it can be used")? / 1e3)
}

impl Visits {
    fn add(&mut self, seen: &Value) -> Result<()> {
        self.interactive.push(interactive(seen)?);
        let mut sum = 0.0;
        for (part, bytes) in seen["parts"].as_object().context("a page says what it transferred")? {
            let bytes = bytes.as_f64().unwrap_or_default();
            self.parts.entry(part.clone()).or_default().push(bytes);
            sum += bytes;
        }
        self.bytes.push(sum);
        Ok(())
    }
}

/// Bytes in all, then of each part.
fn alone(what: &str, visits: &Visits, bound: Bound) -> Vec<Figure> {
    let all = Figure::alone(format!("{what}, bytes"), Unit::Bytes, visits.bytes.clone()).bound(bound);
    let parts = visits
        .parts
        .iter()
        .map(|(part, bytes)| Figure::alone(format!("{what}, of these {part}"), Unit::Bytes, bytes.clone()));
    std::iter::once(all).chain(parts).collect()
}

/// Bytes, and when it can be used.
fn beside(what: &str, ours: &Visits, name: &str, theirs: &Visits, bound: Option<Bound>) -> [Figure; 3] {
    let figure = |number: &str, unit, of: fn(&Visits) -> &Sample| {
        Figure::alone(format!("{what}, {number}"), unit, of(ours).clone()).beside(name, of(theirs).clone())
    };
    [
        figure("bytes", Unit::Bytes, |visits| &visits.bytes).bound(bound),
        figure("until it can be used", Unit::Seconds, |visits| &visits.interactive),
        figure("the same over a slow link", Unit::Seconds, |visits| &visits.slow),
    ]
}
