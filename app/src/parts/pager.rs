//! Paging by links: first, last, and the pages around the present one.

use leptos::prelude::*;

use crate::model::found::Found;
use crate::model::lang::Lang;
use crate::model::search::Search;
use crate::request::address;
use crate::text::pages::commitments as words;

/// The links, where there is more than one page.
pub(crate) fn pager(lang: Lang, found: &Found) -> Option<AnyView> {
    let (page, pages) = (found.search.page, found.pages());
    if pages < 2 {
        return None;
    }
    let to = |page: u32| address(lang, "/commitments", &Search { page, ..found.search.clone() }.canonical());
    let step = |target: Option<u32>, rel: &'static str, name: &'static str| match target {
        Some(page) => view! {
            <a href=to(page) rel=rel>
                {name}
            </a>
        }
        .into_any(),
        None => view! { <span class="off">{name}</span> }.into_any(),
    };
    let numbers = shown(page, pages).into_iter().map(|entry| match entry {
        Some(number) => view! {
            <li>
                <a href=to(number) aria-current=(number == page).then_some("page") aria-label=words::page(lang, number + 1)>
                    {number + 1}
                </a>
            </li>
        }
        .into_any(),
        None => view! { <li aria-hidden="true">"…"</li> }.into_any(),
    });
    Some(
        view! {
            <nav class="pager" aria-label=words::PAGES.of(lang)>
                {step(page.checked_sub(1), "prev", words::PREVIOUS.of(lang))}
                <ol>{numbers.collect_view()}</ol>
                {step((page + 1 < pages).then_some(page + 1), "next", words::NEXT.of(lang))}
                <p>{words::range(lang, found)}</p>
            </nav>
        }
        .into_any(),
    )
}

/// Pages to show, counted from 0; `None` stands for a gap.
fn shown(page: u32, pages: u32) -> Vec<Option<u32>> {
    let mut shown = Vec::new();
    let mut last = None;
    for number in (0..pages).filter(|n| *n == 0 || n + 1 == pages || n.abs_diff(page) <= 2) {
        if last.is_some_and(|last| number > last + 1) {
            shown.push(None);
        }
        shown.push(Some(number));
        last = Some(number);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn gaps_are_shown_once() {
        let all = |n| (0..n).map(Some).collect::<Vec<_>>();
        assert_eq!(shown(0, 3), all(3));
        assert_eq!(
            shown(6, 14),
            [vec![Some(0), None], (4..9).map(Some).collect(), vec![None, Some(13)]].concat()
        );
    }
}
