//! The foot of every page: whose data is shown, and where to read more.

use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::theme::Theme;
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
                        <li>
                            <a class="ds-link" href=Route::Accessibility.path()>{i18n.t(key::ACCESSIBILITY_TELL)}</a>
                        </li>
                        <li><a class="ds-link" href="/api/docs" rel="external">{i18n.t(key::NAV_API)}</a></li>
                    </ul>
                </nav>
                <Colours />
                <p class="ds-paragraph" data-size="sm">{i18n.t(key::SITE_ATTRIBUTION)}</p>
            </div>
        </footer>
    }
}

/// Light or dark, as one reads best.
#[component]
fn Colours() -> impl IntoView {
    let i18n = use_i18n();
    let chosen = RwSignal::new(Theme::chosen());
    let choice = move |theme: Theme| {
        view! {
            <button
                type="button"
                class="ds-button"
                data-size="sm"
                data-variant=move || if chosen.get() == theme { "secondary" } else { "tertiary" }
                aria-pressed=move || (chosen.get() == theme).to_string()
                on:click=move |_| {
                    theme.choose();
                    chosen.set(theme);
                }
            >
                {i18n.t(theme.key())}
            </button>
        }
    };
    view! {
        <div class="app-row" role="group" aria-labelledby="colours">
            <span id="colours">{i18n.t(key::THEME_HEADING)}</span>
            {Theme::ALL.map(choice).collect_view()}
        </div>
    }
}
