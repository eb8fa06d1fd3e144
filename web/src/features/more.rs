//! What more there is than the menu shows, each with a word on what it is for.

use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::use_session;
use leptos::prelude::*;
use texts::{Key, key};
use ui::PageHeading;

/// The pages of this file.
pub(crate) fn page(_: Route) -> AnyView {
    view! { <More /> }.into_any()
}

#[component]
fn More() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let way = move |route: Route, called: Signal<String>, text: Key| {
        view! {
            <li class="ds-card">
                <h2 class="ds-heading" data-size="xs">
                    <a class="ds-link" href=route.path()>{called}</a>
                </h2>
                <p class="ds-paragraph">{i18n.t(text)}</p>
            </li>
        }
    };
    let introduction = move || {
        session.me().map(|_| {
            way(
                Route::Introduction,
                i18n.t(key::INTRODUCTION_PAGE_HEADING),
                key::GROUP_PAGE_MORE_INTRODUCTION,
            )
        })
    };
    view! {
        <PageHeading text=i18n.t(key::NAV_MORE) />
        <ul class="app-cards">
            {way(Route::Map, i18n.t(key::MAP_HEADING), key::MAP_LEAD)}
            {way(Route::Groups, i18n.h(key::GROUP_PLURAL), key::GROUP_PAGE_MORE_GROUPS)}
            {way(Route::Networks, i18n.h(key::NETWORK_PLURAL), key::GROUP_PAGE_MORE_NETWORKS)}
            {way(
                Route::Representatives,
                i18n.t(key::GROUP_PAGE_REPRESENTATIVES),
                key::GROUP_PAGE_MORE_REPRESENTATIVES,
            )}
            {way(Route::Organisations, i18n.h(key::EXTERNAL_ACTOR_PLURAL), key::GROUP_PAGE_MORE_ORGANISATIONS)}
            {way(Route::Templates, i18n.h(key::TEMPLATE_PLURAL), key::GROUP_PAGE_MORE_TEMPLATES)}
            {introduction}
        </ul>
    }
}
