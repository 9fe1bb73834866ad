//! Phrases of figures in French.

use super::{Say, TOO_FEW_FOR_A_SHARE, capitalized, uncapitalized};
use crate::model::lang::Lang;
use crate::model::place::{Level, PlaceKind};
use crate::model::query::{Grouping, Measure};
use crate::text::number::{self, count, k_of_n, percent};
use crate::text::ratings;

const FR: Lang = Lang::Fr;

/// French.
pub(super) struct Fr;

impl Say for Fr {
    fn subject(&self, names: &[&str], by: Grouping) -> String {
        match names {
            [] => match by {
                Grouping::Area => "Aucun domaine".into(),
                Grouping::Challenge => "Aucun domaine du Défi".into(),
            },
            [one] => (*one).into(),
            [one, two] => format!("{one} – {two}"),
            [one, rest @ ..] => {
                let things = match by {
                    Grouping::Area => "domaines",
                    Grouping::Challenge => "domaines du Défi",
                };
                format!("{one} et {} autres {things}", number::word(FR, rest.len()))
            }
        }
    }

    fn thing(&self, by: Grouping) -> &'static str {
        match by {
            Grouping::Area => "domaine",
            Grouping::Challenge => "domaine du Défi",
        }
    }

    fn title(&self, subject: &str, measure: Measure, place: &str) -> String {
        let place = if place.is_empty() { String::new() } else { format!(", {place}") };
        match measure {
            Measure::Inforce => format!("{subject} dans les plans en vigueur{place}"),
            Measure::Plans => format!("{subject} dans les plans présentés{place}"),
            Measure::Share => format!("{subject}, part des engagements{place}"),
            Measure::Count => format!("{subject}, nombre d’engagements{place}"),
            rated => format!("{subject}, {}{place}", ratings::noun(rated, None, FR)),
        }
    }

    fn measure(&self, measure: Measure, by: Grouping) -> String {
        let thing = self.thing(by);
        match measure {
            Measure::Inforce => format!(
                "Membres dont le plan en vigueur au 1er juillet comporte au moins un engagement du {thing}"
            ),
            Measure::Plans => format!("Plans présentés comportant au moins un engagement du {thing}"),
            Measure::Share => format!("Engagements du {thing}, parmi tous les engagements"),
            Measure::Count => format!("Engagements du {thing}"),
            rated => ratings::measure(rated, by, FR),
        }
    }

    fn measure_and_unit(&self, measure: Measure, by: Grouping) -> String {
        let (measure, unit) = match measure {
            Measure::Inforce => (measure, "% des membres ayant un plan en vigueur"),
            Measure::Plans => (measure, "% des plans présentés"),
            Measure::Share => (Measure::Count, "% de tous les engagements"),
            Measure::Count => (measure, "nombre par an"),
            rated => (rated, ratings::UNIT.of(FR)),
        };
        format!("{}, {unit}", self.measure(measure, by))
    }

    fn n_row(&self, measure: Measure, short: bool) -> &'static str {
        match (measure, short) {
            (Measure::Inforce, false) => "Membres ayant un plan en vigueur au 1er juillet",
            (Measure::Inforce, true) => "Membres ayant un plan",
            (Measure::Plans | Measure::Count, _) => "Plans présentés",
            (Measure::Share, false) => "Tous les engagements de l’année",
            (Measure::Share, true) => "Tous les engagements",
            _ => ratings::RATED.of(FR),
        }
    }

    fn places(&self, names: &[&str], world: bool, level: Option<Level>, within_sentence: bool) -> String {
        let members = match level {
            None => "Tous les membres",
            Some(Level::National) => "Membres nationaux",
            Some(Level::Local) => "Membres locaux",
        };
        if world {
            return if within_sentence { uncapitalized(members) } else { members.into() };
        }
        let names = match names {
            [one] => (*one).to_string(),
            [..] if names.len() <= 4 => names.join(" – "),
            _ => format!("{} lieux", number::word(FR, names.len())),
        };
        capitalized(&match level {
            None => names,
            Some(_) => format!("{names}, {}", uncapitalized(members)),
        })
    }

    fn by_places(&self, kind: Option<PlaceKind>) -> &'static str {
        match kind {
            Some(PlaceKind::Region) => "par région",
            Some(PlaceKind::Country) => "par pays",
            Some(PlaceKind::Member) => "par membre",
            Some(PlaceKind::World | PlaceKind::Peers(_)) | None => "par lieu",
        }
    }

    fn area_in_place(&self, area: &str, place: &str) -> String {
        format!("{area}, {place}")
    }

    fn alt(&self, several: bool, title: &str, places: &str, years: &str) -> String {
        let kind = if several { "Graphiques en courbes" } else { "Graphique en courbes" };
        format!("{kind}\u{a0}: {title}, {places}, {years}.")
    }

    fn facts(&self, name: &str, first: Option<(&str, i32)>, last: (&str, i32)) -> String {
        let (now, year) = last;
        match first {
            Some((then, before)) => format!("{name}\u{a0}: {then} en {before}, {now} en {year}."),
            None => format!("{name}\u{a0}: {now} en {year}."),
        }
    }

    fn no_facts(&self, name: &str) -> String {
        format!("{name}\u{a0}: aucune année complète.")
    }

    fn and_more(&self, series: usize) -> String {
        match series {
            1 => "Et une de plus.".into(),
            _ => format!("Et {} de plus.", number::word(FR, series)),
        }
    }

    fn size(&self, k: u32, n: u32) -> String {
        let of = k_of_n(FR, k, n);
        percent(FR, k, n).map_or_else(|| of.clone(), |percent| format!("{of} ({percent})"))
    }

    fn label(&self, year: i32, percent: Option<&str>, k: u32, n: u32) -> String {
        let of = k_of_n(FR, k, n);
        percent
            .map_or_else(|| format!("{year}\u{a0}: {of}"), |percent| format!("{year}\u{a0}: {percent}, {of}"))
    }

    fn of(&self, n: u32) -> String {
        format!("sur {}", count(FR, n))
    }

    fn in_year(&self, year: i32) -> String {
        format!("en {year}")
    }

    fn mark(&self, name: &str, year: i32, k: u32, n: u32, incomplete: bool) -> String {
        let note = if incomplete { ", incomplet" } else { "" };
        format!("{name}, {year}\u{a0}: {}{note}", self.size(k, n))
    }

    fn incomplete(&self, years: &str) -> String {
        if years.contains([',', '–']) {
            format!(
                "Les années {years} sont incomplètes\u{a0}: des plans ultérieurs peuvent encore changer les nombres."
            )
        } else {
            format!(
                "L’année {years} est incomplète\u{a0}: des plans ultérieurs peuvent encore changer le nombre."
            )
        }
    }

    fn no_plans(&self, measure: Measure, years: &str) -> String {
        match measure {
            Measure::Inforce => format!("Aucun plan n’était en vigueur en {years}."),
            _ => format!("Aucun plan n’a été présenté en {years}."),
        }
    }

    fn no_plans_then(&self, measure: Measure) -> String {
        match measure {
            Measure::Inforce => "Aucun plan en vigueur.".into(),
            _ => "Aucun plan présenté.".into(),
        }
    }

    fn too_few_of(&self, group: &str) -> String {
        format!("{group}\u{a0}: trop peu")
    }

    fn group(&self, measure: Measure, number: &str, is_one: bool) -> String {
        let many = groups(measure);
        let word = if is_one { many.trim_end_matches('s') } else { many };
        format!("{number} {word}")
    }

    fn too_few_in(&self, year: i32, group: &str) -> String {
        format!("{year} compte {group}, trop peu pour une part.")
    }

    fn too_few(&self, measure: Measure, years: &str) -> String {
        format!("Trop peu de {} pour une part en {years}.", groups(measure))
    }

    fn too_few_then(&self, measure: Measure) -> String {
        format!("Trop peu de {} pour une part.", groups(measure))
    }

    fn too_few_label(&self, k: u32, n: u32, year: i32) -> String {
        format!("{}\u{a0}: {} en {year}", TOO_FEW_FOR_A_SHARE.fr, k_of_n(FR, k, n))
    }

    fn too_few_facts(&self, name: &str, k: u32, n: u32, year: i32) -> String {
        format!("{name}\u{a0}: {}.", self.too_few_label(k, n, year))
    }

    fn band(&self, name: &str) -> String {
        format!("Bande\u{a0}: intervalle d’environ 95\u{a0}%, {name}.")
    }

    fn hatched(&self, no_plans: Option<&str>, too_few: Option<&str>) -> Option<String> {
        match (no_plans.map(uncapitalized), too_few.map(uncapitalized)) {
            (Some(one), Some(other)) => {
                Some(format!("Hachuré\u{a0}: {}\u{a0}; {other}", one.trim_end_matches('.')))
            }
            (one, other) => one.or(other).map(|text| format!("Hachuré\u{a0}: {text}")),
        }
    }

    fn tinted(&self, incomplete: &str) -> String {
        format!("Teinté\u{a0}: {}", uncapitalized(incomplete))
    }

    fn behind_break(&self, first: i32, last: i32) -> [String; 2] {
        let years = if first == last { first.to_string() } else { format!("{first} à {last}") };
        [
            format!("Les plans de {years} emploient un autre codage des domaines."),
            "Aucune ligne ne le franchit.".into(),
        ]
    }

    fn other_coding(&self, years: &str) -> String {
        format!("Les plans de {years} portent un autre codage et ne figurent pas dans ce graphique.")
    }

    fn source(&self, sources: &str, years: Option<&str>, commitments: u32, release: &str) -> String {
        let plans = years.map_or_else(String::new, |years| format!(", plans de {years}"));
        let commitments = count(FR, commitments);
        format!(
            "Source\u{a0}: {sources}{plans} ({commitments} engagements). Version des données\u{a0}: {release}."
        )
    }

    fn more_files(&self, named: &str, more: usize) -> String {
        match more {
            1 => format!("{named} et un autre fichier"),
            _ => format!("{named} et {} autres fichiers", number::word(FR, more)),
        }
    }

    fn overlap(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Count => {
                "Un engagement peut porter plusieurs domaines\u{a0}: leur somme dépasse le total des engagements."
            }
            _ => "Un engagement peut porter plusieurs domaines\u{a0}: la somme des parts dépasse 100\u{a0}%.",
        }
    }

    fn left_out(&self, commitments: u32) -> String {
        match commitments {
            1 => "1 engagement étiqueté par un autre codage, ou non étiqueté, n’est pas compté.".into(),
            more => format!(
                "{} engagements étiquetés par un autre codage, ou non étiquetés, ne sont pas comptés.",
                count(FR, more)
            ),
        }
    }
}

const fn groups(measure: Measure) -> &'static str {
    match measure {
        Measure::Inforce => "membres",
        Measure::Plans | Measure::Share | Measure::Count => "plans",
        _ => "engagements",
    }
}
