//! Tags and labels to policy areas, and which coding they belong to.
//!
//! The Explorer editions mark a fixed set of tags; the pages print labels. Both lead to the same ids, but they are two
//! codings: a plan is counted in one of them only (see `coding`).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use app::model::report::FindingKind;
use app::model::text::Text;
use rustc_hash::FxHashMap;

use super::layout::key;
use super::row::{Context, Row};
use super::words::{fold, nearest};
use crate::reference::{Reference, TagEdition};

/// The tag set of 2014, which both Explorer editions share.
pub(super) const EXPLORER: &str = "explorer-2014";
/// The labels on OGP's pages.
pub(super) const SITE: &str = "site";
/// Labels that others gave their own commitments, from the list of OGP's policy areas.
pub(super) const OWN: &str = "own";

/// What the tags or labels of one file mean.
pub(super) struct Areas<'a> {
    /// Tag columns of the file, with the area each means.
    tags: Vec<(usize, &'a str, &'a str)>,
    labels: HashMap<String, &'a str>,
    label_names: Vec<&'a str>,
    /// The first and the last of these columns, where no other stands between them.
    span: Option<(usize, usize)>,
    /// What the text of these columns came to: few ways of tagging make up an export.
    of_text: FxHashMap<Box<str>, Option<Arc<[Text]>>>,
    /// The sets of areas met so far: rows share them.
    sets: FxHashMap<Vec<&'a str>, Arc<[Text]>>,
    /// One copy of each area.
    texts: FxHashMap<&'a str, Text>,
}

/// Texts that are kept: columns of free text would fill the memory.
const KEPT: usize = 100_000;

/// Headers of all columns of an edition that the crosswalk lists.
pub(super) fn tag_headers(reference: &Reference, edition: Option<TagEdition>) -> Vec<String> {
    let of_edition = reference.tags.iter().filter(|tag| Some(tag.edition) == edition);
    of_edition.map(|tag| tag.header_exact.clone()).collect()
}

impl<'a> Areas<'a> {
    pub(super) fn new(reference: &'a Reference, edition: Option<TagEdition>, headers: &[String]) -> Self {
        let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
        let tags: Vec<(usize, &str, &str)> = reference
            .tags
            .iter()
            .filter(|tag| Some(tag.edition) == edition && tag.column_kind == "tag" && !tag.area_id.is_empty())
            .filter_map(|tag| {
                let column = keys.iter().position(|found| *found == key(&tag.header_exact))?;
                Some((column, tag.header_exact.as_str(), tag.area_id.as_str()))
            })
            .collect();
        let mut labels = HashMap::new();
        for label in &reference.site_labels {
            labels.entry(fold(&label.label)).or_insert(label.area_id.as_str());
        }
        for area in &reference.areas {
            for name in [&area.name_en, &area.name_es, &area.name_fr, &area.id] {
                labels.entry(fold(name)).or_insert(area.id.as_str());
            }
        }
        let label_names = reference.areas.iter().map(|area| area.name_en.as_str()).collect();
        Self {
            span: span(&tags),
            tags,
            labels,
            label_names,
            of_text: FxHashMap::default(),
            sets: FxHashMap::default(),
            texts: FxHashMap::default(),
        }
    }

    /// The set of some areas, each once, sorted.
    fn set(&mut self, mut areas: Vec<&'a str>) -> Arc<[Text]> {
        areas.sort_unstable();
        areas.dedup();
        if let Some(set) = self.sets.get(&areas) {
            return Arc::clone(set);
        }
        let texts = &mut self.texts;
        let text = |area: &&'a str| texts.entry(area).or_insert_with(|| Text::from(*area)).clone();
        let set: Arc<[Text]> = areas.iter().map(text).collect();
        self.sets.insert(areas, Arc::clone(&set));
        set
    }
}

/// The first and the last column of tags, where no other column stands between them.
fn span(tags: &[(usize, &str, &str)]) -> Option<(usize, usize)> {
    let columns: BTreeSet<usize> = tags.iter().map(|(column, ..)| *column).collect();
    let (first, last) = (*columns.first()?, *columns.last()?);
    (last - first + 1 == columns.len()).then_some((first, last))
}

/// The areas of the tag columns; `None` where no tag is recorded at all.
pub(super) fn of_tags(row: &Row, context: &mut Context) -> Option<(&'static str, Arc<[Text]>)> {
    let text = context.areas.span.map(|span| row.between(span));
    if let Some(known) = text.and_then(|text| context.areas.of_text.get(text)) {
        return known.clone().map(|set| (EXPLORER, set));
    }
    let mut recorded = false;
    let mut areas = Vec::new();
    let mut unknown = Vec::new();
    for (column, header, area) in &context.areas.tags {
        match row.at(*column) {
            "1" => areas.push(*area),
            "0" => {}
            // Not recorded is not the same as not tagged.
            "" | "NR" => continue,
            other => unknown.push((*header, other)),
        }
        recorded = true;
    }
    let set = recorded.then(|| context.areas.set(areas));
    // What is to be said of a row is said of each.
    if let Some(text) = text.filter(|_| unknown.is_empty() && context.areas.of_text.len() < KEPT) {
        context.areas.of_text.insert(text.into(), set.clone());
    }
    for (header, value) in unknown {
        row.finding(context, FindingKind::UnknownTag, header, value, "neither 0 nor 1; read as no tag");
    }
    set.map(|set| (EXPLORER, set))
}

/// The areas of a list of labels; `None` where the list is empty, because a copy of a page may show no areas.
pub(super) fn of_labels(
    row: &Row,
    context: &mut Context,
    header: &'static str,
    coding: &'static str,
) -> Option<(&'static str, Arc<[Text]>)> {
    let labels: Vec<&str> = row.items(header).into_iter().filter_map(super::words::said).collect();
    let mut areas = Vec::new();
    for label in &labels {
        match context.areas.labels.get(&fold(label)) {
            Some(area) => areas.push(*area),
            None => {
                let near = nearest(label, context.areas.label_names.iter().copied());
                let action = match near.first() {
                    Some(near) => format!("left out; the nearest known area is “{near}”"),
                    None => "left out; no known area is near".into(),
                };
                row.finding(context, FindingKind::UnknownTag, header, label, action);
            }
        }
    }
    (!labels.is_empty()).then(|| (coding, context.areas.set(areas)))
}
