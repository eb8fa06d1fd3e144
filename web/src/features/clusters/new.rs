//! A new cluster: a few answers, and the rest can wait.

use super::steps::{found, founders};
use crate::features::people::posts;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::steps::StepForm;
use client::Versioned;
use contract::page::{Page, Paging};
use contract::structure::{ClusterView, CooperationFilter, CooperationView};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use texts::key;
use ui::{Loaded, PageHeading};

/// The page.
#[component]
pub(super) fn NewCluster() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let may = session.me_now().is_some_and(|me| !founders(&me).is_empty());
    let cooperations = load(async move |session| {
        let paging = Paging { limit: Some(200), ..Paging::default() };
        session
            .call(async |client| client.list_cooperations(&CooperationFilter::default(), &paging).await)
            .await
    });
    let show = move |page: Page<CooperationView>| view! { <Form cooperations=page.items /> }.into_any();
    view! {
        <PageHeading text=i18n.t(key::CLUSTER_PAGE_START) />
        {if may {
            view! {
                <p class="ds-paragraph">{i18n.t(key::CLUSTER_NEW_INTRO)}</p>
                <Loaded resource=cooperations view=show />
            }
            .into_any()
        } else {
            view! {
                <p class="ds-paragraph"><strong>{i18n.t(key::CLUSTER_PAGE_CANNOT_TITLE)}</strong></p>
                <p class="ds-paragraph">{i18n.t(key::CLUSTER_PAGE_CANNOT_DETAIL)} " " {posts::find(i18n)}</p>
            }
            .into_any()
        }}
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Clusters.path()>{i18n.t(key::CLUSTER_PAGE_BACK)}</a>
        </p>
    }
}

#[component]
fn Form(cooperations: Vec<CooperationView>) -> impl IntoView {
    let (session, navigate) = (use_session(), use_navigate());
    let step = session.me_now().map(|me| Arc::new(found(&me, &cooperations)));
    let done = move |made: Option<Versioned<ClusterView>>| {
        let route = made.map_or(Route::Clusters, |made| Route::Cluster(made.value.id));
        navigate(&route.path(), NavigateOptions::default());
    };
    let done = Callback::new(done);
    step.map(|step| {
        view! {
            <StepForm step=step place="cluster" etag=Signal::stored(String::new()) on_done=done on_reload=|()| {} />
        }
    })
}
