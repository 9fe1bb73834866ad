//! Every page in every language: the same views, nothing left in English, and links that stay in the language.

use std::collections::BTreeSet;

use app::model::lang::Lang;
use axum::http::StatusCode;
use ogp_dashboard::reference::Reference;
use scraper::{ElementRef, Html, Node, Selector};

use crate::http::{Answer, get};

/// Pages by the path of the English one.
const PAGES: [&str; 26] = [
    "/",
    "/trends",
    "/trends?facet=region&measure=share&region=europe~americas&level=local&time=2015..2020",
    "/trends?by=challenge&measure=count&member=kenya~madrid-spain",
    "/trends?measure=plans&area=nothing&time=soon&country=XXX",
    "/areas",
    "/areas?sort=commitments",
    "/areas/open-data",
    "/challenges/digital-governance",
    "/regions/americas",
    "/members",
    "/members?level=local&region=everywhere",
    "/members/brazil",
    "/commitments",
    "/commitments?q=publc+information&region=europe&completion=not-assessed~complete&time=2014..2016&well=0&sort=member",
    "/commitments?q=zzzz&member=kenya&inforce=2016&well=1&starred=yes&coding=nothing&challenge=nothing",
    "/commitments/AL0066",
    "/data",
    "/diary",
    "/methods",
    "/local",
    "/map?measure=share&area=gender&sort=value",
    "/map?level=local&measure=completion",
    "/compare",
    "/compare?member=kenya~madrid-spain~mexico~chile~italy",
    "/compare?area=open-data~gender",
];

/// What is the same in two languages, or belongs to none.
const SAME: [&str; 32] = [
    "Quotient",
    "plan",
    "Plan",
    "source",
    "Ambition",
    "CSV",
    "BibTeX",
    "ZIP",
    "Code",
    "Dates",
    "JSON",
    "Mann–Kendall sur",
    "Marginal",
    "No",
    "OGP Local",
    "PDF",
    "PNG",
    "Word",
    "Page",
    "Pages",
    "Plans",
    "plans",
    "SVG",
    "Source",
    "Sources",
    "UTF-8",
    "kB",
    "site-local",
    "site-national",
    // Searches to try.
    "budget",
    "open data",
    // From the commitment itself, which does not say its language.
    "Ministry of Finance and Economy",
];

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn in_language(lang: Lang, page: &str) -> String {
    let (path, query) =
        page.split_once('?').map_or((page, String::new()), |(path, query)| (path, format!("?{query}")));
    lang.path(path) + &query
}

fn document(lang: Lang, page: &str) -> Html {
    let answer = get(&in_language(lang, page));
    assert_eq!(answer.status(), StatusCode::OK, "{page} in {lang:?}");
    answer.html()
}

#[test]
fn every_page_says_its_language_and_where_the_others_are() {
    for page in PAGES {
        for lang in Lang::ALL {
            let html = document(lang, page);
            assert_eq!(all(&html, &format!("html[lang={}]", lang.code())).len(), 1, "{page} in {lang:?}");
            let link = |selector: &str| -> Vec<String> {
                all(&html, selector).iter().map(|link| link.attr("href").unwrap().to_owned()).collect()
            };
            let [canonical] = &link("head > link[rel=canonical]")[..] else { panic!("{page} in {lang:?}") };
            assert!(!canonical.contains("lang="), "{page}: {canonical}");
            let (own, neutral) = Lang::of_path(canonical);
            assert_eq!(own, lang, "{page}: {canonical}");
            for other in Lang::ALL {
                let selector = format!("head > link[rel=alternate][hreflang={}]", other.code());
                assert_eq!(link(&selector), [other.path(neutral)], "{page} in {lang:?}");
            }
            assert_eq!(link("head > link[rel=alternate][hreflang=x-default]"), [neutral]);
            let switch = format!("header .languages a[lang={0}][hreflang={0}]", lang.code());
            let shown = all(&html, &switch);
            assert_eq!(shown.len(), 1, "{page} in {lang:?}");
            assert_eq!(shown[0].text().collect::<String>(), lang.name());
            assert_eq!(shown[0].attr("aria-current"), Some("true"));
        }
    }
}

#[test]
fn links_and_forms_stay_in_the_language() {
    for page in PAGES {
        for lang in [Lang::Es, Lang::Fr] {
            let html = document(lang, page);
            let targets = all(&html, "a[href^='/']:not([hreflang]), form[action]");
            assert!(targets.len() > 10, "{page}");
            for target in targets {
                let address = target.attr("href").or(target.attr("action")).unwrap();
                let path = address.split(['?', '#']).next().unwrap();
                let is_file = path.rsplit('/').next().unwrap().contains('.');
                assert!(is_file || Lang::of_path(path).0 == lang, "{page} in {lang:?}: {address}");
                if path.starts_with("/trends.") {
                    assert!(address.contains(&format!("lang={}", lang.code())), "{address}");
                }
            }
        }
    }
}

#[test]
fn nothing_is_left_in_english() {
    let reference = Reference::load().unwrap();
    let mut left = Vec::new();
    for page in PAGES {
        let english: BTreeSet<String> = texts(&document(Lang::En, page)).into_iter().collect();
        assert!(english.len() > 30, "{page}: {english:?}");
        for lang in [Lang::Es, Lang::Fr] {
            let names = names(&reference, lang);
            let same = texts(&document(lang, page)).into_iter().filter(|text| english.contains(text));
            left.extend(
                same.filter(|text| !may_stay(text, &names)).map(|text| format!("{page} in {lang:?}: {text}")),
            );
        }
    }
    left.dedup();
    assert!(left.is_empty(), "the same as in English:\n{}", left.join("\n"));
}

/// Names that are right in a language, whatever they are in English.
fn names(reference: &Reference, lang: Lang) -> BTreeSet<String> {
    let areas = reference.areas.iter().map(|area| area.name(lang).to_owned());
    let challenges = reference.challenges.iter().map(|challenge| challenge.name(lang).to_owned());
    let members = reference
        .members
        .iter()
        .map(|member| reference.member_name(&member.slug, &member.display_name(), &member.iso3, lang));
    let regions = app::model::place::Region::ALL.map(|region| region.label(lang).to_owned());
    areas.chain(challenges).chain(members).chain(regions).collect()
}

fn may_stay(text: &str, names: &BTreeSet<String>) -> bool {
    // `Argentina (2)`, and `Argentina: 2` on the map.
    let number = |(_, rest): &(&str, &str)| rest.chars().all(|c| c.is_ascii_digit());
    let without_number = text
        .rsplit_once(" (")
        .or_else(|| text.rsplit_once(": ").filter(number))
        .map_or(text, |(name, _)| name);
    let is_name = |text: &str| names.contains(text) || text.split(", ").all(|part| names.contains(part));
    // A member that only the sample knows has its own name before that of its country.
    let is_local = without_number.rsplit_once(", ").is_some_and(|(_, country)| names.contains(country));
    // A single letter is a symbol, and with a number it is a number.
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    let same = words.into_iter().all(|word| SAME.contains(&word)) || SAME.contains(&text);
    text.ends_with(".csv") || is_name(text) || is_name(without_number) || is_local || same
}

/// The texts that people see or hear, outside of quotations in a stated language and of what is typed.
fn texts(html: &Html) -> Vec<String> {
    let mut texts = Vec::new();
    for part in all(html, "header, .strip, main, footer") {
        for node in part.descendants() {
            match node.value() {
                Node::Text(text) if !text.trim().is_empty() => {
                    let quoted = node.ancestors().filter_map(ElementRef::wrap).any(|around| {
                        let value = around.value();
                        (value.attr("lang").is_some() && value.name() != "html")
                            || ["code", "pre", "script"].contains(&value.name())
                            || value.attr("translate") == Some("no")
                            || value.attr("class").is_some_and(|class| ["value", "long"].contains(&class))
                    });
                    if !quoted {
                        texts.push(text.trim().to_owned());
                    }
                }
                Node::Element(value) => {
                    let heard = ["aria-label", "placeholder", "alt", "data-l"];
                    let heard = heard.iter().filter_map(|name| value.attr(name));
                    texts.extend(heard.map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    texts
}

/// The boxes, lists and fields of a form that are filled in.
fn state(html: &Html) -> Vec<(String, String)> {
    let value = |element: &ElementRef<'_>, name: &str| element.attr(name).unwrap_or_default().to_owned();
    let mut state: Vec<_> = all(html, "#filters input[checked], #filters input[type=number]")
        .iter()
        .map(|input| (value(input, "name"), value(input, "value")))
        .collect();
    state.sort();
    state
}

#[test]
fn switching_the_language_keeps_the_state() {
    let address = "/trends?measure=plans&region=europe&time=2016..2019&area=open-data~gender";
    let english = get(address).html();
    let link = |html: &Html, lang: Lang| {
        all(html, &format!("header .languages a[lang={}]", lang.code()))[0].attr("href").unwrap().to_owned()
    };
    for lang in [Lang::Es, Lang::Fr] {
        let to = link(&english, lang);
        assert_eq!(to, in_language(lang, address));
        let other = get(&to).html();
        assert_eq!(state(&other), state(&english), "{lang:?}");
        assert_eq!(link(&other, Lang::En), address);
    }
    let missing = get("/es/no/tal?x=1");
    assert_eq!(link(&missing.html(), Lang::Fr), "/fr/no/tal?x=1");
}

#[test]
fn redirects_fragments_and_missing_pages_know_the_language() {
    let sent = get("/es/trends?area=open-data&area=gender&from=2016&to=&region=&lang=fr");
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    assert_eq!(sent.header("location"), "/es/trends?area=open-data~gender&time=2016..latest");
    assert_eq!(get("/fr/commitments?q=budget&region=").header("location"), "/fr/commitments?q=budget");
    for (page, lang) in [("/es/nada", "es"), ("/fr/commitments/XX9999", "fr"), ("/escuela", "en")] {
        let answer = get(page);
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{page}");
        assert_eq!(all(&answer.html(), &format!("html[lang={lang}]")).len(), 1, "{page}");
    }
    let result = |answer: &Answer, fragment: bool| {
        let html = if fragment { Html::parse_fragment(&answer.body) } else { answer.html() };
        all(&html, "#result")[0].html()
    };
    for lang in Lang::ALL {
        let page = get(&lang.path("/trends?measure=plans"));
        let part = get(&lang.path("/fragment/trends?measure=plans"));
        assert_eq!(result(&part, true), result(&page, false), "{lang:?}");
        let live = all(&page.html(), "leptos-island").len();
        // The form, the chart and the dialog.
        assert_eq!(live, 3, "the page is live in {lang:?}");
    }
}

#[test]
fn files_have_one_address_and_the_key_lang() {
    for (address, said) in [
        ("/trends.csv?area=open-data&lang=es", "Datos abiertos"),
        ("/trends.json?area=open-data&lang=fr", "Données ouvertes"),
        ("/trends.svg?area=open-data&lang=es", "los planes vigentes"),
        ("/trends.svg?area=open-data&lang=fr", "les plans en vigueur"),
    ] {
        let answer = get(address);
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        assert!(answer.body.contains(said), "{address}: {}", &answer.body[..400.min(answer.body.len())]);
    }
    assert_eq!(get("/es/trends.csv").status(), StatusCode::NOT_FOUND);
    assert_eq!(get("/trends.csv?lang=xx").status(), StatusCode::BAD_REQUEST);
}

#[test]
fn names_are_sorted_without_regard_to_accents() {
    for lang in Lang::ALL {
        let html = document(lang, "/trends");
        let names: Vec<String> = all(&html, "#member-add option:not([selected])")
            .iter()
            .map(|option| option.text().collect::<String>())
            .map(|text| text.chars().map(plain).collect())
            .collect();
        assert!(names.len() > 50 && names.is_sorted(), "{lang:?}: {names:?}");
    }
}

/// A letter without case and without the accents that names have here.
fn plain(c: char) -> char {
    let c = c.to_lowercase().next().unwrap_or(c);
    [("áâàäãå", 'a'), ("éêèë", 'e'), ("íîìï", 'i'), ("óôòöõ", 'o'), ("úûùü", 'u'), ("ñ", 'n'), ("ç", 'c')]
        .into_iter()
        .find(|(accented, _)| accented.contains(c))
        .map_or(c, |(_, plain)| plain)
}

#[test]
fn commitments_are_listed_and_sorted_in_the_language() {
    for lang in Lang::ALL {
        let page = |page: u32| document(lang, &format!("/commitments?sort=member&page={page}"));
        let last = texts_of(&page(1), ".pager li:last-child a")[0].parse().unwrap();
        let members: Vec<String> = (1..=last)
            .flat_map(|number| texts_of(&page(number), ".hit .kicker"))
            .filter_map(|kicker| Some(kicker.split_once(" · ")?.0.chars().map(plain).collect()))
            .collect();
        assert!(members.len() > 100 && members.is_sorted(), "{lang:?}: {members:?}");
    }
    let html = document(Lang::Fr, "/commitments?member=madrid-spain&challenge=nothing");
    let kickers = texts_of(&html, ".hit .kicker");
    assert!(kickers.len() > 3, "{kickers:?}");
    assert!(kickers.iter().all(|kicker| kicker.starts_with("Madrid, Espagne · plan de 20")), "{kickers:?}");
    assert!(texts_of(&html, "#f-member label").iter().any(|label| label.starts_with("Madrid, Espagne")));
    let reference = Reference::load().unwrap();
    let [english, french] = [Lang::En, Lang::Fr].map(|lang| names(&reference, lang));
    let areas = texts_of(&html, ".hit .chips a");
    assert!(areas.iter().all(|area| french.contains(area)), "{areas:?}");
    assert!(areas.iter().any(|area| !english.contains(area)), "{areas:?}");
    assert!(texts_of(&html, "main").concat().contains("«\u{a0}nothing\u{a0}» n’est pas une valeur connue"));
}

fn texts_of(html: &Html, selector: &str) -> Vec<String> {
    all(html, selector).iter().map(|element| element.text().collect()).collect()
}

#[test]
fn the_sentence_of_the_page_comes_first() {
    let html = document(Lang::Es, "/trends?area=open-data");
    let quotes = all(&html, ".claim > .quote");
    let quote: String = quotes[0].text().collect();
    assert!(quote.contains("Datos abiertos") && quote.contains("compromiso"), "{quote}");
    assert_eq!(all(&html, ".claim details .quote[lang=en]").len(), 1);
    assert_eq!(all(&html, ".claim details .quote[lang=fr]").len(), 1);
    let english = texts_of(&html, ".claim details .quote[lang=en]").concat();
    assert!(english.contains("Open Data") && !english.contains("Datos abiertos"), "{english}");
    let member: String = all(&document(Lang::Fr, "/trends?member=madrid-spain"), "#result")
        .iter()
        .flat_map(|e| e.text())
        .collect();
    assert!(member.contains("Madrid, Espagne"), "{member}");
}
