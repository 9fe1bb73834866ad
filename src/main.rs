//! The program: reads the arguments, runs the command, tells what went wrong.

use std::process::ExitCode;

use clap::Parser;
use ogp_dashboard::cli::{self, Cli, Outcome};

fn main() -> ExitCode {
    match cli::run(Cli::parse()) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::BadData) => ExitCode::from(1),
        Ok(Outcome::BadUsage) => ExitCode::from(2),
        Err(error) => {
            tell(&error);
            ExitCode::from(1)
        }
    }
}

/// The error and its causes, on one line.
#[expect(clippy::print_stderr, reason = "this is where errors end")]
fn tell(error: &anyhow::Error) {
    eprintln!("{error:#}");
}
