"""Asks public validators about a file: validate.py KIND PATH. It prints what they find wrong and ends with 1, or with 0."""

import json
import sys
from pathlib import Path


def package(path):
    import frictionless

    report = frictionless.validate(str(path), type="package")
    return report.flatten(["type", "title", "fieldName", "rowNumber", "message"])[:10] + [str(e) for e in report.errors][:5]


def csvw(path):
    from csvw import CSVW

    table = CSVW(str(path), validate=True)
    return [] if table.is_valid else [str(warning.message) for warning in table.warnings][:10] or ["not valid"]


def atom(path):
    import feedparser

    feed = feedparser.parse(str(path))
    wrong = [str(feed.bozo_exception)] if feed.bozo else []
    if feed.version != "atom10" or not feed.feed.get("updated_parsed") or not feed.entries:
        wrong.append(f"{feed.version}, {len(feed.entries)} entries")
    for entry in feed.entries:
        if not all(entry.get(key) for key in ("id", "title", "updated_parsed", "link", "summary")):
            wrong.append(f"an entry lacks something: {entry}")
    return wrong


def dcat(path):
    from rdflib import DCAT, DCTERMS, RDF, Graph

    graph = Graph().parse(str(path), format="json-ld")
    wrong = []
    catalogs, datasets = list(graph.subjects(RDF.type, DCAT.Catalog)), list(graph.subjects(RDF.type, DCAT.Dataset))
    if len(catalogs) != 1 or not datasets:
        wrong.append(f"{len(catalogs)} catalogues, {len(datasets)} datasets")
    for dataset in datasets:
        for wanted in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.issued, DCAT.distribution):
            if not list(graph.objects(dataset, wanted)):
                wrong.append(f"{dataset} has no {wanted}")
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        for wanted in (DCAT.downloadURL, DCAT.mediaType):
            if not list(graph.objects(distribution, wanted)):
                wrong.append(f"{distribution} has no {wanted}")
    return wrong


def dataset(path):
    """The properties that schema.org's Dataset and the search engines for data ask for."""
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    wanted = ["@context", "@type", "name", "description", "license", "creator", "publisher", "version", "isBasedOn",
              "temporalCoverage", "spatialCoverage", "includedInDataCatalog", "distribution", "citation", "measurementTechnique"]
    wrong = [f"no {key}" for key in wanted if not document.get(key)]
    if not 50 <= len(document["description"]) <= 5000:
        wrong.append(f"a description of {len(document['description'])} characters")
    wrong += [f"{one}" for one in document["distribution"] if not (one.get("contentUrl") and one.get("encodingFormat"))]
    return wrong


def openapi(path):
    from openapi_spec_validator import OpenAPIV31SpecValidator

    document = json.loads(Path(path).read_text(encoding="utf-8"))
    return [f"{list(error.absolute_path)}: {error.message}" for error in OpenAPIV31SpecValidator(document).iter_errors()]


def main():
    kind, path = sys.argv[1:]
    wrong = {"package": package, "csvw": csvw, "atom": atom, "dcat": dcat, "dataset": dataset, "openapi": openapi}[kind](path)
    print("\n".join(map(str, wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
