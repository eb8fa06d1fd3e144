//! Whom KSF works with: the organisations, one of them, a new one, and each region's map of what they can help with.

mod actors;
mod detail;
mod list;
mod new;
mod steps;

pub(in crate::features) use detail::happened;

use crate::routing::Route;
use leptos::prelude::*;

/// The pages of this folder.
pub(crate) fn page(route: Route) -> AnyView {
    match route {
        Route::NewOrganisation => view! { <new::NewOrganisation /> }.into_any(),
        Route::Organisation(id) => view! { <detail::OrganisationPage id=id /> }.into_any(),
        Route::RegionActors(slug) => view! { <actors::RegionActors slug=slug /> }.into_any(),
        _ => view! { <list::Organisations /> }.into_any(),
    }
}
