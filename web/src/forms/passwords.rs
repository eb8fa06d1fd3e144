//! Passwords in a form: hidden, or in sight of whoever wants to see what is typed. One for all forms that have a new one.

use crate::i18n::use_i18n;
use leptos::prelude::*;
use texts::key;
use ui::{Checkbox, InputKind, TextInput};

/// One password. It is never kept in the browser, as other things that are typed.
#[component]
pub(crate) fn PasswordInput(
    /// The id of the control.
    id: &'static str,
    /// What is asked.
    label: Signal<String>,
    /// Help to answer.
    #[prop(optional_no_strip, into)]
    description: Option<Signal<String>>,
    /// What the browser's keeper of passwords may do: `current-password` or `new-password`.
    autocomplete: &'static str,
    /// Whether it is in sight.
    shown: RwSignal<bool>,
    /// What is typed.
    value: RwSignal<String>,
    /// What must be corrected.
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        view! {
            <TextInput
                id=id
                label=label
                description=description
                kind=if shown.get() { InputKind::Text } else { InputKind::Password }
                autocomplete=autocomplete
                required=true
                value=value
                set_value=move |text| value.set(text)
                error=error
            />
        }
    }
}

/// Brings the passwords of a form in sight.
#[component]
pub(crate) fn ShowPasswords(
    /// Whether they are in sight.
    shown: RwSignal<bool>,
    /// What it says, where there are several.
    #[prop(default = key::ACCOUNT_SHOW_PASSWORD)]
    label: texts::Key,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Checkbox
            id="show-password"
            label=i18n.t(label)
            checked=shown
            set_checked=move |on| shown.set(on)
        />
    }
}
