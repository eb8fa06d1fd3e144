//! One of several views of the same thing.

use crate::focus_element;
use leptos::{ev::KeyboardEvent, prelude::*};

/// One tab.
#[derive(Clone)]
pub struct Tab {
    /// What it stands for.
    pub value: String,
    /// What is read.
    pub label: Signal<String>,
}

impl Tab {
    /// A tab for a value by its label.
    pub fn new(value: impl Into<String>, label: impl Into<Signal<String>>) -> Tab {
        Tab { value: value.into(), label: label.into() }
    }
}

/// A row of tabs over one panel. Arrow keys move between the tabs; Enter or space chooses, since what a tab shows is
/// often fetched first.
#[component]
pub fn Tabs(
    /// The id that the tabs and the panel take theirs from.
    #[prop(into)]
    id: String,
    /// What the row of tabs is about.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs.
    tabs: Vec<Tab>,
    /// The chosen one.
    #[prop(into)]
    selected: Signal<String>,
    /// Takes the choice.
    #[prop(into)]
    on_select: Callback<String>,
    children: Children,
) -> impl IntoView {
    let count = tabs.len();
    let panel = format!("{id}-panel");
    let values = StoredValue::new(tabs.iter().map(|t| t.value.clone()).collect::<Vec<_>>());
    let chosen = Memo::new(move |_| {
        let selected = selected.get();
        values.with_value(|v| v.iter().position(|v| *v == selected)).unwrap_or(0)
    });
    let stem = id.clone();
    let buttons = tabs.into_iter().enumerate().map(|(number, tab)| {
        let stem = stem.clone();
        let go = move |event: KeyboardEvent| {
            let target = match event.key().as_str() {
                "ArrowRight" => (number + 1) % count,
                "ArrowLeft" => (number + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            focus_element(&format!("{stem}-tab-{target}"));
        };
        view! {
            <button
                type="button"
                role="tab"
                id=format!("{id}-tab-{number}")
                aria-controls=panel.clone()
                aria-selected=move || (chosen.get() == number).to_string()
                tabindex=move || if chosen.get() == number { "0" } else { "-1" }
                on:click=move |_| on_select.run(tab.value.clone())
                on:keydown=go
            >
                {tab.label}
            </button>
        }
    });
    let buttons = buttons.collect_view();
    view! {
        <div class="ds-tabs">
            <div role="tablist" aria-label=label>{buttons}</div>
            <div
                role="tabpanel"
                id=panel.clone()
                aria-labelledby=move || format!("{id}-tab-{}", chosen.get())
            >
                {children()}
            </div>
        </div>
    }
}
