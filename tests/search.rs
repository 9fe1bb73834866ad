//! The list of commitments: what is found, in which order, what the facets count, and what lies behind a number.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use app::model::commitment::Commitment;
use app::model::found::Found;
use app::model::lang::Lang;
use app::model::query::{Facet, Grouping, Measure, Parsed, Query};
use app::model::rating::{Completion, EarlyResults, Rating};
use app::model::release::Kind;
use app::model::search::{Key, Search};
use app::model::text::Text;
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store::{self, Data};
use proptest::prelude::*;

use crate::support::Sheet;

static REFERENCE: LazyLock<Arc<Reference>> = LazyLock::new(|| Arc::new(Reference::load().unwrap()));
static SAMPLE: LazyLock<Analysis> =
    LazyLock::new(|| Analysis::new(store::sample(&REFERENCE), Arc::clone(&REFERENCE)).unwrap());

/// Unlike the sample, rated on everything.
static SIMULATED: LazyLock<Analysis> =
    LazyLock::new(|| Analysis::new(store::simulated(&REFERENCE), Arc::clone(&REFERENCE)).unwrap());

fn analysis(sheet: &Sheet) -> Analysis {
    Analysis::new(Data::new(sheet.ingest(), Kind::Loaded), Arc::clone(&REFERENCE)).unwrap()
}

/// A few commitments of Kenya, by title and text.
fn texts(rows: &[(&str, &str)]) -> Analysis {
    let sheet =
        rows.iter().zip(1..).fold(Sheet::new("explorer_2016.csv"), |sheet, ((title, text), number)| {
            let number = number.to_string();
            sheet.row(&[("Comm No", &number), ("Commitment Title", title), ("Full Text", text)])
        });
    analysis(&sheet)
}

#[track_caller]
fn search(analysis: &Analysis, query: &str) -> Found {
    let (found, problems) = analysis.search(Search::parse(query), Lang::default());
    assert_eq!(problems, [], "{query}");
    found
}

/// Titles of the first page.
fn titles(analysis: &Analysis, query: &str) -> Vec<String> {
    let title =
        |pieces: &[app::model::found::Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect();
    search(analysis, query).hits.iter().map(|hit| title(&hit.title)).collect()
}

/// Ids of everything that is found, in its order.
fn ids(analysis: &Analysis, query: &str) -> Vec<String> {
    let (commitments, _, problems) = analysis.selection(Search::parse(query));
    assert_eq!(problems, [], "{query}");
    commitments.into_iter().map(|commitment| commitment.id.to_string()).collect()
}

#[test]
fn titles_come_before_texts_and_rare_words_count_more() {
    let analysis = texts(&[
        ("A portal of rivers", "About lobbying and lobbying again."),
        ("A register of lobbying", "Who speaks with whom."),
        ("A portal of lakes", "About water."),
        ("A portal of seas", "About salt."),
    ]);
    assert_eq!(titles(&analysis, "q=lobbying"), ["A register of lobbying", "A portal of rivers"]);
    let common_and_rare = texts(&[
        ("A portal for open wells", "Open wells."),
        ("A portal for open data", "Open data."),
        ("A portal", "It is open, open and open, with data on glaciers."),
        ("The open portal", "Nothing with those."),
        ("Glaciers", "An open portal with data."),
    ]);
    let found = titles(&common_and_rare, "q=open+glaciers+data");
    assert_eq!(found, ["Glaciers", "A portal"], "all words must occur, the rare one in the title first");
}

#[test]
fn words_are_found_without_accents_with_an_error_and_from_their_beginning() {
    let analysis = texts(&[
        ("Educación pública", "Información para la niñez."),
        ("Bibliothèques ouvertes", "L’accès aux œuvres."),
        ("Procurement of roads", "Prices."),
        ("Straßen und Łódź", "Öffentliche Vergabe."),
    ]);
    for (query, title) in [
        ("q=EDUCACION", "Educación pública"),
        ("q=ninez", "Educación pública"),
        ("q=acces+oeuvres", "Bibliothèques ouvertes"),
        ("q=bibliotheqes", "Bibliothèques ouvertes"),
        ("q=procuremnet", "Procurement of roads"),
        ("q=road", "Procurement of roads"),
        ("q=prices+procur", "Procurement of roads"),
        ("q=strassen", "Straßen und Łódź"),
        ("q=lodz", "Straßen und Łódź"),
    ] {
        assert_eq!(titles(&analysis, query), [title], "{query}");
    }
    assert_eq!(titles(&analysis, "q=procur+prices"), [""; 0], "only the last word may be a beginning");
    assert_eq!(titles(&analysis, "q=%3F%21"), [""; 0], "nothing but punctuation is mentioned nowhere");
    let found = search(&analysis, "q=procuremnet");
    assert_eq!(found.respelled[0].typed, "procuremnet");
    assert_eq!(found.respelled[0].read, ["procurement"]);
}

#[test]
fn phrases_are_found_as_they_stand_and_marked_as_one() {
    let analysis = texts(&[
        ("Open data", "A portal."),
        ("Data, open to all", "Everything about open government data."),
        ("Opening", "Données: open\ndata and more."),
    ]);
    assert_eq!(titles(&analysis, "q=%22open+data%22"), ["Open data", "Opening"]);
    assert_eq!(titles(&analysis, "q=open+data").len(), 3);
    let found = search(&analysis, "q=%22open+data%22+portal");
    let marked: Vec<_> = found.hits[0].title.iter().filter(|piece| piece.hit).map(|p| &p.text).collect();
    assert_eq!(marked, ["Open data"]);
    let passage: String = found.hits[0].passage.iter().filter(|p| p.hit).map(|p| p.text.as_str()).collect();
    assert_eq!(passage, "portal");
}

#[test]
fn every_order_is_total_and_paging_shows_everything_once() {
    for query in [
        "q=data",
        "q=data&sort=newest",
        "sort=member",
        "sort=completion",
        "q=%22open+data%22&sort=member",
        "",
    ] {
        let all = ids(&SAMPLE, query);
        let pages = search(&SAMPLE, query).pages();
        let listed: Vec<String> = (1..=pages)
            .flat_map(|page| search(&SAMPLE, &format!("{query}&page={page}")).hits)
            .map(|hit| hit.id)
            .collect();
        assert_eq!(listed, all, "{query}");
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{query}");
        assert!(pages > 2, "{query}: {pages}");
    }
    assert_ne!(ids(&SAMPLE, "sort=member"), ids(&SAMPLE, ""));
}

#[test]
fn who_did_well_is_counted_among_those_that_can_be_judged() {
    let found = search(&SIMULATED, "");
    let judged = SIMULATED.data().commitments.iter().filter_map(well).collect::<Vec<_>>();
    assert_eq!(found.well.of as usize, SIMULATED.data().commitments.len());
    assert_eq!(found.well.judged as usize, judged.len());
    assert_eq!(found.well.good as usize, judged.iter().filter(|good| **good).count());
    assert!(0 < found.well.good && found.well.good < found.well.judged && found.well.judged < found.well.of);
    let well = search(&SIMULATED, "well=1");
    assert_eq!(
        (well.total, well.well),
        (found.well.good, found.well),
        "choosing it changes nothing of its count"
    );
}

/// The rule once more: completion, and one of the others.
fn well(commitment: &Commitment) -> Option<bool> {
    let ratings = &commitment.ratings;
    let Rating::Rated(completion) = ratings.completion else { return None };
    let potential = potential(commitment);
    let rated = !["unclear", "pending", "not-assessed", "no-such-indicator", "missing"]
        .contains(&potential[0].as_str());
    let high = potential.iter().any(|step| ["high", "moderate", "transformative"].contains(&step.as_str()));
    let early = ratings.early_results.step();
    let done = matches!(completion, Completion::Substantial | Completion::Complete);
    let strong = matches!(early, Some(EarlyResults::Major | EarlyResults::Outstanding));
    (rated || early.is_some()).then_some(done && (high || strong))
}

fn potential(commitment: &Commitment) -> Vec<String> {
    let slugs = [commitment.ratings.ambition.slug(), commitment.ratings.potential_impact.slug()];
    let reasons = ["pending", "unclear", "not-assessed", "no-such-indicator", "missing"];
    let steps: Vec<String> =
        slugs.iter().filter(|slug| !reasons.contains(*slug)).map(|slug| (*slug).to_owned()).collect();
    if !steps.is_empty() {
        return steps;
    }
    vec![reasons.into_iter().find(|reason| slugs.contains(reason)).unwrap().to_owned()]
}

/// The values of a commitment in a facet, read from the commitment alone; `None` for codings, which plans decide.
fn values(commitment: &Commitment, key: Key) -> Option<Vec<String>> {
    let ratings = &commitment.ratings;
    Some(match key {
        Key::Area => commitment.areas.iter().map(ToString::to_string).collect(),
        Key::Challenge => {
            let challenge = |id: &Text| Some(REFERENCE.challenge_of(REFERENCE.area(id)?)?.id.clone());
            commitment.areas.iter().filter_map(challenge).collect()
        }
        Key::Region => vec![commitment.region.slug().into()],
        Key::Country => vec![commitment.country.to_string()],
        Key::Member => vec![commitment.member.to_string()],
        Key::Level => vec![commitment.level.slug().into()],
        Key::Completion => vec![ratings.completion.slug().into()],
        Key::Ambition => potential(commitment),
        Key::EarlyResults => vec![ratings.early_results.slug().into()],
        Key::Starred => vec![ratings.starred.slug().into()],
        Key::Coding => return None,
    })
}

/// How many commitments a search selects, counted one by one.
fn recount(analysis: &Analysis, search: &Search, mentioned: &BTreeSet<String>) -> usize {
    let data = analysis.data();
    let years: BTreeMap<&str, Option<i32>> =
        data.plans.iter().map(|plan| (plan.id.as_str(), plan.year)).collect();
    let selected = |commitment: &&Commitment| {
        let year = years[commitment.plan.as_str()];
        let asked = search.selection.years;
        let in_years =
            (asked.from.is_none() && asked.to.is_none()) || year.is_some_and(|year| asked.contains(year));
        let facets = Key::ALL.into_iter().all(|key| {
            let chosen = search.chosen(key);
            let own = values(commitment, key);
            chosen.is_empty() || own.is_none_or(|own| own.iter().any(|value| chosen.contains(value)))
        });
        mentioned.contains(commitment.id.as_str())
            && in_years
            && facets
            && (!search.well || well(commitment) == Some(true))
    };
    data.commitments.iter().filter(selected).count()
}

/// Random selections of values that the sample has, and a few that it lacks.
fn searches(analysis: &Analysis) -> impl Strategy<Value = String> + use<> {
    let facets = search(analysis, "").facets;
    let values: Vec<(Key, String)> = facets
        .iter()
        .filter(|facet| facet.key != Key::Coding)
        .flat_map(|facet| facet.values.iter().map(|value| (facet.key, value.item.id.clone())))
        .chain([(Key::EarlyResults, "worsened".to_owned()), (Key::Country, "FRA".to_owned())])
        .collect();
    let chosen = prop::collection::vec(prop::sample::select(values), 0..5);
    let words =
        prop::sample::select(vec!["", "data", "public", "publc information", "\"open data\"", "zzzz"]);
    let years = prop::sample::select(vec!["", "2016..2018", "earliest..2015", "2019"]);
    (chosen, words, years, any::<bool>()).prop_map(|(chosen, words, years, well)| {
        let words = percent_encoding::utf8_percent_encode(words, percent_encoding::NON_ALPHANUMERIC);
        let chosen: String = chosen.iter().map(|(key, value)| format!("&{}={value}", key.slug())).collect();
        format!("q={words}&time={years}&well={}{chosen}", u8::from(well))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn facets_count_what_choosing_them_would_find(query in searches(&SAMPLE)) {
        check_facets(&SAMPLE, &query, &Key::ALL)?;
    }

    #[test]
    fn facets_of_ratings_count_what_choosing_them_would_find(query in searches(&SIMULATED)) {
        check_facets(&SIMULATED, &query, &[Key::Level, Key::Completion, Key::Ambition, Key::EarlyResults, Key::Starred])?;
    }
}

/// Compares the result and all counts of some facets with a count one by one.
fn check_facets(analysis: &Analysis, query: &str, keys: &[Key]) -> Result<(), TestCaseError> {
    let found = search(analysis, query);
    let words = Search { words: found.search.words.clone(), ..Search::default() };
    let mentioned: BTreeSet<String> = ids(analysis, &words.canonical()).into_iter().collect();
    let counted = |search: &Search| u32::try_from(recount(analysis, search, &mentioned)).unwrap();
    prop_assert_eq!(found.total, counted(&found.search), "{}", query);
    // What plans decide is not in the commitment itself; a test of its own looks at it.
    let of_keys = found.facets.iter().filter(|facet| facet.key != Key::Coding && keys.contains(&facet.key));
    for facet in of_keys {
        let chosen = found.search.chosen(facet.key);
        for value in &facet.values {
            let alone = found.search.choosing(facet.key, vec![value.item.id.clone()]);
            prop_assert_eq!(value.count, counted(&alone), "{} in {}", value.item.id, query);
            prop_assert_eq!(value.on, chosen.contains(&value.item.id));
        }
    }
    for year in found.years.iter().filter(|year| year.year.is_some()) {
        let mut alone = found.search.clone();
        (alone.selection.years.from, alone.selection.years.to) = (year.year, year.year);
        prop_assert_eq!(year.count, counted(&alone), "{:?} in {}", year.year, query);
    }
    let alone = Search { well: true, ..found.search.clone() };
    prop_assert_eq!(found.well.good, counted(&alone), "well in {}", query);
    for (part, finds) in &found.loosened {
        prop_assert_eq!(found.total, 0);
        prop_assert!(*finds > 0);
        let less = found.search.without(*part);
        let words = Search { words: less.words.clone(), ..Search::default() };
        let mentioned: BTreeSet<String> = ids(analysis, &words.canonical()).into_iter().collect();
        let counted = u32::try_from(recount(analysis, &less, &mentioned)).unwrap();
        prop_assert_eq!(*finds, counted, "{:?} in {}", part, query);
    }
    Ok(())
}

#[test]
fn codings_are_counted_as_the_trends_count_them() {
    let found = search(&SAMPLE, "");
    let facet = found.facet(Key::Coding).unwrap();
    assert_eq!(facet.values.iter().map(|value| value.count).sum::<u32>(), found.total, "each in one");
}

/// Every cell of an answer, with what its link finds.
#[track_caller]
fn check_cells(analysis: &Analysis, query: &str) -> u32 {
    let parsed = Query::parse(query);
    assert_eq!(parsed.problems, [], "{query}");
    let answered = analysis.trends(parsed);
    assert_eq!(answered.problems, [], "{query}");
    let answer = answered.answer;
    let mut sum = 0;
    for series in &answer.series {
        for point in &series.points {
            let Some(behind) = Search::of_cell(&answer, series, point.year, point.year) else {
                panic!("{query}: {} has no link", series.area.id);
            };
            let found = search_lenient(analysis, &behind);
            let k = match answer.query.measure {
                Measure::Inforce => found.members,
                Measure::Plans => found.plans,
                _ => found.total,
            };
            let cell = format!("{query}: {} {} {}", series.area.id, series.place.id, point.year);
            assert_eq!(k, point.k, "{cell}: {}", behind.canonical());
            sum += point.k;
        }
    }
    sum
}

/// A place or area without a commitment is no problem here.
fn search_lenient(analysis: &Analysis, search: &Search) -> Found {
    let parsed = Search::parse(&search.canonical());
    assert_eq!((&parsed.value, parsed.problems.len()), (search, 0), "the link says what is meant");
    analysis.search(Parsed { value: parsed.value, problems: Vec::new() }, Lang::default()).0
}

const MEASURES: [&str; 7] = ["count", "share", "plans", "inforce", "completion", "ambition", "early_results"];

const RATED: [&str; 3] = ["completion", "ambition", "early_results"];

#[test]
fn every_number_of_the_sample_leads_to_the_commitments_it_counts() {
    for measure in MEASURES {
        let sum = check_cells(&SAMPLE, &format!("csvType=full&measure={measure}"));
        assert!(sum > 0 || RATED.contains(&measure), "{measure}: hardly anything of the sample is rated");
    }
    for measure in RATED {
        assert!(check_cells(&SIMULATED, &format!("measure={measure}")) > 0, "{measure}");
    }
    for query in
        ["facet=region&measure=count", "country=COL~KEN&measure=inforce", "member=madrid-spain&measure=count"]
    {
        check_cells(&SAMPLE, &format!("csvType=full&{query}"));
    }
    for query in [
        "level=local&measure=share",
        "by=challenge&measure=plans&facet=region",
        "by=challenge&measure=inforce",
    ] {
        assert!(check_cells(&SAMPLE, query) > 0, "{query}");
    }
    assert_eq!(Query::parse("by=challenge").value.by, Grouping::Challenge);
    assert_eq!(Query::parse("facet=region").value.facet, Facet::Region);
}

#[test]
fn plans_of_two_codings_lead_to_what_was_counted() {
    let row = |plan: &'static str, year: &'static str, number: &'static str, open: &'static str| {
        [
            ("Country", "Italy"),
            ("Action Plan Number", plan),
            ("Year of submission", year),
            ("Comm No", number),
            ("Commitment Title", number),
            ("Open Data", open),
        ]
    };
    let explorer = Sheet::new("explorer_2016.csv")
        .row(&row("1", "2012", "Lakes", "1"))
        .row(&row("2", "2013", "Rivers", "1"))
        .row(&row("2", "2013", "Seas", "0"));
    let pages = Sheet::new("site_national.csv").row(&[
        ("commitment_id", "IT0999"),
        ("member", "Italy"),
        ("country", "Italy"),
        ("title", "A table of winds"),
        ("action_plan", "Italy Action Plan 2014-2016"),
        ("plan_start", "2014"),
        ("plan_end", "2016"),
        ("action_plan_cycle", "2014"),
        ("policy_areas", "Open Data"),
    ]);
    let (explorer, pages) = (explorer.text(), pages.text());
    let ingested = crate::support::ingest_bytes(&[
        ("explorer.csv", explorer.as_bytes()),
        ("pages.csv", pages.as_bytes()),
    ]);
    let analysis = Analysis::new(Data::new(ingested, Kind::Loaded), Arc::clone(&REFERENCE)).unwrap();
    for measure in MEASURES {
        for coding in ["explorer-2014", "site"] {
            check_cells(&analysis, &format!("csvType=full&measure={measure}&coding={coding}"));
        }
    }
    assert_eq!(
        ids(&analysis, "area=open-data&inforce=2014").len(),
        1,
        "the plan of 2014 has replaced the one of 2013"
    );
    assert_eq!(ids(&analysis, "area=open-data&inforce=2014&coding=explorer-2014").len(), 0);
}
