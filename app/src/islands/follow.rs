//! Asks the server, and puts its answer into the page: figure, numbers, form, title and address.

use std::cell::RefCell;

use leptos::prelude::{Set, document, window, window_event_listener};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, DocumentFragment, Element, HtmlFormElement, HtmlTemplateElement, RequestInit, Response,
    UrlSearchParams,
};

use super::filter::{Ask, Live};
use super::form;
use crate::model::lang::Lang;
use crate::text::live as words;

/// Where the server answers, behind the language; the same keys as the page.
const ANSWERS: &str = "/fragment/trends";
/// The parts of the page that an answer replaces, by id. The first carries the new title and address.
const PARTS: [&str; 2] = ["#result", "#numbers-part"];

thread_local! {
    /// What stops the question under way when a newer one comes.
    static RUNNING: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

/// What a reader changed while the scripts were still on their way.
const CHANGED: &str =
    "input:checked:not([checked]), input[checked]:not(:checked), option:checked:not([selected])";

/// Back and Forward bring back what their address shows. A choice made before now is heard now.
pub(super) fn wake(live: Live) {
    if let Ok(Some(form)) = document().query_selector(form::FORM)
        && let Ok(Some(control)) = form.query_selector(CHANGED)
    {
        ask_for_form_of(&control, live);
    }
    let listener = window_event_listener(leptos::ev::popstate, move |_| {
        let location = window().location();
        let (path, search) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
        // Jumps inside the page come here too; they need no new numbers.
        if shown_address() != Some(path + &search) {
            again(Ask { query: search.trim_start_matches('?').to_owned(), travelled: true }, live);
        }
    });
    leptos::prelude::on_cleanup(move || listener.remove());
}

/// A control of the form was changed, or the form sent.
pub(super) fn changed(event: &leptos::ev::Event, live: Live) {
    let Some(control) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if event.type_() == "submit" {
        event.prevent_default();
    }
    ask_for_form_of(&control, live);
}

/// Asks for what the form says in which a control was changed.
fn ask_for_form_of(control: &Element, live: Live) {
    let Some(form) = control.closest("form").ok().flatten().and_then(|form| form.dyn_into().ok()) else {
        return;
    };
    // Areas and challenges have different names: what was ticked means nothing in the other grouping.
    let dropped =
        if control.get_attribute("name").as_deref() == Some("by") { ["area=", "focus="] } else { ["="; 2] };
    if let Some(query) = query_of(&form, dropped) {
        again(Ask { query, travelled: false }, live);
    }
}

/// Asks, for the first time or again.
pub(super) fn again(ask: Ask, live: Live) {
    live.failed.set(None);
    spawn_local(async move {
        let Ok(controller) = AbortController::new() else { return };
        if let Some(older) = RUNNING.replace(Some(controller.clone())) {
            older.abort();
        }
        busy(true, live);
        let outcome = answer(&ask, &controller).await;
        if controller.signal().aborted() {
            return;
        }
        busy(false, live);
        match outcome {
            Ok(said) => live.said.set(words::shown(page_lang(), &said)),
            Err(_) => live.failed.set(Some(ask)),
        }
    });
}

/// The language of the document.
pub(super) fn page_lang() -> Lang {
    let root = document().document_element();
    root.and_then(|root| Lang::from_code(&root.get_attribute("lang")?)).unwrap_or_default()
}

/// Fetches the answer and puts it into the page; gives what is to be announced.
async fn answer(ask: &Ask, controller: &AbortController) -> Result<String, JsValue> {
    let init = RequestInit::new();
    init.set_signal(Some(&controller.signal()));
    let address = [&page_lang().path(ANSWERS), "?", &ask.query].concat();
    let response: Response =
        JsFuture::from(window().fetch_with_str_and_init(&address, &init)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let html = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    if controller.signal().aborted() {
        return Err(JsValue::NULL);
    }
    let template: HtmlTemplateElement = document().create_element("template")?.dyn_into()?;
    template.set_inner_html(&html);
    show(&template.content(), ask.travelled)
}

/// Replaces the parts of the page, then the title and the address.
fn show(answer: &DocumentFragment, travelled: bool) -> Result<String, JsValue> {
    let result = answer.query_selector(PARTS[0])?.ok_or(JsValue::NULL)?;
    let value = |name: &str| result.get_attribute(name).unwrap_or_default();
    let (said, title, address) = (value("data-said"), value("data-title"), value("data-url"));
    let before = place_of_focus();
    let unchanged = shown_address().as_deref() == Some(address.as_str());
    if let (Some(old), Some(new)) =
        (document().query_selector(form::FORM)?, answer.query_selector(form::FORM)?)
    {
        form::adopt(&old, &new, travelled)?;
    }
    for part in PARTS {
        if let (Some(old), Some(new)) = (document().query_selector(part)?, answer.query_selector(part)?) {
            old.replace_with_with_node_1(&new)?;
        }
    }
    // What has the focus stays where it was, whatever became longer or shorter above it.
    if let Some((before, after)) = before.zip(place_of_focus()) {
        window().scroll_by_with_x_and_y(0.0, after - before);
    }
    super::walk::prepare();
    document().set_title(&title);
    if !travelled && !unchanged {
        window().history()?.push_state_with_url(&JsValue::NULL, "", Some(&address))?;
    }
    Ok(said)
}

/// The canonical address of what the page shows now.
fn shown_address() -> Option<String> {
    document().query_selector(PARTS[0]).ok().flatten()?.get_attribute("data-url")
}

/// How far down in the window the focused control is.
fn place_of_focus() -> Option<f64> {
    let element = document().active_element()?;
    (element.tag_name() != "BODY").then(|| element.get_bounding_client_rect().top())
}

/// The old figure stays, dimmed, until the new one is here.
fn busy(busy: bool, live: Live) {
    live.waiting.set(busy);
    for part in PARTS {
        if let Ok(Some(element)) = document().query_selector(part) {
            // A page that is leaving has nothing to mark.
            let _ = element.set_attribute("aria-busy", if busy { "true" } else { "false" });
        }
    }
}

/// What the form would send, without its empty fields and without those that start with one of `dropped`.
fn query_of(form: &HtmlFormElement, dropped: [&str; 2]) -> Option<String> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let all = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let query = String::from(all.to_string());
    let pairs = query
        .split('&')
        .filter(|pair| !pair.ends_with('=') && !dropped.iter().any(|key| pair.starts_with(key)));
    Some(pairs.collect::<Vec<_>>().join("&"))
}
