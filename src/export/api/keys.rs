//! The keys of addresses: what each means, which values it takes, and which views know it.

use app::model::brief::{Beside, Part};
use app::model::form::Form;
use app::model::lang::Lang;
use app::model::map::{Layer, MapMeasure, MapSort};
use app::model::place::Region;
use app::model::query::{Counting, Extent, Facet, Grouping, MAX_LIST, Measure, Word};
use app::model::rating::StarFormula;
use app::model::search::Sort;
use app::model::show::{Compare, Tab, YScale};
use app::model::view::View;
use serde_json::Value;
use utoipa::openapi::Required;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

/// Which part of the data.
const SELECTION: [&str; 6] = ["area", "region", "country", "member", "level", "time"];

/// The names in the braces of a path.
pub(super) fn of_path(path: &str) -> Vec<&'static str> {
    ["area_id", "challenge_id", "region_id", "member_id", "commitment_id", "release"]
        .into_iter()
        .filter(|key| path.contains(&format!("{{{}}}", key.trim_end_matches("_id"))))
        .collect()
}

/// The keys of the question of a view.
pub(super) fn of_view(view: &View) -> Vec<&'static str> {
    let own: &[&str] = match view {
        View::Trends => &[
            "by", "measure", "counting", "formula", "between", "facet", "tab", "compare", "focus", "yScale",
            "coding", "csvType",
        ],
        View::Map => return vec!["map_measure", "map_level", "map_area", "map_sort", "data", "lang"],
        View::Compare => return [&SELECTION[..], &["data", "lang"]].concat(),
        View::Commitments => &[
            "q",
            "challenge",
            "completion",
            "ambition",
            "early_results",
            "starred",
            "codings",
            "inforce",
            "well",
            "list_sort",
            "page",
        ],
        View::Commitment(_) => return vec!["data"],
        _ => return vec!["data", "lang"],
    };
    [&SELECTION[..], own, &["data", "lang"]].concat()
}

/// The keys of the question of a brief.
pub(super) fn of_brief() -> Vec<&'static str> {
    vec!["time", "brief_compare", "sections", "since", "data", "lang"]
}

/// The keys that say how a form looks.
pub(super) fn of_form(view: &View, form: Form) -> Vec<&'static str> {
    let list = matches!(view, View::Commitments);
    match form {
        // The map has one drawing for every width.
        Form::Svg if matches!(view, View::Map) => vec!["theme"],
        Form::Svg => vec!["theme", "svgWidth"],
        Form::Png => vec!["theme", "imType", "imWidth", "imHeight"],
        Form::Csv if list => vec!["bom", "per_page"],
        Form::Csv if matches!(view, View::Commitment(_)) => vec!["bom"],
        Form::Csv => vec!["useColumnShortNames", "bom"],
        Form::Json if list => vec!["per_page"],
        Form::Csvw if !list && !matches!(view, View::Commitment(_)) => vec!["useColumnShortNames"],
        _ => Vec::new(),
    }
}

/// A key as a parameter. Where two views give a key another meaning, it has a name of its own here.
pub(super) fn parameter(key: &str) -> Parameter {
    let (name, about, schema, example) = key_of(key);
    let in_path = key.ends_with("_id") || key == "release";
    let place = if in_path { ParameterIn::Path } else { ParameterIn::Query };
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(if in_path { Required::True } else { Required::False })
        .description(Some(about))
        .schema(Some(schema))
        .example((!example.is_empty()).then(|| Value::from(example)))
        .build()
}

/// The address that oEmbed asks about; `base` is that of the server.
pub(super) fn asked_of_oembed(base: &str) -> Parameter {
    ParameterBuilder::new()
        .name("url")
        .parameter_in(ParameterIn::Query)
        .required(Required::True)
        .description(Some(
            "The address of a page with a chart at this server, or of its page below `/embed`.",
        ))
        .schema(Some(Object::with_type(Type::String)))
        .example(Some(Value::from(format!("{base}/trends?area=open-data"))))
        .build()
}

/// Name, meaning, values, and a value that every release is likely to know.
fn key_of(key: &str) -> (&'static str, &'static str, Object, &'static str) {
    match key {
        "area_id" => ("area", "A policy area; `/areas` lists them.", text(SLUG), "open-data"),
        "challenge_id" => (
            "challenge",
            "An area of the Open Gov Challenge; `/areas` lists them.",
            text(SLUG),
            "digital-governance",
        ),
        "region_id" => ("region", "A region of OGP.", regions(), "europe"),
        "member_id" => ("member", "A member; `/members` lists them.", text(SLUG), "kenya"),
        "commitment_id" => (
            "commitment",
            "A commitment by its OGP code, or the id that stands on its page; `/commitments` lists them.",
            text(r"[A-Za-z0-9][A-Za-z0-9.-]*"),
            "AL0066",
        ),
        "release" => ("release", "A release of the data, or `latest`.", text(RELEASE), "latest"),
        "release_id" => {
            ("release", "A release of the data by its id; `/diary` lists them.", text(RELEASE), "")
        }
        "area" => (
            "area",
            "Policy areas, or with `by=challenge` challenge areas, joined by `~`; without it the most frequent ones.",
            list(SLUG),
            "open-data",
        ),
        "map_area" => ("area", "A policy area; without it all commitments.", text(SLUG), "open-data"),
        "region" => ("region", "Regions, joined by `~`; without it all.", list(&region_pattern()), "europe"),
        "country" => {
            ("country", "Countries by their ISO 3166-1 alpha-3 code, joined by `~`.", list("[A-Z]{3}"), "")
        }
        "member" => ("member", "Members, joined by `~`.", list(SLUG), ""),
        "level" => ("level", "National or local members only.", one_of(["all", "national", "local"]), ""),
        "map_level" => ("level", "National or local members.", words::<Layer>(), ""),
        "time" => {
            ("time", "Years, as in `2012..2016`, `2014` or `2012..latest`.", text(YEARS), "2012..latest")
        }
        "by" => ("by", "Policy areas or areas of the Open Gov Challenge.", words::<Grouping>(), ""),
        "measure" => (
            "measure",
            "What is counted, of what; `/methods#measures` explains each.",
            words::<Measure>(),
            "share",
        ),
        "map_measure" => ("measure", "What a place shows.", words::<MapMeasure>(), ""),
        "counting" => (
            "counting",
            "Whether a commitment of several areas counts for each of them, or in parts.",
            words::<Counting>(),
            "",
        ),
        "formula" => (
            "formula",
            "The formula of stars; only for `measure=starred`.",
            one_of(StarFormula::ALL.map(StarFormula::slug)),
            "",
        ),
        "between" => (
            "between",
            "Two stretches of years between which a change is explained, as in `2012~2014..2015`.",
            text(r"\d{4}(\.\.\d{4})?~\d{4}(\.\.\d{4})?"),
            "",
        ),
        "facet" => (
            "facet",
            "One chart, or one per region or area; with `csvType=full` and `region` one row per region.",
            words::<Facet>(),
            "",
        ),
        "tab" => ("tab", "The kind of chart.", words::<Tab>(), ""),
        "compare" => ("compare", "What chosen places are seen beside.", words::<Compare>(), ""),
        "brief_compare" => ("compare", "What the subject is seen beside.", words::<Beside>(), ""),
        "sections" => (
            "sections",
            "Which sections, joined by `~`; without it all of them.",
            list(&Part::ALL.map(Part::word).join("|")),
            "",
        ),
        "since" => (
            "since",
            "An earlier release: numbers and sentences that changed since then are marked.",
            text(RELEASE),
            "",
        ),
        "focus" => ("focus", "Areas and places that stand out, joined by `~`.", list(SLUG), ""),
        "yScale" => ("yScale", "The value axis of lines.", words::<YScale>(), ""),
        "coding" => (
            "coding",
            "The coding that areas come from; without it the one with most commitments.",
            text(SLUG),
            "",
        ),
        "codings" => ("coding", "Codings that areas come from, joined by `~`.", list(SLUG), ""),
        "csvType" => ("csvType", "What is shown, or every area and year.", words::<Extent>(), ""),
        "q" => (
            "q",
            "Words that occur in title, text or institutions; accents and one mistyped letter are forgiven.",
            ObjectBuilder::new().schema_type(Type::String).max_length(Some(200)).build(),
            "budget",
        ),
        "challenge" => ("challenge", "Areas of the Open Gov Challenge, joined by `~`.", list(SLUG), ""),
        "completion" => {
            ("completion", "Completion, joined by `~`, such as `complete`.", list(SLUG), "complete")
        }
        "ambition" => ("ambition", "Ambition or potential impact, joined by `~`.", list(SLUG), ""),
        "early_results" => ("early_results", "Early results, joined by `~`.", list(SLUG), ""),
        "starred" => (
            "starred",
            "Whether a star was given: `yes`, `no` and what else the source says, joined by `~`.",
            list(SLUG),
            "",
        ),
        "inforce" => {
            ("inforce", "Commitments of plans in force on 1 July of this year.", number(2000, 2100), "")
        }
        "well" => (
            "well",
            "`1`: only those that did well: high completion, and high ambition or strong early results.",
            one_of(["0", "1"]),
            "",
        ),
        "list_sort" => ("sort", "The order of the list.", words::<Sort>(), ""),
        "map_sort" => ("sort", "The order of the places.", words::<MapSort>(), ""),
        "page" => ("page", "Which page of the list, from 1.", number(1, 100_000), ""),
        "per_page" => {
            ("per_page", "The list in pages of so many; without it all of it.", number(1, 1000), "10")
        }
        "data" => (
            "data",
            "A release of the data; without it the newest. With it the answer never changes.",
            text(RELEASE),
            "latest",
        ),
        "lang" => ("lang", "The language of names and words.", words::<Lang>(), ""),
        "theme" => (
            "theme",
            "The palette; `auto` is light, since a picture cannot follow the reader's system.",
            one_of(["auto", "light", "dark", "contrast"]),
            "",
        ),
        "imType" => (
            "imType",
            "A card of a fixed size for posts instead of the whole figure.",
            one_of(["og", "square", "thumbnail"]),
            "",
        ),
        "imWidth" => {
            ("imWidth", "Width in pixels; narrow pictures show the narrow drawing.", number(200, 4000), "")
        }
        "svgWidth" => (
            "imWidth",
            "Below 520 the drawing for narrow places; a drawing has no width in pixels of its own.",
            number(200, 4000),
            "",
        ),
        "maxwidth" => ("maxwidth", "The widest frame, in pixels.", number(1, 10_000), ""),
        "maxheight" => ("maxheight", "The highest frame, in pixels.", number(1, 10_000), ""),
        "format" => ("format", "How the answer is written.", one_of(["json", "xml"]), ""),
        "imHeight" => {
            ("imHeight", "Height in pixels; the drawing keeps its proportions.", number(100, 4000), "")
        }
        "useColumnShortNames" => (
            "useColumnShortNames",
            "Short names of columns such as `area_id`, or names for people.",
            one_of(["true", "false"]),
            "",
        ),
        _ => (
            "bom",
            "`1`: the variant for Excel, with a byte order mark and no cell that Excel would run.",
            one_of(["0", "1"]),
            "",
        ),
    }
}

const SLUG: &str = "[a-z0-9]+(-[a-z0-9]+)*";
const RELEASE: &str = "[A-Za-z0-9][A-Za-z0-9-]{0,63}";
const YEARS: &str = r"(\d{4}|earliest)\.\.(\d{4}|latest)|\d{4}";

fn region_pattern() -> String {
    Region::ALL.map(Region::slug).join("|")
}

fn regions() -> Object {
    one_of(Region::ALL.map(Region::slug))
}

fn text(pattern: &str) -> Object {
    ObjectBuilder::new().schema_type(Type::String).pattern(Some(format!("^({pattern})$"))).build()
}

/// Values joined by `~`.
fn list(pattern: &str) -> Object {
    text(&format!("({pattern})(~({pattern})){{0,{}}}", MAX_LIST - 1))
}

fn number(least: u32, most: u32) -> Object {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(least)).maximum(Some(most)).build()
}

fn words<W: Word>() -> Object {
    one_of(W::ALL.iter().map(|word| word.word()))
}

fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words.into_iter().map(Value::from)))
        .build()
}
