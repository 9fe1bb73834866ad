//! Datasette with the same rows in SQLite, on a free port of this machine.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::nginx::free_port;
use super::peers::Python;
use super::questions::Question;
use super::{child, folder, http};

/// A running Datasette; it ends with its value.
pub(super) struct Datasette {
    process: Child,
    base: String,
}

impl Datasette {
    /// Starts it with the rows of a release.
    pub(super) fn start(python: &Python, release: &Path) -> Result<Self> {
        let [rows, metadata] = [folder()?.join("commitments.db"), folder()?.join("datasette.json")];
        if rows.is_file() {
            fs::remove_file(&rows)?;
        }
        let mut fill = python.script("rows_sqlite.py");
        fill.args(["commitments.parquet", "plans.parquet"].map(|name| release.join(name))).arg(&rows);
        child::run(&mut fill)?;
        super::write_json(&metadata, &queries())?;
        let port = free_port()?;
        let mut command = python.program("datasette");
        command
            .args(["serve", "--host", "127.0.0.1", "--port", &port.to_string(), "--metadata"])
            .arg(metadata);
        command.arg("--immutable").arg(rows);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().context("cannot start Datasette")?;
        let started = Self { process, base: format!("http://127.0.0.1:{port}") };
        http::wait(&format!("{}/-/versions.json", started.base))?;
        Ok(started)
    }

    /// Scheme and host.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// Where it answers a question.
    pub(super) fn path(question: &Question) -> String {
        let Question { area, kind, place, measure, from, to } = question;
        // It has no use for the measure: its answer has the numbers of all three. With it no address comes twice.
        format!(
            "/commitments/of_{kind}.json?_shape=array&area={area}&place={place}&from={from}&to={to}&measure={measure}"
        )
    }

    /// Fails where it does not count what we count.
    pub(super) fn agrees(&self, question: &Question, ours: &[u8]) -> Result<()> {
        let theirs: Value =
            serde_json::from_slice(&http::get(&format!("{}{}", self.base, Self::path(question)))?)?;
        let ours: Value = serde_json::from_slice(ours)?;
        let [k, n] = if question.measure == "plans" { ["plans_with", "plans"] } else { ["k", "n"] };
        let theirs = theirs.as_array().context("Datasette gives a list")?.iter();
        let theirs: Vec<Value> = theirs.map(|row| json!([row["year"], row[k], row[n]])).collect();
        let ours = ours["series"][0]["points"].as_array().context("a series has points")?.iter();
        // A year without commitments has no row.
        let ours = ours.filter(|point| point["n"] != 0);
        let ours: Vec<Value> = ours.map(|point| json!([point["year"], point["k"], point["n"]])).collect();
        ensure!(ours == theirs, "{question:?}: year, k and n are {ours:?}, but {theirs:?} in Datasette");
        Ok(())
    }
}

impl Drop for Datasette {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A query for each kind of place, so that each can use its index.
fn queries() -> Value {
    let query = |kind: &str| {
        json!({ "sql": format!(
            "select c.year, count(a.area) as k, count(*) as n,
                count(distinct case when a.area is not null then c.plan end) as plans_with,
                count(distinct c.plan) as plans
            from commitments c left join carries a on a.commitment_id = c.id and a.area = :area
            where c.{kind} = :place and c.year between cast(:from as integer) and cast(:to as integer)
            group by c.year order by c.year"
        ) })
    };
    let queries = json!({ "of_region": query("region"), "of_member": query("member") });
    json!({ "databases": { "commitments": { "queries": queries } } })
}
