//! Two servers of one store, one counted in memory and one by the cluster: every question has one answer.

use std::ffi::OsStr;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::questions;
use crate::bench::Server;

/// Asks both; what came of it, in words.
pub(super) fn compare(program: &Path, store: &Path, engine: &str, release: &str) -> Result<String> {
    let (memory, in_memory) = start(program, store, "memory")?;
    let (spark, cold) = start(program, store, engine)?;
    let questions = questions::all(release);
    let mut differing = Vec::new();
    for question in &questions {
        let [one, other] = [&memory, &spark].map(|server| answer(&server.at(question)));
        let (one, other) = (one?, other?);
        ensure!(!one.1.is_empty(), "{question}: no answer");
        let wanted = if question.contains(questions::UNKNOWN) { 400 } else { 200 };
        ensure!(one.0 == wanted, "{question}: status {}, must be {wanted}", one.0);
        if one != other {
            differing.push(question.as_str());
        }
    }
    drop(spark);
    // The cluster has its programs loaded now.
    let (_again, warm) = start(program, store, engine)?;
    ensure!(differing.is_empty(), "the engines disagree about:\n  {}", differing.join("\n  "));
    Ok(format!(
        "{} answers are the same byte by byte; ready to serve after {in_memory:.2} s in memory, {cold:.2} s with a cold and \
         {warm:.2} s with a warm cluster",
        questions.len()
    ))
}

/// A server that is ready, and how many seconds it took to be.
fn start(program: &Path, store: &Path, engine: &str) -> Result<(Server, f64)> {
    let words =
        ["--public-url", "http://ogp.test", "--costly-per-minute", "0", "--engine", engine, "--store"];
    let words = words.into_iter().map(OsStr::new).chain([store.as_os_str()]);
    let begun = Instant::now();
    let server = Server::of(program, "127.0.0.1:0", words)?;
    Ok((server, begun.elapsed().as_secs_f64()))
}

/// The status and the bytes: a refusal is an answer, too.
fn answer(address: &str) -> Result<(u16, Vec<u8>)> {
    let asked = ureq::get(address).config().http_status_as_error(false).build();
    let mut answer = asked.call().with_context(|| address.to_owned())?;
    let bytes = answer.body_mut().with_config().limit(1 << 30).read_to_vec()?;
    Ok((answer.status().as_u16(), bytes))
}
