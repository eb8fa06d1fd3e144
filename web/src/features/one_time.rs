//! A one-time link as it is shown, once, to whoever made it and gives it on.

use crate::format;
use crate::i18n::use_i18n;
use contract::people::OneTimeLink;
use leptos::prelude::*;
use texts::key;
use ui::{Button, Variant};
use wasm_bindgen_futures::JsFuture;

/// The link, with a button that copies it.
#[component]
pub(in crate::features) fn LinkToGive(
    /// The link.
    link: OneTimeLink,
) -> impl IntoView {
    let i18n = use_i18n();
    let expires = link.expires_at;
    let text = move || i18n.fill(key::ACCOUNTS_LINK_TEXT, &[("moment", &format::moment(i18n, expires))]);
    let address = format!("{}{}", window().location().origin().unwrap_or_default(), link.link);
    let copied = RwSignal::new(None::<bool>);
    let copy = {
        let address = address.clone();
        Callback::new(move |()| {
            let address = address.clone();
            leptos::task::spawn_local(async move { copied.set(Some(write(&address).await)) });
        })
    };
    // Said beside the link: while a dialog is open, screen readers hear nothing from the page behind it.
    let outcome = move || {
        copied.get().map(|copied| {
            i18n.t(if copied { key::ACCOUNTS_LINK_COPIED } else { key::ACCOUNTS_LINK_NOT_COPIED })
        })
    };
    view! {
        <div class="app-stack">
            <p class="ds-paragraph">{text}</p>
            <p class="ds-paragraph app-link"><code id="link">{address}</code></p>
            <div class="app-row">
                <Button variant=Variant::Secondary on_press=copy>{i18n.t(key::ACCOUNTS_LINK_COPY)}</Button>
            </div>
            <p class="ds-paragraph" role="status">{outcome}</p>
        </div>
    }
}

/// Puts a text on the clipboard; whether it is there now. Outside of secure contexts (plain HTTP) there is none.
pub(in crate::features) async fn write(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
