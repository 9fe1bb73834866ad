//! Names of files: `ogp-{view}_{areas}_{places}_{from}-{to}_{measure}_data-{release}.csv`, at most 120 characters.

use app::model::answer::Answer;
use app::model::map::MapAnswer;
use app::model::query::{Extent, Word};
use app::model::view::View;

const LONGEST: usize = 120;

/// The name of a file of a view. A list that is too long is counted; a single area or place is always named, so that files about
/// two of them have two names.
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
    let (measure, release) = (answer.query.measure.word(), &answer.release.id);
    let end = format!("{years}_{measure}_data-{release}.{suffix}").to_ascii_lowercase();
    let room = LONGEST.saturating_sub("ogp-___".len() + view.len() + end.len());
    let (areas, places) = lists(&areas, &places, room);
    format!("ogp-{view}_{areas}_{places}_{end}")
}

/// Areas and places in so many characters: named where both fit, else with the longer list counted, else with both.
fn lists(areas: &[&str], places: &[&str], room: usize) -> (String, String) {
    let named = |list: &[&str]| ascii(&list.join("-"));
    let counted = |list: &[&str], what: &str| match list.len() {
        0 | 1 => named(list),
        many => format!("{many}-{what}"),
    };
    let all = (named(areas), named(places));
    let (few_areas, few_places) = (counted(areas, "areas"), counted(places, "places"));
    let by_areas = (few_areas.clone(), all.1.clone());
    let by_places = (all.0.clone(), few_places.clone());
    let (first, second) =
        if all.0.len() >= all.1.len() { (by_areas, by_places) } else { (by_places, by_areas) };
    let both = (few_areas, few_places);
    let fits = |(areas, places): &(String, String)| areas.len() + places.len() <= room;
    [all, first, second].into_iter().find(fits).unwrap_or_else(|| cut(both, room))
}

/// Two names in so many characters: at least half of them for each that needs it.
fn cut((mut areas, mut places): (String, String), room: usize) -> (String, String) {
    areas.truncate(room - places.len().min(room / 2));
    places.truncate(room - areas.len());
    (areas, places)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_one_is_named() {
        let areas = ["open-data", "gender", "justice", "fiscal-openness", "public-participation"];
        let of = |areas: &[&str], places: &[&str], room| {
            let (areas, places) = lists(areas, places, room);
            assert!(areas.len() + places.len() <= room, "{areas} {places}");
            format!("{areas} {places}")
        };
        assert_eq!(of(&areas[..2], &["kenya"], 40), "open-data-gender kenya");
        assert_eq!(of(&areas, &["kenya"], 40), "5-areas kenya");
        assert_eq!(of(&["gender"], &["africa-and-the-middle-east", "europe"], 20), "gender 2-places");
        assert_eq!(of(&areas, &["kenya", "brazil", "mexico", "albania", "croatia"], 20), "5-areas 5-places");
        // Whichever list is the longer one is counted, and what fits beside it is named.
        assert_eq!(of(&areas, &["kenya", "brazil"], 40), "5-areas kenya-brazil");
        assert_eq!(of(&["Área"], &["KEN"], 40), "-rea ken");
        assert_eq!(of(&["a-name-much-too-long"], &["kenya"], 16), "a-name-much kenya");
        assert_eq!(of(&["a-name-much-too-long"], &["another-long-name"], 16), "a-name-m another-");
    }
}
