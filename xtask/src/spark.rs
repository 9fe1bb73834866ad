//! The contract of the engines: a cluster of a master, two workers and a Spark Connect server, all on 127.0.0.1; two servers of one
//! store, one counted in memory and one by the cluster; a hundred addresses, each with the same bytes from both.

mod cluster;
mod questions;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::bench::{Server, export, ingest_by};
use crate::cargo::{self, SERVER};
use crate::{bundle, setup};
use cluster::Cluster;

/// The build with the feature, apart from the other: its graph of dependencies has other features.
const TARGET: &str = "target/spark";

/// Tries it; an error where two answers differ, or a worker had nothing to do.
pub(crate) fn run(data: Option<PathBuf>) -> Result<()> {
    if let Some(reason) = setup::spark()? {
        bail!("there is no Spark to try it with: {reason}");
    }
    bundle::run()?;
    cargo::step(
        "Compiling the server with the feature `spark`; the first time takes some 15 minutes",
        || {
            let mut command =
                cargo::cargo(&["build", "--release", "--features", "spark", "--target-dir", TARGET]);
            cargo::run(command.args(SERVER).args(["--lib", "--bins"]))
        },
    )?;
    let program = cargo::root().join(TARGET).join("release/ogp-dashboard");
    let folder = tempfile::tempdir().context("cannot make a folder for the store")?;
    let store = folder.path().join("store");
    let data =
        data.or_else(export).unwrap_or_else(|| cargo::root().join("data/sample/national_commitments.csv"));
    let release = cargo::step("Making a release", || ingest_by(&program, &data, &store))?;
    let cluster = cargo::step("Starting a master, two workers and a Connect server", || {
        Cluster::start(&setup::spark_folder()?, folder.path())
    })?;
    let compared = compare(&program, &store, &cluster, &release);
    let tasks = cluster.tasks()?;
    println!("release {release}: {}", compared?);
    for (worker, tasks) in &tasks {
        println!("worker at {worker}: {tasks} tasks");
    }
    ensure!(
        tasks.len() == 2 && tasks.iter().all(|(_, tasks)| *tasks > 0),
        "both workers must have had something to do"
    );
    Ok(())
}

/// Asks both; what came of it, in words.
fn compare(program: &Path, store: &Path, cluster: &Cluster, release: &str) -> Result<String> {
    let start = |engine: &str| -> Result<(Server, f64)> {
        let words =
            ["--public-url", "http://ogp.test", "--costly-per-minute", "0", "--engine", engine, "--store"];
        let words = words.into_iter().map(OsStr::new).chain([store.as_os_str()]);
        let begun = Instant::now();
        let server = Server::of(program, "127.0.0.1:0", words)?;
        Ok((server, begun.elapsed().as_secs_f64()))
    };
    let (memory, in_memory) = start("memory")?;
    let (spark, cold) = start(&cluster.engine())?;
    let questions = questions::all(release);
    let mut differing = Vec::new();
    for question in &questions {
        let [one, other] = [&memory, &spark].map(|server| answer(&server.at(question)));
        let (one, other) = (one?, other?);
        ensure!(!one.is_empty(), "{question}: no answer");
        if one != other {
            differing.push(question.as_str());
        }
    }
    drop(spark);
    // The cluster has its programs loaded now.
    let (_again, warm) = start(&cluster.engine())?;
    ensure!(differing.is_empty(), "the engines disagree about:\n  {}", differing.join("\n  "));
    Ok(format!(
        "{} answers are the same byte by byte; ready to serve after {in_memory:.2} s in memory, {cold:.2} s with a cold and \
         {warm:.2} s with a warm cluster",
        questions.len()
    ))
}

fn answer(address: &str) -> Result<Vec<u8>> {
    let mut answer = ureq::get(address).call().with_context(|| address.to_owned())?;
    Ok(answer.body_mut().with_config().limit(1 << 30).read_to_vec()?)
}

/// Runs a program of Spark.
fn spark_program(spark: &Path, name: &str) -> Command {
    let mut command = Command::new(spark.join("bin").join(name));
    command.env("SPARK_HOME", spark).env("SPARK_LOCAL_IP", "127.0.0.1").env("SPARK_NO_DAEMONIZE", "1");
    command
}
