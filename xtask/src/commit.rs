//! From which commit the sources are: what a program says of itself, and the time of what is packed.

use std::env;
use std::process::Command;

use crate::cargo;

/// What the program is told when it is compiled: see `src/main.rs`.
const BUILD: &str = "OGP_DASHBOARD_BUILD";

/// Tells the program its commit, where git knows one and the environment does not say another. After a commit cargo then links the
/// binary again; only `src/main.rs` reads the name, so that nothing else of the server is compiled.
pub(crate) fn tell(command: &mut Command) {
    if env::var_os(BUILD).is_none()
        && let Some(commit) = name()
    {
        command.env(BUILD, commit);
    }
}

/// The commit of the sources, with a mark where they are not as they were committed.
fn name() -> Option<String> {
    git(&["describe", "--always", "--abbrev=12", "--dirty=-changed", "--exclude=*"])
}

/// When it was made, in seconds since 1970.
pub(crate) fn time() -> Option<String> {
    git(&["log", "-1", "--format=%ct"])
}

/// What git says; nothing where there is no git, or the sources are not in it.
fn git(words: &[&str]) -> Option<String> {
    let output = Command::new("git").args(words).current_dir(cargo::root()).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    (output.status.success() && !said.is_empty()).then_some(said)
}
