//! The pages, one file each. A page asks the source, and says what came back; it computes nothing.

pub(crate) mod api;
pub(crate) mod area;
pub(crate) mod areas;
pub(crate) mod brief;
pub(crate) mod commitment;
mod commitment_filters;
pub(crate) mod commitments;
pub(crate) mod compare;
pub(crate) mod data;
pub(crate) mod diary;
mod filters;
pub(crate) mod home;
pub(crate) mod local;
pub(crate) mod map;
pub(crate) mod member;
pub(crate) mod members;
pub(crate) mod methods;
pub(crate) mod missing;
pub(crate) mod region;
pub(crate) mod trends;
pub(crate) mod verify;

use std::future::Future;

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

use crate::parts::frame::{Head, frame};
use crate::refusal::Refusal;
use crate::request::{self, Asked};
use crate::source::{Failure, SharedSource};
use crate::text::pages::{refusal as words, trouble};

/// A page made from the source, or the page that says why there is none.
pub(crate) fn answered<Work>(make: impl FnOnce(SharedSource) -> Work) -> AnyView
where
    Work: Future<Output = Result<AnyView, Failure>> + Send + 'static,
{
    // The routes are listed once without any context; then, too, a page has to be something.
    let (Some(source), Some(owner)) = (use_context::<SharedSource>(), Owner::current()) else {
        return failed(Failure::Defect { id: trouble::NO_SOURCE.into() });
    };
    let work = make(source);
    Suspend::new(async move {
        let view = work.await.unwrap_or_else(failed);
        // The elements of the head look for their context when they are written. That may be after this future has
        // ended, outside of its owner, and title and description would be lost.
        OwnedView::new_with_owner(view, owner)
    })
    .into_any()
}

/// Says why there is no page; the server adds when to come back.
fn failed(failure: Failure) -> AnyView {
    let refusal = Refusal::from(failure);
    request::status(refusal.status());
    let lang = Asked::now().lang;
    let (title, hint) = (words::title(&refusal).of(lang), words::hint(&refusal).of(lang));
    let head = Head { title: title.into(), description: hint.into(), canonical: None };
    frame(
        head,
        None,
        view! {
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lede">{hint} {refusal.quoted()}</p>
            </div>
        },
    )
}
