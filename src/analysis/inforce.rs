//! Which plan of each member is in force on 1 July of each year.
//!
//! A plan counts at a date if start ≤ date < end; of several plans of a member only the latest counts (by start, then by
//! number). Years run from the first submission to one year after the last; that last year is incomplete, because plans
//! submitted in it are not known yet.

use std::collections::BTreeMap;

use app::model::month::Month;
use polars::prelude::*;

/// From the plans of a question (`plan`, `member`, `start`, `end`, `year`, `number`): one row per plan and year in which
/// it counts, with the other columns of the plan and that year in place of the year of submission.
pub(super) fn in_force(plans: &DataFrame) -> PolarsResult<DataFrame> {
    let (rows, years) = current(plans)?;
    let mut counted = plans.take(&IdxCa::from_vec("row".into(), rows))?;
    counted.with_column(Column::new("year".into(), years))?;
    Ok(counted)
}

fn current(plans: &DataFrame) -> PolarsResult<(Vec<IdxSize>, Vec<i32>)> {
    let member = plans.column("member")?.str()?;
    let (start, end) = (plans.column("start")?.i32()?, plans.column("end")?.i32()?);
    let (year, number) = (plans.column("year")?.i32()?, plans.column("number")?.u32()?);
    let (Some(first), Some(last)) = (year.min(), year.max()) else {
        return Ok((Vec::new(), Vec::new()));
    };
    let mut rows = Vec::new();
    let mut years = Vec::new();
    for at in first..=last + 1 {
        let july = Month::july(at).index();
        let mut latest: BTreeMap<&str, ((i32, Option<u32>), usize)> = BTreeMap::new();
        for row in 0..plans.height() {
            let (Some(member), Some(start), Some(end)) = (member.get(row), start.get(row), end.get(row))
            else {
                continue;
            };
            let rank = (start, number.get(row));
            if start <= july && july < end && latest.get(member).is_none_or(|(best, _)| *best < rank) {
                latest.insert(member, (rank, row));
            }
        }
        rows.extend(latest.values().map(|(_, row)| *row as IdxSize));
        years.extend(std::iter::repeat_n(at, latest.len()));
    }
    Ok((rows, years))
}
