//! An answer straight from the CSV: read by all rules of ingest, counted and written, beside those who only count.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::child::{self, Contestant, Costs};
use super::figure::{Bound, Figure, Unit};
use super::growth::EXPONENT;
use super::peers::Python;
use super::sample::Sample;
use super::section::Findings;
use super::{Bench, agree, exports, fit, folder};
use crate::cargo;

/// Counts by policy area, region and year: the job.
pub(super) const QUESTION: &str = "trends.csv?csvType=full&measure=count&facet=region";

/// The most memory for the largest export, in bytes.
const MEMORY: f64 = 2e9;

/// Someone beside us: the script, how often at most it runs, and what we must reach of its wall time and its memory.
struct Rival {
    name: &'static str,
    script: &'static str,
    at_most: usize,
    wall: Option<Bound>,
    memory: Option<Bound>,
}

/// Pandas takes minutes for the largest export.
const RIVALS: [Rival; 3] = [
    Rival {
        name: "DuckDB",
        script: "trends_duckdb.py",
        at_most: usize::MAX,
        wall: Some(Bound::AtMost(0.6)),
        memory: Some(Bound::AtMost(1.0)),
    },
    Rival {
        name: "Polars (Python)",
        script: "trends_polars.py",
        at_most: usize::MAX,
        wall: Some(Bound::AtMost(0.8)),
        memory: None,
    },
    Rival { name: "pandas", script: "trends_pandas.py", at_most: 3, wall: None, memory: None },
];

/// The job on the two largest exports. What must be reached beside others is said of the smaller one.
pub(super) fn measure(bench: &Bench) -> Result<Findings> {
    let python = Python::find()?;
    let (mut figures, mut cells, mut times) = (Vec::new(), Vec::new(), Vec::new());
    let sizes: Vec<u32> = bench.sizes.iter().rev().take(2).rev().copied().collect();
    for (index, copies) in sizes.iter().enumerate() {
        let costs = cargo::step(&format!("The export × {copies}, {} runs", bench.runs), || {
            let (costs, compared) = race(bench, &python, *copies)?;
            cells.push(format!("{compared} at × {copies}"));
            Ok(costs)
        })?;
        let of = |what: &str| format!("CSV × {copies}, {what}");
        let [ours, theirs @ ..] = costs.as_slice() else { continue };
        times.push((*copies, ours.wall.clone()));
        for (rival, theirs) in RIVALS.iter().zip(theirs) {
            // Bounds beside others are promised of the smaller export.
            let bound = |bound: Option<Bound>| bound.filter(|_| index == 0);
            let wall = Figure::alone(of("wall time"), Unit::Seconds, ours.wall.clone());
            figures.push(wall.beside(rival.name, theirs.wall.clone()).bound(bound(rival.wall)));
            let cpu = Figure::alone(of("CPU time"), Unit::Seconds, ours.cpu.clone());
            figures.push(cpu.beside(rival.name, theirs.cpu.clone()));
            let memory = Figure::alone(of("peak memory"), Unit::Bytes, ours.memory.clone());
            figures.push(memory.beside(rival.name, theirs.memory.clone()).bound(bound(rival.memory)));
        }
        if index + 1 == sizes.len() {
            let memory = Figure::alone(of("peak memory"), Unit::Bytes, ours.memory.clone());
            figures.push(memory.bound(Bound::AtMost(MEMORY)));
        }
    }
    figures.extend(growth(&times));
    let notes = vec![
        format!(
            "Ours is `ogp-dashboard render '{QUESTION}' --data FILE`, with all rules, findings and intervals; theirs count k, \
             n and plans."
        ),
        format!(
            "k, n and plans of all that ran agree with ours, in all cells with commitments ({}).",
            cells.join(", ")
        ),
        "Start of the process included; files in the cache of the system; each in turns with the others."
            .into(),
    ];
    Ok(Findings { title: "Ingest and aggregate", notes, figures })
}

/// How the wall time of the job grows from the one size to the other; nothing where there is but one.
fn growth(times: &[(u32, Sample)]) -> Option<Figure> {
    let [(small, _), (large, _)] = times else { return None };
    let points = times.iter().filter_map(|(copies, wall)| Some((f64::from(*copies), wall.median()?)));
    let exponent = fit::exponent(&points.collect::<Vec<_>>())?;
    let name = format!("CSV × {small} to × {large}, exponent of the wall time");
    Some(Figure::alone(name, Unit::Number, [exponent].into_iter().collect()).bound(EXPONENT))
}

/// Costs of all, ours first, and how many cells were compared.
fn race(bench: &Bench, python: &Python, copies: u32) -> Result<(Vec<Costs>, usize)> {
    let export = exports::times(&bench.export, copies)?;
    let out = |name: &str| -> Result<PathBuf> { Ok(folder()?.join(format!("out-{name}"))) };
    let ours = out("ours.csv")?;
    let mut all = vec![Contestant {
        name: "ogp-dashboard",
        command: render(&bench.binary, QUESTION, &export, &ours),
        at_most: usize::MAX,
    }];
    for rival in &RIVALS {
        let command = python.counting(rival.script, &export, &out(rival.script)?);
        all.push(Contestant { name: rival.name, command, at_most: rival.at_most });
    }
    child::warm(&export)?;
    let costs = child::race(bench.runs, &mut all);
    let mut compared = 0;
    for (rival, costs) in RIVALS.iter().zip(costs.iter().skip(1)) {
        if costs.wall.len() > 0 {
            compared = agree::compare(&ours, &out(rival.script)?)
                .with_context(|| format!("{} does not agree with us", rival.name))?;
        }
    }
    Ok((costs, compared))
}

/// A file of ours.
pub(super) fn render(binary: &Path, view: &str, data: &Path, out: &Path) -> Command {
    let mut command = Command::new(binary);
    command.args(["render", view, "--data"]).arg(data).arg("--output").arg(out);
    command
}
