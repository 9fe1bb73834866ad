//! The page that checks cited numbers: what may be pasted, and what it says where something is missing.

use scraper::{Html, Selector};
use url::form_urlencoded::Serializer;

use crate::files::get;

const MATCH: &str = "<strong>Match.</strong>";
const NO_MATCH: &str = "<strong>No match.</strong>";

/// The page with some fields filled in.
fn verify(page: &str, fields: &[(&str, &str)]) -> String {
    let query = Serializer::new(String::new()).extend_pairs(fields).finish();
    get(&format!("{page}?{query}")).text()
}

/// The words of an element of a page, the first one or a later one.
fn words(page: &str, css: &str, at: usize) -> String {
    let html = Html::parse_document(page);
    let element = html.select(&Selector::parse(css).unwrap()).nth(at);
    element.unwrap_or_else(|| panic!("no {css}")).text().collect()
}

#[test]
fn a_citation_can_be_pasted_whole() {
    for page in ["/trends?area=gender", "/map?area=open-data", "/members/kenya"] {
        let shown = get(page).text();
        let [short, long, bibtex] = [0, 1, 2].map(|at| words(&shown, ".cite dd", at));
        let check = long.split_once("Checksum of the numbers: ").unwrap().1.get(..8).unwrap();
        for citation in [long.as_str(), bibtex.as_str()] {
            let same = verify("/verify", &[("url", citation)]);
            assert_eq!(same.matches(MATCH).count(), 2, "{citation}");
            assert!(!same.contains(NO_MATCH), "{citation}");
            // A wrong checksum in the middle of a citation is seen, and nothing else is called a match.
            let wrong = citation.replace(check, "00000000");
            let wrong = verify("/verify", &[("url", wrong.as_str())]);
            assert_eq!((wrong.matches(MATCH).count(), wrong.matches(NO_MATCH).count()), (0, 1), "{citation}");
        }
        let lacking = verify("/verify", &[("url", short.as_str())]);
        assert!(lacking.contains(&format!("The checksum {check} alone")), "{short}");
        assert!(!lacking.contains(MATCH) && !lacking.contains(NO_MATCH), "{short}");
    }
}

#[test]
fn the_code_of_an_embed_keeps_its_release() {
    let id = get("/readyz").text().trim().to_owned();
    let code = words(&get("/trends?area=gender").text(), "#share-frozen", 0);
    let page = verify("/verify", &[("url", code.as_str())]);
    assert!(page.contains(&format!("href=\"/trends?area=gender&amp;data={id}\"")), "{code}");
}

#[test]
fn what_is_missing_is_said_and_where_it_is_found() {
    for (page, key, value, said) in [
        ("/verify", "said", "45 of 52", "45 of 52 alone cannot be looked up"),
        ("/es/verify", "said", "45 de 52", "45 de 52 por sí solo no se puede buscar"),
        ("/fr/verify", "said", "45 sur 52", "45 sur 52 seul ne peut pas être retrouvé"),
        ("/verify", "url", "In 2014 it was 45 of 52.", "45 of 52 alone cannot be looked up"),
        ("/verify", "check", "1a2b3c4d", "The checksum 1a2b3c4d alone cannot be looked up"),
        ("/verify", "said", "87%", "only with the two numbers behind it, k of n"),
        ("/verify", "url", "nothing of use", "There is no address of a view in what was pasted"),
    ] {
        let shown = verify(page, &[(key, value)]);
        let refused = words(&shown, ".state.bad", 0);
        assert!(refused.contains(said), "{value}: {refused}");
        assert!(refused.contains("/trends?area=open-data"), "{value}: {refused}");
        assert!(!shown.contains("id=\"outcome\""), "{value}");
    }
    for page in ["/verify", "/verify?url=&check=&said="] {
        let shown = get(page).text();
        assert!(!shown.contains("state bad") && !shown.contains("id=\"outcome\""), "{page}");
    }
}

#[test]
fn a_percentage_is_not_passed_over() {
    let address = ("url", "/trends?area=gender");
    for (said, why) in [("87%", "k of n"), ("nearly all", "no two numbers")] {
        let page = verify("/verify", &[address, ("said", said)]);
        let outcome = words(&page, ".outcome", 0);
        assert!(outcome.contains("Not checked.") && outcome.contains(why), "{said}: {outcome}");
    }
}

#[test]
fn of_an_unknown_release_nothing_is_said_to_be_shown() {
    let id = get("/readyz").text().trim().to_owned();
    let page = verify("/verify", &[("url", "/trends?area=gender&data=nothing")]);
    let refused = words(&page, ".state.bad", 0);
    assert!(refused.contains("nothing was counted again") && refused.contains(&id), "{refused}");
    assert!(!refused.contains("are shown"), "{refused}");
}
