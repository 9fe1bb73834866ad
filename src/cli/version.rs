//! What `--version` says: what to put into a report of a defect.

use clap::{ArgMatches, CommandFactory, FromArgMatches};

use super::Cli;
use crate::web::assets;

/// Reads the arguments of the process; where they are wrong or ask for help, says so and ends it. `build` names the commit that
/// the binary was made from, where whoever made it said so.
#[must_use]
pub fn parse(build: Option<&str>) -> Cli {
    let matches: ArgMatches = Cli::command().long_version(long(build)).get_matches();
    Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// The version, and what tells two binaries of one version apart.
fn long(build: Option<&str>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let build = build.unwrap_or("unknown, compiled from sources");
    let (system, processor) = (std::env::consts::OS, std::env::consts::ARCH);
    let pages =
        if assets::names().is_some() { "with style and scripts" } else { "without style and scripts" };
    let engines = if cfg!(feature = "spark") { "memory, spark" } else { "memory" };
    format!("{version}\nbuild: {build}\nsystem: {system} {processor}\npages: {pages}\nengines: {engines}")
}
