//! What an address asks for: which file, in which look, of which release. Reading it computes nothing, so that a cache can be
//! answered before any number is counted.

use std::fmt::Write as _;

use app::model::brief::{BriefQuery, Subject};
use app::model::diary::Before;
use app::model::form::Form;
use app::model::lang::Lang;
use app::model::query::{Extent, Fault, Parsed, Problem, Query, Word, pairs};
use app::model::view::{Question, View};
use sha2::{Digest, Sha256};

use super::options::Options;
use super::{ExportError, together};
use crate::releases::{self, Known};

/// Which version of files this program writes. It is raised with every change of a file that is not a change of the
/// program's version, so that no cache takes old bytes for new ones.
const RENDERER: &str = concat!(env!("CARGO_PKG_VERSION"), "/2");

/// How the names of files end.
const SUFFIXES: [&str; 10] = ["svg", "png", "csv", "json", "zip", "pdf", "docx", "parquet", "jsonld", "atom"];

/// Whether a path ends as the address of a file does, so that a program asks for it and not a person.
#[must_use]
pub fn is_named_as_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, suffix)| SUFFIXES.contains(&suffix))
}

/// A form of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BriefForm {
    /// To read and print.
    Pdf,
    /// To edit.
    Docx,
}

impl BriefForm {
    /// All forms with their suffixes.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Pdf, "pdf"), (Self::Docx, "docx")];
}

/// A form of what a release changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiaryForm {
    /// A line per change.
    Csv,
    /// All of it.
    Json,
}

impl DiaryForm {
    /// All forms with their suffixes.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Csv, "csv"), (Self::Json, "json")];
}

/// A file of a whole release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// All commitments.
    Commitments,
    /// The same as Parquet.
    CommitmentsParquet,
    /// The columns of the commitments.
    CommitmentsCsvw,
    /// All plans.
    Plans,
    /// The same as Parquet.
    PlansParquet,
    /// The columns of the plans.
    PlansCsvw,
    /// Rows that could not be used.
    Rejects,
    /// What was read, repaired, joined and rejected.
    Report,
    /// The description of all these files.
    Package,
}

impl Whole {
    /// All files of a release, by their name below `/data/` and `/data/{release}/`.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Commitments, "commitments.csv"),
        (Self::CommitmentsParquet, "commitments.parquet"),
        (Self::CommitmentsCsvw, "commitments.csv-metadata.json"),
        (Self::Plans, "plans.csv"),
        (Self::PlansParquet, "plans.parquet"),
        (Self::PlansCsvw, "plans.csv-metadata.json"),
        (Self::Rejects, "rejects.csv"),
        (Self::Report, "report.json"),
        (Self::Package, "datapackage.json"),
    ];

    /// The name of the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(whole, _)| *whole == self).map_or("", |(_, name)| name)
    }
}

/// A file.
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// A view in one of its forms.
    View(View, Form, Question),
    /// Which areas commitments carry together, as CSV or what describes it.
    Together(Box<Query>, Form),
    /// A brief.
    Brief(Box<BriefQuery>, BriefForm),
    /// A file of a release.
    Whole(Whole),
    /// All releases as a DCAT catalogue.
    Catalog,
    /// All releases as an Atom feed.
    Feed,
    /// What each release changed, as an Atom feed.
    Diary,
    /// What one release changed against the one before it.
    Step(DiaryForm),
    /// The description of all this, for programs.
    Api,
}

/// A request for a file.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which file.
    pub file: File,
    /// The release that the address names; `None`: the newest.
    pub data: Option<String>,
    /// The language of words.
    pub lang: Lang,
    /// How it looks.
    pub(super) options: Options,
    /// The path and the canonical query, by which two requests are the same.
    canonical: String,
}

impl Request {
    /// Reads path and query string. `Ok(None)`: this is no address of a file.
    ///
    /// # Errors
    /// If the path is that of a view with a form that it does not have, or a value of the query cannot be used.
    pub fn parse(path: &str, query: &str) -> Result<Option<Self>, ExportError> {
        let Some((file, data, problems)) = file(path, query)? else { return Ok(None) };
        let options = Options::parse(query);
        let problems = [problems, options.problems].concat();
        let lang = language(&file, query);
        if !problems.is_empty() {
            return Err(ExportError::Query(problems, lang));
        }
        let mut canonical = format!("{path}?");
        if let File::View(view, _, question) = &file {
            canonical.push_str(&view.canonical(question));
        } else if let File::Together(query, _) = &file {
            canonical.push_str(&query.canonical());
        } else if let File::Brief(query, _) = &file {
            canonical.push_str(&query.canonical());
        }
        let options = options.value;
        Ok(Some(Self { file, data, lang, options, canonical }))
    }

    /// The strong validator of the file of a release, at a server that is known as `base`.
    #[must_use]
    pub fn tag(&self, release: &str, base: &str) -> String {
        let about =
            format!("{RENDERER} {release} {} {} {:?} {base}", self.canonical, self.lang.word(), self.options);
        let mut tag = String::from("\"");
        for byte in Sha256::digest(about.as_bytes()) {
            // Writing to a string cannot fail.
            let _ = write!(tag, "{byte:02x}");
        }
        tag + "\""
    }

    /// The release that it compares with, among those that are known.
    #[must_use]
    pub fn since(&self, known: &[Known]) -> Option<String> {
        match &self.file {
            File::Brief(query, _) => query.since.clone(),
            File::Step(_) => match releases::before(known, self.data.as_deref()?) {
                Before::Kept(id) => Some(id),
                Before::First | Before::Gone(_) => None,
            },
            _ => None,
        }
    }

    /// Whether it is about all releases, so that it changes with every release and not with what the newest one holds.
    #[must_use]
    pub fn is_of_all(&self) -> bool {
        matches!(self.file, File::Catalog | File::Feed | File::Diary | File::Step(_))
    }

    /// Whether it is made from counts alone, so that the commitments themselves need not be at hand.
    #[must_use]
    pub fn is_of_counts(&self) -> bool {
        match &self.file {
            File::View(View::Trends, Form::Csv | Form::Svg | Form::Png, Question::Trends(query)) => {
                self.data.is_none() && !query.measure.is_rated()
            }
            _ => false,
        }
    }

    /// Whether making it takes much more than a page: pictures in pixels, archives, briefs, and everything there is.
    #[must_use]
    pub fn is_costly(&self) -> bool {
        match &self.file {
            File::View(_, Form::Png | Form::Zip, _) | File::Brief(..) => true,
            File::View(_, Form::Csv | Form::Json, Question::Trends(query)) => query.extent == Extent::Full,
            File::View(_, Form::Csv | Form::Json, Question::Commitments(_)) => {
                self.options.per_page.is_none()
            }
            File::Whole(whole) => {
                !matches!(whole, Whole::CommitmentsCsvw | Whole::PlansCsvw | Whole::Package)
            }
            _ => false,
        }
    }

    /// Whether what it gives never changes.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.data.is_some() && !self.is_of_all()
    }
}

/// Which file, of which release, and what is wrong with the query.
type Asked = (File, Option<String>, Vec<Problem>);

/// A file has one address in all languages, unlike a page.
fn file(path: &str, query: &str) -> Result<Option<Asked>, ExportError> {
    let (lang, path_in_english) = Lang::of_path(path);
    match in_english(path_in_english, query)? {
        Some(_) if lang != Lang::default() => {
            let [asked, plain] = [path, path_in_english].map(|path| path.trim_start_matches('/'));
            let known = vec![format!("{plain}?lang={}", lang.code())];
            Err(ExportError::Unknown { asked: asked.into(), known })
        }
        found => Ok(found),
    }
}

fn in_english(path: &str, query: &str) -> Result<Option<Asked>, ExportError> {
    let plain = path.trim_start_matches('/');
    match plain {
        "catalog.jsonld" => return Ok(Some((File::Catalog, None, Vec::new()))),
        "openapi.json" => return Ok(Some((File::Api, None, Vec::new()))),
        "releases.atom" => return Ok(Some((File::Feed, None, Vec::new()))),
        "diary.atom" => return Ok(Some((File::Diary, None, Vec::new()))),
        _ => {}
    }
    if let Some(suffix) = plain.strip_prefix("together.") {
        return together(suffix, query);
    }
    if let Some(rest) = plain.strip_prefix("data/") {
        return whole(rest, query);
    }
    if let Some(rest) = plain.strip_prefix("diary/") {
        return step(rest);
    }
    if let Some(rest) = plain.strip_prefix("briefs/") {
        return brief(rest, query);
    }
    let rooted = format!("/{plain}");
    let Some((view, suffix)) = View::of_file(&rooted) else {
        let unknown = ExportError::Unknown { asked: plain.into(), known: super::known() };
        return if is_form_of_nothing(plain) { Err(unknown) } else { Ok(None) };
    };
    let Some((form, _)) = Form::of(&view).find(|(_, known)| *known == suffix) else {
        let known = Form::of(&view).map(|(_, suffix)| format!("{}.{suffix}", view.path()));
        return Err(ExportError::Unknown { asked: plain.into(), known: known.collect() });
    };
    let Parsed { value: question, mut problems } = view.ask(query);
    // A picture shows what is chosen, not every area.
    let question = match question {
        Question::Trends(mut query) if !matches!(form, Form::Csv | Form::Json | Form::Csvw) => {
            query.extent = Extent::Filtered;
            Question::Trends(query)
        }
        other => other,
    };
    if let (View::Compare, Question::Compare(query)) = (&view, &question) {
        problems.extend(needs_two(query));
    }
    let data = question.data().cloned();
    Ok(Some((File::View(view, form, question), data, problems)))
}

/// `csv`, or what describes it.
fn together(suffix: &str, query: &str) -> Result<Option<Asked>, ExportError> {
    let Some(form) = together::FORMS.into_iter().find(|form| form.suffix() == suffix) else {
        let known = together::FORMS.map(|form| format!("together.{}", form.suffix()));
        return Err(ExportError::Unknown { asked: format!("together.{suffix}"), known: known.into() });
    };
    let Parsed { value, problems } = Query::parse(query);
    let data = value.data.clone();
    Ok(Some((File::Together(Box::new(value), form), data, problems)))
}

/// `member/albania.pdf`; a path without a suffix is that of a page.
fn brief(rest: &str, query: &str) -> Result<Option<Asked>, ExportError> {
    let Some((name, suffix)) = rest.rsplit_once('.') else { return Ok(None) };
    let subject = name.split_once('/').and_then(|(kind, id)| Subject::of(kind, id));
    let form = BriefForm::ALL.into_iter().find(|(_, known)| *known == suffix);
    let (Some(subject), Some((form, _))) = (subject, form) else {
        let known = BriefForm::ALL.map(|(_, suffix)| format!("briefs/member/{{member}}.{suffix}"));
        return Err(ExportError::Unknown { asked: format!("briefs/{rest}"), known: known.into() });
    };
    let Parsed { value, problems } = BriefQuery::parse(subject, query);
    let data = value.data.clone();
    Ok(Some((File::Brief(Box::new(value), form), data, problems)))
}

/// Whether a path asks for a form of something that cannot be an area, region or member: programs then get an answer for
/// programs, not a page.
fn is_form_of_nothing(path: &str) -> bool {
    let about_one =
        ["areas/", "challenges/", "regions/", "members/"].iter().any(|folder| path.starts_with(folder));
    about_one
        && Form::ALL
            .iter()
            .any(|(_, suffix)| path.strip_suffix(suffix).is_some_and(|rest| rest.ends_with('.')))
}

/// `{release}.csv`; a path without a suffix is that of a page.
fn step(rest: &str) -> Result<Option<Asked>, ExportError> {
    let found = rest.rsplit_once('.').and_then(|(id, suffix)| {
        let (form, _) = DiaryForm::ALL.into_iter().find(|(_, known)| *known == suffix)?;
        Some((File::Step(form), Some(id.to_owned()), Vec::new()))
    });
    if found.is_none() && is_named_as_file(rest) {
        let known = DiaryForm::ALL.map(|(_, suffix)| format!("diary/{{release}}.{suffix}"));
        return Err(ExportError::Unknown { asked: format!("diary/{rest}"), known: known.into() });
    }
    Ok(found)
}

/// One thing alone cannot be compared.
fn needs_two(query: &app::model::compare::CompareQuery) -> Option<Problem> {
    let selection = &query.query.selection;
    let most = selection.members.len().max(selection.regions.len()).max(selection.areas.len());
    (most < 2).then(|| Problem::new("member", "", Fault::NotTwo))
}

/// `commitments.csv`, or `{release}/commitments.csv`.
fn whole(rest: &str, query: &str) -> Result<Option<Asked>, ExportError> {
    let (release, name) = rest.split_once('/').map_or((None, rest), |(id, name)| (Some(id), name));
    let Some((whole, _)) = Whole::ALL.into_iter().find(|(_, known)| *known == name) else {
        let known = Whole::ALL.map(|(_, known)| format!("data/{{release}}/{known}"));
        let unknown = ExportError::Unknown { asked: format!("data/{rest}"), known: known.into() };
        return if is_named_as_file(name) { Err(unknown) } else { Ok(None) };
    };
    let Parsed { value, mut problems } = Query::parse(query);
    problems.retain(|problem| problem.key == "data");
    let data = match release {
        Some("latest") => None,
        Some(id) => Some(id.to_owned()),
        None => value.data,
    };
    Ok(Some((File::Whole(whole), data, problems)))
}

/// A list of commitments knows no language, but its messages do.
fn language(file: &File, query: &str) -> Lang {
    match file {
        File::View(_, _, question) => question.lang(),
        File::Together(query, _) => query.lang,
        File::Brief(query, _) => query.lang,
        _ => pairs(query)
            .iter()
            .rev()
            .find(|(key, _)| key == "lang")
            .and_then(|(_, lang)| Lang::from_word(lang))
            .unwrap_or_default(),
    }
}
