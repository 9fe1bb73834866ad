//! OGP Local: its members, what they work on, the rule of five, what was reported.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::local::{Circle, Cohort, Limit, LocalMember, LocalView, LongPlan, Story, Themes};
use crate::model::release::Release;
use crate::model::view::{Question, View};
use crate::pages::answered;
use crate::parts::cite::{Cited, cite};
use crate::parts::forms::forms;
use crate::parts::frame::{Head, frame};
use crate::parts::section::section;
use crate::parts::table::{Table, table};
use crate::request::{Asked, address};
use crate::source::SharedSource;
use crate::text::number::{count, k_of_n, length};
use crate::text::pages::{local as words, map};

/// Areas that are listed; the files have all of them.
const LISTED: usize = 15;

/// The page.
pub(crate) fn page() -> AnyView {
    let asked = Asked::now();
    let lang = asked.lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let view = source.local(lang).await?;
        let question = View::Local.ask(&asked.query).value.in_language(lang);
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some("/local".into()),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
                <p class="lede">{words::lede(&view, lang)}</p>
                <p class="after">{words::RATINGS.of(lang)}</p>
            </div>
            {section("themes", words::THEMES.of(lang), view! {
                {themes(view.themes.as_ref(), lang)}
                {files(view.themes.as_ref(), question, (&release, &source.base()), lang)}
            }.into_any())}
            {section("limit", words::LIMIT.of(lang), limit(&view.limit, lang))}
            {section("stories", words::STORIES.of(lang), stories(&view.stories, lang))}
            {section("circles", words::CIRCLES.of(lang), circles(&view.circles, lang))}
            {section("joined", words::JOINED.of(lang), joined(&view, lang))}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn joined(view: &LocalView, lang: Lang) -> AnyView {
    let columns = [words::YEAR, words::MEMBERS, words::VERIFIED, words::WITH_PLANS, words::WHO];
    let columns = columns.map(|column| column.of(lang));
    let rows = view.cohorts.iter().map(|cohort| row(cohort, lang)).collect();
    view! {
        <p class="sub">{words::AS_OF.of(lang)}</p>
        <div class="joined">{table(Table { caption: None, columns: &columns, numbers: &[1, 2, 3], rows })}</div>
        {words::unlisted(view.unlisted.len(), lang).map(|text| view! { <p class="after">{text}</p> })}
        {(view.local.plans > 0).then(|| go_on(lang))}
    }
    .into_any()
}

/// Local plans on the other pages.
fn go_on(lang: Lang) -> AnyView {
    let links =
        [("/commitments", words::TO_COMMITMENTS), ("/trends", words::TO_TRENDS), ("/map", words::TO_MAP)];
    let links = links.map(|(path, name)| {
        view! {
            <li>
                <a href=address(lang, path, "level=local")>{name.of(lang)}</a>
            </li>
        }
    });
    view! { <ul class="actions">{links.collect_view()}</ul> }.into_any()
}

fn row(cohort: &Cohort, lang: Lang) -> Vec<AnyView> {
    let members = &cohort.members;
    let verified = members.iter().filter(|member| member.verified).count();
    let with_plans = members.iter().filter(|member| member.plans > 0).count();
    let names = members.iter().map(|found| member(found, cohort.year.is_some(), lang)).collect_view();
    let verified = match cohort.year {
        Some(_) => some_of(verified, members.len(), lang),
        None => "–".into(),
    };
    vec![
        words::cohort(cohort, lang).into_any(),
        length(lang, members.len()).into_any(),
        verified.into_any(),
        some_of(with_plans, members.len(), lang).into_any(),
        view! {
            <details>
                <summary>{words::names(members.len(), lang)}</summary>
                <ul class="names">{names}</ul>
            </details>
        }
        .into_any(),
    ]
}

/// `12 of 15`, for members of a cohort.
fn some_of(k: usize, n: usize, lang: Lang) -> String {
    k_of_n(lang, u32::try_from(k).unwrap_or(u32::MAX), u32::try_from(n).unwrap_or(u32::MAX))
}

fn member(member: &LocalMember, has_year: bool, lang: Lang) -> impl IntoView + use<> {
    let name = member.member.name.clone();
    let name = if member.plans > 0 {
        let href = address(lang, "/commitments", &format!("member={}", member.member.id));
        view! { <a href=href>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    let mut notes = Vec::new();
    if has_year && !member.verified {
        notes.push(words::UNVERIFIED.of(lang));
    }
    if member.withdrawn {
        notes.push(words::WITHDRAWN.of(lang));
    }
    let notes = (!notes.is_empty()).then(|| view! { <small>{format!(" ({})", notes.join(", "))}</small> });
    view! { <li>{name} {notes}</li> }
}

/// The page in its other forms, and how to cite its numbers.
fn files(
    themes: Option<&Themes>,
    question: Question,
    (release, base): (&Release, &str),
    lang: Lang,
) -> impl IntoView + use<> {
    let cited = themes.map(|themes| {
        let cited = Cited {
            view: &View::Local,
            question: question.clone(),
            release,
            title: &words::themes_title(lang),
            subtitle: &words::themes(themes, lang),
            check: themes.fingerprint(),
            base,
        };
        cite(cited, lang)
    });
    view! {
        <ul class="actions">{forms(&View::Local, &question, false, lang)}</ul>
        {cited}
    }
}

fn themes(themes: Option<&Themes>, lang: Lang) -> AnyView {
    let Some(themes) = themes else {
        return view! { <p>{words::NO_THEMES.of(lang)}</p> }.into_any();
    };
    let columns = [words::AREA, words::LOCAL, words::NATIONAL].map(|column| column.of(lang));
    let more = themes.areas.len().saturating_sub(LISTED);
    let rows = themes.areas.iter().take(LISTED).map(|theme| {
        let href = address(lang, "/trends", &format!("area={}&level=local&measure=count", theme.area.id));
        vec![
            view! { <a href=href>{theme.area.name.clone()}</a> }.into_any(),
            map::portion(theme.local, lang).into_any(),
            map::portion(theme.national, lang).into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        <p class="sub">{words::themes(themes, lang)}</p>
        {table(Table { caption: None, columns: &columns, numbers: &[1, 2], rows })}
        <p class="after">
            {words::left_out(themes, lang)} " "
            {words::more_areas(more, lang)
                .map(|text| view! { <a href=address(lang, "/trends", "level=local&measure=count")>{text}</a> })}
        </p>
    }
    .into_any()
}

fn limit(limit: &Limit, lang: Lang) -> AnyView {
    if [limit.present, limit.pilot, limit.undated].iter().all(|(_, plans)| *plans == 0) {
        return view! {
            <p class="read">{words::rule(lang)}</p>
            <p>{words::NO_PLANS.of(lang)}</p>
        }
        .into_any();
    }
    let groups = words::groups(limit, lang).into_iter().filter(|(_, (_, n))| *n > 0).map(|(name, (k, n))| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{k_of_n(lang, k, n)}</dd>
                <dd class="sub">{words::OVER.of(lang)}</dd>
            </div>
        }
    });
    let groups = groups.collect_view();
    let columns = [words::PLAN, words::PLAN_YEAR, words::COMMITMENTS].map(|column| column.of(lang));
    let rows: Vec<_> = limit.over.iter().map(|plan| long_plan(plan, lang)).collect();
    let list = if rows.is_empty() {
        view! { <p>{words::NONE_OVER.of(lang)}</p> }.into_any()
    } else {
        table(Table { caption: None, columns: &columns, numbers: &[1, 2], rows })
    };
    view! {
        <p class="read">{words::rule(lang)}</p>
        <dl class="stats">{groups}</dl>
        <div class="over">{list}</div>
        <p class="after">{words::AT_LEAST.of(lang)}</p>
    }
    .into_any()
}

fn long_plan(plan: &LongPlan, lang: Lang) -> Vec<AnyView> {
    let time = plan.year.map(|year| format!("&time={year}")).unwrap_or_default();
    let href = address(lang, "/commitments", &format!("member={}{time}", plan.member.id));
    vec![
        view! {
            {plan.member.name.clone()}
            {match &plan.title {
                Some(title) => view! { <small translate="no">{title.clone()}</small> }.into_any(),
                None => view! { <small>{words::UNTITLED.of(lang)}</small> }.into_any(),
            }}
        }
        .into_any(),
        words::year(plan.year).into_any(),
        view! { <a href=href>{count(lang, plan.commitments)}</a> }.into_any(),
    ]
}

fn stories(stories: &[Story], lang: Lang) -> AnyView {
    let stories = stories.iter().map(|story| {
        let commitment = match &story.commitment {
            Some(id) => {
                view! { <a href=address(lang, &format!("/commitments/{id}"), "")>{words::READ.of(lang)}</a> }
                    .into_any()
            }
            None => view! { <span class="quiet">{words::NOT_HERE.of(lang)}</span> }.into_any(),
        };
        let all = (story.commitments > 0).then(|| {
            let href = address(lang, "/commitments", &format!("member={}", story.member));
            view! {
                <li>
                    <a href=href>{words::all_of(story, lang)}</a>
                </li>
            }
        });
        view! {
            <li>
                <h3>{story.place.clone()}</h3>
                <p class="kicker">{story.theme.clone()}</p>
                <p>
                    <b>{story.title.clone()}</b>
                </p>
                <p>{sentence(&story.facts)}</p>
                <p class="source">{words::SOURCE.of(lang)} ": " {story.source.clone()}</p>
                <ul class="links">
                    <li>{commitment}</li>
                    {all}
                </ul>
            </li>
        }
    });
    view! { <ul class="cards stories">{stories.collect_view()}</ul> }.into_any()
}

/// A fact as the source has it, made a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let text: String =
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    text + "."
}

fn circles(circles: &[Circle], lang: Lang) -> AnyView {
    let circles = circles.iter().map(|circle| {
        let members = circle.members.iter().map(|(member, commitments)| {
            let text = words::of_member(&member.name, *commitments, lang);
            let view = if *commitments == 0 {
                view! { <span class="quiet">{text}</span> }.into_any()
            } else {
                let href = address(lang, "/commitments", &format!("member={}", member.id));
                view! { <a href=href>{text}</a> }.into_any()
            };
            view! { <li>{view}</li> }
        });
        let slugs: Vec<&str> = circle.members.iter().map(|(member, _)| member.id.as_str()).collect();
        let both = circle.members.iter().all(|(_, commitments)| *commitments > 0).then(|| {
            let href = address(lang, "/compare", &format!("member={}", slugs.join("~")));
            view! {
                <li>
                    <a href=href>{words::side_by_side(circle, lang)}</a>
                </li>
            }
        });
        view! {
            <li>
                <h3>{circle.title.clone()}</h3>
                <p>{circle.place.clone()}</p>
                <ul class="links">{members.collect_view()} {both}</ul>
                <p class="source">{words::SOURCE.of(lang)} ": " {circle.source.clone()}</p>
            </li>
        }
    });
    view! {
        <p class="sub">{words::CIRCLES_SUB.of(lang)}</p>
        <ul class="cards">{circles.collect_view()}</ul>
    }
    .into_any()
}
