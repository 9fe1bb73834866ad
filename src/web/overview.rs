//! What the home page shows: all areas by their badge, each with a small drawing and its sentence.

use app::model::answer::{Answer, Choice, Series};
use app::model::badge::Badge;
use app::model::lang::Lang;
use app::model::query::{Extent, Measure, Query};
use app::model::release::{AreaGroup, AreaOverview, Overview};
use app::text::claim::short;

use crate::analysis::Analysis;
use crate::chart;

/// Areas of a group whose badge says no direction.
const FEW: usize = 6;

pub(super) fn overview(analysis: &Analysis, lang: Lang) -> Overview {
    let query = Query { measure: Measure::Inforce, extent: Extent::Full, lang, ..Query::default() };
    let answered = analysis.plain_trends(query);
    let groups =
        Badge::ALL.into_iter().filter_map(|badge| group(&answered.answer, &answered.choices.areas, badge));
    Overview { groups: groups.collect(), coverage: analysis.coverage() }
}

/// The areas with a badge, in the order of their frequency.
fn group(answer: &Answer, frequent: &[Choice], badge: Badge) -> Option<AreaGroup> {
    let with_badge =
        |choice: &&Choice| series(answer, choice).is_some_and(|series| series.verdict.badge == badge);
    let all: Vec<&Choice> = frequent.iter().filter(with_badge).collect();
    let shown = if badge.is_direction() { all.len() } else { FEW };
    let areas: Vec<_> = all.iter().take(shown).filter_map(|choice| area(answer, choice)).collect();
    (!areas.is_empty()).then_some(AreaGroup { badge, areas, all: all.len() as u32 })
}

fn series<'a>(answer: &'a Answer, choice: &Choice) -> Option<&'a Series> {
    answer.series.iter().find(|series| series.area.id == choice.item.id)
}

fn area(answer: &Answer, choice: &Choice) -> Option<AreaOverview> {
    let series = series(answer, choice)?;
    let lang = answer.query.lang;
    Some(AreaOverview {
        area: choice.item.clone(),
        commitments: choice.commitments,
        drawing: chart::spark(series, &format!("spark-{}", choice.item.id), lang),
        sentence: short(answer, series, lang).unwrap_or_default(),
        series: series.clone(),
    })
}
