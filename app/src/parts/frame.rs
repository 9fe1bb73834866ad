//! What stands around every page: head, header, strip, footer.

use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

use crate::assets::Assets;
use crate::model::address::drawn;
use crate::model::lang::Lang;
use crate::model::release::{Kind, Release};
use crate::model::view::View;
use crate::parts::notice::notice;
use crate::parts::standing::standing;
use crate::parts::theme;
use crate::request::{Asked, address, colourless, file};
use crate::source::SharedSource;
use crate::text::pages::places::{AREAS, MEMBERS};
use crate::text::pages::{self as words, api, diary, local, map, verify};

/// What the head of a document says about its page.
pub(crate) struct Head {
    /// Name of the page; the site's name is added.
    pub(crate) title: String,
    /// One sentence for search engines and previews.
    pub(crate) description: String,
    /// The one address of this view without the prefix of its language; `None` for pages that should not be found.
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
    let asked = Asked::now();
    let lang = asked.lang;
    let problem = notice(&asked.theme.problems, lang)
        .map(|notice| view! { <div class=class.is_empty().then_some("wrap")>{notice}</div> });
    view! {
        <Title text=escaped(&words::document_title(&head.title, lang)) />
        <Meta name="description" content=head.description.clone() />
        {preview(&head, &asked)}
        {match head.canonical {
            Some(address) => addresses(lang, &address),
            None => view! { <Meta name="robots" content="noindex" /> }.into_any(),
        }}
        <a class="skip" href="#main">
            {words::SKIP.of(lang)}
        </a>
        {header(&asked)}
        {unbuilt(lang)}
        {release.and_then(|release| strip(release, lang))}
        {standing(&asked)}
        <main id="main" class=(!class.is_empty()).then_some(class)>
            {problem}
            {body}
        </main>
        {footer(release, &asked)}
    }
    .into_any()
}

/// What other sites show of a link to the page: its title, its sentence, and where it is a view its picture, in the state of
/// the address. Only with scheme and host do they load it.
fn preview(head: &Head, asked: &Asked) -> AnyView {
    let base = base();
    let lang = asked.lang;
    let is_drawn = drawn(&asked.path, &asked.query).is_some();
    let picture = View::of_path(&asked.path).filter(|_| is_drawn).map(|(_, view)| {
        let query = view.canonical(&view.ask(&asked.query).value.in_language(lang));
        let join = if query.is_empty() { "" } else { "&" };
        let address = format!("{base}{}.png?{query}{join}imType=og", view.path());
        view! {
            <Meta property="og:image" content=address.clone() />
            <Meta property="og:image:type" content="image/png" />
            <Meta property="og:image:width" content="1200" />
            <Meta property="og:image:height" content="630" />
            <Meta property="og:image:alt" content=head.title.clone() />
            <Meta name="twitter:image" content=address />
        }
    });
    let card = if picture.is_some() { "summary_large_image" } else { "summary" };
    let url = head.canonical.as_ref().map(|address| {
        view! { <Meta property="og:url" content=format!("{base}{}", lang.path(address)) /> }
    });
    view! {
        <Meta property="og:type" content="website" />
        <Meta property="og:site_name" content=words::SITE.of(lang) />
        <Meta property="og:locale" content=lang.code() />
        <Meta property="og:title" content=head.title.clone() />
        <Meta property="og:description" content=head.description.clone() />
        <Meta name="twitter:card" content=card />
        {url}
        {picture}
    }
    .into_any()
}

/// Scheme and host, where they are known.
fn base() -> String {
    use_context::<SharedSource>().map(|source| source.base()).unwrap_or_default()
}

/// The text of a `<title>`: `leptos_meta` writes it into the document as it is, and titles come from files and readers.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The canonical address of a view, and where it is in every language: whole addresses, where scheme and host are known.
fn addresses(lang: Lang, address: &str) -> AnyView {
    let address = colourless(address);
    let base = base();
    let whole = |lang: Lang| format!("{base}{}", lang.path(&address));
    let alternate = |code: &'static str, lang: Lang| {
        view! { <Link rel="alternate" hreflang=code href=whole(lang) /> }
    };
    view! {
        <Link rel="canonical" href=whole(lang) />
        {Lang::ALL.map(|lang| alternate(lang.code(), lang)).collect_view()}
        {alternate("x-default", Lang::default())}
    }
    .into_any()
}

/// Links to the same view in the other languages, each in its own words.
fn languages(asked: &Asked) -> impl IntoView + use<> {
    let links = Lang::ALL.map(|lang| {
        let current = (lang == asked.lang).then_some("true");
        view! {
            <li>
                <a
                    href=address(lang, &asked.path, &asked.query)
                    lang=lang.code()
                    hreflang=lang.code()
                    aria-current=current
                >
                    <span class="name">{lang.name()}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="languages" aria-label=words::LANGUAGES.of(asked.lang)>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
}

fn header(asked: &Asked) -> impl IntoView + use<> {
    let Asked { path, lang, .. } = asked.clone();
    let link = move |target: &'static str, name: &'static str| {
        // A page below an entry belongs to it; only the entry itself is the current page.
        let current = (path == target)
            .then_some("page")
            .or_else(|| path.starts_with(&format!("{target}/")).then_some("true"));
        view! {
            <li>
                <a href=address(lang, target, "") aria-current=current>
                    {name}
                </a>
            </li>
        }
    };
    view! {
        <header class="site">
            <div class="wrap">
                <a class="brand" href=address(lang, "/", "")>
                    <span class="brand-mark" aria-hidden="true"></span>
                    {words::SITE.of(lang)}
                </a>
                <nav aria-label=words::NAV.of(lang)>
                    <ul>
                        {link("/trends", words::TRENDS.of(lang))} {link("/areas", AREAS.of(lang))}
                        {link("/members", MEMBERS.of(lang))} {link("/commitments", words::COMMITMENTS.of(lang))}
                        {link("/data", words::DATA.of(lang))} {link("/methods", words::METHODS.of(lang))}
                    </ul>
                </nav>
                {languages(asked)}
            </div>
        </header>
    }
}

/// Says which command makes the stylesheet, where it is not there.
fn unbuilt(lang: Lang) -> Option<impl IntoView> {
    let built = use_context::<Assets>().is_some_and(|assets| assets.stylesheet.is_some());
    (!built).then(|| {
        view! {
            <p>
                {words::UNBUILT.of(lang)} " " <code>{words::BUILD}</code>
            </p>
        }
    })
}

/// What readers must know of data that are not real and whole.
fn strip(release: &Release, lang: Lang) -> Option<impl IntoView + use<>> {
    let (name, what) = match release.kind {
        Kind::Loaded => return None,
        Kind::Sample => (words::SAMPLE.of(lang), words::sample(release, lang)),
        Kind::Simulated => (words::SIMULATED.of(lang), words::SIMULATED_WHAT.of(lang).into()),
    };
    Some(view! {
        <aside class="strip" aria-label=name>
            <div class="wrap">
                <strong>{name}</strong>
                " "
                {what}
                " "
                <a href=address(lang, "/data#load", "")>{words::SAMPLE_LINK.of(lang)}</a>
            </div>
        </aside>
    })
}

fn footer(release: Option<&Release>, asked: &Asked) -> impl IntoView + use<> {
    let lang = asked.lang;
    let page = |path| address(lang, path, "");
    let group = |heading: &'static str, links: Vec<(String, &'static str)>| {
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
                    <p class="brand">{words::SITE.of(lang)}</p>
                    <p>{words::ABOUT.of(lang)}</p>
                </div>
                {group(
                    words::CHECK.of(lang),
                    vec![
                        (page("/methods"), words::RULES.of(lang)),
                        (page("/data"), words::SOURCES.of(lang)),
                        (page("/data#coverage"), words::COVERAGE.of(lang)),
                        (page("/data#load"), words::OWN_FILE.of(lang)),
                        (page("/diary"), diary::TITLE.of(lang)),
                        (page("/verify"), verify::TITLE.of(lang)),
                        (page("/api"), api::TITLE.of(lang)),
                    ],
                )}
                {group(
                    words::USE.of(lang),
                    vec![
                        (file("/data/commitments.csv", ""), words::ALL_COMMITMENTS.of(lang)),
                        (file("/data/plans.csv", ""), words::ALL_PLANS.of(lang)),
                        (page("/trends"), words::TRENDS.of(lang)),
                        (page("/areas"), AREAS.of(lang)),
                        (page("/members"), MEMBERS.of(lang)),
                    ],
                )}
                {group(
                    words::EXPLORE.of(lang),
                    vec![
                        (page("/map"), map::TITLE.of(lang)),
                        (page("/compare"), words::COMPARE_LINK.of(lang)),
                        (page("/local"), local::TITLE.of(lang)),
                    ],
                )}
            </div>
            <div class="wrap">{theme::switch(asked)}</div>
            {release.map(|release| view! { <p class="wrap fine">{words::source_line(release, lang)}</p> })}
        </footer>
    }
}
