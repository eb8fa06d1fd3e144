//! The municipal clusters: the list, a new one, one cluster, and one on a sheet of paper.

mod detail;
mod lacks;
mod list;
mod new;
#[cfg(test)]
pub(in crate::features) mod samples;
mod sheet;
mod steps;

pub(in crate::features) use detail::happened;
pub(super) use lacks::in_a_cell;
pub(super) use list::items;

use crate::routing::Route;
use leptos::prelude::*;

/// The clusters.
pub(crate) fn clusters(_: Route) -> AnyView {
    view! { <list::Clusters /> }.into_any()
}

/// A cluster, and starting one.
pub(crate) fn cluster(route: Route) -> AnyView {
    match route {
        Route::Cluster(id) => view! { <detail::ClusterPage id=id /> }.into_any(),
        _ => view! { <new::NewCluster /> }.into_any(),
    }
}

/// A cluster on paper.
pub(crate) fn paper(route: Route) -> AnyView {
    match route {
        Route::ClusterSheet(id) => view! { <sheet::ClusterSheet id=id /> }.into_any(),
        _ => ().into_any(),
    }
}
