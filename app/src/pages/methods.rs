//! The page on methods: every measure, rule and threshold, with the figures of the loaded data.

use leptos::prelude::*;

use crate::model::badge::Badge;
use crate::model::release::Release;
use crate::pages::answered;
use crate::parts::badge::plain_badge;
use crate::parts::frame::{Head, frame};
use crate::parts::section::section;
use crate::parts::table::{Table, table};
use crate::source::SharedSource;
use crate::text::number::count;
use crate::text::pages::{methods as words, of_years};

/// The page.
pub(crate) fn page() -> AnyView {
    answered(|source: SharedSource| async move {
        let release = source.release();
        let head = Head {
            title: words::TITLE.into(),
            description: words::DESCRIPTION.into(),
            canonical: Some("/methods".into()),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE}</h1>
                <p class="lede">{words::lede(&release)}</p>
            </div>
            {contents()}
            {section("measures", words::MEASURES, measures())}
            {section("plans", words::PLANS, notes(words::PLAN_NOTES))}
            {section("coding", words::CODING, coding(&release))}
            {section("intervals", words::INTERVALS, notes(words::interval_notes()))}
            {section("badges", words::BADGES, badges())}
            {section("tested", words::TESTED, tested())}
            {section("sources", words::SOURCES, sources())}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn contents() -> impl IntoView {
    let links = [
        ("#measures", words::MEASURES),
        ("#plans", words::PLANS),
        ("#coding", words::CODING),
        ("#intervals", words::INTERVALS),
        ("#badges", words::BADGES),
        ("#tested", words::TESTED),
        ("#sources", words::SOURCES),
    ];
    let links = links.map(|(address, name)| {
        view! {
            <li>
                <a href=address>{name}</a>
            </li>
        }
    });
    view! { <ul class="actions">{links.collect_view()}</ul> }
}

/// Paragraphs of running text.
fn notes<Text: Into<String>>(texts: impl IntoIterator<Item = Text>) -> AnyView {
    let texts = texts.into_iter().map(|text| view! { <p class="prose">{text.into()}</p> });
    texts.collect_view().into_any()
}

fn rows<const CELLS: usize>(rows: &[[&'static str; CELLS]]) -> Vec<Vec<AnyView>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).into_any()).collect()).collect()
}

fn measures() -> AnyView {
    view! {
        {table(Table {
            caption: None,
            columns: &words::MEASURE_COLUMNS,
            numbers: &[],
            rows: rows(&words::MEASURE_ROWS),
        })}
        <div class="after">{notes(words::MEASURE_NOTES)}</div>
    }
    .into_any()
}

fn coding(release: &Release) -> AnyView {
    let loaded = words::loaded(release).map(|(name, number)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{number}</dd>
            </div>
        }
    });
    let rows = release.codings.iter().map(|coding| {
        vec![
            coding.name.clone().into_any(),
            of_years(coding.years).into_any(),
            count(coding.commitments).into_any(),
            words::complete(coding).into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        {notes(words::CODING_NOTES)}
        <h3 class="next">{words::LOADED}</h3>
        <dl class="kv loaded">{loaded.collect_view()}</dl>
        {table(Table { caption: None, columns: &words::CODING_COLUMNS, numbers: &[2], rows })}
    }
    .into_any()
}

fn badges() -> AnyView {
    let rows = Badge::ALL.map(|badge| vec![plain_badge(badge), words::meaning(badge).into_any()]);
    let steps = words::steps().map(|step| view! { <li>{step}</li> });
    view! {
        <p class="prose">{words::BADGES_LEDE}</p>
        {table(Table { caption: None, columns: &words::BADGE_COLUMNS, numbers: &[], rows: rows.into() })}
        <h3 class="next">{words::STEPS}</h3>
        <ol class="steps">{steps.collect_view()}</ol>
        <p class="prose">{words::NOT_TESTED}</p>
    }
    .into_any()
}

fn tested() -> AnyView {
    view! {
        <p class="prose">{words::TESTED_TEXT}</p>
        {table(Table {
            caption: None,
            columns: &words::TESTED_COLUMNS,
            numbers: &[1, 2, 3],
            rows: rows(&words::TESTED_ROWS),
        })}
        <p class="after">{words::TESTED_NOTE}</p>
    }
    .into_any()
}

fn sources() -> AnyView {
    let sources = words::SOURCE_LIST.map(|source| view! { <li>{source}</li> });
    view! { <ul class="rows">{sources.collect_view()}</ul> }.into_any()
}
