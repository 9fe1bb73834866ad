//! Each layout and its quirks, on small invented files.

use app::model::commitment::OgpValue;
use app::model::place::{Level, Region};
use app::model::rating::{
    Ambition, Completion, CompletionStage, EarlyResults, PotentialImpact, Rating, Specificity, StarFormula,
    YesNo,
};
use app::model::report::FindingKind;

use crate::support::{Sheet, assert_accounted, commitment, findings, fixture, ingest_bytes, raw};

const EXPLORER: &str = "explorer_2016.csv";
const COMBINED: &str = "combined_2015.csv";
const NATIONAL: &str = "site_national.csv";
const LOCAL: &str = "site_local.csv";

#[test]
fn each_layout_is_known_by_its_headers_whatever_the_file_is_called() {
    let layouts = [EXPLORER, COMBINED, NATIONAL, LOCAL].map(|name| {
        let ingested = ingest_bytes(&[("anything.txt", &fixture(name))]);
        assert_accounted(&ingested);
        ingested.report.sources[0].layout.clone().unwrap()
    });
    assert_eq!(layouts, ["explorer-2016", "combined-2015", "site-national", "site-local"]);
}

#[test]
fn columns_may_stand_anywhere() {
    let text = Sheet::new(EXPLORER).row(&[("Comm No", "7"), ("Commitment Title", "Rain gauges")]).text();
    let reversed: Vec<String> =
        text.lines().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",")).collect();
    let ingested = ingest_bytes(&[("file.csv", reversed.join("\n").as_bytes())]);
    assert_eq!(commitment(&ingested, "Rain gauges").number.as_deref(), Some("7"));
}

#[test]
fn explorer_row_becomes_a_commitment() {
    let ingested = ingest_bytes(&[("live.csv", &fixture(EXPLORER))]);
    let rivers = commitment(&ingested, "river levels");
    assert_eq!((rivers.id.as_str(), rivers.plan.as_str()), ("kenya-1-1", "kenya-1"));
    assert_eq!((rivers.country.as_str(), rivers.region), ("KEN", Region::AfricaAndTheMiddleEast));
    assert_eq!(rivers.text.as_deref(), Some("Levels of all rivers\nare published daily."));
    assert_eq!(rivers.lead.as_deref(), Some("Ministry of Rivers"));
    assert_eq!(rivers.support, None, "“None Specified” is a filler");
    assert_eq!(rivers.areas[..], ["open-data"]);
    assert_eq!(rivers.coding.as_deref(), Some("explorer-2014"));
    assert_eq!(rivers.values[..], [OgpValue::AccessToInformation]);
    assert_eq!((rivers.source_row, rivers.source.as_str()), (3, "live.csv"));
    assert_eq!(raw(rivers, "live.csv", "Full Text"), "Levels of all rivers<br/>are published daily.");
}

#[test]
fn plan_without_dates_runs_two_years_from_july() {
    let ingested = ingest_bytes(&[("live.csv", &fixture(EXPLORER))]);
    let plan = &ingested.plans[0];
    assert_eq!((plan.year, plan.number, plan.dated, plan.commitments), (Some(2013), Some(1), false, 3));
    assert_eq!(plan.start.unwrap().to_string(), "2013-07");
    assert_eq!(plan.end.unwrap().to_string(), "2015-07");
}

#[test]
fn plan_takes_the_most_frequent_year_and_the_earliest_on_a_tie() {
    let rows = |years: &[&str]| {
        let add = |sheet: Sheet, year: &&str| {
            sheet.row(&[("Year of submission", year), ("Comm No", ""), ("Full Text", year)])
        };
        let ingested = years.iter().fold(Sheet::new(EXPLORER), add).ingest();
        (ingested.plans[0].year, findings(&ingested, FindingKind::PlanYear).len())
    };
    assert_eq!(rows(&["2012", "2011", "2011"]), (Some(2011), 1));
    assert_eq!(rows(&["2013", "2012"]), (Some(2012), 1));
    assert_eq!(rows(&["2013"]), (Some(2013), 0));
}

#[test]
fn number_that_lost_its_end_is_repaired_from_the_title() {
    let ingested = ingest_bytes(&[("live.csv", &fixture(EXPLORER))]);
    assert_eq!(commitment(&ingested, "Repair the wells").number.as_deref(), Some("2.10"));
    assert_eq!(commitment(&ingested, "Map the wells").number.as_deref(), Some("2.1"));
    let repaired = findings(&ingested, FindingKind::NumberFromTitle);
    assert_eq!((repaired.len(), repaired[0].line, repaired[0].value.as_str()), (1, 5, "2.1"));
}

#[test]
fn numbering_that_starts_again_is_made_unique_whatever_the_order_of_rows() {
    let titles = ["i. Dashboard", "i. Water data", "i. Citizens’ website"];
    let ids = |order: [usize; 3]| {
        let add =
            |sheet: Sheet, index: usize| sheet.row(&[("Comm No", "i"), ("Commitment Title", titles[index])]);
        let ingested = order.into_iter().fold(Sheet::new(EXPLORER), add).ingest();
        assert_eq!(findings(&ingested, FindingKind::NumberMadeUnique).len(), 2);
        titles.map(|title| commitment(&ingested, title).id.clone())
    };
    assert_eq!(ids([0, 1, 2]), ["kenya-1-i-2", "kenya-1-i-3", "kenya-1-i"]);
    assert_eq!(ids([2, 0, 1]), ids([0, 1, 2]));
}

#[test]
fn rows_without_a_number_get_ids_from_their_titles() {
    let row = |text| [("Comm No", "NA"), ("Commitment Title", "An open public sector"), ("Full Text", text)];
    let ingested = Sheet::new(EXPLORER).row(&row("One")).row(&row("Two")).ingest();
    let ids: Vec<_> = ingested.commitments.iter().map(|commitment| commitment.id.as_str()).collect();
    assert_eq!(ids, ["kenya-1-an-open-public-sector", "kenya-1-an-open-public-sector-2"]);
    assert!(ingested.commitments.iter().all(|commitment| commitment.number.is_none()));
}

#[test]
fn informal_country_names_are_known() {
    for (name, member) in [
        ("UK", "united-kingdom"),
        ("USA", "united-states"),
        ("Macedonia", "north-macedonia"),
        ("South Korea", "republic-of-korea"),
        ("Slovakia", "slovak-republic"),
        ("Czech Republic", "czech-republic"),
        ("Turkey", "turkey"),
        ("  méxico ", "mexico"),
        ("CÔTE D’IVOIRE", "cote-divoire"),
    ] {
        let ingested = Sheet::new(EXPLORER).row(&[("Country", name)]).ingest();
        assert_eq!(ingested.commitments[0].member, member);
    }
}

#[test]
fn labels_count_and_codes_that_disagree_are_reported() {
    let ingested = Sheet::new(EXPLORER)
        .row(&[("Specificity", "None"), ("_Specificity", "1"), ("Commitment Title", "A")])
        .row(&[
            ("Completion (progress report)", "b. Limited"),
            ("_CompletionProgress", "2"),
            ("Commitment Title", "B"),
        ])
        .row(&[("Commitment Title", "C")])
        .ingest();
    assert_eq!(commitment(&ingested, "A").ratings.specificity, Rating::Rated(Specificity::None));
    assert_eq!(commitment(&ingested, "B").ratings.completion, Rating::Rated(Completion::Limited));
    let found = findings(&ingested, FindingKind::LabelBeforeCode);
    let found: Vec<_> = found.iter().map(|finding| (finding.line, finding.value.as_str())).collect();
    assert_eq!(found, [(3, "None coded 1"), (4, "b. Limited coded 2")]);
}

#[test]
fn the_same_code_means_different_things_in_different_editions() {
    let live = Sheet::new(EXPLORER)
        .row(&[("Completion (progress report)", "c. Substantial"), ("_CompletionProgress", "4")])
        .ingest();
    let combined = Sheet::new(COMBINED)
        .row(&[("Actual Completion", "d. Complete"), ("_Actual Completion", "4")])
        .ingest();
    assert_eq!(live.commitments[0].ratings.completion, Rating::Rated(Completion::Substantial));
    assert_eq!(combined.commitments[0].ratings.completion, Rating::Rated(Completion::Complete));
    for ingested in [live, combined] {
        assert_eq!(findings(&ingested, FindingKind::LabelBeforeCode), [] as [&_; 0]);
    }
}

#[test]
fn rows_not_assessed_are_never_rated() {
    let ingested = Sheet::new(EXPLORER)
        .row(&[
            ("IRM Assessed (Y/N)?", "0"),
            ("Potential impact", "NR"),
            ("_Pot Impact Coded", "3"),
            ("Specificity", "c. high"),
            ("_Specificity", "3"),
        ])
        .ingest();
    let ratings = &ingested.commitments[0].ratings;
    assert_eq!(ratings.potential_impact, Rating::NotAssessed);
    assert_eq!(ratings.specificity, Rating::NotAssessed);
    assert_eq!(ratings.completion, Rating::NotAssessed);
    assert_eq!((ratings.starred, ratings.starred_formula), (Rating::NotAssessed, None));
    assert_eq!(ratings.completion_stage, None);
    assert!(ingested.commitments[0].values.is_empty());
    let values: Vec<_> = findings(&ingested, FindingKind::LabelBeforeCode)
        .iter()
        .map(|finding| finding.value.clone())
        .collect();
    assert!(
        values.contains(&"NR coded 3".to_owned()) && values.contains(&"c. high".to_owned()),
        "{values:?}"
    );
}

#[test]
fn ways_of_having_no_rating_stay_apart() {
    let ingested = Sheet::new(EXPLORER)
        .row(&[
            ("Potential impact", "ND"),
            ("_Pot Impact Coded", "ND"),
            ("Completion (progress report)", "NA"),
            ("_CompletionProgress", "NA"),
            ("Specificity", ""),
            ("_Specificity", ""),
        ])
        .row(&[("Potential impact", "Unclear"), ("_Pot Impact Coded", "0"), ("Comm No", "2")])
        .row(&[("Potential impact", "None"), ("_Pot Impact Coded", "0"), ("Comm No", "3")])
        .ingest();
    let ratings: Vec<_> = ingested.commitments.iter().map(|commitment| &commitment.ratings).collect();
    assert_eq!(ratings[0].potential_impact, Rating::NoSuchIndicator);
    assert_eq!(ratings[0].completion, Rating::NoSuchIndicator);
    assert_eq!(ratings[0].specificity, Rating::Missing);
    assert_eq!(ratings[1].potential_impact, Rating::Unclear);
    assert_eq!(ratings[2].potential_impact, Rating::Rated(PotentialImpact::None));
    assert_eq!(findings(&ingested, FindingKind::LabelBeforeCode), [] as [&_; 0]);
}

#[test]
fn end_of_term_comes_before_mid_term() {
    let ingested = Sheet::new(EXPLORER)
        .row(&[
            ("Completion (end of term)", "d. Complete"),
            ("_CompletionEndTerm", "5"),
            ("Did it open government (end of term only)", "d. Major"),
            ("_OpenGovt", "3"),
        ])
        .row(&[("Comm No", "2")])
        .ingest();
    let [end, mid] = [0, 1].map(|index| &ingested.commitments[index].ratings);
    assert_eq!(end.completion, Rating::Rated(Completion::Complete));
    assert_eq!(end.completion_stage, Some(CompletionStage::EndOfTerm));
    assert_eq!(end.early_results, Rating::Rated(EarlyResults::Major));
    assert_eq!(mid.completion, Rating::Rated(Completion::Substantial));
    assert_eq!(mid.completion_stage, Some(CompletionStage::MidTerm));
    assert_eq!(mid.early_results, Rating::NoSuchIndicator);
}

#[test]
fn star_takes_the_formula_of_its_latest_report() {
    let columns = [
        "Starred (pre-June 2014 assessments)",
        "Starred (2015 only)",
        "Starred (current formula) progress report",
        "Starred (current formula) end of term",
    ];
    for (stars, expected) in [
        (["1", "ND", "ND", "ND"], (Rating::Rated(YesNo::Yes), Some(StarFormula::F1))),
        (["ND", "1", "ND", "ND"], (Rating::Rated(YesNo::Yes), Some(StarFormula::F2))),
        (["ND", "1", "0", "ND"], (Rating::Rated(YesNo::No), Some(StarFormula::F3))),
        (["ND", "1", "1", "0"], (Rating::Rated(YesNo::No), Some(StarFormula::F3e))),
        (["ND", "ND", "ND", "ND"], (Rating::NoSuchIndicator, None)),
    ] {
        let cells: Vec<(&str, &str)> = columns.into_iter().zip(stars).collect();
        let ingested = Sheet::new(EXPLORER).row(&cells).ingest();
        let ratings = &ingested.commitments[0].ratings;
        assert_eq!((ratings.starred, ratings.starred_formula), expected, "{stars:?}");
    }
}

#[test]
fn technology_alone_is_not_relevant_but_the_published_flag_counts() {
    let technology = [("Value -Info", "0"), ("Value -Tech", "1")];
    let quiet = Sheet::new(EXPLORER).row(&[technology[0], technology[1], ("_Relevant", "0")]).ingest();
    assert_eq!(quiet.commitments[0].ratings.relevant, Rating::Rated(YesNo::No));
    assert_eq!(quiet.commitments[0].values[..], [OgpValue::Technology]);
    assert_eq!(findings(&quiet, FindingKind::Contradiction), [] as [&_; 0]);
    let loud = Sheet::new(EXPLORER).row(&technology).ingest();
    assert_eq!(loud.commitments[0].ratings.relevant, Rating::Rated(YesNo::Yes));
    assert_eq!(findings(&loud, FindingKind::Contradiction).len(), 1);
}

#[test]
fn dates_mix_two_orders() {
    let ingested = Sheet::new(EXPLORER)
        .row(&[("Start Date", "07/01/2012"), ("End Date", "31/12/2014"), ("Comm No", "1")])
        .row(&[("Start Date", "01/07/2014"), ("End Date", "2014"), ("Comm No", "2")])
        .row(&[("Start Date", "05/06/2014"), ("End Date", "Quarter 4 2014"), ("Comm No", "3")])
        .ingest();
    let dates: Vec<_> = ingested
        .commitments
        .iter()
        .map(|commitment| {
            [commitment.start, commitment.end].map(|month| month.map(|month| month.to_string()))
        })
        .collect();
    assert_eq!(dates[0], [Some("2012-07".into()), Some("2014-12".into())]);
    assert_eq!(dates[1], [Some("2014-07".into()), None]);
    assert_eq!(dates[2], [None, None]);
    let doubts = findings(&ingested, FindingKind::AmbiguousDate);
    assert_eq!(doubts.iter().map(|doubt| doubt.line).collect::<Vec<_>>(), [5, 5]);
}

#[test]
fn tag_not_recorded_is_not_the_same_as_no_tag() {
    let none = Sheet::new(EXPLORER).row(&[("Open Data", "0")]).ingest();
    assert_eq!(none.commitments[0].coding.as_deref(), Some("explorer-2014"), "no area, but it was tagged");
    assert!(none.commitments[0].areas.is_empty());
    let headers = Sheet::new(EXPLORER).text();
    let tags = ogp_dashboard::reference::Reference::load().unwrap().tags;
    let cells: Vec<(&str, &str)> = tags
        .iter()
        .filter(|tag| headers.contains(&tag.header_exact) && tag.column_kind == "tag")
        .filter(|tag| tag.edition == ogp_dashboard::reference::TagEdition::Explorer2016)
        .map(|tag| (tag.header_exact.as_str(), "NR"))
        .collect();
    let unrecorded = Sheet::new(EXPLORER).row(&cells).ingest();
    assert_eq!(unrecorded.commitments[0].coding, None);
    let odd = Sheet::new(EXPLORER).row(&[("Aid", "x")]).ingest();
    assert_eq!(findings(&odd, FindingKind::UnknownTag)[0].column, "Aid");
}

#[test]
fn persons_are_never_kept() {
    let live = Sheet::new(EXPLORER)
        .row(&[("Contact Name", "Ada Person"), ("Contact Email", "ada@example.org")])
        .row(&[("Country", "Atlantis"), ("Contact Telephone", "555-0100")])
        .ingest();
    let combined = Sheet::new(COMBINED)
        .row(&[
            ("Person Reponsible from Lead Institution", "Ada Person"),
            ("Email", "ada@example.org"),
            ("Phone", "555-0100"),
        ])
        .ingest();
    let long = Sheet::new(EXPLORER).row(&[("Contact Name", "Ada Person")]).text();
    let long = ingest_bytes(&[("file.csv", format!("{},surplus\n", long.trim_end()).as_bytes())]);
    assert_eq!(long.report.rejects.len(), 1);
    for ingested in [live, combined, long] {
        let everything = format!("{ingested:?}");
        for secret in ["Ada Person", "ada@example.org", "555-0100"] {
            assert!(!everything.contains(secret), "{secret}");
        }
    }
}

#[test]
fn combined_edition_has_numbers_in_titles_dates_in_words_and_a_line_of_sums() {
    let ingested = ingest_bytes(&[("old.csv", &fixture(COMBINED))]);
    assert_accounted(&ingested);
    let source = &ingested.report.sources[0];
    assert_eq!((source.rows, source.commitments), (2, 2));
    assert_eq!(findings(&ingested, FindingKind::TotalRow)[0].line, 6, "after a row of two lines");
    assert_eq!(ingested.report.rejects, []);
    let rivers = commitment(&ingested, "river levels");
    assert_eq!(rivers.number.as_deref(), Some("1"));
    assert_eq!(rivers.start.unwrap().to_string(), "2012-07");
    assert_eq!(rivers.text.as_deref(), Some("Levels of all rivers\nare published daily."));
    assert_eq!(rivers.ratings.starred_formula, Some(StarFormula::F0));
    assert_eq!(commitment(&ingested, "wells").source_row, 5);
    assert_eq!(ingested.plans[0].year, None);
    assert_eq!(findings(&ingested, FindingKind::NoYear).len(), 1, "one for the plan, not one for each row");
}

#[test]
fn national_page_becomes_a_commitment() {
    let ingested = ingest_bytes(&[("pages.csv", &fixture(NATIONAL))]);
    let rivers = commitment(&ingested, "River Levels");
    assert_eq!(rivers.id, "KE0901", "the code, upper case");
    assert_eq!(rivers.areas[..], ["open-data", "water-sanitation-and-hygiene"]);
    assert_eq!(rivers.coding.as_deref(), Some("site"));
    assert_eq!(rivers.values[..], [OgpValue::AccessToInformation, OgpValue::CivicParticipation]);
    assert_eq!(rivers.ratings.relevant, Rating::Rated(YesNo::Yes));
    assert_eq!(rivers.ratings.completion, Rating::Pending);
    assert_eq!(rivers.ratings.early_results, Rating::Rated(EarlyResults::Major));
    assert_eq!(rivers.ratings.ambition, Rating::Rated(Ambition::High));
    assert_eq!(rivers.ratings.potential_impact, Rating::Missing, "the display rating is not the raw one");
    assert_eq!(
        (rivers.ratings.starred, rivers.ratings.starred_formula),
        (Rating::Rated(YesNo::Yes), Some(StarFormula::Page))
    );
    assert_eq!(rivers.source_url.as_deref(), Some("https://example.org/ke0901"));
    let ferry = commitment(&ingested, "ferry");
    assert_eq!(ferry.ratings.relevant, Rating::Rated(YesNo::No), "technology alone");
    assert_eq!(
        (ferry.coding.as_deref(), ferry.lead.as_deref()),
        (None, None),
        "no areas shown, NA as institution"
    );
    let plans: Vec<_> = ingested.plans.iter().map(|plan| (plan.id.as_str(), plan.year, plan.dated)).collect();
    assert_eq!(plans, [("kenya-2013-2015", Some(2013), true), ("kenya-4", Some(2020), true)]);
}

#[test]
fn pages_of_a_plan_with_and_without_its_title_are_one_plan() {
    let ingested = Sheet::new(NATIONAL)
        .row(&[("commitment_id", "KE0001"), ("action_plan", ""), ("plan_end", "")])
        .row(&[("commitment_id", "KE0002"), ("action_plan", "Not Attached"), ("plan_end", "")])
        .row(&[
            ("commitment_id", "KE0003"),
            ("action_plan", "Kenya Action Plan 2013-2016"),
            ("plan_end", "2016"),
        ])
        .ingest();
    assert_eq!(ingested.plans.len(), 1);
    let plan = &ingested.plans[0];
    assert_eq!((plan.id.as_str(), plan.commitments), ("kenya-2013-2016", 3));
    assert_eq!(plan.title.as_deref(), Some("Kenya Action Plan 2013-2016"));
}

#[test]
fn cycle_is_the_year_of_submission_and_a_title_that_says_otherwise_is_reported() {
    let ingested = Sheet::new(NATIONAL)
        .row(&[
            ("action_plan", "Kenya Action Plan 2012-2013"),
            ("plan_start", "2012"),
            ("action_plan_cycle", "2011"),
        ])
        .ingest();
    assert_eq!(ingested.plans[0].year, Some(2011));
    assert_eq!(ingested.plans[0].start.unwrap().to_string(), "2012-07");
    let odd = Sheet::new(NATIONAL)
        .row(&[
            ("action_plan", "Kenya Action Plan 2023-2025 (December)"),
            ("plan_start", "2017"),
            ("plan_end", "2019"),
        ])
        .ingest();
    assert_eq!(findings(&odd, FindingKind::PlanYear).len(), 1);
}

#[test]
fn local_members_are_added_under_their_country() {
    let ingested = ingest_bytes(&[("local.csv", &fixture(LOCAL))]);
    let harbour = commitment(&ingested, "harbour");
    assert_eq!(
        (harbour.member.as_str(), harbour.member_name.as_str()),
        ("carthage-tunisia", "Carthage, Tunisia")
    );
    assert_eq!((harbour.country.as_str(), harbour.region), ("TUN", Region::AfricaAndTheMiddleEast));
    assert_eq!(harbour.level, Level::Local);
    assert_eq!(harbour.ratings.completion, Rating::Rated(Completion::Substantial), "Spanish label");
    assert_eq!(harbour.ratings.early_results, Rating::NotAssessed);
    assert_eq!(harbour.values[..], [OgpValue::CivicParticipation, OgpValue::Technology]);
    assert_eq!(findings(&ingested, FindingKind::NewMember).len(), 1);
    let seoul = commitment(&ingested, "Night bus");
    assert_eq!(seoul.member, "seoul-republic-of-korea", "the country goes by an alias");
    let plan = ingested.plans.iter().find(|plan| plan.member == "carthage-tunisia").unwrap();
    assert_eq!(plan.start.unwrap().to_string(), "2022-11");
    assert_eq!(plan.end.unwrap().to_string(), "2023-07", "in force through June");
}

#[test]
fn local_row_without_a_code_keeps_its_id_in_any_order() {
    let rows = [("a", "Plant trees"), ("b", "Mend roads")];
    let ids = |order: [usize; 2]| {
        let add = |sheet: Sheet, index: usize| sheet.row(&[("commitment_id", ""), ("title", rows[index].1)]);
        let ingested = order.into_iter().fold(Sheet::new(LOCAL), add).ingest();
        rows.map(|(_, title)| commitment(&ingested, title).id.clone())
    };
    assert_eq!(ids([0, 1]), ["carthage-tunisia-2022-plant-trees", "carthage-tunisia-2022-mend-roads"]);
    assert_eq!(ids([0, 1]), ids([1, 0]));
}

#[test]
fn repeated_code_is_made_unique() {
    let ingested = Sheet::new(NATIONAL).row(&[("title", "A")]).row(&[("title", "B")]).ingest();
    let ids: Vec<_> = ingested.commitments.iter().map(|commitment| commitment.id.as_str()).collect();
    assert_eq!(ids, ["KE0901", "KE0901-2"]);
    assert_eq!(findings(&ingested, FindingKind::IdMadeUnique).len(), 1);
}

#[test]
fn labels_nobody_knows_are_reported_with_the_nearest() {
    let ingested = Sheet::new(NATIONAL)
        .row(&[("policy_areas", "Open Dataa;Beekeeping"), ("completion", "Splendid"), ("relevant", "Beauty")])
        .ingest();
    let tags = findings(&ingested, FindingKind::UnknownTag);
    assert!(tags.iter().any(|tag| tag.action.contains("“Open Data”")), "{tags:?}");
    let labels: Vec<_> =
        findings(&ingested, FindingKind::UnknownLabel).iter().map(|found| found.value.clone()).collect();
    assert_eq!(labels, ["Splendid", "Beauty"]);
    assert_eq!(ingested.commitments[0].ratings.completion, Rating::Missing);
}
