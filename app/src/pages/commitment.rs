//! One commitment: every field, every rating with its state, and where each came from.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::model::commitment::{Commitment, RawRow};
use crate::model::rating::{Rating, Scale};
use crate::pages::answered;
use crate::parts::frame::{Head, frame};
use crate::parts::table::{Table, table};
use crate::request;
use crate::source::{CommitmentView, SharedSource};
use crate::text::pages::{NOT_GIVEN, commitment as words, document_title};

/// The address of the page of a commitment.
pub(crate) fn address_of(id: &str) -> String {
    format!("/commitments/{}", percent_encoding::utf8_percent_encode(id, percent_encoding::NON_ALPHANUMERIC))
        .replace("%2D", "-")
}

/// The page.
pub(crate) fn page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    answered(|source: SharedSource| async move {
        let release = source.release();
        let Some(found) = source.commitment(id.clone()).await? else {
            return Ok(frame(missing_head(), Some(&release), missing(&id)));
        };
        let head = Head {
            title: found.commitment.title.clone(),
            description: words::description(&found.plan),
            canonical: Some(address_of(&found.commitment.id)),
        };
        Ok(frame(head, Some(&release), body(&found)))
    })
}

fn missing_head() -> Head {
    Head { title: words::MISSING.into(), description: document_title(words::MISSING), canonical: None }
}

fn missing(id: &str) -> AnyView {
    request::status(404);
    view! {
        <div class="page-head">
            <h1>{words::MISSING}</h1>
            <p class="lede">{words::MISSING_HINT} " “" {id.to_owned()} "”."</p>
        </div>
        <p>
            <a href="/commitments">{words::SEARCH}</a>
        </p>
    }
    .into_any()
}

fn body(found: &CommitmentView) -> AnyView {
    let commitment = &found.commitment;
    let lang = commitment.lang.clone();
    let text = match &commitment.text {
        Some(text) => view! { <p class="prose" lang=lang.clone()>{text.clone()}</p> }.into_any(),
        None => view! { <p class="quiet">{words::NO_TEXT}</p> }.into_any(),
    };
    view! {
        <div class="page-head">
            <p class="kicker">{words::kicker(commitment, &found.plan)}</p>
            <h1 class="long" lang=lang>
                {commitment.title.clone()}
            </h1>
        </div>
        <div class="two-thirds">
            <section aria-labelledby="h-text">
                <div class="sec-head">
                    <h2 id="h-text">{words::TEXT}</h2>
                </div>
                {text}
            </section>
            <section aria-labelledby="h-facts">
                <div class="sec-head">
                    <h2 id="h-facts">{words::FACTS}</h2>
                </div>
                {facts(found)}
            </section>
        </div>
        <section aria-labelledby="h-ratings">
            <div class="sec-head">
                <h2 id="h-ratings">{words::RATINGS}</h2>
            </div>
            <p class="sub">{words::RATINGS_SUB}</p>
            {ratings(commitment)}
        </section>
        <section aria-labelledby="h-origin">
            <div class="sec-head">
                <h2 id="h-origin">{words::ORIGIN}</h2>
            </div>
            {origin(commitment)}
        </section>
    }
    .into_any()
}

/// A fact, or plainly that it is not given.
fn fact(name: &'static str, value: Option<AnyView>) -> impl IntoView {
    let value = value.unwrap_or_else(|| view! { <span class="quiet">{NOT_GIVEN}</span> }.into_any());
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
}

fn facts(found: &CommitmentView) -> impl IntoView + use<> {
    use words::fact as name;
    let commitment = &found.commitment;
    let text = |value: &Option<String>| value.clone().map(IntoAny::into_any);
    let member = view! {
        <a href=super::member::address_of(&commitment.member)>{commitment.member_name.clone()}</a>
    };
    let areas = (!found.areas.is_empty()).then(|| {
        let links = found.areas.iter().map(|area| {
            view! {
                <li>
                    <a href=super::area::address_of(&area.id)>{area.name.clone()}</a>
                </li>
            }
        });
        view! {
            <ul>{links.collect_view()}</ul>
            {commitment.coding.as_deref().map(|coding| view! { <p class="fine">{words::coding(coding)}</p> })}
        }
        .into_any()
    });
    let values = commitment.values.iter().map(|value| value.label()).collect::<Vec<_>>().join(", ");
    let place = view! {
        <a href=super::region::address_of(commitment.region)>{commitment.region.name()}</a>
        ", "
        {words::level(commitment.level)}
    };
    view! {
        <dl class="facts">
            {fact(name::MEMBER, Some(member.into_any()))} {fact(name::PLACE, Some(place.into_any()))}
            {fact(name::PLAN, Some(words::plan(&found.plan).into_any()))}
            {fact(name::NUMBER, text(&commitment.number))}
            {fact(name::DATES, words::dates(commitment).map(IntoAny::into_any))} {fact(name::AREAS, areas)}
            {fact(name::VALUES, (!values.is_empty()).then(|| values.into_any()))}
            {fact(name::LEAD, text(&commitment.lead))} {fact(name::SUPPORT, text(&commitment.support))}
            {fact(name::LANGUAGE, text(&commitment.lang))}
            {fact(name::CODE, Some(view! { <code>{commitment.id.clone()}</code> }.into_any()))}
        </dl>
    }
}

fn ratings(commitment: &Commitment) -> AnyView {
    /// The label of a rating; states that are no rating in a quieter tone.
    fn label<S: Scale>(rating: Rating<S>, note: Option<String>) -> AnyView {
        let quiet = rating.step().is_none().then_some("quiet");
        let note = note.map(|note| view! { <small>{note}</small> });
        view! {
            <span class=quiet>{rating.label()}</span>
            {note}
        }
        .into_any()
    }
    let given = &commitment.ratings;
    let stage = given.completion_stage.map(|stage| words::stage(stage).to_owned());
    let formula = given.starred_formula.map(words::formula);
    let cells = [
        label(given.specificity, None),
        label(given.verifiable, None),
        label(given.relevant, None),
        label(given.potential_impact, None),
        label(given.ambition, None),
        label(given.completion, stage),
        label(given.early_results, None),
        label(given.starred, formula),
    ];
    let rows =
        words::INDICATORS.into_iter().zip(cells).map(|(name, cell)| vec![name.into_any(), cell]).collect();
    table(Table { caption: None, columns: &words::RATING_COLUMNS, numbers: &[], rows })
}

fn origin(commitment: &Commitment) -> AnyView {
    let link = match &commitment.source_url {
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => view! {
            <p>
                <a href=url.clone() rel="external noopener">
                    {words::PUBLIC}
                </a>
            </p>
        }
        .into_any(),
        // Any other scheme is shown, never linked: the address comes from a file.
        Some(other) => view! { <p><code>{other.clone()}</code></p> }.into_any(),
        None => view! { <p class="quiet">{words::NO_PUBLIC}</p> }.into_any(),
    };
    let others = if commitment.origins.is_empty() {
        view! { <p>{words::ONE_ORIGIN}</p> }.into_any()
    } else {
        let rows = commitment.origins.iter().map(|origin| {
            vec![
                origin.field.clone().into_any(),
                origin.source.clone().into_any(),
                origin.row.to_string().into_any(),
            ]
        });
        let rows = rows.collect();
        view! {
            <p>{words::JOINED}</p>
            {table(Table { caption: None, columns: &words::ORIGIN_COLUMNS, numbers: &[2], rows })}
        }
        .into_any()
    };
    view! {
        <p>
            <b>{words::row(&commitment.source, commitment.source_row)}</b>
        </p>
        {link}
        {others}
        {commitment.raw.iter().map(raw).collect_view()}
    }
    .into_any()
}

fn raw(row: &RawRow) -> AnyView {
    let rows = row
        .cells
        .iter()
        .map(|(name, cell)| {
            vec![name.clone().into_any(), view! { <span class="value">{cell.clone()}</span> }.into_any()]
        })
        .collect();
    view! {
        <details class="raw">
            <summary>{words::RAW} ": " {words::row(&row.source, row.row)}</summary>
            {table(Table { caption: None, columns: &words::RAW_COLUMNS, numbers: &[], rows })}
        </details>
    }
    .into_any()
}
