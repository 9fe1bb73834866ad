//! The diary: all releases with what they changed, and a page for each with every change.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::model::diary::{
    AreaChange, AreaNumbers, ChangedLine, ColumnChange, Difference, Entry, Line, Moved, Step,
};
use crate::model::lang::Lang;
use crate::model::place::Named;
use crate::pages::answered;
use crate::parts::crumbs::crumbs;
use crate::parts::frame::{Head, frame};
use crate::parts::section::section;
use crate::parts::table::{Table, column, table};
use crate::parts::unknown::unknown;
use crate::request::{Asked, address, file};
use crate::source::SharedSource;
use crate::text::number::{count, k_of_n, percent};
use crate::text::pages::data::first;
use crate::text::pages::{colon, diary as words};
use crate::text::phrase::each;

/// Rows of one kind that a page lists; the downloads have all.
const MOST: usize = 100;
/// Characters of a text that a page shows of each version.
const LONG: usize = 160;

/// The address of the page of a release.
pub(crate) fn address_of(id: &str, lang: Lang) -> String {
    address(lang, &format!("/diary/{id}"), "")
}

/// The page of all releases.
pub(crate) fn page() -> AnyView {
    let lang = Asked::now().lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let entries = source.diary().await?;
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some("/diary".into()),
        };
        let one = (entries.len() < 2).then(|| view! { <p class="prose">{words::ONE.of(lang)}</p> });
        let feed = if lang == Lang::default() { String::new() } else { format!("lang={}", lang.code()) };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
                <p class="lede">{words::DESCRIPTION.of(lang)}</p>
            </div>
            {one}
            {section("releases", words::RELEASES.of(lang), list(&entries, lang))}
            <p class="after">
                <a href=file("/diary.atom", &feed)>{words::FEED.of(lang)}</a>
            </p>
        };
        Ok(frame(head, Some(&release), body))
    })
}

/// The releases, the newest first, each with its sentences and where they lead.
pub(crate) fn list(entries: &[Entry], lang: Lang) -> AnyView {
    let entries = entries.iter().map(|entry| {
        let id = entry.release.id.clone();
        let step = entry.summary.is_some().then(|| {
            view! {
                <a href=address_of(&id, lang)>{words::READ.of(lang)}</a>
                " · "
            }
        });
        view! {
            <li>
                {words::came(entry, lang).map(|day| view! { <strong>{day}</strong> })}
                " "
                <span class="quiet">{words::release(&id, lang)}</span>
                <p>{words::sentences(entry, lang).join(" ")}</p>
                <p>
                    {step}
                    <a href=address(lang, "/data", &format!("data={id}"))>{words::FROZEN.of(lang)}</a>
                </p>
            </li>
        }
    });
    view! { <ol class="rows" role="list">{entries.collect_view()}</ol> }.into_any()
}

/// The page of one release.
pub(crate) fn step() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("release")).unwrap_or_default();
    let lang = Asked::now().lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let Some(Step { entry, difference }) = source.step(id.clone(), lang).await? else {
            let list = (address(lang, "/diary", ""), words::TITLE.of(lang));
            return Ok(unknown(lang, &release, words::UNKNOWN.of(lang), &id, list));
        };
        let id = &entry.release.id;
        let title = words::step_title(id, lang);
        let sentences = words::sentences(&entry, lang).join(" ");
        let head = Head {
            title: title.clone(),
            description: sentences.clone(),
            canonical: Some(format!("/diary/{id}")),
        };
        let day = words::came(&entry, lang).map(|day| day + colon(lang));
        let above = vec![(address(lang, "/diary", ""), words::TITLE.of(lang).to_owned())];
        let body = view! {
            {crumbs(lang, above, &words::release(id, lang))}
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lede">{day} {sentences}</p>
                <p class="after">
                    <a href=address(lang, "/data", &format!("data={id}"))>{words::FROZEN.of(lang)}</a>
                </p>
            </div>
            {difference.map(|difference| changes(&difference, lang))}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn changes(difference: &Difference, lang: Lang) -> AnyView {
    let Difference { old, new, areas: area_changes, rows, columns: moved_columns, .. } = difference;
    let shown = |id, title: crate::text::phrase::Phrase, view: Option<AnyView>| {
        view.map(|view| section(id, title.of(lang), view))
    };
    view! {
        {section("numbers", words::NUMBERS.of(lang), numbers(difference, lang))}
        {shown("added", words::ADDED, lines(&rows.added, &new.id, lang))}
        {shown("changed", words::CHANGED, changed(&rows.changed, &new.id, lang))}
        {shown("lost", words::LOST, lines(&rows.lost, &old.id, lang))}
        {shown("members", words::MEMBERS_MOVED, moved(&rows.members, lang))}
        {shown("plans", words::PLANS_MOVED, moved(&rows.plans, lang))}
        {shown("tags", words::AREAS_MOVED, moved(&rows.areas, lang))}
        {shown("columns", words::COLUMNS, columns(moved_columns, lang))}
        {shown("areas", words::AREAS, areas(area_changes, lang))}
        {section("files", words::FILES.of(lang), files(&new.id))}
    }
    .into_any()
}

fn numbers(difference: &Difference, lang: Lang) -> AnyView {
    let rows = difference.headline.iter().map(|change| {
        vec![
            words::headline(change.number, lang).into_any(),
            count(lang, change.old).into_any(),
            count(lang, change.new).into_any(),
            words::signed(change.old, change.new, lang).into_any(),
        ]
    });
    let rows = rows.collect();
    table(Table { caption: None, columns: &each(words::NUMBER_COLUMNS, lang), numbers: &[1, 2, 3], rows })
}

/// Commitments with links to the release that has them.
fn lines(lines: &[Line], release: &str, lang: Lang) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let items = lines.iter().take(MOST).map(|line| {
        view! {
            <li>
                {link(line, release, lang)} " "
                <span class="quiet" translate="no">
                    {line.member.name.clone()}
                </span>
            </li>
        }
    });
    Some(
        view! {
            {cut(lines.len(), lang)}
            <ul class="rows">{items.collect_view()}</ul>
        }
        .into_any(),
    )
}

fn link(line: &Line, release: &str, lang: Lang) -> AnyView {
    let href = address(lang, &format!("/commitments/{}", line.id), &format!("data={release}"));
    view! {
        <a href=href translate="no" lang=line.lang.clone()>
            {line.title.clone()}
        </a>
    }
    .into_any()
}

fn changed(lines: &[ChangedLine], release: &str, lang: Lang) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let value = |text: &str| match text {
        "" => view! { <span class="quiet">{words::EMPTY.of(lang)}</span> }.into_any(),
        text => view! { <span class="value" translate="no">{short(text)}</span> }.into_any(),
    };
    let rows = lines.iter().take(MOST).flat_map(|changed| {
        changed.fields.iter().map(move |field| {
            vec![
                link(&changed.line, release, lang),
                column(&field.field),
                value(&field.old),
                value(&field.new),
            ]
        })
    });
    let rows = rows.collect();
    Some(
        view! {
            {cut(lines.len(), lang)}
            {table(Table { caption: None, columns: &each(words::CHANGED_COLUMNS, lang), numbers: &[], rows })}
        }
        .into_any(),
    )
}

/// The start of a long text.
fn short(text: &str) -> String {
    let start: String = text.chars().take(LONG).collect();
    if start.len() < text.len() { start + "…" } else { start }
}

/// How many of how many are shown, where it is not all.
fn cut(all: usize, lang: Lang) -> Option<AnyView> {
    first(MOST.min(all), all, lang).map(|note| view! { <p>{note}</p> }.into_any())
}

fn moved(moved: &Moved, lang: Lang) -> Option<AnyView> {
    let line = |label: crate::text::phrase::Phrase, named: &[Named]| {
        let names: Vec<&str> = named.iter().take(MOST).map(|one| one.name.as_str()).collect();
        (!names.is_empty()).then(|| {
            view! {
                {cut(named.len(), lang)}
                <p class="prose">{label.of(lang)} " " <span translate="no">{names.join(" · ")}</span></p>
            }
        })
    };
    let (came, went) = (line(words::CAME, &moved.came), line(words::WENT, &moved.went));
    (came.is_some() || went.is_some()).then(|| view! { {came} {went} }.into_any())
}

fn columns(columns: &[ColumnChange], lang: Lang) -> Option<AnyView> {
    let of = |came| {
        let named = columns.iter().filter(|change| change.came == came);
        let name = |change: &ColumnChange| format!("{} ({})", change.column, change.layout);
        named.map(|change| Named { id: String::new(), name: name(change) }).collect()
    };
    moved(&Moved { came: of(true), went: of(false) }, lang)
}

fn areas(changes: &[AreaChange], lang: Lang) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let rows = changes.iter().map(|change| {
        let AreaChange { area, old, new } = change;
        let (old, new) = (old.as_ref(), new.as_ref());
        vec![
            view! { <a href=address(lang, &format!("/areas/{}", area.id), "")>{area.name.clone()}</a> }
                .into_any(),
            commitments(old, lang).into_any(),
            commitments(new, lang).into_any(),
            moved_by(change, lang).into_any(),
            in_force(old, lang).into_any(),
            in_force(new, lang).into_any(),
        ]
    });
    let rows = rows.collect();
    Some(
        view! {
            <p class="prose">{words::AREAS_TEXT.of(lang)}</p>
            {table(Table { caption: None, columns: &each(words::AREA_COLUMNS, lang), numbers: &[1, 2, 3], rows })}
        }
        .into_any(),
    )
}

/// k of n with the share.
fn commitments(numbers: Option<&AreaNumbers>, lang: Lang) -> String {
    let Some(part) = numbers.map(|numbers| numbers.commitments) else {
        return words::NOT_THERE.of(lang).into();
    };
    let share = percent(lang, part.k, part.n).map(|share| format!(" ({share})")).unwrap_or_default();
    k_of_n(lang, part.k, part.n) + &share
}

fn in_force(numbers: Option<&AreaNumbers>, lang: Lang) -> String {
    match numbers.and_then(|numbers| numbers.in_force) {
        Some((year, part)) => format!("{} ({year})", k_of_n(lang, part.k, part.n)),
        None => words::NOT_THERE.of(lang).into(),
    }
}

/// How far count and share moved.
fn moved_by(change: &AreaChange, lang: Lang) -> String {
    if !change.is_comparable() {
        return words::OTHER_CODING.of(lang).into();
    }
    let part = |numbers: Option<&AreaNumbers>| numbers.map(|numbers| numbers.commitments).unwrap_or_default();
    let (old, new) = (part(change.old.as_ref()), part(change.new.as_ref()));
    let points = words::points((old.k, old.n), (new.k, new.n), lang);
    let points = points.map(|points| format!(" ({points})")).unwrap_or_default();
    words::signed(old.k, new.k, lang) + &points
}

fn files(id: &str) -> AnyView {
    let files = [("CSV", "csv"), ("JSON", "json")].map(|(name, suffix)| {
        view! {
            <li>
                <a href=file(&format!("/diary/{id}.{suffix}"), "") download=true>
                    {name}
                </a>
            </li>
        }
    });
    view! { <ul class="rows">{files.collect_view()}</ul> }.into_any()
}
