//! How the commitments of each plan and area stand on an indicator.
//!
//! k is the good group, n all that are rated; those without a rating are counted by the reason, and never as zero.

use app::model::answer::Unrated;
use polars::prelude::*;

use super::facts::Facts;
use super::indicator::{Indicator, Standing};
use crate::store::Data;

/// The columns of counts, each with its standing.
const COUNTS: [(&str, Standing); 7] = [
    ("good", Standing::Good),
    ("other", Standing::Other),
    ("missing", Standing::Missing),
    ("not_assessed", Standing::NotAssessed),
    ("pending", Standing::Pending),
    ("no_such_indicator", Standing::NoSuchIndicator),
    ("unclear", Standing::Unclear),
];

/// Commitments of one group by how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standings {
    pub(super) good: u32,
    pub(super) other: u32,
    pub(super) unrated: Unrated,
}

impl Standings {
    /// Those that are rated.
    pub(super) const fn rated(&self) -> u32 {
        self.good + self.other
    }
}

/// One row per plan and area that it carries: `plan`, `area`, and one column per standing.
pub(super) fn by_plan(data: &Data, facts: &Facts, indicator: Indicator) -> PolarsResult<DataFrame> {
    let standings = data.commitments.iter().map(|commitment| indicator.standing(commitment) as u32);
    let standings = Column::new("standing".into(), standings.collect::<Vec<_>>());
    let counts = COUNTS.map(|(name, standing)| col("standing").eq(lit(standing as u32)).sum().alias(name));
    facts.carried.by_plan_and_area(Some(standings), counts.into(), sums())
}

/// Expressions that add the standings of a group.
pub(super) fn sums() -> Vec<Expr> {
    COUNTS.iter().map(|(name, _)| col(*name).sum()).collect()
}

/// The standings of every row of a frame with the columns of counts.
pub(super) fn read(frame: &DataFrame) -> PolarsResult<Vec<Standings>> {
    let columns = COUNTS
        .iter()
        .map(|(name, _)| Ok(frame.column(name)?.u32()?.iter().map(Option::unwrap_or_default).collect()))
        .collect::<PolarsResult<Vec<Vec<u32>>>>()?;
    let row = |index: usize| {
        let count = |column: usize| columns[column][index];
        Standings {
            good: count(0),
            other: count(1),
            unrated: Unrated {
                missing: count(2),
                not_assessed: count(3),
                pending: count(4),
                no_such_indicator: count(5),
                unclear: count(6),
            },
        }
    };
    Ok((0..frame.height()).map(row).collect())
}
