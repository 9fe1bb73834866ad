//! How long a drawing takes: `cargo bench --bench drawing -- RUNS [FILE…]`, without files on the sample.
//!
//! Prints the seconds of each run as JSON: of the question, of the SVG of its answer, and of the PNG, from the answer as well. Nothing is
//! cached between them. `cargo xtask bench drawing` measures them beside other programs.

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, ensure};
use app::model::query::Query;
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::chart::{self, Shape, Theme};
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store;

/// That of the program.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Six series: the areas are in every export.
const QUESTION: &str = "area=anti-corruption-and-integrity~capacity-building~education~justice~open-data~public-participation\
                        &measure=share";
/// Width of the PNG, in pixels: twice that of the drawing.
const WIDTH: u32 = 1728;
/// The first runs fill caches, such as that of fonts, and are not counted.
const WARM: usize = 3;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let runs: usize = arguments.next().context("say how many runs")?.parse()?;
    let files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let reference = Arc::new(Reference::load()?);
    let data =
        if files.is_empty() { store::sample(&reference) } else { store::load(&files, &reference)?.data };
    let analysis = Analysis::new(data, reference)?;
    let answered = analysis.trends(Query::parse(QUESTION));
    ensure!(answered.problems.is_empty(), "{:?}", answered.problems);
    let answer = &answered.answer;
    let drawn = || chart::picture(answer, Theme::default(), Shape::Wide);
    let times = serde_json::json!({
        "question": times(runs, || Ok(analysis.trends(Query::parse(QUESTION))))?,
        "svg": times(runs, || Ok(drawn()))?,
        "png": times(runs, || Ok(chart::png(&drawn(), WIDTH)?))?,
    });
    println!("{times}");
    Ok(())
}

/// Seconds of each run.
fn times<T>(runs: usize, run: impl Fn() -> anyhow::Result<T>) -> anyhow::Result<Vec<f64>> {
    for _ in 0..WARM {
        black_box(run()?);
    }
    let timed = |_| {
        let begun = Instant::now();
        black_box(run()?);
        Ok(begun.elapsed().as_secs_f64())
    };
    (0..runs).map(timed).collect()
}
