//! Names of files: `ogp-{view}_{areas}_{places}_{from}-{to}_{measure}_data-{release}.csv`, at most 120 characters.

use app::model::answer::Answer;
use app::model::map::MapAnswer;
use app::model::query::{Extent, Word};
use app::model::view::View;

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

/// The name of a view for machines: what it shows, of which release.
pub(super) fn of_dataset(view: &View, release: &str, check: &str) -> String {
    let path: String = ascii(view.path().trim_start_matches('/'));
    format!("ogp-{path}-{release}-{check}")
}

/// The name of a file whose view has a name alone.
pub(super) fn plain(view: &str, release: &str, suffix: &str) -> String {
    let room = LONGEST.saturating_sub(release.len() + suffix.len() + "ogp-_data-.".len());
    let view: String = ascii(view).chars().take(room).collect();
    format!("ogp-{view}_data-{release}.{suffix}")
}

/// Lower case, with a hyphen for whatever is no letter, digit, dot or underscore: ids of commitments are as published.
fn ascii(text: &str) -> String {
    let plain =
        |c: char| if c.is_ascii_alphanumeric() || "._".contains(c) { c.to_ascii_lowercase() } else { '-' };
    text.chars().map(plain).collect()
}

/// The name of a map.
pub(super) fn map(answer: &MapAnswer, release: &str, suffix: &str) -> String {
    let query = &answer.query;
    let area = query.area.as_deref().unwrap_or("all-areas");
    let (level, measure) = (query.layer.word(), query.measure.word());
    format!("ogp-map_{area}_{level}_{measure}_data-{release}.{suffix}").to_ascii_lowercase()
}
