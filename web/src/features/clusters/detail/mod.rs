//! One cluster: what is asked of its municipalities, where it stands, what it lacks, who is in it, and what has happened.

mod agreements;
mod asked;
mod events;
mod members;
mod over_time;
mod state;
mod subclusters;

pub(in crate::features) use events::happened;

use super::{lacks, steps};
use crate::asked_day::{ChooseDay, OtherDay, as_of, asked_day, on};
use crate::features::needs::near::{Near, NearNeeds};
use crate::features::people::{OfferHere, posts};
use crate::features::structure::ways::Ways;
use crate::i18n::use_i18n;
use crate::lacks::LacksSection;
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::steps::{Actions, StepDialog, Steps};
use agreements::Agreements;
pub(super) use agreements::period as agreement_period;
use asked::Asked;
use client::Versioned;
use contract::people::Me;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::access::Role;
use domain::register::{ClusterLack, ClusterStatus};
use events::ClusterHistory;
use leptos::prelude::*;
use members::Members;
use over_time::OverTime;
use state::State;
pub(super) use state::{not_begun, stands_in};
use std::sync::Arc;
use subclusters::Subclusters;
use texts::key;
use time::Date;
use ui::{Loaded, PageHeading};

/// The id of the heading over where the cluster stands, to which the reader comes after a step.
const STATE: &str = "state";

/// What the parts of the page share.
#[derive(Clone)]
struct Shared {
    /// The steps of the page.
    steps: Steps<ClusterView>,
    /// Whoever may change something here: signed in, and looking at today.
    me: Option<Arc<Me>>,
    /// Another day than today.
    day: Option<Date>,
}

/// The page.
#[component]
pub(super) fn ClusterPage(id: ClusterId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::CLUSTER)));
    let day = asked_day();
    let cluster = load(move |session| {
        let as_of = as_of(day.get());
        async move { session.call(async |client| client.get_cluster(id, &as_of).await).await }
    });
    let refetch = move |()| cluster.refetch();
    let show = move |loaded: Versioned<ClusterView>| {
        title.set(Some(loaded.value.name.clone()));
        if let (Some(looked_at), None) = (day.get_untracked(), loaded.value.status) {
            return view! {
                <OtherDay day=looked_at route=Route::Cluster(id) />
                {not_begun(i18n, &loaded.value, day.get_untracked())}
                <ChooseDay day=day route=Route::Cluster(id) />
            }
            .into_any();
        }
        view! { <Whole loaded=loaded title=title day=day refetch=refetch /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=cluster view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Clusters.path()>{i18n.t(key::CLUSTER_PAGE_BACK)}</a>
        </p>
    }
}

#[component]
fn Whole(
    loaded: Versioned<ClusterView>,
    title: RwSignal<Option<String>>,
    day: Memo<Option<Date>>,
    #[prop(into)] refetch: Callback<()>,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let id = loaded.value.id;
    let current = RwSignal::new(loaded);
    let cluster = Signal::derive(move || current.with(|c| c.value.clone()));
    Effect::new(move |_| title.set(Some(cluster.with(|c| c.name.clone()))));
    let steps = Steps::new(current);
    let looked_at = day.get_untracked();
    let me = session.me_now().filter(|_| looked_at.is_none());
    let shared = StoredValue::new(Shared { steps, me: me.clone(), day: looked_at });
    let sheet = on(&Route::ClusterSheet(id), looked_at);
    let act = Callback::new(move |lack| {
        let role = Role::ClusterCoordinator;
        let coordinator = lack == ClusterLack::Coordinator.code();
        coordinator.then(|| view! { <OfferHere role=role place=id.to_string() /> }).into_any()
    });
    let people = posts::posts(posts::of_cluster(id, looked_at));
    let begun = Memo::new(move |_| cluster.with(|cluster| cluster.status.is_some()));
    let lacking = move || {
        let told = cluster.with(|c| c.status.is_some_and(|status| status != ClusterStatus::Closed));
        let lacks = Signal::derive(move || cluster.with(|cluster| lacks::of(i18n, cluster)));
        told.then(|| view! { <LacksSection lacks=lacks act=act /> })
    };
    view! {
        {looked_at.map(|day| view! { <OtherDay day=day route=Route::Cluster(id) /> })}
        <Asked cluster=cluster shared=shared />
        <State cluster=cluster people=people shared=shared />
        <Ways sheet=sheet place=("cluster", id.to_string()) />
        {lacking}
        {me.map(|me| {
            let possible = move |cluster: &ClusterView| {
                steps::steps(cluster).into_iter().chain(steps::of_members(cluster, &me)).collect()
            };
            view! { <Actions steps=steps possible=possible pages=|_| Vec::new() /> }
        })}
        // What is to begin has nothing of this yet.
        <Show when=move || begun.get()>
            <Members cluster=cluster people=people shared=shared />
            {looked_at.is_none().then(|| view! { <NearNeeds near=Near::Cluster(id) /> })}
            <Agreements cluster=cluster shared=shared />
            <Subclusters cluster=cluster shared=shared />
            <OverTime cluster=cluster />
        </Show>
        <ChooseDay day=day route=Route::Cluster(id) />
        <ClusterHistory cluster=cluster />
        <StepDialog
            steps=steps
            place=format!("cluster.{id}")
            refetch=refetch
            landing=STATE
            gone=Route::Clusters
        />
    }
}
