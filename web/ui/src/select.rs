//! Choosing one of many.

use crate::{Choice, field::Frame};
use leptos::prelude::*;

/// One of many, in the browser's own list.
#[component]
pub fn Select(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen; a choice of the empty value stands for none.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the choice.
    #[prop(into)]
    set_value: Callback<String>,
    /// Help to answer.
    #[prop(optional_no_strip, into)]
    description: Option<Signal<String>>,
    /// What must be corrected.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It must be answered.
    #[prop(optional)]
    required: bool,
    /// No mark although it may stay empty, as where a list is narrowed.
    #[prop(optional)]
    unmarked: bool,
) -> impl IntoView {
    let frame = Frame { id: id.clone(), label, description, error, unmarked: required || unmarked };
    let wiring = frame.wiring(None);
    let options = move || {
        let chosen = value.get();
        let option = |choice: Choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    frame.around(view! {
        <select
            class="ds-input"
            id=id
            required=required
            aria-describedby=wiring.described_by
            aria-invalid=wiring.invalid
            on:change=move |event| set_value.run(event_target_value(&event))
        >
            {options}
        </select>
    })
}
