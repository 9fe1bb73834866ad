//! The two scripts: one inside the page, one for the sites that show it. Without comments and indentation, which nobody reads.

use std::sync::LazyLock;

/// The script inside the page; the header of the page allows these bytes and no others.
pub static HEIGHT: LazyLock<String> = LazyLock::new(|| small(include_str!("height.js")));

/// The script for the sites that show the page, `/embed.js`.
pub static PARENT: LazyLock<String> = LazyLock::new(|| small(include_str!("parent.js")));

fn small(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}
