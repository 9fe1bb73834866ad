//! The parts in HTML: one document that loads nothing, and never more than [`LIMIT`] bytes.

use std::fmt::Write as _;

use app::model::badge::Badge;
use app::model::lang::Lang;
use app::model::query::Problem;
use app::text::pages::{SITE, embed as words, trouble, verdict};
use app::text::problem::problem;

use super::{Colours, Embed, HEIGHT, style};
use crate::chart::escape;

/// What a page for other sites may weigh, in bytes, before it is compressed.
pub const LIMIT: usize = 60_000;

/// What of the page is there. Each of these is lighter than the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Parts {
    All,
    /// The numbers are on the page of the view.
    NoTable,
    /// One drawing for every width, too.
    OneDrawing,
    /// Neither, only words.
    NoDrawing,
}

/// The document, with as much as may be there.
pub(super) fn html(embed: &Embed, colours: Colours) -> String {
    let all = [Parts::All, Parts::NoTable, Parts::OneDrawing];
    let mut tries = all.into_iter().map(|parts| with(embed, colours, parts));
    tries.find(|html| html.len() <= LIMIT).unwrap_or_else(|| with(embed, colours, Parts::NoDrawing))
}

fn with(embed: &Embed, colours: Colours, parts: Parts) -> String {
    let lang = embed.lang;
    let page = escape(&embed.page);
    let mut body = format!(
        r#"<figure aria-labelledby="title"><figcaption><h1 id="title">{}</h1><p class="sub">{}</p></figcaption>"#,
        escape(&embed.title),
        escape(&embed.subtitle)
    );
    drawings(&mut body, embed, parts);
    // Writing to a string cannot fail.
    let _ = write!(
        body,
        r#"<p class="said">{}{}</p><p class="source">{}</p></figure>"#,
        said(embed),
        escape(&embed.finding),
        escape(&embed.source)
    );
    body.push_str(&if parts == Parts::All {
        let open = if has_drawing(embed) { "" } else { " open" };
        format!(
            r#"<details{open}><summary>{0}</summary><div class="scroll" role="region" aria-label="{0}" tabindex="0">{1}</div></details>"#,
            words::TABLE.of(lang),
            embed.table
        )
    } else {
        format!(
            r##"<p class="numbers"><a href="{page}#numbers" target="_top">{}</a></p>"##,
            words::NUMBERS.of(lang)
        )
    });
    if let Some((release, newest)) = &embed.newest {
        let _ = write!(
            body,
            r#"<p class="source">{} <a href="{}" target="_top">{}</a></p>"#,
            escape(&words::frozen(release, lang)),
            escape(newest),
            words::NEWEST.of(lang)
        );
    }
    body.push_str(&foot(lang, &page, words::EXPLORE.of(lang)));
    document(lang, &embed.title, &page, &body, colours)
}

fn has_drawing(embed: &Embed) -> bool {
    !embed.drawings[0].svg.is_empty()
}

fn drawings(body: &mut String, embed: &Embed, parts: Parts) {
    if !has_drawing(embed) {
        return;
    }
    let [wide, narrow] = &embed.drawings;
    // Writing to a string cannot fail.
    let _ = match parts {
        Parts::NoDrawing => write!(body, r#"<p class="sub">{}</p>"#, words::TOO_LARGE.of(embed.lang)),
        _ if parts == Parts::OneDrawing || narrow.svg.is_empty() => {
            write!(body, r#"<div class="drawing">{}</div>"#, wide.svg)
        }
        _ => write!(body, r#"<div class="wide">{}</div><div class="narrow">{}</div>"#, wide.svg, narrow.svg),
    };
    if !embed.legend.is_empty() {
        let _ = write!(body, r#"<ul class="map-legend">{}</ul>"#, embed.legend);
    }
}

/// The badge before the finding.
fn said(embed: &Embed) -> String {
    let Some(said) = &embed.badge else { return String::new() };
    let of = said.of.as_ref().map(|of| format!("<b>{}</b> ", escape(of))).unwrap_or_default();
    let (class, shape) = shape(said.badge);
    let name = escape(verdict::name(said.badge).of(embed.lang));
    format!(
        r#"{of}<span class="badge {class}"><svg class="ic" viewBox="0 0 14 14" aria-hidden="true">{shape}</svg>{name}</span> "#
    )
}

/// Class and shape of a badge, as on a page.
const fn shape(badge: Badge) -> (&'static str, &'static str) {
    match badge {
        Badge::Rising => ("badge-up", r#"<path d="M2 11L7 3L12 11Z" fill="currentColor"/>"#),
        Badge::Falling => ("badge-down", r#"<path d="M2 3L7 11L12 3Z" fill="currentColor"/>"#),
        Badge::Emerging => (
            "badge-new",
            r#"<path d="M7 1.5L12.5 7L7 12.5L1.5 7Z" fill="none" stroke="currentColor" stroke-width="1.8"/>"#,
        ),
        Badge::Fading => (
            "badge-new",
            r#"<path d="M7 1.5L12.5 7L7 12.5L1.5 7Z" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M1.5 7H12.5L7 12.5Z" fill="currentColor"/>"#,
        ),
        Badge::NoClearChange => {
            ("badge-flat", r#"<path d="M1 7H13" stroke="currentColor" stroke-width="2.4"/>"#)
        }
        Badge::NotEnoughData => (
            "badge-none",
            r#"<circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 2.2"/>"#,
        ),
        Badge::CodingChanged => {
            ("badge-break", r#"<path d="M5 1V13M9 1V13" stroke="currentColor" stroke-width="1.8"/>"#)
        }
    }
}

/// Where everything comes from, and where there is more; `page` is escaped.
fn foot(lang: Lang, page: &str, more: &str) -> String {
    format!(
        r#"<p class="foot"><a class="brand" href="{}" target="_top"><span class="mark" aria-hidden="true"></span>{}</a><a href="{page}" target="_top">{}</a></p>"#,
        lang.path("/"),
        escape(SITE.of(lang)),
        escape(more)
    )
}

/// The page in place of one that cannot be: what is wrong with the address, or that there is no such view.
#[must_use]
pub fn refusal(lang: Lang, problems: &[Problem], page: &str, colours: Colours) -> String {
    let title = match problems.len() {
        0 => trouble::MISSING,
        1 => trouble::PROBLEM,
        _ => trouble::PROBLEMS,
    };
    let title = title.of(lang);
    let mut body = format!("<h1>{}</h1>", escape(title));
    if problems.is_empty() {
        body += &format!(r#"<p class="sub">{}</p>"#, escape(words::NO_VIEW.of(lang)));
    } else {
        body.push_str("<ul>");
        for found in problems {
            // Writing to a string cannot fail.
            let _ = write!(
                body,
                "<li><code>{}</code>: {}</li>",
                escape(&found.key),
                escape(&problem(found, lang))
            );
        }
        body.push_str("</ul>");
    }
    let page = escape(page);
    body.push_str(&foot(lang, &page, words::OPEN.of(lang)));
    document(lang, title, &page, &body, colours)
}

/// A document around its content; `page` is escaped.
fn document(lang: Lang, title: &str, page: &str, body: &str, colours: Colours) -> String {
    let theme = colours.map(|theme| format!(r#" data-theme="{}""#, style::word(theme))).unwrap_or_default();
    format!(
        r#"<!doctype html><html lang="{lang}"{theme}><head><meta charset="utf-8"><title>{title}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="canonical" href="{page}"><link rel="icon" href="data:,"><style>{style}</style></head><body><main id="embed">{body}</main><script>{script}</script></body></html>"#,
        lang = lang.code(),
        title = escape(title),
        style = style::of(body, colours),
        script = HEIGHT.as_str(),
    )
}
