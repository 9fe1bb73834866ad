//! The headline numbers of a page.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::text::pages::HEADLINE;

/// A number with its name above it and what it is of beneath; nothing stands beneath where there is nothing to add.
pub(crate) type Headline = (String, String, String);

/// The numbers side by side, under a heading that only screen readers need.
pub(crate) fn headline(numbers: Vec<Headline>, class: Option<&'static str>, lang: Lang) -> AnyView {
    let numbers = numbers.into_iter().map(|(name, number, beneath)| {
        let beneath = (!beneath.is_empty()).then(|| view! { <dd class="sub">{beneath}</dd> });
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{number}</dd>
                {beneath}
            </div>
        }
    });
    view! {
        <section class=class aria-labelledby="h-numbers">
            <h2 class="vh" id="h-numbers">
                {HEADLINE.of(lang)}
            </h2>
            <dl class="stats">{numbers.collect_view()}</dl>
        </section>
    }
    .into_any()
}
