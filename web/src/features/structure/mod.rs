//! The structure of KSF: municipalities and regions. Clusters and organisations have rooms of their own.

pub(super) mod facts;
mod municipalities;
mod regions;

use crate::routing::Route;
use leptos::prelude::*;

/// The pages of this folder.
pub(crate) fn page(route: Route) -> AnyView {
    match route {
        Route::Municipality(number) => {
            view! { <municipalities::MunicipalityPage number=number /> }.into_any()
        }
        Route::Regions => view! { <regions::Regions /> }.into_any(),
        Route::Region(slug) => view! { <regions::RegionPage slug=slug /> }.into_any(),
        _ => view! { <municipalities::Municipalities /> }.into_any(),
    }
}
