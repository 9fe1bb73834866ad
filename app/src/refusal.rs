//! The page in place of one that the server does not even begin, or could not finish. It asks no source and no route, so that
//! it can still be made when one of those is what broke.

use leptos::prelude::*;

use crate::assets::Assets;
use crate::model::lang::Lang;
use crate::model::query::Word;
use crate::model::theme::Theme;
use crate::source::Failure;
use crate::text::pages::{SITE, document_title, refusal as words, trouble};

/// Why a request gets no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It does not say which site it means, or says it in two ways.
    NoHost,
    /// Path or query string are longer than any address that this site makes.
    TooLong,
    /// The query string has more pairs than any form here sends.
    TooManyParts,
    /// The header is larger than what browsers send.
    LargeHeader,
    /// It carries something, where things can only be read.
    Body,
    /// One address asked for too many costly files.
    TooOften,
    /// Too many questions are waiting already.
    Busy,
    /// The answer was not ready in time.
    Slow,
    /// Something broke; the log has the details under the id.
    Defect {
        /// What to quote when reporting it.
        id: String,
    },
}

impl Refusal {
    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::NoHost | Self::TooManyParts => 400,
            Self::Body => 413,
            Self::TooLong => 414,
            Self::TooOften => 429,
            Self::LargeHeader => 431,
            Self::Defect { .. } => 500,
            Self::Busy | Self::Slow => 503,
        }
    }

    /// The id that readers should quote.
    pub(crate) fn quoted(&self) -> Option<impl IntoView + use<>> {
        let Self::Defect { id } = self else { return None };
        let id = id.clone();
        Some(view! { " " <code>{id}</code> "." })
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Defect { id } => Self::Defect { id },
            Failure::Busy => Self::Busy,
        }
    }
}

/// The whole document.
#[must_use]
pub fn page(refusal: &Refusal, lang: Lang, theme: Theme, assets: &Assets) -> String {
    let set = (theme != Theme::Auto).then(|| theme.word());
    let title = words::title(refusal).of(lang);
    let stylesheet = assets.stylesheet.clone();
    Owner::new().with(|| {
        view! {
            <!DOCTYPE html>
            <html lang=lang.code() data-theme=set>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="robots" content="noindex" />
                    <title>{document_title(title, lang)}</title>
                    <link rel="icon" href="data:," />
                    {stylesheet.map(|href| view! { <link rel="stylesheet" href=href /> })}
                </head>
                <body>
                    <main id="main" class="wrap">
                        <div class="page-head">
                            <h1>{title}</h1>
                            <p class="lede">{words::hint(refusal).of(lang)} {refusal.quoted()}</p>
                        </div>
                        <p>
                            {SITE.of(lang)} ": "
                            <a href=theme.keep(&lang.path("/"))>{trouble::HOME.of(lang)}</a>
                        </p>
                    </main>
                </body>
            </html>
        }
        .to_html()
    })
}
