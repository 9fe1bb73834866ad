//! Where a crate keeps its terms, and those of the work of others that it carries along, such as a library in C.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What the name of a file with terms has in it, and how one may begin instead.
const WORDS: [&str; 2] = ["LICENSE", "LICENCE"];
const BEGINNINGS: [&str; 3] = ["COPYING", "COPYRIGHT", "NOTICE"];
/// Folders in which a crate may have more of its own, whatever their names.
const FOLDERS: [&str; 2] = ["LICENSES", "license"];
/// Folders with files that nothing of the program is made from.
const APART: [&str; 9] =
    ["benches", "contrib", "example", "examples", "fixtures", "fuzz", "programs", "scripts", "tests"];

/// The files with terms of a crate, each in an order that is always the same.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Terms {
    /// Of the crate itself.
    pub(super) own: Vec<PathBuf>,
    /// Of what lies in its folders.
    pub(super) carried: Vec<PathBuf>,
}

/// Looks for them, in all folders of the crate.
pub(super) fn find(root: &Path) -> Result<Terms> {
    let mut found = Terms::default();
    walk(root, root, &mut found)?;
    found.own.sort();
    found.carried.sort();
    Ok(found)
}

fn walk(root: &Path, folder: &Path, found: &mut Terms) -> Result<()> {
    let unreadable = || format!("cannot read the folder {}", folder.display());
    let more = folder.parent() == Some(root)
        && folder.file_name().is_some_and(|name| FOLDERS.iter().any(|own| name == *own));
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        // The type is that of the entry: a link to a folder is not followed, so that none leads back.
        if entry.file_type().with_context(unreadable)?.is_dir() {
            if !APART.contains(&name.as_str()) {
                walk(root, &path, found)?;
            }
        } else if path.is_file() && (more && !is_code(&name) || has_terms(&name)) {
            let own = more || folder == root;
            if own { &mut found.own } else { &mut found.carried }.push(path);
        }
    }
    Ok(())
}

/// Whether a file is called like one with terms.
fn has_terms(name: &str) -> bool {
    let upper = name.to_uppercase();
    let called = WORDS.iter().any(|word| upper.contains(word));
    (called || BEGINNINGS.iter().any(|start| upper.starts_with(start))) && !is_code(name)
}

fn is_code(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|kind| kind == "rs")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Terms, find, has_terms};

    fn crate_with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "terms").unwrap();
        }
        folder
    }

    #[test]
    fn terms_are_found_in_every_folder_in_an_order_that_holds() {
        let names = [
            "third_party/fiat/LICENSE",
            "LICENSE-MIT",
            "jemalloc/COPYING",
            "LICENSES/MIT.txt",
            "assets/CGATS_LICENSE.txt",
            "src/license/mod.rs",
            "license.rs",
            "README.md",
            "jemalloc/tests/COPYING",
            "fuzz/LICENSE",
        ];
        let folder = crate_with(&names);
        let places = |names: &[&str]| -> Vec<PathBuf> {
            names.iter().map(|name: &&str| folder.path().join(name)).collect()
        };
        let expected = Terms {
            own: places(&["LICENSE-MIT", "LICENSES/MIT.txt"]),
            carried: places(&["assets/CGATS_LICENSE.txt", "jemalloc/COPYING", "third_party/fiat/LICENSE"]),
        };
        assert_eq!(find(folder.path()).unwrap(), expected);
        assert!(find(Path::new("no-such-folder")).is_err(), "a crate that is not there is not without terms");
    }

    #[test]
    fn a_file_with_terms_is_known_by_its_name() {
        for name in
            ["LICENSE", "Licence.md", "COPYING", "copyright", "NOTICE.txt", "UNLICENSE", "colr_1_LICENSE"]
        {
            assert!(has_terms(name), "{name}");
        }
        for name in ["license.rs", "README.md", "denotice"] {
            assert!(!has_terms(name), "{name}");
        }
    }
}
