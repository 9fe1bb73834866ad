//! The Explorer edition of 2016: `ogpirm_live_data.csv`, headers in the second line under a line of numbers.
//!
//! Four star columns stand side by side, each with its own formula. A commitment takes the one that applied to its
//! latest report: the current formula at the end of the term (F3e), else in the progress report (F3), else that of
//! 2015 (F2), else that before June 2014 (F1). The other columns stay among the original cells; they must never make
//! one trend.

use app::model::commitment::OgpValue;
use app::model::rating::{
    Completion, CompletionStage, EarlyResults, PotentialImpact, Rating, Ratings, Specificity, StarFormula,
    YesNo,
};
use app::model::text::Text;

use super::dates::plain_year;
use super::draft::{Draft, Fate, PlanHint};
use super::explorer::{self, Coded};
use super::labels;
use super::layout::Layout;
use super::members::Who;
use super::row::{Context, Row};
use super::words::said;

const COUNTRY: &str = "Country";
const PLAN: &str = "Action Plan Number";
const NUMBER: &str = "Comm No";
const TITLE: &str = "Commitment Title";
const TEXT: &str = "Full Text";
const START: &str = "Start Date";
const END: &str = "End Date";
const LEAD: &str = "Lead Institution";
const SUPPORT: &str = "Supporting Institution(s)";
const YEAR: &str = "Year of submission";

const SPECIFICITY: Coded<Specificity> = Coded {
    label: "Specificity",
    code: "_Specificity",
    read: labels::specificity,
    codes: &[
        (Specificity::None, "0"),
        (Specificity::Low, "1"),
        (Specificity::Medium, "2"),
        (Specificity::High, "3"),
    ],
    unclear: "Unclear",
};
const IMPACT: Coded<PotentialImpact> = Coded {
    label: "Potential impact",
    code: "_Pot Impact Coded",
    read: labels::potential_impact,
    codes: &[
        (PotentialImpact::None, "0"),
        (PotentialImpact::Minor, "1"),
        (PotentialImpact::Moderate, "2"),
        (PotentialImpact::Transformative, "3"),
    ],
    unclear: "0",
};
/// In this edition 4 is Substantial; in that of 2015 it is Complete.
const COMPLETION_CODES: &[(Completion, &str)] = &[
    (Completion::Withdrawn, "0"),
    (Completion::NotStarted, "2"),
    (Completion::Limited, "3"),
    (Completion::Substantial, "4"),
    (Completion::Complete, "5"),
];
const MID_TERM: Coded<Completion> = Coded {
    label: "Completion (progress report)",
    code: "_CompletionProgress",
    read: labels::completion,
    codes: COMPLETION_CODES,
    unclear: "1",
};
const END_OF_TERM: Coded<Completion> = Coded {
    label: "Completion (end of term)",
    code: "_CompletionEndTerm",
    read: labels::completion,
    codes: COMPLETION_CODES,
    unclear: "1",
};
const OPENED: Coded<EarlyResults> = Coded {
    label: "Did it open government (end of term only)",
    code: "_OpenGovt",
    read: labels::early_results,
    codes: &[(EarlyResults::DidNotChange, "1"), (EarlyResults::Marginal, "2"), (EarlyResults::Major, "3")],
    unclear: "Unclear",
};
/// The star columns, in order of currency.
const STARS: [(&str, StarFormula); 4] = [
    ("Starred (current formula) end of term", StarFormula::F3e),
    ("Starred (current formula) progress report", StarFormula::F3),
    ("Starred (2015 only)", StarFormula::F2),
    ("Starred (pre-June 2014 assessments)", StarFormula::F1),
];

/// The layout.
pub(super) const LAYOUT: Layout = Layout {
    name: "explorer-2016",
    about: "Explorer edition of 2016",
    age: 1,
    required: &[COUNTRY, PLAN, TITLE, YEAR, explorer::ASSESSED],
    expected: &[
        NUMBER,
        TEXT,
        START,
        END,
        LEAD,
        SUPPORT,
        "Specificity",
        "_Specificity",
        "Potential impact",
        "_Pot Impact Coded",
        "Completion (progress report)",
        "_CompletionProgress",
        "Completion (end of term)",
        "_CompletionEndTerm",
        "Did it open government (end of term only)",
        "_OpenGovt",
        "Value -Info",
        "Value -Part",
        "Value -Acc",
        "Value -Tech",
        explorer::RELEVANT,
        "Starred (pre-June 2014 assessments)",
        "Starred (2015 only)",
        "Starred (current formula) progress report",
        "Starred (current formula) end of term",
    ],
    optional: &[
        "Theme",
        "Comm Dummy",
        "Short Title",
        "Checksum",
        "Compound",
        "Cluster",
        "PoC Specified? (Delete?)",
        "Report publication year (progress report)",
        "Report publication year (end of term)",
        "Change in completion",
        "_ChangeCompletion",
    ],
    contacts: &["Contact Name", "Contact Position", "Contact Email", "Contact Telephone"],
    place: COUNTRY,
    title: TITLE,
    read,
};

fn read(row: &Row, context: &mut Context) -> Option<Draft> {
    let who = explorer::member(row, context, COUNTRY, "")?;
    let plan = explorer::plan_number(row, context, PLAN)?;
    let title = explorer::title(row, context, TITLE)?;
    let assessed = explorer::assessed(row);
    let values = explorer::values(row, assessed);
    Some(Draft {
        source: context.source,
        line: row.line(),
        who: Who::clone(&who),
        code: None,
        hint: context.share_hint(PlanHint {
            number: Some(plan),
            year: plain_year(row.get(YEAR)),
            ..PlanHint::default()
        }),
        number: said(row.get(NUMBER)).map(|number| row.share(number)),
        title,
        text: explorer::text(row, TEXT),
        lead: explorer::text(row, LEAD),
        support: explorer::text(row, SUPPORT),
        start: explorer::month(row, context, START),
        end: explorer::month(row, context, END),
        areas: super::areas::of_tags(row, context),
        ratings: ratings(row, context, assessed, &values),
        values,
        url: None,
        raw: row.raw(context),
        plan: 0,
        plan_id: Text::default(),
        fate: Fate::Alone,
        number_key: None,
    })
}

fn ratings(row: &Row, context: &mut Context, assessed: bool, values: &[OgpValue]) -> Ratings {
    let mid_term = explorer::coded(row, context, assessed, &MID_TERM);
    let end_of_term = explorer::coded(row, context, assessed, &END_OF_TERM);
    let (completion, completion_stage) = completion(mid_term, end_of_term);
    let (starred, starred_formula) = star(row, context, assessed);
    Ratings {
        specificity: explorer::coded(row, context, assessed, &SPECIFICITY),
        relevant: explorer::relevant(row, context, assessed, values),
        potential_impact: explorer::coded(row, context, assessed, &IMPACT),
        completion,
        completion_mid_term: mid_term,
        completion_stage,
        early_results: explorer::coded(row, context, assessed, &OPENED),
        starred,
        starred_formula,
        ..Ratings::default()
    }
}

/// Completion at the end of the term where it was rated then, else at mid-term.
fn completion(
    mid_term: Rating<Completion>,
    end_of_term: Rating<Completion>,
) -> (Rating<Completion>, Option<CompletionStage>) {
    match (end_of_term, mid_term) {
        (Rating::Rated(_) | Rating::Unclear, _) => (end_of_term, Some(CompletionStage::EndOfTerm)),
        (_, Rating::Rated(_) | Rating::Unclear) => (mid_term, Some(CompletionStage::MidTerm)),
        _ => (mid_term, None),
    }
}

fn star(row: &Row, context: &mut Context, assessed: bool) -> (Rating<YesNo>, Option<StarFormula>) {
    if !assessed {
        return (Rating::NotAssessed, None);
    }
    let mut without = Rating::Missing;
    for (column, formula) in STARS {
        match explorer::labelled(row, context, column, labels::yes_no) {
            Rating::Missing => {}
            starred @ Rating::Rated(_) => return (starred, Some(formula)),
            other => without = other,
        }
    }
    (without, None)
}
