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

/// What the plans of a place count, as changes are computed from it.
pub(super) struct Changes<'a> {
    ledger: &'a Ledger<'a>,
    /// What each adds to n of every area.
    sizes: Vec<(Entry, f64)>,
    /// By area: what those that carry it add to k, and to n beyond their size.
    carried: Vec<Vec<(Entry, (f64, f64))>>,
}

impl<'a> Changes<'a> {
    /// `entries` are the plans of the place as the measure counts them.
    pub(super) fn new(ledger: &'a Ledger<'a>, entries: &[Entry]) -> Self {
        let sizes = entries.iter().map(|entry| (*entry, ledger.size(entry.plan)));
        // A plan of which nothing is counted is not there.
        let sizes = sizes.filter(|(_, size)| *size > 0.0).collect();
        Self { ledger, sizes, carried: ledger.counts_by_area(entries) }
    }

    /// The parts of the change of an area; nothing where one of the times has nothing to count. `counts`: of the number of
    /// commitments instead of their share.
    pub(super) fn of(&self, area: usize, between: Between, counts: bool) -> Option<Change> {
        let members = self.members(area, between);
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

    /// By number, those with nothing in either time as well.
    fn members(&self, area: usize, between: Between) -> Vec<Member> {
        let mut members = vec![Member::default(); self.ledger.members()];
        let mut add = |entry: &Entry, k: f64, n: f64| {
            let is_in = |(from, to): (i32, i32)| (from..=to).contains(&entry.year);
            let (is_before, is_after) = (is_in(between.first), is_in(between.last));
            if !is_before && !is_after {
                return;
            }
            let member = &mut members[self.ledger.member(entry.plan) as usize];
            for (is_in, side) in [(is_before, &mut member.before), (is_after, &mut member.after)] {
                if is_in {
                    let (so_far_k, so_far_n) = side.unwrap_or_default();
                    *side = Some((so_far_k + k, so_far_n + n));
                }
            }
        };
        self.sizes.iter().for_each(|(entry, size)| add(entry, 0.0, *size));
        let carried = self.carried.get(area).into_iter().flatten();
        carried.for_each(|(entry, (k, n))| add(entry, *k, *n));
        members
    }
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
