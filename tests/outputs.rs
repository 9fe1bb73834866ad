//! The data forms, compared with `golden/outputs/`; `UPDATE_GOLDEN=1` writes them anew. The release id is left out: it
//! changes with every row of the sample.

use std::path::Path;

use crate::support::{run, stderr};

/// Views of the sample and of the simulated release, each with the name of its file.
const VIEWS: [(&str, &str, &[&str]); 9] = [
    ("inforce.csv", "trends.csv?area=open-data~gender&time=2016..2020", &[]),
    ("share-by-region.csv", "trends.csv?area=open-data&measure=share&facet=region&time=2017..2019", &[]),
    ("member.json", "trends.json?area=open-data&member=kenya~madrid-spain&measure=count&time=2018", &[]),
    ("challenge.csv", "trends.csv?by=challenge&measure=plans&level=local&time=2021", &[]),
    ("commitment.json", "commitments/AL0066.json", &[]),
    ("local.csv", "local.csv?lang=es", &[]),
    ("together.csv", "together.csv?area=open-data&time=2016..2020", &[]),
    ("french.svg", "trends.svg?area=open-data~gender&member=madrid-spain~kenya&time=2016..2020&lang=fr", &[]),
    ("simulated.json", "trends.json?area=open-data&time=2023..2024", &["--demo"]),
];

#[test]
fn the_data_forms_are_what_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/outputs");
    let mut changed = Vec::new();
    for (name, view, flags) in VIEWS {
        let output = run(["render", view].into_iter().chain(flags.iter().copied()));
        assert!(output.status.success(), "{view}: {}", stderr(&output));
        let text = without_id(&String::from_utf8(output.stdout).unwrap());
        let path = folder.join(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &text).unwrap();
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            changed.push(format!("{name}: {view}"));
        }
    }
    assert!(changed.is_empty(), "other than tests/golden/outputs: {changed:?}");
    let kept = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(kept, VIEWS.len(), "every file of tests/golden/outputs belongs to a view");
}

/// The id of a release, wherever it stands, as `…-ID`.
fn without_id(text: &str) -> String {
    let mut parts = text.split_inclusive("sample-").flat_map(|part| part.split_inclusive("simulated-"));
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "ID" + part.trim_start_matches(|c: char| c.is_ascii_hexdigit()))
}
