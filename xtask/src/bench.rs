//! What is promised of speed and size, measured and written to `target/bench`; BENCHMARKS.md tells what is measured and how.
//!
//! A figure is the median of several runs beside that of a peer, which does the same job in turns with us. Each part keeps its
//! figures; the table is joined from what the parts have kept. `web` and `soak` are reports of their own, with budgets and
//! without peers.

mod agree;
mod browser;
mod child;
mod datasette;
mod drawing;
mod exports;
mod figure;
mod fit;
mod growth;
mod http;
mod ingest;
mod load;
mod machine;
mod nginx;
mod peers;
mod questions;
mod release;
mod report;
mod sample;
mod section;
mod server;
mod serving;
mod simulated;
mod soak;
mod start;
mod table;
mod web;
mod weight;
mod wrk;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::{Args, Subcommand};
use serde_json::Value;

use crate::{cargo, serve};
use exports::Export;
pub(crate) use exports::{many, real as export};
pub(crate) use load::{CLIENTS, Tally, load};
pub(crate) use sample::median;
use section::{Findings, Section};
pub(crate) use server::{Server, free_port};
pub(crate) use soak::{address, ingest_by, two_exports};

/// What is to be measured, and with what.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    options: Options,
    /// One part; without it all that make the table
    #[command(subcommand)]
    part: Option<Part>,
}

#[derive(Clone, Copy, Subcommand)]
enum Part {
    /// An answer from the CSV, beside DuckDB, Polars and pandas
    Ingest,
    /// The same from a release, beside DuckDB
    Release,
    /// Requests a second, beside Datasette and nginx
    Serving,
    /// A line chart as SVG and PNG, beside matplotlib and vl-convert
    Drawing,
    /// What a visit transfers and when it can be used, beside Plotly and Vega
    Weight,
    /// How time and memory grow with the data
    Growth,
    /// How long a server takes to be ready
    Start,
    /// Nothing; joins the table from what was measured before
    Table,
    /// Pages in headless Chromium, each visited several times with an empty cache: target/bench/web.md and web.json. Fails
    /// when a budget is missed
    Web,
    /// Mixed load at half of the top rate while the release is swapped every minute: target/bench/soak.md and soak.json. Fails
    /// when a request fails or memory grows
    Soak {
        /// How long
        #[arg(long, default_value_t = 60)]
        minutes: u64,
    },
}

/// How it is measured.
#[derive(Args)]
struct Options {
    /// An export of the Explorer; without it the one in ../shared, else a simulated one (for web and soak the sample)
    #[arg(long, global = true, value_name = "FILE")]
    export: Option<PathBuf>,
    /// The server to measure; without it the release build, made anew
    #[arg(long, global = true, value_name = "FILE")]
    binary: Option<PathBuf>,
    /// How often each is measured
    #[arg(long, global = true, default_value_t = 5)]
    runs: usize,
    /// How many times over the export is written, from small to large. Ingest takes the two largest of them, release the
    /// smaller of these
    #[arg(long, global = true, value_delimiter = ',', default_values_t = [1, 10, 100, 500])]
    sizes: Vec<u32>,
    /// Seconds of load per run
    #[arg(long, global = true, default_value_t = 5)]
    seconds: u64,
    /// Also puts the table into BENCHMARKS.md
    #[arg(long, global = true)]
    publish: bool,
}

impl Options {
    fn runs(&self) -> usize {
        self.runs.max(1)
    }

    /// The server to measure.
    fn binary(&self) -> Result<PathBuf> {
        let Some(binary) = &self.binary else {
            serve::build()?;
            return serve::binary();
        };
        fs::canonicalize(binary).with_context(|| format!("there is no {}", binary.display()))
    }

    /// The export for reports that can do with the sample.
    fn real_export(&self) -> Option<PathBuf> {
        self.export.clone().or_else(exports::real)
    }
}

/// What every part of the table is measured with.
struct Bench {
    binary: PathBuf,
    export: Export,
    runs: usize,
    sizes: Vec<u32>,
    seconds: u64,
}

/// Measures a part.
type Measure = fn(&Bench) -> Result<Findings>;

/// The parts of the table, in its order.
const PARTS: [(Part, &str, Measure); 7] = [
    (Part::Ingest, "ingest", ingest::measure),
    (Part::Release, "release", release::measure),
    (Part::Serving, "serving", serving::measure),
    (Part::Drawing, "drawing", drawing::measure),
    (Part::Weight, "weight", weight::measure),
    (Part::Growth, "growth", growth::measure),
    (Part::Start, "start", start::measure),
];

/// Measures.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let options = &arguments.options;
    match arguments.part {
        Some(Part::Web) => web::web(options),
        Some(Part::Soak { minutes }) => soak::soak(minutes.max(1), options),
        Some(Part::Table) => conclude(options),
        part => {
            let measured = measure(options, part);
            conclude(options)?;
            measured
        }
    }
}

/// One part, or all of them. One that fails does not keep the others from being measured.
fn measure(options: &Options, only: Option<Part>) -> Result<()> {
    let bench = bench(options)?;
    let same =
        |part: &Part| only.is_none_or(|only| std::mem::discriminant(&only) == std::mem::discriminant(part));
    let mut failed = Vec::new();
    for (part, name, measure) in PARTS {
        if same(&part) {
            let found = cargo::step(&format!("Measuring {name}"), || measure(&bench));
            match found.and_then(|found| Section::new(name, &bench, found)?.keep()) {
                Ok(()) => {}
                Err(error) => failed.push(format!("{error:#}")),
            }
        }
    }
    ensure!(failed.is_empty(), "not everything could be measured:\n  {}", failed.join("\n  "));
    Ok(())
}

fn bench(options: &Options) -> Result<Bench> {
    let mut sizes = options.sizes.clone();
    sizes.sort_unstable();
    sizes.dedup();
    ensure!(sizes.first().is_some_and(|least| *least > 0), "--sizes takes numbers from 1");
    let export = exports::find(options.export.as_deref())?;
    let binary = options.binary()?;
    Ok(Bench { binary, export, runs: options.runs(), sizes, seconds: options.seconds.max(1) })
}

/// Joins the table, and shows it.
fn conclude(options: &Options) -> Result<()> {
    let sections = Section::kept(&PARTS.map(|(_, name, _)| name))?;
    let text = table::markdown(&sections);
    keep("bench", &table::json(&sections), &text)?;
    if options.publish {
        table::publish(&cargo::root().join("BENCHMARKS.md"), &text)?;
    }
    Ok(())
}

/// Where all of it is kept.
fn folder() -> Result<PathBuf> {
    let folder = cargo::root().join("target/bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// Writes a report into `target/bench`, and shows it.
fn keep(name: &str, json: &Value, text: &str) -> Result<()> {
    write_json(&folder()?.join(format!("{name}.json")), json)?;
    fs::write(folder()?.join(format!("{name}.md")), text)?;
    print!("{text}");
    Ok(())
}

fn write_json(path: &Path, json: &Value) -> Result<()> {
    Ok(fs::write(path, serde_json::to_string_pretty(json)? + "\n")?)
}
