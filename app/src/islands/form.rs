//! Brings the controls of the form in step with an answer, without taking the focus away.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, NodeList};

/// The form that the island wraps.
pub(super) const FORM: &str = "#filters";

/// Takes over the state of `new`, group by group: values where the controls are the same, else the whole group.
///
/// What is being typed is left alone, unless the reader has travelled to another address.
pub(super) fn adopt(old: &Element, new: &Element, travelled: bool) -> Result<(), JsValue> {
    let focus = document().active_element().map(|element| element.id()).filter(|id| !id.is_empty());
    for group in elements(&new.query_selector_all("fieldset[id]")?) {
        let selector = ["#", &group.id()].concat();
        let Some(present) = old.query_selector(&selector)? else { continue };
        let (theirs, ours) = (controls(&group)?, controls(&present)?);
        if ids(&theirs) == ids(&ours) {
            for (from, to) in theirs.iter().zip(&ours) {
                copy(from, to, !travelled && focus.as_deref() == Some(to.id().as_str()));
            }
        } else {
            present.replace_with_with_node_1(&group)?;
        }
    }
    // A replaced group took the focus with it; its twin gets it back.
    if let Some(element) = focus.and_then(|id| document().get_element_by_id(&id))
        && document().active_element().as_ref() != Some(&element)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        element.focus()?;
    }
    Ok(())
}

/// Copies what is chosen; `typing` protects a text field that has the focus.
fn copy(from: &Element, to: &Element, typing: bool) {
    if let (Some(from), Some(to)) = (from.dyn_ref::<HtmlInputElement>(), to.dyn_ref::<HtmlInputElement>()) {
        to.set_checked(from.checked());
        if to.type_() == "number" && !typing {
            to.set_value(&from.value());
        }
    } else if let (Some(from), Some(to)) =
        (from.dyn_ref::<HtmlSelectElement>(), to.dyn_ref::<HtmlSelectElement>())
    {
        to.set_value(&from.value());
    }
}

fn controls(group: &Element) -> Result<Vec<Element>, JsValue> {
    let mut controls = elements(&group.query_selector_all("input, select")?);
    // A chosen area may stand in another list of the same group.
    controls.sort_by_key(Element::id);
    Ok(controls)
}

fn ids(controls: &[Element]) -> Vec<String> {
    controls.iter().map(Element::id).collect()
}

fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}
