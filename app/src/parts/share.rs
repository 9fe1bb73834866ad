//! How a chart leaves the site: its address, and the code that shows it elsewhere, live, frozen or as an image.
//!
//! It is a `details` that works without scripts; the island [`ShareDialog`] shows the same panel in a dialog.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use crate::islands::share::ShareDialog;
use crate::model::address;
use crate::model::answer::{Answer, Figure};
use crate::model::lang::Lang;
use crate::model::theme::Theme;
use crate::model::view::{Question, View};
use crate::request;
use crate::text::claim::short;
use crate::text::pages::share as words;
use crate::text::words as figure_words;

/// Width of a picture for e-mail, in pixels: twice what it is shown at.
const PICTURE: u32 = 1200;

/// A chart to be shared.
pub(crate) struct Shared {
    view: View,
    question: Question,
    /// What it is, in a sentence.
    alt: String,
    /// What it shows, in a sentence.
    sentence: String,
    /// How high its page for other sites is in a column of text.
    height: u32,
    release: String,
    /// Scheme and host, where they are known.
    base: String,
    lang: Lang,
    /// The colours of the page, which its charts keep elsewhere.
    theme: Theme,
}

impl Shared {
    /// The chart of an answer, on the page of a view.
    pub(crate) fn new(view: View, question: Question, answer: &Answer, figure: &Figure, base: &str) -> Self {
        let lang = answer.query.lang;
        let alt = figure_words(answer).alt;
        let sentence = answer.series.first().and_then(|series| short(answer, series, lang));
        let words = (alt.clone(), sentence.unwrap_or(alt));
        Self::of(view, question, lang, words, figure.embed_height, (&answer.release.id, base))
    }

    /// A chart from what is said in place of it: what it is, and what it shows; with its release, and scheme and host.
    pub(crate) fn of(
        view: View,
        question: Question,
        lang: Lang,
        (alt, sentence): (String, String),
        height: u32,
        (release, base): (&str, &str),
    ) -> Self {
        // The address in the dialog is that of the page: of a frozen page the live chart is offered, too.
        Self {
            view,
            question: question.in_language(lang),
            alt,
            sentence,
            height,
            release: release.into(),
            base: base.into(),
            lang,
            theme: request::theme(),
        }
    }

    fn page(&self) -> String {
        address::page(&self.view, &self.question)
    }

    /// The address of the page for other sites.
    fn embed(&self, question: &Question) -> String {
        self.theme.keep(&address::embed(&self.view, question))
    }

    /// The address of the picture; `more` are keys of its own.
    fn picture(&self, question: &Question, more: &str) -> String {
        self.theme.keep(&address::file(&self.view, question, "png", more))
    }

    /// The same question to the newest data, or to those of the release.
    fn of_data(&self, frozen: bool) -> Question {
        self.question.clone().of_data(frozen.then(|| self.release.clone()))
    }

    /// Code with a frame, a script that fits its height, and an image for readers without scripts.
    fn frame_code(&self, origin: &str, frozen: bool) -> String {
        let question = self.of_data(frozen);
        let at = |address: String| attribute(&format!("{origin}{address}"));
        format!(
            "<iframe src=\"{}\"\n  title=\"{}\"\n  width=\"100%\" height=\"{}\" loading=\"lazy\" style=\"border:0;width:100%\"\n  \
             data-ogp-embed></iframe>\n<script async src=\"{origin}/embed.js\"></script>\n<noscript><a href=\"{}\">\n  \
             <img src=\"{}\" alt=\"{}\"></a></noscript>",
            at(self.embed(&question)),
            attribute(&self.alt),
            self.height,
            at(address::page(&self.view, &question)),
            at(self.picture(&question, "")),
            attribute(&self.sentence),
        )
    }

    /// Code with an image and a link.
    fn image_code(&self, origin: &str) -> String {
        let question = self.of_data(false);
        let at = |address: String| attribute(&format!("{origin}{address}"));
        format!(
            "<a href=\"{}\"><img src=\"{}\"\n  alt=\"{}\" width=\"{}\" style=\"max-width:100%;height:auto\"></a>",
            at(address::page(&self.view, &question)),
            at(self.picture(&question, &format!("imWidth={PICTURE}"))),
            attribute(&self.sentence),
            PICTURE / 2,
        )
    }
}

/// A text within the quotes of an attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What opens the panel, and the panel.
pub(crate) fn share(shared: &Shared) -> AnyView {
    let origin = shared.base.clone();
    let lang = shared.lang;
    let frozen = words::frozen_hint(&shared.release, lang);
    let address = format!("{origin}{}", shared.page());
    view! {
        <details class="share">
            <summary>{words::TITLE.of(lang)}</summary>
            <div class="share-panel">
                <div class="share-head">
                    <h3 id="share-title">{words::TITLE.of(lang)}</h3>
                    <form method="dialog">
                        <button class="share-close quiet-b">{words::CLOSE.of(lang)}</button>
                    </form>
                </div>
                <div class="share-copyable">
                    <label for="share-address">{words::ADDRESS.of(lang)}</label>
                    <input id="share-address" type="text" readonly value=address />
                    {copy(lang)}
                    // A copy answers no oEmbed.
                    <p class="sub" data-live="only">
                        {words::WORDPRESS.of(lang)}
                    </p>
                </div>
                {choice("live", words::LIVE.of(lang), words::LIVE_HINT.of(lang), shared.frame_code(&origin, false), lang)}
                {choice("frozen", words::FROZEN.of(lang), &frozen, shared.frame_code(&origin, true), lang)}
                {choice("image", words::IMAGE.of(lang), words::IMAGE_HINT.of(lang), shared.image_code(&origin), lang)}
                <p class="sub">{words::SCRIPT.of(lang)}</p>
                <p
                    class="share-said"
                    role="status"
                    data-copied=words::COPIED.of(lang)
                    data-selected=words::SELECTED.of(lang)
                ></p>
                <h4>{words::PREVIEW.of(lang)}</h4>
                <iframe
                    class="share-preview"
                    src=shared.embed(&shared.question)
                    title=shared.alt.clone()
                    {..custom_attribute("loading", "lazy")}
                    height=shared.height
                ></iframe>
            </div>
        </details>
    }
    .into_any()
}

/// One of the three codes; only one is open at a time.
fn choice(id: &'static str, name: &'static str, hint: &str, code: String, lang: Lang) -> AnyView {
    // A newer copy takes the place of a copy: nothing in it is frozen.
    let live = (id == "frozen").then_some("only");
    let id = format!("share-{id}");
    // What stands in a `textarea` is written as it is.
    let code = code.replace('&', "&amp;").replace('<', "&lt;");
    view! {
        <details class="share-choice" name="share-choice" data-live=live open=id == "share-live">
            <summary>
                <b>{name}</b>
                " "
                <span class="quiet">{hint.to_owned()}</span>
            </summary>
            <div class="share-copyable">
                <label for=id.clone()>{words::CODE.of(lang)}</label>
                <textarea id=id.clone() readonly rows="6" spellcheck="false" autocomplete="off">
                    {code}
                </textarea>
                {copy(lang)}
            </div>
        </details>
    }
    .into_any()
}

/// Copies the field beside it. Without the island there is none.
fn copy(lang: Lang) -> impl IntoView {
    view! {
        <button type="button" class="share-copy quiet-b">
            {words::COPY.of(lang)}
        </button>
    }
}

/// The dialog; once on a page, outside of what the live filter replaces.
pub(crate) fn dialog() -> AnyView {
    view! { <ShareDialog /> }.into_any()
}
