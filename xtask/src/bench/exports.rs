//! The export that is measured with, and the same many times over.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use super::simulated;
use crate::{cargo, site};

/// Where the real export lies, when it lies beside the project.
const REAL: &str = "../shared/data/explorer/ogpirm_live_data.csv";
/// What a copy changes, by header: its plans have other numbers, its commitments other titles.
const PLAN: &str = "Action Plan Number";
const TITLES: [&str; 2] = ["Commitment Title", "Short Title"];
/// Further apart than the plan numbers of a member, so that no two copies share a plan.
const STEP: u32 = 10;

/// An export of the Explorer.
pub(super) struct Export {
    pub(super) path: PathBuf,
    /// What to call it in a table.
    pub(super) name: String,
}

/// The real export, when it lies beside the project.
pub(crate) fn real() -> Option<PathBuf> {
    Some(cargo::root().join(REAL)).filter(|path| path.is_file())
}

/// The named export, or the real one, or else a simulated one of its size.
pub(super) fn find(named: Option<&Path>) -> Result<Export> {
    if let Some(path) = named.map(Path::to_path_buf).or_else(real) {
        let path = fs::canonicalize(&path).with_context(|| format!("there is no {}", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Ok(Export { path, name });
    }
    let path = folder()?.join("simulated.csv");
    simulated::write(&path)?;
    Ok(Export { path, name: "a simulated export".into() })
}

/// The named export, or the real one, or else a simulated one, so many times over: see [`times`].
pub(crate) fn many(named: Option<&Path>, copies: u32) -> Result<PathBuf> {
    times(&find(named)?, copies)
}

/// The export so many times over, as so many times as many different commitments of as many plans. What was made
/// once is kept.
pub(super) fn times(export: &Export, copies: u32) -> Result<PathBuf> {
    let bytes = fs::read(&export.path).with_context(|| format!("cannot read {}", export.path.display()))?;
    let hash = site::hash(&[&bytes]);
    let path = folder()?.join(format!("{}-x{copies}.csv", hash.get(..12).unwrap_or(&hash)));
    if !path.is_file() {
        cargo::step(&format!("Writing {} {copies} times over", export.name), || {
            let draft = path.with_extension("draft");
            write(&bytes, copies, &draft)?;
            Ok(fs::rename(draft, &path)?)
        })?;
    }
    Ok(path)
}

fn folder() -> Result<PathBuf> {
    let folder = super::folder()?.join("exports");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// An export begins with a line of column numbers, then its headers.
fn write(bytes: &[u8], copies: u32, path: &Path) -> Result<()> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let records = reader.records().collect::<Result<Vec<_>, _>>()?;
    let [numbers, headers, rows @ ..] = records.as_slice() else {
        anyhow::bail!("the export has no rows");
    };
    let column = |name: &str| {
        let found = headers.iter().position(|header| header == name);
        found.with_context(|| format!("not an export of the Explorer: it has no column “{name}”"))
    };
    let plan = column(PLAN)?;
    let titles = TITLES.iter().map(|title| column(title)).collect::<Result<Vec<_>>>()?;
    let mut writer = WriterBuilder::new().flexible(true).from_writer(BufWriter::new(File::create(path)?));
    writer.write_record(numbers)?;
    writer.write_record(headers)?;
    for copy in 0..copies {
        for row in rows {
            writer.write_record(&copied(row, copy, plan, &titles))?;
        }
    }
    Ok(writer.flush()?)
}

/// The first copy is as it was.
fn copied(row: &StringRecord, copy: u32, plan: usize, titles: &[usize]) -> StringRecord {
    if copy == 0 {
        return row.clone();
    }
    let cell = |(index, cell): (usize, &str)| match cell.trim().parse::<u32>() {
        Ok(number) if index == plan => (number + STEP * copy).to_string(),
        _ if titles.contains(&index) => format!("{cell} [{copy}]"),
        _ => cell.to_owned(),
    };
    row.iter().enumerate().map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn copies_are_other_plans_and_other_commitments() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("twice.csv");
        let export =
            "0,1,2,3\nAction Plan Number,Commitment Title,Short Title,Text\n1,A,a,\"x\ny\"\n2,B,b,\n";
        write(export.as_bytes(), 2, &path)?;
        let text = std::fs::read_to_string(path)?;
        assert!(text.starts_with(export), "{text}");
        assert!(text.ends_with("11,A [1],a [1],\"x\ny\"\n12,B [1],b [1],\n"), "{text}");
        assert!(write(b"0\nTitle\nA\n", 2, &folder.path().join("not.csv")).is_err());
        Ok(())
    }
}
