//! A page on the big screen of a meeting: larger letters, strong contrast, and nothing around it. It stands in the address, so
//! that it can be shared; Escape leaves it.

use crate::i18n::use_i18n;
use crate::live::is_open;
use crate::routing::Route;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::key;

/// What asks for it in the address.
const NAME: &str = "vis";
const VALUE: &str = "storskjerm";
/// What the stylesheet knows it by, on the whole document: all sizes follow.
const MARK: &str = "data-view";

/// The pages that are looked at together.
const fn is_for_meetings(route: &Route) -> bool {
    matches!(
        route,
        Route::Cluster(_)
            | Route::Municipality(_)
            | Route::Region(_)
            | Route::Needs
            | Route::Register
            | Route::Network(_)
            | Route::Map
    )
}

/// The address of a page with the query it has, on the big screen or not.
fn address(path: &str, query: &str, big: bool) -> String {
    let pairs = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != NAME);
    let mut kept = form_urlencoded::Serializer::new(String::new());
    kept.extend_pairs(pairs);
    if big {
        kept.append_pair(NAME, VALUE);
    }
    let kept = kept.finish();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{kept}") }
}

/// The way to the big screen and back, on the pages that are looked at together.
#[component]
pub(crate) fn BigScreen() -> impl IntoView {
    let (i18n, navigate, location) = (use_i18n(), use_navigate(), use_location());
    let (path, search) = (location.pathname, location.search);
    let offered = Memo::new(move |_| Route::parse(&path.get()).is_some_and(|route| is_for_meetings(&route)));
    let asked = location.query;
    let big = Memo::new(move |_| {
        offered.get() && asked.with(|query| query.get(NAME).is_some_and(|value| value == VALUE))
    });
    Effect::new(move |_| {
        let Some(html) = document().document_element() else { return };
        // An attribute of that name can always be set and taken away.
        let _ = if big.get() { html.set_attribute(MARK, VALUE) } else { html.remove_attribute(MARK) };
    });
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let explained = document().query_selector(":popover-open").ok().flatten().is_some();
        if event.key() == "Escape" && big.get_untracked() && !is_open() && !explained {
            let back = address(&path.get_untracked(), &search.get_untracked(), false);
            navigate(&back, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    });
    on_cleanup(move || listener.remove());
    let href = move || address(&path.get(), &search.get(), !big.get());
    let text = move || {
        let key = if big.get() { key::BIG_SCREEN_LEAVE } else { key::BIG_SCREEN_SHOW };
        i18n.text(key)
    };
    view! {
        <Show when=move || offered.get()>
            <p class="ds-paragraph app-screen app-big-screen">
                <a class="ds-link" href=href>{text}</a>
            </p>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_is_asked_for_stays() {
        let big = address("/behov", "level=region&q=natt", true);
        assert_eq!(big, "/behov?level=region&q=natt&vis=storskjerm");
        assert_eq!(
            address("/behov", "level=region&q=natt&vis=storskjerm", false),
            "/behov?level=region&q=natt"
        );
        assert_eq!(address("/regioner/vest", "vis=storskjerm", false), "/regioner/vest");
    }
}
