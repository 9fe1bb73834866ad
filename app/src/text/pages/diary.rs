//! Wording of the diary.

use crate::model::diary::{Before, Entry, Headline, Summary};
use crate::model::lang::Lang;
use crate::model::month::Month;
use crate::text::number::{count, decimal};
use crate::text::phrase::{Phrase, phrase};

use super::{COMMITMENT, MEMBERS, Noun, PLAN, commitments, month, some};

/// Heading.
pub const TITLE: Phrase = phrase("Data diary", "Diario de los datos", "Journal des données");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "What each data release added, changed and lost, the newest first.",
    "Qué añadió, cambió y perdió cada versión de los datos, la más reciente primero.",
    "Ce que chaque version des données a ajouté, modifié et perdu, la plus récente d’abord.",
);
/// Where there is one release only.
pub const ONE: Phrase = phrase(
    "There is only one data release so far, so nothing can have changed yet. The next one will be compared with it here.",
    "Por ahora hay una sola versión de los datos, así que nada puede haber cambiado todavía. La próxima se comparará aquí con ella.",
    "Il n’y a pour l’instant qu’une version des données\u{a0}: rien n’a donc encore pu changer. La prochaine lui sera comparée ici.",
);
/// Name of the list.
pub const RELEASES: Phrase = phrase("Data releases", "Versiones de los datos", "Versions des données");
/// Link to the feed.
pub const FEED: Phrase =
    phrase("Follow as a feed (Atom)", "Seguir como canal (Atom)", "Suivre par fil (Atom)");
/// Link to what a release changed.
pub const READ: Phrase =
    phrase("See everything that changed", "Ver todo lo que cambió", "Voir tout ce qui a changé");
/// Link to the pages of a release.
pub const FROZEN: Phrase = phrase(
    "Open the dashboard as of this release",
    "Abrir el tablero de esta versión",
    "Ouvrir le tableau de bord de cette version",
);
/// Where a release is not kept.
pub const UNKNOWN: Phrase = phrase(
    "There is no such data release",
    "No existe esa versión de los datos",
    "Cette version des données n’existe pas",
);
/// Heading of the numbers.
pub const NUMBERS: Phrase = phrase("Numbers", "Cifras", "Nombres");
/// Columns of the numbers.
pub const NUMBER_COLUMNS: [Phrase; 4] = [
    phrase("Number", "Cifra", "Nombre"),
    phrase("Before", "Antes", "Avant"),
    phrase("Now", "Ahora", "Maintenant"),
    phrase("Difference", "Diferencia", "Différence"),
];
/// Heading of the areas.
pub const AREAS: Phrase = phrase("Policy areas", "Áreas de política", "Domaines d’action publique");
/// What the table of areas says.
pub const AREAS_TEXT: Phrase = phrase(
    "Commitments that carry the area, of all commitments of its coding; and members whose plan in force carries it, of all \
     members with a plan in force. Where two releases count in different codings there is no difference to give.",
    "Compromisos que llevan el área, del total de compromisos de su codificación; y miembros cuyo plan vigente la lleva, del total de \
     miembros con un plan vigente. Cuando dos versiones cuentan en codificaciones distintas no hay diferencia que dar.",
    "Engagements qui portent le domaine, sur tous les engagements de son codage\u{a0}; et membres dont le plan en vigueur le porte, sur \
     tous les membres ayant un plan en vigueur. Quand deux versions comptent dans des codages différents, il n’y a pas de différence \
     à donner.",
);
/// Columns of the areas.
pub const AREA_COLUMNS: [Phrase; 6] = [
    phrase("Area", "Área", "Domaine"),
    phrase("Commitments before", "Compromisos antes", "Engagements avant"),
    phrase("Commitments now", "Compromisos ahora", "Engagements maintenant"),
    phrase("Difference", "Diferencia", "Différence"),
    phrase("In force before", "Vigentes antes", "En vigueur avant"),
    phrase("In force now", "Vigentes ahora", "En vigueur maintenant"),
];
/// A release without an area.
pub const NOT_THERE: Phrase = phrase("not there", "no consta", "absent");
/// Two codings.
pub const OTHER_CODING: Phrase = phrase("other coding", "otra codificación", "autre codage");
/// Heading of added commitments.
pub const ADDED: Phrase = phrase("Added commitments", "Compromisos añadidos", "Engagements ajoutés");
/// Heading of lost commitments.
pub const LOST: Phrase = phrase("Lost commitments", "Compromisos perdidos", "Engagements perdus");
/// Heading of changed commitments.
pub const CHANGED: Phrase = phrase("Changed commitments", "Compromisos modificados", "Engagements modifiés");
/// Columns of changed commitments.
pub const CHANGED_COLUMNS: [Phrase; 4] = [
    phrase("Commitment", "Compromiso", "Engagement"),
    phrase("Field", "Campo", "Champ"),
    phrase("Before", "Antes", "Avant"),
    phrase("Now", "Ahora", "Maintenant"),
];
/// A field that says nothing.
pub const EMPTY: Phrase = phrase("(empty)", "(vacío)", "(vide)");
/// Heading of members that came or went.
pub const MEMBERS_MOVED: Phrase = phrase("Members", "Miembros", "Membres");
/// Heading of plans that came or went.
pub const PLANS_MOVED: Phrase = phrase("Action plans", "Planes de acción", "Plans d’action");
/// Heading of areas that came or went.
pub const AREAS_MOVED: Phrase = phrase("Areas in use", "Áreas en uso", "Domaines utilisés");
/// Heading of columns that came or went.
pub const COLUMNS: Phrase =
    phrase("Columns of the sources", "Columnas de las fuentes", "Colonnes des sources");
/// Before a list of what came.
pub const CAME: Phrase = phrase("New:", "Nuevos:", "Nouveaux\u{a0}:");
/// Before a list of what went.
pub const WENT: Phrase = phrase("Gone:", "Desaparecidos:", "Disparus\u{a0}:");
/// Heading of the files.
pub const FILES: Phrase =
    phrase("Download all changes", "Descargar todos los cambios", "Télécharger tous les changements");

/// The title of a release.
#[must_use]
pub fn release(id: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Data release {id}"),
        Lang::Es => format!("Versión de los datos {id}"),
        Lang::Fr => format!("Version des données {id}"),
    }
}

/// The title of the page on one release.
#[must_use]
pub fn step_title(id: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("What data release {id} changed"),
        Lang::Es => format!("Qué cambió la versión de los datos {id}"),
        Lang::Fr => format!("Ce que la version des données {id} a changé"),
    }
}

/// The day on which a release came; nothing where no store keeps it.
#[must_use]
pub fn came(entry: &Entry, lang: Lang) -> Option<String> {
    entry.is_kept.then(|| day(&entry.since, lang))
}

/// A day from a time as in RFC 3339: “23 November 2026”.
fn day(since: &str, lang: Lang) -> String {
    let parts = since.get(..7).zip(since.get(8..10));
    let read =
        parts.and_then(|(ym, day)| Some((Month::try_from(ym.to_owned()).ok()?, day.parse::<u32>().ok()?)));
    match read {
        Some((of, day)) => format!("{day}{}{}", lang.choose(" ", " de ", " "), month(of, lang)),
        None => since.to_owned(),
    }
}

/// What a release is and changed, in sentences.
#[must_use]
pub fn sentences(entry: &Entry, lang: Lang) -> Vec<String> {
    let mut said = vec![size(entry, lang)];
    match (&entry.before, &entry.summary) {
        (Before::Kept(id), Some(summary)) => said.extend(changed(id, summary, lang)),
        (before, _) => said.extend(uncompared(before, lang)),
    }
    if entry.is_taken_back {
        said.push(
            lang.choose(
                "It was taken back: the pages show an earlier release.",
                "Se retiró: las páginas muestran una versión anterior.",
                "Elle a été retirée\u{a0}: les pages montrent une version antérieure.",
            )
            .into(),
        );
    }
    said
}

fn size(entry: &Entry, lang: Lang) -> String {
    let release = &entry.release;
    let commitments = commitments(release.commitments, lang);
    let plans = some(release.plans, PLAN, lang);
    let members = some(release.national_members + release.local_members, MEMBERS, lang);
    match lang {
        Lang::En => format!("{commitments} in {plans} of {members}."),
        Lang::Es => format!("{commitments} en {plans} de {members}."),
        Lang::Fr => format!("{commitments} dans {plans} de {members}."),
    }
}

/// Why nothing is said about changes.
fn uncompared(before: &Before, lang: Lang) -> Option<String> {
    match before {
        Before::First => Some(
            lang.choose(
                "It is the first release kept here.",
                "Es la primera versión que se conserva aquí.",
                "C’est la première version conservée ici.",
            )
            .into(),
        ),
        Before::Gone(id) => Some(match lang {
            Lang::En => format!("The release before it, {id}, is not kept any more."),
            Lang::Es => format!("La versión anterior, {id}, ya no se conserva."),
            Lang::Fr => format!("La version précédente, {id}, n’est plus conservée."),
        }),
        Before::Kept(_) => None,
    }
}

/// What changed against a release.
fn changed(id: &str, summary: &Summary, lang: Lang) -> Vec<String> {
    if *summary == Summary::default() {
        return vec![match lang {
            Lang::En => format!("No commitment says anything else than in release {id}."),
            Lang::Es => format!("Ningún compromiso dice otra cosa que en la versión {id}."),
            Lang::Fr => format!("Aucun engagement ne dit autre chose que dans la version {id}."),
        }];
    }
    let Summary { added, changed, lost, members_came, members_went, plans_came, plans_went } = *summary;
    let added = some(added, COMMITMENT, lang);
    let (changed, lost) = (count(lang, changed), count(lang, lost));
    let rows = match lang {
        Lang::En => format!("Against release {id}: {added} added, {changed} changed, {lost} lost."),
        Lang::Es => {
            format!("Frente a la versión {id}: {added} de más, {changed} con cambios, {lost} de menos.")
        }
        Lang::Fr => {
            format!(
                "Par rapport à la version {id}\u{a0}: {added} en plus, {changed} avec des changements, {lost} en moins."
            )
        }
    };
    let moved = |came: u32, went: u32, noun: Noun| {
        (came + went > 0).then(|| {
            let (came, went) = (some(came, noun, lang), count(lang, went));
            match lang {
                Lang::En => format!("{came} came, {went} went."),
                Lang::Es => format!("Llegan {came}, se van {went}."),
                Lang::Fr => format!("Arrivées\u{a0}: {came}\u{a0}; départs\u{a0}: {went}."),
            }
        })
    };
    let moved = [moved(members_came, members_went, MEMBERS), moved(plans_came, plans_went, PLAN)];
    std::iter::once(rows).chain(moved.into_iter().flatten()).collect()
}

/// That there is no file of changes.
#[must_use]
pub fn nothing_before(id: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("no earlier release is kept here that data release {id} could be compared with"),
        Lang::Es => {
            format!(
                "aquí no se conserva ninguna versión anterior con la que comparar la versión de los datos {id}"
            )
        }
        Lang::Fr => format!(
            "aucune version antérieure à laquelle comparer la version des données {id} n’est conservée ici"
        ),
    }
}

/// The name of a headline number.
#[must_use]
pub fn headline(number: Headline, lang: Lang) -> &'static str {
    match number {
        Headline::Commitments => lang.choose("Commitments", "Compromisos", "Engagements"),
        Headline::Plans => lang.choose("Action plans", "Planes de acción", "Plans d’action"),
        Headline::NationalMembers => {
            lang.choose("National members", "Miembros nacionales", "Membres nationaux")
        }
        Headline::LocalMembers => lang.choose("Local members", "Miembros locales", "Membres locaux"),
    }
}

/// A difference with its sign: `+12`, `−3`, `0`.
#[must_use]
pub fn signed(old: u32, new: u32, lang: Lang) -> String {
    match new.cmp(&old) {
        std::cmp::Ordering::Greater => format!("+{}", count(lang, new - old)),
        std::cmp::Ordering::Equal => count(lang, 0),
        std::cmp::Ordering::Less => format!("−{}", count(lang, old - new)),
    }
}

/// A difference of two shares in percentage points, with its sign: `+1.2`; `None` where one of them is of nothing.
#[must_use]
pub fn points((old_k, old_n): (u32, u32), (new_k, new_n): (u32, u32), lang: Lang) -> Option<String> {
    if old_n == 0 || new_n == 0 {
        return None;
    }
    let share = |k: u32, n: u32| 100.0 * f64::from(k) / f64::from(n);
    let moved = share(new_k, new_n) - share(old_k, old_n);
    let sign = if moved > 0.0 { "+" } else { "" };
    let unit = lang.choose("points", "puntos", "points");
    Some(format!("{sign}{}\u{a0}{unit}", decimal(lang, moved, 1)))
}
