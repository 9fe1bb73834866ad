//! The plain counts of the Explorer files, from `reference/csv_checks.csv`, found again in what ingest gives.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use app::model::commitment::Commitment;
use app::model::rating::{Completion, Rating, YesNo};
use app::model::report::FindingKind;
use ogp_dashboard::ingest::Ingested;
use ogp_dashboard::reference::{Reference, TagEdition};

use crate::support::{assert_accounted, findings, ingest_paths, raw, shared};

const LIVE: &str = "ogpirm_live_data.csv";
const COMBINED: &str = "combined_database_2015-05-15.csv";

/// One edition, loaded alone.
struct Edition {
    name: &'static str,
    bytes: Vec<u8>,
    tags: TagEdition,
    ingested: Ingested,
}

impl Edition {
    fn load(name: &'static str, path: PathBuf, tags: TagEdition) -> Self {
        let bytes = std::fs::read(&path).unwrap();
        let ingested = ingest_paths(&[path]);
        assert_accounted(&ingested);
        Self { name, bytes, tags, ingested }
    }

    fn is_live(&self) -> bool {
        self.name == LIVE
    }

    fn of<'a>(&self, commitment: &'a Commitment, header: &str) -> &'a str {
        raw(commitment, self.name, header).trim()
    }

    fn count(&self, test: impl Fn(&Commitment) -> bool) -> String {
        self.ingested.commitments.iter().filter(|commitment| test(commitment)).count().to_string()
    }

    fn is_assessed(&self, commitment: &Commitment) -> bool {
        self.of(commitment, "IRM Assessed (Y/N)?") == "1"
    }

    fn distinct<T: Ord>(&self, test: impl Fn(&Commitment) -> bool, key: impl Fn(&Commitment) -> T) -> String {
        let commitments = self.ingested.commitments.iter().filter(|commitment| test(commitment));
        commitments.map(key).collect::<BTreeSet<T>>().len().to_string()
    }

    /// Rows whose key occurs more than once.
    fn sharing<T: Ord>(&self, key: impl Fn(&Commitment) -> T) -> String {
        let mut keys: BTreeMap<T, usize> = BTreeMap::new();
        self.ingested
            .commitments
            .iter()
            .for_each(|commitment| *keys.entry(key(commitment)).or_default() += 1);
        keys.values().filter(|count| **count > 1).sum::<usize>().to_string()
    }

    fn tag_columns(&self) -> Vec<String> {
        let tags = Reference::load().unwrap().tags.into_iter();
        tags.filter(|tag| tag.edition == self.tags && tag.column_kind == "tag")
            .map(|tag| tag.header_exact.trim().to_owned())
            .collect()
    }

    fn marks(&self, commitment: &Commitment) -> usize {
        self.tag_columns().iter().filter(|tag| self.of(commitment, tag) == "1").count()
    }

    /// Assessed commitments of a label: by the label of the file, and by the rating read from it.
    fn labelled(&self, header: &str, label: &str, rating: impl Fn(&Commitment) -> &'static str) -> String {
        let shown = |commitment: &Commitment| self.of(commitment, header).eq_ignore_ascii_case(label);
        let in_file: Vec<&Commitment> = self
            .ingested
            .commitments
            .iter()
            .filter(|commitment| self.is_assessed(commitment) && shown(commitment))
            .collect();
        let ratings: BTreeSet<&str> = in_file.iter().map(|commitment| rating(commitment)).collect();
        let words = label.split_once(". ").map_or(label, |(_, words)| words).to_lowercase();
        let expected = match words.as_str() {
            "nr" => "not-assessed".into(),
            "na" | "nd" => "no-such-indicator".into(),
            other => other.replace(' ', "-"),
        };
        // The end of term has its own label; its 54 rows are tested elsewhere.
        assert!(ratings.iter().any(|rating| *rating == expected), "{label}: {ratings:?}");
        in_file.len().to_string()
    }
}

/// What ingest says to a check; `None` for a check that this test does not know.
fn answer(edition: &Edition, check: &str) -> Option<String> {
    let assessed = |commitment: &Commitment| edition.is_assessed(commitment);
    let all = |_: &Commitment| true;
    let place = |commitment: &Commitment| (commitment.member.clone(), commitment.plan.clone());
    let live = edition.is_live();
    let header = |of_live, of_combined| if live { of_live } else { of_combined };
    let source = &edition.ingested.report.sources[0];
    let answer = match check {
        "bytes" => source.bytes.to_string(),
        "LF bytes" => edition.bytes.iter().filter(|byte| **byte == b'\n').count().to_string(),
        "CR bytes" => edition.bytes.iter().filter(|byte| **byte == b'\r').count().to_string(),
        "last line ends with LF" => (if edition.bytes.ends_with(b"\n") { "True" } else { "False" }).into(),
        "columns" => header_width(edition).to_string(),
        "data rows raw" => {
            (source.rows as usize + findings(&edition.ingested, FindingKind::TotalRow).len()).to_string()
        }
        "data rows with a Country" => source.commitments.to_string(),
        "U+FFFD characters" => lost_characters(edition).to_string(),
        "countries" => edition.distinct(all, |commitment| commitment.member.clone()),
        "country-plan pairs" => edition.ingested.plans.len().to_string(),
        "assessed" => edition.count(assessed),
        "assessed rows" => edition.count(assessed),
        "assessed country-plan pairs" => edition.distinct(assessed, place),
        "high completion among assessed (by label)" => high_completion(edition),
        "assessed rows relevant" => edition.count(|c| c.ratings.relevant == Rating::Rated(YesNo::Yes)),
        "country-plan pairs with report year 2014" => {
            edition.distinct(|c| edition.of(c, "Report publication year (progress report)") == "2014", place)
        }
        "end-of-term rows" => edition.count(|c| edition.of(c, "_CompletionEndTerm").parse::<u32>().is_ok()),
        "distinct keys Country+Action Plan Number+Comm No" => {
            edition.distinct(all, |c| (place(c), edition.of(c, "Comm No").to_owned()))
        }
        "distinct keys 000 Case No." => edition.distinct(all, |c| edition.of(c, "000 Case No.").to_owned()),
        "rows sharing a key" if live => edition.sharing(|c| (place(c), edition.of(c, "Comm No").to_owned())),
        "rows sharing a key" => edition.sharing(|c| edition.of(c, "000 Case No.").to_owned()),
        "rows sharing Country+plan+title" => {
            edition.sharing(|c| (place(c), edition.of(c, "Commitment Title").to_owned()))
        }
        "tag columns" => edition.tag_columns().len().to_string(),
        "tag marks in total" => {
            edition.ingested.commitments.iter().map(|c| edition.marks(c)).sum::<usize>().to_string()
        }
        "rows with no tag" => edition.count(|c| edition.marks(c) == 0),
        other => {
            if let Some(label) = other.strip_prefix("assessed rows by completion label: ") {
                let column = header("Completion (progress report)", "Actual Completion");
                return Some(edition.labelled(column, label, |c| c.ratings.completion.slug()));
            }
            if let Some(label) = other.strip_prefix("assessed rows by potential impact label: ") {
                let column = header("Potential impact", "Potential Impact");
                return Some(edition.labelled(column, label, |c| c.ratings.potential_impact.slug()));
            }
            if let Some(label) = other.strip_prefix("assessed rows by specificity label: ") {
                return Some(edition.labelled("Specificity", label, |c| c.ratings.specificity.slug()));
            }
            if let Some(column) = other.strip_prefix("star column: ") {
                let stars = |value| edition.count(|c| assessed(c) && edition.of(c, column) == value);
                return Some(format!("{} / {}", stars("1"), stars("0")));
            }
            let year = other.strip_prefix("rows with Year of submission ")?;
            edition.count(|c| edition.of(c, "Year of submission") == year)
        }
    };
    Some(answer)
}

fn header_width(edition: &Edition) -> usize {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&edition.bytes[..]);
    reader.records().nth(1).unwrap().unwrap().len()
}

fn lost_characters(edition: &Edition) -> u32 {
    let lost = findings(&edition.ingested, FindingKind::LostCharacters);
    lost.iter().map(|finding| finding.action.split(' ').next().unwrap().parse::<u32>().unwrap()).sum()
}

/// Of the progress report: the label that the check speaks of.
fn high_completion(edition: &Edition) -> String {
    let column = if edition.is_live() { "Completion (progress report)" } else { "Actual Completion" };
    edition.count(|c| {
        let high = matches!(
            c.ratings.completion,
            Rating::Rated(
                Completion::Substantial | Completion::Complete | Completion::Limited | Completion::NotStarted
            )
        );
        let label = edition.of(c, column);
        edition.is_assessed(c) && high && (label.ends_with("Substantial") || label.ends_with("Complete"))
    })
}

#[test]
fn every_count_is_reproduced() {
    let (Some(checks), Some(live), Some(combined)) = (
        shared("reference/csv_checks.csv"),
        shared(&format!("data/explorer/{LIVE}")),
        shared(&format!("data/explorer/{COMBINED}")),
    ) else {
        return;
    };
    let live = Edition::load(LIVE, live, TagEdition::Explorer2016);
    let combined = Edition::load(COMBINED, combined, TagEdition::Combined2015);
    let mut wrong = Vec::new();
    let mut checked = 0;
    for check in csv::Reader::from_path(checks).unwrap().records() {
        let check = check.unwrap();
        let edition = if &check[0] == "live" { &live } else { &combined };
        let found = answer(edition, &check[1]);
        checked += 1;
        if found.as_deref() != Some(&check[3]) {
            wrong.push(format!("{} {}: {found:?} instead of {}", &check[0], &check[1], &check[3]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 80, "{checked} checks");
}

#[test]
fn years_are_those_of_the_plans() {
    let Some(path) = shared(&format!("data/explorer/{LIVE}")) else { return };
    let live = Edition::load(LIVE, path, TagEdition::Explorer2016);
    let repaired = findings(&live.ingested, FindingKind::PlanYear);
    assert_eq!(repaired.len(), 1, "the United Kingdom's first plan has one row of 2012 among 40 of 2011");
    assert_eq!(repaired[0].value, "2012");
    let plan = live.ingested.plans.iter().find(|plan| plan.id == "united-kingdom-1").unwrap();
    assert_eq!((plan.year, plan.commitments), (Some(2011), 41));
    assert!(live.ingested.plans.iter().all(|plan| !plan.dated), "the file dates no plan");
}

/// The counting rules of the canonical tables once more, slow and obvious, on the raw cells: commitments by area, region
/// and year of the plan.
#[test]
fn areas_agree_with_a_plain_count() {
    let Some(path) = shared(&format!("data/explorer/{LIVE}")) else { return };
    let reference = Reference::load().unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(&path).unwrap();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |header: &str| records[1].iter().position(|found| found.trim() == header.trim()).unwrap();
    let [country, number, submitted] = ["Country", "Action Plan Number", "Year of submission"].map(column);
    let plan = |row: &csv::StringRecord| (row[country].to_owned(), row[number].to_owned());
    let mut votes: BTreeMap<(String, String), BTreeMap<i32, u32>> = BTreeMap::new();
    for row in &records[2..] {
        *votes.entry(plan(row)).or_default().entry(row[submitted].parse().unwrap()).or_default() += 1;
    }
    let year = |row: &csv::StringRecord| {
        let votes = &votes[&plan(row)];
        let most = votes.values().max().unwrap();
        *votes.iter().find(|(_, count)| *count == most).unwrap().0
    };
    let region = |name: &str| {
        let is = |member: &&ogp_dashboard::reference::Member| {
            member.name == name || member.aliases.iter().any(|alias| alias == name)
        };
        reference.members.iter().find(is).unwrap().region
    };
    let tags: Vec<(usize, &str)> = reference
        .tags
        .iter()
        .filter(|tag| tag.edition == TagEdition::Explorer2016 && tag.column_kind == "tag")
        .map(|tag| (column(&tag.header_exact), tag.area_id.as_str()))
        .collect();
    let mut plain = BTreeMap::new();
    for row in &records[2..] {
        let marked = tags.iter().filter(|(tag, _)| &row[*tag] == "1").map(|(_, area)| (*area).to_owned());
        for area in marked.collect::<BTreeSet<String>>() {
            *plain.entry((area, region(&row[country]), year(row))).or_insert(0_u32) += 1;
        }
    }
    let ingested = ingest_paths(&[path]);
    let years: BTreeMap<&str, i32> =
        ingested.plans.iter().map(|plan| (plan.id.as_str(), plan.year.unwrap())).collect();
    let mut found = BTreeMap::new();
    for commitment in &ingested.commitments {
        for area in commitment.areas.iter() {
            let year = years[commitment.plan.as_str()];
            *found.entry((area.to_string(), commitment.region, year)).or_insert(0_u32) += 1;
        }
    }
    assert_eq!(found, plain);
    assert!(found.len() > 300, "{}", found.len());
}
