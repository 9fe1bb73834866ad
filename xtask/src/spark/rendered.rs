//! `render` of a store by both engines: the same bytes, and how long each takes.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::bench::median;

/// Counts of everything, by region and by challenge: what is timed.
const COUNTS: [&str; 2] = [
    "trends.csv?csvType=full&measure=count&facet=region",
    "trends.csv?csvType=full&measure=count&by=challenge",
];
/// Other forms and measures, which need no more than counts, either.
const FORMS: [&str; 4] = [
    "trends.csv?csvType=full&facet=region",
    "trends.csv?area=open-data~justice&measure=share&counting=fractional",
    "trends.svg?area=open-data&region=europe~americas&facet=region",
    "trends.png?measure=plans",
];
/// How often each is timed.
const ROUNDS: usize = 3;

/// Compares some files; what came of it, in words.
pub(super) fn compare(program: &Path, store: &Path, engine: &str) -> Result<String> {
    let views = [&COUNTS[..], &FORMS[..]].concat();
    for view in &views {
        same(program, view, store, engine)?;
    }
    Ok(format!("{} files of `render` are the same byte by byte", views.len()))
}

/// Compares the counts, and says how long both take for them.
pub(super) fn timed(program: &Path, store: &Path, engine: &str) -> Result<String> {
    let mut lines = vec!["counts are the same byte by byte; wall times of `render`:".to_owned()];
    for view in COUNTS {
        // This round also gives the cluster the time to load its programs, and the system to keep the files.
        let first = same(program, view, store, engine)?;
        let (mut memory, mut spark) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            memory.push(render(program, view, store, None)?.1);
            spark.push(render(program, view, store, Some(engine))?.1);
        }
        lines.push(format!(
            "  {view}: {:.2} s in memory, {:.2} s by the cluster (medians of {ROUNDS}; {first:.2} s when it was first asked)",
            median(memory),
            median(spark)
        ));
    }
    Ok(lines.join("\n"))
}

/// Fails where the two differ, else gives the seconds that the cluster took.
fn same(program: &Path, view: &str, store: &Path, engine: &str) -> Result<f64> {
    let (expected, _) = render(program, view, store, None)?;
    let (counted, seconds) = render(program, view, store, Some(engine))?;
    ensure!(!expected.is_empty(), "`render {view}` writes nothing");
    ensure!(counted == expected, "`render {view}`: the engines disagree");
    Ok(seconds)
}

/// The bytes of a file, and the seconds that the process took.
fn render(program: &Path, view: &str, store: &Path, engine: Option<&str>) -> Result<(Vec<u8>, f64)> {
    let mut command = Command::new(program);
    command.args(["render", view, "--store"]).arg(store);
    command.args(engine.map(|engine| ["--engine", engine]).into_iter().flatten());
    let begun = Instant::now();
    let output = command.output().context("cannot start the program")?;
    let seconds = begun.elapsed().as_secs_f64();
    ensure!(output.status.success(), "`render {view}`: {}", String::from_utf8_lossy(&output.stderr));
    Ok((output.stdout, seconds))
}
