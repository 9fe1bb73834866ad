//! What the chosen places of an answer are seen beside: the same areas in their regions, in
//! the world, or among their peers.

use app::model::answer::{Answer, Series};
use app::model::lang::Lang;
use app::model::place::{Level, Place, PlaceKind, Region};
use app::model::query::{Extent, Facet, Query};
use app::model::show::{Compare, Tab};

use super::Analysis;
use super::trends::{self, Depth};

/// The series of the places beside; none where there is nothing to compare with, or it is among the series already.
pub(super) fn series(analysis: &Analysis, answer: &Answer) -> Vec<Series> {
    let query = &answer.query;
    if query.extent == Extent::Full || answer.series.is_empty() {
        return Vec::new();
    }
    let places = match query.show.compare {
        Compare::Region => of_regions(regions(answer), query.lang),
        Compare::World if !holds(answer, |series| series.place.kind == PlaceKind::World) => {
            vec![Place::world().in_language(query.lang)]
        }
        Compare::Peers => peers(analysis, answer),
        Compare::World | Compare::None => Vec::new(),
    };
    if places.is_empty() {
        return Vec::new();
    }
    let mut beside = Query { coding: Some(answer.coding.id.clone()), facet: Facet::None, ..query.clone() };
    beside.selection.regions = Vec::new();
    beside.selection.countries = Vec::new();
    beside.selection.members = Vec::new();
    if beside.show.tab == Tab::Heat {
        // Which would ask for all regions.
        beside.show.tab = Tab::Bar;
    }
    // Ranks are a part of the details.
    let depth = if beside.show.tab == Tab::Bump { Depth::Details } else { Depth::Points };
    trends::series_in(analysis, beside, places, depth)
}

/// What the chosen places have for peers: countries and members the others of their level in their region, together;
/// regions the other regions.
fn peers(analysis: &Analysis, answer: &Answer) -> Vec<Place> {
    let lang = answer.query.lang;
    let mut found: Vec<Place> = Vec::new();
    for place in answer.series.iter().map(|series| &series.place) {
        let peers = match place.kind {
            PlaceKind::Country => vec![Place::peers(place, Level::National, lang)],
            PlaceKind::Member => vec![Place::peers(place, level(analysis, &place.id), lang)],
            PlaceKind::Region => {
                let others =
                    Region::ALL.into_iter().filter(|other| !holds(answer, |s| s.place.id == other.slug()));
                of_regions(others.collect(), lang)
            }
            PlaceKind::World | PlaceKind::Peers(_) => Vec::new(),
        };
        found.extend(peers.into_iter().filter(|peer| !found.contains(peer)).collect::<Vec<_>>());
    }
    found
}

/// The level of a member, as its plans or the reference have it.
fn level(analysis: &Analysis, slug: &str) -> Level {
    let of_plan = analysis.data.plans.iter().find(|plan| plan.member == slug).map(|plan| plan.level);
    let known = || analysis.reference.members.iter().find(|member| member.slug == slug);
    of_plan.or_else(|| known().map(|member| member.level)).unwrap_or(Level::National)
}

fn of_regions(regions: Vec<Region>, lang: Lang) -> Vec<Place> {
    regions.into_iter().map(|region| Place::of_region(region).in_language(lang)).collect()
}

/// The regions of the chosen countries and members that are not themselves shown, in their usual order.
fn regions(answer: &Answer) -> Vec<Region> {
    let is_meant = |region: &Region| {
        let within = |series: &Series| {
            matches!(series.place.kind, PlaceKind::Country | PlaceKind::Member)
                && series.place.region == Some(*region)
        };
        holds(answer, within) && !holds(answer, |series| series.place.id == region.slug())
    };
    Region::ALL.into_iter().filter(is_meant).collect()
}

fn holds(answer: &Answer, meant: impl Fn(&Series) -> bool) -> bool {
    answer.series.iter().any(meant)
}
