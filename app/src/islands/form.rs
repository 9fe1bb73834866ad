//! Brings the controls of the form in step with an answer, without taking the focus away.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, NodeList};

/// The form that the island wraps.
pub(super) const FORM: &str = "#filters";

/// Takes over the state of `new`, group by group: values where the controls are the same, else the whole group. Groups come
/// and go with the measure.
///
/// What is being typed is left alone, unless the reader has travelled to another address.
pub(super) fn adopt(old: &Element, new: &Element, travelled: bool) -> Result<(), JsValue> {
    let focus = document().active_element().map(|element| element.id()).filter(|id| !id.is_empty());
    let mut last: Option<Element> = None;
    let theirs = groups(new)?;
    // Groups that move into the page leave the answer: who stays is settled before.
    let stay = ids(&theirs);
    for group in theirs {
        let group = match old.query_selector(&["#", &group.id()].concat())? {
            Some(present) => {
                follow(present, group, |to| !travelled && focus.as_deref() == Some(to.id().as_str()))?
            }
            None => {
                if let Some(last) = &last {
                    last.after_with_node_1(&group)?;
                }
                group
            }
        };
        last = Some(group);
    }
    for group in groups(old)? {
        if !stay.contains(&group.id()) {
            group.remove();
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

/// The groups of a form, in their order.
fn groups(form: &Element) -> Result<Vec<Element>, JsValue> {
    Ok(elements(&form.query_selector_all("fieldset[id]")?))
}

/// Brings a group in step with its twin in the answer; gives the one that is in the page then.
fn follow(present: Element, twin: Element, typing: impl Fn(&Element) -> bool) -> Result<Element, JsValue> {
    let (theirs, ours) = (controls(&twin)?, controls(&present)?);
    if ids(&theirs) != ids(&ours) {
        present.replace_with_with_node_1(&twin)?;
        return Ok(twin);
    }
    for (from, to) in theirs.iter().zip(&ours) {
        copy(from, to, typing(to));
    }
    Ok(present)
}

/// Copies what is chosen; `typing` protects a text field that has the focus.
fn copy(from: &Element, to: &Element, typing: bool) {
    if let (Some(from), Some(to)) = (from.dyn_ref::<HtmlInputElement>(), to.dyn_ref::<HtmlInputElement>()) {
        to.set_checked(from.checked());
        if matches!(to.type_().as_str(), "number" | "hidden") && !typing {
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
