//! `cargo xtask`: builds, serves and tests ogp-dashboard. It downloads nothing but packages from their registries, and the list of their
//! known weaknesses where that can be reached.

mod bare;
mod bench;
mod bundle;
mod cargo;
mod commit;
mod compress;
mod css;
mod deny;
mod dist;
mod packaging;
mod replicas;
mod serve;
mod setup;
mod site;
mod spark;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, serves and tests ogp-dashboard.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Compiles the front end and compresses it into target/site, ready to be embedded
    Bundle,
    /// Bundles, then compiles the server, which embeds the bundle: one binary, target/release/ogp-dashboard
    Build,
    /// Builds, then packs what is given to others: target/dist/ogp-dashboard-VERSION-TARGET.tar.gz
    Dist,
    /// Builds, then serves on <http://127.0.0.1:3000> until Ctrl-C
    Serve {
        /// Arguments for `ogp-dashboard serve`, after `--`: for example `-- --data export.csv --listen 127.0.0.1:8080`
        #[arg(last = true)]
        server: Vec<String>,
    },
    /// Measures what is promised of speed and size, beside what one would pick instead: target/bench/bench.md and bench.json
    Bench(bench::Arguments),
    /// Runs what CI runs: format, clippy, bundle, then unit, rule, integration and browser tests
    #[command(args_conflicts_with_subcommands = true)]
    Test {
        #[command(subcommand)]
        trial: Option<Trial>,
        /// Run only the tests whose name contains one of these; leaves out format and clippy
        filter: Vec<String>,
    },
}

/// Tests that need more than a compiler and a browser, and take minutes. CI does not run them.
#[derive(Subcommand)]
enum Trial {
    /// Two servers of one store behind nginx, under load: one is killed, one release is added. Fails when a request does
    Replicas,
    /// A hundred questions to a server that counts in memory and to one that counts on a Spark cluster of two workers, which it
    /// starts here. Fails when two answers differ
    Spark(spark::Arguments),
    /// Packs what is given to others, unpacks it in a Debian of nothing but its base, and draws, serves and asks there
    Bare,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Bundle => bundle::run(),
        Task::Build => serve::build_to_take(),
        Task::Dist => dist::run().map(drop),
        Task::Serve { server } => serve::run(&server),
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Test { trial: Some(Trial::Replicas), .. } => replicas::run(),
        Task::Test { trial: Some(Trial::Spark(arguments)), .. } => spark::run(&arguments),
        Task::Test { trial: Some(Trial::Bare), .. } => bare::run(),
        Task::Test { trial: None, filter } => test::run(&filter),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
