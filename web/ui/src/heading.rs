//! The heading of a page: the document title, and where the reader lands after a change of page.

use crate::{Announcer, use_words};
use leptos::{html, prelude::*};
use std::sync::atomic::{AtomicBool, Ordering};

/// The first page was asked for by the browser, which says its title itself; only later ones take the focus.
static MOVED: AtomicBool = AtomicBool::new(false);

/// The one `h1` of a page. It names the document, takes the focus after a change of page, and says its text again
/// when that first comes with the data.
#[component]
pub fn PageHeading(
    /// The heading.
    #[prop(into)]
    text: Signal<String>,
    /// The language of the heading, where it is content and not ours.
    #[prop(optional, into)]
    lang: Signal<Option<String>>,
) -> impl IntoView {
    let (words, announcer) = (use_words(), Announcer::get());
    let heading = NodeRef::<html::H1>::new();
    if MOVED.swap(true, Ordering::Relaxed) {
        focus_when_there(heading, 60);
    }
    Effect::new(move |before: Option<String>| {
        let now = text.get();
        document().set_title(&format!("{now} – {}", words.site.get()));
        if before.is_some_and(|before| before != now) {
            announcer.say(now.clone());
        }
        now
    });
    view! { <h1 class="ds-heading" data-size="lg" tabindex="-1" node_ref=heading lang=lang>{text}</h1> }
}

/// Moves the focus to the heading as soon as it stands in the document: it is made a little before its page is shown.
fn focus_when_there(heading: NodeRef<html::H1>, frames: u8) {
    request_animation_frame(move || match heading.get_untracked() {
        Some(h1) if h1.is_connected() => {
            let _ = h1.focus();
        }
        Some(_) | None if frames > 0 => focus_when_there(heading, frames - 1),
        Some(_) | None => {}
    });
}
