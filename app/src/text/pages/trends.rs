//! Wording of the trends page.

use crate::model::answer::Answer;
use crate::model::lang::Lang;
use crate::model::place::Level;
use crate::model::query::{Counting, Facet, Grouping, Measure};
use crate::text::names::coding_name;
use crate::text::phrase::{Phrase, phrase};
use crate::text::ratings;

use super::{commitments, of_years};

/// Heading.
pub const TITLE: Phrase = phrase("Trend explorer", "Explorador de tendencias", "Explorateur de tendances");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "Policy areas in action plans of the Open Government Partnership, by year, place and level, with k and n.",
    "Áreas de política en los planes de acción de la Alianza para el Gobierno Abierto, por año, lugar y nivel, con k y n.",
    "Domaines d’action publique dans les plans d’action du Partenariat pour un gouvernement ouvert, par année, lieu et niveau, \
     avec k et n.",
);
/// Name of the form.
pub const FILTERS: Phrase = phrase("Filters", "Filtros", "Filtres");
/// First entry of the list of places.
pub const REGIONS: Phrase = phrase("Regions", "Regiones", "Régions");
/// Under the regions.
pub const REGIONS_HINT: Phrase = phrase(
    "None ticked: all members.",
    "Ninguna marcada: todos los miembros.",
    "Aucune cochée\u{a0}: tous les membres.",
);
/// Under the areas.
pub const AREAS_HINT: Phrase = phrase(
    "None ticked: the most frequent ones.",
    "Ninguna marcada: las más frecuentes.",
    "Aucun coché\u{a0}: les plus fréquents.",
);
/// Heading of the grouping.
pub const BY: Phrase = phrase("Group by", "Agrupar por", "Regrouper par");
/// Heading of the measures.
pub const MEASURE: Phrase = phrase("Measure", "Medida", "Mesure");
/// Heading of the facets.
pub const SHOW: Phrase = phrase("Show as", "Mostrar como", "Afficher");
/// Heading of the codings.
pub const CODING: Phrase = phrase("Coding", "Codificación", "Codage");
/// Heading of the table.
pub const NUMBERS: Phrase = phrase("The numbers", "Los números", "Les nombres");
/// Opens the table under a drawing.
pub const SHOW_NUMBERS: Phrase = phrase("Show the numbers", "Mostrar los números", "Afficher les nombres");
/// Name of the scrolling region.
pub const SCROLLS: Phrase = phrase(
    "Table of the numbers, scrolls sideways",
    "Tabla de los números, se desplaza hacia los lados",
    "Tableau des nombres, défile latéralement",
);
/// Link beside the table.
pub const TABLE_CSV: Phrase = phrase("CSV of this table", "CSV de esta tabla", "CSV de ce tableau");
/// Name of the links under the figure.
pub const ACTIONS: Phrase =
    phrase("Actions for this chart", "Acciones para este gráfico", "Actions pour ce graphique");
/// Forms of the same view: extension and words.
pub const FORMS: [(&str, &str); 5] =
    [("csv", "CSV"), ("svg", "SVG"), ("png", "PNG"), ("json", "JSON"), ("zip", "ZIP")];
/// Before the forms.
pub const DOWNLOAD: Phrase = phrase("Download", "Descargar", "Télécharger");
/// Link to the table.
pub const TO_TABLE: Phrase = phrase("Table", "Tabla", "Tableau");
/// A cell without a plan.
pub const NO_PLANS: Phrase = phrase("No plans", "Sin planes", "Aucun plan");
/// A cell without a commitment in the area.
pub const NONE_RATED: Phrase = phrase("None", "Ninguno", "Aucun");
/// A year that later submissions may still change.
pub const INCOMPLETE: Phrase = phrase("incomplete", "incompleto", "incomplète");
/// A year in which there are too few for any share.
pub const TOO_FEW: Phrase = phrase("too few", "muy pocos", "trop peu");
/// A year in which no share is certain enough to be shown.
pub const TOO_UNCERTAIN: Phrase = phrase("too uncertain", "muy incierto", "trop incertain");
/// A cell whose share is too uncertain to be shown.
pub const NO_SHARE: Phrase = phrase("no share", "sin proporción", "sans part");
/// Name of the last column.
pub const TREND: Phrase = phrase("Trend", "Tendencia", "Tendance");
/// Link from the table to what the intervals are.
pub const INTERVALS: Phrase = phrase(
    "How the intervals (about 95%) are made",
    "Cómo se calculan los intervalos (alrededor del 95\u{a0}%)",
    "Comment les intervalles (environ 95\u{a0}%) sont calculés",
);
/// Name of the first column.
pub const AREA: Phrase = phrase("Area", "Área", "Domaine");
/// Nothing matches.
pub const EMPTY: Phrase = phrase("No plan matches", "Ningún plan coincide", "Aucun plan ne correspond");
/// What to do where the chosen places have no plan at all.
pub const OTHER_PLACE: Phrase = phrase(
    "Choose another place: other years do not help.",
    "Elija otro lugar: con otros años tampoco hay datos.",
    "Choisissez un autre lieu\u{a0}: d’autres années n’y changent rien.",
);
/// What to do then.
pub const EMPTY_HINT: Phrase = phrase(
    "Choose more places or years.",
    "Elija más lugares o años.",
    "Choisissez davantage de lieux ou d’années.",
);

/// Places without any plan.
#[must_use]
pub fn without_plans(places: &[String], lang: Lang) -> String {
    let places = places.join(", ");
    match lang {
        Lang::En => format!("This release has no plan of {places}"),
        Lang::Es => format!("Esta versión de los datos no tiene ningún plan de {places}"),
        Lang::Fr => format!("Cette version des données n’a aucun plan pour {places}"),
    }
}

/// Heading of the areas.
#[must_use]
pub const fn areas(by: Grouping) -> Phrase {
    match by {
        Grouping::Area => phrase("Policy areas", "Áreas de política", "Domaines d’action publique"),
        Grouping::Challenge => phrase("Challenge areas", "Áreas del Desafío", "Domaines du Défi"),
    }
}

/// A grouping as a choice.
#[must_use]
pub const fn grouping(by: Grouping) -> Phrase {
    match by {
        Grouping::Area => phrase("Policy area", "Área de política", "Domaine d’action publique"),
        Grouping::Challenge => phrase(
            "Open Gov Challenge area",
            "Área del Desafío de Gobierno Abierto",
            "Domaine du Défi pour un gouvernement ouvert",
        ),
    }
}

/// A measure as a choice.
#[must_use]
pub const fn measure(measure: Measure) -> Phrase {
    match measure {
        Measure::Inforce => phrase(
            "Plans in force with at least one",
            "Planes vigentes con al menos uno",
            "Plans en vigueur en comptant au moins un",
        ),
        Measure::Plans => phrase(
            "Share of plans submitted",
            "Proporción de los planes presentados",
            "Part des plans présentés",
        ),
        Measure::Share => {
            phrase("Share of commitments", "Proporción de los compromisos", "Part des engagements")
        }
        Measure::Count => phrase(
            "Count, with plans beneath",
            "Recuento, con los planes debajo",
            "Nombre, avec les plans en dessous",
        ),
        rated => ratings::choice(rated),
    }
}

/// A facet as a choice.
#[must_use]
pub const fn facet(facet: Facet) -> Phrase {
    match facet {
        Facet::None => phrase("One chart", "Un gráfico", "Un graphique"),
        Facet::Region => phrase("One chart per region", "Un gráfico por región", "Un graphique par région"),
        Facet::Area => phrase("One chart per area", "Un gráfico por área", "Un graphique par domaine"),
    }
}

/// What k and n of a cell are, above the years.
#[must_use]
pub const fn cell(measure: Measure) -> Phrase {
    match measure {
        Measure::Count => phrase("plans", "planes", "plans"),
        _ => phrase("k of n, 95%", "k de n, 95\u{a0}%", "k sur n, 95\u{a0}%"),
    }
}

/// Heading of how commitments of several areas count.
pub const COUNTING: Phrase = phrase(
    "A commitment of several areas counts",
    "Un compromiso de varias áreas cuenta",
    "Un engagement de plusieurs domaines compte",
);
/// Heading of the star formulas.
pub const FORMULA: Phrase = phrase("Star formula", "Fórmula de la estrella", "Formule de l’étoile");

/// A way of counting as a choice.
#[must_use]
pub const fn counting(counting: Counting) -> Phrase {
    match counting {
        Counting::Full => phrase("once for each", "una vez para cada una", "une fois pour chacun"),
        Counting::Fractional => phrase(
            "in equal parts (fractional)",
            "en partes iguales (fraccionado)",
            "à parts égales (fractionnaire)",
        ),
    }
}

/// Summary of the list of the less frequent areas.
#[must_use]
pub fn more(all: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("All {all}"),
        Lang::Es => format!("Las {all}"),
        Lang::Fr => format!("Les {all}"),
    }
}

/// What the numbers leave out.
#[must_use]
pub fn left_out(answer: &Answer, lang: Lang) -> String {
    let (coding, years) = (coding_name(&answer.coding, lang), of_years(answer.coding.years, lang));
    let counted = match lang {
        Lang::En => format!("Areas as in {coding} ({years})."),
        Lang::Es => format!("Áreas según {coding} ({years})."),
        Lang::Fr => format!("Domaines d’après {coding} ({years})."),
    };
    if answer.left_out == 0 {
        return counted;
    }
    let left = commitments(answer.left_out, lang);
    match lang {
        Lang::En => format!(
            "{counted} Not counted: {left} of the same places and years that carry no area of this coding."
        ),
        Lang::Es => format!(
            "{counted} No se cuentan: {left} de los mismos lugares y años sin área en esta codificación."
        ),
        Lang::Fr => format!(
            "{counted} Non comptés\u{a0}: {left} des mêmes lieux et années sans domaine dans ce codage."
        ),
    }
}

/// The choice of no formula, and which it then is.
#[must_use]
pub fn usual_formula(formula: Option<&str>, lang: Lang) -> String {
    let usual = lang.choose("The usual one", "La habitual", "L’habituelle");
    match formula {
        None => usual.into(),
        Some(formula) => format!("{usual}{} {formula}", if lang == Lang::Fr { "\u{a0}:" } else { ":" }),
    }
}

/// The choice of no level where the measure then takes one.
#[must_use]
pub fn level_of_measure(level: Level, lang: Lang) -> String {
    let name = match level {
        Level::National => lang.choose("national members", "miembros nacionales", "membres nationaux"),
        Level::Local => lang.choose("local members", "miembros locales", "membres locaux"),
    };
    match lang {
        Lang::En => format!("As the measure needs: {name}"),
        Lang::Es => format!("Como pide la medida: {name}"),
        Lang::Fr => format!("Selon la mesure\u{a0}: {name}"),
    }
}
