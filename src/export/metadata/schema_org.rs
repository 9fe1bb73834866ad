//! schema.org `Dataset`, as search engines for data read it from pages.

use app::model::query::Word;
use app::text::dataset::{CATALOG, KEYWORDS, OGP, licence};
use serde_json::{Value, json};

use crate::export::dataset::Dataset;

/// The JSON-LD of a dataset, ready to stand inside a `script` element: no `<` is left in it.
pub(in crate::export) fn json_ld(dataset: &Dataset, base: &str) -> String {
    let organization = json!({ "@type": "Organization", "name": OGP.0, "url": OGP.1 });
    let tables = dataset.tables.iter().map(|table| (table.address.clone(), "text/csv"));
    let forms = tables.chain(dataset.forms.iter().map(|(address, media)| (address.clone(), *media)));
    let distribution: Vec<Value> = forms
        .map(|(address, media)| json!({ "@type": "DataDownload", "contentUrl": address, "encodingFormat": media }))
        .collect();
    let mut document = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": dataset.page,
        "url": dataset.page,
        "identifier": dataset.release.id,
        "name": dataset.title,
        "description": dataset.summary(),
        "inLanguage": dataset.lang.word(),
        "license": licence(dataset.release.kind).2,
        "isAccessibleForFree": true,
        "creator": organization,
        "publisher": organization,
        "version": dataset.release.id,
        "keywords": KEYWORDS,
        "measurementTechnique": dataset.method,
        "isBasedOn": dataset.release.sources,
        "includedInDataCatalog": {
            "@type": "DataCatalog", "name": CATALOG.of(dataset.lang), "url": format!("{base}/catalog.jsonld")
        },
        "distribution": distribution,
        "citation": dataset.citation.long(),
        "spatialCoverage": if dataset.places.is_empty() { json!("World") } else { json!(dataset.places) },
    });
    // A release never changes.
    if let Some(since) = &dataset.since {
        document["datePublished"] = json!(since);
        document["dateModified"] = json!(since);
    }
    if let Some((first, last)) = dataset.years {
        document["temporalCoverage"] = json!(format!("{first}/{last}"));
    }
    if !dataset.measure.is_empty() {
        document["variableMeasured"] = json!([
            { "@type": "PropertyValue", "name": "k", "description": dataset.method },
            { "@type": "PropertyValue", "name": "n" },
            { "@type": "PropertyValue", "name": "share", "description": dataset.measure, "minValue": 0, "maxValue": 1 },
        ]);
    }
    document.to_string().replace('<', "\\u003c")
}
