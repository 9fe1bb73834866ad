//! Bars, heat tables and ranks: what each says, and that no answer breaks them.

use app::model::answer::{Answer, Point, Total};
use app::model::query::{Facet, Measure, Word};
use app::model::show::{Tab, YScale};
use ogp_dashboard::chart::figure;
use resvg::usvg::roxmltree::Node;

use super::answers::{
    beside, coding_break, count as counts, five_areas, focus, grid, heat, in_focus, mixed, ranks, rated,
    shown_as,
};
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
fn too_uncertain_for_a_share_are_cells_and_no_bar() {
    let answer = shown_as(Tab::Bar, mixed());
    // In the last complete year the share of Africa is too uncertain.
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
    assert!(figure(&answer, "c1").wide.contains("too uncertain for a share"));
}

#[test]
fn heat_cells_say_their_numbers_and_hatch_where_there_is_nothing() {
    let answer = heat();
    assert_eq!(marks(&answer, &["data-row", "data-col"]).len(), 40);
    assert_eq!(count(&answer, "class=\"hatchbox\""), 10, "one region has no plans");
    // Five for the key.
    assert_eq!(count(&answer, "class=\"cell "), 45);
    let shown = |point: &Point| point.is_shown();
    let totals = answer.series.iter().filter_map(|one| one.total).filter(|total| total.point.n > 0);
    let uncertain = totals.filter(|total| !shown(&total.point)).count();
    assert!(uncertain > 0);
    assert_eq!(
        count(&answer, "class=\"cell c4\""),
        uncertain + 1,
        "none of them looks like the lowest shade"
    );
    let figure = figure(&answer, "c1");
    assert!(figure.wide.contains("(too uncertain for a share)") && figure.wide.contains("(No plans)"));
    assert!(figure.wide.contains(">No percentage: too uncertain for a share<"));
}

#[test]
fn where_nothing_is_rated_no_chart_says_that_there_were_no_plans() {
    let says = |text: &str| text.to_lowercase().contains("no plan");
    for tab in Tab::ALL {
        for year in 2011..=2015 {
            let mut answer = shown_as(*tab, rated());
            let one = &mut answer.series[0];
            let point = one.points.iter().find(|point| point.year == year).copied();
            one.total = point.map(|point| Total { first: year, point });
            let figure = figure(&answer, "c1");
            let words = app::text::words(&answer);
            for text in [&figure.wide, &figure.narrow, &figure.subtitle, &words.description, &words.subtitle]
            {
                assert!(!says(text), "{tab:?} {year}: {text}");
            }
        }
    }
    let figure = figure(&rated(), "c1");
    assert!(figure.wide.contains(">None rated"), "above the columns");
    assert!(
        figure.narrow.contains(
            "Hatched: no commitment was rated in 2011 (without such a rating), 2013, 2015 (pending)."
        )
    );
    assert!(says(&app::text::words(&super::answers::gap()).description), "plans in force are another matter");
}

#[test]
fn descriptions_tell_what_is_drawn() {
    let of = |answer: &Answer| app::text::words(answer).description;
    let bars = of(&shown_as(Tab::Bar, five_areas()));
    assert!(bars.starts_with("Open Data: 45 of 52 (87%), 2014. Public"), "{bars}");
    assert!(!bars.contains("2012") && !bars.contains("too few"), "{bars}");
    let uncertain = of(&shown_as(Tab::Heat, mixed()));
    assert!(uncertain.contains("9 of 17 (too uncertain for a share), 2015."), "{uncertain}");
    for answer in [counts(), shown_as(Tab::Bar, counts())] {
        let text = of(&answer);
        assert!(!text.contains('%') && text.contains(" of "), "a count has no share: {text}");
    }
    let ranked = of(&ranks());
    assert!(ranked.starts_with("Open Data: rank 2 (1–\u{2060}3), 2013. "), "{ranked}");
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
    // The last year may still change: it has a column of its own, and the label is of the year before.
    assert_eq!(count(&answer, "class=\"incomplete\""), 1);
    assert_eq!(count(&answer, ">Incomplete<"), 1);
    assert!(figure(&answer, "c1").wide.contains(">2013: 2 (1–\u{2060}3)<"));
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
