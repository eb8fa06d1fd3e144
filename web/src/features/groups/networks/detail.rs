//! One theme network: what it is about, who keeps it going, who is in it, and what has happened.

use super::super::detail::STATE;
use super::super::events::TOLD;
use super::super::members::Members;
use super::steps;
use crate::asked_day::{ChooseDay, OtherDay, as_of, asked_day, not_there};
use crate::features::structure::facts::{Fact, municipality, period};
use crate::format;
use crate::history::{self, History};
use crate::i18n::{I18n, use_i18n};
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::steps::{Actions, StepDialog, Steps};
use client::Versioned;
use contract::groups::{NeedRef, NetworkView, NextCoordinator};
use domain::GroupId;
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::{Loaded, PageHeading};

/// The page.
#[component]
pub(in super::super) fn NetworkPage(id: GroupId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::NETWORK)));
    let day = asked_day();
    let network = load(move |session| {
        let as_of = as_of(day.get());
        async move { session.call(async |client| client.get_network(id, &as_of).await).await }
    });
    let refetch = move |()| network.refetch();
    let show = move |loaded: Versioned<NetworkView>| {
        title.set(Some(loaded.value.name.clone()));
        view! { <Whole loaded=loaded title=title day=day refetch=refetch /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=network view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Networks.path()>{i18n.t(key::NETWORK_PAGE_BACK)}</a>
        </p>
    }
}

#[component]
fn Whole(
    loaded: Versioned<NetworkView>,
    title: RwSignal<Option<String>>,
    day: Memo<Option<Date>>,
    #[prop(into)] refetch: Callback<()>,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let id = loaded.value.id;
    let looked_at = day.get_untracked();
    let me = session.me_now().filter(|_| looked_at.is_none());
    let current = RwSignal::new(loaded);
    let network = Signal::derive(move || current.with(|c| c.value.clone()));
    Effect::new(move |_| title.set(Some(network.with(|n| n.name.clone()))));
    let absent = network.with_untracked(|n| not_there(looked_at, n.valid_from, n.valid_to));
    let steps = Steps::new(current);
    let entries = load(move |session| {
        let _version = network.with(|n| n.version);
        async move { session.call(async |client| client.list_network_history(id, &history::paging()).await).await }
    });
    view! {
        {looked_at.map(|day| view! { <OtherDay day=day route=Route::Network(id) /> })}
        <section class="app-panel" aria-labelledby=STATE>
            <h2 class="ds-heading" data-size="sm" id=STATE tabindex="-1">{i18n.t(key::NETWORK_PAGE_STATE)}</h2>
            {absent.then(|| {
                view! { <p class="ds-paragraph">{i18n.t(key::NETWORK_PAGE_NOT_THERE)}</p> }
            })}
            {move || (!absent).then(|| facts(i18n, network.get()))}
        </section>
        {me.map(|me| {
            let possible = move |network: &NetworkView| steps::steps(network, &me);
            view! { <Actions steps=steps possible=possible pages=|_| Vec::new() /> }
        })}
        {(!absent).then(|| {
            view! {
                <Members
                    members=Signal::derive(move || network.with(|n| n.members.clone()))
                    planned=Signal::derive(move || network.with(|n| n.planned.clone()))
                    ending=|_| None
                    none=key::NETWORK_PAGE_NO_MEMBERS
                />
            }
        })}
        <ChooseDay day=day route=Route::Network(id) />
        <History entries=entries told=TOLD />
        <StepDialog
            steps=steps
            place=format!("network.{id}")
            refetch=refetch
            landing=STATE
            gone=Route::Networks
        />
    }
}

/// The need a network came from, with the way to it.
fn need(need: NeedRef, signed_in: bool) -> impl IntoView {
    let route = if signed_in { Route::Need(need.id) } else { Route::PublishedNeed(need.id) };
    let reference = need.reference.map(|reference| format!(" ({reference})"));
    view! { <a class="ds-link" href=route.path()>{need.title}</a> {reference} }
}

/// Who is to keep it going from a later day.
fn next_coordinator(i18n: I18n, next: NextCoordinator) -> impl IntoView {
    let text = move || {
        let date = format::date(i18n, next.valid_from);
        let values = [("municipality", next.municipality.name.as_str()), ("date", date.as_str())];
        i18n.fill(key::NETWORK_PAGE_COORDINATOR_FROM, &values)
    };
    view! { <div>{text}</div> }
}

fn facts(i18n: I18n, network: NetworkView) -> impl IntoView {
    let session = use_session();
    let (from, to) = (network.valid_from, network.valid_to);
    let signed_in = session.me().is_some();
    view! {
        <dl class="app-facts">
            <Fact term=i18n.t(key::STRUCTURE_PAGE_THEME)>{network.theme}</Fact>
            {network.need.map(|one| {
                view! { <Fact term=i18n.t(key::NETWORK_PAGE_NEED)>{need(one, signed_in)}</Fact> }
            })}
            <Fact term=i18n.t(key::NETWORK_PAGE_COORDINATOR)>
                <div>{municipality(&network.coordinator)}</div>
                {network.next_coordinators.into_iter().map(|next| next_coordinator(i18n, next)).collect_view()}
            </Fact>
            <Fact term=i18n.t(key::GROUP_PAGE_PERIOD)>{move || period(i18n, from, to)}</Fact>
        </dl>
    }
}
