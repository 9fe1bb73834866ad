//! The trends page: filters, figure, and the numbers it was drawn from.
//!
//! The same views make the fragment that the island fetches: `#filters`, `#result` and `#numbers-part`.

use leptos::prelude::*;

use crate::islands::chart::ChartReader;
use crate::islands::filter::LiveFilter;
use crate::model::answer::{Answer, Trends};
use crate::model::lang::Lang;
use crate::model::place::PlaceKind;
use crate::model::query::{Problem, Query};
use crate::model::release::Release;
use crate::model::show::Tab;
use crate::model::view::{Question, View};
use crate::pages::answered;
use crate::pages::filters::filters;
use crate::parts::cite::{Cited, cite};
use crate::parts::claim::claim_box;
use crate::parts::figure::figure;
use crate::parts::forms::forms;
use crate::parts::frame::{Head, frame};
use crate::parts::insights::{apart, insights};
use crate::parts::notice::notice;
use crate::parts::numbers::numbers;
use crate::parts::share::{Shared, dialog, share};
use crate::parts::why::why;
use crate::request::{Asked, address, file};
use crate::source::{Failure, SharedSource};
use crate::text::claim::short;
use crate::text::explorer;
use crate::text::figure::scope;
use crate::text::pages::{document_title, trends as words, verdict as verdict_words};

/// What the page and the fragment show.
pub(crate) struct Shown {
    trends: Trends,
    problems: Vec<Problem>,
    /// What was asked, before anything was settled for the reader.
    asked: Query,
    /// Canonical query string of what was asked, without the language: the path of the page says it.
    pub(crate) canonical: String,
    /// The same for files, whose address is one for all languages.
    files: String,
    /// The question, as it was asked.
    question: Question,
    release: Release,
    /// Scheme and host, where they are known.
    base: String,
    lang: Lang,
}

impl Shown {
    /// Reads a query string and asks the source, in the language of the page.
    pub(crate) async fn ask(source: &SharedSource, lang: Lang, query_string: &str) -> Result<Self, Failure> {
        let mut parsed = Query::parse(query_string);
        parsed.value.lang = Lang::default();
        let canonical = parsed.value.canonical();
        parsed.value.lang = lang;
        let files = parsed.value.canonical();
        let asked = parsed.value.clone();
        let question = Question::Trends(Box::new(asked.clone()));
        let (trends, problems) = source.trends(parsed).await?;
        let (release, base) = (source.release(), source.base());
        Ok(Self { trends, problems, asked, canonical, files, question, release, base, lang })
    }

    /// Title of the document.
    pub(crate) fn title(&self) -> String {
        document_title(&self.trends.figure.title, self.lang)
    }

    fn address(&self) -> String {
        address(self.lang, "/trends", &self.canonical)
    }

    /// The form.
    pub(crate) fn filters(&self) -> AnyView {
        filters(&self.trends, &self.asked)
    }

    /// Notice, figure and its actions. The attributes tell the island what the document is called now.
    pub(crate) fn result(&self) -> AnyView {
        let lang = self.lang;
        let is_empty = is_empty(&self.trends.answer);
        let empty = is_empty.then(|| self.empty());
        let mut drawn = self.trends.figure.clone();
        if is_empty {
            // Nothing is drawn of nothing.
            drawn.wide.clear();
            drawn.narrow.clear();
        }
        view! {
            <div
                id="result"
                class="result"
                data-title=self.title()
                data-said=format!("{}. {}", self.trends.figure.title, self.trends.figure.subtitle)
                data-url=self.address()
                data-open=explorer::OPEN.of(lang)
                data-keys=explorer::POINTS.of(lang)
            >
                {notice(&self.problems, lang)}
                {empty}
                {figure(drawn, view! { {self.actions()} {(!is_empty).then(|| self.share())} }.into_any())}
                {self.cite()}
                {apart(&self.trends.answer, lang)}
                <p class="note-p">{words::left_out(&self.trends.answer, lang)}</p>
                {self.without_plans().is_empty().then(|| self.claim())}
            </div>
        }
        .into_any()
    }

    /// What is said where there is nothing to count.
    fn empty(&self) -> AnyView {
        let (lang, unknown) = (self.lang, self.without_plans());
        let (title, hint) = if unknown.is_empty() {
            (words::EMPTY.of(lang).into(), words::EMPTY_HINT)
        } else {
            (words::without_plans(&unknown, lang), words::OTHER_PLACE)
        };
        view! {
            <div class="state">
                <h2 class="h-sm">{title}</h2>
                <p>{hint.of(lang)}</p>
            </div>
        }
        .into_any()
    }

    /// The names of the chosen places, where they are members of which the release has no plan.
    fn without_plans(&self) -> Vec<String> {
        let Trends { answer, choices, .. } = &self.trends;
        let has_plan = |id: &String| choices.members.iter().any(|member| member.item.id == *id);
        let mut names: Vec<String> = Vec::new();
        for place in answer.series.iter().map(|series| &series.place) {
            if place.kind != PlaceKind::Member || has_plan(&place.id) {
                return Vec::new();
            }
            if !names.contains(&place.name) {
                names.push(place.name.clone());
            }
        }
        names
    }

    /// How the chart is shown elsewhere.
    fn share(&self) -> AnyView {
        let Trends { answer, figure, .. } = &self.trends;
        share(&Shared::new(View::Trends, self.question.clone(), answer, figure, &self.base))
    }

    /// How to cite it.
    fn cite(&self) -> AnyView {
        let Trends { answer, figure, .. } = &self.trends;
        let cited = Cited {
            view: &View::Trends,
            question: self.question.clone(),
            release: &self.release,
            title: &figure.title,
            subtitle: &figure.subtitle,
            check: answer.fingerprint(),
            base: &self.base,
        };
        cite(cited, self.lang)
    }

    /// The main finding, for previews; what the page is where there is none.
    fn description(&self) -> String {
        let answer = &self.trends.answer;
        let sentence = answer.series.first().and_then(|series| short(answer, series, self.lang));
        sentence.unwrap_or_else(|| words::DESCRIPTION.of(self.lang).into())
    }

    /// What may be said of the first series, and why.
    fn claim(&self) -> Option<AnyView> {
        let answer = &self.trends.answer;
        let series = answer.series.first()?;
        let why = (!answer.query.measure.is_rated()).then(|| why(series, &answer.coding, self.lang));
        Some(view! { {claim_box(&self.trends, self.lang)} {why} }.into_any())
    }

    /// Whether the panel is there that gives reasons for the badge: of ratings and of members without plans no trend is claimed.
    fn has_why(&self) -> bool {
        let answer = &self.trends.answer;
        !answer.series.is_empty() && !answer.query.measure.is_rated() && self.without_plans().is_empty()
    }

    /// The table.
    pub(crate) fn numbers(&self) -> AnyView {
        let lang = self.lang;
        view! {
            <section id="numbers-part" aria-labelledby="numbers">
                <div class="sec-head">
                    <h2 id="numbers">{words::NUMBERS.of(lang)}</h2>
                    <a class="more" href=self.form("csv")>
                        {words::TABLE_CSV.of(lang)}
                    </a>
                </div>
                {numbers(&self.trends.answer, &scope(&self.trends.answer), lang)}
                {insights(&self.trends.answer, &file("/together.csv", &self.files), lang)}
            </section>
        }
        .into_any()
    }

    /// The address of the same view in another form.
    fn form(&self, extension: &str) -> String {
        file(&format!("/trends.{extension}"), &self.files)
    }

    fn actions(&self) -> AnyView {
        let lang = self.lang;
        let is_drawn = self.trends.answer.query.show.tab != Tab::Table && !is_empty(&self.trends.answer);
        view! {
            <ul class="actions" aria-label=words::ACTIONS.of(lang)>
                {forms(&View::Trends, &self.question, is_drawn, lang)}
                <li>
                    <a href="#numbers">{words::TO_TABLE.of(lang)}</a>
                </li>
                {self.has_why()
                    .then(|| {
                        view! {
                            <li>
                                <a href="#why">{verdict_words::TO_WHY.of(lang)}</a>
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
    let lang = asked.lang;
    answered(move |source: SharedSource| async move {
        let shown = Shown::ask(&source, lang, &asked.query).await?;
        let head = Head {
            title: shown.trends.figure.title.clone(),
            description: shown.description(),
            canonical: Some(address(Lang::default(), "/trends", &shown.canonical)),
        };
        let form = shown.filters();
        let form = view! { <LiveFilter>{form}</LiveFilter> }.into_any();
        let result = shown.result();
        let result = view! { <ChartReader>{result}</ChartReader> }.into_any();
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
            </div>
            <div class="explorer">
                {form}
                {result}
            </div>
            {shown.numbers()}
            {dialog()}
        };
        Ok(frame(head, Some(&shown.release), body))
    })
}
