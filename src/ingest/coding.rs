//! Which coding of policy areas each plan keeps.
//!
//! Areas and coding travel together, and a plan keeps one coding: that of most of its commitments, the newer source on a
//! tie. So a sample of a few pages does not overwrite the tags of a whole plan. A commitment whose sources have no areas in its
//! plan's coding keeps its own, for its page; the analysis counts a plan in its main coding only.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::draft::Draft;
use super::reconcile::Group;

/// For each group, the row whose areas count.
pub(super) fn choose(drafts: &[Draft], groups: &[Group]) -> Vec<Option<usize>> {
    // The maps by plan are only asked, never walked.
    let mut votes: FxHashMap<usize, BTreeMap<&str, (usize, usize)>> = FxHashMap::default();
    for group in groups {
        let Some(plan) = group.last().map(|row| drafts[*row].plan) else { continue };
        for (age, row) in group.iter().enumerate() {
            if let Some((coding, _)) = &drafts[*row].areas {
                let (count, newest) = votes.entry(plan).or_default().entry(coding).or_default();
                *count += 1;
                *newest = (*newest).max(age);
            }
        }
    }
    let kept: FxHashMap<usize, &str> = votes
        .into_iter()
        .filter_map(|(plan, codings)| Some((plan, codings.into_iter().max_by_key(|(_, votes)| *votes)?.0)))
        .collect();
    groups.iter().map(|group| of_group(drafts, group, &kept)).collect()
}

fn of_group(drafts: &[Draft], group: &Group, kept: &FxHashMap<usize, &str>) -> Option<usize> {
    let plan = group.last().map(|row| drafts[*row].plan)?;
    let coding_of = |row: &usize| drafts[*row].areas.as_ref().map(|(coding, _)| *coding);
    let tagged = || group.iter().rev().filter(|row| coding_of(row).is_some());
    tagged().find(|row| coding_of(row) == kept.get(&plan).copied()).or_else(|| tagged().next()).copied()
}
