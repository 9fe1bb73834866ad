//! The badge of a trend: a shape and a word, so that colour carries nothing alone. It links to the rule.

use leptos::prelude::*;

use crate::model::badge::Badge;
use crate::model::lang::Lang;
use crate::request::address;
use crate::text::pages::verdict as words;

/// The badge.
pub(crate) fn badge(badge: Badge, lang: Lang) -> AnyView {
    let class = format!("badge {}", class(badge));
    view! {
        <a class=class href=address(lang, "/methods#badges", "")>
            {shape(badge)}
            {words::name(badge).of(lang)}
        </a>
    }
    .into_any()
}

/// The same where it is explained already.
pub(crate) fn plain_badge(badge: Badge, lang: Lang) -> AnyView {
    let class = format!("badge {}", class(badge));
    view! {
        <span class=class>
            {shape(badge)}
            {words::name(badge).of(lang)}
        </span>
    }
    .into_any()
}

const fn class(badge: Badge) -> &'static str {
    match badge {
        Badge::Rising => "badge-up",
        Badge::Emerging | Badge::Fading => "badge-new",
        Badge::NoClearChange => "badge-flat",
        Badge::Falling => "badge-down",
        Badge::NotEnoughData => "badge-none",
        Badge::CodingChanged => "badge-break",
    }
}

fn shape(badge: Badge) -> impl IntoView {
    let shape = match badge {
        Badge::Rising => view! { <path d="M2 11L7 3L12 11Z" fill="currentColor" /> }.into_any(),
        Badge::Falling => view! { <path d="M2 3L7 11L12 3Z" fill="currentColor" /> }.into_any(),
        Badge::Emerging => outline("M7 1.5L12.5 7L7 12.5L1.5 7Z"),
        // The mirror of the open diamond: the same one, full below.
        Badge::Fading => view! {
            {outline("M7 1.5L12.5 7L7 12.5L1.5 7Z")}
            <path d="M1.5 7H12.5L7 12.5Z" fill="currentColor" />
        }
        .into_any(),
        Badge::NoClearChange => {
            view! { <path d="M1 7H13" stroke="currentColor" stroke-width="2.4" /> }.into_any()
        }
        Badge::NotEnoughData => view! {
            <circle
                cx="7"
                cy="7"
                r="5.5"
                fill="none"
                stroke="currentColor"
                stroke-width="1.6"
                stroke-dasharray="2.6 2.2"
            />
        }
        .into_any(),
        Badge::CodingChanged => {
            view! { <path d="M5 1V13M9 1V13" stroke="currentColor" stroke-width="1.8" /> }.into_any()
        }
    };
    view! {
        <svg class="ic" viewBox="0 0 14 14" aria-hidden="true">
            {shape}
        </svg>
    }
}

fn outline(path: &'static str) -> AnyView {
    view! { <path d=path fill="none" stroke="currentColor" stroke-width="1.8" /> }.into_any()
}
