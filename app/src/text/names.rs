//! Names that a release gives in English, in the language of a page.

use crate::model::lang::Lang;
use crate::model::release::Coding;

/// The name of a coding.
#[must_use]
pub fn coding_name(coding: &Coding, lang: Lang) -> String {
    coding_word(&coding.id, &coding.name, lang)
}

/// The name of the coding of an id, from its English one.
#[must_use]
pub fn coding_word(id: &str, english: &str, lang: Lang) -> String {
    let name = match id {
        _ if lang == Lang::En => english,
        "explorer-2014" => lang.choose(
            "Explorer tags of 2014",
            "etiquetas del Explorer de 2014",
            "étiquettes de l’Explorer de 2014",
        ),
        "site" => lang.choose("OGP’s pages", "páginas de OGP", "pages de l’OGP"),
        "own" => lang.choose(
            "the files’ own areas",
            "áreas propias de los archivos",
            "domaines propres aux fichiers",
        ),
        "simulated-1" => lang.choose("simulated coding 1", "codificación simulada 1", "codage simulé 1"),
        "simulated-2" => lang.choose("simulated coding 2", "codificación simulada 2", "codage simulé 2"),
        // A release without any coding.
        "" => lang.choose("no coding", "ninguna codificación", "aucun codage"),
        _ => english,
    };
    name.into()
}
