//! What one page owes its readers.

use app::model::lang::Lang;
use scraper::Html;

use crate::every_page::all;
use crate::made::Made;
use crate::render::render;

fn page(address: &str) -> Html {
    Html::parse_document(&render(Made::default().shared(), address).html)
}

fn text(html: &Html, selector: &str) -> String {
    let texts =
        all(html, selector).iter().map(|element| element.text().collect::<String>()).collect::<Vec<_>>();
    texts.join(" ").replace('\u{2060}', "")
}

#[test]
fn home_gives_numbers_with_what_they_are_of() {
    let html = page("/");
    assert!(text(&html, ".stats").contains("1,927"));
    assert!(text(&html, ".cards").contains("45 of 52 members. Trend: not enough data."));
    assert_eq!(all(&html, ".cards a[href='/areas/open-data']").len(), 1);
    assert_eq!(all(&html, "form[action='/commitments'] input[name=q]").len(), 1);
}

#[test]
fn trends_form_shows_what_is_shown() {
    let html = page("/trends?measure=plans&region=europe&time=2012..latest&level=local&member=member-3");
    for (name, value) in [
        ("measure", "plans"),
        ("region", "europe"),
        ("level", "local"),
        ("member", "member-3"),
        ("area", "open-data"),
        ("by", "area"),
    ] {
        let selector = format!("#filters input[name={name}][value={value}][checked]");
        assert_eq!(all(&html, &selector).len(), 1, "{selector}");
    }
    assert_eq!(all(&html, "#filters input[name=from][value='2012']").len(), 1);
    assert_eq!(all(&html, "#filters input[type=radio][checked]").len(), 6);
    assert_eq!(all(&html, "#filters option[value=''][selected]").len(), 2);
}

#[test]
fn trends_table_gives_k_n_and_gaps() {
    let html = page("/trends");
    let row = text(&html, "#numbers-part tbody tr:first-child");
    assert!(row.contains("87%") && row.contains("45 of 52") && row.contains("75–93%"), "{row}");
    assert!(row.contains("6 of 7") && row.contains("no share") && row.contains("Not enough data"), "{row}");
    assert!(text(&html, "#numbers-part thead").contains("incomplete"));
    assert!(text(&html, "#numbers-part thead").contains("too few"));
    assert!(text(&html, "#result").contains("58 commitments"));
    let html = Html::parse_document(&render(Made { last: 2026, ..Made::default() }.shared(), "/trends").html);
    assert!(text(&html, "#numbers-part tbody tr:first-child").contains("No plans"));
}

#[test]
fn a_count_comes_without_share_and_interval() {
    let row = text(&page("/trends?measure=count"), "#numbers-part tbody tr:first-child");
    assert!(row.contains("45") && row.contains("52 plans") && !row.contains('%'), "{row}");
}

#[test]
fn every_badge_has_shape_and_word_and_leads_to_its_rule() {
    let html = Html::parse_document(&render(Made { last: 2026, ..Made::default() }.shared(), "/trends").html);
    let badges = all(&html, "#numbers-part td.bd a.badge[href='/methods#badges']");
    let words: Vec<String> = badges.iter().map(|badge| badge.text().collect()).collect();
    assert_eq!(words, ["Rising", "No clear change", "Fading", "Emerging", "Falling"]);
    assert_eq!(all(&html, "#numbers-part td.bd a.badge svg.ic[aria-hidden=true]").len(), 5);
    assert_eq!(all(&page("/"), ".group a.badge[href='/methods#badges']").len(), 1, "one for all its areas");
    assert_eq!(all(&page("/methods"), "table .badge svg.ic").len(), 7);
}

#[test]
fn the_sentence_and_its_reasons_stand_beneath_the_figure() {
    let html = page("/trends");
    let quote = text(&html, ".claim > .quote");
    for said in [
        "On 1 July 2014, the plans of 45 of 52 members (87%; about 95% interval 75–93%) had at least one Open Data commitment.",
        "On 1 July 2012 it was 22 of 46 (48%; 36–54%).",
        "There is not enough data to say whether this is a trend.",
        "1,927 commitments in 100 plans",
    ] {
        assert!(quote.contains(said), "{said}: {quote}");
    }
    assert_eq!(all(&html, ".claim .quote[lang=es]").len(), 1);
    assert_eq!(all(&html, ".claim .quote[lang=fr]").len(), 1);
    let why = text(&html, "details.why#why");
    for said in ["Why “not enough data”?", "4 of the 5 needed", "237 of 1,927", "not run", "Explorer, 2014"]
    {
        assert!(why.contains(said), "{said}: {why}");
    }
    assert_eq!(all(&html, ".meter[aria-label='4 of the 5 years needed'] .yr.on").len(), 4);
    assert_eq!(all(&html, ".meter .yr.off").len(), 1);
    assert_eq!(all(&html, ".actions a[href='#why']").len(), 1);
    let tested = render(Made { last: 2026, ..Made::default() }.shared(), "/trends").html;
    let tested = text(&Html::parse_document(&tested), "#why");
    for said in ["4.20", "<0.001", "0.012", "41", "2.50", "6.0%, 60 of 1,000", "15%, 150 of 1,000"] {
        assert!(tested.contains(said), "{said}: {tested}");
    }
}

#[test]
fn nothing_to_count_has_reasons_but_no_sentence() {
    let html =
        Html::parse_document(&render(Made { empty: true, ..Made::default() }.shared(), "/trends").html);
    assert!(all(&html, ".claim").is_empty());
    assert!(text(&html, "#why").contains("no plan"));
}

#[test]
fn methods_name_every_threshold_and_the_loaded_data() {
    let html = page("/methods");
    let whole = text(&html, "main");
    for said in ["1,927", "100", "24 months", "1.25", "0.80", "0.10", "30 points", "Wilson", "1995", "81.1%"]
    {
        assert!(whole.contains(said), "{said}");
    }
    for anchor in ["measures", "intervals", "badges", "coding", "ratings", "beyond"] {
        assert_eq!(all(&html, &format!("h2#{anchor}")).len(), 1, "{anchor}");
    }
    assert_eq!(all(&html, "link[rel=canonical][href='/methods']").len(), 1);
    assert_eq!(all(&html, "header a[href='/methods'][aria-current=page]").len(), 1);
    assert_eq!(all(&page("/"), "footer a[href='/methods']").len(), 1);
    assert_eq!(all(&page("/trends"), "#numbers-part a[href='/methods#intervals']").len(), 1);
}

#[test]
fn trends_links_carry_the_canonical_query() {
    let html = page("/trends?to=2014&from=2012&area=b&area=a");
    let query = "?area=b~a&time=2012..2014";
    for extension in ["csv", "svg", "png", "json"] {
        assert!(!all(&html, &format!("a[href='/trends.{extension}{query}']")).is_empty(), "{extension}");
    }
    assert_eq!(all(&html, &format!("link[rel=canonical][href='/trends{query}']")).len(), 1);
    assert_eq!(all(&html, &format!("#result[data-url='/trends{query}']")).len(), 1);
}

#[test]
fn bad_values_are_named_and_the_rest_is_kept() {
    let html = page("/trends?area=nothing&time=soon&measure=plans");
    let notice = text(&html, "[role=alert].state");
    assert!(notice.contains("“soon”") && notice.contains("“nothing”"), "{notice}");
    assert_eq!(all(&html, "input[name=measure][value=plans][checked]").len(), 1);
}

#[test]
fn fragment_holds_the_parts_of_the_page() {
    let source = Made::default().shared();
    let html =
        futures::executor::block_on(app::fragment::trends(&source, Lang::En, "measure=plans")).unwrap();
    let fragment = Html::parse_fragment(&html);
    let whole = page("/trends?measure=plans");
    for part in ["#filters", "#result", "#numbers-part"] {
        assert_eq!(all(&fragment, part)[0].html(), all(&whole, part)[0].html(), "{part}");
    }
    let result = all(&fragment, "#result")[0];
    assert_eq!(result.attr("data-url"), Some("/trends?measure=plans"));
    let title = text(&whole, "head title");
    assert_eq!(result.attr("data-title"), Some(title.as_str()));
}

#[test]
fn commitments_page_by_links_and_keep_the_search() {
    let html = page("/commitments?q=budget&page=3");
    assert_eq!(all(&html, "a[rel=prev][href='/commitments?page=2&q=budget']").len(), 1);
    assert_eq!(all(&html, "a[rel=next][href='/commitments?page=4&q=budget']").len(), 1);
    assert_eq!(all(&html, "a[href='/commitments?q=budget']").len(), 1);
    assert!(text(&html, "[role=status]").contains("259 commitments of 28 members mention “budget”"));
    assert_eq!(all(&html, ".hit [lang=de]").len(), 2);
    assert!(!all(&html, ".hit mark").is_empty());
    assert_eq!(all(&html, ".hit a[href='/commitments/AB%201%2Fx']").len(), 1);
}

#[test]
fn commitments_show_facets_chips_and_downloads() {
    let html = page("/commitments?q=budget&region=europe&completion=not-assessed&area=area-9&well=1");
    assert_eq!(all(&html, ".chosen a:not(.all)").len(), 5);
    assert_eq!(
        all(&html, ".chosen a[href='/commitments?area=area-9&q=budget&region=europe&well=1']").len(),
        1
    );
    assert!(text(&html, ".chosen").contains("Completion: Not assessed"));
    assert_eq!(all(&html, "#f-area > ul input[name=area]").len(), 9, "eight in sight, and what is chosen");
    assert_eq!(all(&html, "#f-area > details input[name=area]").len(), 1);
    assert_eq!(all(&html, "#f-region input[value=europe][checked]").len(), 1);
    assert!(text(&html, ".well").contains("57 of the 212 that can be judged"));
    assert!(text(&html, ".well").contains("47 of 259 cannot be judged"));
    let csv = "/commitments.csv?area=area-9&completion=not-assessed&q=budget&region=europe&well=1";
    assert_eq!(all(&html, &format!(".actions a[href='{csv}'][download]")).len(), 1);
    let respelled = text(&page("/commitments?q=budgt"), ".result");
    assert!(respelled.contains("259 commitments of 28 members match “budgt”"), "{respelled}");
    assert!(respelled.contains("Searched for as well: budget"), "{respelled}");
}

#[test]
fn a_number_links_to_what_it_counts() {
    let html = page("/trends?measure=share&member=member-3");
    let cell = all(&html, "#numbers-part tbody tr:first-child td:nth-child(5) a");
    let to = "/commitments?area=open-data&coding=explorer-2014&time=2014";
    assert_eq!(cell.iter().map(|link| link.attr("href").unwrap()).collect::<Vec<_>>(), [to]);
    assert_eq!(cell[0].text().collect::<String>(), "45 of 52");
}

#[test]
fn nothing_found_offers_a_way_out() {
    let made = Made { empty: true, ..Made::default() };
    let html = Html::parse_document(&render(made.shared(), "/commitments?q=budget&region=europe").html);
    assert!(text(&html, ".state").contains("No commitment matches"));
    assert_eq!(all(&html, ".state a[href='/commitments?region=europe']").len(), 1);
    assert_eq!(all(&html, ".state a[href='/commitments?q=budget']").len(), 1);
}

#[test]
fn ways_of_having_no_rating_stay_apart() {
    let html = page("/commitments/full");
    let ratings = text(&html, "section[aria-labelledby=h-ratings] table");
    for label in [
        "Substantial",
        "at mid-term",
        "Unclear",
        "Assessment pending",
        "No such rating for this plan",
        "Not assessed",
        "Not given",
        "formula F2",
    ] {
        assert!(ratings.contains(label), "{label}");
    }
    assert_eq!(all(&html, "h1[lang=es]").len(), 1);
    assert_eq!(all(&html, "a[rel='external noopener'][href^='https://example.org/']").len(), 1);
}

#[test]
fn missing_fields_are_said() {
    let html = page("/commitments/bare");
    assert_eq!(text(&html, ".facts").matches("Not given").count(), 7);
    assert_eq!(text(&html, "section[aria-labelledby=h-ratings] td").matches("Not given").count(), 8);
}

#[test]
fn data_page_names_what_happened_to_rows() {
    let html = page("/data");
    let whole = text(&html, "main");
    for said in
        ["windows-1252", "2.1 MB", "Not used:", "Year differs from the plan’s year", "The first 100 of 130"]
    {
        assert!(whole.contains(said), "{said}");
    }
    for file in ["commitments.csv", "plans.csv", "rejects.csv", "report.json"] {
        assert!(!all(&html, &format!("main a[href='/data/1f2e3d4c/{file}']")).is_empty(), "{file}");
    }
    assert_eq!(all(&html, "#load").len(), 1);
}
