//! What more there is than the menu shows, each with a word on what it is for.

use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::use_session;
use crate::words::Words;
use leptos::prelude::*;
use texts::{Key, key};
use ui::PageHeading;

/// The pages of this file.
pub(crate) fn page(_: Route) -> AnyView {
    view! { <More /> }.into_any()
}

/// A page, and a word on what it is for.
pub(in crate::features) struct Way {
    pub(in crate::features) route: Route,
    pub(in crate::features) called: Words,
    pub(in crate::features) text: Key,
}

/// What more there is for whoever is signed in, or is not.
pub(in crate::features) fn ways(signed_in: bool) -> Vec<Way> {
    let way = |route, called, text| Way { route, called, text };
    let noun = Words::Noun;
    let mut ways = vec![
        way(Route::Map, Words::Text(key::MAP_HEADING), key::MAP_LEAD),
        way(Route::Groups, noun(key::GROUP_PLURAL), key::GROUP_PAGE_MORE_GROUPS),
        way(Route::Networks, noun(key::NETWORK_PLURAL), key::GROUP_PAGE_MORE_NETWORKS),
        way(
            Route::Representatives,
            Words::Text(key::GROUP_PAGE_REPRESENTATIVES),
            key::GROUP_PAGE_MORE_REPRESENTATIVES,
        ),
        way(Route::Organisations, noun(key::EXTERNAL_ACTOR_PLURAL), key::GROUP_PAGE_MORE_ORGANISATIONS),
        way(Route::Templates, noun(key::TEMPLATE_PLURAL), key::GROUP_PAGE_MORE_TEMPLATES),
    ];
    ways.push(way(Route::Terms, Words::Text(key::TERMS_HEADING), key::TERMS_MORE));
    ways.extend(signed_in.then(|| {
        let heading = Words::Text(key::INTRODUCTION_PAGE_HEADING);
        way(Route::Introduction, heading, key::GROUP_PAGE_MORE_INTRODUCTION)
    }));
    ways
}

#[component]
fn More() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let card = move |Way { route, called, text }: Way| {
        view! {
            <li class="ds-card">
                <h2 class="ds-heading" data-size="xs">
                    <a class="ds-link" href=route.path()>{called.signal(i18n)}</a>
                </h2>
                <p class="ds-paragraph">{i18n.t(text)}</p>
            </li>
        }
    };
    view! {
        <PageHeading text=i18n.t(key::NAV_MORE) />
        <ul class="app-cards">
            {move || ways(session.me().is_some()).into_iter().map(card).collect_view()}
        </ul>
    }
}
