//! From page to page of a long list. The place is in the address, so "back" goes back.

use crate::use_words;
use leptos::prelude::*;

/// Links to the first and the next page; nothing where there is only one.
#[component]
pub fn Pager(
    /// The address of the next page.
    #[prop(into)]
    next: Signal<Option<String>>,
    /// The address of the first page, when this is a later one.
    #[prop(into)]
    first: Signal<Option<String>>,
) -> impl IntoView {
    let words = use_words();
    move || {
        let (next, first) = (next.get(), first.get());
        (next.is_some() || first.is_some()).then(|| {
            view! {
                <nav class="ui-pager" aria-label=words.pages>
                    {first.map(|href| {
                        view! { <a class="ds-button" data-variant="tertiary" href=href>{words.first_page}</a> }
                    })}
                    {next.map(|href| {
                        view! { <a class="ds-button" data-variant="secondary" href=href>{words.next_page}</a> }
                    })}
                </nav>
            }
        })
    }
}
