//! What must be corrected, in one place, each line leading to its field.

use crate::use_words;
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

/// One thing to correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the control.
    pub id: String,
    /// What is wrong and what to do.
    pub text: String,
}

/// Moves the focus to an element of the page.
pub fn focus_element(id: &str) {
    let element = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // An element that cannot take the focus leaves it where it was, which is the best there is.
        let _ = element.focus();
    }
}

/// What must be corrected. When `attempts` grows, the focus goes to the first field with an error.
#[component]
pub fn ErrorSummary(
    /// What must be corrected, in the order of the fields.
    #[prop(into)]
    errors: Signal<Vec<FieldError>>,
    /// Counts the times the form was sent.
    #[prop(into)]
    attempts: Signal<u32>,
) -> impl IntoView {
    let words = use_words();
    Effect::new(move |before: Option<u32>| {
        let now = attempts.get();
        if before.is_some_and(|before| now > before) {
            let first = errors.with_untracked(|e| e.first().map(|e| e.id.clone()));
            // After the render in which the messages appear, so that they are read with the field.
            request_animation_frame(move || {
                if let Some(id) = first {
                    focus_element(&id);
                }
            });
        }
        now
    });
    let line = |error: FieldError| {
        let id = error.id.clone();
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            focus_element(&id);
        };
        view! { <li><a class="ds-link" href=format!("#{}", error.id) on:click=go>{error.text}</a></li> }
    };
    move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <div class="ds-error-summary">
                    <h2 class="ds-heading">{words.errors}</h2>
                    <ul class="ds-list">{errors.into_iter().map(line).collect_view()}</ul>
                </div>
            }
        })
    }
}
