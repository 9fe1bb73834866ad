//! A brief: what somebody reads before meeting a member or a working group, and its forms to take along.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::model::brief::{Beside, Brief, BriefQuery, Part, Subject};
use crate::model::lang::Lang;
use crate::model::query::Word;
use crate::pages::answered;
use crate::parts::brief::paper;
use crate::parts::frame::{Head, frame};
use crate::parts::notice::notice;
use crate::parts::unknown::unknown;
use crate::request::{Asked, address, file};
use crate::source::SharedSource;
use crate::text::brief as words;
use crate::text::pages::{self, places};

/// The address of the brief of a subject.
pub(crate) fn address_of(subject: &Subject, lang: Lang) -> String {
    address(lang, &subject.path(), "")
}

/// A link to the brief, as an action of the page about its subject.
pub(crate) fn link(subject: &Subject, lang: Lang) -> impl IntoView + use<> {
    view! {
        <ul class="actions" aria-label=words::FORMS.of(lang)>
            <li>
                <a href=address_of(subject, lang)>{words::LINK.of(lang)}</a>
            </li>
        </ul>
    }
}

/// The page.
pub(crate) fn page() -> AnyView {
    let params = use_params_map();
    let param = |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    let (kind, slug) = (param("kind"), param("slug"));
    let asked = Asked::now();
    let lang = asked.lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let list = (address(lang, "/members", ""), places::MEMBERS.of(lang));
        let Some(subject) = Subject::of(&kind, &slug) else {
            return Ok(unknown(lang, &release, words::UNKNOWN.of(lang), &slug, list));
        };
        let mut parsed = BriefQuery::parse(subject, &asked.query);
        parsed.value.lang = lang;
        let Some((view, problems)) = source.brief(parsed).await? else {
            return Ok(unknown(lang, &release, words::UNKNOWN.of(lang), &slug, list));
        };
        let brief = &view.brief;
        let head = Head {
            title: words::short_title(brief),
            description: words::title(brief),
            canonical: Some(file(&brief.query.subject.path(), &brief.query.of_page())),
        };
        let body = view! {
            {notice(&problems, lang)}
            {forms(&brief.query, lang)}
            <article class="brief">{paper(&view.paper, &view.drawings, lang)}</article>
            {options(brief, lang)}
        };
        Ok(frame(head, Some(&release), body))
    })
}

/// The brief as files.
fn forms(query: &BriefQuery, lang: Lang) -> impl IntoView + use<> {
    let of_form = |suffix: &str| file(&format!("{}.{suffix}", query.subject.path()), &query.canonical());
    view! {
        <ul class="actions brief-forms" aria-label=words::FORMS.of(lang)>
            <li>
                <a href=of_form("pdf")>{words::AS_PDF.of(lang)}</a>
            </li>
            <li>
                <a href=of_form("docx")>{words::AS_DOCX.of(lang)}</a>
            </li>
            <li>
                <span class="small quiet">{words::PRINT.of(lang)}</span>
            </li>
        </ul>
    }
}

/// What can be chosen: a form that works without scripts.
fn options(brief: &Brief, lang: Lang) -> impl IntoView + use<> {
    let query = &brief.query;
    let beside = Beside::ALL.iter().map(|choice| {
        view! {
            <option value=choice.word() selected=*choice == query.beside>
                {words::beside(*choice).of(lang)}
            </option>
        }
    });
    let parts = Part::ALL.iter().map(|part| {
        let (checked, id) = (query.wants(*part), format!("part-{}", part.word()));
        view! {
            <li>
                <label for=id.clone()>
                    <input type="checkbox" id=id.clone() name="sections" value=part.word() checked=checked />
                    " "
                    {words::part(*part).of(lang)}
                </label>
            </li>
        }
    });
    let year = |year: Option<i32>| year.map(|year| year.to_string());
    view! {
        <form class="brief-options filters" method="get" action=address_of(&query.subject, lang) aria-label=words::OPTIONS.of(lang)>
            <h2>{words::OPTIONS.of(lang)}</h2>
            <p>
                <label for="brief-compare">{words::BESIDE.of(lang)}</label>
                " "
                <select id="brief-compare" name="compare">
                    {beside.collect_view()}
                </select>
            </p>
            <fieldset class="years">
                <legend>{pages::YEARS.of(lang)}</legend>
                <label for="brief-from">{pages::FROM.of(lang)}</label>
                " "
                <input id="brief-from" name="from" inputmode="numeric" size="4" value=year(query.years.from) />
                " "
                <label for="brief-to">{pages::TO.of(lang)}</label>
                " "
                <input id="brief-to" name="to" inputmode="numeric" size="4" value=year(query.years.to) />
            </fieldset>
            <fieldset>
                <legend>{words::PARTS.of(lang)}</legend>
                <ul class="brief-parts">{parts.collect_view()}</ul>
            </fieldset>
            <button type="submit">{pages::APPLY.of(lang)}</button>
        </form>
    }
}
