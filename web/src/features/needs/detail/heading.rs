//! The heading of a part of the page, which also stands inside a question and is lower there.

use leptos::prelude::*;

/// The heading of a part. It takes the focus, so that a reader can be brought there.
#[component]
pub(super) fn PartHeading(
    /// Its id, which names the part.
    id: String,
    /// Its level.
    level: u8,
    /// What it says.
    text: Signal<String>,
) -> impl IntoView {
    match level {
        ..=2 => view! { <h2 class="ds-heading" data-size="sm" id=id tabindex="-1">{text}</h2> }.into_any(),
        3 => view! { <h3 class="ds-heading" data-size="2xs" id=id tabindex="-1">{text}</h3> }.into_any(),
        _ => view! { <h4 class="ds-heading" data-size="2xs" id=id tabindex="-1">{text}</h4> }.into_any(),
    }
}
