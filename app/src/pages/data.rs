//! The data page: sources, terms, coverage, what was repaired, joined and rejected, and the downloads.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::model::release::{Provenance, Release};
use crate::model::report::{Finding, Report, SourceReport};
use crate::pages::answered;
use crate::parts::coverage::coverage;
use crate::parts::frame::{Head, frame};
use crate::parts::section::section;
use crate::parts::table::{Table, table};
use crate::source::SharedSource;
use crate::text::number::count;
use crate::text::pages::{coverage as coverage_words, data as words, of_years};

/// Repairs of one kind that the page lists; the download has all.
const FINDINGS: usize = 50;
/// Rejected rows that the page lists; the download has all.
const REJECTS: usize = 100;

/// The page.
pub(crate) fn page() -> AnyView {
    answered(|source: SharedSource| async move {
        let release = source.release();
        let Provenance { report, coverage: covered } = source.provenance().await?;
        let head = Head {
            title: words::TITLE.into(),
            description: words::DESCRIPTION.into(),
            canonical: Some("/data".into()),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE}</h1>
                <p class="lede">{words::lede(&release)}</p>
            </div>
            {section("downloads", words::DOWNLOADS, downloads())}
            {section("sources", words::SOURCES, sources(&report.sources))}
            {section("coverage", coverage_words::TITLE, coverage(&covered))}
            {section("codings", words::CODINGS, codings(&release))}
            {section("joins", words::JOINS, joins(&report))}
            {section("repairs", words::REPAIRS, repairs(&report.findings))}
            {section("rejects", words::REJECTS, rejects(&report))}
            {section("terms", words::TERMS, terms())}
            {section("load", words::LOAD, load())}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn downloads() -> AnyView {
    let files = words::FILES.map(|(address, name, holds)| {
        view! {
            <li>
                <a href=address download=true>
                    {name}
                </a>
                " "
                <span class="quiet">{holds}</span>
            </li>
        }
    });
    view! { <ul class="rows">{files.collect_view()}</ul> }.into_any()
}

fn sources(sources: &[SourceReport]) -> AnyView {
    let rows = sources.iter().map(|source| {
        let layout = match (&source.layout, &source.failure) {
            (_, Some(failure)) => {
                view! { <span class="bad">{words::UNUSED} " " {failure.clone()}</span> }.into_any()
            }
            (Some(layout), None) => layout.clone().into_any(),
            (None, None) => words::UNUSED.into_any(),
        };
        let checksum = source.sha256.chars().take(12).collect::<String>();
        vec![
            source.name.clone().into_any(),
            layout,
            source.encoding.clone().into_any(),
            words::bytes(source.bytes).into_any(),
            view! { <code title=source.sha256.clone()>{checksum} "…"</code> }.into_any(),
            count(source.rows).into_any(),
            count(source.commitments).into_any(),
        ]
    });
    table(Table {
        caption: Some(words::SOURCES_CAPTION),
        columns: &words::SOURCE_COLUMNS,
        numbers: &[3, 5, 6],
        rows: rows.collect(),
    })
}

fn codings(release: &Release) -> AnyView {
    let rows = release.codings.iter().map(|coding| {
        vec![
            coding.name.clone().into_any(),
            of_years(coding.years).into_any(),
            count(coding.commitments).into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        <p class="prose">{words::CODINGS_TEXT}</p>
        {table(Table { caption: None, columns: &words::CODING_COLUMNS, numbers: &[2], rows })}
    }
    .into_any()
}

fn joins(report: &Report) -> AnyView {
    let joined = report.matches.iter().filter(|rule| rule.joined > 0);
    let rows = joined.map(|rule| vec![words::rule(&rule.rule).into_any(), count(rule.joined).into_any()]);
    let rows = rows.collect::<Vec<_>>();
    let body = if rows.is_empty() {
        view! { <p>{words::NO_JOINS}</p> }.into_any()
    } else {
        table(Table { caption: None, columns: &words::JOIN_COLUMNS, numbers: &[1], rows })
    };
    view! {
        <p class="prose">{words::JOINS_TEXT}</p>
        {body}
    }
    .into_any()
}

fn repairs(findings: &[Finding]) -> AnyView {
    if findings.is_empty() {
        return view! { <p>{words::NO_REPAIRS}</p> }.into_any();
    }
    let mut kinds = BTreeMap::<_, Vec<&Finding>>::new();
    for finding in findings {
        kinds.entry(finding.kind).or_default().push(finding);
    }
    let groups = kinds.into_iter().map(|(kind, findings)| {
        let rows = findings.iter().take(FINDINGS).map(|finding| {
            vec![
                finding.source.clone().into_any(),
                words::line(finding.line).into_any(),
                finding.column.clone().into_any(),
                view! { <span class="value">{finding.value.clone()}</span> }.into_any(),
                finding.action.clone().into_any(),
            ]
        });
        let rows = rows.collect();
        view! {
            <details class="raw">
                <summary>
                    {kind.label()} " "
                    <span class="cnt">{count(u32::try_from(findings.len()).unwrap_or(u32::MAX))}</span>
                </summary>
                {words::first(FINDINGS.min(findings.len()), findings.len()).map(|note| view! { <p>{note}</p> })}
                {table(Table { caption: None, columns: &words::FINDING_COLUMNS, numbers: &[1], rows })}
            </details>
        }
    });
    view! {
        {groups.collect_view()}
        <p class="after">
            <a href="/data/report.json">{words::ALL_FINDINGS}</a>
        </p>
    }
    .into_any()
}

fn rejects(report: &Report) -> AnyView {
    if report.rejects.is_empty() {
        return view! { <p>{words::NO_REJECTS}</p> }.into_any();
    }
    let rows = report.rejects.iter().take(REJECTS).map(|reject| {
        vec![
            reject.source.clone().into_any(),
            words::line(reject.line).into_any(),
            reject.column.clone().into_any(),
            view! { <span class="value">{reject.value.clone()}</span> }.into_any(),
            reject.reason.clone().into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        {words::first(REJECTS.min(report.rejects.len()), report.rejects.len()).map(|note| view! { <p>{note}</p> })}
        {table(Table { caption: None, columns: &words::REJECT_COLUMNS, numbers: &[1], rows })}
        <p class="after">
            <a href="/data/rejects.csv">{words::ALL_REJECTS}</a>
        </p>
    }
    .into_any()
}

fn terms() -> AnyView {
    words::TERMS_TEXT.map(|text| view! { <p class="prose">{text}</p> }).collect_view().into_any()
}

fn load() -> AnyView {
    view! {
        <p class="prose">{words::LOAD_TEXT}</p>
        <pre>{words::LOAD_COMMAND}</pre>
        <p class="prose after">{words::CHECK_TEXT}</p>
        <pre>{words::CHECK_COMMAND}</pre>
        <p class="prose after">{words::LOAD_MORE}</p>
    }
    .into_any()
}
