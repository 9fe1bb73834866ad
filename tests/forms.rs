//! The trends page as its reader asks for it: what the form sends on, the axis of lines, and what stands beside.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};

use crate::http::get;

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(html: &Html, selector: &str) -> String {
    let found = all(html, selector);
    assert!(!found.is_empty(), "no {selector}");
    found
        .iter()
        .flat_map(|element| element.text())
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn what_a_measure_settles_is_named_and_not_sent() {
    let html = get("/trends?measure=completion").html();
    let level = all(&html, "#f-level input[type=radio][checked]");
    assert_eq!(level.iter().map(|input| input.attr("value").unwrap()).collect::<Vec<_>>(), [""]);
    assert!(text(&html, "#f-level").contains("As the measure needs: national members"));
    let chosen = get("/trends?measure=completion&level=local").html();
    assert_eq!(all(&chosen, "#f-level input[value=local][checked]").len(), 1);
    assert!(!text(&chosen, "#f-level").contains("As the measure needs"));
    assert!(!text(&get("/trends").html(), "#f-level").contains("As the measure needs"));

    let usual = get("/trends?measure=starred").html();
    let formula = all(&usual, "#f-formula option[selected]");
    assert_eq!(formula.iter().map(|option| option.attr("value").unwrap()).collect::<Vec<_>>(), [""]);
    assert!(text(&usual, "#f-formula option[selected]").starts_with("The usual one: "));
    let asked = get("/trends?measure=starred&formula=F2").html();
    assert_eq!(all(&asked, "#f-formula option[selected][value=F2]").len(), 1);
    assert_eq!(text(&asked, "#f-formula option[value='']"), "The usual one");
}

#[test]
fn areas_ticked_in_one_grouping_are_not_carried_into_the_other() {
    let sent = "/trends?ticked=area&area=open-data&area=gender&focus=gender&by=challenge&from=&to=";
    let answer = get(sent);
    assert_eq!((answer.status(), answer.header("location")), (StatusCode::SEE_OTHER, "/trends?by=challenge"));
    let kept = get("/trends?ticked=area&area=open-data&area=gender&by=area&from=&to=");
    assert_eq!(kept.header("location"), "/trends?area=open-data~gender");
    for (page, grouping) in [("/trends", "area"), ("/trends?by=challenge", "challenge")] {
        let html = get(page).html();
        let says = format!("#f-area input[type=hidden][name=ticked][value={grouping}]");
        assert_eq!(all(&html, &says).len(), 1, "{page}");
    }
    let typed = get("/trends?by=challenge&area=gender").html();
    assert_eq!(all(&typed, "#result [role=alert]").len(), 1, "what is typed is still told");
}

#[test]
fn groups_of_areas_stand_in_the_order_of_their_language() {
    for lang in ["", "/es", "/fr"] {
        let html = get(&format!("{lang}/areas")).html();
        let names: Vec<String> =
            all(&html, "h3[id^=group-]").iter().map(|name| name.text().collect::<String>()).collect();
        assert!(names.len() > 5, "{names:?}");
        let plain = |name: &str| -> String {
            let folded =
                name.to_lowercase().replace(['á', 'à'], "a").replace(['é', 'è'], "e").replace('í', "i");
            folded.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect()
        };
        let mut sorted = names.clone();
        sorted.sort_by_key(|name| plain(name));
        assert_eq!(names, sorted, "{lang}");
    }
}

#[test]
fn a_logarithmic_axis_is_said_and_has_no_zero() {
    let linear = get("/trends?measure=count&area=open-data~gender").html();
    let log = get("/trends?measure=count&area=open-data~gender&yScale=log").html();
    assert!(
        text(&log, "#result .sub").contains("Logarithmic axis")
            && !text(&linear, "#result .sub").contains("Logarithmic")
    );
    let ticks = |html: &Html| -> Vec<String> {
        let texts = all(html, ".wide svg text.ax[text-anchor=end]");
        texts.iter().map(|tick| tick.text().collect::<String>()).filter(|tick| tick.len() < 4).collect()
    };
    assert!(ticks(&linear).contains(&"0".into()), "{:?}", ticks(&linear));
    assert!(!ticks(&log).contains(&"0".into()) && ticks(&log).contains(&"10".into()), "{:?}", ticks(&log));
    let drawn = |html: &Html| all(html, ".wide svg .hit").len();
    let none = all(&linear, ".wide svg .hit[data-k='0']").len();
    assert!(none > 0, "gender has years without any");
    assert_eq!(drawn(&log), drawn(&linear) - none, "what is zero is not drawn");
    assert!(get("/trends.svg?measure=count&yScale=log").body.contains("Logarithmic axis"));
    assert_eq!(get("/trends.svg?yScale=cubic").status(), StatusCode::BAD_REQUEST);
    assert_eq!(all(&get("/trends?yScale=cubic").html(), "#result [role=alert]").len(), 1);
    let bars = get("/trends?tab=bar&yScale=log").html();
    assert!(!text(&bars, "#result .sub").contains("Logarithmic"), "bars begin at zero");
}

/// k and n by year of what stands behind a number of series in a figure.
fn beside(html: &Html, behind: usize) -> BTreeMap<i32, (u32, u32)> {
    let number = |mark: &ElementRef<'_>, name: &str| mark.attr(name).unwrap().parse::<u32>().unwrap();
    let marks = all(html, ".wide svg .hit");
    let marks = marks.iter().filter(|mark| number(mark, "data-series") as usize >= behind);
    let year = |mark: &ElementRef<'_>| mark.attr("data-year").unwrap().parse().unwrap();
    marks.map(|mark| (year(mark), (number(mark, "data-k"), number(mark, "data-n")))).collect()
}

/// The same from a CSV, of a single series.
fn counted(query: &str) -> BTreeMap<i32, (u32, u32)> {
    let body = get(&format!("/trends.csv?measure=count&area=open-data&{query}")).body;
    let mut rows = csv::Reader::from_reader(body.as_bytes());
    let header = rows.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|column| column == name).unwrap();
    let (year, k, n) = (at("year"), at("k"), at("n"));
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    rows.iter()
        .map(|row| (row[year].parse().unwrap(), (row[k].parse().unwrap(), row[n].parse().unwrap())))
        .collect()
}

#[test]
fn the_peers_of_a_member_are_the_others_of_its_level_and_region() {
    let html = get("/trends?measure=count&area=open-data&member=brazil&compare=peers").html();
    let subtitle = text(&html, "#result .sub");
    assert!(subtitle.contains("Grey, for comparison: Peers of Brazil."), "{subtitle}");
    assert!(subtitle.contains("Peers: the other national members of the same region"), "{subtitle}");
    let (region, own) = (counted("region=americas&level=national"), counted("member=brazil"));
    let peers = beside(&html, 1);
    assert!(peers.len() > 3, "{peers:?}");
    for (year, (k, n)) in peers {
        let (own_k, own_n) = own.get(&year).copied().unwrap_or_default();
        assert_eq!((k + own_k, n + own_n), region[&year], "{year}");
    }
    let local =
        get("/fr/trends?measure=count&area=open-data&member=buenos-aires-argentina&compare=peers").html();
    assert!(text(&local, "#result .sub").contains("membres locaux de la même région"));
    let regions = get("/trends?measure=share&area=open-data&region=europe&compare=peers").html();
    let expected = "Grey, for comparison: Africa and the Middle East, Americas, Asia and the Pacific.";
    assert!(text(&regions, "#result .sub").contains(expected));
    assert!(
        !text(&get("/trends?compare=peers").html(), "#result .sub").contains("comparison"),
        "the world has none"
    );
}

#[test]
fn the_key_of_a_heat_table_is_in_its_language() {
    let key = |page: &str| text(&get(page).html(), "#result .wide svg");
    let (english, spanish) =
        (key("/trends?tab=heat&measure=share"), key("/es/trends?tab=heat&measure=share"));
    assert!(english.contains("1.25–\u{2060}2.5%"), "{english}");
    assert!(spanish.contains("1,25–\u{2060}2,5") && !spanish.contains("1.25"), "{spanish}");
}

#[test]
fn a_region_says_what_assessors_found_and_of_how_many() {
    let html = get("/regions/americas").html();
    let ratings = text(&html, "section[aria-labelledby=ratings]");
    for words in [
        "Commitments of national members",
        "Commitments of local members",
        "Completion",
        "Ambition",
        "not given",
    ] {
        assert!(ratings.to_lowercase().contains(&words.to_lowercase()), "{words}: {ratings}");
    }
    let area = get("/areas/open-data").html();
    assert_eq!(all(&area, ".actions a[href^='/areas/open-data.svg']").len(), 1);
}
