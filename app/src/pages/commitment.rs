//! One commitment: every field, every rating with its state, and where each came from.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::model::commitment::Commitment;
use crate::model::lang::Lang;
use crate::model::original::RawRow;
use crate::model::rating::{Rating, Scale};
use crate::model::text::Text;
use crate::model::view::View;
use crate::pages::answered;
use crate::parts::forms::forms;
use crate::parts::frame::{Head, frame};
use crate::parts::table::{Table, column, table};
use crate::request::{self, Asked, address};
use crate::source::{CommitmentView, SharedSource};
use crate::text::pages::{NOT_GIVEN, commitment as words, document_title};
use crate::text::phrase::{Phrase, each};

/// The address of the page of a commitment.
pub(crate) fn address_of(id: &str, lang: Lang) -> String {
    address(lang, &View::Commitment(id.into()).path(), "")
}

/// The page.
pub(crate) fn page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    let asked = Asked::now();
    let lang = asked.lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let Some(found) = source.commitment(id.clone(), lang).await? else {
            return Ok(frame(missing_head(lang), Some(&release), missing(&id, lang)));
        };
        let view = View::Commitment(found.commitment.id.to_string());
        let question = view.ask(&asked.query).value;
        let head = Head {
            title: found.commitment.title.to_string(),
            description: words::description(&found.plan, lang),
            canonical: Some(view.path()),
        };
        let files = view! {
            <ul class="actions" aria-label=words::FILES.of(lang)>
                {forms(&view, &question, false, lang)}
            </ul>
        };
        Ok(frame(head, Some(&release), view! { {body(&found, lang)} {files} }))
    })
}

fn missing_head(lang: Lang) -> Head {
    Head {
        title: words::MISSING.of(lang).into(),
        description: document_title(words::MISSING.of(lang), lang),
        canonical: None,
    }
}

fn missing(id: &str, lang: Lang) -> AnyView {
    request::status(404);
    view! {
        <div class="page-head">
            <h1>{words::MISSING.of(lang)}</h1>
            <p class="lede">{words::MISSING_HINT.of(lang)} " " <code>{id.to_owned()}</code> "."</p>
        </div>
        <p>
            <a href=address(lang, "/commitments", "")>{words::SEARCH.of(lang)}</a>
        </p>
    }
    .into_any()
}

fn body(found: &CommitmentView, lang: Lang) -> AnyView {
    let commitment = &found.commitment;
    let written = commitment.lang.as_deref().map(str::to_owned);
    let text = match &commitment.text {
        Some(text) => view! { <p class="prose" lang=written.clone()>{text.to_string()}</p> }.into_any(),
        None => view! { <p class="quiet">{words::NO_TEXT.of(lang)}</p> }.into_any(),
    };
    view! {
        <div class="page-head">
            <p class="kicker">{words::kicker(commitment, &found.plan, lang)}</p>
            <h1 class="long" lang=written>
                {commitment.title.to_string()}
            </h1>
        </div>
        <div class="two-thirds">
            <section aria-labelledby="h-text">
                <div class="sec-head">
                    <h2 id="h-text">{words::TEXT.of(lang)}</h2>
                </div>
                {text}
            </section>
            <section aria-labelledby="h-facts">
                <div class="sec-head">
                    <h2 id="h-facts">{words::FACTS.of(lang)}</h2>
                </div>
                {facts(found, lang)}
            </section>
        </div>
        <section aria-labelledby="h-ratings">
            <div class="sec-head">
                <h2 id="h-ratings">{words::RATINGS.of(lang)}</h2>
            </div>
            <p class="sub">{words::RATINGS_SUB.of(lang)}</p>
            {ratings(commitment, lang)}
        </section>
        <section aria-labelledby="h-origin">
            <div class="sec-head">
                <h2 id="h-origin">{words::ORIGIN.of(lang)}</h2>
            </div>
            {origin(commitment, lang)}
        </section>
    }
    .into_any()
}

/// A fact, or plainly that it is not given.
fn entry(name: Phrase, value: Option<AnyView>, lang: Lang) -> impl IntoView {
    let value = value.unwrap_or_else(|| view! { <span class="quiet">{NOT_GIVEN.of(lang)}</span> }.into_any());
    view! {
        <div>
            <dt>{name.of(lang)}</dt>
            <dd>{value}</dd>
        </div>
    }
}

fn facts(found: &CommitmentView, lang: Lang) -> impl IntoView + use<> {
    use words::fact as name;
    let fact = |name: Phrase, value: Option<AnyView>| entry(name, value, lang);
    let commitment = &found.commitment;
    let text = |value: &Option<Text>| value.as_ref().map(|value| value.to_string().into_any());
    let member = view! {
        <a href=super::member::address_of(&commitment.member, lang)>{commitment.member_name.to_string()}</a>
    };
    let areas = (!found.areas.is_empty()).then(|| {
        let links = found.areas.iter().map(|area| {
            view! {
                <li>
                    <a href=super::area::address_of(&area.id, lang)>{area.name.clone()}</a>
                </li>
            }
        });
        view! {
            <ul>{links.collect_view()}</ul>
            {commitment.coding.as_deref().map(|coding| view! { <p class="fine">{words::coding(coding, lang)}</p> })}
        }
        .into_any()
    });
    let values = commitment.values.iter().map(|value| value.label(lang)).collect::<Vec<_>>().join(", ");
    let place = view! {
        <a href=super::region::address_of(commitment.region, lang)>{commitment.region.label(lang)}</a>
        ", "
        {words::level(commitment.level).of(lang)}
    };
    view! {
        <dl class="facts">
            {fact(name::MEMBER, Some(member.into_any()))} {fact(name::PLACE, Some(place.into_any()))}
            {fact(name::PLAN, Some(words::plan(&found.plan, lang).into_any()))}
            {fact(name::NUMBER, text(&commitment.number))}
            {fact(name::DATES, words::dates(commitment, lang).map(IntoAny::into_any))} {fact(name::AREAS, areas)}
            {fact(name::VALUES, (!values.is_empty()).then(|| values.into_any()))}
            {fact(name::LEAD, text(&commitment.lead))} {fact(name::SUPPORT, text(&commitment.support))}
            {fact(name::LANGUAGE, text(&commitment.lang))}
            {fact(name::CODE, Some(view! { <code>{commitment.id.to_string()}</code> }.into_any()))}
        </dl>
    }
}

fn ratings(commitment: &Commitment, lang: Lang) -> AnyView {
    /// The label of a rating; states that are no rating in a quieter tone.
    fn label<S: Scale>(rating: Rating<S>, note: Option<String>, lang: Lang) -> AnyView {
        let quiet = rating.step().is_none().then_some("quiet");
        let note = note.map(|note| view! { <small>{note}</small> });
        view! {
            <span class=quiet>{rating.label(lang)}</span>
            {note}
        }
        .into_any()
    }
    let given = &commitment.ratings;
    let stage = given.completion_stage.map(|stage| words::stage(stage).of(lang).to_owned());
    // As the analysis counts it: specificity speaks for a rating that the report did not have.
    let by_specificity = given.specificity.step().is_some()
        && matches!(given.verifiable, Rating::Missing | Rating::NoSuchIndicator);
    let from_specificity = by_specificity.then(|| words::FROM_SPECIFICITY.of(lang).to_owned());
    let formula = given.starred_formula.map(|formula| words::formula(formula, lang));
    let cells = [
        label(given.specificity, None, lang),
        label(given.verifiable, from_specificity, lang),
        label(given.relevant, None, lang),
        label(given.potential_impact, None, lang),
        label(given.ambition, None, lang),
        label(given.completion, stage, lang),
        label(given.early_results, None, lang),
        label(given.starred, formula, lang),
    ];
    let rows = each(words::INDICATORS, lang)
        .into_iter()
        .zip(cells)
        .map(|(name, cell)| vec![name.into_any(), cell])
        .collect();
    table(Table { caption: None, columns: &each(words::RATING_COLUMNS, lang), numbers: &[], rows })
}

fn origin(commitment: &Commitment, lang: Lang) -> AnyView {
    let link = match &commitment.source_url {
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => view! {
            <p>
                <a href=url.to_string() rel="external noopener">
                    {words::PUBLIC.of(lang)}
                </a>
            </p>
        }
        .into_any(),
        // Any other scheme is shown, never linked: the address comes from a file.
        Some(other) => view! { <p><code>{other.to_string()}</code></p> }.into_any(),
        None => view! { <p class="quiet">{words::NO_PUBLIC.of(lang)}</p> }.into_any(),
    };
    let others = if commitment.origins.is_empty() {
        view! { <p>{words::ONE_ORIGIN.of(lang)}</p> }.into_any()
    } else {
        let rows = commitment.origins.iter().map(|origin| {
            vec![
                column(&origin.field),
                origin.source.to_string().into_any(),
                origin.row.to_string().into_any(),
            ]
        });
        let rows = rows.collect();
        view! {
            <p>{words::JOINED.of(lang)}</p>
            {table(Table { caption: None, columns: &each(words::ORIGIN_COLUMNS, lang), numbers: &[2], rows })}
        }
        .into_any()
    };
    view! {
        <p>
            <b>{words::row(&commitment.source, commitment.source_row, lang)}</b>
        </p>
        {link}
        {others}
        {commitment.raw.iter().map(|row| raw(row, lang)).collect_view()}
    }
    .into_any()
}

fn raw(row: &RawRow, lang: Lang) -> AnyView {
    let rows = row
        .cells
        .iter()
        .map(|(name, cell)| {
            vec![column(name), view! { <span class="value">{cell.to_owned()}</span> }.into_any()]
        })
        .collect();
    view! {
        <details class="raw">
            <summary>{words::RAW.of(lang)} ": " {words::row(&row.source, row.row, lang)}</summary>
            {table(Table { caption: None, columns: &each(words::RAW_COLUMNS, lang), numbers: &[], rows })}
        </details>
    }
    .into_any()
}
