//! Building the server, which embeds the bundle, and serving with it.

use std::process::Command;

use anyhow::Result;

use crate::bundle;
use crate::cargo::{self, SERVER};

/// Bundles, then compiles the server.
pub(crate) fn build() -> Result<()> {
    bundle::run()?;
    cargo::step("Compiling the server; the first time takes some 15 minutes", || {
        cargo::run(cargo::cargo(&["build", "--release"]).args(SERVER).args(["--lib", "--bins"]))
    })
}

/// Builds, then becomes the server.
pub(crate) fn run(server: &[String]) -> Result<()> {
    build()?;
    // `cargo run` knows where the binary is, whatever the target folder. The packages are those of `build`, so nothing is
    // compiled again. Paths in the arguments are relative to where the user is, not to the root.
    let mut command = cargo::cargo(&["run", "--release", "--quiet"]);
    if let Ok(here) = std::env::current_dir() {
        command.current_dir(here);
    }
    command.args(SERVER).args(["--bin", "ogp-dashboard", "--", "serve"]).args(server);
    hand_over(command)
}

/// On Unix the server takes the place of this process, so that signals reach it and nothing is left behind.
#[cfg(unix)]
fn hand_over(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec().into())
}

/// Elsewhere it runs as a child.
#[cfg(not(unix))]
fn hand_over(mut command: Command) -> Result<()> {
    cargo::run(&mut command)
}
