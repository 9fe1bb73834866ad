//! Bars, heat tables and ranks: what each says, and that no answer breaks them.

use app::model::answer::Answer;
use app::model::query::{Facet, Measure, Word};
use app::model::show::{Tab, YScale};
use ogp_dashboard::chart::figure;
use resvg::usvg::roxmltree::Node;

use super::answers::{beside, coding_break, five_areas, focus, grid, heat, in_focus, mixed, ranks, shown_as};
use super::{check_texts, drawings, parsed};

/// The numbers of the marks of the wide drawing, in their order.
fn marks(answer: &Answer, keys: &[&str]) -> Vec<Vec<String>> {
    let text = figure(answer, "c1").wide;
    let read = |node: Node<'_, '_>| keys.iter().map(|key| node.attribute(*key).unwrap().to_owned()).collect();
    let document = parsed(&text);
    document.descendants().filter(|node| node.attribute("class") == Some("hit")).map(read).collect()
}

fn count(answer: &Answer, pattern: &str) -> usize {
    figure(answer, "c1").wide.matches(pattern).count()
}

#[test]
fn bars_are_sorted_and_carry_their_numbers() {
    let answer = shown_as(Tab::Bar, five_areas());
    let sizes = marks(&answer, &["data-k", "data-n"]);
    assert_eq!(sizes, [["46", "52"], ["45", "52"], ["35", "52"], ["34", "52"], ["26", "52"]]);
    let figure = figure(&answer, "c1");
    for text in ["87%", "45 of 52"] {
        assert!(figure.wide.contains(&format!(">{text}<")) && figure.narrow.contains(&format!(">{text}<")));
    }
    assert!(figure.subtitle.contains("All members, 2014. Whiskers"), "{}", figure.subtitle);
    assert!(figure.wide.contains("<title id=\"c1-wide-n\">Bar chart: "));
}

#[test]
fn too_few_for_a_share_are_cells_and_no_bar() {
    let answer = shown_as(Tab::Bar, mixed());
    // In the last complete year Africa has too few.
    let (bars, units) = (count(&answer, "class=\"bar f1\""), count(&answer, "class=\"unit"));
    let few: u32 = answer
        .series
        .iter()
        .filter_map(|one| one.total)
        .filter(|total| !total.point.is_shown())
        .map(|total| total.point.n)
        .sum();
    assert!(bars > 0 && few > 0);
    assert_eq!(units, usize::try_from(few).unwrap());
    assert!(figure(&answer, "c1").wide.contains("too few for a share"));
}

#[test]
fn heat_cells_say_their_numbers_and_hatch_where_there_is_nothing() {
    let answer = heat();
    assert_eq!(marks(&answer, &["data-row", "data-col"]).len(), 40);
    assert_eq!(count(&answer, "class=\"hatchbox\""), 10, "one region has no plans");
    // Four for the key.
    assert_eq!(count(&answer, "class=\"cell "), 44);
    let figure = figure(&answer, "c1");
    assert!(figure.wide.contains("(too few for a share)") && figure.wide.contains("(No plans)"));
}

#[test]
fn ranks_are_lines_with_what_the_data_allow() {
    let answer = ranks();
    assert_eq!(marks(&answer, &["data-year"]).len(), 15);
    // The year without a rank breaks its line: 3 lines of four years, and one of two.
    assert_eq!(count(&answer, "class=\"line "), 4);
    assert_eq!(count(&answer, "class=\"band b1\""), 1);
    assert!(count(&answer, "class=\"tie\"") > 0);
    assert!(figure(&answer, "c1").wide.contains(". Rank 1 (1–\u{2060}2)</title>"));
    let empty = shown_as(Tab::Bump, five_areas());
    assert!(figure(&empty, "c1").wide.contains("There are no ranks for this choice."));
}

#[test]
fn a_focus_stands_out_and_the_rest_is_grey() {
    let answer = focus();
    assert_eq!((count(&answer, "class=\"line l1\""), count(&answer, "class=\"line l2\"")), (1, 0));
    assert!(count(&answer, "class=\"line l0\"") >= 9);
    assert!(figure(&answer, "c1").subtitle.ends_with("Highlighted: Fiscal Openness."));
    let bars = in_focus(shown_as(Tab::Bar, five_areas()), "open-data");
    assert_eq!((count(&bars, "class=\"bar f1\""), count(&bars, "class=\"bar f0\"")), (1, 4));
}

#[test]
fn what_stands_beside_is_named_and_grey() {
    let answer = beside();
    assert!(count(&answer, "class=\"line l6\"") >= 2);
    let figure = figure(&answer, "c1");
    assert!(figure.subtitle.contains("Grey, for comparison: Americas."), "{}", figure.subtitle);
    assert_eq!(figure.wide.matches(">Americas<").count(), 2, "beside the line of each area");
}

#[test]
fn marks_lead_to_their_commitments() {
    let href = |answer: &Answer| {
        let text = figure(answer, "c1").wide;
        let document = parsed(&text);
        let link = document.descendants().find(|node| node.has_tag_name("a")).unwrap();
        assert_eq!(link.attribute("tabindex"), Some("-1"));
        link.attribute("href").unwrap().to_owned()
    };
    let mut answer = five_areas();
    assert_eq!(href(&answer), "/commitments?area=open-data&coding=explorer-2014&inforce=2012");
    answer.query.measure = Measure::Share;
    assert_eq!(href(&answer), "/commitments?area=open-data&coding=explorer-2014&time=2012");
    let regions = shown_as(Tab::Bar, super::areas_by_region());
    assert!(href(&regions).contains("&region="), "{}", href(&regions));
}

#[test]
fn bars_and_heat_tables_say_breaks_and_incomplete_years_in_words() {
    for tab in [Tab::Bar, Tab::Heat] {
        let mut last = five_areas();
        let year = *last.years.last().unwrap();
        last.years = vec![year];
        last.series.iter_mut().for_each(|series| series.points.retain(|point| point.year == year));
        let subtitle = figure(&shown_as(tab, last), "c1").subtitle;
        assert!(subtitle.contains("Incomplete: later plans may still change"), "{tab:?}: {subtitle}");
        let source = figure(&shown_as(tab, coding_break()), "c1").source;
        assert!(source.contains("carry another coding and are not in this chart"), "{tab:?}: {source}");
    }
}

#[test]
fn a_logarithmic_axis_can_be_drawn_of_every_answer() {
    for measure in [Measure::Inforce, Measure::Share, Measure::Count] {
        for (areas, places) in [(1, 1), (5, 1), (20, 1), (1, 4), (5, 4)] {
            let mut answer = grid(measure, Facet::None, areas, places, 15);
            answer.query.show.y_scale = YScale::Log;
            let name = format!("log {measure:?} {areas}×{places}");
            drawings(&answer).iter().for_each(|drawing| check_texts(&name, drawing));
        }
    }
}

#[test]
fn a_table_has_no_drawing() {
    let figure = figure(&shown_as(Tab::Table, five_areas()), "c1");
    assert!(figure.wide.is_empty() && figure.narrow.is_empty());
    assert!(!figure.subtitle.contains("Band"));
}

#[test]
fn every_kind_can_be_drawn_of_every_answer() {
    for tab in Tab::ALL {
        for measure in [Measure::Inforce, Measure::Share, Measure::Count] {
            for facet in [Facet::None, Facet::Region, Facet::Area] {
                for (areas, places) in [(1, 1), (5, 1), (20, 1), (1, 4), (5, 4)] {
                    let name = format!("{tab:?} {measure:?} {facet:?} {areas}×{places}");
                    let answer = shown_as(*tab, grid(measure, facet, areas, places, 15));
                    drawings(&answer).iter().for_each(|drawing| check_texts(&name, drawing));
                }
            }
        }
    }
}
