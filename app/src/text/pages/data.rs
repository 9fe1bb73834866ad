//! Wording of the data page.

use crate::model::lang::Lang;
use crate::model::release::Release;
use crate::model::report::Report;
use crate::text::number::local;
use crate::text::phrase::{Phrase, phrase};

use super::{Noun, PLAN, commitments, some};

/// Heading.
pub const TITLE: Phrase = phrase("Data", "Datos", "Données");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "Where the numbers come from, what was repaired and rejected, and everything to download.",
    "De dónde vienen los números, qué se reparó y qué se rechazó, y todo lo que puede descargarse.",
    "D’où viennent les nombres, ce qui a été réparé et rejeté, et tout ce qui se télécharge.",
);
/// Heading of the downloads.
pub const DOWNLOADS: Phrase = phrase("Download everything", "Descargar todo", "Tout télécharger");
/// What there is: address, words, what it holds.
pub const FILES: [(&str, Phrase, Phrase); 10] = [
    (
        "/data/commitments.csv",
        phrase("Commitments", "Compromisos", "Engagements"),
        phrase(
            "CSV, one row per commitment, with source and line",
            "CSV, una fila por compromiso, con fuente y línea",
            "CSV, une ligne par engagement, avec source et ligne",
        ),
    ),
    (
        "/data/plans.csv",
        phrase("Action plans", "Planes de acción", "Plans d’action"),
        phrase("CSV, one row per plan", "CSV, una fila por plan", "CSV, une ligne par plan"),
    ),
    (
        "/data/rejects.csv",
        phrase("Rejected rows", "Filas rechazadas", "Lignes rejetées"),
        phrase(
            "CSV, every row that could not be used, with the reason",
            "CSV, cada fila que no pudo usarse, con el motivo",
            "CSV, chaque ligne inutilisable, avec la raison",
        ),
    ),
    (
        "/data/report.json",
        phrase("Report", "Informe", "Rapport"),
        phrase(
            "JSON, everything this page says about files, repairs and joins",
            "JSON, todo lo que esta página dice de archivos, reparaciones y uniones",
            "JSON, tout ce que cette page dit des fichiers, réparations et jonctions",
        ),
    ),
    (
        "/data/commitments.parquet",
        phrase("Commitments, Parquet", "Compromisos, Parquet", "Engagements, Parquet"),
        phrase(
            "the same table for Python, R and DuckDB",
            "la misma tabla para Python, R y DuckDB",
            "la même table pour Python, R et DuckDB",
        ),
    ),
    (
        "/data/plans.parquet",
        phrase("Action plans, Parquet", "Planes de acción, Parquet", "Plans d’action, Parquet"),
        phrase(
            "the same table for Python, R and DuckDB",
            "la misma tabla para Python, R y DuckDB",
            "la même table pour Python, R et DuckDB",
        ),
    ),
    (
        "/data/datapackage.json",
        phrase("Data package", "Paquete de datos", "Paquet de données"),
        phrase(
            "JSON, what the columns of these tables are (Frictionless)",
            "JSON, qué son las columnas de estas tablas (Frictionless)",
            "JSON, ce que sont les colonnes de ces tables (Frictionless)",
        ),
    ),
    (
        "/catalog.jsonld",
        phrase("Catalogue of releases", "Catálogo de versiones", "Catalogue des versions"),
        phrase(
            "DCAT, for data portals",
            "DCAT, para portales de datos",
            "DCAT, pour les portails de données",
        ),
    ),
    (
        "/releases.atom",
        phrase("Feed of releases", "Canal de versiones", "Fil des versions"),
        phrase(
            "Atom, tells of new data",
            "Atom, avisa de datos nuevos",
            "Atom, annonce les nouvelles données",
        ),
    ),
    (
        "/diary.atom",
        phrase("Feed of the diary", "Canal del diario", "Fil du journal"),
        phrase("Atom, tells what changed", "Atom, avisa de qué cambió", "Atom, annonce ce qui a changé"),
    ),
];
/// Heading of the sources.
pub const SOURCES: Phrase = phrase("Sources", "Fuentes", "Sources");
/// Caption of the table of sources.
pub const SOURCES_CAPTION: Phrase = phrase(
    "Files that were read, in this order",
    "Archivos leídos, en este orden",
    "Fichiers lus, dans cet ordre",
);
/// Its columns.
pub const SOURCE_COLUMNS: [Phrase; 7] = [
    phrase("File", "Archivo", "Fichier"),
    phrase("Layout", "Formato", "Format"),
    phrase("Encoding", "Caracteres", "Encodage"),
    phrase("Size", "Tamaño", "Taille"),
    phrase("Checksum (SHA-256)", "Suma de control (SHA-256)", "Empreinte (SHA-256)"),
    phrase("Rows", "Filas", "Lignes"),
    phrase("Commitments", "Compromisos", "Engagements"),
];
/// A file that could not be used.
pub const UNUSED: Phrase = phrase("Not used:", "No usado:", "Non utilisé\u{a0}:");
/// Heading of the terms.
pub const TERMS: Phrase = phrase("Terms", "Condiciones", "Conditions");
/// The terms.
pub const TERMS_TEXT: [Phrase; 2] = [
    phrase(
        "The facts come from the Open Government Partnership and the plans of its members. Every row keeps the address or \
         the file and line it was taken from. The texts belong to the governments that wrote them and stay as published.",
        "Los hechos provienen de la Alianza para el Gobierno Abierto (OGP) y de los planes de sus miembros. Cada fila conserva la \
         dirección o el archivo y la línea de donde se tomó. Los textos pertenecen a los gobiernos que los escribieron y quedan como \
         se publicaron.",
        "Les faits viennent du Partenariat pour un gouvernement ouvert (OGP) et des plans de ses membres. Chaque ligne garde \
         l’adresse, ou le fichier et la ligne, d’où elle est tirée. Les textes appartiennent aux gouvernements qui les ont écrits et \
         restent tels que publiés.",
    ),
    phrase(
        "OGP puts its handbooks and the papers of its Independent Reporting Mechanism under CC BY 4.0. When you use \
         these numbers, name the Open Government Partnership and the data release.",
        "OGP publica sus manuales y los documentos de su Mecanismo de Revisión Independiente (MRI) bajo CC BY 4.0. Cuando use estos \
         números, cite a la Alianza para el Gobierno Abierto y la versión de los datos.",
        "L’OGP place ses manuels et les documents de son Mécanisme d’évaluation indépendant (MEI) sous CC BY 4.0. Lorsque vous \
         utilisez ces nombres, citez le Partenariat pour un gouvernement ouvert et la version des données.",
    ),
];
/// Heading of the codings.
pub const CODINGS: Phrase = phrase("Codings", "Codificaciones", "Codages");
/// Why codings are kept apart.
pub const CODINGS_TEXT: Phrase = phrase(
    "Policy areas were tagged in different ways over the years. A series never joins two codings, because a change of coding looks \
     like a trend and is none.",
    "Las áreas de política se etiquetaron de distintas maneras a lo largo de los años. Una serie nunca une dos codificaciones, porque \
     un cambio de codificación parece una tendencia y no lo es.",
    "Les domaines d’action publique ont été étiquetés de diverses façons au fil des ans. Une série ne réunit jamais deux codages, car \
     un changement de codage ressemble à une tendance sans en être une.",
);
/// Its columns.
pub const CODING_COLUMNS: [Phrase; 3] = [
    phrase("Coding", "Codificación", "Codage"),
    phrase("Covers", "Abarca", "Couvre"),
    phrase("Commitments", "Compromisos", "Engagements"),
];
/// Heading of the joins.
pub const JOINS: Phrase = phrase(
    "One commitment, several sources",
    "Un compromiso, varias fuentes",
    "Un engagement, plusieurs sources",
);
/// Nothing was joined.
pub const NO_JOINS: Phrase = phrase(
    "No commitment arrived from two sources.",
    "Ningún compromiso llegó de dos fuentes.",
    "Aucun engagement n’est arrivé de deux sources.",
);
/// Under the heading.
pub const JOINS_TEXT: Phrase = phrase(
    "A commitment that arrives from two sources counts once. The newer source wins field by field, the older one fills its gaps, and \
     the page of the commitment says which is which.",
    "Un compromiso que llega de dos fuentes cuenta una vez. La fuente más reciente prevalece campo por campo, la más antigua llena sus \
     huecos, y la página del compromiso dice cuál es cuál.",
    "Un engagement qui arrive de deux sources compte une fois. La source la plus récente l’emporte champ par champ, la plus ancienne \
     comble ses lacunes, et la page de l’engagement dit laquelle est laquelle.",
);
/// Its columns.
pub const JOIN_COLUMNS: [Phrase; 2] =
    [phrase("Joined by", "Unidos por", "Réunis par"), phrase("Commitments", "Compromisos", "Engagements")];
/// Heading of the repairs.
pub const REPAIRS: Phrase = phrase("What was repaired", "Qué se reparó", "Ce qui a été réparé");
/// Nothing was repaired.
pub const NO_REPAIRS: Phrase =
    phrase("Nothing needed repair.", "Nada necesitó reparación.", "Rien n’a dû être réparé.");
/// Its columns; after the first comes [`place`].
pub const FINDING_COLUMNS: [Phrase; 4] = [
    phrase("File", "Archivo", "Fichier"),
    phrase("Column", "Columna", "Colonne"),
    phrase("Value", "Valor", "Valeur"),
    phrase("What was done", "Qué se hizo (en inglés)", "Ce qui a été fait (en anglais)"),
];
/// Heading of the rejects.
pub const REJECTS: Phrase = phrase("What was rejected", "Qué se rechazó", "Ce qui a été rejeté");
/// Nothing was rejected.
pub const NO_REJECTS: Phrase = phrase(
    "Every row could be used.",
    "Todas las filas pudieron usarse.",
    "Toutes les lignes ont pu être utilisées.",
);
/// Its columns; after the first comes [`place`].
pub const REJECT_COLUMNS: [Phrase; 4] = [
    phrase("File", "Archivo", "Fichier"),
    phrase("Column", "Columna", "Colonne"),
    phrase("Value", "Valor", "Valeur"),
    phrase("Reason", "Motivo (en inglés)", "Raison (en anglais)"),
];
/// Link to the file of rejects.
pub const ALL_REJECTS: Phrase = phrase(
    "All of them, with the whole rows, as CSV",
    "Todas, con las filas enteras, en CSV",
    "Toutes, avec les lignes entières, en CSV",
);
/// Link to the report.
pub const ALL_FINDINGS: Phrase = phrase("All of them as JSON", "Todas en JSON", "Toutes en JSON");
/// Heading of how to load a file.
pub const LOAD: Phrase =
    phrase("Load your own file", "Cargar un archivo propio", "Charger son propre fichier");
/// How.
pub const LOAD_TEXT: Phrase = phrase(
    "Download the export from the Open Government Partnership, or take a table of your own (CSV, Excel, JSON or Parquet), and start \
     the dashboard with it:",
    "Descargue la exportación de la Alianza para el Gobierno Abierto, o tome una tabla propia (CSV, Excel, JSON o Parquet), e inicie \
     con ella el tablero:",
    "Téléchargez l’export du Partenariat pour un gouvernement ouvert, ou prenez un tableau à vous (CSV, Excel, JSON ou Parquet), et \
     lancez le tableau de bord avec lui\u{a0}:",
);
/// The commands.
pub const LOAD_COMMAND: &str = "ogp-dashboard serve --data FILE.csv";
/// Checking.
pub const CHECK_TEXT: Phrase = phrase(
    "To see first what would be read, repaired and rejected:",
    "Para ver antes qué se leería, repararía y rechazaría:",
    "Pour voir d’abord ce qui serait lu, réparé et rejeté\u{a0}:",
);
/// The command.
pub const CHECK_COMMAND: &str = "ogp-dashboard check FILE.csv";
/// More than one file.
pub const LOAD_MORE: Phrase = phrase(
    "--data may be repeated; files that speak of the same commitments are joined. The layout is recognised by the headers, not by the \
     name of the file.",
    "--data puede repetirse; los archivos que hablan de los mismos compromisos se unen. El formato se reconoce por los encabezados, no \
     por el nombre del archivo.",
    "--data peut être répété\u{a0}; les fichiers qui parlent des mêmes engagements sont réunis. Le format est reconnu aux en-têtes, non \
     au nom du fichier.",
);

/// Commitments of one's own.
pub const OWN_TEXT: Phrase = phrase(
    "Local or unpublished commitments go into a template, or stay in the table where they are: the last command proposes which of \
     its columns is what.",
    "Los compromisos locales o aún no publicados se escriben en una plantilla, o se quedan en su tabla: la última orden propone qué es \
     cada columna.",
    "Les engagements locaux ou non publiés s’écrivent dans un modèle, ou restent dans leur tableau\u{a0}: la dernière commande propose \
     ce qu’est chaque colonne.",
);
/// Link to the template.
pub const TEMPLATE: Phrase = phrase("The template as CSV", "La plantilla en CSV", "Le modèle en CSV");
/// The command.
pub const MAP_COMMAND: &str = "ogp-dashboard map FILE -o mapping.toml";

/// The lede.
#[must_use]
pub fn lede(release: &Release, lang: Lang) -> String {
    const FILE: Noun = [phrase("file", "archivo", "fichier"), phrase("files", "archivos", "fichiers")];
    let id = &release.id;
    let commitments = commitments(release.commitments, lang);
    let plans = some(release.plans, PLAN, lang);
    let files = some(u32::try_from(release.sources.len()).unwrap_or(u32::MAX), FILE, lang);
    match lang {
        Lang::En => format!("Data release {id}: {commitments} in {plans}, from {files}."),
        Lang::Es => format!("Versión de los datos {id}: {commitments} en {plans}, de {files}."),
        Lang::Fr => format!("Version des données {id}\u{a0}: {commitments} dans {plans}, issus de {files}."),
    }
}

/// Size of a file: `2.1 MB`; in French in octets.
#[must_use]
pub fn bytes(bytes: u64, lang: Lang) -> String {
    let units = if lang == Lang::Fr { ["o", "ko", "Mo", "Go"] } else { ["B", "kB", "MB", "GB"] };
    let (mut whole, mut rest, mut unit) = (bytes, 0, 0);
    while whole >= 1000 && unit + 1 < units.len() {
        rest = whole % 1000 / 100;
        whole /= 1000;
        unit += 1;
    }
    if unit == 0 || whole >= 10 {
        format!("{whole} {}", units[unit])
    } else {
        local(lang, format!("{whole}.{rest} {}", units[unit]))
    }
}

/// A rule that joined commitments.
#[must_use]
pub fn rule(rule: &str, lang: Lang) -> String {
    match rule {
        "code" => lang.choose("the same OGP code", "el mismo código de OGP", "le même code OGP").into(),
        "number" => lang
            .choose(
                "the same member, plan and number",
                "el mismo miembro, plan y número",
                "les mêmes membre, plan et numéro",
            )
            .into(),
        "title" => lang
            .choose(
                "the same member and plan, and nearly the same title",
                "el mismo miembro y plan, y casi el mismo título",
                "les mêmes membre et plan, et presque le même titre",
            )
            .into(),
        other => other.into(),
    }
}

/// How many of how many are shown.
#[must_use]
pub fn first(shown: usize, all: usize, lang: Lang) -> Option<String> {
    (shown < all).then(|| match lang {
        Lang::En => format!("The first {shown} of {all} are shown."),
        Lang::Es => format!("Se muestran {shown} de {all}."),
        Lang::Fr => format!("Affichage de {shown} sur {all}."),
    })
}

/// The name of the column that says where in its file something stands: a text has lines, a sheet, a list or a table has rows.
#[must_use]
pub fn place(report: &Report, lang: Lang) -> &'static str {
    let is_of = |rows: bool| report.sources.iter().any(|source| source.counts_rows() == rows);
    match (is_of(false), is_of(true)) {
        (false, true) => lang.choose("Row", "Fila", "Ligne"),
        (true, true) => lang.choose("Line or row", "Línea o fila", "Ligne"),
        (_, false) => lang.choose("Line", "Línea", "Ligne"),
    }
}

/// A line or row; 0 stands for the whole file.
#[must_use]
pub fn line(line: u32, lang: Lang) -> String {
    if line == 0 {
        lang.choose("whole file", "todo el archivo", "tout le fichier").into()
    } else {
        line.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::model::lang::Lang;
    use crate::model::report::{Report, SourceReport};

    #[test]
    fn a_sheet_has_rows_and_a_text_has_lines() {
        let source = |encoding: &str| SourceReport {
            name: "file".into(),
            layout: None,
            failure: None,
            bytes: 1,
            sha256: String::new(),
            encoding: encoding.into(),
            rows: 1,
            commitments: 1,
            columns: Vec::new(),
        };
        let of = |encodings: &[&str]| Report {
            sources: encodings.iter().map(|encoding| source(encoding)).collect(),
            ..Report::default()
        };
        for (encodings, words) in [
            (&["UTF-8", "UTF-16LE"][..], ["Line", "Línea", "Ligne"]),
            (&["Excel"], ["Row", "Fila", "Ligne"]),
            (&["Excel", "UTF-8"], ["Line or row", "Línea o fila", "Ligne"]),
            (&[], ["Line", "Línea", "Ligne"]),
        ] {
            assert_eq!(Lang::ALL.map(|lang| place(&of(encodings), lang)), words, "{encodings:?}");
        }
    }
}
