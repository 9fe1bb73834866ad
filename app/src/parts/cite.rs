//! How to cite what a figure shows, to freeze it, to count it again, and to check it later.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::release::Release;
use crate::model::view::{Question, View};
use crate::request::encoded;
use crate::request::{address, file};
use crate::text::citation::{self as words, Citation};

/// What a figure shows.
pub(crate) struct Cited<'a> {
    /// The view.
    pub(crate) view: &'a View,
    /// Its question.
    pub(crate) question: Question,
    /// The release behind it.
    pub(crate) release: &'a Release,
    /// Title of the figure.
    pub(crate) title: &'a str,
    /// What it counts.
    pub(crate) subtitle: &'a str,
    /// Checksum of its numbers.
    pub(crate) check: String,
    /// Scheme and host, where they are known.
    pub(crate) base: &'a str,
}

/// The part under a figure, folded.
pub(crate) fn cite(cited: Cited<'_>, lang: Lang) -> AnyView {
    let Cited { view, question, release, title, subtitle, check, base } = cited;
    let frozen = question.of_data(Some(release.id.clone()));
    let archive = file(&format!("{}.zip", view.path()), &view.canonical(&frozen.clone().in_language(lang)));
    let page = address(lang, &view.path(), &view.canonical(&frozen.in_language(Lang::default())));
    let citation = Citation {
        title: title.into(),
        subtitle: subtitle.into(),
        release: release.clone(),
        address: format!("{base}{page}"),
        check: check.clone(),
        lang,
    };
    let verify = address(lang, "/verify", &format!("url={}&check={check}", encoded(&page)));
    view! {
        <details class="cite">
            <summary>{words::CITE.of(lang)}</summary>
            <dl class="kv">
                <div>
                    <dt>{words::SHORT.of(lang)}</dt>
                    <dd>{citation.short()}</dd>
                </div>
                <div>
                    <dt>{words::LONG.of(lang)}</dt>
                    <dd>{citation.long()}</dd>
                </div>
                <div>
                    <dt>{words::BIBTEX.of(lang)}</dt>
                    <dd>
                        <pre translate="no">{citation.bibtex()}</pre>
                    </dd>
                </div>
            </dl>
            // All of a copy is of one release: its citations name its own address.
            <p class="small" data-live="only">
                {words::FROZEN.of(lang)} " " <a href=page>{citation.address}</a>
            </p>
            <ul class="actions">
                <li>
                    <a href=archive download=true>
                        {words::REPRODUCE.of(lang)}
                    </a>
                </li>
                <li data-live="">
                    <a href=verify>{words::VERIFY.of(lang)}</a>
                </li>
            </ul>
        </details>
    }
    .into_any()
}
