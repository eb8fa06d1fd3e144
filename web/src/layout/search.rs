//! The search field in the head of every page, and the key that leads to it.

use crate::i18n::use_i18n;
use crate::live::is_open;
use crate::routing::Route;
use crate::storage::{self, Keep};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::key;
use ui::focus_element;

/// The key that leads to the field.
const KEY: &str = "/";
/// Where it is kept that the key is switched off.
const SWITCHED_OFF: &str = "ksf.search_key";
/// The field in the head; on a small screen there is a link instead.
const FIELD: &str = "site-search";
/// The field of the page itself.
const OWN_FIELD: &str = "q";

/// Whether the key leads to the field. Somebody who speaks to the computer may want it off.
pub(crate) fn key_is_on() -> bool {
    storage::get(Keep::Always, SWITCHED_OFF).is_none()
}

/// Switches the key on or off in this browser.
pub(crate) fn switch_key(on: bool) {
    if on {
        storage::remove(Keep::Always, SWITCHED_OFF);
    } else {
        storage::set(Keep::Always, SWITCHED_OFF, "off");
    }
}

/// The field. On the page of the search it is the page's own.
#[component]
pub(super) fn SearchField() -> impl IntoView {
    let (i18n, here) = (use_i18n(), use_location().pathname);
    let elsewhere = Memo::new(move |_| Route::parse(&here.get()) != Some(Route::Search));
    let field = NodeRef::<html::Input>::new();
    let navigate = use_navigate();
    let submit = {
        let navigate = navigate.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let words = field.get_untracked().map(|field| field.value()).unwrap_or_default();
            navigate(&Route::Search.with_query(&[("q", words.trim())]), NavigateOptions::default());
        }
    };
    let before = StoredValue::new_local(None::<HtmlElement>);
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == KEY && is_for_us(&event) {
            event.prevent_default();
            before.set_value(focused());
            let own = !elsewhere.get_untracked();
            let name = if own { OWN_FIELD } else { FIELD };
            if own || is_seen(FIELD) {
                focus_element(name);
            } else {
                navigate(&Route::Search.path(), NavigateOptions::default());
            }
        } else if event.key() == "Escape" && focused().is_some_and(|one| is_search(&one)) {
            leave(before.try_update_value(Option::take).flatten());
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <Show when=move || elsewhere.get()>
            <form class="app-search" role="search" aria-label=i18n.t(key::SEARCH_LABEL) on:submit=submit.clone()>
                <input
                    class="ds-input"
                    type="search"
                    id=FIELD
                    autocomplete="off"
                    maxlength="200"
                    aria-label=i18n.t(key::SEARCH_LABEL)
                    aria-keyshortcuts=KEY
                    node_ref=field
                />
                <button type="submit" class="ds-button" data-size="sm" data-variant="secondary">
                    {i18n.t(key::UI_SEARCH)}
                </button>
            </form>
        </Show>
    }
}

fn focused() -> Option<HtmlElement> {
    document().active_element().and_then(|active| active.dyn_into().ok())
}

fn is_search(element: &HtmlElement) -> bool {
    element.matches("[role=search] input[type=search]").unwrap_or(false)
}

/// Whether the key was meant for the search: alone, and nowhere where one writes or chooses.
fn is_for_us(event: &KeyboardEvent) -> bool {
    let alone = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    let writing = focused().is_some_and(|one| {
        one.matches("input, textarea, select, [contenteditable], [role=listbox]").unwrap_or(false)
    });
    alone && !event.default_prevented() && !writing && !is_open() && key_is_on()
}

/// Whether an element is there for the eye: on a small screen the field is not.
fn is_seen(id: &str) -> bool {
    document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.offset_width() > 0)
}

/// Back to where one was before the key was pressed; without that, to the page.
fn leave(before: Option<HtmlElement>) {
    match before.filter(|before| before.is_connected() && before.tag_name() != "BODY") {
        Some(before) => {
            // Given where it can be; it may have become disabled meanwhile.
            let _ = before.focus();
        }
        None => focus_element("main"),
    }
}
