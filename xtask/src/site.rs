//! The folder that the server embeds: every asset under a name with its content hash, with its brotli and gzip twins, and
//! `assets.json`, which tells the server the names. Files are touched only when their content changes, so that the server is
//! compiled again only then.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::compress::{brotli, gzip};

/// The folder, from the root of the workspace.
pub(crate) const FOLDER: &str = "target/site";

/// Where the names are.
const NAMES: &str = "assets.json";

/// What a first visit may cost, in bytes of brotli.
const WASM_BUDGET: usize = 100_000;
const GLUE_BUDGET: usize = 10_000;
const STYLESHEET_BUDGET: usize = 12_000;

/// The front end before it has names.
pub(crate) struct Front {
    /// The JavaScript that loads the wasm.
    pub(crate) glue: String,
    /// The islands.
    pub(crate) wasm: Vec<u8>,
    /// The joined style sheet.
    pub(crate) stylesheet: String,
}

/// Files by their path inside the folder.
type Files = BTreeMap<String, Vec<u8>>;

/// Writes the folder anew, and fails when an asset is past its budget.
pub(crate) fn write(folder: &Path, front: &Front) -> Result<()> {
    // Leptos derives both names from one: `{name}.js` and `{name}_bg.wasm`. So both carry the hash of both.
    let name = format!("app.{}", short_hash(&[front.glue.as_bytes(), &front.wasm]));
    let stylesheet = format!("app.{}.css", short_hash(&[front.stylesheet.as_bytes()]));
    let mut files = Files::new();
    add(&mut files, &format!("{name}_bg.wasm"), &front.wasm, WASM_BUDGET)?;
    add(&mut files, &format!("{name}.js"), front.glue.as_bytes(), GLUE_BUDGET)?;
    add(&mut files, &stylesheet, front.stylesheet.as_bytes(), STYLESHEET_BUDGET)?;
    let names = serde_json::to_vec(&json!({ "output_name": name, "stylesheet": stylesheet }))?;
    files.insert(NAMES.to_owned(), names);
    replace(folder, &files)
}

/// Whether a bundle is there: its names are written last.
pub(crate) fn is_whole(folder: &Path) -> bool {
    folder.join(NAMES).is_file()
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn short_hash(parts: &[&[u8]]) -> String {
    let mut hash = hash(parts);
    hash.truncate(16);
    hash
}

/// Adds an asset and its twins, and prints what it weighs.
fn add(files: &mut Files, name: &str, bytes: &[u8], budget: usize) -> Result<()> {
    let (br, gz) = (brotli(bytes)?, gzip(bytes)?);
    let weight = br.len();
    eprintln!("  {name}: {} kB, gzip {} kB, brotli {} kB", kilo(bytes.len()), kilo(gz.len()), kilo(weight));
    if weight > budget {
        bail!("{name} weighs {} kB as brotli; its budget is {} kB", kilo(weight), kilo(budget));
    }
    files.insert(format!("pkg/{name}.br"), br);
    files.insert(format!("pkg/{name}.gz"), gz);
    files.insert(format!("pkg/{name}"), bytes.to_vec());
    Ok(())
}

fn kilo(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

/// Makes the folder hold these files and no others. The names go first and come back last, so that a bundle cut short is no
/// bundle.
fn replace(folder: &Path, files: &Files) -> Result<()> {
    let pkg = folder.join("pkg");
    fs::create_dir_all(&pkg).with_context(|| format!("cannot create {}", pkg.display()))?;
    for entry in fs::read_dir(&pkg)? {
        let entry = entry?;
        if !files.contains_key(&format!("pkg/{}", entry.file_name().to_string_lossy())) {
            fs::remove_file(entry.path())
                .with_context(|| format!("cannot remove {}", entry.path().display()))?;
        }
    }
    for (path, bytes) in files.iter().rev() {
        let path = folder.join(path);
        if !fs::read(&path).is_ok_and(|old| old == *bytes) {
            fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Front, is_whole, write};

    fn front(stylesheet: &str) -> Front {
        Front { glue: "export default 1".into(), wasm: vec![0, 97, 115, 109], stylesheet: stylesheet.into() }
    }

    #[test]
    fn names_follow_the_content_and_old_files_go() -> anyhow::Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-site-{}", std::process::id()));
        write(&folder, &front("a{top:0}"))?;
        let before = fs::read_to_string(folder.join("assets.json"))?;
        write(&folder, &front("a{top:1px}"))?;
        let after = fs::read_to_string(folder.join("assets.json"))?;
        let files = fs::read_dir(folder.join("pkg"))?.count();
        let whole = is_whole(&folder);
        fs::remove_dir_all(&folder)?;
        assert_ne!(before, after);
        assert_eq!(files, 9, "three assets, each with two twins");
        assert!(whole);
        Ok(())
    }

    #[test]
    fn a_heavy_asset_is_refused() {
        // Text that brotli cannot shrink.
        let noise: String = (0_u32..9000)
            .map(|n| format!("{:08x}", n.wrapping_mul(2_654_435_761).rotate_left(n % 31)))
            .collect();
        let refusal = write(&std::env::temp_dir(), &front(&noise)).map_err(|error| error.to_string());
        assert!(refusal.is_err_and(|error| error.contains("its budget is 12.0 kB")));
    }
}
