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
    let races: Vec<Race> =
        sizes.iter().map(|copies| Race::new(bench, &python, *copies)).collect::<Result<_>>()?;
    let costs = cargo::step(&format!("The two largest exports, {} runs", bench.runs), || run(bench, &races))?;
    for (index, (copies, costs)) in sizes.iter().zip(&costs).enumerate() {
        let of = |what: &str| format!("CSV × {copies}, {what}");
        cells.push(format!("{} at × {copies}", races[index].compare(costs)?));
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

/// The job on one export, by all.
struct Race<'a> {
    python: &'a Python,
    binary: &'a Path,
    export: PathBuf,
    copies: u32,
}

impl<'a> Race<'a> {
    fn new(bench: &'a Bench, python: &'a Python, copies: u32) -> Result<Self> {
        let export = exports::times(&bench.export, copies)?;
        child::warm(&export)?;
        Ok(Self { python, binary: &bench.binary, export, copies })
    }

    /// Where the answer of one of them is written.
    fn out(&self, name: &str) -> Result<PathBuf> {
        Ok(folder()?.join(format!("out-{}-{name}", self.copies)))
    }

    /// Ours first.
    fn contestants(&self) -> Result<Vec<Contestant>> {
        let command = render(self.binary, QUESTION, &self.export, &self.out(OURS)?);
        let mut all = vec![Contestant { name: "ogp-dashboard", command, at_most: usize::MAX }];
        for rival in &RIVALS {
            let command = self.python.counting(rival.script, &self.export, &self.out(rival.script)?);
            all.push(Contestant { name: rival.name, command, at_most: rival.at_most });
        }
        Ok(all)
    }

    /// How many cells agree, of those who have done the job.
    ///
    /// # Errors
    /// If one of them does not agree with us.
    fn compare(&self, costs: &[Costs]) -> Result<usize> {
        let mut compared = 0;
        for (rival, _) in RIVALS.iter().zip(&costs[1..]).filter(|(_, costs)| costs.wall.len() > 0) {
            compared = agree::compare(&self.out(OURS)?, &self.out(rival.script)?)
                .with_context(|| format!("{} does not agree with us", rival.name))?;
        }
        Ok(compared)
    }
}

/// The name of the file with our answer.
const OURS: &str = "ours.csv";

/// The costs of all, export by export. In each round, all exports are read by all: a machine that slows down meanwhile does so for each of
/// them, and does not pass for growth.
fn run(bench: &Bench, races: &[Race]) -> Result<Vec<Vec<Costs>>> {
    let mut all = Vec::new();
    for race in races {
        all.extend(race.contestants()?);
    }
    let costs = child::race(bench.runs, &mut all);
    Ok(costs.chunks(1 + RIVALS.len()).map(<[Costs]>::to_vec).collect())
}

/// A file of ours.
pub(super) fn render(binary: &Path, view: &str, data: &Path, out: &Path) -> Command {
    let mut command = Command::new(binary);
    command.args(["render", view, "--data"]).arg(data).arg("--output").arg(out);
    command
}
