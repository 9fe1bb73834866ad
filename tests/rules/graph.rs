//! Which crates reach the browser, which ones only a feature brings, and that the server and its tests are compiled from one set of
//! dependencies.

use std::collections::BTreeSet;
use std::process::Command;

use super::root;

/// What must never reach the browser: engines, drawing, networking of the server.
const SERVER_ONLY: [&str; 6] = ["polars", "plotters", "reqwest", "resvg", "tokio", "typst"];

/// The client of a Spark cluster, and the crates of its family.
const CLUSTER: &str = "apache-spark-connect";

#[test]
fn the_browser_gets_no_engine() {
    let options = ["--no-default-features", "--features", "hydrate", "--target", "wasm32-unknown-unknown"];
    let crates = tree(&[&["--package", "app", "--edges", "normal"], &options[..]].concat());
    assert!(crates.iter().any(|line| line.starts_with("leptos ")), "the graph was read");
    let heavy: Vec<_> =
        crates.iter().filter(|line| SERVER_ONLY.iter().any(|name| belongs_to(line, name))).collect();
    assert!(heavy.is_empty(), "app must not depend on these when it is compiled for the browser: {heavy:?}");
}

/// Who does not ask for it shall not compile the client of a cluster, nor need protoc for it.
#[test]
fn only_its_feature_brings_the_client_of_a_cluster() {
    let found = |features: &[&str]| -> Vec<String> {
        let crates = tree(&[&["--package", "ogp-dashboard", "--package", "app"], features].concat());
        assert!(crates.iter().any(|line| line.starts_with("polars ")), "the graph was read");
        crates.into_iter().filter(|line| belongs_to(line, CLUSTER)).collect()
    };
    let without = found(&[]);
    assert!(without.is_empty(), "make these optional, and name them in the feature `spark`: {without:?}");
    assert!(!found(&["--features", "spark"]).is_empty(), "the feature `spark` brings {CLUSTER}");
}

/// Cargo compiles a crate once per set of features. Were the tests to add a feature to a crate deep down, everything above it,
/// Polars and Leptos included, would be compiled a second time for them: ten minutes for nothing.
#[test]
fn the_server_has_the_same_graph_with_and_without_its_tests() {
    let server = tree(&["--package", "ogp-dashboard", "--package", "app", "--edges", "normal,build"]);
    let tested = tree(&["--package", "ogp-dashboard", "--package", "app"]);
    assert!(server.iter().any(|line| line.starts_with("polars ")), "the graph was read");
    let twice: Vec<_> = server.difference(&tested).collect();
    assert!(
        twice.is_empty(),
        "tests need other features of these crates: ask for the same ones in the dependencies of the root: {twice:?}"
    );
}

/// `name`, or a crate of its family such as `name-core`.
fn belongs_to(line: &str, name: &str) -> bool {
    line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '-']))
}

/// The crates of a graph, each with its features.
fn tree(options: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--locked", "--prefix", "none", "--format", "{p} {f}"])
        .args(options)
        .current_dir(root())
        .output()
        .expect("cargo prints the graph");
    assert!(output.status.success(), "cargo prints the graph: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("names are UTF-8");
    text.lines()
        .map(|line| line.trim_end_matches(" (*)").to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}
