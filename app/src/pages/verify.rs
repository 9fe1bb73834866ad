//! Counts cited numbers again: a form, and under it whether they still hold, with old and new.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::verify::{Changed, Claimed, Unverified, Verified};
use crate::pages::answered;
use crate::parts::frame::{Head, frame};
use crate::parts::table::{Table, table};
use crate::request::{Asked, address};
use crate::source::SharedSource;
use crate::text::pages::data::first;
use crate::text::pages::verify as words;
use crate::text::phrase::each;

/// The page.
pub(crate) fn page() -> AnyView {
    let asked = Asked::now();
    let lang = asked.lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let claimed = Claimed::parse(&asked.query, lang);
        let outcome = if claimed.is_empty() { None } else { Some(source.verify(claimed.clone()).await?) };
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some("/verify".into()),
        };
        let outcome = outcome.map(|outcome| match outcome {
            Ok(verified) => outcome_of(&claimed, &verified, lang),
            Err(why) => not_counted(&why, lang),
        });
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
                <p class="lede">{words::DESCRIPTION.of(lang)}</p>
            </div>
            {form(&claimed, lang)}
            {outcome}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn form(claimed: &Claimed, lang: Lang) -> impl IntoView + use<> {
    let Claimed { address: url, check, said, .. } = claimed.clone();
    view! {
        <form class="line-form upright verify" action=address(lang, "/verify", "") method="get" aria-label=words::TITLE.of(lang)>
            <label for="url">{words::ADDRESS.of(lang)}</label>
            <input id="url" name="url" type="text" inputmode="url" autocomplete="off" spellcheck="false" required=true aria-describedby="url-hint" value=url />
            <p class="hint" id="url-hint">
                {words::ADDRESS_HINT.of(lang)}
            </p>
            <label for="check">{words::CHECK.of(lang)}</label>
            <input id="check" name="check" type="text" autocomplete="off" spellcheck="false" size="10" value=check />
            <label for="said">{words::SAID.of(lang)}</label>
            <input id="said" name="said" type="text" autocomplete="off" value=said />
            <button>{words::GO.of(lang)}</button>
        </form>
    }
}

fn outcome_of(claimed: &Claimed, verified: &Verified, lang: Lang) -> AnyView {
    let (same_now, now) = words::newest(verified, lang);
    let now = match same_now {
        Some(same) => line(same, words::DIFFERENT.of(lang), now, lang),
        None => view! { <li>{now}</li> }.into_any(),
    };
    let check = words::checked(&claimed.check, verified, lang)
        .map(|(same, text)| line(same, words::MISMATCH.of(lang), text, lang));
    let said = verified.said.iter().map(|said| {
        let (found, text) = words::said(said, lang);
        line(found, words::MISMATCH.of(lang), text, lang)
    });
    let said = said.collect_view();
    // The address of an answer is made by the server, so it is a path of this site.
    let href = verified.address.clone();
    view! {
        <section aria-labelledby="outcome">
            <div class="sec-head">
                <h2 id="outcome">{words::OUTCOME.of(lang)}</h2>
            </div>
            <p>
                <a href=href>{verified.title.clone()}</a>
            </p>
            <ul class="outcome" role="status">
                {check}
                {said}
                {now}
            </ul>
            {changes(&verified.changed, lang)}
        </section>
    }
    .into_any()
}

/// Match or not in words, not by colour alone.
fn line(same: bool, otherwise: &'static str, text: String, lang: Lang) -> AnyView {
    let mark = if same { words::MATCH.of(lang) } else { otherwise };
    view! {
        <li>
            <strong>{mark}</strong>
            " "
            {text}
        </li>
    }
    .into_any()
}

fn changes(changed: &[Changed], lang: Lang) -> Option<AnyView> {
    if changed.is_empty() {
        return None;
    }
    let rows = changed.iter().take(words::MOST).map(|change| {
        let row = change.old.as_ref().or(change.new.as_ref());
        let number = |row: Option<&crate::model::verify::Row>| {
            row.map_or_else(|| words::NONE.of(lang).to_owned(), |row| words::number(row, lang)).into_any()
        };
        vec![
            row.map(|row| row.area.clone()).unwrap_or_default().into_any(),
            row.map(|row| row.place.clone()).unwrap_or_default().into_any(),
            row.and_then(|row| row.year).map(|year| year.to_string()).unwrap_or_default().into_any(),
            number(change.old.as_ref()),
            number(change.new.as_ref()),
        ]
    });
    let rows = rows.collect();
    let note = first(words::MOST.min(changed.len()), changed.len(), lang);
    Some(
        view! {
            <h3>{words::CHANGED.of(lang)}</h3>
            {note.map(|note| view! { <p>{note}</p> })}
            {table(Table { caption: None, columns: &each(words::COLUMNS, lang), numbers: &[3, 4], rows })}
        }
        .into_any(),
    )
}

fn not_counted(why: &Unverified, lang: Lang) -> AnyView {
    view! {
        <div class="state bad" role="alert">
            <p>{words::unverified(why, lang)}</p>
        </div>
    }
    .into_any()
}
