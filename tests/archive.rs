//! The archive of a view: whole, described as public validators want it, and enough to count its numbers again.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use axum::http::StatusCode;
use sha2::{Digest, Sha256};

use crate::files::get;
use crate::support::in_ci;

/// The Python of `target/venv`, which `cargo xtask test` sets up; says so where it is not there.
pub(crate) fn python() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/venv/bin/python");
    if path.exists() {
        return Some(path);
    }
    assert!(!in_ci(), "{} must be here in CI", path.display());
    println!("skipped: {} is not here; `cargo xtask test` puts it there", path.display());
    None
}

/// Downloads an archive and puts its files into a folder.
fn unpacked(address: &str) -> (tempfile::TempDir, BTreeMap<String, Vec<u8>>) {
    let reply = get(address);
    assert_eq!(reply.status, StatusCode::OK, "{address}: {}", String::from_utf8_lossy(&reply.bytes));
    let mut archive = zip::ZipArchive::new(Cursor::new(reply.bytes)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        std::fs::write(folder.path().join(&name), &bytes).unwrap();
        files.insert(name, bytes);
    }
    (folder, files)
}

/// What a program says; it must end well.
#[track_caller]
pub(crate) fn said(command: &mut Command, about: &str) -> String {
    let output = command.output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{about}: {out}{err}");
    out.into_owned()
}

/// Asks a public validator.
#[track_caller]
pub(crate) fn valid(kind: &str, path: &Path) {
    let Some(python) = python() else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python/validate.py");
    said(Command::new(python).arg(script).arg(kind).arg(path), &format!("{kind} {}", path.display()));
}

#[test]
fn an_archive_is_whole() {
    let address = "/trends.zip?area=open-data&measure=share";
    let (_folder, files) = unpacked(address);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "CITATION.cff",
            "README.md",
            "SHA256SUMS",
            "chart.svg",
            "commitments.csv",
            "data.csv",
            "data.csv-metadata.json",
            "datapackage.json",
            "metadata.json",
            "plans.csv",
            "reproduce.R",
            "reproduce.py"
        ]
    );
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    assert_eq!(sums.lines().count(), files.len() - 1);
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        let actual: String = Sha256::digest(&files[name]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(sum, actual, "{name}");
    }
    assert_eq!(files["data.csv"], get(&address.replace(".zip", ".csv")).bytes);
    assert_eq!(files["chart.svg"], get(&address.replace(".zip", ".svg")).bytes);
    assert_eq!(get(address).bytes, get(address).bytes, "the same bytes each time");
    let cff = String::from_utf8(files["CITATION.cff"].clone()).unwrap();
    assert!(
        cff.starts_with("cff-version: 1.2.0\n") && cff.contains("url: \"https://ogp.test/trends?"),
        "{cff}"
    );
}

/// Numbers of every kind of view, measure, place and grouping.
const CHARTS: [&str; 21] = [
    "/trends.zip?area=open-data~gender",
    "/trends.zip?area=open-data~gender&measure=share&facet=region",
    "/trends.zip?area=open-data&measure=share&counting=fractional&level=national",
    "/trends.zip?area=open-data&measure=plans&country=COL~KEN",
    "/trends.zip?by=challenge&measure=count&level=local",
    "/trends.zip?area=open-data&measure=completion",
    "/trends.zip?area=open-data&measure=starred&region=americas~europe",
    "/trends.zip?member=kenya~madrid-spain&measure=inforce&lang=fr",
    "/areas/open-data.zip",
    "/regions/europe.zip?lang=es",
    "/members/kenya.zip",
    "/compare.zip?member=kenya~mexico",
    "/map.zip",
    "/map.zip?area=open-data",
    "/map.zip?measure=share&sort=value&lang=es",
    "/map.zip?measure=plans",
    "/map.zip?area=gender&measure=plans&level=local",
    "/map.zip?level=local",
    "/map.zip?measure=completion",
    "/map.zip?area=open-data&measure=completion",
    "/local.zip",
];

#[test]
fn the_scripts_count_the_numbers_of_the_chart_again() {
    for address in CHARTS {
        let (folder, files) = unpacked(address);
        let rows = csv::Reader::from_reader(&files["data.csv"][..]).records().count();
        assert!(rows > 0, "{address}");
        let mut scripts: Vec<(Command, &str)> = Vec::new();
        if let Some(python) = python() {
            scripts.push((Command::new(python), "reproduce.py"));
        }
        match Command::new("Rscript").arg("--version").output() {
            Ok(_) => scripts.push((Command::new("Rscript"), "reproduce.R")),
            Err(_) => println!("skipped: reproduce.R; R is not installed"),
        }
        for (mut command, script) in scripts {
            let out = said(command.arg(folder.path().join(script)), &format!("{script} of {address}"));
            let same = out.lines().filter(|line| line.ends_with(",yes")).count();
            assert_eq!(same, rows, "{script} of {address}: {out}");
        }
    }
}

/// A number that is not the one counted is found.
#[test]
fn the_scripts_find_a_wrong_number() {
    for (address, column) in [
        ("/trends.zip?area=open-data&measure=count&time=2018", "k"),
        ("/map.zip?area=open-data", "k"),
        ("/map.zip?measure=plans", "commitments"),
        ("/local.zip", "n"),
    ] {
        finds_a_wrong_number(address, column);
    }
}

/// With another number in the first row of `data.csv` that has one.
fn finds_a_wrong_number(address: &str, column: &str) {
    let Some(python) = python() else { return };
    let (folder, files) = unpacked(address);
    let data = String::from_utf8(files["data.csv"].clone()).unwrap();
    let mut reader = csv::Reader::from_reader(data.as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = header.iter().position(|name| name == column).unwrap();
    let row = reader.records().map(Result::unwrap).find(|row| !row[at].is_empty()).unwrap();
    let mut writer = csv::Writer::from_path(folder.path().join("data.csv")).unwrap();
    writer.write_record(&header).unwrap();
    let wrong = row.iter().enumerate().map(|(this, cell)| if this == at { "1000" } else { cell });
    writer.write_record(wrong).unwrap();
    writer.flush().unwrap();
    let mut commands = vec![(Command::new(python), "reproduce.py")];
    if Command::new("Rscript").arg("--version").output().is_ok() {
        commands.push((Command::new("Rscript"), "reproduce.R"));
    }
    for (mut command, script) in commands {
        let output = command.arg(folder.path().join(script)).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{script} of {address}");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("NO: ") && said.contains("1000"), "{script} of {address}: {said}");
    }
}

#[test]
fn public_validators_find_nothing_wrong_with_the_archives() {
    for address in [
        "/trends.zip?area=open-data~gender",
        "/trends.zip?area=open-data&measure=completion&lang=es",
        "/map.zip?area=open-data",
        "/commitments.zip?region=americas",
        "/commitments/AL0066.zip",
        "/local.zip?lang=fr",
    ] {
        let (folder, _files) = unpacked(address);
        valid("package", &folder.path().join("datapackage.json"));
        valid("csvw", &folder.path().join("data.csv-metadata.json"));
    }
}

#[test]
fn public_validators_find_nothing_wrong_with_a_release() {
    let id = get("/readyz").text().trim().to_owned();
    let folder = tempfile::tempdir().unwrap();
    let save = |name: &str, address: &str| {
        let reply = get(address);
        assert_eq!(reply.status, StatusCode::OK, "{address}");
        let path = folder.path().join(name);
        std::fs::write(&path, reply.bytes).unwrap();
        path
    };
    for name in ["commitments.csv", "plans.csv"] {
        save(name, &format!("/data/{id}/{name}"));
        let described = name.to_owned() + "-metadata.json";
        valid("csvw", &save(&described, &format!("/data/{id}/{described}")));
    }
    valid("package", &save("datapackage.json", &format!("/data/{id}/datapackage.json")));
    valid("atom", &save("releases.atom", "/releases.atom"));
    valid("atom", &save("diary.atom", "/diary.atom"));
    valid("dcat", &save("catalog.jsonld", "/catalog.jsonld"));
    for page in ["/data", "/es/data", "/areas/open-data", "/fr/challenges/digital-governance"] {
        let html = scraper::Html::parse_document(&get(page).text());
        let script = scraper::Selector::parse("script[type=\"application/ld+json\"]").unwrap();
        let json: String =
            html.select(&script).next().unwrap_or_else(|| panic!("JSON-LD on {page}")).text().collect();
        let path = folder.path().join("dataset.json");
        std::fs::write(&path, &json).unwrap();
        let document: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(document["@type"], "Dataset", "{page}");
        for one in document["distribution"].as_array().unwrap() {
            let address = one["contentUrl"].as_str().unwrap().strip_prefix("https://ogp.test").unwrap();
            assert_eq!(get(address).status, StatusCode::OK, "{address} of {page}");
        }
        valid("dataset", &path);
    }
}

/// What describes a CSV leads to it and has its columns.
#[test]
fn a_csv_and_its_description_fit() {
    for (path, query) in [
        ("/trends", "area=open-data&measure=share"),
        ("/trends", "area=open-data&useColumnShortNames=false&lang=fr"),
        ("/areas/gender", "lang=es"),
        ("/map", "measure=plans"),
        ("/commitments", "q=budget"),
        ("/commitments/AL0066", ""),
        ("/local", "lang=es"),
        ("/local", "useColumnShortNames=false"),
        ("/together", "area=open-data&lang=fr"),
        ("/together", "useColumnShortNames=false"),
    ] {
        let csv = get(&format!("{path}.csv?{query}"));
        let described = get(&format!("{path}.csv-metadata.json?{query}")).json();
        let header = csv::Reader::from_reader(&csv.bytes[..]).headers().unwrap().clone();
        let columns = described["tableSchema"]["columns"].as_array().unwrap();
        assert_eq!(columns.len(), header.len(), "{path}");
        for (column, title) in columns.iter().zip(&header) {
            assert!(
                column["titles"].to_string().contains(&format!("\"{title}\"")),
                "{path}: {title} in {column}"
            );
        }
        let base = url::Url::parse(&format!("https://ogp.test{path}.csv-metadata.json?{query}")).unwrap();
        let url = base.join(described["url"].as_str().unwrap()).unwrap();
        assert_eq!(
            get(&format!("{}?{}", url.path(), url.query().unwrap_or_default())).bytes,
            csv.bytes,
            "{url}"
        );
    }
}
