//! Commitments as a file: all of a release, or those of a search. One list of columns serves CSV and JSON.

use app::model::commitment::Commitment;
use app::model::lang::Lang;
use app::model::month::Month;
use app::model::query::Parsed;
use app::model::rating::{Rating, Scale, StarFormula};
use app::model::search::Search;
use app::model::text::Text;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::csv::Writer;
use super::options::Options;
use super::{CSV, ExportError, Rendered, json, name};
use crate::analysis::{Analysis, star};

/// What stands in one column of a commitment.
#[derive(Serialize)]
#[serde(untagged)]
enum Cell {
    Text(String),
    /// Empty in a CSV, null in JSON.
    Missing,
    Number(u32),
    /// Joined by `;` in a CSV.
    List(Vec<String>),
}

type Column = (&'static str, fn(&Commitment) -> Cell);

/// The columns of the canonical table. `starred` is as published, by `starred_formula`; `star_f1` and so on are recomputed
/// from the ratings.
const COLUMNS: [Column; 35] = [
    ("commitment_id", |c| Cell::Text(c.id.to_string())),
    ("member", |c| Cell::Text(c.member.to_string())),
    ("country", |c| Cell::Text(c.country.to_string())),
    ("region", |c| Cell::Text(c.region.slug().into())),
    ("level", |c| Cell::Text(c.level.slug().into())),
    ("plan_id", |c| Cell::Text(c.plan.to_string())),
    ("number", |c| text(c.number.as_ref())),
    ("title", |c| Cell::Text(c.title.to_string())),
    ("text", |c| text(c.text.as_ref())),
    ("lead", |c| text(c.lead.as_ref())),
    ("support", |c| text(c.support.as_ref())),
    ("lang", |c| text(c.lang.as_ref())),
    ("start", |c| month(c.start)),
    ("end", |c| month(c.end)),
    ("areas", |c| Cell::List(c.areas.iter().map(ToString::to_string).collect())),
    ("coding", |c| text(c.coding.as_ref())),
    ("values", |c| Cell::List(c.values.iter().map(|value| value.slug().into()).collect())),
    ("specificity", |c| word(c.ratings.specificity)),
    ("verifiable", |c| word(c.ratings.verifiable)),
    ("relevant", |c| word(c.ratings.relevant)),
    ("potential_impact", |c| word(c.ratings.potential_impact)),
    ("ambition", |c| word(c.ratings.ambition)),
    ("completion", |c| word(c.ratings.completion)),
    ("completion_mid_term", |c| word(c.ratings.completion_mid_term)),
    ("completion_stage", |c| slug(c.ratings.completion_stage.map(|stage| stage.slug()))),
    ("early_results", |c| word(c.ratings.early_results)),
    ("starred", |c| word(c.ratings.starred)),
    ("starred_formula", |c| slug(c.ratings.starred_formula.map(|formula| formula.slug()))),
    ("star_f1", |c| word(star(StarFormula::F1, &c.ratings))),
    ("star_f2", |c| word(star(StarFormula::F2, &c.ratings))),
    ("star_f3", |c| word(star(StarFormula::F3, &c.ratings))),
    ("star_f3e", |c| word(star(StarFormula::F3e, &c.ratings))),
    ("source", |c| Cell::Text(c.source.to_string())),
    ("source_row", |c| Cell::Number(c.source_row)),
    ("source_url", |c| text(c.source_url.as_ref())),
];

/// The names of the columns.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(name, _)| *name)
}

/// All commitments of the release as CSV.
pub(super) fn all(analysis: &Analysis, excel: bool) -> Result<Rendered, ExportError> {
    let bytes = csv(analysis.data().commitments.iter(), excel)?;
    Ok(Rendered::new(bytes, CSV, name::plain("commitments", &analysis.data().release.id, "csv")))
}

/// A list of commitments, or one page of it.
pub(super) struct List<'a> {
    /// The search as it was understood.
    pub(super) search: Search,
    /// All that match, in the order of the list.
    pub(super) all: Vec<&'a Commitment>,
    /// How many stand on a page; `None`: all.
    per_page: Option<u32>,
}

impl<'a> List<'a> {
    /// The commitments of a search. Without `per_page` the page that the search names does not matter.
    pub(super) fn of(
        analysis: &'a Analysis,
        search: Search,
        per_page: Option<u32>,
    ) -> Result<Self, ExportError> {
        let page = search.page;
        let (all, search, problems) = analysis.selection(Parsed { value: search, problems: Vec::new() });
        if !problems.is_empty() {
            return Err(ExportError::Query(problems, Lang::En));
        }
        Ok(Self { search: Search { page, ..search }, all, per_page })
    }

    /// How many there are, and how many stand on a page.
    pub(super) fn paging(&self) -> (u32, u32) {
        let total = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        (total, self.per_page.unwrap_or(total))
    }

    /// The commitments of the page.
    fn shown(&self) -> &[&'a Commitment] {
        let Some(per_page) = self.per_page else { return &self.all };
        let from = (self.search.page as usize).saturating_mul(per_page as usize).min(self.all.len());
        let to = (from + per_page as usize).min(self.all.len());
        &self.all[from..to]
    }

    /// The addresses of the other pages by their relation; `path` is that of the file.
    pub(super) fn links(&self, path: &str) -> Vec<(&'static str, String)> {
        let Some(per_page) = self.per_page else { return Vec::new() };
        let (total, page) = (self.paging().0, self.search.page);
        let last = total.div_ceil(per_page).saturating_sub(1);
        let address = |page: u32| {
            let query = Search { page, ..self.search.clone() }.canonical();
            let join = if query.is_empty() { "" } else { "&" };
            format!("{path}?{query}{join}per_page={per_page}")
        };
        let mut links = vec![("first", address(0)), ("last", address(last))];
        if page > 0 {
            links.push(("prev", address(page.min(last + 1) - 1)));
        }
        if page < last {
            links.push(("next", address(page + 1)));
        }
        links
    }

    /// As CSV.
    pub(super) fn csv(&self, options: &Options) -> Result<Vec<u8>, ExportError> {
        csv(self.shown().iter().copied(), options.excel)
    }

    /// As JSON; `path` is that of the file.
    pub(super) fn json(&self, analysis: &Analysis, path: &str) -> Result<Vec<u8>, ExportError> {
        let release = &analysis.data().release;
        let next = self.links(path).into_iter().find(|(relation, _)| *relation == "next");
        json::write(&Document {
            query: Search { page: 0, ..self.search.clone() }.canonical(),
            data_release: &release.id,
            data_kind: release.kind.slug(),
            total: self.all.len(),
            page: self.search.page + 1,
            next_url: next.map(|(_, address)| address),
            commitments: self.shown().iter().copied().map(Row).collect(),
        })
    }
}

/// The document. Its shape is a promise to readers.
#[derive(Serialize)]
struct Document<'a> {
    /// Canonical query string of the search.
    query: String,
    data_release: &'a str,
    /// `loaded`, the incomplete `sample`, or `simulated`.
    data_kind: &'static str,
    total: usize,
    /// Counted from 1.
    page: u32,
    /// The address of the next page, where the list is asked for in pages and this is not the last.
    next_url: Option<String>,
    commitments: Vec<Row<'a>>,
}

/// A commitment as an object with the columns as keys, in their order.
pub(super) struct Row<'a>(pub(super) &'a Commitment);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(COLUMNS.len()))?;
        for (name, cell) in COLUMNS {
            map.serialize_entry(name, &cell(self.0))?;
        }
        map.end()
    }
}

/// A row for each commitment.
pub(super) fn csv<'a>(
    commitments: impl Iterator<Item = &'a Commitment>,
    excel: bool,
) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer::new(excel);
    writer.record(COLUMNS.map(|(name, _)| name))?;
    for commitment in commitments {
        writer.record(COLUMNS.map(|(_, cell)| match cell(commitment) {
            Cell::Text(text) => text,
            Cell::Missing => String::new(),
            Cell::Number(number) => number.to_string(),
            Cell::List(list) => list.join(";"),
        }))?;
    }
    writer.finish()
}

fn text(text: Option<&Text>) -> Cell {
    text.map_or(Cell::Missing, |text| Cell::Text(text.to_string()))
}

fn slug(slug: Option<&'static str>) -> Cell {
    slug.map_or(Cell::Missing, |slug| Cell::Text(slug.into()))
}

fn month(month: Option<Month>) -> Cell {
    month.map_or(Cell::Missing, |month| Cell::Text(month.into()))
}

fn word<S: Scale>(rating: Rating<S>) -> Cell {
    Cell::Text(rating.slug().into())
}
