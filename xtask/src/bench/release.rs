//! The same answer from a release, which ingest has written as Parquet, beside DuckDB on the same files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::child::{self, Contestant};
use super::figure::{Bound, Figure, Unit};
use super::peers::Python;
use super::sample::Sample;
use super::section::Findings;
use super::{Bench, agree, exports, folder, ingest};

/// What must be reached of DuckDB's wall time.
const WALL: Bound = Bound::AtMost(0.3);

/// Measures with the release of the second largest export.
pub(super) fn measure(bench: &Bench) -> Result<Findings> {
    let python = Python::find()?;
    let copies = bench.sizes.iter().rev().nth(1).or(bench.sizes.last()).copied().unwrap_or(1);
    let (store, cost) = made(bench, &exports::times(&bench.export, copies)?, "store")?;
    let (release, folder) = (only(&store)?, folder()?);
    let [ours, theirs, tagged] =
        ["out-release.csv", "out-release-duckdb.csv", "out-release-tags.csv"].map(|name| folder.join(name));
    let question = |script: &str, names: [&str; 2], out: &Path| -> Result<Command> {
        let tables = names.map(|name| release.join(name));
        tables.iter().try_for_each(|table| child::warm(table))?;
        let mut command = python.script(script);
        command.args(&tables).arg(out);
        Ok(command)
    };
    let whole = question("release_duckdb.py", ["commitments.parquet", "plans.parquet"], &theirs)?;
    let of_tags = question("release_tags_duckdb.py", ["tags.parquet", "plans.parquet"], &tagged)?;
    let ours_command = ingest::render(&bench.binary, ingest::QUESTION, &store, &ours);
    let contestant = |name, command| Contestant { name, command, at_most: usize::MAX };
    let mut all = [
        contestant("ogp-dashboard", ours_command),
        contestant("DuckDB", whole),
        contestant("DuckDB on tags", of_tags),
    ];
    let costs = child::race(bench.runs, &mut all);
    let [our, their, their_tags] = costs.as_slice() else { anyhow::bail!("three were raced") };
    let cells = agree::compare(&ours, &theirs).context("DuckDB does not agree with us")?;
    agree::compare(&ours, &tagged).context("DuckDB does not agree with us on tags")?;
    let of = |what: &str| format!("Parquet × {copies}, {what}");
    let beside = |what: &str, unit, ours: &Sample, theirs: &Sample| {
        Figure::alone(of(what), unit, ours.clone()).beside("DuckDB", theirs.clone())
    };
    let figures = vec![
        beside("wall time", Unit::Seconds, &our.wall, &their.wall).bound(WALL),
        beside("CPU time", Unit::Seconds, &our.cpu, &their.cpu),
        beside("peak memory", Unit::Bytes, &our.memory, &their.memory),
        Figure::alone(of("wall time"), Unit::Seconds, our.wall.clone())
            .beside("DuckDB without the start of Python", their.own.clone()),
        Figure::alone(of("wall time"), Unit::Seconds, our.wall.clone())
            .beside("DuckDB on the tags", their_tags.wall.clone()),
        Figure::alone(of("making the release"), Unit::Seconds, [cost.wall].into_iter().collect()),
        Figure::alone(of("memory for making it"), Unit::Bytes, [cost.memory].into_iter().collect()),
    ];
    let notes = vec![
        format!(
            "Ours is `ogp-dashboard render '{}' --data STORE`; theirs reads `commitments.parquet` \
             and `plans.parquet` of the release.",
            ingest::QUESTION
        ),
        "Ours reads `tags.parquet` and `plans.parquet`: how many commitments of each plan are tagged alike is kept with \
         a release, for questions of counts. One line has DuckDB read these, too."
            .to_owned(),
        format!(
            "k, n and plans agree in all {cells} cells with commitments. Start of the process \
             included where nothing else is said."
        ),
    ];
    Ok(Findings { title: "The same answer from a release", notes, figures })
}

/// A store with a release of the export, made anew, and what that cost.
pub(super) fn made(bench: &Bench, export: &Path, name: &str) -> Result<(PathBuf, child::Cost)> {
    let store = folder()?.join(name);
    if store.is_dir() {
        fs::remove_dir_all(&store)?;
    }
    let mut command = Command::new(&bench.binary);
    command.arg("ingest").arg(export).arg("--store").arg(&store);
    let cost = child::run(&mut command)?;
    Ok((store, cost))
}

/// The folder of the only release in a store.
pub(super) fn only(store: &Path) -> Result<PathBuf> {
    for entry in fs::read_dir(store)? {
        let path = entry?.path();
        if path.join("release.json").is_file() {
            return Ok(path);
        }
    }
    anyhow::bail!("there is no release in {}", store.display())
}
