//! What holds for the repository as a whole. Each rule names the file and line that breaks it, and what to do.
//!
//! - `code`: layers, lengths of files, no stray printing
//! - `data`: every file that ships has a source, terms and a checksum
//! - `graph`: which crates reach the browser, and that the server compiles once

mod code;
mod data;
mod graph;

use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the repository that start and end so, by their path from the root: those in git, and new ones.
fn files(start: &str, end: &str) -> Vec<String> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    assert!(output.status.success(), "git lists the files: {}", String::from_utf8_lossy(&output.stderr));
    let all = String::from_utf8(output.stdout).expect("names are UTF-8");
    let wanted = |path: &&str| path.starts_with(start) && path.ends_with(end) && root().join(path).is_file();
    all.split('\0').filter(wanted).map(str::to_owned).collect()
}

fn read(path: &str) -> Vec<u8> {
    std::fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read_text(path: &str) -> String {
    String::from_utf8(read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The lines of Rust files without their comments, each with its place.
fn code_lines(start: &str) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for path in files(start, ".rs") {
        for (index, line) in read_text(&path).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            lines.push((format!("{path}:{}", index + 1), code.to_owned()));
        }
    }
    lines
}

fn none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}\n  {}", broken.join("\n  "));
}

/// A file from the root, for messages.
fn folder_of(path: &str) -> PathBuf {
    Path::new(path).components().take(2).collect()
}
