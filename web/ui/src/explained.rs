//! What a hard word means, beside it: a small button, and the explanation over the page until one has read it. The browser's
//! own popover: it opens by key and touch, closes on Escape and when one goes on, and gives the focus back.

use crate::use_words;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// A page may explain the same word twice: each has an id of its own.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A question about a word, and its answer.
#[component]
pub fn Explained(
    /// What is asked, such as what the word means.
    #[prop(into)]
    question: Signal<String>,
    /// What it means.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let words = use_words();
    let id = StoredValue::new(format!("explained-{}", NEXT.fetch_add(1, Ordering::Relaxed)));
    view! {
        <button type="button" class="ui-explain" popovertarget=id.get_value() aria-label=question>
            "?"
        </button>
        <span class="ui-explained" popover="auto" id=id.get_value() role="note" aria-label=question>
            <strong>{question}</strong>
            <span>{text}</span>
            <button
                type="button"
                class="ds-button"
                data-size="sm"
                data-variant="secondary"
                popovertarget=id.get_value()
                popovertargetaction="hide"
            >
                {words.close}
            </button>
        </span>
    }
}
