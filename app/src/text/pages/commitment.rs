//! Wording of the page of one commitment.

use crate::model::commitment::{Commitment, Plan};
use crate::model::lang::Lang;
use crate::model::place::Level;
use crate::model::rating::{CompletionStage, StarFormula};
use crate::text::phrase::{Phrase, phrase};

use super::{month, of_years};

/// No such commitment.
pub const MISSING: Phrase =
    phrase("No such commitment", "No existe tal compromiso", "Aucun engagement de ce code");
/// What to do then.
pub const MISSING_HINT: Phrase = phrase(
    "This release has no commitment with the code",
    "Esta versión de los datos no tiene ningún compromiso con el código",
    "Cette version des données n’a aucun engagement portant le code",
);
/// Link to the search.
pub const SEARCH: Phrase =
    phrase("Search the commitments", "Buscar en los compromisos", "Chercher dans les engagements");
/// What the list of files is.
pub const FILES: Phrase =
    phrase("This commitment as a file", "Este compromiso como archivo", "Cet engagement en fichier");
/// Heading of the text.
pub const TEXT: Phrase = phrase("Text", "Texto", "Texte");
/// Where there is none.
pub const NO_TEXT: Phrase = phrase(
    "The source gives a title only.",
    "La fuente solo da un título.",
    "La source ne donne qu’un titre.",
);
/// Heading of the facts.
pub const FACTS: Phrase = phrase("About it", "Ficha", "Fiche");
/// Heading of the ratings.
pub const RATINGS: Phrase = phrase(
    "What the assessors found",
    "Lo que hallaron los evaluadores",
    "Ce qu’ont constaté les évaluateurs",
);
/// Under it.
pub const RATINGS_SUB: Phrase = phrase(
    "Ratings of the Independent Reporting Mechanism. Not given, not assessed, no such rating, pending and unclear are different \
     things; none of them is a zero.",
    "Calificaciones del Mecanismo de Revisión Independiente (MRI). No consta, no evaluado, sin tal calificación, pendiente y poco \
     claro son cosas distintas; ninguna es un cero.",
    "Notes du Mécanisme d’évaluation indépendant (MEI). Non indiqué, non évalué, pas de telle note, en attente et incertain sont des \
     choses différentes\u{a0}; aucune n’est un zéro.",
);
/// Heading of the origin.
pub const ORIGIN: Phrase =
    phrase("Where each field came from", "De dónde viene cada campo", "D’où vient chaque champ");
/// Columns of the ratings.
pub const RATING_COLUMNS: [Phrase; 2] =
    [phrase("Indicator", "Indicador", "Indicateur"), phrase("Rating", "Calificación", "Note")];
/// Columns of the origins.
pub const ORIGIN_COLUMNS: [Phrase; 3] = [
    phrase("Field", "Campo", "Champ"),
    phrase("File", "Archivo", "Fichier"),
    phrase("Line", "Línea", "Ligne"),
];
/// Where all fields come from one file.
pub const ONE_ORIGIN: Phrase = phrase(
    "All fields come from this row.",
    "Todos los campos vienen de esta fila.",
    "Tous les champs viennent de cette ligne.",
);
/// Where two sources were joined.
pub const JOINED: Phrase = phrase(
    "The row was joined with others. These fields come from them:",
    "La fila se unió con otras. De ellas vienen estos campos:",
    "La ligne a été réunie avec d’autres. Ces champs en viennent\u{a0}:",
);
/// Summary of the original cells.
pub const RAW: Phrase = phrase("Original cells", "Celdas originales", "Cellules d’origine");
/// Columns of the original cells.
pub const RAW_COLUMNS: [Phrase; 2] =
    [phrase("Column", "Columna", "Colonne"), phrase("Cell", "Celda", "Cellule")];
/// Link to the public page.
pub const PUBLIC: Phrase = phrase(
    "Public page of this commitment",
    "Página pública de este compromiso",
    "Page publique de cet engagement",
);
/// No public page.
pub const NO_PUBLIC: Phrase = phrase(
    "The source names no public page.",
    "La fuente no indica ninguna página pública.",
    "La source n’indique aucune page publique.",
);
/// Names of the facts, in order.
pub mod fact {
    use crate::text::phrase::{Phrase, phrase};

    /// Who promised it.
    pub const MEMBER: Phrase = phrase("Member", "Miembro", "Membre");
    /// Region and level.
    pub const PLACE: Phrase = phrase("Region", "Región", "Région");
    /// Plan.
    pub const PLAN: Phrase = phrase("Action plan", "Plan de acción", "Plan d’action");
    /// Number in the plan.
    pub const NUMBER: Phrase = phrase("Number", "Número", "Numéro");
    /// Dates.
    pub const DATES: Phrase = phrase("Dates", "Fechas", "Dates");
    /// Areas.
    pub const AREAS: Phrase = phrase("Policy areas", "Áreas de política", "Domaines d’action publique");
    /// Values.
    pub const VALUES: Phrase = phrase("OGP values", "Valores de OGP", "Valeurs de l’OGP");
    /// Lead.
    pub const LEAD: Phrase = phrase("Lead institution", "Institución responsable", "Institution responsable");
    /// Support.
    pub const SUPPORT: Phrase =
        phrase("Supporting institutions", "Instituciones de apoyo", "Institutions d’appui");
    /// Code.
    pub const CODE: Phrase = phrase("Code", "Código", "Code");
    /// Language.
    pub const LANGUAGE: Phrase = phrase("Language", "Idioma", "Langue");
}

/// Indicators, in the order of [`crate::model::rating::Ratings`].
pub const INDICATORS: [Phrase; 8] = [
    phrase("Specificity", "Especificidad", "Spécificité"),
    phrase("Verifiable", "Verificable", "Vérifiable"),
    phrase(
        "Relevant to OGP values",
        "Relevante para los valores de OGP",
        "Pertinent pour les valeurs de l’OGP",
    ),
    phrase("Potential impact", "Impacto potencial", "Impact potentiel"),
    phrase("Ambition", "Ambición", "Ambition"),
    phrase("Completion", "Cumplimiento", "Réalisation"),
    phrase("Early results", "Primeros resultados", "Premiers résultats"),
    phrase("Star", "Compromiso estelar", "Étoile"),
];

/// Under “verifiable”, where the numbers count it from specificity.
pub const FROM_SPECIFICITY: Phrase = phrase(
    "Counted from specificity: medium or high counts as verifiable.",
    "Se cuenta según la especificidad: media o alta cuenta como verificable.",
    "Compté d’après la spécificité\u{a0}: moyenne ou élevée vaut vérifiable.",
);

/// “Romania · plan of 2014 · no. 3”.
#[must_use]
pub fn kicker(commitment: &Commitment, plan: &Plan, lang: Lang) -> String {
    place_in_plan(&commitment.member_name, plan.year, commitment.number.as_deref(), lang)
}

/// Member, year of the plan and number in it, as far as they are known.
#[must_use]
pub fn place_in_plan(member: &str, year: Option<i32>, number: Option<&str>, lang: Lang) -> String {
    let year = match year {
        Some(year) => format!("{} {year}", lang.choose("plan of", "plan de", "plan de")),
        None => lang.choose("plan without a year", "plan sin año", "plan sans année").into(),
    };
    let number =
        number.map(|number| format!(" · {} {number}", lang.choose("no.", "n.º", "n°"))).unwrap_or_default();
    format!("{member} · {year}{number}")
}

/// The plan: its title or place in the row of plans, and its term.
#[must_use]
pub fn plan(plan: &Plan, lang: Lang) -> String {
    let member = &plan.member_name;
    let name = match (&plan.title, plan.number, lang) {
        (Some(title), ..) => title.clone(),
        (None, Some(number), Lang::En) => format!("Plan {number} of {member}"),
        (None, Some(number), _) => format!("Plan {number}, {member}"),
        (None, None, Lang::En) => format!("Plan of {member}"),
        (None, None, _) => format!("Plan, {member}"),
    };
    let submitted = lang.choose("submitted in", "presentado en", "présenté en");
    let submitted = plan.year.map(|year| format!(", {submitted} {year}")).unwrap_or_default();
    let term = match (plan.start, plan.end) {
        (Some(start), Some(end)) => {
            // The end is the first month no longer in force; people expect the last one that is.
            let (start, end) = (month(start, lang), month(end.plus(-1), lang));
            match lang {
                Lang::En => format!("; in force {start} to {end}"),
                Lang::Es => format!("; vigente de {start} a {end}"),
                Lang::Fr => format!("\u{a0}; en vigueur de {start} à {end}"),
            }
        }
        _ => String::new(),
    };
    let note = if plan.dated || term.is_empty() {
        ""
    } else {
        lang.choose(
            " (not published: 24 months from 1 July of its year)",
            " (no publicado: 24 meses desde el 1 de julio de su año)",
            " (non publié\u{a0}: 24 mois à partir du 1er juillet de son année)",
        )
    };
    format!("{name}{submitted}{term}{note}")
}

/// Start and end of the commitment.
#[must_use]
pub fn dates(commitment: &Commitment, lang: Lang) -> Option<String> {
    let of = |date| month(date, lang);
    Some(match (commitment.start.map(of), commitment.end.map(of), lang) {
        (Some(start), Some(end), Lang::En) => format!("{start} to {end}"),
        (Some(start), Some(end), Lang::Es) => format!("de {start} a {end}"),
        (Some(start), Some(end), Lang::Fr) => format!("de {start} à {end}"),
        (Some(start), None, Lang::En) => format!("from {start}; end not given"),
        (Some(start), None, Lang::Es) => format!("desde {start}; el final no consta"),
        (Some(start), None, Lang::Fr) => format!("à partir de {start}\u{a0}; fin non indiquée"),
        (None, Some(end), Lang::En) => format!("until {end}; start not given"),
        (None, Some(end), Lang::Es) => format!("hasta {end}; el inicio no consta"),
        (None, Some(end), Lang::Fr) => format!("jusqu’à {end}\u{a0}; début non indiqué"),
        (None, None, _) => return None,
    })
}

/// National or local.
#[must_use]
pub const fn level(level: Level) -> Phrase {
    match level {
        Level::National => phrase("national member", "miembro nacional", "membre national"),
        Level::Local => phrase("local member", "miembro local", "membre local"),
    }
}

/// When completion was rated.
#[must_use]
pub const fn stage(stage: CompletionStage) -> Phrase {
    match stage {
        CompletionStage::MidTerm => phrase("at mid-term", "a mitad de período", "à mi-parcours"),
        CompletionStage::EndOfTerm => {
            phrase("at the end of the term", "al final del período", "à la fin de la période")
        }
    }
}

/// By which rule the star was given.
#[must_use]
pub fn formula(formula: StarFormula, lang: Lang) -> String {
    match formula {
        StarFormula::Page => lang
            .choose(
                "as the public page shows it",
                "como la muestra la página pública",
                "telle que la page publique la montre",
            )
            .into(),
        formula => format!("{} {}", lang.choose("formula", "fórmula", "formule"), formula.slug()),
    }
}

/// File and line of the row.
#[must_use]
pub fn row(source: &str, line: u32, lang: Lang) -> String {
    format!("{source}, {} {line}", lang.choose("line", "línea", "ligne"))
}

/// Which coding the areas come from.
#[must_use]
pub fn coding(coding: &str, lang: Lang) -> String {
    format!("{} {coding}", lang.choose("coding:", "codificación:", "codage\u{a0}:"))
}

/// Description for search engines.
#[must_use]
pub fn description(plan: &Plan, lang: Lang) -> String {
    let (member, years) = (&plan.member_name, of_years(plan.year.map(|year| (year, year)), lang));
    match lang {
        Lang::En => format!("A commitment of {member} ({years})."),
        Lang::Es => format!("Un compromiso. Miembro: {member} ({years})."),
        Lang::Fr => format!("Un engagement. Membre\u{a0}: {member} ({years})."),
    }
}
