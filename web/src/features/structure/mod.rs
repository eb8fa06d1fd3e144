//! The structure of KSF: municipalities, regions, clusters, and the research organisations beside them.

mod clusters;
mod facts;
mod municipalities;
mod organisations;
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
        Route::Clusters => view! { <clusters::Clusters /> }.into_any(),
        Route::Cluster(id) => view! { <clusters::ClusterPage id=id /> }.into_any(),
        Route::Organisations => view! { <organisations::Organisations /> }.into_any(),
        _ => view! { <municipalities::Municipalities /> }.into_any(),
    }
}
