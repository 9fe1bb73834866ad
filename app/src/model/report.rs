//! What an ingest read, repaired, joined and rejected: published with every release, so that nothing is lost silently.

use serde::{Deserialize, Serialize};

use super::lang::Lang;

/// The whole report of one ingest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// One entry per file, in the order in which they were read.
    pub sources: Vec<SourceReport>,
    /// Repairs and doubts, sorted by source, line and kind.
    pub findings: Vec<Finding>,
    /// How commitments that arrived from several sources were joined, one entry per rule, in the order of the rules.
    pub matches: Vec<MatchCount>,
    /// Rows that could not be used, sorted by source and line.
    pub rejects: Vec<Reject>,
}

/// What one file gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceReport {
    /// File name without folders.
    pub name: String,
    /// Name of the layout that its headers match, such as `explorer-2016`; `None` where the file could not be used.
    pub layout: Option<String>,
    /// Why the file could not be used, in words for people; `None` where it was.
    pub failure: Option<String>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Encoding it was read as: `UTF-8`, `UTF-16LE`, `windows-1252` …; or its format, where it is no CSV: `Excel`, `JSON`,
    /// `Parquet`.
    pub encoding: String,
    /// Data rows in the file, headers and total rows not counted.
    pub rows: u32,
    /// Commitments read from it, before joining with other files.
    pub commitments: u32,
    /// Headers of its columns, in their order; empty where it could not be used, and in reports of earlier versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
}

impl SourceReport {
    /// Whether the lines of its findings are rows of a sheet or table, not lines of a text. The rows of JSON are its
    /// objects; in JSON Lines they are the lines.
    #[must_use]
    pub fn counts_rows(&self) -> bool {
        ["Excel", "JSON", "Parquet"].contains(&self.encoding.as_str())
    }
}

/// A repair or a doubt about one row or one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// File name.
    pub source: String,
    /// Line where the row begins, counted from 1; 0 for the whole file.
    pub line: u32,
    /// What kind of repair or doubt.
    pub kind: FindingKind,
    /// Header of the column, where it is about one.
    pub column: String,
    /// The value as found.
    pub value: String,
    /// What was done about it, in words for people.
    pub action: String,
}

/// Kinds of repairs and doubts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The file was not plain UTF-8 and was decoded.
    Decoded,
    /// Characters were lost before the file was published (U+FFFD).
    LostCharacters,
    /// The row has fewer or more cells than the header.
    RaggedRow,
    /// The row says the same as an earlier row of the same file.
    DuplicateRow,
    /// A sum row, not a commitment.
    TotalRow,
    /// A column that the layout does not know.
    UnknownColumn,
    /// A column that the layout expects is not there.
    MissingColumn,
    /// The row's year differs from the plan's year.
    PlanYear,
    /// No row of the plan gives a year.
    NoYear,
    /// A commitment number occurs twice in a plan and was repaired from the title.
    NumberFromTitle,
    /// A commitment number occurs twice in a plan and was made unique.
    NumberMadeUnique,
    /// A date with two readings, or none.
    AmbiguousDate,
    /// A label and its code disagree; the label counts.
    LabelBeforeCode,
    /// A label that no scale knows.
    UnknownLabel,
    /// A tag that no reference table knows.
    UnknownTag,
    /// A local member that the reference table does not know, added under its country.
    NewMember,
    /// Two rows may be the same commitment, but not surely; both were kept.
    DoubtfulMatch,
    /// Two sources contradict each other; the newer one counts.
    Contradiction,
    /// An id or code was repeated and made unique.
    IdMadeUnique,
    /// Control characters were taken out of a text.
    ControlCharacters,
    /// Values that no plain cell can say became text.
    Converted,
    /// A part of the file that was not read, such as a further sheet.
    NotRead,
    /// A row of the template that only shows how it is filled in.
    ExampleRow,
}

impl FindingKind {
    /// What it is, in words for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Decoded => lang.choose(
                "Encoding converted",
                "Codificación de caracteres convertida",
                "Encodage converti",
            ),
            Self::LostCharacters => lang.choose(
                "Characters lost at the source",
                "Caracteres perdidos en la fuente",
                "Caractères perdus à la source",
            ),
            Self::RaggedRow => lang.choose(
                "Row longer or shorter than the header",
                "Fila más larga o más corta que el encabezado",
                "Ligne plus longue ou plus courte que l’en-tête",
            ),
            Self::DuplicateRow => lang.choose("Row given twice", "Fila repetida", "Ligne donnée deux fois"),
            Self::TotalRow => {
                lang.choose("Sum row left out", "Fila de totales omitida", "Ligne de total écartée")
            }
            Self::UnknownColumn => lang.choose("Column not known", "Columna desconocida", "Colonne inconnue"),
            Self::MissingColumn => lang.choose("Column missing", "Columna ausente", "Colonne absente"),
            Self::PlanYear => lang.choose(
                "Year differs from the plan’s year",
                "El año difiere del año del plan",
                "L’année diffère de celle du plan",
            ),
            Self::NoYear => lang.choose("Plan without a year", "Plan sin año", "Plan sans année"),
            Self::NumberFromTitle => lang.choose(
                "Number repaired from the title",
                "Número reparado a partir del título",
                "Numéro rétabli d’après le titre",
            ),
            Self::NumberMadeUnique => lang.choose(
                "Repeated number made unique",
                "Número repetido convertido en único",
                "Numéro répété rendu unique",
            ),
            Self::AmbiguousDate => lang.choose(
                "Date left empty or kept to the month",
                "Fecha vacía o limitada al mes",
                "Date laissée vide ou limitée au mois",
            ),
            Self::LabelBeforeCode => lang.choose(
                "Label and code disagree",
                "La etiqueta y el código no coinciden",
                "Le libellé et le code se contredisent",
            ),
            Self::UnknownLabel => lang.choose("Label not known", "Etiqueta desconocida", "Libellé inconnu"),
            Self::UnknownTag => lang.choose("Tag not known", "Categoría desconocida", "Catégorie inconnue"),
            Self::NewMember => {
                lang.choose("Local member added", "Miembro local añadido", "Membre local ajouté")
            }
            Self::DoubtfulMatch => lang.choose(
                "Possibly the same commitment",
                "Posiblemente el mismo compromiso",
                "Peut-être le même engagement",
            ),
            Self::Contradiction => lang.choose(
                "Sources contradict each other",
                "Las fuentes se contradicen",
                "Les sources se contredisent",
            ),
            Self::IdMadeUnique => lang.choose(
                "Repeated code made unique",
                "Código repetido convertido en único",
                "Code répété rendu unique",
            ),
            Self::ControlCharacters => lang.choose(
                "Control characters removed",
                "Caracteres de control eliminados",
                "Caractères de contrôle supprimés",
            ),
            Self::Converted => lang.choose(
                "Values converted to text",
                "Valores convertidos en texto",
                "Valeurs converties en texte",
            ),
            Self::NotRead => lang.choose(
                "Part of the file not read",
                "Parte del archivo no leída",
                "Partie du fichier non lue",
            ),
            Self::ExampleRow => {
                lang.choose("Example row left out", "Fila de ejemplo omitida", "Ligne d’exemple écartée")
            }
        }
    }
}

/// How many commitments one rule joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchCount {
    /// `code`, `number`, `title` or `text`.
    pub rule: String,
    /// Commitments joined by it.
    pub joined: u32,
}

/// An input row that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reject {
    /// File name.
    pub source: String,
    /// Line where the row begins, counted from 1.
    pub line: u32,
    /// Header of the column that makes it unusable.
    pub column: String,
    /// The value found there.
    pub value: String,
    /// Why, and what to do, in words for people.
    pub reason: String,
    /// The whole row as one CSV record.
    pub record: String,
}
