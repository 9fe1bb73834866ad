//! Wording of the pages, one file per page; here what they share.

pub mod api;
pub mod area;
pub mod areas;
pub mod commitment;
pub mod commitments;
pub mod compare;
pub mod data;
pub mod diary;
pub mod embed;
pub mod facets;
pub mod home;
pub mod local;
pub mod map;
pub mod member;
pub mod members;
pub mod methods;
pub mod places;
pub mod refusal;
pub mod region;
pub mod share;
pub mod standing;
pub mod trends;
pub mod verdict;
pub mod verify;

use super::number::{count, years};
use super::phrase::{Phrase, phrase};
use crate::model::lang::Lang;
use crate::model::month::Month;
use crate::model::release::{Kind, Release};
use crate::model::theme::Theme;

/// Name of the site.
pub const SITE: Phrase = phrase("OGP commitments", "Compromisos de OGP", "Engagements de l’OGP");
/// What the site is, in one sentence.
pub const ABOUT: Phrase = phrase(
    "What governments promise in Open Government Partnership action plans, counted the same way everywhere.",
    "Lo que los gobiernos prometen en los planes de acción de la Alianza para el Gobierno Abierto (OGP), contado en todas partes \
     de la misma manera.",
    "Ce que les gouvernements promettent dans les plans d’action du Partenariat pour un gouvernement ouvert (OGP), compté partout \
     de la même façon.",
);
/// First link of every page.
pub const SKIP: Phrase = phrase("Skip to content", "Ir al contenido", "Aller au contenu");
/// Name of the main navigation.
pub const NAV: Phrase = phrase("Main", "Principal", "Principale");
/// Name of the links to the other languages.
pub const LANGUAGES: Phrase = phrase("Language", "Idioma", "Langue");
/// Heading of the headline numbers of a page.
pub const HEADLINE: Phrase = phrase("Headline numbers", "Cifras principales", "Chiffres clés");
/// Name of the links to the same page in other colours.
pub const COLOURS: Phrase = phrase("Colours", "Colores", "Couleurs");
/// Name of the trends page.
pub const TRENDS: Phrase = phrase("Trends", "Tendencias", "Tendances");
/// Name of the list of commitments.
pub const COMMITMENTS: Phrase = phrase("Commitments", "Compromisos", "Engagements");
/// Name of the data page.
pub const DATA: Phrase = phrase("Data", "Datos", "Données");
/// Name of the page on methods.
pub const METHODS: Phrase = phrase("Methods", "Métodos", "Méthodes");
/// Footer: heading of what lets readers check the numbers.
pub const CHECK: Phrase = phrase("Check it", "Compruébelo", "Vérifier");
/// Footer: heading of what readers can take away.
pub const USE: Phrase = phrase("Use it", "Úselo", "Réutiliser");
/// Footer: heading of the pages to explore.
pub const EXPLORE: Phrase = phrase("Explore it", "Explórelo", "Explorez");
/// Footer: link to the comparison.
pub const COMPARE_LINK: Phrase =
    phrase("Compare side by side", "Comparar lado a lado", "Comparer côte à côte");
/// Footer: link to the sources.
pub const SOURCES: Phrase = phrase("Sources and repairs", "Fuentes y reparaciones", "Sources et réparations");
/// Footer: link to the methods.
pub const RULES: Phrase = phrase("Methods and rules", "Métodos y reglas", "Méthodes et règles");
/// Footer: link to the coverage table.
pub const COVERAGE: Phrase = phrase("What is covered", "Qué se abarca", "Ce qui est couvert");
/// Footer: link to the commitments as a file.
pub const ALL_COMMITMENTS: Phrase =
    phrase("All commitments as CSV", "Todos los compromisos en CSV", "Tous les engagements en CSV");
/// Footer: link to the plans as a file.
pub const ALL_PLANS: Phrase = phrase("All plans as CSV", "Todos los planes en CSV", "Tous les plans en CSV");
/// Footer: link to loading a file of one’s own.
pub const OWN_FILE: Phrase =
    phrase("Load your own file", "Cargar un archivo propio", "Charger son propre fichier");
/// Start of the strip on sample data.
pub const SAMPLE: Phrase = phrase("Sample data.", "Datos de muestra.", "Données d’échantillon.");
/// Start of the strip on simulated data.
pub const SIMULATED: Phrase = phrase("Simulated data.", "Datos simulados.", "Données simulées.");
/// What simulated data are.
pub const SIMULATED_WHAT: Phrase = phrase(
    "Members, plans and commitments are made up, for training. Nothing here says anything about a government.",
    "Los miembros, planes y compromisos son inventados, para formación. Nada de esto dice algo sobre un gobierno.",
    "Les membres, plans et engagements sont inventés, pour la formation. Rien ici ne dit quoi que ce soit d’un gouvernement.",
);
/// Link of the strip.
pub const SAMPLE_LINK: Phrase = phrase(
    "How to load the full export",
    "Cómo cargar la exportación completa",
    "Comment charger l’export complet",
);
/// Shown where no stylesheet was built.
pub const UNBUILT: Phrase = phrase(
    "This program was built without its stylesheet and scripts. To make them, run",
    "Este programa se compiló sin su hoja de estilo ni sus scripts. Para crearlos, ejecute",
    "Ce programme a été compilé sans sa feuille de style ni ses scripts. Pour les créer, lancez",
);
/// The command that makes them.
pub const BUILD: &str = "cargo xtask build";
/// Sends a form.
pub const APPLY: Phrase = phrase("Apply", "Aplicar", "Appliquer");
/// Empties a form.
pub const RESET: Phrase = phrase("Reset", "Restablecer", "Réinitialiser");
/// Sends a search.
pub const SEARCH: Phrase = phrase("Search", "Buscar", "Chercher");
/// All members, all levels.
pub const ALL: Phrase = phrase("All", "Todos", "Tous");
/// Name of a region column.
pub const REGION: Phrase = phrase("Region", "Región", "Région");
/// Heading of level choices.
pub const LEVEL: Phrase = phrase("Level", "Nivel", "Niveau");
/// National members.
pub const NATIONAL: Phrase = phrase("National members", "Miembros nacionales", "Membres nationaux");
/// Local members.
pub const LOCAL: Phrase = phrase("Local members", "Miembros locales", "Membres locaux");
/// Both.
pub const BOTH: Phrase = phrase("National and local", "Nacionales y locales", "Nationaux et locaux");
/// Heading of year fields.
pub const YEARS: Phrase = phrase("Years", "Años", "Années");
/// First year.
pub const FROM: Phrase = phrase("From", "Desde", "De");
/// Last year.
pub const TO: Phrase = phrase("To", "Hasta", "À");
/// Heading of member choices.
pub const MEMBER: Phrase = phrase("Member", "Miembro", "Membre");
/// First entry of the list of members.
pub const ADD_MEMBER: Phrase = phrase("Choose a member", "Elija un miembro", "Choisir un membre");
/// Kept when other filters are wrong.
pub const KEPT: Phrase = phrase(
    "The rest of your filters were kept.",
    "Los demás filtros se conservaron.",
    "Vos autres filtres ont été conservés.",
);
/// Where something is not in the source.
pub const NOT_GIVEN: Phrase = phrase("Not given", "No consta", "Non indiqué");
/// In lists, where the source says nothing about completion.
pub const COMPLETION_NOT_GIVEN: Phrase =
    phrase("Completion not given", "Cumplimiento: no consta", "Réalisation non indiquée");
/// Heard before the word for completion.
pub const COMPLETION: Phrase = phrase("Completion: ", "Cumplimiento: ", "Réalisation\u{a0}: ");

const MONTHS: [Phrase; 12] = [
    phrase("January", "enero", "janvier"),
    phrase("February", "febrero", "février"),
    phrase("March", "marzo", "mars"),
    phrase("April", "abril", "avril"),
    phrase("May", "mayo", "mai"),
    phrase("June", "junio", "juin"),
    phrase("July", "julio", "juillet"),
    phrase("August", "agosto", "août"),
    phrase("September", "septiembre", "septembre"),
    phrase("October", "octubre", "octobre"),
    phrase("November", "noviembre", "novembre"),
    phrase("December", "diciembre", "décembre"),
];

/// A noun with a number: singular and plural.
pub type Noun = [Phrase; 2];

/// Commitments.
pub const COMMITMENT: Noun =
    [phrase("commitment", "compromiso", "engagement"), phrase("commitments", "compromisos", "engagements")];
/// Plans.
pub const PLAN: Noun = [phrase("plan", "plan", "plan"), phrase("plans", "planes", "plans")];
/// Members.
pub const MEMBERS: Noun = [phrase("member", "miembro", "membre"), phrase("members", "miembros", "membres")];

/// Title of a document: page, then site.
#[must_use]
pub fn document_title(page: &str, lang: Lang) -> String {
    format!("{page} · {}", SITE.of(lang))
}

/// A colon with the spaces around it.
#[must_use]
pub fn colon(lang: Lang) -> &'static str {
    lang.choose(": ", ": ", "\u{a0}: ")
}

/// A month: “July 2014”, “julio de 2014”, “juillet 2014”.
#[must_use]
pub fn month(month: Month, lang: Lang) -> String {
    let name = MONTHS.get(usize::from(month.month).saturating_sub(1)).map_or("", |name| name.of(lang));
    format!("{name}{}{}", lang.choose(" ", " de ", " "), month.year)
}

/// “1 plan”, “1,927 plans”. French has the singular for zero, too.
#[must_use]
pub fn some(n: u32, [one, many]: Noun, lang: Lang) -> String {
    let is_one = n == 1 || (n == 0 && lang == Lang::Fr);
    format!("{} {}", count(lang, n), if is_one { one } else { many }.of(lang))
}

/// “727 commitments”.
#[must_use]
pub fn commitments(n: u32, lang: Lang) -> String {
    some(n, COMMITMENT, lang)
}

/// “plans of 2011–2014”, or that no plan has a year.
#[must_use]
pub fn of_years(range: Option<(i32, i32)>, lang: Lang) -> String {
    match range {
        Some((from, to)) => {
            format!("{} {}", lang.choose("plans of", "planes de", "plans de"), years(from, to))
        }
        None => lang.choose("plans without a year", "planes sin año", "plans sans année").into(),
    }
}

/// What is in the sample.
#[must_use]
pub fn sample(release: &Release, lang: Lang) -> String {
    const LOCALS: Noun =
        [phrase("local member", "local", "local"), phrase("local members", "locales", "locaux")];
    let commitments = commitments(release.commitments, lang);
    let national = count(lang, release.national_members);
    let local = some(release.local_members, LOCALS, lang);
    let years = of_years(release.years, lang);
    match lang {
        Lang::En => {
            format!("{commitments} of {national} national and {local}, {years}. No number here is complete.")
        }
        Lang::Es => format!(
            "{commitments} de miembros: {national} nacionales y {local}, {years}. Ningún número de esta página está completo."
        ),
        Lang::Fr => format!(
            "{commitments} de membres\u{a0}: {national} nationaux et {local}, {years}. Aucun nombre ici n’est complet."
        ),
    }
}

/// The source line at the foot of every page.
#[must_use]
pub fn source_line(release: &Release, lang: Lang) -> String {
    let id = &release.id;
    if release.kind == Kind::Simulated {
        return match lang {
            Lang::En => format!(
                "Simulated data, for training: nothing here was promised by anybody. Data release: {id}."
            ),
            Lang::Es => format!(
                "Datos simulados, para formación: nadie prometió nada de esto. Versión de los datos: {id}."
            ),
            Lang::Fr => format!(
                "Données simulées, pour la formation\u{a0}: rien ici n’a été promis par quiconque. Version des données\u{a0}: {id}."
            ),
        };
    }
    let mut named = release.sources.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
    match (release.sources.len().saturating_sub(3), lang) {
        (0, _) => {}
        (more, Lang::En) => named += &format!(" and {more} more"),
        (more, Lang::Es) => named += &format!(" y {more} más"),
        (more, Lang::Fr) => named += &format!(" et {more} de plus"),
    }
    let years = of_years(release.years, lang);
    let commitments = commitments(release.commitments, lang);
    match lang {
        Lang::En => format!(
            "Source: {named}; {years} ({commitments}). Data release: {id}. Data: Open Government Partnership. \
             Texts stay as published."
        ),
        Lang::Es => format!(
            "Fuente: {named}; {years} ({commitments}). Versión de los datos: {id}. Datos: Alianza para el Gobierno Abierto \
             (OGP). Los textos quedan como se publicaron."
        ),
        Lang::Fr => format!(
            "Source\u{a0}: {named}\u{a0}; {years} ({commitments}). Version des données\u{a0}: {id}. Données\u{a0}: Partenariat pour \
             un gouvernement ouvert (OGP). Les textes restent tels que publiés."
        ),
    }
}

/// Pages for requests that cannot be answered.
pub mod trouble {

    use crate::text::phrase::{Phrase, phrase};

    /// Title of the page for unknown addresses.
    pub const MISSING: Phrase =
        phrase("This page does not exist", "Esta página no existe", "Cette page n’existe pas");
    /// What to do then.
    pub const MISSING_HINT: Phrase = phrase(
        "The address may be old or mistyped. Search for a commitment, or start again from",
        "La dirección puede ser antigua o estar mal escrita. Busque un compromiso o vuelva a empezar desde",
        "L’adresse est peut-être ancienne ou mal saisie. Cherchez un engagement, ou repartez de",
    );
    /// Link to the home page.
    pub const HOME: Phrase = phrase("the home page", "la página de inicio", "la page d’accueil");
    /// The program is not connected to data.
    pub const NO_SOURCE: &str = "no-data";
    /// Title of a notice about one value that cannot be used.
    pub const PROBLEM: Phrase = phrase(
        "One value in the address cannot be used",
        "Un valor de la dirección no se puede usar",
        "Une valeur de l’adresse est inutilisable",
    );
    /// The same for several.
    pub const PROBLEMS: Phrase = phrase(
        "Some values in the address cannot be used",
        "Algunos valores de la dirección no se pueden usar",
        "Certaines valeurs de l’adresse sont inutilisables",
    );
}

/// The table of plans by region and year.
pub mod coverage {
    use super::{PLAN, some};
    use crate::model::lang::Lang;
    use crate::text::phrase::{Phrase, phrase};

    /// Title.
    pub const TITLE: Phrase =
        phrase("What the data covers", "Qué abarcan los datos", "Ce que couvrent les données");
    /// Caption.
    pub const CAPTION: Phrase = phrase(
        "Action plans submitted, by region and year",
        "Planes de acción presentados, por región y año",
        "Plans d’action présentés, par région et par année",
    );
    /// Name of the scrolling region.
    pub const SCROLLS: Phrase = phrase(
        "Coverage table, scrolls sideways",
        "Tabla de cobertura, se desplaza hacia los lados",
        "Tableau de couverture, défile latéralement",
    );
    /// Last column but one.
    pub const COMMITMENTS: Phrase = phrase("Commitments", "Compromisos", "Engagements");
    /// Last column.
    pub const MEMBERS: Phrase = phrase("Members", "Miembros", "Membres");
    /// Foot of the table.
    pub const ALL: Phrase = phrase("All", "Todas", "Toutes");

    /// Plans that are in no column.
    #[must_use]
    pub fn without_year(plans: u32, lang: Lang) -> String {
        let some = some(plans, PLAN, lang);
        match lang {
            Lang::En => {
                let verb = if plans == 1 { "is" } else { "are" };
                format!("{some} {verb} in no column, because no row says when it was submitted.")
            }
            Lang::Es => format!("Fuera de la tabla: {some}, porque ninguna fila dice cuándo se presentó."),
            Lang::Fr => format!("Hors du tableau\u{a0}: {some}, car aucune ligne n’en donne l’année."),
        }
    }
}

/// The name of a theme.
#[must_use]
pub const fn theme(theme: Theme) -> Phrase {
    match theme {
        Theme::Auto => phrase("As the system", "Como el sistema", "Comme le système"),
        Theme::Light => phrase("Light", "Claro", "Clair"),
        Theme::Dark => phrase("Dark", "Oscuro", "Sombre"),
        Theme::Contrast => phrase("High contrast", "Alto contraste", "Contraste élevé"),
    }
}
