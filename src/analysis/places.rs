//! Which plans count for which place.

use std::collections::BTreeMap;

use app::model::commitment::Plan;
use app::model::place::{Named, Place, PlaceKind, Region};
use app::model::query::{Facet, Query};
use app::model::show::Tab;
use polars::prelude::*;

use crate::reference::Reference;
use crate::store::Data;

/// The places of a question, in the order in which they are shown: what was chosen, else all regions where the chart is
/// split by region or holds them side by side, else the world.
pub(super) fn of_query(query: &Query, data: &Data, reference: &Reference) -> Vec<Place> {
    let selection = &query.selection;
    let mut places: Vec<Place> = selection.regions.iter().copied().map(Place::of_region).collect();
    places.extend(selection.countries.iter().filter_map(|iso3| country(iso3, reference)));
    places.extend(selection.members.iter().filter_map(|slug| member(slug, data, reference)));
    let by_region = query.facet == Facet::Region || query.show.tab == Tab::Heat;
    if places.is_empty() && by_region {
        places.extend(Region::ALL.map(Place::of_region));
    }
    if places.is_empty() {
        places.push(Place::world());
    }
    places
}

/// The country of an ISO code, named after its national government.
pub(super) fn country(iso3: &str, reference: &Reference) -> Option<Place> {
    let nation = reference.members.iter().find(|m| m.iso3 == iso3 && m.parent_country.is_empty())?;
    Some(Place {
        kind: PlaceKind::Country,
        id: iso3.into(),
        name: nation.name.clone(),
        region: Some(nation.region),
        iso3: Some(iso3.into()),
    })
}

/// A member, whether the release has plans of it or only the reference knows it.
pub(super) fn member(slug: &str, data: &Data, reference: &Reference) -> Option<Place> {
    let place = |name: String, region, iso3: &str| Place {
        kind: PlaceKind::Member,
        id: slug.into(),
        name,
        region: Some(region),
        iso3: Some(iso3.into()),
    };
    data.plans
        .iter()
        .find(|plan| plan.member == slug)
        .map(|plan| place(plan.member_name.clone(), plan.region, &plan.country))
        .or_else(|| {
            let member = reference.members.iter().find(|member| member.slug == slug)?;
            Some(place(member.display_name(), member.region, &member.iso3))
        })
}

/// The members that have plans in the release, by name.
pub(super) fn members(data: &Data) -> Vec<(Named, u32)> {
    let mut members: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for plan in &data.plans {
        *members.entry((&plan.member_name, &plan.member)).or_default() += plan.commitments;
    }
    members
        .into_iter()
        .map(|((name, id), commitments)| (Named { id: id.into(), name: name.into() }, commitments))
        .collect()
}

/// Whether a plan counts for a place.
pub(super) fn holds(place: &Place, plan: &Plan) -> bool {
    match place.kind {
        PlaceKind::World => true,
        PlaceKind::Region => place.region == Some(plan.region),
        PlaceKind::Country => place.id == plan.country,
        PlaceKind::Member => place.id == plan.member,
    }
}

/// One row per plan and place that it counts for: `plan`, `place` (index into `places`). Places may overlap.
pub(super) fn table(places: &[Place], plans: &[Plan]) -> PolarsResult<DataFrame> {
    let pairs: Vec<(&str, u32)> = places
        .iter()
        .zip(0..)
        .flat_map(|(place, index)| {
            plans.iter().filter(|plan| holds(place, plan)).map(move |plan| (plan.id.as_str(), index))
        })
        .collect();
    let (plan, place): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    DataFrame::new(plan.len(), vec![Column::new("plan".into(), plan), Column::new("place".into(), place)])
}
