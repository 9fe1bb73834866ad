//! Wording of the page for programs.

use crate::text::phrase::{Phrase, phrase};

/// Heading, also in links.
pub const TITLE: Phrase = phrase("For programs", "Para programas", "Pour les programmes");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "Every number, chart and table as a file that programs can read: no key, no sign-up, the same address with a suffix.",
    "Cada número, gráfico y tabla como archivo que leen los programas: sin clave ni registro, la misma dirección con un sufijo.",
    "Chaque nombre, graphique et table en fichier lisible par un programme\u{a0}: sans clé ni inscription, la même adresse avec un suffixe.",
);
/// Heading of the forms.
pub const FORMS: Phrase =
    phrase("The address is the question", "La dirección es la pregunta", "L’adresse est la question");
/// How it works.
pub const FORMS_TEXT: Phrase = phrase(
    "Find what you need on a page, then add a suffix to its path and keep the query. A file has one address for all languages; lang=es or lang=fr puts its words into Spanish or French.",
    "Busque lo que necesita en una página, añada un sufijo a su ruta y conserve la consulta. Un archivo tiene una sola dirección para todos los idiomas; lang=es o lang=fr pone sus palabras en español o francés.",
    "Trouvez ce qu’il vous faut sur une page, ajoutez un suffixe à son chemin et gardez la requête. Un fichier a une seule adresse pour toutes les langues\u{a0}; lang=es ou lang=fr met ses mots en espagnol ou en français.",
);
/// Columns of the table of forms.
pub const FORM_COLUMNS: [Phrase; 2] = [phrase("Suffix", "Sufijo", "Suffixe"), phrase("Gives", "Da", "Donne")];
/// What each form gives.
pub const FORM_ROWS: [(&str, Phrase); 8] = [
    (
        ".csv",
        phrase(
            "The numbers: k, n, share, interval, badge, release",
            "Los números: k, n, proporción, intervalo, insignia, versión",
            "Les nombres\u{a0}: k, n, part, intervalle, badge, version",
        ),
    ),
    (
        ".json",
        phrase(
            "The same with ranks, tests and what moves together",
            "Lo mismo con rangos, pruebas y lo que se mueve junto",
            "Les mêmes avec rangs, tests et ce qui va ensemble",
        ),
    ),
    (
        ".svg, .png",
        phrase(
            "The chart; OGP Local and commitments have none",
            "El gráfico; OGP Local y los compromisos no tienen",
            "Le graphique\u{a0}; OGP Local et les engagements n’en ont pas",
        ),
    ),
    (
        ".metadata.json",
        phrase(
            "What the numbers are: title, units, method, caveats, citation",
            "Qué son los números: título, unidades, método, reservas, cita",
            "Ce que sont les nombres\u{a0}: titre, unités, méthode, réserves, citation",
        ),
    ),
    (
        ".csv-metadata.json",
        phrase(
            "The columns of the CSV, as CSV on the Web",
            "Las columnas del CSV, como CSV on the Web",
            "Les colonnes du CSV, comme CSV on the Web",
        ),
    ),
    (
        ".zip",
        phrase(
            "All of it, with scripts that count the numbers again",
            "Todo ello, con programas que vuelven a contar los números",
            "Le tout, avec des scripts qui recomptent les nombres",
        ),
    ),
    (
        "/embed",
        phrase(
            "Before the path: a page for other sites",
            "Delante de la ruta: una página para otros sitios",
            "Devant le chemin\u{a0}: une page pour d’autres sites",
        ),
    ),
    (
        "/oembed?url=",
        phrase(
            "Before the whole address of a page: title, size and HTML of its chart, as oEmbed",
            "Delante de la dirección entera de una página: título, tamaño y HTML de su gráfico, como oEmbed",
            "Devant l’adresse entière d’une page\u{a0}: titre, taille et HTML de son graphique, en oEmbed",
        ),
    ),
];
/// Heading of the examples.
pub const EXAMPLES: Phrase = phrase("Examples", "Ejemplos", "Exemples");
/// What the first example asks.
pub const EXAMPLES_TEXT: Phrase = phrase(
    "All four read the share of commitments about open data in Europe, year by year.",
    "Los cuatro leen la proporción de compromisos sobre datos abiertos en Europa, año por año.",
    "Les quatre lisent la part des engagements sur les données ouvertes en Europe, année par année.",
);
/// Excel, in words: it has no code.
pub const EXCEL: Phrase = phrase(
    "Data › From Web, with this address; bom=1 gives the variant that Excel reads with its accents:",
    "Datos › De la web, con esta dirección; bom=1 da la variante que Excel lee con sus acentos:",
    "Données › À partir du web, avec cette adresse\u{a0}; bom=1 donne la variante qu’Excel lit avec ses accents\u{a0}:",
);
/// Heading of lists and whole releases.
pub const WHOLE: Phrase =
    phrase("Lists and whole releases", "Listas y versiones completas", "Listes et versions entières");
/// What there is of them.
pub const WHOLE_TEXT: Phrase = phrase(
    "commitments.json takes every key of the search. With per_page it comes in pages: the header Link and the field next_url lead to the next one, Total says how many there are. Whole releases stand under /data/{release}/; without an id, or with latest, that is the newest.",
    "commitments.json acepta todas las claves de la búsqueda. Con per_page llega en páginas: la cabecera Link y el campo next_url llevan a la siguiente, Total dice cuántos hay. Las versiones completas están en /data/{release}/; sin identificador, o con latest, es la más reciente.",
    "commitments.json accepte toutes les clés de la recherche. Avec per_page il vient par pages\u{a0}: l’en-tête Link et le champ next_url mènent à la suivante, Total dit combien il y en a. Les versions entières sont sous /data/{release}/\u{a0}; sans identifiant, ou avec latest, c’est la plus récente.",
);
/// Columns of the table of whole files.
pub const WHOLE_COLUMNS: [Phrase; 2] =
    [phrase("File", "Archivo", "Fichier"), phrase("Holds", "Contiene", "Contient")];
/// What each whole file holds.
pub const WHOLE_ROWS: [(&str, Phrase); 6] = [
    (
        "/data/{release}/commitments.csv, .parquet",
        phrase("All commitments", "Todos los compromisos", "Tous les engagements"),
    ),
    (
        "/data/{release}/plans.csv, .parquet",
        phrase("All action plans", "Todos los planes de acción", "Tous les plans d’action"),
    ),
    (
        "/data/{release}/rejects.csv",
        phrase(
            "Rows that could not be used, with the reason",
            "Las filas que no pudieron usarse, con el motivo",
            "Les lignes inutilisables, avec la raison",
        ),
    ),
    (
        "/data/{release}/report.json",
        phrase(
            "What was read, repaired, joined and rejected",
            "Lo que se leyó, reparó, unió y rechazó",
            "Ce qui a été lu, réparé, réuni et rejeté",
        ),
    ),
    (
        "/data/{release}/datapackage.json, commitments.csv-metadata.json, plans.csv-metadata.json",
        phrase(
            "What the columns are: as Data Package, as CSV on the Web",
            "Qué son las columnas: como Data Package, como CSV on the Web",
            "Ce que sont les colonnes\u{a0}: en Data Package, en CSV on the Web",
        ),
    ),
    (
        "/diary/{release}.csv, .json",
        phrase(
            "What the release changed against the one before it",
            "Qué cambió la versión respecto a la anterior",
            "Ce que la version a changé par rapport à la précédente",
        ),
    ),
];
/// What is before the example of Parquet.
pub const PARQUET: Phrase = phrase(
    "Parquet keeps the types of columns and is read fastest. In Python, with pyarrow or fastparquet:",
    "Parquet conserva los tipos de las columnas y es lo que se lee más rápido. En Python, con pyarrow o fastparquet:",
    "Parquet garde les types des colonnes et se lit le plus vite. En Python, avec pyarrow ou fastparquet\u{a0}:",
);
/// Heading of what holds for every answer.
pub const RULES: Phrase = phrase("What you can rely on", "En qué puede confiar", "Ce sur quoi compter");
/// What holds, one sentence each.
pub const RULE_ROWS: [Phrase; 6] = [
    phrase(
        "With data= and the id of a release an answer never changes, byte for byte. Without it you get the newest release; its id is in every file.",
        "Con data= y el identificador de una versión, la respuesta no cambia nunca, byte por byte. Sin él recibe la versión más reciente; su identificador está en cada archivo.",
        "Avec data= et l’identifiant d’une version, une réponse ne change jamais, octet par octet. Sans lui vous recevez la version la plus récente\u{a0}; son identifiant est dans chaque fichier.",
    ),
    phrase(
        "Send the ETag back as If-None-Match: an unchanged file costs nothing (304).",
        "Devuelva el ETag como If-None-Match: un archivo sin cambios no cuesta nada (304).",
        "Renvoyez l’ETag dans If-None-Match\u{a0}: un fichier inchangé ne coûte rien (304).",
    ),
    phrase(
        "A value that cannot be used gives 400, never another answer than the one you asked for. The document (RFC 9457) names key, value and what would do. Unknown keys are ignored.",
        "Un valor inutilizable da 400, nunca otra respuesta que la pedida. El documento (RFC 9457) nombra la clave, el valor y lo que serviría. Las claves desconocidas se ignoran.",
        "Une valeur inutilisable donne 400, jamais une autre réponse que celle demandée. Le document (RFC 9457) nomme la clé, la valeur et ce qui conviendrait. Les clés inconnues sont ignorées.",
    ),
    phrase(
        "Pictures, archives, briefs and whole tables are counted per address and minute (429); a busy server says so (503). Retry-After has the seconds to wait.",
        "Las imágenes, los archivos comprimidos, los informes y las tablas completas se cuentan por dirección y minuto (429); un servidor ocupado lo dice (503). Retry-After indica los segundos de espera.",
        "Les images, les archives, les notes et les tables entières sont comptées par adresse et par minute (429)\u{a0}; un serveur occupé le dit (503). Retry-After donne les secondes d’attente.",
    ),
    phrase(
        "Scripts of any site may read every file (CORS).",
        "Los programas de cualquier sitio pueden leer todos los archivos (CORS).",
        "Les scripts de tout site peuvent lire chaque fichier (CORS).",
    ),
    phrase(
        "New columns and fields may be added at the end; those that are there keep their names and meaning.",
        "Pueden añadirse columnas y campos al final; los que existen conservan nombre y significado.",
        "Des colonnes et des champs peuvent s’ajouter à la fin\u{a0}; ceux qui existent gardent nom et sens.",
    ),
];
/// Heading of the descriptions for tools.
pub const TOOLS: Phrase = phrase("For tools", "Para herramientas", "Pour les outils");
/// The descriptions: address, words.
pub const TOOL_ROWS: [(&str, Phrase); 5] = [
    (
        "/openapi.json",
        phrase(
            "every file with its keys and answers as OpenAPI 3.1",
            "cada archivo con sus claves y respuestas como OpenAPI 3.1",
            "chaque fichier avec ses clés et réponses en OpenAPI 3.1",
        ),
    ),
    (
        "/catalog.jsonld",
        phrase(
            "all releases as a DCAT 3 catalogue",
            "todas las versiones como catálogo DCAT 3",
            "toutes les versions en catalogue DCAT 3",
        ),
    ),
    (
        "/releases.atom",
        phrase(
            "new releases as an Atom feed",
            "las versiones nuevas como fuente Atom",
            "les nouvelles versions en flux Atom",
        ),
    ),
    (
        "/diary.atom",
        phrase(
            "what each release changed, as an Atom feed",
            "qué cambió cada versión, como fuente Atom",
            "ce que chaque version a changé, en flux Atom",
        ),
    ),
    (
        "/template.csv",
        phrase(
            "an empty table for commitments of your own",
            "una tabla vacía para compromisos propios",
            "une table vide pour vos propres engagements",
        ),
    ),
];
