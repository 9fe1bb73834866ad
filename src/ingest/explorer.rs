//! What the two Explorer editions share: labels with codes beside them, flags of values, and rows that nobody assessed.
//!
//! Rows marked as not assessed can carry labels and codes all the same (Malta, Lithuania); they are never rated.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use app::model::commitment::OgpValue;
use app::model::lang::Lang;
use app::model::month::Month;
use app::model::rating::{Rating, Scale, YesNo};
use app::model::report::FindingKind;
use app::model::text::Text;

use super::dates;
use super::labels::{self, Read};
use super::members::{Match, Who};
use super::row::{Context, Row};
use super::words::said;

/// Whether the IRM assessed the commitment.
pub(super) const ASSESSED: &str = "IRM Assessed (Y/N)?";
/// Numbers that a plan can have. They are counted member by member; more than this is another thing in the wrong column.
const PLAN_NUMBERS: Range<u32> = 1..100_000;
/// Whether it serves an OGP value, as the file says.
pub(super) const RELEVANT: &str = "_Relevant";
/// Columns that flag an OGP value.
const VALUES: [(&str, OgpValue); 4] = [
    ("Value -Info", OgpValue::AccessToInformation),
    ("Value -Part", OgpValue::CivicParticipation),
    ("Value -Acc", OgpValue::PublicAccountability),
    ("Value -Tech", OgpValue::Technology),
];

/// A label and the column with its code in one edition.
pub(super) struct Coded<S: 'static> {
    pub label: &'static str,
    pub code: &'static str,
    pub read: Read<S>,
    /// The code that each step has in this edition, and the code of `Unclear`.
    pub codes: &'static [(S, &'static str)],
    pub unclear: &'static str,
}

/// The member of a row; rejects the row where nobody is known by that name.
pub(super) fn member(
    row: &Row,
    context: &mut Context,
    column: &'static str,
    country: &str,
) -> Option<Arc<Who>> {
    let name = row.get(column);
    if name.is_empty() {
        row.reject(context, column, format!("the {} is blank; fill it in", column.to_lowercase()));
        return None;
    }
    known(row, context, column, name, country)
}

/// The member of a name; rejects the row where nobody is known by it.
pub(super) fn known(
    row: &Row,
    context: &mut Context,
    column: &'static str,
    name: &str,
    country: &str,
) -> Option<Arc<Who>> {
    match context.members.find(name, country) {
        Match::Known(who) => Some(who),
        Match::New(who) => {
            let action = format!("not among the known members; added as {}", who.slug);
            row.finding(context, FindingKind::NewMember, column, name, action);
            Some(who)
        }
        Match::Unknown(near) => {
            let near: Vec<String> = near.iter().map(|name| format!("“{name}”")).collect();
            let advice = match near.as_slice() {
                [] => "correct it, or add it to the table of members".into(),
                near => format!("the nearest known: {}", near.join(", ")),
            };
            row.reject(context, column, format!("no member or country has this name; {advice}"));
            None
        }
    }
}

/// The number of the plan; rejects the row where there is none.
pub(super) fn plan_number(row: &Row, context: &mut Context, column: &'static str) -> Option<u32> {
    let number = row.get(column).parse().ok().filter(|number| PLAN_NUMBERS.contains(number));
    if number.is_none() {
        row.reject(
            context,
            column,
            "the plan has no number, so that the commitment belongs to no plan; fill it in",
        );
    }
    number
}

/// The title; rejects the row where there is none.
pub(super) fn title(row: &Row, context: &mut Context, column: &'static str) -> Option<Text> {
    let title = row.broken(row.get(column));
    if title.is_empty() {
        row.reject(context, column, "the commitment has no title; fill it in");
        return None;
    }
    Some(title)
}

/// A text column, where it says something.
pub(super) fn text(row: &Row, column: &'static str) -> Option<Text> {
    said(row.get(column)).map(|text| row.broken(text))
}

/// A date column, to the month.
pub(super) fn month(row: &Row, context: &mut Context, column: &'static str) -> Option<Month> {
    match dates::read(row.get(column)) {
        dates::Reading::Month(month) => Some(month),
        dates::Reading::Silent => None,
        dates::Reading::Unreadable => {
            let action = "two readings or none as a month; left empty; write it as in 2024-07";
            row.finding(context, FindingKind::AmbiguousDate, column, row.get(column), action);
            None
        }
    }
}

/// Whether the row was assessed.
pub(super) fn assessed(row: &Row) -> bool {
    row.get(ASSESSED) == "1" || row.get(ASSESSED).eq_ignore_ascii_case("yes")
}

/// The rating of an indicator that has a label only.
pub(super) fn labelled<S: Scale>(
    row: &Row,
    context: &mut Context,
    column: &'static str,
    read: Read<S>,
) -> Rating<S> {
    context.labels.rating(row.get(column), read).unwrap_or_else(|| {
        let action = labels::none_of::<S>(row.get(column));
        row.finding(context, FindingKind::UnknownLabel, column, row.get(column), action);
        Rating::Missing
    })
}

/// The rating of an indicator by its label, for rows that were assessed.
pub(super) fn coded<S: Scale>(
    row: &Row,
    context: &mut Context,
    assessed: bool,
    indicator: &Coded<S>,
) -> Rating<S> {
    let rating = labelled(row, context, indicator.label, indicator.read);
    let code = row.get(indicator.code);
    if !code.is_empty() && !indicator.codes_of(rating).is_none_or(|usual| code.eq_ignore_ascii_case(usual)) {
        let value = format!("{} coded {code}", row.get(indicator.label));
        row.finding(context, FindingKind::LabelBeforeCode, indicator.label, &value, "the label counts");
    }
    if assessed {
        return rating;
    }
    if let Rating::Rated(_) = rating {
        let action = "the row is marked as not assessed; not rated";
        row.finding(context, FindingKind::LabelBeforeCode, indicator.label, row.get(indicator.label), action);
    }
    Rating::NotAssessed
}

impl<S: Scale> Coded<S> {
    /// The code that goes with a rating in this edition; `None` where any code may.
    fn codes_of(&self, rating: Rating<S>) -> Option<&'static str> {
        match rating {
            Rating::Rated(step) => self.codes.iter().find(|(coded, _)| *coded == step).map(|(_, code)| *code),
            Rating::Unclear => Some(self.unclear),
            Rating::NotAssessed => Some("NR"),
            // Written ND, NA or N/A: the label and its code agree among themselves or not at all.
            Rating::NoSuchIndicator | Rating::Missing | Rating::Pending => None,
        }
    }
}

/// The sets of OGP values, by which of [`VALUES`] they have: rows share them.
static SETS: LazyLock<Vec<Arc<[OgpValue]>>> = LazyLock::new(|| {
    let set = |bits: usize| {
        let has = |(place, _): &(usize, _)| bits >> place & 1 == 1;
        VALUES.iter().enumerate().filter(has).map(|(_, (_, value))| *value).collect()
    };
    (0..1 << VALUES.len()).map(set).collect()
});

/// The OGP values that an assessed row serves.
pub(super) fn values(row: &Row, assessed: bool) -> Arc<[OgpValue]> {
    let is_set = |(_, (column, _)): &(usize, &(&'static str, OgpValue))| row.get(column) == "1";
    let bits = || VALUES.iter().enumerate().filter(is_set).map(|(place, _)| 1_usize << place).sum::<usize>();
    let set = if assessed { bits() } else { 0 };
    SETS.get(set).map(Arc::clone).unwrap_or_default()
}

/// Relevance as the file says it. Where it rests on technology alone, which is not enough, that is reported.
pub(super) fn relevant(
    row: &Row,
    context: &mut Context,
    assessed: bool,
    values: &[OgpValue],
) -> Rating<YesNo> {
    let relevant = labelled(row, context, RELEVANT, labels::yes_no);
    if !assessed {
        return Rating::NotAssessed;
    }
    let by_values =
        if values.iter().any(|value| *value != OgpValue::Technology) { YesNo::Yes } else { YesNo::No };
    if matches!(relevant, Rating::Rated(published) if published != by_values) {
        let shown: Vec<&str> = values.iter().map(|value| value.label(Lang::En)).collect();
        let value = format!("{} with {}", row.get(RELEVANT), shown.join(", "));
        let action = "the flags of the values say otherwise; the published flag counts";
        row.finding(context, FindingKind::Contradiction, RELEVANT, &value, action);
    }
    relevant
}
