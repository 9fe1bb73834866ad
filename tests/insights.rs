//! What is said of series beyond their points: it follows from the same plans and agrees with the points.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::support::{explorer, render, run, sample, stderr, table};

type Rows = Vec<BTreeMap<String, String>>;

fn rows(query: &str, data: &Path) -> Rows {
    table(&render(&format!("trends.csv?{query}"), &[data]))
}

fn json(query: &str, data: &Path) -> Value {
    serde_json::from_slice(&render(&format!("trends.json?{query}"), &[data])).unwrap()
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or_else(|_| panic!("“{cell}” is no number"))
}

/// A decimal of six digits as whole millionths.
fn millionths(cell: &str) -> i64 {
    let digits: String = cell.chars().filter(|c| *c != '.').collect();
    digits.parse().unwrap_or_else(|_| panic!("“{cell}” is no decimal"))
}

#[test]
fn fewer_commitments_and_a_greater_share_are_noticed() {
    let Some(data) = explorer() else { return };
    let rows = rows("area=public-participation&measure=count", &data);
    let of = |year: &str| rows.iter().find(|row| row["year"] == year).unwrap();
    let (before, after) = (of("2012"), of("2013"));
    assert_eq!((before["k"].as_str(), after["k"].as_str()), ("91", "71"));
    assert_eq!((&before["share"][..5], &after["share"][..5]), ("0.110", "0.220"), "11.1 % and 22.0 %");
    assert_eq!(after["diverges_from"], "2012");
    assert_eq!(before["diverges_from"], "", "2011 to 2012 both grew or both shrank");
    let notices = json("area=public-participation&measure=share", &data);
    assert_eq!(notices["series"][0]["count_vs_share"][0]["after"], serde_json::json!([2013, 71, 322]));
}

#[test]
fn the_parts_of_a_change_add_up_to_the_digit() {
    let Some(data) = explorer() else { return };
    let mut split = 0;
    for measure in ["inforce", "plans", "share", "count", "completion"] {
        for row in rows(&format!("csvType=full&facet=region&measure={measure}"), &data) {
            if row["change"].is_empty() {
                continue;
            }
            let parts = ["change_same_members", "change_plan_size", "change_joining_leaving"];
            let sum: i64 = parts.iter().map(|part| millionths(&row[*part])).sum();
            assert_eq!(sum, millionths(&row["change"]), "{row:?}");
            split += 1;
        }
    }
    assert!(split > 1000, "{split} rows");
}

/// The total of a split is the difference of the shares that the points give for the same years.
#[test]
fn a_change_is_the_difference_of_its_two_times() {
    let Some(data) = explorer() else { return };
    let rows = rows("area=open-data&measure=share&between=2011..2012~2013..2014", &data);
    let share = |years: [&str; 2]| {
        let of = |cell: &str| {
            rows.iter()
                .filter(|row| years.contains(&row["year"].as_str()))
                .map(|row| number(&row[cell]))
                .sum::<f64>()
        };
        of("k") / of("n")
    };
    let expected = share(["2013", "2014"]) - share(["2011", "2012"]);
    assert_eq!(
        (rows[0]["change_from"].as_str(), rows[0]["change_to"].as_str()),
        ("2011..2012", "2013..2014")
    );
    assert!(
        (number(&rows[0]["change"]) - expected).abs() < 1e-6,
        "{} instead of {expected}",
        rows[0]["change"]
    );
}

/// Of one member nobody joins or leaves, and of its plans in force there is no size.
#[test]
fn one_member_changes_by_itself() {
    let Some(data) = explorer() else { return };
    let rows = rows("area=open-data&member=brazil&measure=share&between=2011~2013", &data);
    assert_eq!(rows[0]["change_joining_leaving"], "0.000000");
    assert_eq!(rows[0]["change_plan_size"], "0.000000");
    assert_eq!(rows[0]["change"], rows[0]["change_same_members"]);
}

#[test]
fn years_that_the_answer_does_not_have_cannot_be_compared() {
    let output = run(["render", "trends.csv?area=open-data&between=1999~2001", "--data"]
        .map(Into::into)
        .into_iter()
        .chain([sample("national_commitments.csv").into_os_string()]));
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("between"), "{}", stderr(&output));
}

#[test]
fn ranks_follow_the_counts_and_lie_within_their_range() {
    let Some(data) = explorer() else { return };
    for measure in ["inforce", "count"] {
        let rows = rows(&format!("csvType=full&measure={measure}"), &data);
        for row in &rows {
            let same_year = rows.iter().filter(|other| other["year"] == row["year"]);
            let greater = same_year.clone().filter(|other| number(&other["k"]) > number(&row["k"])).count();
            assert_eq!(row["rank"], (greater + 1).to_string(), "{row:?}");
            assert_eq!(row["rank_of"], same_year.count().to_string());
            let (rank, low, high) = (number(&row["rank"]), number(&row["rank_lo"]), number(&row["rank_hi"]));
            assert!(low <= rank && rank <= high && low >= 1.0, "{row:?}");
        }
        neighbours_that_overlap_share_a_band(&rows);
    }
}

fn neighbours_that_overlap_share_a_band(rows: &Rows) {
    let mut of_2014: Vec<_> = rows.iter().filter(|row| row["year"] == "2014").collect();
    of_2014.sort_by_key(|row| (number(&row["rank"]) as u32, row["area_id"].clone()));
    for pair in of_2014.windows(2) {
        if number(&pair[1]["rank_lo"]) <= number(&pair[0]["rank_hi"]) {
            assert_eq!(pair[0]["rank_band"], pair[1]["rank_band"], "{pair:?}");
        }
    }
}

#[test]
fn a_quotient_is_the_ratio_of_two_shares() {
    let Some(data) = explorer() else { return };
    let world = rows("csvType=full&measure=share", &data);
    let regions = rows("csvType=full&facet=region&measure=share", &data);
    let share = |rows: &Rows, area: &str, region: &str| {
        let own: Vec<_> =
            rows.iter().filter(|row| row["area_id"] == area && row["region"] == region).collect();
        let sum = |cell: &str| own.iter().map(|row| number(&row[cell])).sum::<f64>();
        (sum("k"), sum("n"))
    };
    let (mut given, mut hidden) = (0, 0);
    for row in &regions {
        let (k, n) = share(&regions, &row["area_id"], &row["region"]);
        let (k_all, n_all) = share(&world, &row["area_id"], "world");
        let expected = n * k_all / n_all;
        assert!((number(&row["lq_expected"]) - expected).abs() < 1e-5, "{row:?}");
        if expected < 5.0 {
            assert!(row["lq"].is_empty() && row["lq_lo"].is_empty(), "{row:?}");
            hidden += 1;
            continue;
        }
        let quotient = (k / n) / (k_all / n_all);
        assert!((number(&row["lq"]) - quotient).abs() < 1e-5, "{row:?}");
        assert!(number(&row["lq_lo"]) <= quotient && quotient <= number(&row["lq_hi"]), "{row:?}");
        given += 1;
    }
    assert!(given > 50 && hidden > 50, "{given} given, {hidden} hidden");
    assert!(world.iter().all(|row| row["lq"].is_empty()), "the world has nothing to be compared with");
}

/// Pairs against a count over the tags of the single commitments.
#[test]
fn pairs_are_counted_as_the_commitments_carry_them() {
    let data = sample("national_commitments.csv");
    let commitments = table(&render("data/commitments.csv", &[&data]));
    let in_plan_with_year = |plan: &str| {
        let plans = table(&render("data/plans.csv", &[&data]));
        plans.iter().any(|row| row["plan_id"] == plan && !row["year"].is_empty())
    };
    let plans: BTreeMap<_, bool> =
        commitments.iter().map(|row| row["plan_id"].as_str()).map(|plan| (plan, false)).collect();
    let plans: BTreeMap<_, _> = plans.into_keys().map(|plan| (plan, in_plan_with_year(plan))).collect();
    let tagged: Vec<Vec<&str>> = commitments
        .iter()
        .filter(|row| !row["coding"].is_empty() && plans[row["plan_id"].as_str()])
        .map(|row| row["areas"].split(';').filter(|area| !area.is_empty()).collect())
        .collect();
    let carry =
        |areas: &[&str]| tagged.iter().filter(|own| areas.iter().all(|area| own.contains(area))).count();
    let pairs = table(&render("together.csv?area=open-data~public-procurement&measure=share", &[&data]));
    assert!(!pairs.is_empty());
    for pair in &pairs {
        let (one, other) = (pair["area_id"].as_str(), pair["other_id"].as_str());
        assert_eq!(pair["both"], carry(&[one, other]).to_string(), "{pair:?}");
        assert_eq!(pair["k_area"], carry(&[one]).to_string());
        assert_eq!(pair["k_other"], carry(&[other]).to_string());
        assert_eq!(pair["n"], tagged.len().to_string());
        let expected = carry(&[one]) as f64 * carry(&[other]) as f64 / tagged.len() as f64;
        assert!(expected >= 5.0 && (number(&pair["expected"]) - expected).abs() < 1e-5, "{pair:?}");
        let lift = number(&pair["lift"]);
        assert!(number(&pair["lo"]) <= lift && lift <= number(&pair["hi"]), "{pair:?}");
    }
}

/// With fractional counting the areas add up to the commitments that carry any.
#[test]
fn parts_of_commitments_add_up_to_commitments() {
    let Some(data) = explorer() else { return };
    let commitments = table(&render("data/commitments.csv", &[&data]));
    let years: BTreeMap<_, _> = table(&render("data/plans.csv", &[&data]))
        .into_iter()
        .map(|plan| (plan["plan_id"].clone(), plan["year"].clone()))
        .collect();
    let rows = rows("csvType=full&measure=count&counting=fractional", &data);
    for year in ["2011", "2012", "2013", "2014"] {
        let parts: f64 = rows.iter().filter(|row| row["year"] == year).map(|row| number(&row["k"])).sum();
        let tagged = commitments
            .iter()
            .filter(|row| years[&row["plan_id"]] == year && !row["areas"].is_empty())
            .count();
        assert!((parts - tagged as f64).abs() < 1e-3, "{parts} instead of {tagged} in {year}");
    }
}

#[test]
fn the_same_plans_give_the_same_draws_whatever_else_is_asked() {
    let data = sample("national_commitments.csv");
    let once = || render("trends.json?facet=region&measure=share", &[&data]);
    assert_eq!(once(), once());
    let europe = |query: &str| -> Rows {
        let all = rows(&format!("area=open-data~gender&measure=share&{query}"), &data).into_iter();
        // The badge alone hangs on what is compared.
        let europe = all.filter(|row| row["region"] == "europe");
        europe.map(|mut row| row.remove("badge").map(|_| row).unwrap()).collect()
    };
    let alone = europe("region=europe");
    assert!(alone.iter().any(|row| !row["lq_lo"].is_empty()));
    assert_eq!(alone, europe("region=americas~europe"));
    assert_eq!(alone, europe("facet=region"));
}

/// Every notice gives numbers that do move apart, however commitments count.
#[test]
fn notices_agree_with_their_numbers() {
    let Some(data) = explorer() else { return };
    for counting in ["full", "fractional"] {
        let answer = json(&format!("csvType=full&facet=region&measure=share&counting={counting}"), &data);
        let series = answer["series"].as_array().unwrap().iter();
        let notices: Vec<_> = series.flat_map(|one| one["count_vs_share"].as_array().unwrap()).collect();
        assert!(notices.len() > 10, "{counting}");
        for notice in notices {
            let of = |side: &str, at: usize| notice[side][at].as_f64().unwrap();
            let share = |side| of(side, 1) / of(side, 2);
            let number = of("after", 1) - of("before", 1);
            assert!(number * (share("after") - share("before")) < 0.0, "{counting}: {notice}");
        }
    }
}

/// Ratings: no level is mixed with the other, no trend is claimed, and nobody without a rating counts as rated badly.
#[test]
fn ratings_are_counted_by_level_and_without_a_badge() {
    let both = [sample("national_commitments.csv"), sample("local_commitments.csv")];
    let data: Vec<_> = both.iter().map(std::path::PathBuf::as_path).collect();
    let sum = |query: &str, cell: &str| {
        let rows = table(&render(&format!("trends.csv?csvType=full&measure=completion{query}"), &data));
        assert!(rows.iter().all(|row| row["badge"].is_empty()));
        rows.iter().map(|row| number(&row[cell])).sum::<f64>()
    };
    assert_eq!(sum("", "n"), sum("&level=national", "n"), "without a level the national members are meant");
    assert!(
        sum("&level=local", "not_assessed") + sum("&level=local", "pending") + sum("&level=local", "missing")
            > 0.0
    );
    let commitments = table(&render("data/commitments.csv", &data));
    let plans = table(&render("data/plans.csv", &data));
    let with_year = |plan: &str| plans.iter().any(|row| row["plan_id"] == plan && !row["year"].is_empty());
    let national = commitments.iter().filter(|row| row["level"] == "national" && with_year(&row["plan_id"]));
    let times =
        |row: &BTreeMap<String, String>| row["areas"].split(';').filter(|area| !area.is_empty()).count();
    let count = |is: &dyn Fn(&str) -> bool| {
        national.clone().filter(|row| is(&row["completion"])).map(times).sum::<usize>() as f64
    };
    assert_eq!(sum("", "k"), count(&|cell| matches!(cell, "substantial" | "complete")));
    assert_eq!(sum("", "pending"), count(&|cell| cell == "pending"));
    assert_eq!(sum("", "missing"), count(&|cell| cell == "missing"));
}
