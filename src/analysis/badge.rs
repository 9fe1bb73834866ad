//! May a trend be claimed? The one rule behind every badge.
//!
//! 1. The source is complete for the years; there are at least 5 years under one coding, 10 commitments that carry the
//!    area, and 5 plans in the first and in the last block of four years.
//! 2. Score test for a linear trend in share, with plan-clustered variance.
//! 3. Benjamini–Hochberg at 10 % over all areas of the coding in the places asked about, shown or not.
//! 4. The share of the last block is at least 1.25 or at most 0.80 times that of the first.
//!
//! The years are always all years of the coding, and the areas compared all its areas, never those that happen to be shown:
//! a reader cannot find a trend by trying windows. An adjusted p hangs on the places asked about, because they are compared
//! too. A simulation found 0.2 % of unchanged areas flagged by this rule, and 81 % of areas that double found.

use app::model::badge::{
    BLOCK_YEARS, Badge, Block, FALL, FALSE_DISCOVERY_RATE, NEEDED_COMMITMENTS, NEEDED_PLANS, NEEDED_YEARS,
    Need, RARE_COMMITMENTS, RARE_PLANS, RISE, SEVERAL_MEMBERS, SEVERAL_REGIONS, Test, Verdict,
};
use app::model::place::Region;
use rustc_hash::FxHashSet;

use super::statistics::cluster::Cluster;
use super::statistics::multiple;
use super::statistics::score_test::{ScoreTest, score_test};

/// A plan of one series: what it has to do with the area.
#[derive(Clone, Copy, Debug)]
pub(super) struct Submitted {
    pub(super) year: i32,
    /// By number.
    pub(super) member: u32,
    pub(super) region: Region,
    pub(super) cluster: Cluster,
}

/// What a series is judged by.
#[derive(Clone, Debug)]
pub(super) struct Evidence<'a> {
    /// The plans of the place and coding, of all years.
    pub(super) plans: Vec<Submitted>,
    /// The coding.
    pub(super) coding: &'a str,
    /// Whether the source is complete for its years.
    pub(super) complete: bool,
    /// Years with plans in any coding.
    pub(super) years_of_all_codings: u32,
}

/// A series before it is compared with others.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    verdict: Verdict,
    test: Option<ScoreTest>,
    years_of_all_codings: u32,
}

impl Measured {
    /// Everything that hangs on the series alone.
    pub(super) fn new(evidence: &Evidence<'_>) -> Self {
        let verdict = measure(evidence);
        let test = test(evidence, &verdict);
        Self { verdict, test, years_of_all_codings: evidence.years_of_all_codings }
    }
}

/// Judges all series that are compared with each other, in their order.
pub(super) fn verdicts(series: Vec<Measured>) -> Vec<Verdict> {
    let p: Vec<f64> = series.iter().filter_map(|one| one.test.as_ref()).map(|test| test.p).collect();
    let mut adjusted = multiple::adjusted(&p).into_iter();
    let judged = series.into_iter().map(|Measured { mut verdict, test, years_of_all_codings }| {
        verdict.test = test.and_then(|ScoreTest { statistic, p: own }| {
            let adjusted_p = adjusted.next()?;
            Some(Test { statistic, p: own, adjusted_p, compared: p.len() as u32 })
        });
        verdict.badge = badge(&verdict, years_of_all_codings);
        verdict
    });
    judged.collect()
}

/// Everything but test and badge.
fn measure(evidence: &Evidence<'_>) -> Verdict {
    let plans = &evidence.plans;
    let years = years(plans);
    let first = years.iter().min().map(|year| block(plans, *year, year + BLOCK_YEARS - 1));
    let last = years.iter().max().map(|year| block(plans, year - BLOCK_YEARS + 1, *year));
    let k = plans.iter().map(|plan| plan.cluster.tagged).sum();
    let enough = |block: Option<Block>| block.is_some_and(|block| block.plans >= NEEDED_PLANS);
    let missing = [
        (evidence.complete, Need::CompleteSource),
        (years.len() as u32 >= NEEDED_YEARS, Need::Years),
        (k >= NEEDED_COMMITMENTS, Need::Commitments),
        (enough(first), Need::FirstPlans),
        (enough(last), Need::LastPlans),
    ];
    Verdict {
        badge: Badge::NotEnoughData,
        k,
        n: plans.iter().map(|plan| plan.cluster.size).sum(),
        plans: plans.len() as u32,
        years: years.len() as u32,
        first,
        last,
        test: None,
        ratio: first
            .zip(last)
            .filter(|(first, _)| first.k > 0)
            .map(|(first, last)| last.share() / first.share()),
        missing: missing.into_iter().filter(|(met, _)| !met).map(|(_, need)| need).collect(),
        coding: evidence.coding.into(),
    }
}

/// The years of some plans, each once. There are few: it is faster to look through them than to look one up.
fn years(plans: &[Submitted]) -> Vec<i32> {
    let mut years = Vec::new();
    for plan in plans {
        if !years.contains(&plan.year) {
            years.push(plan.year);
        }
    }
    years
}

fn block(plans: &[Submitted], from: i32, to: i32) -> Block {
    let mut block = Block { from, to, k: 0, n: 0, plans: 0, plans_with: 0, members_with: 0, regions_with: 0 };
    let (mut members, mut regions) = (FxHashSet::default(), FxHashSet::default());
    for plan in plans.iter().filter(|plan| (from..=to).contains(&plan.year)) {
        let Cluster { size, tagged } = plan.cluster;
        block.k += tagged;
        block.n += size;
        block.plans += 1;
        if tagged > 0 {
            block.plans_with += 1;
            members.insert(plan.member);
            regions.insert(plan.region);
        }
    }
    Block { members_with: members.len() as u32, regions_with: regions.len() as u32, ..block }
}

fn test(evidence: &Evidence<'_>, verdict: &Verdict) -> Option<ScoreTest> {
    if !verdict.missing.is_empty() {
        return None;
    }
    let plans: Vec<_> = evidence.plans.iter().map(|plan| (plan.year, plan.cluster)).collect();
    score_test(&plans)
}

fn badge(verdict: &Verdict, years_of_all_codings: u32) -> Badge {
    let (Some(test), Some(first), Some(last)) = (verdict.test, verdict.first, verdict.last) else {
        let only_years = verdict.missing == [Need::Years];
        let enough_together = years_of_all_codings >= NEEDED_YEARS;
        return if only_years && enough_together { Badge::CodingChanged } else { Badge::NotEnoughData };
    };
    let significant = test.adjusted_p <= FALSE_DISCOVERY_RATE;
    // From nothing to something is a rise by any ratio; from nothing to nothing is none, whatever was between.
    let ratio = verdict.ratio.unwrap_or(if last.k > 0 { f64::INFINITY } else { 1.0 });
    if significant && test.statistic > 0.0 && ratio >= RISE {
        if rare(&first) && several(&last) { Badge::Emerging } else { Badge::Rising }
    } else if significant && test.statistic < 0.0 && ratio <= FALL {
        if rare(&last) && several(&first) { Badge::Fading } else { Badge::Falling }
    } else {
        Badge::NoClearChange
    }
}

fn rare(block: &Block) -> bool {
    let of_plans = f64::from(block.plans_with) / f64::from(block.plans.max(1));
    block.share() < RARE_COMMITMENTS && of_plans < RARE_PLANS
}

fn several(block: &Block) -> bool {
    block.members_with >= SEVERAL_MEMBERS && block.regions_with >= SEVERAL_REGIONS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Thirteen years of thirty plans with ten commitments each; `tagged` gives how many of a plan carry the area.
    fn of(tagged: impl Fn(i32) -> u32) -> Badge {
        let plan = |year| Submitted {
            year,
            member: 0,
            region: Region::Europe,
            cluster: Cluster { size: 10, tagged: tagged(year) },
        };
        let plans = (2011..2024).flat_map(|year| (0..30).map(move |_| year)).map(plan).collect();
        let evidence = Evidence { plans, coding: "coding", complete: true, years_of_all_codings: 13 };
        verdicts(vec![Measured::new(&evidence)])[0].badge
    }

    #[test]
    fn what_comes_and_goes_did_not_rise() {
        let hump = |year| u32::from((2018..2020).contains(&year));
        assert_eq!(of(hump), Badge::NoClearChange, "nothing in the first block, and nothing in the last");
        assert_eq!(of(|year| u32::from(year >= 2018)), Badge::Rising, "nothing at first, and then something");
    }
}
