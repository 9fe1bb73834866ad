//! How time and memory grow with the data: loading, a question and a page, for exports from small to large.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::Result;

use super::figure::{Bound, Figure, Unit};
use super::questions::Questions;
use super::sample::Sample;
use super::section::Findings;
use super::server::Server;
use super::{Bench, child, exports, fit, http};
use crate::cargo;

/// Of load and memory, from size to size as well: at most linear.
pub(super) const EXPONENT: Bound = Bound::AtMost(1.05);
/// The most memory for the largest export, in bytes.
const MEMORY: Bound = Bound::AtMost(2e9);
/// Questions and pages asked of each server, none of them twice.
const ASKED: usize = 20;

/// A number at each size.
type Line = BTreeMap<u32, Sample>;

/// What grows.
#[derive(Default)]
struct Growth {
    load: Line,
    memory: Line,
    question: Line,
    page: Line,
}

/// Measures the sizes in turns: a machine that slows down meanwhile does so for each of them, and does not pass for growth.
pub(super) fn measure(bench: &Bench) -> Result<Findings> {
    let mut growth = Growth::default();
    for copies in &bench.sizes {
        child::warm(&exports::times(&bench.export, *copies)?)?;
    }
    for run in 0..bench.runs {
        cargo::step(&format!("The exports, run {} of {}", run + 1, bench.runs), || {
            bench.sizes.iter().try_for_each(|copies| growth.add(bench, *copies, run as u64))
        })?;
    }
    let mut figures = Vec::new();
    figures.extend(figures_of("Load", Unit::Seconds, &growth.load, Some(EXPONENT)));
    figures.extend(figures_of("Peak memory of the server", Unit::Bytes, &growth.memory, Some(EXPONENT)));
    if let Some((copies, memory)) = growth.memory.last_key_value() {
        let name = format!("Peak memory of the server, CSV × {copies}");
        figures.push(Figure::alone(name, Unit::Bytes, memory.clone()).bound(MEMORY));
    }
    figures.extend(figures_of("A question, first asked", Unit::Seconds, &growth.question, None));
    figures.extend(figures_of("A page, first asked", Unit::Seconds, &growth.page, None));
    let notes = vec![
        "Load is from the start of the process until `/readyz` answers.".into(),
        "Exponents are fitted by least squares to the logarithms of the medians; the steepest is the largest between two \
         neighbouring sizes."
            .into(),
    ];
    Ok(Findings { title: "Growth", notes, figures })
}

impl Growth {
    /// Measures one server; `run` tells which questions it is asked.
    fn add(&mut self, bench: &Bench, copies: u32, run: u64) -> Result<()> {
        let export = exports::times(&bench.export, copies)?;
        let begun = Instant::now();
        let server = Server::start(&bench.binary, Some(&export))?;
        http::wait(&server.at("/readyz"))?;
        self.load.entry(copies).or_default().push(begun.elapsed().as_secs_f64());
        let mut questions = Questions::of(&server, run)?;
        for asked in questions.take(ASKED)? {
            let seconds = http::seconds(&server.at(&format!("/trends.json?{}", asked.query())))?;
            self.question.entry(copies).or_default().push(seconds);
        }
        for asked in questions.take(ASKED)? {
            let seconds = http::seconds(&server.at(&format!("/trends?{}", asked.query())))?;
            self.page.entry(copies).or_default().push(seconds);
        }
        self.memory.entry(copies).or_default().push(server.memory("VmHWM")? as f64);
        Ok(())
    }
}

/// The number at each size, then how it grows.
fn figures_of(what: &str, unit: Unit, line: &Line, bound: Option<Bound>) -> Vec<Figure> {
    let mut figures: Vec<Figure> = line
        .iter()
        .map(|(copies, sample)| Figure::alone(format!("{what}, CSV × {copies}"), unit, sample.clone()))
        .collect();
    let points: Vec<(f64, f64)> =
        line.iter().filter_map(|(copies, sample)| Some((f64::from(*copies), sample.median()?))).collect();
    if let Some(exponent) = fit::exponent(&points) {
        let sample = [exponent].into_iter().collect();
        figures.push(Figure::alone(format!("{what}, exponent"), Unit::Number, sample).bound(bound));
    }
    let steps = points.windows(2).filter_map(fit::exponent);
    if points.len() > 2
        && let Some(steepest) = steps.max_by(f64::total_cmp)
    {
        let sample = [steepest].into_iter().collect();
        figures.push(Figure::alone(format!("{what}, steepest exponent"), Unit::Number, sample).bound(bound));
    }
    figures
}
