//! The secret of a one-time link, which stands after `#` in its address.

use leptos::prelude::*;

/// Takes the token out of the address, so that it stays in no history and no picture of the screen.
pub(super) fn take_token() -> Option<String> {
    let location = window().location();
    let token = location.hash().ok()?.trim_start_matches('#').to_owned();
    if token.is_empty() {
        return None;
    }
    if let Ok(history) = window().history() {
        let clean = location.pathname().unwrap_or_default();
        let _ = history.replace_state_with_url(&leptos::wasm_bindgen::JsValue::NULL, "", Some(&clean));
    }
    Some(token)
}
