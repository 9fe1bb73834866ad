//! Whatever arrives, nothing panics and every row is accounted for.

use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::Strategy;

use crate::support::{Sheet, assert_accounted, fixture, ingest_bytes};

const FIXTURES: [&str; 4] = ["explorer_2016.csv", "combined_2015.csv", "site_national.csv", "site_local.csv"];

/// Cells that exports really contain, and worse.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("NR".to_owned()),
        Just("2.10".to_owned()),
        Just("05/06/2014".to_owned()),
        Just("=cmd()|' /C calc'!A0".to_owned()),
        Just("1. Publish river levels".to_owned()),
        Just("\u{fffd}\u{0}\u{202e}".to_owned()),
        "[0-9]{1,4}([/.:-][0-9]{1,4}){0,2}",
        "[A-Za-z]{0,3}[.):]? ?\\PC{0,12}",
        "\\PC{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes(bytes in vec(any::<u8>(), 0..400)) {
        let ingested = ingest_bytes(&[("file.csv", &bytes)]);
        assert_accounted(&ingested);
        assert!(ingested.report.sources[0].failure.is_some());
    }

    #[test]
    fn fixtures_with_bytes_changed(
        which in 0..4_usize,
        changes in vec((any::<u16>(), any::<u8>()), 0..12),
        cut in any::<u16>(),
    ) {
        let mut bytes = fixture(FIXTURES[which]);
        for (at, byte) in changes {
            let at = usize::from(at) % bytes.len();
            bytes[at] = byte;
        }
        let length = bytes.len() - usize::from(cut) % (bytes.len() / 4);
        assert_accounted(&ingest_bytes(&[("file.csv", &bytes[..length]), ("other.csv", &fixture(FIXTURES[(which + 1) % 4]))]));
    }

    #[test]
    fn rows_with_arbitrary_cells(
        explorer in vec([cell(), cell(), cell(), cell(), cell(), cell()], 0..8),
        combined in vec([cell(), cell(), cell(), cell()], 0..8),
        pages in vec([cell(), cell(), cell(), cell(), cell(), cell()], 0..8),
    ) {
        let explorer = explorer.iter().fold(Sheet::new(FIXTURES[0]), |sheet, [number, title, text, start, year, plan]| {
            let plan = if plan.is_empty() { "1" } else { plan };
            sheet.row(&[
                ("Comm No", number), ("Commitment Title", title), ("Full Text", text), ("Start Date", start),
                ("Year of submission", year), ("Action Plan Number", plan),
            ])
        });
        let combined = combined.iter().fold(Sheet::new(FIXTURES[1]), |sheet, [title, text, start, rating]| {
            sheet.row(&[("Commitment Title", title), ("Full Text", text), ("Start", start), ("Actual Completion", rating)])
        });
        let pages = pages.iter().fold(Sheet::new(FIXTURES[2]), |sheet, [code, title, plan, start, end, areas]| {
            sheet.row(&[
                ("commitment_id", code), ("title", title), ("action_plan", plan), ("plan_start", start),
                ("plan_end", end), ("policy_areas", areas),
            ])
        });
        let texts = [explorer.text(), combined.text(), pages.text()];
        let files: Vec<(&str, &[u8])> =
            ["live.csv", "old.csv", "pages.csv"].into_iter().zip(texts.iter().map(String::as_bytes)).collect();
        let ingested = ingest_bytes(&files);
        assert_accounted(&ingested);
        assert_eq!(ingested, ingest_bytes(&files), "the same bytes give the same result");
    }
}
