//! Requests a second: questions that nobody has asked before, beside Datasette; and what was asked before, beside nginx with the
//! same bytes in a file.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::datasette::Datasette;
use super::figure::{Bound, Figure, Unit};
use super::nginx::Nginx;
use super::peers::{self, Python};
use super::questions::{Question, Questions};
use super::sample::Sample;
use super::section::Findings;
use super::server::Server;
use super::wrk::{self, Asked, Load};
use super::{Bench, folder, http, release};
use crate::cargo;

/// Of Datasette's rate; and seconds of the 99th percentile, of questions that nobody has asked before, with all connections busy.
const UNCACHED: Bound = Bound::AtLeast(5.0);
const SLOWEST: Bound = Bound::AtMost(0.020);
/// Of nginx's rate.
const CACHED: Bound = Bound::AtLeast(0.5);
/// Questions whose answers are compared.
const COMPARED: usize = 50;

/// What was asked before: a name, the address, whether it comes as brotli, and the name of the file that nginx sends.
const FORMS: [(&str, &str, bool, &str); 6] = [
    ("page", "/trends?area=open-data", false, "page.html"),
    ("page as brotli", "/trends?area=open-data", true, "br/page.html"),
    ("CSV", "/trends.csv?area=open-data", false, "answer.csv"),
    ("JSON", "/trends.json?area=open-data", false, "answer.json"),
    ("embed", "/embed/trends?area=open-data", false, "embed.html"),
    ("PNG", "/trends.png?area=open-data", false, "chart.png"),
];

/// Measures both.
pub(super) fn measure(bench: &Bench) -> Result<Findings> {
    peers::programs()?;
    let mut figures = cargo::step("Questions that nobody has asked", || uncached(bench))?;
    figures.extend(cargo::step("What was asked before", || cached(bench))?);
    let notes = vec![
        format!("wrk, {} connections, {} s a run, on the same machine as the servers.", wrk::CONNECTIONS, bench.seconds),
        "A new question is `/trends.json` with an area, a place, a measure and years that no earlier request had: where one comes \
         twice, nothing is kept; the server is started anew for each run. Ours has intervals, ranks and badges beside k and n; \
         Datasette (as installed, rows in SQLite with indexes) gives k, n and plans by year."
            .into(),
        format!("k and n agree with Datasette's in the {COMPARED} questions that were compared."),
        "nginx sends the very bytes of our answer from a file, a worker per core. wrk accepts no compression but in the line \
         “as brotli”, where nginx's file is brotli already. Ours keep their own headers."
            .into(),
    ];
    Ok(Findings { title: "Serving", notes, figures })
}

fn uncached(bench: &Bench) -> Result<Vec<Figure>> {
    let python = Python::find()?;
    let (store, _) = release::made(bench, &bench.export.path, "store-served")?;
    let datasette = Datasette::start(&python, &release::only(&store)?)?;
    compare(bench, &datasette)?;
    let (mut ours, mut page, mut theirs) = <(Load, Load, Load)>::default();
    for run in 0..bench.runs {
        let server = Server::start(&bench.binary, Some(&bench.export.path))?;
        let questions = Questions::of(&server, run as u64)?.rest();
        let files = paths(&questions)?;
        ours.add(&Asked { base: server.base(), paths: &files[0], brotli: false, once: true }, bench.seconds)?;
        theirs.add(
            &Asked { base: datasette.base(), paths: &files[2], brotli: false, once: true },
            bench.seconds,
        )?;
        // The same questions as pages: another server, since this one has the answers by now.
        let another = Server::start(&bench.binary, Some(&bench.export.path))?;
        page.add(
            &Asked { base: another.base(), paths: &files[1], brotli: false, once: true },
            bench.seconds,
        )?;
    }
    let mut figures = beside("New question", &ours, "Datasette", &theirs, UNCACHED);
    let slowest = format!("New question, 99th percentile at {} connections", wrk::CONNECTIONS);
    figures.push(Figure::alone(slowest, Unit::Seconds, ours.p99).bound(SLOWEST));
    figures.push(Figure::alone("New question as a page, rate", Unit::PerSecond, page.rate));
    figures.push(Figure::alone("New question as a page, 99th percentile", Unit::Seconds, page.p99));
    Ok(figures)
}

/// Fails where Datasette gives other numbers.
fn compare(bench: &Bench, datasette: &Datasette) -> Result<()> {
    let server = Server::start(&bench.binary, Some(&bench.export.path))?;
    for question in Questions::of(&server, 0)?.take(COMPARED)? {
        let ours = http::get(&server.at(&format!("/trends.json?{}", question.query())))?;
        datasette.agrees(&question, &ours)?;
        // A page that sends elsewhere would be measured as the sending.
        http::get(&server.at(&format!("/trends?{}", question.query())))?;
    }
    Ok(())
}

/// Files of paths: our answers, our pages, Datasette's answers.
fn paths(questions: &[Question]) -> Result<[PathBuf; 3]> {
    let each = |name: &str, path: fn(&Question) -> String| -> Result<PathBuf> {
        let file = folder()?.join(name);
        wrk::write(&file, &questions.iter().map(path).collect::<Vec<_>>())?;
        Ok(file)
    };
    Ok([
        each("paths-answers", |question| format!("/trends.json?{}", question.query()))?,
        each("paths-pages", |question| format!("/trends?{}", question.query()))?,
        each("paths-datasette", Datasette::path)?,
    ])
}

fn cached(bench: &Bench) -> Result<Vec<Figure>> {
    let server = Server::start(&bench.binary, Some(&bench.export.path))?;
    let nginx = Nginx::start("nginx-serving")?;
    let mut figures = Vec::new();
    for (name, path, brotli, file) in FORMS {
        let get = if brotli { http::get_brotli } else { http::get };
        let bytes = get(&server.at(path))?;
        nginx.put(file, &bytes)?;
        ensure!(get(&format!("{}/{file}", nginx.base()))? == bytes, "nginx does not send what {path} gives");
        let [our_path, their_path] = [folder()?.join("path-ours"), folder()?.join("path-nginx")];
        wrk::write(&our_path, &[path.to_owned()])?;
        wrk::write(&their_path, &[format!("/{file}")])?;
        let (mut ours, mut theirs) = <(Load, Load)>::default();
        for _ in 0..bench.runs {
            ours.add(&Asked { base: server.base(), paths: &our_path, brotli, once: false }, bench.seconds)?;
            theirs
                .add(&Asked { base: nginx.base(), paths: &their_path, brotli, once: false }, bench.seconds)?;
        }
        let name = format!("Asked before, {name} ({:.0} kB)", bytes.len() as f64 / 1e3);
        figures.extend(beside(&name, &ours, "nginx", &theirs, CACHED));
    }
    Ok(figures)
}

/// Rate with its bound, median and 99th percentile.
fn beside(what: &str, ours: &Load, peer: &str, theirs: &Load, rate: Bound) -> Vec<Figure> {
    let line = |number: &str, unit, of: fn(&Load) -> &Sample| {
        Figure::alone(format!("{what}, {number}"), unit, of(ours).clone()).beside(peer, of(theirs).clone())
    };
    vec![
        line("rate", Unit::PerSecond, |load| &load.rate).bound(rate),
        line("median", Unit::Seconds, |load| &load.median),
        line("99th percentile", Unit::Seconds, |load| &load.p99),
    ]
}
