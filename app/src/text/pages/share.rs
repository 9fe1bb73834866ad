//! Wording of the dialog that shares a chart.

use crate::model::lang::Lang;
use crate::text::phrase::{Phrase, phrase};

/// What opens it, and its title.
pub const TITLE: Phrase = phrase("Share or embed", "Compartir o insertar", "Partager ou intégrer");
/// Label of the address.
pub const ADDRESS: Phrase = phrase("Address of this view", "Dirección de esta vista", "Adresse de cette vue");
/// What `WordPress` makes of the address.
pub const WORDPRESS: Phrase = phrase(
    "In WordPress, paste this address on a line of its own: the chart appears.",
    "En WordPress, pegue esta dirección en una línea propia: aparece el gráfico.",
    "Dans WordPress, collez cette adresse seule sur une ligne\u{a0}: le graphique apparaît.",
);
/// The first choice.
pub const LIVE: Phrase = phrase("Live", "En vivo", "En direct");
/// What it does.
pub const LIVE_HINT: Phrase = phrase(
    "Always shows the newest data.",
    "Muestra siempre los datos más recientes.",
    "Montre toujours les données les plus récentes.",
);
/// The second choice.
pub const FROZEN: Phrase = phrase("Frozen", "Congelado", "Figé");
/// The third choice.
pub const IMAGE: Phrase = phrase("Image only", "Solo imagen", "Image seule");
/// What it does.
pub const IMAGE_HINT: Phrase = phrase(
    "A picture with a link, for e-mail and for pages without frames.",
    "Una imagen con enlace, para correos y páginas sin marcos.",
    "Une image avec un lien, pour les courriels et les pages sans cadres.",
);
/// Label of a code.
pub const CODE: Phrase = phrase("HTML code", "Código HTML", "Code HTML");
/// What the script in the code is for.
pub const SCRIPT: Phrase = phrase(
    "The chart also works without the script, which only fits the height.",
    "El gráfico también funciona sin el script, que solo ajusta la altura.",
    "Le graphique fonctionne aussi sans le script, qui ne fait qu’ajuster la hauteur.",
);
/// Heading of the preview.
pub const PREVIEW: Phrase = phrase("Preview", "Vista previa", "Aperçu");
/// Copies what stands beside it.
pub const COPY: Phrase = phrase("Copy", "Copiar", "Copier");
/// Said when it was copied.
pub const COPIED: Phrase = phrase("Copied.", "Copiado.", "Copié.");
/// Said where the browser does not let a page copy.
pub const SELECTED: Phrase = phrase(
    "Selected: copy it with Ctrl+C or ⌘C.",
    "Seleccionado: cópielo con Ctrl+C o ⌘C.",
    "Sélectionné\u{a0}: copiez avec Ctrl+C ou ⌘C.",
);
/// Closes the dialog.
pub const CLOSE: Phrase = phrase("Close", "Cerrar", "Fermer");

/// What the frozen choice does.
#[must_use]
pub fn frozen_hint(release: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Always shows data release {release}, also when newer data exist."),
        Lang::Es => {
            format!("Muestra siempre la versión {release} de los datos, aunque haya otras más recientes.")
        }
        Lang::Fr => {
            format!("Montre toujours la version {release} des données, même s’il en existe de plus récentes.")
        }
    }
}
