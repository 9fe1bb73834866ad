//! The page on methods: every measure, rule and threshold, with the figures of the loaded data.

use leptos::prelude::*;

use crate::model::badge::Badge;
use crate::model::certainty::Certainty;
use crate::model::lang::Lang;
use crate::model::query::{Measure, Word};
use crate::model::release::Release;
use crate::pages::answered;
use crate::parts::badge::plain_badge;
use crate::parts::frame::{Head, frame};
use crate::parts::section::section;
use crate::parts::table::{Table, table};
use crate::request::Asked;
use crate::source::SharedSource;
use crate::text::names::coding_name;
use crate::text::number::count;
use crate::text::pages::{methods as words, of_years};
use crate::text::phrase::each;
use crate::text::ratings as rating_words;
use crate::text::say::capitalized;

/// The page.
pub(crate) fn page() -> AnyView {
    let lang = Asked::now().lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let certainty = source.certainty().await?;
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some("/methods".into()),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
                <p class="lede">{words::lede(&release, lang)}</p>
            </div>
            {contents(lang)}
            {section("measures", words::MEASURES.of(lang), measures(lang))}
            {section("plans", words::PLANS.of(lang), notes(each(words::PLAN_NOTES, lang)))}
            {section("coding", words::CODING.of(lang), coding(&release, lang))}
            {section("intervals", words::INTERVALS.of(lang), intervals(&certainty, lang))}
            {section("badges", words::BADGES.of(lang), badges(&certainty, lang))}
            {section("ratings", words::RATINGS.of(lang), ratings(lang))}
            {section("beyond", words::BEYOND.of(lang), beyond(lang))}
            {section("tested", words::TESTED.of(lang), tested(lang))}
            {section("sources", words::SOURCES.of(lang), sources())}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn contents(lang: Lang) -> impl IntoView {
    let links = [
        ("#measures", words::MEASURES.of(lang)),
        ("#plans", words::PLANS.of(lang)),
        ("#coding", words::CODING.of(lang)),
        ("#intervals", words::INTERVALS.of(lang)),
        ("#badges", words::BADGES.of(lang)),
        ("#ratings", words::RATINGS.of(lang)),
        ("#beyond", words::BEYOND.of(lang)),
        ("#tested", words::TESTED.of(lang)),
        ("#sources", words::SOURCES.of(lang)),
    ];
    let links = links.map(|(address, name)| {
        view! {
            <li>
                <a href=address>{name}</a>
            </li>
        }
    });
    view! { <ul class="actions">{links.collect_view()}</ul> }
}

/// Paragraphs of running text.
fn notes<Text: Into<String>>(texts: impl IntoIterator<Item = Text>) -> AnyView {
    let texts = texts.into_iter().map(|text| view! { <p class="prose">{text.into()}</p> });
    texts.collect_view().into_any()
}

fn measures(lang: Lang) -> AnyView {
    let rows = words::MEASURE_ROWS.map(|row| row.map(|cell| cell.of(lang).into_any()).into());
    view! {
        {table(Table {
            caption: None,
            columns: &each(words::MEASURE_COLUMNS, lang),
            numbers: &[],
            rows: rows.into(),
        })}
        <div class="after">{notes(each(words::MEASURE_NOTES, lang))}</div>
    }
    .into_any()
}

fn coding(release: &Release, lang: Lang) -> AnyView {
    let loaded = words::loaded(release, lang).map(|(name, number)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{number}</dd>
            </div>
        }
    });
    let rows = release.codings.iter().map(|coding| {
        vec![
            coding_name(coding, lang).into_any(),
            of_years(coding.years, lang).into_any(),
            count(lang, coding.commitments).into_any(),
            words::complete(coding).of(lang).into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        {notes(each(words::CODING_NOTES, lang))}
        <h3 class="next">{words::LOADED.of(lang)}</h3>
        <dl class="kv loaded">{loaded.collect_view()}</dl>
        {table(Table { caption: None, columns: &each(words::CODING_COLUMNS, lang), numbers: &[2], rows })}
    }
    .into_any()
}

/// The rules, and how alike the commitments of a plan are in the loaded data.
fn intervals(certainty: &[Certainty], lang: Lang) -> AnyView {
    let rows = certainty.iter().map(|of| {
        vec![
            coding_name(&of.coding, lang).into_any(),
            count(lang, of.plans).into_any(),
            count(lang, of.commitments).into_any(),
            count(lang, of.areas).into_any(),
            words::spread(of.correlation, lang).into_any(),
            words::spread(of.design_effect, lang).into_any(),
        ]
    });
    let rows = rows.collect();
    let columns = each(words::LIKENESS_COLUMNS, lang);
    view! {
        {notes(words::interval_notes(lang))}
        <h3 class="next">{words::LIKENESS.of(lang)}</h3>
        {table(Table { caption: None, columns: &columns, numbers: &[1, 2, 3, 4, 5], rows })}
        <p class="after">{words::LIKENESS_NOTE.of(lang)}</p>
    }
    .into_any()
}

fn ratings(lang: Lang) -> AnyView {
    let measures = Measure::ALL.iter().filter(|measure| measure.is_rated());
    let groups = measures.map(|measure| {
        let name = capitalized(&rating_words::noun(*measure, None, lang));
        vec![name.into_any(), capitalized(rating_words::good(*measure).of(lang)).into_any()]
    });
    let groups = groups.collect();
    let formulas = words::STAR_RULES.iter().map(|(formula, rule)| {
        let name = capitalized(rating_words::formula(*formula).of(lang));
        vec![name.into_any(), rule.of(lang).into_any()]
    });
    let formulas = formulas.collect();
    view! {
        {notes(each(words::RATINGS_NOTES, lang))}
        {table(Table {
            caption: None,
            columns: &each(words::GROUP_COLUMNS, lang),
            numbers: &[],
            rows: groups,
        })}
        <h3 class="next">{words::STARS.of(lang)}</h3>
        <p class="prose">{words::STARS_NOTE.of(lang)}</p>
        {table(Table {
            caption: None,
            columns: &each(words::STAR_COLUMNS, lang),
            numbers: &[],
            rows: formulas,
        })}
    }
    .into_any()
}

/// What is said of series beyond their points: each rule under its name.
fn beyond(lang: Lang) -> AnyView {
    let rules = words::BEYOND_RULES.map(|(name, rule)| {
        view! {
            <h3 class="next">{name.of(lang)}</h3>
            <p class="prose">{rule.of(lang)}</p>
        }
    });
    rules.collect_view().into_any()
}

fn badges(certainty: &[Certainty], lang: Lang) -> AnyView {
    let rows = Badge::ALL.map(|badge| vec![plain_badge(badge, lang), words::meaning(badge, lang).into_any()]);
    let steps = words::steps(lang).map(|step| view! { <li>{step}</li> });
    let now = certainty.iter().map(|of| view! { <li>{words::badges_now(of, lang)}</li> });
    let now = now.collect_view();
    view! {
        <p class="prose">{words::BADGES_LEDE.of(lang)}</p>
        {table(Table { caption: None, columns: &each(words::BADGE_COLUMNS, lang), numbers: &[], rows: rows.into() })}
        <h3 class="next">{words::STEPS.of(lang)}</h3>
        <ol class="steps">{steps.collect_view()}</ol>
        <p class="prose">{words::NOT_TESTED.of(lang)}</p>
        <h3 class="next">{words::BADGES_NOW.of(lang)}</h3>
        <ul class="rows">{now}</ul>
    }
    .into_any()
}

fn tested(lang: Lang) -> AnyView {
    let rows =
        words::tested_rows(lang).into_iter().map(|row| row.into_iter().map(IntoAny::into_any).collect());
    let rows = rows.collect();
    view! {
        <p class="prose">{words::TESTED_TEXT.of(lang)}</p>
        {table(Table {
            caption: None,
            columns: &each(words::TESTED_COLUMNS, lang),
            numbers: &[1, 2, 3],
            rows,
        })}
        <p class="after">{words::TESTED_NOTE.of(lang)}</p>
    }
    .into_any()
}

fn sources() -> AnyView {
    let sources = words::SOURCE_LIST.map(|source| view! { <li lang="en">{source}</li> });
    view! { <ul class="rows">{sources.collect_view()}</ul> }.into_any()
}
