//! The licences of everything that is compiled into the program: server, front end, fonts and tables. Each text once, with the
//! crates that bring it. A crate that brings none is given under the standard text of the licence that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use spdx::{Expression, ParseMode};

use super::terms;
use crate::cargo::{self, WASM};

/// Terms of what the program holds beside code.
const OTHERS: [(&str, &str); 2] = [
    ("Noto fonts (data/fonts)", "data/fonts/OFL.txt"),
    ("names of countries from Unicode CLDR (data/reference)", "data/reference/UNICODE-LICENSE.txt"),
];
/// The library of the compiler itself is in every program.
const LIBRARY: (&str, &str) = ("the Rust standard library", "MIT OR Apache-2.0");

/// A crate: name, version, the licence that it names, its folder.
struct Crate {
    name: String,
    licence: String,
    folder: PathBuf,
}

/// All of it as one text. `target` is what the server is compiled for.
pub(super) fn text(root: &Path, target: &str) -> Result<String> {
    let used = used(target)?;
    let crates = crates()?;
    let mut list = String::new();
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |text: String, owner: &str| {
        texts.entry(text).or_default().insert(owner.to_owned());
    };
    for name in &used {
        let one = crates.get(name).with_context(|| format!("cargo does not know where {name} is"))?;
        writeln!(list, "{}: {}", one.name, one.licence)?;
        for (text, owner) in terms(one)? {
            add(text, &owner);
        }
    }
    for text in standard(LIBRARY.1, LIBRARY.0)? {
        add(text, LIBRARY.0);
    }
    for (owner, path) in OTHERS {
        let text = fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))?;
        add(tidy(&text), owner);
    }
    ensure!(!used.is_empty() && !texts.is_empty(), "no dependency was found");
    Ok(written(&list, &texts))
}

/// The list, then each text under the names of those who bring it.
fn written(list: &str, texts: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut out = format!(
        "ogp-dashboard itself is under MIT or Apache-2.0, see LICENSE. It holds the work of others:\n\n{list}{}: {}\n",
        LIBRARY.0, LIBRARY.1
    );
    for (owner, path) in OTHERS {
        out += &format!("{owner}: {path}\n");
    }
    // By the first who brings it, so that a new crate moves little.
    let mut order: Vec<_> = texts.iter().map(|(text, owners)| (owners, text)).collect();
    order.sort();
    for (owners, text) in order {
        let owners: Vec<&str> = owners.iter().map(String::as_str).collect();
        out += &format!("\n{}\n{}\n\n{text}\n", "=".repeat(80), owners.join(", "));
    }
    out
}

/// The terms of a crate with those to whom they apply: its files, else the standard texts of what it names; and the files of what
/// it carries along, named by their place.
fn terms(one: &Crate) -> Result<Vec<(String, String)>> {
    let files = terms::find(&one.folder)?;
    let mut texts = files.own.iter().map(|path| read(path)).collect::<Result<Vec<_>>>()?;
    if texts.iter().all(String::is_empty) {
        texts = standard(&one.licence, &one.name)?;
    }
    let mut all: Vec<_> = texts.into_iter().map(|text| (text, one.name.clone())).collect();
    for path in &files.carried {
        let place = path.strip_prefix(&one.folder).unwrap_or(path).display();
        all.push((read(path)?, format!("{} ({place})", one.name)));
    }
    Ok(all)
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(tidy(&String::from_utf8_lossy(&bytes)))
}

/// The standard texts of the licences in an expression such as `MIT OR Apache-2.0`.
fn standard(expression: &str, owner: &str) -> Result<Vec<String>> {
    let parsed = Expression::parse_mode(expression, ParseMode::LAX)
        .with_context(|| format!("{owner} has no licence that can be understood: {expression}"))?;
    let ids: BTreeSet<_> = parsed.requirements().filter_map(|one| one.req.license.id()).collect();
    ensure!(!ids.is_empty(), "{owner} has no licence that is known: {expression}");
    Ok(ids.into_iter().map(|id| tidy(id.text())).collect())
}

/// Texts that differ in nothing but white space at the ends of lines are one.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The crates that are linked, as `name version`: of the server, and of the front end that it holds.
fn used(target: &str) -> Result<BTreeSet<String>> {
    let server = tree(&["--package", "ogp-dashboard", "--target", target])?;
    let client =
        tree(&["--package", "app", "--no-default-features", "--features", "hydrate", "--target", WASM])?;
    Ok(server.union(&client).cloned().collect())
}

fn tree(options: &[&str]) -> Result<BTreeSet<String>> {
    let output =
        cargo::cargo(&["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
            .args(options)
            .output()
            .context("cannot start cargo")?;
    ensure!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // What has a path is our own.
    let others = text.lines().filter(|line| !line.is_empty() && !line.contains(" (/"));
    others.map(|line| package(line).with_context(|| format!("cargo tree wrote: {line}"))).collect()
}

/// `name version` of a line such as `serde v1.0.0 (*)`.
fn package(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    Some(format!("{name} {version}"))
}

/// All crates of the lock file, by `name version`.
fn crates() -> Result<BTreeMap<String, Crate>> {
    let output = cargo::cargo(&["metadata", "--locked", "--format-version", "1"]).output()?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).context("cargo metadata is not JSON")?;
    let Some(packages) = found["packages"].as_array() else { bail!("cargo metadata lists no packages") };
    let one = |package: &Value| {
        let word = |key: &str| package[key].as_str().map(str::to_owned);
        let name = format!("{} {}", word("name")?, word("version")?);
        let folder = PathBuf::from(word("manifest_path")?).parent()?.to_path_buf();
        let licence = word("license").unwrap_or_else(|| "see its terms below".into());
        Some((name.clone(), Crate { name, licence, folder }))
    };
    Ok(packages.iter().filter_map(one).collect())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Crate, package, standard, terms};

    fn one(folder: &Path, licence: &str) -> Crate {
        Crate { name: "one 1.0.0".into(), licence: licence.into(), folder: folder.into() }
    }

    #[test]
    fn a_crate_gives_its_own_terms_else_the_standard_ones() {
        let folder = tempfile::tempdir().unwrap();
        let texts = terms(&one(folder.path(), "MIT/Apache-2.0")).unwrap();
        assert!(
            texts.len() == 2 && texts.iter().any(|(text, _)| text.contains("Apache License")),
            "{texts:?}"
        );
        assert!(terms(&one(folder.path(), "whatever we like")).is_err(), "nobody may guess what it means");
        fs::write(folder.path().join("license-mit.txt"), "Do what you want.  \r\n").unwrap();
        let own = [("Do what you want.".to_owned(), "one 1.0.0".to_owned())];
        assert_eq!(terms(&one(folder.path(), "MIT")).unwrap(), own);
    }

    #[test]
    fn what_a_crate_carries_along_does_not_stand_for_the_crate() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("library/c")).unwrap();
        fs::write(folder.path().join("library/c/COPYING"), "Keep this notice.").unwrap();
        let texts = terms(&one(folder.path(), "MIT")).unwrap();
        assert!(texts[0].0.contains("Permission is hereby granted"), "{texts:?}");
        assert_eq!(texts[1].0, "Keep this notice.");
        assert_eq!(texts[1].1, "one 1.0.0 (library/c/COPYING)");
    }

    #[test]
    fn every_licence_that_is_allowed_has_a_text() {
        let rules = fs::read_to_string(crate::cargo::root().join("deny.toml")).unwrap();
        let list = rules.split_once("allow = [").and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
        let allowed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
        assert!(allowed.contains(&"MIT"), "{allowed:?}");
        for licence in allowed {
            assert!(!standard(licence, "a crate").unwrap()[0].is_empty(), "{licence}");
        }
    }

    #[test]
    fn a_line_of_the_tree_is_a_package() {
        assert_eq!(package("serde v1.0.229 (*)").as_deref(), Some("serde 1.0.229"));
        assert_eq!(package("serde_derive v1.0.229 (proc-macro)").as_deref(), Some("serde_derive 1.0.229"));
        assert_eq!(package("serde"), None);
    }
}
