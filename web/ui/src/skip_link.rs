//! Past the header, straight to the content.

use crate::focus_element;
use leptos::prelude::*;

/// The first thing on the page for the keyboard: leads past what stands on every page.
#[component]
pub fn SkipLink(
    /// The id of the main content.
    #[prop(into)]
    to: String,
    children: Children,
) -> impl IntoView {
    let href = format!("#{to}");
    let skip = move |event: leptos::ev::MouseEvent| {
        // Done by hand, so that no router takes the fragment for a page.
        event.prevent_default();
        focus_element(&to);
    };
    view! { <a class="ds-skip-link" href=href on:click=skip>{children()}</a> }
}
