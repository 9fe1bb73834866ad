//! Wording of the page that counts cited numbers again.

use crate::model::lang::Lang;
use crate::model::pasted::{figures, has_percentage};
use crate::model::verify::{Claimed, Said, Unverified, Verified};
use crate::text::citation::{CITE, LONG};
use crate::text::number::{count, decimal, length};
use crate::text::phrase::{Phrase, phrase};
use crate::text::problem::problem;

/// Heading.
pub const TITLE: Phrase =
    phrase("Check cited numbers", "Comprobar cifras citadas", "Vérifier des nombres cités");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "Paste the address of a view, or a citation or code that has it: its numbers are counted again from the data release that it names, and from the newest.",
    "Pegue la dirección de una vista, o una cita o un código que la contenga: sus cifras se vuelven a contar con la versión de los datos que nombra y con la más reciente.",
    "Collez l’adresse d’une vue, ou une citation ou un code qui la contient\u{a0}: ses nombres sont recomptés avec la version des données qu’elle nomme et avec la plus récente.",
);
/// Label of the address.
pub const ADDRESS: Phrase = phrase("Address of the view", "Dirección de la vista", "Adresse de la vue");
/// Under the address.
pub const ADDRESS_HINT: Phrase = phrase(
    "Of a page, a picture, a file or an embed of this site, as it was cited; also a whole citation, sentence or code with the address in it. It is read, not fetched. A short citation has no address: add it.",
    "De una página, imagen, archivo o vista incrustada de este sitio, tal como se citó; también una cita, frase o código completos que contengan la dirección. Se lee; no se descarga. Una cita breve no tiene dirección: añádala.",
    "D’une page, d’une image, d’un fichier ou d’une vue intégrée de ce site, telle que citée\u{a0}; aussi une citation, une phrase ou un code entiers qui contiennent l’adresse. Elle est lue, pas téléchargée. Une citation brève n’a pas d’adresse\u{a0}: ajoutez-la.",
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
/// Something that was cited cannot be compared.
pub const UNCHECKED: Phrase = phrase("Not checked.", "Sin comprobar.", "Non vérifié.");
/// What becomes of a percentage.
pub const PERCENTAGE: Phrase = phrase(
    "A percentage is rounded: it can be checked only with the two numbers behind it, k of n, such as 45 of 52. They stand in the table under the chart.",
    "Un porcentaje está redondeado: solo puede comprobarse con las dos cifras que hay detrás, k de n, por ejemplo 45 de 52. Están en la tabla bajo el gráfico.",
    "Un pourcentage est arrondi\u{a0}: il ne peut être vérifié qu’avec les deux nombres qui le donnent, k sur n, par exemple 45 sur 52. Ils sont dans la table sous le graphique.",
);
/// What was cited has no pair of numbers.
pub const NO_FIGURE: Phrase = phrase(
    "What was cited has no two numbers such as 52 of 66 in it.",
    "En lo citado no hay dos cifras como 52 de 66.",
    "Ce qui est cité ne contient pas deux nombres tels que 52 sur 66.",
);
/// Checking without this page.
pub const BY_YOURSELF: Phrase = phrase(
    "On a computer of your own, the archive (ZIP) under each figure counts its numbers again: it has the rows behind them and scripts for Python and R.",
    "En su propio ordenador, el archivo comprimido (ZIP) bajo cada figura vuelve a contar sus cifras: contiene las filas de las que salen y programas para Python y R.",
    "Sur votre propre ordinateur, l’archive (ZIP) sous chaque figure recompte ses nombres\u{a0}: elle contient les lignes dont ils viennent et des programmes pour Python et R.",
);
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
    if *numbers == 0 && changed.is_empty() {
        let text = match lang {
            Lang::En => format!("Data release {named} has no numbers in this view."),
            Lang::Es => format!("La versión de los datos {named} no tiene cifras en esta vista."),
            Lang::Fr => format!("La version des données {named} n’a aucun nombre dans cette vue."),
        };
        return (None, text);
    }
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
    if changed.is_empty() {
        let text = match lang {
            Lang::En => format!("All {numbers} numbers are the same in the newest release, {newest}."),
            Lang::Es => format!("Las {numbers} cifras son las mismas en la versión más reciente, {newest}."),
            Lang::Fr => {
                format!("Les {numbers} nombres sont les mêmes dans la version la plus récente, {newest}.")
            }
        };
        return (Some(true), text);
    }
    (Some(false), different(verified, lang))
}

/// How many numbers of the named release are others in the newest, and how many it did not have.
fn different(verified: &Verified, lang: Lang) -> String {
    let Verified { named, newest, changed, .. } = verified;
    let added = changed.iter().filter(|change| change.old.is_none()).count();
    let (other, added) = (length(lang, changed.len() - added), length(lang, added));
    let numbers = count(lang, verified.numbers);
    match (verified.numbers, lang) {
        (0, Lang::En) => {
            format!("Data release {named} has no numbers in this view. New in the newest, {newest}: {added}.")
        }
        (0, Lang::Es) => format!(
            "La versión de los datos {named} no tiene cifras en esta vista. Nuevas en la más reciente, {newest}: {added}."
        ),
        (0, Lang::Fr) => format!(
            "La version des données {named} n’a aucun nombre dans cette vue. Nouveaux dans la plus récente, {newest}\u{a0}: {added}."
        ),
        (_, Lang::En) => format!(
            "Data release {named} still gives its numbers. Different in the newest, {newest}: {other} of {numbers}; new: {added}."
        ),
        (_, Lang::Es) => format!(
            "La versión de los datos {named} sigue dando sus cifras. Distintas en la más reciente, {newest}: {other} de {numbers}; nuevas: {added}."
        ),
        (_, Lang::Fr) => format!(
            "La version des données {named} donne toujours ses nombres. Différents dans la plus récente, {newest}\u{a0}: {other} sur {numbers}\u{a0}; nouveaux\u{a0}: {added}."
        ),
    }
}

/// Why what was cited in words cannot be compared; `None` where it can, or where nothing was cited.
#[must_use]
pub fn unread(said: &str) -> Option<Phrase> {
    let is_unread = !said.is_empty() && figures(said).is_empty();
    is_unread.then(|| if has_percentage(said) { PERCENTAGE } else { NO_FIGURE })
}

/// What is missing where no address was pasted, and where it is found.
#[must_use]
pub fn missing(claimed: &Claimed, lang: Lang) -> [String; 2] {
    [alone(claimed, lang), where_it_stands(lang)]
}

/// What was pasted, and why it is not enough.
fn alone(claimed: &Claimed, lang: Lang) -> String {
    if let Some((k, n)) = figures(&claimed.said).first() {
        let (k, n) = (count(lang, *k), count(lang, *n));
        return match lang {
            Lang::En => {
                format!("{k} of {n} alone cannot be looked up: the same two numbers may stand in many views.")
            }
            Lang::Es => {
                format!(
                    "{k} de {n} por sí solo no se puede buscar: las mismas dos cifras pueden estar en muchas vistas."
                )
            }
            Lang::Fr => format!(
                "{k} sur {n} seul ne peut pas être retrouvé\u{a0}: les deux mêmes nombres peuvent figurer dans bien des vues."
            ),
        };
    }
    if !claimed.check.is_empty() {
        let check = &claimed.check;
        return match lang {
            Lang::En => {
                format!(
                    "The checksum {check} alone cannot be looked up: it does not say of which view it is."
                )
            }
            Lang::Es => {
                format!("La suma de control {check} por sí sola no se puede buscar: no dice de qué vista es.")
            }
            Lang::Fr => format!(
                "La somme de contrôle {check} seule ne peut pas être retrouvée\u{a0}: elle ne dit pas de quelle vue elle est."
            ),
        };
    }
    if has_percentage(&claimed.said) || has_percentage(&claimed.pasted) {
        return PERCENTAGE.of(lang).into();
    }
    let nothing = phrase(
        "There is no address of a view in what was pasted.",
        "En lo pegado no hay ninguna dirección de una vista.",
        "Il n’y a aucune adresse de vue dans ce qui a été collé.",
    );
    nothing.of(lang).into()
}

/// Where the address of a view is found.
fn where_it_stands(lang: Lang) -> String {
    let (cite, long) = (CITE.of(lang), LONG.of(lang));
    match lang {
        Lang::En => format!(
            "The address of the view is missing, such as /trends?area=open-data. It stands at the end of the citation “{long}”, under “{cite}” below each figure, in the code of an embed, and in the address line of the browser; a short citation has none. Paste it into the first field, beside the numbers or the checksum."
        ),
        Lang::Es => format!(
            "Falta la dirección de la vista, por ejemplo /trends?area=open-data. Está al final de la cita «{long}», en «{cite}» bajo cada figura, en el código de una vista incrustada y en la barra de direcciones del navegador; una cita breve no la tiene. Péguela en el primer campo, junto con las cifras o la suma de control."
        ),
        Lang::Fr => format!(
            "Il manque l’adresse de la vue, telle que /trends?area=open-data. Elle se trouve à la fin de la citation «\u{a0}{long}\u{a0}», sous «\u{a0}{cite}\u{a0}» au bas de chaque figure, dans le code d’une vue intégrée et dans la barre d’adresse du navigateur\u{a0}; une citation brève n’en a pas. Collez-la dans le premier champ, avec les nombres ou la somme de contrôle."
        ),
    }
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
        Unverified::NoRelease(asked, known) => {
            let nothing = lang.choose(
                "So nothing was counted again.",
                "Por eso no se volvió a contar nada.",
                "Rien n’a donc été recompté.",
            );
            format!("{} {nothing}", super::standing::not_kept(asked, known, lang))
        }
        Unverified::Query(problems) => problems
            .iter()
            .map(|one| format!("{}: {}", one.key, problem(one, lang)))
            .collect::<Vec<_>>()
            .join("; "),
        Unverified::Missing(why) => why.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Verified, newest};
    use crate::model::verify::{Changed, Row};

    fn verified(numbers: u32, changed: Vec<Changed>) -> Verified {
        Verified {
            address: "/map".into(),
            title: "Plans".into(),
            named: "old".into(),
            is_frozen: true,
            newest: "new".into(),
            check: String::new(),
            check_now: Some(String::new()),
            said: Vec::new(),
            changed,
            numbers,
        }
    }

    #[test]
    fn what_is_new_is_not_counted_as_different() {
        let row = || Some(Row { area: String::new(), place: "Kenya".into(), year: None, k: 1.0, n: None });
        let (other, added) = (Changed { old: row(), new: row() }, Changed { old: None, new: row() });
        let said = |numbers, changed: &[&Changed]| {
            newest(&verified(numbers, changed.iter().map(|change| (*change).clone()).collect()), Lang::En)
        };
        let (same, text) = said(2, &[&other, &added, &added]);
        assert!(
            same == Some(false) && text.ends_with("Different in the newest, new: 1 of 2; new: 2."),
            "{text}"
        );
        let (same, text) = said(0, &[&added]);
        assert!(same == Some(false) && text.ends_with("New in the newest, new: 1."), "{text}");
        assert_eq!(said(0, &[]).0, None, "of nothing nothing can be the same");
    }
}
