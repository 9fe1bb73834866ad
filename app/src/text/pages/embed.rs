//! Wording of the pages for other sites.

use crate::model::lang::Lang;
use crate::text::phrase::{Phrase, phrase};

/// Summary of the table.
pub const TABLE: Phrase =
    phrase("The numbers as a table", "Las cifras en una tabla", "Les chiffres en tableau");
/// Link to the table, where it is not here.
pub const NUMBERS: Phrase = phrase(
    "The numbers as a table, on the page of this chart",
    "Las cifras en una tabla, en la página de este gráfico",
    "Les chiffres en tableau, sur la page de ce graphique",
);
/// Link to the page.
pub const EXPLORE: Phrase =
    phrase("Explore, table, download", "Explorar, tabla, descargas", "Explorer, tableau, téléchargements");
/// Link to the page from a page that says that something is wrong.
pub const OPEN: Phrase = phrase("Open the page", "Abrir la página", "Ouvrir la page");
/// In place of a drawing that is too heavy.
pub const TOO_LARGE: Phrase = phrase(
    "This chart has too many lines to be shown here. Its page has all of them.",
    "Este gráfico tiene demasiadas líneas para mostrarlo aquí. Su página las tiene todas.",
    "Ce graphique a trop de lignes pour être montré ici. Sa page les a toutes.",
);
/// In place of a view that does not exist.
pub const NO_VIEW: Phrase = phrase(
    "No chart has this address.",
    "Ningún gráfico tiene esta dirección.",
    "Aucun graphique n’a cette adresse.",
);
/// Link from a chart of a named release to the newest data.
pub const NEWEST: Phrase =
    phrase("The newest data", "Los datos más recientes", "Les données les plus récentes");

/// That the chart keeps to a release.
#[must_use]
pub fn frozen(release: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("This chart keeps to data release {release}; there may be newer data."),
        Lang::Es => {
            format!(
                "Este gráfico se queda con la versión {release} de los datos; puede haber otros más recientes."
            )
        }
        Lang::Fr => {
            format!(
                "Ce graphique s’en tient à la version {release} des données\u{a0}; il peut y en avoir de plus récentes."
            )
        }
    }
}
