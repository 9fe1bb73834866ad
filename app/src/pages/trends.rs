//! The trends page: filters, figure, and the numbers it was drawn from.
//!
//! The same views make the fragment that the island fetches: `#filters`, `#result` and `#numbers-part`.

use leptos::prelude::*;

use crate::islands::filter::LiveFilter;
use crate::model::answer::{Answer, Trends};
use crate::model::query::{Problem, Query};
use crate::pages::answered;
use crate::pages::filters::filters;
use crate::parts::claim::claim_box;
use crate::parts::figure::figure;
use crate::parts::frame::{Head, frame};
use crate::parts::notice::notice;
use crate::parts::numbers::numbers;
use crate::parts::why::why;
use crate::request::{Asked, address};
use crate::source::{Failure, SharedSource};
use crate::text::figure::scope;
use crate::text::pages::{document_title, trends as words, verdict as verdict_words};

/// What the page and the fragment show.
pub(crate) struct Shown {
    trends: Trends,
    problems: Vec<Problem>,
    /// Canonical query string of what was asked.
    pub(crate) canonical: String,
}

impl Shown {
    /// Reads a query string and asks the source.
    pub(crate) async fn ask(source: &SharedSource, query_string: &str) -> Result<Self, Failure> {
        let parsed = Query::parse(query_string);
        let canonical = parsed.value.canonical();
        let (trends, problems) = source.trends(parsed).await?;
        Ok(Self { trends, problems, canonical })
    }

    /// Title of the document.
    pub(crate) fn title(&self) -> String {
        document_title(&self.trends.figure.title)
    }

    fn address(&self) -> String {
        address("/trends", &self.canonical)
    }

    /// The form.
    pub(crate) fn filters(&self) -> AnyView {
        filters(&self.trends)
    }

    /// Notice, figure and its actions. The attributes tell the island what the document is called now.
    pub(crate) fn result(&self) -> AnyView {
        let empty = is_empty(&self.trends.answer).then(|| {
            view! {
                <div class="state">
                    <h2 class="h-sm">{words::EMPTY}</h2>
                    <p>{words::EMPTY_HINT}</p>
                </div>
            }
        });
        view! {
            <div
                id="result"
                class="result"
                data-title=self.title()
                data-said=format!("{}. {}", self.trends.figure.title, self.trends.figure.subtitle)
                data-url=self.address()
            >
                {notice(&self.problems)}
                {empty}
                {figure(self.trends.figure.clone(), self.actions())}
                <p class="note-p">{words::left_out(&self.trends.answer)}</p>
                {self.claim()}
            </div>
        }
        .into_any()
    }

    /// What may be said of the first series, and why.
    fn claim(&self) -> Option<AnyView> {
        let answer = &self.trends.answer;
        let series = answer.series.first()?;
        let why = (!answer.query.measure.is_rated()).then(|| why(series, &answer.coding));
        Some(view! { {claim_box(answer, series)} {why} }.into_any())
    }

    /// The table.
    pub(crate) fn numbers(&self) -> AnyView {
        view! {
            <section id="numbers-part" aria-labelledby="numbers">
                <div class="sec-head">
                    <h2 id="numbers">{words::NUMBERS}</h2>
                    <a class="more" href=self.form("csv")>
                        {words::TABLE_CSV}
                    </a>
                </div>
                {numbers(&self.trends.answer, &scope(&self.trends.answer))}
            </section>
        }
        .into_any()
    }

    /// The address of the same view in another form.
    fn form(&self, extension: &str) -> String {
        address(&format!("/trends.{extension}"), &self.canonical)
    }

    fn actions(&self) -> AnyView {
        let forms = words::FORMS.map(|(extension, name)| {
            view! {
                <li>
                    <a href=self.form(extension) download=true>
                        <span class="vh">{words::DOWNLOAD} " "</span>
                        {name}
                    </a>
                </li>
            }
        });
        view! {
            <ul class="actions" aria-label=words::ACTIONS>
                <li aria-hidden="true">{words::DOWNLOAD}</li>
                {forms.collect_view()}
                <li>
                    <a href="#numbers">{words::TO_TABLE}</a>
                </li>
                {(!self.trends.answer.series.is_empty() && !self.trends.answer.query.measure.is_rated())
                    .then(|| {
                        view! {
                            <li>
                                <a href="#why">{verdict_words::TO_WHY}</a>
                            </li>
                        }
                    })}
            </ul>
        }
        .into_any()
    }
}

fn is_empty(answer: &Answer) -> bool {
    answer.series.iter().all(|series| series.points.iter().all(|point| point.n == 0))
}

/// The page.
pub(crate) fn page() -> AnyView {
    let asked = Asked::now();
    answered(|source: SharedSource| async move {
        let release = source.release();
        let shown = Shown::ask(&source, &asked.query).await?;
        let head = Head {
            title: shown.trends.figure.title.clone(),
            description: words::DESCRIPTION.into(),
            canonical: Some(shown.address()),
        };
        let form = shown.filters();
        let form = view! { <LiveFilter>{form}</LiveFilter> }.into_any();
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE}</h1>
            </div>
            <div class="explorer">
                {form}
                {shown.result()}
            </div>
            {shown.numbers()}
        };
        Ok(frame(head, Some(&release), body))
    })
}
