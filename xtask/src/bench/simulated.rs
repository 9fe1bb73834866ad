//! An export with the layout and about the size of the real one, for whoever does not have that: members, columns
//! and rules are
//! real, the commitments are not.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use anyhow::{Context, Result};
use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use crate::cargo;

/// Line of numbers, headers, and rows to go by.
const TEMPLATE: &str = "tests/fixtures/explorer_2016.csv";
const MEMBERS: &str = "data/reference/members.csv";
/// The columns that say which areas a commitment carries stand between these two.
const AREAS: [&str; 2] = ["Contact Telephone", "Checksum"];
/// Of how many commitments one carries a given area.
const RARITY: u64 = 16;
/// Plans of a member, and commitments of a plan.
const PLANS: u64 = 2;
const SIZE: std::ops::Range<u64> = 5..18;
/// Sentences of a text.
const SENTENCES: std::ops::Range<u64> = 2..14;
/// The year in which the first plans were submitted; of how many years they are.
const FIRST: u64 = 2011;
const YEARS: u64 = 3;

/// Writes it; the same bytes every time.
pub(super) fn write(path: &Path) -> Result<()> {
    let template = rows(TEMPLATE)?;
    let [numbers, headers, row, ..] = template.as_slice() else { anyhow::bail!("{TEMPLATE} has no rows") };
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header == name)
            .with_context(|| format!("{TEMPLATE} has no column “{name}”"))
    };
    let areas = column(AREAS[0])? + 1..column(AREAS[1])?;
    let mut chance = Chance(1);
    let mut writer = WriterBuilder::new().from_writer(BufWriter::new(File::create(path)?));
    writer.write_record(numbers)?;
    writer.write_record(headers)?;
    for (member, plan, year) in plans(&mut chance)? {
        for number in 1..=chance.within(SIZE) {
            let title = format!("{number}. Commitment {number} of plan {plan} of {member}");
            let text = "What the government will do, by when, and who will see to it. "
                .repeat(usize::try_from(chance.within(SENTENCES))?);
            let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
            for (name, value) in [
                ("Country", member.clone()),
                ("Action Plan Number", plan.to_string()),
                ("Comm No", number.to_string()),
                ("Commitment Title", title.clone()),
                ("Short Title", title),
                ("Full Text", text),
                ("Year of submission", year.to_string()),
            ] {
                cells[column(name)?] = value;
            }
            for area in areas.clone() {
                cells[area] = u8::from(chance.within(0..RARITY) == 0).to_string();
            }
            writer.write_record(&cells)?;
        }
    }
    Ok(writer.flush()?)
}

/// Member, number and year of each plan.
fn plans(chance: &mut Chance) -> Result<Vec<(String, u64, u64)>> {
    let mut plans = Vec::new();
    for member in rows(MEMBERS)? {
        if member.get(0) == Some("national") {
            let name = member.get(2).context("a member has a name")?;
            let begun = FIRST + chance.within(0..YEARS);
            plans.extend((0..PLANS).map(|plan| (name.to_owned(), plan + 1, begun + 2 * plan)));
        }
    }
    Ok(plans)
}

fn rows(path: &str) -> Result<Vec<StringRecord>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_path(cargo::root().join(path))
        .with_context(|| format!("cannot read {path}"))?;
    Ok(reader.records().collect::<Result<_, _>>()?)
}

/// Numbers that look drawn by lot and are the same every time (`SplitMix64`).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    /// One within a range.
    pub(super) fn within(&mut self, range: std::ops::Range<u64>) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        range.start + (mixed ^ (mixed >> 31)) % (range.end - range.start)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_is_as_large_as_a_real_one_and_the_same_every_time() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let [one, two] = ["one.csv", "two.csv"].map(|name| folder.path().join(name));
        super::write(&one)?;
        super::write(&two)?;
        let text = std::fs::read_to_string(one)?;
        assert_eq!(text, std::fs::read_to_string(two)?);
        assert!((1500..2500).contains(&text.lines().count()));
        assert!(text.lines().nth(1).is_some_and(|line| line.starts_with("Country,")));
        Ok(())
    }
}
