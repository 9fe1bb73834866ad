//! Briefs as files: one paper, laid out as PDF or written as DOCX. No browser and no office program takes part.

mod docx;
mod pdf;
mod worded;

use app::model::brief::{Brief, BriefQuery, Subject};
use app::model::lang::Lang;
use app::model::paper::{Link, Paper, Which};

use super::{ExportError, Rendered};
use crate::analysis::Analysis;
use crate::chart;
use crate::config;
pub use worded::{Worded, worded};

/// Where the addresses of briefs begin.
pub(super) const FOLDER: &str = "briefs/";

const PDF: &str = "application/pdf";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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

/// Renders an address such as `briefs/member/albania.pdf`.
pub(super) fn render(analysis: &Analysis, path: &str, query: &str) -> Result<Rendered, ExportError> {
    let unknown = || ExportError::Unknown(path.into());
    let (subject, suffix) = subject(path).ok_or_else(unknown)?;
    let host = config::address();
    let asked = BriefQuery::parse(subject, query);
    let Worded { brief, paper, problems } = worded(analysis, None, asked, &host)?.ok_or_else(unknown)?;
    if !problems.is_empty() {
        return Err(ExportError::Query(problems));
    }
    let file_name = file_name(&brief, suffix);
    let drawings = [Which::Standing, Which::Completion].into_iter();
    let drawings = drawings.filter_map(|which| Some((which, chart::brief_picture(&brief, which)?))).collect();
    let bundle = Bundle { paper: &paper, lang: brief.query.lang, host: &host, drawings };
    let (bytes, content_type) = match suffix {
        "pdf" => (pdf::pdf(&bundle)?, PDF),
        _ => (docx::docx(&bundle)?, DOCX),
    };
    Ok(Rendered { bytes, content_type, file_name })
}

/// The subject of a path such as `briefs/member/albania.pdf`, and its suffix.
fn subject(path: &str) -> Option<(Subject, &str)> {
    let (kind, name) = path.strip_prefix(FOLDER)?.split_once('/')?;
    let (name, suffix) = name.split_once('.')?;
    matches!(suffix, "pdf" | "docx").then_some(())?;
    Some((Subject::of(kind, name)?, suffix))
}

/// `ogp-brief_member_albania_es_data-1f2e3d4c.pdf`.
fn file_name(brief: &Brief, suffix: &str) -> String {
    let BriefQuery { subject, lang, .. } = &brief.query;
    let (kind, id, release) = (subject.kind(), subject.id(), &brief.release.id);
    let id: String = id.chars().take(60).collect();
    format!("ogp-brief_{kind}_{id}_{}_data-{release}.{suffix}", lang.code()).to_ascii_lowercase()
}
