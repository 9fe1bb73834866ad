//! Building the server, which embeds the bundle, and serving with it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::cargo::{self, SERVER};
use crate::{bundle, commit};

/// Bundles, then compiles the server, to be run from here.
pub(crate) fn build() -> Result<()> {
    compile(&mut cargo::cargo(&["build", "--release"]))
}

/// The same, to be taken elsewhere: the program says its commit. The one that is run, tested and measured from here does not, so
/// that cargo need not link it again after each commit.
pub(crate) fn build_to_take() -> Result<()> {
    let mut command = cargo::cargo(&["build", "--release"]);
    commit::tell(&mut command);
    compile(&mut command)
}

fn compile(command: &mut Command) -> Result<()> {
    bundle::run()?;
    cargo::step("Compiling the server; the first time takes some 15 minutes", || {
        cargo::run(command.args(SERVER).args(["--lib", "--bins"]))
    })
}

/// Builds, then becomes the server.
pub(crate) fn run(server: &[String]) -> Result<()> {
    build()?;
    let mut command = Command::new(binary()?);
    command.arg("serve").args(server);
    hand_over(command)
}

/// The server lies beside this program: cargo puts all binaries of a profile into one folder, wherever that is.
pub(crate) fn binary() -> Result<PathBuf> {
    let own = std::env::current_exe().context("cannot find the folder of the binaries")?;
    Ok(own.with_file_name(format!("ogp-dashboard{}", std::env::consts::EXE_SUFFIX)))
}

/// On Unix the server takes the place of this process, so that signals reach it and nothing is left behind.
#[cfg(unix)]
fn hand_over(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let program = command.get_program().to_string_lossy().into_owned();
    Err(command.exec()).with_context(|| format!("cannot start the server: {program}"))
}

/// Elsewhere it runs as a child.
#[cfg(not(unix))]
fn hand_over(mut command: Command) -> Result<()> {
    cargo::run(&mut command)
}
