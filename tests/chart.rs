//! Drawings from hand-made answers: what they look like (golden files), and what must hold for every one of them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use app::model::answer::{Answer, Point};
use app::model::place::Level;
use app::model::query::{Facet, Grouping, Measure};
use ogp_dashboard::chart::{
    ChartError, Face, MAX_WIDTH, Shape, Theme, figure, picture, png, spark, text_width,
};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

use self::answers::{
    all, areas_by_region, count, five_areas, four_regions, gap, grid, hostile, long_names, single_point,
};

mod answers;
mod bands;

/// The two drawings of a page as one document.
fn page(answer: &Answer) -> String {
    let figure = figure(answer, "c1");
    format!("<div><div>{}</div>\n<div>{}</div></div>\n", figure.wide, figure.narrow)
}

fn pictures(answer: &Answer) -> Vec<String> {
    [Shape::Wide, Shape::Narrow].map(|shape| picture(answer, Theme::Light, shape)).into()
}

fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/chart").join(name);
    // One element per line, so that a change shows as a small difference.
    let text = text.replace("><", ">\n<");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        stored == text,
        "differs from {}; UPDATE_GOLDEN=1 writes it anew, then look at the change",
        path.display()
    );
}

#[test]
fn drawings_are_as_they_were() {
    for (name, answer) in all() {
        golden(&format!("{name}.svg"), &page(&answer));
    }
    golden("picture-light.svg", &picture(&five_areas(), Theme::Light, Shape::Wide));
    golden("picture-dark-narrow.svg", &picture(&gap(), Theme::Dark, Shape::Narrow));
    golden("picture-contrast.svg", &picture(&areas_by_region(), Theme::Contrast, Shape::Wide));
    golden("spark.svg", &spark(&five_areas().series[0], "s1", app::model::lang::Lang::En));
}

#[test]
fn no_golden_file_is_left_over() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/chart");
    let stored: BTreeSet<String> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let mut known: BTreeSet<String> = all().iter().map(|(name, _)| format!("{name}.svg")).collect();
    known.extend(
        ["picture-light.svg", "picture-dark-narrow.svg", "picture-contrast.svg", "spark.svg"].map(Into::into),
    );
    assert_eq!(stored, known);
}

/// `CHART_LOOK=folder cargo test --release --test main look -- --ignored` writes every picture and page there.
#[test]
#[ignore = "writes files to look at"]
fn look() {
    let folder = PathBuf::from(std::env::var_os("CHART_LOOK").expect("CHART_LOOK names a folder"));
    for (name, answer) in all() {
        std::fs::write(folder.join(format!("{name}.html")), page(&answer)).unwrap();
        for (theme, word) in [(Theme::Light, "light"), (Theme::Dark, "dark"), (Theme::Contrast, "contrast")] {
            for (shape, width) in [(Shape::Wide, 864), (Shape::Narrow, 360)] {
                let file = folder.join(format!("{name}-{word}-{width}.png"));
                std::fs::write(file, png(&picture(&answer, theme, shape), width).unwrap()).unwrap();
            }
        }
    }
}

fn parsed(text: &str) -> Document<'_> {
    Document::parse_with_options(text, ParsingOptions::default()).expect("well-formed")
}

#[test]
fn drawings_are_well_formed_and_ids_unique_and_found() {
    for (name, answer) in all() {
        let texts = [vec![page(&answer)], pictures(&answer)].concat();
        for text in texts {
            let document = parsed(&text);
            let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
            let unique: BTreeSet<_> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{name}: an id is used twice");
            for node in document.descendants() {
                let named =
                    ["aria-labelledby", "aria-describedby"].into_iter().filter_map(|key| node.attribute(key));
                let hatch =
                    node.attribute("fill").and_then(|fill| fill.strip_prefix("url(#")?.strip_suffix(')'));
                for id in named.chain(hatch) {
                    assert!(unique.contains(id), "{name}: {id} is not there");
                }
            }
        }
    }
}

#[test]
fn every_drawing_has_a_name_and_a_description_without_claims() {
    for (name, answer) in all() {
        let text = page(&answer);
        let document = parsed(&text);
        for svg in document.descendants().filter(|node| node.has_tag_name("svg")) {
            let words = |tag| {
                svg.children().find(|node| node.has_tag_name(tag)).and_then(|node| node.text()).unwrap_or("")
            };
            assert!(words("title").chars().count() <= 250, "{name}: long title");
            assert_eq!(svg.attribute("role"), Some("img"));
            for claim in ["rose", "fell", "grew", "trend", "increase", "decline"] {
                assert!(!words("desc").contains(claim), "{name}: {claim}");
            }
            assert_eq!(
                words("title").is_empty(),
                answer.series.is_empty() && words("desc").is_empty(),
                "{name}"
            );
        }
    }
}

#[test]
fn page_drawings_have_no_colours_of_their_own() {
    for (name, answer) in all() {
        let text = page(&answer);
        for node in parsed(&text).descendants() {
            for attribute in node.attributes() {
                let value = attribute.value();
                let is_colour = ["fill", "stroke", "color", "style"].contains(&attribute.name());
                assert!(
                    !is_colour || value == "none" || value.starts_with("url(#"),
                    "{name}: {}={value}",
                    attribute.name()
                );
            }
        }
        assert!(!text.contains("rgb("), "{name}");
    }
}

/// The corners of a text, measured in the bundled fonts.
struct Written<'a> {
    text: &'a str,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn written<'a>(node: Node<'a, 'a>) -> Written<'a> {
    let number = |key| node.attribute(key).and_then(|value| value.parse::<f64>().ok()).unwrap_or(0.0);
    let class = node.attribute("class").unwrap_or("");
    let size = match class {
        "ax" | "ax num" | "note" | "note strong" => 13.0,
        "" => number("font-size"),
        _ => 14.0,
    };
    let face = match (
        node.attribute("font-family"),
        class.contains("strong") || node.has_attribute("font-weight"),
    ) {
        (Some(_), _) => Face::Serif,
        (None, true) => Face::Bold,
        (None, false) => Face::Regular,
    };
    let text = node.text().unwrap_or("");
    let width = text_width(text, face, size);
    let left = match node.attribute("text-anchor") {
        Some("middle") => number("x") - width / 2.0,
        Some("end") => number("x") - width,
        _ => number("x"),
    };
    let base = number("y");
    Written { text, left, right: left + width, top: base - size * 0.75, bottom: base + size * 0.2 }
}

fn drawings(answer: &Answer) -> Vec<String> {
    [vec![page(answer)], pictures(answer)].concat()
}

/// Panics where a text of a drawing leaves it or covers another.
fn check_texts(name: &str, drawing: &str) {
    let document = parsed(drawing);
    for svg in document.descendants().filter(|node| node.has_tag_name("svg")) {
        let size = |key| svg.attribute(key).unwrap().parse::<f64>().unwrap();
        let texts: Vec<_> = svg.descendants().filter(|node| node.has_tag_name("text")).map(written).collect();
        for (index, one) in texts.iter().enumerate() {
            let inside = one.left >= -0.5
                && one.right <= size("width") + 0.5
                && one.top >= -0.5
                && one.bottom <= size("height") + 0.5;
            assert!(inside, "{name}: “{}” lies outside", one.text);
            for other in &texts[index + 1..] {
                let apart = one.right <= other.left
                    || other.right <= one.left
                    || one.bottom <= other.top
                    || other.bottom <= one.top;
                assert!(apart, "{name}: “{}” and “{}” cover each other", one.text, other.text);
            }
        }
    }
}

#[test]
fn texts_lie_inside_and_do_not_cover_each_other() {
    for (name, answer) in all() {
        drawings(&answer).iter().for_each(|drawing| check_texts(name, drawing));
    }
}

#[test]
fn every_kind_of_answer_can_be_drawn() {
    for measure in [Measure::Inforce, Measure::Plans, Measure::Share, Measure::Count] {
        for facet in [Facet::None, Facet::Region, Facet::Area] {
            for (areas, places) in [(1, 1), (2, 1), (5, 1), (6, 1), (20, 1), (1, 4), (2, 4), (5, 4)] {
                for years in [1, 2, 5, 15, 60] {
                    let name = format!("{measure:?} {facet:?} {areas}×{places}, {years} years");
                    let answer = grid(measure, facet, areas, places, years);
                    drawings(&answer).iter().for_each(|drawing| check_texts(&name, drawing));
                }
            }
        }
    }
}

#[test]
fn direct_labels_keep_39_px() {
    let text = figure(&five_areas(), "c1").wide;
    let document = parsed(&text);
    let mut bases: Vec<f64> = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("lab"))
        .map(|node| node.attribute("y").unwrap().parse().unwrap())
        .collect();
    bases.sort_by(f64::total_cmp);
    assert_eq!(bases.len(), 5);
    assert!(bases.windows(2).all(|pair| pair[1] - pair[0] > 38.95), "{bases:?}");
}

#[test]
fn names_are_never_cut() {
    let answer = long_names();
    for text in drawings(&answer) {
        let document = parsed(&text);
        let words: String = document
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .filter_map(|node| node.text())
            .collect::<String>()
            .replace(' ', "");
        for series in &answer.series {
            assert!(words.contains(&series.area.name.replace(' ', "")), "{}", series.area.name);
        }
    }
}

#[test]
fn every_drawn_point_has_a_hit_area_with_its_numbers() {
    for (name, answer) in all() {
        let figure = figure(&answer, "c1");
        let is_count = answer.query.measure == Measure::Count;
        let is_drawn = |point: &Point| point.n > 0 && (is_count || point.interval.unwrap().shown);
        let points =
            answer.series.iter().flat_map(|series| &series.points).filter(|point| is_drawn(point)).count();
        for html in [figure.wide, figure.narrow] {
            let html = format!("<div>{html}</div>");
            let document = parsed(&html);
            let hits: Vec<_> =
                document.descendants().filter(|node| node.attribute("class") == Some("hit")).collect();
            assert_eq!(hits.len(), points, "{name}");
            for hit in hits {
                let number = |key| hit.attribute(key).unwrap().parse::<f64>().unwrap();
                assert!(number("width") >= 24.0 && number("height") >= 24.0);
                let index = hit.attribute("data-series").unwrap().parse::<usize>().unwrap();
                let year = hit.attribute("data-year").unwrap().parse::<i32>().unwrap();
                let point = answer.series[index].points.iter().find(|point| point.year == year).unwrap();
                assert_eq!((number("data-k"), number("data-n")), (point.k.into(), point.n.into()));
            }
        }
    }
}

#[test]
fn a_year_without_plans_breaks_the_line_and_says_so() {
    let figure = figure(&gap(), "c1");
    assert_eq!(
        figure.wide.matches(r#"class="line l1""#).count(),
        1,
        "one run of three points; single points have no line"
    );
    assert_eq!(figure.wide.matches(r#"class="hatchbox""#).count(), 2);
    assert!(figure.wide.contains(">No plans<") && figure.wide.contains(">Incomplete<"));
    assert!(figure.narrow.contains("Hatched: no plan was in force in 2011, 2013–\u{2060}2014."));
    assert!(figure.narrow.contains("Tinted: 2017 is incomplete"));
    assert!(figure.wide.contains("m m1 hollow"));
}

#[test]
fn a_single_point_is_a_marker_only() {
    let figure = figure(&single_point(), "c1");
    assert!(!figure.wide.contains("class=\"line"));
    assert!(figure.wide.contains("class=\"m m1\""));
}

#[test]
fn hostile_names_stay_text() {
    let texts = drawings(&hostile());
    for text in texts {
        assert!(!text.contains("<script") && !text.contains('\u{0}') && !text.contains("<b>"));
        png(&picture(&hostile(), Theme::Light, Shape::Wide), 300).unwrap();
    }
}

#[test]
fn a_png_has_its_size_and_is_the_same_every_time() {
    let svg = picture(&five_areas(), Theme::Light, Shape::Wide);
    let one = png(&svg, Shape::Wide.width()).unwrap();
    assert_eq!(one[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!(one[16..20], 864_u32.to_be_bytes());
    let height = parsed(&svg).root_element().attribute("height").unwrap().parse::<f64>().unwrap();
    assert_eq!(f64::from(u32::from_be_bytes(one[20..24].try_into().unwrap())), height.round());
    assert_eq!(one, png(&svg, 864).unwrap());
    assert_eq!(png(&svg, 1728).unwrap()[16..20], 1728_u32.to_be_bytes());
}

#[test]
fn a_png_refuses_what_it_cannot_draw() {
    let svg = picture(&single_point(), Theme::Light, Shape::Wide);
    assert!(matches!(png(&svg, 0), Err(ChartError::Width(0))));
    assert!(matches!(png(&svg, MAX_WIDTH + 1), Err(ChartError::Width(_))));
    assert!(matches!(png("<p>", 100), Err(ChartError::Svg(_))));
    let high = r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="100"/>"#;
    assert!(matches!(png(high, 4000), Err(ChartError::Size(4000, 400_000))));
}

/// Relative luminance of WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_have_enough_contrast() {
    for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
        let palette = theme.palette();
        for colour in palette.series {
            assert!(contrast(colour, palette.bg) >= 3.0, "{theme:?} {colour}");
        }
        for text in [palette.ink, palette.muted] {
            assert!(
                contrast(text, palette.bg) >= 4.5 && contrast(text, palette.panel) >= 4.5,
                "{theme:?} {text}"
            );
        }
        assert!(contrast(palette.edge, palette.bg) >= 3.0);
    }
}

#[test]
fn palettes_are_those_of_the_stylesheet() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css");
    let Ok(css) = std::fs::read_to_string(&path) else {
        eprintln!("{} is not there: not compared", path.display());
        return;
    };
    let dark = r#":root[data-theme="dark"] {"#;
    let contrast = r#":root[data-theme="contrast"] {"#;
    for (theme, block) in [(Theme::Light, ":root {"), (Theme::Dark, dark), (Theme::Contrast, contrast)] {
        let block = css.split_once(block).unwrap().1.split_once("\n}").unwrap().0;
        let token =
            |name: &str| block.split_once(&format!("--{name}: ")).unwrap().1.split_once(';').unwrap().0;
        let palette = theme.palette();
        let named = ["bg", "panel", "ink", "muted", "rule", "edge", "hatch"].map(token);
        let ours = [
            palette.bg,
            palette.panel,
            palette.ink,
            palette.muted,
            palette.rule,
            palette.edge,
            palette.hatch,
        ];
        assert_eq!(named, ours, "{theme:?}");
        assert_eq!(["s1", "s2", "s3", "s4", "s5"].map(token), palette.series, "{theme:?}");
        if block.contains("--band-opacity: ") {
            assert_eq!(token("band-opacity").parse(), Ok(palette.band), "{theme:?}");
        }
    }
}

#[test]
fn themes_have_words() {
    assert_eq!(
        ["light", "dark", "contrast", "auto"].map(Theme::from_word),
        [Some(Theme::Light), Some(Theme::Dark), Some(Theme::Contrast), Some(Theme::Light)]
    );
    assert_eq!(Theme::from_word("pink"), None);
}

#[test]
fn words_name_the_subject_and_the_source() {
    let words = app::text::words(&five_areas());
    assert_eq!(words.title, "Open Data and four other areas in plans in force");
    assert_eq!(
        words.subtitle,
        "Members whose plan in force on 1 July has at least one commitment in the area, % of members with a plan in force. \
         All members, 2011–\u{2060}2015. Band: about 95% interval of Open Data."
    );
    assert_eq!(
        words.source,
        "Source: ogpirm_live_data.csv, plans of 2011–\u{2060}2014 (1,927 commitments). Data release: a1b2c3. \
         Plans without dates run 24 months from 1 July of their year. A commitment may carry several areas, so shares add up \
         to more than 100%. 3 commitments tagged by another coding, or not tagged, are not counted."
    );
    assert_eq!(
        words.alt,
        "Line chart: Open Data and four other areas in plans in force, all members, 2011–\u{2060}2015."
    );
    assert!(
        words.description.starts_with("Open Data: 22 of 46 (48%) in 2012, 45 of 52 (87%) in 2014. Public")
    );
    assert!(words.description.contains(" 2011 has 7 members, too few for a share. 2015 is incomplete: "));
    assert_eq!(app::text::words(&four_regions(Facet::None)).title, "Open Data in plans submitted, by region");
    let alt = app::text::words(&gap()).alt;
    assert_eq!(alt, "Line chart: Open Data in plans in force, Brazil, 2011–\u{2060}2017.");
    let mut challenges = count();
    challenges.query.by = Grouping::Challenge;
    challenges.query.selection.level = Some(Level::National);
    let words = app::text::words(&challenges);
    assert_eq!(words.title, "Open Data and two other challenge areas, number of commitments");
    assert!(words.subtitle.starts_with("Commitments in the challenge area, number per year. National"));
}
