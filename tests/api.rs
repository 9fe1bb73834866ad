//! The description for programs: valid, complete, and true of every address.

use std::collections::BTreeSet;
use std::process::Command;

use app::model::query::Query;
use axum::http::StatusCode;
use serde_json::Value;

use crate::archive::{python, said, valid};
use crate::browser::Server;
use crate::files::get;

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

/// The path with the examples of the description.
fn example(path: &str, operation: &Value) -> String {
    parameters(operation, "path").fold(path.to_owned(), |path, parameter| {
        let name = parameter["name"].as_str().unwrap();
        path.replace(&format!("{{{name}}}"), parameter["example"].as_str().unwrap())
    })
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
        let mut address = example(path, operation);
        if path.starts_with("/compare") {
            address += "?region=europe~americas";
        }
        let reply = get(&address);
        assert_eq!(reply.status, StatusCode::OK, "{address}: {}", String::from_utf8_lossy(&reply.bytes));
        let described = operation["responses"]["200"]["content"].as_object().unwrap();
        let given = reply.header("content-type");
        assert_eq!(described.keys().collect::<Vec<_>>(), [given], "{address}");
        for header in operation["responses"]["200"]["headers"].as_object().unwrap().keys() {
            let there = !reply.header(&header.to_lowercase()).is_empty();
            assert!(there || header == "Link", "{address} has no {header}");
        }
    }
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
