//! Wording of the map.

use crate::model::lang::Lang;
use crate::model::map::{Layer, MapAnswer, MapMeasure, MapPlace, MapSort, Reading, Step};
use crate::model::portion::Portion;
use crate::text::names::coding_name;
use crate::text::number::{count, interval, k_of_n, length, percent};
use crate::text::phrase::{Phrase, phrase};

/// Heading.
pub const TITLE: Phrase = phrase("Map of members", "Mapa de miembros", "Carte des membres");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "Members of the Open Government Partnership on a map, by number of plans and commitments, by policy area and by completion, with the same numbers as a table.",
    "Los miembros de la Alianza para el Gobierno Abierto en un mapa, por número de planes y compromisos, por área de política y por cumplimiento, con las mismas cifras en una tabla.",
    "Les membres du Partenariat pour un gouvernement ouvert sur une carte, par nombre de plans et d’engagements, par domaine d’action publique et par réalisation, avec les mêmes chiffres dans un tableau.",
);
/// Name of the form.
pub const CHOOSE: Phrase = phrase("What the map shows", "Qué muestra el mapa", "Ce que montre la carte");
/// Label of the measures.
pub const MEASURE: Phrase = phrase("Measure", "Medida", "Mesure");
/// Label of the areas.
pub const AREA: Phrase = phrase("Area", "Área", "Domaine");
/// First entry of the areas.
pub const ALL_AREAS: Phrase = phrase("All areas", "Todas las áreas", "Tous les domaines");
/// Label of the level.
pub const LEVEL: Phrase = phrase("Level", "Nivel", "Niveau");
/// Sends the form.
pub const SHOW: Phrase = phrase("Show", "Mostrar", "Afficher");
/// Heading of the legend.
pub const LEGEND: Phrase = phrase("How to read it", "Cómo leerlo", "Comment la lire");
/// Heading of the table.
pub const TABLE: Phrase = phrase("The numbers", "Las cifras", "Les chiffres");
/// Before the orders of the table.
pub const ORDER: Phrase = phrase("Order by", "Ordenar por", "Trier par");
/// Name of the column of regions.
pub const REGION: Phrase = phrase("Region", "Región", "Région");
/// Name of the column of plans.
pub const PLANS: Phrase = phrase("Plans", "Planes", "Plans");
/// Name of the column of commitments.
pub const COMMITMENTS: Phrase = phrase("Commitments", "Compromisos", "Engagements");
/// Name of the column of local members.
pub const MEMBERS: Phrase =
    phrase("Local members with plans", "Miembros locales con planes", "Membres locaux avec des plans");
/// Name of the column of what the map shows.
pub const NUMBER: Phrase = phrase("On the map", "En el mapa", "Sur la carte");
/// Link from the map to its table.
pub const TO_TABLE: Phrase = phrase(
    "Skip the map, go to the table",
    "Saltar el mapa e ir a la tabla",
    "Passer la carte, aller au tableau",
);
/// About members that are nowhere on the map.
pub const ELSEWHERE: Phrase = phrase(
    "Members without a place on a map stand as tiles, by region.",
    "Los miembros sin lugar en un mapa aparecen como casillas, por región.",
    "Les membres sans place sur une carte figurent en cases, par région.",
);
/// About borders.
pub const BORDERS: Phrase = phrase(
    "Shapes: Natural Earth, in the Equal Earth projection, in which areas compare. Borders are those of that source, and no statement of this site. Countries too small to be seen are dots.",
    "Formas: Natural Earth, en la proyección Equal Earth, que conserva las superficies. Las fronteras son las de esa fuente y no expresan una posición de este sitio. Los países demasiado pequeños son puntos.",
    "Formes\u{a0}: Natural Earth, dans la projection Equal Earth, qui conserve les surfaces. Les frontières sont celles de cette source et n’expriment aucune position de ce site. Les pays trop petits sont des points.",
);
/// About ordering by share.
pub const BY_ESTIMATE: Phrase = phrase(
    "Ordered by an estimate, not by the raw share: where few commitments stand behind a share, it is drawn towards the average of all members, so that chance does not put them first or last.",
    "Ordenado por una estimación, no por la proporción bruta: cuando hay pocos compromisos detrás de una proporción, se acerca al promedio de todos los miembros, para que el azar no los ponga primeros ni últimos.",
    "Trié selon une estimation et non selon la part brute\u{a0}: quand peu d’engagements se trouvent derrière une part, elle est rapprochée de la moyenne de tous les membres, pour que le hasard ne les place ni en tête ni en queue.",
);
/// No share because it would be too uncertain.
pub const NO_SHARE: Phrase =
    phrase("too few for a share", "muy pocos para una proporción", "trop peu pour une part");
/// A member without plans.
pub const NO_PLANS: Phrase =
    phrase("no plan in these data", "ningún plan en estos datos", "aucun plan dans ces données");
/// Why local members stand in a table by country.
pub const LOCAL_NOTE: Phrase = phrase(
    "Local members are counted together by country: these data hold no coordinates of cities and regions. Each row leads to their commitments.",
    "Los miembros locales se cuentan juntos por país: estos datos no contienen coordenadas de ciudades y regiones. Cada fila lleva a sus compromisos.",
    "Les membres locaux sont comptés ensemble par pays\u{a0}: ces données ne contiennent pas les coordonnées des villes et des régions. Chaque ligne mène à leurs engagements.",
);

/// A measure as a choice.
#[must_use]
pub const fn measure(measure: MapMeasure) -> Phrase {
    match measure {
        MapMeasure::Count => phrase("Commitments", "Compromisos", "Engagements"),
        MapMeasure::Share => phrase(
            "Share of commitments in the area",
            "Proporción de compromisos en el área",
            "Part des engagements dans le domaine",
        ),
        MapMeasure::Plans => phrase("Plans", "Planes", "Plans"),
        MapMeasure::Completion => phrase(
            "Completed, of those assessed",
            "Cumplidos, de los evaluados",
            "Réalisés, parmi les évalués",
        ),
    }
}

/// A level as a choice.
#[must_use]
pub const fn layer(layer: Layer) -> Phrase {
    match layer {
        Layer::National => phrase("National members", "Miembros nacionales", "Membres nationaux"),
        Layer::Local => {
            phrase("Local members, by country", "Miembros locales, por país", "Membres locaux, par pays")
        }
    }
}

/// An order as a link.
#[must_use]
pub const fn sort(sort: MapSort) -> Phrase {
    match sort {
        MapSort::Name => phrase("name", "nombre", "nom"),
        MapSort::Region => phrase("region", "región", "région"),
        MapSort::Value => phrase("number", "cifra", "chiffre"),
    }
}

/// What the map shows, as a title: `Open Data: share of commitments, national members`.
#[must_use]
pub fn title(answer: &MapAnswer, lang: Lang) -> String {
    let area = answer.area.as_ref().map(|area| area.name.as_str());
    let what = match (answer.query.measure, area) {
        (MapMeasure::Count, None) => phrase("Commitments", "Compromisos", "Engagements").of(lang).to_owned(),
        (MapMeasure::Plans, None) => {
            phrase("Action plans", "Planes de acción", "Plans d’action").of(lang).to_owned()
        }
        (MapMeasure::Completion, None) => {
            phrase("Commitments completed", "Compromisos cumplidos", "Engagements réalisés")
                .of(lang)
                .to_owned()
        }
        (MapMeasure::Count, Some(area)) => match lang {
            Lang::En => format!("{area}: commitments"),
            Lang::Es => format!("{area}: compromisos"),
            Lang::Fr => format!("{area}\u{a0}: engagements"),
        },
        (MapMeasure::Plans, Some(area)) => match lang {
            Lang::En => format!("{area}: plans with at least one commitment"),
            Lang::Es => format!("{area}: planes con al menos un compromiso"),
            Lang::Fr => format!("{area}\u{a0}: plans avec au moins un engagement"),
        },
        (MapMeasure::Share, area) => {
            let area = area.unwrap_or_default();
            match lang {
                Lang::En => format!("{area}: share of commitments"),
                Lang::Es => format!("{area}: proporción de compromisos"),
                Lang::Fr => format!("{area}\u{a0}: part des engagements"),
            }
        }
        (MapMeasure::Completion, Some(area)) => match lang {
            Lang::En => format!("{area}: commitments completed"),
            Lang::Es => format!("{area}: compromisos cumplidos"),
            Lang::Fr => format!("{area}\u{a0}: engagements réalisés"),
        },
    };
    let who = layer(answer.query.layer).of(lang).to_lowercase();
    format!("{what}, {who}")
}

/// Unit, denominator, coding.
#[must_use]
pub fn subtitle(answer: &MapAnswer, lang: Lang) -> String {
    let coding = coding_name(&answer.coding, lang);
    let coded = !answer.coding.id.is_empty() && answer.area.is_some();
    let unit = match (answer.query.measure, answer.area.is_some()) {
        (MapMeasure::Count, false) => phrase("Number of commitments in these data, all years.", "Número de compromisos en estos datos, todos los años.", "Nombre d’engagements dans ces données, toutes années confondues."),
        (MapMeasure::Plans, false) => phrase("Number of plans in these data, all years.", "Número de planes en estos datos, todos los años.", "Nombre de plans dans ces données, toutes années confondues."),
        (MapMeasure::Count, true) => phrase("Number of commitments that carry the area, all years; beside it how many there are in the coding.", "Número de compromisos que llevan el área, todos los años; al lado, cuántos hay en la codificación.", "Nombre d’engagements qui portent le domaine, toutes années confondues\u{a0}; à côté, combien il y en a dans le codage."),
        (MapMeasure::Plans, true) => phrase("Number of plans with at least one commitment in the area, all years; beside it how many there are in the coding.", "Número de planes con al menos un compromiso en el área, todos los años; al lado, cuántos hay en la codificación.", "Nombre de plans avec au moins un engagement dans le domaine, toutes années confondues\u{a0}; à côté, combien il y en a dans le codage."),
        (MapMeasure::Share, _) => phrase("% of a member’s commitments that carry the area, all years.", "% de los compromisos de un miembro que llevan el área, todos los años.", "% des engagements d’un membre qui portent le domaine, toutes années confondues."),
        (MapMeasure::Completion, _) => phrase("% of the commitments assessed by the IRM that were completed, at least substantially, all years.", "% de los compromisos evaluados por el MRI que se cumplieron, al menos de forma sustancial, todos los años.", "% des engagements évalués par le MEI qui ont été réalisés, au moins substantiellement, toutes années confondues."),
    }
    .of(lang);
    if !coded {
        return unit.into();
    }
    match lang {
        Lang::En => format!("{unit} Areas as in {coding}."),
        Lang::Es => format!("{unit} Áreas según {coding}."),
        Lang::Fr => format!("{unit} Domaines selon {coding}."),
    }
}

/// Name of the column of numbers.
#[must_use]
pub fn column(answer: &MapAnswer, lang: Lang) -> String {
    let area = answer.area.as_ref().map(|area| area.name.as_str());
    area.map_or_else(|| measure(answer.query.measure).of(lang).into(), str::to_owned)
}

/// What the last column holds.
#[must_use]
pub fn number_is(column: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Last column: {column}."),
        Lang::Es => format!("Última columna: {column}."),
        Lang::Fr => format!("Dernière colonne\u{a0}: {column}."),
    }
}

/// k of n, and the share with its interval where that may be shown: `12 of 45 (27%, about 16–41%)`.
#[must_use]
pub fn portion(portion: Portion, lang: Lang) -> String {
    let of = k_of_n(lang, portion.k, portion.n);
    match (percent(lang, portion.k, portion.n), portion.interval) {
        (Some(share), Some(known)) if known.shown => format!("{of} ({share}, {})", interval(lang, known)),
        _ => format!("{of}, {}", NO_SHARE.of(lang)),
    }
}

/// What a place shows, in words.
#[must_use]
pub fn reading(answer: &MapAnswer, place: &MapPlace, lang: Lang) -> String {
    match place.reading {
        Reading::NoPlans => NO_PLANS.of(lang).into(),
        Reading::NothingCounted => nothing_counted(answer, place, lang),
        Reading::Count { k, n: Some(n) } => k_of_n(lang, k, n),
        Reading::Count { k, n: None } => count(lang, k),
        Reading::Share(share) => portion(share, lang),
    }
}

fn nothing_counted(answer: &MapAnswer, place: &MapPlace, lang: Lang) -> String {
    let n = count(lang, place.commitments);
    match (answer.query.measure, lang) {
        (MapMeasure::Completion, Lang::En) => format!("none of {n} commitments assessed"),
        (MapMeasure::Completion, Lang::Es) => format!("ninguno de {n} compromisos evaluado"),
        (MapMeasure::Completion, Lang::Fr) => format!("aucun des {n} engagements évalué"),
        (_, Lang::En) => format!("none of {n} commitments tagged in this coding"),
        (_, Lang::Es) => format!("ninguno de {n} compromisos etiquetado en esta codificación"),
        (_, Lang::Fr) => format!("aucun des {n} engagements étiqueté dans ce codage"),
    }
}

/// One place on the map: `Kenya: 12 of 45 …`.
#[must_use]
pub fn place(answer: &MapAnswer, place: &MapPlace, lang: Lang) -> String {
    let space = lang.choose("", "", "\u{a0}");
    format!("{}{space}: {}", place.place.name, reading(answer, place, lang))
}

/// The number in a tile, as short as it can be: `21%`, or `3/8` where that is too few for a share.
#[must_use]
pub fn tile(place: &MapPlace, lang: Lang) -> String {
    match place.reading {
        Reading::NoPlans | Reading::NothingCounted => String::new(),
        Reading::Count { k, .. } => count(lang, k),
        Reading::Share(portion) => percent(lang, portion.k, portion.n)
            .filter(|_| portion.is_shown())
            .unwrap_or_else(|| format!("{}/{}", portion.k, portion.n)),
    }
}

/// The whole map in a sentence.
#[must_use]
pub fn description(answer: &MapAnswer, lang: Lang) -> String {
    let places = answer.places.len();
    let missing = answer.places.iter().filter(|place| place.step == Step::Missing).count();
    match lang {
        Lang::En => format!(
            "{} places, {} of them without data. The table beneath has the same numbers.",
            length(lang, places),
            length(lang, missing)
        ),
        Lang::Es => format!(
            "{} lugares, {} de ellos sin datos. La tabla de abajo tiene las mismas cifras.",
            length(lang, places),
            length(lang, missing)
        ),
        Lang::Fr => format!(
            "{} lieux, dont {} sans données. Le tableau ci-dessous donne les mêmes chiffres.",
            length(lang, places),
            length(lang, missing)
        ),
    }
}

/// The entries of the legend, in its order: the class of the swatch and its words.
#[must_use]
pub fn legend(answer: &MapAnswer, lang: Lang) -> Vec<(Option<Step>, String)> {
    let [first, second] = answer.bounds;
    let is_share = answer.query.measure.is_share();
    let range = |from: u32, to: u32| match (is_share, lang) {
        (true, Lang::En) if from == 0 => format!("up to {to}%"),
        (true, Lang::Es) if from == 0 => format!("hasta {to}\u{a0}%"),
        (true, Lang::Fr) if from == 0 => format!("jusqu’à {to}\u{a0}%"),
        (true, Lang::En) => format!("over {from} to {to}%"),
        (true, Lang::Es) => format!("más de {from} a {to}\u{a0}%"),
        (true, Lang::Fr) => format!("de plus de {from} à {to}\u{a0}%"),
        (false, _) if from + 1 == to => count(lang, to),
        (false, _) => format!("{}–{}", count(lang, from + 1), count(lang, to)),
    };
    let unit = if is_share { "\u{a0}%" } else { "" };
    let over = match lang {
        Lang::En if is_share => format!("over {second}%"),
        Lang::En => format!("more than {}", count(lang, second)),
        Lang::Es => format!("más de {}{unit}", count(lang, second)),
        Lang::Fr => format!("plus de {}{unit}", count(lang, second)),
    };
    let mut entries = vec![
        (
            Some(Step::Zero),
            phrase("zero: counted, and none", "cero: contado, y ninguno", "zéro\u{a0}: compté, et aucun")
                .of(lang)
                .to_owned(),
        ),
        (Some(Step::Level(1)), range(0, first)),
        (Some(Step::Level(2)), range(first, second)),
        (Some(Step::Level(3)), over),
    ];
    if is_share {
        entries.push((
            Some(Step::TooFew),
            phrase(
                "some, but too few for a share",
                "algunos, pero muy pocos para una proporción",
                "quelques-uns, mais trop peu pour une part",
            )
            .of(lang)
            .to_owned(),
        ));
    }
    entries.push((
        Some(Step::Missing),
        phrase("member without data here", "miembro sin datos aquí", "membre sans données ici")
            .of(lang)
            .to_owned(),
    ));
    let others = match answer.query.layer {
        Layer::National => phrase("not a member", "no es miembro", "non membre"),
        Layer::Local => phrase("no local member", "sin miembros locales", "aucun membre local"),
    };
    entries.push((None, others.of(lang).to_owned()));
    entries
}

/// The sum under the table.
#[must_use]
pub fn total(answer: &MapAnswer, lang: Lang) -> String {
    let Portion { k, n, .. } = answer.total;
    let places = answer.places.iter().filter(|place| place.step != Step::Missing).count();
    let of = if k == n && !answer.query.measure.is_share() { count(lang, k) } else { k_of_n(lang, k, n) };
    match lang {
        Lang::En => format!("All together: {of}, from {} places with data.", length(lang, places)),
        Lang::Es => format!("En total: {of}, de {} lugares con datos.", length(lang, places)),
        Lang::Fr => format!("Au total\u{a0}: {of}, de {} lieux avec des données.", length(lang, places)),
    }
}
