//! What limits the numbers of a brief, as far as its data tell.

use app::model::brief::Caveat;
use app::model::place::Level;
use app::model::release::Kind;

use super::plans;
use super::scope::Scope;

/// Commitments from which a share is given in most cases.
const FEW: u32 = 30;

pub(super) fn caveats(scope: &Scope<'_>) -> Vec<Caveat> {
    let release = &scope.analysis.data.release;
    let all = scope.commitments.len() as u32;
    let plans = scope.plans.len() as u32;
    let undated = scope.plans.iter().filter(|plan| !plan.dated && plan.year.is_some()).count() as u32;
    let without = scope.plans.iter().filter(|plan| plan.year.is_none()).count() as u32;
    let coding = scope.coding.as_ref().map(|coding| coding.id.as_str());
    let other = scope.commitments.iter().filter(|one| one.coding.as_deref() != coding).count() as u32;
    let (_, _, unrated) = plans::standing(&scope.commitments);
    let mut caveats = Vec::new();
    caveats.extend(match release.kind {
        Kind::Loaded => None,
        Kind::Sample => Some(Caveat::Sample),
        Kind::Simulated => Some(Caveat::Simulated),
    });
    if scope.level == Some(Level::Local) {
        caveats.push(Caveat::Local);
    }
    caveats.extend(release.years.map(|(_, last)| Caveat::LastYear(last)));
    let incomplete = scope.coding.as_ref().is_some_and(|coding| !coding.complete);
    caveats.extend((incomplete && release.kind == Kind::Loaded).then_some(Caveat::NotComplete));
    caveats.extend((undated > 0).then_some(Caveat::Undated(undated, plans)));
    caveats.extend((without > 0).then_some(Caveat::NoYear(without)));
    caveats.extend((other > 0 && coding.is_some()).then_some(Caveat::OtherCoding(other, all)));
    caveats.extend((unrated.total() > 0).then_some(Caveat::Unrated(unrated, all)));
    caveats.extend((all > 0 && all < FEW).then_some(Caveat::Few(all)));
    caveats.extend((all > 0).then_some(Caveat::Overlap));
    caveats
}
