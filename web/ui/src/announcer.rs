//! Telling a screen reader what changed elsewhere on the page.

use leptos::prelude::*;
use std::time::Duration;

/// How long a text stands in the live region: long enough to be taken up, too short to be met again.
const SPOKEN: Duration = Duration::from_secs(2);

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

    /// Says a text, politely: after what is being read now, and after what was said a moment ago.
    pub fn say(self, text: impl Into<String>) {
        let text = text.into();
        let said = if self.0.with_untracked(String::is_empty) {
            text
        } else {
            self.0.with_untracked(|before| format!("{before}. {text}"))
        };
        self.0.set(said.clone());
        // Emptied when it has been read, so that the next thing is not said together with it, and the same again is heard.
        let region = self.0;
        set_timeout(
            move || {
                if region.try_with_untracked(|now| *now == said).unwrap_or_default() {
                    region.set(String::new());
                }
            },
            SPOKEN,
        );
    }
}

/// The invisible place that a screen reader listens to. One stands on each page, from the start.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let Announcer(text) = Announcer::get();
    view! { <div class="ds-sr-only" role="status" aria-live="polite">{text}</div> }
}
