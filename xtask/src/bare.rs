//! The archive that is given to others, in a Debian of nothing but its base: what it promises to need is all that it needs. The
//! root lies in `target/bare`; nothing is mounted into it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;
use tar::Archive;

use crate::bench::Server;
use crate::dist::{self, VERSION};
use crate::{cargo, setup};

/// Where it lies.
const FOLDER: &str = "target/bare";
/// The oldest Debian that the archive is for.
const SUITE: &str = "bookworm";
/// Where the archive is unpacked, as those inside see it. It is made anew each time.
const PLACE: &str = "/opt/ogp";
/// All that a program inside is told by its surroundings.
const ENVIRONMENT: [(&str, &str); 2] = [("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"), ("HOME", "/nonexistent")];

/// Tries it; an error where a command fails, or does not say what it should.
pub(crate) fn run() -> Result<()> {
    if let Some(missing) = missing()? {
        bail!("a bare Debian cannot be made here: {missing}");
    }
    let archive = dist::run()?;
    let root = root()?;
    let program = cargo::step("Unpacking the archive", || unpack(&archive, &root))?;
    ask(&Bare { root, program })
}

/// What a reader of the installation would try first.
fn ask(bare: &Bare) -> Result<()> {
    cargo::step("Asking for the version", || {
        let said = bare.said(&["--version"])?;
        ensure!(said.contains(VERSION) && said.contains("with style and scripts"), "--version says: {said}");
        Ok(())
    })?;
    cargo::step("Rendering the trends", || {
        let said = bare.said(&["render", "trends.csv"])?;
        ensure!(said.starts_with("area_id,") && said.lines().count() > 1, "render writes: {said}");
        Ok(())
    })?;
    cargo::step("Serving a demonstration", || bare.serves())
}

/// What has to be installed or allowed first.
fn missing() -> Result<Option<String>> {
    if !setup::is_administrator() {
        return Ok(Some("debootstrap and chroot are for the administrator: run it as root".into()));
    }
    setup::programs(&[("debootstrap", "debootstrap"), ("chroot", "coreutils")])
}

/// The root, which is made once.
fn root() -> Result<PathBuf> {
    let folder = cargo::root().join(FOLDER);
    let root = folder.join(SUITE);
    if root.is_dir() {
        return Ok(root);
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    // One that was cut off is no root.
    let draft = folder.join("draft");
    if draft.is_dir() {
        fs::remove_dir_all(&draft)?;
    }
    cargo::step("Making a Debian of nothing but its base with debootstrap (200 MB)", || {
        cargo::run(Command::new("debootstrap").args(["--variant=minbase", SUITE]).arg(&draft))
    })?;
    fs::rename(&draft, &root)?;
    Ok(root)
}

/// Unpacks the archive inside; gives the path of the program as those inside see it.
fn unpack(archive: &Path, root: &Path) -> Result<String> {
    let place = root.join(PLACE.trim_start_matches('/'));
    if place.is_dir() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir_all(&place)?;
    let file = File::open(archive).with_context(|| format!("cannot read {}", archive.display()))?;
    Archive::new(GzDecoder::new(file)).unpack(&place)?;
    let mut folders = fs::read_dir(&place)?;
    let only = folders.next().context("the archive is empty")??.file_name();
    ensure!(folders.next().is_none(), "the archive has more than one folder");
    let program = format!("{PLACE}/{}/ogp-dashboard", only.to_string_lossy());
    ensure!(root.join(program.trim_start_matches('/')).is_file(), "the archive has no program");
    Ok(program)
}

/// The root, and the program inside.
struct Bare {
    root: PathBuf,
    program: String,
}

impl Bare {
    /// The program inside with its arguments, and nothing from outside.
    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("chroot");
        command.env_clear().envs(ENVIRONMENT).arg(&self.root).arg(&self.program).args(words);
        command
    }

    /// What it writes; an error where it fails.
    fn said(&self, words: &[&str]) -> Result<String> {
        let output = self.command(words).output().context("cannot start chroot")?;
        let complaint = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{} failed ({}): {complaint}", words.join(" "), output.status);
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Serves simulated data, and asks whether it is well.
    fn serves(&self) -> Result<()> {
        // chroot becomes the program, so that the server ends with its value.
        let server = Server::started(self.command(&["serve", "--demo", "--listen", "127.0.0.1:0"]))?;
        self.said(&["health", server.base()]).map(drop)
    }
}
