//! The program: reads the arguments, runs the command, tells what went wrong.

use std::process::ExitCode;

use ogp_dashboard::cli::{self, Outcome};

/// Gives memory back to the system, also after many releases came and went; that of the C library keeps most of it.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// The commit that this binary was made from, where `cargo xtask dist` or a packager says so.
const BUILD: Option<&str> = option_env!("OGP_DASHBOARD_BUILD");

fn main() -> ExitCode {
    match cli::run(cli::parse(BUILD)) {
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
