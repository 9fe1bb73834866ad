//! What limits the numbers.

use super::super::{number, pages, ratings};
use crate::model::answer::{FEW_CASES, WIDE_INTERVAL};
use crate::model::brief::{Brief, Caveat};
use crate::model::lang::Lang;
use crate::model::paper::{Block, Text, View, fill, linked};

pub(super) fn blocks(brief: &Brief) -> Vec<Block> {
    let lang = brief.query.lang;
    vec![Block::Dashes(brief.caveats.iter().map(|caveat| said(brief, caveat, lang)).collect())]
}

fn said(brief: &Brief, caveat: &Caveat, lang: Lang) -> Text {
    let of = |k: u32, n: u32| linked(number::k_of_n(lang, k, n), &View::of(brief.query.subject.page()));
    let (pattern, runs): (&str, Vec<_>) = match caveat {
        Caveat::Sample => (
            lang.choose(
                "The data are a sample, neither complete nor drawn at random: numbers show how the brief looks, not how things are.",
                "Los datos son una muestra, ni completa ni al azar: los números muestran cómo es el informe, no cómo son las cosas.",
                "Les données sont un échantillon, ni complet ni aléatoire\u{a0}: les chiffres montrent la forme de la note, pas la réalité.",
            ),
            vec![],
        ),
        Caveat::Simulated => (
            lang.choose(
                "The data are made up, for training.",
                "Los datos son inventados, para formación.",
                "Les données sont inventées, pour la formation.",
            ),
            vec![],
        ),
        Caveat::LastYear(year) => (
            lang.choose(
                "The release has no plans submitted after {0}.",
                "La versión de los datos no tiene planes presentados después de {0}.",
                "La version des données n’a pas de plan soumis après {0}.",
            ),
            vec![linked(year.to_string(), &View::of("/data#coverage"))],
        ),
        Caveat::NotComplete => (
            lang.choose(
                "The source does not have all plans, so no trend is claimed.",
                "La fuente no tiene todos los planes, por lo que no se afirma ninguna tendencia.",
                "La source n’a pas tous les plans\u{a0}: aucune tendance n’est affirmée.",
            ),
            vec![],
        ),
        Caveat::Undated(k, n) => (
            lang.choose(
                "Plans without published dates ({0}) are taken to run 24 months from 1 July of their year.",
                "Los planes sin fechas publicadas ({0}) se cuentan 24 meses desde el 1 de julio de su año.",
                "Les plans sans dates publiées ({0}) sont comptés 24 mois à partir du 1er juillet de leur année.",
            ),
            vec![of(*k, *n)],
        ),
        Caveat::NoYear(plans) => (
            lang.choose(
                "{0} without a year are in no year and in no comparison by area.",
                "{0} sin año no están en ningún año ni en ninguna comparación por área.",
                "{0} sans année ne figurent dans aucune année ni comparaison par domaine.",
            ),
            vec![linked(pages::some(*plans, pages::PLAN, lang), &View::of(brief.query.subject.page()))],
        ),
        Caveat::OtherCoding(k, n) => (
            lang.choose(
                "{0} commitments are tagged in another coding, or not at all; comparisons by area leave them out.",
                "{0} compromisos tienen otra codificación, o ninguna; las comparaciones por área los dejan fuera.",
                "{0} engagements ont un autre codage, ou aucun\u{a0}; les comparaisons par domaine les laissent de côté.",
            ),
            vec![of(*k, *n)],
        ),
        Caveat::Overlap => (
            lang.choose(
                "A commitment may carry several areas, so numbers by area add up to more than the total.",
                "Un compromiso puede tener varias áreas, así que los números por área suman más que el total.",
                "Un engagement peut porter plusieurs domaines\u{a0}: les chiffres par domaine dépassent le total.",
            ),
            vec![],
        ),
        Caveat::Unrated(unrated, all) => {
            let reasons = ratings::unrated(unrated, lang).unwrap_or_default();
            let pattern = match lang {
                Lang::En => format!("{{0}} commitments have no rating of completion: {reasons}. They are no zeros."),
                Lang::Es => format!("{{0}} compromisos no tienen calificación de cumplimiento: {reasons}. No son ceros."),
                Lang::Fr => format!("{{0}} engagements n’ont pas de note de réalisation\u{a0}: {reasons}. Ce ne sont pas des zéros."),
            };
            return fill(&pattern, &[of(unrated.total(), *all)]);
        }
        Caveat::Few(all) => {
            let (cases, width) = (FEW_CASES, number::whole_percent(lang, WIDE_INTERVAL));
            let width = width.trim_end_matches(['%', '\u{a0}']);
            let pattern = match lang {
                Lang::En => format!("With {{0}} most shares are too uncertain to print (fewer than {cases:.0} cases and an interval wider than {width} points): k of n stands alone."),
                Lang::Es => format!("Con {{0}} casi todo porcentaje es demasiado incierto (menos de {cases:.0} casos y un intervalo de más de {width} puntos): figura solo k de n."),
                Lang::Fr => format!("Avec {{0}}, la plupart des parts sont trop incertaines (moins de {cases:.0} cas et un intervalle de plus de {width} points)\u{a0}: seul k sur n figure."),
            };
            return fill(&pattern, &[linked(pages::commitments(*all, lang), &View::of(brief.query.subject.page()))]);
        }
        Caveat::Local => (
            lang.choose(
                "Plans of local members are assessed by others than the IRM; their ratings are never put together with national ones.",
                "Los planes de miembros locales los evalúan otros que el MRI; sus calificaciones nunca se juntan con las nacionales.",
                "Les plans des membres locaux sont évalués par d’autres que le MEI\u{a0}; leurs notes ne sont jamais réunies à celles des nationaux.",
            ),
            vec![],
        ),
    };
    fill(pattern, &runs)
}
