//! Which plan of each member is in force on 1 July of each year.
//!
//! A plan counts at a date if start ≤ date < end; of several plans of a member only the latest counts (by start, then by
//! number), in whatever coding it is tagged. A plan that a newer one of another coding has replaced is not in force.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use app::model::month::Month;
use polars::prelude::*;

/// From plans (`plan`, `member`, `start`, `end`, `number`): one row per plan and year in which it counts: `plan`, `year`.
pub(super) fn in_force(plans: &DataFrame, years: Option<RangeInclusive<i32>>) -> PolarsResult<DataFrame> {
    let (plan, member) = (plans.column("plan")?.str()?, plans.column("member")?.str()?);
    let (start, end) = (plans.column("start")?.i32()?, plans.column("end")?.i32()?);
    let number = plans.column("number")?.u32()?;
    let mut counted: Vec<&str> = Vec::new();
    let mut at: Vec<i32> = Vec::new();
    for year in years.into_iter().flatten() {
        let july = Month::july(year).index();
        let mut latest: BTreeMap<&str, ((i32, Option<u32>), &str)> = BTreeMap::new();
        for row in 0..plans.height() {
            let (Some(plan), Some(member), Some(start), Some(end)) =
                (plan.get(row), member.get(row), start.get(row), end.get(row))
            else {
                continue;
            };
            let rank = (start, number.get(row));
            if start <= july && july < end && latest.get(member).is_none_or(|(best, _)| *best < rank) {
                latest.insert(member, (rank, plan));
            }
        }
        at.extend(std::iter::repeat_n(year, latest.len()));
        counted.extend(latest.into_values().map(|(_, plan)| plan));
    }
    DataFrame::new(counted.len(), vec![Column::new("plan".into(), counted), Column::new("year".into(), at)])
}
