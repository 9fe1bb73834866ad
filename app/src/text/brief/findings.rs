//! The findings that may be quoted.

use super::super::pages::{self, places};
use super::super::{claim, number, ratings};
use super::{beside_list, members, on_july, sized};
use crate::model::answer::Unrated;
use crate::model::brief::{Brief, Count, Finding, Subject, Who};
use crate::model::lang::Lang;
use crate::model::paper::{Block, Item, Text, View, fill, linked, plain};
use crate::model::place::{Level, Named};
use crate::model::profile::MemberRow;

pub(super) fn section(brief: &Brief) -> (String, Vec<Block>) {
    let lang = brief.query.lang;
    let items: Vec<Item> = brief
        .findings
        .iter()
        .map(|finding| Item { text: said(brief, finding), note: Text::new() })
        .filter(|item| !item.text.is_empty())
        .collect();
    let heading = match (items.len(), lang) {
        (3, Lang::En) => "Three findings that are safe to quote",
        (3, Lang::Es) => "Tres hallazgos que se pueden citar",
        (3, Lang::Fr) => "Trois constats que l’on peut citer",
        (1, _) => lang.choose("What can be said", "Lo que se puede decir", "Ce que l’on peut dire"),
        _ => lang.choose(
            "Findings that are safe to quote",
            "Hallazgos que se pueden citar",
            "Constats que l’on peut citer",
        ),
    };
    (heading.into(), vec![Block::Numbers(items)])
}

fn said(brief: &Brief, finding: &Finding) -> Text {
    let lang = brief.query.lang;
    match finding {
        Finding::Completed { own, unrated, level, beside } => completed(brief, own, *unrated, *level, beside),
        Finding::Carried { area, own, beside } => carried(brief, area, own, beside),
        Finding::Quoted(answer, view) => {
            let sentence = answer.series.first().and_then(|series| claim::short(answer, series, lang));
            sentence.map(|sentence| vec![linked(sentence, view)]).unwrap_or_default()
        }
        Finding::NoPlan(others) => no_plan(brief, others),
        Finding::NoArea => vec![plain(lang.choose(
            "No commitment carries a policy area, so nothing here is compared by area.",
            "Ningún compromiso tiene un área de política, por lo que aquí no se compara nada por área.",
            "Aucun engagement ne porte de domaine d’action publique\u{a0}: rien n’est donc comparé ici par domaine.",
        ))],
        Finding::Few(count) => few(brief, count),
    }
}

fn completed(brief: &Brief, own: &Count, unrated: Unrated, level: Level, beside: &[(Who, Count)]) -> Text {
    let lang = brief.query.lang;
    let level = brief.level.is_none().then(|| format!(", {}", members(level, lang)));
    let name = format!("{}{}", brief.name, level.unwrap_or_default());
    let reasons = ratings::unrated(&unrated, lang);
    if own.n == 0 {
        let reasons = reasons.unwrap_or_default();
        let all = linked(pages::commitments(unrated.total(), lang), &own.view);
        let said = match lang {
            Lang::En => format!(
                "{name}: none of {{0}} is rated on completion ({reasons}), so nothing is said of results."
            ),
            Lang::Es => format!(
                "{name}: de {{0}} ninguno tiene calificado el cumplimiento ({reasons}), por lo que no se dice nada de resultados."
            ),
            Lang::Fr => format!(
                "{name}\u{a0}: sur {{0}}, aucune réalisation n’est notée ({reasons})\u{a0}; rien n’est donc dit des résultats."
            ),
        };
        return fill(&said, &[all]);
    }
    let said = match lang {
        Lang::En => {
            format!("{name}: of the commitments rated on completion, {{0}} were substantial or complete.")
        }
        Lang::Es => format!(
            "{name}: de los compromisos calificados en cumplimiento, {{0}} tuvieron un cumplimiento sustancial o completo."
        ),
        Lang::Fr => format!(
            "{name}\u{a0}: parmi les engagements notés sur leur réalisation, {{0}} étaient réalisés substantiellement ou entièrement."
        ),
    };
    let mut text = fill(&said, &[sized(own, lang).bold()]);
    comparison(brief, beside, &mut text);
    if let Some(reasons) = reasons {
        let words = lang.choose("Not rated", "Sin calificar", "Non notés");
        text.push(plain(format!(" {words}{}{reasons}.", pages::colon(lang))));
    }
    text
}

/// `For comparison: Americas 379 of 670 (57%).`
fn comparison(brief: &Brief, beside: &[(Who, Count)], text: &mut Text) {
    if beside.is_empty() {
        return;
    }
    let lang = brief.query.lang;
    let words = lang.choose("For comparison", "Para comparar", "Pour comparaison");
    text.push(plain(format!(" {words}{}", pages::colon(lang))));
    text.extend(beside_list(brief, beside));
    text.push(plain("."));
}

fn carried(brief: &Brief, area: &Named, own: &Count, beside: &[(Who, Count)]) -> Text {
    let lang = brief.query.lang;
    let (first, last) = own.years.unwrap_or_default();
    let (name, run) = (&area.name, sized(own, lang).bold());
    let july = on_july(last, lang);
    match &brief.query.subject {
        Subject::Member(_) => {
            let years = number::years(first, last);
            let said = match lang {
                Lang::En => format!("Most frequent area in the plans of {years}: {name}, {{0}} commitments."),
                Lang::Es => {
                    format!("Área más frecuente en los planes de {years}: {name}, {{0}} compromisos.")
                }
                Lang::Fr => {
                    format!(
                        "Domaine le plus fréquent dans les plans de {years}\u{a0}: {name}, {{0}} engagements."
                    )
                }
            };
            let mut text = fill(&said, &[run]);
            if let Some((_, year)) = beside.iter().find_map(|(_, count)| count.years) {
                let july = on_july(year, lang);
                text.push(plain(match lang {
                    Lang::En => format!(" Members whose plan in force {july} had at least one: "),
                    Lang::Es => format!(" Miembros cuyo plan vigente {july} tenía al menos uno: "),
                    Lang::Fr => {
                        format!(" Membres dont le plan en vigueur {july} en avait au moins un\u{a0}: ")
                    }
                }));
                text.extend(beside_list(brief, beside));
                text.push(plain("."));
            }
            text
        }
        Subject::Region(_) => {
            let said = match lang {
                Lang::En => format!("Area in most plans in force {july}: {name}, {{0}} members."),
                Lang::Es => format!("Área presente en más planes vigentes {july}: {name}, {{0}} miembros."),
                Lang::Fr => {
                    format!(
                        "Domaine présent dans le plus de plans en vigueur {july}\u{a0}: {name}, {{0}} membres."
                    )
                }
            };
            let mut text = fill(&said, &[run]);
            comparison(brief, beside, &mut text);
            text
        }
        Subject::Area(_) | Subject::Challenge(_) => {
            let said = match lang {
                Lang::En => format!(
                    "Largest part of the members with such a commitment in a plan in force {july}: {name}, {{0}}."
                ),
                Lang::Es => format!(
                    "Mayor parte de los miembros con un compromiso así en un plan vigente {july}: {name}, {{0}}."
                ),
                Lang::Fr => format!(
                    "Plus grande part de membres ayant un tel engagement dans un plan en vigueur {july}\u{a0}: {name}, {{0}}."
                ),
            };
            let mut text = fill(&said, &[run]);
            comparison(brief, beside, &mut text);
            text
        }
    }
}

fn no_plan(brief: &Brief, others: &[MemberRow]) -> Text {
    let lang = brief.query.lang;
    let name = &brief.name;
    let years = brief.query.years != crate::model::query::Years::default();
    let said = match (&brief.query.subject, lang) {
        (_, Lang::En) if years => {
            format!("This release has nothing on {name} in the years that were asked for.")
        }
        (_, Lang::Es) if years => {
            format!("Esta versión de los datos no tiene nada sobre {name} en los años pedidos.")
        }
        (_, Lang::Fr) if years => {
            format!("{name}\u{a0}: rien dans cette version des données pour les années demandées.")
        }
        (Subject::Member(_) | Subject::Region(_), Lang::En) => format!(
            "This release has no plan of {name}. That says nothing about {name}: the files of this release do not cover it."
        ),
        (Subject::Member(_) | Subject::Region(_), Lang::Es) => format!(
            "Esta versión de los datos no tiene ningún plan de {name}. Eso no dice nada de {name}: los archivos de esta versión no lo cubren."
        ),
        (Subject::Member(_) | Subject::Region(_), Lang::Fr) => format!(
            "{name}\u{a0}: aucun plan dans cette version des données. Cela ne dit rien du gouvernement\u{a0}: les fichiers de cette version ne le couvrent pas."
        ),
        (_, Lang::En) => format!("No commitment of this release carries the area {name}."),
        (_, Lang::Es) => format!("Ningún compromiso de esta versión de los datos tiene el área {name}."),
        (_, Lang::Fr) => format!("Aucun engagement de cette version des données ne porte le domaine {name}."),
    };
    let mut text = vec![plain(said)];
    if !others.is_empty() {
        text.push(plain(lang.choose(
            " Only other members of the country have plans here: ",
            " Solo otros miembros del país tienen planes aquí: ",
            " Seuls d’autres membres du pays ont des plans ici\u{a0}: ",
        )));
        for (index, row) in others.iter().enumerate() {
            if index > 0 {
                text.push(plain(", "));
            }
            let size = places::plans(row.plans, lang);
            let view = View::of(format!("/members/{}", row.member.id));
            text.push(linked(format!("{} ({size})", row.member.name), &view));
        }
        text.push(plain("."));
    }
    text
}

fn few(brief: &Brief, count: &Count) -> Text {
    let (lang, name) = (brief.query.lang, &brief.name);
    let said = match lang {
        Lang::En => format!("{name} has only {{0}} in this release: described here, too few to compare."),
        Lang::Es => format!(
            "{name} tiene solo {{0}} en esta versión de los datos: se describen, son muy pocos para comparar."
        ),
        Lang::Fr => {
            format!(
                "{name} n’a que {{0}} dans cette version des données\u{a0}: décrits ici, trop peu pour comparer."
            )
        }
    };
    fill(&said, &[linked(pages::commitments(count.n, lang), &count.view).bold()])
}
