//! Running cargo and other programs, and telling what takes long. The only file that knows how a child is started.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The packages of the server.
///
/// They are always selected together and without xtask: cargo unifies the features of what it compiles together, and one
/// more package in the selection means other features for shared crates, so Polars and Leptos compiled a second time.
pub(crate) const SERVER: [&str; 4] = ["--package", "ogp-dashboard", "--package", "app"];

/// The target of the front end.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// What selects the front end; the same for building and for clippy, so that they share their work.
pub(crate) const CLIENT: [&str; 12] = [
    "--package",
    "app",
    "--lib",
    "--no-default-features",
    "--features",
    "hydrate",
    "--profile",
    "wasm",
    "--target",
    WASM,
    "--target-dir",
    "target/wasm",
];

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The cargo that runs this task, in the root of the workspace.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).args(arguments);
    // Leptos would compile this name in; the bundle decides the name at run time.
    command.env_remove("LEPTOS_OUTPUT_NAME");
    command
}

/// Cargo for the front end: flags meant for the machine at hand, such as a linker, must not reach wasm.
pub(crate) fn cargo_client(subcommand: &str) -> Command {
    let mut command = cargo(&[subcommand]);
    command.args(CLIENT).env("CARGO_INCREMENTAL", "0");
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        command.env_remove(variable);
    }
    command
}

/// Runs a command to its end; its output goes to the terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot start {program}"))?;
    if !status.success() {
        bail!("{} failed ({status})", describe(command));
    }
    Ok(())
}

/// Announces a step, does it, and says how long it took.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("» {title} …");
    let start = Instant::now();
    let outcome = work().with_context(|| title.to_owned())?;
    eprintln!("  {:.1} s", start.elapsed().as_secs_f64());
    Ok(outcome)
}

/// The command as one would type it.
fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}
