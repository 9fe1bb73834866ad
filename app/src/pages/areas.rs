//! The list of areas: the ten of the Open Gov Challenge, and the policy areas by group.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::profile::{AreaGroup, AreaList, AreaOrder, AreaRow, ChallengeRow};
use crate::model::query::{Measure, Query, Word};
use crate::pages::{answered, area};
use crate::parts::badge::badge;
use crate::parts::frame::{Head, frame};
use crate::parts::notice::notice;
use crate::parts::section::subsection;
use crate::parts::table::{Table, table};
use crate::parts::tally::{part, tally};
use crate::request::{Asked, address};
use crate::source::SharedSource;
use crate::text::figure::{last_complete, too_few};
use crate::text::pages::{areas as words, places};

/// The page.
pub(crate) fn page() -> AnyView {
    let asked = Asked::now();
    answered(|source: SharedSource| async move {
        let (release, lang) = (source.release(), asked.lang);
        let parsed = AreaOrder::parse(&asked.query);
        let order = parsed.value;
        let data = Query::parse(&asked.query).value.data;
        let list = source.areas(order, lang).await?;
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some(address(Lang::default(), "/areas", &ordered(order, data.as_ref()))),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
                <p class="lede">{words::lede(&list, lang)}</p>
            </div>
            {notice(&parsed.problems, lang)}
            {challenges(&list, lang)}
            {policy_areas(&list, order, data.as_ref(), lang)}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn challenges(list: &AreaList, lang: Lang) -> impl IntoView + use<> {
    let cards = list.challenges.iter().map(|challenge| card(challenge, lang)).collect_view();
    view! {
        <section aria-labelledby="challenges">
            <div class="sec-head">
                <h2 id="challenges">{words::CHALLENGES.of(lang)}</h2>
            </div>
            <p class="sub">{words::CHALLENGES_SUB.of(lang)}</p>
            <ul class="cards">{cards}</ul>
        </section>
    }
}

fn card(row: &ChallengeRow, lang: Lang) -> impl IntoView + use<> {
    let numbers = match &row.row {
        Some(row) => view! {
            <p class="small">{words::numbers(row, lang)}</p>
            <div class="spark" inner_html=row.drawing.clone()></div>
            {badge(row.series.verdict.badge, lang)}
        }
        .into_any(),
        None => view! { <p class="small quiet">{words::NONE.of(lang)}</p> }.into_any(),
    };
    view! {
        <li>
            <h3>
                <a href=area::challenge_address(&row.challenge.id, lang)>{row.challenge.name.clone()}</a>
            </h3>
            <p class="small">{row.aim.clone()}</p>
            {numbers}
        </li>
    }
}

/// The query of the page in an order, of the release that the address names.
fn ordered(order: AreaOrder, data: Option<&String>) -> String {
    let data = data.map(|id| format!("data={id}"));
    let order = Some(order.canonical()).filter(|order| !order.is_empty());
    data.into_iter().chain(order).collect::<Vec<_>>().join("&")
}

fn policy_areas(list: &AreaList, order: AreaOrder, data: Option<&String>, lang: Lang) -> AnyView {
    let groups = list.groups.iter().map(|group| group_table(group, lang)).collect_view();
    let orders = AreaOrder::ALL.iter().map(|by| {
        let current = (*by == order).then_some("true");
        let name = match by {
            AreaOrder::Name => words::BY_NAME,
            AreaOrder::Commitments => words::BY_COMMITMENTS,
        };
        view! {
            <li>
                <a href=address(lang, "/areas", &ordered(*by, data)) + "#policy-areas" aria-current=current>
                    {name.of(lang)}
                </a>
            </li>
        }
    });
    let body = if list.groups.is_empty() {
        view! { <p>{words::NO_AREAS.of(lang)}</p> }.into_any()
    } else {
        let coding = list.coding.as_ref().map(|coding| places::coding(coding, lang));
        view! {
            <p class="sub">{words::SPARKS.of(lang)} " " {coding} "."</p>
            <ul class="actions sort" aria-label=words::SORT.of(lang)>
                <li aria-hidden="true">{words::SORT.of(lang)}</li>
                {orders.collect_view()}
            </ul>
            {groups}
            {unused(list, lang)}
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="policy-areas">
            <div class="sec-head">
                <h2 id="policy-areas">{words::POLICY_AREAS.of(lang)}</h2>
            </div>
            {body}
        </section>
    }
    .into_any()
}

fn group_table(group: &AreaGroup, lang: Lang) -> AnyView {
    let id = format!("group-{}", group.group.id);
    let name = places::group(&group.group, lang);
    let columns = [places::AREA, places::COMMITMENTS, places::MEMBERS, words::SPARK, places::TREND];
    let columns = columns.map(|name| name.of(lang));
    let rows = group.rows.iter().map(|row| cells(row, lang)).collect();
    subsection(
        &id,
        name.into_any(),
        table(Table { caption: None, columns: &columns, numbers: &[1, 2], rows }),
    )
}

fn cells(row: &AreaRow, lang: Lang) -> Vec<AnyView> {
    let other =
        row.other_coding.as_ref().map(|coding| view! { <small>{words::other_coding(coding, lang)}</small> });
    let measure = Measure::Inforce;
    let last = last_complete(measure, &row.series).or_else(|| too_few(measure, &row.series));
    let last = last.map(|point| view! { <small>{area::point(point, lang)}</small> });
    vec![
        view! {
            <a href=area::address_of(&row.area.id, lang)>{row.area.name.clone()}</a>
            {other}
        }
        .into_any(),
        tally(&row.tally, lang),
        part(row.members, lang),
        view! {
            <div>
                <div class="spark" inner_html=row.drawing.clone()></div>
                {last}
            </div>
        }
        .into_any(),
        badge(row.series.verdict.badge, lang),
    ]
}

fn unused(list: &AreaList, lang: Lang) -> Option<AnyView> {
    let links = list.unused.iter().map(|named| {
        view! {
            <li>
                <a href=area::address_of(&named.id, lang)>{named.name.clone()}</a>
            </li>
        }
    });
    let links = links.collect_view();
    (!list.unused.is_empty()).then(|| {
        view! {
            <details class="raw">
                <summary>{words::UNUSED.of(lang)}</summary>
                <ul class="chips">{links}</ul>
            </details>
        }
        .into_any()
    })
}
