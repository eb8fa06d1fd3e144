//! One line of text.

use crate::field::Frame;
use leptos::prelude::*;

/// What kind of text is written, so that the right keyboard and help come up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A password.
    Password,
    /// Words to search for.
    Search,
    /// A date.
    Date,
    /// An address on the web.
    Url,
    /// A whole number.
    Number,
}

impl InputKind {
    const fn name(self) -> &'static str {
        match self {
            // A number not as the browser's `number`, which loses what it cannot read.
            InputKind::Text | InputKind::Number => "text",
            InputKind::Email => "email",
            InputKind::Password => "password",
            InputKind::Search => "search",
            InputKind::Date => "date",
            InputKind::Url => "url",
        }
    }
}

/// One line of text with its label.
#[component]
pub fn TextInput(
    /// The id of the control; the parts around it take theirs from it.
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
    /// No mark although it may stay empty, as where a list is narrowed.
    #[prop(optional)]
    unmarked: bool,
    /// What kind of text it is.
    #[prop(optional)]
    kind: InputKind,
    /// What may be meant, shown while one types; anything else may be written too.
    #[prop(optional, into)]
    suggestions: Option<Signal<Vec<String>>>,
    /// Takes what stands there when one leaves it.
    #[prop(optional, into)]
    left: Option<Callback<String>>,
    /// What the browser may fill in, by its standard name.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let frame = Frame { id: id.clone(), label, description, error, unmarked: required || unmarked };
    let wiring = frame.wiring(None);
    let list = suggestions.map(|_| format!("{id}-list"));
    let options = suggestions.zip(list.clone()).map(|(suggestions, id)| {
        let option = |value: String| view! { <option value=value></option> };
        view! { <datalist id=id>{move || suggestions.get().into_iter().map(option).collect_view()}</datalist> }
    });
    let leave = move |text: String| {
        if let Some(left) = left {
            left.run(text);
        }
    };
    frame.around(view! {
        <input
            class="ds-input"
            type=kind.name()
            inputmode=(kind == InputKind::Number).then_some("numeric")
            list=list
            id=id
            autocomplete=autocomplete
            required=required
            aria-describedby=wiring.described_by
            aria-invalid=wiring.invalid
            prop:value=value
            on:input=move |event| set_value.run(event_target_value(&event))
            on:change=move |event| leave(event_target_value(&event))
        />
        {options}
    })
}
