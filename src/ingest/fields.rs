//! The columns that a commitment of one's own may have: what they are called, what stands in them, and under which names
//! other files have them. The template, the mapping and its proposal all follow this list.

use app::model::rating::{Ambition, Completion, EarlyResults, PotentialImpact, Scale, Specificity, YesNo};

use super::{labels, own, site};

/// A column.
pub(super) struct Field {
    /// Its name in a mapping.
    pub key: &'static str,
    /// Its header in the template.
    pub header: &'static str,
    /// What stands in it, for people.
    pub about: &'static str,
    /// What stands in it in the two example rows of the template.
    pub examples: [&'static str; 2],
    /// Headers under which files have it, in English, Spanish and French.
    pub names: &'static [&'static str],
    /// What may stand in it.
    pub allowed: Allowed,
}

/// What may stand in a column.
pub(super) enum Allowed {
    /// Anything.
    Text,
    /// A list; its labels are those of the reference tables.
    List,
    /// One of the words of a scale.
    Words(Words),
}

/// The words of a scale.
pub(super) struct Words {
    /// Whether a label is understood.
    pub is_understood: fn(&str) -> bool,
    /// The words, from low to high.
    pub steps: fn() -> Vec<String>,
}

/// The field of a key.
pub(super) fn of_key(key: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.key == key)
}

/// The words of a column, where it has a list of them.
pub(super) fn words(field: &Field) -> Option<&Words> {
    match &field.allowed {
        Allowed::Words(words) => Some(words),
        Allowed::Text | Allowed::List => None,
    }
}

/// Whether a cell of the column holds several items.
pub(super) fn is_list(field: &Field) -> bool {
    matches!(field.allowed, Allowed::List) || field.header == own::VALUES
}

const fn scale(is_understood: fn(&str) -> bool, steps: fn() -> Vec<String>) -> Allowed {
    Allowed::Words(Words { is_understood, steps })
}

fn steps<S: Scale>() -> Vec<String> {
    labels::steps::<S>()
}

fn levels() -> Vec<String> {
    ["national", "local"].map(str::to_owned).to_vec()
}

/// All columns, in the order of the template.
pub(super) const FIELDS: [Field; 26] = [
    Field {
        key: "country",
        header: own::COUNTRY,
        about: "Required. The country, in English or by any name in use, such as Kenya or Côte d'Ivoire.",
        examples: ["Kenya", "Spain"],
        names: &["country", "member", "pais", "nombre del pais", "pays", "nom du pays", "country name"],
        allowed: Allowed::Text,
    },
    Field {
        key: "local_government",
        header: own::LOCAL,
        about: "The city, region or other local government, without its country. Blank for a national commitment.",
        examples: ["", "Basque Country"],
        names: &[
            "local government",
            "municipality",
            "city",
            "locality",
            "gobierno local",
            "municipio",
            "ciudad",
            "ayuntamiento",
            "localidad",
            "entidad",
            "commune",
            "ville",
            "municipalite",
            "gouvernement local",
            "collectivite",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "level",
        header: own::LEVEL,
        about: "national or local. Blank: local where a local government is named.",
        examples: ["", ""],
        names: &["level", "nivel", "nivel de gobierno", "niveau", "level of government"],
        allowed: scale(|word| levels().contains(&word.to_lowercase()), levels),
    },
    Field {
        key: "plan_year",
        header: own::YEAR,
        about: "Required. The year in which the action plan was submitted, with four digits, such as 2024.",
        examples: ["2024", "2024"],
        names: &[
            "plan year",
            "year",
            "year of submission",
            "ano",
            "ano del plan",
            "ano de presentacion",
            "anio",
            "annee",
            "annee du plan",
            "annee de soumission",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "plan_number",
        header: own::PLAN_NUMBER,
        about: "Which action plan of this government it is: 1, 2, 3 … Blank if not known.",
        examples: ["5", ""],
        names: &["plan number", "action plan number", "numero de plan", "numero del plan", "numero du plan"],
        allowed: Allowed::Text,
    },
    Field {
        key: "plan",
        header: own::PLAN,
        about: "The title of the action plan.",
        examples: ["Kenya Action Plan 2024-2027", "Basque Country Action Plan 2024-2027"],
        names: &[
            "action plan",
            "plan",
            "plan de accion",
            "plan d action",
            "plan name",
            "nombre del plan",
            "nom du plan",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "plan_start",
        header: own::PLAN_START,
        about: "When the plan begins: a month such as 2024-07, a date, or a year.",
        examples: ["2024-01", "2024-07"],
        names: &["plan start", "inicio del plan", "debut du plan", "plan start date", "plan from"],
        allowed: Allowed::Text,
    },
    Field {
        key: "plan_end",
        header: own::PLAN_END,
        about: "When the plan ends, in the same way.",
        examples: ["2027-12", "2027-06"],
        names: &["plan end", "fin del plan", "fin du plan", "plan end date", "plan to"],
        allowed: Allowed::Text,
    },
    Field {
        key: "code",
        header: own::CODE,
        about: "The code that OGP gave the commitment, such as KE0033. Blank if it has none yet.",
        examples: ["", ""],
        names: &[
            "ogp code",
            "code",
            "commitment id",
            "commitment code",
            "id",
            "codigo",
            "codigo ogp",
            "code ogp",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "number",
        header: own::NUMBER,
        about: "The number of the commitment in its plan, such as 4 or 2.3.",
        examples: ["1", "2.3"],
        names: &[
            "number",
            "commitment number",
            "comm no",
            "no",
            "n o",
            "nr",
            "num",
            "numero",
            "numero de compromiso",
            "n",
            "numero de l engagement",
            "numero d engagement",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "title",
        header: own::TITLE,
        about: "Required. The title of the commitment. A title that begins with EXAMPLE: is left out.",
        examples: [
            "EXAMPLE: Publish all public contracts as open data",
            "EXAMPLE: Citizens' assembly on mobility",
        ],
        names: &[
            "title",
            "commitment title",
            "commitment",
            "name",
            "compromiso",
            "titulo",
            "titulo del compromiso",
            "nombre del compromiso",
            "engagement",
            "titre",
            "titre de l engagement",
            "intitule",
            "commitment name",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "text",
        header: own::TEXT,
        about: "What is promised, in full. Line breaks are kept.",
        examples: ["Every contract is published within 30 days of its signature.", ""],
        names: &[
            "full text",
            "text",
            "description",
            "commitment text",
            "descripcion",
            "texto",
            "texto completo",
            "descripcion del compromiso",
            "texte",
            "texte integral",
            "summary",
            "resumen",
            "resume",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "lead",
        header: own::LEAD,
        about: "The institution that answers for it; not the name of a person.",
        examples: ["Public Procurement Regulatory Authority", "Department of Governance"],
        names: &[
            "lead institution",
            "lead",
            "lead agency",
            "responsible institution",
            "institucion responsable",
            "institucion",
            "entidad responsable",
            "dependencia",
            "responsable",
            "institution",
            "institution responsable",
            "institution chef de file",
            "organisme responsable",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "support",
        header: own::SUPPORT,
        about: "Institutions and organisations that help.",
        examples: ["National Treasury", ""],
        names: &[
            "supporting institutions",
            "support",
            "partners",
            "other actors",
            "otros actores",
            "instituciones de apoyo",
            "aliados",
            "partenaires",
            "autres acteurs",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "start",
        header: own::START,
        about: "When work on it begins: a month such as 2024-07, or a date with the day first or the year first.",
        examples: ["2024-02", "2024-09"],
        names: &["start date", "start", "fecha de inicio", "inicio", "date de debut", "debut"],
        allowed: Allowed::Text,
    },
    Field {
        key: "end",
        header: own::END,
        about: "When it is to be done, in the same way.",
        examples: ["2025-12", "2026-06"],
        names: &[
            "end date",
            "end",
            "fecha de fin",
            "fecha de termino",
            "fecha limite",
            "fin",
            "date de fin",
            "echeance",
            "deadline",
        ],
        allowed: Allowed::Text,
    },
    Field {
        key: "areas",
        header: own::AREAS,
        about: "Policy areas as OGP calls them, separated by semicolons; the page /areas lists them.",
        examples: ["Open Contracting; Open Data", "Public Participation"],
        names: &[
            "policy areas",
            "policy area",
            "areas",
            "themes",
            "topics",
            "tema",
            "temas",
            "areas de politica",
            "area de politica",
            "area tematica",
            "domaines",
            "domaine",
            "thematique",
            "thematiques",
            "theme",
            "sector",
        ],
        allowed: Allowed::List,
    },
    Field {
        key: "values",
        header: own::VALUES,
        about: "OGP values, separated by semicolons: Access to information; Civic participation; Public accountability; \
                Technology.",
        examples: ["Access to information; Public accountability", "Civic participation"],
        names: &["ogp values", "values", "valores", "valores ogp", "valeurs", "valeurs ogp"],
        allowed: scale(
            |word| site::value_of(word).is_some(),
            || {
                ["Access to information", "Civic participation", "Public accountability", "Technology"]
                    .map(str::to_owned)
                    .to_vec()
            },
        ),
    },
    Field {
        key: "verifiable",
        header: own::VERIFIABLE,
        about: "Can it be checked whether it was done? yes or no. Blank: not assessed here.",
        examples: ["yes", "yes"],
        names: &["verifiable", "verifiability"],
        allowed: scale(|word| labels::yes_no(&labels::plain(word)).is_some(), steps::<YesNo>),
    },
    Field {
        key: "relevant",
        header: own::RELEVANT,
        about: "Does it serve an OGP value? yes or no.",
        examples: ["yes", "yes"],
        names: &["relevant", "relevance", "relevante", "relevancia", "pertinent", "pertinence"],
        allowed: scale(|word| labels::yes_no(&labels::plain(word)).is_some(), steps::<YesNo>),
    },
    Field {
        key: "specificity",
        header: own::SPECIFICITY,
        about: "none, low, medium or high (plans to about 2016).",
        examples: ["", ""],
        names: &["specificity", "especificidad", "specificite"],
        allowed: scale(|word| labels::specificity(&labels::plain(word)).is_some(), steps::<Specificity>),
    },
    Field {
        key: "potential_impact",
        header: own::IMPACT,
        about: "worsens, none, minor, moderate or transformative (plans to about 2020).",
        examples: ["", ""],
        names: &["potential impact", "impact", "impacto", "impacto potencial", "impact potentiel"],
        allowed: scale(
            |word| labels::potential_impact(&labels::plain(word)).is_some(),
            steps::<PotentialImpact>,
        ),
    },
    Field {
        key: "ambition",
        header: own::AMBITION,
        about: "low, modest or high.",
        examples: ["high", "modest"],
        names: &["ambition", "ambicion"],
        allowed: scale(|word| labels::ambition(&labels::plain(word)).is_some(), steps::<Ambition>),
    },
    Field {
        key: "completion",
        header: own::COMPLETION,
        about: "not started, limited, substantial or complete; withdrawn; no evidence. Blank: not known.",
        examples: ["limited", "not started"],
        names: &[
            "completion",
            "status",
            "completion status",
            "progress",
            "estado",
            "cumplimiento",
            "avance",
            "estatus",
            "nivel de cumplimiento",
            "estado de avance",
            "grado de cumplimiento",
            "statut",
            "etat d avancement",
            "avancement",
            "niveau d execution",
            "achevement",
        ],
        allowed: scale(|word| labels::completion(&labels::plain(word)).is_some(), steps::<Completion>),
    },
    Field {
        key: "early_results",
        header: own::RESULTS,
        about: "worsened, did not change, marginal, major or outstanding.",
        examples: ["", ""],
        names: &[
            "early results",
            "results",
            "resultados",
            "resultados tempranos",
            "resultats",
            "premiers resultats",
        ],
        allowed: scale(|word| labels::early_results(&labels::plain(word)).is_some(), steps::<EarlyResults>),
    },
    Field {
        key: "url",
        header: own::URL,
        about: "Where the commitment can be read on the web.",
        examples: ["https://example.org/plan#1", ""],
        names: &[
            "web address",
            "url",
            "link",
            "web",
            "enlace",
            "sitio web",
            "lien",
            "adresse web",
            "source url",
        ],
        allowed: Allowed::Text,
    },
];
