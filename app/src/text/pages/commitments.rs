//! Wording of the list of commitments.

use crate::model::found::{Found, Hit, Respelled, Well};
use crate::model::lang::Lang;
use crate::model::query::Years;
use crate::model::search::{Key, PAGE_SIZE, Sort};
use crate::text::number::{count, k_of_n, length};
use crate::text::phrase::{Phrase, phrase};

use super::commitment::place_in_plan;
use super::facets::facet;
use super::{MEMBER, MEMBERS, colon, commitments, some};

/// Heading.
pub const TITLE: Phrase = phrase("Commitments", "Compromisos", "Engagements");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "Search the titles and texts of commitments in Open Government Partnership action plans.",
    "Busque en los títulos y textos de los compromisos de los planes de acción de la Alianza para el Gobierno Abierto (OGP).",
    "Cherchez dans les titres et les textes des engagements des plans d’action du Partenariat pour un gouvernement ouvert (OGP).",
);
/// Label of the search field.
pub const FIND: Phrase =
    phrase("Search titles and texts", "Buscar en títulos y textos", "Chercher dans les titres et les textes");
/// How to search, beneath the field.
pub const FIND_HINT: Phrase = phrase(
    "All words must occur; put “exact words” in quotation marks. Accents, capitals and a typing error do not matter.",
    "Deben aparecer todas las palabras; escriba «palabras exactas» entre comillas. No importan los acentos, las mayúsculas ni un error al escribir.",
    "Tous les mots doivent apparaître\u{a0}; mettez les «\u{a0}mots exacts\u{a0}» entre guillemets. Les accents, les majuscules et une faute de frappe n’ont pas d’importance.",
);
/// Name of the filters.
pub const NARROW: Phrase = phrase("Narrow the results", "Acotar los resultados", "Affiner les résultats");
/// Heading of the years.
pub const PLAN_OF: Phrase = phrase("Plan of", "Plan de", "Plan de");
/// Plans that are in no year.
pub const NO_YEAR: Phrase = phrase("Without a year", "Sin año", "Sans année");
/// Nothing found.
pub const EMPTY: Phrase =
    phrase("No commitment matches", "Ningún compromiso coincide", "Aucun engagement ne correspond");
/// Before the parts that can be taken away.
pub const REMOVE: Phrase = phrase(
    "Something is found if you take one of these away:",
    "Hay resultados si quita una de estas condiciones:",
    "Il y a des résultats si vous retirez l’une de ces conditions\u{a0}:",
);
/// Before wider ways out.
pub const REMOVE_MORE: Phrase = phrase(
    "Taking one condition away is not enough. You can go on with:",
    "Quitar una sola condición no basta. Puede seguir con:",
    "Retirer une seule condition ne suffit pas. Vous pouvez continuer avec\u{a0}:",
);
/// Everything.
pub const ALL: Phrase = phrase("All commitments", "Todos los compromisos", "Tous les engagements");
/// No filter was set.
pub const EMPTY_ALL: Phrase = phrase(
    "This release holds no commitments.",
    "Esta versión de los datos no contiene compromisos.",
    "Cette version des données ne contient aucun engagement.",
);
/// Name of the paging.
pub const PAGES: Phrase = phrase("Pages", "Páginas", "Pages");
/// Back.
pub const PREVIOUS: Phrase = phrase("Previous", "Anterior", "Précédent");
/// On.
pub const NEXT: Phrase = phrase("Next", "Siguiente", "Suivant");
/// A star.
pub const STARRED: Phrase = phrase("Starred", "Estelar", "Étoilé");
/// Before the orders.
pub const SORT: Phrase = phrase("Sort by", "Ordenar por", "Trier par");
/// Sends the order.
pub const SORT_GO: Phrase = phrase("Sort", "Ordenar", "Trier");
/// Name of the list of what is chosen.
pub const CHOSEN: Phrase = phrase("Chosen filters", "Filtros elegidos", "Filtres choisis");
/// Heard before what a link takes away.
pub const TAKE_AWAY: Phrase = phrase("Remove", "Quitar", "Retirer");
/// The question of the quick choice.
pub const WELL: Phrase = phrase("Who did this well?", "¿Quién lo hizo bien?", "Qui l’a bien fait\u{a0}?");
/// Its check box.
pub const DID_WELL: Phrase = phrase("Done well", "Bien hechos", "Bien réalisés");
/// What it means.
pub const WELL_RULE: Phrase = phrase(
    "Done well: completion is substantial or complete, and ambition is high, potential impact moderate or transformative, or early results major or outstanding.",
    "Bien hecho: el cumplimiento es sustancial o completo, y la ambición es alta, el impacto potencial moderado o transformador, o los primeros resultados importantes o excepcionales.",
    "Bien réalisé\u{a0}: la réalisation est substantielle ou achevée, et l’ambition est élevée, l’impact potentiel modéré ou transformateur, ou les premiers résultats majeurs ou exceptionnels.",
);
/// Takes the quick choice away.
pub const NOT_ONLY_WELL: Phrase =
    phrase("Show the others, too", "Mostrar también los demás", "Montrer aussi les autres");
/// Before the forms.
pub const DOWNLOAD: Phrase =
    phrase("Download this selection", "Descargar esta selección", "Télécharger cette sélection");

/// “59 commitments” and “ of 28 members mention “procurement” in the title or text”.
#[must_use]
pub fn found(lang: Lang, found: &Found) -> (String, String) {
    let members = some(found.members, MEMBERS, lang);
    let words = &found.search.words;
    let of = match lang {
        Lang::En => format!(" of {members}"),
        Lang::Es | Lang::Fr => format!(" de {members}"),
    };
    let single = found.total == 1 || (found.total == 0 && lang == Lang::Fr);
    // Where a word was taken for another, what is found does not mention what was typed.
    let (verb, place) = match lang {
        Lang::En if !found.respelled.is_empty() => (if single { "matches" } else { "match" }, ""),
        Lang::Es if !found.respelled.is_empty() => (if single { "responde a" } else { "responden a" }, ""),
        Lang::Fr if !found.respelled.is_empty() => (if single { "répond à" } else { "répondent à" }, ""),
        Lang::En => (if single { "mentions" } else { "mention" }, " in the title or text"),
        Lang::Es => (if single { "menciona" } else { "mencionan" }, " en el título o el texto"),
        Lang::Fr => (if single { "mentionne" } else { "mentionnent" }, " dans le titre ou le texte"),
    };
    let quoted = the_words(lang, words);
    let mention = if words.is_empty() { String::new() } else { format!(" {verb} {quoted}{place}") };
    (commitments(found.total, lang), if found.total == 0 { mention } else { of + &mention })
}

/// “No or hardly any commitment mentions “procurment”. Searched for as well: procurement.”
#[must_use]
pub fn respelled(lang: Lang, word: &Respelled) -> String {
    let (typed, read) = (&word.typed, word.read.join(", "));
    match lang {
        Lang::En => format!("No or hardly any commitment mentions “{typed}”. Searched for as well: {read}."),
        Lang::Es => {
            format!("Ningún compromiso, o casi ninguno, menciona «{typed}». También se buscó: {read}.")
        }
        Lang::Fr => {
            format!(
                "Aucun engagement, ou presque, ne mentionne «\u{a0}{typed}\u{a0}». Recherché aussi\u{a0}: {read}."
            )
        }
    }
}

/// “Armenia · plan of 2012 · no. 1.4”.
#[must_use]
pub fn kicker(lang: Lang, hit: &Hit) -> String {
    place_in_plan(&hit.member, hit.year, hit.number.as_deref(), lang)
}

/// “21–40 of 59”.
#[must_use]
pub fn range(lang: Lang, found: &Found) -> String {
    let first = found.search.page * PAGE_SIZE + 1;
    let last = (first + PAGE_SIZE - 1).min(found.total);
    format!("{}–{}", count(lang, first), k_of_n(lang, last, found.total))
}

/// Title of the document.
#[must_use]
pub fn document(lang: Lang, found: &Found) -> String {
    if found.search.words.is_empty() {
        TITLE.of(lang).to_owned()
    } else {
        format!("{}{}{}", found.search.words, colon(lang), commitments(found.total, lang))
    }
}

/// A page number for screen readers.
#[must_use]
pub fn page(lang: Lang, number: u32) -> String {
    format!("{} {number}", phrase("Page", "Página", "Page").of(lang))
}

/// The name of an order. Without words the default is the newest plan.
#[must_use]
pub fn sort(sort: Sort) -> Phrase {
    match sort {
        Sort::Best => phrase("Best match", "Mejor coincidencia", "Pertinence"),
        Sort::Newest => phrase("Newest plan", "Plan más reciente", "Plan le plus récent"),
        Sort::Member => MEMBER,
        Sort::Completion => facet(Key::Completion),
    }
}

/// “57 of the 312 commitments that can be judged”: the link of the quick choice.
#[must_use]
pub fn well(lang: Lang, well: Well) -> String {
    let (good, judged) = (count(lang, well.good), count(lang, well.judged));
    match lang {
        Lang::En => format!("{good} of the {judged} that can be judged"),
        Lang::Es => format!("{good} de los {judged} que se pueden juzgar"),
        Lang::Fr => format!("{good} sur les {judged} que l’on peut juger"),
    }
}

/// How many cannot be judged, and why.
#[must_use]
pub fn unjudged(lang: Lang, well: Well) -> String {
    let rest = count(lang, well.of.saturating_sub(well.judged));
    let of = count(lang, well.of);
    match lang {
        Lang::En => format!(
            "{rest} of {of} cannot be judged: completion, or all of the other three, are not rated. That says nothing about how they went."
        ),
        Lang::Es => format!(
            "{rest} de {of} no se pueden juzgar: falta la calificación del cumplimiento o de los otros tres. Eso no dice nada sobre cómo fueron."
        ),
        Lang::Fr => format!(
            "{rest} sur {of} ne peuvent pas être jugés\u{a0}: la réalisation, ou les trois autres, ne sont pas notées. Cela ne dit rien de leur déroulement."
        ),
    }
}

/// A value with what it would find: “Europe (39)”.
#[must_use]
pub fn with_count(lang: Lang, name: &str, n: u32) -> String {
    format!("{name} ({})", count(lang, n))
}

/// How many a value would find.
#[must_use]
pub fn finds(lang: Lang, n: u32) -> String {
    count(lang, n)
}

/// The line that opens the rest of a long facet.
#[must_use]
pub fn more(lang: Lang, rest: usize) -> String {
    let rest = length(lang, rest);
    match lang {
        Lang::En => format!("{rest} more"),
        Lang::Es => format!("{rest} más"),
        Lang::Fr => format!("{rest} de plus"),
    }
}

/// The words in quotation marks, unless they bring their own.
#[must_use]
pub fn the_words(lang: Lang, words: &str) -> String {
    match lang {
        _ if words.contains(['"', '“', '”', '„', '«', '»']) => words.into(),
        Lang::En => format!("“{words}”"),
        Lang::Es => format!("«{words}»"),
        Lang::Fr => format!("«\u{a0}{words}\u{a0}»"),
    }
}

/// A range of years as a condition.
#[must_use]
pub fn years(lang: Lang, years: Years) -> String {
    let (from, to) = (years.from.map(|year| year.to_string()), years.to.map(|year| year.to_string()));
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("{} {from}", PLAN_OF.of(lang)),
        (Some(from), Some(to)) => format!("{} {from}–{to}", PLAN_OF.of(lang)),
        (Some(from), None) => {
            format!("{} {from}", phrase("Plan since", "Plan desde", "Plan depuis").of(lang))
        }
        (None, to) => format!(
            "{} {}",
            phrase("Plan until", "Plan hasta", "Plan jusqu’en").of(lang),
            to.unwrap_or_default()
        ),
    }
}

/// Plans in force as a condition.
#[must_use]
pub fn in_force(lang: Lang, year: i32) -> String {
    match lang {
        Lang::En => format!("Plan in force on 1 July {year}"),
        Lang::Es => format!("Plan vigente el 1 de julio de {year}"),
        Lang::Fr => format!("Plan en vigueur le 1er juillet {year}"),
    }
}

/// “Download this selection (59 commitments)”.
#[must_use]
pub fn download(lang: Lang, found: &Found) -> String {
    format!("{} ({})", DOWNLOAD.of(lang), commitments(found.total, lang))
}
