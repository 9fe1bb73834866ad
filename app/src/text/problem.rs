//! What is wrong with a value in an address, and what would do.

use crate::model::lang::Lang;
use crate::model::query::{Fault, Grouping, MAX_LIST, MAX_YEARS, Problem};

/// What is wrong with the value, in one sentence without its full stop.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang) -> String {
    let Problem { key, value, fault } = problem;
    match lang {
        Lang::En => en(key, value, fault),
        Lang::Es => es(key, value, fault),
        Lang::Fr => fr(key, value, fault),
    }
}

/// The key and what is wrong with its value, in English: for logs, files and the command line.
#[must_use]
pub fn plain(problem: &Problem) -> String {
    format!("{}: {}", problem.key, self::problem(problem, Lang::En))
}

fn en(key: &str, value: &str, fault: &Fault) -> String {
    match fault {
        Fault::NotOneOf(words) => format!("“{value}” is not one of: {}", words.join(", ")),
        Fault::NotAName => format!("“{value}” is not a name: use letters, digits and hyphens"),
        Fault::NotYears => {
            format!("“{value}” is not a range of years such as 2012..2014 (at most {MAX_YEARS} years)")
        }
        Fault::Backward => format!("“{value}” does not run forward, or over more than {MAX_YEARS} years"),
        Fault::NotTwoStretches => {
            format!(
                "“{value}” is not two years such as 2012~2013, or two stretches such as 2011..2014~2015..2018"
            )
        }
        Fault::OutsideYears(Some((first, last))) => {
            format!("“{value}”: the answer has the years {first} to {last}")
        }
        Fault::OutsideYears(None) => format!("“{value}”: the answer has no years"),
        Fault::NotAYear => format!("“{value}” is not a year such as 2014"),
        Fault::TooMany => format!("at most {MAX_LIST} values can be chosen"),
        Fault::Unknown => format!("“{value}” is not a known value"),
        Fault::TooLong(most) => format!("a search text has at most {most} characters"),
        Fault::NotAPage => format!("“{value}” is not a page number"),
        Fault::NoSuchPlace => format!("“{value}” is not a {key} that OGP or this release knows"),
        Fault::NotCarried(by, nearest) => {
            let kind = match by {
                Grouping::Area => "policy area",
                Grouping::Challenge => "challenge area",
            };
            let hint = nearest.as_ref().map(|id| format!("; did you mean “{id}”?")).unwrap_or_default();
            format!("no commitment of this release carries the {kind} “{value}” in this coding{hint}")
        }
        Fault::NoSuchCoding(known) => {
            format!("“{value}” is not a coding of this release: {}", known.join(", "))
        }
        Fault::NoSuchRelease(known) => {
            format!("there is no data release “{value}” here; known are: {}", known.join(", "))
        }
        Fault::NotAWidth(least, most) => {
            format!("“{value}” is not a width between {least} and {most} pixels")
        }
        Fault::NotWithin(least, most) => format!("“{value}” is not a number between {least} and {most}"),
        Fault::NotTwo => "at least two members, regions or areas are needed for a comparison".into(),
        Fault::NotBeside(most) => format!("at most {most} can stand side by side; “{value}” is left out"),
        Fault::LocalNotAssessed => {
            "only plans of national members are assessed by the IRM; local plans are monitored by bodies of their own"
                .into()
        }
    }
}

fn es(key: &str, value: &str, fault: &Fault) -> String {
    match fault {
        Fault::NotOneOf(words) => format!("«{value}» no es ninguno de estos valores: {}", words.join(", ")),
        Fault::NotAName => format!("«{value}» no es un nombre: use letras, cifras y guiones"),
        Fault::NotYears => {
            format!("«{value}» no es un intervalo de años como 2012..2014 (como máximo {MAX_YEARS} años)")
        }
        Fault::Backward => format!("«{value}» no avanza en el tiempo o abarca más de {MAX_YEARS} años"),
        Fault::NotTwoStretches => {
            format!("«{value}» no son dos años como 2012~2013 ni dos períodos como 2011..2014~2015..2018")
        }
        Fault::OutsideYears(Some((first, last))) => {
            format!("«{value}»: la respuesta tiene los años {first} a {last}")
        }
        Fault::OutsideYears(None) => format!("«{value}»: la respuesta no tiene años"),
        Fault::NotAYear => format!("«{value}» no es un año como 2014"),
        Fault::TooMany => format!("se pueden elegir como máximo {MAX_LIST} valores"),
        Fault::Unknown => format!("«{value}» no es un valor conocido"),
        Fault::TooLong(most) => format!("el texto de búsqueda tiene como máximo {most} caracteres"),
        Fault::NotAPage => format!("«{value}» no es un número de página"),
        Fault::NoSuchPlace => {
            let kind = if key == "country" { "un país" } else { "un miembro" };
            format!("«{value}» no es {kind} que OGP o esta versión de los datos conozca")
        }
        Fault::NotCarried(by, nearest) => {
            let kind = match by {
                Grouping::Area => "área de política",
                Grouping::Challenge => "área del Desafío",
            };
            let hint = nearest.as_ref().map(|id| format!("; ¿quiso decir «{id}»?")).unwrap_or_default();
            format!(
                "ningún compromiso de esta versión de los datos tiene el {kind} «{value}» en esta codificación{hint}"
            )
        }
        Fault::NoSuchCoding(known) => {
            format!("«{value}» no es una codificación de esta versión de los datos: {}", known.join(", "))
        }
        Fault::NoSuchRelease(known) => {
            format!("aquí no hay ninguna versión de los datos «{value}»; se conocen: {}", known.join(", "))
        }
        Fault::NotAWidth(least, most) => {
            format!("«{value}» no es un ancho entre {least} y {most} píxeles")
        }
        Fault::NotWithin(least, most) => format!("«{value}» no es un número entre {least} y {most}"),
        Fault::NotTwo => "una comparación necesita al menos dos miembros, regiones o áreas".into(),
        Fault::NotBeside(most) => {
            format!("como máximo {most} pueden aparecer lado a lado; «{value}» queda fuera")
        }
        Fault::LocalNotAssessed => {
            "el MRI solo evalúa planes de miembros nacionales; los planes locales los supervisan sus propios organismos"
                .into()
        }
    }
}

fn fr(key: &str, value: &str, fault: &Fault) -> String {
    let value = format!("«\u{a0}{value}\u{a0}»");
    match fault {
        Fault::NotOneOf(words) => format!("{value} n’est aucune de ces valeurs\u{a0}: {}", words.join(", ")),
        Fault::NotAName => {
            format!(
                "{value} n’est pas un nom\u{a0}: employez des lettres, des chiffres et des traits d’union"
            )
        }
        Fault::NotYears => {
            format!("{value} n’est pas une plage d’années telle que 2012..2014 (au plus {MAX_YEARS} ans)")
        }
        Fault::Backward => format!("{value} remonte le temps ou s’étend sur plus de {MAX_YEARS} ans"),
        Fault::NotTwoStretches => format!(
            "{value} n’est ni deux années telles que 2012~2013, ni deux périodes telles que 2011..2014~2015..2018"
        ),
        Fault::OutsideYears(Some((first, last))) => {
            format!("{value}\u{a0}: la réponse porte sur les années {first} à {last}")
        }
        Fault::OutsideYears(None) => format!("{value}\u{a0}: la réponse ne porte sur aucune année"),
        Fault::NotAYear => format!("{value} n’est pas une année telle que 2014"),
        Fault::TooMany => format!("on peut choisir au plus {MAX_LIST} valeurs"),
        Fault::Unknown => format!("{value} n’est pas une valeur connue"),
        Fault::TooLong(most) => format!("le texte cherché compte au plus {most} caractères"),
        Fault::NotAPage => format!("{value} n’est pas un numéro de page"),
        Fault::NoSuchPlace => {
            let kind = if key == "country" { "un pays" } else { "un membre" };
            format!("{value} n’est pas {kind} que l’OGP ou cette version des données connaisse")
        }
        Fault::NotCarried(by, nearest) => {
            let kind = match by {
                Grouping::Area => "domaine d’action publique",
                Grouping::Challenge => "domaine du Défi",
            };
            let hint = nearest
                .as_ref()
                .map(|id| format!("\u{a0}; vouliez-vous dire «\u{a0}{id}\u{a0}»\u{a0}?"))
                .unwrap_or_default();
            format!(
                "aucun engagement de cette version des données ne relève du {kind} {value} dans ce codage{hint}"
            )
        }
        Fault::NoSuchCoding(known) => {
            format!("{value} n’est pas un codage de cette version des données\u{a0}: {}", known.join(", "))
        }
        Fault::NoSuchRelease(known) => {
            format!(
                "il n’y a pas ici de version des données {value}\u{a0}; on connaît\u{a0}: {}",
                known.join(", ")
            )
        }
        Fault::NotAWidth(least, most) => {
            format!("{value} n’est pas une largeur entre {least} et {most} pixels")
        }
        Fault::NotWithin(least, most) => format!("{value} n’est pas un nombre entre {least} et {most}"),
        Fault::NotTwo => "une comparaison demande au moins deux membres, régions ou domaines".into(),
        Fault::NotBeside(most) => {
            format!("on peut en mettre au plus {most} côte à côte\u{a0}; {value} est laissé de côté")
        }
        Fault::LocalNotAssessed => {
            "le MEI n’évalue que les plans des membres nationaux\u{a0}; les plans locaux sont suivis par leurs propres organismes"
                .into()
        }
    }
}
