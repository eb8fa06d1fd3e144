//! A new organisation, that no register brings.

use super::steps::make;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::use_session;
use crate::steps::StepForm;
use client::Versioned;
use contract::organisations::OrganisationView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use texts::key;
use ui::PageHeading;

/// The page.
#[component]
pub(super) fn NewOrganisation() -> impl IntoView {
    let (i18n, session, navigate) = (use_i18n(), use_session(), use_navigate());
    let may = session.me_now().is_some_and(|me| me.answers_for.any());
    let done = move |made: Option<Versioned<OrganisationView>>| {
        let route = made.map_or(Route::Organisations, |made| Route::Organisation(made.value.id));
        navigate(&route.path(), NavigateOptions::default());
    };
    let done = Callback::new(done);
    let form = if may {
        view! {
            <p class="ds-paragraph">{i18n.t(key::ORGANISATION_PAGE_NEW_INTRO)}</p>
            <StepForm
                step=Arc::new(make())
                place="organisation"
                etag=Signal::stored(String::new())
                on_done=done
                on_reload=|()| {}
            />
        }
        .into_any()
    } else {
        view! {
            <p class="ds-paragraph"><strong>{i18n.t(key::ORGANISATION_PAGE_CANNOT_TITLE)}</strong></p>
            <p class="ds-paragraph">{i18n.t(key::ORGANISATION_PAGE_CANNOT_DETAIL)}</p>
        }
        .into_any()
    };
    view! {
        <PageHeading text=i18n.t(key::ORGANISATION_PAGE_MAKE) />
        {form}
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Organisations.path()>{i18n.t(key::ORGANISATION_PAGE_BACK)}</a>
        </p>
    }
}
