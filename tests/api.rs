//! The description for programs: valid, complete, and true of every address.

use std::collections::BTreeSet;
use std::process::Command;

use app::model::query::Query;
use axum::http::StatusCode;
use serde_json::Value;

use crate::archive::{python, said, valid};
use crate::browser::Server;
use crate::diary::Story;
use crate::files::{SAMPLE, ask, get};

fn description() -> Value {
    serde_json::from_slice(&get("/openapi.json").bytes).unwrap()
}

/// Every operation: its path and what it is.
fn operations(description: &Value) -> Vec<(&String, &Value)> {
    description["paths"].as_object().unwrap().iter().map(|(path, item)| (path, &item["get"])).collect()
}

fn parameters<'a>(operation: &'a Value, place: &'a str) -> impl Iterator<Item = &'a Value> {
    operation["parameters"].as_array().into_iter().flatten().filter(move |one| one["in"] == place)
}

/// The path with the examples of the description, and with the keys that must be there.
fn example(path: &str, operation: &Value) -> String {
    let given = |parameter: &Value| -> [String; 2] {
        ["name", "example"].map(|field| parameter[field].as_str().unwrap().to_owned())
    };
    let path = parameters(operation, "path")
        .map(given)
        .fold(path.to_owned(), |path, [name, example]| path.replace(&format!("{{{name}}}"), &example));
    let needed = parameters(operation, "query").filter(|parameter| parameter["required"] == true).map(given);
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(needed.map(|[name, example]| (name, example)))
        .finish();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

#[test]
fn it_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.json");
    std::fs::write(&path, get("/openapi.json").bytes).unwrap();
    valid("openapi", &path);
    assert_eq!(description()["openapi"], "3.1.0");
}

#[test]
fn every_address_gives_what_it_says() {
    let description = description();
    let operations = operations(&description);
    assert!(operations.len() > 80, "{} addresses", operations.len());
    for (path, operation) in operations {
        // The sample has no release before it.
        if path.starts_with("/diary/") {
            continue;
        }
        let mut address = example(path, operation);
        if path.starts_with("/compare") {
            address += "?region=europe~americas";
        }
        let reply = get(&address);
        assert_eq!(reply.status, StatusCode::OK, "{address}: {}", String::from_utf8_lossy(&reply.bytes));
        let described = operation["responses"]["200"]["content"].as_object().unwrap();
        let given = reply.header("content-type");
        let known: Vec<_> = described.keys().collect();
        assert!(
            known == [given] || path == "/oembed" && described.contains_key(given),
            "{address}: {known:?}"
        );
        for header in operation["responses"]["200"]["headers"].as_object().unwrap().keys() {
            let there = !reply.header(&header.to_lowercase()).is_empty();
            assert!(there || header == "Link", "{address} has no {header}");
        }
    }
}

/// Issue 5: what was asked and not described.
#[test]
fn what_is_no_form_of_a_view_is_described_too() {
    let description = description();
    let operation = |path: &str| &description["paths"][path]["get"];
    let keys = |path: &str| -> BTreeSet<String> {
        let keys = parameters(operation(path), "query");
        keys.map(|parameter| parameter["name"].as_str().unwrap().to_owned()).collect()
    };
    let all = |names: &[&str]| -> BTreeSet<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    assert_eq!(keys("/diary/{release}.csv"), all(&["bom", "lang"]));
    assert_eq!(keys("/diary/{release}.json"), all(&["lang"]));
    assert_eq!(keys("/diary.atom"), all(&["lang"]));
    assert_eq!(keys("/oembed"), all(&["url", "maxwidth", "maxheight", "format"]));
    assert!(operation("/template.csv").is_object());
    assert!(keys("/trends.svg").contains("imWidth") && !keys("/map.svg").contains("imWidth"));
    for (path, operation) in operations(&description) {
        assert!(operation["responses"]["405"].is_object(), "{path}");
    }
    for address in ["/trends.csv", "/data/latest/plans.parquet", "/diary.atom", "/oembed", "/template.csv"] {
        assert_eq!(ask(&SAMPLE, "POST", address, &[]).status, StatusCode::METHOD_NOT_ALLOWED, "{address}");
    }
    let page = get("/api").text();
    for part in ["/commitments.parquet", "/diary/{release}.csv", "/oembed?url=", "\"/template.csv\""] {
        assert!(page.contains(part), "{part} on the page for programs");
    }
    let story = Story::new();
    for form in ["csv", "json"] {
        let reply = ask(&story.shelf.server(), "GET", &format!("/diary/{}.{form}", story.new), &[]);
        assert_eq!(reply.status, StatusCode::OK, "{form}");
        let given = operation(&format!("/diary/{{release}}.{form}"))["responses"]["200"]["content"].clone();
        assert!(given[reply.header("content-type")].is_object(), "{form}: {given}");
    }
    // The narrow drawing.
    let is_narrow = |query: &str| get(&format!("/trends.svg{query}")).text().contains("viewBox=\"0 0 360 ");
    assert_eq!((is_narrow(""), is_narrow("?imWidth=400")), (false, true));
}

#[test]
fn every_word_is_understood_and_every_key_is_described() {
    let description = description();
    let operation = &description["paths"]["/trends.csv"]["get"];
    let mut described = BTreeSet::new();
    for parameter in parameters(operation, "query") {
        let name = parameter["name"].as_str().unwrap();
        described.insert(name.to_owned());
        for word in parameter["schema"]["enum"].as_array().into_iter().flatten() {
            let reply = get(&format!("/trends.csv?{name}={}", word.as_str().unwrap()));
            assert_eq!(reply.status, StatusCode::OK, "{name}={word}");
        }
    }
    let all = "area=gender~open-data&by=challenge&between=2012~2014&coding=site&compare=world&counting=fractional&country=FRA\
               &csvType=full&data=some&facet=area&focus=gender&formula=f1&lang=es&level=local&measure=count&member=paris\
               &region=europe&tab=bar&time=2012..2014&yScale=log";
    let canonical = Query::parse(all).value.canonical();
    for (key, _) in url::form_urlencoded::parse(canonical.as_bytes()) {
        assert!(described.contains(&*key), "{key} is not described");
    }
}

/// Hundreds of addresses that a tool makes from the description, with good and with bad values.
#[test]
fn no_address_made_from_it_breaks_the_server_or_surprises() {
    let Some(python) = python() else { return };
    let server = Server::start(&["--demo"]);
    let tool = python.with_file_name("schemathesis");
    let checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
                  response_schema_conformance";
    let options = [
        "run",
        "--phases",
        "examples,fuzzing",
        "--max-examples",
        "8",
        "--seed",
        "1",
        "--generation-deterministic",
        "--no-color",
        "--checks",
        checks,
    ];
    let notes = tempfile::tempdir().expect("a folder for the notes of the tool");
    said(
        Command::new(tool).args(options).arg(server.at("/openapi.json")).current_dir(notes.path()),
        "schemathesis",
    );
}
