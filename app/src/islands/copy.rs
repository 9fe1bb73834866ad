//! Opens the dialog of `share`, and copies what stands in its fields.

use leptos::prelude::{document, on_cleanup, window, window_event_listener};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement, HtmlTextAreaElement};

const DIALOG: &str = ".share-dialog";
const PANEL: &str = ".share-panel";

/// Listens for the whole page, because the live filter replaces what is pressed.
pub(super) fn wake() {
    let listener = window_event_listener(leptos::ev::click, |event| clicked(&event));
    on_cleanup(move || listener.remove());
}

/// The panel goes back to where it works without a dialog, too.
pub(super) fn put_back() {
    if let Some((home, panel)) = find(".share").zip(find(PANEL)) {
        // Where it stands is seen; nothing else hangs on it.
        let _ = home.append_child(&panel);
    }
}

fn clicked(event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let within = |selector: &str| target.closest(selector).ok().flatten();
    if within(".share > summary").is_some() {
        if let Some(dialog) = dialog()
            && let Some(panel) = find(PANEL)
        {
            event.prevent_default();
            let _ = dialog.set_attribute("aria-labelledby", "share-title");
            let _ = dialog.append_child(&panel).and_then(|_| dialog.show_modal());
        }
    } else if let Some(button) = within(".share-copy") {
        copy(&button);
    } else if target.matches(DIALOG).unwrap_or_default()
        && let Some(dialog) = dialog()
    {
        // The ground around the panel is the dialog itself.
        dialog.close();
    }
}

fn copy(button: &Element) {
    let Some(field) = button.previous_element_sibling() else { return };
    let text = if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
        field.value()
    } else if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.select();
        field.value()
    } else {
        return;
    };
    say("");
    // Only a secure page may write to the clipboard; elsewhere the text is selected, and readers copy it themselves.
    if !window().is_secure_context() {
        say("data-selected");
        return;
    }
    let written = window().navigator().clipboard().write_text(&text);
    spawn_local(async move {
        let written = JsFuture::from(written).await;
        say(if written.is_ok() { "data-copied" } else { "data-selected" });
    });
}

/// Shows and speaks words that the server gave along.
fn say(name: &str) {
    if let Some(said) = find(".share-said") {
        said.set_text_content(Some(&said.get_attribute(name).unwrap_or_default()));
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    find(DIALOG)?.dyn_into().ok()
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}
