//! What the descriptions of data files say about themselves.

use super::pages::{self, source_line};
use super::phrase::{Phrase, phrase};
use crate::model::lang::Lang;
use crate::model::release::{Kind, Release};

/// The licence of real data, and where it stands.
pub const CC_BY: (&str, &str, &str) =
    ("CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/");
/// The licence of simulated data, which this project makes.
pub const MIT: (&str, &str, &str) = ("MIT", "MIT License", "https://opensource.org/license/mit");
/// Who gives the data.
pub const OGP: (&str, &str) = ("Open Government Partnership", "https://www.opengovpartnership.org/");
/// Words by which the data are found.
pub const KEYWORDS: [&str; 5] =
    ["open government", "action plans", "commitments", "policy areas", "Open Government Partnership"];
/// What the catalogue is.
pub const CATALOG: Phrase = phrase(
    "Releases of the commitments of the Open Government Partnership",
    "Versiones de los datos de los compromisos de la Alianza para el Gobierno Abierto",
    "Versions des données des engagements du Partenariat pour un gouvernement ouvert",
);
/// The table of plans.
pub const PLANS: Phrase = phrase("Action plans", "Planes de acción", "Plans d’action");
/// The table of commitments.
pub const COMMITMENTS: Phrase = phrase("Commitments", "Compromisos", "Engagements");
/// The commitments behind numbers.
pub const ROWS: Phrase = phrase(
    "The commitments behind the numbers",
    "Los compromisos detrás de las cifras",
    "Les engagements derrière les nombres",
);
/// The plans behind numbers.
pub const ROWS_PLANS: Phrase = phrase(
    "The plans behind the numbers",
    "Los planes detrás de las cifras",
    "Les plans derrière les nombres",
);

/// The licence of a release: short name, name, address.
#[must_use]
pub const fn licence(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Simulated => MIT,
        Kind::Loaded | Kind::Sample => CC_BY,
    }
}

/// The title of a release.
#[must_use]
pub fn release_title(release: &Release, lang: Lang) -> String {
    let (site, id) = (pages::SITE.of(lang), &release.id);
    let site = match release.kind {
        Kind::Simulated => pages::SIMULATED.of(lang).trim_end_matches('.'),
        Kind::Loaded | Kind::Sample => site,
    };
    match lang {
        Lang::En => format!("{site}, data release {id}"),
        Lang::Es => format!("{site}, versión de los datos {id}"),
        Lang::Fr => format!("{site}, version des données {id}"),
    }
}

/// What a release is.
#[must_use]
pub fn release_description(release: &Release, lang: Lang) -> String {
    format!("{} {}", pages::ABOUT.of(lang), source_line(release, lang))
}

/// What a reader must know of the data before using them, beside what a view says of itself.
#[must_use]
pub fn caveats(release: &Release, lang: Lang) -> Vec<String> {
    match release.kind {
        Kind::Loaded => Vec::new(),
        Kind::Sample => vec![format!("{} {}", pages::SAMPLE.of(lang), pages::sample(release, lang))],
        Kind::Simulated => vec![pages::SIMULATED_WHAT.of(lang).to_owned()],
    }
}

/// What the archive of a chart is, for people who open it.
#[must_use]
pub fn read_me(
    title: &str,
    subtitle: &str,
    cite: &str,
    caveats: &[String],
    scripts: bool,
    lang: Lang,
) -> String {
    let caveats: String = caveats.iter().map(|caveat| format!("- {caveat}\n")).collect();
    let [files, numbers, again, known, how] = match lang {
        Lang::En => [
            "Files",
            "`data.csv` has the numbers, `data.csv-metadata.json` (CSV on the Web) and `datapackage.json` (Frictionless Data Package) say what its columns are. `SHA256SUMS` has the checksum of every file: `sha256sum --check SHA256SUMS`.",
            "`plans.csv` and `commitments.csv` hold the rows behind the numbers. `python3 reproduce.py` (needs pandas) and `Rscript reproduce.R` (base R) count them again, print the numbers, and compare them with `data.csv`; they need no network.",
            "What to know",
            "Cite",
        ],
        Lang::Es => [
            "Archivos",
            "`data.csv` tiene las cifras; `data.csv-metadata.json` (CSV on the Web) y `datapackage.json` (Frictionless Data Package) dicen qué son sus columnas. `SHA256SUMS` tiene la suma de control de cada archivo: `sha256sum --check SHA256SUMS`.",
            "`plans.csv` y `commitments.csv` contienen las filas detrás de las cifras. `python3 reproduce.py` (necesita pandas) y `Rscript reproduce.R` (R sin paquetes) las vuelven a contar, muestran las cifras y las comparan con `data.csv`; no necesitan red.",
            "Lo que hay que saber",
            "Citar",
        ],
        Lang::Fr => [
            "Fichiers",
            "`data.csv` contient les nombres\u{a0}; `data.csv-metadata.json` (CSV on the Web) et `datapackage.json` (Frictionless Data Package) disent ce que sont ses colonnes. `SHA256SUMS` donne la somme de contrôle de chaque fichier\u{a0}: `sha256sum --check SHA256SUMS`.",
            "`plans.csv` et `commitments.csv` contiennent les lignes derrière les nombres. `python3 reproduce.py` (avec pandas) et `Rscript reproduce.R` (R sans paquet) les recomptent, affichent les nombres et les comparent à `data.csv`\u{a0}; ils n’ont pas besoin du réseau.",
            "À savoir",
            "Citer",
        ],
    };
    let again = if scripts { format!("\n{again}\n") } else { String::new() };
    let known = if caveats.is_empty() { String::new() } else { format!("\n## {known}\n\n{caveats}") };
    format!("# {title}\n\n{subtitle}\n\n## {files}\n\n{numbers}\n{again}{known}\n## {how}\n\n{cite}\n")
}
