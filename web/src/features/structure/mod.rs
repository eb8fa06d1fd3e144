//! The structure of KSF: municipalities, regions, and what has changed in it. Clusters and organisations have rooms of
//! their own.

pub(super) mod facts;
mod municipalities;
mod regions;
mod timeline;
pub(super) mod ways;

pub(in crate::features) use municipalities::happened as happened_to_municipality;
pub(in crate::features) use regions::happened as happened_to_region;

use crate::routing::Route;
use leptos::prelude::*;

/// The municipalities.
pub(crate) fn municipalities(_: Route) -> AnyView {
    view! { <municipalities::Municipalities /> }.into_any()
}

/// A municipality, on the screen or on paper.
pub(crate) fn municipality(route: Route) -> AnyView {
    match route {
        Route::MunicipalitySheet(number) => {
            view! { <municipalities::MunicipalitySheet number=number /> }.into_any()
        }
        Route::Municipality(number) => {
            view! { <municipalities::MunicipalityPage number=number /> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// The regions.
pub(crate) fn regions(_: Route) -> AnyView {
    view! { <regions::Regions /> }.into_any()
}

/// A region, on the screen or on paper.
pub(crate) fn region(route: Route) -> AnyView {
    match route {
        Route::RegionSheet(slug) => view! { <regions::RegionSheet slug=slug /> }.into_any(),
        Route::Region(slug) => view! { <regions::RegionPage slug=slug /> }.into_any(),
        _ => ().into_any(),
    }
}

/// What changed, day by day.
pub(crate) fn timeline(_: Route) -> AnyView {
    view! { <timeline::TimelinePage /> }.into_any()
}
