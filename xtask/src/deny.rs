//! Whether every dependency comes from the registry, under a licence that fits, without a known weakness: cargo-deny, with
//! `deny.toml`.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::cargo;

/// The version that `deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// Checks the graph. The database of weaknesses lies on GitHub; where that cannot be reached, it says so.
pub(crate) fn run() -> Result<()> {
    install()?;
    cargo::step("Checking licences and sources of the dependencies", || {
        cargo::run(deny().args(["check", "licenses", "bans", "sources"]))
    })?;
    if !reaches_database() {
        eprintln!("Not checked: known weaknesses of the dependencies, whose database cannot be reached.");
        return Ok(());
    }
    cargo::step("Checking the dependencies for known weaknesses", || {
        cargo::run(deny().args(["check", "--disable-fetch", "advisories"]))
    })
}

/// Brings the program into the build folder, where it is found again.
fn install() -> Result<()> {
    let version = deny().arg("--version").stderr(Stdio::null()).output();
    if version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(VERSION)) {
        return Ok(());
    }
    cargo::step("Installing cargo-deny", || {
        let options = ["install", "cargo-deny", "--locked", "--force", "--version", VERSION, "--root"];
        let folder = root().join("build");
        let mut command = cargo::cargo(&options);
        // It runs for seconds: what it would gain by its own settings takes minutes to compile.
        for (setting, value) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "0")] {
            command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        cargo::run(command.arg(root()).arg("--target-dir").arg(folder))
    })
}

fn reaches_database() -> bool {
    let fetched = deny().args(["fetch", "db"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    fetched.is_ok_and(|status| status.success())
}

fn deny() -> Command {
    let mut command = Command::new(root().join("bin/cargo-deny"));
    command.current_dir(cargo::root());
    command
}

fn root() -> PathBuf {
    cargo::root().join("target/tools")
}
