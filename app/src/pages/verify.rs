//! Counts cited numbers again: a form, and under it whether they still hold, with old and new.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::verify::{Changed, Claimed, Row, Verified};
use crate::pages::answered;
use crate::parts::frame::{Head, frame};
use crate::parts::table::{Table, table};
use crate::parts::theme;
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
        let outcome = if claimed.address.is_empty() {
            (!claimed.is_empty()).then(|| refused(words::missing(&claimed, lang).into()))
        } else {
            Some(match source.verify(claimed.clone()).await? {
                Ok(verified) => outcome_of(&claimed, &verified, lang),
                Err(why) => refused(vec![words::unverified(&why, lang)]),
            })
        };
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some("/verify".into()),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
                <p class="lede" data-live="">
                    {words::DESCRIPTION.of(lang)}
                </p>
            </div>
            {form(&claimed, lang)}
            {outcome}
            <p class="after">{words::BY_YOURSELF.of(lang)}</p>
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn form(claimed: &Claimed, lang: Lang) -> impl IntoView + use<> {
    let Claimed { pasted, address: found, check, said, .. } = claimed.clone();
    // What has no address in it stays, so that its reader can see what was sent.
    let url = if found.is_empty() { pasted } else { found };
    view! {
        <form class="line-form upright verify" action=address(lang, "/verify", "") method="get" aria-label=words::TITLE.of(lang)>
            {theme::kept()}
            <label for="url">{words::ADDRESS.of(lang)}</label>
            <input id="url" name="url" type="text" inputmode="url" autocomplete="off" spellcheck="false" aria-describedby="url-hint" value=url />
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
    let check = words::checked(&claimed.check, verified, lang);
    let said: Vec<(bool, String)> = verified.said.iter().map(|said| words::said(said, lang)).collect();
    let is_wrong = check.iter().chain(&said).any(|(same, _)| !same);
    let (same_now, now) = words::newest(verified, lang);
    let now = match same_now {
        // Where something is not as it was cited, nothing else on the page is a match.
        Some(same) if !(same && is_wrong) => line(same, words::DIFFERENT.of(lang), now, lang),
        _ => view! { <li>{now}</li> }.into_any(),
    };
    let cited = |(same, text)| line(same, words::MISMATCH.of(lang), text, lang);
    let check = check.map(cited);
    let said = said.into_iter().map(cited).collect_view();
    let unread = words::unread(&claimed.said)
        .map(|why| line(false, words::UNCHECKED.of(lang), why.of(lang).to_owned(), lang));
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
                {unread}
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
    let rows: Vec<[String; 5]> = changed.iter().take(words::MOST).map(|change| cells(change, lang)).collect();
    let shown = filled(&rows);
    let names = each(words::COLUMNS, lang);
    let columns: Vec<&str> = shown.iter().map(|column| names[*column]).collect();
    let numbers: Vec<usize> = (0..shown.len()).filter(|at| shown[*at] >= PLACES).collect();
    let row = |row: &[String; 5]| shown.iter().map(|column| row[*column].clone().into_any()).collect();
    let rows: Vec<Vec<AnyView>> = rows.iter().map(row).collect();
    let note = first(words::MOST.min(changed.len()), changed.len(), lang);
    Some(
        view! {
            <h3>{words::CHANGED.of(lang)}</h3>
            {note.map(|note| view! { <p>{note}</p> })}
            {table(Table { caption: None, columns: &columns, numbers: &numbers, rows })}
        }
        .into_any(),
    )
}

/// The columns that say where a number stands come first; the others are numbers.
const PLACES: usize = 3;

fn cells(change: &Changed, lang: Lang) -> [String; 5] {
    let Changed { old, new } = change;
    let row = old.as_ref().or(new.as_ref());
    let text = |of: fn(&Row) -> String| row.map(of).unwrap_or_default();
    let number = |row: &Option<Row>| {
        row.as_ref().map_or_else(|| words::NONE.of(lang).to_owned(), |row| words::number(row, lang))
    };
    [
        text(|row| row.area.clone()),
        text(|row| row.place.clone()),
        text(|row| row.year.map(|year| year.to_string()).unwrap_or_default()),
        number(old),
        number(new),
    ]
}

/// Which columns have something in them: a map may be of no area, and shows no years.
fn filled(rows: &[[String; 5]]) -> Vec<usize> {
    (0..5).filter(|column| rows.iter().any(|row| !row[*column].is_empty())).collect()
}

/// Why nothing was counted again.
fn refused(why: Vec<String>) -> AnyView {
    let why = why.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! {
        <div class="state bad" role="alert">
            {why}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{Changed, Lang, Row, cells, filled};

    #[test]
    fn a_map_of_no_area_has_no_empty_columns() {
        let row = |area: &str, year| Row { area: area.into(), place: "Kenya".into(), year, k: 3.0, n: None };
        let map = Changed { old: None, new: Some(row("", None)) };
        let chart = Changed { old: Some(row("Gender", Some(2014))), new: None };
        let of = |changes: &[&Changed]| {
            filled(&changes.iter().map(|change| cells(change, Lang::En)).collect::<Vec<_>>())
        };
        assert_eq!(of(&[&map]), [1, 3, 4]);
        assert_eq!(of(&[&chart]), [0, 1, 2, 3, 4]);
        assert_eq!(of(&[&map, &chart]), [0, 1, 2, 3, 4]);
    }
}
