//! What the tests share: the program, files to give it, and what it answers.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of real exports beside the project. Tests that need it say so and end where it is not there.
pub fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = folder.is_dir();
    if !found {
        eprintln!("skipped: the real exports are not here ({})", folder.display());
    }
    found.then_some(folder)
}

/// The Explorer edition of 2016.
pub fn explorer() -> Option<PathBuf> {
    shared().map(|folder| folder.join("data/explorer/ogpirm_live_data.csv"))
}

/// Runs the program to its end.
pub fn run<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ogp-dashboard"))
        .args(arguments)
        .env("OGP_DASHBOARD_STORE", "/nonexistent/ogp-dashboard-store")
        .output()
        .expect("the program starts")
}

/// What the program wrote to standard output.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("answers are UTF-8")
}

/// What the program wrote to standard error.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

/// Renders a view of some data and gives its bytes.
pub fn render(view: &str, data: &[&Path]) -> Vec<u8> {
    let data = data.iter().flat_map(|path| [Path::new("--data"), *path]);
    let output = run([Path::new("render"), Path::new(view)].into_iter().chain(data));
    assert!(output.status.success(), "render {view}: {}", stderr(&output));
    output.stdout
}

/// A CSV as rows of named cells.
pub fn table(bytes: &[u8]) -> Vec<std::collections::BTreeMap<String, String>> {
    csv::Reader::from_reader(bytes).deserialize().collect::<Result<_, _>>().expect("a CSV with a header")
}
