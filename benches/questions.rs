//! How long a question takes: `cargo bench --bench questions [-- FILE…]`, without files on the sample.
//!
//! Prints medians and the spread of several runs. Nothing is cached between them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::model::query::{Measure, Query, Word};
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::export::{self, Site};
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store;

const RUNS: usize = 21;

fn main() -> anyhow::Result<()> {
    let files: Vec<PathBuf> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).map(PathBuf::from).collect();
    let reference = Arc::new(Reference::load()?);
    let data =
        if files.is_empty() { store::sample(&reference) } else { store::load(&files, &reference)?.data };
    println!("{} commitments, {} plans", data.release.commitments, data.release.plans);
    let analysis = Analysis::new(data, reference)?;
    let questions = [
        ("default", ""),
        ("one area, one region", "area=open-data&region=europe&measure=share"),
        ("by region", "area=open-data~public-participation&facet=region&measure=share"),
        ("completion", "measure=completion"),
        ("fractional", "measure=share&counting=fractional"),
        ("challenges", "by=challenge&measure=plans"),
    ];
    for (name, question) in questions {
        report(name, || answer(&analysis, question))?;
    }
    for suffix in ["pdf", "docx"] {
        for (kind, subject) in SUBJECTS {
            report(&format!("brief as {suffix}, {kind}"), || brief(&analysis, kind, subject, suffix))?;
        }
    }
    report("every area, region and measure", || everything(&analysis))
}

/// What briefs are made about.
const SUBJECTS: [(&str, &str); 3] = [("member", "brazil"), ("region", "europe"), ("area", "open-data")];

fn brief(analysis: &Analysis, kind: &str, subject: &str, suffix: &str) -> anyhow::Result<()> {
    let request = export::request(&format!("briefs/{kind}/{subject}.{suffix}"))?;
    std::hint::black_box(export::make(analysis, &Site::default(), &request)?);
    Ok(())
}

/// All areas in the world and in each region, by every measure: with badges, intervals and resampling.
fn everything(analysis: &Analysis) -> anyhow::Result<()> {
    for measure in Measure::ALL {
        for facet in ["none", "region"] {
            answer(analysis, &format!("csvType=full&measure={}&facet={facet}", measure.word()))?;
        }
    }
    Ok(())
}

fn answer(analysis: &Analysis, question: &str) -> anyhow::Result<()> {
    let answered = analysis.trends(Query::parse(question));
    anyhow::ensure!(answered.problems.is_empty(), "{:?}", answered.problems);
    std::hint::black_box(answered);
    Ok(())
}

fn report(name: &str, run: impl Fn() -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        run()?;
        times.push(start.elapsed());
    }
    times.sort();
    let ms = |time: Duration| 1000.0 * time.as_secs_f64();
    let (least, median, most) = (ms(times[0]), ms(times[RUNS / 2]), ms(times[RUNS - 1]));
    println!("{name:<32} {median:>9.1} ms  ({least:.1}–{most:.1})");
    Ok(())
}
