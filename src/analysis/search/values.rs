//! The values of the facets as they are shown: with their names, in an order that helps to find them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use app::model::found::{Facet, Value};
use app::model::lang::Lang;
use app::model::place::{Level, Named, Region};
use app::model::query::Grouping;
use app::model::rating::{Ambition, Completion, EarlyResults, PotentialImpact, Rating, Scale, YesNo};
use app::model::search::{Key, Search};

use super::super::{Analysis, order, places};
use super::facets::Counted;

/// All facets. A value that finds nothing is left out, unless it is chosen.
pub(super) fn facets(analysis: &Analysis, search: &Search, counted: &Counted, lang: Lang) -> Vec<Facet> {
    let facet = |key| Facet { key, values: values(analysis, search, counted, (key, lang)) };
    Key::ALL.into_iter().map(facet).collect()
}

fn values(analysis: &Analysis, search: &Search, counted: &Counted, (key, lang): (Key, Lang)) -> Vec<Value> {
    let chosen = search.chosen(key);
    let mut counts: BTreeMap<&str, u32> = chosen.iter().map(|id| (id.as_str(), 0)).collect();
    let first = (key, String::new());
    let of_key = counted.values.range(first..).take_while(|((other, _), _)| *other == key);
    counts.extend(of_key.filter(|(_, count)| **count > 0).map(|((_, id), count)| (id.as_str(), *count)));
    let scale = scale(key);
    if key == Key::Country {
        let several = countries_of_several_members(analysis);
        counts.retain(|id, _| several.contains(id) || chosen.iter().any(|chosen| chosen == id));
    }
    let mut values: Vec<Value> = counts
        .into_iter()
        .map(|(id, count)| Value {
            item: Named { id: id.into(), name: name(analysis, key, id, lang) },
            count,
            on: chosen.iter().any(|chosen| chosen == id),
        })
        .collect();
    // A scale keeps its order; else the most frequent value comes first.
    let step = |value: &Value| scale.iter().position(|step| *step == value.item.id);
    match key {
        _ if !scale.is_empty() => values.sort_by_key(step),
        _ => values.sort_by_cached_key(|value| {
            (Reverse(value.count), order::key(&value.item.name), value.item.id.clone())
        }),
    }
    values
}

/// A country is worth choosing where it has more members than its national government.
fn countries_of_several_members(analysis: &Analysis) -> BTreeSet<&str> {
    let mut members: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for plan in &analysis.data.plans {
        members.entry(&plan.country).or_default().insert(&plan.member);
    }
    members.into_iter().filter(|(_, members)| members.len() > 1).map(|(country, _)| country).collect()
}

/// The name of a value that is not a word of the interface. Codings have only their English one.
fn name(analysis: &Analysis, key: Key, id: &str, lang: Lang) -> String {
    let place = match key {
        Key::Area => return analysis.named(Grouping::Area, id, lang).name,
        Key::Challenge => return analysis.named(Grouping::Challenge, id, lang).name,
        Key::Coding => {
            let codings = &analysis.data.release.codings;
            return codings.iter().find(|coding| coding.id == id).map(|c| c.name.clone()).unwrap_or_default();
        }
        Key::Country => places::country(id, &analysis.reference, lang),
        Key::Member => places::member(id, &analysis.data, &analysis.reference, lang),
        _ => return String::new(),
    };
    place.map_or_else(|| id.into(), |place| place.name)
}

/// The values of a facet with an order of their own: from the best down, then the ways of not being rated.
fn scale(key: Key) -> Vec<&'static str> {
    match key {
        Key::Region => Region::ALL.map(Region::slug).into(),
        Key::Level => [Level::National, Level::Local].map(Level::slug).into(),
        Key::Completion => [down::<Completion>(), unrated()].concat(),
        Key::Ambition => [down::<Ambition>(), down::<PotentialImpact>(), unrated()].concat(),
        Key::EarlyResults => [down::<EarlyResults>(), unrated()].concat(),
        Key::Starred => [down::<YesNo>(), unrated()].concat(),
        Key::Area | Key::Challenge | Key::Country | Key::Member | Key::Coding => Vec::new(),
    }
}

fn down<S: Scale>() -> Vec<&'static str> {
    S::STEPS.iter().rev().map(|step| step.slug()).collect()
}

fn unrated() -> Vec<&'static str> {
    let reasons: [Rating<YesNo>; 5] =
        [Rating::Unclear, Rating::Pending, Rating::NotAssessed, Rating::NoSuchIndicator, Rating::Missing];
    reasons.map(Rating::slug).into()
}
