//! Where the change between two times came from: the same members, the length of their plans, or members that join or leave.

use app::model::badge::BLOCK_YEARS;
use app::model::detail::{Change, Moment};
use app::model::query::Between;

use super::ledger::Ledger;
use super::register::Entry;
use super::statistics::kitagawa::{self, Member};

/// The two times to compare where none are asked for: the first and the last block of four years, else of two years, else
/// the first and the last year. Blocks of an even number of years hold whole cycles of plans, so that members count alike.
pub(super) fn usual(years: &[i32]) -> Option<Between> {
    let (first, last) = (*years.first()?, *years.last()?);
    let block = [BLOCK_YEARS, 2, 1].into_iter().find(|block| last - first + 1 >= 2 * block)?;
    Some(Between { first: (first, first + block - 1), last: (last - block + 1, last) })
}

/// The parts of the change of an area; nothing where one of the times has nothing to count. `counts`: of the number of
/// commitments instead of their share.
pub(super) fn change(
    ledger: &Ledger<'_>,
    entries: &[Entry],
    area: usize,
    between: Between,
    counts: bool,
) -> Option<Change> {
    // By number, those with nothing in either time as well.
    let mut members = vec![Member::default(); ledger.members()];
    for entry in entries {
        let is_in = |(from, to): (i32, i32)| (from..=to).contains(&entry.year);
        let (is_before, is_after) = (is_in(between.first), is_in(between.last));
        if !is_before && !is_after {
            continue;
        }
        let (k, n) = ledger.counts(entry.plan, area);
        let member = &mut members[ledger.member(entry.plan) as usize];
        for (is_in, side) in [(is_before, &mut member.before), (is_after, &mut member.after)] {
            if is_in && n > 0.0 {
                let (so_far_k, so_far_n) = side.unwrap_or_default();
                *side = Some((so_far_k + k, so_far_n + n));
            }
        }
    }
    let before = moment(&members, between.first, |member| member.before)?;
    let after = moment(&members, between.last, |member| member.after)?;
    let parts = if counts { kitagawa::of_count(&members) } else { kitagawa::of_share(&members)? };
    let number =
        |is_meant: fn(&Member) -> bool| members.iter().filter(|member| is_meant(member)).count() as u32;
    Some(Change {
        before,
        after,
        counts,
        total: if counts { after.k - before.k } else { after.k / after.n - before.k / before.n },
        same_members: parts.same_members,
        plan_size: parts.plan_size,
        joining_leaving: parts.joining_leaving,
        staying: number(|member| member.before.is_some() && member.after.is_some()),
        joined: number(|member| member.before.is_none() && member.after.is_some()),
        left: number(|member| member.before.is_some() && member.after.is_none()),
    })
}

fn moment(
    members: &[Member],
    (from, to): (i32, i32),
    side: impl Fn(&Member) -> Option<(f64, f64)>,
) -> Option<Moment> {
    let (k, n) =
        members.iter().filter_map(side).fold((0.0, 0.0), |(k, n), (more_k, more_n)| (k + more_k, n + more_n));
    (n > 0.0).then_some(Moment { from, to, k, n })
}
