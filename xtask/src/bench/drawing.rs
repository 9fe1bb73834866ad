//! A line chart of six series as SVG and PNG, each in its own process: a loop that draws it again and again, beside
//! the loops of
//! matplotlib and vl-convert.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Result, ensure};
use serde_json::Value;

use super::figure::{Bound, Figure, Unit};
use super::peers::Python;
use super::sample::{Sample, median};
use super::section::Findings;
use super::{Bench, child, folder, ingest};
use crate::cargo::{self, SERVER};

/// The numbers that peers draw: those of `benches/drawing.rs`.
const POINTS: &str = "trends.csv?area=anti-corruption-and-integrity~capacity-building~education~justice~open-data\
                      ~public-participation&measure=share";
/// Drawings in a process; its median is one run.
const DRAWINGS: usize = 20;
/// Of vl-convert's time.
const SVG: Bound = Bound::AtMost(0.1);
const PNG: Bound = Bound::AtMost(0.3);

/// Someone who draws: name, script, and what must be reached of the time for SVG and PNG.
const PEERS: [(&str, &str, Option<[Bound; 2]>); 2] =
    [("vl-convert", "draw_vl_convert.py", Some([SVG, PNG])), ("matplotlib", "draw_matplotlib.py", None)];

/// Seconds for a form, a run each.
#[derive(Default)]
struct Times {
    question: Sample,
    svg: Sample,
    png: Sample,
}

/// Measures in turns.
pub(super) fn measure(bench: &Bench) -> Result<Findings> {
    let python = Python::find()?;
    let points = points(bench)?;
    cargo::step("Compiling the drawings", || cargo::run(ours().arg("--no-run")))?;
    let (mut our, mut their) = (Times::default(), PEERS.map(|_| Times::default()));
    for _ in 0..bench.runs {
        our.add(ours().args(["--quiet", "--"]).arg(DRAWINGS.to_string()).arg(&bench.export.path))?;
        for ((_, script, _), times) in PEERS.iter().zip(&mut their) {
            let out = folder()?.join(script);
            times.add(python.script(script).arg(&points).arg(DRAWINGS.to_string()).arg(out))?;
        }
    }
    let mut figures = Vec::new();
    for ((name, _, bounds), times) in PEERS.iter().zip(&their) {
        let [svg, png] = bounds.map_or([None; 2], |bounds| bounds.map(Some));
        let figure = |what, ours: &Sample, theirs: &Sample| {
            Figure::alone(what, Unit::Seconds, ours.clone()).beside(*name, theirs.clone())
        };
        figures.push(figure("Six series as SVG", &our.svg, &times.svg).bound(svg));
        figures.push(figure("Six series as PNG", &our.png, &times.png).bound(png));
    }
    figures.push(Figure::alone("The question before it", Unit::Seconds, our.question));
    let notes = vec![
        format!("In-process: a run is the median of {DRAWINGS} drawings in one process after three that are not counted."),
        "Ours (`benches/drawing.rs`) is from the answer to a picture with title, subtitle, source and description; theirs is \
         from the numbers to a picture with title, axes and key. PNGs are 1728 pixels wide (vl-convert: about 1600), the \
         time for the SVG beneath included."
            .into(),
    ];
    Ok(Findings { title: "Drawing", notes, figures })
}

impl Times {
    /// One more run: a program that prints the seconds of each drawing.
    fn add(&mut self, command: &mut Command) -> Result<()> {
        let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
        ensure!(output.status.success(), "{command:?} failed ({})", output.status);
        let seconds: Value = serde_json::from_slice(&output.stdout)?;
        for (name, sample) in
            [("question", &mut self.question), ("svg", &mut self.svg), ("png", &mut self.png)]
        {
            if let Some(times) = seconds[name].as_array() {
                sample.push(median(times.iter().filter_map(Value::as_f64).collect()));
            }
        }
        Ok(())
    }
}

/// Our drawings; cargo compiles them where they have changed.
fn ours() -> Command {
    let mut command = cargo::cargo(&["bench"]);
    command.args(SERVER).args(["--bench", "drawing"]);
    command
}

/// The numbers of the chart as CSV.
fn points(bench: &Bench) -> Result<PathBuf> {
    let file = folder()?.join("points.csv");
    child::run(&mut ingest::render(&bench.binary, POINTS, &bench.export.path, &file))?;
    Ok(file)
}
