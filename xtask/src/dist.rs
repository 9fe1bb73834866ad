//! What is given to others: one archive with the program, its manual and completions, the unit for systemd, and the licences of
//! everything in it. The same sources give the same bytes.

mod archive;
mod contents;
mod licences;
mod terms;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cargo::{self, SERVER};
use crate::{bundle, commit, serve, site};

/// The version of all packages of the workspace.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Where the archive comes to lie.
const FOLDER: &str = "target/dist";
/// The time of all files, where neither the environment nor git says one: 1980, the first that every tool understands.
const EPOCH: u64 = 315_532_800;

/// Files by their path in the archive, with whether they are programs.
type Files = BTreeMap<String, (bool, Vec<u8>)>;

/// Builds, collects and packs; gives the archive.
pub(crate) fn run() -> Result<PathBuf> {
    bundle::run()?;
    cargo::step("Compiling the server", || {
        let mut command = cargo::cargo(&["build", "--release", "--locked"]);
        command.args(SERVER).args(["--lib", "--bins"]);
        commit::tell(&mut command);
        cargo::run(&mut command)
    })?;
    let target = target()?;
    let name = format!("ogp-dashboard-{VERSION}-{target}");
    let program = serve::binary()?;
    let files = cargo::step("Collecting manual, completions and licences", || {
        let mut files = contents::of(&program)?;
        let licences = licences::text(&cargo::root(), &target)?;
        files.insert("THIRD-PARTY.txt".into(), (false, licences.into_bytes()));
        Ok(files)
    })?;
    let bytes = cargo::step("Packing", || archive::pack(&name, &files, time()))?;
    let path = cargo::root().join(FOLDER).join(format!("{name}.tar.gz"));
    write(&path, &bytes)?;
    println!("{} ({} files, {:.1} MB)", path.display(), files.len(), bytes.len() as f64 / 1e6);
    Ok(path)
}

/// Writes the archive, and beside it its checksum as `sha256sum --check` reads it.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let sum = site::hash(&[bytes]);
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, bytes))
        .and_then(|()| fs::write(folder.join(format!("{name}.sha256")), format!("{sum}  {name}\n")))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// The time of all files: that of the commit, unless the environment says one (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn time() -> u64 {
    let said = env::var("SOURCE_DATE_EPOCH").ok().or_else(commit::time);
    said.and_then(|seconds| seconds.trim().parse().ok()).unwrap_or(EPOCH)
}

/// What the compiler compiles for, such as `x86_64-unknown-linux-gnu`.
fn target() -> Result<String> {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output =
        Command::new(compiler).args(["--version", "--verbose"]).output().context("cannot start rustc")?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    match said.lines().find_map(|line| line.strip_prefix("host: ")) {
        Some(host) => Ok(host.to_owned()),
        None => bail!("rustc does not say for what it compiles: {said}"),
    }
}
