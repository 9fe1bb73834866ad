//! What lies in the archive beside the licences of others.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Files;
use crate::cargo;

/// Files of the repository, under their names there, so that links between them lead somewhere.
const TEXTS: [&str; 17] = [
    "ARCHITECTURE.md",
    "BENCHMARKS.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "DEPLOY.md",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "data/README.md",
    "data/sources.toml",
    "docs/own-data.md",
    "docs/trends.png",
    "packaging/nginx.conf",
    "packaging/ogp-dashboard.conf",
    "packaging/ogp-dashboard.service",
];

/// Shells, and how they want the file called.
const SHELLS: [(&str, &str); 3] =
    [("bash", "ogp-dashboard.bash"), ("fish", "ogp-dashboard.fish"), ("zsh", "_ogp-dashboard")];

/// The program, what it says about itself, and the texts of the repository.
pub(super) fn of(program: &Path) -> Result<Files> {
    let mut files = Files::new();
    let read = |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    files.insert("ogp-dashboard".into(), (true, read(program)?));
    for name in TEXTS {
        files.insert(name.into(), (false, read(&cargo::root().join(name))?));
    }
    for (shell, name) in SHELLS {
        let script = said(program, &["completions".as_ref(), shell.as_ref()])?;
        files.insert(format!("completions/{name}"), (false, script));
    }
    let folder = tempfile::tempdir().context("cannot make a folder for the manual")?;
    said(program, &["manual".as_ref(), folder.path().as_os_str()])?;
    for entry in fs::read_dir(folder.path())? {
        let entry = entry?;
        files.insert(format!("man/{}", entry.file_name().to_string_lossy()), (false, read(&entry.path())?));
    }
    Ok(files)
}

/// What the program writes to its standard output.
fn said(program: &Path, words: &[&OsStr]) -> Result<Vec<u8>> {
    let output = Command::new(program).args(words).output().context("cannot start the server")?;
    ensure!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}
