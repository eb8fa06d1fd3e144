//! A new theme network: what it is about, and who keeps it going.

use super::super::choices::needs;
use super::steps::make;
use crate::features::people::posts;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::use_session;
use crate::steps::StepForm;
use client::Versioned;
use contract::groups::NetworkView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use texts::key;
use ui::PageHeading;

/// The page.
#[component]
pub(in super::super) fn NewNetwork() -> impl IntoView {
    let (i18n, session, navigate) = (use_i18n(), use_session(), use_navigate());
    let me = session.me_now().filter(|me| !me.may_register_for.is_empty());
    let done = move |made: Option<Versioned<NetworkView>>| {
        let route = made.map_or(Route::Networks, |made| Route::Network(made.value.id));
        navigate(&route.path(), NavigateOptions::default());
    };
    let done = Callback::new(done);
    let form = match me {
        Some(me) => {
            let step = Arc::new(make(&me, needs()));
            view! {
                <p class="ds-paragraph">{i18n.t(key::NETWORK_PAGE_NEW_INTRO)}</p>
                <StepForm
                    step=step
                    place="network"
                    etag=Signal::stored(String::new())
                    on_done=done
                    on_reload=|()| {}
                />
            }
            .into_any()
        }
        None => view! {
            <p class="ds-paragraph"><strong>{i18n.t(key::NETWORK_PAGE_CANNOT_TITLE)}</strong></p>
            <p class="ds-paragraph">{i18n.t(key::NETWORK_PAGE_CANNOT_DETAIL)} " " {posts::find(i18n)}</p>
        }
        .into_any(),
    };
    view! {
        <PageHeading text=i18n.t(key::NETWORK_PAGE_MAKE) />
        {form}
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Networks.path()>{i18n.t(key::NETWORK_PAGE_BACK)}</a>
        </p>
    }
}
