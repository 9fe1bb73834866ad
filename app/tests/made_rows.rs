//! The single rows of the hand-made source: a commitment with everything, one with nothing, and a report.

use app::model::commitment::{Commitment, OgpValue, Origin, Plan};
use app::model::month::Month;
use app::model::original::{Cells, RawRow};
use app::model::place::{Level, Region};
use app::model::rating::{Completion, CompletionStage, Rating, Ratings, StarFormula, YesNo};
use app::model::report::{Finding, FindingKind, MatchCount, Reject, Report, SourceReport};
use app::source::CommitmentView;

use crate::made::{HOSTILE, LONG, areas};

pub(crate) fn bare() -> CommitmentView {
    let plan = Plan {
        id: "kenya-1".into(),
        member: "kenya".into(),
        member_name: "Kenya".into(),
        country: "KEN".into(),
        region: Region::AfricaAndTheMiddleEast,
        level: Level::National,
        number: None,
        title: None,
        year: None,
        start: None,
        end: None,
        dated: false,
        commitments: 1,
    };
    let commitment = Commitment {
        id: "bare".into(),
        member: "kenya".into(),
        member_name: "Kenya".into(),
        country: "KEN".into(),
        region: Region::AfricaAndTheMiddleEast,
        level: Level::National,
        plan: plan.id.as_str().into(),
        number: None,
        title: "A title only".into(),
        text: None,
        lead: None,
        support: None,
        lang: None,
        start: None,
        end: None,
        areas: [].into(),
        coding: None,
        values: [].into(),
        ratings: Ratings::default(),
        source: "old.csv".into(),
        source_row: 7,
        source_url: None,
        raw: Vec::new(),
        origins: Vec::new(),
    };
    CommitmentView { commitment, plan, areas: Vec::new() }
}

pub(crate) fn full() -> CommitmentView {
    let CommitmentView { mut commitment, mut plan, .. } = bare();
    plan.number = Some(2);
    plan.year = Some(2014);
    plan.start = Month::new(2014, 7);
    plan.end = Month::new(2016, 7);
    commitment.id = "full".into();
    commitment.number = Some("2.1".into());
    commitment.title = format!("Transparencia: {HOSTILE} {LONG}").into();
    commitment.text = Some(format!("Primera línea\nSegunda línea {HOSTILE}").into());
    commitment.lang = Some("es".into());
    commitment.lead = Some("Secretaría de la Función Pública".into());
    commitment.start = Month::new(2014, 7);
    commitment.coding = Some("explorer-2014".into());
    commitment.values = OgpValue::ALL.into();
    commitment.ratings = Ratings {
        completion: Rating::Rated(Completion::Substantial),
        completion_stage: Some(CompletionStage::MidTerm),
        starred: Rating::Rated(YesNo::Yes),
        starred_formula: Some(StarFormula::F2),
        relevant: Rating::Unclear,
        potential_impact: Rating::Pending,
        ambition: Rating::NoSuchIndicator,
        early_results: Rating::NotAssessed,
        ..Ratings::default()
    };
    commitment.source_url = Some("https://example.org/commitments/1?a=b&c=\"d\"".into());
    let cells = [("Title".into(), HOSTILE.into()), ("Completion".into(), "=cmd()".into())];
    let cells: Cells = cells.into_iter().collect();
    commitment.raw = vec![
        RawRow { source: "new.csv".into(), row: 12, cells: cells.clone() },
        RawRow { source: "old.csv".into(), row: 7, cells },
    ];
    commitment.origins = vec![Origin { field: "text".into(), source: "new.csv".into(), row: 12 }];
    CommitmentView { commitment, plan, areas: areas(3) }
}

pub(crate) fn report() -> Report {
    let source = |name: &str, failure: Option<&str>| SourceReport {
        name: name.into(),
        layout: failure.is_none().then(|| "explorer-2016".into()),
        failure: failure.map(Into::into),
        bytes: 2_134_567,
        sha256: "0123456789abcdef".repeat(4),
        encoding: "windows-1252".into(),
        rows: 1927,
        commitments: 1927,
        columns: Vec::new(),
    };
    let finding = |line| Finding {
        source: "ogpirm_live_data.csv".into(),
        line,
        kind: if line.is_multiple_of(9) { FindingKind::AmbiguousDate } else { FindingKind::PlanYear },
        column: "Year".into(),
        value: HOSTILE.into(),
        action: "The plan’s year 2012 counts.".into(),
    };
    let reject = |line| Reject {
        source: HOSTILE.into(),
        line,
        column: "Country".into(),
        value: LONG.into(),
        reason: "No such country. Nearest known names: Armenia, Romania.".into(),
        record: "a,b".into(),
    };
    Report {
        sources: vec![
            source("ogpirm_live_data.csv", None),
            source("notes.pdf", Some("This is not a table: it begins with %PDF.")),
        ],
        findings: (0..90).map(finding).collect(),
        matches: vec![
            MatchCount { rule: "code".into(), joined: 312 },
            MatchCount { rule: "title".into(), joined: 4 },
        ],
        rejects: (0..130).map(reject).collect(),
    }
}
