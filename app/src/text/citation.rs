//! How a view is cited: short for a caption, long for a list of references, BibTeX for software that keeps references.
//!
//! A citation names the data release, so it needs no date of access, and a checksum of the numbers, which `/verify` reads.

use super::pages::SITE;
use super::phrase::{Phrase, phrase};
use crate::model::lang::Lang;
use crate::model::release::{Kind, Release};

/// What is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The title of the figure.
    pub title: String,
    /// What it counts, where and when.
    pub subtitle: String,
    /// The release behind it.
    pub release: Release,
    /// The frozen address of the view, with host where it is known.
    pub address: String,
    /// The checksum of the numbers.
    pub check: String,
    /// The language.
    pub lang: Lang,
}

/// Who made the data.
pub const AUTHOR: &str = "Open Government Partnership";
/// Heading of the part under a figure.
pub const CITE: Phrase = phrase("Cite this", "Citar", "Citer");
/// Label of the short form.
pub const SHORT: Phrase = phrase("Short", "Breve", "Brève");
/// Label of the long form.
pub const LONG: Phrase = phrase("For references", "Para referencias", "Pour une bibliographie");
/// Label of the form for software.
pub const BIBTEX: Phrase = phrase("BibTeX", "BibTeX", "BibTeX");
/// Leads to the page that counts again.
pub const VERIFY: Phrase = phrase(
    "Check these numbers later",
    "Comprobar estas cifras más adelante",
    "Vérifier ces nombres plus tard",
);
/// What the frozen address is for.
pub const FROZEN: Phrase = phrase(
    "This address keeps showing these numbers when newer data arrive:",
    "Esta dirección seguirá mostrando estas cifras cuando lleguen datos nuevos:",
    "Cette adresse montrera toujours ces nombres quand de nouvelles données arriveront\u{a0}:",
);
/// The archive with everything.
pub const REPRODUCE: Phrase = phrase(
    "Everything to count again: rows, scripts for Python and R, checksums (ZIP)",
    "Todo para volver a contar: filas, programas para Python y R, sumas de control (ZIP)",
    "Tout pour recompter\u{a0}: lignes, programmes Python et R, sommes de contrôle (ZIP)",
);

impl Citation {
    /// One line, for a caption.
    #[must_use]
    pub fn short(&self) -> String {
        let (title, site) = (self.quoted(), SITE.of(self.lang));
        let (release, check) = (&self.release.id, &self.check);
        match self.lang {
            Lang::En => format!("{site}: {title}, data release {release}, check {check}."),
            Lang::Es => format!("{site}: {title}, versión de los datos {release}, comprobación {check}."),
            Lang::Fr => format!("{site}\u{a0}: {title}, version des données {release}, contrôle {check}."),
        }
    }

    /// For a list of references.
    #[must_use]
    pub fn long(&self) -> String {
        let (title, site, author) = (self.quoted(), SITE.of(self.lang), self.author());
        let Self { subtitle, address, check, release, .. } = self;
        let (id, subtitle) = (&release.id, subtitle.trim_end_matches('.'));
        match self.lang {
            Lang::En => format!(
                "{author}. {title}. {subtitle}. In: {site}. Data release {id}. Checksum of the numbers: {check}. {address}"
            ),
            Lang::Es => format!(
                "{author}. {title}. {subtitle}. En: {site}. Versión de los datos {id}. Suma de control de las cifras: {check}. {address}"
            ),
            Lang::Fr => format!(
                "{author}. {title}. {subtitle}. Dans\u{a0}: {site}. Version des données {id}. Somme de contrôle des nombres\u{a0}: {check}. {address}"
            ),
        }
    }

    /// For software that keeps references.
    #[must_use]
    pub fn bibtex(&self) -> String {
        let Self { release, check, address, .. } = self;
        format!(
            "@misc{{ogp-{check},\n  author = {{{{{author}}}}},\n  title = {{{title}}},\n  howpublished = {{{site}}},\n  \
             note = {{Data release {id}; checksum of the numbers {check}}},\n  url = {{{address}}}\n}}",
            author = self.author(),
            title = braced(&self.title),
            site = SITE.of(self.lang),
            id = release.id,
        )
    }

    /// Data of nobody are not said to be somebody's.
    fn author(&self) -> &'static str {
        match self.release.kind {
            Kind::Simulated => self.lang.choose("Simulated data", "Datos simulados", "Données simulées"),
            Kind::Loaded | Kind::Sample => AUTHOR,
        }
    }

    fn quoted(&self) -> String {
        match self.lang {
            Lang::En => format!("“{}”", self.title),
            Lang::Es => format!("«{}»", self.title),
            Lang::Fr => format!("«\u{a0}{}\u{a0}»", self.title),
        }
    }
}

/// Text as BibTeX takes it.
fn braced(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        if matches!(c, '&' | '%' | '$' | '#' | '_') {
            out.push('\\');
        }
        if !matches!(c, '{' | '}' | '\\') {
            out.push(c);
        }
        out
    })
}
