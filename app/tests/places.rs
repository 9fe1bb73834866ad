//! What the pages on areas, regions and members owe their readers.

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
fn the_list_gives_k_of_n_and_ways_to_sort() {
    let html = page("/areas?sort=commitments");
    assert_eq!(all(&html, ".cards li").len(), 10);
    assert!(text(&html, ".cards").contains("No commitment here carries it."));
    assert_eq!(all(&html, ".sort a[aria-current=true][href^='/areas?sort=commitments']").len(), 1);
    assert_eq!(all(&html, ".sort a[href^='/areas#']").len(), 1, "the default is left out");
    let first = text(&html, "section[aria-labelledby=group-inclusion] tbody tr:first-child");
    assert!(first.contains("12%") && first.contains("237 of 1,927") && first.contains("45 of 61"), "{first}");
    assert!(first.contains("45 of 52 (87%) in 2014") && first.contains("Not enough data"), "{first}");
    assert!(text(&html, "#group-other").contains("Other areas"));
}

#[test]
fn an_area_has_figure_sentence_and_reasons_and_leads_on() {
    let html = page("/areas/open-data");
    assert_eq!(all(&html, "figure").len(), 1);
    assert_eq!(all(&html, ".claim").len(), 1);
    assert_eq!(all(&html, "details#why").len(), 1);
    for address in [
        "/trends?area=open-data",
        "/trends?area=open-data&facet=region",
        "/areas/open-data.csv",
        "/areas/open-data.png",
        "/commitments?area=open-data",
        "/areas#group-inclusion",
        "/challenges/justice",
    ] {
        assert!(!all(&html, &format!("main a[href='{address}']")).is_empty(), "{address}");
    }
    let regions = text(&html, "section[aria-labelledby=regions] tbody");
    assert!(regions.contains("nothing to count") && regions.contains("2 of 7"), "{regions}");
    assert!(!regions.contains("29%"), "7 commitments are too few for a share: {regions}");
    assert!(text(&page("/challenges/open-data"), ".lede").contains("Make it better."));
    let challenge = page("/challenges/open-data");
    assert!(!all(&challenge, "main a[href='/trends?area=open-data&by=challenge']").is_empty());
    assert_eq!(all(&challenge, "link[rel=canonical][href='/challenges/open-data']").len(), 1);
}

#[test]
fn nothing_found_is_said_and_no_figure_is_drawn() {
    let html = render(Made { empty: true, ..Made::default() }.shared(), "/areas/open-data").html;
    let html = Html::parse_document(&html);
    assert!(all(&html, "figure").is_empty());
    assert!(text(&html, ".state").contains("No commitment of this release carries this area"));
}

#[test]
fn levels_have_ratings_of_their_own_and_none_is_a_zero() {
    let html = page("/areas/open-data");
    assert_eq!(text(&html, "section[aria-labelledby=worked] thead").matches("members").count(), 2);
    let row = text(&html, "section[aria-labelledby=worked] tbody tr:nth-child(2)");
    assert!(row.contains("none rated") && !row.contains("0 of 0"), "{row}");
    for said in ["2 not assessed", "3 pending", "4 without such a rating", "5 unclear", "1 not given"] {
        assert!(row.contains(said), "{said}: {row}");
    }
    assert!(text(&html, "section[aria-labelledby=worked]").contains("formula F3"));
}

#[test]
fn a_member_shows_plans_areas_comparison_and_where_facts_come_from() {
    let html = page("/members/cote-divoire");
    assert_eq!(all(&html, ".timeline > li").len(), 3);
    assert_eq!(all(&html, ".timeline > li.on").len(), 1);
    let plans = text(&html, ".timeline");
    for said in
        ["In force on 1 July 2014", "no dates are published", "No row says", "9 of them coded", "not coded"]
    {
        assert!(plans.contains(said), "{said}: {plans}");
    }
    let row = text(&html, "section[aria-labelledby=areas] tbody tr:first-child");
    assert!(row.contains("2 of 9") && row.contains("not coded") && row.contains("0 of 31"), "{row}");
    let heads = text(&html, "section[aria-labelledby=beside] thead");
    assert!(heads.contains("Africa and the Middle East, national members"), "{heads}");
    let about = text(&html, ".facts");
    assert!(about.contains("2011") && about.contains("unverified, no source"), "{about}");
    assert_eq!(all(&html, ".facts a[rel='external noopener'][href^='https://example.org/']").len(), 1);
    let steps = all(&html, ".crumbs a").iter().filter_map(|a| a.attr("href")).collect::<Vec<_>>();
    assert_eq!(steps, ["/members", "/regions/africa-and-the-middle-east"]);
    let titles = text(&html, "section[aria-labelledby=latest] tbody");
    assert!(!titles.contains("2 2."), "a number that the title repeats is written once: {titles}");
}

#[test]
fn a_member_without_plans_says_so_and_has_no_table() {
    let html = page("/members/kenya");
    assert!(text(&html, ".state").contains("This release has no plan of this member"));
    assert!(all(&html, "main table").is_empty());
}

#[test]
fn the_form_of_members_shows_what_is_shown() {
    let html = page("/members?q=ivoire&region=europe");
    assert_eq!(all(&html, "input[name=q][value=ivoire]").len(), 1);
    assert_eq!(all(&html, "option[value=europe][selected]").len(), 1);
    assert_eq!(all(&html, "link[rel=canonical][href='/members?q=ivoire&region=europe']").len(), 1);
    assert!(text(&html, "[role=status]").contains("15 of 203 members; 12 of them"));
    assert!(text(&html, ".without").contains("No plan in this release"));
    assert!(!text(&html, ".without").contains("Côte"), "one with plans");
}

#[test]
fn a_commitment_leads_to_its_member_areas_and_region() {
    let html = page("/commitments/full");
    for address in ["/members/kenya", "/areas/open-data", "/regions/africa-and-the-middle-east"] {
        assert_eq!(all(&html, &format!(".facts a[href='{address}']")).len(), 1, "{address}");
    }
}

#[test]
fn every_page_is_entered_from_header_and_footer() {
    let html = page("/members/kenya");
    assert_eq!(all(&html, "header a[href='/areas']").len(), 1);
    assert_eq!(all(&html, "header a[href='/members'][aria-current=true]").len(), 1);
    assert_eq!(all(&html, "footer a[href='/areas'], footer a[href='/members']").len(), 2);
}
