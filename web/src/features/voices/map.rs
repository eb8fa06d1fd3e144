//! The map on the page: one stop for the tab key, arrows to the hexagon beside, Enter to the municipality's page.

use super::draw;
use super::state::State;
use crate::routing::Route;
use domain::register::MunicipalityNumber;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::hooks::use_navigate;
use texts::key;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition, SvgElement};

/// The id of the map.
const MAP: &str = "voices-map";

/// Gives the map the focus.
pub(super) fn focus() {
    let map = document().get_element_by_id(MAP).map(JsCast::unchecked_into::<SvgElement>);
    if let Some(map) = map {
        let _ = map.focus();
    }
}

/// The page of a municipality.
pub(super) fn way(number: &str) -> Option<String> {
    MunicipalityNumber::parse(number).ok().map(|number| Route::Municipality(number).path())
}

/// The municipality that a pointer is on.
pub(super) fn under(state: State, target: Option<web_sys::EventTarget>) -> Option<usize> {
    let element: Element = target?.dyn_into().ok()?;
    let marked = element.closest("[data-number]").ok()??;
    state.land().numbered(&marked.get_attribute("data-number")?)
}

/// The id of the option that is looked at.
fn active(state: State) -> Option<String> {
    let at = state.chosen.get()?;
    let land = state.land();
    land.cells.get(at).copied().flatten()?;
    land.voices.get(at).map(|voice| format!("voice-{}", voice.number))
}

/// The ring around the hexagon that is looked at.
fn ring(state: State, focused: RwSignal<bool>) -> Option<impl IntoView> {
    let cell = state.land().cells.get(state.chosen.get()?).copied().flatten()?;
    Some(view! {
        <polygon points=draw::points(cell) class="app-voices-ring-ground" />
        <polygon
            points=draw::points(cell)
            class="app-voices-ring"
            data-focused=move || focused.get().then_some("")
        />
    })
}

/// On the larger map, where the keys lead to is brought into sight.
fn keep_in_sight(state: State, larger: RwSignal<bool>, focused: RwSignal<bool>) {
    Effect::new(move |_| {
        if larger.get() && focused.get() {
            let at = active(state).and_then(|id| document().get_element_by_id(&id));
            let near = ScrollIntoViewOptions::new();
            near.set_block(ScrollLogicalPosition::Nearest);
            near.set_inline(ScrollLogicalPosition::Nearest);
            if let Some(at) = at {
                at.scroll_into_view_with_scroll_into_view_options(&near);
            }
        }
    });
}

/// The map.
#[component]
pub(super) fn Map(
    /// What is shown.
    state: State,
) -> impl IntoView {
    let (i18n, land) = (state.i18n, state.land());
    let navigate = use_navigate();
    let larger = RwSignal::new(false);
    let focused = RwSignal::new(false);
    let open = move |at: usize| {
        let path = state.land().voices.get(at).and_then(|voice| way(&voice.number));
        if let Some(path) = path {
            navigate(&path, leptos_router::NavigateOptions::default());
        }
    };
    let open = StoredValue::new(open);
    let press = move |event: KeyboardEvent| {
        let from = state.chosen.get_untracked();
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if matches!(event.key().as_str(), "Enter" | " ") {
            if let Some(at) = from {
                event.prevent_default();
                open.with_value(|open| open(at));
            }
            return;
        }
        let known = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"];
        if known.contains(&event.key().as_str()) {
            event.prevent_default();
            if let Some(at) = state.land().stepped(from, &event.key()) {
                state.chosen.set(Some(at));
            }
        }
    };
    let point = move |event: PointerEvent| {
        if let Some(at) = under(state, event.target()) {
            state.chosen.set(Some(at));
        }
    };
    // A finger first shows what it is on; the mouse has shown it before it presses.
    let shown = RwSignal::new(None::<usize>);
    let touch = move |event: PointerEvent| {
        let before = state.chosen.get_untracked();
        let finger = event.pointer_type() == "touch";
        shown.set(if finger { before } else { under(state, event.target()) });
        point(event);
    };
    let click = move |event: MouseEvent| {
        let at = under(state, event.target());
        if at.is_some()
            && at == shown.get_untracked()
            && let Some(at) = at
        {
            open.with_value(|open| open(at));
        }
    };
    let focus = move |_| {
        focused.set(true);
        if state.chosen.get_untracked().is_none() {
            state.chosen.set(state.land().stepped(None, "Home"));
        }
    };
    let drawn = move || {
        let land = state.land();
        state.classes.with(|classes| draw::map(&land.voices, &land.cells, classes, "voices-hatch", true))
    };
    keep_in_sight(state, larger, focused);
    let name = move || i18n.fill(key::MAP_NAME, &[("measure", &state.called())]);
    let toggle = move |()| larger.update(|larger| *larger = !*larger);
    let zoom = move || i18n.text(if larger.get() { key::MAP_SMALLER } else { key::MAP_LARGER });
    view! {
        <div class="app-voices-paper" data-larger=move || larger.get().then_some("")>
            <svg
                id=MAP
                class="app-voices-map"
                viewBox=draw::view_box(draw::frame(&land.cells))
                role="listbox"
                tabindex="0"
                aria-label=name
                aria-describedby="voices-hint"
                aria-activedescendant=move || active(state)
                on:keydown=press
                on:pointermove=point
                on:pointerdown=touch
                on:click=click
                on:focus=focus
                on:blur=move |_| focused.set(false)
            >
                <g inner_html=drawn></g>
                <g aria-hidden="true" pointer-events="none">{move || ring(state, focused)}</g>
            </svg>
        </div>
        <div class="app-screen">
            <ui::Button variant=ui::Variant::Tertiary small=true on_press=toggle>{zoom}</ui::Button>
        </div>
    }
}

/// What is looked at, in words, with the way to its page.
#[component]
pub(super) fn Line(
    /// What is shown.
    state: State,
) -> impl IntoView {
    let i18n = state.i18n;
    let line = move || match state.chosen.get() {
        Some(at) => state.line(at),
        None => i18n.text(key::MAP_NONE_CHOSEN),
    };
    let further = move || {
        let at = state.chosen.get()?;
        let land = state.land();
        let voice = land.voices.get(at)?;
        let href = way(&voice.number)?;
        let name = voice.name.clone();
        let text = move || i18n.fill(key::MAP_OPEN, &[("name", &name)]);
        Some(view! { <a class="ds-link" href=href>{text}</a> })
    };
    view! {
        <div class="app-voices-line app-screen">
            <p class="ds-paragraph" role="status">{line}</p>
            <p class="ds-paragraph">{further}</p>
        </div>
    }
}
