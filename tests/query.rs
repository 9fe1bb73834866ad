//! Query strings: whatever is typed, reading never fails, and the canonical form says the same in one way.

use app::model::query::{MAX_LIST, Query};
use app::model::search::Search;
use proptest::prelude::*;

/// Query strings with known keys and values of every kind, good and bad.
fn query_strings() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "area",
        "region",
        "country",
        "member",
        "level",
        "by",
        "time",
        "from",
        "to",
        "measure",
        "facet",
        "coding",
        "csvType",
        "tab",
        "compare",
        "focus",
        "q",
        "page",
        "challenge",
        "completion",
        "ambition",
        "early_results",
        "starred",
        "well",
        "inforce",
        "sort",
        "utm_source",
    ]);
    let value = prop_oneof![
        "[a-z0-9-]{0,12}(~[a-z-]{1,8}){0,3}",
        "(europe|americas|national|local|all|share|count|plans|inforce|challenge|full|KEN~TUN|bar|heat|world|none)",
        "(earliest|20[01][0-9])(\\.\\.(latest|20[12][0-9]))?",
        "[0-9]{0,5}",
        "(complete|high|moderate|missing|yes|no|1|0|newest|member|completion|major)(~(pending|unclear|none))?",
        ".{0,20}",
    ];
    let pair = (key, value).prop_map(|(key, value)| {
        let value = percent_encoding::utf8_percent_encode(&value, percent_encoding::NON_ALPHANUMERIC);
        format!("{key}={value}")
    });
    prop::collection::vec(pair, 0..8).prop_map(|pairs| pairs.join("&"))
}

proptest! {
    #[test]
    fn the_canonical_query_is_read_as_the_same_query(text in query_strings()) {
        let query = Query::parse(&text).value;
        let again = Query::parse(&query.canonical());
        prop_assert_eq!(&again.problems, &vec![], "{} of {}", query.canonical(), text);
        prop_assert_eq!(again.value, query);
    }

    #[test]
    fn the_canonical_search_is_read_as_the_same_search(text in query_strings()) {
        let search = Search::parse(&text).value;
        let again = Search::parse(&search.canonical());
        prop_assert_eq!(&again.problems, &vec![], "{} of {}", search.canonical(), text);
        prop_assert_eq!(again.value, search);
    }

    #[test]
    fn reading_never_fails(text in ".{0,200}") {
        let parsed = Query::parse(&text);
        prop_assert!(parsed.value.selection.areas.len() <= MAX_LIST);
        prop_assert!(Search::parse(&text).value.page <= 100_000);
    }
}

#[test]
fn keys_are_sorted_and_defaults_are_dropped() {
    let canonical = |text| Query::parse(text).value.canonical();
    assert_eq!(
        canonical("time=2012..2014&measure=share&area=open-data~gender"),
        "area=open-data~gender&measure=share&time=2012..2014"
    );
    assert_eq!(canonical("measure=inforce&level=all&by=area&time=earliest..latest"), "");
    assert_eq!(canonical("area=gender&area=gender&area=aid"), "area=gender~aid");
    assert_eq!(canonical("time=2014..2014&country=ken"), "country=KEN&time=2014");
    assert_eq!(canonical("tab=line&compare=region&focus="), "");
    assert_eq!(canonical("tab=heat&focus=gender~aid&compare=none"), "compare=none&focus=gender~aid&tab=heat");
    assert_eq!(Query::parse("tab=pie").problems.len(), 1);
}

#[test]
fn lists_and_years_are_limited() {
    let areas: Vec<String> = (0..21).map(|number| format!("area-{number}")).collect();
    let parsed = Query::parse(&format!("area={}", areas.join("~")));
    assert_eq!(parsed.value.selection.areas.len(), MAX_LIST);
    assert_eq!(parsed.problems.len(), 1);
    assert_eq!(Query::parse("time=2001..2090").problems.len(), 1, "more than 60 years");
}
