//! What stands around every page: head, header, strip, footer.

use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

use crate::assets::Assets;
use crate::model::release::{Kind, Release};
use crate::request::Asked;
use crate::text::pages::{self as words, local, map};

/// What the head of a document says about its page.
pub(crate) struct Head {
    /// Name of the page; the site's name is added.
    pub(crate) title: String,
    /// One sentence for search engines and previews.
    pub(crate) description: String,
    /// The one address of this view; `None` for pages that should not be found.
    pub(crate) canonical: Option<String>,
}

/// A page in a column of the usual width.
pub(crate) fn frame(head: Head, release: Option<&Release>, body: impl IntoView + 'static) -> AnyView {
    around(head, release, "wrap", body.into_any())
}

/// A page that places its sections itself.
pub(crate) fn wide_frame(head: Head, release: Option<&Release>, body: impl IntoView + 'static) -> AnyView {
    around(head, release, "", body.into_any())
}

fn around(head: Head, release: Option<&Release>, class: &'static str, body: AnyView) -> AnyView {
    view! {
        <Title text=escaped(&words::document_title(&head.title)) />
        <Meta name="description" content=head.description />
        {match head.canonical {
            Some(address) => view! { <Link rel="canonical" href=address /> }.into_any(),
            None => view! { <Meta name="robots" content="noindex" /> }.into_any(),
        }}
        <a class="skip" href="#main">
            {words::SKIP}
        </a>
        {header()}
        {unbuilt()}
        {release.and_then(strip)}
        <main id="main" class=(!class.is_empty()).then_some(class)>
            {body}
        </main>
        {footer(release)}
    }
    .into_any()
}

/// The text of a `<title>`: `leptos_meta` writes it into the document as it is, and titles come from files and readers.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn header() -> impl IntoView {
    let path = Asked::now().path;
    let link = move |address: &'static str, name: &'static str| {
        // A page below an entry belongs to it; only the entry itself is the current page.
        let current = (path == address)
            .then_some("page")
            .or_else(|| path.starts_with(&format!("{address}/")).then_some("true"));
        view! {
            <li>
                <a href=address aria-current=current>
                    {name}
                </a>
            </li>
        }
    };
    view! {
        <header class="site">
            <div class="wrap">
                <a class="brand" href="/">
                    <span class="brand-mark" aria-hidden="true"></span>
                    {words::SITE}
                </a>
                <nav aria-label=words::NAV>
                    <ul>
                        {link("/trends", words::TRENDS)} {link("/commitments", words::COMMITMENTS)}
                        {link("/data", words::DATA)} {link("/methods", words::METHODS)}
                    </ul>
                </nav>
            </div>
        </header>
    }
}

/// Says which command makes the stylesheet, where it is not there.
fn unbuilt() -> Option<impl IntoView> {
    let built = use_context::<Assets>().is_some_and(|assets| assets.stylesheet.is_some());
    (!built).then(|| {
        view! {
            <p>
                {words::UNBUILT} " " <code>{words::BUILD}</code>
            </p>
        }
    })
}

/// What readers must know of data that are not real and whole.
fn strip(release: &Release) -> Option<impl IntoView + use<>> {
    let (name, what) = match release.kind {
        Kind::Loaded => return None,
        Kind::Sample => (words::SAMPLE, words::sample(release)),
        Kind::Simulated => (words::SIMULATED, words::SIMULATED_WHAT.into()),
    };
    Some(view! {
        <div class="strip" role="note">
            <div class="wrap">
                <strong>{name}</strong>
                " "
                {what}
                " "
                <a href="/data#load">{words::SAMPLE_LINK}</a>
            </div>
        </div>
    })
}

fn footer(release: Option<&Release>) -> impl IntoView {
    let lang = Asked::now().lang;
    let group = |heading: &'static str, links: Vec<(&'static str, &'static str)>| {
        view! {
            <div>
                <h2>{heading}</h2>
                <ul>
                    {links
                        .into_iter()
                        .map(|(address, name)| {
                            view! {
                                <li>
                                    <a href=address>{name}</a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </div>
        }
    };
    view! {
        <footer class="site">
            <div class="wrap cols3">
                <div>
                    <p class="brand">{words::SITE}</p>
                    <p>{words::ABOUT}</p>
                </div>
                {group(
                    words::CHECK,
                    vec![
                        ("/methods", words::RULES),
                        ("/data", words::SOURCES),
                        ("/data#coverage", words::COVERAGE),
                        ("/data#load", words::OWN_FILE),
                    ],
                )}
                {group(
                    words::USE,
                    vec![
                        ("/data/commitments.csv", words::ALL_COMMITMENTS),
                        ("/data/plans.csv", words::ALL_PLANS),
                        ("/trends", words::TRENDS),
                    ],
                )}
                {group(
                    words::EXPLORE.of(lang),
                    vec![
                        ("/map", map::TITLE.of(lang)),
                        ("/compare", words::COMPARE_LINK.of(lang)),
                        ("/local", local::TITLE.of(lang)),
                    ],
                )}
            </div>
            {release.map(|release| view! { <p class="wrap fine">{words::source_line(release)}</p> })}
        </footer>
    }
}
