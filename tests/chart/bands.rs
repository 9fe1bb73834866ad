//! Intervals around lines, shares that are too uncertain to be drawn, and the end of a coding.

use app::model::lang::Lang;
use app::model::query::{Facet, Measure};
use ogp_dashboard::chart::{figure, spark};

use super::answers::{
    areas_by_region, coding_break, count, five_areas, four_regions, gap, mixed, small_share, too_few,
};
use super::parsed;

fn bands(html: &str) -> usize {
    html.matches(r#"class="band "#).count()
}

#[test]
fn the_first_series_of_a_panel_has_a_band() {
    let five = figure(&five_areas(), "c1");
    assert_eq!((bands(&five.wide), bands(&five.narrow)), (1, 5));
    assert!(five.wide.contains(r#"class="band b1""#) && five.narrow.contains(r#"class="band b5""#));
    assert!(
        five.narrow
            .contains("Bands: about 95% intervals. Hatched: 2011 has 7 members, too few for a share. ")
    );
    let several = figure(&areas_by_region(), "c1");
    assert!(several.subtitle.ends_with("Bands: about 95% intervals of the first line of each panel."));
    let one = figure(&four_regions(Facet::Region), "c1");
    assert!(one.subtitle.ends_with("Bands: about 95% intervals."));
    // Two runs of years, each with its own band.
    assert_eq!(bands(&figure(&gap(), "c1").wide), 2);
    for answer in [count(), too_few()] {
        let figure = figure(&answer, "c1");
        assert_eq!((bands(&figure.wide), bands(&figure.narrow)), (0, 0));
        assert!(!figure.subtitle.contains("Band") && !figure.narrow.contains("Band"));
    }
}

/// Places of the corners of paths of a class: x and y.
fn corners(html: &str, class: &str) -> Vec<(f64, f64)> {
    let document = parsed(html);
    let paths = document.descendants().filter(|node| node.attribute("class") == Some(class));
    let data = paths.filter_map(|node| node.attribute("d")).flat_map(|d| d.split(['M', 'L', 'Z']));
    let corner = |text: &str| {
        let (x, y) = text.split_once(' ')?;
        Some((x.parse().unwrap(), y.parse().unwrap()))
    };
    data.filter_map(corner).collect()
}

#[test]
fn bands_hold_their_line_and_stay_in_the_field() {
    for answer in [five_areas(), small_share()] {
        let wide = figure(&answer, "c1").wide;
        let (band, line) = (corners(&wide, "band b1"), corners(&wide, "line l1"));
        assert_eq!(band.len(), 2 * line.len());
        for (x, y) in &line {
            let ends: Vec<f64> = band.iter().filter(|(at, _)| at == x).map(|(_, end)| *end).collect();
            assert!(ends.len() == 2 && ends[0] < *y && *y < ends[1], "{x} {y} {ends:?}");
        }
        assert!(band.iter().all(|(_, y)| (30.0..=382.0).contains(y)), "{band:?}");
    }
}

#[test]
fn a_year_with_too_few_has_no_point_but_its_number() {
    let wide = figure(&five_areas(), "c1").wide;
    assert!(wide.contains(">7 members: too few<") && wide.contains(r#"class="hatchbox""#));
    assert!(wide.contains(r#"text-anchor="middle">7</text>"#), "the row of numbers is still there");
    assert!(!wide.contains(r#"data-year="2011""#));
    assert_eq!(corners(&wide, "line l1").len(), 4);
    let mut counts = five_areas();
    counts.query.measure = Measure::Count;
    let wide = figure(&counts, "c1").wide;
    assert!(!wide.contains("too few") && wide.contains(r#"data-year="2011""#), "counts are always drawn");
    let mut plans = five_areas();
    plans.query.measure = Measure::Share;
    plans.series.iter_mut().for_each(|series| series.points[0].plans = 1);
    assert!(figure(&plans, "c1").wide.contains(">1 plan: too few<"));
}

#[test]
fn a_series_without_any_share_gives_its_numbers() {
    let figure = figure(&too_few(), "c1");
    assert!(!figure.wide.contains("m m1") && !figure.wide.contains("class=\"line"));
    assert!(figure.wide.contains(">7–\u{2060}15 plans: too uncertain<"));
    assert!(figure.wide.contains("Open Data: too uncertain for a share: 13 of 15 in 2014."));
    assert!(figure.narrow.contains(">13 of 15<") && figure.narrow.contains(">uncertain<"));
    assert!(figure.wide.contains("13 of 15 in 2014"));
    assert!(figure.narrow.contains("Hatched: too uncertain for a share in 2011–\u{2060}2014."));
    assert!(!figure.wide.contains("87%") && !figure.narrow.contains("87%"));
}

#[test]
fn a_series_with_too_few_in_some_years_has_gaps() {
    let figure = figure(&mixed(), "c1");
    assert_eq!(figure.wide.matches(r#"class="hatchbox""#).count(), 1, "only where all are too uncertain");
    assert!(figure.wide.contains(">Too uncertain<"), "the regions differ in n");
    assert!(figure.subtitle.contains("Gaps in a line: too uncertain for a share; the table has k of n."));
    assert!(
        !ogp_dashboard::chart::figure(&five_areas(), "c1").subtitle.contains("Gaps"),
        "nobody is drawn in 2011"
    );
    assert_eq!(bands(&figure.wide), 2);
    assert_eq!(corners(&figure.wide, "line l1").len(), 2, "2015 and 2016, not through 2014");
    assert!(
        !figure.wide.contains(" l2\"") && !figure.wide.contains("m m2"),
        "no line and no marker, not even beside it"
    );
    assert_eq!(corners(&figure.wide, "line l3").len(), 4);
    assert!(figure.narrow.contains("Hatched: too uncertain for a share. "));
}

#[test]
fn a_small_drawing_leaves_out_what_is_too_uncertain() {
    let answer = mixed();
    let [americas, africa, _] = answer.series.as_slice() else { panic!("three regions") };
    let drawing = spark(americas, "s1", Lang::En);
    assert_eq!(corners(&drawing, "line l1").len(), 2);
    assert!(drawing.contains("Open Data: 20 of 35 (57%) in 2013, 21 of 38 (55%) in 2015."));
    let drawing = spark(africa, "s1", Lang::En);
    assert!(!drawing.contains("<circle") && !drawing.contains("class=\"line"));
    assert!(drawing.contains("Open Data: too uncertain for a share: 9 of 17 in 2015."));
}

#[test]
fn nothing_crosses_a_coding_break() {
    let figure = figure(&coding_break(), "c1");
    let words = "Plans of 2015–\u{2060}2024 carry another coding and are not in this chart.";
    assert!(figure.source.ends_with(words));
    let edge = corners(&figure.wide, "break").iter().map(|(x, _)| *x).fold(f64::MAX, f64::min);
    for class in ["line l1", "line l5", "band b1", "grid", "axis"] {
        let places = corners(&figure.wide, class);
        assert!(!places.is_empty() && places.iter().all(|(x, _)| *x < edge), "{class}");
    }
    assert!(figure.wide.contains(">Coding break<") && figure.wide.contains(">No line crosses.<"));
    let mut earlier = coding_break();
    earlier.coding = earlier.release.codings[1].clone();
    assert!(!ogp_dashboard::chart::figure(&earlier, "c1").wide.contains("Coding break"));
    assert!(!app::text::words(&earlier).source.contains("another coding and"));
}
