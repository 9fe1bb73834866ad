//! Mappings: proposed, used, and what is said of their mistakes.

use std::fs;
use std::path::Path;

use app::model::rating::{Completion, Rating};
use app::model::report::FindingKind;
use ogp_dashboard::ingest::{Input, Mapping, Proposed, ingest_mapped, propose};
use ogp_dashboard::reference::Reference;

use super::book::{Cell, book};
use crate::support::{assert_accounted, findings, render, run, stderr, stdout, table};

/// An invented tracker in Spanish, with a title above the headers and a column about a person.
const TRACKER: &str = "\
Seguimiento del plan de accion;;;;;;;;
N.º;Compromiso;País;Año del plan;Institución responsable;Temas;Avance;Correo electrónico;Presupuesto
1;Publicar contratos;México;2023;SHCP;Open Data | Open Contracting;Cumplido;ana@example.org;100
2;Presupuesto ciudadano;México;2023;SHCP;Fiscal Openness;En proceso;ana@example.org;200
3;Datos del agua;México;2023;Conagua;Water and Sanitation;Por definir;ana@example.org;300
4;Sin país;;2023;Conagua;;Cumplido;;
";

fn input(bytes: &[u8]) -> Input {
    Input::new("tracker.csv", bytes.to_vec())
}

#[track_caller]
fn proposal(bytes: &[u8]) -> ogp_dashboard::ingest::Proposal {
    match propose(&input(bytes)) {
        Ok(Proposed::New(proposal)) => proposal,
        other => panic!("{other:?}"),
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn headers_in_spanish_are_taken_for_what_they_are() {
    let proposal = proposal(TRACKER.as_bytes());
    let taken: Vec<(&str, &str)> =
        proposal.taken.iter().map(|taken| (taken.header.as_str(), taken.key)).collect();
    assert_eq!(
        taken,
        [
            ("N.º", "number"),
            ("Compromiso", "title"),
            ("País", "country"),
            ("Año del plan", "plan_year"),
            ("Institución responsable", "lead"),
            ("Temas", "areas"),
            ("Avance", "completion"),
        ]
    );
    assert_eq!(proposal.left, ["Presupuesto"]);
    assert_eq!(proposal.persons, ["Correo electrónico"]);
    assert!(proposal.missing.is_empty());
    for line in [
        "areas = \"|\"",
        "\"Cumplido\" = \"complete\"",
        "\"En proceso\" = \"limited\"",
        "# \"Por definir\" = \"\"",
    ] {
        assert!(proposal.toml.contains(line), "{line} in\n{}", proposal.toml);
    }
}

#[test]
fn a_mapping_reads_the_file_in_any_format() {
    let mapping = Mapping::read("mapping.toml", &proposal(TRACKER.as_bytes()).toml).unwrap();
    let rows = TRACKER.lines().map(|line| line.split(';').map(Cell::from).collect()).collect();
    for bytes in [TRACKER.as_bytes().to_vec(), book(&[("Plan", rows)])] {
        let read = ingest_mapped(vec![input(&bytes)], Some(&mapping), &Reference::load().unwrap());
        assert_accounted(&read);
        assert_eq!(read.report.sources[0].layout.as_deref(), Some("mapping"));
        assert_eq!(read.commitments.len(), 3);
        let first = &read.commitments[0];
        assert_eq!(first.member, "mexico");
        assert_eq!(first.areas[..], ["open-contracting", "open-data"]);
        assert_eq!(first.coding.as_deref(), Some("own"));
        assert_eq!(first.ratings.completion, Rating::Rated(Completion::Complete));
        assert!(
            first.raw[0]
                .cells
                .iter()
                .all(|(header, cell)| header != "Correo electrónico" && !cell.contains('@'))
        );
        assert!(first.raw[0].cells.iter().any(|(header, cell)| (header, cell) == ("Presupuesto", "100")));
        let unknown = findings(&read, FindingKind::UnknownLabel);
        assert_eq!(
            (unknown[0].line, unknown[0].column.as_str(), unknown[0].value.as_str()),
            (5, "Avance", "Por definir")
        );
        let reject = &read.report.rejects[0];
        assert_eq!((reject.line, reject.column.as_str()), (6, "País"));
        assert!(!reject.record.contains('@'));
    }
}

#[test]
fn map_writes_a_mapping_that_check_ingest_and_serve_take() {
    let folder = tempfile::tempdir().unwrap();
    let [file, mapping, store] =
        ["tracker.csv", "mapping.toml", "store"].map(|name| folder.path().join(name));
    fs::write(&file, TRACKER).unwrap();
    let output = run(["map", text(&file), "-o", text(&mapping)]);
    assert!(output.status.success(), "{}", stderr(&output));
    let said = stdout(&output);
    for words in [
        "Avance",
        "Completion (sure)",
        "“Presupuesto”",
        "persons",
        "3 commitments read, 1 lost",
        "“Por definir”",
    ] {
        assert!(said.contains(words), "{words} in\n{said}");
    }
    let again = run(["map", text(&file), "-o", text(&mapping)]);
    assert_eq!(again.status.code(), Some(2), "a mapping is never written over");

    let unmapped = run(["check", text(&file)]);
    assert_eq!(unmapped.status.code(), Some(1));
    assert!(stdout(&unmapped).contains("ogp-dashboard map"), "{}", stdout(&unmapped));
    let checked = run(["check", text(&file), "--mapping", text(&mapping)]);
    assert!(checked.status.success() && stdout(&checked).contains("layout mapping"), "{}", stdout(&checked));
    let kept = run(["ingest", text(&file), "--mapping", text(&mapping), "--store", text(&store)]);
    assert!(kept.status.success(), "{}", stderr(&kept));
    let from_store = table(&render("data/commitments.csv", &[&store]));
    assert_eq!(from_store.len(), 3);
    let served = run(["render", "data/commitments.csv", "--data", text(&file), "--mapping", text(&mapping)]);
    assert_eq!(table(&served.stdout), from_store);
}

#[test]
fn what_is_missing_is_asked_for_and_constants_give_it() {
    let csv = "Compromiso,Año\nPublicar contratos,2024\n";
    let proposal = proposal(csv.as_bytes());
    assert_eq!(proposal.missing, ["Country"]);
    let error = Mapping::read("mapping.toml", &proposal.toml).unwrap_err().to_string();
    assert!(error.contains("country = \"…\"") && error.contains("[constants]"), "{error}");
    let toml = proposal.toml.replace(
        "# country = \"Kenya\"",
        "country = \"Tunisia\"\nlocal_government = \"Carthage\"\nlevel = \"local\"",
    );
    let mapping = Mapping::read("mapping.toml", &toml).unwrap();
    let read = ingest_mapped(vec![input(csv.as_bytes())], Some(&mapping), &Reference::load().unwrap());
    assert_eq!(read.commitments[0].member, "carthage-tunisia");
}

#[test]
fn mistakes_in_a_mapping_have_their_line_and_the_nearest_key() {
    let sound = "[columns]\ncountry = \"País\"\ntitle = \"Compromiso\"\nplan_year = \"Año\"\n";
    assert!(Mapping::read("m.toml", sound).is_ok());
    for (text, words) in [
        ("[colums]\n", &["m.toml, line 1", "“colums”", "did you mean “columns”?"][..]),
        ("[columns]\n\ncompletoin = \"Avance\"\n", &["line 3", "“completoin”", "did you mean “completion”?"]),
        ("[columns]\ncountry = 5\n", &["line 2", "“country”", "a number", "quotation marks"]),
        ("[columns\n", &["line 1", "no TOML"]),
        ("[columns]\ncountry = País\n", &["line 2", "no TOML"]),
        (
            "[words.completion]\n\"Sí\" = \"compleet\"\n",
            &["line 2", "“compleet”", "did you mean “complete”?"],
        ),
        ("[constants]\nlevel = \"lokal\"\n", &["line 2", "national, local", "did you mean “local”?"]),
        ("[separators]\ntitle = \",\"\n", &["line 2", "only areas and values"]),
        ("leave_out = \"Correo\"\n", &["line 1", "list of headers"]),
        ("columns = \"País\"\n", &["line 1", "a text, not a table"]),
        ("[columns]\ncountry = \"País\"\ntitle = \"T\"\n", &["Plan year", "plan_year"]),
        (
            "[columns]\ncountry = \"País\"\ntitle = \"T\"\nplan_year = \"A\"\n[constants]\ncountry = \"Kenya\"\n",
            &["line 2", "keep one of both"],
        ),
    ] {
        let error = Mapping::read("m.toml", text).unwrap_err().to_string();
        for words in words {
            assert!(error.contains(words), "{words} in: {error}");
        }
    }
}

#[test]
fn a_header_that_the_file_has_not_is_named_with_its_line_and_the_nearest() {
    let toml = "[columns]\ncountry = \"País\"\ntitle = \"Compromisos\"\nplan_year = \"Año del plan\"\n";
    let mapping = Mapping::read("m.toml", toml).unwrap();
    let read = ingest_mapped(vec![input(TRACKER.as_bytes())], Some(&mapping), &Reference::load().unwrap());
    let failure = read.report.sources[0].failure.clone().unwrap();
    for words in ["“Compromisos”", "line 3", "“Compromiso”", "m.toml"] {
        assert!(failure.contains(words), "{words} in: {failure}");
    }
}

#[test]
fn a_known_file_needs_no_mapping_and_a_mistake_in_one_stops_before_the_data() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/site_local.csv");
    let output = run(["map", text(&file)]);
    assert!(output.status.success() && stdout(&output).contains("site-local"), "{}", stdout(&output));
    let folder = tempfile::tempdir().unwrap();
    let mapping = folder.path().join("m.toml");
    fs::write(&mapping, "[colums]\n").unwrap();
    let output = run(["check", text(&file), "--mapping", text(&mapping)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("m.toml, line 1"), "{}", stderr(&output));
}
