//! An address that is no page of ours.

use crate::i18n::use_i18n;
use crate::routing::Route;
use leptos::prelude::*;
use texts::key;
use ui::PageHeading;

/// Says that the page does not exist, and where to go instead.
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=i18n.t(key::NOT_FOUND_HEADING) />
        <p class="ds-paragraph">{i18n.t(key::NOT_FOUND_TEXT)}</p>
        <ul class="app-links">
            <li><a class="ds-link" href=Route::Home.path()>{i18n.t(key::NOT_FOUND_HOME)}</a></li>
            <li><a class="ds-link" href=Route::Register.path()>{i18n.t(key::HOME_GO_REGISTER)}</a></li>
        </ul>
    }
}
