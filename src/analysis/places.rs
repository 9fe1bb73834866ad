//! Which plans count for which place.

use std::collections::BTreeMap;

use app::model::answer::Choice;
use app::model::commitment::Plan;
use app::model::lang::Lang;
use app::model::place::{Named, Place, PlaceKind, Region};
use app::model::query::{Facet, Query};
use app::model::show::Tab;

use super::{Analysis, order};
use crate::reference::Reference;
use crate::store::Data;

/// The places of a question, in the order in which they are shown: what was chosen, else all regions where the chart is
/// split by region or holds them side by side, else the world.
pub(super) fn of_query(query: &Query, data: &Data, reference: &Reference) -> Vec<Place> {
    let (selection, lang) = (&query.selection, query.lang);
    let mut places: Vec<Place> = selection.regions.iter().copied().map(Place::of_region).collect();
    places.extend(selection.countries.iter().filter_map(|iso3| country(iso3, reference, lang)));
    places.extend(selection.members.iter().filter_map(|slug| member(slug, data, reference, lang)));
    let by_region = query.facet == Facet::Region || query.show.tab == Tab::Heat;
    if places.is_empty() && by_region {
        places.extend(Region::ALL.map(Place::of_region));
    }
    if places.is_empty() {
        places.push(Place::world());
    }
    places.into_iter().map(|place| place.in_language(lang)).collect()
}

/// A place by its name in a language.
pub(super) fn in_language(place: &Place, analysis: &Analysis, lang: Lang) -> Place {
    let named = match place.kind {
        PlaceKind::Country => country(&place.id, &analysis.reference, lang),
        PlaceKind::Member => member(&place.id, &analysis.data, &analysis.reference, lang),
        PlaceKind::World | PlaceKind::Region | PlaceKind::Peers(_) => None,
    };
    named.unwrap_or_else(|| place.clone()).in_language(lang)
}

/// The country of an ISO code, named after its national government.
pub(super) fn country(iso3: &str, reference: &Reference, lang: Lang) -> Option<Place> {
    let nation = reference.members.iter().find(|m| m.iso3 == iso3 && m.parent_country.is_empty())?;
    Some(Place {
        kind: PlaceKind::Country,
        id: iso3.into(),
        name: reference.country_name(iso3, lang).unwrap_or(&nation.name).into(),
        region: Some(nation.region),
        iso3: Some(iso3.into()),
    })
}

/// A member, whether the release has plans of it or only the reference knows it.
pub(super) fn member(slug: &str, data: &Data, reference: &Reference, lang: Lang) -> Option<Place> {
    let place = |english: &str, region, iso3: &str| Place {
        kind: PlaceKind::Member,
        id: slug.into(),
        name: reference.member_name(slug, english, iso3, lang),
        region: Some(region),
        iso3: Some(iso3.into()),
    };
    data.plans
        .iter()
        .find(|plan| plan.member == slug)
        .map(|plan| place(&plan.member_name, plan.region, &plan.country))
        .or_else(|| {
            let member = reference.members.iter().find(|member| member.slug == slug)?;
            Some(place(&member.display_name(), member.region, &member.iso3))
        })
}

/// The members that have plans in the release with all their commitments, by name.
pub(super) fn members(analysis: &Analysis, lang: Lang) -> Vec<Choice> {
    let mut members: BTreeMap<(&str, &str, &str), u32> = BTreeMap::new();
    for plan in &analysis.data.plans {
        *members.entry((&plan.member_name, &plan.member, &plan.country)).or_default() += plan.commitments;
    }
    let named = members.into_iter().map(|((english, id, country), commitments)| {
        let name = analysis.member_name(id, english, country, lang);
        Choice { item: Named { id: id.into(), name }, commitments }
    });
    let mut members: Vec<Choice> = named.collect();
    members.sort_by_cached_key(|member| (order::key(&member.item.name), member.item.id.clone()));
    members
}

/// Whether a plan counts for a place.
pub(super) fn holds(place: &Place, plan: &Plan) -> bool {
    match place.kind {
        PlaceKind::World => true,
        PlaceKind::Region => place.region == Some(plan.region),
        PlaceKind::Country => place.id == plan.country,
        PlaceKind::Member => place.id == plan.member,
        PlaceKind::Peers(level) => {
            let itself = [&plan.member, &plan.country];
            place.region == Some(plan.region)
                && plan.level == level
                && !itself.into_iter().any(|id| place.is_peers_of(id))
        }
    }
}
