//! Whether two programs that were raced counted the same.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use csv::Reader;

/// k, n and plans by policy area, region and year, of cells that have commitments.
type Counts = BTreeMap<[String; 3], [String; 3]>;

/// Fails where a peer counted otherwise than we did; else gives how many cells were compared.
pub(super) fn compare(ours: &Path, theirs: &Path) -> Result<usize> {
    let mut counted = counts(ours, "area_id")?;
    // A peer leaves out a cell without commitments.
    counted.retain(|_, counts| counts[0] != "0");
    let expected = counts(theirs, "area")?;
    let differing = counted.iter().find(|(cell, counts)| expected.get(*cell) != Some(counts));
    if let Some((cell, counts)) = differing {
        anyhow::bail!(
            "{cell:?}: k, n and plans are {counts:?}, but {:?} in {}",
            expected.get(cell),
            theirs.display()
        );
    }
    ensure!(counted.len() == expected.len(), "{} has cells that we do not have", theirs.display());
    ensure!(!counted.is_empty(), "nothing was counted");
    Ok(counted.len())
}

fn counts(path: &Path, area: &str) -> Result<Counts> {
    let mut reader = Reader::from_path(path).with_context(|| format!("cannot read {}", path.display()))?;
    let headers = reader.headers()?.clone();
    let column = |name: &str| {
        let found = headers.iter().position(|header| header == name);
        found.with_context(|| format!("{} has no column {name}", path.display()))
    };
    let cell = [column(area)?, column("region")?, column("year")?];
    let counts = [column("k")?, column("n")?, column("plans")?];
    let mut all = Counts::new();
    for record in reader.records() {
        let record = record?;
        let take =
            |columns: [usize; 3]| columns.map(|column| record.get(column).unwrap_or_default().to_owned());
        all.insert(take(cell), take(counts));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::compare;

    #[test]
    fn one_other_number_is_noticed() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let [ours, same, other] = ["ours", "same", "other"].map(|name| folder.path().join(name));
        fs::write(&ours, "area_id,region,year,k,n,plans\na,e,2012,2,9,3\nb,e,2012,0,9,3\n")?;
        fs::write(&same, "area,region,year,k,n,plans_with,plans\na,e,2012,2,9,1,3\n")?;
        fs::write(&other, "area,region,year,k,n,plans_with,plans\na,e,2012,2,9,1,4\n")?;
        assert_eq!(compare(&ours, &same)?, 1);
        assert!(compare(&ours, &other).is_err());
        Ok(())
    }
}
