//! The mark of a demonstration: everything in the database is then an example.

use crate::app::ServiceMeta;
use crate::i18n::use_i18n;
use leptos::prelude::*;
use texts::key;

/// Says that nothing here is real, when that is so.
#[component]
pub(crate) fn DemoBanner() -> impl IntoView {
    let (i18n, ServiceMeta(meta)) = (use_i18n(), expect_context());
    let demo = move || meta.get().flatten().is_some_and(|meta| meta.demo);
    view! {
        <Show when=demo>
            <aside class="app-demo" aria-label=i18n.t(key::DEMO_MARKER)>
                <div class="app-wrap">
                    <strong>{i18n.t(key::DEMO_MARKER)}</strong>
                    <span>{i18n.t(key::SITE_DEMO)}</span>
                </div>
            </aside>
        </Show>
    }
}
