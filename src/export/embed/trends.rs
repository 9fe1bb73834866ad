//! What an answer of the trends gives to its page for other sites.

use app::model::answer::{Answer, Series};
use app::model::lang::Lang;
use app::text::claim::{finding, short};
use app::text::figure::series_name;
use app::text::pages::trends as words;
use app::text::words;

use super::{COLUMN, Embed, Said, size_of, table};
use crate::chart::{Shape, Theme, embedded, picture};

/// The parts.
pub(super) fn embed(answer: &Answer, page: String) -> Embed {
    let lang = answer.query.lang;
    let figure = self::words(answer);
    let first = answer.series.first();
    let said = |text: fn(&Answer, &Series, Lang) -> Option<String>| {
        first.and_then(|series| text(answer, series, lang))
    };
    let nothing = || words::EMPTY.of(lang).to_owned() + ".";
    let badge = first.filter(|_| !answer.query.measure.is_rated()).map(|series| Said {
        badge: series.verdict.badge,
        of: (answer.series.len() > 1).then(|| series_name(answer, series)),
    });
    Embed {
        lang,
        page,
        title: figure.title,
        sentence: said(short).unwrap_or_else(|| figure.alt.clone()),
        alt: figure.alt,
        subtitle: figure.subtitle,
        finding: said(finding).unwrap_or_else(nothing),
        badge,
        source: figure.source,
        drawings: embedded(answer),
        legend: String::new(),
        table: table::trends(answer),
        picture: (1.0, 1.0),
        newest: None,
    }
}

/// The same with the size of the picture.
pub(super) fn pictured(answer: &Answer, page: String) -> Embed {
    Embed { picture: size_of(&picture(answer, Theme::Light, Shape::Wide)), ..embed(answer, page) }
}

/// How high the page of an answer is in a column of text.
#[must_use]
pub fn height_of(answer: &Answer) -> u32 {
    embed(answer, String::new()).height(COLUMN)
}
