//! Whom KSF works with: the organisations, one of them, a new one, and each region's map of what they can help with.

mod actors;
mod detail;
mod list;
mod new;
mod steps;

pub(in crate::features) use detail::happened;

use crate::routing::Route;
use leptos::prelude::*;

/// The organisations.
pub(crate) fn organisations(_: Route) -> AnyView {
    view! { <list::Organisations /> }.into_any()
}

/// An organisation, and adding one.
pub(crate) fn organisation(route: Route) -> AnyView {
    match route {
        Route::Organisation(id) => view! { <detail::OrganisationPage id=id /> }.into_any(),
        _ => view! { <new::NewOrganisation /> }.into_any(),
    }
}

/// Who there is in a region.
pub(crate) fn actors(route: Route) -> AnyView {
    match route {
        Route::RegionActors(slug) => view! { <actors::RegionActors slug=slug /> }.into_any(),
        _ => ().into_any(),
    }
}
