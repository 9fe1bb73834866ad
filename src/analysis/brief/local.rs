//! The rules and peers of a local member.

use app::model::brief::{LocalPart, Subject};
use app::model::commitment::Plan;
use app::model::local::{LOCAL_LIMIT, LOCAL_PROGRAMME};
use app::model::place::Level;
use app::model::profile::MemberRow;

use super::super::member_list;
use super::scope::Scope;

/// Peers in the list.
const PEERS: usize = 5;

pub(super) fn local(scope: &Scope<'_>) -> LocalPart {
    let present = |year: Option<i32>| year.is_some_and(|year| year >= LOCAL_PROGRAMME);
    let (under_rule, before): (Vec<&Plan>, Vec<&Plan>) =
        scope.plans.iter().copied().partition(|plan| present(plan.year));
    let over = under_rule.iter().filter(|plan| plan.commitments > LOCAL_LIMIT).count();
    let (peers, peers_in_all) = peers(scope);
    LocalPart {
        over: (over as u32, under_rule.len() as u32),
        before: before.len() as u32,
        peers,
        peers_in_all,
    }
}

/// Local members with a plan: of the same country first, then those with the newest plans.
fn peers(scope: &Scope<'_>) -> (Vec<MemberRow>, u32) {
    let own = scope.query.subject.id();
    let relatives = scope.profile.as_ref().map_or(&[][..], |profile| &profile.relatives);
    let is_near = |row: &MemberRow| relatives.iter().any(|near| near.member.id == row.member.id);
    let is_peer = |row: &MemberRow| {
        row.level == Level::Local && row.plans > 0 && Some(row.region) == scope.region && row.member.id != own
    };
    debug_assert!(matches!(scope.query.subject, Subject::Member(_)), "only members have a level");
    let mut rows = member_list::rows(scope.analysis, scope.lang);
    rows.retain(is_peer);
    let all = rows.len() as u32;
    // The sort keeps the names in order among equals.
    rows.sort_by_key(|row| (!is_near(row), std::cmp::Reverse(row.latest)));
    rows.truncate(PEERS);
    (rows, all)
}
