//! Figures that others published from the same two files: those marked exact are reproduced, those marked close are printed
//! beside ours. The list with its sources is `reference/published_figures.csv` of the shared data.

use std::collections::BTreeSet;

use app::model::commitment::Commitment;
use app::model::rating::{Completion, Rating, StarFormula, YesNo};
use ogp_dashboard::ingest::Ingested;

use crate::support::{ingest_paths, raw, shared, table};

const LIVE: &str = "ogpirm_live_data.csv";
const COMBINED: &str = "combined_database_2015-05-15.csv";

/// Both editions, each loaded alone.
struct Editions {
    live: Ingested,
    combined: Ingested,
}

#[test]
fn published_figures_are_reproduced() {
    let files = [shared("reference/published_figures.csv"), shared(&file(LIVE)), shared(&file(COMBINED))];
    let [Some(figures), Some(live), Some(combined)] = files else { return };
    let editions = Editions { live: ingest_paths(&[live]), combined: ingest_paths(&[combined]) };
    let mut reproduced = Vec::new();
    for figure in table(&std::fs::read(figures).unwrap()) {
        let (id, published) = (figure["id"].as_str(), figure["value"].as_str());
        match figure["match"].as_str() {
            "exact" => {
                let ours = editions.figure(id).unwrap_or_else(|| panic!("{id} has no rule here"));
                assert_eq!(ours, published, "{id}: {} ({})", figure["figure"], figure["csv_recipe"]);
                reproduced.push(id.to_owned());
            }
            "close" => {
                let ours = editions.figure(id).unwrap_or_else(|| panic!("{id} has no rule here"));
                println!("{id} {}: published {published} {}, ours {ours}", figure["figure"], figure["unit"]);
            }
            _ => {}
        }
    }
    assert_eq!(reproduced, ["F001", "F002", "F005", "F014", "F086"]);
}

fn file(name: &str) -> String {
    format!("data/explorer/{name}")
}

impl Editions {
    /// A figure computed from what ingest made of the editions.
    fn figure(&self, id: &str) -> Option<String> {
        let assessed_then = || self.combined.commitments.iter().filter(|c| is_assessed(c, COMBINED));
        let rated_on_impact = |c: &&Commitment| {
            !matches!(c.ratings.potential_impact, Rating::NotAssessed | Rating::NoSuchIndicator)
        };
        let high =
            |c: &&Commitment| c.ratings.completion.step().is_some_and(|step| step >= Completion::Substantial);
        let starred = |c: &&Commitment| {
            c.ratings.starred == Rating::Rated(YesNo::Yes)
                && c.ratings.starred_formula == Some(StarFormula::F0)
        };
        let live = &self.live.commitments;
        let percent = |k: usize, n: usize| format!("{:.2} % ({k} of {n})", 100.0 * k as f64 / n as f64);
        Some(match id {
            "F001" => assessed_then().filter(rated_on_impact).count().to_string(),
            "F002" => {
                assessed_then().filter(rated_on_impact).filter(starred).filter(high).count().to_string()
            }
            "F004" => {
                let marked = live.iter().filter(|c| {
                    raw(c, LIVE, "Report publication year (progress report)").trim() == "2014"
                        && matches!(raw(c, LIVE, "Starred (pre-June 2014 assessments)").trim(), "0" | "1")
                });
                let stars = |c: &&Commitment| {
                    ogp_dashboard::analysis::star(StarFormula::F1, &c.ratings) == Rating::Rated(YesNo::Yes)
                };
                percent(marked.clone().filter(stars).count(), marked.count())
            }
            "F005" => assessed_then().count().to_string(),
            "F007" => percent(assessed_then().count(), self.combined.commitments.len()),
            "F011" => tagged(&self.combined, &["open-data"]).to_string(),
            "F014" => assessed_then()
                .filter(|c| !rated_on_impact(c))
                .map(|c| &c.country)
                .collect::<BTreeSet<_>>()
                .len()
                .to_string(),
            "F016" => self.combined.commitments.len().to_string(),
            "F027" => percent(tagged(&self.live, &["natural-resources"]), live.len()),
            "F028" => {
                let sectors =
                    live.iter().filter(|c| SECTORS.iter().any(|tag| raw(c, LIVE, tag).trim() == "1"));
                percent(sectors.count(), live.len())
            }
            "F084" => of_plan(&self.live, "USA", 1).to_string(),
            "F086" => of_plan(&self.live, "USA", 2).to_string(),
            _ => return None,
        })
    }
}

/// The fourteen sector tags of the Explorer.
const SECTORS: [&str; 14] = [
    "Media & Telecommunications",
    "Education",
    "Health & Nutrition",
    "Citizenship & Immigration",
    "Welfare & Social Security",
    "Water & Sanitation",
    "Infrastructure",
    "Public Safety",
    "Defense",
    "Natural Resources",
    "Aid",
    "Nonprofits",
    "Labor",
    "Science & Technology",
];

fn is_assessed(commitment: &Commitment, source: &str) -> bool {
    raw(commitment, source, "IRM Assessed (Y/N)?").trim() == "1"
}

fn tagged(ingested: &Ingested, areas: &[&str]) -> usize {
    let carries = |c: &&Commitment| c.areas.iter().any(|area| areas.contains(&area.as_str()));
    ingested.commitments.iter().filter(carries).count()
}

fn of_plan(ingested: &Ingested, country: &str, number: u32) -> u32 {
    let plan = ingested.plans.iter().find(|plan| plan.country == country && plan.number == Some(number));
    plan.map_or(0, |plan| plan.commitments)
}
