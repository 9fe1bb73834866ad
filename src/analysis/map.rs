//! The map: one number for each national member, or for the local members of each country.

use std::collections::{BTreeMap, BTreeSet};

use app::model::answer::Choice;
use app::model::commitment::Commitment;
use app::model::lang::Lang;
use app::model::map::{Layer, MapAnswer, MapMeasure, MapPlace, MapQuery, MapSort, Reading, Step};
use app::model::place::{Level, Named, Region};
use app::model::portion::Portion;
use app::model::query::{Fault, Grouping, Parsed, Problem, Selection, Word};
use app::model::release::Kind;

use super::counts::{Counted, frequencies};
use super::indicator::Indicator;
use super::statistics::cluster::{Cluster, correlation};
use super::tally::{main_coding, no_coding, plain, rated, share};
use super::{Analysis, order, places, resolve};

/// The answer, the areas that can be chosen, and what could not be used.
pub(super) type Mapped = (MapAnswer, Vec<Choice>, Vec<Problem>);

pub(super) fn map(analysis: &Analysis, parsed: Parsed<MapQuery>) -> Mapped {
    let Parsed { value: mut query, mut problems } = parsed;
    let level = level(query.layer);
    if level == Level::Local && query.measure == MapMeasure::Completion {
        problems.push(Problem::new("measure", MapMeasure::Completion.word(), Fault::LocalNotAssessed));
        query.measure = MapMeasure::default();
    }
    let all: Vec<Counted<'_>> = analysis.counts(Grouping::Area).all(&analysis.data.plans).collect();
    let coding = main_coding(analysis, level).unwrap_or_else(no_coding);
    let counted = all.iter().filter(|one| one.plan.level == level && one.is_in(&coding.id));
    let frequencies: BTreeMap<&str, u32> = frequencies(counted).into_iter().collect();
    let mut chosen = Selection { areas: query.area.take().into_iter().collect(), ..Selection::default() };
    resolve::areas(Grouping::Area, &mut chosen, &mut problems, frequencies.keys().copied());
    let choices = choices(analysis, &query, &frequencies);
    let first = choices.first().map(|choice| choice.item.id.clone());
    query.area = chosen.areas.pop().or_else(|| first.filter(|_| query.measure == MapMeasure::Share));

    let commitments = by_plan(analysis, query.measure);
    let question = Question { query: &query, coding: &coding.id, commitments };
    let mut places: Vec<MapPlace> =
        grounds(analysis, level, query.lang).into_iter().map(|ground| question.place(ground, &all)).collect();
    let weight = estimate(&mut places);
    let bounds = bounds(query.measure, &places);
    for place in &mut places {
        place.step = step(place.reading, bounds);
    }
    sort(&mut places, query.sort);
    let total = total(&places);
    let area = query.area.as_deref().map(|id| analysis.named(Grouping::Area, id, query.lang));
    (MapAnswer { query, area, coding, places, bounds, total, weight }, choices, problems)
}

const fn level(layer: Layer) -> Level {
    match layer {
        Layer::National => Level::National,
        Layer::Local => Level::Local,
    }
}

fn choices(analysis: &Analysis, query: &MapQuery, frequencies: &BTreeMap<&str, u32>) -> Vec<Choice> {
    let choice = |(id, commitments): (&&str, &u32)| Choice {
        item: analysis.named(Grouping::Area, id, query.lang),
        commitments: *commitments,
    };
    let mut choices: Vec<Choice> = frequencies.iter().map(choice).collect();
    choices.sort_by(|a, b| b.commitments.cmp(&a.commitments).then_with(|| a.item.cmp(&b.item)));
    choices
}

/// A place before it is counted.
struct Ground {
    place: Named,
    iso3: String,
    region: Region,
    slugs: BTreeSet<String>,
}

/// National members, or countries with local members: those of the release, and those that OGP lists today. A simulation
/// has no others than its own.
fn grounds(analysis: &Analysis, level: Level, lang: Lang) -> Vec<Ground> {
    let mut grounds: BTreeMap<String, Ground> = BTreeMap::new();
    let mut add = |slug: &str, english: &str, iso3: &str, region: Region| {
        let (id, name) = match level {
            Level::National => (slug.to_owned(), analysis.member_name(slug, english, iso3, lang)),
            Level::Local => {
                let country = places::country(iso3, &analysis.reference, lang);
                (iso3.to_owned(), country.map_or_else(|| english.to_owned(), |country| country.name))
            }
        };
        let ground = grounds.entry(id.clone()).or_insert_with(|| Ground {
            place: Named { id, name },
            iso3: iso3.into(),
            region,
            slugs: BTreeSet::new(),
        });
        ground.slugs.insert(slug.into());
    };
    for plan in analysis.data.plans.iter().filter(|plan| plan.level == level) {
        add(&plan.member, &plan.member_name, &plan.country, plan.region);
    }
    if analysis.data.release.kind != Kind::Simulated {
        let members = analysis.reference.members.iter().filter(|member| member.level == level);
        for member in members.filter(|member| !member.has_withdrawn()) {
            add(&member.slug, &member.display_name(), &member.iso3, member.region);
        }
    }
    grounds.into_values().collect()
}

struct Question<'a> {
    query: &'a MapQuery,
    coding: &'a str,
    commitments: BTreeMap<&'a str, Vec<&'a Commitment>>,
}

impl Question<'_> {
    fn place(&self, ground: Ground, all: &[Counted<'_>]) -> MapPlace {
        let is_here = |one: &&Counted<'_>| ground.slugs.contains(&one.plan.member);
        let plans: Vec<Counted<'_>> = all.iter().filter(is_here).copied().collect();
        let members: BTreeSet<&str> = plans.iter().map(|one| one.plan.member.as_str()).collect();
        MapPlace {
            members: members.len() as u32,
            plans: plans.len() as u32,
            commitments: plans.iter().map(|one| one.plan.commitments).sum(),
            reading: self.reading(&plans),
            step: Step::Missing,
            estimate: None,
            place: ground.place,
            iso3: ground.iso3,
            region: ground.region,
        }
    }

    fn reading(&self, plans: &[Counted<'_>]) -> Reading {
        if plans.is_empty() {
            return Reading::NoPlans;
        }
        let coded: Vec<Counted<'_>> = plans.iter().copied().filter(|one| one.is_in(self.coding)).collect();
        match (self.query.measure, self.query.area.as_deref()) {
            (MapMeasure::Completion, area) => shared(self.completion(plans, area)),
            (MapMeasure::Share, None) => Reading::NothingCounted,
            (MapMeasure::Share, Some(area)) => shared(share(area, &coded)),
            (MapMeasure::Count, None) => {
                Reading::Count { k: plans.iter().map(|one| one.plan.commitments).sum(), n: None }
            }
            (MapMeasure::Plans, None) => Reading::Count { k: plans.len() as u32, n: None },
            (MapMeasure::Count, Some(area)) => counted(share(area, &coded)),
            (MapMeasure::Plans, Some(area)) => {
                counted(plain(coded.iter().filter(|one| one.count.tagged(area) > 0).count(), coded.len()))
            }
        }
    }

    /// Of the commitments of plans, whatever coding their areas come from.
    fn completion(&self, plans: &[Counted<'_>], area: Option<&str>) -> Portion {
        let carries = |c: &&Commitment| {
            let coded = c.coding.as_deref() == Some(self.coding);
            area.is_none_or(|area| coded && c.areas.iter().any(|carried| carried == area))
        };
        let of_plan = |one: &Counted<'_>| self.commitments.get(one.plan.id.as_str());
        rated(Indicator::Completion, plans.iter().filter_map(of_plan).flatten().copied().filter(carries)).0
    }
}

/// Commitments by plan, where they are needed one by one.
fn by_plan(analysis: &Analysis, measure: MapMeasure) -> BTreeMap<&str, Vec<&Commitment>> {
    let mut plans: BTreeMap<&str, Vec<&Commitment>> = BTreeMap::new();
    if measure == MapMeasure::Completion {
        for commitment in &analysis.data.commitments {
            plans.entry(&commitment.plan).or_default().push(commitment);
        }
    }
    plans
}

fn shared(portion: Portion) -> Reading {
    if portion.n == 0 { Reading::NothingCounted } else { Reading::Share(portion) }
}

fn counted(portion: Portion) -> Reading {
    if portion.n == 0 { Reading::NothingCounted } else { Reading::Count { k: portion.k, n: Some(portion.n) } }
}

/// Draws shares towards the average of all places, as a beta-binomial distribution of the places asks for (empirical Bayes;
/// Kleinman, 1973, “Proportions with extraneous variance”): the average counts for as many commitments as the intraclass
/// correlation ρ of the places says, 1/ρ − 1. Gives that number; `None` where the places do not differ more than by chance.
fn estimate(places: &mut [MapPlace]) -> Option<f64> {
    let clusters: Vec<Cluster> = places
        .iter()
        .filter_map(|place| match place.reading {
            Reading::Share(portion) => Some(Cluster { size: portion.n, tagged: portion.k }),
            _ => None,
        })
        .collect();
    let (k, n) = clusters.iter().fold((0, 0), |(k, n), cluster| (k + cluster.tagged, n + cluster.size));
    if n == 0 {
        return None;
    }
    let average = f64::from(k) / f64::from(n);
    let correlation = correlation(&clusters);
    let weight = (correlation > 0.0).then(|| 1.0 / correlation - 1.0);
    for place in places {
        if let Reading::Share(portion) = place.reading {
            place.estimate = Some(match weight {
                Some(weight) => (f64::from(portion.k) + weight * average) / (f64::from(portion.n) + weight),
                None => average,
            });
        }
    }
    weight
}

/// Round numbers that cut the range of what is drawn into three, none of them empty at the top unless there is next to nothing.
fn bounds(measure: MapMeasure, places: &[MapPlace]) -> [u32; 2] {
    let most = places.iter().filter_map(|place| value(place.reading)).fold(0.0, f64::max);
    if measure.is_share() {
        const PERCENT: [[u32; 2]; 6] = [[1, 2], [2, 4], [5, 10], [10, 20], [20, 40], [33, 66]];
        return greatest(&PERCENT, most);
    }
    const COUNTS: [[u32; 2]; 11] = [
        [1, 2],
        [2, 4],
        [5, 10],
        [10, 20],
        [20, 40],
        [25, 50],
        [50, 100],
        [100, 200],
        [200, 400],
        [500, 1000],
        [1000, 2000],
    ];
    greatest(&COUNTS, most)
}

/// The greatest of some bounds, in ascending order, above which there is something; the first where there is none.
fn greatest(bounds: &[[u32; 2]], most: f64) -> [u32; 2] {
    let reached = bounds.iter().rev().find(|[_, second]| most > f64::from(*second));
    reached.or(bounds.first()).copied().unwrap_or([1, 2])
}

/// What is drawn: a count, or percent where the share may be shown.
fn value(reading: Reading) -> Option<f64> {
    match reading {
        Reading::Count { k, .. } => Some(f64::from(k)),
        Reading::Share(portion) if portion.is_shown() => {
            Some(100.0 * f64::from(portion.k) / f64::from(portion.n))
        }
        _ => None,
    }
}

fn step(reading: Reading, bounds: [u32; 2]) -> Step {
    let k = match reading {
        Reading::NoPlans | Reading::NothingCounted => return Step::Missing,
        Reading::Count { k, .. } => k,
        Reading::Share(portion) => portion.k,
    };
    match value(reading) {
        _ if k == 0 => Step::Zero,
        None => Step::TooFew,
        Some(value) => {
            Step::Level(1 + bounds.into_iter().filter(|bound| value > f64::from(*bound)).count() as u8)
        }
    }
}

fn sort(places: &mut [MapPlace], sort: MapSort) {
    places.sort_by_cached_key(|place| (order::key(&place.place.name), place.place.id.clone()));
    match sort {
        MapSort::Name => {}
        MapSort::Region => places.sort_by_key(|place| place.region),
        MapSort::Value => {
            let rank = |place: &MapPlace| match place.reading {
                Reading::NoPlans => -2.0,
                Reading::NothingCounted => -1.0,
                Reading::Count { k, .. } => f64::from(k),
                Reading::Share(_) => place.estimate.unwrap_or_default(),
            };
            places.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
        }
    }
}

/// k and n of all places; its interval is left out, because places are no sample of one another.
fn total(places: &[MapPlace]) -> Portion {
    let (k, n) = places.iter().fold((0, 0), |(k, n), place| match place.reading {
        Reading::NoPlans | Reading::NothingCounted => (k, n),
        Reading::Count { k: one, n: of } => (k + one, n + of.unwrap_or(one)),
        Reading::Share(portion) => (k + portion.k, n + portion.n),
    });
    Portion { k, n, interval: None }
}

#[cfg(test)]
mod tests {
    use app::model::answer::Interval;

    use super::*;

    fn places(shares: &[(u32, u32)]) -> Vec<MapPlace> {
        let place = |(k, n): &(u32, u32)| MapPlace {
            place: Named { id: String::new(), name: String::new() },
            iso3: String::new(),
            region: Region::Europe,
            members: 1,
            plans: 1,
            commitments: *n,
            reading: Reading::Share(Portion { k: *k, n: *n, interval: None }),
            step: Step::Missing,
            estimate: None,
        };
        shares.iter().map(place).collect()
    }

    /// The formulas written out in plain Python for the same four members.
    #[test]
    fn shares_of_few_are_drawn_towards_the_average() {
        let mut places = places(&[(9, 10), (3, 30), (5, 20), (0, 5)]);
        let weight = estimate(&mut places).unwrap();
        assert!((weight - 1.071_875).abs() < 1e-9, "{weight}");
        for (place, expected) in
            places.iter().zip([0.838_190_147_4, 0.105_572_532_7, 0.250_586_933_5, 0.046_169_682_1])
        {
            let estimate = place.estimate.unwrap();
            assert!((estimate - expected).abs() < 1e-9, "{estimate}");
        }
    }

    #[test]
    fn members_that_do_not_differ_share_the_average() {
        let mut places = places(&[(5, 10), (5, 10), (10, 20)]);
        assert_eq!(estimate(&mut places), None);
        assert!(places.iter().all(|place| place.estimate == Some(0.5)));
    }

    #[test]
    fn the_top_step_is_not_empty() {
        for most in 3..3000 {
            let mut counted = places(&[(0, 1), (1, 10)]);
            counted[1].reading = Reading::Count { k: most, n: None };
            let bounds = bounds(MapMeasure::Count, &counted);
            assert_eq!(step(counted[1].reading, bounds), Step::Level(3), "{most}: {bounds:?}");
        }
        for k in 3..=100 {
            let interval = Some(Interval { low: 0.0, high: 0.1, design_effect: 1.0, shown: true });
            let mut shared = places(&[(k, 100)]);
            shared[0].reading = Reading::Share(Portion { k, n: 100, interval });
            let bounds = bounds(MapMeasure::Share, &shared);
            assert_eq!(step(shared[0].reading, bounds), Step::Level(3), "{k} %: {bounds:?}");
        }
    }

    #[test]
    fn steps_follow_round_bounds_and_zero_is_no_step() {
        let count = |k| Reading::Count { k, n: None };
        assert_eq!(
            [count(0), count(10), count(11), count(21)].map(|reading| step(reading, [10, 20])),
            [Step::Zero, Step::Level(1), Step::Level(2), Step::Level(3)]
        );
        let few = Reading::Share(Portion { k: 1, n: 2, interval: None });
        assert_eq!(step(few, [10, 20]), Step::TooFew);
        assert_eq!(step(Reading::NothingCounted, [10, 20]), Step::Missing);
    }
}
