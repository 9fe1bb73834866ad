//! Form controls. Every control has an id made from its key and value, so that an island can find it again.

use leptos::prelude::*;

use crate::model::answer::Choice;
use crate::model::lang::Lang;
use crate::model::place::{Level, Region};
use crate::model::query::Years;
use crate::text::number::count;
use crate::text::pages as words;

/// One option of a group of check boxes or radio buttons.
pub(crate) struct Tick {
    /// Value in the address.
    pub(crate) value: String,
    /// Words for people.
    pub(crate) label: String,
    /// How many there are of it, where that is known.
    pub(crate) count: Option<u32>,
    /// Whether it is chosen.
    pub(crate) on: bool,
}

impl Tick {
    /// An option without a count.
    pub(crate) fn new(value: &str, label: &str, on: bool) -> Self {
        Self { value: value.into(), label: label.into(), count: None, on }
    }
}

/// Which form a control belongs to, where it stands outside of it.
pub(crate) type Form = Option<&'static str>;

/// A group of controls with its heading.
pub(crate) fn group(
    id: &'static str,
    legend: impl IntoView + 'static,
    body: impl IntoView + 'static,
) -> AnyView {
    view! {
        <fieldset id=id>
            <legend>{legend.into_any()}</legend>
            {body.into_any()}
        </fieldset>
    }
    .into_any()
}

/// A list of check boxes.
pub(crate) fn boxes(lang: Lang, form: Form, key: &'static str, ticks: Vec<Tick>) -> AnyView {
    options(lang, form, "checkbox", key, ticks)
}

/// A list of radio buttons.
pub(crate) fn radios(lang: Lang, form: Form, key: &'static str, ticks: Vec<Tick>) -> AnyView {
    options(lang, form, "radio", key, ticks)
}

fn options(lang: Lang, form: Form, kind: &'static str, key: &'static str, ticks: Vec<Tick>) -> AnyView {
    if ticks.is_empty() {
        return ().into_any();
    }
    let items = ticks.into_iter().map(|tick| {
        view! {
            <li>
                <label>
                    <input
                        id=format!("{key}-{}", if tick.value.is_empty() { "all" } else { &tick.value })
                        type=kind
                        name=key
                        value=tick.value.clone()
                        checked=tick.on
                        form=form
                    />
                    {tick.label}
                    {tick.count.map(|n| view! { <span class="cnt">{count(lang, n)}</span> })}
                </label>
            </li>
        }
    });
    view! { <ul class="opts">{items.collect_view()}</ul> }.into_any()
}

/// A choice of many, of which few are chosen: those as ticked boxes, the rest in a list that adds one.
pub(crate) fn picker(
    lang: Lang,
    form: Form,
    key: &'static str,
    label: &'static str,
    add: &'static str,
    choices: &[Choice],
    chosen: &[String],
) -> AnyView {
    let name_of = |id: &String| {
        let choice = choices.iter().find(|choice| choice.item.id == *id);
        choice.map_or_else(|| id.clone(), |choice| choice.item.name.clone())
    };
    let ticks = chosen.iter().map(|id| Tick::new(id, &name_of(id), true)).collect();
    let rest = choices.iter().filter(|choice| !chosen.contains(&choice.item.id)).map(|choice| {
        view! {
            <option value=choice.item.id.clone()>
                {format!("{} ({})", choice.item.name, count(lang, choice.commitments))}
            </option>
        }
    });
    view! {
        {boxes(lang, form, key, ticks)}
        <select id=format!("{key}-add") name=key aria-label=label form=form>
            <option value="" selected=true>
                {add}
            </option>
            {rest.collect_view()}
        </select>
    }
    .into_any()
}

/// A list of which one entry holds: value, words, whether it is chosen.
pub(crate) fn select(
    key: &'static str,
    label: &'static str,
    entries: Vec<(String, String, bool)>,
) -> AnyView {
    let entries = entries.into_iter().map(|(value, name, on)| {
        view! {
            <option value=value selected=on>
                {name}
            </option>
        }
    });
    view! {
        <select id=key name=key aria-label=label>
            {entries.collect_view()}
        </select>
    }
    .into_any()
}

/// First and last year.
pub(crate) fn years(lang: Lang, form: Form, chosen: Years, available: Option<(i32, i32)>) -> AnyView {
    let field = |key: &'static str, label: &'static str, value: Option<i32>, open: Option<i32>| {
        view! {
            <label>
                {label}
                <input
                    id=key
                    type="number"
                    name=key
                    inputmode="numeric"
                    min="2000"
                    max="2100"
                    value=value.map(|year| year.to_string())
                    placeholder=open.map(|year| year.to_string())
                    form=form
                />
            </label>
        }
    };
    view! {
        <div class="pair">
            {field("from", words::FROM.of(lang), chosen.from, available.map(|years| years.0))}
            {field("to", words::TO.of(lang), chosen.to, available.map(|years| years.1))}
        </div>
    }
    .into_any()
}

/// National, local or both.
pub(crate) fn levels(lang: Lang, form: Form, chosen: Option<Level>, open: Option<String>) -> AnyView {
    let ticks = [
        (None, open.unwrap_or_else(|| words::BOTH.of(lang).to_owned())),
        (Some(Level::National), words::NATIONAL.of(lang).to_owned()),
        (Some(Level::Local), words::LOCAL.of(lang).to_owned()),
    ];
    let ticks = ticks.map(|(level, label)| Tick::new(level.map_or("", Level::slug), &label, level == chosen));
    radios(lang, form, "level", ticks.into())
}

/// The regions; none ticked means all.
pub(crate) fn regions(lang: Lang, form: Form, chosen: &[Region]) -> AnyView {
    let tick = |region: Region| Tick::new(region.slug(), region.label(lang), chosen.contains(&region));
    boxes(lang, form, "region", Region::ALL.map(tick).into())
}

/// Countries that the address chose, so that sending the form keeps them.
pub(crate) fn countries(lang: Lang, form: Form, chosen: &[String]) -> AnyView {
    boxes(lang, form, "country", chosen.iter().map(|code| Tick::new(code, code, true)).collect())
}
