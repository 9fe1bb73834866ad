//! The combined database of 15 May 2015, headers in the second line under group titles, a line of sums at the end.
//!
//! It has neither numbers of commitments nor years of submission. Numbers come from the titles that carry them; the
//! plan's year comes from another source of the same plan, where one is loaded.

use app::model::commitment::OgpValue;
use app::model::rating::{
    Completion, CompletionStage, PotentialImpact, Rating, Ratings, Specificity, StarFormula, YesNo,
};
use app::model::text::Text;

use super::draft::{Draft, Fate, PlanHint};
use super::explorer::{self, Coded};
use super::labels;
use super::layout::Layout;
use super::members::Who;
use super::numbers;
use super::row::{Context, Row};

const COUNTRY: &str = "Country";
const PLAN: &str = "Action Plan No.";
const CASE: &str = "000 Case No.";
const TITLE: &str = "Commitment Title";
const TEXT: &str = "Full Text";
const LEAD: &str = "Lead institution (Responsible Instutitution)";
const SUPPORT: &str = "Supporting Institution";
const START: &str = "Start";
const END: &str = "End";
const STARRED: &str = "Starred";

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
    label: "Potential Impact",
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
/// In this edition 4 is Complete; in that of 2016 it is Substantial.
const COMPLETION: Coded<Completion> = Coded {
    label: "Actual Completion",
    code: "_Actual Completion",
    read: labels::completion,
    codes: &[
        (Completion::Withdrawn, "Withdrawn"),
        (Completion::NotStarted, "1"),
        (Completion::Limited, "2"),
        (Completion::Substantial, "3"),
        (Completion::Complete, "4"),
    ],
    unclear: "Unclear",
};

/// The layout.
pub(super) const LAYOUT: Layout = Layout {
    name: "combined-2015",
    about: "combined database of 15 May 2015",
    age: 0,
    required: &[CASE, PLAN, COUNTRY, TITLE, explorer::ASSESSED],
    expected: &[
        TEXT,
        LEAD,
        SUPPORT,
        START,
        END,
        "Specificity",
        "_Specificity",
        "Potential Impact",
        "_Pot Impact Coded",
        "Actual Completion",
        "_Actual Completion",
        "Value -Info",
        "Value -Part",
        "Value -Acc",
        "Value -Tech",
        explorer::RELEVANT,
        STARRED,
    ],
    optional: &[
        "Compound",
        "Cluster",
        "PoC Specificed?",
        "NewvPre-exist",
        "_NewvPre-exist",
        "Timebound?",
        "_Before July 2013",
        "Projected Completion",
        "_Proj Completion",
        "On time",
        "On schedule",
        "New x Starred",
        "Starred x Specificity",
        "Next Y/N",
        "Next Steps",
    ],
    contacts: &["Person Reponsible from Lead Institution", "Title, Department", "Email", "Phone"],
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
        hint: context.share_hint(PlanHint { number: Some(plan), ..PlanHint::default() }),
        number: numbers::of_title(&title).map(|(number, _)| number.into()),
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
    let completion = explorer::coded(row, context, assessed, &COMPLETION);
    let rated = matches!(completion, Rating::Rated(_) | Rating::Unclear);
    let starred: Rating<YesNo> = match assessed {
        true => explorer::labelled(row, context, STARRED, labels::yes_no),
        false => Rating::NotAssessed,
    };
    Ratings {
        specificity: explorer::coded(row, context, assessed, &SPECIFICITY),
        relevant: explorer::relevant(row, context, assessed, values),
        potential_impact: explorer::coded(row, context, assessed, &IMPACT),
        completion,
        completion_mid_term: completion,
        completion_stage: rated.then_some(CompletionStage::MidTerm),
        starred,
        starred_formula: starred.step().map(|_| StarFormula::F0),
        ..Ratings::default()
    }
}
