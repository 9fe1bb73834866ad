//! What the map gives to its page for other sites.

use std::fmt::Write as _;

use app::model::map::MapAnswer;
use app::model::release::Release;
use app::text::pages::{map as words, source_line};

use super::{COLUMN, Embed, size_of, table};
use crate::chart::{Embedded, Theme, escape, map};
use crate::reference::Outline;

/// How high the page of a map is in a column of text.
#[must_use]
pub fn map_height_of(answer: &MapAnswer, outlines: &[Outline], release: &Release) -> u32 {
    embed(answer, outlines, release, String::new()).height(COLUMN)
}

/// The parts.
pub(super) fn embed(answer: &MapAnswer, outlines: &[Outline], release: &Release, page: String) -> Embed {
    let lang = answer.query.lang;
    let drawing = map::embedded(answer, outlines);
    let mut legend = String::new();
    for (step, text) in words::legend(answer, lang) {
        // Writing to a string cannot fail.
        let _ = write!(legend, "<li>{}{}</li>", map::swatch(step, "m"), escape(&text));
    }
    let title = words::title(answer, lang);
    let source = source_line(release, lang);
    Embed {
        lang,
        page,
        alt: format!("{}: {title}", words::TITLE.of(lang)),
        sentence: format!("{title}. {}", words::total(answer, lang)),
        title,
        subtitle: words::subtitle(answer, lang),
        finding: words::total(answer, lang),
        badge: None,
        picture: size_of(&map::picture(answer, outlines, Theme::Light, &source)),
        source,
        newest: None,
        // A map shows the same at every width.
        drawings: [drawing, Embedded::default()],
        legend,
        table: table::map(answer),
    }
}
