//! Where the reader is on a page, so that what is put in anew does not take it away.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, SvgElement};

/// Whether a question is open over the page.
pub(crate) fn is_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// What somebody has opened or is moving in, which is lost when the page is built anew. Each by itself, since a browser
/// that does not know one of them refuses the line.
const OPENED: [&str; 4] =
    ["main .app-form", "main details[open]", "main [role=listbox]:focus", "[popover]:popover-open"];

/// Whether somebody is in the middle of something: a question is open, or words are being written.
pub(crate) fn is_busy() -> bool {
    let stands = |selector: &str| document().query_selector(selector).ok().flatten().is_some();
    let open = is_open() || OPENED.into_iter().any(stands);
    let writing = document()
        .active_element()
        .is_some_and(|active| active.matches("input, textarea, select, [contenteditable]").unwrap_or(false));
    open || writing
}

/// The element that had the focus, told so that the one in its place is found.
pub(crate) struct Place {
    selector: String,
    number: u32,
}

impl Place {
    /// Where the focus is; `None` when it is nowhere in the page's own part.
    pub(crate) fn now() -> Option<Place> {
        let active = document().active_element()?;
        active.closest("main").ok().flatten()?;
        let selector = selector(&active);
        let number =
            (0..).zip(all(&selector)).find(|(_, one)| *one == active).map_or(0, |(number, _)| number);
        Some(Place { selector, number })
    }

    /// Gives the focus back, when what had it has been taken away.
    pub(crate) fn restore(&self) {
        let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if !lost {
            return;
        }
        let found: Vec<Element> = all(&self.selector).collect();
        let at = usize::try_from(self.number).unwrap_or_default().min(found.len().saturating_sub(1));
        let Some(element) = found.get(at) else { return };
        // Focus moves nothing out of sight; whether it could be given shows on the page.
        let _ = match (element.dyn_ref::<HtmlElement>(), element.dyn_ref::<SvgElement>()) {
            (Some(element), _) => element.focus(),
            (None, Some(drawing)) => drawing.focus(),
            (None, None) => Ok(()),
        };
    }
}

/// What finds the element again: its id, where its link goes, or what it is.
fn selector(element: &Element) -> String {
    let quoted = |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"");
    let id = element.id();
    if !id.is_empty() {
        return format!("main [id=\"{}\"]", quoted(&id));
    }
    let name = element.local_name();
    match element.get_attribute("href") {
        Some(href) => format!("main {name}[href=\"{}\"]", quoted(&href)),
        None => format!("main {name}"),
    }
}

fn all(selector: &str) -> impl Iterator<Item = Element> {
    let list = document().query_selector_all(selector).ok();
    let count = list.as_ref().map_or(0, leptos::web_sys::NodeList::length);
    (0..count).filter_map(move |at| list.as_ref()?.item(at)?.dyn_into().ok())
}
