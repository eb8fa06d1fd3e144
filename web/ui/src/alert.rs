//! A message set apart from the text around it.

use crate::Color;
use leptos::prelude::*;

/// Whether a message that appears is read out, and how soon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Urgency {
    /// It was there from the start: read when one comes to it.
    #[default]
    Still,
    /// Read when the reader is done with the present sentence.
    Polite,
    /// Read at once.
    Now,
}

/// A message set apart.
#[component]
pub fn Alert(
    /// What kind of message it is; never by colour alone, the text says it too.
    #[prop(optional)]
    color: Color,
    /// Whether it is read out when it appears.
    #[prop(optional)]
    urgency: Urgency,
    children: Children,
) -> impl IntoView {
    let role = match urgency {
        Urgency::Still => None,
        Urgency::Polite => Some("status"),
        Urgency::Now => Some("alert"),
    };
    view! { <div class="ds-alert" data-color=color.name() role=role>{children()}</div> }
}
