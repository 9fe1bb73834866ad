//! Query strings and paths: reading never fails, and the canonical form of what was read is read as the same.
#![no_main]

use app::model::brief::{BriefQuery, Subject};
use app::model::compare::CompareQuery;
use app::model::lang::Lang;
use app::model::map::MapQuery;
use app::model::profile::MemberSearch;
use app::model::query::{Parsed, Query};
use app::model::search::Search;
use app::model::theme::Theme;
use app::model::verify::Claimed;
use app::model::view::View;
use libfuzzer_sys::fuzz_target;
use ogp_dashboard::export::Request;

fuzz_target!(|text: &str| {
    // The first line is a path, the rest a query string; without a second line all of it is the query string.
    let (path, query) = text.split_once('\n').unwrap_or(("/trends", text));
    settles(query, Query::parse, Query::canonical);
    settles(query, Search::parse, Search::canonical);
    settles(query, MapQuery::parse, MapQuery::canonical);
    settles(query, CompareQuery::parse, CompareQuery::canonical);
    settles(query, MemberSearch::parse, MemberSearch::canonical);
    for (kind, id) in [("member", "kenya"), ("region", "europe"), ("area", "gender"), ("challenge", "media")]
    {
        if let Some(subject) = Subject::of(kind, id) {
            settles(query, |query| BriefQuery::parse(subject.clone(), query), BriefQuery::canonical);
        }
    }
    for lang in Lang::ALL {
        Claimed::parse(query, lang).is_empty();
    }
    let theme = Theme::of(query).value;
    Theme::of(&theme.keep(&Theme::without(query)));
    address(path, query);
});

/// What was read, written and read again is the same, and nothing is wrong with it.
fn settles<T>(query: &str, parse: impl Fn(&str) -> Parsed<T>, canonical: impl Fn(&T) -> String) {
    let written = canonical(&parse(query).value);
    let again = parse(&written);
    assert!(again.problems.is_empty(), "{written}: {:?}", again.problems);
    assert_eq!(canonical(&again.value), written);
}

/// A path, as that of a page and as that of a file.
fn address(path: &str, query: &str) {
    let (lang, page) = Lang::of_path(path);
    lang.path(page);
    if let Some((_, view)) = View::of_path(path) {
        settles(query, |query| view.ask(query), |question| view.canonical(question));
    }
    if let Ok(Some(request)) = Request::parse(path, query) {
        request.tag("release", "https://example.org");
    }
}
