//! Says which release a page shows, where the address names one.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::standing::Standing;
use crate::request::{Asked, address, without_key};
use crate::source::SharedSource;
use crate::text::pages::standing as words;

/// The strip above a page of a frozen release, or the notice that there is no such release; nothing on other pages.
pub(crate) fn standing(asked: &Asked) -> Option<AnyView> {
    let source = use_context::<SharedSource>()?;
    let lang = asked.lang;
    match source.standing() {
        Standing::Newest => None,
        Standing::Frozen { newest } => {
            let link = address(lang, &asked.path, &without_key(&asked.query, "data"));
            let newer = newest.map(|newest| {
                view! {
                    {words::newer(&newest, lang)}
                    " "
                    <a href=link>{words::SEE_NEWEST.of(lang)}</a>
                }
            });
            let text = words::frozen(&source.release().id, lang);
            Some(strip(words::FROZEN.of(lang), view! { {text} " " {newer} }.into_any()))
        }
        Standing::Unknown { asked, known } => Some(unknown(&asked, &known, lang)),
    }
}

fn strip(name: &'static str, body: AnyView) -> AnyView {
    view! {
        <aside class="strip" aria-label=name>
            <div class="wrap">
                <strong>{name}</strong>
                " "
                {body}
            </div>
        </aside>
    }
    .into_any()
}

fn unknown(asked: &str, known: &[String], lang: Lang) -> AnyView {
    view! {
        <div class="strip" role="alert">
            <div class="wrap">{words::unknown(asked, known, lang)}</div>
        </div>
    }
    .into_any()
}
