//! Whether the unit for systemd and the container file are as those who read them want them.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::cargo;
use crate::setup;

const UNIT: &str = "packaging/ogp-dashboard.service";
const CONTAINER: &str = "Containerfile";
/// The program as the unit names it.
const PROGRAM: &str = "/usr/local/bin/ogp-dashboard";

/// Checks both. Gives what was skipped, and why.
pub(crate) fn check(venv: &Path) -> Result<Vec<String>> {
    let mut skipped = Vec::new();
    match setup::programs(&[("systemd-analyze", "systemd")])? {
        None => cargo::step("Checking the unit for systemd", unit)?,
        Some(missing) => skipped.push(format!("the unit for systemd ({missing})")),
    }
    let hadolint = venv.join("bin/hadolint");
    if hadolint.is_file() {
        cargo::step("Checking the container file", || {
            cargo::run(Command::new(hadolint).arg(CONTAINER).current_dir(cargo::root()))
        })?;
    } else {
        skipped.push("the container file (hadolint is missing)".to_owned());
    }
    Ok(skipped)
}

/// The unit with a program that is there: that it lies where it will be installed is not the question.
fn unit() -> Result<()> {
    let text = fs::read_to_string(cargo::root().join(UNIT)).with_context(|| format!("cannot read {UNIT}"))?;
    let own = std::env::current_exe()?;
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("ogp-dashboard.service");
    fs::write(&place, text.replace(PROGRAM, &own.display().to_string()))?;
    cargo::run(Command::new("systemd-analyze").args(["--man=no", "verify"]).arg(&place))
}
