//! A hundred questions of every kind, the same in every run. Each is answered from counts, so that an engine could be wrong about
//! it.

/// An area that nobody carries: what is refused, and in which words, depends on what was counted.
pub(super) const UNKNOWN: &str = "no-such-area";
const AREAS: [&str; 5] = [
    "open-data",
    "open-data~public-participation",
    "justice",
    "anti-corruption-and-integrity~capacity-building",
    UNKNOWN,
];
const MEASURES: [&str; 6] = ["share", "count", "plans", "inforce", "completion", "starred"];
const PLACES: [&str; 3] = ["", "&facet=region", "&region=europe~americas"];
/// What else a question may say: fractions of commitments, years, levels, whole tables.
const RESTS: [&str; 6] =
    ["counting=fractional", "time=2012..2014", "level=national", "csvType=full", "tab=heat", "tab=bar"];
/// Other views, and drawings.
const VIEWS: [&str; 16] = [
    "/trends.svg?area=open-data",
    "/trends.png?area=justice&measure=count",
    "/trends.zip?area=open-data~public-participation",
    "/together.csv?area=open-data",
    "/areas/open-data.csv",
    "/areas/justice.json",
    "/areas/capacity-building.csv",
    "/challenges/digital-governance.csv",
    "/regions/europe.csv",
    "/regions/americas.json",
    "/members/brazil.csv",
    "/members/kenya.json",
    "/map.json?area=open-data",
    "/compare.csv?member=brazil~mexico",
    "/embed/trends?area=justice",
    "/briefs/region/europe.docx",
];

/// Their addresses: files, whose bytes depend on nothing but the release.
pub(super) fn all(release: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut areas = AREAS.into_iter().cycle();
    // Every measure in every place: of all areas, and of two that take turns.
    for measure in MEASURES {
        for place in PLACES {
            all.push(format!("/trends.csv?measure={measure}{place}"));
            all.push(format!("/trends.json?measure={measure}{place}&by=challenge"));
            for area in areas.by_ref().take(2) {
                all.push(format!("/trends.csv?area={area}&measure={measure}{place}&data={release}"));
            }
        }
    }
    for rest in RESTS {
        all.extend(["share", "count"].map(|measure| format!("/trends.csv?measure={measure}&{rest}")));
    }
    all.extend(VIEWS.map(str::to_owned));
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{AREAS, all};

    #[test]
    fn there_are_a_hundred_different_ones() {
        let all = all("0123456789ab");
        assert_eq!(all.len(), 100);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 100);
    }

    #[test]
    fn every_area_is_asked_for_in_several_measures() {
        let all = all("0123456789ab");
        for area in AREAS {
            let asked = all.iter().filter(|question| question.contains(&format!("?area={area}&measure=")));
            assert!(asked.count() >= 6, "{area}");
        }
    }
}
