//! Words for what the IRM rates: the measures and their good groups, the star formulas, and the ways of having no rating.

use super::phrase::{Phrase, phrase};
use crate::model::answer::Unrated;
use crate::model::lang::Lang;
use crate::model::query::{Grouping, Measure};
use crate::model::rating::StarFormula;

/// What is rated, as a title has it: `completion`.
#[must_use]
pub fn noun(measure: Measure, formula: Option<StarFormula>, lang: Lang) -> String {
    let noun = match measure {
        Measure::Completion => phrase("completion", "cumplimiento", "réalisation"),
        Measure::Ambition => phrase("ambition", "ambición", "ambition"),
        Measure::EarlyResults => phrase("early results", "primeros resultados", "premiers résultats"),
        Measure::Starred => phrase("starred commitments", "compromisos estelares", "engagements étoilés"),
        Measure::Verifiable => phrase("verifiability", "verificabilidad", "vérifiabilité"),
        Measure::Relevant => phrase("relevance", "relevancia", "pertinence"),
        Measure::Inforce | Measure::Plans | Measure::Share | Measure::Count => phrase("", "", ""),
    };
    match formula.filter(|_| measure == Measure::Starred) {
        Some(formula) => format!("{} ({})", noun.of(lang), self::formula(formula).of(lang)),
        None => noun.of(lang).into(),
    }
}

/// The name of a star formula.
#[must_use]
pub const fn formula(formula: StarFormula) -> Phrase {
    match formula {
        StarFormula::F0 => phrase(
            "formula F0, as the edition of May 2015 marks them",
            "fórmula F0, como las marca la edición de mayo de 2015",
            "formule F0, comme l’édition de mai 2015 les marque",
        ),
        StarFormula::F1 => phrase(
            "formula F1, before June 2014",
            "fórmula F1, antes de junio de 2014",
            "formule F1, avant juin 2014",
        ),
        StarFormula::F2 => phrase("formula F2, of 2015", "fórmula F2, de 2015", "formule F2, de 2015"),
        StarFormula::F3 => phrase(
            "formula F3, progress report",
            "fórmula F3, informe de avance",
            "formule F3, rapport d’étape",
        ),
        StarFormula::F3e => {
            phrase("formula F3e, end of term", "fórmula F3e, fin del período", "formule F3e, fin de période")
        }
        StarFormula::Page => phrase(
            "as OGP’s pages mark them",
            "como las marcan las páginas de OGP",
            "comme les pages de l’OGP les marquent",
        ),
    }
}

/// The good group, after `commitments`: `substantially or fully completed`.
#[must_use]
pub const fn good(measure: Measure) -> Phrase {
    match measure {
        Measure::Completion => phrase(
            "substantially or fully completed",
            "con cumplimiento sustancial o completo",
            "réalisés substantiellement ou entièrement",
        ),
        Measure::Ambition => phrase(
            "ambitious (potential impact moderate or transformative; later substantial potential for results)",
            "ambiciosos (impacto potencial moderado o transformador; después, potencial sustancial de resultados)",
            "ambitieux (impact potentiel modéré ou transformateur\u{a0}; plus tard, potentiel de résultats substantiel)",
        ),
        Measure::EarlyResults => phrase(
            "with major or outstanding early results",
            "con primeros resultados importantes o excepcionales",
            "avec des premiers résultats majeurs ou exceptionnels",
        ),
        Measure::Starred => phrase("starred", "estelares", "étoilés"),
        Measure::Verifiable => phrase(
            "verifiable (specificity medium or high where the report gave no such rating)",
            "verificables (especificidad media o alta si el informe no dio esa calificación)",
            "vérifiables (spécificité moyenne ou élevée si le rapport n’a pas donné cette note)",
        ),
        Measure::Relevant => phrase(
            "relevant to OGP’s values",
            "relevantes para los valores de OGP",
            "pertinents pour les valeurs de l’OGP",
        ),
        Measure::Inforce | Measure::Plans | Measure::Share | Measure::Count => phrase("", "", ""),
    }
}

/// What the measure counts, in one line.
#[must_use]
pub fn measure(measure: Measure, by: Grouping, lang: Lang) -> String {
    let good = good(measure).of(lang);
    match (lang, by) {
        (Lang::En, Grouping::Area) => format!("Commitments in the area, {good}"),
        (Lang::En, Grouping::Challenge) => format!("Commitments in the challenge area, {good}"),
        (Lang::Es, Grouping::Area) => format!("Compromisos del área, {good}"),
        (Lang::Es, Grouping::Challenge) => format!("Compromisos del área del Desafío, {good}"),
        (Lang::Fr, Grouping::Area) => format!("Engagements du domaine, {good}"),
        (Lang::Fr, Grouping::Challenge) => format!("Engagements du domaine du Défi, {good}"),
    }
}

/// The denominator.
pub const UNIT: Phrase =
    phrase("% of those that were rated", "% de los que fueron calificados", "% de ceux qui ont été notés");
/// Above the numbers beneath an axis.
pub const RATED: Phrase = phrase("Commitments rated", "Compromisos calificados", "Engagements notés");
/// Why there is no badge.
pub const NO_TREND: Phrase = phrase(
    "No trend is claimed for ratings: their scales, and when they were made, changed over the years.",
    "No se afirma ninguna tendencia de las calificaciones: sus escalas y su momento cambiaron con los años.",
    "Aucune tendance n’est affirmée pour les notes\u{a0}: leurs échelles et leur moment ont changé au fil des ans.",
);
/// In place of a badge.
pub const NO_BADGE: Phrase =
    phrase("none for ratings", "ninguna para calificaciones", "aucune pour les notes");

/// A measure as a choice.
#[must_use]
pub const fn choice(measure: Measure) -> Phrase {
    match measure {
        Measure::Completion => phrase(
            "Completion: substantial or complete",
            "Cumplimiento: sustancial o completo",
            "Réalisation\u{a0}: substantielle ou complète",
        ),
        Measure::Ambition => {
            phrase("Ambition: ambitious", "Ambición: ambiciosos", "Ambition\u{a0}: ambitieux")
        }
        Measure::EarlyResults => phrase(
            "Early results: major or outstanding",
            "Primeros resultados: importantes o excepcionales",
            "Premiers résultats\u{a0}: majeurs ou exceptionnels",
        ),
        Measure::Starred => phrase("Starred", "Estelares", "Étoilés"),
        Measure::Verifiable => phrase("Verifiable", "Verificables", "Vérifiables"),
        Measure::Relevant => phrase("Relevant", "Relevantes", "Pertinents"),
        Measure::Inforce | Measure::Plans | Measure::Share | Measure::Count => phrase("", "", ""),
    }
}

/// The commitments without a rating, by the reason: `12 not assessed, 3 pending`; nothing where all are rated.
#[must_use]
pub fn unrated(unrated: &Unrated, lang: Lang) -> Option<String> {
    let said: Vec<_> = reasons(unrated)
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, reason)| format!("{} {}", super::number::count(lang, many), reason.of(lang)))
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Why commitments are not rated, where all of them have the same reason.
#[must_use]
pub fn one_reason(unrated: &Unrated) -> Option<Phrase> {
    let mut reasons = reasons(unrated).into_iter().filter(|(many, _)| *many > 0);
    let (_, reason) = reasons.next()?;
    reasons.next().is_none().then_some(reason)
}

const fn reasons(unrated: &Unrated) -> [(u32, Phrase); 5] {
    [
        (unrated.not_assessed, phrase("not assessed", "sin evaluar", "non évalués")),
        (unrated.pending, phrase("pending", "pendientes", "en attente")),
        (
            unrated.no_such_indicator,
            phrase("without such a rating", "sin esta calificación", "sans cette note"),
        ),
        (unrated.unclear, phrase("unclear", "poco claros", "peu clairs")),
        (unrated.missing, phrase("not given", "sin dato", "non renseignés")),
    ]
}
