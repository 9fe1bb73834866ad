//! Plans by region and year as a heat table. Every cell carries its number; shades only help to see it.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::release::{Coverage, CoverageRow};
use crate::text::number::count;
use crate::text::pages::{REGION, coverage as words};

/// More years than this need narrow cells.
const ROOMY: usize = 7;

/// The table, in a region that scrolls where the years do not fit.
pub(crate) fn coverage(coverage: &Coverage, lang: Lang) -> AnyView {
    let most = coverage.rows.iter().flat_map(|row| &row.plans).copied().max().unwrap_or(0);
    let years = &coverage.years;
    let class = if years.len() > ROOMY { "data cov many" } else { "data cov" };
    let head = years.iter().map(|year| {
        view! {
            <th scope="col" role="columnheader" class="n">
                {*year}
            </th>
        }
    });
    let rows = coverage.rows.iter().map(|region| row(region, years, most, lang));
    let without = coverage.plans_without_year;
    view! {
        <div class="scroll" role="region" aria-label=words::SCROLLS.of(lang) tabindex="0">
            <table role="table" class=class>
                <caption>{words::CAPTION.of(lang)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">
                            {REGION.of(lang)}
                        </th>
                        {head.collect_view()}
                        <th scope="col" role="columnheader" class="n">
                            {words::COMMITMENTS.of(lang)}
                        </th>
                        <th scope="col" role="columnheader" class="n">
                            {words::MEMBERS.of(lang)}
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
                <tfoot role="rowgroup">{total(coverage, lang)}</tfoot>
            </table>
        </div>
        {(without > 0).then(|| view! { <p class="after">{words::without_year(without, lang)}</p> })}
    }
    .into_any()
}

fn row(row: &CoverageRow, years: &[i32], most: u32, lang: Lang) -> impl IntoView + use<> {
    let cells = years.iter().zip(&row.plans).map(|(year, plans)| {
        let class = format!("heat h{}", shade(*plans, most));
        view! {
            <td role="cell" class=class data-l=year.to_string()>
                {count(lang, *plans)}
            </td>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {row.region.label(lang)}
            </th>
            {cells.collect_view()}
            {number(lang, words::COMMITMENTS.of(lang), row.commitments)}
            {number(lang, words::MEMBERS.of(lang), row.members)}
        </tr>
    }
}

fn total(coverage: &Coverage, lang: Lang) -> impl IntoView + use<> {
    let sum = |of: fn(&CoverageRow) -> u32| coverage.rows.iter().map(of).sum();
    let years = coverage.years.iter().enumerate().map(|(index, year)| {
        let plans = coverage.rows.iter().filter_map(|row| row.plans.get(index)).sum::<u32>();
        view! {
            <td role="cell" class="n" data-l=year.to_string()>
                {count(lang, plans)}
            </td>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {words::ALL.of(lang)}
            </th>
            {years.collect_view()}
            {number(lang, words::COMMITMENTS.of(lang), sum(|row| row.commitments))}
            {number(lang, words::MEMBERS.of(lang), sum(|row| row.members))}
        </tr>
    }
}

fn number(lang: Lang, label: &'static str, n: u32) -> impl IntoView {
    view! {
        <td role="cell" class="n w" data-l=label>
            {count(lang, n)}
        </td>
    }
}

/// 0 for none, else one of four steps up to the largest number.
fn shade(plans: u32, most: u32) -> u32 {
    if plans == 0 { 0 } else { (plans * 4).div_ceil(most.max(1)).clamp(1, 4) }
}
