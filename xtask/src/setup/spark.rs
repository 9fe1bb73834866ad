//! What the engine on a cluster needs: Java and Spark to run it, protoc with its include files to compile the client of it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::{bring, is_installed};
use crate::cargo;

/// The version of Spark for which the client is compiled in.
const VERSION: &str = "4.2.0";
/// A file that every set of protoc's include files has.
const INCLUDED: &str = "google/protobuf/any.proto";

/// Something that has to be there beside Spark.
struct Needed {
    name: &'static str,
    is_there: fn() -> bool,
    /// Debian's.
    package: &'static str,
}

const NEEDED: [Needed; 3] = [
    Needed { name: "java", is_there: || is_installed("java"), package: "default-jre-headless" },
    Needed { name: "protoc", is_there: || is_installed("protoc"), package: "protobuf-compiler" },
    Needed { name: "an include file of protoc", is_there: has_included, package: "libprotobuf-dev" },
];

/// Makes sure of Spark in `target/pyspark`, and of what running it and compiling the client of it need. `Some` says what is
/// missing.
pub(crate) fn spark() -> Result<Option<String>> {
    if let Some(missing) = programs()? {
        return Ok(Some(missing));
    }
    if spark_folder().is_ok() {
        return Ok(None);
    }
    let folder = cargo::root().join("target/pyspark");
    cargo::step("Adding Spark from PyPI (450 MB)", || {
        cargo::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        let package = format!("pyspark=={VERSION}");
        cargo::run(Command::new(folder.join("bin/python")).args(pip).arg(package))
    })?;
    spark_folder().context("pip ended well, but Spark cannot be used")?;
    Ok(None)
}

/// Installs what is missing where it may. `Some` says what still is.
fn programs() -> Result<Option<String>> {
    let missing = || NEEDED.iter().filter(|needed| !(needed.is_there)());
    let packages: Vec<&str> = missing().map(|needed| needed.package).collect();
    if packages.is_empty() {
        return Ok(None);
    }
    let installed = bring(&packages)?;
    let told =
        |needed: &Needed| format!("{} is missing: install it (Debian: {})", needed.name, needed.package);
    let still: Vec<String> = missing().map(told).collect();
    if installed && !still.is_empty() {
        bail!("the packages are installed, but not where they are looked for: {}", still.join("; "));
    }
    Ok((!still.is_empty()).then(|| still.join("; ")))
}

/// Where Spark is, in the version that is wanted.
pub(crate) fn spark_folder() -> Result<PathBuf> {
    let find = "import os, pyspark; print(pyspark.__version__, os.path.dirname(pyspark.__file__))";
    let python = cargo::root().join("target/pyspark/bin/python");
    let mut command = Command::new(python);
    command.args(["-c", find]).stderr(Stdio::null());
    let output = command.output().context("Spark is not installed")?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let Some((version, place)) = said.trim().split_once(' ') else { bail!("Spark is not installed") };
    let place = PathBuf::from(place);
    if version != VERSION {
        bail!("Spark is {version}, and must be {VERSION}");
    }
    if !place.join("bin/spark-class").is_file() {
        bail!("Spark is not installed");
    }
    Ok(place)
}

/// Whether protoc will find the messages that others build on: where it is told to look, beside it, or where Debian has them.
fn has_included() -> bool {
    let told = env::var_os("PROTOC_INCLUDE").map(PathBuf::from);
    let beside = env::var_os("PATH").and_then(|path| {
        let found = env::split_paths(&path).find(|folder| folder.join("protoc").is_file());
        found.map(|folder| folder.join("../include"))
    });
    let system = Some(Path::new("/usr/include").to_path_buf());
    [told, beside, system].into_iter().flatten().any(|folder| folder.join(INCLUDED).is_file())
}
