//! Several lines of text, with a counter.

use crate::{field::Frame, use_words};
use leptos::prelude::*;

/// Several lines of text with their label. With `limit` it says how much room is left.
#[component]
pub fn TextArea(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What stands there.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what is written.
    #[prop(into)]
    set_value: Callback<String>,
    /// Help to answer.
    #[prop(optional_no_strip, into)]
    description: Option<Signal<String>>,
    /// What must be corrected.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It must be filled in.
    #[prop(optional)]
    required: bool,
    /// The greatest number of characters.
    #[prop(optional)]
    limit: Option<usize>,
    /// How many lines show.
    #[prop(default = 4)]
    rows: u16,
) -> impl IntoView {
    let frame = Frame { id: id.clone(), label, description, error, unmarked: required };
    let counter_id = limit.map(|_| format!("{id}-counter"));
    let wiring = frame.wiring(counter_id.clone());
    let counter = limit.zip(counter_id).map(|(limit, id)| counter(id, limit, value));
    frame.around(view! {
        <textarea
            class="ds-input"
            id=id
            rows=rows.to_string()
            required=required
            aria-describedby=wiring.described_by
            aria-invalid=wiring.invalid
            prop:value=value
            on:input=move |event| set_value.run(event_target_value(&event))
        ></textarea>
        {counter}
    })
}

/// How much room is left. It is silent until the room is nearly used up, and then speaks politely.
fn counter(id: String, limit: usize, value: Signal<String>) -> impl IntoView {
    let words = use_words();
    let used = Memo::new(move |_| value.with(|text| text.chars().count()));
    let text = move || {
        let used = used.get();
        let (template, count) = if used > limit {
            (words.characters_over, used - limit)
        } else {
            (words.characters_left, limit - used)
        };
        template.get().replace("{count}", &count.to_string())
    };
    let near = Memo::new(move |_| used.get() + limit / 10 >= limit);
    view! {
        <p
            class="ui-counter"
            id=id
            data-over=move || (used.get() > limit).then_some("true")
            aria-live=move || if near.get() { "polite" } else { "off" }
        >
            {text}
        </p>
    }
}
