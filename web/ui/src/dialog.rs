//! A question on top of the page, in the browser's own dialog: it holds the focus, closes on Escape, and gives the
//! focus back to where it was.

use crate::{focus_element, use_words};
use leptos::{html, prelude::*};

/// A dialog over the page. The children are made when it opens and dropped when it closes.
#[component]
pub fn Dialog(
    /// The id of the dialog.
    #[prop(into)]
    id: String,
    /// What it asks.
    #[prop(into)]
    heading: Signal<String>,
    /// Whether it stands open.
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let words = use_words();
    let dialog = NodeRef::<html::Dialog>::new();
    let heading_id = StoredValue::new(format!("{id}-heading"));
    Effect::new(move |_| {
        let (Some(element), open) = (dialog.get(), open.get()) else { return };
        if open && !element.open() {
            // Refused only when the dialog has left the page meanwhile; then there is nothing to show.
            let _ = element.show_modal();
            // The reader begins with what is asked, not with the way out.
            let heading = heading_id.get_value();
            request_animation_frame(move || focus_element(&heading));
        } else if !open && element.open() {
            element.close();
        }
    });
    view! {
        <dialog
            class="ds-dialog"
            id=id
            aria-labelledby=heading_id.get_value()
            node_ref=dialog
            on:close=move |_| open.set(false)
        >
            <Show when=move || open.get()>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-color="neutral"
                    data-icon=""
                    data-command="close"
                    aria-label=words.close
                    on:click=move |_| open.set(false)
                ></button>
                <h2 class="ds-heading" data-size="sm" id=heading_id.get_value() tabindex="-1">{heading}</h2>
                {children()}
            </Show>
        </dialog>
    }
}
