//! A hundred questions of every kind, the same in every run.

const AREAS: [&str; 5] = [
    "open-data",
    "open-data~public-participation",
    "justice",
    "anti-corruption-and-integrity~capacity-building",
    "no-such-area",
];
const MEASURES: [&str; 6] = ["share", "count", "plans", "inforce", "completion", "starred"];
const PLACES: [&str; 3] = ["", "&facet=region", "&region=europe~americas"];

/// Their addresses: files, whose bytes depend on nothing but the release.
pub(super) fn all(release: &str) -> Vec<String> {
    let mut all = Vec::new();
    // Every measure in every place, in all areas and in some.
    for measure in MEASURES {
        for place in PLACES {
            all.push(format!("/trends.csv?measure={measure}{place}"));
            all.push(format!("/trends.json?measure={measure}{place}&by=challenge"));
            for area in &AREAS[..2] {
                all.push(format!("/trends.csv?area={area}&measure={measure}{place}&data={release}"));
            }
        }
    }
    // Fractions of commitments, years, levels, whole tables.
    for rest in
        ["counting=fractional", "time=2012..2014", "level=national", "csvType=full", "tab=heat", "tab=bar"]
    {
        for measure in ["share", "count"] {
            all.push(format!("/trends.csv?measure={measure}&{rest}"));
        }
    }
    // Other views, and drawings.
    for view in [
        "/trends.svg?area=open-data",
        "/together.csv?area=open-data",
        "/areas/open-data.csv",
        "/areas/justice.json",
        "/challenges/digital-governance.csv",
        "/regions/europe.csv",
        "/regions/americas.json",
        "/members/brazil.csv",
        "/members/kenya.json",
        "/map.json?area=open-data",
        "/map.csv",
        "/compare.csv?member=brazil~mexico",
        "/embed/trends",
        "/commitments.json?q=budget&per_page=20&page=1",
        "/briefs/region/europe.docx",
        "/sitemap.xml",
    ] {
        all.push(view.to_owned());
    }
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::all;

    #[test]
    fn there_are_a_hundred_different_ones() {
        let all = all("0123456789ab");
        assert_eq!(all.len(), 100);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 100);
    }
}
