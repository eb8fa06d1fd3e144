//! The mark of a demonstration: everything in the database is then an example.

use crate::app::ServiceMeta;
use crate::i18n::use_i18n;
use leptos::prelude::*;
use texts::key;

/// Whether everything in the database is an example.
fn is_demo() -> impl Fn() -> bool + Copy + Send + Sync + 'static {
    let ServiceMeta(meta) = expect_context();
    move || meta.get().flatten().is_some_and(|meta| meta.demo)
}

/// The same on a sheet of paper, which leaves the head of the page behind.
#[component]
pub(crate) fn DemoOnPaper() -> impl IntoView {
    let (i18n, demo) = (use_i18n(), is_demo());
    view! {
        <Show when=demo>
            <p class="ds-paragraph app-paper"><strong>{i18n.t(key::DEMO_MARKER)}</strong> " – " {i18n.t(key::SITE_DEMO)}</p>
        </Show>
    }
}

/// Says that nothing here is real, when that is so.
#[component]
pub(crate) fn DemoBanner() -> impl IntoView {
    let (i18n, demo) = (use_i18n(), is_demo());
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
