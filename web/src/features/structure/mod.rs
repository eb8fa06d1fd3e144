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

/// The pages of this folder.
pub(crate) fn page(route: Route) -> AnyView {
    match route {
        Route::Municipality(number) => {
            view! { <municipalities::MunicipalityPage number=number /> }.into_any()
        }
        Route::MunicipalitySheet(number) => {
            view! { <municipalities::MunicipalitySheet number=number /> }.into_any()
        }
        Route::Regions => view! { <regions::Regions /> }.into_any(),
        Route::Region(slug) => view! { <regions::RegionPage slug=slug /> }.into_any(),
        Route::RegionSheet(slug) => view! { <regions::RegionSheet slug=slug /> }.into_any(),
        Route::Timeline => view! { <timeline::TimelinePage /> }.into_any(),
        _ => view! { <municipalities::Municipalities /> }.into_any(),
    }
}
