//! One region: who hosts and coordinates it, what is in it, what it lacks, and how it came to be so.

mod clusters;
mod events;
mod municipalities;
mod over_time;
mod state;

pub(in crate::features) use events::happened;

use super::around::Around;
use super::{lacks, steps};
use crate::asked_day::{ChooseDay, OtherDay, as_of, asked_day, on};
use crate::features::needs::near::{Near, NearNeeds};
use crate::features::people::{OfferHere, posts};
use crate::features::structure::ways::Ways;
use crate::i18n::use_i18n;
use crate::lacks::LacksSection;
use crate::routing::{Route, Slug};
use crate::session::load;
use crate::steps::{Actions, StepDialog, Steps};
use client::Versioned;
use contract::structure::RegionView;
use domain::access::Role;
use domain::register::{RegionLack, RegionStatus};
use leptos::prelude::*;
pub(super) use state::{coordinator, host};
use texts::key;
use time::Date;
use ui::{Loaded, PageHeading};

/// The id of the heading over where the region stands, to which the reader comes after a step.
const STATE: &str = "state";

/// The page.
#[component]
pub(in crate::features::structure) fn RegionPage(slug: Slug) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::REGION)));
    let day = asked_day();
    let wanted = slug.0.clone();
    let region = load(move |session| {
        let (slug, as_of) = (wanted.clone(), as_of(day.get()));
        async move { session.call(async |client| client.get_region(&slug, &as_of).await).await }
    });
    let refetch = move |()| region.refetch();
    let show = move |loaded: Versioned<RegionView>| {
        title.set(Some(loaded.value.name.clone()));
        view! { <Whole loaded=loaded day=day refetch=refetch /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=region view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Regions.path()>{i18n.t(key::PLACE_PAGE_TO_REGIONS)}</a>
        </p>
    }
}

#[component]
fn Whole(
    loaded: Versioned<RegionView>,
    day: Memo<Option<Date>>,
    #[prop(into)] refetch: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let slug = loaded.value.slug.clone();
    let current = RwSignal::new(loaded);
    let region = Signal::derive(move || current.with(|current| current.value.clone()));
    let steps = Steps::new(current);
    let looked_at = day.get_untracked();
    let route = Route::Region(Slug(slug.clone()));
    let wanted = slug.clone();
    let around = load(move |session| {
        let slug = wanted.clone();
        async move { session.call(async |client| Around::fetch(&client, &slug, looked_at).await).await }
    });
    let parts = move |around: Around| {
        view! {
            <clusters::Clusters clusters=around.clusters />
            <municipalities::Municipalities region=region municipalities=around.municipalities />
        }
        .into_any()
    };
    let place = slug.clone();
    let act = Callback::new(move |lack| {
        let role = Role::RegionalCoordinator;
        let coordinator = lack == RegionLack::Coordinator.code();
        coordinator.then(|| view! { <OfferHere role=role place=place.clone() /> }).into_any()
    });
    let lacking = move || {
        let open = region.with(|region| region.status != RegionStatus::Closed);
        let lacks = Signal::derive(move || region.with(lacks::of));
        open.then(|| view! { <LacksSection lacks=lacks act=act /> })
    };
    let people = posts::posts(posts::of_region(&slug, looked_at));
    let sheet = on(&Route::RegionSheet(Slug(slug.clone())), looked_at);
    let actors = (key::ORGANISATION_PAGE_ACTORS_LINK, Route::RegionActors(Slug(slug.clone())).path());
    let actions = looked_at.is_none().then(|| {
        let possible = move |region: &RegionView| steps::steps(region, i18n);
        view! { <Actions steps=steps possible=possible pages=|_| Vec::new() /> }
    });
    view! {
        {looked_at.map(|day| view! { <OtherDay day=day route=route.clone() /> })}
        <state::State region=region people=people day=looked_at />
        <Ways sheet=sheet place=("region", slug.clone()) more=vec![actors] />
        {lacking}
        {actions}
        {looked_at.is_none().then(|| view! { <NearNeeds near=Near::Region(slug.clone()) /> })}
        <Loaded resource=around view=parts />
        <over_time::OverTime region=region />
        <ChooseDay day=day route=route />
        <events::RegionHistory region=region />
        <StepDialog
            steps=steps
            place=format!("region.{slug}")
            refetch=refetch
            landing=STATE
            gone=Route::Regions
        />
    }
}
