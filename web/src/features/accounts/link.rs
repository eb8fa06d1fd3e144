//! A one-time link, shown once to the administrator who made it.

use crate::format;
use crate::i18n::use_i18n;
use contract::people::OneTimeLink;
use leptos::prelude::*;
use texts::key;
use ui::{Button, Dialog, Variant};
use wasm_bindgen_futures::JsFuture;

/// A link that was made, and for whom.
#[derive(Clone)]
pub(super) struct Made {
    pub(super) name: String,
    pub(super) link: OneTimeLink,
}

/// The link in a dialog; closing it forgets the link.
#[component]
pub(super) fn ShowLink(link: RwSignal<Option<Made>>) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(link.with(Option::is_some)));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            link.set(None);
        }
        now
    });
    let heading = Signal::derive(move || {
        let name = link.with(|made| made.as_ref().map(|m| m.name.clone())).unwrap_or_default();
        i18n.fill(key::ACCOUNTS_LINK_HEADING, &[("name", &name)])
    });
    let address = move || {
        let origin = window().location().origin().unwrap_or_default();
        link.with(|made| made.as_ref().map(|m| format!("{origin}{}", m.link.link))).unwrap_or_default()
    };
    let text = move || {
        let moment = link.with(|made| made.as_ref().map(|m| format::moment(i18n, m.link.expires_at)));
        i18n.fill(key::ACCOUNTS_LINK_TEXT, &[("moment", &moment.unwrap_or_default())])
    };
    let copied = RwSignal::new(None::<bool>);
    Effect::new(move |_| {
        link.track();
        copied.set(None);
    });
    let copy = Callback::new(move |()| {
        let address = address();
        leptos::task::spawn_local(async move { copied.set(Some(write(&address).await)) });
    });
    // Said in the dialog itself: while it is open, screen readers hear nothing from the page behind it.
    let outcome = move || {
        copied.get().map(|copied| {
            i18n.t(if copied { key::ACCOUNTS_LINK_COPIED } else { key::ACCOUNTS_LINK_NOT_COPIED })
        })
    };
    view! {
        <Dialog id="one-time-link" heading=heading open=open>
            <div class="app-stack">
                <p class="ds-paragraph">{text}</p>
                <p class="ds-paragraph app-link"><code id="link">{address}</code></p>
                <div class="app-row">
                    <Button variant=Variant::Secondary on_press=copy>{i18n.t(key::ACCOUNTS_LINK_COPY)}</Button>
                </div>
                <p class="ds-paragraph" role="status">{outcome}</p>
            </div>
        </Dialog>
    }
}

/// Puts a text on the clipboard; whether it is there now. Outside of secure contexts (plain HTTP) there is none.
async fn write(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
