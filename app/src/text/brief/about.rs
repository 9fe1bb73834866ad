//! Local members, the method, the sources, and how to cite.

use super::super::number;
use super::super::pages::{self, places};
use super::{joined, release, short_title};
use crate::model::brief::Brief;
use crate::model::lang::Lang;
use crate::model::local::{LOCAL_LIMIT, LOCAL_PROGRAMME};
use crate::model::paper::{Block, Link, Run, View, fill, linked, plain, web};

pub(super) fn local(brief: &Brief) -> Option<(String, Vec<Block>)> {
    let local = brief.local.as_ref()?;
    let lang = brief.query.lang;
    let heading = lang.choose(
        "OGP Local: rules and peers",
        "OGP Local: reglas y pares",
        "OGP Local\u{a0}: règles et pairs",
    );
    let page = View::of("/local");
    let rule = match lang {
        Lang::En => format!(
            "A plan of a local member may have at most {LOCAL_LIMIT} commitments ({{0}}); held against plans of {LOCAL_PROGRAMME} or later."
        ),
        Lang::Es => format!(
            "El plan de un miembro local puede tener como máximo {LOCAL_LIMIT} compromisos ({{0}}); se aplica a los planes desde {LOCAL_PROGRAMME}."
        ),
        Lang::Fr => format!(
            "Le plan d’un membre local a au plus {LOCAL_LIMIT} engagements ({{0}})\u{a0}; appliqué aux plans à partir de {LOCAL_PROGRAMME}."
        ),
    };
    let how = lang.choose("how that is known", "cómo se sabe", "d’où on le sait");
    let mut said = vec![fill(&rule, &[linked(how, &page)])];
    let (over, of) = local.over;
    if of > 0 {
        let pattern = match lang {
            Lang::En => "{0} of its plans since then have more.",
            Lang::Es => "{0} de sus planes desde entonces tienen más.",
            Lang::Fr => "{0} de ses plans depuis lors en ont plus.",
        };
        said.push(fill(pattern, &[linked(number::k_of_n(lang, over, of), &page)]));
    }
    if local.before > 0 {
        let plans = linked(places::plans(local.before, lang), &View::of(brief.query.subject.page()));
        let pattern = lang.choose(
            "{0} from before, or without a year: the rule is not held against them.",
            "{0} de antes, o sin año: la regla no se les aplica.",
            "{0} d’avant, ou sans année\u{a0}: la règle ne leur est pas appliquée.",
        );
        said.push(fill(pattern, &[plans]));
    }
    said.push(peers(brief));
    Some((heading.into(), vec![Block::Dashes(said)]))
}

fn peers(brief: &Brief) -> Vec<Run> {
    let lang = brief.query.lang;
    let Some(local) = brief.local.as_ref().filter(|local| !local.peers.is_empty()) else {
        return vec![plain(lang.choose(
            "No other local member of its region has a plan in this release.",
            "Ningún otro miembro local de su región tiene un plan en esta versión de los datos.",
            "Aucun autre membre local de sa région n’a de plan dans cette version des données.",
        ))];
    };
    let all = number::count(lang, local.peers_in_all);
    let words = match lang {
        Lang::En => format!(
            "Peers, local members of its region with a plan here ({all}), those of its country first: "
        ),
        Lang::Es => {
            format!("Pares, miembros locales de su región con un plan aquí ({all}), primero los de su país: ")
        }
        Lang::Fr => format!(
            "Pairs, membres locaux de sa région ayant un plan ici ({all}), d’abord ceux de son pays\u{a0}: "
        ),
    };
    let mut text = vec![plain(words)];
    let names = local.peers.iter().map(|row| {
        let plans = places::plans(row.plans, lang);
        linked(format!("{} ({plans})", row.member.name), &View::of(format!("/members/{}", row.member.id)))
    });
    text.extend(joined(names.collect(), ", "));
    text.push(plain("."));
    text
}

pub(super) fn method(brief: &Brief) -> Vec<Block> {
    let lang = brief.query.lang;
    let text = lang.choose(
        "Every number is k of n, from the same count as the pages it links to. Intervals are Wilson intervals of about 95%, widened where commitments of a plan are alike. A share is hidden where fewer than 30 cases stand behind it and its interval is wider than 30 points. A trend needs five years of one complete coding, a test that knows plans, a correction for all areas compared, and a ratio of at least 1.25. Members are similar that have many areas in common. {0}",
        "Cada número es k de n, del mismo recuento que las páginas a las que enlaza. Los intervalos son de Wilson, de alrededor del 95\u{a0}%, más anchos donde los compromisos de un plan se parecen. Un porcentaje se oculta si lo respaldan menos de 30 casos y su intervalo supera 30 puntos. Una tendencia exige cinco años de una codificación completa, una prueba que tenga en cuenta los planes, una corrección por todas las áreas comparadas y una razón de al menos 1,25. Son parecidos los miembros con muchas áreas en común. {0}",
        "Chaque chiffre est k sur n, du même décompte que les pages vers lesquelles il mène. Les intervalles sont de Wilson, à environ 95\u{a0}%, élargis si les engagements d’un plan se ressemblent. Une part est masquée si moins de 30 cas la soutiennent et que son intervalle dépasse 30 points. Une tendance exige cinq ans d’un codage complet, un test tenant compte des plans, une correction pour tous les domaines comparés et un rapport d’au moins 1,25. Sont semblables les membres qui ont beaucoup de domaines en commun. {0}",
    );
    let all = lang.choose("All rules.", "Todas las reglas.", "Toutes les règles.");
    vec![Block::Paragraph(fill(text, &[linked(all, &View::of("/methods"))]))]
}

/// Files that are named.
const FILES: usize = 3;

pub(super) fn sources(brief: &Brief) -> Vec<Block> {
    let lang = brief.query.lang;
    let files = &brief.release.sources;
    let mut named = files.iter().take(FILES).cloned().collect::<Vec<_>>().join(", ");
    if files.len() > FILES {
        named.push_str(" …");
    }
    let mut items = vec![
        vec![
            linked(
                lang.choose("Files of the release", "Archivos de la versión", "Fichiers de la version"),
                &View::of("/data"),
            ),
            plain(format!("{}{named}", pages::colon(lang))),
        ],
        vec![
            linked(brief.name.clone(), &View::of(brief.query.subject.page())),
            plain(lang.choose(
                ": all numbers, plan by plan",
                ": todos los números, plan por plan",
                "\u{a0}: tous les chiffres, plan par plan",
            )),
        ],
        vec![
            web("opengovpartnership.org", "https://www.opengovpartnership.org/"),
            plain(lang.choose(
                ": plans, and reports of the Independent Reporting Mechanism (IRM)",
                ": planes e informes del Mecanismo de Revisión Independiente (MRI)",
                "\u{a0}: plans et rapports du Mécanisme d’évaluation indépendant (MEI)",
            )),
        ],
    ];
    if let Some(known) = &brief.membership {
        items.push(membership(known, lang));
    }
    if let Some(aim) = &brief.aim {
        items.push(vec![
            web("Open Gov Challenge", "https://www.opengovpartnership.org/the-open-gov-challenge/"),
            plain(format!("{}{aim}", pages::colon(lang))),
        ]);
    }
    items.push(vec![Run {
        text: lang
            .choose("All commitments as CSV", "Todos los compromisos en CSV", "Tous les engagements en CSV")
            .into(),
        link: Some(Link::File("/data/commitments.csv".into())),
        ..Run::default()
    }]);
    vec![Block::Dashes(items)]
}

/// Since when it is a member, and how it stands.
fn membership(known: &crate::model::profile::Membership, lang: Lang) -> Vec<Run> {
    let source = |said: String, source: &str| {
        if source.starts_with("http") {
            web(said, source)
        } else {
            plain(format!("{said} ({})", pages::member::UNVERIFIED.of(lang)))
        }
    };
    let mut facts = Vec::new();
    facts.extend(known.joined.as_ref().map(|joined| {
        source(format!("{} {}", pages::member::JOINED.of(lang), joined.value), &joined.source)
    }));
    let status = pages::member::status(known.status.value, lang);
    let status = format!("{}{}{status}", pages::member::STATUS.of(lang), pages::colon(lang));
    facts.push(source(status, &known.status.source));
    joined(facts, "; ")
}

pub(super) fn cite(brief: &Brief, host: &str) -> Vec<Block> {
    let lang = brief.query.lang;
    let (open, close) = match lang {
        Lang::En => ("“", "”"),
        Lang::Es => ("«", "»"),
        Lang::Fr => ("«\u{a0}", "\u{a0}»"),
    };
    let data = lang.choose(
        "Data: Open Government Partnership.",
        "Datos: Alianza para el Gobierno Abierto (OGP).",
        "Données\u{a0}: Partenariat pour un gouvernement ouvert (OGP).",
    );
    let path = brief.query.subject.path();
    let address = format!("{host}{}", lang.path(&path));
    let said = format!(
        "{}. {open}{}{close}. {}. {data} {{0}}",
        pages::SITE.of(lang),
        short_title(brief),
        release(brief)
    );
    vec![Block::Paragraph(fill(&said, &[linked(address, &View::asking(path, brief.query.of_page()))]))]
}
