//! Every file that ships inside the binary is listed in `data/README.md` with where it comes from, its terms and its checksum.

use sha2::{Digest, Sha256};

use super::{files, none, read, read_text};

const LIST: &str = "data/README.md";

#[test]
fn every_file_has_a_source_terms_and_a_checksum() {
    let list = read_text(LIST);
    let mut broken = Vec::new();
    for path in files("data/", "").into_iter().filter(|path| !path.ends_with("README.md")) {
        let name = format!("`{}`", path.trim_start_matches("data/"));
        let Some(cells) = list.lines().map(cells).find(|cells| cells.first() == Some(&name.as_str())) else {
            broken.push(format!("{path}: no line begins with {name}"));
            continue;
        };
        let [_, what, source, terms, checksum] = cells[..] else {
            broken.push(format!("{path}: its line must have the cells file, what, source, terms, SHA-256"));
            continue;
        };
        if [what, source, terms].contains(&"") {
            broken.push(format!("{path}: an empty cell"));
        }
        let actual = sha256(&read(&path));
        if checksum.trim_matches('`') != actual {
            broken.push(format!("{path}: its SHA-256 is {actual}"));
        }
    }
    none(&broken, "data/README.md does not tell the truth about these files:");
}

#[test]
fn every_listed_file_exists() {
    let present = files("data/", "");
    let listed = read_text(LIST);
    let gone = listed.lines().map(cells).filter(|cells| cells.len() == 5).filter_map(|cells| {
        let name = cells[0].strip_prefix('`')?.strip_suffix('`')?;
        (!present.contains(&format!("data/{name}"))).then(|| name.to_owned())
    });
    none(&gone.collect::<Vec<_>>(), "data/README.md lists files that are not there:");
}

/// The cells of a line of a table.
fn cells(line: &str) -> Vec<&str> {
    let inner = line.trim().strip_prefix('|').and_then(|line| line.strip_suffix('|'));
    inner.map_or_else(Vec::new, |line| line.split('|').map(str::trim).collect())
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
