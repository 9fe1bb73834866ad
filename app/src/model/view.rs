//! A view: a page whose figure and numbers answer one question, and which therefore has other forms: pictures, tables,
//! metadata, embeds. Page, file and embed ask the question that [`View::ask`] gives, so they show the same.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::compare::CompareQuery;
use super::form::Form;
use super::lang::Lang;
use super::map::{Layer, MapQuery};
use super::place::{Level, Region};
use super::query::{Grouping, Measure, Parsed, Query, Selection, slug};
use super::search::Search;

/// A page that has forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// `/trends`: the explorer.
    Trends,
    /// `/areas/{id}`: a policy area.
    Area(String),
    /// `/challenges/{id}`: an area of the Open Gov Challenge.
    Challenge(String),
    /// `/regions/{slug}`.
    Region(Region),
    /// `/members/{slug}`.
    Member(String),
    /// `/map`.
    Map,
    /// `/compare`: members, regions or areas side by side.
    Compare,
    /// `/commitments`: a list, without a drawing.
    Commitments,
    /// `/commitments/{id}`: one of them, without a drawing.
    Commitment(String),
    /// `/local`: OGP Local, without a drawing.
    Local,
}

/// The question behind a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// To the trends.
    Trends(Box<Query>),
    /// To the map.
    Map(MapQuery),
    /// Side by side.
    Compare(Box<CompareQuery>),
    /// To the list of commitments.
    Commitments(Box<Search>),
    /// To one commitment, whose words are as published.
    Commitment {
        /// Of which release; `None`: the newest.
        data: Option<String>,
    },
    /// To the page on OGP Local.
    Local {
        /// Of which release; `None`: the newest.
        data: Option<String>,
        /// The language of names and words.
        lang: Lang,
    },
}

/// Pages that share the name of a folder with files, such as `/data/plans.csv`, and lists have no forms.
const NAMED: [(&str, View); 5] = [
    ("/trends", View::Trends),
    ("/map", View::Map),
    ("/compare", View::Compare),
    ("/commitments", View::Commitments),
    ("/local", View::Local),
];

impl View {
    /// The view of the path of a page, with or without the prefix of a language; `None` where a page has no forms. Whether
    /// there is such an area or member is for the analysis to say.
    #[must_use]
    pub fn of_path(path: &str) -> Option<(Lang, Self)> {
        let (lang, path) = Lang::of_path(path);
        if let Some((_, view)) = NAMED.iter().find(|(name, _)| *name == path) {
            return Some((lang, view.clone()));
        }
        let (folder, name) = path.strip_prefix('/')?.split_once('/')?;
        if folder == "commitments" {
            return Some((lang, Self::Commitment(id_of(name)?)));
        }
        let name = slug(name).filter(|name| !name.is_empty())?;
        let view = match folder {
            "areas" => Self::Area(name),
            "challenges" => Self::Challenge(name),
            "regions" => Self::Region(Region::from_slug(&name)?),
            "members" => Self::Member(name),
            _ => return None,
        };
        Some((lang, view))
    }

    /// A path such as `/areas/open-data.metadata.json` as its view and its suffix. No name of a view has a dot, but ids of
    /// commitments may: of them a path is that of a file only with the suffix of a form.
    #[must_use]
    pub fn of_file(path: &str) -> Option<(Self, &str)> {
        let start = path.rfind('/').map_or(0, |slash| slash + 1);
        let dot = if path.starts_with("/commitments/") {
            let is_form = |rest: &str| Form::ALL.iter().any(|(_, suffix)| rest == *suffix);
            path.match_indices('.')
                .map(|(dot, _)| dot)
                .find(|dot| *dot > start && is_form(&path[dot + 1..]))?
        } else {
            start + path[start..].find('.')?
        };
        let (Lang::En, view) = Self::of_path(&path[..dot])? else { return None };
        Some((view, &path[dot + 1..]))
    }

    /// The path of the English page.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Trends => "/trends".into(),
            Self::Area(id) => format!("/areas/{id}"),
            Self::Challenge(id) => format!("/challenges/{id}"),
            Self::Region(region) => format!("/regions/{}", region.slug()),
            Self::Member(slug) => format!("/members/{slug}"),
            Self::Map => "/map".into(),
            Self::Compare => "/compare".into(),
            Self::Commitments => "/commitments".into(),
            Self::Commitment(id) => {
                format!("/commitments/{}", utf8_percent_encode(id, NON_ALPHANUMERIC)).replace("%2D", "-")
            }
            Self::Local => "/local".into(),
        }
    }

    /// The word for the view in the names of files.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Trends => "trends",
            Self::Area(_) => "area",
            Self::Challenge(_) => "challenge",
            Self::Region(_) => "region",
            Self::Member(_) => "member",
            Self::Map => "map",
            Self::Compare => "compare",
            Self::Commitments => "commitments",
            Self::Commitment(_) => "commitment",
            Self::Local => "local",
        }
    }

    /// Whether the view has a drawing.
    #[must_use]
    pub const fn is_drawn(&self) -> bool {
        !matches!(self, Self::Commitments | Self::Commitment(_) | Self::Local)
    }

    /// Whether the query string says what the view shows. The others are about what their path names; of them it says only
    /// which data (`data`) and in which language (`lang`).
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        matches!(self, Self::Trends | Self::Map | Self::Compare | Self::Commitments)
    }

    /// The question of the view with a query string. Keys that the view does not know are ignored.
    #[must_use]
    pub fn ask(&self, query_string: &str) -> Parsed<Question> {
        match self {
            Self::Trends => to(Query::parse(query_string), |query| Question::Trends(Box::new(query))),
            Self::Map => to(MapQuery::parse(query_string), Question::Map),
            Self::Compare => {
                to(CompareQuery::parse(query_string), |query| Question::Compare(Box::new(query)))
            }
            Self::Commitments => {
                to(Search::parse(query_string), |search| Question::Commitments(Box::new(search)))
            }
            _ => {
                let Parsed { value: Query { data, lang, .. }, mut problems } = Query::parse(query_string);
                problems.retain(|problem| matches!(problem.key.as_str(), "data" | "lang"));
                let question = match self {
                    Self::Commitment(_) => Question::Commitment { data },
                    Self::Local => Question::Local { data, lang },
                    _ => Question::Trends(Box::new(Query { data, lang, ..self.own() })),
                };
                Parsed { value: question, problems }
            }
        }
    }

    /// What a page about one thing asks of the trends, in the default language and of the newest data.
    #[must_use]
    pub fn own(&self) -> Query {
        let of = |selection| Query { selection, ..Query::default() };
        let areas = |id: &String| Selection { areas: vec![id.clone()], ..Selection::default() };
        match self {
            Self::Area(id) => of(areas(id)),
            Self::Challenge(id) => Query { by: Grouping::Challenge, ..of(areas(id)) },
            Self::Region(region) => {
                let regions = vec![*region];
                // A region has some twenty members, too few for shares of them, and hundreds of commitments.
                Query { measure: Measure::Share, ..of(Selection { regions, ..Selection::default() }) }
            }
            Self::Member(slug) => {
                let members = vec![slug.clone()];
                // One member has one plan at a time: of its commitments, not of members, a share says something.
                Query { measure: Measure::Share, ..of(Selection { members, ..Selection::default() }) }
            }
            _ => Query::default(),
        }
    }

    /// The view that shows a question to the trends with all its keys: `self` where its path says it all.
    #[must_use]
    pub fn canonical(&self, question: &Question) -> String {
        match (self.is_asked(), question) {
            (false, Question::Trends(query)) => release_and_language(query.data.clone(), query.lang),
            (_, question) => question.canonical(),
        }
    }
}

impl Question {
    /// The canonical query string, with the language.
    #[must_use]
    pub fn canonical(&self) -> String {
        match self {
            Self::Trends(query) => query.canonical(),
            Self::Map(query) => query.canonical(),
            Self::Compare(query) => query.canonical(),
            Self::Commitments(search) => search.canonical(),
            Self::Commitment { data } => release_and_language(data.clone(), Lang::default()),
            Self::Local { data, lang } => release_and_language(data.clone(), *lang),
        }
    }

    /// The release that is asked for; `None`: the newest.
    #[must_use]
    pub const fn data(&self) -> Option<&String> {
        match self {
            Self::Trends(query) => query.data.as_ref(),
            Self::Map(query) => query.data.as_ref(),
            Self::Compare(query) => query.query.data.as_ref(),
            Self::Commitments(search) => search.data.as_ref(),
            Self::Commitment { data } | Self::Local { data, .. } => data.as_ref(),
        }
    }

    /// The language of names and words; commitments, whose words are as published, have none of their own.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        match self {
            Self::Trends(query) => query.lang,
            Self::Map(query) => query.lang,
            Self::Compare(query) => query.query.lang,
            Self::Local { lang, .. } => *lang,
            Self::Commitments(_) | Self::Commitment { .. } => Lang::En,
        }
    }

    /// The same question to a release, or with `None` to the newest.
    #[must_use]
    pub fn of_data(mut self, of: Option<String>) -> Self {
        match &mut self {
            Self::Trends(query) => query.data = of,
            Self::Map(query) => query.data = of,
            Self::Compare(query) => query.query.data = of,
            Self::Commitments(search) => search.data = of,
            Self::Commitment { data } | Self::Local { data, .. } => *data = of,
        }
        self
    }

    /// The same question in a language.
    #[must_use]
    pub fn in_language(mut self, of: Lang) -> Self {
        match &mut self {
            Self::Trends(query) => query.lang = of,
            Self::Map(query) => query.lang = of,
            Self::Compare(query) => query.query.lang = of,
            Self::Local { lang, .. } => *lang = of,
            Self::Commitments(_) | Self::Commitment { .. } => {}
        }
        self
    }

    /// Whether it is of national, of local or of all members.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        match self {
            Self::Trends(query) => query.selection.level,
            Self::Map(query) => Some(match query.layer {
                Layer::National => Level::National,
                Layer::Local => Level::Local,
            }),
            Self::Compare(query) => query.query.selection.level,
            Self::Commitments(search) => search.selection.level,
            Self::Commitment { .. } => None,
            Self::Local { .. } => Some(Level::Local),
        }
    }
}

fn to<T>(parsed: Parsed<T>, question: impl FnOnce(T) -> Question) -> Parsed<Question> {
    Parsed { value: question(parsed.value), problems: parsed.problems }
}

/// The id of a commitment from the last part of a path.
fn id_of(name: &str) -> Option<String> {
    let id = percent_decode_str(name).decode_utf8().ok()?.into_owned();
    (!name.contains('/') && !id.is_empty()).then_some(id)
}

/// The canonical query string of a page whose path says everything else.
fn release_and_language(data: Option<String>, lang: Lang) -> String {
    Query { data, lang, ..Query::default() }.canonical()
}
