//! Answers as files: the same view in other forms, chosen by the suffix of its address.
//!
//! A [`Request`] says what an address asks for without computing anything; [`make`] gives its bytes, from one release.
//! The server and the command line both call them, so a file is the same wherever it was asked for.
//!
//! - `request`, `options`: the address; `view`: the forms of a view; `csv`, `json`, `columns`, `commitments`, `commitment`,
//!   `tables`, `map`, `local`, `together`: tables.
//! - `dataset`, `schema`: what a table is, once; `metadata`: that in five formats; `bundle`: the archive.
//! - [`brief`]: briefs as PDF and DOCX; [`embed`]: a view as a page for other sites. `api`: all of it described; `feed`: the
//!   releases; `verify`: whether numbers are still those that were cited.

mod api;
pub mod brief;
mod bundle;
mod columns;
mod commitment;
mod commitments;
mod csv;
mod dataset;
mod diary;
pub mod embed;
mod feed;
mod json;
mod local;
mod map;
mod metadata;
mod name;
mod options;
mod request;
mod schema;
mod tables;
mod together;
mod verify;
mod view;

use app::model::diary::Entry;
use app::model::lang::Lang;
use app::model::query::Problem;
use app::model::release::Release;
use app::text::dataset::licence;
use app::text::pages::diary as said;
use app::text::problem::{plain, problem};

pub use app::model::form::Form;
pub use request::{BriefForm, DiaryForm, File, Request, Whole, is_named_as_file};
pub use verify::verify;

use crate::analysis::Analysis;
use crate::chart::ChartError;
use crate::releases::Known;
use crate::store::FrameError;
use dataset::Dataset;
use metadata::Resource;

/// A file made from the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The media type, with its parameters.
    pub content_type: &'static str,
    /// A name to save it under.
    pub file_name: String,
    /// What it is related to, each as in the header `Link`.
    pub links: Vec<String>,
    /// Of a list: how many there are, and how many stand on a page.
    pub paging: Option<(u32, u32)>,
}

impl Rendered {
    fn new(bytes: Vec<u8>, content_type: &'static str, file_name: String) -> Self {
        Self { bytes, content_type, file_name, links: Vec::new(), paging: None }
    }
}

/// Where files are asked for, and what there is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Site<'a> {
    /// Scheme and host, as in `https://example.org`; empty where files are made without a server.
    pub base: &'a str,
    /// The known releases, the newest first.
    pub known: &'a [Known],
    /// The release that a file is compared with, where it is known.
    pub since: Option<&'a Analysis>,
    /// What each release changed, the newest first; only the feed of the diary needs it.
    pub diary: &'a [Entry],
}

impl Site<'_> {
    /// When a release was first kept, as in RFC 3339. That never changes, so frozen files may say it. Data that no store keeps
    /// have no such time: when they were loaded is a clock of this process.
    fn since_of(&self, release: &Release) -> Option<String> {
        let known = self.known.iter().find(|known| known.is_kept && known.release.id == release.id)?;
        Some(feed::timestamp(known.since))
    }
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No view, or no form of the view, has this address.
    #[error("there is no “{asked}”; known are: {known}", known = known.join(", "))]
    Unknown {
        /// What was asked for.
        asked: String,
        /// What could be.
        known: Vec<String>,
    },
    /// There is such a view, but not what its path names; in the language of the request.
    #[error("{0}")]
    Missing(String, Lang),
    /// Values of the query that cannot be used; in the language of the request.
    #[error("{}", .0.iter().map(plain).collect::<Vec<_>>().join("\n"))]
    Query(Vec<Problem>, Lang),
    /// The picture could not be made.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// A table could not be written.
    #[error("the table could not be written: {0}")]
    Write(String),
}

impl From<FrameError> for ExportError {
    fn from(error: FrameError) -> Self {
        Self::Write(error.to_string())
    }
}

impl ExportError {
    /// The problems with values, each in words, in the language of the request.
    #[must_use]
    pub fn problems(&self) -> Vec<(&Problem, String)> {
        match self {
            Self::Query(problems, lang) => problems.iter().map(|one| (one, problem(one, *lang))).collect(),
            _ => Vec::new(),
        }
    }
}

const CSV: &str = "text/csv; charset=utf-8; header=present";
const JSON: &str = "application/json";
const CSVW: &str = "application/csvm+json";
const JSON_LD: &str = "application/ld+json";
const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";
const ZIP: &str = "application/zip";
const PARQUET: &str = "application/vnd.apache.parquet";
const ATOM: &str = "application/atom+xml; charset=utf-8";

/// Every address that the command line names when there is none like the one asked for: one per kind.
#[must_use]
pub fn known() -> Vec<String> {
    let views = [
        "trends",
        "map",
        "compare",
        "areas/{area}",
        "regions/{region}",
        "members/{member}",
        "commitments/{commitment}",
        "local",
    ];
    let forms = Form::ALL.iter().map(|(_, suffix)| format!("trends.{suffix}"));
    let others = views.iter().skip(1).map(|view| format!("{view}.csv"));
    let whole = Whole::ALL.iter().map(|(_, name)| format!("data/{name}"));
    let rest = [
        "briefs/member/{member}.pdf",
        "briefs/member/{member}.docx",
        "together.csv",
        "commitments.csv",
        "commitments.json",
        "catalog.jsonld",
        "releases.atom",
        "diary.atom",
        "diary/{release}.csv",
        "diary/{release}.json",
        "openapi.json",
    ];
    forms.chain(others).chain(rest.map(str::to_owned)).chain(whole).collect()
}

/// What an address such as `trends.csv?area=open-data` asks for.
///
/// # Errors
/// If there is no such address, or a value of its query cannot be used.
pub fn request(address: &str) -> Result<Request, ExportError> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.trim_start_matches('/');
    Request::parse(&format!("/{path}"), query)?
        .ok_or_else(|| ExportError::Unknown { asked: path.into(), known: known() })
}

/// Makes the file of a request from a release.
///
/// # Errors
/// If the release does not know a value of the request, or a defect keeps the file from being made.
pub fn make(analysis: &Analysis, site: &Site<'_>, request: &Request) -> Result<Rendered, ExportError> {
    match &request.file {
        File::View(view, form, question) => {
            view::render(analysis, site, (view, *form, question), &request.options)
        }
        File::Together(query, form) => together::render(analysis, site, (*form, query), &request.options),
        File::Brief(query, form) => brief::render(analysis, site, query, *form),
        File::Whole(whole) => self::whole(analysis, site, *whole, request),
        File::Catalog => {
            Ok(Rendered::new(json::write(&metadata::catalog(site))?, JSON_LD, "ogp-catalog.jsonld".into()))
        }
        File::Api => Ok(Rendered::new(
            json::write(&api::document(site.base))?,
            JSON,
            "ogp-dashboard-openapi.json".into(),
        )),
        File::Feed => Ok(Rendered::new(feed::releases(site).into_bytes(), ATOM, "ogp-releases.atom".into())),
        File::Diary => {
            let bytes = feed::diary(site, request.lang).into_bytes();
            Ok(Rendered::new(bytes, ATOM, "ogp-diary.atom".into()))
        }
        File::Step(form) => step(analysis, site, *form, request),
    }
}

/// What a release changed.
fn step(
    analysis: &Analysis,
    site: &Site<'_>,
    form: DiaryForm,
    request: &Request,
) -> Result<Rendered, ExportError> {
    let lang = request.lang;
    let id = &analysis.data().release.id;
    let Some(old) = site.since else {
        return Err(ExportError::Missing(said::nothing_before(id, lang), lang));
    };
    let difference = crate::analysis::difference(old, analysis, lang);
    let name = |suffix| format!("ogp-diary_data-{id}.{suffix}");
    Ok(match form {
        DiaryForm::Csv => Rendered::new(diary::csv(&difference, request.options.excel)?, CSV, name("csv")),
        DiaryForm::Json => Rendered::new(json::write(&difference)?, JSON, name("json")),
    })
}

/// A file of a whole release.
fn whole(
    analysis: &Analysis,
    site: &Site<'_>,
    whole: Whole,
    request: &Request,
) -> Result<Rendered, ExportError> {
    let (lang, excel) = (request.lang, request.options.excel);
    let data = analysis.data();
    let dataset = Dataset::of_release(site, &data.release, lang);
    let file_name = |name: &str, suffix: &str| tables::file_name(analysis, name, suffix);
    let csvw = |table: usize, name: &str| {
        let table = &dataset.tables[table];
        let bytes = json::write(&metadata::csvw(&dataset, table, &table.file, true))?;
        Ok::<_, ExportError>(Rendered::new(bytes, CSVW, file_name(name, "csv-metadata.json")))
    };
    let mut rendered = match whole {
        Whole::Commitments => commitments::all(analysis, excel)?,
        Whole::CommitmentsParquet => {
            let bytes = crate::store::commitments_parquet(&data.commitments)?;
            Rendered::new(bytes, PARQUET, file_name("commitments", "parquet"))
        }
        Whole::CommitmentsCsvw => csvw(0, "commitments")?,
        Whole::Plans => tables::plans(analysis, excel)?,
        Whole::PlansParquet => {
            Rendered::new(crate::store::plans_parquet(&data.plans)?, PARQUET, file_name("plans", "parquet"))
        }
        Whole::PlansCsvw => csvw(1, "plans")?,
        Whole::Rejects => tables::rejects(analysis, excel)?,
        Whole::Report => tables::report(analysis)?,
        Whole::Package => {
            let resource = |table| {
                let table: &dataset::Table = table;
                Resource { table, path: table.file.clone(), bytes: None }
            };
            let resources: Vec<_> = dataset.tables.iter().map(resource).collect();
            let bytes = json::write(&metadata::package(&dataset, &resources))?;
            Rendered::new(bytes, JSON, "datapackage.json".into())
        }
    };
    if matches!(whole, Whole::Commitments | Whole::Plans) {
        let table = dataset.tables.get(usize::from(whole == Whole::Plans));
        let csvw = table.map(|table| table.address.replacen(".csv", ".csv-metadata.json", 1));
        rendered.links.extend(
            csvw.map(|address| format!("<{address}>; rel=\"describedby\"; type=\"application/csvm+json\"")),
        );
    }
    if whole != Whole::Package {
        rendered
            .links
            .push(format!("<{}>; rel=\"describedby\"; type=\"application/json\"", dataset.package()));
    }
    rendered.links.push(format!("<{}>; rel=\"license\"", licence(data.release.kind).2));
    rendered.links.push(format!("<{}>; rel=\"cite-as\"", dataset.page));
    Ok(rendered)
}

/// The description of a release, or of a view of it, for search engines.
#[must_use]
pub fn structured(
    analysis: &Analysis,
    site: &Site<'_>,
    asked: Option<(&app::model::view::View, &app::model::view::Question)>,
    lang: Lang,
) -> Option<String> {
    match asked {
        Some((view, question)) => view::structured(analysis, site, view, question),
        None => {
            let dataset = Dataset::of_release(site, &analysis.data().release, lang);
            Some(metadata::json_ld(&dataset, site.base))
        }
    }
}
