//! Buttons do things; links lead somewhere, also those that look like buttons.

use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// The one thing to do here.
    #[default]
    Primary,
    /// Something else one may do.
    Secondary,
    /// Something on the side.
    Tertiary,
}

impl Variant {
    const fn name(self) -> &'static str {
        match self {
            Variant::Primary => "primary",
            Variant::Secondary => "secondary",
            Variant::Tertiary => "tertiary",
        }
    }
}

/// A button. While it is busy it keeps its place and its focus, and does nothing.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    variant: Variant,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// Smaller than usual.
    #[prop(optional)]
    small: bool,
    /// For what cannot easily be undone.
    #[prop(optional)]
    danger: bool,
    /// Its work is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class="ds-button"
            data-variant=variant.name()
            data-size=small.then_some("sm")
            data-color=danger.then_some("danger")
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How much it asks for attention.
    #[prop(optional)]
    variant: Variant,
    children: Children,
) -> impl IntoView {
    view! { <a class="ds-button" data-variant=variant.name() href=href>{children()}</a> }
}
