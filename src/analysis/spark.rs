//! Counting on Apache Spark, by way of Spark Connect: the cluster reads the table of the release, and only counts come back.

use std::fmt::Write as _;
use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use spark_connect::SparkSession;
use spark_connect::row::{Row, Value};

use super::carried::PARTS;
use super::engine::{Engine, EngineError, Groups};
use super::facts::Facts;
use super::grouped::PerGrouping;
use crate::store::Data;

/// The table of commitments in the folder of a release.
const TABLE: &str = "commitments.parquet";
/// How long a cluster may take to accept a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// A cluster. It is connected to when it is first asked, and stays so.
pub struct Spark {
    /// `HOST:PORT` of its Spark Connect server.
    address: String,
    /// Where the cluster finds the store, where that is another place than here.
    store: Option<String>,
    session: Mutex<Option<SparkSession>>,
}

impl std::fmt::Debug for Spark {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Spark").field("address", &self.address).field("store", &self.store).finish()
    }
}

impl Spark {
    /// The cluster behind a Spark Connect server at `HOST:PORT`. `store` is the store as the cluster sees it, such as
    /// `s3a://bucket/store`; without it, the path that it has here.
    #[must_use]
    pub fn new(address: &str, store: Option<&str>) -> Self {
        let store = store.map(|store| store.trim_end_matches('/').to_owned());
        Self { address: address.into(), store, session: Mutex::default() }
    }

    /// The table of a release as the cluster sees it.
    fn table(&self, folder: &Path) -> String {
        match &self.store {
            Some(store) => {
                format!("{store}/{}/{TABLE}", folder.file_name().unwrap_or_default().to_string_lossy())
            }
            None => {
                let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.into());
                folder.join(TABLE).display().to_string()
            }
        }
    }

    /// The rows of a query.
    fn rows(&self, query: &str, table: &str) -> Result<Vec<Row>, EngineError> {
        let failed = |cause: String| EngineError::Cluster {
            engine: format!("spark://{}", self.address),
            cause,
            table: table.into(),
        };
        let refused = |cause: spark_connect::SparkError| failed(cause.to_string());
        let session = {
            let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
            match &*session {
                Some(session) => session.clone(),
                None => {
                    // The client would go on trying for minutes.
                    reachable(&self.address).map_err(|cause| failed(cause.to_string()))?;
                    let address = format!("sc://{}", self.address);
                    let made = SparkSession::builder().remote(&address).get_or_create().map_err(refused)?;
                    session.insert(made).clone()
                }
            }
        };
        let rows = match session.sql(query) {
            Ok(frame) => frame.collect(),
            Err(cause) => Err(cause),
        };
        rows.map_err(|cause| {
            // A cluster that was restarted wants to be met anew.
            *self.session.lock().unwrap_or_else(PoisonError::into_inner) = None;
            refused(cause)
        })
    }

    /// What is counted under a grouping.
    fn facts(&self, data: &Data, table: &str, groups: &Groups) -> Result<Facts, EngineError> {
        let with = common(table, groups);
        let codings = self.rows(&format!("{with} SELECT plan, coding, commitments FROM main"), table)?;
        let tagged = self.rows(
            &format!(
                "{with} SELECT plan, area, count(*) AS tagged, sum(parts) AS parts \
                 FROM (SELECT plan, coding, explode(areas) AS area, {PARTS} DIV size(areas) AS parts FROM coded) \
                 JOIN main USING (plan, coding) GROUP BY plan, area"
            ),
            table,
        )?;
        let codings: Vec<(&str, &str, u32)> =
            codings.iter().map(|row| (text(row, 0), text(row, 1), number(row, 2) as u32)).collect();
        let tagged: Vec<(&str, &str, u32, u64)> = tagged
            .iter()
            .map(|row| (text(row, 0), text(row, 1), number(row, 2) as u32, number(row, 3) as u64))
            .collect();
        Ok(Facts::counted(data, groups, &codings, &tagged))
    }
}

impl Engine for Spark {
    fn count(
        &self,
        data: &Data,
        folder: Option<&Path>,
        groups: &PerGrouping<Groups>,
    ) -> Result<PerGrouping<Facts>, EngineError> {
        let table = self.table(folder.ok_or(EngineError::NotKept)?);
        groups.each().map_beside(|groups| self.facts(data, &table, groups)).both()
    }
}

/// Whether anybody listens there.
fn reachable(address: &str) -> std::io::Result<()> {
    let mut last = Err(std::io::ErrorKind::NotFound.into());
    for place in address.to_socket_addrs()? {
        last = TcpStream::connect_timeout(&place, PATIENCE).map(drop);
        if last.is_ok() {
            break;
        }
    }
    last
}

/// What both queries begin with: `coded`, each commitment that has a coding with the areas under which it is counted, and `main`,
/// the coding of most commitments of each plan, the last by name on a tie.
fn common(table: &str, groups: &Groups) -> String {
    let areas = match groups {
        Groups::Own => "array_distinct(areas)".to_owned(),
        Groups::Of(ids) => {
            let mut pairs = String::new();
            for (area, id) in ids {
                // Writing to a string cannot fail.
                let _ = write!(
                    pairs,
                    "{}{}, {}",
                    if pairs.is_empty() { "" } else { ", " },
                    quoted(area),
                    quoted(id)
                );
            }
            format!(
                "array_distinct(filter(transform(areas, area -> try_element_at(map({pairs}), area)), id -> id IS NOT NULL))"
            )
        }
    };
    format!(
        "WITH coded AS (SELECT plan_id AS plan, coding, {areas} AS areas FROM parquet.`{}` WHERE coding IS NOT NULL), \
         sizes AS (SELECT plan, coding, count(*) AS commitments FROM coded GROUP BY plan, coding), \
         main AS (SELECT plan, coding, commitments FROM (SELECT *, row_number() OVER \
         (PARTITION BY plan ORDER BY commitments DESC, coding DESC) AS place FROM sizes) WHERE place = 1)",
        table.replace('`', "``")
    )
}

/// A text as it stands in a query.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

fn text(row: &Row, column: usize) -> &str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

fn number(row: &Row, column: usize) -> i64 {
    row.get(column).and_then(Value::as_i64).unwrap_or_default()
}
