//! What is no form of a view and no table of a release: what a release changed, what other sites ask, and the table to fill in.

use utoipa::openapi::path::{HttpMethod, PathItem};

use super::{OTHERS, RELEASES, answers, get, keys, operation};
use crate::export::request::DiaryForm;

/// Their paths.
pub(super) fn paths(base: &str) -> Vec<(String, PathItem)> {
    let steps =
        DiaryForm::ALL.map(|(form, suffix)| (format!("/diary/{{release}}.{suffix}"), step(form, suffix)));
    let others = [("/oembed".to_owned(), oembed(base)), ("/template.csv".to_owned(), template())];
    steps.into_iter().chain(others).collect()
}

fn step(form: DiaryForm, suffix: &str) -> PathItem {
    let mut keys = vec!["release_id", "lang"];
    if form == DiaryForm::Csv {
        keys.push("bom");
    }
    let about = format!("What a release changed against the one before it, as {}", suffix.to_uppercase());
    get(operation(RELEASES, &format!("step_{suffix}"), &about, keys), answers::of_step(form))
}

fn oembed(base: &str) -> PathItem {
    let about = "A chart for another site, as oEmbed 1.0";
    let operation = operation(OTHERS, "oembed", about, vec!["maxwidth", "maxheight", "format"]);
    let operation = operation.parameter(keys::asked_of_oembed(base)).responses(answers::of_oembed());
    PathItem::new(HttpMethod::Get, operation.build())
}

fn template() -> PathItem {
    let about = "An empty table for commitments of one's own";
    get(operation(OTHERS, "template", about, Vec::new()), answers::of_template())
}
