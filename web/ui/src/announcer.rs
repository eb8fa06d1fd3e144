//! Telling a screen reader what changed elsewhere on the page.

use leptos::prelude::*;

/// Says things through the live region of the page.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Makes an announcer known to every component below; [`LiveRegion`] must stand on the page.
    pub fn provide() -> Announcer {
        let announcer = Announcer(RwSignal::new(String::new()));
        provide_context(announcer);
        announcer
    }

    /// The announcer of the page.
    pub fn get() -> Announcer {
        use_context().unwrap_or_else(|| Announcer(RwSignal::new(String::new())))
    }

    /// Says a text, politely: after what is being read now.
    pub fn say(self, text: impl Into<String>) {
        self.0.set(text.into());
    }
}

/// The invisible place that a screen reader listens to. One stands on each page, from the start.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let Announcer(text) = Announcer::get();
    view! { <div class="ds-sr-only" role="status" aria-live="polite">{text}</div> }
}
