//! Names of files: `ogp-{view}_{areas}_{places}_{from}-{to}_{measure}_data-{release}.csv`, at most 120 characters.

use app::model::answer::Answer;
use app::model::query::{Extent, Word};

const LONGEST: usize = 120;

/// The name of a file of a view; long lists of areas and places are counted instead of named.
pub(super) fn of_view(view: &str, answer: &Answer, suffix: &str) -> String {
    let areas: Vec<&str> = match answer.query.extent {
        Extent::Filtered => answer.query.selection.areas.iter().map(String::as_str).collect(),
        Extent::Full => vec!["all-areas"],
    };
    let mut places: Vec<&str> = answer.series.iter().map(|series| series.place.id.as_str()).collect();
    places.sort_unstable();
    places.dedup();
    let years = match (answer.years.first(), answer.years.last()) {
        (Some(first), Some(last)) => format!("{first}-{last}"),
        _ => "no-years".into(),
    };
    let name = |areas: &str, places: &str| {
        let measure = answer.query.measure.word();
        let release = &answer.release.id;
        format!("ogp-{view}_{areas}_{places}_{years}_{measure}_data-{release}.{suffix}").to_ascii_lowercase()
    };
    let full = name(&areas.join("-"), &places.join("-"));
    if full.len() <= LONGEST {
        full
    } else {
        name(&format!("{}-areas", areas.len()), &format!("{}-places", places.len()))
    }
}
