//! The columns of the trends as CSV: their names, and what stands in each.

use app::model::answer::{Answer, Point, Series, Unrated};
use app::model::detail::{Change, Moment, Ranked, Specialisation};
use app::model::place::{Level, PlaceKind};
use app::model::query::{Query, Word, Years};
use app::model::rating::StarFormula;
use app::text::phrase::{Phrase, phrase};

/// A column: its short name, which is the same in every language, its long name in every language, and its cell.
pub(super) type Column = (&'static str, Phrase, fn(&Row<'_>) -> String);

/// What a row is made from.
pub(super) struct Row<'a> {
    pub(super) answer: &'a Answer,
    pub(super) series: &'a Series,
    pub(super) point: &'a Point,
}

/// The columns in their order.
pub(super) const COLUMNS: [Column; 41] = [
    (
        "area_id",
        phrase("Policy area id", "Id del área de política", "Id du domaine d’action publique"),
        |row| row.series.area.id.clone(),
    ),
    ("area", phrase("Policy area", "Área de política", "Domaine d’action publique"), |row| {
        row.series.area.name.clone()
    }),
    ("region", phrase("OGP region", "Región de OGP", "Région de l’OGP"), |row| {
        row.series.place.region.map_or("world", |region| region.slug()).into()
    }),
    (
        "iso3",
        phrase("Country (ISO 3166-1 alpha-3)", "País (ISO 3166-1 alfa-3)", "Pays (ISO 3166-1 alpha-3)"),
        |row| row.series.place.iso3.clone().unwrap_or_default(),
    ),
    ("member", phrase("Member", "Miembro", "Membre"), |row| row.member()),
    ("level", phrase("Level of government", "Nivel de gobierno", "Niveau de gouvernement"), |row| {
        row.query().selection.level.map_or("all", Level::slug).into()
    }),
    ("year", phrase("Year", "Año", "Année"), |row| row.point.year.to_string()),
    ("measure", phrase("Measure", "Medida", "Mesure"), |row| row.query().measure.word().into()),
    ("k", phrase("k (as the measure counts)", "k (según la medida)", "k (selon la mesure)"), |row| row.k()),
    ("n", phrase("n (of how many)", "n (de cuántos)", "n (sur combien)"), |row| row.point.n.to_string()),
    ("plans", phrase("Plans behind n", "Planes detrás de n", "Plans derrière n"), |row| {
        row.point.plans.to_string()
    }),
    ("share", phrase("Share (k/n)", "Proporción (k/n)", "Part (k/n)"), |row| number(row.point.share())),
    (
        "lo",
        phrase(
            "Lower end of the interval (about 95 %)",
            "Extremo inferior del intervalo (alrededor del 95 %)",
            "Borne inférieure de l’intervalle (environ 95 %)",
        ),
        |row| number(row.point.interval.map(|of| of.low)),
    ),
    (
        "hi",
        phrase(
            "Upper end of the interval (about 95 %)",
            "Extremo superior del intervalo (alrededor del 95 %)",
            "Borne supérieure de l’intervalle (environ 95 %)",
        ),
        |row| number(row.point.interval.map(|of| of.high)),
    ),
    ("deff", phrase("Design effect", "Efecto de diseño", "Effet de plan"), |row| {
        number(row.point.interval.map(|of| of.design_effect))
    }),
    ("badge", phrase("Trend badge", "Etiqueta de tendencia", "Mention de tendance"), |row| row.badge()),
    (
        "coding_version",
        phrase(
            "Coding of the policy areas",
            "Codificación de las áreas de política",
            "Codage des domaines d’action publique",
        ),
        |row| row.answer.coding.id.clone(),
    ),
    ("data_release", phrase("Data release", "Versión de los datos", "Version des données"), |row| {
        row.answer.release.id.clone()
    }),
    (
        "counting",
        phrase(
            "Counting of commitments with several areas",
            "Recuento de compromisos con varias áreas",
            "Comptage des engagements portant plusieurs domaines",
        ),
        |row| row.query().counting.word().into(),
    ),
    ("formula", phrase("Star formula", "Fórmula de la estrella", "Formule de l’étoile"), |row| {
        row.query().formula.map(StarFormula::slug).unwrap_or_default().into()
    }),
    (
        "not_assessed",
        phrase("Commitments not assessed", "Compromisos no evaluados", "Engagements non évalués"),
        |row| row.unrated(|unrated| unrated.not_assessed),
    ),
    (
        "pending",
        phrase(
            "Commitments whose assessment is pending",
            "Compromisos con evaluación pendiente",
            "Engagements dont l’évaluation est en attente",
        ),
        |row| row.unrated(|unrated| unrated.pending),
    ),
    (
        "no_such_indicator",
        phrase(
            "Commitments whose report has no such rating",
            "Compromisos cuyo informe no tiene tal calificación",
            "Engagements dont le rapport n’a pas cette note",
        ),
        |row| row.unrated(|unrated| unrated.no_such_indicator),
    ),
    (
        "unclear",
        phrase(
            "Commitments rated unclear",
            "Compromisos calificados como poco claros",
            "Engagements notés incertains",
        ),
        |row| row.unrated(|unrated| unrated.unclear),
    ),
    (
        "missing",
        phrase(
            "Commitments whose rating is not given",
            "Compromisos cuya calificación no consta",
            "Engagements dont la note n’est pas indiquée",
        ),
        |row| row.unrated(|unrated| unrated.missing),
    ),
    (
        "rank",
        phrase(
            "Rank among all areas of the year",
            "Puesto entre todas las áreas del año",
            "Rang parmi tous les domaines de l’année",
        ),
        |row| row.ranked(|ranked| ranked.rank),
    ),
    (
        "rank_lo",
        phrase("Best rank of the range", "Mejor puesto del rango", "Meilleur rang de l’intervalle"),
        |row| row.ranked(|ranked| ranked.low),
    ),
    (
        "rank_hi",
        phrase("Worst rank of the range", "Peor puesto del rango", "Moins bon rang de l’intervalle"),
        |row| row.ranked(|ranked| ranked.high),
    ),
    ("rank_of", phrase("Areas ranked", "Áreas clasificadas", "Domaines classés"), |row| {
        row.ranked(|ranked| ranked.of)
    }),
    (
        "rank_band",
        phrase(
            "Band: areas of one band cannot be told apart",
            "Banda: las áreas de una banda no se distinguen",
            "Bande : les domaines d’une bande ne se distinguent pas",
        ),
        |row| row.ranked(|ranked| ranked.band),
    ),
    (
        "diverges_from",
        phrase(
            "Year since which count and share moved apart",
            "Año desde el que número y proporción se mueven en sentido contrario",
            "Année depuis laquelle nombre et part évoluent en sens contraire",
        ),
        |row| row.diverges_from(),
    ),
    (
        "lq",
        phrase(
            "Location quotient over all years of the file",
            "Cociente de localización en todos los años del archivo",
            "Quotient de localisation sur toutes les années du fichier",
        ),
        |row| number(row.quotient(|of| of.quotient)),
    ),
    (
        "lq_lo",
        phrase(
            "Lower end of its interval",
            "Extremo inferior de su intervalo",
            "Borne inférieure de son intervalle",
        ),
        |row| number(row.quotient(|of| of.interval.map(|ends| ends.0))),
    ),
    (
        "lq_hi",
        phrase(
            "Upper end of its interval",
            "Extremo superior de su intervalo",
            "Borne supérieure de son intervalle",
        ),
        |row| number(row.quotient(|of| of.interval.map(|ends| ends.1))),
    ),
    ("lq_expected", phrase("Commitments expected", "Compromisos esperados", "Engagements attendus"), |row| {
        number(row.quotient(|of| Some(of.expected)))
    }),
    (
        "change_from",
        phrase("Years before the change", "Años anteriores al cambio", "Années avant le changement"),
        |row| row.change(|change| years(change.before)),
    ),
    (
        "change_to",
        phrase("Years after the change", "Años posteriores al cambio", "Années après le changement"),
        |row| row.change(|change| years(change.after)),
    ),
    ("change", phrase("Change between them", "Cambio entre ellos", "Changement entre elles"), |row| {
        row.change(|change| millionths(change.rounded(1e6).0))
    }),
    (
        "change_same_members",
        phrase("Part of the same members", "Parte de los mismos miembros", "Part des mêmes membres"),
        |row| row.change_part(0),
    ),
    (
        "change_plan_size",
        phrase("Part of the plan sizes", "Parte del tamaño de los planes", "Part de la taille des plans"),
        |row| row.change_part(1),
    ),
    (
        "change_joining_leaving",
        phrase(
            "Part of members joining or leaving",
            "Parte de los miembros que entran o salen",
            "Part des membres qui arrivent ou partent",
        ),
        |row| row.change_part(2),
    ),
];

impl Row<'_> {
    fn query(&self) -> &Query {
        &self.answer.query
    }

    fn member(&self) -> String {
        let place = &self.series.place;
        if place.kind == PlaceKind::Member { place.id.clone() } else { String::new() }
    }

    fn k(&self) -> String {
        self.point.fraction.map_or_else(|| self.point.k.to_string(), |fraction| number(Some(fraction)))
    }

    /// Of ratings no trend is claimed.
    fn badge(&self) -> String {
        if self.query().measure.is_rated() { "" } else { self.series.verdict.badge.slug() }.into()
    }

    fn unrated(&self, count: impl Fn(&Unrated) -> u32) -> String {
        self.point.unrated.map(|unrated| count(&unrated).to_string()).unwrap_or_default()
    }

    fn ranked(&self, number: impl Fn(&Ranked) -> u32) -> String {
        let mut ranks = self.series.details.ranks.iter();
        let ranked = ranks.find(|ranked| ranked.year == self.point.year);
        ranked.map(|ranked| number(ranked).to_string()).unwrap_or_default()
    }

    fn diverges_from(&self) -> String {
        let mut divergences = self.series.details.divergences.iter();
        let here = divergences.find(|divergence| divergence.after.0 == self.point.year);
        here.map(|divergence| divergence.before.0.to_string()).unwrap_or_default()
    }

    fn quotient(&self, of: impl Fn(&Specialisation) -> Option<f64>) -> Option<f64> {
        self.series.details.specialisation.as_ref().and_then(of)
    }

    fn change(&self, cell: impl Fn(&Change) -> String) -> String {
        self.series.details.change.as_ref().map(cell).unwrap_or_default()
    }

    fn change_part(&self, part: usize) -> String {
        self.change(|change| millionths(change.rounded(1e6).1[part]))
    }
}

/// The years of one side of a change, as the key `between` has them.
fn years(moment: Moment) -> String {
    Years { from: Some(moment.from), to: Some(moment.to) }.to_string()
}

/// A whole number of millionths: the parts of a change add up to the digit.
fn millionths(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let (whole, rest) = (number.unsigned_abs() / 1_000_000, number.unsigned_abs() % 1_000_000);
    format!("{sign}{whole}.{rest:06}")
}

/// Six decimals: enough for every k and n, and the same bytes everywhere.
pub(super) fn number(number: Option<f64>) -> String {
    number.map(|number| format!("{number:.6}")).unwrap_or_default()
}
