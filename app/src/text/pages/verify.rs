//! Wording of the page that counts cited numbers again.

use crate::model::lang::Lang;
use crate::model::verify::{Said, Unverified, Verified};
use crate::text::number::{count, decimal};
use crate::text::phrase::{Phrase, phrase};
use crate::text::problem::problem;

/// Heading.
pub const TITLE: Phrase =
    phrase("Check cited numbers", "Comprobar cifras citadas", "Vérifier des nombres cités");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "Paste the address of a view or a cited figure: it is counted again from the data release that it names, and from the newest.",
    "Pegue la dirección de una vista o una cifra citada: se vuelve a contar con la versión de los datos que nombra y con la más reciente.",
    "Collez l’adresse d’une vue ou un nombre cité\u{a0}: il est recompté avec la version des données qu’il nomme et avec la plus récente.",
);
/// Label of the address.
pub const ADDRESS: Phrase = phrase("Address of the view", "Dirección de la vista", "Adresse de la vue");
/// Under the address.
pub const ADDRESS_HINT: Phrase = phrase(
    "Of a page, a picture, a file or an embed of this site, as it was cited. It is read, not fetched.",
    "De una página, imagen, archivo o vista incrustada de este sitio, tal como se citó. Se lee; no se descarga.",
    "D’une page, d’une image, d’un fichier ou d’une vue intégrée de ce site, telle que citée. Elle est lue, pas téléchargée.",
);
/// Label of the checksum.
pub const CHECK: Phrase =
    phrase("Checksum, if cited", "Suma de control, si se citó", "Somme de contrôle, si elle est citée");
/// Label of the sentence.
pub const SAID: Phrase = phrase(
    "Numbers or sentence, if you want (such as 52 of 66)",
    "Cifras o frase, si quiere (por ejemplo, 52 de 66)",
    "Nombres ou phrase, si vous voulez (par exemple 52 sur 66)",
);
/// The button.
pub const GO: Phrase = phrase("Count again", "Volver a contar", "Recompter");
/// Heading of the outcome.
pub const OUTCOME: Phrase = phrase("Outcome", "Resultado", "Résultat");
/// Columns of what changed.
pub const COLUMNS: [Phrase; 5] = [
    phrase("Area", "Área", "Domaine"),
    phrase("Place", "Lugar", "Lieu"),
    phrase("Year", "Año", "Année"),
    phrase("As cited", "Como se citó", "Tel que cité"),
    phrase("Newest", "Más reciente", "Le plus récent"),
];
/// A number that a release does not have.
pub const NONE: Phrase = phrase("not there", "no consta", "absent");
/// Heading of the table.
pub const CHANGED: Phrase = phrase("What changed", "Qué cambió", "Ce qui a changé");
/// Everything is as it was.
pub const MATCH: Phrase = phrase("Match.", "Coincide.", "Concordant.");
/// Something is not as it was.
pub const DIFFERENT: Phrase = phrase("Changed.", "Cambió.", "Changé.");
/// Something is not as it was cited.
pub const MISMATCH: Phrase = phrase("No match.", "No coincide.", "Non concordant.");
/// Changes that the page lists.
pub const MOST: usize = 100;

/// Whether the checksum is that of the named release; `None` where none was cited.
#[must_use]
pub fn checked(cited: &str, verified: &Verified, lang: Lang) -> Option<(bool, String)> {
    if cited.is_empty() {
        return None;
    }
    let Verified { check, named, .. } = verified;
    let same = cited == check;
    let said = match (same, lang) {
        (true, Lang::En) => format!("The checksum {check} is that of the numbers in data release {named}."),
        (true, Lang::Es) => {
            format!("La suma de control {check} es la de las cifras de la versión de los datos {named}.")
        }
        (true, Lang::Fr) => {
            format!("La somme de contrôle {check} est celle des nombres de la version des données {named}.")
        }
        (false, Lang::En) => {
            format!("The numbers in data release {named} have the checksum {check}, not {cited}.")
        }
        (false, Lang::Es) => {
            format!(
                "Las cifras de la versión de los datos {named} tienen la suma de control {check}, no {cited}."
            )
        }
        (false, Lang::Fr) => format!(
            "Les nombres de la version des données {named} ont la somme de contrôle {check}, et non {cited}."
        ),
    };
    Some((same, said))
}

/// Where two numbers stand.
#[must_use]
pub fn said(said: &Said, lang: Lang) -> (bool, String) {
    let (k, n) = (count(lang, said.k), count(lang, said.n));
    let places: Vec<String> = said.found.iter().take(3).map(place).collect();
    let more = said.found.len().saturating_sub(places.len());
    let places = places.join("; ");
    let found = !said.found.is_empty();
    let text = match (found, lang) {
        (true, Lang::En) => format!("{k} of {n} is there: {places}{}.", rest(more, " and {} more")),
        (true, Lang::Es) => format!("{k} de {n} consta: {places}{}.", rest(more, " y {} más")),
        (true, Lang::Fr) => format!("{k} sur {n} y figure\u{a0}: {places}{}.", rest(more, " et {} de plus")),
        (false, Lang::En) => format!("{k} of {n} is not among the numbers of this view."),
        (false, Lang::Es) => format!("{k} de {n} no está entre las cifras de esta vista."),
        (false, Lang::Fr) => format!("{k} sur {n} n’est pas parmi les nombres de cette vue."),
    };
    (found, text)
}

fn rest(more: usize, text: &str) -> String {
    if more == 0 { String::new() } else { text.replace("{}", &more.to_string()) }
}

fn place(row: &crate::model::verify::Row) -> String {
    let year = row.year.map(|year| year.to_string());
    let parts = [Some(row.area.clone()), Some(row.place.clone()), year];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// k of n of a row; only k where nothing is divided.
#[must_use]
pub fn number(row: &crate::model::verify::Row, lang: Lang) -> String {
    let k = if row.k.fract() == 0.0 { decimal(lang, row.k, 0) } else { decimal(lang, row.k, 2) };
    match row.n {
        None => k,
        Some(n) => {
            let of = lang.choose("of", "de", "sur");
            format!("{k} {of} {}", count(lang, n))
        }
    }
}

/// How the newest release compares; whether it is the same, where that can be said.
#[must_use]
pub fn newest(verified: &Verified, lang: Lang) -> (Option<bool>, String) {
    let Verified { named, newest, numbers, changed, .. } = verified;
    let numbers = count(lang, *numbers);
    if named == newest {
        let text = match (verified.is_frozen, lang) {
            (true, Lang::En) => {
                format!("Data release {named} is the newest: all {numbers} numbers are those of today.")
            }
            (true, Lang::Es) => {
                format!(
                    "La versión de los datos {named} es la más reciente: las {numbers} cifras son las de hoy."
                )
            }
            (true, Lang::Fr) => format!(
                "La version des données {named} est la plus récente\u{a0}: les {numbers} nombres sont ceux d’aujourd’hui."
            ),
            (false, Lang::En) => format!(
                "The address names no data release, so it always shows the newest ({named}). Only a checksum or numbers can tell whether it is what was cited."
            ),
            (false, Lang::Es) => format!(
                "La dirección no nombra ninguna versión de los datos, así que muestra siempre la más reciente ({named}). Solo una suma de control o unas cifras pueden decir si es lo que se citó."
            ),
            (false, Lang::Fr) => format!(
                "L’adresse ne nomme aucune version des données\u{a0}: elle montre toujours la plus récente ({named}). Seuls une somme de contrôle ou des nombres peuvent dire si c’est ce qui a été cité."
            ),
        };
        return (verified.is_frozen.then_some(true), text);
    }
    if verified.check_now.is_none() {
        let text = match lang {
            Lang::En => format!("The newest release, {newest}, has no such view any more."),
            Lang::Es => format!("La versión más reciente, {newest}, ya no tiene esta vista."),
            Lang::Fr => format!("La version la plus récente, {newest}, n’a plus cette vue."),
        };
        return (Some(false), text);
    }
    let different = count(lang, u32::try_from(changed.len()).unwrap_or(u32::MAX));
    let same = changed.is_empty();
    let text = match (same, lang) {
        (true, Lang::En) => format!("All {numbers} numbers are the same in the newest release, {newest}."),
        (true, Lang::Es) => {
            format!("Las {numbers} cifras son las mismas en la versión más reciente, {newest}.")
        }
        (true, Lang::Fr) => {
            format!("Les {numbers} nombres sont les mêmes dans la version la plus récente, {newest}.")
        }
        (false, Lang::En) => format!(
            "Data release {named} still gives these numbers. In the newest, {newest}, {different} differ (of {numbers})."
        ),
        (false, Lang::Es) => format!(
            "La versión de los datos {named} sigue dando estas cifras. En la más reciente, {newest}, {different} son distintas (de {numbers})."
        ),
        (false, Lang::Fr) => format!(
            "La version des données {named} donne toujours ces nombres. Dans la plus récente, {newest}, {different} diffèrent (sur {numbers})."
        ),
    };
    (Some(same), text)
}

/// Why nothing could be counted again.
#[must_use]
pub fn unverified(why: &Unverified, lang: Lang) -> String {
    match why {
        Unverified::NoView => lang
            .choose(
                "This is not the address of a view with numbers. Paste the address of a chart, such as /trends?area=open-data.",
                "Esta no es la dirección de una vista con cifras. Pegue la dirección de un gráfico, como /trends?area=open-data.",
                "Ce n’est pas l’adresse d’une vue chiffrée. Collez l’adresse d’un graphique, telle que /trends?area=open-data.",
            )
            .into(),
        Unverified::NoRelease(asked, known) => super::standing::unknown(asked, known, lang),
        Unverified::Query(problems) => problems
            .iter()
            .map(|one| format!("{}: {}", one.key, problem(one, lang)))
            .collect::<Vec<_>>()
            .join("; "),
        Unverified::Missing(why) => why.clone(),
    }
}
