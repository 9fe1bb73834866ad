//! Whatever JSON or workbook arrives, nothing panics and every row is accounted for.

use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::Strategy;
use serde_json::{Map, Value};

use ogp_dashboard::ingest::Mapping;

use super::book::{Cell, book};
use crate::support::{assert_accounted, ingest_bytes};

const KEYS: [&str; 8] = [
    "Country",
    "Plan year",
    "Title",
    "Completion",
    "Policy areas",
    "Start date",
    "Local government",
    "OGP code",
];

/// Values that JSON may hold, nested a little.
fn value() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(Value::from("Kenya")),
        Just(Value::from("2024")),
        "\\PC{0,16}".prop_map(Value::from),
    ];
    plain.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec(("[a-z]{0,3}", inner), 0..4).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// An object with some of the keys of the template and some others.
fn object() -> impl Strategy<Value = Value> {
    let key = prop_oneof![(0..KEYS.len()).prop_map(|index| KEYS[index].to_owned()), "\\PC{0,6}"];
    vec((key, value()), 0..8).prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>()))
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::from("Kenya")),
        Just(Cell::from("2024")),
        "[^\\x00-\\x1f\u{fffe}\u{ffff}]{0,12}".prop_map(|text| Cell::from(text.as_str())),
        any::<f64>().prop_map(Cell::Number),
        any::<f64>().prop_map(Cell::Day),
        Just(Cell::Xml("<c t=\"b\"><v>1</v></c>")),
        Just(Cell::Xml("<c r=\"C3\" t=\"s\"><v>0</v></c>")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json(objects in vec(object(), 0..6), lines in any::<bool>(), cut in any::<u16>()) {
        let text = if lines {
            objects.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")
        } else {
            Value::from(objects).to_string()
        };
        let bytes = text.as_bytes();
        assert_accounted(&ingest_bytes(&[("whole.json", bytes)]));
        let length = bytes.len() - usize::from(cut) % (bytes.len() + 1);
        assert_accounted(&ingest_bytes(&[("cut.json", &bytes[..length])]));
    }

    #[test]
    fn any_sheet(rows in vec(vec(cell(), 0..6), 0..6), headed in any::<bool>()) {
        let headers = headed.then(|| KEYS.map(Cell::from).to_vec());
        let rows = headers.into_iter().chain(rows).collect();
        assert_accounted(&ingest_bytes(&[("file.xlsx", &book(&[("Plan", rows)]))]));
    }

    #[test]
    fn workbooks_with_bytes_changed(changes in vec((any::<u16>(), any::<u8>()), 1..8)) {
        let headers = KEYS.map(Cell::from).to_vec();
        let row = vec!["Kenya".into(), Cell::Number(2024.0), "Open the ports".into()];
        let mut bytes = book(&[("Plan", vec![headers, row])]);
        for (at, byte) in changes {
            let at = usize::from(at) % bytes.len();
            bytes[at] = byte;
        }
        assert_accounted(&ingest_bytes(&[("file.xlsx", &bytes)]));
    }

    #[test]
    fn any_mapping(lines in vec("(\\[?(columns|words.completion|constants|leave_out)\\]?|country|title|\\PC{0,4}) ?(= ?\"?\\PC{0,6}\"?)?", 0..8)) {
        let _ = Mapping::read("mapping.toml", &lines.join("\n"));
    }
}
