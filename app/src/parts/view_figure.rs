//! The figure of a page about one thing, with its other forms and how to cite it.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::query::Query;
use crate::model::view::{Question, View};
use crate::parts::asked_figure::{asked, folded_numbers};
use crate::parts::cite::{Cited, cite};
use crate::parts::figure::figure;
use crate::parts::forms::forms;
use crate::parts::share::{Shared, dialog, share};
use crate::request::address;
use crate::source::{Failure, SharedSource};
use crate::text::pages::places;

/// Asks what the view asks, with the query string of its page, and shows it.
pub(crate) async fn view_figure(
    source: &SharedSource,
    view: View,
    query_string: &str,
    lang: Lang,
) -> Result<AnyView, Failure> {
    let question = view.ask(query_string).value.in_language(lang);
    let Question::Trends(query) = &question else { return Ok(().into_any()) };
    let trends = source.plain_trends(query.as_ref().clone()).await?;
    let in_trends = Query { lang: Lang::default(), ..query.as_ref().clone() }.canonical();
    let release = source.release();
    let cited = Cited {
        view: &view,
        question: question.clone(),
        release: &release,
        title: &trends.figure.title,
        subtitle: &trends.figure.subtitle,
        check: trends.answer.fingerprint(),
        base: &source.base(),
    };
    let actions = view! {
        <ul class="actions" aria-label=places::GO_ON.of(lang)>
            <li>
                <a href=address(lang, "/trends", &in_trends)>{places::IN_TRENDS.of(lang)}</a>
            </li>
            {forms(&view, &question, true, lang)}
        </ul>
    };
    let cite = cite(cited, lang);
    let shared = Shared::new(view.clone(), question.clone(), &trends.answer, &trends.figure, &source.base());
    let actions = view! { {actions} {share(&shared)} }.into_any();
    let numbers = folded_numbers(&trends.answer, lang);
    let result = asked(view! { {figure(trends.figure, actions)} {numbers} {cite} }.into_any(), lang);
    Ok(view! { {result} {dialog()} }.into_any())
}
