//! What people type: commands in, files, messages and exit codes out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{render, run, stderr, stdout, table};

fn sample() -> [PathBuf; 2] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    [folder.join("national_commitments.csv"), folder.join("local_commitments.csv")]
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// A store with the sample in it, and the folder it lies in.
fn store() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let [national, local] = sample();
    let output = run(["ingest", text(&national), text(&local), "--store", text(&store)]);
    assert!(output.status.success(), "{}", stderr(&output));
    (folder, store)
}

fn release(store: &Path) -> PathBuf {
    let folders = folders(store);
    assert_eq!(folders.len(), 1, "one release and nothing else: {folders:?}");
    folders[0].clone()
}

/// What is in a store but its own two files.
fn folders(store: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(store).expect("a store").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| !path.ends_with(".lock") && !path.ends_with("current")).collect()
}

#[test]
fn check_tells_what_it_read_and_writes_nothing() {
    let [national, local] = sample();
    let output = run(["check", text(&national), text(&local)]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let report = stdout(&output);
    assert!(report.contains("547 commitments read, 0 lost"), "{report}");
    assert!(report.contains("180 commitments read, 0 lost"), "{report}");
}

#[test]
fn check_names_examples_or_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("own.csv");
    let mut table = String::from("Country,Plan year,Title\n");
    (0..30).for_each(|row| table += &format!("Atlantis {row},2024,Title {row}\n"));
    std::fs::write(&path, table).expect("a file");
    let [some, all] =
        [&["check"][..], &["check", "--all"]].map(|words| stdout(&run([words, &[text(&path)]].concat())));
    assert!(some.contains("`check --all` has them") && !some.contains("Atlantis 29"), "{some}");
    assert!(all.contains("Atlantis 29") && !all.contains("more; "), "{all}");
}

#[test]
fn a_source_is_not_asked_all_the_time() {
    let output = run(["serve", "--refresh", "0s"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("once a minute"), "{}", stderr(&output));
}

#[test]
fn a_template_that_was_filled_in_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.csv");
    assert!(run(["template", "-o", text(&path)]).status.success());
    std::fs::write(&path, "my work").expect("a file");
    let output = run(["template", "-o", text(&path)]);
    assert!(!output.status.success() && stderr(&output).contains("another name"), "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "my work");
    let output = run(["template", "-o", text(&folder.path().join("mine.ods"))]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_missing_file_is_named_and_does_not_stop_the_others() {
    let [national, _] = sample();
    let output = run(["check", "no-such-file.csv", text(&national)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no-such-file.csv"), "{}", stderr(&output));
    assert!(stdout(&output).contains("547 commitments read"), "{}", stdout(&output));
}

#[test]
fn nothing_usable_is_bad_data() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("export.csv");
    fs::write(&page, "<!doctype html><title>Moved</title>").expect("a file");
    let store = folder.path().join("store");
    let output = run(["ingest", text(&page), "--store", text(&store)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!store.exists(), "nothing was written");
}

#[test]
fn an_unknown_view_is_bad_usage_and_the_known_ones_are_named() {
    let output = run(["render", "trend.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("trends.csv"), "{}", stderr(&output));
}

#[test]
fn a_bad_value_is_bad_usage_and_says_what_would_do() {
    for (query, words) in [
        ("measure=median", "inforce, plans, share, count"),
        ("time=2031..2012", "2012..2014"),
        ("from=2014&to=2012", "forward"),
        ("area=open-dta", "open-data"),
        ("region=atlantis", "atlantis"),
        ("member=atlantis", "atlantis"),
        ("theme=sepia", "light, dark, contrast"),
        ("coding=morse", "site"),
    ] {
        let output = run(["render", &format!("trends.csv?{query}")]);
        assert_eq!(output.status.code(), Some(2), "{query}");
        assert!(stderr(&output).contains(words), "{query}: {}", stderr(&output));
    }
}

#[test]
fn an_unknown_command_or_flag_is_bad_usage() {
    assert_eq!(run(["fly"]).status.code(), Some(2));
    assert_eq!(run(["serve", "--listen", "everywhere"]).status.code(), Some(2));
}

#[test]
fn a_release_gives_the_same_bytes_as_the_files_it_was_made_from() {
    let (_folder, store) = store();
    let [national, local] = sample();
    for view in
        ["trends.csv?csvType=full&measure=plans", "data/commitments.csv", "data/plans.csv", "trends.png"]
    {
        let from_files = render(view, &[&national, &local]);
        assert_eq!(from_files, render(view, &[&store]), "{view} from the store");
        assert_eq!(from_files, render(view, &[&release(&store)]), "{view} from the release");
    }
}

#[test]
fn the_newest_release_of_the_store_is_used_without_data() {
    let (_folder, store) = store();
    let output = run(["render", "data/plans.csv", "--store", text(&store)]);
    assert!(output.status.success());
    assert_eq!(output.stdout, render("data/plans.csv", &[&store]));
}

#[test]
fn without_a_store_the_sample_is_used_and_named() {
    let rows = table(&run(["render", "trends.csv"]).stdout);
    assert!(rows.iter().all(|row| row["data_release"].starts_with("sample-")));
    assert!(!rows.is_empty());
}

#[test]
fn ingesting_the_same_files_again_makes_no_second_release() {
    let (_folder, store) = store();
    let [national, local] = sample();
    let again = run(["ingest", text(&national), text(&local), "--store", text(&store)]);
    assert!(again.status.success());
    release(&store);
}

#[test]
fn the_same_rows_with_another_report_leave_both_releases_whole() {
    let (folder, store) = store();
    let [national, local] = sample();
    let first = release(&store);
    let page = folder.path().join("page.csv");
    fs::write(&page, "<!doctype html><title>Moved</title>").expect("a file");
    let output = run(["ingest", text(&national), text(&local), text(&page), "--store", text(&store)]);
    assert_eq!(output.status.code(), Some(1), "one file could not be used");
    assert_eq!(folders(&store).len(), 2);
    assert_eq!(render("trends.csv", &[&first]), render("trends.csv", &[&store]));
    let report = String::from_utf8(render("data/report.json", &[&store])).expect("UTF-8");
    assert!(report.contains("page.csv"), "the newest release has the newest report");
}

#[test]
fn a_damaged_release_is_passed_over_and_mended_by_ingesting_again() {
    let (_folder, store) = store();
    let [national, local] = sample();
    let file = release(&store).join("commitments.parquet");
    let whole = fs::read(&file).expect("a table");
    fs::write(&file, &whole[..100]).expect("a table");
    let output = run(["render", "trends.csv", "--store", text(&store)]);
    assert_eq!(output.status.code(), Some(1), "the sample does not stand in for it: {}", stderr(&output));
    let again = run(["ingest", text(&national), text(&local), "--store", text(&store)]);
    assert!(again.status.success(), "{}", stderr(&again));
    assert_eq!(fs::read(&file).expect("a table"), whole);
}

#[test]
fn releases_are_not_taken_for_exports() {
    let (_folder, store) = store();
    let output = run(["check", text(&store)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("not exports"), "{}", stderr(&output));
    fs::copy(&sample()[1], store.join("more.csv")).expect("a file");
    let output = run(["render", "trends.csv", "--data", text(&store)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("both releases and files of data"), "{}", stderr(&output));
}

#[test]
fn a_damaged_release_is_refused() {
    let (_folder, store) = store();
    let file = release(&store).join("plans.parquet");
    let mut bytes = fs::read(&file).expect("a table");
    bytes[100] ^= 1;
    fs::write(&file, bytes).expect("a table");
    let output = run(["render", "trends.csv", "--data", text(&store)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("plans.parquet"), "{}", stderr(&output));
}

#[test]
fn a_release_is_not_joined_with_files() {
    let (_folder, store) = store();
    let [national, _] = sample();
    let output = run(["render", "trends.csv", "--data", text(&store), "--data", text(&national)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("cannot be combined"), "{}", stderr(&output));
}

#[test]
fn the_file_for_excel_runs_nothing() {
    let plain = run(["render", "trends.csv"]).stdout;
    let excel = run(["render", "trends.csv?bom=1"]).stdout;
    assert!(excel.starts_with("\u{feff}".as_bytes()) && !plain.starts_with("\u{feff}".as_bytes()));
    let long = run(["render", "trends.csv?useColumnShortNames=false"]).stdout;
    assert!(String::from_utf8(long).expect("UTF-8").starts_with("Policy area id,"));
}

#[test]
fn output_goes_to_the_file_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chart.svg");
    let output = run(["render", "trends.svg", "--output", text(&file)]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(fs::read_to_string(&file).expect("the file").starts_with("<svg"));
}

/// Badges of a simulated release, by area.
fn simulated_badges(query: &str) -> std::collections::BTreeMap<String, String> {
    let output = run(["render", &format!("trends.csv?csvType=full&{query}"), "--demo"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let rows = table(&output.stdout);
    assert!(rows.iter().all(|row| row["data_release"].starts_with("simulated-")), "every row says so");
    rows.into_iter().map(|row| (row["area_id"].clone(), row["badge"].clone())).collect()
}

#[test]
fn the_simulated_release_shows_every_badge() {
    let badges = simulated_badges("");
    for (area, badge) in [
        ("open-data", "rising"),
        ("climate-mitigation-and-adaptation", "emerging"),
        ("digital-transformation", "falling"),
        ("records-management", "fading"),
        ("aid", "not-enough-data"),
    ] {
        assert_eq!(badges[area], badge, "{area}: {badges:?}");
    }
    let unchanged = badges.values().filter(|badge| *badge == "no-clear-change").count();
    assert!(unchanged >= 15, "most areas do not change: {badges:?}");
    let before = simulated_badges("coding=simulated-1");
    assert_eq!(before["open-data"], "coding-changed", "four years before the coding changed");
}

#[test]
fn an_incomplete_sample_never_gets_a_direction() {
    let output = run(["render", "trends.csv?csvType=full"]);
    assert!(table(&output.stdout).iter().all(|row| row["badge"] == "not-enough-data"));
}

/// Serves one answer per path until the end of the test.
fn web() -> String {
    use axum::Router;
    use axum::http::StatusCode;
    use axum::routing::get;
    let routes = Router::new()
        .route("/export/local_commitments.csv", get(|| async { fs::read(&sample()[1]).expect("the sample") }))
        .route("/moved.csv", get(|| async { (StatusCode::NOT_FOUND, "gone") }))
        .route("/page.csv", get(|| async { "<!doctype html><title>Please log in</title>" }));
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a listener for the runtime");
    let address = listener.local_addr().expect("an address");
    // The thread ends with the process of the tests.
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            axum::serve(listener, routes).await.expect("a server");
        });
    });
    format!("http://{address}")
}

#[test]
fn an_address_on_the_web_is_read_like_a_file() {
    let web = web();
    let url = format!("{web}/export/local_commitments.csv");
    let output = run(["check", &url]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("180 commitments read, 0 lost"), "{}", stdout(&output));
    assert_eq!(render("data/plans.csv", &[Path::new(&url)]), render("data/plans.csv", &[&sample()[1]]));
}

#[test]
fn what_cannot_be_downloaded_is_told_apart() {
    let web = web();
    for (url, words) in [
        (format!("{web}/moved.csv"), "404 Not Found"),
        ("http://127.0.0.1:1/closed.csv".into(), "cannot be downloaded"),
        ("http://".to_owned() + "[bad/x.csv", "this is no address of the web; check it"),
    ] {
        let output = run(["check", &url]);
        assert_eq!(output.status.code(), Some(1), "{url}");
        assert!(stderr(&output).contains(words) && stderr(&output).contains(&url), "{}", stderr(&output));
    }
    let output = run(["check", &format!("{web}/page.csv")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("it is a web page"), "{}", stderr(&output));
}

#[test]
fn a_file_of_one_gigabyte_is_read_like_any_other() {
    use std::io::Write;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.csv");
    let mut file = std::io::BufWriter::new(fs::File::create(&path).expect("a file"));
    let header = "commitment_id,member,country,title,action_plan,plan_start,plan_end,policy_areas,source_url,notes,\
                  action_plan_cycle,status,starred,completion,early_results,ambition,verifiable,relevant,ogp_values,\
                  lead_institutions,commitment_start,commitment_end,primary_sector";
    writeln!(file, "{header}").expect("space on the disk");
    let note = "a long note ".repeat(83_334);
    for number in 0..1000 {
        let row =
            format!("KE{number:04},Kenya,Kenya,Title {number},Plan,2013,2015,Open Data,,\"{note}\",2013");
        writeln!(file, "{row},,,,,,,,,,,,").expect("space on the disk");
    }
    drop(file);
    assert!(fs::metadata(&path).expect("the file").len() > 1_000_000_000);
    let output = run(["check", text(&path), text(&sample()[1])]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let report = stdout(&output);
    assert!(report.contains("1,000 commitments read, 0 lost"), "{report}");
    assert!(report.contains("180 commitments read, 0 lost"), "and the other file, too: {report}");
}

#[test]
fn an_engine_that_is_not_compiled_in_is_named() {
    let [national, _] = sample();
    let with = |engine: &str| run(["render", "trends.csv", "--data", text(&national), "--engine", engine]);
    assert_eq!(with("memory").stdout, render("trends.csv", &[&national]));
    for engine in ["spark://", "spark://host", "127.0.0.1:15002", "duck"] {
        let output = with(engine);
        assert_eq!(output.status.code(), Some(2), "{engine}");
        assert!(stderr(&output).contains("spark://127.0.0.1:15002"), "{engine}: {}", stderr(&output));
    }
    let output = with("spark://127.0.0.1:1");
    if cfg!(feature = "spark") {
        assert!(stderr(&output).contains("`ogp-dashboard ingest`"), "{}", stderr(&output));
    } else {
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("without the feature `spark`"), "{}", stderr(&output));
    }
}

/// A release for which there is no room is refused before it is read, and never gives way to an older one.
#[test]
fn a_release_larger_than_memory_is_refused_with_what_to_do() {
    let (_folder, store) = store();
    let within = |memory: &str, words: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ogp-dashboard"));
        command
            .args(words)
            .args(["--store", text(&store)])
            .env("OGP_DASHBOARD_MEMORY", memory)
            .output()
            .unwrap()
    };
    let refused = |memory: &str, words: &[&str]| {
        let output = within(memory, words);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        let complaint = stderr(&output);
        let free = format!("{} kB are free", memory.strip_suffix("000").unwrap());
        assert!(complaint.contains(&free) && complaint.contains("--engine"), "{complaint}");
    };
    refused("1000000", &["render", "commitments.csv"]);
    refused("1000000", &["serve", "--listen", "127.0.0.1:0"]);
    assert!(within("1000000000", &["render", "commitments.csv"]).status.success());
    // Counts take three columns of the table, which has room where the whole has none.
    assert!(within("1000000", &["render", "trends.csv"]).status.success());
    refused("10000", &["render", "trends.csv"]);
    // Files are refused, too, before they are read.
    let large = store.join("../large.csv");
    std::fs::write(&large, "Country,Action Plan Number\n".repeat(200_000)).unwrap();
    let output = within("1000000", &["ingest", text(&large)]);
    assert!(stderr(&output).contains("load fewer files"), "{}", stderr(&output));
    // What is in memory already can be kept again.
    let [national, local] = sample();
    assert!(within("1000000", &["ingest", text(&national), text(&local)]).status.success());
}
