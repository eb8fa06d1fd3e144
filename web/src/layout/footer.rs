//! The foot of every page: whose data is shown, and where to read more.

use crate::i18n::use_i18n;
use crate::routing::Route;
use leptos::prelude::*;
use texts::key;

/// The foot of the page.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <footer class="app-footer">
            <div class="app-wrap">
                <nav aria-label=i18n.t(key::SITE_FOOTER)>
                    <ul class="app-links">
                        <li><a class="ds-link" href=Route::About.path()>{i18n.t(key::NAV_ABOUT)}</a></li>
                        <li>
                            <a class="ds-link" href=Route::Organisations.path()>
                                {i18n.h(key::EXTERNAL_ACTOR_PLURAL)}
                            </a>
                        </li>
                        <li>
                            <a class="ds-link" href=Route::Accessibility.path()>{i18n.t(key::NAV_ACCESSIBILITY)}</a>
                        </li>
                        <li><a class="ds-link" href="/api/docs" rel="external">{i18n.t(key::NAV_API)}</a></li>
                    </ul>
                </nav>
                <p class="ds-paragraph" data-size="sm">{i18n.t(key::SITE_ATTRIBUTION)}</p>
            </div>
        </footer>
    }
}
