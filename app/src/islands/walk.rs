//! Marks of a chart, one at a time: which is next, what it says, and where its tooltip stands.
//!
//! All is read from the document, since the figure is replaced with every answer: `.hits` is the layer of marks, each
//! `.hit` in it has `data-series` and `data-year`, or `data-row` and `data-col` where rows are not series. A page may have
//! several readers: whatever a mark needs is looked for in the reader around it.

use std::cell::Cell;

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::{document, window, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::switch;

const LAYER: &str = ".hits";
const MARK: &str = ".hit";
const HERE: &str = "here";
const TIP: &str = ".tip";
const READER: &str = ".reader";

thread_local! {
    /// Whether keys are heard: once for all readers of a page.
    static HEARD: Cell<bool> = const { Cell::new(false) };
}

/// Listens to keys, and makes the layers of marks reachable by them.
pub(super) fn wake() {
    prepare();
    if !HEARD.replace(true) {
        // For as long as there is the page: no reader hears them for itself.
        let _ = window_event_listener(leptos::ev::keydown, |event| key(&event));
    }
}

/// One tab stop per drawing: a drawing that has just arrived is readied, and so are the links to the same page.
pub(super) fn prepare() {
    hide();
    let root = document().document_element();
    // Only where the address moves without a reload.
    if let Some(address) = find("[data-url]").and_then(|result| result.get_attribute("data-url")) {
        for link in all(&root, switch::LINKS) {
            switch::follow(&link, &address);
        }
    }
    for layer in all(&root, LAYER) {
        let keys = said(&layer, "data-keys");
        for (name, value) in [("tabindex", "0"), ("role", "application"), ("aria-label", keys.as_str())] {
            // An attribute with a fixed name can be set.
            let _ = layer.set_attribute(name, value);
        }
    }
}

/// The pointer is over something: a mark shows its tooltip, the tooltip stays, all else hides it.
pub(super) fn pointed(event: &PointerEvent) {
    let Some(target) = target(event) else { return };
    match closest(&target, MARK) {
        Some(mark) => show(&mark),
        None if closest(&target, TIP).is_none() => hide(),
        None => {}
    }
}

/// The layer of a drawing got the focus: its first mark speaks.
pub(super) fn entered(event: &FocusEvent) {
    let Some(layer) = target(event).filter(|target| target.matches(LAYER).unwrap_or_default()) else {
        return;
    };
    if let Some(first) = all(&Some(layer), MARK).first() {
        say(first);
    }
}

/// The focus left the layer; into the tooltip it may go.
pub(super) fn left(event: &FocusEvent) {
    let next = event.related_target().and_then(|next| next.dyn_into::<Element>().ok());
    if next.is_none_or(|next| closest(&next, TIP).is_none()) {
        hide();
    }
}

/// A finger on a mark shows its tooltip, in which the link is; a mouse has seen it and follows.
pub(super) fn clicked(event: &MouseEvent) {
    let by_touch = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
    // The target may be the link around the mark.
    let mark = target(event).and_then(|target| {
        let around = closest(&target, "a").and_then(|link| link.query_selector(MARK).ok().flatten());
        around.or_else(|| closest(&target, MARK))
    });
    if let Some(mark) = mark.filter(|_| by_touch) {
        event.prevent_default();
        show(&mark);
    }
}

fn key(event: &KeyboardEvent) {
    let name = event.key();
    if name == "Escape" {
        escape();
        return;
    }
    let Some(layer) = target(event).and_then(|target| closest(&target, LAYER)) else { return };
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let marks = all(&Some(layer), MARK);
    let Some(here) = here().and_then(|here| marks.iter().position(|mark| *mark == here)) else {
        if let (Some(first), true) = (marks.first(), name.starts_with("Arrow")) {
            event.prevent_default();
            say(first);
        }
        return;
    };
    if name == "Enter" {
        event.prevent_default();
        if let Some(address) = marks.get(here).and_then(address) {
            // A page that is leaving has nothing to answer.
            let _ = window().location().set_href(&address);
        }
    } else if let Some(next) = next(&marks, here, &name) {
        event.prevent_default();
        say(next);
    }
}

/// The mark that a key leads to; where there is none, the same again.
fn next<'a>(marks: &'a [Element], here: usize, key: &str) -> Option<&'a Element> {
    let now = marks.get(here)?;
    let (row, column) = (row(now), column(now));
    let in_row = |wanted: &str| {
        let mut found: Vec<&Element> = marks.iter().filter(|mark| self::row(mark) == wanted).collect();
        found.sort_by_key(|mark| self::column(mark));
        found
    };
    let along = in_row(&row);
    let at = along.iter().position(|mark| *mark == now)?;
    let found = match key {
        "ArrowLeft" => at.checked_sub(1).and_then(|at| along.get(at)).copied(),
        "ArrowRight" => along.get(at + 1).copied(),
        "Home" => along.first().copied(),
        "End" => along.last().copied(),
        "ArrowUp" | "ArrowDown" => {
            let mut rows: Vec<String> = marks.iter().map(self::row).collect();
            let mut seen = Vec::new();
            rows.retain(|row| {
                !seen.contains(row) && {
                    seen.push(row.clone());
                    true
                }
            });
            let at = rows.iter().position(|other| *other == row)?;
            let other = if key == "ArrowUp" { at.checked_sub(1) } else { Some(at + 1) };
            let other = other.and_then(|at| rows.get(at));
            other.and_then(|row| {
                in_row(row).into_iter().min_by_key(|mark| self::column(mark).abs_diff(column))
            })
        }
        _ => return None,
    };
    found.or(Some(now))
}

fn row(mark: &Element) -> String {
    mark.get_attribute("data-row").or_else(|| mark.get_attribute("data-series")).unwrap_or_default()
}

fn column(mark: &Element) -> i32 {
    let column = mark.get_attribute("data-col").or_else(|| mark.get_attribute("data-year"));
    column.and_then(|column| column.parse().ok()).unwrap_or(0)
}

/// Closes the tooltip; where none is open, leaves the chart.
fn escape() {
    if here().is_some() {
        hide();
    } else if let Some(layer) =
        document().active_element().filter(|active| active.matches(LAYER).unwrap_or_default())
        && let Some(layer) = layer.dyn_ref::<web_sys::SvgElement>()
    {
        let _ = layer.blur();
    }
}

/// Shows the tooltip of a mark and has it spoken.
fn say(mark: &Element) {
    show(mark);
    if let Some(spoken) = reader(mark).and_then(|reader| within(&reader, ".spoken")) {
        spoken.set_text_content(Some(&words(mark)));
    }
}

fn show(mark: &Element) {
    if here().as_ref() == Some(mark) {
        return;
    }
    hide();
    let Some(reader) = reader(mark) else { return };
    let Some(tip) = within(&reader, TIP).and_then(|tip| tip.dyn_into::<HtmlElement>().ok()) else { return };
    let _ = mark.class_list().add_1(HERE);
    if let Ok(Some(text)) = tip.query_selector("p") {
        text.set_text_content(Some(&words(mark)));
    }
    if let Some(link) = tip.query_selector("a").ok().flatten() {
        link.set_text_content(Some(&said(mark, "data-open")));
        let _ = match address(mark) {
            Some(address) => {
                link.set_attribute("href", &address).and_then(|()| link.remove_attribute("hidden"))
            }
            None => link.set_attribute("hidden", ""),
        };
    }
    tip.set_hidden(false);
    let (frame, around) = (reader.get_bounding_client_rect(), mark.get_bounding_client_rect());
    let (width, height) = (f64::from(tip.offset_width()), f64::from(tip.offset_height()));
    let middle = around.left() + around.width() / 2.0 - frame.left();
    let left = (middle - width / 2.0).min(frame.width() - width).max(0.0);
    // Edge to edge with the mark, so that the pointer gets there without leaving both.
    let top = if around.top() < height { around.bottom() } else { around.top() - height } - frame.top();
    for (name, value) in [("left", left), ("top", top)] {
        // Numbers written by the browser: writing them here would weigh more than all of this file.
        let px =
            js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default() + "px";
        let _ = tip.style().set_property(name, &px);
    }
}

/// Hides the tooltip.
pub(super) fn hide() {
    if let Some(mark) = here() {
        let _ = mark.class_list().remove_1(HERE);
    }
    for tip in all(&document().document_element(), TIP) {
        // An attribute with a fixed name can be set.
        let _ = tip.set_attribute("hidden", "");
    }
}

/// What a mark says. Its title would show a second tooltip, so it gives its words away when they are first asked for.
fn words(mark: &Element) -> String {
    let Some(around) = mark.parent_element() else { return String::new() };
    // A link keeps a name.
    let said = if around.has_attribute("href") { "aria-label" } else { "data-said" };
    if let Some(title) = mark.previous_element_sibling() {
        let _ = around.set_attribute(said, &title.text_content().unwrap_or_default());
        title.remove();
    }
    around.get_attribute(said).unwrap_or_default()
}

fn address(mark: &Element) -> Option<String> {
    closest(mark, "a")?.get_attribute("href")
}

fn here() -> Option<Element> {
    find(".hit.here")
}

/// Words that the server gave along with the figure in which something is.
fn said(element: &Element, name: &str) -> String {
    closest(element, "[data-keys]").and_then(|words| words.get_attribute(name)).unwrap_or_default()
}

fn reader(element: &Element) -> Option<Element> {
    closest(element, READER)
}

fn within(element: &Element, selector: &str) -> Option<Element> {
    element.query_selector(selector).ok().flatten()
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn all(within: &Option<Element>, selector: &str) -> Vec<Element> {
    let found = within.as_ref().and_then(|element| element.query_selector_all(selector).ok());
    found.map_or_else(Vec::new, |list| {
        (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
    })
}
