//! The contract of the engines: a cluster of a master, two workers and a Spark Connect server, all on 127.0.0.1, must give the very
//! bytes that memory gives, from a server and by `render`. Of many copies of an export, how long both take to count.

mod cluster;
mod questions;
mod rendered;
mod servers;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use crate::bench::{export, ingest_by, many};
use crate::cargo::{self, SERVER};
use crate::{bundle, setup};
use cluster::Cluster;

/// The build with the feature, apart from the other: its graph of dependencies has other features.
const TARGET: &str = "target/spark";
/// So many copies of an export are served whole; of more, two servers would not fit into the memory of a small machine.
const SERVED: u32 = 50;

/// What is tried.
#[derive(Args)]
pub(crate) struct Arguments {
    /// An export to load; without it the one in ../shared, else the sample
    data: Option<PathBuf>,
    /// How many times over the export is taken. Above 50 no servers are started: only counts are rendered by both engines, and
    /// timed
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    copies: u32,
}

/// Tries it; an error where two answers differ, a worker had nothing to do, or the code of the engine does not pass its lints.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    if let Some(reason) = setup::spark()? {
        bail!("there is no Spark to try it with: {reason}");
    }
    bundle::run()?;
    cargo::step(
        "Compiling the server with the feature `spark`; the first time takes some 15 minutes",
        || cargo::run(&mut with_the_feature("build", &["--lib", "--bins"])),
    )?;
    trial(arguments)?;
    if arguments.copies <= SERVED {
        // `cargo xtask test` sees nothing of what is behind the feature.
        cargo::step("Linting the server with the feature `spark`", || {
            cargo::run(&mut with_the_feature("clippy", &["--all-targets", "--", "--deny", "warnings"]))
        })?;
    }
    Ok(())
}

/// Cargo for the packages of the server with the feature.
fn with_the_feature(subcommand: &str, options: &[&str]) -> Command {
    let mut command = cargo::cargo(&[subcommand, "--release", "--features", "spark", "--target-dir", TARGET]);
    command.args(SERVER).args(options);
    command
}

/// Makes a release, starts a cluster, and asks both engines.
fn trial(arguments: &Arguments) -> Result<()> {
    let program = cargo::root().join(TARGET).join("release/ogp-dashboard");
    let folder = tempfile::tempdir().context("cannot make a folder for the store")?;
    let store = folder.path().join("store");
    let data = data(arguments)?;
    let release = cargo::step("Making a release", || ingest_by(&program, &data, &store))?;
    let cluster = cargo::step("Starting a master, two workers and a Connect server", || {
        Cluster::start(&setup::spark_folder()?, folder.path())
    })?;
    let engine = cluster.engine();
    let compared = if arguments.copies > SERVED {
        cargo::step("Counting by both engines", || rendered::timed(&program, &store, &engine))
    } else {
        cargo::step("Comparing the answers of both engines", || {
            let served = servers::compare(&program, &store, &engine, &release)?;
            Ok(format!("{served}\n{}", rendered::compare(&program, &store, &engine)?))
        })
    };
    let tasks = cluster.tasks();
    println!("release {release}: {}", compared?);
    all_had_work(&tasks?)
}

/// The export, as often over as is wanted.
fn data(arguments: &Arguments) -> Result<PathBuf> {
    let named = arguments.data.clone();
    if arguments.copies > 1 {
        return many(named.as_deref(), arguments.copies);
    }
    let sample = || cargo::root().join("data/sample/national_commitments.csv");
    Ok(named.or_else(export).unwrap_or_else(sample))
}

/// A cluster of which one worker idles shows nothing that one process would not.
fn all_had_work(tasks: &[(String, u64)]) -> Result<()> {
    for (worker, tasks) in tasks {
        println!("worker at {worker}: {tasks} tasks");
    }
    let all = tasks.len() == 2 && tasks.iter().all(|(_, tasks)| *tasks > 0);
    ensure!(all, "both workers must have had something to do");
    Ok(())
}

/// Runs a program of Spark, which ends when this process does, however that ends.
fn spark_program(spark: &Path, name: &str) -> Command {
    let program = spark.join("bin").join(name);
    let mut command = if setup::is_installed("setpriv") {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.env("SPARK_HOME", spark).env("SPARK_LOCAL_IP", "127.0.0.1").env("SPARK_NO_DAEMONIZE", "1");
    command
}
