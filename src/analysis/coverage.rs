//! Which years and regions a release covers.

use std::collections::BTreeSet;

use app::model::place::Region;
use app::model::release::{Coverage, CoverageRow};

use crate::store::Data;

pub(super) fn coverage(data: &Data) -> Coverage {
    let years: Vec<i32> = data.release.years.map_or_else(Vec::new, |(first, last)| (first..=last).collect());
    Coverage {
        rows: Region::ALL.into_iter().map(|region| row(data, region, &years)).collect(),
        plans_without_year: data.plans.iter().filter(|plan| plan.year.is_none()).count() as u32,
        years,
    }
}

fn row(data: &Data, region: Region, years: &[i32]) -> CoverageRow {
    let of_region = || data.plans.iter().filter(move |plan| plan.region == region);
    let commitments = || data.commitments.iter().filter(move |commitment| commitment.region == region);
    CoverageRow {
        region,
        plans: years
            .iter()
            .map(|year| of_region().filter(|plan| plan.year == Some(*year)).count() as u32)
            .collect(),
        commitments: commitments().count() as u32,
        members: commitments().map(|commitment| &commitment.member).collect::<BTreeSet<_>>().len() as u32,
    }
}
