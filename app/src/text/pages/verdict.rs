//! Wording of badges and of the reasons behind them.

use crate::model::badge::{
    Badge, Block, FALL, FALSE_DISCOVERY_RATE, NEEDED_COMMITMENTS, NEEDED_PLANS, NEEDED_YEARS, Need, RISE,
    Test, Verdict,
};
use crate::model::lang::Lang;
use crate::model::release::Coding;
use crate::text::names::coding_name;
use crate::text::number::{count, decimal, k_of_n, percent, years};
use crate::text::phrase::{Phrase, phrase};

use super::{Noun, PLAN, some};

/// Heading of the sentence.
pub const QUOTE: Phrase =
    phrase("A sentence you can quote", "Una frase que puede citar", "Une phrase à citer");
/// Summary of the sentence in other languages.
pub const OTHER_LANGUAGES: Phrase =
    phrase("In Spanish and French", "En inglés y francés", "En anglais et en espagnol");
/// Link under the figure.
pub const TO_WHY: Phrase =
    phrase("Why this badge?", "¿Por qué esta etiqueta?", "Pourquoi cette mention\u{a0}?");
/// Link to the rule.
pub const RULE: Phrase =
    phrase("How badges are given", "Cómo se asignan las etiquetas", "Comment les mentions sont attribuées");

/// The word of a badge.
#[must_use]
pub const fn name(badge: Badge) -> Phrase {
    match badge {
        Badge::Rising => phrase("Rising", "En aumento", "En hausse"),
        Badge::Emerging => phrase("Emerging", "Emergente", "Émergent"),
        Badge::NoClearChange => phrase("No clear change", "Sin cambio claro", "Pas de changement net"),
        Badge::Falling => phrase("Falling", "En descenso", "En baisse"),
        Badge::Fading => phrase("Fading", "En desaparición", "En voie de disparition"),
        Badge::NotEnoughData => phrase("Not enough data", "Datos insuficientes", "Données insuffisantes"),
        Badge::CodingChanged => phrase("Coding changed", "Cambió la codificación", "Codage modifié"),
    }
}

/// “Why “not enough data”?”
#[must_use]
pub fn why(badge: Badge, lang: Lang) -> String {
    let name = name(badge).of(lang).to_lowercase();
    match lang {
        Lang::En => format!("Why “{name}”?"),
        Lang::Es => format!("¿Por qué «{name}»?"),
        Lang::Fr => format!("Pourquoi «\u{a0}{name}\u{a0}»\u{a0}?"),
    }
}

/// Name of the meter of years for those who do not see it.
#[must_use]
pub fn meter(there: u32, lang: Lang) -> String {
    const YEARS: Noun = [phrase("year", "año", "année"), phrase("years", "años", "années")];
    if there < NEEDED_YEARS {
        return match lang {
            Lang::En => format!("{there} of the {NEEDED_YEARS} years needed"),
            Lang::Es => format!("{there} de los {NEEDED_YEARS} años necesarios"),
            Lang::Fr => format!("{there} des {NEEDED_YEARS} années nécessaires"),
        };
    }
    let there = some(there, YEARS, lang);
    match lang {
        Lang::En => format!("{there}, {NEEDED_YEARS} needed"),
        Lang::Es => format!("{there}; se necesitan {NEEDED_YEARS}"),
        Lang::Fr => format!("{there}\u{a0}; il en faut {NEEDED_YEARS}"),
    }
}

/// A cell of the meter for a year that is missing.
pub const ONE_MORE: Phrase = phrase("1 more", "1 más", "1 de plus");

/// Under the meter.
#[must_use]
pub fn under_meter(years: u32, lang: Lang) -> String {
    let enough = years >= NEEDED_YEARS;
    match lang {
        Lang::En => {
            let needed = if enough {
                format!("{years}, at least {NEEDED_YEARS} are needed")
            } else {
                format!("{years} of the {NEEDED_YEARS} needed")
            };
            format!("Years of plans under one coding: {needed}.")
        }
        Lang::Es => {
            let needed = if enough {
                format!("{years}; se necesitan al menos {NEEDED_YEARS}")
            } else {
                format!("{years} de los {NEEDED_YEARS} necesarios")
            };
            format!("Años de planes con una misma codificación: {needed}.")
        }
        Lang::Fr => {
            let needed = if enough {
                format!("{years}, il en faut au moins {NEEDED_YEARS}")
            } else {
                format!("{years} des {NEEDED_YEARS} nécessaires")
            };
            format!("Années de plans sous un même codage\u{a0}: {needed}.")
        }
    }
}

/// What led to the badge: what is missing, or what the test and the sizes of the change said.
#[must_use]
pub fn reasons(verdict: &Verdict, lang: Lang) -> Vec<String> {
    let mut reasons: Vec<String> = verdict.missing.iter().map(|need| missing(*need, verdict, lang)).collect();
    if verdict.badge == Badge::CodingChanged {
        reasons.push(OTHER_CODINGS.of(lang).into());
    }
    match (verdict.test, reasons.is_empty()) {
        (Some(test), _) => reasons.extend([chance(test, lang), effect(verdict, lang)]),
        (None, true) if verdict.plans == 0 => reasons.push(NO_PLAN.of(lang).into()),
        (None, true) => reasons.push(NOTHING_TO_TEST.of(lang).into()),
        (None, false) => {}
    }
    match verdict.badge {
        Badge::Emerging => reasons.push(FROM_NOTHING.of(lang).into()),
        Badge::Fading => reasons.push(TO_NOTHING.of(lang).into()),
        _ => {}
    }
    reasons
}

const OTHER_CODINGS: Phrase = phrase(
    "With the years of other codings there would be enough, but codings are never joined.",
    "Con los años de otras codificaciones habría suficientes, pero las codificaciones nunca se unen.",
    "Avec les années d’autres codages, il y en aurait assez, mais les codages ne sont jamais réunis.",
);
const NO_PLAN: Phrase = phrase(
    "There is no plan of this place and coding.",
    "No hay ningún plan de este lugar y esta codificación.",
    "Il n’y a aucun plan de ce lieu et de ce codage.",
);
const NOTHING_TO_TEST: Phrase = phrase(
    "No commitment, or every one, carries the area: there is nothing to test.",
    "Ningún compromiso tiene el área, o la tienen todos: no hay nada que probar.",
    "Aucun engagement ne porte le domaine, ou tous le portent\u{a0}: il n’y a rien à tester.",
);
const FROM_NOTHING: Phrase = phrase(
    "The first years had almost none, the last ones several members in several regions.",
    "Los primeros años casi no tenían; los últimos, varios miembros en varias regiones.",
    "Les premières années n’en avaient presque pas\u{a0}; les dernières, plusieurs membres dans plusieurs régions.",
);
const TO_NOTHING: Phrase = phrase(
    "The last years have almost none, the first ones had several members in several regions.",
    "Los últimos años casi no tienen; los primeros tenían varios miembros en varias regiones.",
    "Les dernières années n’en ont presque pas\u{a0}; les premières avaient plusieurs membres dans plusieurs régions.",
);

fn missing(need: Need, verdict: &Verdict, lang: Lang) -> String {
    let (had, carried) = (verdict.years, verdict.k);
    match (need, lang) {
        (Need::CompleteSource, _) => lang
            .choose(
                "The source does not have all plans of these years, so no direction can be claimed.",
                "La fuente no tiene todos los planes de estos años, por lo que no puede afirmarse ninguna dirección.",
                "La source n’a pas tous les plans de ces années\u{a0}: aucune direction ne peut être affirmée.",
            )
            .into(),
        (Need::Years, Lang::En) => format!("Too few years: {had} of the {NEEDED_YEARS} needed."),
        (Need::Years, Lang::Es) => format!("Muy pocos años: {had} de los {NEEDED_YEARS} necesarios."),
        (Need::Years, Lang::Fr) => format!("Trop peu d’années\u{a0}: {had} des {NEEDED_YEARS} nécessaires."),
        (Need::Commitments, Lang::En) => {
            format!("Too few commitments in the area: {carried} of the {NEEDED_COMMITMENTS} needed.")
        }
        (Need::Commitments, Lang::Es) => {
            format!("Muy pocos compromisos en el área: {carried} de los {NEEDED_COMMITMENTS} necesarios.")
        }
        (Need::Commitments, Lang::Fr) => {
            format!("Trop peu d’engagements du domaine\u{a0}: {carried} des {NEEDED_COMMITMENTS} nécessaires.")
        }
        (Need::FirstPlans, _) => {
            let name = phrase("in the first years", "en los primeros años", "dans les premières années");
            too_few_plans(verdict.first, name, lang)
        }
        (Need::LastPlans, _) => {
            let name = phrase("in the last years", "en los últimos años", "dans les dernières années");
            too_few_plans(verdict.last, name, lang)
        }
    }
}

fn too_few_plans(block: Option<Block>, when: Phrase, lang: Lang) -> String {
    let when = when.of(lang);
    let there = block.map_or_else(
        || lang.choose("no plans", "ningún plan", "aucun plan").into(),
        |block| format!("{} ({})", some(block.plans, PLAN, lang), years(block.from, block.to)),
    );
    match lang {
        Lang::En => format!("Too few plans {when}: {there}, at least {NEEDED_PLANS} are needed."),
        Lang::Es => format!("Muy pocos planes {when}: {there}; se necesitan al menos {NEEDED_PLANS}."),
        Lang::Fr => {
            format!("Trop peu de plans {when}\u{a0}: {there}\u{a0}; il en faut au moins {NEEDED_PLANS}.")
        }
    }
}

fn chance(test: Test, lang: Lang) -> String {
    let rate = decimal(lang, FALSE_DISCOVERY_RATE, 2);
    match (test.adjusted_p <= FALSE_DISCOVERY_RATE, lang) {
        (true, Lang::En) => format!("The adjusted p is at most {rate}."),
        (false, Lang::En) => format!("The adjusted p is more than {rate}."),
        (true, Lang::Es) => format!("El p ajustado es como máximo {rate}."),
        (false, Lang::Es) => format!("El p ajustado es mayor que {rate}."),
        (true, Lang::Fr) => format!("Le p ajusté est d’au plus {rate}."),
        (false, Lang::Fr) => format!("Le p ajusté est supérieur à {rate}."),
    }
}

fn effect(verdict: &Verdict, lang: Lang) -> String {
    let (rise, fall) = (decimal(lang, RISE, 2), decimal(lang, FALL, 2));
    match (verdict.ratio, lang) {
        (None, _) => lang
            .choose(
                "The share of the first years is zero, so that no ratio can be given.",
                "La proporción de los primeros años es cero, por lo que no puede darse una razón.",
                "La part des premières années est nulle\u{a0}: aucun rapport ne peut être donné.",
            )
            .into(),
        (Some(ratio), Lang::En) if ratio >= RISE => format!("The ratio of shares is at least {rise}."),
        (Some(ratio), Lang::Es) if ratio >= RISE => {
            format!("La razón de las proporciones es al menos {rise}.")
        }
        (Some(ratio), Lang::Fr) if ratio >= RISE => format!("Le rapport des parts est d’au moins {rise}."),
        (Some(ratio), Lang::En) if ratio <= FALL => format!("The ratio of shares is at most {fall}."),
        (Some(ratio), Lang::Es) if ratio <= FALL => {
            format!("La razón de las proporciones es como máximo {fall}.")
        }
        (Some(ratio), Lang::Fr) if ratio <= FALL => format!("Le rapport des parts est d’au plus {fall}."),
        (Some(_), Lang::En) => {
            format!("The ratio of shares lies between {fall} and {rise}: too small to be called a change.")
        }
        (Some(_), Lang::Es) => format!(
            "La razón de las proporciones está entre {fall} y {rise}: demasiado cerca de 1 para llamarla un cambio."
        ),
        (Some(_), Lang::Fr) => format!(
            "Le rapport des parts est compris entre {fall} et {rise}\u{a0}: trop proche de 1 pour parler d’un changement."
        ),
    }
}

/// The numbers behind a badge: name, value, and what the rule asks for.
#[must_use]
pub fn facts(area: &str, verdict: &Verdict, coding: &Coding, lang: Lang) -> Vec<(String, String, String)> {
    let entry =
        |name: Phrase, value: String, asked: &str| (name.of(lang).to_owned(), value, asked.to_owned());
    let at_least = lang.choose("at least", "al menos", "au moins");
    let mut facts = vec![
        (
            format!("{} {area}", lang.choose("Commitments in", "Compromisos en", "Engagements,")),
            k_of_n(lang, verdict.k, verdict.n),
            format!("{at_least} {NEEDED_COMMITMENTS}"),
        ),
        entry(
            phrase("Plans submitted", "Planes presentados", "Plans présentés"),
            count(lang, verdict.plans),
            "",
        ),
    ];
    let first = phrase("First years", "Primeros años", "Premières années");
    let last = phrase("Last years", "Últimos años", "Dernières années");
    // Years that are among the first and among the last say nothing of a change, unless a test rests on them.
    let overlap = verdict.first.zip(verdict.last).is_some_and(|(first, last)| last.from <= first.to);
    let told = !overlap || verdict.test.is_some();
    facts.extend(verdict.first.filter(|_| told).map(|block| share(first, &block, lang)));
    facts.extend(verdict.last.filter(|_| told).map(|block| share(last, &block, lang)));
    facts.extend(verdict.ratio.filter(|_| told).map(|ratio| {
        let (rise, fall) = (decimal(lang, RISE, 2), decimal(lang, FALL, 2));
        let asked = match lang {
            Lang::En => format!("from {rise} or to {fall}"),
            Lang::Es => format!("desde {rise} o hasta {fall}"),
            Lang::Fr => format!("à partir de {rise} ou jusqu’à {fall}"),
        };
        let name = phrase(
            "Last share over first",
            "Última proporción entre la primera",
            "Dernière part sur la première",
        );
        entry(name, decimal(lang, ratio, 2), &asked)
    }));
    facts.extend(tested(verdict, lang));
    let name = if verdict.coding == coding.id { coding_name(coding, lang) } else { verdict.coding.clone() };
    let complete = if coding.complete {
        lang.choose("complete", "completa", "complet")
    } else {
        lang.choose("not complete", "no completa", "non complet")
    };
    facts.push(entry(super::trends::CODING, name, complete));
    facts
}

/// What the test said.
fn tested(verdict: &Verdict, lang: Lang) -> Vec<(String, String, String)> {
    let entry = |name: Phrase, value: String, asked: String| (name.of(lang).to_owned(), value, asked);
    let Some(test) = verdict.test else {
        let name = phrase("Trend test", "Prueba de tendencia", "Test de tendance");
        let value = lang.choose("not run", "no realizada", "non effectué").into();
        return vec![entry(name, value, String::new())];
    };
    let at_most = lang.choose("at most", "como máximo", "au plus");
    vec![
        entry(
            phrase(
                "Trend test, statistic",
                "Prueba de tendencia, estadístico",
                "Test de tendance, statistique",
            ),
            decimal(lang, test.statistic, 2),
            String::new(),
        ),
        entry(
            phrase("p", "p", "p"),
            p(test.p, lang),
            lang.choose("two-sided", "bilateral", "bilatéral").into(),
        ),
        entry(
            phrase("Adjusted p", "p ajustado", "p ajusté"),
            p(test.adjusted_p, lang),
            format!("{at_most} {}", decimal(lang, FALSE_DISCOVERY_RATE, 2)),
        ),
        entry(
            phrase("Series compared", "Series comparadas", "Séries comparées"),
            count(lang, test.compared),
            String::new(),
        ),
    ]
}

fn share(name: Phrase, block: &Block, lang: Lang) -> (String, String, String) {
    let share = percent(lang, block.k, block.n).map(|share| format!("{share}, ")).unwrap_or_default();
    (
        format!("{}, {}", name.of(lang), years(block.from, block.to)),
        format!("{share}{}", k_of_n(lang, block.k, block.n)),
        some(block.plans, PLAN, lang),
    )
}

/// A probability: `0.032`, `<0.001`.
fn p(p: f64, lang: Lang) -> String {
    if p < 0.001 { format!("<{}", decimal(lang, 0.001, 3)) } else { decimal(lang, p, 3) }
}
