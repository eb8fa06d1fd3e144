//! A short label, such as a status.

use leptos::prelude::*;

/// The colours that carry a meaning in Designsystemet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// For information.
    #[default]
    Info,
    /// Went well.
    Success,
    /// Take care.
    Warning,
    /// Went wrong.
    Danger,
    /// Nothing special.
    Neutral,
}

impl Color {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Color::Info => "info",
            Color::Success => "success",
            Color::Warning => "warning",
            Color::Danger => "danger",
            Color::Neutral => "neutral",
        }
    }
}

/// A short label.
#[component]
pub fn Tag(
    /// Supports the word; never says anything alone.
    #[prop(optional)]
    color: Color,
    children: Children,
) -> impl IntoView {
    view! { <span class="ds-tag" data-color=color.name()>{children()}</span> }
}
