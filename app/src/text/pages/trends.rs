//! Wording of the trends page.

use crate::model::answer::Answer;
use crate::model::query::{Facet, Grouping, Measure};

use crate::model::lang::Lang;
use crate::text::ratings;

use super::{commitments, of_years};

/// Heading.
pub const TITLE: &str = "Trend explorer";
/// Description for search engines and link previews.
pub const DESCRIPTION: &str = "Policy areas in action plans of the Open Government Partnership, by year, place and level, with k and n.";
/// Name of the form.
pub const FILTERS: &str = "Filters";
/// First entry of the list of places.
pub const REGIONS: &str = "Regions";
/// Under the regions.
pub const REGIONS_HINT: &str = "None ticked: all members.";
/// Under the areas.
pub const AREAS_HINT: &str = "None ticked: the most frequent ones.";
/// Heading of the grouping.
pub const BY: &str = "Group by";
/// Heading of the measures.
pub const MEASURE: &str = "Measure";
/// Heading of the facets.
pub const SHOW: &str = "Show as";
/// Heading of the codings.
pub const CODING: &str = "Coding";
/// Heading of the table.
pub const NUMBERS: &str = "The numbers";
/// Name of the scrolling region.
pub const SCROLLS: &str = "Table of the numbers, scrolls sideways";
/// Link beside the table.
pub const TABLE_CSV: &str = "CSV of this table";
/// Name of the links under the figure.
pub const ACTIONS: &str = "Actions for this chart";
/// Forms of the same view: extension and words.
pub const FORMS: [(&str, &str); 4] = [("csv", "CSV"), ("svg", "SVG"), ("png", "PNG"), ("json", "JSON")];
/// Before the forms.
pub const DOWNLOAD: &str = "Download";
/// Link to the table.
pub const TO_TABLE: &str = "Table";
/// A cell without a plan.
pub const NO_PLANS: &str = "No plans";
/// A cell without a commitment in the area.
pub const NONE_RATED: &str = "None";
/// A year that later submissions may still change.
pub const INCOMPLETE: &str = "incomplete";
/// A year in which no share is certain enough to be shown.
pub const TOO_FEW: &str = "too few";
/// A cell whose share is too uncertain to be shown.
pub const NO_SHARE: &str = "no share";
/// Name of the last column.
pub const TREND: &str = "Trend";
/// Link from the table to what the intervals are.
pub const INTERVALS: &str = "How the intervals (about 95%) are made";
/// Name of the first column.
pub const AREA: &str = "Area";
/// Nothing matches.
pub const EMPTY: &str = "No plan matches";
/// What to do then.
pub const EMPTY_HINT: &str = "Choose more places or years.";

/// Heading of the areas.
#[must_use]
pub const fn areas(by: Grouping) -> &'static str {
    match by {
        Grouping::Area => "Policy areas",
        Grouping::Challenge => "Challenge areas",
    }
}

/// A grouping as a choice.
#[must_use]
pub const fn grouping(by: Grouping) -> &'static str {
    match by {
        Grouping::Area => "Policy area",
        Grouping::Challenge => "Open Gov Challenge area",
    }
}

/// A measure as a choice.
#[must_use]
pub const fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Inforce => "Plans in force with at least one",
        Measure::Plans => "Share of plans submitted",
        Measure::Share => "Share of commitments",
        Measure::Count => "Count, with plans beneath",
        rated => ratings::choice(rated).of(Lang::En),
    }
}

/// A facet as a choice.
#[must_use]
pub const fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::None => "One chart",
        Facet::Region => "One chart per region",
        Facet::Area => "One chart per area",
    }
}

/// What k and n of a cell are, above the years.
#[must_use]
pub const fn cell(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => "plans",
        _ => "k of n, 95%",
    }
}

/// Summary of the list of the less frequent areas.
#[must_use]
pub fn more(all: usize) -> String {
    format!("All {all}")
}

/// What the numbers leave out.
#[must_use]
pub fn left_out(answer: &Answer) -> String {
    let coding = &answer.coding;
    let counted = format!("Areas as in {} ({}).", coding.name, of_years(coding.years));
    if answer.left_out == 0 {
        counted
    } else {
        format!(
            "{counted} Not counted: {} of the same places and years that carry no area of this coding.",
            commitments(answer.left_out)
        )
    }
}
