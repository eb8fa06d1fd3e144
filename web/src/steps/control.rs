//! The control of a field.

use super::answers::Answers;
use super::choices::{shown, shown_with_none};
use super::field::{Field, Kind};
use super::municipality::municipalities;
use super::named::NamedInput;
use crate::forms::FormState;
use crate::i18n::use_i18n;
use leptos::prelude::*;
use ui::{CheckboxGroup, InputKind, RadioGroup, Select, TextArea, TextInput};

/// A field of a step, where it is asked.
#[component]
pub(super) fn Control(field: Field, answers: RwSignal<Answers>, state: FormState) -> impl IntoView {
    let asked = {
        let field = field.clone();
        Memo::new(move |_| answers.with(|answers| field.asked(answers)))
    };
    view! { <Show when=move || asked.get()>{control(field.clone(), answers, state)}</Show> }
}

fn control(field: Field, answers: RwSignal<Answers>, state: FormState) -> AnyView {
    let i18n = use_i18n();
    let Field { pointer, required, .. } = field;
    let (id, error) = (field.id(), state.error(pointer));
    let (label, description) = (field.label.signal(i18n), field.help.map(|help| help.signal(i18n)));
    let value = Signal::derive(move || answers.with(|a| a.text(pointer).to_owned()));
    let set = move |text: String| answers.update(|a| a.set(pointer, text));
    let line = move |id: String, kind: InputKind| {
        view! {
            <TextInput
                id=id
                label=label
                description=description
                required=required
                kind=kind
                value=value
                set_value=set
                error=error
            />
        }
        .into_any()
    };
    let named = move |id: String, known| {
        view! {
            <NamedInput
                id=id
                label=label
                description=description
                required=required
                pointer=pointer
                answers=answers
                error=error
                known=known
            />
        }
        .into_any()
    };
    match field.kind {
        Kind::Line => line(id, InputKind::Text),
        Kind::Day => line(id, InputKind::Date),
        Kind::Link => line(id, InputKind::Url),
        Kind::Percent => line(id, InputKind::Number),
        Kind::Lines(limit) => view! {
            <TextArea
                id=id
                label=label
                description=description
                required=required
                limit=limit
                rows=3
                value=value
                set_value=set
                error=error
            />
        }
        .into_any(),
        Kind::Radio(choices) => view! {
            <RadioGroup
                id=id
                label=label
                description=description
                required=required
                choices=shown(&choices, i18n)
                value=value
                set_value=set
                error=error
            />
        }
        .into_any(),
        Kind::Select(choices) => view! {
            <Select
                id=id
                label=label
                description=description
                required=required
                choices=shown_with_none(&choices, i18n)
                value=value
                set_value=set
                error=error
            />
        }
        .into_any(),
        Kind::Several(choices) => view! {
            <CheckboxGroup
                id=id
                label=label
                description=description
                required=required
                choices=shown(&choices, i18n)
                values=Signal::derive(move || answers.with(|a| a.several(pointer)))
                set_values=move |values| answers.update(|a| a.set_several(pointer, values))
                error=error
            />
        }
        .into_any(),
        Kind::Municipality => named(id, municipalities()),
        Kind::Suggested(choices) => named(id, Signal::stored(choices)),
        Kind::Named(known) => named(id, known),
        Kind::Own(view) => view(answers),
    }
}
