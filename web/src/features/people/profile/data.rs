//! Everything that is kept about oneself, as a file.

use crate::failure::failure;
use crate::format;
use crate::i18n::use_i18n;
use crate::session::use_session;
use contract::people::MyData;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use texts::key;
use ui::{Announcer, Button, Failure, FailureView, Variant};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Gives a text to the browser to save under a name.
fn save(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// Whether the browser has the file now.
fn download(data: &MyData) -> bool {
    let name = format!("ksf-mine-data-{}.json", format::today());
    serde_json::to_string_pretty(data).is_ok_and(|text| save(&name, &text).is_ok())
}

/// The part of the page.
#[component]
pub(super) fn OwnData() -> impl IntoView {
    let (i18n, session, announcer) = (use_i18n(), use_session(), Announcer::get());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let fetch = move |()| {
        leptos::task::spawn_local(async move {
            busy.set(true);
            let result = session.call(async |client| client.export_my_data().await).await;
            busy.set(false);
            trouble.set(result.as_ref().err().map(|error| failure(i18n, error)));
            if result.is_ok_and(|data| download(&data)) {
                announcer.say(i18n.text_now(key::PROFILE_DATA_DONE));
            }
        });
    };
    view! {
        <section class="app-stack" aria-labelledby="data">
            <h2 class="ds-heading" data-size="sm" id="data">{i18n.t(key::PROFILE_DATA)}</h2>
            <p class="ds-paragraph app-text">{i18n.t(key::PROFILE_DATA_ABOUT)}</p>
            {move || trouble.get().map(|failure| view! { <FailureView failure=failure /> })}
            <div>
                <Button variant=Variant::Secondary busy=busy on_press=fetch>{i18n.t(key::PROFILE_DATA_GET)}</Button>
            </div>
        </section>
    }
}
