//! What the project is measured beside, and where it comes from: `PyPI`, npm and Debian.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::folder;
use crate::{cargo, setup};

const REQUIREMENTS: &str = "xtask/peers/requirements.txt";
/// The areas, columns and members that scripts count by, as the project itself does.
const REFERENCE: &str = "data/reference";

/// A Python with the peers.
pub(super) struct Python(PathBuf);

impl Python {
    pub(super) fn find() -> Result<Self> {
        let folder = folder()?.join("venv");
        needed(setup::python(&folder, REQUIREMENTS)?)?;
        Ok(Self(folder.join("bin")))
    }

    /// One of the scripts beside `requirements.txt`.
    pub(super) fn script(&self, name: &str) -> Command {
        let mut command = Command::new(self.0.join("python"));
        command.arg(script(name));
        command
    }

    /// One of the scripts that count an export: from it, with the reference tables, into a file.
    pub(super) fn counting(&self, name: &str, export: &Path, out: &Path) -> Command {
        let mut command = self.script(name);
        command.arg(export).arg(cargo::root().join(REFERENCE)).arg(out);
        command
    }

    /// A program that a package brings.
    pub(super) fn program(&self, name: &str) -> Command {
        Command::new(self.0.join(name))
    }
}

/// A file beside `requirements.txt`.
pub(super) fn script(name: &str) -> PathBuf {
    cargo::root().join("xtask/peers").join(name)
}

/// The load generator and the server of plain files.
pub(super) fn programs() -> Result<()> {
    needed(setup::programs(&[("wrk", "wrk")])?)?;
    needed(setup::nginx()?)
}

/// npm's packages, in a folder of their own; gives it.
pub(super) fn npm(packages: &[(&str, &str)]) -> Result<PathBuf> {
    let folder = folder()?.join("npm");
    needed(setup::npm(&folder, packages)?)?;
    Ok(folder.join("node_modules"))
}

/// Without its peers nothing is measured.
fn needed(missing: Option<String>) -> Result<()> {
    missing.map_or(Ok(()), |reason| bail!("{reason}"))
}
