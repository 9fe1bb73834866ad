//! DCAT 3: the releases as a catalogue for portals, <https://www.w3.org/TR/vocab-dcat-3/>.

use app::model::lang::Lang;
use app::model::query::Word;
use app::text::dataset::{CATALOG, KEYWORDS, OGP, licence};
use serde_json::{Value, json};

use crate::export::Site;
use crate::export::dataset::Dataset;
use crate::export::feed::timestamp;

/// The catalogue: one dataset per release, one distribution per file.
pub(in crate::export) fn catalog(site: &Site<'_>) -> Value {
    let lang = Lang::default();
    let datasets: Vec<Value> = site
        .known
        .iter()
        .map(|known| {
            let mut entry = dataset(&Dataset::of_release(site, &known.release, lang));
            entry["dct:issued"] = json!({ "@type": "xsd:dateTime", "@value": timestamp(known.since) });
            entry
        })
        .collect();
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "spdx": "http://spdx.org/rdf/terms#",
        },
        "@id": format!("{}/catalog.jsonld", site.base),
        "@type": "dcat:Catalog",
        "dct:title": { "@language": lang.word(), "@value": CATALOG.of(lang) },
        "dct:description": { "@language": lang.word(), "@value": app::text::pages::ABOUT.of(lang) },
        "dct:publisher": organization(),
        "foaf:homepage": { "@id": format!("{}/data", site.base) },
        "dcat:dataset": datasets,
    })
}

fn dataset(dataset: &Dataset) -> Value {
    let tables = dataset.tables.iter().map(|table| (table.address.clone(), "text/csv"));
    let files = tables.chain(dataset.forms.iter().map(|(address, media)| (address.clone(), *media)));
    let licence = licence(dataset.release.kind).2;
    let distributions: Vec<Value> = files
        .map(|(address, media)| {
            let name = address.rsplit('/').next().unwrap_or_default().to_owned();
            let media = media.split(';').next().unwrap_or_default();
            json!({
                "@id": address,
                "@type": "dcat:Distribution",
                "dct:title": name,
                "dcat:downloadURL": { "@id": address },
                "dcat:accessURL": { "@id": dataset.page },
                "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{media}") },
                "dct:license": { "@id": licence },
            })
        })
        .collect();
    let mut entry = json!({
        "@id": dataset.page,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.release.id,
        "dct:title": { "@language": dataset.lang.word(), "@value": dataset.title },
        "dct:description": { "@language": dataset.lang.word(), "@value": dataset.description },
        "dct:creator": organization(),
        "dct:publisher": organization(),
        "dct:license": { "@id": licence },
        "dcat:version": dataset.release.id,
        "dcat:keyword": KEYWORDS,
        "dcat:landingPage": { "@id": dataset.page },
        "dcat:distribution": distributions,
    });
    if let Some((first, last)) = dataset.years {
        let year = |year: i32| json!({ "@type": "xsd:gYear", "@value": year.to_string() });
        entry["dct:temporal"] =
            json!({ "@type": "dct:PeriodOfTime", "dcat:startDate": year(first), "dcat:endDate": year(last) });
    }
    entry
}

fn organization() -> Value {
    json!({ "@id": OGP.1, "@type": "foaf:Organization", "foaf:name": OGP.0 })
}
