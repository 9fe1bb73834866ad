//! Everything that a badge rests on, in words and numbers.

use leptos::prelude::*;

use crate::model::answer::Series;
use crate::model::badge::{NEEDED_YEARS, Verdict};
use crate::model::lang::Lang;
use crate::model::release::Coding;
use crate::request::address;
use crate::text::pages::verdict as words;

/// The panel of a series. Its id is `why`.
pub(crate) fn why(series: &Series, coding: &Coding, lang: Lang) -> AnyView {
    let verdict = &series.verdict;
    let facts =
        words::facts(&series.area.name, verdict, coding, lang).into_iter().map(|(name, value, asked)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>
                        {value}
                        {(!asked.is_empty()).then(|| view! { " " <span class="ok">{asked}</span> })}
                    </dd>
                </div>
            }
        });
    let reasons = words::reasons(verdict, lang).into_iter().map(|reason| view! { <li>{reason}</li> });
    view! {
        <details class="why" id="why">
            <summary>{words::why(verdict.badge, lang)}</summary>
            <div class="why-grid">
                <div>
                    {meter(verdict, lang)}
                    <p>{words::under_meter(verdict.years, lang)}</p>
                    <ul class="checks">{reasons.collect_view()}</ul>
                    <p>
                        <a href=address(lang, "/methods#badges", "")>{words::RULE.of(lang)}</a>
                    </p>
                </div>
                <dl class="kv">{facts.collect_view()}</dl>
            </div>
        </details>
    }
    .into_any()
}

/// One cell per year that there is, and one per year that is missing.
fn meter(verdict: &Verdict, lang: Lang) -> AnyView {
    let there = names(verdict).into_iter().map(|name| view! { <span class="yr on">{name}</span> });
    let missing = NEEDED_YEARS.saturating_sub(verdict.years);
    let missing = (0..missing).map(|_| view! { <span class="yr off">{words::ONE_MORE.of(lang)}</span> });
    view! {
        <div class="meter" role="img" aria-label=words::meter(verdict.years, lang)>
            {there.collect_view()}
            {missing.collect_view()}
        </div>
    }
    .into_any()
}

/// The years, where they follow each other; with gaps among them only their number is known.
fn names(verdict: &Verdict) -> Vec<String> {
    let ends = verdict.first.zip(verdict.last).map(|(first, last)| (first.from, last.to));
    match ends {
        Some((from, to)) if u32::try_from(to - from + 1) == Ok(verdict.years) => {
            (from..=to).map(|year| year.to_string()).collect()
        }
        _ => (1..=verdict.years).map(|number| number.to_string()).collect(),
    }
}
