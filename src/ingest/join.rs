//! From rows of files to commitments and their plans.
//!
//! Nothing is ever joined across members. So the rows of a member are brought together, and members are understood side by side.

use std::collections::BTreeSet;

use app::model::commitment::{Commitment, Plan};
use app::model::report::MatchCount;
use app::model::text::Text;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rustc_hash::FxHashMap;

use super::draft::{Draft, Fate};
use super::log::Log;
use super::recent::Recent;
use super::reconcile::{Joins, RULES};
use super::{coding, ids, merge, numbers, plans, reconcile};

/// What the rows of a member came to; the rows themselves know what becomes of them.
struct Member {
    plans: Vec<Plan>,
    joins: Joins,
    log: Log,
}

/// Joins the rows. `order` gives the sources from old to new, `names` their names.
///
/// Commitments come by member, plan, number in counting order and id; plans by member, year, number and id.
pub(super) fn join(
    mut drafts: Vec<Draft>,
    order: &[usize],
    names: &[String],
    log: &mut Log,
) -> (Vec<Commitment>, Vec<Plan>, Vec<MatchCount>) {
    bring_together(&mut drafts);
    let shared_names: Vec<Text> = names.iter().map(|name| name.as_str().into()).collect();
    let members: Vec<&mut [Draft]> = drafts.chunk_by_mut(|one, next| one.who.slug == next.who.slug).collect();
    let members: Vec<Member> =
        members.into_par_iter().map(|rows| of_member(rows, order, names, &shared_names)).collect();
    let mut plans = Vec::new();
    let mut joins = Joins::default();
    for member in members {
        plans.extend(member.plans);
        joins.iter_mut().zip(member.joins).for_each(|(sum, joined)| *sum += joined);
        log.append(member.log);
    }
    let mut commitments: Vec<Commitment> =
        drafts.into_iter().filter_map(|draft| merge::commitment(draft, &shared_names)).collect();
    // They stand where the rows stood, which took more room.
    commitments.shrink_to_fit();
    ids::assign(&mut commitments, &plans, log);
    sort(&mut commitments, &plans);
    plans.sort_by(|a, b| (&a.member, a.year, a.number, &a.id).cmp(&(&b.member, b.year, b.number, &b.id)));
    let count = |(rule, joined): (&str, u32)| MatchCount { rule: rule.into(), joined };
    (commitments, plans, RULES.into_iter().zip(joins).map(count).collect())
}

/// Puts the rows of a member one after the other, as they come in the files, members in the order of their ids.
fn bring_together(drafts: &mut [Draft]) {
    let runs = drafts.chunk_by(|one, next| one.who.slug == next.who.slug);
    let members: BTreeSet<Text> = runs.map(|run| run[0].who.slug.clone()).collect();
    let places: FxHashMap<&str, u32> = members.iter().map(Text::as_str).zip(0..).collect();
    let mut places = Recent::new(&places);
    // There is no second copy of the rows.
    drafts.sort_by_cached_key(|draft| places.get(&draft.who.slug));
}

fn of_member(drafts: &mut [Draft], order: &[usize], names: &[String], shared_names: &[Text]) -> Member {
    let mut log = Log::default();
    let mut plans = plans::assign(drafts, names, &mut log);
    for source in order {
        let mut rows: Vec<&mut Draft> = drafts.iter_mut().filter(|draft| draft.source == *source).collect();
        numbers::repair(&mut rows, &names[*source], &mut log);
    }
    let (groups, joins) = reconcile::reconcile(drafts, order, &plans, names, &mut log);
    let tagged = coding::choose(drafts, &groups);
    let ids: Vec<Text> = plans.iter().map(|plan| plan.id.as_str().into()).collect();
    for (group, tagged) in groups.iter().zip(tagged) {
        let Some((newest, older)) = group.split_last() else { continue };
        plans[drafts[*newest].plan].commitments += 1;
        if !older.is_empty() {
            let joined = merge::merge(drafts, group, tagged, &ids, shared_names, &mut log);
            older.iter().for_each(|row| drafts[*row].fate = Fate::Gone);
            drafts[*newest].fate = joined.map_or(Fate::Gone, |joined| Fate::Joined(Box::new(joined)));
        }
    }
    for draft in drafts.iter_mut() {
        draft.plan_id = ids[draft.plan].clone();
    }
    // A code can have moved all rows of a plan to another one.
    plans.retain(|plan| plan.commitments > 0);
    Member { plans, joins, log }
}

/// By member, plan, number in counting order, id. Members follow each other already.
fn sort(commitments: &mut [Commitment], plans: &[Plan]) {
    let mut of_plans: Vec<(&str, &str)> =
        plans.iter().map(|plan| (plan.member.as_str(), plan.id.as_str())).collect();
    of_plans.sort_unstable();
    let places: FxHashMap<&str, usize> = of_plans.into_iter().map(|(_, id)| id).zip(0..).collect();
    let members: Vec<&mut [Commitment]> =
        commitments.chunk_by_mut(|one, next| one.member == next.member).collect();
    members.into_par_iter().for_each(|commitments| {
        let counted = numbers::ranks(commitments.iter().map(|commitment| commitment.number.clone()));
        let mut places = Recent::new(&places);
        commitments.sort_by_cached_key(|commitment| {
            let plan = places.get(&commitment.plan);
            (plan, counted.get(&commitment.number).copied(), commitment.id.clone())
        });
    });
}
