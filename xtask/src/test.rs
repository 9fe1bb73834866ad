//! Everything that CI runs, in the order of what fails fastest. Ends by saying what was skipped; in CI a skip is a failure.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::cargo::{self, SERVER};
use crate::{bundle, deny, packaging, setup};

/// Runs all checks and tests, or with a filter only the tests whose name contains one of its words.
pub(crate) fn run(filter: &[String]) -> Result<()> {
    if filter.is_empty() {
        check()?;
    }
    bundle::run()?;
    let no_browser = setup::browser()?;
    let no_axe = if no_browser.is_none() { setup::axe()? } else { None };
    let no_readers = setup::readers()?;
    let no_validators = setup::validators()?;
    let no_linters =
        if filter.is_empty() { packaging::check(&cargo::root().join("target/venv"))? } else { Vec::new() };
    test(filter, no_browser.is_some())?;
    let browser = no_browser.map(|reason| format!("browser tests ({reason})"));
    let exports =
        (!has_exports()).then(|| "tests on the real exports (no folder ../shared, and no OGP_SHARED)".into());
    let axe = no_axe.map(|reason| format!("accessibility tests ({reason})"));
    let validators = no_validators.map(|reason| format!("validators of metadata and archives ({reason})"));
    let skipped =
        browser.into_iter().chain(axe).chain(validators).chain(no_readers).chain(no_linters).chain(exports);
    let skipped: Vec<String> = skipped.collect();
    conclude(&skipped, !filter.is_empty())
}

/// The real exports are not part of the project. Where they lie beside it, or `OGP_SHARED` says where, tests use them.
fn has_exports() -> bool {
    let folder = env::var_os("OGP_SHARED").map_or_else(|| cargo::root().join("../shared"), PathBuf::from);
    folder.is_dir()
}

/// Format, lints and the graph of dependencies. The front end is linted apart: its features exclude those of the server.
fn check() -> Result<()> {
    setup::wasm_target()?;
    setup::checkers()?;
    let deny = ["--", "--deny", "warnings"];
    cargo::step("Checking the format", || cargo::run(&mut cargo::cargo(&["fmt", "--all", "--check"])))?;
    cargo::step("Linting the front end (wasm)", || cargo::run(cargo::cargo_client("clippy").args(deny)))?;
    cargo::step("Linting xtask", || {
        cargo::run(cargo::cargo(&["clippy", "--release", "--package", "xtask", "--all-targets"]).args(deny))
    })?;
    cargo::step("Linting the server and its tests", || {
        cargo::run(cargo::cargo(&["clippy", "--release", "--all-targets"]).args(SERVER).args(deny))
    })?;
    deny::run()
}

/// Unit, rule, integration and browser tests, in the profile that ships, so that its dependencies serve both.
fn test(filter: &[String], skip_browser: bool) -> Result<()> {
    cargo::step("Testing xtask", || {
        let mut command = cargo::cargo(&["test", "--release", "--package", "xtask", "--"]);
        cargo::run(command.args(filter))
    })?;
    cargo::step("Testing the server", || {
        let mut command = cargo::cargo(&["test", "--release"]);
        command.args(SERVER).arg("--").args(filter);
        if skip_browser {
            command.env("OGP_BROWSER", "skip");
        }
        cargo::run(&mut command)
    })
}

fn conclude(skipped: &[String], filtered: bool) -> Result<()> {
    if filtered {
        eprintln!("Not run, because of the filter: format, clippy and the other tests.");
    }
    match skipped.join("; ").as_str() {
        "" => eprintln!("No step was skipped."),
        skipped if in_ci() => bail!("skipped: {skipped}; in CI nothing may be skipped"),
        skipped => eprintln!("Skipped: {skipped}."),
    }
    Ok(())
}

fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}
