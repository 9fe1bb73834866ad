//! The page for programs: forms, examples, what can be relied on, and the descriptions for tools.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::pages::answered;
use crate::parts::frame::{Head, frame};
use crate::parts::section::{live_section, section};
use crate::parts::table::{Table, table};
use crate::request::{Asked, file};
use crate::source::SharedSource;
use crate::text::pages::api as words;
use crate::text::phrase::{Phrase, each};

/// The question of the examples.
const QUERY: &str = "area=open-data&measure=share&region=europe";

/// The page.
pub(crate) fn page() -> AnyView {
    let lang = Asked::now().lang;
    answered(move |source: SharedSource| async move {
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some("/api".into()),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
                <p class="lede">{words::DESCRIPTION.of(lang)}</p>
            </div>
            {section("forms", words::FORMS.of(lang), forms(lang))}
            {live_section("examples", words::EXAMPLES.of(lang), examples(&source.base(), lang))}
            {section("whole", words::WHOLE.of(lang), whole(&source.base(), &source.release().id, lang))}
            {section("rules", words::RULES.of(lang), rules(lang))}
            {section("tools", words::TOOLS.of(lang), tools(lang))}
        };
        Ok(frame(head, Some(&source.release()), body))
    })
}

fn forms(lang: Lang) -> AnyView {
    view! {
        <p class="prose">{words::FORMS_TEXT.of(lang)}</p>
        {described(words::FORM_COLUMNS, &words::FORM_ROWS, lang)}
    }
    .into_any()
}

/// A table of parts of addresses and what they give.
fn described(columns: [Phrase; 2], rows: &[(&'static str, Phrase)], lang: Lang) -> AnyView {
    let row = |(part, gives): &(&'static str, Phrase)| {
        vec![view! { <code>{*part}</code> }.into_any(), gives.of(lang).into_any()]
    };
    let rows = rows.iter().map(row).collect();
    table(Table { caption: None, columns: &each(columns, lang), numbers: &[], rows })
}

/// Lists, the files of a release, and how one of them is read; the example names the release of the page.
fn whole(base: &str, release: &str, lang: Lang) -> AnyView {
    let address = format!("{base}/data/{release}/commitments.parquet");
    let code = format!(
        "import pandas as pd\n\ncommitments = pd.read_parquet(\"{address}\")\nprint(commitments.groupby(\"region\").size())"
    );
    view! {
        <p class="prose">{words::WHOLE_TEXT.of(lang)}</p>
        {described(words::WHOLE_COLUMNS, &words::WHOLE_ROWS, lang)}
        <p class="prose after">{words::PARQUET.of(lang)}</p>
        <pre translate="no" tabindex="0" aria-label="Parquet">{code}</pre>
    }
    .into_any()
}

fn examples(base: &str, lang: Lang) -> AnyView {
    let address = |path: &str, query: &str| format!("{base}{}", file(path, query));
    let csv = address("/trends.csv", QUERY);
    let list = [
        ("curl", format!("curl -O -J \"{csv}\"")),
        (
            "Python",
            format!(
                "import pandas as pd\n\nnumbers = pd.read_csv(\"{csv}\")\nprint(numbers[[\"year\", \"k\", \"n\", \"share\", \"lo\", \"hi\"]])"
            ),
        ),
        (
            "R",
            format!(
                "numbers <- read.csv(\"{csv}\")\nnumbers[c(\"year\", \"k\", \"n\", \"share\", \"lo\", \"hi\")]"
            ),
        ),
    ];
    let list = list.map(|(name, code)| {
        view! {
            <h3 class="next">{name}</h3>
            <pre translate="no" tabindex="0" aria-label=name>{code}</pre>
        }
    });
    view! {
        <p class="prose">{words::EXAMPLES_TEXT.of(lang)}</p>
        {list.collect_view()}
        <h3 class="next">"Excel"</h3>
        <p class="prose">{words::EXCEL.of(lang)}</p>
        <pre translate="no" tabindex="0" aria-label="Excel">{address("/trends.csv", &format!("{QUERY}&bom=1"))}</pre>
    }
    .into_any()
}

fn rules(lang: Lang) -> AnyView {
    let rules = words::RULE_ROWS.map(|rule| view! { <li>{rule.of(lang)}</li> });
    view! { <ul class="prose">{rules.collect_view()}</ul> }.into_any()
}

fn tools(lang: Lang) -> AnyView {
    let rows = words::TOOL_ROWS.map(|(address, what)| {
        view! {
            <li>
                <a href=file(address, "")>{address}</a>
                " "
                <span class="quiet">{what.of(lang)}</span>
            </li>
        }
    });
    view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
}
