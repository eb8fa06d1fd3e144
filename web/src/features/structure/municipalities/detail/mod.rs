//! One municipality: where it belongs, who answers for it, what it has decided, what it lacks, and how it came to be so.

mod agreements;
mod anchoring;
mod consents;
mod contact;
mod cooperation;
mod documents;
mod events;
mod over_time;
mod register;
mod state;

pub(in crate::features) use events::happened;

use super::around::{Around, has_ended, is_before, seen};
use super::{lacks, steps};
use crate::asked_day::{ChooseDay, OtherDay, asked_day, on};
use crate::features::needs::near::{Near, NearNeeds};
use crate::features::people::OfferHere;
use crate::features::structure::ways::Ways;
use crate::features::waiting::WaitingHere;
use crate::format;
use crate::i18n::use_i18n;
use crate::lacks::LacksSection;
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::steps::{Actions, StepDialog, Steps};
pub(super) use agreements::standing;
pub(super) use anchoring::said;
use client::Versioned;
pub(super) use contact::answers;
use contract::page::Paging;
use contract::structure::{AsOf, MunicipalityView};
use domain::access::Role;
use domain::register::{MunicipalityLack, MunicipalityNumber};
use domain::structure::municipality::MunicipalityAction;
use leptos::prelude::*;
pub(super) use state::not_begun;
use texts::key;
use time::Date;
use ui::{Loaded, PageHeading};

/// The id of the heading over where the municipality stands, to which the reader comes after a step.
const STATE: &str = "state";

/// What the parts of the page share.
#[derive(Clone)]
struct Shared {
    /// The municipality.
    place: Signal<MunicipalityView>,
    /// The steps of the page.
    steps: Steps<MunicipalityView>,
    /// Another day than today.
    day: Option<Date>,
}

impl Shared {
    /// Whether one may do something here, now: what one looks at on another day is only read.
    fn may(&self, action: MunicipalityAction) -> bool {
        self.day.is_none() && self.place.with(|place| place.allowed_actions.contains(&action))
    }
}

/// The page.
#[component]
pub(in crate::features::structure) fn MunicipalityPage(number: MunicipalityNumber) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::MUNICIPALITY)));
    let day = asked_day();
    let wanted = number.clone();
    let place = load(move |session| {
        let (number, day) = (wanted.as_str().to_owned(), day.get());
        async move { session.call(async |client| seen(&client, &number, day).await).await }
    });
    let refetch = move |()| place.refetch();
    let show = move |loaded: Versioned<MunicipalityView>| {
        title.set(Some(loaded.value.name.clone()));
        if let Some(looked_at) = day.get_untracked().filter(|day| is_before(&loaded.value, Some(*day))) {
            let route = Route::Municipality(number.clone());
            return view! {
                <OtherDay day=looked_at route=route.clone() />
                {state::not_begun(i18n, &loaded.value)}
                <ChooseDay day=day route=route />
            }
            .into_any();
        }
        view! { <Whole loaded=loaded number=number.clone() day=day refetch=refetch /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=place view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Municipalities.path()>{i18n.t(key::HOME_GO_MUNICIPALITIES)}</a>
        </p>
    }
}

#[component]
fn Whole(
    loaded: Versioned<MunicipalityView>,
    number: MunicipalityNumber,
    day: Memo<Option<Date>>,
    #[prop(into)] refetch: Callback<()>,
) -> impl IntoView {
    let current = RwSignal::new(loaded);
    let place = Signal::derive(move || current.with(|current| current.value.clone()));
    let steps = Steps::new(current);
    // One that is not there yet is shown as on its first day, where nothing can be done either.
    let asked = day.get_untracked();
    let first = current.with_untracked(|current| current.value.valid_from);
    let looked_at = asked.or_else(|| (first > format::today()).then_some(first));
    let shared = Shared { place, steps, day: looked_at };
    let route = Route::Municipality(number.clone());
    // Each step may change what is around it, also where the municipality itself has no new version.
    let around = load(move |session| {
        let place = place.get();
        async move { session.call(async |client| Around::fetch(&client, &place, looked_at).await).await }
    });
    let missing = move |around: Around| {
        let place = place.get_untracked();
        let missing = lacks::of(&place, &around);
        let number = place.number.clone();
        let act = Callback::new(move |lack| {
            let contact = lack == MunicipalityLack::Contact.code();
            contact.then(|| view! { <OfferHere role=Role::RdContact place=number.clone() /> }).into_any()
        });
        let is_there = !has_ended(&place, looked_at) && looked_at == asked;
        let missing = is_there.then(|| {
            view! { <LacksSection lacks=Signal::stored(missing) act=act /> }
        });
        view! {
            {missing}
            <contact::Contact around=around.clone() />
            <agreements::Agreements place=place clusters=around.clusters />
        }
        .into_any()
    };
    let consents = {
        let shared = shared.clone();
        move |around: Around| {
            let (shared, place) = (shared.clone(), place.get_untracked());
            view! { <consents::Consents shared=shared place=place consents=around.consents /> }.into_any()
        }
    };
    let sheet = on(&Route::MunicipalitySheet(number.clone()), looked_at);
    view! {
        {asked.map(|day| view! { <OtherDay day=day route=route.clone() /> })}
        <state::Passing place=place day=asked />
        <state::State place=place day=looked_at around=around />
        <Ways sheet=sheet place=("municipality", number.as_str().to_owned()) />
        {looked_at.is_none().then(|| view! { <WaitingHere number=number.as_str().to_owned() /> })}
        <Loaded resource=around view=missing />
        <Possible shared=shared.clone() />
        {looked_at.is_none().then(|| {
            view! { <NearNeeds near=Near::Municipality(number.as_str().to_owned()) /> }
        })}
        <anchoring::Anchoring shared=shared.clone() />
        <documents::Documents shared=shared.clone() />
        <Loaded resource=around view=consents />
        {move || view! { <register::Register place=place.get() /> }}
        <cooperation::Cooperation number=number.as_str().to_owned() />
        <over_time::OverTime place=place />
        <ChooseDay day=day route=route />
        <events::MunicipalityHistory place=place />
        <StepDialog
            steps=steps
            place=format!("municipality.{}", number.as_str())
            refetch=refetch
            landing=STATE
            gone=Route::Municipalities
        />
    }
}

/// What KS can do with it: its own steps stand with what they change.
#[component]
fn Possible(shared: Shared) -> impl IntoView {
    let session = use_session();
    if !untrack(|| shared.may(MunicipalityAction::MoveToRegion)) {
        return ().into_any();
    }
    let regions = LocalResource::new(move || async move {
        let regions = session
            .call(async |client| client.list_regions(&AsOf::default(), &Paging::default()).await)
            .await;
        // Without them the page says nothing of moving; all else on it stands.
        regions.map(|page| page.items).unwrap_or_default()
    });
    let possible = move |place: &MunicipalityView| {
        let regions = regions.get().unwrap_or_default();
        let others: Vec<_> = regions
            .into_iter()
            .filter(|region| place.region.as_ref().is_none_or(|now| now.slug != region.slug))
            .collect();
        if others.is_empty() { Vec::new() } else { vec![steps::move_to_region(place, &others)] }
    };
    view! { <Actions steps=shared.steps possible=possible pages=|_| Vec::new() /> }.into_any()
}
