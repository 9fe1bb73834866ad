//! Names of the facets of commitments, and of those of their values that are words of the interface.

use crate::model::lang::Lang;
use crate::model::place::{Named, Region};
use crate::model::search::{Key, UNCODED};
use crate::text::phrase::{Phrase, phrase};

/// Heading of a facet.
#[must_use]
pub fn facet(key: Key) -> Phrase {
    match key {
        Key::Area => phrase("Policy area", "Área de política", "Domaine d’action publique"),
        Key::Challenge => {
            phrase("Challenge area", "Área del Open Gov Challenge", "Domaine de l’Open Gov Challenge")
        }
        Key::Region => phrase("Region", "Región", "Région"),
        Key::Country => phrase(
            "Country with its local members",
            "País con sus miembros locales",
            "Pays avec ses membres locaux",
        ),
        Key::Member => phrase("Member", "Miembro", "Membre"),
        Key::Level => phrase("Level", "Nivel", "Niveau"),
        Key::Completion => phrase("Completion", "Cumplimiento", "Achèvement"),
        Key::Ambition => phrase(
            "Ambition or potential impact",
            "Ambición o impacto potencial",
            "Ambition ou impact potentiel",
        ),
        Key::EarlyResults => phrase("Early results", "Resultados tempranos", "Premiers résultats"),
        Key::Starred => phrase("Star", "Estrella", "Étoile"),
        Key::Coding => phrase(
            "Areas counted in the coding",
            "Áreas contadas en la codificación",
            "Domaines comptés dans le codage",
        ),
    }
}

/// Both levels.
pub const BOTH: Phrase = phrase("National and local", "Nacional y local", "National et local");

/// A value for people: its own name where the data give one, else the word of the interface.
#[must_use]
pub fn value(lang: Lang, key: Key, item: &Named) -> String {
    if !item.name.is_empty() {
        return item.name.clone();
    }
    let id = item.id.as_str();
    let word = match key {
        Key::Region => region(id),
        Key::Level => level(id),
        Key::Completion => completion(id).or_else(|| unrated(id)),
        Key::Ambition => potential(id).or_else(|| unrated(id)),
        Key::EarlyResults => early_results(id).or_else(|| unrated(id)),
        Key::Starred => starred(id).or_else(|| unrated(id)),
        Key::Coding if id == UNCODED => {
            Some(phrase("In no coding", "En ninguna codificación", "Dans aucun codage"))
        }
        _ => None,
    };
    word.map_or(id, |word| word.of(lang)).into()
}

fn region(id: &str) -> Option<Phrase> {
    Some(match Region::from_slug(id)? {
        Region::AfricaAndTheMiddleEast => {
            phrase("Africa and the Middle East", "África y Medio Oriente", "Afrique et Moyen-Orient")
        }
        Region::Americas => phrase("Americas", "Américas", "Amériques"),
        Region::AsiaAndThePacific => {
            phrase("Asia and the Pacific", "Asia y el Pacífico", "Asie et Pacifique")
        }
        Region::Europe => phrase("Europe", "Europa", "Europe"),
    })
}

fn level(id: &str) -> Option<Phrase> {
    Some(match id {
        "national" => phrase("National members", "Miembros nacionales", "Membres nationaux"),
        "local" => phrase("Local members", "Miembros locales", "Membres locaux"),
        _ => return None,
    })
}

fn completion(id: &str) -> Option<Phrase> {
    Some(match id {
        "complete" => phrase("Complete", "Completo", "Complet"),
        "substantial" => phrase("Substantial", "Sustancial", "Substantiel"),
        "limited" => phrase("Limited", "Limitado", "Limité"),
        "not-started" => phrase("Not started", "No iniciado", "Non commencé"),
        "no-evidence" => {
            phrase("No evidence available", "Sin evidencia disponible", "Aucune preuve disponible")
        }
        "withdrawn" => phrase("Withdrawn", "Retirado", "Retiré"),
        _ => return None,
    })
}

fn potential(id: &str) -> Option<Phrase> {
    Some(match id {
        "high" => phrase("Ambition: high", "Ambición: alta", "Ambition : élevée"),
        "modest" => phrase("Ambition: modest", "Ambición: modesta", "Ambition : modeste"),
        "low" => phrase("Ambition: low", "Ambición: baja", "Ambition : faible"),
        "transformative" => {
            phrase("Impact: transformative", "Impacto: transformador", "Impact : transformateur")
        }
        "moderate" => phrase("Impact: moderate", "Impacto: moderado", "Impact : modéré"),
        "minor" => phrase("Impact: minor", "Impacto: menor", "Impact : mineur"),
        "none" => phrase("Impact: none", "Impacto: ninguno", "Impact : aucun"),
        "worsens" => phrase("Impact: worsens", "Impacto: empeora", "Impact : aggrave"),
        _ => return None,
    })
}

fn early_results(id: &str) -> Option<Phrase> {
    Some(match id {
        "outstanding" => phrase("Outstanding", "Sobresalientes", "Exceptionnels"),
        "major" => phrase("Major", "Importantes", "Majeurs"),
        "marginal" => phrase("Marginal", "Marginales", "Marginaux"),
        "did-not-change" => phrase("Did not change", "Sin cambios", "Sans changement"),
        "worsened" => phrase("Worsened", "Empeoró", "Détérioration"),
        _ => return None,
    })
}

fn starred(id: &str) -> Option<Phrase> {
    Some(match id {
        "yes" => phrase("Starred", "Con estrella", "Étoilé"),
        "no" => phrase("Not starred", "Sin estrella", "Non étoilé"),
        _ => return None,
    })
}

/// The ways of not being rated: five different things.
fn unrated(id: &str) -> Option<Phrase> {
    Some(match id {
        "unclear" => phrase("Unclear", "Poco claro", "Peu clair"),
        "pending" => phrase("Assessment pending", "Evaluación pendiente", "Évaluation en attente"),
        "not-assessed" => phrase("Not assessed", "No evaluado", "Non évalué"),
        "no-such-indicator" => phrase(
            "No such rating for this plan",
            "Este plan no tiene esa calificación",
            "Pas de telle note pour ce plan",
        ),
        "missing" => phrase("Not given in the source", "No figura en la fuente", "Absent de la source"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rating::{Ambition, Completion, EarlyResults, PotentialImpact, Scale, YesNo};

    #[test]
    fn every_step_of_every_scale_has_its_word() {
        fn slugs<S: Scale>() -> impl Iterator<Item = &'static str> {
            let reasons = ["unclear", "pending", "not-assessed", "no-such-indicator", "missing"];
            S::STEPS.iter().map(|step| step.slug()).chain(reasons)
        }
        let all = [
            (Key::Completion, slugs::<Completion>().collect::<Vec<_>>()),
            (Key::Ambition, slugs::<Ambition>().chain(slugs::<PotentialImpact>()).collect()),
            (Key::EarlyResults, slugs::<EarlyResults>().collect()),
            (Key::Starred, slugs::<YesNo>().collect()),
            (Key::Region, Region::ALL.map(Region::slug).into()),
            (Key::Level, vec!["national", "local"]),
        ];
        for (key, slugs) in all {
            for id in slugs {
                for lang in Lang::ALL {
                    let word = value(lang, key, &Named { id: id.into(), name: String::new() });
                    assert_ne!(word, id, "{key:?} in {lang:?}");
                }
            }
        }
    }
}
