//! The description of everything that programs can ask, as `OpenAPI` 3.1, <https://spec.openapis.org/oas/v3.1.0>.
//!
//! It is made from the tables that answer: views and forms, keys and their words, columns and documents. What is not in
//! them is not described, and what is described is there.

mod answers;
mod keys;
mod others;
mod shapes;

use app::model::form::Form;
use app::model::view::View;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, PathItem};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{Info, License, OpenApi, OpenApiBuilder, PathsBuilder, Server};

use super::request::{BriefForm, Whole};
use super::together;
use answers::Answer;

/// What the operations are sorted by.
const VIEWS: &str = "views";
const RELEASES: &str = "releases";
const OTHERS: &str = "others";

/// A view as a path with names in braces; what stands in the braces does not matter here.
fn views() -> [(&'static str, View); 10] {
    [
        ("/trends", View::Trends),
        ("/areas/{area}", View::Area(String::new())),
        ("/challenges/{challenge}", View::Challenge(String::new())),
        ("/regions/{region}", View::Region(app::model::place::Region::Europe)),
        ("/members/{member}", View::Member(String::new())),
        ("/map", View::Map),
        ("/compare", View::Compare),
        ("/commitments", View::Commitments),
        ("/commitments/{commitment}", View::Commitment(String::new())),
        ("/local", View::Local),
    ]
}

/// Briefs by the kind of their subject.
const BRIEFS: [(&str, &str); 4] = [
    ("member", "/briefs/member/{member}"),
    ("region", "/briefs/region/{region}"),
    ("area", "/briefs/area/{area}"),
    ("challenge", "/briefs/challenge/{challenge}"),
];

/// The document; `base` is scheme and host of the server, empty where nobody knows them.
pub(super) fn document(base: &str) -> OpenApi {
    let mut paths = PathsBuilder::new();
    for (path, view) in views() {
        for (form, suffix) in Form::of(&view) {
            let keys = [keys::of_path(path), keys::of_view(&view), keys::of_form(&view, form)].concat();
            let operation =
                operation(VIEWS, &format!("{}_{}", view.word(), slug(suffix)), &summary(&view, form), keys);
            paths = paths.path(format!("{path}.{suffix}"), get(operation, answers::of_form(&view, form)));
        }
    }
    for form in together::FORMS {
        let about = format!("Areas that commitments carry together, with lift and interval, {}", how(form));
        let keys = [keys::of_view(&View::Trends), keys::of_form(&View::Trends, form)].concat();
        let id = format!("together_{}", slug(form.suffix()));
        let operation = operation(VIEWS, &id, &about, keys);
        let path = format!("/together.{}", form.suffix());
        paths = paths.path(path, get(operation, answers::of_form(&View::Trends, form)));
    }
    for (kind, path) in BRIEFS {
        for (form, suffix) in BriefForm::ALL {
            let about = format!("A two-page draft about a {kind}, as {}", suffix.to_uppercase());
            let keys = [keys::of_path(path), keys::of_brief()].concat();
            let operation = operation(VIEWS, &format!("brief_{kind}_{suffix}"), &about, keys);
            paths = paths.path(format!("{path}.{suffix}"), get(operation, answers::of_brief(form)));
        }
    }
    for (whole, name) in Whole::ALL {
        for (path, word) in [("/data", "newest"), ("/data/{release}", "release")] {
            let about = format!(
                "{}, of {}",
                answers::of_whole(whole).0,
                if word == "newest" { "the newest release" } else { "one release" }
            );
            let mut keys = keys::of_path(path);
            if word == "newest" {
                keys.push("data");
            }
            if name.ends_with(".csv") {
                keys.push("bom");
            }
            if matches!(whole, Whole::CommitmentsCsvw | Whole::PlansCsvw | Whole::Package) {
                keys.push("lang");
            }
            let operation = operation(RELEASES, &format!("{word}_{}", slug(name)), &about, keys);
            paths = paths.path(format!("{path}/{name}"), get(operation, answers::of_whole(whole).1));
        }
    }
    for (path, id, about, keys, answer) in answers::lists() {
        paths = paths.path(path, get(operation(RELEASES, id, about, keys.to_vec()), answer));
    }
    for (path, item) in others::paths(base) {
        paths = paths.path(path, item);
    }
    let mut info = Info::new("ogp-dashboard", env!("CARGO_PKG_VERSION"));
    info.description = Some(ABOUT.into());
    let mut licence = License::new(env!("CARGO_PKG_LICENSE"));
    licence.identifier = Some(env!("CARGO_PKG_LICENSE").into());
    info.license = Some(licence);
    OpenApiBuilder::new()
        .info(info)
        .servers((!base.is_empty()).then(|| [Server::new(base)]))
        .paths(paths)
        .components(Some(shapes::components()))
        .tags(Some([
            TagBuilder::new()
                .name(VIEWS)
                .description(Some(
                    "The view of a page in other forms: the same path and query with a suffix.",
                ))
                .build(),
            TagBuilder::new().name(RELEASES).description(Some("Whole releases of the data.")).build(),
            TagBuilder::new()
                .name(OTHERS)
                .description(Some("For sites that show a chart, and for commitments of one's own."))
                .build(),
        ]))
        .build()
}

const ABOUT: &str = "Commitments of the Open Government Partnership: trends by policy area and place with denominators and \
                     intervals, the commitments themselves, and whole releases. Everything is read with GET, without a key. \
                     With `data` set to a release an answer never changes.";

fn operation(tag: &str, id: &str, about: &str, keys: Vec<&'static str>) -> OperationBuilder {
    let operation = OperationBuilder::new().tag(tag).operation_id(Some(id)).summary(Some(about));
    keys.into_iter().fold(operation, |operation, key| operation.parameter(keys::parameter(key)))
}

/// Read by GET, and by HEAD for the headers alone.
fn get(operation: OperationBuilder, answer: Answer) -> PathItem {
    PathItem::new(HttpMethod::Get, operation.responses(answer.responses()).build())
}

fn summary(view: &View, form: Form) -> String {
    let what = match view {
        View::Trends => "Numbers over the years by policy area and place",
        View::Area(_) => "One policy area over the years",
        View::Challenge(_) => "One area of the Open Gov Challenge over the years",
        View::Region(_) => "The most frequent areas of one region",
        View::Member(_) => "The most frequent areas of one member",
        View::Map => "Members on the map, by a chosen measure",
        View::Compare => "Members, regions or areas side by side",
        View::Commitments => "Commitments that match a search",
        View::Commitment(_) => "One commitment, which has no chart",
        View::Local => "What local plans work on beside national ones",
    };
    format!("{what}, {}", how(form))
}

const fn how(form: Form) -> &'static str {
    match form {
        Form::Svg => "as a drawing",
        Form::Png => "as a picture",
        Form::Csv => "as CSV",
        Form::Json => "as JSON",
        Form::Metadata => "described for people and scripts",
        Form::Csvw => "described as CSV on the Web",
        Form::Zip => "with everything that describes it and is needed to count again",
    }
}

fn slug(name: &str) -> String {
    name.replace(['.', '-'], "_")
}
