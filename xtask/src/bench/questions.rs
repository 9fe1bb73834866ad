//! Many different questions about trends, so that none has been asked before.

use anyhow::{Context, Result, ensure};
use csv::Reader;

use super::http;
use super::server::Server;
use super::simulated::Chance;

/// Measures whose k and n plain SQL can count.
const MEASURES: [&str; 3] = ["count", "share", "plans"];
/// The years of the Explorer's export.
const YEARS: std::ops::RangeInclusive<u16> = 2011..=2014;

/// An area in a place over some years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) area: String,
    /// `region` or `member`.
    pub(super) kind: &'static str,
    pub(super) place: String,
    pub(super) measure: &'static str,
    pub(super) from: u16,
    pub(super) to: u16,
}

impl Question {
    /// As our query string; canonical, so that no page sends elsewhere.
    pub(super) fn query(&self) -> String {
        let Self { area, kind, place, measure, from, to } = self;
        let time = if from == to { from.to_string() } else { format!("{from}..{to}") };
        format!("area={area}&measure={measure}&{kind}={place}&time={time}")
    }
}

/// All that can be asked of a server, in an order drawn by lot.
pub(super) struct Questions(Vec<Question>);

impl Questions {
    /// The same seed gives the same order.
    pub(super) fn of(server: &Server, seed: u64) -> Result<Self> {
        let areas = column(&server.at("/trends.csv?csvType=full&measure=count"), "area_id")?;
        let plans = server.at("/data/plans.csv");
        let mut all = Vec::new();
        for (kind, places) in [("region", column(&plans, "region")?), ("member", column(&plans, "member")?)] {
            for place in places {
                for area in &areas {
                    all.extend(in_place(area, kind, &place));
                }
            }
        }
        shuffle(&mut all, seed);
        Ok(Self(all))
    }

    /// Some that have not been given before.
    pub(super) fn take(&mut self, count: usize) -> Result<Vec<Question>> {
        ensure!(self.0.len() >= count, "there are not enough different questions");
        Ok(self.0.split_off(self.0.len() - count))
    }

    /// All that are left.
    pub(super) fn rest(self) -> Vec<Question> {
        self.0
    }
}

/// Of an area in a place, each measure over each span of years.
fn in_place(area: &str, kind: &'static str, place: &str) -> impl Iterator<Item = Question> {
    let spans = YEARS.flat_map(|from| (from..=*YEARS.end()).map(move |to| (from, to)));
    let asked = spans.flat_map(|span| MEASURES.map(|measure| (span, measure)));
    asked.map(move |((from, to), measure)| Question {
        area: area.into(),
        kind,
        place: place.into(),
        measure,
        from,
        to,
    })
}

/// The different values of a column, in their order.
fn column(address: &str, name: &str) -> Result<Vec<String>> {
    let bytes = http::get(address)?;
    let mut reader = Reader::from_reader(bytes.as_slice());
    let index = reader.headers()?.iter().position(|header| header == name);
    let index = index.with_context(|| format!("{address} has no column {name}"))?;
    let mut values = Vec::new();
    for record in reader.records() {
        values.extend(record?.get(index).map(str::to_owned));
    }
    values.sort();
    values.dedup();
    Ok(values)
}

fn shuffle(all: &mut [Question], seed: u64) {
    let mut chance = Chance(seed);
    for last in (1..all.len()).rev() {
        let other = usize::try_from(chance.within(0..last as u64 + 1)).unwrap_or(last);
        all.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use super::{Question, in_place, shuffle};

    #[test]
    fn no_question_comes_twice() {
        let mut all: Vec<Question> = in_place("open-data", "region", "europe").collect();
        shuffle(&mut all, 1);
        let mut queries: Vec<String> = all.iter().map(Question::query).collect();
        assert_eq!(queries.len(), 30);
        assert!(queries.contains(&"area=open-data&measure=count&region=europe&time=2011..2014".into()));
        assert!(queries.contains(&"area=open-data&measure=plans&region=europe&time=2012".into()));
        queries.sort();
        queries.dedup();
        assert_eq!(queries.len(), 30);
    }
}
