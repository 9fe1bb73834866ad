//! What the tasks need besides cargo: the wasm target, for the browser tests Chromium with its driver and axe-core,
//! for the archives Python with public validators, for the briefs what opens PDF and DOCX, and for the bench what the project is
//! measured beside.
//! Everything comes from rustup, Debian's packages, npm or `PyPI`; where that is impossible, a message says what to install.

mod spark;

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::cargo::{self, WASM};
pub(crate) use spark::{spark, spark_folder};

/// Names under which the browser is known.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Debian's packages of the browser, its driver, and a font for the words in screenshots.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-dejavu-core"];

/// What opens briefs in the tests: programs, and Debian's packages of them.
const READERS: [(&str, &str); 3] =
    [("pdftotext", "poppler-utils"), ("qpdf", "qpdf"), ("soffice", "libreoffice-writer")];
/// Public validators, and what the scripts of the archives need.
const REQUIREMENTS: &str = "tests/python/requirements.txt";

/// Looks at pages as assistive technology does. Never part of what ships.
const AXE: (&str, &str) = ("axe-core", "4.14.1");

/// Adds the wasm target where it is missing.
pub(crate) fn wasm_target() -> Result<()> {
    if compiler_has_target() {
        return Ok(());
    }
    if !is_installed("rustup") {
        bail!(
            "the Rust compiler has no target {WASM}, and rustup, which could add it, is missing. Install rustup, or your \
             distribution's package of the Rust standard library for wasm32"
        );
    }
    cargo::step("Adding the target wasm32-unknown-unknown with rustup", || {
        cargo::run(Command::new("rustup").args(["target", "add", WASM]).current_dir(cargo::root()))
    })
}

/// Adds rustfmt and clippy where rustup was told to install as little as possible.
pub(crate) fn checkers() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let found =
            cargo::cargo(&[subcommand, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !found.is_ok_and(|status| status.success()) && is_installed("rustup") {
            cargo::step(&format!("Adding {component} with rustup"), || {
                cargo::run(
                    Command::new("rustup").args(["component", "add", component]).current_dir(cargo::root()),
                )
            })?;
        }
    }
    Ok(())
}

/// Asks the compiler, which also answers where rustup is not used.
fn compiler_has_target() -> bool {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    Command::new(compiler)
        .args(["--print", "target-libdir", "--target", WASM])
        .current_dir(cargo::root())
        .output()
        .is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
}

/// Makes sure of Chromium and its driver. `Some` says why there are none.
pub(crate) fn browser() -> Result<Option<String>> {
    if env::var("OGP_BROWSER").is_ok_and(|choice| choice == "skip") {
        return Ok(Some("OGP_BROWSER=skip".to_owned()));
    }
    if has_browser() {
        return Ok(None);
    }
    let Some(rights) = rights_to_install() else {
        return Ok(Some(
            "Chromium or chromedriver is missing: install both (Debian: chromium, chromium-driver) and put them on PATH"
                .to_owned(),
        ));
    };
    cargo::step("Installing Chromium and its driver from Debian's packages", || install(rights, &PACKAGES))?;
    if !has_browser() {
        bail!("the packages are installed, but chromium and chromedriver are not on PATH");
    }
    Ok(None)
}

/// Makes sure of the programs that open briefs in the tests. `Some` says which are missing.
pub(crate) fn readers() -> Result<Option<String>> {
    Ok(programs(&READERS)?.map(|missing| format!("PDF and DOCX are not opened: {missing}")))
}

/// Makes sure of programs, each named with Debian's package of it. `Some` says which to install.
pub(crate) fn programs(wanted: &[(&str, &str)]) -> Result<Option<String>> {
    let missing = wanted.iter().filter(|(program, _)| !is_installed(program));
    let packages: Vec<&str> = missing.map(|(_, package)| *package).collect();
    if packages.is_empty() {
        return Ok(None);
    }
    let names = packages.join(", ");
    Ok(if bring(&packages)? { None } else { Some(format!("install {names} (Debian's names)")) })
}

/// Installs Debian's packages; `false` where this process may not.
fn bring(packages: &[&str]) -> Result<bool> {
    let Some(rights) = rights_to_install() else { return Ok(false) };
    let names = packages.join(", ");
    cargo::step(&format!("Installing {names} from Debian's packages"), || install(rights, packages))?;
    Ok(true)
}

/// The proxy; Debian puts it where only the administrator looks.
pub(crate) const NGINX: &str = "/usr/sbin/nginx";

/// Makes sure of nginx. `Some` says why there is none.
pub(crate) fn nginx() -> Result<Option<String>> {
    if Path::new(NGINX).is_file() {
        return Ok(None);
    }
    let missing = || "nginx is missing: install it (Debian: nginx-light)".to_owned();
    Ok(if bring(&["nginx-light"])? { None } else { Some(missing()) })
}

/// Makes sure of axe-core in `target/npm`. `Some` says why there is none.
pub(crate) fn axe() -> Result<Option<String>> {
    npm(&cargo::root().join("target/npm"), &[AXE])
}

/// Makes sure of npm's packages, each with its version, in a folder that holds no others. `Some` says why there are none.
pub(crate) fn npm(folder: &Path, packages: &[(&str, &str)]) -> Result<Option<String>> {
    let lacking = || packages.iter().find(|(name, version)| !has_package(folder, name, version));
    if lacking().is_none() {
        return Ok(None);
    }
    let wanted: Vec<String> = packages.iter().map(|(name, version)| format!("{name}@{version}")).collect();
    let names = wanted.join(", ");
    if !is_installed("npm") {
        return Ok(Some(format!("npm, which would bring {names}, is missing: install Node.js")));
    }
    let options = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"];
    cargo::step(&format!("Adding {names} with npm"), || {
        std::fs::create_dir_all(folder)?;
        cargo::run(Command::new("npm").args(options).arg(folder).args(&wanted))
    })?;
    if let Some((name, version)) = lacking() {
        bail!("npm ended well, but {name} {version} is not in {}", folder.display());
    }
    Ok(None)
}

/// Makes sure of a Python with the public validators in `target/venv`. `Some` says why there is none.
pub(crate) fn validators() -> Result<Option<String>> {
    python(&cargo::root().join("target/venv"), REQUIREMENTS)
}

/// Makes sure of a Python in a folder, with what a file of the project requires. `Some` says why there is none.
pub(crate) fn python(folder: &Path, requirements: &str) -> Result<Option<String>> {
    let wanted = std::fs::read_to_string(cargo::root().join(requirements))?;
    // Written last, so that a setup that was cut off is done again.
    let done = folder.join("requirements.txt");
    if std::fs::read_to_string(&done).is_ok_and(|there| there == wanted) {
        return Ok(None);
    }
    if !is_installed("python3") {
        return Ok(Some("python3 is missing".to_owned()));
    }
    let made = cargo::step(&format!("Adding what {requirements} lists from PyPI"), || {
        cargo::run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
        cargo::run(Command::new(folder.join("bin/python")).args(pip).arg(cargo::root().join(requirements)))
    });
    match made {
        Ok(()) => {
            std::fs::write(done, wanted)?;
            Ok(None)
        }
        Err(error) => Ok(Some(format!("PyPI cannot be reached, or python3 has no venv: {error:#}"))),
    }
}

fn has_package(folder: &Path, name: &str, version: &str) -> bool {
    let package = folder.join("node_modules").join(name).join("package.json");
    let version = format!("\"version\": \"{version}\"");
    std::fs::read_to_string(package).is_ok_and(|text| text.contains(&version))
}

fn has_browser() -> bool {
    is_installed("chromedriver") && BROWSERS.into_iter().any(is_installed)
}

/// How Debian's packages may be installed here without asking anyone: as root, or with sudo that wants no password.
fn rights_to_install() -> Option<&'static [&'static str]> {
    if !is_installed("apt-get") {
        return None;
    }
    if is_administrator() {
        return Some(&[]);
    }
    let silent =
        Command::new("sudo").args(["-n", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    silent.is_ok_and(|status| status.success()).then_some(&["sudo", "-n"])
}

/// Whether this process may do everything here.
pub(crate) fn is_administrator() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn install(rights: &[&str], packages: &[&str]) -> Result<()> {
    apt_get(rights, &["update", "--quiet"])?;
    let options = ["install", "--yes", "--quiet", "--no-install-recommends"];
    apt_get(rights, &[&options[..], packages].concat())
        .with_context(|| format!("these packages cannot be installed: {}", packages.join(", ")))
}

fn apt_get(rights: &[&str], arguments: &[&str]) -> Result<()> {
    let words = [rights, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    let Some((program, arguments)) = words.split_first() else { return Ok(()) };
    cargo::run(Command::new(program).args(arguments).stdin(Stdio::null()))
}

/// Whether a program is on `PATH`.
pub(crate) fn is_installed(program: &str) -> bool {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}
