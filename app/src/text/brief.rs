//! Wording of briefs, in every language: [`paper`] turns the numbers of a brief into a document.
//!
//! Sentences that say how something changed come from [`super::claim`]. Sentences with numbers are patterns with places
//! such as `{0}`, so that every number keeps the link to its view in whatever order a language has it.

mod about;
mod caveats;
mod drawn;
mod findings;
mod tables;

pub use drawn::{Drawn, DrawnRow, completion_words, standing_words};

use super::number;
use super::pages::{self, places};
use super::phrase::{Phrase, phrase};
use crate::model::brief::{Brief, Count, Part, Subject, Who};
use crate::model::lang::Lang;
use crate::model::paper::{Paper, Run, Section, Text, View, linked, plain};
use crate::model::place::Level;
use crate::model::release::Kind;

/// Link from the page of a subject to its brief.
pub const LINK: Phrase = phrase("Brief", "Informe breve", "Note de synthèse");
/// What a brief is, for a menu.
pub const DOOR: Phrase = phrase(
    "A two-page brief before a meeting",
    "Un informe de dos páginas antes de una reunión",
    "Une note de deux pages avant une réunion",
);
/// Heading of the forms of a brief.
pub const FORMS: Phrase = phrase("Take it along", "Llévelo consigo", "L’emporter");
/// The brief as PDF.
pub const AS_PDF: Phrase = phrase("PDF", "PDF", "PDF");
/// The brief as an editable document.
pub const AS_DOCX: Phrase =
    phrase("Word (DOCX), to edit", "Word (DOCX), editable", "Word (DOCX), modifiable");
/// How to print.
pub const PRINT: Phrase = phrase(
    "Or print this page: it brings its own layout.",
    "O imprima esta página: trae su propio diseño.",
    "Ou imprimez cette page\u{a0}: elle a sa propre mise en page.",
);
/// Heading of the choices.
pub const OPTIONS: Phrase = phrase("Choose what is in it", "Elija qué contiene", "Choisir son contenu");
/// Heading of the comparators.
pub const BESIDE: Phrase = phrase("Seen beside", "Junto a", "À côté de");
/// Heading of the parts.
pub const PARTS: Phrase = phrase("Sections", "Secciones", "Sections");
/// Beneath a sheet, around its number: `Page 1 of 2`.
pub const PAGE_OF: (Phrase, Phrase) = (phrase("Page", "Página", "Page"), phrase("of", "de", "sur"));
/// No such brief.
pub const UNKNOWN: Phrase = phrase("No such brief", "No existe ese informe", "Cette note n’existe pas");
/// Before what a number was.
pub const WAS: Phrase = phrase("was", "era", "était");
/// What was not there.
pub const NEW: Phrase = phrase("new", "nuevo", "nouveau");

/// What the subject is seen beside, as a choice.
#[must_use]
pub const fn beside(beside: crate::model::brief::Beside) -> Phrase {
    use crate::model::brief::Beside;
    match beside {
        Beside::Both => phrase(
            "Its region and all members",
            "Su región y todos los miembros",
            "Sa région et tous les membres",
        ),
        Beside::Region => phrase("Its region", "Su región", "Sa région"),
        Beside::World => phrase("All members", "Todos los miembros", "Tous les membres"),
        Beside::None => phrase("Nothing else", "Nada más", "Rien d’autre"),
    }
}

/// A part as a choice.
#[must_use]
pub const fn part(part: Part) -> Phrase {
    match part {
        Part::Findings => phrase("Findings", "Hallazgos", "Constats"),
        Part::Standing => phrase("Where it stands", "Dónde está", "Où il se situe"),
        Part::Plans => phrase("Plans and completion", "Planes y cumplimiento", "Plans et réalisation"),
        Part::Areas => phrase("Areas of others", "Áreas de otros", "Domaines des autres"),
        Part::Elsewhere => {
            phrase("Commitments elsewhere", "Compromisos de otros lugares", "Engagements d’ailleurs")
        }
        Part::Local => phrase("OGP Local", "OGP Local", "OGP Local"),
        Part::Caveats => phrase("Caveats", "Advertencias", "Réserves"),
        Part::Method => phrase("Method", "Método", "Méthode"),
        Part::Sources => phrase("Sources", "Fuentes", "Sources"),
        Part::Cite => phrase("How to cite", "Cómo citar", "Comment citer"),
    }
}

/// The brief as a document. `host` stands before the address that is printed for citing.
#[must_use]
pub fn paper(brief: &Brief, host: &str) -> Paper {
    let lang = brief.query.lang;
    let sections = Part::ALL.into_iter().filter(|part| brief.query.wants(*part));
    Paper {
        kicker: kicker(&brief.query.subject, lang).into(),
        title: title(brief),
        subtitle: subtitle(brief),
        warning: warning(brief),
        sections: sections.filter_map(|part| section(brief, part, host)).collect(),
        footer: format!("{} · {} · {}", pages::SITE.of(lang), short_title(brief), release(brief)),
    }
}

fn section(brief: &Brief, part: Part, host: &str) -> Option<Section> {
    let lang = brief.query.lang;
    let (heading, blocks) = match part {
        Part::Findings => findings::section(brief),
        Part::Standing => drawn::standing(brief)?,
        Part::Plans => tables::plans(brief)?,
        Part::Areas => tables::areas(brief),
        Part::Elsewhere => tables::elsewhere(brief),
        Part::Local => about::local(brief)?,
        Part::Caveats => (self::part(part).of(lang).into(), caveats::blocks(brief)),
        Part::Method => (self::part(part).of(lang).into(), about::method(brief)),
        Part::Sources => (self::part(part).of(lang).into(), about::sources(brief)),
        Part::Cite => (self::part(part).of(lang).into(), about::cite(brief, host)),
    };
    let is_half = matches!(part, Part::Caveats | Part::Method | Part::Sources | Part::Cite);
    Some(Section { id: part.word(), heading, blocks, is_half })
}

const fn kicker(subject: &Subject, lang: Lang) -> &'static str {
    let words = match subject {
        Subject::Member(_) => phrase("Brief for a member", "Informe sobre un miembro", "Note sur un membre"),
        Subject::Region(_) => phrase("Brief for a region", "Informe sobre una región", "Note sur une région"),
        Subject::Area(_) => phrase(
            "Brief for a policy area",
            "Informe sobre un área de política",
            "Note sur un domaine d’action publique",
        ),
        Subject::Challenge(_) => phrase(
            "Brief for an area of the Open Gov Challenge",
            "Informe sobre un área del Open Gov Challenge",
            "Note sur un domaine de l’Open Gov Challenge",
        ),
    };
    words.of(lang)
}

/// The title of the document.
#[must_use]
pub fn title(brief: &Brief) -> String {
    let name = &brief.name;
    match brief.query.lang {
        Lang::En => format!("{name} in the Open Government Partnership"),
        Lang::Es => format!("{name} en la Alianza para el Gobierno Abierto"),
        Lang::Fr => format!("{name} dans le Partenariat pour un gouvernement ouvert"),
    }
}

/// The title where there is little room.
#[must_use]
pub fn short_title(brief: &Brief) -> String {
    let lang = brief.query.lang;
    format!("{}{}{}", LINK.of(lang), pages::colon(lang), brief.name)
}

/// “Data release: sample-7b8a”.
fn release(brief: &Brief) -> String {
    let lang = brief.query.lang;
    let words = phrase("Data release", "Versión de los datos", "Version des données");
    format!("{}{}{}", words.of(lang), pages::colon(lang), brief.release.id)
}

fn subtitle(brief: &Brief) -> Text {
    let lang = brief.query.lang;
    let mut parts = vec![linked(release(brief), &View::of("/data"))];
    if brief.size.commitments > 0 {
        let size = pages::commitments(brief.size.commitments, lang);
        let plans = pages::some(brief.size.plans, pages::PLAN, lang);
        let years = brief.size.years.map(|(first, last)| format!(" ({})", number::years(first, last)));
        parts.push(plain(match lang {
            Lang::En => format!("{size} in {plans}{}", years.unwrap_or_default()),
            Lang::Es => format!("{size} en {plans}{}", years.unwrap_or_default()),
            Lang::Fr => format!("{size} dans {plans}{}", years.unwrap_or_default()),
        }));
    }
    if let Some(coding) = &brief.coding {
        parts.push(plain(places::coding(coding, lang)));
    }
    let since = brief.query.since.as_ref().map(|since| match lang {
        Lang::En => format!("Marked: what changed since release {since}"),
        Lang::Es => format!("Marcado: lo que cambió desde la versión {since}"),
        Lang::Fr => format!("Marqué\u{a0}: ce qui a changé depuis la version {since}"),
    });
    parts.extend(since.map(plain));
    joined(parts, " · ")
}

fn warning(brief: &Brief) -> Option<String> {
    let lang = brief.query.lang;
    match brief.release.kind {
        Kind::Loaded => None,
        Kind::Sample => Some(format!("{} {}", pages::SAMPLE.of(lang), pages::sample(&brief.release, lang))),
        Kind::Simulated => Some(format!("{} {}", pages::SIMULATED.of(lang), pages::SIMULATED_WHAT.of(lang))),
    }
}

/// Pieces with something between them.
fn joined(parts: Vec<Run>, between: &str) -> Text {
    let mut text = Text::new();
    for part in parts {
        if !text.is_empty() {
            text.push(plain(between));
        }
        text.push(part);
    }
    text
}

/// Whose numbers, as a heading: `Americas, national members`.
#[must_use]
pub fn who(brief: &Brief, who: &Who) -> String {
    let lang = brief.query.lang;
    match who {
        Who::Own => brief.name.clone(),
        Who::Region(region, None) => region.label(lang).into(),
        Who::Region(region, Some(level)) => format!("{}, {}", region.label(lang), members(*level, lang)),
        Who::World(None) => lang.choose("All members", "Todos los miembros", "Tous les membres").into(),
        Who::World(Some(Level::National)) => lang
            .choose("All national members", "Todos los miembros nacionales", "Tous les membres nationaux")
            .into(),
        Who::World(Some(Level::Local)) => {
            lang.choose("All local members", "Todos los miembros locales", "Tous les membres locaux").into()
        }
        Who::Plan(year) => plan_of(*year, lang),
    }
}

/// The same within a sentence.
fn within(brief: &Brief, whose: &Who) -> String {
    let name = who(brief, whose);
    match whose {
        Who::World(_) => super::say::uncapitalized(&name),
        _ => name,
    }
}

const fn members(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::National => lang.choose("national members", "miembros nacionales", "membres nationaux"),
        Level::Local => lang.choose("local members", "miembros locales", "membres locaux"),
    }
}

/// “Plan of 2013”.
fn plan_of(year: Option<i32>, lang: Lang) -> String {
    match (year, lang) {
        (Some(year), Lang::En) => format!("Plan of {year}"),
        (Some(year), Lang::Es | Lang::Fr) => format!("Plan de {year}"),
        (None, _) => lang.choose("Plan without a year", "Plan sin año", "Plan sans année").into(),
    }
}

/// `68 of 80 (85%)` with the link to its view; the share only where it is certain enough.
fn sized(count: &Count, lang: Lang) -> Run {
    let of = number::k_of_n(lang, count.k, count.n);
    let share = places::share(&count.tally(), lang).map(|share| format!(" ({share})"));
    linked(format!("{of}{}", share.unwrap_or_default()), &count.view)
}

/// `14 of 15` with the link to its view; or that there is nothing to count.
fn counted(count: &Count, lang: Lang) -> Run {
    if count.n == 0 {
        return linked(places::NOTHING.of(lang), &count.view);
    }
    linked(number::k_of_n(lang, count.k, count.n), &count.view)
}

/// `on 1 July 2014`.
fn on_july(year: i32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("on 1 July {year}"),
        Lang::Es => format!("el 1 de julio de {year}"),
        Lang::Fr => format!("le 1er juillet {year}"),
    }
}

/// `Americas 14 of 15; all members 45 of 52`, each number with its link.
fn beside_list(brief: &Brief, beside: &[(Who, Count)]) -> Text {
    let lang = brief.query.lang;
    let mut text = Text::new();
    for (whose, count) in beside {
        if !text.is_empty() {
            text.push(plain(lang.choose("; ", "; ", "\u{a0}; ")));
        }
        text.push(plain(format!("{} ", within(brief, whose))));
        text.push(sized(count, lang));
    }
    text
}
