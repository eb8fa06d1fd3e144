//! Everything that is kept about oneself, as a file.

use crate::failure::failure;
use crate::files;
use crate::format;
use crate::i18n::use_i18n;
use crate::session::use_session;
use contract::people::MyData;
use leptos::prelude::*;
use texts::key;
use ui::{Announcer, Button, Failure, FailureView, Variant};

/// Whether the browser has the file now.
fn download(data: &MyData) -> bool {
    let name = format!("ksf-mine-data-{}.json", format::today());
    serde_json::to_string_pretty(data).is_ok_and(|text| files::save(&name, "application/json", &text).is_ok())
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
