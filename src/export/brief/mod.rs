//! Briefs as files: one paper, laid out as PDF or written as DOCX. No browser and no office program takes part.

mod docx;
mod pdf;
mod worded;

use app::model::brief::{Brief, BriefQuery};
use app::model::lang::Lang;
use app::model::paper::{Link, Paper, Which};
use app::model::query::Parsed;
use app::text::brief as words;

use super::{BriefForm, ExportError, Rendered, Site};
use crate::analysis::Analysis;
use crate::chart;
use crate::config;
pub use worded::{Worded, worded};

pub(super) const PDF: &str = "application/pdf";
pub(super) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A brief with everything that a file of it needs.
pub(super) struct Bundle<'a> {
    pub(super) paper: &'a Paper,
    pub(super) lang: Lang,
    /// What stands before the path of every page of the dashboard.
    pub(super) host: &'a str,
    /// The drawings as SVG.
    pub(super) drawings: Vec<(Which, String)>,
}

impl Bundle<'_> {
    /// The whole address of a link.
    pub(super) fn address(&self, link: &Link) -> String {
        let host = self.host;
        match link {
            Link::View(view) => {
                let path = self.lang.path(&view.path);
                if view.query.is_empty() {
                    format!("{host}{path}")
                } else {
                    format!("{host}{path}?{}", view.query)
                }
            }
            Link::File(path) => format!("{host}{path}"),
            Link::Web(address) => address.clone(),
        }
    }

    /// A drawing, where there is one.
    pub(super) fn drawing(&self, which: Which) -> Option<&str> {
        self.drawings.iter().find(|(other, _)| *other == which).map(|(_, svg)| svg.as_str())
    }
}

/// The file of a brief.
pub(super) fn render(
    analysis: &Analysis,
    site: &Site<'_>,
    query: &BriefQuery,
    form: BriefForm,
) -> Result<Rendered, ExportError> {
    // A file leaves the place where its links would be complete.
    let own = if site.base.is_empty() { config::address() } else { site.base.to_owned() };
    let asked = Parsed { value: query.clone(), problems: Vec::new() };
    let Some(Worded { brief, paper, problems }) = worded(analysis, site.since, asked, &own) else {
        return Err(ExportError::Missing(missing(query), query.lang));
    };
    if !problems.is_empty() {
        return Err(ExportError::Query(problems, query.lang));
    }
    let drawings = [Which::Standing, Which::Completion].into_iter();
    let drawings = drawings.filter_map(|which| Some((which, chart::brief_picture(&brief, which)?))).collect();
    let bundle = Bundle { paper: &paper, lang: query.lang, host: &own, drawings };
    Ok(match form {
        BriefForm::Pdf => Rendered::new(pdf::pdf(&bundle)?, PDF, file_name(&brief, "pdf")),
        BriefForm::Docx => Rendered::new(docx::docx(&bundle)?, DOCX, file_name(&brief, "docx")),
    })
}

/// What to say where nobody knows the subject.
fn missing(query: &BriefQuery) -> String {
    format!("{}: {}", words::UNKNOWN.of(query.lang), query.subject.path())
}

/// `ogp-brief_member_albania_es_data-1f2e3d4c.pdf`.
fn file_name(brief: &Brief, suffix: &str) -> String {
    let BriefQuery { subject, lang, .. } = &brief.query;
    let (kind, id, release) = (subject.kind(), subject.id(), &brief.release.id);
    let id: String = id.chars().take(60).collect();
    format!("ogp-brief_{kind}_{id}_{}_data-{release}.{suffix}", lang.code()).to_ascii_lowercase()
}
