//! Why a request gets no answer, and what to do.

use crate::refusal::Refusal;
use crate::text::phrase::{Phrase, phrase};

/// What is wrong.
#[must_use]
pub const fn title(refusal: &Refusal) -> Phrase {
    match refusal {
        Refusal::NoHost => phrase(
            "The request does not say which site it means",
            "La solicitud no dice a qué sitio se dirige",
            "La requête ne dit pas à quel site elle s’adresse",
        ),
        Refusal::TooLong => {
            phrase("The address is too long", "La dirección es demasiado larga", "L’adresse est trop longue")
        }
        Refusal::TooManyParts => phrase(
            "The address has too many parts",
            "La dirección tiene demasiadas partes",
            "L’adresse a trop de parties",
        ),
        Refusal::LargeHeader => phrase(
            "The request has too much around it",
            "La solicitud trae demasiados datos adicionales",
            "La requête est accompagnée de trop de données",
        ),
        Refusal::Body => phrase(
            "Nothing can be sent to this site",
            "A este sitio no se le puede enviar nada",
            "On ne peut rien envoyer à ce site",
        ),
        Refusal::TooOften => phrase(
            "Too many files in a short time",
            "Demasiados archivos en poco tiempo",
            "Trop de fichiers en peu de temps",
        ),
        Refusal::Busy => phrase(
            "Too many questions are waiting",
            "Hay demasiadas preguntas en espera",
            "Trop de questions sont en attente",
        ),
        Refusal::Slow => phrase(
            "The answer took too long",
            "La respuesta tardó demasiado",
            "La réponse a pris trop de temps",
        ),
        Refusal::Defect { .. } => phrase(
            "This could not be answered",
            "No se pudo dar una respuesta",
            "La réponse n’a pas pu être donnée",
        ),
    }
}

/// What to do then; with a defect, the id follows.
#[must_use]
pub const fn hint(refusal: &Refusal) -> Phrase {
    match refusal {
        Refusal::NoHost => phrase(
            "This is a mistake of the program that asked, or of a proxy in between.",
            "Es un error del programa que hizo la solicitud o de un intermediario.",
            "C’est une erreur du programme qui a fait la requête, ou d’un intermédiaire.",
        ),
        Refusal::TooLong | Refusal::TooManyParts => phrase(
            "Choose fewer values, or begin again from the home page.",
            "Elija menos valores o vuelva a empezar desde la página de inicio.",
            "Choisissez moins de valeurs, ou repartez de la page d’accueil.",
        ),
        Refusal::LargeHeader => phrase(
            "This site needs no cookies: deleting those that your browser keeps for it usually helps.",
            "Este sitio no necesita cookies: suele bastar con borrar las que el navegador guarda para él.",
            "Ce site n’a pas besoin de cookies\u{a0}: effacer ceux que votre navigateur garde pour lui suffit en général.",
        ),
        Refusal::Body => phrase(
            "Its pages and files can only be read.",
            "Sus páginas y archivos solo se pueden leer.",
            "Ses pages et fichiers se lisent seulement.",
        ),
        Refusal::TooOften => phrase(
            "Wait a little before you ask for the next one; pages can be read all the same.",
            "Espere un poco antes de pedir el siguiente; las páginas se pueden leer igualmente.",
            "Attendez un peu avant de demander le suivant\u{a0}; les pages restent lisibles.",
        ),
        Refusal::Busy => phrase(
            "Try again in a few seconds.",
            "Vuelva a intentarlo en unos segundos.",
            "Réessayez dans quelques secondes.",
        ),
        Refusal::Slow => phrase(
            "Try again later, or ask for less: fewer years, places or areas.",
            "Vuelva a intentarlo más tarde o pida menos: menos años, lugares o áreas.",
            "Réessayez plus tard, ou demandez moins\u{a0}: moins d’années, de lieux ou de domaines.",
        ),
        Refusal::Defect { .. } => phrase(
            "This is an error of the program, not of your question. Try again later; when you report it, quote the number",
            "Es un error del programa, no de su pregunta. Vuelva a intentarlo más tarde; si lo comunica, cite el número",
            "C’est une erreur du programme, non de votre question. Réessayez plus tard\u{a0}; si vous la signalez, citez le numéro",
        ),
    }
}
