//! The data page: sources, terms, coverage, what was repaired, joined and rejected, and the downloads.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::model::diary::Entry;
use crate::model::lang::Lang;
use crate::model::release::{Provenance, Release};
use crate::model::report::{Finding, Report, SourceReport};
use crate::pages::answered;
use crate::parts::coverage::coverage;
use crate::parts::forms::structured;
use crate::parts::frame::{Head, frame};
use crate::parts::section::section;
use crate::parts::table::{Table, column, table};
use crate::request::{Asked, address, file};
use crate::source::SharedSource;
use crate::text::names::coding_name;
use crate::text::number::{count, length};
use crate::text::pages::{
    commitments, coverage as coverage_words, data as words, diary as diary_words, of_years,
};
use crate::text::phrase::{Phrase, each};

/// Repairs of one kind that the page lists; the download has all.
const FINDINGS: usize = 50;
/// Rejected rows that the page lists; the download has all.
const REJECTS: usize = 100;

/// The page.
pub(crate) fn page() -> AnyView {
    let lang = Asked::now().lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let Provenance { report, coverage: covered } = source.provenance().await?;
        let entries = source.diary().await?;
        let about = source.structured(None, lang).await?.map(structured);
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some("/data".into()),
        };
        let body = view! {
            {about}
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
                <p class="lede">{words::lede(&release, lang)}</p>
            </div>
            {section("downloads", words::DOWNLOADS.of(lang), downloads(&release, lang))}
            {(entries.len() > 1).then(|| section("releases", diary_words::RELEASES.of(lang), releases(&entries, lang)))}
            {section("sources", words::SOURCES.of(lang), sources(&report.sources, lang))}
            {section("coverage", coverage_words::TITLE.of(lang), coverage(&covered, lang))}
            {section("codings", words::CODINGS.of(lang), codings(&release, lang))}
            {section("joins", words::JOINS.of(lang), joins(&report, lang))}
            {section("repairs", words::REPAIRS.of(lang), repairs(&report, lang))}
            {section("rejects", words::REJECTS.of(lang), rejects(&report, lang))}
            {section("terms", words::TERMS.of(lang), terms(lang))}
            {section("load", words::LOAD.of(lang), load(lang))}
        };
        Ok(frame(head, Some(&release), body))
    })
}

/// All releases in short, with links to their pages.
fn releases(entries: &[Entry], lang: Lang) -> AnyView {
    let items = entries.iter().map(|entry| {
        let id = &entry.release.id;
        let href = address(lang, "/data", &format!("data={id}"));
        view! {
            <li>
                <a href=href>{diary_words::release(id, lang)}</a>
                " "
                <span class="quiet">
                    {diary_words::came(entry, lang).map(|day| day + " · ")} {commitments(entry.release.commitments, lang)}
                </span>
            </li>
        }
    });
    view! {
        <ul class="rows">{items.collect_view()}</ul>
        <p class="after">
            <a href=address(lang, "/diary", "")>{diary_words::TITLE.of(lang)}</a>
        </p>
    }
    .into_any()
}

/// The files of this release: their addresses name it, so they stay what they are.
fn downloads(release: &Release, lang: Lang) -> AnyView {
    let files = words::FILES.map(|(name_of_file, name, holds)| {
        let address = match name_of_file.strip_prefix("/data/") {
            Some(name) => format!("/data/{}/{name}", release.id),
            None => name_of_file.to_owned(),
        };
        view! {
            <li>
                <a href=file(&address, "") download=true>
                    {name.of(lang)}
                </a>
                " "
                <span class="quiet">{holds.of(lang)}</span>
            </li>
        }
    });
    view! { <ul class="rows">{files.collect_view()}</ul> }.into_any()
}

fn sources(sources: &[SourceReport], lang: Lang) -> AnyView {
    let rows = sources.iter().map(|source| {
        let layout = match (&source.layout, &source.failure) {
            (_, Some(failure)) => {
                view! { <span class="bad">{words::UNUSED.of(lang)} " " <span lang="en">{failure.clone()}</span></span> }.into_any()
            }
            (Some(layout), None) => layout.clone().into_any(),
            (None, None) => words::UNUSED.of(lang).into_any(),
        };
        let checksum = source.sha256.chars().take(12).collect::<String>();
        vec![
            source.name.clone().into_any(),
            layout,
            source.encoding.clone().into_any(),
            words::bytes(source.bytes, lang).into_any(),
            view! { <code title=source.sha256.clone()>{checksum} "…"</code> }.into_any(),
            count(lang, source.rows).into_any(),
            count(lang, source.commitments).into_any(),
        ]
    });
    table(Table {
        caption: Some(words::SOURCES_CAPTION.of(lang)),
        columns: &each(words::SOURCE_COLUMNS, lang),
        numbers: &[3, 5, 6],
        rows: rows.collect(),
    })
}

fn codings(release: &Release, lang: Lang) -> AnyView {
    let rows = release.codings.iter().map(|coding| {
        vec![
            coding_name(coding, lang).into_any(),
            of_years(coding.years, lang).into_any(),
            count(lang, coding.commitments).into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        <p class="prose">{words::CODINGS_TEXT.of(lang)}</p>
        {table(Table { caption: None, columns: &each(words::CODING_COLUMNS, lang), numbers: &[2], rows })}
    }
    .into_any()
}

fn joins(report: &Report, lang: Lang) -> AnyView {
    let joined = report.matches.iter().filter(|rule| rule.joined > 0);
    let rows = joined
        .map(|rule| vec![words::rule(&rule.rule, lang).into_any(), count(lang, rule.joined).into_any()]);
    let rows = rows.collect::<Vec<_>>();
    let body = if rows.is_empty() {
        view! { <p>{words::NO_JOINS.of(lang)}</p> }.into_any()
    } else {
        table(Table { caption: None, columns: &each(words::JOIN_COLUMNS, lang), numbers: &[1], rows })
    };
    view! {
        <p class="prose">{words::JOINS_TEXT.of(lang)}</p>
        {body}
    }
    .into_any()
}

/// File, place in it, and the rest.
fn with_place([file, column, value, last]: [Phrase; 4], report: &Report, lang: Lang) -> [&'static str; 5] {
    [file.of(lang), words::place(report, lang), column.of(lang), value.of(lang), last.of(lang)]
}

fn repairs(report: &Report, lang: Lang) -> AnyView {
    let findings = &report.findings;
    if findings.is_empty() {
        return view! { <p>{words::NO_REPAIRS.of(lang)}</p> }.into_any();
    }
    let columns = with_place(words::FINDING_COLUMNS, report, lang);
    let mut kinds = BTreeMap::<_, Vec<&Finding>>::new();
    for finding in findings {
        kinds.entry(finding.kind).or_default().push(finding);
    }
    let groups = kinds.into_iter().map(|(kind, findings)| {
        let rows = findings.iter().take(FINDINGS).map(|finding| {
            vec![
                finding.source.clone().into_any(),
                words::line(finding.line, lang).into_any(),
                column(&finding.column),
                view! { <span class="value">{finding.value.clone()}</span> }.into_any(),
                english(&finding.action),
            ]
        });
        let rows = rows.collect();
        view! {
            <details class="raw">
                <summary>
                    {kind.label(lang)} " "
                    <span class="cnt">{length(lang, findings.len())}</span>
                </summary>
                {words::first(FINDINGS.min(findings.len()), findings.len(), lang).map(|note| view! { <p>{note}</p> })}
                {table(Table { caption: None, columns: &columns, numbers: &[1], rows })}
            </details>
        }
    });
    view! {
        {groups.collect_view()}
        <p class="after">
            <a href=file("/data/report.json", "")>{words::ALL_FINDINGS.of(lang)}</a>
        </p>
    }
    .into_any()
}

fn rejects(report: &Report, lang: Lang) -> AnyView {
    if report.rejects.is_empty() {
        return view! { <p>{words::NO_REJECTS.of(lang)}</p> }.into_any();
    }
    let rows = report.rejects.iter().take(REJECTS).map(|reject| {
        vec![
            reject.source.clone().into_any(),
            words::line(reject.line, lang).into_any(),
            column(&reject.column),
            view! { <span class="value">{reject.value.clone()}</span> }.into_any(),
            english(&reject.reason),
        ]
    });
    let rows = rows.collect();
    view! {
        {words::first(REJECTS.min(report.rejects.len()), report.rejects.len(), lang).map(|note| view! { <p>{note}</p> })}
        {table(Table { caption: None, columns: &with_place(words::REJECT_COLUMNS, report, lang), numbers: &[1], rows })}
        <p class="after">
            <a href=file("/data/rejects.csv", "")>{words::ALL_REJECTS.of(lang)}</a>
        </p>
    }
    .into_any()
}

/// What the ingest said, which is in English whatever the language of the page.
fn english(text: &str) -> AnyView {
    view! { <span lang="en">{text.to_owned()}</span> }.into_any()
}

fn terms(lang: Lang) -> AnyView {
    words::TERMS_TEXT.map(|text| view! { <p class="prose">{text.of(lang)}</p> }).collect_view().into_any()
}

fn load(lang: Lang) -> AnyView {
    view! {
        <p class="prose">{words::LOAD_TEXT.of(lang)}</p>
        <pre>{words::LOAD_COMMAND}</pre>
        <p class="prose after">{words::CHECK_TEXT.of(lang)}</p>
        <pre>{words::CHECK_COMMAND}</pre>
        <p class="prose after">{words::LOAD_MORE.of(lang)}</p>
        <p class="prose after">
            {words::OWN_TEXT.of(lang)} " "
            <a href=file("/template.csv", "") download=true>
                {words::TEMPLATE.of(lang)}
            </a>
        </p>
        <pre>{words::MAP_COMMAND}</pre>
    }
    .into_any()
}
