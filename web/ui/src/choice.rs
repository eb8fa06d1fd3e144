//! Choosing one or several of a few.

use crate::field::Frame;
use leptos::prelude::*;

/// One thing that can be chosen.
#[derive(Clone)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is read.
    pub label: Signal<String>,
}

impl Choice {
    /// A choice of a value by its label.
    pub fn new(value: impl Into<String>, label: impl Into<Signal<String>>) -> Choice {
        Choice { value: value.into(), label: label.into() }
    }
}

/// One of a few, all in sight.
#[component]
pub fn RadioGroup(
    /// The id of the group.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The chosen value, empty where nothing is chosen.
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
) -> impl IntoView {
    let frame = Frame { id: id.clone(), label, description, error, unmarked: required };
    let invalid = frame.wiring(None).invalid;
    let radios = choices.into_iter().enumerate().map(|(number, choice)| {
        let control = format!("{id}-{number}");
        let (own, chosen) = (choice.value.clone(), choice.value);
        view! {
            <div class="ds-field">
                <input
                    class="ds-input"
                    type="radio"
                    id=control.clone()
                    name=id.clone()
                    value=own.clone()
                    aria-invalid=invalid
                    prop:checked=move || value.with(|v| *v == own)
                    on:change=move |_| set_value.run(chosen.clone())
                />
                <label class="ds-label" for=control>{choice.label}</label>
            </div>
        }
    });
    frame.around_group(radios.collect_view())
}

/// Any number of a few.
#[component]
pub fn CheckboxGroup(
    /// The id of the group.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The chosen values.
    #[prop(into)]
    values: Signal<Vec<String>>,
    /// Takes the chosen values, in the order of the choices.
    #[prop(into)]
    set_values: Callback<Vec<String>>,
    /// Help to answer.
    #[prop(optional_no_strip, into)]
    description: Option<Signal<String>>,
    /// What must be corrected.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It must be answered.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let frame = Frame { id: id.clone(), label, description, error, unmarked: required };
    let order = StoredValue::new(choices.iter().map(|c| c.value.clone()).collect::<Vec<_>>());
    let boxes = choices.into_iter().enumerate().map(|(number, choice)| {
        let (own, chosen) = (choice.value.clone(), choice.value);
        let toggle = move |on: bool| {
            let kept = values.with_untracked(|now| {
                order.with_value(|order| {
                    let keep = |v: &&String| if **v == chosen { on } else { now.contains(v) };
                    order.iter().filter(keep).cloned().collect()
                })
            });
            set_values.run(kept);
        };
        view! {
            <Checkbox
                id=format!("{id}-{number}")
                label=choice.label
                checked=Signal::derive(move || values.with(|v| v.contains(&own)))
                set_checked=toggle
            />
        }
    });
    frame.around_group(boxes.collect_view())
}

/// Yes or no.
#[component]
pub fn Checkbox(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is said yes to.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is said.
    #[prop(into)]
    checked: Signal<bool>,
    /// Takes the answer.
    #[prop(into)]
    set_checked: Callback<bool>,
) -> impl IntoView {
    view! {
        <div class="ds-field">
            <input
                class="ds-input"
                type="checkbox"
                id=id.clone()
                prop:checked=checked
                on:change=move |event| set_checked.run(event_target_checked(&event))
            />
            <label class="ds-label" for=id>{label}</label>
        </div>
    }
}
